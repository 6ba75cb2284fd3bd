//! Taking releases from state to state, and out of the plan.

use slipway_domain::plan::Edit;
use slipway_domain::project::ProjectMilestone;
use slipway_domain::release::{Release, ReleaseState};

use super::{AdvanceRelease, WhichRelease};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::Changed;

/// Takes a release to its next state.
pub fn advance(desk: &mut Desk, context: &Context, input: AdvanceRelease, _: &dyn Task) -> Result<Changed> {
    let mut release = desk.release(&input.key)?.clone();
    let (from, to) = (release.state, input.state.0);
    if !from.can_become(to) {
        let next: Vec<&str> = from.next().iter().map(|state| state.as_str()).collect();
        let hint = if next.is_empty() {
            "nothing can follow it".to_owned()
        } else {
            format!("it can become {}", next.join(", "))
        };
        return Err(AppError::refused(
            "release.state",
            format!("{} is {from} and cannot become {to}", release.label()),
        )
        .hint(hint));
    }
    if to == ReleaseState::Deploying {
        go(desk, &release)?;
    }
    release.enter(to, context.host.clock.now());
    desk.commit(context, format!("Take {} from {from} to {to}", release.key), input.reason, &[release.into()])
}

/// Refuses to let a release go while a mandatory item of its readiness checklist is open.
fn go(desk: &Desk, release: &Release) -> Result<()> {
    let open: Vec<&str> = desk.plan.mandatory_open(release.id).iter().map(|item| item.title.as_str()).collect();
    if open.is_empty() {
        return Ok(());
    }
    Err(AppError::refused("release.not_ready", format!("{} is not ready: {}", release.label(), open.join(", ")))
        .hint("say that each mandatory item of its checklist is ready, then let it go"))
}

/// Takes a release out of the plan, with the dependencies on it, its readiness checklist, its boardings, its assessment
/// and its risk budget.
///
/// Refuses a release in which changes are or to which they were put off. A change that it put off once keeps that it was
/// put off, but not by which release.
/// A milestone of a project that it waits for stays, and is waited for by no release then.
pub fn remove(desk: &mut Desk, context: &Context, input: WhichRelease, _: &dyn Task) -> Result<Changed> {
    let release = desk.release(&input.key)?;
    let (id, label, key) = (release.id, format!("Remove {}", release.label()), release.key.to_string());
    let links = desk.plan.release_links.iter().filter(|link| link.successor == id || link.predecessor == id);
    let mut edits: Vec<Edit> = links.map(|link| Edit::RemoveReleaseLink(link.id)).collect();
    edits.extend(desk.plan.readiness_of(id).iter().map(|item| Edit::RemoveReadiness(item.id)));
    let stand_here = desk.plan.changes_at(id);
    if let Some(first) = stand_here.first() {
        let more = match stand_here.len() - 1 {
            0 => " is".to_owned(),
            more => format!(" and {more} more changes are"),
        };
        let message = format!("{}{more} in {key} or put off to it", first.label());
        return Err(AppError::refused("row.in_use", message).hint("take them out, or put them off, first"));
    }
    let put_off = desk.plan.changes.iter().map(|change| (change, change.clone().forgetting(id)));
    edits.extend(put_off.filter(|(old, new)| *old != new).map(|(_, new)| Edit::from(new)));
    edits.extend(desk.plan.assessments.get(id).map(|_| Edit::RemoveAssessment(id)));
    edits.extend(desk.plan.risk_budgets.get(id).map(|_| Edit::RemoveRiskBudget(id)));
    let boardings = desk.plan.boardings.iter().filter(|line| line.release == id);
    edits.extend(boardings.map(|line| Edit::RemoveBoarding(line.id)));
    let milestones = desk.plan.milestones_of(id).into_iter();
    edits.extend(milestones.map(|one| ProjectMilestone { release: None, ..one.clone() }.into()));
    edits.push(Edit::RemoveRelease(id));
    let mut changed = desk.commit(context, label, None, &edits)?;
    changed.removed.push(key);
    Ok(changed)
}
