//! Milestones of projects.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Which milestones.
#[derive(Debug, Args)]
pub struct Milestones {
    /// Only those of this project
    #[arg(long, value_name = "NAME")]
    pub project: Option<String>,
    /// Only those for which this release waits
    #[arg(long, value_name = "KEY")]
    pub release: Option<String>,
    /// Only those that are expected too late
    #[arg(long)]
    pub late: bool,
    /// Write them as a CSV file, or print them beside their trains where the file ends in .pdf
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
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

/// What to do about a milestone.
#[derive(Debug, Subcommand)]
pub enum Milestone {
    /// Add a milestone or change it; what is not said stays as it is
    Set(Box<MilestoneSaid>),
    /// Take a milestone out
    Remove {
        /// Its key
        key: String,
    },
}

/// What is said about a milestone.
#[derive(Debug, Args)]
pub struct MilestoneSaid {
    /// Its key
    pub key: String,
    /// What is reached
    #[arg(long)]
    pub title: Option<String>,
    /// The project
    #[arg(long, value_name = "NAME")]
    pub project: Option<String>,
    /// The release that waits for it
    #[arg(long, value_name = "KEY")]
    pub release: Option<String>,
    /// The day that was promised
    #[arg(long, value_name = "DAY")]
    pub baseline: Option<String>,
    /// The day on which it is expected now
    #[arg(long, value_name = "DAY")]
    pub forecast: Option<String>,
    /// The day on which it was reached
    #[arg(long, value_name = "DAY")]
    pub actual: Option<String>,
}
