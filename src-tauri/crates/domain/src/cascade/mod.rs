//! Cascades: what else must move when a release moves.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::conflict::{earliest, tied_end};
use crate::dependency::ReleaseLink;
use crate::id::{ReleaseId, ReleaseLinkId};
use crate::release::{Planned, Release};
use crate::time::{Instant, Interval};
use crate::{Key, Plan};

/// A release that must move because others do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CascadeMove {
    /// The release.
    pub release: ReleaseId,
    /// When it is planned.
    pub from: Interval,
    /// When it must be instead: as long as before, and later.
    pub to: Interval,
    /// The new time as a plan, in the release's own zone.
    pub planned: Planned,
    /// The dependency that pushes it furthest.
    pub why: ReleaseLinkId,
}

/// The earliest instant for the end of a successor that a dependency ties to its predecessor at a planned time.
///
/// FS and SS tie the successor's start, FF and SF its end. A lag in working
/// days leaves out weekends and the holidays of the predecessor.
pub fn earliest_after(plan: &Plan, link: &ReleaseLink, predecessor: &Release, at: &Planned) -> Instant {
    earliest(link, at.occupancy(), at.zone(), |within| plan.days_off(predecessor, within))
}

/// The releases that must move later so that the dependencies on `moved` hold again, in the order in which they push each other.
///
/// Follows FS, SS, FF and SF with their lags from release to release. Nothing
/// moves earlier, what is among `moved` stays where it was put, and so does what
/// can no longer be given another time. Only a release that moves pushes
/// others. Where dependencies run in a circle, each release in it moves at most
/// once and one dependency of the circle stays broken (conflict C07).
pub fn cascade(plan: &Plan, moved: &[(ReleaseId, Planned)]) -> Vec<CascadeMove> {
    let waiting = Waiting::behind(plan, moved);
    let mut at: FxHashMap<ReleaseId, Planned> = moved.iter().cloned().collect();
    let mut moves = Vec::new();
    for release in waiting.in_order() {
        let from = release.occupancy();
        let pushes = waiting.before(release.id).filter_map(|link| {
            let predecessor = plan.releases.get(link.predecessor)?;
            let earliest = earliest_after(plan, link, predecessor, at.get(&link.predecessor)?);
            let late = earliest.epoch_seconds() - tied_end(link.relation, from).epoch_seconds();
            (late > 0).then_some((late, std::cmp::Reverse(link.id)))
        });
        let Some((late, std::cmp::Reverse(why))) = pushes.max() else { continue };
        let planned = release.planned.moved_to(from.start().plus_seconds(late));
        moves.push(CascadeMove { release: release.id, from, to: planned.occupancy(), planned: planned.clone(), why });
        at.insert(release.id, planned);
    }
    moves
}

/// The releases that can be reached from those that move, with the dependencies among them.
struct Waiting<'a> {
    plan: &'a Plan,
    releases: Vec<&'a Release>,
    before: FxHashMap<ReleaseId, Vec<&'a ReleaseLink>>,
    after: FxHashMap<ReleaseId, Vec<&'a ReleaseLink>>,
}

impl<'a> Waiting<'a> {
    fn behind(plan: &'a Plan, moved: &[(ReleaseId, Planned)]) -> Self {
        let mut after: FxHashMap<ReleaseId, Vec<&ReleaseLink>> = FxHashMap::default();
        for link in plan.release_links.iter() {
            after.entry(link.predecessor).or_default().push(link);
        }
        let mut seen: FxHashSet<ReleaseId> = moved.iter().map(|(id, _)| *id).collect();
        let takes_part = |id: &ReleaseId| plan.releases.get(*id).is_some_and(|release| release.state.takes_part());
        let mut open: Vec<ReleaseId> = seen.iter().copied().filter(takes_part).collect();
        let mut waiting = Self { plan, releases: Vec::new(), before: FxHashMap::default(), after };
        while let Some(id) = open.pop() {
            for link in waiting.after.get(&id).into_iter().flatten() {
                let Some(release) = plan.releases.get(link.successor).filter(|release| release.state.can_move()) else {
                    continue;
                };
                if seen.insert(release.id) {
                    open.push(release.id);
                    waiting.releases.push(release);
                }
                waiting.before.entry(release.id).or_default().push(link);
            }
        }
        waiting
    }

    /// The dependencies that can push a release.
    fn before(&self, release: ReleaseId) -> impl Iterator<Item = &'a ReleaseLink> {
        self.before.get(&release).into_iter().flatten().copied()
    }

    /// Predecessors before successors; among equals by key. A circle is opened at its smallest key.
    fn in_order(&self) -> Vec<&'a Release> {
        let mut open: FxHashMap<ReleaseId, usize> = FxHashMap::default();
        let left_of: FxHashSet<ReleaseId> = self.releases.iter().map(|release| release.id).collect();
        for release in &self.releases {
            open.insert(release.id, self.before(release.id).filter(|link| left_of.contains(&link.predecessor)).count());
        }
        let mut left: std::collections::BTreeMap<(&Key, ReleaseId), &Release> =
            self.releases.iter().map(|release| ((&release.key, release.id), *release)).collect();
        let mut ready: std::collections::BTreeSet<(&Key, ReleaseId)> =
            left.keys().filter(|(_, id)| open.get(id) == Some(&0)).copied().collect();
        let mut order = Vec::with_capacity(left.len());
        while let Some(next) = ready.pop_first().or_else(|| self.in_a_circle(&left)) {
            let Some(release) = left.remove(&next) else { continue };
            order.push(release);
            for link in self.after.get(&release.id).into_iter().flatten() {
                let Some(count) = open.get_mut(&link.successor) else { continue };
                *count = count.saturating_sub(1);
                if *count == 0
                    && let Some(successor) = self.plan.releases.get(link.successor)
                    && left.contains_key(&(&successor.key, successor.id))
                {
                    ready.insert((&successor.key, successor.id));
                }
            }
        }
        order
    }

    /// The smallest key of a circle among what is left, where everything waits for something else that is left.
    fn in_a_circle(
        &self,
        left: &std::collections::BTreeMap<(&'a Key, ReleaseId), &'a Release>,
    ) -> Option<(&'a Key, ReleaseId)> {
        let (&start, _) = left.first_key_value()?;
        let mut way = vec![start];
        let mut seen: FxHashMap<ReleaseId, usize> = FxHashMap::default();
        seen.insert(start.1, 0);
        loop {
            let (_, id) = *way.last()?;
            let predecessors = self.before(id).filter_map(|link| {
                let release = self.plan.releases.get(link.predecessor)?;
                left.contains_key(&(&release.key, release.id)).then_some((&release.key, release.id))
            });
            let Some(next) = predecessors.min() else { return Some(start) };
            if let Some(from) = seen.get(&next.1) {
                return way.get(*from..)?.iter().min().copied();
            }
            seen.insert(next.1, way.len());
            way.push(next);
        }
    }
}
