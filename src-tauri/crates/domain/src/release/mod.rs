//! Releases: what is deployed, when, and how far it has come.

mod kind;
mod planned;
mod state;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Key;
use crate::catalogue::{Assignment, Role};
use crate::id::{EnvironmentId, PersonId, ReleaseId, ServiceId, TeamId, TrainId};
use crate::time::Interval;

pub use kind::{ReleaseKind, Risk};
pub use planned::{Planned, PlannedError, Segments};
pub use state::ReleaseState;

/// One release: a change to one or more services, planned for a stretch of time in one environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Its id.
    pub id: ReleaseId,
    /// Its key, such as `R-2026-0142`.
    pub key: Key,
    /// What it is, in a few words.
    pub title: String,
    /// What and why, in full.
    pub description: String,
    /// Standard, normal or emergency.
    pub kind: ReleaseKind,
    /// How far it has come.
    pub state: ReleaseState,
    /// The services that it touches, each once, in the order of their ids.
    pub services: Vec<ServiceId>,
    /// Where it is deployed.
    pub environment: EnvironmentId,
    /// The team that carries it.
    pub team: Option<TeamId>,
    /// The train on which it rides.
    pub train: Option<TrainId>,
    /// How risky it is held to be.
    pub risk: Option<Risk>,
    /// When.
    pub planned: Planned,
    /// The version that it brings.
    pub version: Option<String>,
    /// Who answers for what, sorted.
    pub people: Vec<Assignment>,
    /// What an import brought along that a release has no field for, by its column.
    pub notes: BTreeMap<String, String>,
}

impl Release {
    /// The stretch `[start, end)` in which it holds its components.
    pub fn occupancy(&self) -> Interval {
        self.planned.occupancy()
    }

    /// The first person who holds a role.
    pub fn holder(&self, role: Role) -> Option<PersonId> {
        self.people.iter().find(|assignment| assignment.role == role).map(|assignment| assignment.person)
    }

    /// Key and title as people say them: `R-2026-0142 Payments 4.2`.
    pub fn label(&self) -> String {
        format!("{} {}", self.key, self.title)
    }
}
