//! Times as sentences tell them: on the wall of a zone that is named.

use std::fmt::Write;

use chrono::{Datelike, NaiveDateTime, TimeDelta, Timelike};

use crate::time::{Instant, Interval, Resolved, Zone};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A stretch of time as people tell it: `18 Dec 22:00–02:00 Europe/Berlin`, or with both days where it is longer.
///
/// An end without a day lies on the same day or in the following night, less
/// than 24 hours after the start. A time that comes twice is told with its
/// distance from UTC.
pub fn told(stretch: Interval, zone: &Zone) -> String {
    let (start, end) = (zone.wall(stretch.start()), zone.wall(stretch.end()));
    let mut text = String::with_capacity(48);
    day(&mut text, start);
    text.push(' ');
    clock(&mut text, stretch.start(), start, zone);
    if end - start < TimeDelta::hours(24) && end > start {
        text.push('–');
    } else {
        text.push_str(" – ");
        day(&mut text, end);
        text.push(' ');
    }
    clock(&mut text, stretch.end(), end, zone);
    text.push(' ');
    text.push_str(zone.name());
    text
}

/// An instant as people tell it: `18 Dec 22:00 Europe/Berlin`.
pub fn told_instant(instant: Instant, zone: &Zone) -> String {
    let wall = zone.wall(instant);
    let mut text = String::with_capacity(40);
    day(&mut text, wall);
    text.push(' ');
    clock(&mut text, instant, wall, zone);
    text.push(' ');
    text.push_str(zone.name());
    text
}

/// A wall time whether or not the clock ever shows it: `29 Mar 02:30`.
pub(super) fn told_wall(wall: NaiveDateTime) -> String {
    let mut text = String::with_capacity(16);
    day(&mut text, wall);
    let _ = write!(text, " {:02}:{:02}", wall.hour(), wall.minute());
    text
}

/// A distance from UTC: `UTC+2`, `UTC+5:45`, `UTC`.
pub(super) fn told_offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

fn day(text: &mut String, wall: NaiveDateTime) {
    let month = MONTHS.get(wall.month0() as usize).copied().unwrap_or_default();
    let _ = write!(text, "{} {month}", wall.day());
}

fn clock(text: &mut String, instant: Instant, wall: NaiveDateTime, zone: &Zone) {
    let _ = write!(text, "{:02}:{:02}", wall.hour(), wall.minute());
    if matches!(zone.resolve(wall), Resolved::Twice { .. }) {
        let _ = write!(text, " ({})", told_offset(zone.offset_seconds(instant)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_in(zone: &str, start: &str, end: &str) -> String {
        let at = |text| Instant::parse(text).unwrap();
        told(Interval::new(at(start), at(end)).unwrap(), &Zone::parse(zone).unwrap())
    }

    #[test]
    fn a_night_needs_one_day_and_a_longer_stretch_both() {
        assert_eq!(
            told_in("Europe/Berlin", "2026-12-18T21:00:00Z", "2026-12-19T01:00:00Z"),
            "18 Dec 22:00–02:00 Europe/Berlin"
        );
        assert_eq!(
            told_in("Europe/Berlin", "2026-12-17T23:00:00Z", "2027-01-04T07:00:00Z"),
            "18 Dec 00:00 – 4 Jan 08:00 Europe/Berlin"
        );
        assert_eq!(told_in("UTC", "2026-12-18T00:00:00Z", "2026-12-19T00:00:00Z"), "18 Dec 00:00 – 19 Dec 00:00 UTC");
    }

    #[test]
    fn a_repeated_hour_is_told_with_its_distance_from_utc() {
        assert_eq!(
            told_in("Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
            "25 Oct 02:30 (UTC+2) – 25 Oct 02:30 (UTC+1) Europe/Berlin"
        );
        assert_eq!(told_offset(5 * 3600 + 45 * 60), "UTC+5:45");
        assert_eq!(told_offset(-3 * 3600 - 30 * 60), "UTC-3:30");
    }
}
