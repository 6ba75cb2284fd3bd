//! Times as they stand on paper: 24 hours, the weekday and the ISO week with the date, the zone always named.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use slipway_domain::time::{Instant, Interval, Resolved, Zone};

/// A day with its ISO week: `Tue 24 Nov 2026 (W48)`.
pub(crate) fn day(date: NaiveDate) -> String {
    format!("{} (W{:02})", date.format("%a %-d %b %Y"), date.iso_week().week())
}

/// A stretch in full, without its zone: `Tue 24 Nov 2026 (W48), 14:00–15:00`. An end on another day names that day.
pub(crate) fn stretch(at: Interval, zone: &Zone) -> String {
    let start = zone.wall(at.start()).date();
    format!("{}, {}{}", day(start), hour(at.start(), zone), until(at, zone))
}

/// A stretch for a table cell, zone included: `Sat 28 Nov 22:00 – Sun 29 Nov 02:00 Europe/London`.
pub(crate) fn brief(at: Interval, zone: &Zone) -> String {
    format!("{} {zone}", hours(at, zone))
}

/// The same without its zone, for cells that name it on a line of its own.
pub(crate) fn hours(at: Interval, zone: &Zone) -> String {
    format!("{}{}", clock(at.start(), zone), until(at, zone))
}

/// An instant for a table cell, zone included: `Sat 28 Nov 22:00 UTC`.
pub(crate) fn moment(at: Instant, zone: &Zone) -> String {
    format!("{} {zone}", clock(at, zone))
}

/// An instant in full: `Mon 23 Nov 2026 (W48), 10:00 Europe/London`.
pub(crate) fn full_moment(at: Instant, zone: &Zone) -> String {
    format!("{}, {} {zone}", day(zone.wall(at).date()), hour(at, zone))
}

/// An instant without its zone, for columns that name it: `Fri 18 Dec 2026, 18:00`.
pub(crate) fn dated(at: Instant, zone: &Zone) -> String {
    format!("{}, {}", zone.wall(at).format("%a %-d %b %Y"), hour(at, zone))
}

/// A stretch without its zone: `Fri 18 Dec 18:00 – Mon 4 Jan 06:00`; days alone where it is made of whole ones.
pub(crate) fn span(at: Interval, zone: &Zone) -> String {
    let (start, end) = (zone.wall(at.start()), zone.wall(at.end()));
    if at.is_empty() || start.time() != NaiveTime::MIN || end.time() != NaiveTime::MIN {
        return hours(at, zone);
    }
    let day = |date: NaiveDate| date.format("%a\u{A0}%-d\u{A0}%b").to_string();
    let (first, last) = (start.date(), end.date() - Days::new(1));
    if first == last { day(first) } else { format!("{} – {}", day(first), day(last)) }
}

/// Days from the first to the last, with their weeks: `24 Nov – 28 Dec 2026, W48–W53`.
pub(crate) fn days(first: NaiveDate, last: NaiveDate) -> String {
    let begin = if first.year() == last.year() { first.format("%-d %b") } else { first.format("%-d %b %Y") };
    let (from, to) = (first.iso_week().week(), last.iso_week().week());
    format!("{begin} – {}, W{from:02}–W{to:02}", last.format("%-d %b %Y"))
}

/// A week with its days, without the year: `W48 · 23–29 Nov`, `W49 · 30 Nov – 6 Dec`.
pub(crate) fn week(monday: NaiveDate) -> String {
    let sunday = monday + Days::new(6);
    let from = if monday.month() == sunday.month() {
        format!("{}–", monday.day())
    } else {
        format!("{} – ", monday.format("%-d %b"))
    };
    format!("W{:02} · {from}{}", monday.iso_week().week(), sunday.format("%-d %b"))
}

/// The Monday of a day's week.
pub(crate) fn monday_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}

/// A zone with its distance from UTC at an instant: `Europe/Berlin, UTC+01:00`.
pub(crate) fn zone_at(zone: &Zone, at: Instant) -> String {
    format!("{zone}, {}", offset(zone, at))
}

pub(crate) fn offset(zone: &Zone, at: Instant) -> String {
    let minutes = zone.offset_seconds(at) / 60;
    let sign = if minutes < 0 { '−' } else { '+' };
    format!("UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// The end of a stretch behind its start, with its day where that is another one.
fn until(at: Interval, zone: &Zone) -> String {
    if zone.wall(at.start()).date() == zone.wall(at.end()).date() {
        format!("–{}", hour(at.end(), zone))
    } else {
        format!(" – {}", clock(at.end(), zone))
    }
}

/// Day and time without the zone, for columns that name it: `Sat 28 Nov 22:00`. Never broken over two lines.
pub(crate) fn clock(at: Instant, zone: &Zone) -> String {
    format!("{}\u{A0}{}", zone.wall(at).format("%a\u{A0}%-d\u{A0}%b"), hour(at, zone))
}

/// The time of day; one that comes twice, because clocks go back over it, says which of the two is meant.
fn hour(at: Instant, zone: &Zone) -> String {
    let wall = zone.wall(at);
    let time = wall.format("%H:%M").to_string();
    match zone.resolve(wall) {
        Resolved::Twice { .. } => format!("{time} ({})", offset(zone, at)),
        Resolved::Once(_) | Resolved::Never { .. } => time,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn between(start: &str, end: &str) -> Interval {
        Interval::new(at(start), at(end)).unwrap()
    }

    fn berlin() -> Zone {
        Zone::parse("Europe/Berlin").unwrap()
    }

    fn brief(at: Interval, zone: &Zone) -> String {
        super::brief(at, zone).replace('\u{A0}', " ")
    }

    fn stretch(at: Interval, zone: &Zone) -> String {
        super::stretch(at, zone).replace('\u{A0}', " ")
    }

    #[test]
    fn a_stretch_names_its_weekday_week_and_any_second_day() {
        let meeting = between("2026-11-24T13:00:00Z", "2026-11-24T14:00:00Z");
        assert_eq!(stretch(meeting, &berlin()), "Tue 24 Nov 2026 (W48), 14:00–15:00");
        let night = between("2026-11-28T21:00:00Z", "2026-11-29T01:00:00Z");
        assert_eq!(stretch(night, &berlin()), "Sat 28 Nov 2026 (W48), 22:00 – Sun 29 Nov 02:00");
        assert_eq!(brief(night, &berlin()), "Sat 28 Nov 22:00 – Sun 29 Nov 02:00 Europe/Berlin");
    }

    #[test]
    fn an_hour_that_comes_twice_says_which_is_meant() {
        let night = between("2026-10-25T00:30:00Z", "2026-10-25T03:00:00Z");
        assert_eq!(brief(night, &berlin()), "Sun 25 Oct 02:30 (UTC+02:00)–04:00 Europe/Berlin");
    }

    #[test]
    fn a_new_year_carries_the_week_of_the_old_one() {
        assert_eq!(day(NaiveDate::from_ymd_opt(2027, 1, 1).unwrap()), "Fri 1 Jan 2027 (W53)");
    }

    #[test]
    fn a_week_names_its_monday_and_sunday() {
        let week_of = |year, month, day| week(monday_of(NaiveDate::from_ymd_opt(year, month, day).unwrap()));
        assert_eq!(week_of(2026, 11, 24), "W48 · 23–29 Nov");
        assert_eq!(week_of(2026, 12, 1), "W49 · 30 Nov – 6 Dec");
        assert_eq!(week_of(2027, 1, 2), "W53 · 28 Dec – 3 Jan");
    }

    #[test]
    fn whole_days_are_told_without_hours() {
        let span = |start, end| super::span(between(start, end), &berlin()).replace('\u{A0}', " ");
        assert_eq!(span("2026-12-24T23:00:00Z", "2026-12-26T23:00:00Z"), "Fri 25 Dec – Sat 26 Dec");
        assert_eq!(span("2026-04-30T22:00:00Z", "2026-05-01T22:00:00Z"), "Fri 1 May");
        assert_eq!(span("2026-12-18T17:00:00Z", "2026-12-18T19:00:00Z"), "Fri 18 Dec 18:00–20:00");
        assert_eq!(dated(at("2026-12-18T17:00:00Z"), &berlin()), "Fri 18 Dec 2026, 18:00");
    }

    #[test]
    fn a_zone_is_told_with_the_offset_of_that_day() {
        assert_eq!(zone_at(&berlin(), at("2026-07-01T00:00:00Z")), "Europe/Berlin, UTC+02:00");
        assert_eq!(
            zone_at(&Zone::parse("America/St_Johns").unwrap(), at("2026-12-01T00:00:00Z")),
            "America/St_Johns, UTC−03:30"
        );
    }
}
