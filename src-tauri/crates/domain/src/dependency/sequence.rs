//! The releases of a stretch of time brought into the order in which they can be deployed.

use rustc_hash::{FxHashMap, FxHashSet};

use super::link::{Relation, ReleaseLink};
use super::releases::{Cycle, Need, Numbered, lag, waves};
use crate::Plan;
use crate::cascade::earliest_after;
use crate::conflict::tied_end;
use crate::id::{ReleaseId, ReleaseLinkId, ServiceId};
use crate::release::{Planned, Release};
use crate::time::{Instant, Interval, Minutes};

/// Why a release comes after another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// It waits for it.
    Waits(ReleaseLinkId),
    /// It touches a service that needs one which the other touches.
    Needs {
        /// The release that comes first.
        before: ReleaseId,
        /// The service that needs the other.
        service: ServiceId,
        /// The service that is needed.
        needed: ServiceId,
    },
}

/// The place of a release in a sequence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequenced {
    /// The release.
    pub release: ReleaseId,
    /// The number of its wave, from 0; those of one wave need not wait for each other.
    pub wave: usize,
    /// When it could start at the earliest: in the stretch, and behind everything before it at its earliest.
    pub earliest: Instant,
    /// When it must start at the latest, so that it and everything behind it still ends within the stretch.
    pub latest: Instant,
    /// Where it goes: where it is planned, or, where something before it ends later, behind that.
    pub planned: Planned,
    /// Whether something before it ends later than it is planned to start, so that it should move.
    pub late: bool,
    /// What it comes after, in the order of what is told first: dependencies, then needs.
    pub because: Vec<Because>,
}

impl Sequenced {
    /// Whether everything still fits into the stretch with it.
    pub fn fits(&self) -> bool {
        self.earliest <= self.latest
    }
}

/// One release comes after another.
struct Succession<'a> {
    before: usize,
    after: usize,
    tie: Tied<'a>,
}

enum Tied<'a> {
    Link(&'a ReleaseLink),
    Need(Need),
}

impl Succession<'_> {
    /// The earliest start of the second when the first is planned at `at`.
    fn start(&self, plan: &Plan, releases: &[&Release], at: &Planned) -> Instant {
        let (first, then) = (releases[self.before], releases[self.after].occupancy());
        match &self.tie {
            Tied::Need(_) => at.occupancy().end(),
            Tied::Link(link) => before_tied_end(link.relation, then, earliest_after(plan, link, first, at)),
        }
    }

    /// The latest start of the first when the second starts at `start`.
    fn latest(&self, plan: &Plan, releases: &[&Release], start: Instant) -> Instant {
        let (first, then) = (releases[self.before], releases[self.after].occupancy());
        let length = seconds(first.occupancy());
        match &self.tie {
            Tied::Need(_) => start.plus_seconds(-length),
            Tied::Link(link) => {
                let ends = start.plus_seconds(seconds(then));
                let lag = -lag(plan, link, first) * 60;
                match link.relation {
                    Relation::FinishToStart => start.plus_seconds(lag - length),
                    Relation::StartToStart => start.plus_seconds(lag),
                    Relation::FinishToFinish => ends.plus_seconds(lag - length),
                    Relation::StartToFinish => ends.plus_seconds(lag),
                }
            }
        }
    }

    fn because(&self, releases: &[&Release]) -> Because {
        match &self.tie {
            Tied::Link(link) => Because::Waits(link.id),
            Tied::Need(need) => {
                let before = releases[self.before].id;
                Because::Needs { before, service: need.service, needed: need.needed }
            }
        }
    }
}

fn seconds(stretch: Interval) -> i64 {
    stretch.end().epoch_seconds() - stretch.start().epoch_seconds()
}

/// The start of something as long as `length` whose tied end is at `end`.
fn before_tied_end(relation: Relation, length: Interval, end: Instant) -> Instant {
    let from_start = tied_end(relation, length).epoch_seconds() - length.start().epoch_seconds();
    end.plus_seconds(-from_start)
}

/// The releases that a sequence of a stretch is about: those that are not over and whose time overlaps it.
pub(super) fn sequenced(plan: &Plan, within: Interval) -> FxHashSet<ReleaseId> {
    Numbered::within(plan, Some(within)).releases.iter().map(|release| release.id).collect()
}

/// Releases that start at most so long apart are deployed in one go, so that those of a service come before those of the
/// services that need it; what lies further apart was meant to.
pub const IN_ONE_GO: Minutes = Minutes::hours(24);

/// Brings the releases whose time overlaps a stretch into an order: each behind those that it waits for and, among those
/// of [`IN_ONE_GO`], behind those of the services that its own need.
///
/// Those of one wave stand by start and key.
/// What starts behind everything before it stays where it is planned. What
/// starts too early goes where `place` puts it, which is asked for a time at or
/// behind a start; where it finds none, and for what can no longer be given another time or is to
/// `stay`, the release stays. Releases outside of the stretch count where they are.
///
/// # Errors
///
/// Releases that wait for each other in a circle have no order.
pub fn sequence(
    plan: &Plan,
    within: Interval,
    stay: &[ReleaseId],
    mut place: impl FnMut(&Release, Instant) -> Option<Planned>,
) -> Result<Vec<Sequenced>, Cycle<ReleaseId>> {
    let numbered = Numbered::within(plan, Some(within));
    let (waves, needed) = waves(plan, &numbered, Some(IN_ONE_GO))?;
    let releases = &numbered.releases;
    let ties = ties(plan, &numbered, needed);
    let mut into: Vec<Vec<&Succession>> = vec![Vec::new(); releases.len()];
    let mut out_of: Vec<Vec<&Succession>> = vec![Vec::new(); releases.len()];
    for tie in &ties {
        into[tie.after].push(tie);
        out_of[tie.before].push(tie);
    }
    let outside = outside(plan, &numbered);
    let fixed = |release: &Release| !release.state.can_move();
    let mut earliest: Vec<Planned> = releases.iter().map(|release| release.planned.clone()).collect();
    let mut planned = earliest.clone();
    let mut late = vec![false; releases.len()];
    for node in waves.iter().flatten().copied() {
        let release = releases[node];
        let outside = outside.get(&node).copied();
        let behind = |at: &[Planned]| into[node].iter().map(|tie| tie.start(plan, releases, &at[tie.before])).max();
        let must = behind(&planned).max(outside);
        if !fixed(release) {
            let first = behind(&earliest).max(outside).map_or(within.start(), |start| start.max(within.start()));
            earliest[node] = release.planned.moved_to(first);
        }
        let start = must.filter(|must| *must > release.occupancy().start());
        late[node] = start.is_some();
        if let Some(start) = start.filter(|_| !fixed(release) && !stay.contains(&release.id))
            && let Some(found) = place(release, start)
        {
            planned[node] = found;
        }
    }
    let mut latest: Vec<Instant> = releases.iter().map(|release| release.occupancy().start()).collect();
    for node in waves.iter().flatten().rev().copied() {
        let held = out_of[node].iter().map(|tie| tie.latest(plan, releases, latest[tie.after]));
        let last = within.end().plus_seconds(-seconds(releases[node].occupancy()));
        if !fixed(releases[node]) {
            latest[node] = held.chain([last]).min().unwrap_or(last);
        }
    }
    let item = |wave: usize, node: usize| Sequenced {
        release: releases[node].id,
        wave,
        earliest: earliest[node].occupancy().start(),
        latest: latest[node],
        planned: planned[node].clone(),
        late: late[node],
        because: into[node].iter().map(|tie| tie.because(releases)).collect(),
    };
    let mut items: Vec<Sequenced> = waves
        .iter()
        .enumerate()
        .flat_map(|(wave, nodes)| nodes.iter().map(move |node| (wave, *node)))
        .map(|(wave, node)| item(wave, node))
        .collect();
    // Within a wave the keys decide already, and the sort keeps their order.
    items.sort_by_key(|item| (item.wave, item.planned.occupancy().start()));
    Ok(items)
}

/// Everything that comes after something else, dependencies before needs.
fn ties<'a>(plan: &'a Plan, numbered: &Numbered<'_>, needed: Vec<Need>) -> Vec<Succession<'a>> {
    let mut links: Vec<Succession> = plan
        .release_links
        .iter()
        .filter_map(|link| {
            let (before, after) = (numbered.number(link.predecessor)?, numbered.number(link.successor)?);
            Some(Succession { before, after, tie: Tied::Link(link) })
        })
        .collect();
    links.sort_by_key(|tie| (tie.after, tie.before));
    let needs =
        needed.into_iter().map(|need| Succession { before: need.before, after: need.after, tie: Tied::Need(need) });
    links.into_iter().chain(needs).collect()
}

/// The earliest start that the predecessors outside of the sequence allow, for each release that has any.
fn outside(plan: &Plan, numbered: &Numbered<'_>) -> FxHashMap<usize, Instant> {
    let mut starts: FxHashMap<usize, Instant> = FxHashMap::default();
    for link in plan.release_links.iter().filter(|link| numbered.number(link.predecessor).is_none()) {
        let Some(node) = numbered.number(link.successor) else { continue };
        let Some(before) = plan.releases.get(link.predecessor).filter(|one| one.state.takes_part()) else { continue };
        let end = earliest_after(plan, link, before, &before.planned);
        let start = before_tied_end(link.relation, numbered.releases[node].occupancy(), end);
        starts.entry(node).and_modify(|known| *known = start.max(*known)).or_insert(start);
    }
    starts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::LinkKind;
    use crate::conflict::sketch::{Sketch, planned};
    use crate::release::ReleaseState;

    fn week() -> Interval {
        let at = |text| Instant::parse(text).unwrap();
        Interval::new(at("2026-12-13T23:00:00Z"), at("2026-12-20T23:00:00Z")).unwrap()
    }

    /// Puts every release at the very start for which it is asked.
    fn exact() -> impl FnMut(&Release, Instant) -> Option<Planned> {
        |release, start| Some(release.planned.moved_to(start))
    }

    fn told(sketch: &Sketch, stay: &[&str]) -> Vec<String> {
        let stay: Vec<ReleaseId> = stay.iter().map(|key| sketch.release_id(key)).collect();
        let items = sequence(&sketch.plan, week(), &stay, exact()).unwrap();
        let line = |item: &Sequenced| {
            let release = sketch.plan.releases.get(item.release).unwrap();
            let zone = release.planned.zone();
            let wall = |at| zone.wall(at).format("%a %H:%M").to_string();
            let start = item.planned.occupancy().start();
            format!("{} {} {}", item.wave, release.key, wall(start))
        };
        items.iter().map(line).collect()
    }

    /// Web needs Payments, and is planned first; Ledger waits for both.
    fn sketch() -> Sketch {
        let sketch = Sketch::new().service("Payments", 1).service("Web", 2).service("Ledger", 2);
        let sketch = sketch.needs("Web", "Payments", LinkKind::RuntimeHard);
        let sketch = sketch.release("R-1", &["Web"], "2026-12-15T20:00/22:00");
        let sketch = sketch.release("R-2", &["Payments"], "2026-12-16T20:00/22:00");
        let sketch = sketch.release("R-3", &["Ledger"], "2026-12-16T21:00/23:00");
        sketch.waits("R-3", "R-1", Relation::FinishToStart, "1h")
    }

    #[test]
    fn what_starts_too_early_goes_behind_what_it_needs_and_pushes_what_waits_for_it() {
        assert_eq!(told(&sketch(), &[]), ["0 R-2 Wed 20:00", "1 R-1 Wed 22:00", "2 R-3 Thu 01:00"]);
    }

    #[test]
    fn what_is_to_stay_or_is_being_carried_out_stays_and_counts_where_it_is() {
        assert_eq!(told(&sketch(), &["R-1"]), ["0 R-2 Wed 20:00", "1 R-1 Tue 20:00", "2 R-3 Wed 21:00"]);
        let begun = sketch().state("R-1", ReleaseState::Deploying);
        assert_eq!(told(&begun, &[]), ["0 R-2 Wed 20:00", "1 R-1 Tue 20:00", "2 R-3 Wed 21:00"]);
    }

    #[test]
    fn needs_count_between_releases_that_are_deployed_in_one_go_alone() {
        let apart = planned("2026-12-17T20:00/22:00", "Europe/Berlin");
        let sketch = sketch().change("R-2", |release| release.planned = apart);
        assert_eq!(told(&sketch, &[]), ["0 R-1 Tue 20:00", "0 R-2 Thu 20:00", "1 R-3 Wed 21:00"]);
    }

    #[test]
    fn each_place_says_why() {
        let sketch = sketch();
        let items = sequence(&sketch.plan, week(), &[], exact()).unwrap();
        let (payments, web) = (sketch.service_id("Payments"), sketch.service_id("Web"));
        let needs = Because::Needs { before: sketch.release_id("R-2"), service: web, needed: payments };
        let because: Vec<&[Because]> = items.iter().map(|item| item.because.as_slice()).collect();
        assert_eq!(because[..2], [&[] as &[Because], &[needs]]);
        assert!(matches!(because[2], [Because::Waits(_)]));
    }

    #[test]
    fn earliest_and_latest_starts_are_those_of_the_whole_stretch() {
        let items = sequence(&sketch().plan, week(), &[], exact()).unwrap();
        let at = |text| Instant::parse(text).unwrap();
        // 2 h + 2 h + 1 h lag + 2 h from Monday 00:00 on, and back from the end of Sunday.
        let earliest: Vec<Instant> = items.iter().map(|item| item.earliest).collect();
        assert_eq!(earliest, ["2026-12-13T23:00:00Z", "2026-12-14T01:00:00Z", "2026-12-14T04:00:00Z"].map(at));
        let latest: Vec<Instant> = items.iter().map(|item| item.latest).collect();
        assert_eq!(latest, ["2026-12-20T16:00:00Z", "2026-12-20T18:00:00Z", "2026-12-20T21:00:00Z"].map(at));
        assert!(items.iter().all(Sequenced::fits));
    }

    #[test]
    fn a_predecessor_outside_of_the_stretch_counts_where_it_is() {
        let sketch = sketch().release("R-0", &[], "2026-12-10T20:00/22:00");
        let sketch = sketch.waits("R-2", "R-0", Relation::FinishToStart, "7d");
        assert_eq!(told(&sketch, &[])[0], "0 R-2 Thu 22:00");
    }

    #[test]
    fn a_release_for_which_no_place_is_found_stays() {
        let sketch = sketch();
        let items = sequence(&sketch.plan, week(), &[], |_, _| None).unwrap();
        let stays = |item: &Sequenced| item.planned == sketch.plan.releases.get(item.release).unwrap().planned;
        assert!(items.iter().all(stays));
    }

    #[test]
    fn releases_that_wait_for_each_other_in_a_circle_have_no_order() {
        let sketch = sketch().waits("R-1", "R-3", Relation::FinishToStart, "0");
        let circle = sequence(&sketch.plan, week(), &[], exact()).unwrap_err();
        assert_eq!(circle.nodes, [sketch.release_id("R-1"), sketch.release_id("R-3")]);
    }

    proptest! {
        #[test]
        fn in_a_sequence_nothing_is_broken_and_nothing_moves_further_than_it_must(
            starts in prop::collection::vec((0_i64..300, 1_i64..20), 7),
            links in prop::collection::vec((0_usize..7, 0_usize..7, 0_usize..4, -10_i64..20), 0..12),
        ) {
            let monday = Sketch::new().release("M", &[], "2026-12-14T00:00/01:00");
            let monday = monday.plan.releases.by_key("M").unwrap().planned.clone();
            let at = |(start, length): (i64, i64)| {
                let start = monday.occupancy().start().plus(Minutes::new(start * 15));
                monday.resized(Interval::from_start(start, Minutes::new(length * 15))).unwrap()
            };
            let sketch = starts.iter().enumerate().fold(Sketch::new(), |sketch, (n, times)| {
                sketch.release_in(&format!("R-{n}"), &[], "production", at(*times))
            });
            let sketch = links.iter().filter(|(a, b, ..)| a < b).fold(sketch, |sketch, (a, b, relation, lag)| {
                sketch.waits(&format!("R-{b}"), &format!("R-{a}"), Relation::ALL[*relation], &format!("{}m", lag * 15))
            });
            let items = sequence(&sketch.plan, week(), &[], exact()).unwrap();
            let item = |id| items.iter().find(|item| item.release == id);
            let mut pushed: FxHashMap<ReleaseId, Vec<Instant>> = FxHashMap::default();
            for link in sketch.plan.release_links.iter() {
                let (Some(before), Some(after)) = (item(link.predecessor), item(link.successor)) else { continue };
                let release = sketch.plan.releases.get(link.predecessor).unwrap();
                let end = earliest_after(&sketch.plan, link, release, &before.planned);
                let at = after.planned.occupancy();
                prop_assert!(tied_end(link.relation, at) >= end && before.wave < after.wave);
                pushed.entry(link.successor).or_default().push(before_tied_end(link.relation, at, end));
                let first = earliest_after(&sketch.plan, link, release, &release.planned.moved_to(before.earliest));
                prop_assert!(after.earliest >= before_tied_end(link.relation, at, first));
                let last = earliest_after(&sketch.plan, link, release, &release.planned.moved_to(before.latest));
                prop_assert!(after.latest >= before_tied_end(link.relation, at, last), "nothing behind it is too late");
            }
            for item in &items {
                let was = sketch.plan.releases.get(item.release).unwrap().occupancy().start();
                let must = pushed.get(&item.release).and_then(|starts| starts.iter().max().copied());
                prop_assert_eq!(item.planned.occupancy().start(), must.map_or(was, |must| must.max(was)));
            }
        }
    }
}
