//! C01 and C02: two releases at the same time, on the same component or on components that lean on each other.

use rayon::prelude::*;
use smallvec::{SmallVec, smallvec};

use super::Code;
use super::code::Codes;
use super::entry::Entry;
use super::ground::Ground;
use super::lanes::each_once;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Detail, Party};
use super::rule::{Found, Pairs, Rule, View, pair};
use super::schedule::Schedule;
use crate::time::{Instant, Interval};

/// C01 and C02.
///
/// Two releases meet on a component when both touch it in the same environment
/// or in environments that share infrastructure. Components are related within
/// two steps, in either direction, over the links that couple at run time. A
/// component on which a pair meets (C01) is left out when its related
/// components (C02) are looked for. C02 is hard when a related component that
/// one of the two touches is of tier 1; such a way is told before a shorter one.
pub(super) struct Occupancy;

/// A way from a component of one release to a related one of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) hard: bool,
    pub(super) from: u32,
    pub(super) via: Option<u32>,
    pub(super) to: u32,
}

/// On what two releases meet when they happen at the same time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Meeting {
    /// Components that both touch, sorted.
    pub(super) shared: SmallVec<[u32; 4]>,
    /// How two others are related.
    pub(super) way: Option<Way>,
}

impl Meeting {
    /// On what two releases meet; nothing when both are over, or when their environments have nothing in common.
    pub(super) fn of(ground: &Ground, one: &Entry, other: &Entry, codes: Codes) -> Self {
        if one.group != other.group || one.group.is_none() || (one.history && other.history) || one.id == other.id {
            return Self::default();
        }
        let shared: SmallVec<[u32; 4]> = one.services().filter(|service| other.touches(*service)).collect();
        if !codes.has(Code::C02) {
            return Self { shared, way: None };
        }
        let ways = one.services().filter(|from| !shared.contains(from)).flat_map(|from| {
            let shared = &shared;
            other.services().filter(|to| !shared.contains(to)).filter_map(move |to| {
                let hard = ground.is_tier_one(from) || ground.is_tier_one(to);
                ground.relation(from, to).map(|near| Way { hard, from, via: near.via, to })
            })
        });
        // The same way must win from both ends, so that the last word is about the pair without its direction.
        let way = ways.min_by_key(|way| (!way.hard, way.via, way.from.min(way.to), way.from.max(way.to)));
        Self { shared, way }
    }

    /// The conflicts of a meeting, told from `teller`, if the two happen at the same time.
    pub(super) fn tell(self, view: &View<'_>, teller: &Entry, other: &Entry, found: &mut Vec<Found>) {
        let Some(overlap) = teller.at.intersection(other.at) else { return };
        let ground = &view.schedule.ground;
        let mut tell = |code, critical, services, detail: Option<Detail>| {
            let Some(severity) = view.schedule.weights.of(code, critical) else { return };
            let conflict = Conflict::new(code, severity, teller.id, teller.at, Party::Release(other.id))
                .over(smallvec![other.at], smallvec![overlap]);
            found.push(Found {
                place: (teller.rank, code, other.rank),
                conflict: Conflict { services, detail: detail.map(Box::new), ..conflict },
            });
        };
        if !self.shared.is_empty() {
            tell(Code::C01, true, ground.ids(self.shared), None);
        }
        if let Some(way) = self.way {
            let path = [Some(way.from), way.via, Some(way.to)].into_iter().flatten();
            tell(Code::C02, way.hard, smallvec![ground.id(way.from)], Some(Detail::Path(ground.ids(path))));
        }
    }
}

/// Walks through time with a list of the running releases for each component, so that a component without one costs
/// almost nothing.
fn running_together(ground: &Ground, of_group: &[&Entry], codes: Codes) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    let mut running: Vec<SmallVec<[(Instant, &Entry); 1]>> = vec![SmallVec::new(); ground.len()];
    for entry in of_group {
        for service in entry.services() {
            let related = ground.reach(service).filter(|component| codes.has(Code::C02) || *component == service);
            for component in related {
                let list = &mut running[component as usize];
                if list.is_empty() {
                    continue;
                }
                list.retain(|(end, _)| *end > entry.at.start());
                let others = list.iter().filter(|(_, other)| !(entry.history && other.history));
                pairs.extend(others.map(|(_, other)| pair(entry, other)));
            }
        }
        for service in entry.services() {
            running[service as usize].push((entry.at.end(), entry));
        }
    }
    pairs
}

impl Rule for Occupancy {
    fn codes(&self) -> &'static [Code] {
        &[Code::C01, Code::C02]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        let mut numbers: SmallVec<[u32; 16]> = SmallVec::new();
        view.schedule.near(asked, asked.at, |number| numbers.push(number));
        let standing = each_once(numbers).into_iter().filter_map(|number| view.at_rest(number));
        for other in standing.chain(view.moved().iter().filter(|other| other.at.overlaps(asked.at))) {
            Meeting::of(&view.schedule.ground, asked, other, view.codes).tell(view, asked, other, found);
        }
    }

    fn obstacles(&self, probe: &Probe<'_>, within: Interval) -> Vec<Obstacle> {
        let schedule = probe.view().schedule;
        let mut numbers: SmallVec<[u32; 16]> = SmallVec::new();
        schedule.near(&probe.entry, within, |number| numbers.push(number));
        let mut obstacles = Vec::new();
        for other in each_once(numbers).into_iter().filter_map(|number| schedule.entry(number)) {
            let meeting = Meeting::of(&schedule.ground, &probe.entry, other, Codes::ALL);
            let starts = || vec![probe.overlapping(other.at)];
            if !meeting.shared.is_empty() {
                obstacles.extend(probe.obstacle(Code::C01, Party::Release(other.id), true, starts()));
            }
            if let Some(way) = meeting.way {
                obstacles.extend(probe.obstacle(Code::C02, Party::Release(other.id), way.hard, starts()));
            }
        }
        obstacles
    }

    fn pairs(&self, schedule: &Schedule, codes: Codes) -> Pairs {
        let ground = &schedule.ground;
        let mut entries: Vec<&Entry> = schedule.entries().filter(|entry| entry.group.is_some()).collect();
        entries.sort_unstable_by_key(|entry| (entry.group, entry.at));
        let groups: Vec<&[&Entry]> = entries.chunk_by(|a, b| a.group == b.group).collect();
        Pairs::new(groups.into_par_iter().flat_map_iter(|of_group| running_together(ground, of_group, codes)).collect())
    }

    fn first(&self, view: &View<'_>, asked: &Entry, pairs: &Pairs, found: &mut Vec<Found>) {
        for other in pairs.of(asked.rank).filter_map(|rank| view.schedule.ranked(rank)) {
            Meeting::of(&view.schedule.ground, asked, other, view.codes).tell(view, asked, other, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::LinkKind;
    use crate::conflict::sketch::{Sketch, planned};
    use crate::conflict::{Party, Schedule};
    use crate::release::ReleaseState;

    fn two(first: &str, second: &str) -> Vec<String> {
        Sketch::new().service("pay", 2).release("R-1", &["pay"], first).release("R-2", &["pay"], second).told()
    }

    #[test]
    fn releases_of_one_component_may_touch_and_not_overlap() {
        assert!(two("2026-12-18T20:00/22:00", "2026-12-18T22:00/23:00").is_empty());
        assert_eq!(two("2026-12-18T20:00/22:01", "2026-12-18T22:00/23:00"), ["R-1 C01 hard R-2 1"]);
    }

    #[test]
    fn the_minutes_of_an_overlap_are_those_that_both_hold() {
        assert_eq!(two("2026-12-18T20:00/23:00", "2026-12-18T21:00/22:00"), ["R-1 C01 hard R-2 60"], "contained");
        assert_eq!(two("2026-12-18T20:00/23:00", "2026-12-18T20:00/23:00"), ["R-1 C01 hard R-2 180"], "equal");
        assert_eq!(two("2026-12-18T22:00/02:00", "2026-12-19T01:00/03:00"), ["R-1 C01 hard R-2 60"], "over midnight");
    }

    #[test]
    fn a_night_in_which_clocks_change_is_counted_in_minutes_that_pass() {
        assert_eq!(two("2026-03-29T01:00/04:00", "2026-03-29T01:00/04:00"), ["R-1 C01 hard R-2 120"]);
        assert_eq!(two("2026-10-25T01:00/04:00", "2026-10-25T01:00/04:00"), ["R-1 C01 hard R-2 240"]);
    }

    #[test]
    fn a_pair_is_one_conflict_however_many_components_it_shares() {
        let sketch = Sketch::new().service("pay", 2).service("web", 2);
        let sketch = sketch.release("R-2", &["pay", "web"], "2026-12-18T20:00/22:00");
        let sketch = sketch.release("R-1", &["web", "pay"], "2026-12-18T21:00/23:00");
        assert_eq!(sketch.told(), ["R-1 C01 hard R-2 60"]);
        assert_eq!(Schedule::build(&sketch.plan).all(&sketch.plan)[0].services.len(), 2);
    }

    #[test]
    fn environments_meet_when_they_share_infrastructure() {
        let pair = |here, there| {
            let at = || planned("2026-12-18T20:00/22:00", "Europe/Berlin");
            let sketch = Sketch::new().service("pay", 2).release_in("R-1", &["pay"], here, at());
            sketch.release_in("R-2", &["pay"], there, at()).told().len()
        };
        assert_eq!((pair("production", "staging"), pair("test-a", "test-b"), pair("test-a", "staging")), (0, 1, 0));
    }

    fn chain(tiers: [u8; 4]) -> Sketch {
        let names = ["a", "b", "c", "d"];
        let sketch = names.iter().zip(tiers).fold(Sketch::new(), |sketch, (name, tier)| sketch.service(name, tier));
        let sketch = sketch.needs("a", "b", LinkKind::RuntimeHard).needs("c", "b", LinkKind::Data);
        sketch.needs("c", "d", LinkKind::Configuration).needs("a", "d", LinkKind::Build)
    }

    fn over(sketch: Sketch, first: &[&str], second: &[&str]) -> Sketch {
        let sketch = sketch.release("R-1", first, "2026-12-18T20:00/22:00");
        sketch.release("R-2", second, "2026-12-18T21:00/23:00")
    }

    #[test]
    fn related_components_are_found_within_two_steps_in_either_direction() {
        assert_eq!(over(chain([2; 4]), &["a"], &["b"]).told(), ["R-1 C02 soft R-2 60"]);
        assert_eq!(over(chain([2; 4]), &["a"], &["c"]).told(), ["R-1 C02 soft R-2 60"]);
        assert_eq!(over(chain([2; 4]), &["a"], &["d"]).told(), [""; 0], "three steps, and a build link does not count");
    }

    #[test]
    fn related_components_are_hard_when_one_of_them_is_of_tier_one() {
        assert_eq!(over(chain([1, 2, 2, 2]), &["a"], &["c"]).told(), ["R-1 C02 hard R-2 60"]);
        assert_eq!(over(chain([2, 1, 2, 2]), &["a"], &["c"]).told(), ["R-1 C02 soft R-2 60"], "only between the two");
    }

    #[test]
    fn the_way_is_told_with_both_ends_from_whoever_tells() {
        let sketch = over(chain([2; 4]), &["a"], &["c"]);
        let schedule = Schedule::build(&sketch.plan);
        let path = |release: &str| schedule.of(&sketch.plan, sketch.release_id(release))[0].path().to_vec();
        assert_eq!(path("R-1"), ["a", "b", "c"].map(|name| sketch.service_id(name)));
        assert_eq!(path("R-2"), ["c", "b", "a"].map(|name| sketch.service_id(name)));
    }

    #[test]
    fn a_component_on_which_a_pair_meets_is_not_told_as_related_too() {
        assert_eq!(over(chain([2; 4]), &["a", "b"], &["b"]).told(), ["R-1 C01 hard R-2 60"]);
        assert_eq!(
            over(chain([2; 4]), &["a", "b"], &["b", "c"]).told(),
            ["R-1 C01 hard R-2 60", "R-1 C02 soft R-2 60"],
            "a and c are related and neither is shared"
        );
    }

    #[test]
    fn who_is_over_takes_part_only_against_who_is_not() {
        let sketch = || over(Sketch::new().service("pay", 2), &["pay"], &["pay"]);
        let told = |one, other| sketch().state("R-1", one).state("R-2", other).told().len();
        assert_eq!(told(ReleaseState::Closed, ReleaseState::Scheduled), 1);
        assert_eq!(told(ReleaseState::Draft, ReleaseState::BackedOut), 1);
        assert_eq!(told(ReleaseState::Closed, ReleaseState::BackedOut), 0);
        assert_eq!(told(ReleaseState::Cancelled, ReleaseState::Scheduled), 0);
        assert_eq!(told(ReleaseState::Scheduled, ReleaseState::Rejected), 0);
    }

    #[test]
    fn a_preview_of_two_moves_sees_both_at_their_new_times() {
        let sketch = over(Sketch::new().service("pay", 2), &["pay"], &["pay"]);
        let schedule = Schedule::build(&sketch.plan);
        let to = |release: &str, when| (sketch.release_id(release), planned(when, "Europe/Berlin"));
        let together = [to("R-2", "2026-12-20T20:00/22:00"), to("R-1", "2026-12-20T20:30/22:30")];
        let conflicts = schedule.preview(&sketch.plan, &together);
        assert_eq!(conflicts.len(), 1, "the pair once, and nobody meets who has left");
        assert_eq!(conflicts[0].release, sketch.release_id("R-1"));
        assert_eq!(conflicts[0].other, Party::Release(sketch.release_id("R-2")));
        let apart = [to("R-2", "2026-12-20T20:00/22:00")];
        assert!(schedule.preview(&sketch.plan, &apart).is_empty());
    }
}
