//! Calendar files of others, read as windows, releases and milestones.

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
        lines[1].starts_with("24  added  NIGHTS ") && lines[1].contains(", then every week on Sunday, until "),
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

const GO: &str = "UID:go=1\nSUMMARY:R-2026-0142 Payments go live\nDTSTART:20261210T210000Z\nDURATION:PT2H";

#[test]
fn events_become_releases_and_milestones_where_that_is_said() {
    let desk = Desk::with_plan();
    desk.put("in.ics", calendar(&[GO, YEAR_END, NIGHTS]));
    let said = import(
        &desk,
        &[
            "--becomes",
            "release",
            "--environment",
            "staging",
            "--type",
            "standard",
            "--choose",
            "2=maintenance",
            "--preview",
        ],
    );
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("added  R-2026-0142           release Payments go live"), "{}", said.out);
    assert!(said.out.contains("NIGHTS-2              maintenance Nights"), "{}", said.out);
    assert_eq!(operations(&desk), 1);
    let more = ["--becomes", "release", "--choose", "go=1=milestone", "--choose", "2=nothing", "--project", "ERP"];
    let said = import(&desk, &more);
    assert_eq!(
        (said.code, said.out.lines().next()),
        (0, Some("3 rows: 2 added, 0 updated, 0 unchanged, 1 skipped")),
        "{}",
        said.err
    );
    let milestones = desk.json(&["milestones"]);
    assert_eq!(milestones["items"][0]["milestone"]["project"], json!("ERP"));
    assert_eq!(desk.json(&["releases"])["items"][0]["key"], json!("YEAR-END-NO-RELEASES"));
    assert_eq!(operations(&desk), 2, "one operation");
    for wrong in [["--choose", "2"], ["--choose", "2=party"], ["--becomes", "party"]] {
        let said = import(&desk, &wrong);
        assert_eq!(said.code, 2, "{wrong:?}: {}", said.err);
    }
}

#[test]
fn an_older_event_is_left_alone_and_what_is_missing_goes_when_the_file_is_whole() {
    let desk = Desk::with_plan();
    desk.put("in.ics", calendar(&[&format!("{YEAR_END}\nSEQUENCE:2"), NIGHTS]));
    assert_eq!(import(&desk, &["--kind", "peak"]).code, 0);
    desk.put("in.ics", calendar(&[&format!("{}\nSEQUENCE:1", YEAR_END.replace("Year end", "Old"))]));
    let said = import(&desk, &["--kind", "peak", "--whole"]);
    assert_eq!(
        (said.code, said.out.lines().next()),
        (0, Some("3 rows: 0 added, 0 updated, 0 unchanged, 2 removed, 1 older")),
        "{}",
        said.err
    );
    assert!(said.out.contains("its SEQUENCE is 1, and 2 came before"), "{}", said.out);
    assert_eq!(layers(&desk).len(), 1);
}

#[test]
fn the_zone_that_a_file_names_is_told_where_one_is_needed() {
    let desk = Desk::with_plan();
    let floating = YEAR_END.replace(";TZID=W. Europe Standard Time", "");
    desk.put(
        "in.ics",
        calendar(&[&floating]).replace("VERSION:2.0\r\n", "VERSION:2.0\r\nX-WR-TIMEZONE:Asia/Tokyo\r\n"),
    );
    let said = import(&desk, &["--kind", "peak"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("  → the file names Asia/Tokyo (X-WR-TIMEZONE): say --zone Asia/Tokyo"), "{}", said.err);
    let said = import(&desk, &["--kind", "peak", "--json"]);
    assert!(said.out.contains("calendar.zone_needed") || said.err.contains("calendar.zone_needed"), "{}", said.err);
}

#[test]
fn a_watched_file_is_told_when_it_changed_and_read_again_as_the_first_time() {
    let desk = Desk::with_plan();
    assert_eq!(desk.run(&["sources"]).out, "nothing is watched on this machine\n");
    desk.put("in.ics", calendar(&[YEAR_END]));
    assert_eq!(import(&desk, &["--kind", "freeze-soft", "--watch"]).code, 0);
    let said = desk.run(&["sources", "--check"]);
    assert!(
        said.code == 0 && said.out.starts_with("unchanged  ") && said.out.contains("window freeze-soft"),
        "{}",
        said.out
    );
    desk.put("in.ics", calendar(&[YEAR_END, NIGHTS]));
    let said = desk.run(&["sources", "--check"]);
    assert!(said.code == 4 && said.out.starts_with("changed  ") && said.out.contains("in.ics changed"), "{}", said.out);
    assert_eq!(desk.run(&["sources"]).code, 0);
    assert_eq!(import(&desk, &["--again", "--preview"]).code, 0);
    assert_eq!(import(&desk, &["--again"]).out.lines().next(), Some("3 rows: 2 added, 0 updated, 1 unchanged"));
    assert!(layers(&desk).iter().all(|layer| layer["window"]["kind"] == "freeze-soft"));
    assert_eq!(desk.run(&["sources", "--check"]).code, 0);
    assert_eq!(desk.run(&["sources", "--forget", "in.ics"]).code, 0);
    assert_eq!(import(&desk, &["--again"]).code, 2);
}

#[test]
fn everything_that_was_said_of_a_watched_file_is_told_and_each_part_can_be_said_otherwise() {
    let desk = Desk::with_plan();
    desk.put("services.csv", "key,name,region\npay,Payments,eu\nweb,Web,us\n");
    assert_eq!(desk.run(&["import", "services", "services.csv"]).code, 0);
    desk.put("in.ics", calendar(&[YEAR_END, NIGHTS]));
    let first = ["--kind", "freeze-soft", "--zone", "Asia/Tokyo", "--services", "pay", "--regions", "eu", "--whole"];
    let choices = ["--choose", "2=maintenance", "--choose", "a=b=nothing", "--watch"];
    assert_eq!(import(&desk, &[first.as_slice(), &choices].concat()).code, 0);
    let told = desk.run(&["sources"]).out;
    let below: Vec<&str> = told.lines().skip(1).collect();
    let expected = [
        "  zone Asia/Tokyo",
        "  services pay",
        "  regions eu",
        "  the file is the whole calendar",
        "  2 events chosen otherwise:",
        "    2 becomes maintenance",
        "    a=b becomes nothing",
    ];
    assert_eq!(below, expected, "{told}");
    let said = |desk: &Desk| desk.json(&["sources"])["items"][0]["said"].clone();
    assert_eq!((&said(&desk)["kind"], &said(&desk)["whole"]), (&json!("freeze-soft"), &json!(true)));
    let other =
        ["--again", "--services", "web|pay", "--kind", "peak", "--choose", "2=others", "--unsay", "regions,whole"];
    let answer = import(&desk, &other);
    assert_eq!(answer.code, 0, "{}", answer.err);
    let now = said(&desk);
    assert_eq!(
        (&now["services"], &now["kind"], &now["zone"]),
        (&json!(["web", "pay"]), &json!("peak"), &json!("Asia/Tokyo"))
    );
    assert_eq!(
        (&now["regions"], &now["whole"], &now["choices"]),
        (&json!([]), &json!(false), &json!({ "a=b": "nothing" }))
    );
    assert_eq!(import(&desk, &["--again", "--unsay", "choices,zone", "--becomes", "window", "--preview"]).code, 0);
    assert_eq!(said(&desk), now, "a look remembers nothing");
    for wrong in [["--again", "--unsay", "colour"].as_slice(), &["--unsay", "zone"], &["--again", "--watch"]] {
        assert_eq!(import(&desk, wrong).code, 2, "{wrong:?}");
    }
}

#[test]
fn a_watched_file_that_was_forgotten_is_watched_again_as_it_was() {
    let desk = Desk::with_plan();
    desk.put("in.ics", calendar(&[YEAR_END]));
    assert_eq!(import(&desk, &["--kind", "freeze-soft", "--zone", "Asia/Tokyo", "--watch"]).code, 0);
    desk.put("in.ics", calendar(&[NIGHTS]));
    let before = desk.json(&["sources"]);
    let path = desk.path("in.ics").display().to_string();
    let said = desk.run(&["sources", "--forget", "in.ics"]);
    let expected = format!(
        "forgotten: {path} (window freeze-soft); what came from it stays\n  zone Asia/Tokyo\n\
         slipway sources --restore {path} watches it again as it was\nnothing is watched on this machine\n"
    );
    assert_eq!((said.code, said.out), (0, expected), "{}", said.err);
    assert_eq!(layers(&desk).len(), 1);
    let said = desk.run(&["sources", "--restore", "in.ics"]);
    assert!(said.code == 0 && said.out.starts_with("changed  "), "{}{}", said.out, said.err);
    assert_eq!(desk.json(&["sources"]), before);
    for wrong in [["sources", "--restore", "in.ics"], ["sources", "--restore", "other.ics"]] {
        let said = desk.run(&wrong);
        assert!(said.code == 2 && said.err.contains("  → "), "{wrong:?}: {}", said.err);
    }
}

#[test]
fn the_calendar_of_a_plan_makes_a_plan_that_writes_the_same_calendar() {
    let sample = Desk::with_sample();
    let part = ["export", "ics", "--releases", "--all-layers", "--out", "out.ics"];
    assert_eq!(sample.run(&part).code, 0);
    let bytes = std::fs::read(sample.path("out.ics")).unwrap();
    let desk = Desk::with_plan();
    desk.put("in.ics", &bytes);
    let said = import(&desk, &["--zone", "Europe/Berlin"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(desk.run(&["export", "ics", "--out", "out.ics"]).code, 0);
    let again = std::fs::read(desk.path("out.ics")).unwrap();
    assert!(again == bytes, "{} and {} bytes", again.len(), bytes.len());
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
        (timed("RRULE:FREQ=SECONDLY"), "line 2: A: "),
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
fn fifty_thousand_events_are_read_and_more_than_two_hundred_thousand_are_not() {
    let desk = Desk::with_plan();
    let event = |n: usize| {
        format!("BEGIN:VEVENT\nUID:{n}\nSUMMARY:Same title\nDTSTART:20261218T170000Z\nDURATION:PT1H\nEND:VEVENT\n")
    };
    let many = |count: usize| format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", (0..count).map(event).collect::<String>());
    desk.put("in.ics", many(200_001));
    let said = import(&desk, &["--kind", "holiday"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("more than 200000 events"), "{}", said.err);
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

#[test]
fn the_whole_calendar_of_the_sample_is_written_with_the_same_bytes_by_a_plan_rebuilt_from_it() {
    let sample = Desk::with_sample();
    assert_eq!(sample.run(&["export", "ics", "--out", "whole.ics"]).code, 0);
    let whole = std::fs::read(sample.path("whole.ics")).unwrap();
    let elsewhere = Desk::with_plan();
    elsewhere.put("whole.ics", &whole);
    let on_the_same_machine = sample;
    assert_eq!(on_the_same_machine.run(&["new", "again.slipway"]).code, 0);
    for (desk, plan) in [(&elsewhere, "plan.slipway"), (&on_the_same_machine, "again.slipway")] {
        let run = |words: &[&str]| desk.run(&[&["--plan", plan], words].concat());
        let said = run(&["import", "ics", "whole.ics", "--zone", "Europe/Berlin"]);
        assert_eq!(said.code, 0, "{}", said.err);
        assert_eq!(run(&["export", "ics", "--out", "back.ics"]).code, 0);
        assert!(std::fs::read(desk.path("back.ics")).unwrap() == whole, "{plan} writes other bytes");
    }
}
