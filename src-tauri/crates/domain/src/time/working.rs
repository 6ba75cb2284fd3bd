//! Working days.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Monday to Friday without holidays: the days that count when a length is given in working days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkingCalendar {
    holidays: BTreeSet<NaiveDate>,
}

impl WorkingCalendar {
    /// The furthest that a count of working days looks, in calendar days.
    const REACH: u32 = 20 * 366;

    /// A calendar in which these days are holidays.
    pub fn with_holidays(holidays: impl IntoIterator<Item = NaiveDate>) -> Self {
        Self { holidays: holidays.into_iter().collect() }
    }

    /// Whether people work on a day.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.holidays.contains(&day)
    }

    /// The day reached after this many working days, forward or (negative) backward.
    ///
    /// Zero is the day itself. A day off counts for nothing, so that one working
    /// day after a Saturday is the Monday.
    pub fn add(&self, day: NaiveDate, working_days: i32) -> NaiveDate {
        let mut current = day;
        let mut left = working_days.unsigned_abs();
        for _ in 0..Self::REACH {
            if left == 0 {
                break;
            }
            let next = if working_days > 0 {
                current.checked_add_days(Days::new(1))
            } else {
                current.checked_sub_days(Days::new(1))
            };
            let Some(next) = next else { break };
            current = next;
            if self.is_working_day(current) {
                left -= 1;
            }
        }
        current
    }

    /// How many working days come after one day until another, that day included; negative where it lies before.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> i32 {
        let (first, last) = (from.min(to), from.max(to));
        let days = first.iter_days().skip(1).take_while(|day| *day <= last);
        let count = i32::try_from(days.filter(|day| self.is_working_day(*day)).count()).unwrap_or(i32::MAX);
        if from <= to { count } else { -count }
    }

    /// How many working days lie from one day to another, as [`Self::add`] counts them; none for a day off, unless it
    /// is the day itself.
    pub fn distance(&self, from: NaiveDate, to: NaiveDate) -> Option<i32> {
        if from == to {
            return Some(0);
        }
        let (first, last) = if from < to { (from.succ_opt()?, to) } else { (to, from.pred_opt()?) };
        let days = first.iter_days().take_while(|day| *day <= last);
        let count = i32::try_from(days.filter(|day| self.is_working_day(*day)).count()).ok()?;
        self.is_working_day(to).then_some(if from < to { count } else { -count })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn calendar() -> WorkingCalendar {
        WorkingCalendar::with_holidays(["2025-06-19", "2025-07-04", "2025-09-01"].map(day))
    }

    #[test]
    fn phases_scheduled_backward_from_a_target_match_the_published_example() {
        let calendar = calendar();
        let mut end = day("2025-09-05");
        let mut starts = Vec::new();
        for length in [10, 15, 25, 10] {
            let start = calendar.add(end, 1 - length);
            starts.push(start);
            end = calendar.add(start, -1);
        }
        assert_eq!(starts, ["2025-08-22", "2025-08-01", "2025-06-26", "2025-06-11"].map(day));
    }

    #[test]
    fn forward_and_backward_meet_on_working_days() {
        let calendar = calendar();
        for count in 0..40 {
            let there = calendar.add(day("2025-06-11"), count);
            assert_eq!(calendar.add(there, -count), day("2025-06-11"), "{count}");
        }
    }

    #[test]
    fn weekends_and_holidays_do_not_count() {
        assert_eq!(calendar().add(day("2025-08-30"), 1), day("2025-09-02"));
    }

    #[test]
    fn the_days_between_are_the_same_either_way_and_as_many_as_lead_forward() {
        let calendar = calendar();
        for from in ["2025-08-29", "2025-08-30", "2025-09-01"].map(day) {
            for count in [0, 1, 2, 9] {
                let to = calendar.add(from, count);
                assert_eq!((calendar.between(from, to), calendar.between(to, from)), (count, -count), "{from} {count}");
            }
            assert_eq!(calendar.between(from, from), 0);
        }
        assert_eq!(calendar.between(day("2025-08-29"), day("2025-08-31")), 0, "only days off");
    }

    #[test]
    fn the_distance_between_two_days_is_what_leads_from_one_to_the_other() {
        let calendar = calendar();
        for from in ["2025-08-29", "2025-08-30", "2025-09-01"].map(day) {
            assert_eq!(calendar.distance(from, from), Some(0));
            for offset in [-12, -3, -1, 1, 2, 9] {
                assert_eq!(calendar.distance(from, calendar.add(from, offset)), Some(offset), "{from} {offset}");
            }
        }
        assert_eq!(calendar.distance(day("2025-08-29"), day("2025-08-31")), None, "a Sunday");
        assert_eq!(calendar.distance(day("2025-09-05"), day("2025-09-01")), None, "a holiday");
    }
}
