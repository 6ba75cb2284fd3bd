//! Calendar files, read back with the reader of another author.

use std::collections::BTreeMap;

use ical::parser::ical::component::{IcalCalendar, IcalEvent};
use slipway_tests::Desk;

/// What an event says, by the names of its properties.
pub type Said = BTreeMap<String, String>;

pub fn read(bytes: &[u8]) -> IcalCalendar {
    let mut calendars: Vec<IcalCalendar> = ical::IcalParser::new(bytes).map(Result::unwrap).collect();
    assert_eq!(calendars.len(), 1, "exactly one calendar in a file");
    calendars.remove(0)
}

fn said(event: &IcalEvent) -> Said {
    event.properties.iter().map(|found| (found.name.clone(), found.value.clone().unwrap_or_default())).collect()
}

/// The events by their names; overrides of a series come after it and are left out.
pub fn events(calendar: &IcalCalendar) -> BTreeMap<String, Said> {
    let mut events = BTreeMap::new();
    for event in &calendar.events {
        let said = said(event);
        events.entry(said["UID"].clone()).or_insert(said);
    }
    events
}

pub fn export(desk: &Desk, more: &[&str]) -> Vec<u8> {
    let mut arguments = vec!["export", "ics", "--out", "a.ics"];
    arguments.extend(more);
    let said = desk.run(&arguments);
    assert_eq!(said.code, 0, "{}", said.err);
    std::fs::read(desk.path("a.ics")).unwrap()
}

/// The same with the clock at another time.
fn export_at(as_of: &str, desk: &Desk, more: &[&str]) -> Vec<u8> {
    let mut arguments = vec!["--as-of", as_of, "export", "ics", "--out", "a.ics"];
    arguments.extend(more);
    assert!(desk.command(&arguments).output().unwrap().status.success());
    std::fs::read(desk.path("a.ics")).unwrap()
}

fn summary(desk: &Desk, key: &str) -> Said {
    let events = events(&read(&export(desk, &["--releases"])));
    events.into_values().find(|event| event["SUMMARY"].contains(key)).unwrap()
}

/// How many releases take part, of those that are chosen: the others never left the plan and are in no calendar.
pub fn taking_part(desk: &Desk, filter: &[&str]) -> usize {
    let listed = desk.json(&[&["releases"], filter].concat());
    let takes_part =
        |release: &&serde_json::Value| !["rejected", "cancelled"].contains(&release["state"].as_str().unwrap());
    listed["items"].as_array().unwrap().iter().filter(takes_part).count()
}

#[test]
fn a_file_is_what_every_calendar_accepts() {
    let desk = Desk::with_sample();
    let bytes = export(&desk, &["--releases"]);
    let text = String::from_utf8(bytes.clone()).expect("UTF-8");
    assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n', '\u{feff}']));
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    let names: Vec<&str> = text.split("\r\n").take(7).filter_map(|line| line.split(':').next()).collect();
    assert_eq!(names, ["BEGIN", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "X-WR-RELCALID"]);
    assert!(!text.contains("VTIMEZONE") && !text.contains("ATTENDEE") && !text.contains("VALARM"));
    let calendar = read(&bytes);
    let uids: Vec<String> = calendar.events.iter().map(|event| said(event)["UID"].clone()).collect();
    assert!(uids.is_sorted() && uids.len() == taking_part(&desk, &[]) && uids.len() < 120);
    assert!(uids.iter().all(|uid| uid.ends_with("@slipway") && uid.len() == 36 + 8));
    for event in events(&calendar).values() {
        for name in ["DTSTART", "DTEND", "DTSTAMP", "LAST-MODIFIED", "CREATED"] {
            assert!(event[name].ends_with('Z'), "{name} is UTC: {event:?}");
        }
        assert_eq!((event["SEQUENCE"].as_str(), event["CLASS"].as_str()), ("0", "PUBLIC"));
    }
}

#[test]
fn an_unchanged_plan_is_written_byte_for_byte_also_another_day_and_from_another_sample_of_the_same_moment() {
    let desk = Desk::with_sample();
    let first = export(&desk, &[]);
    assert_eq!(export_at("2026-12-01T00:00:00Z", &desk, &[]), first);
    assert_eq!(export(&Desk::with_sample(), &[]), first);
    let night = export(&desk, &["--layer", "M-SHOP-NIGHT"]);
    assert_eq!(export_at("2026-12-31T23:00:00Z", &desk, &["--layer", "M-SHOP-NIGHT"]), night);
}

#[test]
fn a_sequence_rises_with_every_change_of_content_and_survives_undo() {
    let desk = Desk::with_sample();
    let first = summary(&desk, "R-2026-0055");
    assert_eq!(first["SEQUENCE"], "0");
    assert_eq!(desk.run(&["policy", "enforce", "--none"]).code, 0);
    let call = |input: &str| assert_eq!(desk.run(&["call", "release_advance", input]).code, 0);
    call(r#"{"key":"R-2026-0055","state":"approved"}"#);
    let second = summary(&desk, "R-2026-0055");
    assert_eq!((second["SEQUENCE"].as_str(), second["UID"].as_str()), ("1", first["UID"].as_str()));
    assert_eq!(second["STATUS"], "CONFIRMED");
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(summary(&desk, "R-2026-0055")["SEQUENCE"], "2", "what was sent cannot be unsent");
    assert_eq!(summary(&desk, "R-2026-0054")["SEQUENCE"], "0", "what did not change stays");
}

#[test]
fn what_is_cancelled_or_removed_is_told_to_calendars_and_can_come_back() {
    let desk = Desk::with_sample();
    let uid = summary(&desk, "R-2026-0055")["UID"].clone();
    let other = summary(&desk, "R-2026-0054")["UID"].clone();
    assert_eq!(desk.run(&["call", "release_remove", r#"{"key":"R-2026-0055"}"#]).code, 0);
    assert_eq!(desk.run(&["call", "release_advance", r#"{"key":"R-2026-0054","state":"cancelled"}"#]).code, 0);
    let gone = events(&read(&export(&desk, &[])));
    for uid in [&uid, &other] {
        let event = &gone[uid];
        assert!(event["SUMMARY"].starts_with("Cancelled: "), "{event:?}");
        assert_eq!((event["STATUS"].as_str(), event["TRANSP"].as_str()), ("CANCELLED", "TRANSPARENT"));
        assert_eq!((event["SEQUENCE"].as_str(), event["X-MICROSOFT-CDO-BUSYSTATUS"].as_str()), ("1", "FREE"));
    }
    assert_eq!(export(&desk, &[]), export(&desk, &[]));
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.run(&["undo"]).code, 0);
    let back = events(&read(&export(&desk, &[])));
    assert_eq!((back[&uid]["STATUS"].as_str(), back[&uid]["SEQUENCE"].as_str()), ("TENTATIVE", "2"));
}

#[test]
fn a_recurring_window_is_a_series_on_the_wall_of_its_zone() {
    let desk = Desk::with_sample();
    let bytes = export(&desk, &["--layer", "M-SHOP-WEEKEND"]);
    let calendar = read(&bytes);
    assert_eq!(calendar.timezones.len(), 1);
    let kinds: Vec<String> =
        calendar.timezones[0].transitions.iter().map(|part| format!("{:?}", part.transition)).collect();
    assert_eq!(kinds, ["STANDARD", "DAYLIGHT"]);
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("DTSTART;TZID=Europe/Berlin:20250104T200000\r\n"), "{text}");
    assert!(text.contains("RRULE:FREQ=WEEKLY;BYDAY=SA\r\n") && !text.contains("COUNT=1"));
    assert!(text.contains(
        "RECURRENCE-ID;TZID=Europe/Berlin:20260328T200000\r\n\
         DTSTART;TZID=Europe/Berlin:20260328T200000\r\nDTEND;TZID=Europe/Berlin:20260329T080000\r\n"
    ));
    let holiday = String::from_utf8(export(&desk, &["--layer", "H-CHRISTMAS"])).unwrap();
    assert!(
        holiday.contains("DTSTART;VALUE=DATE:20251225\r\nDTEND;VALUE=DATE:20251227\r\nRRULE:FREQ=YEARLY\r\n"),
        "{holiday}"
    );
    assert!(!holiday.contains("VTIMEZONE"), "whole days need no zone");
}

#[test]
fn a_window_in_a_zone_without_an_annual_rule_is_written_out_in_utc_and_a_moved_one_is_called_off() {
    let desk = Desk::with_plan();
    let save = |rule: &str| {
        let input = format!(
            r#"{{"key":"W","title":"Nights","kind":"maintenance","start":"2026-02-02T01:00","end":"2026-02-02T03:00",
               "zone":"Africa/Casablanca","rrule":"{rule}"}}"#
        );
        assert_eq!(desk.run(&["call", "window_save", &input]).code, 0);
        events(&read(&export(&desk, &["--layer", "W"])))
    };
    let nights = save("FREQ=WEEKLY;BYDAY=MO;UNTIL=20260330T000000");
    let starts: Vec<&str> = nights.values().map(|event| event["DTSTART"].as_str()).collect();
    // In Ramadan, from 15 February to 22 March, the clock stands at UTC and not at UTC+1.
    assert_eq!(&starts[..3], ["20260202T000000Z", "20260209T000000Z", "20260216T010000Z"]);
    assert_eq!(starts.last(), Some(&"20260323T000000Z"));
    let fewer = save("FREQ=WEEKLY;BYDAY=MO;UNTIL=20260310T000000");
    assert_eq!(fewer.len(), nights.len(), "the two that are no more are kept");
    assert_eq!(fewer.values().filter(|event| event["STATUS"] == "CANCELLED").count(), 2);
}

#[test]
fn filters_choose_what_is_exported_and_give_the_calendar_a_name_of_its_own() {
    let desk = Desk::with_sample();
    let head = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).unwrap().replace("\r\n ", "");
        let line = |name: &str| text.lines().find_map(|line| line.strip_prefix(name).map(str::to_owned)).unwrap();
        (line("X-WR-CALNAME:"), line("X-WR-RELCALID:"))
    };
    let (name, guid) = head(&export(&desk, &[]));
    assert_eq!(name, "Nordwind Retail");
    let person = desk.json(&["release", "R-2026-0045"])["people"][0]["person"].as_str().unwrap().to_owned();
    let mut guids = vec![guid];
    for filter in [["--service", "checkout"], ["--team", "payments"], ["--train", "CORE"], ["--person", &person]] {
        let count = |bytes: &[u8]| read(bytes).events.len();
        let bytes = export(&desk, &filter);
        assert!(count(&bytes) > 1 && count(&bytes) < 120, "{filter:?}");
        let (name, guid) = head(&bytes);
        assert!(name.contains(filter[1]), "{name}");
        guids.push(guid);
        if filter[0] != "--person" {
            assert_eq!(count(&bytes), taking_part(&desk, &filter[..2]), "{filter:?}");
        }
    }
    guids.sort_unstable();
    guids.dedup();
    assert_eq!(guids.len(), 5, "no part of the plan replaces another in somebody's calendar");
    assert_eq!(desk.run(&["export", "ics", "--out", "b.ics", "--team", "nobody"]).code, 2);
    assert_eq!(desk.run(&["export", "csv", "--out", "b.csv", "--layer", "H-CHRISTMAS"]).code, 2);
    assert_eq!(desk.run(&["export", "csv", "--out", "b.csv", "--split"]).code, 2);
    assert!(!desk.path("b.ics").exists() && !desk.path("b.csv").exists());
}

#[test]
fn a_large_calendar_is_split_below_one_megabyte() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["new", "plan.slipway", "--sample-size", "1500"]).code, 0);
    let whole = desk.json(&["export", "ics", "--releases", "--out", "whole.ics"]);
    assert!(whole["warnings"][0].as_str().unwrap().contains("one megabyte"), "{whole}");
    let split = desk.json(&["export", "ics", "--releases", "--out", "part.ics", "--split"]);
    let mut uids = Vec::new();
    for file in split["files"].as_array().unwrap() {
        let bytes = std::fs::read(desk.path(file["path"].as_str().unwrap())).unwrap();
        assert!(bytes.len() < 1_000_000);
        uids.extend(events(&read(&bytes)).into_keys());
    }
    assert!(split["files"].as_array().unwrap().len() > 1);
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), taking_part(&desk, &[]));
}

#[test]
fn texts_of_every_script_come_through_and_no_character_is_cut() {
    let desk = Desk::with_plan();
    let title = "Zahlungsübersicht; 決済, \\ 🚀 ".repeat(6);
    let description = "Erste Zeile\nzweite; mit, allem \\n und 漢字".repeat(8);
    let draft = serde_json::json!({ "draft": {
        "title": title, "description": description, "type": "normal",
        "start": "2026-12-01T22:00", "end": "2026-12-02T01:00", "zone": "Europe/Berlin",
    } });
    assert_eq!(desk.run(&["call", "release_draw", &draft.to_string()]).code, 0);
    let bytes = export(&desk, &[]);
    let text = String::from_utf8(bytes.clone()).expect("no character is cut");
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    assert!(!text.contains("X-WR-CALNAME"), "a single event has no calendar of its own");
    let events = events(&read(&bytes));
    let event = events.values().next().unwrap();
    let told = |value: &str| value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
    let kept = told(&event["DESCRIPTION"].replace("\\\\n", "\\\\\u{0}")).replace('\u{0}', "n");
    assert!(kept.starts_with(description.trim()), "{kept}");
    assert!(told(&event["SUMMARY"]).encode_utf16().count() <= 255);
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let desk = Desk::with_sample();
    desk.put("a.ics", "what was there");
    let refused = desk.run(&["export", "ics", "--out", "nowhere/a.ics"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("nowhere/a.ics") && refused.err.contains("choose a folder"), "{}", refused.err);
    std::fs::create_dir(desk.path("b.ics")).unwrap();
    assert_eq!(desk.run(&["export", "ics", "--out", "b.ics"]).code, 1, "a folder is no file");
    let left: Vec<_> = std::fs::read_dir(desk.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with(".tmp")), "{left:?}");
    assert_eq!(std::fs::read_to_string(desk.path("a.ics")).unwrap(), "what was there");
}
