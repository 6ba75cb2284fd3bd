//! Releases: when they are carried out, and who feels it.

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use slipway_domain::release::ReleaseState;

/// Where a release goes, and with whom.
#[derive(Debug, Args)]
pub struct Move {
    /// Its key
    pub key: String,
    /// The new start
    #[arg(long, value_name = "TIME")]
    pub to: String,
    /// The new end; the length stays where nothing is said
    #[arg(long, value_name = "TIME")]
    pub end: Option<String>,
    /// The zone of the times
    #[arg(long)]
    pub zone: Option<String>,
    /// Move what waits for it along
    #[arg(long)]
    pub cascade: bool,
    /// Another release that moves by as much on the wall of its zone; may be said again
    #[arg(long, value_name = "KEY")]
    pub with: Vec<String>,
    /// A release that stays although it would move along; may be said again
    #[arg(long, value_name = "KEY")]
    pub leave_out: Vec<String>,
    /// Show what would happen
    #[arg(long)]
    pub preview: bool,
    /// Why
    #[arg(long)]
    pub reason: Option<String>,
}

/// Where a release stands from now on.
#[derive(Debug, Args)]
pub struct Advance {
    /// Its key
    pub key: String,
    /// Its state from now on
    #[arg(value_parser = PossibleValuesParser::new(ReleaseState::WORDS.iter().copied()))]
    pub state: String,
    /// Why
    #[arg(long)]
    pub reason: Option<String>,
}

/// How often a release happens.
#[derive(Debug, Args)]
pub struct Repeat {
    /// Its key; it is the first time
    pub key: String,
    /// The rule by RFC 5545, with COUNT (the first time included) or UNTIL, such as FREQ=WEEKLY;COUNT=6
    #[arg(long, value_name = "RRULE")]
    pub rule: String,
    /// A day that is left out; may be said again
    #[arg(long, value_name = "DAY")]
    pub leave_out: Vec<String>,
    /// Show what would happen
    #[arg(long)]
    pub preview: bool,
    /// Why
    #[arg(long)]
    pub reason: Option<String>,
}

/// Which releases are put in order.
#[derive(Debug, Args)]
pub struct Sequence {
    /// Only releases that end after this
    #[arg(long, value_name = "TIME")]
    pub from: String,
    /// Only releases that start before this
    #[arg(long, value_name = "TIME")]
    pub to: String,
    /// A release that stays although it should move; may be said again
    #[arg(long, value_name = "KEY")]
    pub leave_out: Vec<String>,
    /// Show what would happen
    #[arg(long)]
    pub preview: bool,
    /// Why
    #[arg(long)]
    pub reason: Option<String>,
}

/// The outage of a release, shown, or what is said about it.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Outage {
    /// What to say about it
    #[command(subcommand)]
    pub step: Option<OutageStep>,
    /// Key of the release
    #[arg(value_name = "KEY", required = true)]
    pub key: Option<String>,
}

/// What to say about the outage of a release.
#[derive(Debug, Subcommand)]
pub enum OutageStep {
    /// Say how long the services of a release are away; what is not said stays as it is
    Set {
        /// Key of the release
        key: String,
        /// How many minutes it lasts; 0 says that there is none
        #[arg(long)]
        minutes: Option<u32>,
        /// How many minutes behind the start it begins
        #[arg(long, value_name = "MINUTES")]
        after: Option<u32>,
        /// Who feels it
        #[arg(long, value_name = "TEXT")]
        felt_by: Option<String>,
        /// Why
        #[arg(long)]
        reason: Option<String>,
        /// Whether the users were told: yes or no
        #[arg(long, value_name = "YES", value_parser = ["yes", "no"])]
        informed: Option<String>,
    },
    /// Forget what was said about the outage of a release
    Forget {
        /// Key of the release
        key: String,
    },
}
