//! What the use cases of risk take and answer.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::release::Risk;
use slipway_domain::risk::{Impact, Likelihood, Modifier, SchemaChange};
use slipway_domain::time::Instant;
use ts_rs::TS;

use crate::wire::{Changed, Mode, Text};

/// What somebody says about the risk of a release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AssessRelease {
    /// Which release.
    pub release: Text<Key>,
    /// How bad it is when it goes wrong, 1 to 5.
    #[schemars(with = "u8")]
    #[ts(type = "number")]
    pub impact: Impact,
    /// How likely it is to go wrong, 1 to 5, before anything that is known moves it.
    #[schemars(with = "u8")]
    #[ts(type = "number")]
    pub likelihood: Likelihood,
    /// The day on which its rollback was tested; none where nobody tested it.
    #[serde(default)]
    pub rollback_tested: Option<Text<NaiveDate>>,
    /// What it does to the schema of data: `none`, `compatible` or `incompatible`.
    #[serde(default = "no_schema_change")]
    #[ts(optional, as = "Option<Text<SchemaChange>>")]
    pub schema: Text<SchemaChange>,
    /// Whether it goes out as a canary that is taken back by itself.
    #[serde(default)]
    pub canary: bool,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

const fn no_schema_change() -> Text<SchemaChange> {
    Text(SchemaChange::None)
}

/// What an assessment did, or would do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct AssessOutcome {
    /// The risk with the assessment.
    pub risk: RiskView,
    /// What was written; none in a preview.
    pub changed: Option<Changed>,
}

/// How risky a release is.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct RiskView {
    /// Key of the release.
    pub release: Text<Key>,
    /// Its title.
    pub title: String,
    /// The band that it holds, which trains and conflicts count.
    #[ts(type = "\"low\" | \"moderate\" | \"high\" | \"very-high\" | null")]
    pub held: Option<Text<Risk>>,
    /// What somebody said; none where nobody assessed it.
    pub assessment: Option<AssessmentView>,
    /// The score of today; none where nobody assessed it.
    pub score: Option<ScoreView>,
    /// What differs between the score of today and the band that is held, in a sentence; none where they agree.
    pub drift: Option<String>,
}

/// An assessment as it stands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct AssessmentView {
    /// How bad it is when it goes wrong, 1 to 5.
    pub impact: u8,
    /// How likely it is to go wrong, 1 to 5, before anything moves it.
    pub likelihood: u8,
    /// The day on which its rollback was tested.
    pub rollback_tested: Option<Text<NaiveDate>>,
    /// `none`, `compatible` or `incompatible`.
    #[ts(type = "\"none\" | \"compatible\" | \"incompatible\"")]
    pub schema: Text<SchemaChange>,
    /// Whether it goes out as a canary that is taken back by itself.
    pub canary: bool,
    /// Who assessed it.
    pub by: String,
    /// When.
    pub at: Text<Instant>,
}

/// A score with its arithmetic.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ScoreView {
    /// The impact, 1 to 5.
    pub impact: u8,
    /// The likelihood, 1 to 5, with everything that moves it.
    pub likelihood: u8,
    /// Their product, 1 to 25.
    pub points: u32,
    /// The band.
    #[ts(type = "\"low\" | \"moderate\" | \"high\" | \"very-high\"")]
    pub band: Text<Risk>,
    /// The steps of all modifiers together.
    pub steps: i8,
    /// The arithmetic in a sentence.
    pub sentence: String,
    /// What each modifier adds, those that add nothing included.
    pub contributions: Vec<ContributionView>,
}

/// What one modifier adds.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ContributionView {
    /// Which modifier, such as `untested-rollback`.
    pub modifier: Text<Modifier>,
    /// −1, 0 or 1.
    pub change: i8,
    /// Why, in a sentence.
    pub sentence: String,
}
