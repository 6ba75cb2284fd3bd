//! What the use cases of milestones take and answer.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::time::Instant;
use ts_rs::TS;

use crate::wire::Text;

/// A milestone of a project.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ProjectMilestoneCard {
    /// Its key.
    pub key: Text<Key>,
    /// What is reached.
    pub title: String,
    /// The project.
    #[serde(default)]
    pub project: String,
    /// Key of the release that waits for it.
    #[serde(default)]
    pub release: Option<Text<Key>>,
    /// The day that was promised.
    #[serde(default)]
    pub baseline: Option<Text<NaiveDate>>,
    /// The day on which it is expected now.
    #[serde(default)]
    pub forecast: Option<Text<NaiveDate>>,
    /// The day on which it was reached.
    #[serde(default)]
    pub actual: Option<Text<NaiveDate>>,
}

/// How a milestone stands to the release that waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// No release waits for it.
    Apart,
    /// It has been reached.
    Reached,
    /// Nobody says when it will be reached.
    Unknown,
    /// It is expected in time.
    InTime,
    /// It is expected too late.
    Late,
}

/// A departure that would take a release in time.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct FeasibleTrain {
    /// Key of the train.
    pub train: Text<Key>,
    /// The day on which it leaves.
    pub departure: Text<NaiveDate>,
}

/// One change of a forecast.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SlipView {
    /// The day that was expected before.
    pub from: Option<Text<NaiveDate>>,
    /// The day that was expected from then on.
    pub to: Option<Text<NaiveDate>>,
    /// When that was said.
    pub at: Text<Instant>,
}

/// A milestone as it stands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct MilestoneView {
    /// What it says.
    pub milestone: ProjectMilestoneCard,
    /// How it stands to its release.
    pub standing: Standing,
    /// The same in a sentence, with the way out.
    pub sentence: String,
    /// The last day that is in time; none where no release waits for it.
    pub freeze: Option<Text<NaiveDate>>,
    /// Working days by which its day differs from what was promised; more than 0 is later.
    pub variance: Option<i32>,
    /// Whether the expected day is over and nobody said that it was reached.
    pub overdue: bool,
    /// The first departure for which it would be in time, where it is late.
    pub next: Option<FeasibleTrain>,
    /// How the forecast changed, oldest first.
    pub slips: Vec<SlipView>,
    /// The file from which its dates come.
    pub source: String,
}

/// Which milestones.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MilestoneFilter {
    /// Only those of this project.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub project: Option<String>,
    /// Only those for which this release waits.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub release: Option<Text<Key>>,
    /// Only those that are late.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub late: Option<bool>,
}

/// A table of milestones to write.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportMilestones {
    /// Where to put it.
    pub path: String,
    /// Which milestones.
    #[serde(default)]
    pub filter: MilestoneFilter,
}
