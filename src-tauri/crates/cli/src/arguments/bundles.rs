//! Bundles: candidate changes, and what releases take along.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Which changes.
#[derive(Debug, Args)]
pub struct Changes {
    /// Only those of this service
    #[arg(long)]
    pub service: Option<String>,
    /// Only those in this release or put off to it
    #[arg(long)]
    pub release: Option<String>,
    /// Only those that are open, in or put-off
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,
    /// Only those that were put off three times or more
    #[arg(long)]
    pub escalated: bool,
}

/// What to do about a candidate change.
#[derive(Debug, Subcommand)]
pub enum Change {
    /// Add a change or change it; what is not said stays as it is
    Set(Box<ChangeCard>),
    /// Put a change into a release
    Place {
        /// Key of the change
        key: String,
        /// Key of the release
        #[arg(long, value_name = "RELEASE")]
        into: String,
        /// Show what would happen
        #[arg(long)]
        preview: bool,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Take a change out of its release, or back from where it was put off, so that nothing is decided
    Withdraw {
        /// Key of the change
        key: String,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Put a change off, to another release or until one is found
    Defer {
        /// Key of the change
        key: String,
        /// The release that does not take it; the one in which it is, or for which it waits, where nothing is said
        #[arg(long, value_name = "RELEASE")]
        from: Option<String>,
        /// The release to which it is put off
        #[arg(long, value_name = "RELEASE")]
        to: Option<String>,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Take a change out of the plan
    Remove {
        /// Its key
        key: String,
    },
}

/// What a change is.
#[derive(Debug, Args)]
pub struct ChangeCard {
    /// Its key, such as CH-12
    pub key: String,
    /// What it is, in a few words
    #[arg(long)]
    pub title: Option<String>,
    /// Key of the service that it changes
    #[arg(long)]
    pub service: Option<String>,
    /// What it is worth, 1 to 10
    #[arg(long)]
    pub value: Option<u8>,
    /// How soon it is needed, 1 to 10
    #[arg(long)]
    pub urgency: Option<u8>,
    /// The day by whose end it must be live, or none
    #[arg(long, value_name = "DAY")]
    pub deadline: Option<String>,
    /// The work that it takes, in person-days such as 2.5
    #[arg(long, value_name = "DAYS")]
    pub effort: Option<String>,
    /// How bad it is when it goes wrong, 1 to 5
    #[arg(long)]
    pub impact: Option<u8>,
    /// How likely it is to go wrong, 1 to 5
    #[arg(long)]
    pub likelihood: Option<u8>,
    /// Why it has to be in: none, security or legal
    #[arg(long, value_name = "WHY")]
    pub mandatory: Option<String>,
}

/// A bundle: shown, carried out or printed.
#[derive(Debug, Args)]
pub struct Bundle {
    /// Key of the release
    pub release: String,
    /// The release to which others are put off; the next one of the same train where nothing is said
    #[arg(long, value_name = "RELEASE")]
    pub next: Option<String>,
    /// Carry the proposal out, as one operation
    #[arg(long, conflicts_with = "out")]
    pub apply: bool,
    /// Carry it out only for this change; may be said again
    #[arg(long, value_name = "CHANGE", requires = "apply")]
    pub change: Vec<String>,
    /// Show what carrying it out would do
    #[arg(long, requires = "apply")]
    pub preview: bool,
    /// Why
    #[arg(long, requires = "apply")]
    pub reason: Option<String>,
    /// Print what is included and what is deferred, and why
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

/// What to do about the risk budget of a release.
#[derive(Debug, Subcommand)]
pub enum Budget {
    /// Say how much risk a release takes along
    Set {
        /// Key of the release
        release: String,
        /// The most points that its changes may have together
        #[arg(long, value_name = "POINTS", required_unless_present = "none")]
        cap: Option<u32>,
        /// Take the budget away, with what was accepted
        #[arg(long, conflicts_with = "cap")]
        none: bool,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Accept by name that a release takes more risk along than its budget
    Accept {
        /// Key of the release
        release: String,
        /// The greatest sum of points for which it holds; the sum of now where nothing is said
        #[arg(long, value_name = "POINTS")]
        up_to: Option<u32>,
        /// Who accepts it; whoever acts where nothing is said
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
        /// Why
        #[arg(long)]
        reason: String,
    },
    /// Take an acceptance back; the budget stays
    Withdraw {
        /// Key of the release
        release: String,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
}
