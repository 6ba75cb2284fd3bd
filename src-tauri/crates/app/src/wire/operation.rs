//! What a change answers with.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::time::{Instant, Zone};
use ts_rs::TS;

use super::{ReleaseBar, Text};

/// One operation of the journal, in short.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct OperationView {
    /// Its id.
    pub id: String,
    /// Its place in the journal, from 1.
    #[ts(type = "number")]
    pub seq: u64,
    /// When, in UTC.
    pub at: Text<Instant>,
    /// Who.
    pub actor: String,
    /// The use case, as the command table names it.
    pub use_case: String,
    /// What it did, for people.
    pub label: String,
}

/// What undo or redo would act on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct UndoView {
    /// The operation's place in the journal.
    #[ts(type = "number")]
    pub seq: u64,
    /// What it did, for people.
    pub label: String,
}

/// How the open plan stands; answered by every change, so that the frame needs no second question.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct StatusView {
    /// Where the plan file is.
    pub path: String,
    /// What the plan is called.
    pub name: String,
    /// The plan's own zone.
    pub zone: Text<Zone>,
    /// Whether the file can only be read.
    pub read_only: bool,
    /// The name of the scenario that it is; none for a plan.
    pub scenario: Option<String>,
    /// The number of the last operation.
    #[ts(type = "number")]
    pub seq: u64,
    /// What undo would take back.
    pub undo: Option<UndoView>,
    /// What redo would bring back.
    pub redo: Option<UndoView>,
    /// Hard conflicts of releases that are not over.
    #[ts(type = "number")]
    pub hard: usize,
    /// Soft conflicts of releases that are not over.
    #[ts(type = "number")]
    pub soft: usize,
    /// How many releases there are.
    #[ts(type = "number")]
    pub releases: usize,
    /// How many services there are.
    #[ts(type = "number")]
    pub services: usize,
    /// Now, by the clock of the core.
    pub now: Text<Instant>,
}

/// What a change answers with.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct Changed {
    /// The operation that was written; none where nothing had to change.
    pub operation: Option<OperationView>,
    /// How the plan stands now.
    pub status: StatusView,
    /// Releases that are new or different, as the calendar draws them.
    pub releases: Vec<ReleaseBar>,
    /// Keys of releases that are gone.
    pub removed: Vec<String>,
    /// Whether more than releases changed, so that a reader should ask for everything again.
    pub everything: bool,
}
