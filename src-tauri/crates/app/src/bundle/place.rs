//! Putting a change into a release, taking it out, and putting it off.

use serde_json::json;
use slipway_domain::bundle::{Change, Deferral, Place, Standing, can_wait_for};
use slipway_domain::id::ReleaseId;
use slipway_domain::release::Release;

use super::change::{change, view};
use super::show::budget_view;
use super::{PlaceChange, PlaceOutcome, Where};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::Mode;

/// Gives a change another place.
///
/// Refuses a release that is under way or over, what the budget has no room for and nobody accepted by name, and to
/// put off without a reason or to a release that comes no later.
pub fn place(desk: &mut Desk, context: &Context, input: PlaceChange, _: &dyn Task) -> Result<PlaceOutcome> {
    let old = change(desk, &input.change)?.clone();
    may_leave(desk, &old)?;
    let mut placed = old.clone();
    let (label, concerned) = match input.place {
        Where::Open => {
            placed.place = Place::Open;
            (format!("Take {} out", old.label()), old.place.release())
        }
        Where::In => {
            let release = match &input.release {
                Some(key) => desk.release(key)?,
                None => return Err(AppError::usage("change.release", "say which release takes it along")),
            };
            may_take(release)?;
            placed.place = Place::In(release.id);
            refuse_overflow(desk, release, std::slice::from_ref(&placed))?;
            (format!("Put {} into {}", old.label(), release.key), Some(release.id))
        }
        Where::PutOff => {
            let deferral = deferral(desk, context, &input, &old)?;
            let to = deferral.to.and_then(|id| desk.plan.releases.get(id));
            let label = match to {
                Some(to) => format!("Put {} off to {}", old.label(), to.key),
                None => format!("Put {} off", old.label()),
            };
            let from = deferral.from;
            placed.put_off(deferral);
            (label, from)
        }
    };
    let told = view(&desk.plan, &placed);
    let budget = concerned.and_then(|id| desk.plan.releases.get(id)).map(|release| {
        let after = contents(desk, release.id, std::slice::from_ref(&placed));
        budget_view(&desk.plan, release, &after.iter().collect::<Vec<_>>())
    });
    let changed = match input.mode {
        Mode::Preview => None,
        Mode::Commit => Some(desk.commit(context, label, input.reason, &[placed.into()])?),
    };
    Ok(PlaceOutcome { change: told, budget, changed })
}

fn deferral(desk: &Desk, context: &Context, input: &PlaceChange, old: &Change) -> Result<Deferral> {
    let reason = input.reason.as_deref().unwrap_or_default().trim().to_owned();
    if reason.is_empty() {
        let message = format!("{} cannot be put off without a reason", old.label());
        return Err(AppError::refused("change.reason", message).hint("say why the release does not take it along"));
    }
    let from = match (&input.release, old.place.release()) {
        (Some(key), _) => Some(desk.release(key)?),
        (None, Some(id)) => desk.plan.releases.get(id),
        (None, None) => None,
    };
    let from = from.ok_or_else(|| {
        AppError::usage("change.release", format!("{} is in no release and waits for none", old.label()))
            .hint("say which release does not take it along")
    })?;
    let to = input.to.as_ref().map(|key| later(desk, from, key)).transpose()?;
    Ok(Deferral {
        from: Some(from.id),
        to: to.map(|to| to.id),
        reason,
        by: context.host.actor.clone(),
        at: context.host.clock.now(),
    })
}

/// The release to which something is put off, or the refusal of one that comes no later or takes nothing any more.
pub(super) fn later<'a>(desk: &'a Desk, from: &Release, key: &slipway_domain::Key) -> Result<&'a Release> {
    let to = desk.release(key)?;
    if can_wait_for(from, to) {
        return Ok(to);
    }
    let message = if to.state.takes_changes() {
        format!("{} does not start after {}", to.label(), from.label())
    } else {
        format!("{} is {} and takes no change any more", to.label(), to.state)
    };
    Err(AppError::refused("change.target", message).hint("choose a later release, or none until one is found"))
}

/// Refuses to put something into a release that is under way or over.
pub(super) fn may_take(release: &Release) -> Result<()> {
    if release.state.takes_changes() {
        return Ok(());
    }
    let message = format!("{} is {} and takes no change any more", release.label(), release.state);
    Err(AppError::refused("bundle.fixed", message).hint("choose a release that is not under way or over"))
}

/// Refuses to take a change out of a release that is being carried out or was.
fn may_leave(desk: &Desk, change: &Change) -> Result<()> {
    let Place::In(id) = change.place else { return Ok(()) };
    let Some(release) = desk.plan.releases.get(id).filter(|release| !release.state.gives_changes_back()) else {
        return Ok(());
    };
    let message = format!("{} went out with {}, which is {}", change.label(), release.label(), release.state);
    Err(AppError::refused("bundle.fixed", message).hint("what was carried out stays in its release"))
}

/// The changes in a release when some have other places, by key.
pub(super) fn contents(desk: &Desk, release: ReleaseId, placed: &[Change]) -> Vec<Change> {
    let stays = |change: &&Change| change.is_in(release) && placed.iter().all(|other| other.id != change.id);
    let mut contents: Vec<Change> = desk.plan.changes.iter().filter(stays).cloned().collect();
    contents.extend(placed.iter().filter(|change| change.is_in(release)).cloned());
    contents.sort_by(|a, b| a.key.cmp(&b.key));
    contents
}

/// Refuses what makes a release take more risk than its budget, unless somebody accepted it by name.
pub(super) fn refuse_overflow(desk: &Desk, release: &Release, placed: &[Change]) -> Result<()> {
    let plan = &desk.plan;
    let after = contents(desk, release.id, placed);
    let after = Standing::of(plan, release.id, &after.iter().collect::<Vec<_>>());
    if !after.is_refused_after(&plan.bundle_standing(release.id)) {
        return Ok(());
    }
    let breaches: Vec<String> = after.breaches.iter().map(|breach| breach.told(plan)).collect();
    let message = format!("{} would take too much risk: {}", release.label(), breaches.join("; "));
    let hint = format!(
        "put something else off, or let somebody accept it by name: slipway budget accept {} --up-to {} --by NAME --reason WHY",
        release.key, after.sum
    );
    Err(AppError::refused("bundle.over_budget", message)
        .hint(hint)
        .details(json!({ "release": release.key.as_str(), "sum": after.sum, "cap": after.cap, "breaches": breaches })))
}
