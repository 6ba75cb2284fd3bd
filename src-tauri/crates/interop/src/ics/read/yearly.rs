//! The rules by which files let clocks change: once a year, on a day of a month.

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use super::value::Stamp;

/// A rule such as `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`, which is answered without going through the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Yearly {
    month: u32,
    day: Day,
    /// The last time at which it may fall, on the wall before the change.
    until: Option<NaiveDateTime>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Day {
    /// Such a weekday of the month: the first where it is 1, the last where it is -1.
    Nth(i8, Weekday),
    /// The first such weekday on or behind a day of the month.
    From(u32, Weekday),
    /// A day of the month.
    Of(u32),
}

impl Yearly {
    /// The rule of a text that begins on a day; `from` are the seconds that clocks are ahead of UTC before a change.
    /// None where it is of another kind.
    pub(super) fn parse(text: &str, start: NaiveDateTime, from: i64) -> Option<Self> {
        let (mut yearly, mut month, mut weekday, mut days, mut until) = (false, None, None, Vec::new(), None);
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=')?;
            let value = value.trim();
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => yearly = value.eq_ignore_ascii_case("YEARLY"),
                "INTERVAL" if value == "1" => {}
                "WKST" => {}
                "BYMONTH" => month = Some(value.parse().ok()?),
                "BYDAY" => weekday = Some(weekday_of(value)?),
                "BYMONTHDAY" => {
                    days =
                        value.split(',').take(32).map(|day| day.trim().parse::<u32>().ok()).collect::<Option<_>>()?;
                }
                "UNTIL" => {
                    until = Some(match Stamp::parse(value)? {
                        Stamp::Day(day) => day.and_hms_opt(23, 59, 59)?,
                        Stamp::Wall(wall) => wall,
                        Stamp::Utc(utc) => utc + TimeDelta::seconds(from),
                    });
                }
                _ => return None,
            }
        }
        let run = days.windows(2).all(|pair| matches!(pair, [one, next] if one + 1 == *next));
        let day = match (weekday, days.as_slice()) {
            (Some((Some(nth), weekday)), []) if month.is_some() => Day::Nth(nth, weekday),
            (Some((None, weekday)), [first, ..]) if days.len() == 7 && run => Day::From(*first, weekday),
            (None, [day]) => Day::Of(*day),
            (None, []) => Day::Of(start.day()),
            _ => return None,
        };
        let month = month.unwrap_or(start.month());
        (yearly && (1..=12).contains(&month)).then_some(Self { month, day, until })
    }

    /// The last time at which it falls, at the time of day of its start, and not after a time.
    pub(super) fn last(&self, start: NaiveDateTime, not_after: NaiveDateTime) -> Option<NaiveDateTime> {
        let year = self.until.map_or(not_after, |until| until.min(not_after)).year();
        let falls = [year, year - 1].into_iter().filter_map(|year| self.at(start, year));
        falls.filter(|at| *at <= not_after).max()
    }

    /// When it falls in a year, at the time of day of its start.
    pub(super) fn at(&self, start: NaiveDateTime, year: i32) -> Option<NaiveDateTime> {
        let at = self.in_year(year)?.and_time(start.time());
        (start <= at && self.until.is_none_or(|until| at <= until)).then_some(at)
    }

    fn in_year(&self, year: i32) -> Option<NaiveDate> {
        match self.day {
            Day::Nth(-1, weekday) => {
                let nth = |nth| NaiveDate::from_weekday_of_month_opt(year, self.month, weekday, nth);
                nth(5).or_else(|| nth(4))
            }
            Day::Nth(nth, weekday) => {
                NaiveDate::from_weekday_of_month_opt(year, self.month, weekday, u8::try_from(nth).ok()?)
            }
            Day::From(first, weekday) => {
                let day = NaiveDate::from_ymd_opt(year, self.month, first)?;
                let ahead = weekday.days_since(day.weekday());
                day.checked_add_days(chrono::Days::new(ahead.into()))
            }
            Day::Of(day) => NaiveDate::from_ymd_opt(year, self.month, day),
        }
    }
}

/// `-1SU` or `SU`; none where it counts from the end but for the last.
fn weekday_of(text: &str) -> Option<(Option<i8>, Weekday)> {
    let letters = text.len().checked_sub(2)?;
    let (number, day) = (text.get(..letters)?, text.get(letters..)?);
    let weekday = match day.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    };
    match number {
        "" => Some((None, weekday)),
        number => {
            let nth = number.strip_prefix('+').unwrap_or(number).parse().ok()?;
            (nth == -1 || (1..=5).contains(&nth)).then_some((Some(nth), weekday))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
    }

    fn last(rule: &str, not_after: &str) -> Option<String> {
        let start = wall("1970-03-29T02:00");
        let last = Yearly::parse(rule, start, 3600).unwrap().last(start, wall(not_after));
        last.map(|last| last.format("%Y-%m-%dT%H:%M").to_string())
    }

    #[test]
    fn the_last_fall_is_found_for_every_kind_of_day() {
        for (rule, not_after, expected) in [
            ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "2026-03-29T01:59", Some("2025-03-30T02:00")),
            ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "2026-03-29T02:00", Some("2026-03-29T02:00")),
            ("freq=yearly;interval=1;bymonth=3;byday=2su;wkst=mo", "2026-12-01T00:00", Some("2026-03-08T02:00")),
            ("FREQ=YEARLY;BYMONTH=3;BYDAY=+1FR", "2026-12-01T00:00", Some("2026-03-06T02:00")),
            (
                "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=SU",
                "2026-12-01T00:00",
                Some("2026-03-08T02:00"),
            ),
            ("FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=1", "2026-08-01T00:00", Some("2025-09-01T02:00")),
            ("FREQ=YEARLY", "2026-12-01T00:00", Some("2026-03-29T02:00")),
            ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=19800330T010000Z", "2026-12-01T00:00", Some("1980-03-30T02:00")),
            ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=19800330T000000Z", "2026-12-01T00:00", Some("1979-03-25T02:00")),
            ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "1970-03-29T01:59", None),
        ] {
            assert_eq!(last(rule, not_after).as_deref(), expected, "{rule}");
        }
    }

    #[test]
    fn rules_of_another_kind_are_left_to_others() {
        for rule in [
            "FREQ=MONTHLY",
            "FREQ=YEARLY;COUNT=3",
            "FREQ=YEARLY;INTERVAL=2",
            "FREQ=YEARLY;BYDAY=-1SU",
            "FREQ=YEARLY;BYMONTH=13;BYDAY=1SU",
            "FREQ=YEARLY;BYMONTH=3;BYDAY=SU",
            "FREQ=YEARLY;BYMONTH=3;BYDAY=-2SU",
            "FREQ=YEARLY;BYMONTH=3;BYDAY=1€",
            "nonsense",
            "",
        ] {
            assert_eq!(Yearly::parse(rule, wall("1970-03-29T02:00"), 0), None, "{rule}");
        }
    }
}
