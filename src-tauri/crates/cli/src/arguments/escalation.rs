//! Who is called when, and the way back.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Printing;

/// What to do about chains of escalation.
#[derive(Debug, Subcommand)]
pub enum Escalation {
    /// List the chains with their levels
    List,
    /// Add a chain or change it, by a file like an item of `slipway escalation list --json`
    Save {
        /// The JSON file
        file: PathBuf,
    },
    /// Take a chain out
    Remove {
        /// Its key
        key: String,
    },
}

/// The way back of a release, shown, or what becomes of it.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Rollback {
    /// What to do about it
    #[command(subcommand)]
    pub step: Option<RollbackStep>,
    /// Key of the release
    #[arg(value_name = "KEY", required = true)]
    pub key: Option<String>,
}

/// What to do about the way back of a release.
#[derive(Debug, Subcommand)]
pub enum RollbackStep {
    /// Say how a release is taken back; what is not said stays as it is
    #[command(disable_version_flag = true)]
    Set(Box<WayBack>),
    /// Forget how a release is taken back
    Forget {
        /// Key of the release
        key: String,
    },
    /// Keep a decision on going back
    Decide {
        /// Key of the release
        key: String,
        /// What is decided
        #[arg(value_parser = ["go-on", "go-back"])]
        way: String,
        /// Why
        #[arg(long)]
        reason: String,
        /// Who decides; whoever acts where nothing is said
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
        /// When it was asked; now where nothing is said, UTC where no offset is said
        #[arg(long, value_name = "TIME")]
        asked: Option<String>,
    },
    /// Print the escalation card of a release on one page
    Card {
        /// Key of the release
        key: String,
        /// Where to put the PDF
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// How it is printed
        #[command(flatten)]
        printing: Printing,
    },
}

/// How a release is taken back.
#[derive(Debug, Args)]
pub struct WayBack {
    /// Key of the release
    pub key: String,
    /// Where the procedure is written down, or the procedure in a few words
    #[arg(long, value_name = "TEXT")]
    pub procedure: Option<String>,
    /// How many minutes going back takes
    #[arg(long)]
    pub minutes: Option<u32>,
    /// How many minutes it takes to see that it worked
    #[arg(long, value_name = "MINUTES")]
    pub verification: Option<u32>,
    /// The day on which it was last tested, or none
    #[arg(long, value_name = "DAY")]
    pub tested: Option<String>,
    /// How many minutes it took in that test
    #[arg(long, value_name = "MINUTES")]
    pub measured: Option<u32>,
    /// What shows the test
    #[arg(long, value_name = "TEXT")]
    pub evidence: Option<String>,
    /// The version that was taken back in the test
    #[arg(id = "tested_version", long = "version", value_name = "VERSION")]
    pub version: Option<String>,
    /// Why
    #[arg(long)]
    pub reason: Option<String>,
}
