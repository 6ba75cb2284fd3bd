//! Going through the periods of a rule: days, weeks, months, years, or hours, minutes and seconds.
//!
//! A rule without a count is entered at the period of the earliest time that is
//! asked for, whole intervals behind its first. Every period, day and time that
//! is looked at is paid for from a budget, so that a rule that never falls, or
//! falls every second, ends.

use std::ops::ControlFlow::{self, Break, Continue};

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use smallvec::SmallVec;

use super::days::{Days, Times};
use super::rule::{Frequency, Rule, Until};
use crate::time::{Instant, Zone};

/// How many periods, days and times one walk looks at.
const BUDGET: u32 = 2_000_000;

/// How a walk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// Everything was told.
    Complete,
    /// The budget was spent first.
    Spent,
    /// Whoever was told wanted no more.
    Enough,
}

/// The last time of a rule.
enum Last<'a> {
    Never,
    /// On the wall.
    Wall(NaiveDateTime),
    /// An instant, and what the wall shows then.
    Instant(Instant, NaiveDateTime, &'a Zone),
}

impl<'a> Last<'a> {
    fn of(rule: &Rule, first: NaiveDateTime, zone: &'a Zone) -> Self {
        match rule.until {
            Some(Until::Day(day)) => day.and_hms_opt(23, 59, 59).map_or(Self::Never, Self::Wall),
            Some(Until::Wall(wall)) => Self::Wall(wall),
            Some(Until::Utc(utc)) => {
                let at = Instant::from(utc.and_utc());
                // Outside of the years of a plan no zone has changes that matter.
                if at.utc().naive_utc() == utc { Self::Instant(at, zone.wall(at), zone) } else { Self::Wall(utc) }
            }
            None => plain_last(rule, first).map_or(Self::Never, Self::Wall),
        }
    }

    /// Whether a time still counts; none where no later one does.
    fn holds(&self, wall: NaiveDateTime) -> Option<bool> {
        match self {
            Self::Never => Some(true),
            Self::Wall(last) => (wall <= *last).then_some(true),
            Self::Instant(at, last, zone) => {
                // Clocks that go back make a later wall time the earlier instant, by less than a day.
                let day = TimeDelta::days(1);
                if wall < *last - day {
                    return Some(true);
                }
                (wall <= *last + day).then(|| zone.resolve(wall).first() <= *at)
            }
        }
    }
}

/// When a rule that says only how often it falls does so for the last time, by its count.
fn plain_last(rule: &Rule, first: NaiveDateTime) -> Option<NaiveDateTime> {
    if !counts_plainly(rule) {
        return None;
    }
    let steps = i64::from(rule.count?) - 1;
    let step = match rule.frequency {
        Frequency::Weekly => 7 * 86_400,
        Frequency::Daily => 86_400,
        frequency => unit(frequency),
    };
    let seconds = steps.checked_mul(i64::from(rule.interval))?.checked_mul(step)?;
    let last = TimeDelta::try_seconds(seconds).and_then(|length| first.checked_add_signed(length));
    Some(last.unwrap_or(NaiveDateTime::MAX))
}

/// Whether the end of a count is known without counting.
fn counts_plainly(rule: &Rule) -> bool {
    rule.is_plain() && rule.until.is_none() && rule.frequency <= Frequency::Weekly
}

/// Seconds of the periods that are shorter than a day.
const fn unit(frequency: Frequency) -> i64 {
    match frequency {
        Frequency::Secondly => 1,
        Frequency::Minutely => 60,
        _ => 3_600,
    }
}

/// A stretch of wall time, without its end.
#[derive(Clone, Copy)]
pub(super) struct Stretch {
    pub(super) from: NaiveDateTime,
    pub(super) to: NaiveDateTime,
}

/// A walk through a rule.
pub(super) struct Walk<'a, F> {
    rule: &'a Rule,
    days: Days<'a>,
    times: Times,
    first: NaiveDateTime,
    within: Stretch,
    last: Last<'a>,
    /// How many times are still to be counted.
    left: Option<u32>,
    budget: u32,
    /// Whether the first time was told already, named by the rule or not.
    told_first: bool,
    tell: F,
}

type Flow = ControlFlow<Ended>;

/// The days of a period on which the rule falls.
type Held = SmallVec<[NaiveDate; 8]>;

impl<'a, F: FnMut(NaiveDateTime) -> ControlFlow<()>> Walk<'a, F> {
    /// A walk that tells the times within a stretch, sorted; the first time of the rule counts in any case.
    pub(super) fn new(rule: &'a Rule, first: NaiveDateTime, zone: &'a Zone, within: Stretch, tell: F) -> Self {
        Self {
            rule,
            days: Days::new(rule, first.date()),
            times: Times::new(rule, first),
            first,
            within,
            last: Last::of(rule, first, zone),
            left: rule.count.filter(|_| !counts_plainly(rule)),
            budget: BUDGET,
            told_first: false,
            tell,
        }
    }

    /// Goes through the rule from its first time, which counts whether the rule names it or not.
    pub(super) fn go(mut self) -> Ended {
        let Stretch { from, to } = self.within;
        if from >= to {
            return Ended::Complete;
        }
        if from <= self.first && self.first < to && (self.tell)(self.first).is_break() {
            return Ended::Enough;
        }
        self.told_first = true;
        self.left = self.left.map(|left| left - 1);
        self.periods()
    }

    /// Goes through what the rule itself names.
    pub(super) fn periods(mut self) -> Ended {
        if self.left == Some(0) {
            return Ended::Complete;
        }
        let flow = match self.rule.frequency {
            Frequency::Daily => self.daily(),
            Frequency::Weekly => self.weekly(),
            Frequency::Monthly => self.monthly(),
            Frequency::Yearly => self.yearly(),
            Frequency::Secondly | Frequency::Minutely | Frequency::Hourly => self.within_days(),
        };
        match flow {
            Break(ended) => ended,
            Continue(()) => Ended::Complete,
        }
    }

    /// Where the walk begins: what is counted is counted from the start.
    fn entry(&self) -> NaiveDateTime {
        if self.left.is_some() { self.first } else { self.first.max(self.within.from) }
    }

    /// The number of the period, counted in intervals, that holds something so far behind the first.
    fn skipped(&self, behind: i64) -> i64 {
        behind.div_euclid(i64::from(self.rule.interval)) * i64::from(self.rule.interval)
    }

    fn spend(&mut self) -> Flow {
        match self.budget.checked_sub(1) {
            Some(left) => {
                self.budget = left;
                Continue(())
            }
            None => Break(Ended::Spent),
        }
    }

    fn offer(&mut self, wall: NaiveDateTime) -> Flow {
        self.spend()?;
        if wall < self.first || wall == self.first && self.told_first {
            return Continue(());
        }
        if wall >= self.within.to {
            return Break(Ended::Complete);
        }
        match self.last.holds(wall) {
            None => return Break(Ended::Complete),
            Some(false) => return Continue(()),
            Some(true) => {}
        }
        if wall >= self.within.from && (self.tell)(wall).is_break() {
            return Break(Ended::Enough);
        }
        if let Some(left) = &mut self.left {
            *left -= 1;
            if *left == 0 {
                return Break(Ended::Complete);
            }
        }
        Continue(())
    }

    /// The times of one period: of all its days, or those whose places the rule names.
    fn period(&mut self, days: &[NaiveDate], times: Times) -> Flow {
        let (each, all) = (times.len(), times.len() * days.len());
        if self.rule.positions.is_empty() {
            let entry = self.entry().date();
            for day in days.iter().filter(|day| **day >= entry) {
                for time in (0..each).filter_map(|place| times.nth(place)) {
                    self.offer(day.and_time(time))?;
                }
            }
            return Continue(());
        }
        let place = |position: &i16| match usize::from(position.unsigned_abs()) {
            back if *position < 0 => all.checked_sub(back),
            place => Some(place - 1),
        };
        let mut places: Vec<usize> =
            self.rule.positions.iter().filter_map(place).filter(|place| *place < all).collect();
        places.sort_unstable();
        places.dedup();
        for place in places {
            if let (Some(day), Some(time)) = (days.get(place / each), times.nth(place % each)) {
                self.offer(day.and_time(time))?;
            }
        }
        Continue(())
    }

    /// Those of some days on which the rule falls; refuses to begin behind the end.
    fn falls(&mut self, start: NaiveDate, days: impl Iterator<Item = NaiveDate>) -> ControlFlow<Ended, Held> {
        self.begins_in_time(start)?;
        let mut found = Held::new();
        for day in days {
            self.spend()?;
            found.extend(self.days.hold(day).then_some(day));
        }
        Continue(found)
    }

    fn begins_in_time(&self, start: NaiveDate) -> Flow {
        let start = start.and_time(NaiveTime::MIN);
        let over = start >= self.within.to || self.last.holds(start).is_none();
        if over { Break(Ended::Complete) } else { Continue(()) }
    }

    fn daily(&mut self) -> Flow {
        let first = self.first.date();
        let mut behind = self.skipped((self.entry().date() - first).num_days());
        while let Some(day) = TimeDelta::try_days(behind).and_then(|length| first.checked_add_signed(length)) {
            self.begins_in_time(day)?;
            self.spend()?;
            if self.days.hold(day) {
                self.period(&[day], self.times)?;
            }
            behind += i64::from(self.rule.interval);
        }
        Continue(())
    }

    fn weekly(&mut self) -> Flow {
        let start = |day: NaiveDate| {
            let since = day.weekday().days_since(self.rule.week_start);
            day.checked_sub_signed(TimeDelta::days(since.into()))
        };
        let (Some(first), Some(entry)) = (start(self.first.date()), start(self.entry().date())) else {
            return Continue(());
        };
        let mut behind = self.skipped((entry - first).num_days() / 7);
        while let Some(week) = TimeDelta::try_days(behind * 7).and_then(|length| first.checked_add_signed(length)) {
            let days = self.falls(week, week.iter_days().take(7))?;
            self.period(&days, self.times)?;
            behind += i64::from(self.rule.interval);
        }
        Continue(())
    }

    fn monthly(&mut self) -> Flow {
        let number = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        let mut month = number(self.first.date());
        month += self.skipped(number(self.entry().date()) - month);
        while let Some(start) = first_of(month) {
            if self.days.months >> start.month() & 1 == 1 {
                let days = self.falls(start, start.iter_days().take(start.num_days_in_month().into()))?;
                self.period(&days, self.times)?;
            } else {
                self.begins_in_time(start)?;
                self.spend()?;
            }
            month += i64::from(self.rule.interval);
        }
        Continue(())
    }

    fn yearly(&mut self) -> Flow {
        let mut year = i64::from(self.first.year());
        year += self.skipped(i64::from(self.entry().year()) - year);
        while let Some(start) = first_of(year * 12) {
            let mut days = Held::new();
            self.begins_in_time(start)?;
            self.spend()?;
            let months = self.days.months;
            for month in (0..12).filter(|month| months >> (month + 1) & 1 == 1) {
                let Some(start) = first_of(year * 12 + month) else { break };
                for day in start.iter_days().take(start.num_days_in_month().into()) {
                    self.spend()?;
                    days.extend(self.days.hold(day).then_some(day));
                }
            }
            self.period(&days, self.times)?;
            year += i64::from(self.rule.interval);
        }
        Continue(())
    }

    /// Hours, minutes and seconds. What no part of the rule lets through is jumped over as a whole.
    fn within_days(&mut self) -> Flow {
        let unit = unit(self.rule.frequency);
        let step = i64::from(self.rule.interval) * unit;
        let seconds = |wall: NaiveDateTime| wall.and_utc().timestamp();
        let base = seconds(self.first).div_euclid(unit) * unit;
        let from = |earliest: i64| base + (earliest - base + step - 1).div_euclid(step) * step;
        let mut at = base + (seconds(self.entry()) - base).div_euclid(step) * step;
        let mut known: Option<(NaiveDate, bool)> = None;
        while let Some(wall) = chrono::DateTime::from_timestamp(at, 0).map(|time| time.naive_utc()) {
            if wall >= self.within.to || self.last.holds(wall).is_none() {
                return Continue(());
            }
            self.spend()?;
            let day = wall.date();
            let holds = match known {
                Some((known, holds)) if known == day => holds,
                _ => self.days.hold(day),
            };
            known = Some((day, holds));
            let jump = if !holds {
                86_400
            } else if self.times.hours >> wall.hour() & 1 == 0 {
                3_600
            } else if unit <= 60 && self.times.minutes >> wall.minute() & 1 == 0 {
                60
            } else {
                self.period(&[day], self.times_at(wall.time()))?;
                at += step;
                continue;
            };
            at = from(at.div_euclid(jump) * jump + jump);
        }
        Continue(())
    }

    /// The times of the hour, minute or second at a time.
    fn times_at(&self, time: NaiveTime) -> Times {
        let mut times = Times { hours: 1 << time.hour(), ..self.times };
        if self.rule.frequency < Frequency::Hourly {
            times.minutes = 1 << time.minute();
        }
        if self.rule.frequency == Frequency::Secondly {
            times.seconds &= 1 << time.second();
        }
        times
    }
}

/// The first day of a month, counted from that of the year 0.
fn first_of(month: i64) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(month.div_euclid(12)).ok()?, month.rem_euclid(12) as u32 + 1, 1)
}
