//! How documents are printed.

use std::path::PathBuf;

use clap::Args;

/// How a document is printed; the command says where with `out`.
#[derive(Debug, Args)]
pub struct Printing {
    /// Print on Letter
    #[arg(long, requires = "out")]
    pub letter: bool,
    /// Print without colour
    #[arg(long, requires = "out")]
    pub mono: bool,
    /// A font for scripts that the built-in family lacks
    #[arg(long, value_name = "FILE", requires = "out")]
    pub fallback_font: Option<PathBuf>,
}
