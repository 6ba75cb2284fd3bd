//! What the use cases of calendars for others take and answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::publication::{EventKind, PartNames};
use slipway_domain::time::Instant;
use ts_rs::TS;
use uuid::Uuid;

use crate::exchange::WrittenFile;
use crate::release::ReleaseFilter;
use crate::wire::Text;

/// Which part of the plan a calendar holds: what is named, and everything where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct CalendarPart {
    /// Whether it holds releases although no filter narrows them.
    pub releases: bool,
    /// Which releases; a filter that says something means that they are held.
    pub filter: ReleaseFilter,
    /// Whether it holds every window.
    pub all_layers: bool,
    /// Keys of the windows that it holds.
    pub layers: Vec<Text<Key>>,
    /// Whether it holds the meetings of every board.
    pub all_meetings: bool,
    /// Keys of the boards whose meetings it holds.
    pub boards: Vec<Text<Key>>,
    /// What it names besides and the plan no longer has. It is sent back as it came, because a calendar that only names
    /// what is gone holds nothing, and not everything.
    #[ts(optional, as = "Option<Vec<GoneThing>>")]
    pub gone: Vec<GoneThing>,
}

/// Something that a calendar names and the plan no longer has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GoneThing {
    /// What it was: `service`, `team`, `train`, `environment`, `region`, `person`, `window` or `board`.
    pub what: Text<PartNames>,
    /// Its id.
    pub id: Text<Uuid>,
    /// What and which it was, as far as the history tells: `window F-1 Year-end freeze`.
    #[serde(default)]
    pub told: String,
}

/// A calendar to look at before it is written.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PreviewCalendar {
    /// What it holds.
    #[ts(optional, as = "Option<CalendarPart>")]
    pub part: CalendarPart,
    /// Key of a saved calendar, in place of `part`.
    #[ts(optional = nullable)]
    pub saved: Option<Text<Key>>,
}

/// A calendar file to write.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportCalendar {
    /// Where to put it.
    pub path: String,
    /// What it holds.
    #[serde(default)]
    #[ts(optional, as = "Option<CalendarPart>")]
    pub part: CalendarPart,
    /// Key of a saved calendar, in place of `part`.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub saved: Option<Text<Key>>,
    /// Whether to write several files of less than one megabyte each.
    #[serde(default)]
    pub split: bool,
}

/// Messages that update events one by one in the calendars of people.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WriteInvitations {
    /// The folder in which to put them, one file for each event.
    pub folder: String,
    /// The calendar of which they are.
    #[serde(default)]
    #[ts(optional, as = "Option<CalendarPart>")]
    pub part: CalendarPart,
    /// Key of a saved calendar, in place of `part`.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub saved: Option<Text<Key>>,
    /// Which of its events, by UID; all where neither these nor `keys` say something.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub uids: Vec<String>,
    /// Which of its events, by what they are about: the key of a release, a window or a board, or what one date of a
    /// window or board is called, such as `CAB-2026-12-01`.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub keys: Vec<String>,
    /// Key of the person who invites; the release manager, or who chairs the board, where nobody is named.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub organizer: Option<Text<Key>>,
    /// Keys of those who are invited; everybody who holds a role in the release, or sits on the board, where nobody is
    /// named.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Text<Key>>>")]
    pub attendees: Vec<Text<Key>>,
}

/// How an event stands to what calendars had of it last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum EventChange {
    /// It never left the plan.
    New,
    /// It is different.
    Changed,
    /// It was called off since.
    CalledOff,
    /// It is as it was.
    Unchanged,
}

/// An event of a calendar.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct PreviewedEvent {
    /// What names it for ever.
    pub uid: String,
    /// Its title.
    pub title: String,
    /// When it takes place, told in the zone of the plan; the rule of a series behind it.
    pub when: String,
    /// When it starts, so that a list can be sorted; the start of the first day of a whole day, in UTC.
    pub start: Text<Instant>,
    /// More about it, as calendars show it.
    pub description: String,
    /// Its categories.
    pub categories: Vec<String>,
    /// `confirmed`, `tentative` or `cancelled`.
    pub status: String,
    /// How often its content changed.
    pub sequence: u32,
    /// How it stands to what calendars had of it last.
    pub change: EventChange,
}

/// A calendar as it would be written.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CalendarPreview {
    /// What calendar programs will call it.
    pub name: String,
    /// How many events it has.
    #[ts(type = "number")]
    pub count: usize,
    /// How many of them never left the plan.
    #[ts(type = "number")]
    pub new: usize,
    /// How many are different.
    #[ts(type = "number")]
    pub changed: usize,
    /// How many were called off since.
    #[ts(type = "number")]
    pub called_off: usize,
    /// Its length as one file, in bytes.
    #[ts(type = "number")]
    pub bytes: usize,
    /// Into how many files of less than one megabyte it would be split.
    #[ts(type = "number")]
    pub files: usize,
    /// Its events, what is new or different first, then by start; at most the first 500.
    pub events: Vec<PreviewedEvent>,
    /// How many events are left out because they were called off before any calendar had them.
    #[ts(type = "number")]
    pub never_left: usize,
    /// The same in a sentence that names them; none where nothing is left out.
    pub left_out: Option<String>,
    /// What a person should know.
    pub warnings: Vec<String>,
}

/// A saved calendar.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SavedCalendarCard {
    /// Its key, which is the name of its file in a published folder.
    pub key: Text<Key>,
    /// Its key until now, where it gets another.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub renames: Option<Text<Key>>,
    /// What calendar programs call it; the key where nothing is said.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub name: Option<String>,
    /// What it holds; where nothing is said, what it held, and everything where it is new.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub part: Option<CalendarPart>,
    /// Whether it is in the published folder.
    #[serde(default)]
    pub published: bool,
}

/// A saved calendar, as it is shown.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SavedCalendarView {
    /// Its key.
    pub key: Text<Key>,
    /// What calendar programs call it.
    pub name: String,
    /// What it holds.
    pub part: CalendarPart,
    /// The same in words.
    pub told: String,
    /// Whether it is in the published folder.
    pub published: bool,
    /// The name of its file there.
    pub file: String,
}

/// Which saved calendar.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichCalendar {
    /// Its key.
    pub key: Text<Key>,
}

/// The words of one kind of event.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WordsCard {
    /// The kind of event: `release`, `window` or `meeting`.
    pub kind: Text<EventKind>,
    /// The title.
    pub title: String,
    /// More about it.
    pub description: String,
    /// Its categories, one on each line.
    pub categories: String,
}

/// The words of one kind of event, with what they come to.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct WordsView {
    /// The kind of event.
    pub kind: Text<EventKind>,
    /// The title.
    pub title: String,
    /// More about it.
    pub description: String,
    /// Its categories, one on each line.
    pub categories: String,
    /// Whether they are the usual ones.
    pub usual: bool,
    /// The names that stand for something in them.
    pub places: Vec<String>,
    /// An event of the plan in these words; none where the plan has none of the kind.
    pub example: Option<WordsExample>,
}

/// An event in its words.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct WordsExample {
    /// The title.
    pub title: String,
    /// More about it.
    pub description: String,
    /// Its categories.
    pub categories: Vec<String>,
}

/// Words to be tried before they are saved, or nothing for those that hold.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ShowWords {
    /// Words in place of those that are kept of their kind.
    #[ts(optional = nullable)]
    pub instead: Option<WordsCard>,
}

/// Which words.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichWords {
    /// The kind of event.
    pub kind: Text<EventKind>,
}

/// Where calendars are published on this machine.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPublication {
    /// The folder; none stops publishing and leaves what is there.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub folder: Option<String>,
    /// After how many minutes those who subscribe look again; 60 where nothing is said.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub refresh_minutes: Option<u32>,
}

/// Writes what changed into a folder.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PublishCalendars {
    /// The folder; the one that is kept up to date on this machine where nothing is said.
    #[ts(optional = nullable)]
    pub folder: Option<String>,
    /// After how many minutes those who subscribe look again.
    #[ts(optional = nullable)]
    pub refresh_minutes: Option<u32>,
}

/// How publishing stands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct PublicationView {
    /// The folder that is kept up to date on this machine; none where there is none.
    pub folder: Option<String>,
    /// After how many minutes those who subscribe look again.
    pub refresh_minutes: u32,
    /// When it was brought up to date last, on this machine.
    pub published: Option<Text<Instant>>,
    /// Why it could not be brought up to date last; none where it could.
    pub failed: Option<PublicationFailure>,
    /// The calendars that are published.
    pub calendars: Vec<SavedCalendarView>,
}

/// Why a folder could not be brought up to date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PublicationFailure {
    /// When that was tried.
    pub at: Text<Instant>,
    /// What went wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// What publishing did.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct Published {
    /// The folder.
    pub folder: String,
    /// Files that are new or different.
    pub written: Vec<WrittenFile>,
    /// How many files are as they were.
    #[ts(type = "number")]
    pub unchanged: usize,
    /// Files of calendars that are published no more, which were taken out.
    pub removed: Vec<String>,
    /// What a person should know.
    pub warnings: Vec<String>,
}
