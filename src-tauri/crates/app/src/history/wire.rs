//! The journal as others see it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use slipway_domain::time::Instant;
use ts_rs::TS;

use crate::wire::Text;

/// Which operations to list.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct HistoryFilter {
    /// Only those before this number.
    #[ts(type = "number | null")]
    pub before: Option<u64>,
    /// At most this many; all where nothing is said.
    #[ts(type = "number | null")]
    pub limit: Option<usize>,
    /// Only those by this person.
    pub actor: Option<String>,
    /// Only those whose label, use case or reason holds this text, in any case.
    pub text: Option<String>,
    /// Whether the rows that each touched are told.
    pub changes: bool,
}

/// One operation.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct OperationRow {
    /// Its place in the journal, from 1.
    #[ts(type = "number")]
    pub seq: u64,
    /// Its id.
    pub id: String,
    /// When, in UTC.
    pub at: Text<Instant>,
    /// Who.
    pub actor: String,
    /// From which machine.
    pub machine: String,
    /// The use case, as the command table names it.
    pub use_case: String,
    /// What it did, for people.
    pub label: String,
    /// Why.
    pub reason: Option<String>,
    /// Number of the operation that it takes back.
    #[ts(type = "number | null")]
    pub undoes: Option<u64>,
    /// The rows that it touched; empty unless asked for.
    pub changes: Vec<RowChange>,
    /// SHA-256 over its content and the one before it, in hexadecimal.
    pub hash: String,
}

/// A row before and after.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct RowChange {
    /// Its table.
    pub table: String,
    /// Its id.
    pub id: String,
    /// The row before; nothing where it is new.
    #[ts(type = "unknown")]
    pub before: Value,
    /// The row after; nothing where it is gone.
    #[ts(type = "unknown")]
    pub after: Value,
}

/// Which operation.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichOperation {
    /// Its number.
    #[ts(type = "number")]
    pub seq: u64,
}

/// To which moment the plan goes back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GoBack {
    /// The operation after which the plan stood as it should again.
    #[ts(type = "number")]
    pub seq: u64,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Two moments of the plan.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CompareMoments {
    /// After this operation.
    #[ts(type = "number")]
    pub from: u64,
    /// After that operation.
    #[ts(type = "number")]
    pub to: u64,
}

/// What a check of the journal found.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct VerifyView {
    /// Whether every operation is as it was written.
    pub ok: bool,
    /// How many there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "number | null")]
    pub operations: Option<u64>,
    /// Number of the first that was tampered with.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(type = "number | null")]
    pub first_bad: Option<u64>,
    /// What is wrong with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// The plan as it was.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct PastPlan {
    /// After which operation.
    #[ts(type = "number")]
    pub seq: u64,
    /// The releases as they were, sorted by start, then key.
    pub items: Vec<crate::wire::ReleaseBar>,
}
