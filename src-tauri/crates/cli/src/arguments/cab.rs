//! The change advisory board: its meetings from the invitation to the minutes.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{Decision, OUTCOMES, Printing};

/// The change advisory board.
#[derive(Debug, Subcommand)]
pub enum Cab {
    /// List the next meetings
    Meetings,
    /// Show a meeting as it is run: quorum, agenda, decisions and actions
    Show(Sitting),
    /// Tell what changed since the last meeting, or since an operation
    Diff {
        /// After this operation; after the pack of the meeting before where nothing is said
        #[arg(long, value_name = "OP")]
        since: Option<u64>,
        /// Which meeting
        #[command(flatten)]
        sitting: Sitting,
    },
    /// Print the pack of a meeting
    Pack(Document),
    /// Issue the pack of a meeting: what it shows now is what the board decides on
    Issue(Sitting),
    /// Print the forward schedule of change alone
    Schedule(Document),
    /// Print the projected service outages alone
    Outages(Document),
    /// Say how somebody takes part in a meeting, and who comes instead
    Attend {
        /// Key of the member or guest
        person: String,
        /// How; none takes back what was said
        #[arg(value_parser = ["accepted", "tentative", "declined", "present", "apologies", "none"])]
        presence: String,
        /// Key of who comes in the person's place
        #[arg(long, value_name = "PERSON")]
        deputy: Option<String>,
        /// Which meeting
        #[command(flatten)]
        sitting: Sitting,
    },
    /// Show the agenda of a meeting, or change a point of it
    Agenda(Agenda),
    /// Open a meeting
    Open(Sitting),
    /// Take up a point of the agenda, which starts its clock; without one the clock stops
    Take {
        /// The key of a release, or another point by ~ and what it is called
        point: Option<String>,
        /// Which meeting
        #[command(flatten)]
        sitting: Sitting,
    },
    /// Keep what the board decides about a release; provisional without a quorum
    Decide(Box<Decide>),
    /// End a meeting, so that its minutes are generated
    End(Sitting),
    /// Show the minutes of a meeting, write, edit or lock them
    Minutes(Minutes),
    /// List what meetings asked of people
    Actions,
    /// Something that a meeting asks of somebody
    #[command(subcommand)]
    Action(Action),
}

/// Which meeting.
#[derive(Debug, Args)]
pub struct Sitting {
    /// The meeting: its id, its day, or `next`
    #[arg(long, value_name = "ID", default_value = "next")]
    pub meeting: String,
}

/// A document about a meeting.
#[derive(Debug, Args)]
pub struct Document {
    /// Which meeting
    #[command(flatten)]
    pub sitting: Sitting,
    /// Where to put the PDF
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Print on both sides, with room for binding
    #[arg(long)]
    pub duplex: bool,
    /// How it is printed
    #[command(flatten)]
    pub printing: Printing,
}

/// What is said about one point of an agenda, or about their order.
#[derive(Debug, Args)]
pub struct Agenda {
    /// Which meeting
    #[command(flatten)]
    pub sitting: Sitting,
    /// Put a point of one's own on
    #[arg(long, value_name = "TEXT", group = "about")]
    pub add: Option<String>,
    /// Take a point off
    #[arg(long, value_name = "POINT", group = "about")]
    pub off: Option<String>,
    /// Put a point back on
    #[arg(long, value_name = "POINT", group = "about")]
    pub on: Option<String>,
    /// The point to which --minutes and --justify belong: the key of a release, or ~ and a text
    #[arg(long, group = "about")]
    pub point: Option<String>,
    /// How many minutes the point is talked about; 0 for as many as usual
    #[arg(long, requires = "about")]
    pub minutes: Option<u32>,
    /// Why the point comes although it was handed in late
    #[arg(long, value_name = "TEXT", requires = "about")]
    pub justify: Option<String>,
    /// Points in the order in which they are talked about; the others stand behind
    #[arg(long, value_name = "POINT", num_args = 1.., conflicts_with = "about")]
    pub order: Vec<String>,
}

/// What the board decides about a release.
#[derive(Debug, Args)]
pub struct Decide {
    /// Key of the release
    pub key: String,
    /// What is decided
    #[arg(value_parser = OUTCOMES)]
    pub outcome: String,
    /// Which meeting
    #[command(flatten)]
    pub sitting: Sitting,
    /// More about it
    #[command(flatten)]
    pub decision: Decision,
    /// How many voted for it
    #[arg(long = "for", value_name = "N", default_value_t = 0)]
    pub votes_for: u32,
    /// How many voted against it
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub against: u32,
    /// How many did not vote
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub abstain: u32,
    /// Key of somebody who declared a conflict of interest; may be said again
    #[arg(long, value_name = "PERSON")]
    pub interest: Vec<String>,
    /// What was said, for the minutes
    #[arg(long, value_name = "TEXT")]
    pub comments: Option<String>,
    /// How many minutes it was talked about; as long as its clock has run where nothing is said
    #[arg(long)]
    pub minutes: Option<u32>,
}

/// What to do with the minutes of a meeting; they are shown where nothing is said.
#[derive(Debug, Args)]
pub struct Minutes {
    /// Which meeting
    #[command(flatten)]
    pub sitting: Sitting,
    /// Write a file by its ending: minutes as .md or .pdf, actions as .csv, dates as .ics
    #[arg(long, value_name = "FILE", group = "what")]
    pub out: Option<PathBuf>,
    /// Keep the minutes as they were edited in a file
    #[arg(long, value_name = "FILE", group = "what")]
    pub save: Option<PathBuf>,
    /// Bring back the minutes that are generated
    #[arg(long, group = "what")]
    pub reset: bool,
    /// Lock the minutes; nothing of the meeting changes behind that
    #[arg(long, group = "what")]
    pub lock: bool,
    /// Print on both sides, with room for binding
    #[arg(long, requires = "out")]
    pub duplex: bool,
    /// How it is printed
    #[command(flatten)]
    pub printing: Printing,
}

/// What to do about something that a meeting asks.
#[derive(Debug, Subcommand)]
pub enum Action {
    /// Ask something of somebody
    Add {
        /// What is to be done
        text: String,
        /// Which meeting
        #[command(flatten)]
        sitting: Sitting,
        /// Key of the release that it is about
        #[arg(long, value_name = "KEY")]
        release: Option<String>,
        /// Key of who does it
        #[arg(long, value_name = "PERSON")]
        owner: Option<String>,
        /// The day by whose end it is due
        #[arg(long, value_name = "DAY")]
        due: Option<String>,
        /// It is about how the board works
        #[arg(long)]
        process: bool,
    },
    /// Say that it is done
    Done {
        /// Its key, such as ACT-0001
        key: String,
        /// Say that it is open again instead
        #[arg(long)]
        open: bool,
    },
    /// Take it out
    Remove {
        /// Its key
        key: String,
    },
}
