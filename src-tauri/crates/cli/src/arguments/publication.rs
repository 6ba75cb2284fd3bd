//! Calendars for others: what they hold, the folder that is kept up to date, messages, and the words of events.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Narrow;

/// Which part of the plan a calendar holds: what is named, and everything where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Part {
    /// Releases, also where nothing narrows them
    #[arg(long)]
    pub releases: bool,
    /// Only the releases that touch a service of this region
    #[arg(long)]
    pub region: Option<String>,
    /// Only the releases in this environment
    #[arg(long)]
    pub environment: Option<String>,
    /// Only the releases in which this person holds a role
    #[arg(long)]
    pub person: Option<String>,
    /// Only emergency releases
    #[arg(long, conflicts_with = "release_type")]
    pub emergency: bool,
    /// Every window
    #[arg(long)]
    pub all_layers: bool,
    /// The window of this key; may be said again
    #[arg(long, value_name = "KEY", conflicts_with = "all_layers")]
    pub layer: Vec<String>,
    /// The meetings of every board
    #[arg(long)]
    pub meetings: bool,
    /// The meetings of this board; may be said again
    #[arg(long, value_name = "KEY", conflicts_with = "meetings")]
    pub board: Vec<String>,
}

/// Calendars that are saved by name, shown, or one of them settled.
#[derive(Debug, Args)]
pub struct Calendars {
    /// What to settle
    #[command(subcommand)]
    pub settle: Option<SettleCalendar>,
}

/// What to settle about a saved calendar.
#[derive(Debug, Subcommand)]
pub enum SettleCalendar {
    /// Save a calendar by name, in place of the one of that key
    Save(Box<SaveCalendar>),
    /// Remove a saved calendar
    Remove {
        /// Its key
        key: String,
    },
}

/// A calendar to save.
#[derive(Debug, Args)]
pub struct SaveCalendar {
    /// Its key, which is the name of its file in a published folder
    pub key: String,
    /// What calendar programs call it; the key where nothing is said
    #[arg(long)]
    pub name: Option<String>,
    /// Which releases
    #[command(flatten)]
    pub narrow: Narrow,
    /// What it holds
    #[command(flatten)]
    pub part: Part,
    /// Have it in the published folder
    #[arg(long)]
    pub publish: bool,
}

/// The folder of published calendars.
#[derive(Debug, Args)]
pub struct Publish {
    /// The folder; the one that is kept up to date on this machine where nothing is said
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// After how many minutes those who subscribe look again
    #[arg(long, value_name = "MINUTES")]
    pub refresh: Option<u32>,
    /// Keep the folder up to date from now on, whenever the plan changes on this machine
    #[arg(long, requires = "folder", conflicts_with = "stop")]
    pub keep: bool,
    /// Keep no folder up to date any longer; what is there stays
    #[arg(long, conflicts_with_all = ["folder", "refresh"])]
    pub stop: bool,
    /// Only tell how publishing stands
    #[arg(long, conflicts_with_all = ["folder", "refresh", "keep", "stop"])]
    pub show: bool,
}

/// Messages that enter, change or take out one event each.
#[derive(Debug, Args)]
pub struct Messages {
    /// Only events of this release, window or board, or one date of these, such as CAB-2026-12-01
    #[arg(value_name = "KEY")]
    pub keys: Vec<String>,
    /// Only the event of this UID; may be said again
    #[arg(long)]
    pub uid: Vec<String>,
    /// The events of this saved calendar
    #[arg(long, value_name = "CALENDAR")]
    pub saved: Option<String>,
    /// The folder in which to put them, one file for each event
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Which releases
    #[command(flatten)]
    pub narrow: Narrow,
    /// Which windows and meetings; everything where nothing is named
    #[command(flatten)]
    pub part: Part,
    /// Key of the person who invites; the release manager, or who chairs the board, where nobody is named
    #[arg(long, value_name = "PERSON")]
    pub organizer: Option<String>,
    /// Key of somebody who is invited, in place of those whom the event is about; may be said again
    #[arg(long, value_name = "PERSON")]
    pub attendee: Vec<String>,
}

/// The words of events, shown, or those of one kind settled.
#[derive(Debug, Args)]
pub struct Words {
    /// What to settle
    #[command(subcommand)]
    pub settle: Option<SettleWords>,
}

/// What to settle about the words of events.
#[derive(Debug, Subcommand)]
pub enum SettleWords {
    /// Tell a kind of event in other words; what is not said stays as it is
    Set {
        /// release, window or meeting
        kind: String,
        /// The title, such as "{key} {title}"
        #[arg(long, value_name = "TEXT")]
        title: Option<String>,
        /// More about it; a line of which every name is empty is left out
        #[arg(long, value_name = "TEXT")]
        description: Option<String>,
        /// Its categories, one on each line
        #[arg(long, value_name = "TEXT")]
        categories: Option<String>,
    },
    /// Go back to the usual words
    Reset {
        /// release, window or meeting
        kind: String,
    },
}
