//! What the use cases of escalation and the way back take and answer.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::catalogue::Role;
use slipway_domain::escalation::Way;
use slipway_domain::time::{Instant, Zone};
use ts_rs::TS;

use crate::calendar::ScopeView;
use crate::wire::Text;

/// A chain of escalation.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChainCard {
    /// Its key.
    pub key: Text<Key>,
    /// Its name.
    pub name: String,
    /// The releases for which it is.
    #[serde(default)]
    pub scope: ScopeView,
    /// Its levels, from the first who is called.
    pub levels: Vec<LevelCard>,
}

/// A level of a chain.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LevelCard {
    /// As what the person is called.
    pub role: Text<Role>,
    /// Key of the person; none for whoever holds the role on the release.
    #[serde(default)]
    pub person: Option<Text<Key>>,
    /// The number to call.
    #[serde(default)]
    pub phone: String,
    /// So many minutes nothing may happen before the next level is called.
    #[ts(type = "number")]
    pub minutes: i64,
}

/// How a release is taken back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RollbackCard {
    /// Key of the release.
    pub release: Text<Key>,
    /// Where the procedure is written down, or the procedure in a few words.
    pub procedure: String,
    /// How many minutes going back takes.
    #[ts(type = "number")]
    pub duration_minutes: i64,
    /// How many minutes it takes to see that it worked.
    #[serde(default)]
    #[ts(type = "number")]
    pub verification_minutes: i64,
    /// The day on which it was last tested.
    #[serde(default)]
    pub tested: Option<Text<NaiveDate>>,
    /// How many minutes it took in that test.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub measured_minutes: Option<i64>,
    /// What shows the test.
    #[serde(default)]
    pub evidence: String,
    /// The version that was taken back in the test.
    #[serde(default)]
    pub version: Option<String>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// The way back of a release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct RollbackView {
    /// Key of the release.
    pub release: Text<Key>,
    /// What was said about it; none where nobody did.
    pub plan: Option<RollbackCard>,
    /// How its test stands, in a sentence.
    pub test: String,
    /// Whether it was tested, and not too long ago.
    pub fresh: bool,
    /// Until when going back is possible; none where nobody said how long it takes.
    pub point_of_no_return: Option<Text<Instant>>,
    /// How it comes about, in a sentence.
    pub arithmetic: String,
    /// The zone of the release.
    pub zone: Text<Zone>,
    /// By how many minutes the steps of the runbook end behind it; 0 where none does.
    #[ts(type = "number")]
    pub steps_late_minutes: i64,
    /// The chain that is called, with its names; none where none covers the release.
    pub chain: Option<CalledChain>,
    /// What was decided when it was asked, newest first.
    pub decisions: Vec<RollbackDecisionRow>,
}

/// A chain with the people of a release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CalledChain {
    /// Its key.
    pub key: Text<Key>,
    /// Its name.
    pub name: String,
    /// Who is called, from the first.
    pub levels: Vec<CalledLevel>,
}

/// Who is called.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CalledLevel {
    /// As what.
    pub role: Text<Role>,
    /// Name of the person; none where nobody holds the role.
    pub name: Option<String>,
    /// The number to call.
    pub phone: String,
    /// After how many minutes from the first call.
    #[ts(type = "number")]
    pub after_minutes: i64,
}

/// A decision on going back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct RollbackDecisionRow {
    /// When it was asked.
    pub asked: Text<Instant>,
    /// When it was decided.
    pub decided: Text<Instant>,
    /// By whom.
    pub by: String,
    /// `go-on` or `go-back`.
    #[ts(type = "\"go-on\" | \"go-back\"")]
    pub way: Text<Way>,
    /// Why.
    pub reason: String,
}

/// A decision to keep.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideRollback {
    /// Key of the release.
    pub release: Text<Key>,
    /// `go-on` or `go-back`.
    #[ts(type = "\"go-on\" | \"go-back\"")]
    pub way: Text<Way>,
    /// Who decides; who is at the desk where nothing is said.
    #[serde(default)]
    pub by: Option<String>,
    /// When it was asked; now where nothing is said.
    #[serde(default)]
    pub asked: Option<Text<Instant>>,
    /// Why.
    pub reason: String,
}
