//! Cascades: what else must move when a release moves.

mod together;

pub use together::{Shift, deployments_along, with_deployments};

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
    /// What moves it furthest.
    pub why: Why,
}

/// Why a release must move because others do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// A dependency pushes it.
    Dependency(ReleaseLinkId),
    /// It is a deployment of a release that is pushed.
    DeploymentOf(ReleaseId),
}

/// The earliest instant for the end of a successor that a dependency ties to its predecessor at a planned time.
///
/// FS and SS tie the successor's start, FF and SF its end. A lag in working
/// days leaves out weekends and the holidays of its calendar.
pub fn earliest_after(plan: &Plan, link: &ReleaseLink, predecessor: &Release, at: &Planned) -> Instant {
    let own = (predecessor, at.zone());
    let waiting = plan.releases.get(link.successor).map_or(own, |successor| (successor, successor.planned.zone()));
    match link.calendar.of(Some(own), Some(waiting), None) {
        Some((whose, zone)) => earliest(link, at.occupancy(), zone, |within| plan.days_off(whose, within)),
        None => earliest(link, at.occupancy(), &plan.settings.zone, |within| plan.days_off_everywhere(within)),
    }
}

/// The releases that must move later so that the dependencies on `moved` hold again, in the order in which they push each other.
///
/// Follows FS, SS, FF and SF with their lags from release to release, and takes
/// the deployments of a release that is pushed along by as much as it is pushed
/// first ([`deployments_along`] tells those of `moved`). Nothing
/// moves earlier, what is among `moved` stays where it was put, and so do the
/// releases that are to be `left_out` and what can no longer be given another
/// time. Only a release that moves pushes others. Where dependencies run in a circle, each release in it moves at most
/// once and one dependency of the circle stays broken (conflict C07).
pub fn cascade(plan: &Plan, moved: &[(ReleaseId, Planned)], left_out: &[ReleaseId]) -> Vec<CascadeMove> {
    let waiting = Waiting::behind(plan, moved, left_out);
    let order = waiting.in_order();
    let mut carried: FxHashMap<ReleaseId, (ReleaseId, Planned)> = FxHashMap::default();
    loop {
        let moves = waiting.pushed(&order, moved, &carried);
        let before = carried.len();
        for (release, step) in moves.iter().filter_map(|step| Some((plan.releases.get(step.release)?, step))) {
            let shift = Shift::of(release, step.to.start());
            for deployment in waiting.deployments_of(release.id) {
                // Carried once: a deployment that pushes its own release would drive both away for ever.
                carried.entry(deployment.id).or_insert_with(|| (release.id, shift.apply(deployment)));
            }
        }
        if carried.len() == before {
            return moves;
        }
    }
}

/// The releases that can be reached from those that move, with the dependencies among them.
struct Waiting<'a> {
    plan: &'a Plan,
    releases: Vec<&'a Release>,
    before: FxHashMap<ReleaseId, Vec<&'a ReleaseLink>>,
    after: FxHashMap<ReleaseId, Vec<&'a ReleaseLink>>,
    /// The deployments of each release that may be pushed.
    deployments: FxHashMap<ReleaseId, Vec<&'a Release>>,
}

impl<'a> Waiting<'a> {
    fn behind(plan: &'a Plan, moved: &[(ReleaseId, Planned)], left_out: &[ReleaseId]) -> Self {
        let mut after: FxHashMap<ReleaseId, Vec<&ReleaseLink>> = FxHashMap::default();
        for link in plan.release_links.iter() {
            after.entry(link.predecessor).or_default().push(link);
        }
        let mut deployments: FxHashMap<ReleaseId, Vec<&Release>> = FxHashMap::default();
        for release in plan.releases.iter() {
            if let Some(of) = release.deployment_of {
                deployments.entry(of).or_default().push(release);
            }
        }
        for (id, _) in moved {
            deployments.remove(id);
        }
        let mut seen: FxHashSet<ReleaseId> = moved.iter().map(|(id, _)| *id).collect();
        let takes_part = |id: &ReleaseId| plan.releases.get(*id).is_some_and(|release| release.state.takes_part());
        let mut open: Vec<ReleaseId> = seen.iter().copied().filter(takes_part).collect();
        seen.extend(left_out);
        let mut waiting = Self { plan, releases: Vec::new(), before: FxHashMap::default(), after, deployments };
        while let Some(id) = open.pop() {
            for deployment in waiting.deployments.get(&id).into_iter().flatten().filter(|one| one.state.can_move()) {
                if seen.insert(deployment.id) {
                    open.push(deployment.id);
                    waiting.releases.push(deployment);
                }
            }
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

    /// Where each release goes when those that move are where they were put and deployments are at least where they are carried.
    fn pushed(
        &self,
        order: &[&'a Release],
        moved: &[(ReleaseId, Planned)],
        carried: &FxHashMap<ReleaseId, (ReleaseId, Planned)>,
    ) -> Vec<CascadeMove> {
        let mut at: FxHashMap<ReleaseId, Planned> = moved.iter().cloned().collect();
        let mut moves = Vec::new();
        for release in order {
            let from = release.occupancy();
            let pushes = self.before(release.id).filter_map(|link| {
                let predecessor = self.plan.releases.get(link.predecessor)?;
                let earliest = earliest_after(self.plan, link, predecessor, at.get(&link.predecessor)?);
                let late = earliest.epoch_seconds() - tied_end(link.relation, from).epoch_seconds();
                (late > 0).then_some((late, std::cmp::Reverse(link.id)))
            });
            let pushed = pushes.max().map(|(late, std::cmp::Reverse(link))| {
                (release.planned.moved_to(from.start().plus_seconds(late)), Why::Dependency(link))
            });
            let carried = carried.get(&release.id).map(|(of, planned)| (planned.clone(), Why::DeploymentOf(*of)));
            let later = |(planned, _): &(Planned, Why)| planned.occupancy().start();
            let Some((planned, why)) = carried.into_iter().chain(pushed).max_by_key(later) else { continue };
            if later(&(planned.clone(), why)) <= from.start() {
                continue;
            }
            moves.push(CascadeMove {
                release: release.id,
                from,
                to: planned.occupancy(),
                planned: planned.clone(),
                why,
            });
            at.insert(release.id, planned);
        }
        moves
    }

    /// The deployments that go along when a release is pushed.
    fn deployments_of(&self, release: ReleaseId) -> impl Iterator<Item = &'a Release> {
        self.deployments.get(&release).into_iter().flatten().copied()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::conflict::sketch::{Sketch, planned};
    use crate::dependency::Relation;
    use crate::release::ReleaseState;
    use crate::time::Minutes;

    fn row() -> Sketch {
        let sketch = Sketch::new().release("R-1", &[], "2026-12-14T20:00/22:00");
        let sketch = sketch.release("R-2", &[], "2026-12-14T22:00/23:00").release("R-3", &[], "2026-12-15T10:00/11:00");
        let sketch = sketch.waits("R-2", "R-1", Relation::FinishToStart, "0");
        sketch.waits("R-3", "R-2", Relation::FinishToStart, "11h")
    }

    fn told(sketch: &Sketch, moved: &[(&str, &str)]) -> Vec<(String, i64)> {
        let moved: Vec<(ReleaseId, Planned)> =
            moved.iter().map(|(name, when)| (sketch.release_id(name), planned(when, "Europe/Berlin"))).collect();
        let moves = cascade(&sketch.plan, &moved, &[]);
        let key = |id| sketch.plan.releases.get(id).unwrap().key.to_string();
        moves.iter().map(|m| (key(m.release), m.to.start().minutes_since(m.from.start()).get())).collect()
    }

    fn later(moves: &[(&str, i64)]) -> Vec<(String, i64)> {
        moves.iter().map(|(name, minutes)| ((*name).to_owned(), *minutes)).collect()
    }

    #[test]
    fn a_push_goes_on_as_far_as_it_is_felt() {
        assert_eq!(told(&row(), &[("R-1", "2026-12-14T21:00/23:00")]), later(&[("R-2", 60), ("R-3", 60)]));
        assert_eq!(told(&row(), &[("R-1", "2026-12-14T18:00/20:00")]), later(&[]), "nothing moves earlier");
    }

    #[test]
    fn slack_takes_up_a_part_of_the_push() {
        let sketch =
            row().change("R-3", |release| release.planned = planned("2026-12-15T10:45/12:00", "Europe/Berlin"));
        assert_eq!(told(&sketch, &[("R-1", "2026-12-14T21:00/23:00")]), later(&[("R-2", 60), ("R-3", 15)]));
    }

    #[test]
    fn what_was_put_somewhere_stays_there() {
        let moved = [("R-1", "2026-12-14T21:00/23:00"), ("R-2", "2026-12-14T22:00/22:30")];
        assert_eq!(told(&row(), &moved), later(&[]));
    }

    #[test]
    fn what_is_left_out_stays_and_so_does_what_only_it_would_push() {
        let sketch = row();
        let moved = [(sketch.release_id("R-1"), planned("2026-12-14T21:00/23:00", "Europe/Berlin"))];
        assert_eq!(cascade(&sketch.plan, &moved, &[sketch.release_id("R-2")]), []);
        let only = cascade(&sketch.plan, &moved, &[sketch.release_id("R-3")]);
        assert_eq!(only.iter().map(|step| step.release).collect::<Vec<_>>(), [sketch.release_id("R-2")]);
    }

    #[test]
    fn what_is_being_carried_out_or_called_off_does_not_move() {
        for state in [ReleaseState::Deploying, ReleaseState::Cancelled, ReleaseState::Closed] {
            assert_eq!(told(&row().state("R-2", state), &[("R-1", "2026-12-14T21:00/23:00")]), later(&[]), "{state}");
        }
    }

    #[test]
    fn every_relation_pushes_the_end_that_it_ties() {
        for (relation, minutes) in [
            (Relation::FinishToStart, 330),
            (Relation::StartToStart, 210),
            (Relation::FinishToFinish, 270),
            (Relation::StartToFinish, 150),
        ] {
            let sketch = Sketch::new().release("R-1", &[], "2026-12-14T10:00/12:00");
            let sketch = sketch.release("R-2", &[], "2026-12-14T18:00/19:00").waits("R-2", "R-1", relation, "30m");
            let moved = told(&sketch, &[("R-1", "2026-12-14T21:00/23:00")]);
            assert_eq!(moved, later(&[("R-2", minutes)]), "{relation}");
        }
    }

    #[test]
    fn a_push_in_working_days_lands_behind_the_weekend() {
        let sketch = Sketch::new().release("R-1", &[], "2026-12-17T20:00/22:00");
        let sketch = sketch.release("R-2", &[], "2026-12-18T22:00/23:00");
        let sketch = sketch.waits("R-2", "R-1", Relation::FinishToStart, "1wd");
        assert_eq!(told(&sketch, &[("R-1", "2026-12-18T20:00/22:00")]), later(&[("R-2", 3 * 1440)]));
    }

    #[test]
    fn the_dependency_that_pushes_furthest_is_named() {
        let sketch = row().waits("R-3", "R-1", Relation::FinishToStart, "20h");
        let moved = [(sketch.release_id("R-1"), planned("2026-12-14T21:00/23:00", "Europe/Berlin"))];
        let moves = cascade(&sketch.plan, &moved, &[]);
        let Why::Dependency(link) = moves[1].why else { panic!("pushed by a dependency") };
        let why = sketch.plan.release_links.get(link).unwrap();
        assert_eq!((why.predecessor, moves[1].release), (sketch.release_id("R-1"), sketch.release_id("R-3")));
    }

    #[test]
    fn a_circle_ends_and_what_lies_behind_it_moves_once() {
        let sketch = row().release("R-0", &[], "2026-12-15T12:00/13:00");
        let sketch =
            sketch.waits("R-2", "R-3", Relation::StartToStart, "1h").waits("R-0", "R-3", Relation::FinishToStart, "1h");
        let moved = told(&sketch, &[("R-1", "2026-12-14T21:00/23:00")]);
        assert_eq!(moved, later(&[("R-2", 60), ("R-3", 60), ("R-0", 60)]));
        let sketch = row().waits("R-1", "R-3", Relation::FinishToStart, "0");
        assert_eq!(told(&sketch, &[("R-1", "2026-12-14T21:00/23:00")]), later(&[("R-2", 60), ("R-3", 60)]));
    }

    #[test]
    fn deployments_of_what_is_pushed_go_along_and_push_on() {
        let sketch = row().release("D-2", &[], "2026-12-12T20:00/21:00").deploys("D-2", "R-2");
        let sketch = sketch.release("R-9", &[], "2026-12-12T21:00/22:00");
        let sketch = sketch.waits("R-9", "D-2", Relation::FinishToStart, "0");
        let moved = [("R-1", "2026-12-14T21:00/23:00")];
        let mut told = told(&sketch, &moved);
        told.sort();
        assert_eq!(told, later(&[("D-2", 60), ("R-2", 60), ("R-3", 60), ("R-9", 60)]));
        let ids = [(sketch.release_id("R-1"), planned("2026-12-14T21:00/23:00", "Europe/Berlin"))];
        let moves = cascade(&sketch.plan, &ids, &[]);
        let why = |key| moves.iter().find(|step| step.release == sketch.release_id(key)).unwrap().why;
        assert_eq!(why("D-2"), Why::DeploymentOf(sketch.release_id("R-2")));
        assert!(matches!(why("R-9"), Why::Dependency(_)));
        let kept = cascade(&sketch.plan, &ids, &[sketch.release_id("D-2")]);
        assert_eq!(kept.len(), 2, "what is left out stays, and so does what only it would push");
    }

    #[test]
    fn a_deployment_for_which_its_release_waits_is_carried_once() {
        let sketch = row().release("D-2", &[], "2026-12-14T21:30/22:30").deploys("D-2", "R-2");
        let sketch = sketch.waits("R-2", "D-2", Relation::FinishToStart, "0");
        let mut moved = told(&sketch, &[("R-1", "2026-12-14T21:00/23:00")]);
        moved.sort();
        assert_eq!(moved, later(&[("D-2", 60), ("R-2", 90), ("R-3", 90)]));
    }

    proptest! {
        #[test]
        fn behind_a_cascade_no_dependency_of_what_moved_is_broken(
            starts in prop::collection::vec((0_i64..200, 1_i64..20), 8),
            links in prop::collection::vec((0_usize..8, 0_usize..8, 0_usize..4, -10_i64..20), 0..16),
            push in 0_i64..100,
        ) {
            let night = planned("2026-12-14T20:00/21:00", "Europe/Berlin");
            let at = |(start, length): (i64, i64)| {
                let start = night.occupancy().start().plus(Minutes::new(start * 15));
                night.resized(Interval::from_start(start, Minutes::new(length * 15))).unwrap()
            };
            let sketch = starts.iter().enumerate().fold(Sketch::new(), |sketch, (n, times)| {
                sketch.release_in(&format!("R-{n}"), &[], "production", at(*times))
            });
            // From smaller to larger numbers only, so that there is no circle.
            let sketch = links.iter().filter(|(a, b, ..)| a < b).fold(sketch, |sketch, (a, b, relation, lag)| {
                sketch.waits(&format!("R-{b}"), &format!("R-{a}"), Relation::ALL[*relation], &format!("{}m", lag * 15))
            });
            let moved = [(sketch.release_id("R-0"), at((starts[0].0 + push, starts[0].1)))];
            let moves = cascade(&sketch.plan, &moved, &[]);
            let mut now: FxHashMap<ReleaseId, Interval> =
                sketch.plan.releases.iter().map(|release| (release.id, release.occupancy())).collect();
            now.insert(moved[0].0, moved[0].1.occupancy());
            for one in &moves {
                prop_assert!(one.to.start() > one.from.start() && one.to.minutes() == one.from.minutes());
                now.insert(one.release, one.to);
            }
            let has_moved = |id| id == moved[0].0 || moves.iter().any(|one| one.release == id);
            for link in sketch.plan.release_links.iter().filter(|link| has_moved(link.predecessor)) {
                let predecessor = sketch.plan.releases.get(link.predecessor).unwrap();
                let planned = predecessor.planned.resized(now[&link.predecessor]).unwrap();
                let earliest = earliest_after(&sketch.plan, link, predecessor, &planned);
                prop_assert!(tied_end(link.relation, now[&link.successor]) >= earliest);
            }
            for one in &moves {
                let Why::Dependency(link) = one.why else { panic!("no release of these has deployments") };
                let why = sketch.plan.release_links.get(link).unwrap();
                let predecessor = sketch.plan.releases.get(why.predecessor).unwrap();
                let planned = predecessor.planned.resized(now[&why.predecessor]).unwrap();
                let earliest = earliest_after(&sketch.plan, why, predecessor, &planned);
                prop_assert_eq!(tied_end(why.relation, one.to), earliest, "moved no further than it must");
            }
        }
    }
}
