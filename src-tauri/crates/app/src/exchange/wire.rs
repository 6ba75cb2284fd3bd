//! What imports and exports take and answer.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::time::{Span, Zone};
use slipway_interop::csv::{Limits, Problems, columns};
use slipway_interop::graph::read as graph;
use ts_rs::TS;

use crate::release::ReleaseFilter;
use crate::wire::{Changed, Mode, Text};

/// Reads a graph out of the bytes of a file.
pub(crate) type ReadGraph = fn(&[u8], Limits) -> std::result::Result<graph::Incoming, Problems>;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ImportKind {
    /// `services.csv`.
    Services,
    /// `dependencies.csv`.
    Dependencies,
    /// `releases.csv`.
    Releases,
    /// `windows.csv`.
    Windows,
    /// `people.csv`.
    People,
    /// `bookings.csv`.
    Bookings,
    /// `absences.csv`.
    Absences,
    /// `shifts.csv`.
    Shifts,
    /// `trains.csv`.
    Trains,
    /// `stores.csv`.
    Stores,
    /// `lead-times.csv`.
    LeadTimes,
    /// `boards.csv`.
    Boards,
    /// `milestones.csv`, a CSV file of Jira, Microsoft Project XML, or a calendar file.
    Milestones,
    /// `changes.csv`.
    Changes,
    /// `steps.csv`: steps of runbooks.
    Steps,
    /// A graph in GraphML, as yEd, Gephi and networkx write it.
    Graphml,
    /// Components in CycloneDX JSON.
    Cyclonedx,
    /// A catalogue in YAML, as Backstage keeps it.
    Backstage,
}

impl ImportKind {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Dependencies => "dependencies",
            Self::Releases => "releases",
            Self::Windows => "windows",
            Self::People => "people",
            Self::Bookings => "bookings",
            Self::Absences => "absences",
            Self::Shifts => "shifts",
            Self::Trains => "trains",
            Self::Stores => "stores",
            Self::LeadTimes => "lead-times",
            Self::Boards => "boards",
            Self::Milestones => "milestones",
            Self::Changes => "changes",
            Self::Steps => "steps",
            Self::Graphml => "graphml",
            Self::Cyclonedx => "cyclonedx",
            Self::Backstage => "backstage",
        }
    }

    /// The columns that are read from it, those that are needed first.
    pub(crate) const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Services => columns::SERVICES,
            Self::Dependencies => columns::DEPENDENCIES,
            Self::Releases => columns::RELEASES,
            Self::Windows => columns::WINDOWS,
            Self::People => columns::PEOPLE,
            Self::Bookings => columns::BOOKINGS,
            Self::Absences => columns::ABSENCES,
            Self::Shifts => columns::SHIFTS,
            Self::Trains => columns::TRAINS,
            Self::Stores => columns::STORES,
            Self::LeadTimes => columns::LEAD_TIMES,
            Self::Boards => columns::BOARDS,
            Self::Milestones => columns::MILESTONES,
            Self::Changes => columns::CHANGES,
            Self::Steps => columns::STEPS,
            Self::Graphml | Self::Cyclonedx | Self::Backstage => &[],
        }
    }

    /// How files of this kind are read as a graph; none where they are tables.
    pub(crate) const fn graph(self) -> Option<ReadGraph> {
        match self {
            Self::Graphml => Some(graph::graphml::read),
            Self::Cyclonedx => Some(graph::cyclonedx::read),
            Self::Backstage => Some(graph::backstage::read),
            _ => None,
        }
    }
}

/// Which files to read, and how.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportFiles {
    /// What they hold.
    pub kind: ImportKind,
    /// Where they are.
    pub paths: Vec<String>,
    /// Their column for each of ours: `{"ours": "theirs"}`.
    #[serde(default)]
    pub map: BTreeMap<String, String>,
    /// Name of a mapping that was saved for this kind of file; what `map` says goes before it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub mapping: Option<Text<Key>>,
    /// The name by which to save the mapping of this import.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub save_mapping: Option<Text<Key>>,
    /// The zone of times without one.
    #[serde(default)]
    pub zone: Option<Text<Zone>>,
    /// The length of releases that have only an end or only a start.
    #[serde(default)]
    pub duration: Option<Text<Span>>,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
}

/// What an import did, or would do, row by row.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportOutcome {
    /// How many rows were read.
    #[ts(type = "number")]
    pub rows: usize,
    /// How many things are new.
    #[ts(type = "number")]
    pub added: usize,
    /// How many are different.
    #[ts(type = "number")]
    pub updated: usize,
    /// How many are as they were.
    #[ts(type = "number")]
    pub unchanged: usize,
    /// How many were taken out, because their events are gone from a calendar file or were called off.
    #[ts(type = "number")]
    pub removed: usize,
    /// Things that were made because a row names them: teams, environments, regions, trains.
    pub made: Vec<String>,
    /// What became of each row; at most the first 2,000.
    pub lines: Vec<ImportLine>,
    /// How many events of calendar files were left alone, because a newer one came before.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub older: usize,
    /// How many events of calendar files were passed over: by choice, or because a rule keeps them out.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub skipped: usize,
    /// What a person should know although the file could be read.
    pub warnings: Vec<String>,
    /// The same with its place, where it has one.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<ImportRemark>>")]
    pub remarks: Vec<ImportRemark>,
    /// What was written; none in a preview.
    pub changed: Option<Changed>,
}

/// What a person should know of a place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportRemark {
    /// The file.
    pub file: String,
    /// The line in it, from 1; none where it is about the whole file.
    #[ts(type = "number | null")]
    pub line: Option<usize>,
    /// What to know.
    pub text: String,
}

/// What became of one row.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportLine {
    /// The file.
    pub file: String,
    /// The line in it, from 1.
    #[ts(type = "number")]
    pub line: usize,
    /// Key of what it describes.
    pub key: String,
    /// `added`, `updated`, `unchanged` or `removed`; of events also `older` and `skipped`.
    pub outcome: String,
    /// What it was made into, in a few words.
    pub summary: String,
    /// The name of the event for ever, of calendar files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub uid: Option<String>,
    /// When the event takes place, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub when: Option<String>,
    /// What the event becomes: `window freeze-hard`, `release`, `milestone` or `nothing`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub becomes: Option<String>,
    /// What a person should know of this event.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub remarks: Vec<String>,
}

/// A file's columns, to choose a mapping from.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LookIntoFile {
    /// Where it is.
    pub path: String,
    /// What it is to be read as.
    pub kind: ImportKind,
}

/// What a file looks like.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct FileLook {
    /// Its columns, in its order.
    pub columns: Vec<String>,
    /// Its first rows.
    pub sample: Vec<Vec<String>>,
    /// How many rows it has.
    #[ts(type = "number")]
    pub rows: usize,
    /// Our columns for this kind of file, those that are needed first.
    pub ours: Vec<String>,
    /// The mapping that suggests itself: `{"ours": "theirs"}`.
    pub suggested: BTreeMap<String, String>,
}

/// A table or document to write.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportTable {
    /// Where to put it.
    pub path: String,
    /// Which releases.
    #[serde(default)]
    pub filter: ReleaseFilter,
}

/// Files that were written.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct WrittenFiles {
    /// Where they are, and how long.
    pub files: Vec<WrittenFile>,
    /// How many releases or events they hold.
    #[ts(type = "number")]
    pub items: usize,
    /// What a person should know.
    pub warnings: Vec<String>,
}

/// A file that was written.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct WrittenFile {
    /// Where it is.
    pub path: String,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: usize,
}
