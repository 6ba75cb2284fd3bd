//! Taking releases from state to state, and out of the plan.

use slipway_domain::Plan;
use slipway_domain::dependency::held_back;
use slipway_domain::plan::Edit;
use slipway_domain::release::{Release, ReleaseState};
use slipway_domain::time::Instant;

use super::{AdvanceRelease, WhichRelease};
use crate::approval::unless_approved;
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::Changed;

/// Takes a release to its next state, with the deployments that follow it there.
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
    let now = context.host.clock.now();
    if from == ReleaseState::Draft && to == ReleaseState::Submitted {
        hand_in(desk, &release, now)?;
    }
    unless_approved(desk, &release, to, now)?;
    if to == ReleaseState::Deploying {
        go(desk, &release)?;
    }
    behind_its_predecessors(desk, &release, to)?;
    release.enter(to, now);
    let following = desk.plan.deployments_of(release.id).into_iter().filter(|one| one.follows(from, to));
    let mut edits: Vec<Edit> = following
        .map(|deployment| {
            let mut deployment = deployment.clone();
            deployment.enter(to, now);
            deployment.into()
        })
        .collect();
    let label = match edits.len() {
        0 => format!("Take {} from {from} to {to}", release.key),
        1 => format!("Take {} and its deployment from {from} to {to}", release.key),
        many => format!("Take {} and {many} deployments from {from} to {to}", release.key),
    };
    edits.push(release.into());
    desk.commit(context, label, input.reason, &edits)
}

/// Refuses to hand a release in while something keeps it in its draft.
fn hand_in(desk: &Desk, release: &Release, now: Instant) -> Result<()> {
    let kept = desk.plan.kept_in_draft(release, now);
    if kept.is_empty() {
        return Ok(());
    }
    let message = format!("{} cannot be handed in yet: {}", release.label(), kept.join(" "));
    Err(AppError::refused("release.incomplete", message)
        .hint("`slipway gaps --release KEY` lists who is missing; say the rest on the release's page")
        .details(serde_json::json!({ "kept": kept })))
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

/// Refuses to carry a release out, or to call it deployed, before what it waits for has come so far.
fn behind_its_predecessors(desk: &Desk, release: &Release, to: ReleaseState) -> Result<()> {
    let held = held_back(&desk.plan, release, to);
    let told: Vec<String> = held
        .iter()
        .filter_map(|held| {
            let predecessor = desk.plan.releases.get(held.predecessor)?;
            let until = if held.until == ReleaseState::Deployed { "deployed" } else { "being carried out" };
            Some(format!("{} is {} and must be {until}", predecessor.label(), predecessor.state))
        })
        .collect();
    if told.is_empty() {
        return Ok(());
    }
    let waiting: Vec<String> =
        held.iter().filter_map(|held| Some(desk.plan.releases.get(held.predecessor)?.key.to_string())).collect();
    Err(AppError::refused("release.waits", format!("{} cannot be {to} yet: {}", release.label(), told.join("; ")))
        .hint("carry out first what it waits for, or take the dependency away")
        .details(serde_json::json!({ "waits_for": waiting })))
}

/// Takes a release out of the plan, with its deployments, the dependencies on it, its readiness checklist, its runbook,
/// its boardings, its assessment and its risk budget.
///
/// Refuses a release in which changes are or to which they were put off. A change that it put off once keeps that it was
/// put off, but not by which release.
/// A milestone of a project that it waits for stays, and is waited for by no release then.
pub fn remove(desk: &mut Desk, context: &Context, input: WhichRelease, _: &dyn Task) -> Result<Changed> {
    let release = desk.release(&input.key)?;
    let deployments = desk.plan.deployments_of(release.id);
    let label = match deployments.len() {
        0 => format!("Remove {}", release.label()),
        1 => format!("Remove {} and its deployment", release.label()),
        many => format!("Remove {} and {many} deployments", release.label()),
    };
    let mut edits = Vec::new();
    let mut removed = Vec::new();
    // What belongs to several of them is taken out with the first, so each looks at what the one before it left.
    let mut left = desk.plan.clone();
    for one in deployments.into_iter().chain([release]) {
        let gone = removal(&left, one)?;
        for edit in &gone {
            left.apply(edit);
        }
        edits.extend(gone);
        removed.push(one.key.to_string());
    }
    let mut changed = desk.commit(context, label, None, &edits)?;
    changed.removed.extend(removed);
    Ok(changed)
}

/// What is to be written so that a release is off, with its deployments: a draft is taken out, and one that was handed in
/// is cancelled where its state lets it be. Nothing where it is off already.
pub(crate) fn call_off(desk: &Desk, release: &Release, now: Instant) -> Result<Vec<Edit>> {
    let (from, to) = (release.state, ReleaseState::Cancelled);
    if !from.takes_part() {
        return Ok(Vec::new());
    }
    if from == ReleaseState::Draft {
        let deployments = desk.plan.deployments_of(release.id);
        if deployments.is_empty() {
            return removal(&desk.plan, release);
        }
        let mut left = desk.plan.clone();
        let mut edits = Vec::new();
        for one in deployments.into_iter().chain([release]) {
            let gone = removal(&left, one)?;
            for edit in &gone {
                left.apply(edit);
            }
            edits.extend(gone);
        }
        return Ok(edits);
    }
    if !from.can_become(to) {
        let message = format!("{} is {from} and cannot be called off", release.label());
        return Err(AppError::refused("release.state", message).hint("say how it went on its page"));
    }
    unless_approved(desk, release, to, now)?;
    let following = desk.plan.deployments_of(release.id).into_iter().filter(|one| one.follows(from, to));
    let off = |one: &Release| {
        let mut one = one.clone();
        one.enter(to, now);
        Edit::from(one)
    };
    Ok(following.chain([release]).map(off).collect())
}

/// What is to be written so that one release is gone.
fn removal(plan: &Plan, release: &Release) -> Result<Vec<Edit>> {
    let (id, key) = (release.id, &release.key);
    let stand_here = plan.changes_at(id);
    if let Some(first) = stand_here.first() {
        let more = match stand_here.len() - 1 {
            0 => " is".to_owned(),
            more => format!(" and {more} more changes are"),
        };
        let message = format!("{}{more} in {key} or put off to it", first.label());
        return Err(AppError::refused("row.in_use", message).hint("take them out, or put them off, first"));
    }
    let put_off = plan.changes.iter().map(|change| (change, change.clone().forgetting(id)));
    let mut edits: Vec<Edit> = put_off.filter(|(old, new)| *old != new).map(|(_, new)| Edit::from(new)).collect();
    edits.extend(plan.without_belongings(id));
    edits.push(Edit::RemoveRelease(id));
    Ok(edits)
}
