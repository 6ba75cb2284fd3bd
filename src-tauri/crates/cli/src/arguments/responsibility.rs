//! Who answers for what, and what is missing.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Printing;

/// The grids, shown, printed or settled.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Raci {
    /// What to settle
    #[command(subcommand)]
    pub settle: Option<SettleRaci>,
    /// Only the grid of this type: standard, normal or emergency
    #[arg(value_name = "TYPE", conflicts_with = "out")]
    pub kind: Option<String>,
    /// Print every grid and the gap list
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Of the gap list only what keeps a release in its draft
    #[arg(long, requires = "out")]
    pub blocking: bool,
    /// How it is printed
    #[command(flatten)]
    pub printing: Printing,
}

/// What to settle about a grid.
#[derive(Debug, Subcommand)]
pub enum SettleRaci {
    /// Give a role other letters in one activity
    Set {
        /// The type of release: standard, normal or emergency
        #[arg(value_name = "TYPE")]
        kind: String,
        /// The activity, such as deploy
        activity: String,
        /// The role, such as deployment-lead
        role: String,
        /// Its letters of R, A, C and I, such as RA; - takes them away
        letters: String,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Take the grid of a type back to the usual one
    Reset {
        /// The type of release
        #[arg(value_name = "TYPE")]
        kind: String,
    },
}

/// What is missing, shown or written.
#[derive(Debug, Args)]
pub struct Gaps {
    /// Only those of one release
    #[arg(long, value_name = "KEY")]
    pub release: Option<String>,
    /// Only what keeps a release in its draft
    #[arg(long)]
    pub blocking: bool,
    /// Write them as a table (.csv), or print them behind the grids of their types (.pdf)
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// How they are printed
    #[command(flatten)]
    pub printing: Printing,
}

/// Who holds which role on a release, shown or said.
#[derive(Debug, Args)]
pub struct Roles {
    /// Key of the release
    pub key: String,
    /// Who holds a role in place of those of before, such as service-owner=ANN; none for nobody; may be said again
    #[arg(long, value_name = "ROLE=PERSON[,PERSON]")]
    pub set: Vec<String>,
    /// Why
    #[arg(long, requires = "set")]
    pub reason: Option<String>,
}
