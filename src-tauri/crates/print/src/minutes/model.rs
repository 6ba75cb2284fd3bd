//! What the minutes of a board print, as plain data: every rule applied, every time formatted with its zone.

use crate::press::Provenance;

/// The minutes of a meeting of a change advisory board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MinutesModel {
    /// What the meeting is called.
    pub title: String,
    /// Its key.
    pub key: String,
    /// The board.
    pub board: String,
    /// Day, start and end.
    pub held: String,
    /// The zone of these times, with its distance from UTC.
    pub zone: String,
    /// Where it was held; empty where nobody said.
    pub place: String,
    /// Who chaired it.
    pub chair: String,
    /// Whether nobody can change the minutes any more. Until then every page says DRAFT.
    pub locked: bool,
    /// Who locked them and when, in a sentence; printed only where they are locked.
    pub locked_note: String,
    /// Who sat there and who did not, seat by seat.
    pub seats: Vec<SeatRow>,
    /// Whether there were enough for decisions.
    pub quorum: Quorum,
    /// What was talked about, in the order of the meeting.
    pub items: Vec<MinutesItem>,
    /// What somebody has to do.
    pub actions: Vec<ActionRow>,
    /// What was decided about freezes.
    pub freezes: Vec<FreezeDecision>,
    /// What was moved in the calendar while the board met.
    pub calendar_changes: Vec<CalendarChange>,
    /// When the board meets next, zone named; empty where that is not known.
    pub next_meeting: String,
    /// Who gets the minutes.
    pub distribution: Vec<String>,
    /// A text that stands in place of everything recorded, from attendance to distribution.
    pub edited: Option<EditedText>,
    /// The plan when the meeting began.
    pub before: PlanState,
    /// The plan when it ended.
    pub after: PlanState,
    /// Of which plan the minutes are. The running foot names `before` and `after` in place of its snapshot.
    pub provenance: Provenance,
}

/// How a seat was taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Presence {
    /// Its holder came.
    Present,
    /// A deputy came.
    Deputy,
    /// Nobody came, and that was announced.
    Apologies,
    /// Nobody came.
    #[default]
    Absent,
}

/// A seat of the board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeatRow {
    /// As what somebody sits there.
    pub seat: String,
    /// How it was taken.
    pub presence: Presence,
    /// Who came; for a seat that nobody took, who was missing.
    pub who: String,
    /// For whom a deputy came.
    pub deputy_for: String,
}

/// Whether there were enough for decisions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Quorum {
    /// Whether there were.
    pub met: bool,
    /// The rule, and how many there were, in a sentence.
    pub sentence: String,
}

/// What was talked about, and what was decided about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MinutesItem {
    /// Its place on the agenda, such as "3.4".
    pub place: String,
    /// Key of the release; empty where it is about none.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What was decided, in a word or two.
    pub decision: String,
    /// Why, until when it is put off, or what must be known first, in a sentence.
    pub reason: String,
    /// Whether there was no quorum, so that nothing is approved yet.
    pub provisional: bool,
    /// Who heard a decision that was only said, when, and until when it must be confirmed, in a sentence; empty where
    /// it was signed.
    pub verbal: String,
    /// What must be met.
    pub conditions: Vec<ConditionRow>,
    /// How the board voted; none where it did not.
    pub votes: Option<Votes>,
    /// Who declared a conflict of interest and took no part.
    pub interests: Vec<String>,
    /// How long it was talked about; none where nobody took the time.
    pub minutes_spent: Option<u32>,
    /// How long it was to take.
    pub minutes_planned: Option<u32>,
    /// What was said.
    pub comments: String,
}

/// A condition of a decision.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConditionRow {
    /// What must be done.
    pub text: String,
    /// Who does it.
    pub owner: String,
    /// The day by whose end it is due.
    pub due: String,
    /// Who verifies that it is met.
    pub verified_by: String,
}

/// How a board voted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Votes {
    /// For it.
    pub in_favour: u32,
    /// Against it.
    pub against: u32,
    /// Those who did not vote.
    pub abstained: u32,
}

/// Something that somebody has to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActionRow {
    /// What.
    pub text: String,
    /// About which item or release; empty where about none.
    pub about: String,
    /// Who.
    pub owner: String,
    /// The day by whose end it is due.
    pub due: String,
}

/// What was decided about a freeze.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FreezeDecision {
    /// Key and title of the freeze.
    pub freeze: String,
    /// What was decided.
    pub decision: String,
    /// Why.
    pub reason: String,
}

/// A change of the calendar that was made while the board met.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CalendarChange {
    /// The number of its operation.
    pub operation: u64,
    /// Key of the release or window.
    pub subject: String,
    /// From where to where it went, zone named.
    pub change: String,
    /// Who made it, and when.
    pub by: String,
}

/// A text that was written in place of what was recorded.
///
/// Lines with one to six `#` and a space before their text are headings, lines with `-` and a space are entries of
/// lists, deeper ones stand in; everything else is printed as it stands, line by line, with empty lines between
/// paragraphs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditedText {
    /// The text.
    pub text: String,
    /// Who wrote it, and when, in a sentence.
    pub note: String,
}

/// The plan as it was behind an operation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanState {
    /// The operation, as it is printed.
    pub operation: String,
    /// The hash that the journal gives to it.
    pub sha256: String,
}
