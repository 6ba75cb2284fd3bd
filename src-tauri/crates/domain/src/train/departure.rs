//! When a train leaves, and who rides.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Boarding, BoardingOutcome, Train};
use crate::Plan;
use crate::calendar::WindowKind;
use crate::catalogue::Service;
use crate::id::{ReleaseId, TrainId};
use crate::release::Release;
use crate::time::{Instant, Interval, Minutes, Recurrence, Series, SeriesError, WorkingCalendar, Zone};

/// When a train leaves: the stretch in which its releases start, once or recurring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timetable {
    /// The zone of its wall times.
    pub zone: Zone,
    /// When the first departure begins, on the wall.
    pub start: NaiveDateTime,
    /// When the first departure ends, on the wall; a release that starts now is too late.
    pub end: NaiveDateTime,
    /// How it recurs, if it does.
    pub recurrence: Option<Recurrence>,
    /// Departures that leave at another time than the rule says, by the day of the rule: the new start on the wall,
    /// or none for one that is called off.
    pub moved: BTreeMap<NaiveDate, Option<NaiveDateTime>>,
}

/// Why wall times do not make a timetable.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TimetableError {
    /// They do not even make one departure.
    #[error(transparent)]
    Departure(#[from] SeriesError),
    /// A departure goes on when the next one begins.
    #[error("the departure of {0} still boards when the next one begins; make departures shorter or rarer")]
    RunIntoEachOther(NaiveDate),
    /// The rule names two departures of one day, which is the name of only one.
    #[error("two departures leave on {0}, and a departure is named by its day; make the rule rarer")]
    TwoOnOneDay(NaiveDate),
}

/// One departure of a train.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// The train.
    pub train: TrainId,
    /// The day on which it leaves, in the zone of the timetable; it names the departure.
    pub day: NaiveDate,
    /// The stretch in which its releases start.
    pub at: Interval,
    /// The days of the milestones, in their order.
    pub milestones: Vec<NaiveDate>,
    /// The end of the last day on which somebody boards; none for a train that closes only by leaving.
    pub cut_off: Option<Instant>,
}

impl Departure {
    /// Whether boarding is still open: until its cut-off, or until it has left.
    pub fn boards(&self, now: Instant) -> bool {
        self.cut_off.unwrap_or(self.at.end()) > now
    }
}

impl Timetable {
    /// Checks that the wall times make a timetable whose departures do not run into each other.
    pub fn check(&self) -> Result<(), TimetableError> {
        self.series().check()?;
        let first = self.series().first();
        let many = self.upcoming(first.start().min(self.earliest_moved()), Self::CHECKED);
        let run_into = many.windows(2).find(|pair| matches!(pair, [one, next] if one.overlaps(*next)));
        if let Some([one, _]) = run_into {
            return Err(TimetableError::RunIntoEachOther(self.day(*one)));
        }
        let ruled: Vec<NaiveDate> =
            self.series().upcoming(first.start(), Self::CHECKED).into_iter().map(|at| self.day(at)).collect();
        match ruled.windows(2).find(|pair| matches!(pair, [one, next] if one == next)) {
            Some([day, _]) => Err(TimetableError::TwoOnOneDay(*day)),
            _ => Ok(()),
        }
    }

    /// So many departures are looked at to find two that run into each other or leave on one day.
    const CHECKED: usize = 60;

    /// What the rule alone says.
    pub fn series(&self) -> Series<'_> {
        Series { zone: &self.zone, start: self.start, end: self.end, recurrence: self.recurrence.as_ref() }
    }

    /// The stretches of the departures that overlap a stretch of time, sorted by start.
    pub fn departures(&self, within: Interval) -> Vec<Interval> {
        let mut found = self.series().occurrences(within);
        if !self.moved.is_empty() {
            found.retain(|departure| !self.moved.contains_key(&self.day(*departure)));
            found.extend(self.moved_to().filter(|departure| departure.overlaps(within)));
            found.sort_unstable();
        }
        found
    }

    /// The first so many departures that end after an instant.
    pub fn upcoming(&self, now: Instant, count: usize) -> Vec<Interval> {
        let mut found = self.series().upcoming(now, count.saturating_add(self.moved.len()));
        found.retain(|departure| !self.moved.contains_key(&self.day(*departure)));
        found.extend(self.moved_to().filter(|departure| departure.end() > now));
        found.sort_unstable();
        found.truncate(count);
        found
    }

    /// The departure at an instant.
    pub fn departure_at(&self, instant: Instant) -> Option<Interval> {
        let minute = Interval::from_start(instant, Minutes::new(1));
        self.departures(minute).into_iter().rev().find(|departure| departure.holds(instant))
    }

    /// The day of the rule on which the departure of a day would leave; the day itself where it was not moved.
    pub fn day_of_the_rule(&self, day: NaiveDate) -> NaiveDate {
        let moved = self.moved.iter().find(|(_, start)| start.is_some_and(|start| start.date() == day));
        moved.map_or(day, |(rule, _)| *rule)
    }

    /// The departures that were moved, where they leave now.
    fn moved_to(&self) -> impl Iterator<Item = Interval> + '_ {
        let length = self.end - self.start;
        self.moved.values().flatten().filter_map(move |start| {
            let end = start.checked_add_signed(length)?;
            let at = self.zone.resolve(*start).first();
            Some(Interval::from_start(at, Minutes::ZERO).extended_to(self.zone.resolve(end).first()))
        })
    }

    fn earliest_moved(&self) -> Instant {
        self.moved_to().map(Interval::start).min().unwrap_or(Instant::MAX)
    }

    /// The day by which a departure is named.
    pub fn day(&self, at: Interval) -> NaiveDate {
        self.zone.wall(at.start()).date()
    }
}

impl Plan {
    /// How far the milestones of a train may lie from its departures, for holidays to be looked up.
    const AROUND: Minutes = Minutes::hours(900 * 24);

    /// The departures of a train that overlap a stretch of time, with their milestones, sorted.
    pub fn departures(&self, train: &Train, within: Interval) -> Vec<Departure> {
        let Some(timetable) = &train.timetable else { return Vec::new() };
        self.told_departures(train, timetable, timetable.departures(within))
    }

    /// The first departures of a train that end after an instant.
    pub fn next_departures(&self, train: &Train, now: Instant, count: usize) -> Vec<Departure> {
        let Some(timetable) = &train.timetable else { return Vec::new() };
        self.told_departures(train, timetable, timetable.upcoming(now, count))
    }

    /// The departure of a train on a day.
    pub fn departure_on(&self, train: &Train, day: NaiveDate) -> Option<Departure> {
        let zone = &train.timetable.as_ref()?.zone;
        let start = zone.start_of_day(day);
        let whole_day = Interval::from_start(start, Minutes::ZERO).extended_to(zone.start_of_day(day.succ_opt()?));
        self.departures(train, whole_day).into_iter().find(|departure| departure.day == day)
    }

    /// The departure on which a release rides: the one of its train within which it starts.
    pub fn departure_of(&self, release: &Release) -> Option<Departure> {
        let train = self.trains.get(release.train?)?;
        let timetable = train.timetable.as_ref()?;
        let at = timetable.departure_at(release.occupancy().start())?;
        self.told_departures(train, timetable, vec![at]).pop()
    }

    /// Who rides on a departure, by key: the releases of its train that start within it and take part.
    pub fn riders(&self, departure: &Departure) -> Vec<&Release> {
        let rides = |release: &&Release| {
            release.train == Some(departure.train)
                && release.state.takes_part()
                && departure.at.holds(release.occupancy().start())
        };
        let mut riders: Vec<&Release> = self.releases.iter().filter(rides).collect();
        riders.sort_by(|a, b| a.key.cmp(&b.key));
        riders
    }

    /// Who wanted to ride on a departure and does not: the last line of each release that missed it or was taken off
    /// and is not on board, oldest first.
    pub fn missed(&self, departure: &Departure) -> Vec<&Boarding> {
        let riders = self.riders(departure);
        let mut last: BTreeMap<ReleaseId, &Boarding> = BTreeMap::new();
        let of_it = |line: &&Boarding| line.train == departure.train && line.departure == departure.day;
        for line in self.boardings.iter().filter(of_it) {
            let known = last.entry(line.release).or_insert(line);
            if (known.at, known.id) < (line.at, line.id) {
                *known = line;
            }
        }
        let is_aboard = |line: &&Boarding| riders.iter().any(|rider| rider.id == line.release);
        let mut missed: Vec<&Boarding> = last.into_values().filter(|line| !is_aboard(line)).collect();
        missed.retain(|line| line.outcome != BoardingOutcome::Boarded);
        missed.sort_by_key(|line| (line.at, line.id));
        missed
    }

    /// The working days of a train: Monday to Friday without the holidays that are about everybody, or about a team,
    /// a region or a service of its carriages.
    pub fn working_days_of(&self, train: &Train, within: Interval) -> WorkingCalendar {
        let is_aboard = |service: &&Service| service.team.is_some_and(|team| train.carriage(team).is_some());
        let services: Vec<&Service> = self.services.iter().filter(is_aboard).collect();
        let holidays = self.windows.iter().filter(|window| {
            let scope = &window.scope;
            window.kind == WindowKind::Holiday
                && (scope.is_global()
                    || train.carriages.iter().any(|carriage| scope.teams.contains(&carriage.team))
                    || services.iter().any(|service| {
                        scope.services.contains(&service.id)
                            || service.region.is_some_and(|region| scope.regions.contains(&region))
                    }))
        });
        let days = holidays.flat_map(|window| window.days_touched(window.occurrences(within)));
        WorkingCalendar::with_holidays(days.collect::<Vec<_>>())
    }

    fn told_departures(&self, train: &Train, timetable: &Timetable, all: Vec<Interval>) -> Vec<Departure> {
        let (Some(first), Some(last)) = (all.first(), all.last()) else { return Vec::new() };
        let around = Interval::from_start(first.start().plus(-Self::AROUND), Minutes::ZERO)
            .extended_to(last.end().plus(Self::AROUND));
        let calendar = self.working_days_of(train, around);
        let zone = &timetable.zone;
        let told = |at: Interval| {
            let day = timetable.day(at);
            let dates = train.dates(day, &calendar);
            let closes = dates.iter().find(|(milestone, _)| milestone.cut_off).map(|(_, date)| *date);
            let cut_off = closes.and_then(|date| Some(zone.start_of_day(date.succ_opt()?).min(at.start())));
            Departure { train: train.id, day, at, milestones: dates.iter().map(|(_, date)| *date).collect(), cut_off }
        };
        all.into_iter().map(told).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;
    use crate::train::Milestone;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    /// A train that leaves on every second Saturday of a month, from 20:00 to 06:00 in Berlin.
    fn monthly(sketch: Sketch) -> (Plan, Train) {
        let mut plan = sketch.train("CORE", None, None).rides("R-1", "CORE").rides("R-2", "CORE").plan;
        let mut train = plan.trains.by_key("CORE").unwrap().clone();
        train.timetable = Some(Timetable {
            zone: Zone::parse("Europe/Berlin").unwrap(),
            start: "2026-01-10T20:00:00".parse().unwrap(),
            end: "2026-01-11T06:00:00".parse().unwrap(),
            recurrence: Recurrence::parse("FREQ=MONTHLY;BYDAY=2SA").ok(),
            moved: BTreeMap::new(),
        });
        train.milestones = Milestone::usual();
        plan.trains.put(train.clone());
        (plan, train)
    }

    fn two() -> Sketch {
        Sketch::new().release("R-1", &[], "2026-12-12T20:00/22:00").release("R-2", &[], "2026-12-19T20:00/22:00")
    }

    #[test]
    fn a_train_leaves_by_its_timetable_with_milestones_counted_back() {
        let (plan, train) = monthly(two());
        let next = plan.next_departures(&train, at("2026-11-26T10:00:00Z"), 2);
        let days: Vec<String> = next.iter().map(|departure| departure.day.to_string()).collect();
        assert_eq!(days, ["2026-12-12", "2027-01-09"]);
        assert_eq!(next[0].at.start(), at("2026-12-12T19:00:00Z"));
        assert_eq!(next[0].milestones[1].to_string(), "2026-11-30", "ten working days before, no holidays");
        assert_eq!(next[0].cut_off, Some(at("2026-11-30T23:00:00Z")), "the end of the day in Berlin");
    }

    #[test]
    fn a_departure_that_was_moved_leaves_then_and_one_that_was_called_off_never() {
        let (mut plan, mut train) = monthly(two());
        let timetable = train.timetable.as_mut().unwrap();
        timetable.moved.insert("2026-12-12".parse().unwrap(), Some("2026-12-19T19:30:00".parse().unwrap()));
        timetable.moved.insert("2027-01-09".parse().unwrap(), None);
        assert_eq!(timetable.check(), Ok(()));
        assert_eq!(timetable.day_of_the_rule("2026-12-19".parse().unwrap()).to_string(), "2026-12-12");
        plan.trains.put(train.clone());
        let next = plan.next_departures(&train, at("2026-11-26T10:00:00Z"), 2);
        let days: Vec<String> = next.iter().map(|departure| departure.day.to_string()).collect();
        assert_eq!(days, ["2026-12-19", "2027-02-13"]);
        assert_eq!(next[0].milestones[1].to_string(), "2026-12-07", "its milestones go with it");
        let riders: Vec<&str> = plan.riders(&next[0]).iter().map(|release| release.key.as_str()).collect();
        assert_eq!(riders, ["R-2"]);
        assert_eq!(plan.departure_on(&train, "2026-12-12".parse().unwrap()), None);
    }

    #[test]
    fn departures_that_run_into_each_other_are_refused() {
        let (_, train) = monthly(two());
        let timetable = train.timetable.unwrap();
        assert_eq!(timetable.check(), Ok(()));
        let daily = Timetable { recurrence: Recurrence::parse("FREQ=DAILY").ok(), ..timetable.clone() };
        assert_eq!(daily.check(), Ok(()), "ten hours a night");
        let long = Timetable { end: "2026-01-12T20:00:00".parse().unwrap(), ..daily };
        assert_eq!(long.check(), Err(TimetableError::RunIntoEachOther("2026-01-10".parse().unwrap())));
        let twice = Timetable {
            end: "2026-01-10T21:00:00".parse().unwrap(),
            recurrence: Recurrence::parse("FREQ=WEEKLY;BYHOUR=8,20").ok(),
            ..timetable.clone()
        };
        assert_eq!(twice.check(), Err(TimetableError::TwoOnOneDay("2026-01-17".parse().unwrap())));
        let backward = Timetable { end: timetable.start, ..timetable };
        assert!(matches!(backward.check(), Err(TimetableError::Departure(_))));
    }

    #[test]
    fn a_holiday_of_a_region_counts_only_for_a_train_with_a_carriage_there() {
        let sketch = two().window("H", WindowKind::Holiday, &[], "2026-12-08T00:00/2026-12-09T00:00", "");
        let (mut plan, train) = monthly(sketch);
        let code_freeze = |plan: &Plan| plan.departure_on(&train, "2026-12-12".parse().unwrap()).unwrap().milestones[1];
        assert_eq!(code_freeze(&plan).to_string(), "2026-11-27", "a holiday for everybody");
        let mut holiday = plan.windows.by_key("H").unwrap().clone();
        holiday.scope.regions.insert(crate::id::RegionId::new(uuid::Uuid::from_u128(9)));
        plan.windows.put(holiday);
        assert_eq!(code_freeze(&plan).to_string(), "2026-11-30", "a holiday somewhere else");
    }

    #[test]
    fn a_release_rides_on_the_departure_within_which_it_starts() {
        let (plan, train) = monthly(two());
        let departure = plan.departure_on(&train, "2026-12-12".parse().unwrap()).unwrap();
        let riders: Vec<&str> = plan.riders(&departure).iter().map(|release| release.key.as_str()).collect();
        assert_eq!(riders, ["R-1"]);
        let rides = |key: &str| plan.departure_of(plan.releases.by_key(key).unwrap()).map(|one| one.day.to_string());
        assert_eq!((rides("R-1").as_deref(), rides("R-2")), (Some("2026-12-12"), None));
        assert_eq!(plan.departure_on(&train, "2026-12-13".parse().unwrap()), None);
    }

    #[test]
    fn who_missed_a_departure_is_told_once_and_not_when_it_rides_after_all() {
        let (mut plan, train) = monthly(two());
        let departure = plan.departure_on(&train, "2026-12-12".parse().unwrap()).unwrap();
        let mut number = 0;
        let mut note = |plan: &mut Plan, key: &str, outcome| {
            number += 1;
            plan.boardings.put(Boarding {
                id: crate::id::BoardingId::new(uuid::Uuid::from_u128(number)),
                train: train.id,
                release: plan.releases.by_key(key).unwrap().id,
                departure: departure.day,
                outcome,
                why: String::new(),
                next: None,
                by: "ada".into(),
                at: at("2026-11-20T10:00:00Z").plus(crate::time::Minutes::new(number as i64)),
            });
        };
        for (key, outcome) in [
            ("R-1", BoardingOutcome::Missed),
            ("R-2", BoardingOutcome::Boarded),
            ("R-2", BoardingOutcome::Left),
            ("R-2", BoardingOutcome::Missed),
        ] {
            note(&mut plan, key, outcome);
        }
        let missed: Vec<_> = plan.missed(&departure).into_iter().map(|line| (line.release, line.outcome)).collect();
        let key = plan.releases.by_key("R-2").unwrap().id;
        assert_eq!(missed, [(key, BoardingOutcome::Missed)], "R-1 is aboard, and only the last line counts");
        note(&mut plan, "R-2", BoardingOutcome::Boarded);
        assert!(plan.missed(&departure).is_empty(), "it boarded again and was moved away in the calendar");
    }
}
