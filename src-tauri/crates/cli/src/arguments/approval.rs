//! Approval: the policies, and what is decided by them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Printing;

/// What can be decided about a release.
pub const OUTCOMES: [&str; 5] = ["approved", "conditional", "deferred", "rejected", "more-information"];

/// What to do about approval policies.
#[derive(Debug, Subcommand)]
pub enum Policy {
    /// List the policies
    List,
    /// Show one policy line by line
    Show {
        /// Its key
        key: String,
    },
    /// Add a shipped policy, or bring the one of its name back to what was shipped
    Ship {
        /// centralised, decentralised or hybrid
        profile: String,
        /// Let releases be approved by it from now on
        #[arg(long)]
        enforce: bool,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Put a policy in force
    Enforce {
        /// Its key
        #[arg(required_unless_present = "none")]
        key: Option<String>,
        /// Put none in force, so that nothing has to be approved
        #[arg(long, conflicts_with = "key")]
        none: bool,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Add a policy or change it, by a file as `export` writes one
    Save {
        /// The JSON file
        file: PathBuf,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Write a policy as a file
    Export {
        /// Its key
        key: String,
        /// Where to put the JSON
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Play a policy over the releases of the last days, beside the one in force
    Replay {
        /// Its key
        key: String,
        /// Over how many days
        #[arg(long, default_value_t = 90)]
        days: u32,
    },
    /// Print a policy on one page
    Print {
        /// Its key
        key: String,
        /// Where to put the PDF
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// How it is printed
        #[command(flatten)]
        printing: Printing,
    },
    /// Take a policy out that is not in force
    Remove {
        /// Its key
        key: String,
    },
}

/// The approvals of a release, shown, or what becomes of one.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Approval {
    /// What becomes of an approval
    #[command(subcommand)]
    pub step: Option<ApprovalStep>,
    /// Key of the release
    #[arg(value_name = "KEY", required = true)]
    pub key: Option<String>,
}

/// What becomes of an approval.
#[derive(Debug, Subcommand)]
pub enum ApprovalStep {
    /// Confirm in writing what was approved in words
    Confirm {
        /// Its id, as `slipway approval KEY` shows it
        id: String,
    },
    /// Say that a condition is met
    Condition {
        /// Id of the approval
        id: String,
        /// Which of its conditions, from 0
        number: usize,
        /// Key of the person who verified it, where that is not you
        #[arg(long, value_name = "PERSON", conflicts_with = "open")]
        by: Option<String>,
        /// Say that it is open again instead
        #[arg(long)]
        open: bool,
    },
}

/// What somebody decides about a release.
#[derive(Debug, Args)]
pub struct Approve {
    /// Key of the release
    pub key: String,
    /// Key of the person who decides
    #[arg(long, value_name = "PERSON")]
    pub person: String,
    /// The role in which the person decides, such as service-owner
    #[arg(long)]
    pub role: String,
    /// What is decided
    #[arg(long, default_value = "approved", value_parser = OUTCOMES)]
    pub outcome: String,
    /// More about it
    #[command(flatten)]
    pub decision: Decision,
}

/// More about a decision.
#[derive(Debug, Args)]
pub struct Decision {
    /// Why it is deferred or rejected, or what must be known, and by whom
    #[arg(long)]
    pub reason: Option<String>,
    /// Until when it is deferred
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// A condition, such as "Tell the shops;owner=ANN;due=2026-12-01;verifier=BEN"; may be said again
    #[arg(long, value_name = "TEXT[;owner=KEY][;due=DAY][;verifier=KEY]")]
    pub condition: Vec<String>,
    /// Who heard it, where it was said and not signed
    #[arg(long, value_name = "NAME")]
    pub heard_by: Option<String>,
}
