//! Writing calendar files.

use slipway_domain::time::Instant;

use super::line::{cut, escaped, push};
use super::{Busy, CalendarEvent, CalendarFile, Status};

/// Outlook cuts summaries and locations at this many UTF-16 units.
const OUTLOOK_UNITS: usize = 255;

/// The file as bytes: UTF-8 without byte order mark, CRLF, events sorted by UID, times in UTC.
pub fn write(file: &CalendarFile) -> Vec<u8> {
    let mut events: Vec<&CalendarEvent> = file.events.iter().collect();
    events.sort_by(|a, b| a.uid.cmp(&b.uid));
    let mut out = head(file);
    for event in events {
        out.push_str(&body(event));
    }
    out.push_str("END:VCALENDAR\r\n");
    out.into_bytes()
}

/// The same events in several files, each shorter than `limit` bytes where one event alone is not longer.
pub fn write_split(file: &CalendarFile, limit: usize) -> Vec<Vec<u8>> {
    let mut events: Vec<&CalendarEvent> = file.events.iter().collect();
    events.sort_by(|a, b| a.uid.cmp(&b.uid));
    let frame = head(file).len() + "END:VCALENDAR\r\n".len();
    let (mut files, mut part, mut length) = (Vec::new(), Vec::new(), frame);
    for event in events {
        let event_length = body(event).len();
        if length + event_length >= limit && !part.is_empty() {
            files.push(write(&CalendarFile { events: std::mem::take(&mut part), ..file.clone() }));
            length = frame;
        }
        part.push(event.clone());
        length += event_length;
    }
    if !part.is_empty() || files.is_empty() {
        files.push(write(&CalendarFile { events: part, ..file.clone() }));
    }
    files
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

fn body(event: &CalendarEvent) -> String {
    let mut out = String::with_capacity(512);
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
    push(&mut out, "BEGIN", "VEVENT");
    push(&mut out, "UID", &escaped(&event.uid));
    push(&mut out, "DTSTAMP", &stamp(event.changed));
    push(&mut out, "LAST-MODIFIED", &stamp(event.changed));
    push(&mut out, "CREATED", &stamp(event.created));
    push(&mut out, "SEQUENCE", &event.sequence.to_string());
    push(&mut out, "DTSTART", &stamp(event.start));
    push(&mut out, "DTEND", &stamp(event.end));
    push(&mut out, "SUMMARY", &escaped(cut(&event.summary, OUTLOOK_UNITS)));
    push(&mut out, "DESCRIPTION", &escaped(&event.description));
    if let Some(location) = &event.location {
        push(&mut out, "LOCATION", &escaped(cut(location, OUTLOOK_UNITS)));
    }
    if !event.categories.is_empty() {
        let categories: Vec<String> = event.categories.iter().map(|category| escaped(category)).collect();
        push(&mut out, "CATEGORIES", &categories.join(","));
    }
    push(&mut out, "STATUS", status);
    push(&mut out, "TRANSP", if event.busy == Busy::Free { "TRANSPARENT" } else { "OPAQUE" });
    push(&mut out, "X-MICROSOFT-CDO-BUSYSTATUS", busy);
    push(&mut out, "CLASS", "PUBLIC");
    push(&mut out, "END", "VEVENT");
    out
}

fn stamp(instant: Instant) -> String {
    instant.utc().format("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(uid: &str) -> CalendarEvent {
        let at = |text| Instant::parse(text).unwrap();
        CalendarEvent {
            uid: uid.into(),
            created: at("2026-11-01T08:00:00Z"),
            changed: at("2026-11-02T08:00:00Z"),
            sequence: 2,
            start: at("2026-11-28T21:00:00Z"),
            end: at("2026-11-29T01:00:00Z"),
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

    #[test]
    fn split_files_stay_below_the_limit_and_hold_every_event_once() {
        let events: Vec<_> = (0..50).map(|n| event(&format!("{n:02}@slipway"))).collect();
        let files = write_split(&file(events), 4_000);
        assert!(files.len() > 1 && files.iter().all(|file| file.len() < 4_000));
        let together = String::from_utf8(files.concat()).unwrap();
        assert_eq!(together.matches("BEGIN:VEVENT").count(), 50);
    }
}
