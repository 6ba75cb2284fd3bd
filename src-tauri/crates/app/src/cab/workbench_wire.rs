//! What the workbench of a meeting answers, and what becomes of its actions, minutes and papers.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::board::{ActionKind, Presence};
use slipway_domain::time::{Instant, Zone};
use ts_rs::TS;

use crate::approval::ApprovalView;
use crate::wire::Text;

/// A meeting as it is run: who is there, what is talked about, what was decided.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct WorkbenchView {
    /// Names the meeting, such as `CAB@2026-12-01T14:00`.
    pub id: String,
    /// Key of the board.
    pub board: Text<Key>,
    /// What it is called.
    pub title: String,
    /// When it is planned to begin.
    pub start: Text<Instant>,
    /// When it is planned to end.
    pub end: Text<Instant>,
    /// The zone of the board.
    pub zone: Text<Zone>,
    /// Where it meets.
    pub place: String,
    /// How to join from elsewhere.
    pub link: String,
    /// `planned`, `open`, `ended` or `locked`.
    #[ts(type = "\"planned\" | \"open\" | \"ended\" | \"locked\"")]
    pub stage: String,
    /// When it was opened.
    pub opened: Option<Text<Instant>>,
    /// When it ended.
    pub ended: Option<Text<Instant>>,
    /// Who locked the minutes.
    pub locked_by: Option<String>,
    /// Whether it can decide, and who is there.
    pub quorum: QuorumView,
    /// The agenda in order.
    pub points: Vec<PointView>,
    /// How many minutes the agenda takes.
    #[ts(type = "number")]
    pub minutes: i64,
    /// By how many minutes it is too long; 0 where it fits.
    #[ts(type = "number")]
    pub over_minutes: i64,
    /// The point that is talked about.
    pub at_point: Option<AtPointView>,
    /// Open actions of the board, and those that this meeting asked for, by due date.
    pub actions: Vec<ActionView>,
    /// The packs that were issued for it, newest first.
    pub packs: Vec<IssuedPackView>,
    /// Whether the plan changed since the last pack was issued; none where none was.
    pub pack_is_stale: Option<bool>,
    /// When the next meeting begins.
    pub next: Option<Text<Instant>>,
}

/// Whether a board can decide, and who is there.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct QuorumView {
    /// Whether it can.
    pub met: bool,
    /// How it stands, in a sentence.
    pub sentence: String,
    /// The rule in words.
    pub rule: String,
    /// Voting members who are there, deputies included.
    pub present: u32,
    /// How many must be.
    pub needed: u32,
    /// The seats, chair first, then by group and name; guests behind.
    pub seats: Vec<SeatView>,
}

/// A seat of a board, or a guest.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SeatView {
    /// Key of the person.
    pub person: Text<Key>,
    /// The person's name.
    pub name: String,
    /// The group.
    pub group: String,
    /// Whether the person chairs.
    pub chair: bool,
    /// Whether the seat votes.
    pub votes: bool,
    /// Whether it is no member.
    pub guest: bool,
    /// `accepted`, `tentative`, `declined`, `present` or `apologies`; none where nobody said.
    #[ts(type = "\"accepted\" | \"tentative\" | \"declined\" | \"present\" | \"apologies\" | null")]
    pub presence: Option<Text<Presence>>,
    /// Key of who came in the person's place.
    pub deputy: Option<Text<Key>>,
    /// Key and name of who would stand in.
    pub stands_in: Option<Text<Key>>,
    /// What is known about the person's absence, in a sentence; empty where nothing is.
    pub expected: String,
}

/// A point of the agenda.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct PointView {
    /// Names the point within the meeting: the key of a release, or `~` and what it is called.
    pub id: String,
    /// Its number, such as `3.4.2`.
    pub number: String,
    /// In a word: `previous-minutes`, `failed`, `emergency`, `decision`, `late`, `exceptions`, `waivers`, `information`,
    /// `completed` or `process`.
    pub section: String,
    /// Heading of the section.
    pub heading: String,
    /// What it is about.
    pub title: String,
    /// Key of the release.
    pub release: Option<Text<Key>>,
    /// Its risk.
    #[ts(type = "\"low\" | \"moderate\" | \"high\" | \"very-high\" | null")]
    pub risk: Option<Text<slipway_domain::release::Risk>>,
    /// When it starts.
    pub starts_at: Option<Text<Instant>>,
    /// Hard conflicts that it has.
    #[ts(type = "number")]
    pub hard: usize,
    /// Who speaks to it.
    pub presenter: Option<String>,
    /// When it is reached, by the running clock.
    pub at: Text<Instant>,
    /// How long it is talked about.
    #[ts(type = "number")]
    pub minutes: i64,
    /// For how many seconds it was talked about; while it is, without the time since it was taken up.
    pub seconds: u32,
    /// Whether a decision is asked for.
    pub asks: bool,
    /// Whether it was handed in late.
    pub late: bool,
    /// Why it comes although it is late; empty where nobody said.
    pub justification: String,
    /// Why it stands here, in a sentence.
    pub why: String,
    /// Whether somebody put it on, so that it can be taken off again.
    pub own: bool,
    /// Whether it was taken off; it stands behind the others then, without a number.
    pub off: bool,
    /// What was decided in this meeting; none while nothing is.
    pub decision: Option<ApprovalView>,
    /// Whether something stands in the way of an approval, in sentences.
    pub blocks: Vec<String>,
}

/// The point that is talked about.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct AtPointView {
    /// The point.
    pub id: String,
    /// When it was taken up: its seconds count up from there.
    pub since: Text<Instant>,
}

/// Something that a meeting asked of somebody.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ActionView {
    /// Its key.
    pub key: Text<Key>,
    /// Key of the board.
    pub board: Text<Key>,
    /// The meeting that asked.
    pub meeting: Option<String>,
    /// Key of the release that it is about.
    pub release: Option<Text<Key>>,
    /// `task` or `process`.
    #[ts(type = "\"task\" | \"process\"")]
    pub kind: Text<ActionKind>,
    /// What is to be done.
    pub text: String,
    /// Key of who does it.
    pub owner: Option<Text<Key>>,
    /// The name of who does it.
    pub owner_name: Option<String>,
    /// The day by whose end it is due.
    pub due: Option<Text<NaiveDate>>,
    /// How many days ago it was asked.
    #[ts(type = "number")]
    pub age_days: i64,
    /// Whether it should be done by now.
    pub overdue: bool,
    /// Who said that it is done.
    pub done_by: Option<String>,
}

/// An action to keep.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ActionCard {
    /// The key of the action to change; none adds one.
    #[serde(default)]
    pub key: Option<Text<Key>>,
    /// The meeting that asks, by its id; the board follows from it.
    pub meeting: String,
    /// Key of the release that it is about.
    #[serde(default)]
    pub release: Option<Text<Key>>,
    /// `task` or `process`.
    #[serde(default = "task")]
    #[ts(type = "\"task\" | \"process\"")]
    pub kind: Text<ActionKind>,
    /// What is to be done.
    pub text: String,
    /// Key of who does it.
    #[serde(default)]
    pub owner: Option<Text<Key>>,
    /// The day by whose end it is due.
    #[serde(default)]
    pub due: Option<Text<NaiveDate>>,
    /// Whether it is done.
    #[serde(default)]
    pub done: bool,
}

const fn task() -> Text<ActionKind> {
    Text(ActionKind::Task)
}

/// A pack that was issued.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct IssuedPackView {
    /// Its number among those of the meeting.
    pub number: u32,
    /// The number of the operation whose plan it shows.
    #[ts(type = "number")]
    pub snapshot: u64,
    /// Who issued it.
    pub by: String,
    /// When.
    pub at: Text<Instant>,
}

/// Minutes of a meeting.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct MinutesView {
    /// The meeting.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The text as Markdown.
    pub text: String,
    /// Whether somebody edited it.
    pub edited: bool,
    /// Who locked it.
    pub locked_by: Option<String>,
    /// When it was locked.
    pub locked_at: Option<Text<Instant>>,
    /// The number of the last operation before the meeting, and of the last in it.
    #[ts(type = "[number, number] | null")]
    pub snapshots: Option<(u64, u64)>,
}

/// Minutes to keep.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveMinutes {
    /// The meeting's id, its day, or `next`.
    pub meeting: String,
    /// The text; none for the one that is generated.
    #[serde(default)]
    pub text: Option<String>,
}

/// What is exported of a meeting.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportMeeting {
    /// The meeting's id, its day, or `next`.
    pub meeting: String,
    /// `minutes` as Markdown, `actions` as CSV, `calendar` with the next meeting and what is due as iCalendar.
    #[ts(type = "\"minutes\" | \"actions\" | \"calendar\"")]
    pub what: String,
    /// Where to put the file.
    pub path: String,
}

/// Since when changes are told.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AskSince {
    /// The meeting's id, its day, or `next`.
    #[serde(default)]
    pub meeting: Option<String>,
    /// The operation from which changes are told; that of the last pack of the meeting before where nothing is said.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub since: Option<u64>,
}

/// What changed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SinceView {
    /// The number of the operation from which changes are told.
    #[ts(type = "number")]
    pub from: u64,
    /// The number of the last operation.
    #[ts(type = "number")]
    pub to: u64,
    /// What stood at the beginning, in words, such as the pack of a meeting.
    pub label: String,
    /// The changes, by kind, start and key.
    pub changes: Vec<SinceRow>,
}

/// Something that changed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SinceRow {
    /// In a word: `added`, `moved`, `withdrawn`, `risk-changed`, `state-changed`, `approval-voided`, `conflict-appeared`,
    /// `conflict-resolved`, `freeze-added`, `freeze-changed` or `freeze-removed`.
    pub kind: String,
    /// Key of the release or window.
    pub subject: String,
    /// Its title.
    pub title: String,
    /// From what to what, in a sentence.
    pub sentence: String,
    /// By how many minutes it starts later, or earlier where that is negative; none where it was not moved.
    #[ts(type = "number | null")]
    pub shift_minutes: Option<i64>,
    /// Who did it last.
    pub by: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// A document about a meeting to print: its minutes, its forward schedule, its outages.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintMeeting {
    /// The meeting's id, its day, or `next`.
    pub meeting: String,
    /// Where to put the PDF.
    pub path: String,
    /// The paper.
    #[serde(default)]
    pub paper: crate::paper::Paper,
    /// Whether to print without colour.
    #[serde(default)]
    pub mono: bool,
    /// Whether it is printed on both sides of its sheets and bound on their long side.
    #[serde(default)]
    pub duplex: bool,
    /// A font file for scripts that the built-in family lacks.
    #[serde(default)]
    pub fallback_font: Option<String>,
}

/// Which action.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichAction {
    /// Its key.
    pub key: Text<Key>,
}
