//! More that is wrong with the misfits on purpose, so that every code has something to show.

use chrono::TimeDelta;
use slipway_domain::calendar::{Scope, Window, WindowKind};
use slipway_domain::catalogue::{StoreUse, Team};
use slipway_domain::conflict::{Code, Conflict, Party, Schedule};
use slipway_domain::id::{ReleaseId, WindowId};
use slipway_domain::release::{Planned, Release};
use slipway_domain::time::Minutes;
use slipway_domain::{Key, Plan};
use uuid::Uuid;

use super::SampleError;

/// The longest release of the sample.
const LONGEST: Minutes = Minutes::hours(13);

/// Adds what is wrong, to releases that stand in a hard conflict already where that is possible.
pub(super) fn fill(plan: &mut Plan, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    let all = Schedule::build(plan).all(plan);
    let first = |code| all.iter().find(|conflict| conflict.code == code);
    if let Some(Conflict { release, other: Party::Release(other), .. }) = first(Code::C01) {
        on_one_store(plan, [*release, *other]);
        one_at_a_time(plan, *release);
    }
    if let Some(conflict) = first(Code::C05) {
        vendor(plan, conflict, ids)?;
    }
    let (hard, soft): (Vec<_>, Vec<_>) = all.iter().partition(|conflict| conflict.is_hard());
    for conflict in hard.into_iter().chain(soft) {
        if lengthen(plan, conflict.release)? {
            break;
        }
    }
    Ok(())
}

/// Two releases whose rollbacks would restore the same database.
fn on_one_store(plan: &mut Plan, releases: [ReleaseId; 2]) {
    let Some(store) = plan.stores.by_key("orders-db").map(|store| store.id) else { return };
    for id in releases {
        if let Some(mut release) = plan.releases.get(id).cloned() {
            release.stores.retain(|held| held.store != store);
            release.stores.push(StoreUse { store, schema: None, restores: true });
            release.stores.sort_unstable();
            plan.releases.put(release);
        }
    }
}

/// The team that carries both does one deployment at a time.
fn one_at_a_time(plan: &mut Plan, release: ReleaseId) {
    let team = plan.releases.get(release).and_then(|release| plan.teams.get(release.team?));
    if let Some(team) = team.cloned() {
        plan.teams.put(Team { limit: Some(1), ..team });
    }
}

/// The card scheme works on its side at the same time.
fn vendor(plan: &mut Plan, conflict: &Conflict, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    let zone = plan.settings.zone.clone();
    let (start, end) = (zone.wall(conflict.at.start()), zone.wall(conflict.at.end()));
    plan.windows.put(Window {
        id: WindowId::new(ids()),
        key: Key::parse("V-SCHEME")?,
        title: "Card scheme changes its certificate".to_owned(),
        kind: WindowKind::Vendor,
        scope: Scope { services: conflict.services.iter().copied().collect(), ..Scope::default() },
        start: start - TimeDelta::hours(1),
        end: end - TimeDelta::hours(1),
        zone,
        recurrence: None,
        severity: None,
        owner: plan.people.iter().next().map(|person| person.id),
        source: "Bulletin of the card scheme".to_owned(),
        reviewed: Some(start.date() - TimeDelta::days(30)),
        limit: None,
        freeze: None,
    });
    Ok(())
}

/// Makes a release take longer than any window of its service, where that is possible.
fn lengthen(plan: &mut Plan, release: ReleaseId) -> Result<bool, SampleError> {
    let Some(release) = plan.releases.get(release).cloned() else { return Ok(false) };
    let (start, zone) = (release.occupancy().start(), release.planned.zone().clone());
    let planned = Planned::between(start, start.plus(LONGEST), zone)?;
    let before = &release.planned;
    let planned = planned.with_segments(before.validation(), before.rollback(), before.stabilisation())?;
    let longer = Release { planned, ..release };
    let found = Schedule::build(plan).preview_new(plan, &longer);
    let fits = found.iter().any(|conflict| conflict.code == Code::C06);
    if fits {
        plan.releases.put(longer);
    }
    Ok(fits)
}
