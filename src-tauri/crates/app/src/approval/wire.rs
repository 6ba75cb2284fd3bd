//! What the use cases of approval take and answer.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::approval::{Outcome, Route};
use slipway_domain::catalogue::Role;
use slipway_domain::release::{ReleaseKind, Risk};
use slipway_domain::time::{Instant, Span};
use ts_rs::TS;
use uuid::Uuid;

use crate::history::OperationRow;
use crate::wire::Text;

/// An approval policy as it stands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct PolicyView {
    /// What it says.
    pub policy: PolicyCard,
    /// Whether releases are approved by it.
    pub in_force: bool,
    /// Counts up with every change of its lines.
    pub version: u32,
    /// When each line holds, in words, in the order of the lines.
    pub words: Vec<String>,
    /// What is wrong with it, in sentences.
    pub faults: Vec<String>,
    /// The operations by which it was settled, newest first.
    pub log: Vec<OperationRow>,
}

/// An approval policy: lines in order, of which the first that holds decides.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PolicyCard {
    /// Its key.
    pub key: Text<Key>,
    /// Its name.
    pub name: String,
    /// Its lines, in the order in which they are asked.
    pub rules: Vec<PolicyLine>,
    /// Why it is settled so.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A line of a policy.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PolicyLine {
    /// Names the line within its policy.
    pub key: Text<Key>,
    /// What it is for, in a few words.
    #[serde(default)]
    pub name: String,
    /// When it holds.
    #[serde(default)]
    pub when: ConditionsCard,
    /// `auto`, `peer`, `team-lead`, `cab`, `ecab` or `executive`.
    #[ts(type = "\"auto\" | \"peer\" | \"team-lead\" | \"cab\" | \"ecab\" | \"executive\"")]
    pub route: Text<Route>,
    /// The roles whose holders may approve.
    #[serde(default)]
    pub roles: Vec<Text<Role>>,
    /// How many of them must.
    #[serde(default)]
    pub needed: u32,
    /// How long after handing in it waits before it goes on, such as `2wd`.
    #[serde(default)]
    pub within: Option<Text<Span>>,
    /// The way that it takes then.
    #[serde(default)]
    #[ts(type = "\"auto\" | \"peer\" | \"team-lead\" | \"cab\" | \"ecab\" | \"executive\" | null")]
    pub escalate: Option<Text<Route>>,
}

/// What a line of a decision table asks of a release; what is left out holds of every one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ConditionsCard {
    /// Its type is one of these.
    #[ts(type = "(\"standard\" | \"normal\" | \"emergency\")[]")]
    pub types: Vec<Text<ReleaseKind>>,
    /// Its risk is one of these.
    #[ts(type = "(\"low\" | \"moderate\" | \"high\" | \"very-high\")[]")]
    pub risks: Vec<Text<Risk>>,
    /// The most important of its services has one of these tiers, 1 to 4.
    pub tiers: Vec<u8>,
    /// Its services stand in at least so many regions.
    pub regions_at_least: Option<u32>,
    /// Whether one of its services is regulated.
    pub regulated: Option<bool>,
    /// Whether it lies in a freeze.
    pub in_freeze: Option<bool>,
    /// It was handed in sooner before its start than this, such as `5wd`.
    pub lead_below: Option<Text<Span>>,
}

/// A policy that is shipped.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ShipPolicy {
    /// `centralised`, `decentralised` or `hybrid`.
    #[ts(type = "\"centralised\" | \"decentralised\" | \"hybrid\"")]
    pub profile: String,
    /// Whether releases are approved by it from now on.
    #[serde(default)]
    pub enforce: bool,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Which policy is in force.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EnforcePolicy {
    /// Its key; none for no policy, so that nothing has to be approved.
    #[serde(default)]
    pub key: Option<Text<Key>>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Over which releases a policy is played again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplayPolicy {
    /// Key of the policy.
    pub key: Text<Key>,
    /// Over how many days before now; 90 where nothing is said.
    #[serde(default)]
    pub days: Option<u32>,
}

/// What a policy would have asked.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReplayView {
    /// From when.
    pub from: Text<Instant>,
    /// Until when.
    pub to: Text<Instant>,
    /// Key of the policy in force, with which it is compared; none where there is none.
    pub beside: Option<Text<Key>>,
    /// How many releases were handed in.
    #[ts(type = "number")]
    pub releases: usize,
    /// The routes, those that nobody takes included.
    pub routes: Vec<ReplayedRoute>,
    /// Releases a week that go to a board by the policy in force, in tenths; none where there is none.
    pub load_before: Option<u32>,
    /// The same by this one.
    pub load: u32,
    /// The releases that go another way, by when they were handed in.
    pub changed: Vec<ReplayedRelease>,
}

/// How many releases take a route.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReplayedRoute {
    /// The route.
    pub route: Text<Route>,
    /// How many by the policy in force.
    #[ts(type = "number")]
    pub before: usize,
    /// How many by this one.
    #[ts(type = "number")]
    pub count: usize,
    /// The median of the minutes from handing in to the approval, of those that this one sends there and that were approved.
    #[ts(type = "number | null")]
    pub median_age_minutes: Option<i64>,
}

/// A release that goes another way.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReplayedRelease {
    /// Its key.
    pub key: Text<Key>,
    /// Its title.
    pub title: String,
    /// The way by the policy in force; none where there is none.
    pub before: Option<Text<Route>>,
    /// The way by this one.
    pub route: Text<Route>,
    /// The line that decides.
    pub rule: Text<Key>,
}

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
}

/// How a board voted.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
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
}

/// A policy to write as JSON.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportPolicy {
    /// Its key.
    pub key: Text<Key>,
    /// Where to put the file.
    pub path: String,
}
