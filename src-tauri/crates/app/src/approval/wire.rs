//! What the use cases of approvals take and answer.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::approval::{Outcome, Route};
use slipway_domain::catalogue::Role;
use slipway_domain::time::Instant;
use ts_rs::TS;
use uuid::Uuid;

use crate::wire::Text;

/// How a release stands with its approvals.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct StandingView {
    /// Key of the release.
    pub release: Text<Key>,
    /// Key of the policy in force; none where there is none.
    pub policy: Option<Text<Key>>,
    /// Its version.
    pub version: u32,
    /// The lines that were asked, up to the one that decides.
    pub tried: Vec<TriedLine>,
    /// The way.
    #[ts(type = "\"auto\" | \"peer\" | \"team-lead\" | \"cab\" | \"ecab\" | \"executive\" | null")]
    pub route: Option<Text<Route>>,
    /// Whether it waited so long that it goes the way of escalation.
    pub escalated: bool,
    /// The roles whose holders may approve, with who may.
    pub approvers: Vec<ApproverView>,
    /// How many must.
    pub needed: u32,
    /// How many of those count.
    pub given: u32,
    /// Whether everything that is needed is there.
    pub complete: bool,
    /// How it stands, in a sentence.
    pub sentence: String,
    /// What stands in the way whoever approves, in sentences.
    pub blocks: Vec<String>,
    /// What was decided, newest first.
    pub approvals: Vec<ApprovalView>,
}

/// A line of a policy that was asked.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct TriedLine {
    /// Key of the line.
    pub key: Text<Key>,
    /// What it is for.
    pub name: String,
    /// Whether it holds.
    pub holds: bool,
    /// Why not, or when it holds.
    pub why: String,
}

/// Somebody who may approve.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ApproverView {
    /// The role.
    pub role: Text<Role>,
    /// Key of the person who holds it on the release; none where nobody does.
    pub person: Option<Text<Key>>,
    /// The person's name.
    pub name: Option<String>,
    /// Key of the deputy.
    pub deputy: Option<Text<Key>>,
}

/// What somebody, or a board, decided.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ApprovalView {
    /// Its id.
    pub id: Text<Uuid>,
    /// The way.
    pub route: Text<Route>,
    /// The role; none for a board.
    pub role: Option<Text<Role>>,
    /// Who decided.
    pub by: String,
    /// For whom a deputy decided.
    pub deputy_for: Option<String>,
    /// When.
    pub at: Text<Instant>,
    /// `approved`, `conditional`, `deferred`, `rejected` or `more-information`.
    #[ts(type = "\"approved\" | \"conditional\" | \"deferred\" | \"rejected\" | \"more-information\"")]
    pub outcome: Text<Outcome>,
    /// Whether the board had no quorum.
    pub provisional: bool,
    /// Why.
    pub reason: String,
    /// Until when it is deferred.
    pub until: Option<Text<NaiveDate>>,
    /// On which conditions.
    pub conditions: Vec<ConditionView>,
    /// Whether it counts as the release stands.
    pub counts: bool,
    /// What changed since, so that it does not count: each in a sentence.
    pub voided: Vec<String>,
    /// About which state: window, services, environment and version, in a sentence.
    pub bound: String,
    /// The number of the operation behind which it stood so.
    #[ts(type = "number")]
    pub snapshot: u64,
    /// Policy, version and line by which it was asked for.
    pub stamp: Option<String>,
    /// The id of the meeting that decided, such as `CAB@2026-12-01T14:00`.
    pub meeting: Option<String>,
    /// How a board voted.
    pub ballot: Option<BallotView>,
    /// How it was heard, where it was said.
    pub verbal: Option<VerbalView>,
}

/// A condition of an approval.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ConditionView {
    /// What must be done.
    pub text: String,
    /// Key of who does it.
    pub owner: Option<Text<Key>>,
    /// The day by whose end it is due.
    pub due: Option<Text<NaiveDate>>,
    /// Key of who verifies it.
    pub verifier: Option<Text<Key>>,
    /// Who said that it is met; none while it is open.
    pub met_by: Option<String>,
    /// Who may say that it is met, in words: `Bob`, `anybody but Eve`, `anybody`.
    pub may_say: String,
    /// Whether whoever is at work may say so without naming somebody who verified it.
    pub may_say_yourself: bool,
    /// Keys of the people who may say so; nothing where whoever is at work may.
    pub verifiers: Vec<Text<Key>>,
}

/// How a board voted, to keep.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct BallotCard {
    /// Votes for it.
    pub votes_for: u32,
    /// Votes against it.
    pub against: u32,
    /// Who did not vote.
    pub abstained: u32,
    /// Keys of who declared a conflict of interest.
    pub interests: Vec<Text<Key>>,
    /// What was said, for the minutes.
    pub comments: String,
}

/// How a board voted.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct BallotView {
    /// Votes for it.
    pub votes_for: u32,
    /// Votes against it.
    pub against: u32,
    /// Who did not vote.
    pub abstained: u32,
    /// Keys of who declared a conflict of interest.
    pub interests: Vec<Text<Key>>,
    /// What was said, for the minutes.
    pub comments: String,
    /// How long it was talked about, in seconds.
    pub seconds: u32,
}

/// An approval that was said and not signed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct VerbalView {
    /// Who heard it.
    pub heard_by: String,
    /// When it was said.
    pub said: Text<Instant>,
    /// Until when it must be confirmed.
    pub confirm_by: Text<Instant>,
    /// Who confirmed it; none while nobody has.
    pub confirmed_by: Option<String>,
    /// Whether it was not confirmed in time.
    pub overdue: bool,
}

/// A decision to keep about a release.
// Unknown fields are refused beside the flattened ones as those of `DecideItem` are.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GiveApproval {
    /// Key of the release.
    pub release: Text<Key>,
    /// The role in which the person approves.
    pub role: Text<Role>,
    /// Key of the person.
    pub person: Text<Key>,
    /// What is decided.
    #[serde(flatten)]
    pub decision: DecisionCard,
    /// Why it is kept, for the journal.
    #[serde(default)]
    pub note: Option<String>,
}

/// What is decided.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct DecisionCard {
    /// `approved`, `conditional`, `deferred`, `rejected` or `more-information`.
    #[ts(type = "\"approved\" | \"conditional\" | \"deferred\" | \"rejected\" | \"more-information\"")]
    pub outcome: Text<Outcome>,
    /// Why it is deferred or rejected, or what must be known, and by whom.
    #[serde(default)]
    pub reason: String,
    /// Until when it is deferred.
    #[serde(default)]
    pub until: Option<Text<NaiveDate>>,
    /// On which conditions.
    #[serde(default)]
    pub conditions: Vec<ConditionCard>,
    /// Who heard it, where it was said and not signed.
    #[serde(default)]
    pub heard_by: Option<String>,
}

/// A condition to set.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ConditionCard {
    /// What must be done.
    pub text: String,
    /// Key of who does it.
    #[serde(default)]
    pub owner: Option<Text<Key>>,
    /// The day by whose end it is due.
    #[serde(default)]
    pub due: Option<Text<NaiveDate>>,
    /// Key of who verifies it.
    #[serde(default)]
    pub verifier: Option<Text<Key>>,
}

/// Which approval.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichApproval {
    /// Its id.
    pub id: Text<Uuid>,
}

/// Which condition of an approval is met, or open again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MeetCondition {
    /// The approval.
    pub id: Text<Uuid>,
    /// Which of its conditions, from 0.
    #[ts(type = "number")]
    pub condition: usize,
    /// Whether it is met.
    pub met: bool,
    /// Key of the person who verified it, where that is not whoever is at work.
    #[serde(default)]
    pub person: Option<Text<Key>>,
}
