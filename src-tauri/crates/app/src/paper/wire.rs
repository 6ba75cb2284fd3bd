//! What the use cases of documents take and answer.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::time::Year;
use ts_rs::TS;

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
