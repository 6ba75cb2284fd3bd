//! Stretches of wall time, once or recurring.

use chrono::{NaiveDateTime, TimeDelta};
use thiserror::Error;

use super::{Instant, Interval, Minutes, Recurrence, Zone};

/// A stretch of wall time in a zone, once or recurring: what windows, shifts and absences have in common.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// The zone of its wall times.
    pub zone: &'a Zone,
    /// When it first begins, on the wall.
    pub start: NaiveDateTime,
    /// When it first ends, on the wall.
    pub end: NaiveDateTime,
    /// How it recurs, if it does.
    pub recurrence: Option<&'a Recurrence>,
}

/// Why wall times do not make a series.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SeriesError {
    /// The end is not after the start.
    #[error("the end must lie after the start; it starts {start} and ends {end}")]
    EndsBeforeItStarts {
        /// When it would start, on the wall.
        start: NaiveDateTime,
        /// When it would end, on the wall.
        end: NaiveDateTime,
    },
    /// It is longer than a plan allows.
    #[error("it can last at most 366 days, not {0}")]
    TooLong(i64),
}

impl Series<'_> {
    /// The longest that one occurrence lasts, in days.
    pub const MAX_DAYS: i64 = 366;

    /// Checks that the wall times make a series.
    pub fn check(&self) -> Result<(), SeriesError> {
        if self.end <= self.start {
            return Err(SeriesError::EndsBeforeItStarts { start: self.start, end: self.end });
        }
        let days = (self.end - self.start).num_days();
        if days > Self::MAX_DAYS { Err(SeriesError::TooLong(days)) } else { Ok(()) }
    }

    /// The occurrences that overlap a stretch of time, sorted by start.
    ///
    /// Both ends of each occurrence are wall times, so that a window from 01:00
    /// to 05:00 is three hours long on the night when clocks jump and five when
    /// they go back. Where clocks repeat the hour, the occurrence takes it all.
    pub fn occurrences(&self, within: Interval) -> Vec<Interval> {
        let length = self.end - self.start;
        let walls = match self.recurrence {
            None => vec![self.start],
            Some(rule) => {
                // A day more on either side covers every offset from UTC.
                let from = within.start().utc().naive_utc() - length - TimeDelta::days(1);
                let to = within.end().utc().naive_utc() + TimeDelta::days(1);
                rule.expand(self.start, self.zone, from, to)
            }
        };
        walls
            .into_iter()
            .filter_map(|wall| self.at(wall, length))
            .filter(|occurrence| occurrence.overlaps(within))
            .collect()
    }

    /// The first occurrence, in time as it passes; empty where the wall times do not make one.
    pub fn first(&self) -> Interval {
        let start = self.zone.resolve(self.start).first();
        self.at(self.start, self.end - self.start).unwrap_or_else(|| Interval::from_start(start, Minutes::ZERO))
    }

    /// The first occurrence that ends after an instant, if there is one before the plan's time is over.
    pub fn next(&self, now: Instant) -> Option<Interval> {
        self.upcoming(now, 1).first().copied()
    }

    /// The first so many occurrences that end after an instant, sorted by start.
    ///
    /// Looks a little ahead first, so that a rule without end is not expanded
    /// for centuries to learn that it goes on.
    pub fn upcoming(&self, now: Instant, count: usize) -> Vec<Interval> {
        self.ahead(now, count, |next| next.end() > now)
    }

    /// The first occurrence that starts at an instant or later, if there is one before the plan's time is over.
    pub fn starting(&self, from: Instant) -> Option<Interval> {
        self.ahead(from, 1, |next| next.start() >= from).first().copied()
    }

    /// The first so many occurrences that are wanted, of those that reach behind an instant.
    fn ahead(&self, now: Instant, count: usize, wanted: impl Fn(&Interval) -> bool) -> Vec<Interval> {
        let mut found: Vec<Interval> = Vec::new();
        if self.recurrence.is_none() {
            found.extend(Some(self.first()).filter(|only| !only.is_empty() && wanted(only)));
            found.truncate(count);
            return found;
        }
        let mut from = now;
        for years in [2, 20, 300] {
            let ahead = Interval::from_start(from, Minutes::hours(years * 366 * 24));
            // What reaches over the seam between two looks is found by both.
            let last = found.last().map(|last| last.start());
            let new = self.occurrences(ahead).into_iter().filter(|next| last.is_none_or(|last| next.start() > last));
            found.extend(new.filter(|next| wanted(next)));
            if found.len() >= count {
                break;
            }
            from = ahead.end();
        }
        found.truncate(count);
        found
    }

    fn at(&self, wall: NaiveDateTime, length: TimeDelta) -> Option<Interval> {
        let start = self.zone.resolve(wall).first();
        let end = self.zone.resolve(wall + length).last();
        Interval::new(start, end).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
    }

    fn next(start: &str, end: &str, rule: &str, now: &str) -> Option<String> {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let rule = (!rule.is_empty()).then(|| Recurrence::parse(rule).unwrap());
        let series = Series { zone: &zone, start: wall(start), end: wall(end), recurrence: rule.as_ref() };
        series.next(Instant::parse(now).unwrap()).map(|next| next.start().to_string())
    }

    #[test]
    fn what_comes_once_is_next_until_it_has_ended() {
        let next = |now| next("2026-12-01T09:00", "2026-12-01T11:00", "", now);
        assert_eq!(next("2026-11-01T00:00:00Z").as_deref(), Some("2026-12-01T08:00:00Z"));
        assert_eq!(next("2026-12-01T09:59:59Z").as_deref(), Some("2026-12-01T08:00:00Z"));
        assert_eq!(next("2026-12-01T10:00:00Z"), None);
        assert_eq!(next("1901-01-01T00:00:00Z").as_deref(), Some("2026-12-01T08:00:00Z"), "however far it is off");
    }

    #[test]
    fn the_next_of_a_rule_without_end_and_of_one_that_comes_once_in_a_lifetime() {
        let next = |rule, now| next("2026-01-04T01:00", "2026-01-04T05:00", rule, now);
        assert_eq!(next("FREQ=DAILY", "2030-01-01T12:00:00Z").as_deref(), Some("2030-01-02T00:00:00Z"));
        assert_eq!(next("FREQ=YEARLY;INTERVAL=90", "2030-01-01T00:00:00Z").as_deref(), Some("2116-01-04T00:00:00Z"));
        assert_eq!(next("FREQ=WEEKLY;COUNT=3", "2026-02-01T00:00:00Z"), None);
        assert_eq!(
            next("FREQ=WEEKLY;UNTIL=20260118T010000", "2026-01-18T02:00:00Z").as_deref(),
            Some("2026-01-18T00:00:00Z")
        );
    }

    #[test]
    fn the_next_few_come_once_each_also_where_the_looks_ahead_meet() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let upcoming = |rule: &str, days: i64, count| {
            let rule = Recurrence::parse(rule).unwrap();
            let start = wall("2026-01-04T01:00");
            let end = start + TimeDelta::days(days);
            let series = Series { zone: &zone, start, end, recurrence: Some(&rule) };
            series.upcoming(Instant::parse("2026-06-01T00:00:00Z").unwrap(), count)
        };
        let yearly = upcoming("FREQ=YEARLY", 360, 60);
        assert_eq!(yearly.len(), 60);
        assert!(yearly.windows(2).all(|pair| pair[0].start() < pair[1].start()));
        assert_eq!(upcoming("FREQ=DAILY;COUNT=200", 1, 500).len(), 200 - 148);
        assert!(upcoming("FREQ=DAILY", 1, 0).is_empty());
    }

    #[test]
    fn a_rule_that_never_falls_again_is_answered_at_once() {
        let began = std::time::Instant::now();
        assert_eq!(
            next("2026-01-04T01:00", "2026-01-04T05:00", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2030-01-01T00:00:00Z"),
            None
        );
        assert_eq!(
            next("2026-01-04T01:00", "2026-01-04T05:00", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "2030-01-01T00:00:00Z"),
            None
        );
        let took = began.elapsed();
        assert!(took.as_secs() < 2, "{took:?}");
    }

    #[test]
    fn times_in_the_wrong_order_make_an_empty_first_and_are_refused() {
        let zone = Zone::utc();
        let series =
            Series { zone: &zone, start: wall("2026-01-04T05:00"), end: wall("2026-01-04T01:00"), recurrence: None };
        assert!(series.check().is_err() && series.first().is_empty());
        let long = Series { end: wall("2027-02-04T01:00"), ..series };
        assert_eq!(long.check(), Err(SeriesError::TooLong(395)));
    }
}
