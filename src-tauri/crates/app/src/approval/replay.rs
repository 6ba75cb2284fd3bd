//! Playing a policy over the releases of the last days.

use rustc_hash::FxHashMap;
use slipway_domain::approval::{Replayed, RouteLoad, replay};
use slipway_domain::conflict::Conflict;
use slipway_domain::id::ReleaseId;
use slipway_domain::time::{Interval, Minutes};

use super::{ReplayPolicy, ReplayView, ReplayedRelease, ReplayedRoute};
use crate::desk::{Context, Desk, id_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::Text;

/// Over how many days a policy is played where nobody says.
const DAYS: u32 = 90;
/// The most days.
const MOST: u32 = 3660;

/// Plays a policy over the releases that were handed in during the last days, beside the one in force.
pub fn replay_policy(desk: &Desk, context: &Context, input: ReplayPolicy, _: &dyn Task) -> Result<ReplayView> {
    let plan = &desk.plan;
    let id = id_of(&plan.policies, "policy", &input.key)?;
    let policy = plan.policies.get(id).ok_or_else(|| AppError::unknown("policy", input.key.as_str()))?;
    let days = input.days.unwrap_or(DAYS);
    if !(1..=MOST).contains(&days) {
        return Err(AppError::refused("policy.days", format!("{days} days cannot be played again"))
            .hint(format!("say 1 to {MOST} days")));
    }
    let now = context.host.clock.now();
    let length = Minutes::hours(24 * i64::from(days));
    let over = Interval::from_start(now.plus(-length), length);
    let mut told: FxHashMap<ReleaseId, Vec<Conflict>> = FxHashMap::default();
    for conflict in &desk.judged().all {
        told.entry(conflict.release).or_default().push(conflict.clone());
    }
    let played = replay(plan, policy, over, |id| told.get(&id).map(Vec::as_slice).unwrap_or_default(), now);
    let route = |load: &RouteLoad| ReplayedRoute {
        route: load.route.into(),
        before: load.before,
        count: load.after,
        median_age_minutes: load.median.map(Minutes::get),
    };
    let changed = |item: &Replayed| {
        let release = plan.releases.get(item.release)?;
        Some(ReplayedRelease {
            key: release.key.clone().into(),
            title: release.title.clone(),
            before: item.from.map(Text),
            route: item.to?.into(),
            rule: item.rule.clone()?.into(),
        })
    };
    let tenths = |load: usize| u32::try_from(load).unwrap_or(u32::MAX);
    let beside = plan.policy_in_force();
    Ok(ReplayView {
        from: over.start().into(),
        to: over.end().into(),
        beside: beside.map(|policy| policy.key.clone().into()),
        releases: played.items.len(),
        routes: played.per_route.iter().map(route).collect(),
        load_before: beside.map(|_| tenths(played.cab_load.before_tenths())),
        load: tenths(played.cab_load.after_tenths()),
        changed: played.changed.iter().filter_map(|index| changed(played.items.get(*index)?)).collect(),
    })
}
