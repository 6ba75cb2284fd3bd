//! On which days and at which times of day a rule falls, once a first time says what the rule leaves open.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use super::rule::{Frequency, Rule};

/// The days of a rule, whatever its interval.
#[derive(Debug)]
pub(super) struct Days<'a> {
    rule: &'a Rule,
    /// Bits of the months; all of them where none was written.
    pub(super) months: u64,
    /// Days of the month counted from its start and from its end, as bits; none of both: every day.
    of_month: [u64; 2],
    /// Bits of the weekdays without a number.
    weekdays: u64,
    /// Whether numbered weekdays are counted within the month, not the year.
    by_month: bool,
}

const EVERY_MONTH: u64 = 0b1_1111_1111_1110;

impl<'a> Days<'a> {
    /// What the rule leaves open comes from its first day: the weekday, the day of the month, the month.
    pub(super) fn new(rule: &'a Rule, first: NaiveDate) -> Self {
        use Frequency::{Monthly, Weekly, Yearly};
        let mut of_month = [0, 0];
        for day in &rule.month_days {
            of_month[usize::from(*day < 0)] |= 1 << day.unsigned_abs();
        }
        let mut days = Self {
            rule,
            months: if rule.months == 0 { EVERY_MONTH } else { rule.months },
            of_month,
            weekdays: rule.weekdays,
            by_month: rule.frequency == Monthly || rule.months != 0,
        };
        let chooses = days.of_month != [0, 0] || days.has_weekdays() || !rule.year_days.is_empty();
        if chooses {
            return days;
        }
        if rule.frequency == Weekly || rule.frequency == Yearly && !rule.weeks.is_empty() {
            days.weekdays = 1 << first.weekday().num_days_from_monday();
        } else if rule.frequency == Monthly || rule.frequency == Yearly {
            days.of_month[0] = 1 << first.day();
            if rule.frequency == Yearly && rule.months == 0 {
                days.months = 1 << first.month();
            }
        }
        days
    }

    fn has_weekdays(&self) -> bool {
        self.weekdays != 0 || !self.rule.numbered.is_empty()
    }

    /// Whether the rule falls on a day, if its interval does.
    pub(super) fn hold(&self, day: NaiveDate) -> bool {
        self.months >> day.month() & 1 == 1
            && self.holds_day_of_month(day)
            && self.holds_weekday(day)
            && self.holds_day_of_year(day)
            && self.holds_week(day)
    }

    fn holds_day_of_month(&self, day: NaiveDate) -> bool {
        let [from_start, from_end] = self.of_month;
        let left = || u32::from(day.num_days_in_month()) - day.day() + 1;
        from_start | from_end == 0 || from_start >> day.day() & 1 == 1 || from_end != 0 && from_end >> left() & 1 == 1
    }

    fn holds_weekday(&self, day: NaiveDate) -> bool {
        let weekday = day.weekday();
        if !self.has_weekdays() || self.weekdays >> weekday.num_days_from_monday() & 1 == 1 {
            return true;
        }
        let (before, behind) = if self.by_month {
            (day.day0(), u32::from(day.num_days_in_month()) - day.day())
        } else {
            (day.ordinal0(), days_of_year(day.year()) - day.ordinal())
        };
        let (nth, nth_last) = (before as i16 / 7 + 1, -(behind as i16 / 7) - 1);
        self.rule.numbered.iter().any(|(number, which)| *which == weekday && [nth, nth_last].contains(number))
    }

    fn holds_day_of_year(&self, day: NaiveDate) -> bool {
        let days = &self.rule.year_days;
        let left = || day.ordinal() as i16 - days_of_year(day.year()) as i16 - 1;
        days.is_empty() || days.contains(&(day.ordinal() as i16)) || days.contains(&left())
    }

    fn holds_week(&self, day: NaiveDate) -> bool {
        let weeks = &self.rule.weeks;
        if weeks.is_empty() {
            return true;
        }
        let Some((week, of)) = week(day, self.rule.week_start) else { return false };
        weeks.contains(&week) || weeks.contains(&(week - of - 1))
    }
}

/// The number of a day's week, and how many weeks its year has; the first is the first with four days in the year.
fn week(day: NaiveDate, week_start: Weekday) -> Option<(i16, i16)> {
    let since = day.weekday().days_since(week_start);
    // The fourth day of a week is in the year whose week it is.
    let fourth = day.checked_sub_days(chrono::Days::new(since.into()))?.checked_add_days(chrono::Days::new(3))?;
    let last = days_of_year(fourth.year()) - 1;
    Some(((fourth.ordinal0() / 7 + 1) as i16, ((last - fourth.ordinal0() % 7) / 7 + 1) as i16))
}

fn days_of_year(year: i32) -> u32 {
    if NaiveDate::from_ymd_opt(year, 2, 29).is_some() { 366 } else { 365 }
}

/// Times that come together in one period of a rule, as bits: of a day, of an hour (which has one hour), and so on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Times {
    pub(super) hours: u64,
    pub(super) minutes: u64,
    pub(super) seconds: u64,
}

/// A leap second is not shown by the clocks of a plan.
const SECONDS: u64 = (1 << 60) - 1;

impl Times {
    /// The times of day of a rule; what it leaves open comes from its first time.
    pub(super) fn new(rule: &Rule, first: NaiveDateTime) -> Self {
        let or = |set: u64, open: bool, number: u32| match (set, open) {
            (0, true) => 1 << number,
            (0, false) => u64::MAX,
            _ => set,
        };
        Self {
            hours: or(rule.hours, rule.frequency > Frequency::Hourly, first.hour()),
            minutes: or(rule.minutes, rule.frequency > Frequency::Minutely, first.minute()),
            seconds: or(rule.seconds, rule.frequency > Frequency::Secondly, first.second()) & SECONDS,
        }
    }

    /// How many there are.
    pub(super) const fn len(self) -> usize {
        (self.hours.count_ones() * self.minutes.count_ones() * self.seconds.count_ones()) as usize
    }

    /// The time of a place in their order, from 0.
    pub(super) fn nth(self, place: usize) -> Option<NaiveTime> {
        let (minutes, seconds) = (self.minutes.count_ones() as usize, self.seconds.count_ones() as usize);
        let hour = select(self.hours, place / (minutes * seconds).max(1))?;
        let minute = select(self.minutes, place / seconds.max(1) % minutes.max(1))?;
        NaiveTime::from_hms_opt(hour, minute, select(self.seconds, place % seconds.max(1))?)
    }
}

/// The number of the bit that has so many set bits below it.
fn select(mut bits: u64, below: usize) -> Option<u32> {
    for _ in 0..below {
        bits &= bits.wrapping_sub(1);
    }
    (bits != 0).then(|| bits.trailing_zeros())
}
