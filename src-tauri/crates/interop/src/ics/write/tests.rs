//! The export contract, line by line.

mod series;

use slipway_domain::time::Instant;

use super::super::{Busy, Related, Relation, Status};
use super::*;
pub(super) use series::nights;
use series::windows;

pub(super) fn event(uid: &str) -> CalendarEvent {
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
        url: None,
        related: Vec::new(),
    }
}

pub(super) fn file(events: Vec<CalendarEvent>) -> CalendarFile {
    CalendarFile {
        name: "Plan".into(),
        guid: "g-1".into(),
        product: "-//Slipway//Slipway 0.1//EN".into(),
        events,
        refresh: None,
    }
}

fn text(file: &CalendarFile) -> String {
    String::from_utf8(write(file)).unwrap().replace("\r\n ", "")
}

fn told(event: CalendarEvent) -> String {
    text(&file(vec![event]))
}

/// The lines of a text, and what stands in front of their values.
fn names(text: &str) -> Vec<&str> {
    text.split("\r\n").filter_map(|line| line.split([':', ';']).next()).collect()
}

#[test]
fn a_calendar_begins_with_its_properties_in_the_order_that_was_seen_to_be_accepted() {
    let text = text(&file(vec![event("b@slipway"), event("a@slipway")]));
    let first: Vec<&str> = text.split("\r\n").take(8).collect();
    assert_eq!(
        first,
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Slipway//Slipway 0.1//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "X-WR-CALNAME:Plan",
            "X-WR-RELCALID:g-1",
            "BEGIN:VEVENT",
        ]
    );
    assert!(text.find("a@slipway") < text.find("b@slipway"), "events are sorted by UID");
    assert_eq!(text.matches("BEGIN:VCALENDAR").count(), 1);
}

#[test]
fn a_single_event_has_no_calendar_of_its_own() {
    let text = told(event("a@slipway"));
    assert_eq!(names(&text)[..6], ["BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "BEGIN"]);
}

#[test]
fn a_file_never_names_outlook_as_its_writer() {
    for product in ["-//Microsoft Corporation//Outlook 16.0 MIMEDIR//EN", ""] {
        let text = text(&CalendarFile { product: product.into(), ..file(vec![event("a@slipway")]) });
        assert!(text.contains(&format!("PRODID:{PRODUCT}\r\n")), "{text}");
    }
}

#[test]
fn only_who_subscribes_is_told_when_to_look_again() {
    let events = vec![event("a@slipway"), event("b@slipway")];
    let published = CalendarFile { refresh: NonZeroU32::new(90), ..file(events) };
    let lines = text(&published);
    assert_eq!(names(&lines)[5..9], ["X-WR-CALNAME", "X-WR-RELCALID", "REFRESH-INTERVAL", "BEGIN"]);
    assert!(lines.contains("REFRESH-INTERVAL;VALUE=DURATION:PT90M\r\n"));
    assert!(!text(&CalendarFile { refresh: None, ..published }).contains("REFRESH"));
}

#[test]
fn an_event_has_its_properties_in_order_and_no_others() {
    let whole = CalendarEvent {
        location: Some("Production".into()),
        url: Some("https://plan.example.org/R-1?a=b,c".into()),
        related: vec![
            Related { uid: "whole@slipway".into(), relation: Relation::PartOf },
            Related { uid: "first@slipway".into(), relation: Relation::DependsOn },
        ],
        ..event("a@slipway")
    };
    let text = told(whole);
    let expected = [
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
        "LOCATION",
        "CATEGORIES",
        "STATUS",
        "TRANSP",
        "X-MICROSOFT-CDO-BUSYSTATUS",
        "CLASS",
        "URL",
        "RELATED-TO",
        "RELATED-TO",
        "END",
        "END",
        "",
    ];
    assert_eq!(names(&text)[5..], expected);
    assert!(text.contains("URL:https://plan.example.org/R-1?a=b,c\r\n"), "a URI has no escapes: {text}");
    let related = "RELATED-TO;RELTYPE=PARENT:whole@slipway\r\nRELATED-TO;RELTYPE=DEPENDS-ON:first@slipway\r\n";
    assert!(text.contains(related), "{text}");
    let least =
        told(CalendarEvent { categories: vec![" ".into()], location: Some(String::new()), ..event("a@slipway") });
    let missing = ["LOCATION", "CATEGORIES", "URL", "RELATED-TO"];
    assert!(!names(&least).iter().any(|name| missing.contains(name)), "{least}");
}

#[test]
fn the_times_of_an_event_are_those_of_its_last_change() {
    let text = told(event("a@slipway"));
    for line in ["DTSTAMP:20261102T080000Z", "LAST-MODIFIED:20261102T080000Z", "CREATED:20261101T080000Z", "SEQUENCE:2"]
    {
        assert!(text.contains(&format!("{line}\r\n")), "{line}");
    }
}

#[test]
fn an_event_that_takes_place_once_is_told_in_utc() {
    let text = told(event("a@slipway"));
    assert!(text.contains("DTSTART:20261128T210000Z\r\nDTEND:20261129T010000Z\r\n"));
    assert!(!text.contains("VTIMEZONE") && !text.contains("TZID"));
    let at = Instant::parse("2026-11-28T21:00:00Z").unwrap();
    let moment = told(CalendarEvent { when: When::Once { start: at, end: at }, ..event("a@slipway") });
    assert!(!moment.contains("DTEND"), "an end lies after the start or is not there: {moment}");
}

#[test]
fn a_name_is_short_enough_for_exchange_and_not_like_outlooks_own() {
    let long = format!("{}ü@slipway", "a".repeat(300));
    let other = format!("{}ü@slipwaz", "a".repeat(300));
    let outlooks = "040000008200E00074C5B7101A82E00800000000@slipway";
    let uids = |uids: &[&str]| {
        let text = text(&file(uids.iter().map(|uid| event(uid)).collect()));
        text.lines().filter_map(|line| line.strip_prefix("UID:").map(str::to_owned)).collect::<Vec<_>>()
    };
    let written = uids(&[&long, &other, outlooks, "short@slipway"]);
    assert!(written.iter().all(|uid| uid.len() <= 202), "{written:?}");
    assert!(!written.iter().any(|uid| uid.starts_with("0400")), "{written:?}");
    assert_eq!(written.iter().collect::<std::collections::BTreeSet<_>>().len(), 4, "each is a name of its own");
    assert_eq!(uids(&written.iter().map(String::as_str).collect::<Vec<_>>()), written, "what is short stays");
}

#[test]
fn summary_and_location_are_one_line_of_at_most_what_outlook_keeps() {
    let text = told(CalendarEvent {
        summary: format!("{}🚀 to the moon", "Pay\r\n".repeat(63) + " to"),
        location: Some("Room 1\nFloor 2".into()),
        ..event("a@slipway")
    });
    let summary = text.lines().find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
    assert!(
        summary.encode_utf16().count() <= 255 && summary.ends_with("Pay  to"),
        "no rocket is cut in two: {summary}"
    );
    assert!(text.contains("LOCATION:Room 1 Floor 2\r\n"));
}

#[test]
fn whether_the_time_is_taken_is_told_alike_in_both_ways() {
    for (busy, lines) in [
        (Busy::Free, "TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n"),
        (Busy::Busy, "TRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n"),
        (Busy::Tentative, "TRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\r\n"),
    ] {
        assert!(told(CalendarEvent { busy, ..event("a@slipway") }).contains(lines), "{lines}");
    }
}

#[test]
fn categories_are_names_with_commas_between_them() {
    let categories = vec!["Normal".into(), "a,b".into(), String::new(), "c\nd".into()];
    let text = told(CalendarEvent { categories, ..event("a@slipway") });
    assert!(text.contains("CATEGORIES:Normal,a\\,b,c d\r\n"), "{text}");
}

#[test]
fn a_link_that_could_do_harm_is_left_out() {
    for url in [
        "javascript:alert(1)",
        "data:text/html,a",
        "no link",
        "https://a.example/\r\nATTENDEE:mailto:b@c",
        "https://a b",
    ] {
        let text = told(CalendarEvent { url: Some(url.into()), ..event("a@slipway") });
        assert!(!text.contains("URL:") && !text.contains("ATTENDEE"), "{url}");
    }
    assert!(told(CalendarEvent { url: Some(" HTTPS://a.example/ ".into()), ..event("a") }).contains("URL:HTTPS://"));
}

#[test]
fn the_reader_of_another_author_reads_every_event_back() {
    let bytes = write(&file((0..20).map(|n| event(&format!("{n:02}@slipway"))).collect()));
    let parsed: Vec<_> = ical::IcalParser::new(bytes.as_slice()).collect::<Result<_, _>>().unwrap();
    assert_eq!(parsed.len(), 1);
    assert_eq!(parsed[0].events.len(), 20);
    let property = |name: &str| parsed[0].events[3].properties.iter().find(|p| p.name == name).unwrap().value.clone();
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
    let off = CalendarEvent { status: Status::Cancelled, ..event("a@slipway") };
    for event in [event("a@slipway").cancelled(), off] {
        let text = told(event);
        for line in [
            "UID:a@slipway",
            "SUMMARY:Cancelled: R-1 Payments\\, 4.2",
            "STATUS:CANCELLED",
            "TRANSP:TRANSPARENT",
            "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line}: {text}");
        }
    }
}

#[test]
fn what_a_file_for_everybody_does_not_have() {
    let text = text(&file(windows().into_iter().chain([event("a@slipway")]).collect()));
    for name in
        ["ATTENDEE", "ORGANIZER", "BEGIN:VALARM", "X-WR-TIMEZONE", "X-PUBLISHED-TTL", "X-ALT-DESC", "RDATE", "TZNAME"]
    {
        assert!(!text.contains(name), "{name}");
    }
}

#[test]
fn a_file_is_utf_8_without_a_mark_in_lines_of_at_most_75_octets_that_end_in_crlf() {
    let texts = ["決済システムの更新", "Zahlungsübersicht; ", "🚀👩\u{200d}🚀", "\u{feff}a\u{0}b\u{85}c\u{7f}\r\n"];
    let text = texts.map(|text| text.repeat(40)).concat();
    let nasty = CalendarEvent { summary: text.clone(), description: text.clone(), location: Some(text), ..event("a") };
    let bytes = write(&file(vec![nasty.clone(), CalendarEvent { uid: "b".into(), ..nasty }]));
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains(char::is_control)));
    assert!(!text.contains('\u{feff}'));
}

#[test]
fn an_event_reads_back_from_the_ledger_as_it_was() {
    for event in windows().into_iter().chain([event("a@slipway")]) {
        let kept = serde_json::to_string(&event).unwrap();
        assert_eq!(serde_json::from_str::<CalendarEvent>(&kept).unwrap(), event, "{kept}");
    }
}

#[test]
fn an_event_that_was_kept_before_it_could_have_a_link_reads_back_and_has_the_same_content() {
    let kept = r#"{"uid":"a@slipway","created":"2026-11-01T08:00:00Z","changed":"2026-11-02T08:00:00Z","sequence":2,
        "start":"2026-11-28T21:00:00Z","end":"2026-11-29T01:00:00Z","summary":"R-1","description":"","location":null,
        "categories":["Normal"],"status":"Confirmed","busy":"Busy"}"#;
    let old: CalendarEvent = serde_json::from_str(kept).unwrap();
    assert_eq!(old.content(), "21:1795899600 17959140009:a@slipway3:R-10:0:6:Normal9:confirmed4:busy");
    assert!(!serde_json::to_string(&old).unwrap().contains("url"));
    let related = |relation| vec![Related { uid: "b@slipway".into(), relation }];
    let contents = [
        old.clone(),
        CalendarEvent { url: Some("https://a.example".into()), ..old.clone() },
        CalendarEvent { related: related(Relation::PartOf), ..old.clone() },
        CalendarEvent { related: related(Relation::DependsOn), ..old },
    ];
    let contents: std::collections::BTreeSet<String> = contents.iter().map(CalendarEvent::content).collect();
    assert_eq!(contents.len(), 4, "each of them is a change");
}
