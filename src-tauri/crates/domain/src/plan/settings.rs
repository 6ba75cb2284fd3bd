//! What is said once about a plan.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::time::Zone;

/// What is said once about a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Names the plan for ever; calendar programs know its calendar by it.
    pub guid: Uuid,
    /// What the plan is called.
    pub name: String,
    /// The zone in which times are shown and typed unless something else is said.
    pub zone: Zone,
}
