//! What opening, making and checking a plan takes and answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::time::Zone;
use ts_rs::TS;

use crate::wire::{StatusView, Text};

/// How the desk stands: the open plan, if there is one.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct DeskView {
    /// The open plan.
    pub plan: Option<StatusView>,
    /// The version of the program.
    pub version: String,
    /// Every zone that a time can be given in, by its IANA name.
    pub zones: Vec<String>,
}

/// Which plan file to open.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenPlan {
    /// Where it is.
    pub path: String,
}

/// Which plan file to make.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CreatePlan {
    /// Where to put it; nothing may be there yet.
    pub path: String,
    /// What to call it; the file's name where nothing is said.
    #[serde(default)]
    pub name: Option<String>,
    /// Its zone; UTC where nothing is said.
    #[serde(default)]
    pub zone: Option<Text<Zone>>,
    /// How many releases of a sample to fill it with; none for an empty plan.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub sample: Option<usize>,
}

/// What is said once about a plan.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlanSettings {
    /// What it is called.
    pub name: String,
    /// The zone in which times are shown and typed unless something else is said.
    pub zone: Text<Zone>,
}

/// What a check of the plan found.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CheckReport {
    /// Whether nothing is wrong with the file, the log and the rules.
    pub ok: bool,
    /// What was looked at, one line each.
    pub findings: Vec<Finding>,
    /// Hard conflicts of releases that are not over.
    #[ts(type = "number")]
    pub hard: usize,
    /// Soft conflicts of releases that are not over.
    #[ts(type = "number")]
    pub soft: usize,
}

/// One line of a check.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct Finding {
    /// What was looked at: `file`, `log`, `conflicts`, `dependencies`, `windows`, `milestones`, `bundles`.
    pub subject: String,
    /// Whether it is as it should be.
    pub ok: bool,
    /// Whether somebody has to decide about it, although nothing is wrong.
    pub notice: bool,
    /// What was found.
    pub message: String,
}
