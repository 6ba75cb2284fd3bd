//! When an event takes place, for people and for lists.

use chrono::{Days as Whole, NaiveDate, NaiveDateTime, NaiveTime};
use slipway_domain::conflict::told;
use slipway_domain::time::{Instant, Interval, Recurrence, Zone};

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
        let ruled = |first: String, rule: &str, start: NaiveDateTime, zone: &Zone| {
            let words = Recurrence::parse(rule).map(|rule| rule.words(start, zone));
            format!("{first}, then {}", words.as_deref().unwrap_or(rule))
        };
        match self {
            Self::Once { start, end } => {
                Interval::new(*start, *end).map_or_else(|_| start.to_string(), |at| told(at, zone))
            }
            Self::Series(series) => {
                let time = |wall: NaiveDateTime| wall.format("%a %-d %b %Y %H:%M").to_string();
                let first = format!("{} to {} {}", time(series.start), time(series.end), series.zone.name());
                match Zone::parse(series.zone.name()) {
                    Ok(zone) => ruled(first, &series.rule, series.start, &zone),
                    Err(_) => format!("{first}, then {}", series.rule),
                }
            }
            Self::Days(days) => {
                let day = |day: NaiveDate| day.format("%a %-d %b %Y").to_string();
                let last = days.after.checked_sub_days(Whole::new(1)).unwrap_or(days.first);
                let first = day(days.first);
                let first = if last <= days.first { first } else { format!("{first} to {}", day(last)) };
                let start = days.first.and_time(NaiveTime::MIN);
                let first = format!("{first}, all day");
                match &days.rule {
                    None => first,
                    Some(rule) => ruled(first, rule, start, &Zone::utc()),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ics::zone::AnnualZone;
    use crate::ics::{Days, Series};

    #[test]
    fn whole_days_are_told_by_the_last_day_and_a_series_by_its_rule_in_words() {
        let zone = Zone::utc();
        let day = NaiveDate::from_ymd_opt(2026, 12, 25).unwrap();
        let one = When::Days(Days::on(day).unwrap());
        assert_eq!(one.told(&zone), "Fri 25 Dec 2026, all day");
        let week = When::Days(Days { first: day, after: day + Whole::new(7), rule: Some("FREQ=YEARLY".into()) });
        assert_eq!(
            week.told(&zone),
            "Fri 25 Dec 2026 to Thu 31 Dec 2026, all day, then every year on the 25th of December"
        );
        let rule = "FREQ=WEEKLY;BYDAY=SU;UNTIL=20261231T230000Z".to_owned();
        let (start, end) = (day.and_hms_opt(1, 0, 0).unwrap(), day.and_hms_opt(5, 0, 0).unwrap());
        let berlin = AnnualZone::of(&Zone::parse("Europe/Berlin").unwrap(), 2026).unwrap();
        let series = Series { zone: berlin, start, end, rule, moved: Vec::new() };
        let expected = "Fri 25 Dec 2026 01:00 to Fri 25 Dec 2026 05:00 Europe/Berlin, then every week on Sunday, \
                        until 1 Jan 2027 00:00";
        assert_eq!(When::Series(series).told(&zone), expected);
        assert_eq!(week.starts().to_string(), "2026-12-25T00:00:00Z");
    }
}
