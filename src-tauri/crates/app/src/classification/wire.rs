//! What the use cases of types of release take and answer.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::release::ReleaseKind;
use slipway_domain::release::classification::{GateKind, MandatoryField, Weighs};
use slipway_domain::time::{Instant, Span};
use ts_rs::TS;

use crate::history::OperationRow;
use crate::wire::{Changed, Mode, Text};

/// What is settled about a type of release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct TypeRuleView {
    /// What it says.
    pub rule: TypeRuleCard,
    /// How early releases of the type are handed in; none where nothing was settled.
    pub lead: Option<Text<Span>>,
    /// Counts up with every change; 0 where nobody ever settled on one.
    pub version: u32,
    /// The operations by which it was settled, newest first.
    pub log: Vec<OperationRow>,
}

/// What a type of release asks.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TypeRuleCard {
    /// `standard`, `normal` or `emergency`.
    #[serde(rename = "type")]
    #[ts(type = "\"standard\" | \"normal\" | \"emergency\"")]
    pub kind: Text<ReleaseKind>,
    /// What the type is for.
    pub definition: String,
    /// The questions, 5 to 8.
    pub criteria: Vec<TypeQuestionCard>,
    /// What must be said before a release leaves its draft, such as `rollback-plan`.
    pub mandatory: Vec<Text<MandatoryField>>,
    /// The test gates that it must pass, such as `regression`.
    pub gates: Vec<Text<GateKind>>,
    /// How long it is watched after its deployment, where it says nothing itself.
    #[ts(type = "number")]
    pub stabilisation_minutes: i64,
    /// Why it is settled so.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A question that is answered with yes or no.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TypeQuestionCard {
    /// Names the question within its type, such as `done-before`.
    pub key: String,
    /// The question, of which yes speaks for the type.
    pub question: String,
    /// `required` or `one-of`.
    #[ts(type = "\"required\" | \"one-of\"")]
    pub weighs: Text<Weighs>,
}

/// Answers about a release, and the type that it shall have.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ClassifyRelease {
    /// Key of the release.
    pub release: Text<Key>,
    /// The answers, by type and by the key of the question; what is not answered is left out.
    #[ts(type = "Record<string, Record<string, boolean>>")]
    pub answers: BTreeMap<Text<ReleaseKind>, BTreeMap<String, bool>>,
    /// The incident, problem, breach or order behind it.
    #[serde(default)]
    pub reference: String,
    /// The type that it shall have; the one for which the answers speak where nothing is said.
    #[serde(default)]
    #[ts(type = "\"standard\" | \"normal\" | \"emergency\" | null")]
    pub choose: Option<Text<ReleaseKind>>,
    /// Why it has another type than before, or than the answers speak for.
    #[serde(default)]
    pub reason: Option<String>,
    /// Who approved that.
    #[serde(default)]
    pub approver: Option<String>,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
}

/// What classifying a release found, and did.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ClassifyOutcome {
    /// The type for which the answers speak.
    #[ts(type = "\"standard\" | \"normal\" | \"emergency\"")]
    pub found: Text<ReleaseKind>,
    /// Why, a sentence for each type that was tried.
    pub why: Vec<String>,
    /// How many questions are not answered.
    #[ts(type = "number")]
    pub open: usize,
    /// What would be wrong with the type that is chosen.
    pub faults: Vec<MisclassificationView>,
    /// Whether a reason and an approver are needed.
    pub needs_approver: bool,
    /// What was written; none in a preview.
    pub changed: Option<Changed>,
}

/// Something that speaks against the type of a release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct MisclassificationView {
    /// In a word: `expedited`, `emergency-without-reference` or `other-type`.
    pub kind: String,
    /// Whether the release cannot have its type like that.
    pub refuses: bool,
    /// What speaks against it, and what to do.
    pub sentence: String,
}

/// How a release stands with its type.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ClassificationView {
    /// The type that it has.
    #[serde(rename = "type")]
    #[ts(type = "\"standard\" | \"normal\" | \"emergency\"")]
    pub kind: Text<ReleaseKind>,
    /// The incident, problem, breach or order behind it.
    pub reference: String,
    /// The last answers, by type and by the key of the question.
    #[ts(type = "Record<string, Record<string, boolean>>")]
    pub answers: BTreeMap<Text<ReleaseKind>, BTreeMap<String, bool>>,
    /// What speaks against its type.
    pub faults: Vec<MisclassificationView>,
    /// What its type asks for and is not said, such as `rollback-plan`.
    pub missing: Vec<Text<MandatoryField>>,
    /// How it was classified, newest first.
    pub history: Vec<ClassifiedRow>,
}

/// Once that a release was classified.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ClassifiedRow {
    /// When.
    pub at: Text<Instant>,
    /// By whom.
    pub by: String,
    /// The type before.
    pub before: Text<ReleaseKind>,
    /// The type for which the answers spoke.
    pub found: Text<ReleaseKind>,
    /// The type that was chosen.
    pub chosen: Text<ReleaseKind>,
    /// Why another one than before, or than found.
    pub reason: String,
    /// Who approved that.
    pub approver: String,
    /// The incident, problem, breach or order behind it.
    pub reference: String,
    /// The version of the rule of the chosen type.
    pub version: u32,
}

/// How often releases of a team got another type in a month.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReclassificationRow {
    /// The first day of the month.
    pub month: Text<NaiveDate>,
    /// Key of the team; none for releases without one.
    pub team: Option<Text<Key>>,
    /// How many of its releases were classified.
    pub classified: u32,
    /// How many of them got another type.
    pub reclassified: u32,
    /// Per cent of them.
    pub percent: Option<u32>,
}
