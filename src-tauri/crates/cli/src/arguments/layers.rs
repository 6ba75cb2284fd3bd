//! Freezes, the exceptions from them, and how much conflicts weigh.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// Freezes on their way from a proposal to their end.
#[derive(Debug, Subcommand)]
pub enum Freeze {
    /// List freezes with their phase
    List,
    /// Show one freeze in full
    Show {
        /// Its key
        key: String,
    },
    /// Propose a freeze, or give a proposal other contents
    Propose(Box<Proposal>),
    /// Bring a proposal before those whom it concerns
    Negotiate(Which),
    /// Sign for one side; with both signatures it is agreed
    Sign {
        /// Its key
        key: String,
        /// For whom: business or it
        #[arg(long)]
        side: String,
        /// Who signs; whoever acts where nothing is said
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
    },
    /// Publish what was agreed on, so that it binds
    Publish(Which),
    /// Let it bind no longer
    End(Which),
    /// Bring it back to a proposal and take its signatures off
    Reopen(Which),
    /// Tell which releases it would displace, and where each could go
    Preview {
        /// Its key
        key: String,
    },
    /// Print its notice; a draft where it is not published
    Notice {
        /// Its key
        key: String,
        /// Where to put the PDF
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// Print on Letter
        #[arg(long)]
        letter: bool,
        /// Print without colour
        #[arg(long)]
        mono: bool,
        /// A font for scripts that the built-in family lacks
        #[arg(long, value_name = "FILE")]
        fallback_font: Option<PathBuf>,
    },
    /// Try it on a service at a time, as if it bound
    Try {
        /// Its key
        key: String,
        /// Key of the service
        #[arg(long)]
        service: String,
        /// When the work would start; UTC where no offset is said
        #[arg(long, value_name = "TIME")]
        at: String,
        /// How long the work would take
        #[arg(long, default_value_t = 60, value_parser = clap::value_parser!(i64).range(1..=527_040))]
        minutes: i64,
        /// Key of the environment; production where nothing is said
        #[arg(long)]
        environment: Option<String>,
        /// The type of release; normal where nothing is said
        #[arg(long = "type", value_name = "TYPE")]
        release_type: Option<String>,
    },
}

/// Which freeze or exception.
#[derive(Debug, Args)]
pub struct Which {
    /// Its key
    pub key: String,
    /// Why
    #[arg(long)]
    pub reason: Option<String>,
}

/// What a freeze would be.
#[derive(Debug, Args)]
pub struct Proposal {
    /// Its key
    pub key: String,
    /// freeze-hard or freeze-soft
    #[arg(long)]
    pub kind: String,
    /// What it is called; its key where nothing is said
    #[arg(long, default_value = "")]
    pub title: String,
    /// When it first begins on the wall, such as 2026-12-18T00:00
    #[arg(long, value_name = "TIME")]
    pub start: String,
    /// When it first ends on the wall
    #[arg(long, value_name = "TIME")]
    pub end: String,
    /// The zone of both; the plan's where nothing is said
    #[arg(long)]
    pub zone: Option<String>,
    /// How it recurs, such as FREQ=YEARLY
    #[arg(long, value_name = "RULE")]
    pub rrule: Option<String>,
    /// Services that it is about, separated by |; all where nothing is said
    #[arg(long, value_name = "KEYS", value_delimiter = '|')]
    pub services: Vec<String>,
    /// Teams that it is about
    #[arg(long, value_name = "KEYS", value_delimiter = '|')]
    pub teams: Vec<String>,
    /// Environments that it is about
    #[arg(long, value_name = "KEYS", value_delimiter = '|')]
    pub environments: Vec<String>,
    /// Regions that it is about
    #[arg(long, value_name = "KEYS", value_delimiter = '|')]
    pub regions: Vec<String>,
    /// Types of release that it is about
    #[arg(long, value_name = "TYPES", value_delimiter = '|')]
    pub types: Vec<String>,
    /// Key of the person who answers for its dates
    #[arg(long, value_name = "PERSON")]
    pub owner: Option<String>,
    /// Where its dates come from
    #[arg(long)]
    pub source: Option<String>,
}

/// Exceptions from freezes.
#[derive(Debug, Subcommand)]
pub enum Exception {
    /// List the register of exceptions
    List,
    /// Ask for an exception from a freeze for a release
    Request {
        /// Its key; a free one where nothing is said
        #[arg(long)]
        key: Option<String>,
        /// Key of the freeze
        #[arg(long, value_name = "KEY")]
        freeze: String,
        /// Key of the release
        #[arg(long, value_name = "KEY")]
        release: String,
        /// Why the release cannot wait
        #[arg(long)]
        reason: String,
        /// What could go wrong
        #[arg(long)]
        risk: String,
        /// How it is taken back
        #[arg(long)]
        rollback: String,
        /// What must hold before it is granted, with =met behind it where it does
        #[arg(long, value_name = "TEXT[=met]")]
        criterion: Vec<String>,
    },
    /// Grant it until it runs out
    Approve {
        /// Its key
        key: String,
        /// When it runs out; UTC where no offset is said
        #[arg(long, value_name = "TIME")]
        expires: String,
        /// A criterion that is met by now
        #[arg(long, value_name = "TEXT")]
        met: Vec<String>,
        /// Who grants it; whoever acts where nothing is said
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
    },
    /// Do not grant it
    Refuse {
        /// Its key
        key: String,
        /// Why
        #[arg(long)]
        reason: String,
        /// Who refuses it; whoever acts where nothing is said
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
    },
    /// Say how the release went that used it
    Use {
        /// Its key
        key: String,
        /// How it went
        #[arg(long)]
        outcome: String,
    },
    /// Give it up
    Withdraw(Which),
}

/// What to do about the weights of conflicts.
#[derive(Debug, Subcommand)]
pub enum Rules {
    /// Settle how much conflicts of a code weigh: hard, soft or off
    Set {
        /// The code, such as C02
        code: String,
        /// Where it matters most: tier 1, deployment leads, rollback owners
        #[arg(long, value_name = "WEIGHT")]
        critical: String,
        /// Everywhere else
        #[arg(long, value_name = "WEIGHT")]
        otherwise: String,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
}
