//! Windows on a calendar that has no hours, such as one that hangs on a wall.

use chrono::{Days, NaiveDate};

use super::{Window, WindowKind};
use crate::time::{Interval, Zone};

/// An occurrence of a window and the days on which a calendar of whole days tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToldDays {
    /// The occurrence.
    pub occurrence: Interval,
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

impl Window {
    /// The occurrences in a stretch of time that a calendar of whole days tells, with their days in `zone`.
    ///
    /// Freezes and maintenance windows are told on every day that they touch, because a minute of a freeze is enough
    /// to stop a release. Everything else is told on the days of which it takes at least a half: so a holiday of
    /// another zone stands on its own date, and trading hours or a peak of an evening are not told at all. A holiday
    /// that takes half of no day is told on those that it touches.
    pub fn told_by_day(&self, within: Interval, zone: &Zone) -> Vec<ToldDays> {
        self.occurrences(within).into_iter().filter_map(|occurrence| self.told_days(occurrence, zone)).collect()
    }

    fn told_days(&self, occurrence: Interval, zone: &Zone) -> Option<ToldDays> {
        let mut touched: Vec<(NaiveDate, bool)> = Vec::new();
        let mut date = zone.wall(occurrence.start()).date();
        while let Some(next) = date.checked_add_days(Days::new(1)) {
            let day = Interval::new(zone.start_of_day(date), zone.start_of_day(next)).ok()?;
            let taken = day.overlap_minutes(occurrence).get();
            if taken > 0 || day.overlaps(occurrence) {
                touched.push((date, taken * 2 >= day.minutes().get()));
            }
            if day.end() >= occurrence.end() || touched.len() > 400 {
                break;
            }
            date = next;
        }
        let most: Vec<NaiveDate> = touched.iter().filter(|(_, most)| *most).map(|(day, _)| *day).collect();
        let all = || touched.iter().map(|(day, _)| *day).collect();
        let told: Vec<NaiveDate> = match self.kind {
            WindowKind::FreezeHard | WindowKind::FreezeSoft | WindowKind::Maintenance => all(),
            WindowKind::Holiday if most.is_empty() => all(),
            _ => most,
        };
        Some(ToldDays { occurrence, first: *told.first()?, last: *told.last()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;
    use crate::time::Year;

    fn told(kind: WindowKind, zone: &str, start: &str, end: &str) -> Vec<(String, String)> {
        let sketch = Sketch::new().window("W", kind, &[], "2026-01-05T09:00/17:00", "");
        let wall = |text| chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
        let window = Window {
            zone: Zone::parse(zone).unwrap(),
            start: wall(start),
            end: wall(end),
            ..sketch.plan.windows.by_key("W").unwrap().clone()
        };
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        let year = Year::try_from(2026).unwrap().within(&berlin);
        let days = window.told_by_day(year, &berlin);
        days.iter().map(|told| (told.first.to_string(), told.last.to_string())).collect()
    }

    fn days(first: &str, last: &str) -> Vec<(String, String)> {
        vec![(first.to_owned(), last.to_owned())]
    }

    #[test]
    fn a_freeze_is_told_on_every_day_of_which_it_takes_a_minute() {
        let told = told(WindowKind::FreezeHard, "Europe/Berlin", "2026-12-18T23:59", "2026-12-20T00:01");
        assert_eq!(told, days("2026-12-18", "2026-12-20"));
    }

    #[test]
    fn midnight_ends_a_day_and_begins_none() {
        for kind in [WindowKind::FreezeSoft, WindowKind::Holiday, WindowKind::Peak] {
            let told = told(kind, "Europe/Berlin", "2026-05-01T00:00", "2026-05-02T00:00");
            assert_eq!(told, days("2026-05-01", "2026-05-01"), "{kind}");
        }
    }

    #[test]
    fn a_holiday_of_another_zone_stands_on_its_own_date() {
        for zone in ["America/New_York", "America/Los_Angeles", "Asia/Kolkata", "Australia/Sydney"] {
            let told = told(WindowKind::Holiday, zone, "2026-07-04T00:00", "2026-07-05T00:00");
            assert_eq!(told, days("2026-07-04", "2026-07-04"), "{zone}");
        }
        let evening = told(WindowKind::Holiday, "Europe/Berlin", "2026-12-24T14:00", "2026-12-24T20:00");
        assert_eq!(evening, days("2026-12-24", "2026-12-24"));
    }

    #[test]
    fn hours_of_a_day_are_no_day() {
        for kind in [WindowKind::Trading, WindowKind::Peak, WindowKind::Vendor, WindowKind::MonthEnd] {
            assert!(told(kind, "Europe/Berlin", "2026-03-02T08:00", "2026-03-02T18:00").is_empty(), "{kind}");
        }
        let month_end = told(WindowKind::MonthEnd, "Europe/Berlin", "2026-01-31T12:00", "2026-02-02T06:00");
        assert_eq!(month_end, days("2026-01-31", "2026-02-01"));
    }

    #[test]
    fn a_day_of_twenty_three_hours_is_half_taken_sooner() {
        // Clocks jump in the night to 29 March.
        let told = told(WindowKind::Peak, "Europe/Berlin", "2026-03-29T12:00", "2026-03-29T23:30");
        assert_eq!(told, days("2026-03-29", "2026-03-29"));
    }
}
