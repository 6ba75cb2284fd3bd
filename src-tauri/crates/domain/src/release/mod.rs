//! Releases: what is deployed, when, and how far it has come.

pub mod classification;
mod deployment;
mod hand_in;
mod kind;
mod outage;
mod planned;
mod readiness;
mod repeat;
mod runbook;
mod selection;
mod state;
mod template;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Key;
use crate::catalogue::{Assignment, Role, StoreUse};
use crate::id::{EnvironmentId, PersonId, ReleaseId, ServiceId, TeamId, TrainId};
use crate::time::{Instant, Interval};

pub use deployment::DeploymentError;
pub use kind::{ReleaseKind, Risk};
pub use outage::{Outage, OutageError, ServiceOutage};
pub use planned::{Planned, PlannedError, Segments};
pub use readiness::{ReadinessArea, ReadinessItem, ReadinessRate};
pub use repeat::RepeatError;
pub use runbook::{Runbook, RunbookStep, StepLength, StepWait, TimedStep};
pub use selection::Selection;
pub use state::ReleaseState;
pub use template::{Template, TemplateError};

/// One release: a change to one or more services, planned for a stretch of time in one environment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Its id.
    pub id: ReleaseId,
    /// Its key, such as `R-2026-0142`.
    pub key: Key,
    /// The release of which this is one deployment, see [`deployment`]; none for a release that stands for itself.
    pub deployment_of: Option<ReleaseId>,
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
    /// The data stores that it changes or whose rollback restores them, each once, in the order of their ids.
    pub stores: Vec<StoreUse>,
    /// When it was handed in; none while nobody has, and again when it goes back to a draft.
    pub submitted: Option<Instant>,
    /// What an import brought along that a release has no field for, by its column.
    pub notes: BTreeMap<String, String>,
}

impl Release {
    /// Takes it to a state, and keeps when it was first handed in; a draft has not been handed in.
    pub fn enter(&mut self, state: ReleaseState, now: Instant) {
        self.state = state;
        match state {
            ReleaseState::Draft => self.submitted = None,
            ReleaseState::Submitted => self.submitted = self.submitted.or(Some(now)),
            _ => {}
        }
    }

    /// The stretch `[start, end)` in which it holds its components.
    pub fn occupancy(&self) -> Interval {
        self.planned.occupancy()
    }

    /// What makes a release a major one, in a few words.
    pub const MAJOR: &'static str = "high risk, or an emergency";

    /// Whether people want to see it by its key where there is no room for every release: [`Self::MAJOR`].
    pub fn is_major(&self) -> bool {
        self.kind == ReleaseKind::Emergency || matches!(self.risk, Some(Risk::High | Risk::VeryHigh))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;

    #[test]
    fn a_release_keeps_when_it_was_first_handed_in_until_it_is_a_draft_again() {
        let at = |text| Instant::parse(text).unwrap();
        let sketch = Sketch::new().release("R-1", &[], "2026-12-18T22:00/02:00");
        let mut release = sketch.plan.releases.by_key("R-1").unwrap().clone();
        let (first, later) = (at("2026-11-23T10:00:00Z"), at("2026-11-24T10:00:00Z"));
        release.enter(ReleaseState::Submitted, first);
        for state in [ReleaseState::Assessed, ReleaseState::Submitted, ReleaseState::Assessed, ReleaseState::Cancelled]
        {
            release.enter(state, later);
            assert_eq!(release.submitted, Some(first), "{state}");
        }
        release.enter(ReleaseState::Draft, later);
        assert_eq!((release.state, release.submitted), (ReleaseState::Draft, None));
        release.enter(ReleaseState::Submitted, later);
        assert_eq!(release.submitted, Some(later));
    }
}
