//! When an event takes place, for people and for lists.

use chrono::{Days as Whole, NaiveDate, NaiveDateTime, NaiveTime};
use slipway_domain::conflict::told;
use slipway_domain::time::{Instant, Interval, Zone};

use super::When;

impl When {
    /// When it first starts; whole days in UTC, because they are those of the reader.
    pub fn starts(&self) -> Instant {
        match self {
            Self::Once { start, .. } => *start,
            Self::Series(series) => Instant::from(series.start.and_utc()),
            Self::Days(days) => Instant::from(days.first.and_time(NaiveTime::MIN).and_utc()),
        }
    }

    /// In words: once in a zone, a series in its own zone and with its rule, whole days without one.
    pub fn told(&self, zone: &Zone) -> String {
        let ruled = |first: String, rule: Option<&String>| match rule {
            None => first,
            Some(rule) => format!("{first}, then {rule}"),
        };
        match self {
            Self::Once { start, end } => {
                Interval::new(*start, *end).map_or_else(|_| start.to_string(), |at| told(at, zone))
            }
            Self::Series(series) => {
                let time = |wall: NaiveDateTime| wall.format("%a %-d %b %Y %H:%M").to_string();
                let first = format!("{} to {} {}", time(series.start), time(series.end), series.zone.name());
                ruled(first, Some(&series.rule))
            }
            Self::Days(days) => {
                let day = |day: NaiveDate| day.format("%a %-d %b %Y").to_string();
                let last = days.after.checked_sub_days(Whole::new(1)).unwrap_or(days.first);
                let first = day(days.first);
                let first = if last <= days.first { first } else { format!("{first} to {}", day(last)) };
                ruled(format!("{first}, all day"), days.rule.as_ref())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ics::Days;

    #[test]
    fn whole_days_are_told_by_the_last_day_and_not_by_the_one_behind_it() {
        let zone = Zone::utc();
        let day = NaiveDate::from_ymd_opt(2026, 12, 25).unwrap();
        let one = When::Days(Days::on(day).unwrap());
        assert_eq!(one.told(&zone), "Fri 25 Dec 2026, all day");
        let week = When::Days(Days { first: day, after: day + Whole::new(7), rule: Some("FREQ=YEARLY".into()) });
        assert_eq!(week.told(&zone), "Fri 25 Dec 2026 to Thu 31 Dec 2026, all day, then FREQ=YEARLY");
        assert_eq!(week.starts().to_string(), "2026-12-25T00:00:00Z");
    }
}
