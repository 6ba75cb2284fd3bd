//! C08: inside the stabilisation of another release.

use smallvec::{SmallVec, smallvec};

use super::Code;
use super::code::Codes;
use super::entry::Entry;
use super::lanes::each_once;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Party};
use super::rule::{Found, Pairs, Rule, View, pair};
use super::schedule::Schedule;
use crate::time::{Instant, Interval, Minutes};

/// C08: a release starts while an earlier one on the same component stabilises.
///
/// The earlier release has ended (before that it is C01) and its stabilisation
/// has not. Releases that are over stabilise no more and wait for nothing.
pub(super) struct Stabilisation;

impl Rule for Stabilisation {
    fn codes(&self) -> &'static [Code] {
        &[Code::C08]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        if asked.history {
            return;
        }
        let mut numbers: SmallVec<[u32; 16]> = SmallVec::new();
        let held = &view.schedule.held;
        for lane in asked.lanes() {
            held.tails.overlapping(lane, moment(asked.at.start()), |_, number| numbers.push(number));
            held.components.overlapping(lane, asked.tail(), |_, number| numbers.push(number));
        }
        let standing = each_once(numbers).into_iter().filter_map(|number| view.at_rest(number));
        found.extend(standing.chain(view.moved()).filter_map(|other| inside(view, asked, other)));
    }

    fn pairs(&self, schedule: &Schedule, _: Codes) -> Pairs {
        let mut pairs = Vec::new();
        schedule.held.tails.starts_within(&schedule.held.components, |earlier, later| {
            pairs.extend(schedule.entry(earlier).zip(schedule.entry(later)).map(|(one, other)| pair(one, other)));
        });
        Pairs::new(pairs)
    }

    fn first(&self, view: &View<'_>, asked: &Entry, pairs: &Pairs, found: &mut Vec<Found>) {
        let others = pairs.of(asked.rank).filter_map(|rank| view.schedule.ranked(rank));
        found.extend(others.filter_map(|other| inside(view, asked, other)));
    }

    fn obstacles(&self, probe: &Probe<'_>, within: Interval) -> Vec<Obstacle> {
        let asked = &probe.entry;
        if asked.history {
            return Vec::new();
        }
        let schedule = probe.view().schedule;
        let stabilises = asked.tail().end().epoch_seconds() - asked.tail().start().epoch_seconds();
        let reach =
            Interval::from_start(within.start(), Minutes::ZERO).extended_to(within.end().plus_seconds(stabilises));
        let mut numbers: SmallVec<[u32; 16]> = SmallVec::new();
        for lane in asked.lanes() {
            schedule.held.tails.overlapping(lane, within, |_, number| numbers.push(number));
            schedule.held.components.overlapping(lane, reach, |_, number| numbers.push(number));
        }
        let others = each_once(numbers).into_iter().filter_map(|number| schedule.entry(number));
        others
            .filter(|other| other.id != asked.id && !other.history)
            .filter_map(|other| {
                // Behind the other one, or so early that the other one starts in this one's stabilisation.
                let last = other.at.start().plus_seconds(-probe.length());
                let before = Interval::from_start(last.plus_seconds(1 - stabilises), Minutes::ZERO);
                let starts = vec![before.extended_to(last.plus_seconds(1)), other.tail()];
                let starts = crate::time::join(starts);
                probe.obstacle(Code::C08, Party::Release(other.id), true, starts)
            })
            .collect()
    }
}

fn moment(at: Instant) -> Interval {
    Interval::from_start(at, Minutes::ZERO).extended_to(at.plus_seconds(1))
}

/// The conflict of two releases of which the later starts while the earlier stabilises.
fn inside(view: &View<'_>, asked: &Entry, other: &Entry) -> Option<Found> {
    let (earlier, later) = if asked.at.end() <= other.at.start() { (asked, other) } else { (other, asked) };
    let apart = asked.id != other.id && !asked.history && !other.history && asked.group == other.group;
    let tail = Some(earlier.tail()).filter(|tail| apart && tail.holds(later.at.start()))?;
    let shared: SmallVec<[u32; 4]> = asked.services().filter(|service| other.touches(*service)).collect();
    if shared.is_empty() || asked.group.is_none() {
        return None;
    }
    let severity = view.schedule.weights.of(Code::C08, true)?;
    let conflict = Conflict::new(Code::C08, severity, asked.id, asked.at, Party::Release(other.id))
        .over(smallvec![tail], later.at.intersection(tail).into_iter().collect());
    let services = view.schedule.ground.ids(shared);
    Some(Found { place: (asked.rank, Code::C08, other.rank), conflict: Conflict { services, ..conflict } })
}

#[cfg(test)]
mod tests {
    use crate::conflict::sketch::Sketch;
    use crate::release::ReleaseState;
    use crate::time::Minutes;

    fn sketch(second: &str, services: &[&str]) -> Sketch {
        let sketch =
            Sketch::new().service("pay", 1).service("web", 1).release("R-1", &["pay"], "2026-12-18T22:00/02:00");
        let sketch = sketch.release("R-2", services, second);
        sketch.change("R-1", |release| {
            let planned = release.planned.clone();
            release.planned = planned.with_segments(Minutes::ZERO, Minutes::ZERO, Minutes::hours(24)).unwrap();
        })
    }

    #[test]
    fn a_release_that_starts_while_another_stabilises_on_the_same_component_is_told() {
        assert_eq!(sketch("2026-12-19T10:00/12:00", &["pay"]).told(), ["R-1 C08 soft R-2 120"]);
        assert_eq!(sketch("2026-12-19T02:00/03:00", &["pay"]).told(), ["R-1 C08 soft R-2 60"], "it starts at the end");
        assert_eq!(sketch("2026-12-20T01:59/04:00", &["pay"]).told(), ["R-1 C08 soft R-2 1"]);
        assert!(sketch("2026-12-20T02:00/04:00", &["pay"]).told().is_empty(), "it touches");
        assert_eq!(sketch("2026-12-19T01:59/04:00", &["pay"]).told(), ["R-1 C01 hard R-2 1"], "overlap is C01 alone");
        assert!(sketch("2026-12-19T10:00/12:00", &["web"]).told().is_empty());
    }

    #[test]
    fn what_is_over_stabilises_no_more() {
        for state in [ReleaseState::Closed, ReleaseState::BackedOut] {
            assert!(sketch("2026-12-19T10:00/12:00", &["pay"]).state("R-1", state).told().is_empty());
        }
    }

    #[test]
    fn the_later_release_is_told_to_wait_from_either_side() {
        assert_eq!(
            sketch("2026-12-19T10:00/12:00", &["pay"]).sentence(),
            "R-2 R-2 title starts on pay while R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) stabilises \
             (19 Dec 02:00 – 20 Dec 02:00 Europe/Berlin). Let R-2 start at 20 Dec 02:00 Europe/Berlin or later, or give \
             the reason for going ahead."
        );
    }
}
