//! What the use cases of scenarios take and answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_storage::ScenarioName;
use ts_rs::TS;

use crate::release::Stretch;
use crate::wire::{ConflictView, Text};

/// Which scenario.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichScenario {
    /// Its name: 1 to 64 letters, digits and `.-_`.
    pub name: Text<ScenarioName>,
}

/// A scenario that is to become the plan.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ApplyScenario {
    /// Its name.
    pub name: Text<ScenarioName>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A scenario in a list.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ScenarioRow {
    /// Its name.
    pub name: Text<ScenarioName>,
    /// Where its file is.
    pub path: String,
    /// The operation of the plan after which it was copied.
    #[ts(type = "number")]
    pub fork: u64,
    /// How many operations were done in it since.
    #[ts(type = "number")]
    pub own: u64,
    /// How many operations were done in the plan since.
    #[ts(type = "number")]
    pub behind: u64,
    /// Whether it is the one on the desk.
    pub open: bool,
}

/// A figure on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Sides {
    /// In the plan.
    #[ts(type = "number")]
    pub plan: i64,
    /// In the scenario, as the plan would stand with it.
    #[ts(type = "number")]
    pub scenario: i64,
}

/// What a scenario changes, side by side with the plan.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ScenarioDifference {
    /// Its name.
    pub name: Text<ScenarioName>,
    /// Hard conflicts of releases that are not over.
    pub hard: Sides,
    /// Soft conflicts.
    pub soft: Sides,
    /// Points of risk of the releases that are not over: 1 for low, 2 for moderate, 5 for high, 8 for very high.
    pub risk: Sides,
    /// Minutes on the critical path; none where releases wait for each other in a circle.
    pub critical: Option<Sides>,
    /// Releases on the critical path of one side only, by key.
    pub critical_changes: Vec<CriticalChange>,
    /// Releases at another time.
    pub moved: Vec<ScenarioMove>,
    /// Keys of releases that only the scenario has.
    pub added: Vec<Text<Key>>,
    /// Keys of releases that only the plan has.
    pub removed: Vec<Text<Key>>,
    /// Keys of releases that are different in something else.
    pub changed: Vec<Text<Key>>,
    /// What else is different, such as `2 windows`.
    pub others: Vec<String>,
    /// Conflicts that only the scenario has.
    pub new_conflicts: Vec<ConflictView>,
    /// Conflicts that only the plan has.
    pub gone_conflicts: Vec<ConflictView>,
    /// What was changed on both sides, so that the scenario cannot be applied.
    pub diverged: Vec<String>,
}

/// A release at another time.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ScenarioMove {
    /// Its key.
    pub key: Text<Key>,
    /// Its title.
    pub title: String,
    /// When it is in the plan.
    pub from: Stretch,
    /// When it is in the scenario.
    pub to: Stretch,
}

/// A release that is on the critical path of one side only.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CriticalChange {
    /// Its key.
    pub key: Text<Key>,
    /// Whether it is on that of the scenario.
    pub scenario: bool,
}
