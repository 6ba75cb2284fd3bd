//! Types of release: what each asks, and which one a release is of.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What types ask, shown or settled.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Types {
    /// What to settle
    #[command(subcommand)]
    pub settle: Option<SettleType>,
    /// Only this type: standard, normal or emergency
    #[arg(value_name = "TYPE")]
    pub kind: Option<String>,
}

/// What to settle about a type.
#[derive(Debug, Subcommand)]
pub enum SettleType {
    /// Settle what a type asks, by a file like the `rule` of `slipway types --json`
    Set {
        /// The JSON file
        file: PathBuf,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Take a type back to what is usual
    Reset {
        /// The type of release
        #[arg(value_name = "TYPE")]
        kind: String,
    },
}

/// Answers about a release, and the type that it shall have.
#[derive(Debug, Args)]
pub struct Classify {
    /// Key of the release
    pub key: String,
    /// A question that is answered with yes, such as emergency.live-reference; may be said again
    #[arg(long, value_name = "TYPE.QUESTION")]
    pub yes: Vec<String>,
    /// A question that is answered with no; what is not said stays as it was answered before
    #[arg(long, value_name = "TYPE.QUESTION")]
    pub no: Vec<String>,
    /// The incident, problem, breach or order behind it
    #[arg(long)]
    pub reference: Option<String>,
    /// The type that it shall have; the one for which the answers speak where nothing is said
    #[arg(long = "type", value_name = "TYPE")]
    pub kind: Option<String>,
    /// Why it has another type than before, or than the answers speak for
    #[arg(long)]
    pub reason: Option<String>,
    /// Who approved that
    #[arg(long, value_name = "NAME")]
    pub approver: Option<String>,
    /// Show what would happen
    #[arg(long)]
    pub preview: bool,
}
