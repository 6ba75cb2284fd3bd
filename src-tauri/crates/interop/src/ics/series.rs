//! Windows as calendars can repeat them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use slipway_domain::calendar::Window;
use slipway_domain::time::{Instant, Interval, Recurrence, Zone};

use super::AnnualZone;

/// The parts of a rule that every calendar understands.
const PARTS: [&str; 8] = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"];

/// The years in which the end of a rule is looked for.
const CENTURIES: i32 = 200;

/// A recurring event at the same time on the wall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    pub(super) zone: AnnualZone,
    pub(super) start: NaiveDateTime,
    pub(super) end: NaiveDateTime,
    /// The rule, with its end in UTC.
    pub(super) rule: String,
    /// Occurrences that are longer or shorter than the others, because clocks change inside.
    pub(super) moved: Vec<Moved>,
}

/// An occurrence of a series with times of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// When the series would have it start, on the wall.
    pub(super) wall: NaiveDateTime,
    pub(super) start: Instant,
    pub(super) end: Instant,
}

/// Whole days, once or recurring, wherever the reader is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    pub(super) first: NaiveDate,
    /// The first day after it.
    pub(super) after: NaiveDate,
    /// The rule, with its end as a day.
    pub(super) rule: Option<String>,
}

impl Series {
    /// A recurring window as a series; `within` bounds where occurrences of another length are looked for.
    ///
    /// None where calendars would not agree about it: a zone without an annual
    /// rule, a rule that Outlook cannot keep, a first time that the rule does
    /// not name, or clocks that change inside the first occurrence.
    pub fn of(window: &Window, within: Interval) -> Option<Self> {
        let Window { zone, start, end, recurrence, .. } = window;
        let recurrence = recurrence.as_ref().filter(|rule| repeats_alike(rule, *start, zone))?;
        let length = *end - *start;
        let exact = |wall: NaiveDateTime| (zone.resolve(wall).first(), zone.resolve(wall + length).last());
        let as_long =
            |(from, to): (Instant, Instant)| to.epoch_seconds() - from.epoch_seconds() == length.num_seconds();
        if !as_long(exact(*start)) {
            return None;
        }
        let walls = recurrence.expand(*start, zone, within.start().utc().naive_utc(), within.end().utc().naive_utc());
        let moved = walls.into_iter().map(|wall| (wall, exact(wall))).filter(|(_, at)| !as_long(*at));
        Some(Self {
            zone: AnnualZone::of(zone, start.year())?,
            start: *start,
            end: *end,
            rule: ended(recurrence, *start, zone, |last| {
                zone.resolve(last).first().utc().format("%Y%m%dT%H%M%SZ").to_string()
            })?,
            moved: moved.map(|(wall, (start, end))| Moved { wall, start, end }).collect(),
        })
    }
}

impl Days {
    /// One whole day; none for the last day that a calendar knows.
    pub fn on(day: NaiveDate) -> Option<Self> {
        Some(Self { first: day, after: day.succ_opt()?, rule: None })
    }

    /// A window that begins and ends at midnight; none where it does not, or recurs as not every calendar can.
    pub fn of(window: &Window) -> Option<Self> {
        let Window { zone, start, end, recurrence, .. } = window;
        if start.time() != NaiveTime::MIN || end.time() != NaiveTime::MIN {
            return None;
        }
        let rule = match recurrence {
            None => None,
            Some(rule) if repeats_alike(rule, *start, zone) => {
                Some(ended(rule, *start, zone, |last| last.format("%Y%m%d").to_string())?)
            }
            Some(_) => return None,
        };
        Some(Self { first: start.date(), after: end.date(), rule })
    }
}

/// Whether a rule has only parts that every calendar understands, comes more than once and names its first time.
fn repeats_alike(rule: &Recurrence, first: NaiveDateTime, zone: &Zone) -> bool {
    let known = parts(rule).all(|(name, value)| PARTS.contains(&name) && (name, value) != ("COUNT", "1"));
    // A first time that the rule does not name comes before the one that it counts.
    let once = Recurrence::parse(&format!("{};COUNT=1", endless(rule)));
    known && once.is_ok_and(|once| once.expand(first, zone, first, first + TimeDelta::days(366 * 30)).len() == 1)
}

fn parts(rule: &Recurrence) -> impl Iterator<Item = (&str, &str)> {
    rule.as_str().split(';').filter_map(|part| part.split_once('='))
}

pub(super) fn endless(rule: &Recurrence) -> String {
    let parts = parts(rule).filter(|(name, _)| !["COUNT", "UNTIL"].contains(name));
    parts.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(";")
}

/// The rule with `UNTIL` written as `form` has it; the last occurrence is the end, whichever way it was said.
fn ended(
    rule: &Recurrence,
    first: NaiveDateTime,
    zone: &Zone,
    form: impl Fn(NaiveDateTime) -> String,
) -> Option<String> {
    if !parts(rule).any(|(name, _)| name == "UNTIL") {
        return Some(rule.as_str().to_owned());
    }
    let far = NaiveDate::from_ymd_opt(first.year() + CENTURIES, 1, 1)?.and_time(NaiveTime::MIN);
    let last = rule.expand(first, zone, first, far).last().copied()?;
    Some(format!("{};UNTIL={}", endless(rule), form(last)))
}

#[cfg(test)]
mod tests {
    use slipway_domain::Key;
    use slipway_domain::calendar::{Scope, WindowKind};
    use slipway_domain::id::WindowId;

    use super::*;

    fn window(zone: &str, start: &str, end: &str, rule: &str) -> Window {
        let wall = |text| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
        Window {
            id: serde_json::from_str::<WindowId>("\"01936a3e-7c00-7000-8000-000000000001\"").unwrap(),
            key: Key::parse("W").unwrap(),
            title: "W".into(),
            kind: WindowKind::Maintenance,
            scope: Scope::default(),
            zone: Zone::parse(zone).unwrap(),
            start: wall(start),
            end: wall(end),
            recurrence: (!rule.is_empty()).then(|| Recurrence::parse(rule).unwrap()),
            severity: None,
            owner: None,
            source: String::new(),
            reviewed: None,
            limit: None,
            freeze: None,
        }
    }

    fn series(zone: &str, rule: &str) -> Option<Series> {
        let at = |text| Instant::parse(text).unwrap();
        let within = Interval::new(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")).unwrap();
        Series::of(&window(zone, "2026-01-04T01:00", "2026-01-04T05:00", rule), within)
    }

    #[test]
    fn the_end_of_a_series_is_told_in_utc_and_is_its_last_occurrence() {
        let rule = series("Europe/Berlin", "FREQ=WEEKLY;BYDAY=SU;UNTIL=20260710T000000").unwrap().rule;
        assert_eq!(rule, "FREQ=WEEKLY;BYDAY=SU;UNTIL=20260704T230000Z");
        assert_eq!(series("Europe/Berlin", "FREQ=WEEKLY;COUNT=4").unwrap().rule, "FREQ=WEEKLY;COUNT=4");
    }

    #[test]
    fn nights_on_which_clocks_change_have_times_of_their_own() {
        let moved = series("Europe/Berlin", "FREQ=WEEKLY;BYDAY=SU").unwrap().moved;
        let nights: Vec<(String, i64)> = moved
            .iter()
            .map(|moved| (moved.wall.date().to_string(), moved.end.epoch_seconds() - moved.start.epoch_seconds()))
            .collect();
        assert_eq!(nights, [("2026-03-29".to_owned(), 3 * 3600), ("2026-10-25".to_owned(), 5 * 3600)]);
    }

    #[test]
    fn what_not_every_calendar_repeats_alike_is_no_series() {
        assert_eq!(series("Africa/Casablanca", "FREQ=WEEKLY;BYDAY=SU"), None);
        assert_eq!(series("Europe/Berlin", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=SU"), None);
        assert_eq!(series("Europe/Berlin", "FREQ=WEEKLY;BYDAY=MO"), None, "4 January is a Sunday");
        assert_eq!(series("Europe/Berlin", "FREQ=WEEKLY;COUNT=1"), None);
        assert_eq!(series("Europe/Berlin", ""), None);
    }

    #[test]
    fn a_window_from_midnight_to_midnight_is_whole_days() {
        let days = |end, rule| Days::of(&window("Europe/Berlin", "2026-12-18T00:00", end, rule));
        let yearly = days("2027-01-04T00:00", "FREQ=YEARLY;UNTIL=20291231").unwrap();
        assert_eq!(
            (yearly.after.to_string().as_str(), yearly.rule.as_deref()),
            ("2027-01-04", Some("FREQ=YEARLY;UNTIL=20291218"))
        );
        assert_eq!(days("2027-01-04T00:00", "").unwrap().rule, None);
        assert_eq!(days("2027-01-04T06:00", ""), None);
    }
}
