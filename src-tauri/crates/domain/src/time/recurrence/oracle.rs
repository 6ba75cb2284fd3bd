//! What RFC 5545 says of a rule, asked of every time in a range.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Weekday};
use proptest::prelude::*;

pub(super) const FREQUENCIES: [&str; 7] = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"];
pub(super) const DAILY: usize = 3;
pub(super) const WEEKLY: usize = 4;
pub(super) const MONTHLY: usize = 5;
pub(super) const YEARLY: usize = 6;
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A rule as it is written; an empty list is a part that is not.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    pub(super) frequency: usize,
    pub(super) interval: u32,
    pub(super) count: Option<usize>,
    pub(super) until: Option<NaiveDateTime>,
    pub(super) months: Vec<i32>,
    pub(super) weeks: Vec<i32>,
    pub(super) year_days: Vec<i32>,
    pub(super) month_days: Vec<i32>,
    /// The number, 0 for none, and the day from Monday.
    pub(super) days: Vec<(i32, u8)>,
    pub(super) hours: Vec<i32>,
    pub(super) minutes: Vec<i32>,
    pub(super) seconds: Vec<i32>,
    pub(super) positions: Vec<i32>,
    pub(super) week_start: u8,
}

impl Written {
    pub(super) fn text(&self) -> String {
        let mut text = format!("FREQ={}", FREQUENCIES[self.frequency]);
        if self.interval > 1 {
            write!(text, ";INTERVAL={}", self.interval).unwrap();
        }
        let lists = [
            ("BYMONTH", &self.months),
            ("BYWEEKNO", &self.weeks),
            ("BYYEARDAY", &self.year_days),
            ("BYMONTHDAY", &self.month_days),
            ("BYHOUR", &self.hours),
            ("BYMINUTE", &self.minutes),
            ("BYSECOND", &self.seconds),
            ("BYSETPOS", &self.positions),
        ];
        for (name, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
            let list: Vec<String> = list.iter().map(ToString::to_string).collect();
            write!(text, ";{name}={}", list.join(",")).unwrap();
        }
        if !self.days.is_empty() {
            let day = |(number, day): &(i32, u8)| match number {
                0 => DAYS[usize::from(*day)].to_owned(),
                _ => format!("{number}{}", DAYS[usize::from(*day)]),
            };
            write!(text, ";BYDAY={}", self.days.iter().map(day).collect::<Vec<_>>().join(",")).unwrap();
        }
        if self.week_start > 0 {
            write!(text, ";WKST={}", DAYS[usize::from(self.week_start)]).unwrap();
        }
        if let Some(count) = self.count {
            write!(text, ";COUNT={count}").unwrap();
        }
        if let Some(until) = self.until {
            write!(text, ";UNTIL={}", until.format("%Y%m%dT%H%M%S")).unwrap();
        }
        text
    }

    /// Drops positions where there is no other part that they could choose from.
    pub(super) fn settle(&mut self) {
        let days = [&self.months, &self.weeks, &self.year_days, &self.month_days];
        let times = [&self.hours, &self.minutes, &self.seconds];
        if self.days.is_empty() && days.into_iter().chain(times).all(Vec::is_empty) {
            self.positions.clear();
        }
    }

    fn week_start(&self) -> Weekday {
        Weekday::try_from(self.week_start).unwrap()
    }

    /// The number of the period in which a time lies.
    fn period(&self, wall: NaiveDateTime) -> i64 {
        let seconds = wall.and_utc().timestamp();
        match self.frequency {
            0 => seconds,
            1 => seconds.div_euclid(60),
            2 => seconds.div_euclid(3600),
            DAILY => wall.date().to_epoch_days().into(),
            WEEKLY => i64::from(wall.date().week(self.week_start()).first_day().to_epoch_days()).div_euclid(7),
            MONTHLY => i64::from(wall.year()) * 12 + i64::from(wall.month()),
            _ => wall.year().into(),
        }
    }

    /// Whether the parts, and what the first time says of those that are missing, let a time through.
    fn lets(&self, wall: NaiveDateTime, first: NaiveDateTime) -> bool {
        let listed = |list: &[i32], number: u32| list.contains(&(number as i32));
        let part = |list: &[i32], fixed: bool, of: fn(NaiveDateTime) -> u32| match list {
            [] => !fixed || of(wall) == of(first),
            list => listed(list, of(wall)),
        };
        part(&self.seconds, self.frequency > 0, |wall| wall.second())
            && part(&self.minutes, self.frequency > 1, |wall| wall.minute())
            && part(&self.hours, self.frequency > 2, |wall| wall.hour())
            && self.lets_day(wall.date(), first.date())
    }

    fn lets_day(&self, day: NaiveDate, first: NaiveDate) -> bool {
        let same_weekday = day.weekday() == first.weekday();
        let chosen = !(self.days.is_empty() && self.month_days.is_empty() && self.year_days.is_empty());
        let open = match self.frequency {
            WEEKLY => chosen || same_weekday,
            MONTHLY => chosen || day.day() == first.day(),
            YEARLY if !self.weeks.is_empty() => chosen || same_weekday,
            YEARLY => chosen || day.day() == first.day() && (!self.months.is_empty() || day.month() == first.month()),
            _ => true,
        };
        open && (self.months.is_empty() || self.months.contains(&(day.month() as i32)))
            && (self.month_days.is_empty() || at_a_place(day, &month_of(day), &self.month_days))
            && (self.year_days.is_empty() || at_a_place(day, &year_of(day), &self.year_days))
            && (self.days.is_empty() || {
                let by_month = self.frequency == MONTHLY || !self.months.is_empty();
                let mut alike = if by_month { month_of(day) } else { year_of(day) };
                alike.retain(|other| other.weekday() == day.weekday());
                let same = |(_, weekday): &&(i32, u8)| u32::from(*weekday) == day.weekday().num_days_from_monday();
                self.days.iter().filter(same).any(|(nth, _)| *nth == 0 || at_a_place(day, &alike, &[*nth]))
            })
            && (self.weeks.is_empty() || self.in_a_week(day))
    }

    /// Weeks begin on the chosen day and belong to the year in which most of their days are.
    fn in_a_week(&self, day: NaiveDate) -> bool {
        let week = |day: NaiveDate| day.week(self.week_start()).first_day();
        let belongs = |week: NaiveDate| {
            let days: Vec<i32> = week.iter_days().take(7).map(|day| day.year()).collect();
            days.iter().copied().find(|year| days.iter().filter(|other| *other == year).count() > 3).unwrap()
        };
        let mine = week(day);
        let start = mine - TimeDelta::days(400);
        let mut weeks: Vec<NaiveDate> = start.iter_days().take(800).map(week).collect();
        weeks.dedup();
        weeks.retain(|other| belongs(*other) == belongs(mine));
        at_a_place(mine, &weeks, &self.weeks)
    }

    /// All times before `to`, gone through second by second or minute by minute.
    pub(super) fn all(&self, first: NaiveDateTime, to: NaiveDateTime) -> Vec<NaiveDateTime> {
        let whole_minutes = self.frequency > 0 && self.seconds.is_empty();
        // From the start of its period, because positions are counted from there.
        let mut start = match self.frequency {
            YEARLY => NaiveDate::from_yo_opt(first.year(), 1).unwrap().and_time(first.time()),
            MONTHLY => first.with_day(1).unwrap(),
            WEEKLY => first.date().week(self.week_start()).first_day().and_time(first.time()),
            _ => first,
        };
        let sub_daily =
            self.frequency < DAILY || !(self.hours.is_empty() && self.minutes.is_empty() && self.seconds.is_empty());
        let step = match (sub_daily, whole_minutes) {
            (false, _) => 86_400,
            (true, true) => 60,
            (true, false) => 1,
        };
        if sub_daily {
            start = start.date().and_hms_opt(0, 0, if whole_minutes { first.second() } else { 0 }).unwrap();
        }
        let mut periods: Vec<(i64, Vec<NaiveDateTime>)> = Vec::new();
        let mut day: Option<(NaiveDate, bool)> = None;
        let mut wall = start;
        // The whole of the last period, for positions from the end.
        while wall < to || self.period(wall) == self.period(to) {
            let lets_day = match day {
                Some((known, lets)) if known == wall.date() => lets,
                _ => self.lets_day(wall.date(), first.date()),
            };
            day = Some((wall.date(), lets_day));
            if lets_day && self.lets(wall, first) {
                let number = self.period(wall);
                match periods.last_mut() {
                    Some((last, walls)) if *last == number => walls.push(wall),
                    _ => periods.push((number, vec![wall])),
                }
            }
            wall += TimeDelta::seconds(step);
        }
        let mut found = vec![first];
        for (number, walls) in periods {
            if (number - self.period(first)) % i64::from(self.interval.max(1)) != 0 {
                continue;
            }
            let chosen = |place: usize| {
                let (from_start, from_end) = (place as i32 + 1, place as i32 - walls.len() as i32);
                self.positions.is_empty() || self.positions.iter().any(|p| [from_start, from_end].contains(p))
            };
            found.extend(walls.iter().enumerate().filter(|(place, _)| chosen(*place)).map(|(_, wall)| *wall));
        }
        found.retain(|wall| *wall >= first);
        found[1..].sort();
        found.dedup();
        found.truncate(self.count.unwrap_or(usize::MAX));
        let until = self.until.unwrap_or(NaiveDateTime::MAX);
        found.retain(|wall| *wall < to && (*wall <= until || *wall == first));
        found
    }
}

fn year_of(day: NaiveDate) -> Vec<NaiveDate> {
    let first = NaiveDate::from_yo_opt(day.year(), 1).unwrap();
    first.iter_days().take_while(|other| other.year() == day.year()).collect()
}

fn month_of(day: NaiveDate) -> Vec<NaiveDate> {
    day.with_day(1).unwrap().iter_days().take_while(|other| other.month() == day.month()).collect()
}

/// Whether something has one of some places in a row, counted from the start or, where negative, from the end.
fn at_a_place(what: NaiveDate, row: &[NaiveDate], places: &[i32]) -> bool {
    let place = row.iter().position(|other| *other == what).unwrap() as i32;
    places.iter().any(|number| *number == place + 1 || *number == place - row.len() as i32)
}

fn signed(last: i32) -> impl Strategy<Value = i32> {
    prop_oneof![1..=last, -last..=-1]
}

fn some<S: Strategy<Value = i32>>(one: S, most: usize, weight: f64) -> impl Strategy<Value = Vec<i32>> {
    (prop::bool::weighted(weight), prop::collection::vec(one, 1..=most))
        .prop_map(|(there, list)| if there { list } else { Vec::new() })
}

/// Rules of some frequencies that RFC 5545 allows.
pub(super) fn written(frequencies: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Written> {
    let days = prop::collection::vec((prop_oneof![3 => Just(0), 1 => signed(5), 1 => signed(53)], 0_u8..7), 1..4);
    let on_days = (some(1..=12, 3, 0.3), some(signed(53), 3, 0.3), some(signed(366), 4, 0.2), some(signed(31), 4, 0.3));
    let of_day = (some(0..=23, 3, 0.2), some(0..=59, 3, 0.2), some(0..=59, 2, 0.1));
    let ends = (prop::option::weighted(0.2, 1_usize..30), prop::option::weighted(0.2, 0_i64..400));
    let interval = prop_oneof![2 => Just(1_u32), 2 => 2_u32..5, 1 => 5_u32..40];
    let shape = (frequencies, interval, prop::option::weighted(0.4, days), 0_u8..7, some(signed(8), 2, 0.25));
    (shape, on_days, of_day, ends).prop_map(|(shape, on_days, of_day, ends)| {
        let (frequency, interval, days, week_start, positions) = shape;
        let (months, weeks, year_days, month_days) = on_days;
        let (hours, minutes, seconds) = of_day;
        let mut days = days.unwrap_or_default();
        let weeks = if frequency == YEARLY { weeks } else { Vec::new() };
        if frequency < MONTHLY || !weeks.is_empty() {
            days = days.into_iter().map(|(_, day)| (0, day)).collect();
        }
        let mut rule = Written {
            frequency,
            interval,
            count: ends.0,
            until: ends.1.map(|days| super::tests::wall("2024-03-01T09:30") + TimeDelta::days(days)),
            year_days: if (DAILY..=MONTHLY).contains(&frequency) { Vec::new() } else { year_days },
            month_days: if frequency == WEEKLY { Vec::new() } else { month_days },
            months,
            weeks,
            days,
            hours,
            minutes,
            seconds,
            positions,
            week_start,
        };
        rule.settle();
        rule
    })
}
