//! Who sits on a board, and who is away.

use clap::{Args, Subcommand};

/// The boards, shown, or what is settled about one.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Board {
    /// What to settle
    #[command(subcommand)]
    pub settle: Option<SettleBoard>,
    /// Only the board of this key
    #[arg(value_name = "KEY")]
    pub key: Option<String>,
}

/// What to settle about a board.
#[derive(Debug, Subcommand)]
pub enum SettleBoard {
    /// Give somebody a seat, or change it; what is not said stays as it is
    Seat {
        /// Key of the person
        person: String,
        /// The group for which the person sits there, such as Security
        #[arg(long, value_name = "NAME")]
        group: Option<String>,
        /// Whether the person votes: yes or no; yes on a new seat
        #[arg(long, value_name = "YES", value_parser = ["yes", "no"])]
        votes: Option<String>,
        /// Key of who stands in on this board; none for the deputy that the person has everywhere
        #[arg(long, value_name = "PERSON")]
        deputy: Option<String>,
        /// Which board
        #[command(flatten)]
        which: WhichBoard,
    },
    /// Take somebody's seat away
    Unseat {
        /// Key of the person
        person: String,
        /// Which board
        #[command(flatten)]
        which: WhichBoard,
    },
    /// Say who chairs it, and when it can decide; what is not said stays as it is
    Set {
        /// Key of who chairs it; none for nobody
        #[arg(long, value_name = "PERSON")]
        chair: Option<String>,
        /// How many with a vote must be there
        #[arg(long, value_name = "N")]
        at_least: Option<u32>,
        /// Whether the chair, or the chair's deputy, must be there: yes or no
        #[arg(long, value_name = "YES", value_parser = ["yes", "no"])]
        chair_needed: Option<String>,
        /// A group of which somebody must be there, in place of those of before; none for no group; may be said again
        #[arg(long, value_name = "NAME")]
        group_needed: Vec<String>,
        /// How many minutes an item for decision is talked about
        #[arg(long)]
        minutes: Option<u32>,
        /// Where it meets
        #[arg(long, value_name = "TEXT")]
        place: Option<String>,
        /// How to join from elsewhere
        #[arg(long, value_name = "URL")]
        link: Option<String>,
        /// Which board
        #[command(flatten)]
        which: WhichBoard,
    },
}

/// Which board.
#[derive(Debug, Args)]
pub struct WhichBoard {
    /// Key of the board; the only one where nothing is said
    #[arg(long, value_name = "KEY")]
    pub board: Option<String>,
}

/// Absences, shown, or what is said about one.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Absence {
    /// What to say
    #[command(subcommand)]
    pub step: Option<AbsenceStep>,
}

/// What to say about an absence.
#[derive(Debug, Subcommand)]
pub enum AbsenceStep {
    /// Say that somebody is away, or change it; what is not said stays as it is
    Set {
        /// Key of the absence
        key: String,
        /// Key of the person
        #[arg(long)]
        person: Option<String>,
        /// From when on the wall, such as 2026-12-21T00:00
        #[arg(long, value_name = "TIME")]
        start: Option<String>,
        /// Until when on the wall
        #[arg(long, value_name = "TIME")]
        end: Option<String>,
        /// The zone of both; the plan's where nothing was said
        #[arg(long)]
        zone: Option<String>,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Take an absence out
    Remove {
        /// Its key
        key: String,
    },
}
