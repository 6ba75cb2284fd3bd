//! Deployments that go along when something else gives their releases another time.

use slipway_domain::Plan;
use slipway_domain::cascade::deployments_along;
use slipway_domain::id::ReleaseId;
use slipway_domain::plan::Edit;
use slipway_domain::release::{Planned, Release};

use super::{MovedAlong, conflicts_at};
use crate::desk::Desk;
use crate::wire::ConflictView;

/// The deployments of releases that move: what is told about them, and what is to be written.
pub(crate) struct Deployments {
    /// Where each goes and why.
    pub(crate) told: Vec<MovedAlong>,
    /// What speaks against their new times.
    pub(crate) conflicts: Vec<ConflictView>,
    /// What is to be written.
    pub(crate) edits: Vec<Edit>,
}

impl Deployments {
    /// Those of releases that are given other times.
    pub(crate) fn of(desk: &Desk, moved: &[(ReleaseId, Planned)]) -> Self {
        let along = deployments_along(&desk.plan, moved);
        let told = |(deployment, planned): &(&Release, Planned)| MovedAlong {
            key: deployment.key.clone().into(),
            title: deployment.title.clone(),
            from: deployment.occupancy().into(),
            to: planned.occupancy().into(),
            why: belongs(&desk.plan, deployment),
            always: true,
            left_out: false,
        };
        let placed: Vec<_> = along.iter().map(|(one, planned)| (one.id, planned.clone())).collect();
        Self {
            told: along.iter().map(told).collect(),
            conflicts: conflicts_at(desk, &placed),
            edits: along.into_iter().map(|(one, planned)| Release { planned, ..one.clone() }.into()).collect(),
        }
    }
}

/// Why a deployment moves along, in a sentence.
pub(crate) fn belongs(plan: &Plan, deployment: &Release) -> String {
    let whole = deployment.deployment_of.and_then(|id| plan.releases.get(id));
    let whole = whole.map_or_else(|| "a release that moves".to_owned(), Release::label);
    format!("{} is a deployment of {whole}", deployment.key)
}
