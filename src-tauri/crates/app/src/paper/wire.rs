//! What the use cases of documents take and answer.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::time::Year;
use ts_rs::TS;

use crate::project::MilestoneFilter;
use crate::release::ReleaseFilter;
use crate::wire::Text;

/// The paper to print on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 216 by 279 mm.
    Letter,
}

impl From<Paper> for slipway_print::Paper {
    fn from(paper: Paper) -> Self {
        match paper {
            Paper::A4 => Self::A4,
            Paper::Letter => Self::Letter,
        }
    }
}

/// A wall planner to print, on A3.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintPlanner {
    /// Where to put the PDF.
    pub path: String,
    /// The year, 1901 to 2198.
    #[schemars(with = "i32")]
    #[ts(type = "number")]
    pub year: Year,
    /// Keys of the windows to draw, whether they bind or not; all that bind where none is named.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Text<Key>>>")]
    pub layers: Vec<Text<Key>>,
    /// Whether to print without colour.
    #[serde(default)]
    pub mono: bool,
    /// A font file for scripts that the built-in family lacks.
    #[serde(default)]
    pub fallback_font: Option<String>,
}

/// A freeze notice to print.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintNotice {
    /// Key of the freeze.
    pub key: Text<Key>,
    /// Where to put the PDF.
    pub path: String,
    /// The paper.
    #[serde(default)]
    pub paper: Paper,
    /// Whether to print without colour.
    #[serde(default)]
    pub mono: bool,
    /// A font file for scripts that the built-in family lacks.
    #[serde(default)]
    pub fallback_font: Option<String>,
}

/// The sheet of a train to print.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintTrainSheet {
    /// Key of the train.
    pub train: Text<Key>,
    /// The day of the departure.
    pub departure: Text<NaiveDate>,
    /// Where to put the PDF.
    pub path: String,
    /// The paper.
    #[serde(default)]
    pub paper: Paper,
    /// Whether to print without colour.
    #[serde(default)]
    pub mono: bool,
    /// A font file for scripts that the built-in family lacks.
    #[serde(default)]
    pub fallback_font: Option<String>,
}

/// The page of a bundle to print.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintBundleSheet {
    /// Key of the release.
    pub release: Text<Key>,
    /// Key of the release to which others are put off; the next one of the same train where nothing is said.
    #[serde(default)]
    pub next: Option<Text<Key>>,
    /// Where to put the PDF.
    pub path: String,
    /// The paper.
    #[serde(default)]
    pub paper: Paper,
    /// Whether to print without colour.
    #[serde(default)]
    pub mono: bool,
    /// A font file for scripts that the built-in family lacks.
    #[serde(default)]
    pub fallback_font: Option<String>,
}

/// Milestones of projects to print beside the trains of their releases.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintAlignment {
    /// Where to put the PDF.
    pub path: String,
    /// Which milestones; all where nothing is said.
    #[serde(default)]
    pub filter: MilestoneFilter,
    /// The paper.
    #[serde(default)]
    pub paper: Paper,
    /// Whether to print without colour.
    #[serde(default)]
    pub mono: bool,
    /// A font file for scripts that the built-in family lacks.
    #[serde(default)]
    pub fallback_font: Option<String>,
}

/// The paper of a calendar, which is always printed across.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CalendarPaper {
    /// 297 by 210 mm, five weeks side by side.
    #[default]
    A4,
    /// 420 by 297 mm, eight weeks side by side.
    A3,
}

impl From<CalendarPaper> for slipway_print::Paper {
    fn from(paper: CalendarPaper) -> Self {
        match paper {
            CalendarPaper::A4 => Self::A4,
            CalendarPaper::A3 => Self::A3,
        }
    }
}

/// By what releases stand in lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Grouping {
    /// The services that they touch.
    #[default]
    Service,
    /// The team that carries them.
    Team,
    /// The environment in which they are deployed.
    Environment,
    /// The regions of their services.
    Region,
    /// The train on which they ride.
    Train,
}

impl Grouping {
    /// What it is called.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Team => "team",
            Self::Environment => "environment",
            Self::Region => "region",
            Self::Train => "train",
        }
    }
}

/// A calendar of a stretch of time to print.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintCalendar {
    /// Where to put the PDF; a path that ends in `.png` gets a picture of its first page.
    pub path: String,
    /// The first day, in the plan's zone.
    pub from: Text<NaiveDate>,
    /// The day after the last one; at most 400 days are printed at once.
    pub to: Text<NaiveDate>,
    /// By what releases stand in lanes.
    #[serde(default)]
    pub grouping: Grouping,
    /// Which releases; all where nothing is said.
    #[serde(default)]
    #[ts(optional, as = "Option<ReleaseFilter>")]
    pub filter: ReleaseFilter,
    /// The paper.
    #[serde(default)]
    pub paper: CalendarPaper,
    /// Whether to print without colour.
    #[serde(default)]
    pub mono: bool,
    /// A font file for scripts that the built-in family lacks.
    #[serde(default)]
    pub fallback_font: Option<String>,
}

/// A document that was printed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct PrintedPaper {
    /// Where it is.
    pub path: String,
    /// How many pages it has.
    #[ts(type = "number")]
    pub pages: usize,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: usize,
    /// The number of the operation whose plan it shows.
    #[ts(type = "number")]
    pub snapshot: u64,
    /// What a person should know, such as characters that no font could draw.
    pub warnings: Vec<String>,
}

/// Grids and gaps to print.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintResponsibilities {
    /// Key of the release of which the gaps are printed, with the grid of its type; every grid with the gaps of every
    /// release that is not over where nothing is said.
    #[serde(default)]
    pub release: Option<Text<Key>>,
    /// Whether only the gaps are printed that keep a release in its draft.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub blocking: bool,
    /// Where to put the PDF.
    pub path: String,
    /// The paper.
    #[serde(default)]
    pub paper: Paper,
    /// Whether to print without colour.
    #[serde(default)]
    pub mono: bool,
    /// A font file for scripts that the built-in family lacks.
    #[serde(default)]
    pub fallback_font: Option<String>,
}

/// A document about one thing to print.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintThing {
    /// Its key.
    pub key: Text<Key>,
    /// Where to put the PDF.
    pub path: String,
    /// The paper.
    #[serde(default)]
    pub paper: Paper,
    /// Whether to print without colour.
    #[serde(default)]
    pub mono: bool,
    /// A font file for scripts that the built-in family lacks.
    #[serde(default)]
    pub fallback_font: Option<String>,
}
