//! Where services run.

use serde::{Deserialize, Serialize};

use crate::Key;
use crate::id::{EnvironmentId, RegionId};
use crate::time::Zone;

/// A place in which a service runs: production, staging, test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Environment {
    /// Its id.
    pub id: EnvironmentId,
    /// Its key, such as `production`.
    pub key: Key,
    /// Its name for people.
    pub name: String,
    /// Whether customers are served from it.
    pub production: bool,
    /// The infrastructure on which it runs; environments that name the same one meet on their components.
    pub infrastructure: Option<String>,
}

impl Environment {
    /// Whether a component in one environment is met by the same component in the other.
    pub fn shares_infrastructure_with(&self, other: &Self) -> bool {
        self.id == other.id || (self.infrastructure.is_some() && self.infrastructure == other.infrastructure)
    }
}

/// A part of the world with a wall clock of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// Its id.
    pub id: RegionId,
    /// Its key, such as `EMEA`.
    pub key: Key,
    /// Its name for people.
    pub name: String,
    /// The zone in which its people are told times.
    pub zone: Zone,
}
