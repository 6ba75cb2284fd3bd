//! Whether a milestone is there in time for the train of its release.

use chrono::{Days, NaiveDate};

use super::ProjectMilestone;
use crate::Plan;
use crate::calendar::WindowKind;
use crate::release::Release;
use crate::time::{Instant, Interval, Minutes, WorkingCalendar};
use crate::train::{Departure, LOOKED_THROUGH, could_ride};

/// How a milestone stands to the release that waits for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// No release waits for it.
    Apart,
    /// It has been reached.
    Reached,
    /// Nobody says when it will be reached.
    Unknown,
    /// It is expected in time.
    InTime {
        /// The last day that is in time.
        freeze: NaiveDate,
        /// Working days that are left between the two.
        margin: i32,
    },
    /// It is expected too late.
    Late {
        /// The last day that would be in time.
        freeze: NaiveDate,
        /// Working days from then to the expected day; 0 where only days off lie between.
        by: i32,
        /// The first departure for which it would be in time and on which the release may ride, if there is one.
        next: Option<Departure>,
    },
}

impl Plan {
    /// How a milestone stands to the release that waits for it, seen at an instant.
    pub fn alignment(&self, milestone: &ProjectMilestone, now: Instant) -> Alignment {
        let Some(release) = milestone.release.and_then(|id| self.releases.get(id)) else { return Alignment::Apart };
        if milestone.actual.is_some() {
            return Alignment::Reached;
        }
        let Some(expected) = milestone.day() else { return Alignment::Unknown };
        let freeze = self.freeze_of(release);
        let calendar = self.working_days_about(release, freeze.min(expected), freeze.max(expected));
        if expected <= freeze {
            return Alignment::InTime { freeze, margin: calendar.between(expected, freeze) };
        }
        let by = calendar.between(freeze, expected);
        Alignment::Late { freeze, by, next: self.first_in_time(release, expected, now) }
    }

    /// The last day on which something that a release waits for is in time: the day on which its train closes the
    /// boarding, or the day before it starts where it rides on no departure.
    pub fn freeze_of(&self, release: &Release) -> NaiveDate {
        let start = release.planned.zone().wall(release.occupancy().start()).date();
        let of_departure = || {
            let departure = self.departure_of(release)?;
            let train = self.trains.get(departure.train)?;
            let closes = train.milestones.iter().position(|milestone| milestone.cut_off)?;
            departure.milestones.get(closes).copied()
        };
        of_departure().unwrap_or_else(|| start.checked_sub_days(Days::new(1)).unwrap_or(start))
    }

    /// By how many working days the day of a milestone differs from what was promised: more than 0 is later, none where
    /// one of the two is missing.
    pub fn variance(&self, milestone: &ProjectMilestone) -> Option<i32> {
        let (promised, day) = (milestone.baseline?, milestone.actual.or(milestone.forecast)?);
        let release = milestone.release.and_then(|id| self.releases.get(id));
        let (first, last) = (promised.min(day), promised.max(day));
        let calendar = match release {
            Some(release) => self.working_days_about(release, first, last),
            None => self.working_days_of_all(first, last),
        };
        Some(calendar.between(promised, day))
    }

    /// The first departure whose boarding closes on a day or later and on which a release may ride, of its own train, or
    /// of any where it has none.
    ///
    /// What is not ready yet has time until that departure's own cut-off.
    fn first_in_time(&self, release: &Release, day: NaiveDate, now: Instant) -> Option<Departure> {
        let trains = self.trains.iter().filter(|train| release.train.is_none_or(|own| own == train.id));
        let first = trains.filter_map(|train| {
            let from = train.timetable.as_ref()?.zone.start_of_day(day);
            let ahead = self.next_departures(train, from.max(now), LOOKED_THROUGH);
            ahead.into_iter().find(|departure| {
                let closes = departure.cut_off.unwrap_or(departure.at.start());
                closes > from && could_ride(self, train, departure, release, now)
            })
        });
        first.min_by_key(|departure| (departure.at, departure.train))
    }

    fn working_days_about(&self, release: &Release, first: NaiveDate, last: NaiveDate) -> WorkingCalendar {
        match release.train.and_then(|id| self.trains.get(id)) {
            Some(train) => self.working_days_of(train, around(first, last)),
            None => self.working_days_of_all(first, last),
        }
    }

    /// Monday to Friday without the holidays that are about everybody.
    fn working_days_of_all(&self, first: NaiveDate, last: NaiveDate) -> WorkingCalendar {
        let within = around(first, last);
        let holidays =
            self.windows.iter().filter(|window| window.kind == WindowKind::Holiday && window.scope.is_global());
        WorkingCalendar::with_holidays(
            holidays.flat_map(|window| window.days_touched(window.occurrences(within))).collect::<Vec<_>>(),
        )
    }
}

/// A stretch that holds some days in every zone.
fn around(first: NaiveDate, last: NaiveDate) -> Interval {
    let utc = crate::time::Zone::utc();
    let day = Minutes::hours(24);
    Interval::from_start(utc.start_of_day(first).plus(-day), Minutes::ZERO)
        .extended_to(utc.start_of_day(last).plus(day).plus(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;
    use crate::id::ReleaseId;
    use crate::project::tests::{day, milestone};
    use crate::release::ReadinessItem;
    use crate::time::Recurrence;
    use crate::train::{Milestone, Timetable};

    const NOW: &str = "2026-11-01T10:00:00Z";

    /// R-1 rides on the Saturday train of 12 December, whose code freezes ten working days before, on 30 November.
    fn plan() -> (Plan, ReleaseId) {
        let sketch = Sketch::new().release("R-1", &[], "2026-12-12T20:00/22:00").train("CORE", None, None);
        let mut plan = sketch.rides("R-1", "CORE").plan;
        let mut train = plan.trains.by_key("CORE").unwrap().clone();
        train.milestones = Milestone::usual();
        train.timetable = Some(Timetable {
            zone: crate::conflict::sketch::zone("Europe/Berlin"),
            start: "2026-12-05T20:00:00".parse().unwrap(),
            end: "2026-12-06T06:00:00".parse().unwrap(),
            recurrence: Recurrence::parse("FREQ=WEEKLY").ok(),
            moved: std::collections::BTreeMap::new(),
        });
        plan.trains.put(train);
        let release = plan.releases.by_key("R-1").unwrap().id;
        (plan, release)
    }

    fn alignment(plan: &Plan, release: Option<ReleaseId>, forecast: &str) -> Alignment {
        let milestone = ProjectMilestone { release, ..milestone("ERP-1", "2026-11-20", forecast) };
        plan.alignment(&milestone, Instant::parse(NOW).unwrap())
    }

    #[test]
    fn what_is_there_on_the_day_of_the_code_freeze_is_in_time() {
        let (plan, release) = plan();
        let freeze = day("2026-11-30");
        assert_eq!(alignment(&plan, Some(release), "2026-11-30"), Alignment::InTime { freeze, margin: 0 });
        assert_eq!(alignment(&plan, Some(release), "2026-11-24"), Alignment::InTime { freeze, margin: 4 });
        assert_eq!(alignment(&plan, Some(release), ""), Alignment::InTime { freeze, margin: 6 }, "as was promised");
    }

    #[test]
    fn what_is_later_names_the_first_train_for_which_it_is_in_time() {
        let (plan, release) = plan();
        let late = |forecast: &str| match alignment(&plan, Some(release), forecast) {
            Alignment::Late { by, next, .. } => (by, next.map(|departure| departure.day)),
            other => panic!("{other:?}"),
        };
        assert_eq!(late("2026-12-01"), (1, Some(day("2026-12-19"))), "which freezes on 7 December");
        assert_eq!(late("2026-12-07"), (5, Some(day("2026-12-19"))));
        assert_eq!(late("2026-12-08"), (6, Some(day("2026-12-26"))));
    }

    #[test]
    fn a_train_that_is_full_is_not_feasible_and_one_that_only_waits_for_readiness_is() {
        let (mut plan, release) = plan();
        let mut other = plan.releases.get(release).unwrap().clone();
        other.id = ReleaseId::new(uuid::Uuid::from_u128(99));
        other.key = crate::Key::parse("R-9").unwrap();
        other.planned = crate::conflict::sketch::planned("2026-12-19T21:00/22:00", "Europe/Berlin");
        plan.releases.put(other);
        plan.readiness.put(ReadinessItem {
            id: crate::id::ReadinessId::new(uuid::Uuid::nil()),
            release,
            area: crate::release::ReadinessArea::Support,
            title: "Runbook".into(),
            mandatory: true,
            due: None,
            owner: None,
            ready: None,
        });
        let mut train = plan.trains.by_key("CORE").unwrap().clone();
        train.capacity = Some(1);
        plan.trains.put(train);
        let Alignment::Late { next, .. } = alignment(&plan, Some(release), "2026-12-01") else { panic!("in time") };
        assert_eq!(next.map(|departure| departure.day), Some(day("2026-12-26")));
    }

    #[test]
    fn a_release_without_a_departure_waits_until_the_day_before_it_starts() {
        let sketch = Sketch::new().release("R-1", &[], "2026-12-12T20:00/22:00");
        let release = sketch.plan.releases.by_key("R-1").unwrap().id;
        let in_time = alignment(&sketch.plan, Some(release), "2026-12-11");
        assert_eq!(in_time, Alignment::InTime { freeze: day("2026-12-11"), margin: 0 });
        let late = alignment(&sketch.plan, Some(release), "2026-12-12");
        assert_eq!(late, Alignment::Late { freeze: day("2026-12-11"), by: 0, next: None });
        assert_eq!(alignment(&sketch.plan, None, "2027-12-12"), Alignment::Apart);
    }

    #[test]
    fn the_variance_counts_working_days_without_holidays_either_way() {
        let sketch = Sketch::new().release("R-1", &[], "2026-12-30T20:00/22:00");
        let holiday = sketch.window("H", WindowKind::Holiday, &[], "2026-12-25T00:00/2026-12-26T00:00", "");
        let variance =
            |baseline: &str, forecast: &str| holiday.plan.variance(&milestone("ERP-1", baseline, forecast)).unwrap();
        assert_eq!(variance("2026-12-21", "2026-12-21"), 0);
        assert_eq!(variance("2026-12-21", "2026-12-28"), 4, "22, 23, 24 and 28 December");
        assert_eq!(variance("2026-12-28", "2026-12-21"), -4);
        assert_eq!(variance("2026-12-18", "2026-12-20"), 0, "a weekend");
        assert_eq!(holiday.plan.variance(&milestone("ERP-1", "2026-12-21", "")), None);
    }
}
