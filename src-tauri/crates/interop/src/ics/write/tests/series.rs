//! Series and whole days.

use slipway_domain::Key;
use slipway_domain::calendar::{Scope, Window, WindowKind};
use slipway_domain::time::{Instant, Interval, Recurrence, Zone};

use super::{event, file, text};
use crate::ics::{CalendarEvent, Days, Series, When, write};

fn window(zone: &str, start: &str, end: &str, rule: &str) -> Window {
    Window {
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
    }
}

/// A window in Berlin on the Sundays of 2026.
pub(in crate::ics::write) fn nights(from: &str, to: &str) -> When {
    let at = |text| Instant::parse(text).unwrap();
    let within = Interval::new(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")).unwrap();
    let times = [from, to].map(|time| format!("2026-01-04T{time}"));
    let window = window("Europe/Berlin", &times[0], &times[1], "FREQ=WEEKLY;UNTIL=20261231");
    When::Series(Series::of(&window, within).unwrap())
}

/// Nights from 01:00 to 05:00, and whole days at the end of the year.
pub(super) fn windows() -> Vec<CalendarEvent> {
    let year_end = window("Europe/Berlin", "2026-12-18T00:00:00", "2027-01-04T00:00:00", "FREQ=YEARLY");
    vec![
        CalendarEvent { when: nights("01:00:00", "05:00:00"), ..event("nights@slipway") },
        CalendarEvent { when: When::Days(Days::of(&year_end).unwrap()), ..event("year-end@slipway") },
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
    assert_eq!(told("DTEND")[1].as_deref(), Some("20260329T050000"), "05:00 in Berlin, three hours later");
}

#[test]
fn an_occurrence_is_told_in_utc_only_where_the_wall_shows_its_times_twice() {
    let text = text(&file(vec![CalendarEvent { when: nights("01:00:00", "02:30:00"), ..event("nights@slipway") }]));
    let autumn = "RECURRENCE-ID;TZID=Europe/Berlin:20261025T010000\r\n\
                  DTSTART:20261024T230000Z\r\nDTEND:20261025T013000Z\r\n";
    assert!(
        text.contains("DTSTART;TZID=Europe/Berlin:20260104T010000\r\nDTEND;TZID=Europe/Berlin:20260104T023000\r\n")
    );
    let spring = "RECURRENCE-ID;TZID=Europe/Berlin:20260329T010000\r\n\
                  DTSTART;TZID=Europe/Berlin:20260329T010000\r\nDTEND;TZID=Europe/Berlin:20260329T033000\r\n";
    assert!(text.contains(spring), "half past two does not come, and the window lasts as long as ever: {text}");
    assert!(text.contains(autumn), "half past two comes twice, and the window lasts until the second: {text}");
}

#[test]
fn a_rule_that_comes_once_is_never_written() {
    let at = |text| Instant::parse(text).unwrap();
    let within = Interval::new(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")).unwrap();
    let once = window("Europe/Berlin", "2026-01-04T01:00:00", "2026-01-04T05:00:00", "FREQ=YEARLY;COUNT=1");
    assert_eq!(Series::of(&once, within), None);
    let day = window("Europe/Berlin", "2026-01-04T00:00:00", "2026-01-05T00:00:00", "FREQ=YEARLY;COUNT=1");
    assert_eq!(Days::of(&day), None);
}
