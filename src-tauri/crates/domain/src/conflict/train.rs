//! C17: a train has no room or no risk budget left.

use super::Code;
use super::entry::Entry;
use super::horizon::Horizon;
use super::numbers::Registry;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Detail, Party};
use super::rule::{Found, Rule, View};
use super::schedule::Schedule;
use crate::time::{Instant, Interval, Minutes};
use crate::train::Timetable;
use crate::{Key, Plan};

/// C17: a release for which its train has no place, or no points of risk, left.
///
/// Releases board in the order of their starts, then of their keys; those that
/// come when the train is full are told. An emergency takes no place. Releases
/// that are over keep theirs. A train with a timetable fills anew at each
/// departure, and a release that starts at none of them is not on board.
pub(super) struct Capacity;

/// A train with those who ride on it.
#[derive(Clone, Debug, Default)]
struct Board {
    capacity: Option<u32>,
    budget: Option<u32>,
    timetable: Option<Timetable>,
    /// The departures within the horizon, sorted.
    departures: Vec<Interval>,
    riders: Vec<Rider>,
    /// The points of everything before each rider.
    before: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rider {
    start: Instant,
    key: Key,
    points: u32,
}

impl Rider {
    fn of(entry: &Entry) -> Self {
        Self { start: entry.at.start(), key: entry.key.clone(), points: entry.facts.points }
    }
}

/// Who rides on which train, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Boards(Vec<Board>);

impl Boards {
    pub(super) fn read(plan: &Plan, registry: &Registry, horizon: &Horizon) -> Self {
        let board = |id| {
            let train = plan.trains.get(id);
            let timetable = train.and_then(|train| train.timetable.clone());
            let departures = |timetable: &Timetable| {
                let mut all = horizon.expanded(|within| timetable.departures(within));
                all.sort_unstable();
                // What reaches over the seam between two parts of the horizon is found in both.
                all.dedup();
                all
            };
            Board {
                capacity: train.and_then(|train| train.capacity),
                budget: train.and_then(|train| train.risk_budget),
                departures: timetable.as_ref().map(departures).unwrap_or_default(),
                timetable,
                ..Board::default()
            }
        };
        Self(registry.trains.iter().map(board).collect())
    }

    pub(super) fn fill<'a>(&mut self, entries: impl Iterator<Item = &'a Entry>) {
        for entry in entries {
            if let Some(board) = self.limited(entry) {
                board.riders.push(Rider::of(entry));
            }
        }
        for board in &mut self.0 {
            board.riders.sort_unstable();
            board.sum();
        }
    }

    pub(super) fn put(&mut self, entry: &Entry) {
        if let Some(board) = self.limited(entry) {
            let rider = Rider::of(entry);
            let place = board.riders.partition_point(|other| *other < rider);
            board.riders.insert(place, rider);
            board.sum();
        }
    }

    pub(super) fn remove(&mut self, entry: &Entry) {
        if let Some(board) = self.limited(entry) {
            if let Ok(place) = board.riders.binary_search(&Rider::of(entry)) {
                board.riders.remove(place);
            }
            board.sum();
        }
    }

    fn limited(&mut self, entry: &Entry) -> Option<&mut Board> {
        let board = self.0.get_mut(entry.facts.train? as usize)?;
        (board.capacity.is_some() || board.budget.is_some()).then_some(board)
    }

    fn of(&self, entry: &Entry) -> Option<(u32, &Board)> {
        let train = entry.facts.train?;
        let board = self.0.get(train as usize)?;
        (board.capacity.is_some() || board.budget.is_some()).then_some((train, board))
    }
}

impl Board {
    fn sum(&mut self) {
        let mut sum = 0;
        self.before.clear();
        for rider in &self.riders {
            self.before.push(sum);
            sum += rider.points;
        }
    }

    /// Those who start within a stretch fill the train together: the departure at an instant, or all of time for a
    /// train without a timetable. None where nobody leaves.
    fn filled_together(&self, horizon: &Horizon, start: Instant) -> Option<Interval> {
        let Some(timetable) = &self.timetable else { return Some(Interval::ALWAYS) };
        if !horizon.reaches(Interval::from_start(start, Minutes::new(1))) {
            return timetable.departure_at(start);
        }
        let begun = self.departures.partition_point(|departure| departure.start() <= start);
        self.departures.get(begun.checked_sub(1)?).copied().filter(|departure| departure.holds(start))
    }

    /// The stretches of [`Self::filled_together`] that overlap a stretch.
    fn fillings(&self, horizon: &Horizon, within: Interval) -> Vec<Interval> {
        match &self.timetable {
            None => vec![Interval::ALWAYS],
            Some(_) if horizon.reaches(within) => {
                self.departures.iter().copied().filter(|departure| departure.overlaps(within)).collect()
            }
            Some(timetable) => timetable.departures(within),
        }
    }

    /// How many of those who start within a stretch board before somebody, and their points, as the plan stands.
    fn before(&self, rider: &Rider, together: Interval) -> (u32, u32) {
        let first = self.riders.partition_point(|other| other.start < together.start());
        let place = self.riders.partition_point(|other| (other.start, &other.key) < (rider.start, &rider.key));
        let all = || self.before.last().copied().unwrap_or(0) + self.riders.last().map_or(0, |rider| rider.points);
        let points = |place: usize| self.before.get(place).copied().unwrap_or_else(all);
        ((place - first) as u32, points(place) - points(first))
    }

    fn is_over(&self, place: u32, points: u32) -> bool {
        self.capacity.is_some_and(|most| place > most) || self.budget.is_some_and(|most| points > most)
    }
}

impl Rule for Capacity {
    fn codes(&self) -> &'static [Code] {
        &[Code::C17]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        let Some((train, board)) = view.schedule.boards.of(asked).filter(|_| !asked.history) else { return };
        let rider = Rider::of(asked);
        let Some(together) = board.filled_together(&view.schedule.horizon, rider.start) else { return };
        let boards_before = |other: &Rider| together.holds(other.start) && is_before(other, &rider);
        let (mut place, mut points) = board.before(&rider, together);
        for moved in view.moved() {
            if let Some(rested) = at_rest(view.schedule, moved, train).filter(boards_before) {
                (place, points) = (place - 1, points - rested.points);
            }
            let now = Rider::of(moved);
            if moved.id != asked.id && moved.facts.train == Some(train) && boards_before(&now) {
                (place, points) = (place + 1, points + now.points);
            }
        }
        let (place, points) = (place + 1, points + rider.points);
        if !board.is_over(place, points) {
            return;
        }
        let Some(severity) = view.schedule.weights.of(Code::C17, true) else { return };
        let party = Party::Train(view.schedule.registry.trains.id(train));
        let conflict = Conflict::new(Code::C17, severity, asked.id, asked.at, party);
        found.push(Found {
            place: (asked.rank, Code::C17, train),
            conflict: conflict.with(Detail::Board { place, points }),
        });
    }

    /// The later a release starts, the more board before it, so that of each departure all starts from some moment on
    /// are too late.
    fn obstacles(&self, probe: &Probe<'_>, within: Interval) -> Vec<Obstacle> {
        let schedule = probe.view().schedule;
        let asked = &probe.entry;
        let Some((train, board)) = schedule.boards.of(asked).filter(|_| !asked.history) else { return Vec::new() };
        let rested = at_rest(schedule, asked, train);
        let too_late = |together: Interval| {
            let from = board.riders.partition_point(|rider| rider.start < together.start());
            let riders = board.riders.iter().skip(from).take_while(|rider| together.holds(rider.start));
            let (mut place, mut points) = (1, asked.facts.points);
            let mut full = board.is_over(place, points).then_some(together.start());
            for rider in riders.filter(|rider| Some(*rider) != rested.as_ref()) {
                if full.is_some() {
                    break;
                }
                (place, points) = (place + 1, points + rider.points);
                if board.is_over(place, points) {
                    // At the same start the smaller key boards first.
                    full = Some(if asked.key > rider.key { rider.start } else { rider.start.plus_seconds(1) });
                }
            }
            full.map(|full| Interval::from_start(full, Minutes::ZERO).extended_to(together.end()))
        };
        let starts = board.fillings(&schedule.horizon, within).into_iter().filter_map(too_late).collect();
        let party = Party::Train(schedule.registry.trains.id(train));
        probe.obstacle(Code::C17, party, true, starts).into_iter().collect()
    }
}

fn is_before(one: &Rider, other: &Rider) -> bool {
    (one.start, &one.key) < (other.start, &other.key)
}

/// The place of a release on the train as the plan stands.
fn at_rest(schedule: &Schedule, entry: &Entry, train: u32) -> Option<Rider> {
    let rested = schedule.number(entry.id).and_then(|number| schedule.entry(number))?;
    (rested.facts.train == Some(train)).then(|| Rider::of(rested))
}

#[cfg(test)]
mod tests {
    use crate::conflict::Schedule;
    use crate::conflict::sketch::{Sketch, planned, wall, zone};
    use crate::release::{ReleaseKind, ReleaseState, Risk};
    use crate::time::Recurrence;
    use crate::train::{Timetable, Train};

    /// R-3 boards first, then R-1, then R-2.
    fn train(capacity: Option<u32>, budget: Option<u32>) -> Sketch {
        let sketch = Sketch::new().train("T", capacity, budget);
        let sketch = sketch.release("R-1", &[], "2026-12-18T22:00/02:00").release("R-2", &[], "2026-12-18T22:00/02:00");
        let sketch = sketch.release("R-3", &[], "2026-12-18T20:00/21:00");
        ["R-1", "R-2", "R-3"].into_iter().fold(sketch, |sketch, release| {
            sketch.rides(release, "T").change(release, |release| release.risk = Some(Risk::Moderate))
        })
    }

    #[test]
    fn those_who_come_when_a_train_is_full_are_told() {
        assert_eq!(train(Some(2), None).told(), ["R-2 C17 soft T 0"]);
        assert_eq!(train(Some(0), None).told().len(), 3);
        assert!(train(Some(3), None).told().is_empty());
        assert_eq!(train(None, Some(3)).told(), ["R-1 C17 soft T 0", "R-2 C17 soft T 0"]);
        assert!(train(None, Some(6)).told().is_empty());
        assert!(train(None, None).told().is_empty());
    }

    #[test]
    fn an_emergency_takes_no_place_and_what_is_over_keeps_its_own() {
        let emergency = |sketch: Sketch| sketch.change("R-3", |release| release.kind = ReleaseKind::Emergency);
        assert!(emergency(train(Some(2), None)).told().is_empty());
        assert_eq!(train(Some(2), None).state("R-3", ReleaseState::Closed).told(), ["R-2 C17 soft T 0"]);
        assert!(train(Some(2), None).state("R-3", ReleaseState::Cancelled).told().is_empty());
    }

    #[test]
    fn a_preview_boards_in_the_order_of_the_new_times() {
        let sketch = train(Some(2), None);
        let schedule = Schedule::build(&sketch.plan);
        let preview = |release: &str, when| {
            let moved = [(sketch.release_id(release), planned(when, "Europe/Berlin"))];
            let found = schedule.preview(&sketch.plan, &moved);
            found.iter().map(|conflict| sketch.short(conflict)).collect::<Vec<_>>()
        };
        assert!(preview("R-2", "2026-12-18T19:00/20:00").is_empty());
        assert_eq!(preview("R-3", "2026-12-19T19:00/20:00"), ["R-3 C17 soft T 0"]);
    }

    #[test]
    fn a_train_with_a_timetable_fills_anew_at_each_departure() {
        let timetable = Timetable {
            zone: zone("Europe/Berlin"),
            start: wall("2026-12-18T20:00"),
            end: wall("2026-12-18T23:00"),
            recurrence: Recurrence::parse("FREQ=WEEKLY").ok(),
            moved: std::collections::BTreeMap::new(),
        };
        let mut sketch = train(Some(1), None);
        let core = sketch.plan.trains.by_key("T").unwrap().clone();
        sketch.plan.trains.put(Train { timetable: Some(timetable), ..core });
        assert_eq!(sketch.told(), ["R-1 C17 soft T 0", "R-2 C17 soft T 0"]);
        let sketch =
            sketch.change("R-1", |release| release.planned = planned("2026-12-25T22:00/23:00", "Europe/Berlin"));
        assert_eq!(sketch.told(), ["R-2 C17 soft T 0"], "R-1 rides a week later, alone");
        let sketch =
            sketch.change("R-2", |release| release.planned = planned("2026-12-18T23:00/23:30", "Europe/Berlin"));
        assert!(sketch.told().is_empty(), "R-2 starts when nobody leaves");
    }

    #[test]
    fn the_sentence_counts_places_and_points() {
        assert_eq!(
            train(Some(2), Some(5)).sentence(),
            "R-2 R-2 title (18 Dec 22:00–02:00 Europe/Berlin) is on T and is too much for it: number 3 on a train for 2 and \
             brings it to 6 points of risk, of which it may carry 5. Let R-2 take the next train, or give this one more \
             room, or give the reason for going ahead."
        );
    }
}
