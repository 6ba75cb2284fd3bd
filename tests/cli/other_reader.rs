//! Calendar files, expanded by programs of other authors: icalendar and recurring-ical-events in Python.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::process::Command;

use jiff::tz::TimeZone;
use serde_json::{Value, json};
use slipway_tests::{Desk, calendar_reader};

/// When something takes place: its start and its end, as instants or as days.
type Times = Vec<(String, String)>;

/// Both readings of the zones of a file, by what events are called.
fn read(desk: &Desk, file: &str, (from, to): (&str, &str)) -> [BTreeMap<String, Times>; 2] {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/reader/expand.py");
    let said = Command::new(calendar_reader())
        .args([script.into(), desk.path(file), from.into(), to.into()])
        // The rules that were installed with the reader, whatever the system has.
        .env("PYTHONTZPATH", "")
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let told: BTreeMap<String, BTreeMap<String, Times>> = serde_json::from_slice(&said.stdout).unwrap();
    ["by_name", "by_definition"].map(|way| told[way].clone())
}

/// Writes the whole plan as it is exported at some time.
fn export(desk: &Desk, now: &str) {
    let input = json!({ "path": desk.path("all.ics") }).to_string();
    let said = desk.run_at(now, &["call", "calendar_export", &input]);
    assert_eq!(said.code, 0, "{}", said.err);
}

/// What the program itself says of a stretch of time.
fn shown(desk: &Desk, (from, to): (&str, &str)) -> Value {
    desk.json(&["call", "calendar_show", &json!({ "from": from, "to": to }).to_string()])
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The zones and the occurrences of windows in a stretch of time, by their titles.
fn windows(desk: &Desk, within: (&str, &str)) -> Vec<(String, String, Times)> {
    let (listed, shown) = (desk.json(&["windows"]), shown(desk, within));
    // What is drawn says more than the title of a freeze that binds nobody yet.
    let titles: BTreeMap<&str, &str> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|layer| (text(&layer["window"]["key"]), text(&layer["window"]["title"])))
        .collect();
    let band = |band: &Value| {
        let times = band["occurrences"].as_array().unwrap().iter();
        let times = times.map(|one| (text(&one["start"]).to_owned(), text(&one["end"]).to_owned())).collect();
        (titles[text(&band["key"])].to_owned(), text(&band["zone"]).to_owned(), times)
    };
    shown["windows"].as_array().unwrap().iter().map(band).collect()
}

/// Instants as the days that begin then in a zone.
fn days(times: &Times, zone: &str) -> Times {
    let zone = TimeZone::get(zone).unwrap();
    let day = |instant: &String| zone.to_datetime(instant.parse().unwrap()).date().to_string();
    times.iter().map(|(start, end)| (day(start), day(end))).collect()
}

/// Drops what reaches over the ends of what was asked for: days have no zone, so that their ends lie elsewhere.
fn inside(times: &Times, (from, to): (&str, &str)) -> Times {
    times.iter().filter(|(start, end)| start.as_str() > from && end.as_str() < to).cloned().collect()
}

/// Compares every window with what the readers found under its title; answers with how many occurrences there were.
fn compare(windows: &[(String, String, Times)], found: &BTreeMap<String, Times>, within: (&str, &str)) -> usize {
    let mut count = 0;
    for (title, zone, times) in windows {
        let found = found.get(title).unwrap_or_else(|| panic!("{title} is not in the file"));
        let are_days = found.first().is_some_and(|(start, _)| start.len() == 10);
        let expected = if are_days { days(times, zone) } else { times.clone() };
        let (found, expected) = (inside(found, within), inside(&expected, within));
        let other = found.iter().zip(&expected).find(|(found, expected)| found != expected);
        assert_eq!(other, None, "{title} in {zone}");
        assert_eq!(found.len(), expected.len(), "{title} in {zone}");
        count += found.len();
    }
    count
}

#[test]
fn another_reader_finds_every_release_and_window_of_the_sample_when_the_plan_says() {
    let desk = Desk::with_sample();
    export(&desk, slipway_tests::NOW);
    let within = ("2025-01-02T00:00:00Z", "2027-12-30T00:00:00Z");
    let windows = windows(&desk, within);
    let releases = desk.json(&["releases"])["items"].as_array().unwrap().clone();
    for found in read(&desk, "all.ics", within) {
        assert!(compare(&windows, &found, within) > 3_000);
        for release in &releases {
            let key = text(&release["key"]);
            let found = found.iter().find(|(summary, _)| summary.contains(key));
            if ["rejected", "cancelled"].contains(&text(&release["state"])) {
                assert!(found.is_none(), "{key} never left, so nobody is told that it does not take place");
                continue;
            }
            let (_, times) = found.expect(key);
            let expected = (text(&release["start"]).to_owned(), text(&release["end"]).to_owned());
            assert_eq!(times, &vec![expected], "{key}");
        }
    }
}

/// Zones of every kind: rules of the north and the south, half hours, changes at midnight, none, none that is annual.
const ZONES: [&str; 22] = [
    "Europe/Berlin",
    "Europe/London",
    "Europe/Lisbon",
    "America/New_York",
    "America/Sao_Paulo",
    "America/Vancouver",
    "America/St_Johns",
    "America/Havana",
    "America/Santiago",
    "America/Nuuk",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Asia/Jerusalem",
    "Asia/Beirut",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Atlantic/Azores",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
];

/// When windows begin, for how many minutes they last, and how they recur: over, in and beside the hours in which
/// clocks change.
const RULES: [(&str, i64, &str); 7] = [
    ("2025-01-05T01:30", 120, "FREQ=DAILY"),
    ("2025-01-05T02:30", 20, "FREQ=WEEKLY;BYDAY=FR,SA,SU"),
    ("2025-01-05T23:30", 60, "FREQ=WEEKLY;BYDAY=TH,SA,SU"),
    ("2025-01-05T00:30", 240, "FREQ=MONTHLY;BYDAY=1SU"),
    ("2025-01-26T01:00", 360, "FREQ=MONTHLY;BYDAY=-1SU"),
    ("2025-01-05T00:00", 1440, "FREQ=WEEKLY;BYDAY=SU"),
    ("2025-01-05T00:15", 45, "FREQ=HOURLY;INTERVAL=5;BYDAY=SU;BYMONTH=3,4,10,11"),
];

#[test]
fn another_reader_finds_every_night_on_which_clocks_change_in_all_kinds_of_zones() {
    let desk = Desk::with_plan();
    let mut calls = String::new();
    for zone in ZONES {
        for (number, (start, minutes, rule)) in RULES.iter().enumerate() {
            let start: jiff::civil::DateTime = start.parse().unwrap();
            let end = start + jiff::SignedDuration::from_mins(*minutes);
            let wall = |time: jiff::civil::DateTime| time.strftime("%Y-%m-%dT%H:%M").to_string();
            let title = format!("{} {number}", zone.replace('/', " "));
            let window = json!({
                "key": title.replace([' ', '_'], "-").to_uppercase(), "title": title, "kind": "maintenance",
                "start": wall(start), "end": wall(end), "zone": zone, "rrule": rule,
            });
            writeln!(calls, "{}", json!({ "name": "window_save", "input": window })).unwrap();
        }
    }
    desk.put("windows.jsonl", calls);
    let said = desk.run(&["call", "--file", "windows.jsonl"]);
    assert_eq!(said.code, 0, "{}", said.err);
    // Each export writes out the year before, the year itself and the next.
    for (now, from, to) in [
        ("2026-06-01T00:00:00Z", "2025-01-08T00:00:00Z", "2027-12-30T00:00:00Z"),
        ("2029-06-01T00:00:00Z", "2028-01-02T00:00:00Z", "2030-12-30T00:00:00Z"),
    ] {
        export(&desk, now);
        let windows = windows(&desk, (from, to));
        for found in read(&desk, "all.ics", (from, to)) {
            let count = compare(&windows, &found, (from, to));
            assert!(count > 45_000, "{count}");
        }
    }
}
