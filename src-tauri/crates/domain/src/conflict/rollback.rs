//! C16: two rollbacks exclude each other.

use smallvec::{SmallVec, smallvec};

use super::Code;
use super::code::Codes;
use super::entry::Entry;
use super::lanes::each_once;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Detail, Party};
use super::rule::{Found, Pairs, Rule, View, pair};
use super::schedule::Schedule;
use crate::time::Interval;

/// C16: two releases at the same time whose rollbacks would restore the same data store in the same environment.
///
/// Whichever of the two is taken back takes the work of the other one with it.
pub(super) struct Rollback;

impl Rule for Rollback {
    fn codes(&self) -> &'static [Code] {
        &[Code::C16]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        let numbers = near(view.schedule, asked, asked.at);
        let standing = numbers.into_iter().filter_map(|number| view.at_rest(number));
        found.extend(standing.chain(view.moved()).filter_map(|other| exclusive(view, asked, other)));
    }

    fn pairs(&self, schedule: &Schedule, _: Codes) -> Pairs {
        let mut pairs = Vec::new();
        schedule.held.stores.meetings(|one, other| {
            pairs.extend(schedule.entry(one).zip(schedule.entry(other)).map(|(one, other)| pair(one, other)));
        });
        Pairs::new(pairs)
    }

    fn first(&self, view: &View<'_>, asked: &Entry, pairs: &Pairs, found: &mut Vec<Found>) {
        let others = pairs.of(asked.rank).filter_map(|rank| view.schedule.ranked(rank));
        found.extend(others.filter_map(|other| exclusive(view, asked, other)));
    }

    fn obstacles(&self, probe: &Probe<'_>, within: Interval) -> Vec<Obstacle> {
        let schedule = probe.view().schedule;
        let others = near(schedule, &probe.entry, within).into_iter().filter_map(|number| schedule.entry(number));
        others
            .filter(|other| !restored(&probe.entry, other).is_empty())
            .filter_map(|other| {
                probe.obstacle(Code::C16, Party::Release(other.id), true, vec![probe.overlapping(other.at)])
            })
            .collect()
    }
}

fn near(schedule: &Schedule, asked: &Entry, within: Interval) -> SmallVec<[u32; 16]> {
    let mut numbers: SmallVec<[u32; 16]> = SmallVec::new();
    for store in asked.restored() {
        schedule.held.stores.overlapping(store, within, |_, number| numbers.push(number));
    }
    each_once(numbers)
}

/// The data stores that both would restore.
fn restored(one: &Entry, other: &Entry) -> SmallVec<[u32; 2]> {
    if one.id == other.id || one.history || other.history {
        return SmallVec::new();
    }
    one.restored().filter(|store| other.restored().any(|there| there == *store)).map(|(_, store)| store).collect()
}

fn exclusive(view: &View<'_>, asked: &Entry, other: &Entry) -> Option<Found> {
    let overlap = asked.at.intersection(other.at)?;
    let stores = restored(asked, other);
    if stores.is_empty() {
        return None;
    }
    let severity = view.schedule.weights.of(Code::C16, true)?;
    let stores = stores.into_iter().map(|store| view.schedule.registry.stores.id(store)).collect();
    let conflict = Conflict::new(Code::C16, severity, asked.id, asked.at, Party::Release(other.id))
        .over(smallvec![other.at], smallvec![overlap])
        .with(Detail::Stores(stores));
    Some(Found { place: (asked.rank, Code::C16, other.rank), conflict })
}

#[cfg(test)]
mod tests {
    use crate::conflict::sketch::{Sketch, planned};
    use crate::release::ReleaseState;

    fn sketch(second: &str, environment: &str, restores: bool) -> Sketch {
        let sketch = Sketch::new().store("db").release("R-1", &[], "2026-12-18T22:00/02:00");
        let sketch = sketch.release_in("R-2", &[], environment, planned(second, "Europe/Berlin"));
        sketch.changes("R-1", "db", 0, true).changes("R-2", "db", 0, restores)
    }

    #[test]
    fn two_releases_that_would_restore_the_same_store_exclude_each_other() {
        assert_eq!(sketch("2026-12-19T01:00/04:00", "production", true).told(), ["R-1 C16 hard R-2 60"]);
        assert!(sketch("2026-12-19T02:00/04:00", "production", true).told().is_empty(), "they touch");
        assert!(sketch("2026-12-19T01:00/04:00", "staging", true).told().is_empty());
        assert!(sketch("2026-12-19T01:00/04:00", "production", false).told().is_empty());
        let over = sketch("2026-12-19T01:00/04:00", "production", true).state("R-2", ReleaseState::Closed);
        assert!(over.told().is_empty());
        assert_eq!(
            sketch("2026-12-19T01:00/04:00", "production", true).sentence(),
            "R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) and R-2 R-2 title (19 Dec 01:00–04:00 Europe/Berlin) overlap \
             for 60 minutes, and the rollback of each restores db. Let R-1 end by 19 Dec 01:00 Europe/Berlin or start at \
             19 Dec 04:00 Europe/Berlin or later, or give one a rollback that leaves the data alone."
        );
    }
}
