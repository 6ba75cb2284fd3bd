//! What the use cases of risk take and answer.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::release::Risk;
use slipway_domain::risk::{Impact, Likelihood, ModelKind, Modifier, SchemaChange};
use slipway_domain::time::Instant;
use ts_rs::TS;

use crate::approval::ConditionsCard;
use crate::history::OperationRow;
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
    /// What is answered to the questionnaire, by the key of the question: the value of the answer. Those of before stay
    /// where nothing is said.
    #[serde(default)]
    #[ts(optional, type = "Record<string, number>")]
    pub answers: Option<BTreeMap<String, u32>>,
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
    /// What each model tells today, those that tell nothing included; empty where nobody assessed it.
    pub models: Vec<ModelToldView>,
    /// The model whose band counts, in a sentence; none where nobody assessed it.
    pub deciding: Option<String>,
    /// How ready it is, which moves with time.
    pub readiness: ReadinessRiskView,
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
    /// What was answered to the questionnaire, by the key of the question.
    #[ts(type = "Record<string, number>")]
    pub answers: BTreeMap<String, u32>,
    /// What each model told then, with its version.
    pub scores: Vec<KeptScoreView>,
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

/// What a model told when a release was assessed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct KeptScoreView {
    /// `rules`, `questionnaire` or `matrix`.
    pub model: Text<ModelKind>,
    /// Its version then.
    pub version: u32,
    /// The points; none of a rule.
    pub points: Option<u32>,
    /// The band.
    pub band: Text<Risk>,
}

/// What a model tells of a release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ModelToldView {
    /// `rules`, `questionnaire` or `matrix`.
    #[ts(type = "\"rules\" | \"questionnaire\" | \"matrix\"")]
    pub model: Text<ModelKind>,
    /// Its version; 0 where nobody ever settled on one.
    pub version: u32,
    /// The points, of the questionnaire in hundredths; none of a rule, and where it tells nothing.
    pub points: Option<u32>,
    /// The band; none where it tells nothing.
    #[ts(type = "\"low\" | \"moderate\" | \"high\" | \"very-high\" | null")]
    pub band: Option<Text<Risk>>,
    /// What it tells, or why it tells nothing, in a sentence.
    pub sentence: String,
    /// The arithmetic, a line each.
    pub lines: Vec<String>,
}

/// How ready a release is: 0 ready, 100 not at all.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReadinessRiskView {
    /// The points, 0 to 100.
    pub points: u32,
    /// The band.
    #[ts(type = "\"low\" | \"moderate\" | \"high\" | \"very-high\"")]
    pub band: Text<Risk>,
    /// Version of the model; 0 where nobody ever settled on one.
    pub version: u32,
    /// The arithmetic, a line each.
    pub lines: Vec<String>,
    /// What was judged, those that hold included.
    pub checks: Vec<PolicyCheckView>,
}

/// Something that a release must keep to.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct PolicyCheckView {
    /// What, in a few words.
    pub name: String,
    /// Whether it is kept; none where it cannot be judged yet.
    pub kept: Option<bool>,
    /// How it stands, in a sentence.
    pub sentence: String,
}

/// A model of risk as it stands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct RiskModelView {
    /// What it says.
    pub model: RiskModelCard,
    /// Counts up with every change; 0 where nobody ever settled on one.
    pub version: u32,
    /// The operations by which it was settled, newest first.
    pub log: Vec<OperationRow>,
}

/// A model of risk: the fields of its kind are said, the others are left out.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "model", rename_all = "kebab-case")]
pub enum RiskModelCard {
    /// Ordered rules, of which the first that holds decides.
    Rules {
        /// The rules.
        rules: Vec<RiskRuleCard>,
    },
    /// A weighted questionnaire.
    Questionnaire {
        /// The questions.
        questions: Vec<QuestionCard>,
        /// From the sum in hundredths to a band.
        bands: Vec<BandCard>,
    },
    /// Impact × likelihood.
    Matrix {
        /// From the product to a band.
        bands: Vec<BandCard>,
        /// The least band of the highest impact.
        #[ts(type = "\"low\" | \"moderate\" | \"high\" | \"very-high\"")]
        worst_impact: Text<Risk>,
    },
    /// How ready a release is.
    Readiness {
        /// What each part weighs with a date, in hundredths: work, policy, progress, time.
        dated: [u32; 4],
        /// What each weighs without one: work, policy, progress.
        undated: [u32; 3],
        /// From the points to a band.
        bands: Vec<BandCard>,
    },
}

/// A rule of the first model.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RiskRuleCard {
    /// Names the rule within the model.
    pub key: Text<Key>,
    /// What it is for.
    #[serde(default)]
    pub name: String,
    /// When it holds.
    #[serde(default)]
    pub when: ConditionsCard,
    /// When it holds, in words; not read.
    #[serde(default)]
    pub words: String,
    /// The risk that it sets.
    #[ts(type = "\"low\" | \"moderate\" | \"high\" | \"very-high\"")]
    pub risk: Text<Risk>,
    /// The impact that it sets, 1 to 5.
    #[schemars(with = "u8")]
    #[ts(type = "number")]
    pub impact: Impact,
}

/// A question.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct QuestionCard {
    /// Names the question within the model.
    pub key: Text<Key>,
    /// The question.
    pub text: String,
    /// What each answer counts, in hundredths.
    pub weight: u32,
    /// The answers, from the lightest.
    pub answers: Vec<AnswerCard>,
}

/// An answer that can be chosen.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerCard {
    /// Its value.
    pub value: u32,
    /// What it says.
    pub text: String,
}

/// A band: from its first number to the one before the next band.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BandCard {
    /// Its first number.
    pub from: u32,
    /// The band.
    #[ts(type = "\"low\" | \"moderate\" | \"high\" | \"very-high\"")]
    pub band: Text<Risk>,
}

/// A model to settle.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleRiskModel {
    /// What it says.
    pub model: RiskModelCard,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Which model.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichRiskModel {
    /// `rules`, `questionnaire`, `matrix` or `readiness`.
    #[ts(type = "\"rules\" | \"questionnaire\" | \"matrix\" | \"readiness\"")]
    pub model: Text<ModelKind>,
}
