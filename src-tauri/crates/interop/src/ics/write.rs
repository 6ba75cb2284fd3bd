//! Writing calendar files.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use rayon::prelude::*;
use slipway_domain::time::Instant;

use super::line::{cut, escaped, push};
use super::{AnnualZone, Busy, CalendarEvent, CalendarFile, Status, When};

/// Outlook cuts summaries and locations at this many UTF-16 units.
const OUTLOOK_UNITS: usize = 255;
/// The room of a number behind a name, with a fold that it may cause.
const NUMBER: usize = 16;
/// So many events are written in one go.
const WRITTEN_TOGETHER: usize = 512;

/// The file as bytes: UTF-8 without byte order mark, CRLF, zones before events, events sorted by UID.
pub fn write(file: &CalendarFile) -> Vec<u8> {
    let mut events: Vec<&CalendarEvent> = file.events.iter().collect();
    events.sort_by(|a, b| a.uid.cmp(&b.uid));
    let mut out = head(file);
    for zone in zones(&events) {
        zone.push(&mut out);
    }
    let together = |events: &[&CalendarEvent]| {
        let mut out = String::with_capacity(events.len() * 1024);
        for event in events {
            body(&mut out, event);
        }
        out
    };
    let parts: Vec<String> = events.par_chunks(WRITTEN_TOGETHER).map(together).collect();
    out.reserve(parts.iter().map(String::len).sum::<usize>() + NUMBER);
    for part in &parts {
        out.push_str(part);
    }
    push(&mut out, "END", "VCALENDAR");
    out.into_bytes()
}

/// The same events in several files, each shorter than `limit` bytes where one event alone is not longer.
///
/// Each is a calendar of its own: under one RELCALID, importing the second would replace the first.
pub fn write_split(file: &CalendarFile, limit: usize) -> Vec<Vec<u8>> {
    let mut events: Vec<&CalendarEvent> = file.events.iter().collect();
    events.sort_by(|a, b| a.uid.cmp(&b.uid));
    let zones: usize = zones(&events).into_iter().map(zone_length).sum();
    let frame = head(file).len() + 2 * NUMBER + zones + "END:VCALENDAR\r\n".len();
    let (mut parts, mut part, mut length) = (Vec::new(), Vec::new(), frame);
    let mut text = String::new();
    for event in events {
        text.clear();
        body(&mut text, event);
        let event_length = text.len();
        if length + event_length >= limit && !part.is_empty() {
            parts.push(std::mem::take(&mut part));
            length = frame;
        }
        part.push(event.clone());
        length += event_length;
    }
    parts.push(part);
    if parts.len() == 1 {
        return vec![write(file)];
    }
    let numbered = |(events, number): (Vec<CalendarEvent>, usize)| {
        let (name, guid) = (format!("{} ({number})", file.name), format!("{}-{number}", file.guid));
        write(&CalendarFile { name, guid, product: file.product.clone(), events })
    };
    parts.into_iter().zip(1..).map(numbered).collect()
}

/// The zones to which events refer, sorted and each once.
fn zones<'a>(events: &[&'a CalendarEvent]) -> Vec<&'a AnnualZone> {
    let used = events.iter().filter_map(|event| match &event.when {
        When::Series(series) => Some((series.zone.name(), &series.zone)),
        When::Once { .. } | When::Days(_) => None,
    });
    used.collect::<BTreeMap<_, _>>().into_values().collect()
}

fn zone_length(zone: &AnnualZone) -> usize {
    let mut out = String::new();
    zone.push(&mut out);
    out.len()
}

fn head(file: &CalendarFile) -> String {
    let mut out = String::new();
    push(&mut out, "BEGIN", "VCALENDAR");
    push(&mut out, "VERSION", "2.0");
    push(&mut out, "PRODID", &escaped(&file.product));
    push(&mut out, "CALSCALE", "GREGORIAN");
    push(&mut out, "METHOD", "PUBLISH");
    if file.events.len() > 1 {
        push(&mut out, "X-WR-CALNAME", &escaped(&file.name));
        push(&mut out, "X-WR-RELCALID", &escaped(&file.guid));
    }
    out
}

/// Adds the event, and behind it those of its occurrences that have times of their own.
fn body(out: &mut String, event: &CalendarEvent) {
    match &event.when {
        When::Once { start, end } => {
            component(out, event, &[("DTSTART", stamp(*start)), ("DTEND", stamp(*end))]);
        }
        When::Days(days) => {
            let day = |day: NaiveDate| day.format("%Y%m%d").to_string();
            let mut times = vec![("DTSTART;VALUE=DATE", day(days.first)), ("DTEND;VALUE=DATE", day(days.after))];
            times.extend(days.rule.clone().map(|rule| ("RRULE", rule)));
            component(out, event, &times);
        }
        When::Series(series) => {
            let named = |property: &str| format!("{property};TZID={}", series.zone.name());
            let (start, end, which) = (named("DTSTART"), named("DTEND"), named("RECURRENCE-ID"));
            let times = [
                (start.as_str(), local(series.start)),
                (end.as_str(), local(series.end)),
                ("RRULE", series.rule.clone()),
            ];
            component(out, event, &times);
            for moved in &series.moved {
                let times =
                    [(which.as_str(), local(moved.wall)), ("DTSTART", stamp(moved.start)), ("DTEND", stamp(moved.end))];
                component(out, event, &times);
            }
        }
    }
}

fn component(out: &mut String, event: &CalendarEvent, times: &[(&str, String)]) {
    let busy = match event.busy {
        Busy::Free => "FREE",
        Busy::Busy => "BUSY",
        Busy::Tentative => "TENTATIVE",
    };
    let status = match event.status {
        Status::Confirmed => "CONFIRMED",
        Status::Tentative => "TENTATIVE",
        Status::Cancelled => "CANCELLED",
    };
    push(out, "BEGIN", "VEVENT");
    push(out, "UID", &escaped(&event.uid));
    push(out, "DTSTAMP", &stamp(event.changed));
    push(out, "LAST-MODIFIED", &stamp(event.changed));
    push(out, "CREATED", &stamp(event.created));
    push(out, "SEQUENCE", &event.sequence.to_string());
    for (name, value) in times {
        push(out, name, value);
    }
    push(out, "SUMMARY", &escaped(cut(&event.summary, OUTLOOK_UNITS)));
    push(out, "DESCRIPTION", &escaped(&event.description));
    if let Some(location) = &event.location {
        push(out, "LOCATION", &escaped(cut(location, OUTLOOK_UNITS)));
    }
    if !event.categories.is_empty() {
        let categories: Vec<Cow<'_, str>> = event.categories.iter().map(|category| escaped(category)).collect();
        push(out, "CATEGORIES", &categories.join(","));
    }
    push(out, "STATUS", status);
    push(out, "TRANSP", if event.busy == Busy::Free { "TRANSPARENT" } else { "OPAQUE" });
    push(out, "X-MICROSOFT-CDO-BUSYSTATUS", busy);
    push(out, "CLASS", "PUBLIC");
    push(out, "END", "VEVENT");
}

fn stamp(instant: Instant) -> String {
    let mut text = local(instant.utc().naive_utc());
    text.push('Z');
    text
}

/// A wall time in the basic format of ISO 8601. Written out by hand, because a file has five for each event.
fn local(wall: NaiveDateTime) -> String {
    let mut text = String::with_capacity(16);
    let year = wall.year().clamp(0, 9999).unsigned_abs();
    for pair in [year / 100, year % 100, wall.month(), wall.day()] {
        digits(&mut text, pair);
    }
    text.push('T');
    for pair in [wall.hour(), wall.minute(), wall.second()] {
        digits(&mut text, pair);
    }
    text
}

fn digits(text: &mut String, pair: u32) {
    text.extend([pair / 10 % 10, pair % 10].iter().filter_map(|digit| char::from_digit(*digit, 10)));
}

#[cfg(test)]
mod tests {
    use slipway_domain::Key;
    use slipway_domain::calendar::{Scope, Window, WindowKind};
    use slipway_domain::time::{Interval, Recurrence, Zone};

    use super::super::{Days, Series};
    use super::*;

    fn event(uid: &str) -> CalendarEvent {
        let at = |text| Instant::parse(text).unwrap();
        CalendarEvent {
            uid: uid.into(),
            created: at("2026-11-01T08:00:00Z"),
            changed: at("2026-11-02T08:00:00Z"),
            sequence: 2,
            when: When::Once { start: at("2026-11-28T21:00:00Z"), end: at("2026-11-29T01:00:00Z") },
            summary: "R-1 Payments, 4.2".into(),
            description: "Line one\nline two; done".into(),
            location: None,
            categories: vec!["Normal".into()],
            status: Status::Confirmed,
            busy: Busy::Busy,
        }
    }

    fn file(events: Vec<CalendarEvent>) -> CalendarFile {
        CalendarFile { name: "Plan".into(), guid: "g-1".into(), product: "-//Slipway//Slipway 0.1//EN".into(), events }
    }

    #[test]
    fn properties_stand_in_the_order_that_calendars_were_seen_to_accept() {
        let text = String::from_utf8(write(&file(vec![event("b@slipway"), event("a@slipway")]))).unwrap();
        let names: Vec<&str> = text.split("\r\n").filter_map(|line| line.split(':').next()).collect();
        assert_eq!(names[..7], ["BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "X-WR-RELCALID"]);
        assert_eq!(
            names[7..21],
            [
                "BEGIN",
                "UID",
                "DTSTAMP",
                "LAST-MODIFIED",
                "CREATED",
                "SEQUENCE",
                "DTSTART",
                "DTEND",
                "SUMMARY",
                "DESCRIPTION",
                "CATEGORIES",
                "STATUS",
                "TRANSP",
                "X-MICROSOFT-CDO-BUSYSTATUS"
            ]
        );
        assert!(text.find("a@slipway") < text.find("b@slipway"), "events are sorted by UID");
        assert!(text.contains("DTSTART:20261128T210000Z\r\n"));
    }

    #[test]
    fn the_reader_of_another_author_reads_every_event_back() {
        let bytes = write(&file((0..20).map(|n| event(&format!("{n:02}@slipway"))).collect()));
        let parsed: Vec<_> = ical::IcalParser::new(bytes.as_slice()).collect::<Result<_, _>>().unwrap();
        assert_eq!(parsed.len(), 1);
        assert_eq!(parsed[0].events.len(), 20);
        let property =
            |name: &str| parsed[0].events[3].properties.iter().find(|p| p.name == name).unwrap().value.clone();
        assert_eq!(property("UID").unwrap(), "03@slipway");
        assert_eq!(property("DESCRIPTION").unwrap(), "Line one\\nline two\\; done");
    }

    #[test]
    fn the_same_events_give_the_same_bytes_in_any_order() {
        let (a, b) = (event("a@slipway"), event("b@slipway"));
        assert_eq!(write(&file(vec![a.clone(), b.clone()])), write(&file(vec![b, a])));
    }

    #[test]
    fn a_cancelled_event_keeps_its_name_and_gives_the_time_free() {
        let text = String::from_utf8(write(&file(vec![event("a@slipway").cancelled()]))).unwrap();
        for line in ["UID:a@slipway", "STATUS:CANCELLED", "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"] {
            assert!(text.contains(line), "{line}");
        }
        assert!(text.contains("SUMMARY:Cancelled: R-1"));
    }

    /// A window in Berlin from 01:00 to 05:00 on Sundays, and one over whole days at the end of the year.
    fn windows() -> Vec<CalendarEvent> {
        let window = |zone: &str, start: &str, end: &str, rule: &str| Window {
            id: serde_json::from_str("\"01936a3e-7c00-7000-8000-000000000001\"").unwrap(),
            key: Key::parse("W").unwrap(),
            title: "W".into(),
            kind: WindowKind::Maintenance,
            scope: Scope::default(),
            zone: Zone::parse(zone).unwrap(),
            start: start.parse().unwrap(),
            end: end.parse().unwrap(),
            recurrence: Some(Recurrence::parse(rule).unwrap()),
            severity: None,
            owner: None,
            source: String::new(),
            reviewed: None,
            limit: None,
            freeze: None,
        };
        let at = |text| Instant::parse(text).unwrap();
        let within = Interval::new(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")).unwrap();
        let nights =
            window("Europe/Berlin", "2026-01-04T01:00:00", "2026-01-04T05:00:00", "FREQ=WEEKLY;UNTIL=20261231");
        let year_end = window("Europe/Berlin", "2026-12-18T00:00:00", "2027-01-04T00:00:00", "FREQ=YEARLY");
        let nights = When::Series(Series::of(&nights, within).unwrap());
        let year_end = When::Days(Days::of(&year_end).unwrap());
        vec![
            CalendarEvent { when: nights, ..event("nights@slipway") },
            CalendarEvent { when: year_end, ..event("year-end@slipway") },
        ]
    }

    #[test]
    fn a_series_is_told_on_the_wall_of_its_zone_with_its_end_in_utc() {
        let text = String::from_utf8(write(&file(windows()))).unwrap();
        for line in [
            "DTSTART;TZID=Europe/Berlin:20260104T010000",
            "DTEND;TZID=Europe/Berlin:20260104T050000",
            "RRULE:FREQ=WEEKLY;UNTIL=20261227T000000Z",
            "DTSTART;VALUE=DATE:20261218",
            "DTEND;VALUE=DATE:20270104",
            "RRULE:FREQ=YEARLY",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line}: {text}");
        }
        assert_eq!(text.matches("BEGIN:VTIMEZONE").count(), 1, "only zones that are used");
        assert!(text.find("END:VTIMEZONE") < text.find("BEGIN:VEVENT"));
    }

    #[test]
    fn an_occurrence_over_a_clock_change_stands_behind_its_series_under_the_same_name() {
        let bytes = write(&file(windows()));
        let calendar = ical::IcalParser::new(bytes.as_slice()).next().unwrap().unwrap();
        assert_eq!(calendar.timezones.len(), 1);
        assert_eq!(calendar.timezones[0].transitions.len(), 2);
        let told = |name: &str| {
            let value = |event: &ical::parser::ical::component::IcalEvent| {
                event.properties.iter().find(|property| property.name == name).and_then(|found| found.value.clone())
            };
            calendar.events.iter().map(value).collect::<Vec<_>>()
        };
        let uid = told("UID");
        assert!(uid[..3].iter().all(|uid| uid.as_deref() == Some("nights@slipway")), "{uid:?}");
        let moved = ["20260329T010000", "20261025T010000"].map(|wall| Some(wall.to_owned()));
        assert_eq!(told("RECURRENCE-ID")[..3], [None, moved[0].clone(), moved[1].clone()]);
        assert_eq!(told("DTEND")[1].as_deref(), Some("20260329T030000Z"), "05:00 in Berlin, three hours later");
    }

    #[test]
    fn an_event_reads_back_from_the_ledger_as_it_was() {
        for event in windows().into_iter().chain([event("a@slipway")]) {
            let kept = serde_json::to_string(&event).unwrap();
            assert_eq!(serde_json::from_str::<CalendarEvent>(&kept).unwrap(), event, "{kept}");
        }
    }

    #[test]
    fn split_files_stay_below_the_limit_and_hold_every_event_once() {
        let events: Vec<_> = (0..50).map(|n| event(&format!("{n:02}@slipway"))).collect();
        let files = write_split(&file(events), 4_000);
        assert!(files.len() > 1 && files.iter().all(|file| file.len() < 4_000));
        let together = String::from_utf8(files.concat()).unwrap();
        assert_eq!(together.matches("BEGIN:VEVENT").count(), 50);
        assert!(together.contains("X-WR-RELCALID:g-1-1\r\n") && together.contains("X-WR-CALNAME:Plan (2)\r\n"));
    }
}
