//! What the import of calendar files takes, and what is told of the sources that are watched.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::calendar::WindowKind;
use slipway_domain::release::ReleaseKind;
use slipway_domain::time::{Instant, Zone};
use ts_rs::TS;

use crate::wire::{Mode, Text};

/// What the events of a calendar file become.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Becomes {
    /// Windows of a kind.
    #[default]
    Window,
    /// Milestones of a project, each on the day on which its event begins.
    Milestone,
    /// Releases in draft.
    Release,
}

/// What one event becomes: `window`, a kind of window such as `freeze-hard`, `milestone`, `release` or `nothing`;
/// `others` takes back what was chosen for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventChoice {
    /// A window of the kind of the others.
    Window,
    /// A window of a kind of its own.
    Kind(WindowKind),
    /// A milestone.
    Milestone,
    /// A release.
    Release,
    /// It is left out, and what was made of it before stays.
    Nothing,
    /// What the others become, as if nothing had been chosen for it.
    Others,
}

/// Why a text is no choice.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is nothing that an event can become; expected window, a kind of window such as freeze-hard, milestone, release, nothing or others"
)]
pub struct NoChoice(String);

impl FromStr for EventChoice {
    type Err = NoChoice;

    fn from_str(text: &str) -> Result<Self, NoChoice> {
        Ok(match text.trim() {
            "window" => Self::Window,
            "milestone" => Self::Milestone,
            "release" => Self::Release,
            "nothing" => Self::Nothing,
            "others" => Self::Others,
            kind => Self::Kind(kind.parse().map_err(|_| NoChoice(text.to_owned()))?),
        })
    }
}

impl fmt::Display for EventChoice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Window => "window",
            Self::Kind(kind) => kind.as_str(),
            Self::Milestone => "milestone",
            Self::Release => "release",
            Self::Nothing => "nothing",
            Self::Others => "others",
        })
    }
}

/// Which calendar files to read, and what their events become.
///
/// Events of a calendar of this program choose themselves: windows keep their kind, releases are releases, and meetings
/// become nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ImportCalendars {
    /// Where they are; of a folder, every file in it whose name ends in `.ics`.
    #[ts(optional, as = "Option<Vec<String>>")]
    pub paths: Vec<String>,
    /// A watched file or folder in place of `paths`, to be read again as was said last. What is said beside it goes
    /// before what is remembered, part by part; choices are added to those that are remembered. All of it is
    /// remembered in turn.
    #[ts(optional = nullable)]
    pub source: Option<String>,
    /// What is remembered of `source` and taken back first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Saying>>")]
    pub unsay: Vec<Saying>,
    /// What their events become; windows where nothing is said.
    #[ts(optional = nullable)]
    pub becomes: Option<Becomes>,
    /// What single events become, by UID: `window`, a kind of window, `milestone`, `release` or `nothing`; `others`
    /// where nothing is to be chosen for one any more.
    #[ts(optional, as = "Option<BTreeMap<String, String>>")]
    pub choices: BTreeMap<String, Text<EventChoice>>,
    /// What windows mean for releases; needed only where an event becomes a window and nothing else says it.
    #[ts(optional = nullable)]
    pub kind: Option<Text<WindowKind>>,
    /// The zone of whole days and of times without one.
    #[ts(optional = nullable)]
    pub zone: Option<Text<Zone>>,
    /// Keys of the services that windows and releases are about; windows are about all where none is named.
    #[ts(optional, as = "Option<Vec<Text<Key>>>")]
    pub services: Vec<Text<Key>>,
    /// Keys of the regions that windows are about; of all where none is named.
    #[ts(optional, as = "Option<Vec<Text<Key>>>")]
    pub regions: Vec<Text<Key>>,
    /// Key of the person who answers for the dates of windows.
    #[ts(optional = nullable)]
    pub owner: Option<Text<Key>>,
    /// Key of the environment of releases; production where none is named.
    #[ts(optional = nullable)]
    pub environment: Option<Text<Key>>,
    /// The type of releases that are new; normal where none is named.
    #[serde(rename = "type")]
    #[ts(optional = nullable)]
    pub release_type: Option<Text<ReleaseKind>>,
    /// Key of the team of releases.
    #[ts(optional = nullable)]
    pub team: Option<Text<Key>>,
    /// The project of milestones; the name of the calendar where none is named.
    #[ts(optional = nullable)]
    pub project: Option<String>,
    /// Whether each file is its whole calendar, so that what came from it before, is missing in it and is not over is
    /// removed. Otherwise what is missing stays: calendars leave out what is old, and messages hold single events.
    #[ts(optional, as = "Option<bool>")]
    pub whole: bool,
    /// Whether this machine remembers the paths with what is said here, so that changes of the files are noticed.
    #[ts(optional, as = "Option<bool>")]
    pub watch: bool,
    /// Whether to write it.
    #[ts(optional, as = "Option<Mode>")]
    pub mode: Mode,
}

/// Something that is said of calendar files and can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Saying {
    /// What windows mean for releases.
    Kind,
    /// The zone of whole days and of times without one.
    Zone,
    /// The services.
    Services,
    /// The regions.
    Regions,
    /// Who answers for the dates of windows.
    Owner,
    /// The environment of releases.
    Environment,
    /// The type of releases that are new.
    Type,
    /// The team of releases.
    Team,
    /// The project of milestones.
    Project,
    /// That each file is its whole calendar.
    Whole,
    /// Everything that was chosen for single events.
    Choices,
}

/// How a watched file stands to what was read of it last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SourceState {
    /// It is the same.
    Unchanged,
    /// It is another, or new.
    Changed,
    /// It is not there.
    Missing,
    /// It cannot be read.
    Unreadable,
}

/// A calendar file or a folder of them that this machine watches.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CalendarSource {
    /// Where it is.
    pub path: String,
    /// What its events become: `window freeze-hard`, `milestone` or `release`.
    pub becomes: String,
    /// Everything that was said of it last: importing it with just this reads it again, as `source` does.
    pub said: ImportCalendars,
    /// When it was read last.
    pub read: Text<Instant>,
    /// How it stands. A folder of which a file is another, new or gone has changed.
    pub state: SourceState,
    /// Its files that are not as they were.
    pub files: Vec<SourceFile>,
}

/// A file of a watched source.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SourceFile {
    /// Its name.
    pub name: String,
    /// How it stands.
    pub state: SourceState,
}

/// A watched source by its path.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichSource {
    /// Where it is.
    pub path: String,
}

/// A source that is watched no longer, and those that still are.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ForgottenSource {
    /// What was forgotten, as it was.
    pub forgotten: CalendarSource,
    /// What is still watched.
    pub items: Vec<CalendarSource>,
}
