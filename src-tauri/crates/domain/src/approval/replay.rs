//! Replaying a policy: which way the releases of the past would have gone.

use super::ages::by_release;
use super::load::{cab_load, per_route};
use super::{CabLoad, Policy, Route, RouteLoad};
use crate::calendar::WindowKind;
use crate::conflict::Conflict;
use crate::id::ReleaseId;
use crate::policy::Facts;
use crate::release::Release;
use crate::time::{Instant, Interval, Minutes};
use crate::{Key, Plan};

/// What a policy would have done with the releases of a stretch of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// The releases that were handed in within the stretch, by that and by key; deployments go with their releases.
    pub items: Vec<Replayed>,
    /// Every way, with how many go it under either policy.
    pub per_route: Vec<RouteLoad>,
    /// How many come before a board.
    pub cab_load: CabLoad,
    /// The places of the items that go another way than under the policy in force.
    pub changed: Vec<usize>,
}

/// A release that was replayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replayed {
    /// The release.
    pub release: ReleaseId,
    /// When it was handed in.
    pub submitted: Instant,
    /// Its way under the policy in force; none where none is, or no line of it holds.
    pub from: Option<Route>,
    /// Its way under the other policy; none where no line of it holds.
    pub to: Option<Route>,
    /// The key of the line of the other policy that decides.
    pub rule: Option<Key>,
    /// The way on which it was approved, as it was recorded; none where it was not.
    pub went: Option<Route>,
    /// How long it waited for its first approval that was not provisional; none where there is none.
    pub age: Option<Minutes>,
}

/// Asks a policy about every release that was handed in within a stretch of time, and the policy in force beside it.
///
/// `conflicts_of` gives the conflicts that are told from a release. A release that is over has none; whether it lay in
/// a freeze is asked of the calendar as it stands. What is known about a release is what the plan says today.
pub fn replay<'c>(
    plan: &Plan,
    policy: &Policy,
    over: Interval,
    conflicts_of: impl Fn(ReleaseId) -> &'c [Conflict],
    now: Instant,
) -> Replay {
    let in_force = plan.policy_in_force();
    let decisions = by_release(plan);
    let mut releases: Vec<(Instant, &Release)> = plan
        .releases
        .iter()
        .filter(|release| release.deployment_of.is_none())
        .filter_map(|release| Some((release.submitted.filter(|submitted| over.holds(*submitted))?, release)))
        .collect();
    releases.sort_by(|(one, a), (other, b)| (one, &a.key).cmp(&(other, &b.key)));
    let item = |(submitted, release): &(Instant, &Release)| {
        let facts = plan.facts_in_hindsight(release, conflicts_of(release.id), now);
        let decided = policy.decide(&facts);
        let decisions = decisions.get(&release.id).map(Vec::as_slice).unwrap_or_default();
        let first = decisions
            .iter()
            .find(|approval| approval.outcome.approves() && !approval.provisional && approval.at >= *submitted);
        Replayed {
            release: release.id,
            submitted: *submitted,
            from: in_force.and_then(|policy| policy.decide(&facts)).map(|decided| decided.rule.route),
            to: decided.map(|decided| decided.rule.route),
            rule: decided.map(|decided| decided.rule.key.clone()),
            went: first.map(|approval| approval.route),
            age: first.map(|approval| approval.at.minutes_since(*submitted)),
        }
    };
    let items: Vec<Replayed> = releases.iter().map(item).collect();
    Replay {
        per_route: per_route(&items),
        cab_load: cab_load(&items, over, &plan.settings.zone),
        changed: (0..items.len()).filter(|index| items.get(*index).is_some_and(|item| item.from != item.to)).collect(),
        items,
    }
}

impl Plan {
    /// What a decision table would have known about a release that may be over.
    fn facts_in_hindsight(&self, release: &Release, conflicts: &[Conflict], now: Instant) -> Facts {
        let facts = self.facts(release, conflicts, now);
        let in_freeze = facts.in_freeze || release.state.is_history() && self.lay_in_a_freeze(release);
        Facts { in_freeze, ..facts }
    }

    /// Whether a window of C03 or C04 that binds is about a release and on while it happens.
    fn lay_in_a_freeze(&self, release: &Release) -> bool {
        let kinds = [WindowKind::FreezeHard, WindowKind::FreezeSoft, WindowKind::Peak, WindowKind::MonthEnd];
        let stand_against = self.windows.iter().filter(|window| kinds.contains(&window.kind) && window.binds());
        let mut about =
            stand_against.filter(|window| self.components(release).any(|component| window.scope.covers(&component)));
        about.any(|window| !window.occurrences(release.occupancy()).is_empty())
    }
}
