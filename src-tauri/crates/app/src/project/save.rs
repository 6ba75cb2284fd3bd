//! Adding, changing and taking out milestones.

use slipway_domain::id::ProjectMilestoneId;
use slipway_domain::plan::Edit;
use slipway_domain::project::ProjectMilestone;

use super::ProjectMilestoneCard;
use crate::catalogue::{WhichThing, id_for, name_or, save as commit};
use crate::desk::{Context, Desk, id_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::Changed;

/// Adds a milestone or changes it; a forecast that changes is kept with the one before it.
pub fn save(desk: &mut Desk, context: &Context, card: ProjectMilestoneCard, _: &dyn Task) -> Result<Changed> {
    let plan = &desk.plan;
    let old = plan.project_milestones.by_key(card.key.as_str());
    let mut milestone = ProjectMilestone {
        id: id_for(&plan.project_milestones, &card.key, context, ProjectMilestoneId::new),
        key: card.key.0.clone(),
        title: name_or(card.title, &card.key),
        project: card.project.trim().to_owned(),
        release: card.release.map(|key| id_of(&plan.releases, "release", &key)).transpose()?,
        baseline: card.baseline.map(|day| day.0),
        forecast: old.and_then(|old| old.forecast),
        actual: card.actual.map(|day| day.0),
        slips: old.map(|old| old.slips.clone()).unwrap_or_default(),
        source: old.map(|old| old.source.clone()).unwrap_or_default(),
    };
    milestone.expect(card.forecast.map(|day| day.0), context.host.clock.now());
    milestone
        .check()
        .map_err(|error| AppError::refused("milestone.day", error.to_string()).hint("write the day as 2026-12-01"))?;
    commit(desk, context, "milestone", &card.key, milestone)
}

/// Takes a milestone out.
pub fn remove(desk: &mut Desk, context: &Context, input: WhichThing, _: &dyn Task) -> Result<Changed> {
    let id = id_of(&desk.plan.project_milestones, "milestone", &input.key)?;
    desk.commit(context, format!("Remove milestone {}", input.key.0), None, &[Edit::RemoveProjectMilestone(id)])
}
