//! Trains: when they leave, and who rides.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What to do about a train.
#[derive(Debug, Subcommand)]
pub enum Train {
    /// Show its next departures with their milestones and who rides
    Show {
        /// Its key
        key: String,
        /// Only departures that end after this
        #[arg(long, value_name = "TIME")]
        from: Option<String>,
        /// How many departures
        #[arg(long, default_value_t = 6)]
        count: usize,
    },
    /// Add a train or change it; what is not said stays as it is
    Set(Box<Timetable>),
    /// Put a release on board
    Board {
        /// Key of the release
        release: String,
        /// Key of the train
        #[arg(long, value_name = "KEY")]
        train: String,
        /// The day of the departure; the next one that takes it where nothing is said
        #[arg(long, value_name = "DAY")]
        departure: Option<String>,
        /// Why it may ride although boarding has closed or there is no room
        #[arg(long, value_name = "REASON")]
        exception: Option<String>,
        /// Show what would happen
        #[arg(long)]
        preview: bool,
    },
    /// Take a release off its train; its time stays as it is
    Leave {
        /// Key of the release
        release: String,
        /// Show what would happen
        #[arg(long)]
        preview: bool,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Close the boarding of a departure: who is not ready rides on the next one
    Close(Departure),
    /// Print the sheet of a departure: who rides, who missed it, and who rides next
    Sheet {
        /// Key of the train
        key: String,
        /// The day of the departure, such as 2026-12-12
        #[arg(long, value_name = "DAY")]
        departure: String,
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
    /// Give one departure another time, with everybody on board
    Move {
        /// Which departure
        #[command(flatten)]
        which: Departure,
        /// The new start on the wall of the timetable's zone, such as 2026-12-19T20:00
        #[arg(long, value_name = "TIME")]
        to: String,
        /// A rider that stays where it is; may be said again
        #[arg(long, value_name = "KEY")]
        leave_out: Vec<String>,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Call one departure off; its riders board the next ones
    Cancel {
        /// Which departure
        #[command(flatten)]
        which: Departure,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
}

/// One departure of a train.
#[derive(Debug, Args)]
pub struct Departure {
    /// Key of the train
    pub train: String,
    /// Its day, such as 2026-12-12
    #[arg(long = "departure", value_name = "DAY")]
    pub day: String,
    /// Show what would happen
    #[arg(long)]
    pub preview: bool,
}

/// What a train is, and when it leaves.
#[derive(Debug, Args)]
pub struct Timetable {
    /// Its key
    pub key: String,
    /// What it is called
    #[arg(long)]
    pub name: Option<String>,
    /// When the first departure begins on the wall, such as 2026-12-12T20:00
    #[arg(long, value_name = "TIME", requires = "end")]
    pub start: Option<String>,
    /// When the first departure ends on the wall
    #[arg(long, value_name = "TIME", requires = "start")]
    pub end: Option<String>,
    /// The zone of both; the plan's where nothing is said
    #[arg(long, requires = "start")]
    pub zone: Option<String>,
    /// How it recurs, such as FREQ=MONTHLY;BYDAY=2SA
    #[arg(long, value_name = "RULE", requires = "start")]
    pub rrule: Option<String>,
    /// The most releases on one departure
    #[arg(long, value_name = "RELEASES")]
    pub capacity: Option<u32>,
    /// The most points of risk on one departure
    #[arg(long, value_name = "POINTS")]
    pub risk_budget: Option<u32>,
    /// A milestone in working days from the departure, with ! behind it where boarding closes; all of them are said
    #[arg(long, value_name = "NAME=DAYS[!]")]
    pub milestone: Vec<String>,
    /// A team with places of its own; all of them are said
    #[arg(long, value_name = "TEAM[=PLACES]")]
    pub carriage: Vec<String>,
}

/// What to do about the readiness checklist of a release.
#[derive(Debug, Subcommand)]
pub enum Ready {
    /// List what must be ready before a release goes
    List {
        /// Key of the release
        release: String,
    },
    /// Ask for something to be ready
    Ask {
        /// Key of the release
        release: String,
        /// What must be ready
        title: String,
        /// monitoring, support, training, capacity, licences or other
        #[arg(long, default_value = "other")]
        area: String,
        /// Keep go/no-go shut while it is open
        #[arg(long)]
        mandatory: bool,
        /// The day by whose end it is due
        #[arg(long, value_name = "DAY")]
        due: Option<String>,
        /// Key of the person who sees to it
        #[arg(long, value_name = "PERSON")]
        owner: Option<String>,
    },
    /// Say that something is ready
    Tick {
        /// Key of the release
        release: String,
        /// Its title
        title: String,
        /// Open it again instead
        #[arg(long)]
        open: bool,
    },
}
