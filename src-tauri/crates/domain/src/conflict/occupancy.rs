//! C01 and C02: two releases at the same time, on the same component or on components that lean on each other.

use smallvec::SmallVec;

use super::entry::Entry;
use super::ground::Ground;
use super::record::{Conflict, Party};
use super::rule::{Found, Rule, View};
use super::{Code, Severity};
use crate::time::Instant;

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
    pub(super) fn of(ground: &Ground, one: &Entry, other: &Entry) -> Self {
        if one.group != other.group || one.group.is_none() || (one.history && other.history) || one.id == other.id {
            return Self::default();
        }
        let shared: SmallVec<[u32; 4]> = one.services().filter(|service| other.touches(*service)).collect();
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

    pub(super) fn is_hard(&self) -> bool {
        !self.shared.is_empty() || self.way.is_some_and(|way| way.hard)
    }

    /// The code that weighs most.
    pub(super) fn code(&self) -> Option<Code> {
        if self.shared.is_empty() { self.way.map(|_| Code::C02) } else { Some(Code::C01) }
    }

    /// The conflicts of a meeting, told from `teller`, if the two happen at the same time.
    pub(super) fn tell(self, view: &View<'_>, teller: &Entry, other: &Entry, found: &mut Vec<Found>) {
        let Some(overlap) = teller.at.intersection(other.at) else { return };
        let ground = &view.schedule.ground;
        let mut tell = |code, severity, services, path| {
            let conflict = Conflict::new(code, severity, teller.id, teller.at, Party::Release(other.id))
                .over(vec![other.at], vec![overlap]);
            found.push(Found {
                place: (teller.rank, code, other.rank),
                conflict: Conflict { services, path, ..conflict },
            });
        };
        if !self.shared.is_empty() {
            tell(Code::C01, Severity::Hard, ground.ids(self.shared), Vec::new());
        }
        if let Some(way) = self.way {
            let severity = if way.hard { Severity::Hard } else { Severity::Soft };
            let path = [Some(way.from), way.via, Some(way.to)].into_iter().flatten();
            tell(Code::C02, severity, vec![ground.id(way.from)], ground.ids(path));
        }
    }
}

impl Rule for Occupancy {
    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        let mut numbers: SmallVec<[u32; 16]> = SmallVec::new();
        view.schedule.near(asked, asked.at, |number| numbers.push(number));
        numbers.sort_unstable();
        numbers.dedup();
        let standing = numbers.into_iter().filter_map(|number| view.at_rest(number));
        for other in standing.chain(view.moved().iter().filter(|other| other.at.overlaps(asked.at))) {
            Meeting::of(&view.schedule.ground, asked, other).tell(view, asked, other, found);
        }
    }

    /// Walks through time with a list of the running releases for each component, so that a component without one
    /// costs almost nothing.
    fn all(&self, view: &View<'_>, found: &mut Vec<Found>) {
        let ground = &view.schedule.ground;
        let mut entries: Vec<&Entry> = view.schedule.entries().filter(|entry| entry.group.is_some()).collect();
        entries.sort_unstable_by_key(|entry| (entry.group, entry.at));
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        let mut running: Vec<SmallVec<[(Instant, &Entry); 1]>> = vec![SmallVec::new(); ground.len()];
        for of_group in entries.chunk_by(|a, b| a.group == b.group) {
            running.iter_mut().for_each(SmallVec::clear);
            for entry in of_group {
                for service in entry.services() {
                    for component in ground.reach(service) {
                        let list = &mut running[component as usize];
                        if list.is_empty() {
                            continue;
                        }
                        list.retain(|(end, _)| *end > entry.at.start());
                        let others = list.iter().filter(|(_, other)| !(entry.history && other.history));
                        pairs.extend(others.map(|(_, other)| (entry.rank.min(other.rank), entry.rank.max(other.rank))));
                    }
                }
                for service in entry.services() {
                    running[service as usize].push((entry.at.end(), entry));
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        for (teller, other) in pairs {
            if let (Some(teller), Some(other)) = (view.schedule.ranked(teller), view.schedule.ranked(other)) {
                Meeting::of(ground, teller, other).tell(view, teller, other, found);
            }
        }
    }
}
