//! Calendar files of others, read as windows.

use serde_json::{Value, json};
use slipway_tests::{Desk, Said};

const BERLIN: &str = "\
BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\n\
TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n\
BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n\
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";

fn calendar(events: &[&str]) -> String {
    let events: Vec<String> = events
        .iter()
        .map(|lines| format!("BEGIN:VEVENT\r\n{}\r\nEND:VEVENT\r\n", lines.replace('\n', "\r\n")))
        .collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{BERLIN}{}END:VCALENDAR\r\n", events.concat())
}

const YEAR_END: &str = "UID:040000008200E00074C5B7101A82E008-1\nSUMMARY:Year end\\, no releases\n\
    DTSTART;TZID=W. Europe Standard Time:20261218T180000\nDTEND;TZID=W. Europe Standard Time:20270104T060000";
const NIGHTS: &str = "UID:2\nSUMMARY:Nights\nDTSTART;TZID=W. Europe Standard Time:20261206T010000\nDURATION:PT4H\n\
    RRULE:FREQ=WEEKLY;BYDAY=SU\nEXDATE;TZID=W. Europe Standard Time:20261227T010000";

fn import(desk: &Desk, more: &[&str]) -> Said {
    let mut arguments = vec!["import", "ics", "in.ics"];
    arguments.extend(more);
    desk.run(&arguments)
}

fn operations(desk: &Desk) -> usize {
    desk.json(&["log"])["items"].as_array().unwrap().len()
}

fn layers(desk: &Desk) -> Vec<Value> {
    desk.json(&["windows"])["items"].as_array().unwrap().clone()
}

#[test]
fn a_calendar_of_outlook_becomes_freezes_that_bind() {
    let desk = Desk::with_plan();
    desk.put("services.csv", "key,name,region\npay,Payments,eu\nweb,Web,us\n");
    desk.put(
        "releases.csv",
        "key,services,start,duration\nR-1,pay,2026-12-20T21:00:00Z,2h\nR-2,web,2026-12-20T21:00:00Z,2h\n",
    );
    assert_eq!(desk.run(&["import", "services", "services.csv"]).code, 0);
    assert_eq!(desk.run(&["import", "releases", "releases.csv"]).code, 0);
    desk.put("in.ics", calendar(&[YEAR_END]));
    let said = import(&desk, &["--kind", "freeze-hard", "--services", "pay|web", "--regions", "eu"]);
    assert_eq!((said.code, said.out.as_str()), (0, "1 rows: 1 added, 0 updated, 0 unchanged\n"), "{}", said.err);
    let conflicts = desk.json(&["conflicts"]);
    assert_eq!(conflicts["items"].as_array().unwrap().len(), 1);
    assert_eq!((&conflicts["items"][0]["code"], &conflicts["items"][0]["release"]), (&json!("C03"), &json!("R-1")));
    let layer = &layers(&desk)[0];
    assert_eq!(
        (&layer["window"]["key"], &layer["window"]["zone"]),
        (&json!("YEAR-END-NO-RELEASES"), &json!("Europe/Berlin"))
    );
}

#[test]
fn a_preview_tells_every_event_and_writes_nothing() {
    let desk = Desk::with_plan();
    desk.put("in.ics", calendar(&[YEAR_END, NIGHTS]));
    let said = import(&desk, &["--kind", "maintenance", "--preview"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let lines: Vec<&str> = said.out.lines().collect();
    assert!(
        lines[0].starts_with("18  added  YEAR-END-NO-RELEASES  maintenance Year end, no releases "),
        "{}",
        said.out
    );
    assert!(
        lines[1].starts_with("24  added  NIGHTS ") && lines[1].contains("FREQ=WEEKLY;BYDAY=SU;UNTIL="),
        "{}",
        said.out
    );
    assert!(lines[2].starts_with("24  added  NIGHTS-2 "), "{}", said.out);
    assert_eq!(lines[3], "3 rows: 3 added, 0 updated, 0 unchanged");
    assert_eq!(lines[4], "note: in.ics, line 24: Nights: a window has no exceptions, so 1 left out make it 2 windows");
    assert_eq!((operations(&desk), layers(&desk).len()), (1, 0));
}

#[test]
fn a_second_import_changes_nothing_and_a_changed_event_changes_its_window() {
    let desk = Desk::with_plan();
    desk.put("in.ics", calendar(&[YEAR_END, NIGHTS]));
    assert_eq!(import(&desk, &["--kind", "freeze-soft"]).code, 0);
    let (before, count) = (layers(&desk), operations(&desk));
    assert_eq!(
        import(&desk, &["--kind", "freeze-soft"]).out.lines().next(),
        Some("3 rows: 0 added, 0 updated, 3 unchanged")
    );
    assert_eq!((layers(&desk), operations(&desk)), (before.clone(), count));
    desk.put("in.ics", calendar(&[&YEAR_END.replace("0104T06", "0107T06"), &format!("{NIGHTS}\nSTATUS:CANCELLED")]));
    assert_eq!(import(&desk, &["--kind", "freeze-soft"]).out, "3 rows: 0 added, 1 updated, 0 unchanged, 2 removed\n");
    assert_eq!(operations(&desk), count + 1);
    let after = layers(&desk);
    assert_eq!((after.len(), &after[0]["window"]["end"]), (1, &json!("2027-01-07T06:00")));
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(layers(&desk), before);
    assert_eq!(desk.run(&["log", "verify"]).code, 0);
}

#[test]
fn a_window_of_the_sample_that_was_exported_is_read_back_with_the_same_occurrences() {
    let sample = Desk::with_sample();
    let desk = Desk::with_plan();
    for key in ["M-SHOP-WEEKEND", "F-YEAR-END", "H-CHRISTMAS", "M-US-SUNDAY", "V-CLOUD"] {
        assert_eq!(sample.run(&["export", "ics", "--layer", key, "--out", "out.ics"]).code, 0);
        let bytes = std::fs::read(sample.path("out.ics")).unwrap();
        let window = |desk: &Desk, key: &str| -> Value {
            let found = layers(desk).into_iter().find(|layer| layer["window"]["key"] == key);
            found.unwrap_or_else(|| panic!("{key}: {:?}", layers(desk)))
        };
        let there = window(&sample, key);
        let zone = there["window"]["zone"].as_str().unwrap().to_owned();
        desk.put(&format!("{key}.ics"), bytes);
        let said = desk.run(&["import", "ics", &format!("{key}.ics"), "--kind", "peak", "--zone", &zone]);
        assert_eq!(said.code, 0, "{key}: {}", said.err);
        let title = there["window"]["title"].as_str().unwrap().to_owned();
        let here = layers(&desk).into_iter().find(|layer| layer["window"]["title"] == *title).unwrap();
        assert_eq!(here["next"], there["next"], "{key}");
        let expanded = |card: &Value| {
            let of = |name: &str| card[name].as_str().unwrap_or_default().to_owned();
            let (start, end, zone, rule) = (of("start"), of("end"), of("zone"), of("rrule"));
            desk.json(&["expand", "--start", &start, "--end", &end, "--zone", &zone, "--rrule", &rule])
        };
        assert_eq!(expanded(&here["window"]), expanded(&there["window"]), "{key}");
    }
}

#[test]
fn every_bad_file_is_told_with_its_line_and_nothing_is_written() {
    let desk = Desk::with_plan();
    let one =
        |lines: &str| format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:A\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n");
    let timed = |more: &str| one(&format!("DTSTART:20261218T170000Z\nDURATION:PT1H\n{more}"));
    let long = one("DTSTART:20261218T170000Z\nDTEND:21261218T170000Z");
    for (content, told) in [
        (String::new(), "in.ics: line 1: this is no calendar file"),
        ("key,kind\na,peak\n".to_owned(), "line 1: this is no calendar file"),
        ("PK\u{3}\u{4}\0\0".to_owned(), "line 1: this is not a text file"),
        (one("DTEND:20261218T170000Z"), "line 2: the event has no DTSTART"),
        (one("DTSTART:soon"), "line 5: DTSTART \"soon\" is no time that exists; expected 20261218"),
        (one("DTSTART:20261218T180000\nDURATION:PT1H"), "line 5: a day or a time without a zone needs one"),
        (one("DTSTART;TZID=Nowhere:20261218T180000\nDURATION:PT1H"), "there is no zone \"Nowhere\""),
        (
            one("DTSTART:20261218T170000Z\nDTEND:20261218T160000Z"),
            "line 6: the event ends (2026-12-18 16:00:00) before",
        ),
        (long, "line 2: A: a window lasts at most 366 days, this one 36524 days"),
        (timed("RRULE:FREQ=SECONDLY"), "line 7: a window cannot recur more often than daily (FREQ=SECONDLY)"),
        (timed("RRULE:FREQ=MINUTELY;INTERVAL=30"), "more often than daily"),
        (timed("RRULE:FREQ=WEEKLY;BYDAY=-1SU€0"), "is not a recurrence rule"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\n".to_owned(), "line 3: the file ends inside the event"),
        ("BEGIN:VCALENDAR\n".to_owned() + &"BEGIN:X\n".repeat(99), "stand in each other deeper than 16"),
        (one(&format!("DTSTART:20261218\n{}", "EXDATE:20261219\n".repeat(2_100))), "more than 2000 properties"),
    ] {
        desk.put("in.ics", content);
        let said = import(&desk, &["--kind", "freeze-hard"]);
        assert_eq!((said.code, said.out.as_str()), (3, ""), "{told}: {}", said.err);
        assert!(said.err.contains(told) && said.err.contains("  → "), "{told}: {}", said.err);
    }
    assert_eq!((operations(&desk), layers(&desk).len()), (1, 0));
    assert_eq!(import(&desk, &["--kind", "peak", "--zone", "Europe/Bielefeld"]).code, 2);
    assert_eq!(desk.run(&["import", "ics", "missing.ics", "--kind", "peak"]).code, 3);
}

#[test]
fn what_does_not_belong_to_a_calendar_file_is_refused() {
    let desk = Desk::with_plan();
    desk.put("in.ics", calendar(&[YEAR_END]));
    for more in [
        [].as_slice(),
        &["--kind", "freeze"],
        &["--kind", "peak", "--map", "a=b"],
        &["--kind", "peak", "--duration", "2h"],
        &["--kind", "peak", "--services", "nothing"],
        &["--kind", "peak", "--owner", "nobody"],
    ] {
        let said = import(&desk, more);
        assert_eq!(said.code, 2, "{more:?}: {}", said.err);
        assert!(said.err.contains("  → "), "{more:?}: {}", said.err);
    }
    desk.put("in.csv", "key\na\n");
    assert_eq!(desk.run(&["import", "services", "in.csv", "--kind", "peak"]).code, 2);
}

#[test]
fn fifty_thousand_events_are_read_and_one_more_is_not() {
    let desk = Desk::with_plan();
    let event = |n: usize| {
        format!("BEGIN:VEVENT\nUID:{n}\nSUMMARY:Same title\nDTSTART:20261218T170000Z\nDURATION:PT1H\nEND:VEVENT\n")
    };
    let many = |count: usize| format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", (0..count).map(event).collect::<String>());
    desk.put("in.ics", many(50_001));
    let said = import(&desk, &["--kind", "holiday"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("more than 50000 events"), "{}", said.err);
    desk.put("in.ics", many(50_000));
    let said = import(&desk, &["--kind", "holiday", "--preview", "--json"]);
    assert_eq!((said.code, &said.json()["added"]), (0, &json!(50_000)));
}

#[test]
fn a_calendar_of_noise_never_brings_the_program_down() {
    let desk = Desk::with_plan();
    let whole = calendar(&[YEAR_END, NIGHTS]).into_bytes();
    let mut seed = 11_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for _ in 0..60 {
        let mut bytes = whole.clone();
        for _ in 0..=next(6) {
            let at = next(bytes.len());
            let end = (at + next(30)).min(bytes.len());
            let put: Vec<u8> = (0..next(12)).map(|_| next(256) as u8).collect();
            bytes.splice(at..end, put);
        }
        desk.put("in.ics", bytes);
        let said = import(&desk, &["--kind", "peak", "--zone", "UTC", "--preview"]);
        assert!(said.code == 0 || said.code == 3, "{}: {}", said.code, said.err);
    }
}
