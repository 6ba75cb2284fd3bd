//! A meeting that was opened: who was there, what was on the agenda, and what became of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Key;
use crate::id::{ActionId, BoardId, MeetingId, PackId, PersonId, ReleaseId};
use crate::time::{Instant, Minutes};
use crate::word::words;

words! {
    /// How somebody takes part in a meeting.
    Presence, "presence" {
        /// Will come.
        Accepted = "accepted",
        /// May come.
        Tentative = "tentative",
        /// Will not come.
        Declined = "declined",
        /// Is there.
        Present = "present",
        /// Is not there, and said so.
        Apologies = "apologies",
    }
}

/// A meeting of a board of which something is kept. A meeting that nobody touched has no row: it follows from the board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// The board.
    pub board: BoardId,
    /// When it is planned to begin; with the board it names the meeting for ever.
    pub planned: Instant,
    /// Who comes, each once.
    pub attendance: Vec<Attendance>,
    /// What was said about points of the agenda, each once: those that are not named stand where the rules put them.
    pub agenda: Vec<AgendaMark>,
    /// When it was opened; none while it was not.
    pub opened: Option<Opening>,
    /// When it ended; none while it has not.
    pub ended: Option<Opening>,
    /// The point that is talked about, and since when.
    pub at_point: Option<(Point, Instant)>,
    /// For how many seconds points were talked about, each once, without the time since `at_point` was taken up.
    #[serde(default)]
    pub talked: Vec<(Point, u32)>,
    /// The minutes as they were edited; none while they are as they are generated.
    pub minutes: Option<String>,
    /// Who locked the minutes, and when; behind that nothing of the meeting changes.
    pub locked: Option<(String, Instant)>,
}

/// The opening or the end of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// The number of the last operation before it.
    pub snapshot: u64,
}

/// Who comes to a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// The member or guest.
    pub person: PersonId,
    /// How.
    pub presence: Presence,
    /// Who came in the person's place.
    pub deputy: Option<PersonId>,
}

/// A point of an agenda.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Point {
    /// A release.
    Release(ReleaseId),
    /// Something else, by what it is called.
    Other(String),
}

/// What was said about one point of an agenda.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaMark {
    /// The point.
    pub point: Point,
    /// Its place among the marked ones, from the first; points without a place stand behind, as the rules order them.
    pub place: Option<u32>,
    /// How long it is talked about, where the board's own length does not fit.
    pub length: Option<Minutes>,
    /// Why it comes although it was handed in late; empty where nobody said.
    pub justification: String,
    /// Whether it was taken off.
    pub off: bool,
}

words! {
    /// Where an action comes from.
    ActionKind, "kind of action" {
        /// Somebody was asked to do something.
        Task = "task",
        /// Something about the process itself.
        Process = "process",
    }
}

/// Something that a meeting asked of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// Its id.
    pub id: ActionId,
    /// Its key, such as `ACT-0007`.
    pub key: Key,
    /// The board that follows it up.
    pub board: BoardId,
    /// The meeting that asked; none where it was written down outside of one.
    pub meeting: Option<MeetingId>,
    /// The release that it is about.
    pub release: Option<ReleaseId>,
    /// What it is.
    pub kind: ActionKind,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: Option<PersonId>,
    /// The day by whose end it is due.
    pub due: Option<NaiveDate>,
    /// When it was asked.
    pub asked: Instant,
    /// Who said that it is done, and when; none while it is open.
    pub done: Option<(String, Instant)>,
}

/// A pack that was issued: the paper on which a meeting decides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuedPack {
    /// Its id.
    pub id: PackId,
    /// The board.
    pub board: BoardId,
    /// When the meeting is planned to begin.
    pub planned: Instant,
    /// Its number among those for this meeting, from 1: each supersedes the one before.
    pub number: u32,
    /// The number of the operation whose plan it shows.
    pub snapshot: u64,
    /// Who issued it.
    pub by: String,
    /// When.
    pub at: Instant,
}
