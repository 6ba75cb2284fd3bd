//! What needs what.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Two ends of a link.
#[derive(Debug, Subcommand)]
pub enum Link {
    /// Let one service need another, or change the link between them
    Services {
        /// Key of the service that needs
        from: String,
        /// Key of the service that is needed
        to: String,
        /// runtime-hard, runtime-soft, data, build, configuration or vendor
        #[arg(long = "type", value_name = "TYPE")]
        kind: String,
        /// The least version that is needed, such as 2.4
        #[arg(long, value_name = "VERSION")]
        min_version: Option<String>,
    },
    /// Let one release wait for another, or change the link between them
    Releases {
        /// Key of the release that waits
        successor: String,
        /// Key of the release for which it waits
        predecessor: String,
        /// FS, SS, FF or SF: which ends are tied together
        #[arg(long, default_value = "FS")]
        relation: String,
        /// How long after, such as 30m, -1h or 2wd
        #[arg(long, default_value = "0", allow_hyphen_values = true)]
        lag: String,
        /// Whose days a lag in working days counts: predecessor, successor or project
        #[arg(long, default_value = "predecessor")]
        calendar: String,
    },
}

/// Two ends of a link that goes.
#[derive(Debug, Subcommand)]
pub enum Unlink {
    /// Let one service no longer need another
    Services {
        /// Key of the service that needs
        from: String,
        /// Key of the service that is needed
        to: String,
    },
    /// Let one release no longer wait for another
    Releases {
        /// Key of the release that waits
        successor: String,
        /// Key of the release for which it waits
        predecessor: String,
    },
}

/// What a map shows.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum MapSubject {
    /// Services and what each needs
    #[default]
    Services,
    /// Releases and what each waits for
    Releases,
    /// Steps of runbooks and what each waits for
    Steps,
}

/// What stands together on a map.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum MapGrouping {
    /// Nothing
    #[default]
    None,
    /// What belongs to a team
    Team,
    /// What is of the same tier
    Tier,
}

/// Which map, and where to put it.
#[derive(Debug, Args)]
pub struct Map {
    /// What it shows
    #[arg(value_enum, default_value_t)]
    pub subject: MapSubject,
    /// Only what lies around this key; of steps only those of this release
    #[arg(long, value_name = "KEY")]
    pub around: Option<String>,
    /// How many links around it
    #[arg(long, default_value_t = 2, requires = "around")]
    pub depth: u32,
    /// Leave out what has no link
    #[arg(long)]
    pub linked: bool,
    /// What stands together
    #[arg(long, value_enum, default_value_t)]
    pub group_by: MapGrouping,
    /// Draw the members of this team as one node; may be said several times
    #[arg(long, value_name = "TEAM")]
    pub collapse: Vec<String>,
    /// Only links of this type, such as data or FS; may be said several times
    #[arg(long = "type", value_name = "TYPE")]
    pub kinds: Vec<String>,
    /// Write it: .svg, .pdf, .graphml, .dot (or .gv) or .mmd for Mermaid
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Print a PDF on A3
    #[arg(long, requires = "out")]
    pub a3: bool,
    /// Print a PDF without colour
    #[arg(long, requires = "out")]
    pub mono: bool,
    /// A font for scripts that the built-in family lacks
    #[arg(long, value_name = "FILE", requires = "out")]
    pub fallback_font: Option<PathBuf>,
}

/// What to do about a step of a runbook.
#[derive(Debug, Subcommand)]
pub enum StepOf {
    /// Add a step or change it; what is not said of a step that is there stays as it is
    Set(StepSaid),
    /// Take a step out
    Remove {
        /// Its key
        key: String,
    },
}

/// What is said about a step.
#[derive(Debug, Args)]
pub struct StepSaid {
    /// Key of the release
    pub release: String,
    /// Its key; the release's key and a number where nothing is said
    #[arg(long)]
    pub key: Option<String>,
    /// What is done
    #[arg(long)]
    pub title: Option<String>,
    /// How long it takes, in minutes
    #[arg(long)]
    pub minutes: Option<u32>,
    /// Key of the person who does it
    #[arg(long, value_name = "PERSON")]
    pub owner: Option<String>,
    /// The step for which it waits, with a relation and a lag where they are not FS and 0: KEY, KEY:SS or KEY:FS:10m; may
    /// be said several times
    #[arg(long, value_name = "STEP")]
    pub after: Vec<String>,
}
