//! Calendar years.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Interval, Minutes, Zone};

/// A year of the calendar that a plan holds whole, whatever the zone: 1901 to 2198.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i32", into = "i32")]
pub struct Year(i32);

/// A number that is not a year of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0} is not a year that a plan holds; years are 1901 to 2198")]
pub struct YearError(pub i32);

impl Year {
    /// The number.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Its days in order.
    pub fn days(self) -> impl Iterator<Item = NaiveDate> {
        let first = NaiveDate::from_yo_opt(self.0, 1).unwrap_or_default();
        first.iter_days().take_while(move |day| day.year() == self.0)
    }

    /// From its first midnight in a zone to the first of the next year.
    pub fn within(self, zone: &Zone) -> Interval {
        let starts =
            [self.0, self.0 + 1].map(|year| zone.start_of_day(NaiveDate::from_yo_opt(year, 1).unwrap_or_default()));
        Interval::from_start(starts[0], Minutes::ZERO).extended_to(starts[1])
    }
}

impl TryFrom<i32> for Year {
    type Error = YearError;

    fn try_from(number: i32) -> Result<Self, Self::Error> {
        if (1901..=2198).contains(&number) { Ok(Self(number)) } else { Err(YearError(number)) }
    }
}

impl From<Year> for i32 {
    fn from(year: Year) -> Self {
        year.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_years_that_a_plan_holds_whole_are_years() {
        for number in [0, -1, 1900, 2199, 99_999] {
            let refused = Year::try_from(number).unwrap_err();
            assert_eq!(
                refused.to_string(),
                format!("{number} is not a year that a plan holds; years are 1901 to 2198")
            );
        }
        for number in [1901, 2198] {
            let far = Zone::parse("Pacific/Kiritimati").unwrap();
            let year = Year::try_from(number).unwrap().within(&far);
            assert_eq!(year.minutes().get(), 365 * 1440, "{number}");
        }
    }

    #[test]
    fn a_leap_year_has_a_day_more() {
        let days = |number| Year::try_from(number).unwrap().days().count();
        assert_eq!([days(2026), days(2028), days(2100), days(2000)], [365, 366, 365, 366]);
    }

    #[test]
    fn a_year_begins_at_midnight_of_its_zone() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let year = Year::try_from(2026).unwrap().within(&zone);
        assert_eq!(
            (year.start().to_string(), year.end().to_string()),
            ("2025-12-31T23:00:00Z".to_owned(), "2026-12-31T23:00:00Z".to_owned())
        );
    }
}
