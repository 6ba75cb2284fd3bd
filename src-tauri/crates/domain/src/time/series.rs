//! Stretches of wall time, once or recurring.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use chrono::{NaiveDateTime, TimeDelta};
use thiserror::Error;

use super::zone::Clock;
use super::{Instant, Interval, Minutes, Recurrence, Resolved, Zone};

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
    /// It recurs too often.
    #[error("it recurs more than {max} times a year, more than a plan goes through; make it rarer", max = Recurrence::MAX_OCCURRENCES)]
    TooOften,
}

/// Occurrences of a series within a stretch of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occurrences {
    /// Sorted by start, each once.
    pub found: Vec<Interval>,
    /// Whether there may be more, because it recurs too often or its rule is too much work.
    pub cut: bool,
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
        if days > Self::MAX_DAYS {
            return Err(SeriesError::TooLong(days));
        }
        if self.is_too_dense() { Err(SeriesError::TooOften) } else { Ok(()) }
    }

    /// How it recurs, in words ([`Recurrence::words`]); none where it comes once.
    pub fn repeats(&self) -> Option<String> {
        self.recurrence.map(|rule| rule.words(self.start, self.zone))
    }

    /// The occurrences that overlap a stretch of time, sorted by start, each once.
    ///
    /// Both ends of each occurrence are wall times, so that a window from 01:00
    /// to 05:00 is three hours long on the night when clocks jump and five when
    /// they go back. A start that clocks jump over is as far behind the jump as
    /// it would have been behind its beginning (RFC 5545, section 3.3.5); where
    /// another occurrence starts then, the longer one stays. A start in an hour
    /// that clocks repeat is the first, and an end the last, so that the
    /// occurrence takes it all.
    pub fn occurrences(&self, within: Interval) -> Vec<Interval> {
        self.expansion(within).found
    }

    /// The same, and whether there are more than are told: at most [`Recurrence::MAX_OCCURRENCES`] for each year that
    /// is asked for.
    pub fn expansion(&self, within: Interval) -> Occurrences {
        let Some(rule) = self.recurrence else {
            let only = self.at(self.start).filter(|only| only.overlaps(within));
            return Occurrences { found: only.into_iter().collect(), cut: false };
        };
        let years = within.minutes().get() / Minutes::hours(366 * 24).get() + 1;
        let most = usize::from(Recurrence::MAX_OCCURRENCES).saturating_mul(years as usize);
        let (mut found, mut each) = (Vec::new(), self.each());
        let walls = (self.reaching(within.start()), within.end().utc().naive_utc() + Self::APART);
        let complete = rule.each(self.start, self.zone, walls, |wall| {
            if found.len() == most {
                return ControlFlow::Break(());
            }
            found.extend(each(wall).filter(|occurrence| occurrence.overlaps(within)));
            ControlFlow::Continue(())
        });
        Occurrences { found: in_order(found), cut: !complete }
    }

    /// More than any wall is apart from UTC, and more than any clock was ever changed by.
    const APART: TimeDelta = TimeDelta::days(1);

    /// The earliest wall time of an occurrence that may still go on at an instant.
    fn reaching(&self, at: Instant) -> NaiveDateTime {
        at.utc().naive_utc() - (self.end - self.start) - Self::APART
    }

    /// The occurrence that starts at a wall time; none where the wall times do not make one.
    ///
    /// Where clocks jump over its start and land behind its end, it is as long as ever.
    pub fn at(&self, wall: NaiveDateTime) -> Option<Interval> {
        let start = self.zone.resolve(wall);
        let end = self.zone.resolve(wall + (self.end - self.start));
        self.between(start, end)
    }

    /// The occurrence from what its start means to what its end means.
    fn between(&self, start: Resolved, end: Resolved) -> Option<Interval> {
        let (start, end) = (start.first(), end.last());
        let length = self.end - self.start;
        let end = if end <= start { start.plus_seconds(length.num_seconds()) } else { end };
        Interval::new(start, end).ok()
    }

    /// A way to make occurrences of wall times that lie near each other.
    fn each(&self) -> impl FnMut(NaiveDateTime) -> Option<Interval> {
        let (mut starts, mut ends) = (Clock::new(self.zone), Clock::new(self.zone));
        let length = self.end - self.start;
        move |wall| self.between(starts.resolve(wall), ends.resolve(wall + length))
    }

    /// The first occurrence, in time as it passes; empty where the wall times do not make one.
    pub fn first(&self) -> Interval {
        let start = self.zone.resolve(self.start).first();
        self.at(self.start).unwrap_or_else(|| Interval::from_start(start, Minutes::ZERO))
    }

    /// The first occurrence that ends after an instant, if there is one before the plan's time is over.
    pub fn next(&self, now: Instant) -> Option<Interval> {
        self.upcoming(now, 1).first().copied()
    }

    /// The first so many occurrences that end after an instant, sorted by start.
    pub fn upcoming(&self, now: Instant, count: usize) -> Vec<Interval> {
        self.ahead(now, count, |next| next.end() > now)
    }

    /// The first occurrence that starts at an instant or later, if there is one before the plan's time is over.
    pub fn starting(&self, from: Instant) -> Option<Interval> {
        self.ahead(from, 1, |next| next.start() >= from).first().copied()
    }

    /// The first so many occurrences that are wanted, of those that reach behind an instant.
    fn ahead(&self, now: Instant, count: usize, wanted: impl Fn(&Interval) -> bool) -> Vec<Interval> {
        let wanted = |next: &Interval| !next.is_empty() && wanted(next);
        let mut found: Vec<Interval> = Vec::new();
        let Some(rule) = self.recurrence else {
            found.extend(Some(self.first()).filter(wanted));
            found.truncate(count);
            return found;
        };
        // Where clocks jump, a later wall time can be an earlier instant.
        let (mut enough, mut each): (Option<NaiveDateTime>, _) = (None, self.each());
        let walls = (self.reaching(now), Instant::MAX.utc().naive_utc());
        rule.each(self.start, self.zone, walls, |wall| {
            if enough.is_some_and(|enough| wall > enough) {
                return ControlFlow::Break(());
            }
            found.extend(each(wall).filter(wanted));
            if found.len() >= count && enough.is_none() {
                enough = Some(wall + Self::APART);
            }
            ControlFlow::Continue(())
        });
        let mut found = in_order(found);
        found.truncate(count);
        found
    }

    /// Whether it recurs more often than a plan goes through, in any of its first years.
    pub(crate) fn is_too_dense(&self) -> bool {
        let Some(rule) = self.recurrence.filter(|rule| rule.may_be_dense()) else { return false };
        let year = TimeDelta::days(366);
        // Four years hold a leap day, on which alone a rule may fall.
        (0..5).any(|years| {
            let from = self.start + year * years;
            rule.expansion(self.start, self.zone, from, from + year).cut
        })
    }
}

/// Sorted by start; of two with the same start the longer one.
fn in_order(mut found: Vec<Interval>) -> Vec<Interval> {
    let sorted = found.windows(2).all(|pair| matches!(pair, [one, next] if one.start() < next.start()));
    if !sorted {
        found.sort_unstable_by_key(|occurrence| (occurrence.start(), Reverse(occurrence.end())));
        found.dedup_by_key(|occurrence| occurrence.start());
    }
    found
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

    /// The starts of a series that lasts some minutes, and how long each is, on one day of UTC.
    fn on(zone: &str, start: &str, minutes: i64, rule: &str, day: &str) -> Vec<(String, i64)> {
        let (zone, rule) = (Zone::parse(zone).unwrap(), Recurrence::parse(rule).unwrap());
        let end = wall(start) + TimeDelta::minutes(minutes);
        let series = Series { zone: &zone, start: wall(start), end, recurrence: Some(&rule) };
        let from = Instant::parse(&format!("{day}T00:00:00Z")).unwrap();
        let found = series.expansion(Interval::from_start(from, Minutes::hours(4)));
        assert!(!found.cut);
        let told = |one: &Interval| (one.start().utc().format("%H:%M").to_string(), one.minutes().get());
        found.found.iter().map(told).collect()
    }

    fn expected(all: &[(&str, i64)]) -> Vec<(String, i64)> {
        all.iter().map(|(start, minutes)| ((*start).to_owned(), *minutes)).collect()
    }

    #[test]
    fn an_hourly_rule_goes_by_the_wall_and_comes_once_where_clocks_jump() {
        let hourly = |minutes, rule| on("Europe/Berlin", "2026-01-01T00:00", minutes, rule, "2026-03-29");
        let all = [("00:00", 30), ("01:00", 30), ("02:00", 30), ("03:00", 30)];
        assert_eq!(hourly(30, "FREQ=HOURLY"), expected(&all), "02:00 is 03:00, and comes once");
        let quarters = hourly(15, "FREQ=MINUTELY;INTERVAL=15");
        assert_eq!(quarters.len(), 16, "{quarters:?}");
        assert!(quarters.is_sorted());
        let longer = hourly(120, "FREQ=HOURLY");
        assert!(longer.contains(&("01:00".to_owned(), 120)), "the one that starts on a time that comes: {longer:?}");
    }

    #[test]
    fn an_hourly_rule_takes_the_whole_of_an_hour_that_clocks_repeat() {
        let hourly = on("Europe/Berlin", "2026-01-01T00:00", 30, "FREQ=HOURLY", "2026-10-25");
        assert_eq!(hourly, expected(&[("00:00", 90), ("02:00", 30), ("03:00", 30)]), "02:00 to the second 02:30");
    }

    #[test]
    fn a_night_that_clocks_jump_over_is_told_behind_the_jump() {
        let night = |start, minutes| on("Europe/Berlin", start, minutes, "FREQ=DAILY", "2026-03-29");
        assert_eq!(night("2026-01-01T02:30", 30), expected(&[("01:30", 30)]));
        assert_eq!(night("2026-01-01T02:30", 45), expected(&[("01:30", 45)]), "its end would lie before its start");
        assert_eq!(night("2026-01-01T02:30", 60), expected(&[("01:30", 60)]), "it would be over at once");
        assert_eq!(night("2026-01-01T01:00", 240), expected(&[("00:00", 180)]));
        let lord_howe = on("Australia/Lord_Howe", "2026-01-01T02:00", 45, "FREQ=DAILY", "2026-10-03");
        assert_eq!(lord_howe, expected(&[]), "02:00 at half an hour is another day in UTC");
        let lord_howe = on("Australia/Lord_Howe", "2026-01-01T12:00", 45, "FREQ=DAILY", "2026-10-04");
        assert_eq!(lord_howe, expected(&[("01:00", 45)]));
    }

    #[test]
    fn a_stretch_is_asked_without_its_end() {
        let zone = Zone::utc();
        let rule = Recurrence::parse("FREQ=HOURLY").unwrap();
        let (start, end) = (wall("2026-01-01T00:00"), wall("2026-01-01T01:00"));
        let series = Series { zone: &zone, start, end, recurrence: Some(&rule) };
        let at = |text| Instant::parse(text).unwrap();
        let within = Interval::new(at("2026-05-01T10:00:00Z"), at("2026-05-01T12:00:00Z")).unwrap();
        assert_eq!(series.occurrences(within).len(), 2, "neither what ends at its start nor what starts at its end");
    }

    #[test]
    fn what_recurs_too_often_is_refused_and_cut() {
        let zone = Zone::utc();
        let check = |rule: &str| {
            let rule = Recurrence::parse(rule).unwrap();
            let (start, end) = (wall("2026-01-01T00:00"), wall("2026-01-01T00:01"));
            let series = Series { zone: &zone, start, end, recurrence: Some(&rule) };
            let year = Interval::from_start(series.first().start(), Minutes::hours(366 * 24));
            (series.check(), series.expansion(year).cut)
        };
        assert_eq!(check("FREQ=MINUTELY;INTERVAL=30"), (Ok(()), false));
        assert_eq!(check("FREQ=HOURLY"), (Ok(()), false));
        assert_eq!(check("FREQ=MINUTELY;BYMONTH=6;BYMONTHDAY=1"), (Ok(()), false));
        assert_eq!(check("FREQ=MINUTELY;COUNT=20000"), (Ok(()), false));
        assert_eq!(check("FREQ=MINUTELY"), (Err(SeriesError::TooOften), true));
        assert_eq!(check("FREQ=SECONDLY;BYYEARDAY=366"), (Err(SeriesError::TooOften), false));
        assert_eq!(
            check("FREQ=DAILY;BYHOUR=9,10,11;BYMINUTE=0,5,10,15,20,25,30,35,40,45,50,55;BYSECOND=0,30").0,
            Err(SeriesError::TooOften)
        );
    }

    #[test]
    fn the_next_of_a_rule_of_minutes_is_answered_at_once() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let rule = Recurrence::parse("FREQ=MINUTELY;INTERVAL=30").unwrap();
        let (start, end) = (wall("2010-01-01T00:00"), wall("2010-01-01T00:10"));
        let series = Series { zone: &zone, start, end, recurrence: Some(&rule) };
        let next = series.upcoming(Instant::parse("2026-03-29T00:45:00Z").unwrap(), 3);
        let starts: Vec<String> = next.iter().map(|next| next.start().utc().format("%H:%M").to_string()).collect();
        assert_eq!(starts, ["01:00", "01:30", "02:00"]);
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
