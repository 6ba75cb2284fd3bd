//! The calendar through its command: lanes, the choice of releases, and what is refused.

use std::sync::atomic::AtomicUsize;

use serde_json::{Value, json};

use super::tests::{Stopped, says, text};
use crate::testing::Room;

/// Two services of two teams, a release of each, one of both and one that was called off.
fn room() -> Room {
    let room = Room::new();
    for (key, name) in [("pay", "Payments"), ("web", "Web")] {
        room.call("team_save", json!({ "key": key, "name": format!("{name} team") }));
        room.call("service_save", json!({ "key": key, "name": name, "tier": 2, "team": key }));
    }
    for (key, services, day, kind) in [
        ("R-1", ["pay"].as_slice(), "01", "normal"),
        ("R-2", &["web"], "02", "standard"),
        ("R-3", &["pay", "web"], "03", "emergency"),
    ] {
        let draft = json!({
            "key": key, "title": format!("Feature {key}"), "type": kind, "services": services,
            "start": format!("2026-12-{day}T21:00"), "end": format!("2026-12-{day}T23:00"), "zone": "Europe/Berlin",
            "team": services[0], "risk": "high",
        });
        room.call("release_draw", json!({ "draft": draft }));
    }
    room.call("release_advance", json!({ "key": "R-2", "state": "cancelled", "reason": "no need" }));
    room
}

fn with(room: &Room, more: &Value) -> Value {
    let mut input = json!({ "path": room.path("c.pdf"), "from": "2026-11-23", "to": "2026-12-21" });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    input
}

fn calendar(room: &Room, more: &Value) -> String {
    room.call("calendar_print", with(room, more));
    text(&room.path("c.pdf"))
}

#[test]
fn a_stretch_is_told_in_lanes_with_every_release_once_in_the_table() {
    let room = room();
    let told = calendar(&room, &json!({}));
    says(
        &told,
        &["23 Nov – 20 Dec 2026, W48–W51 · days begin at midnight in Europe/Berlin", "Lanes by service · 3 releases"],
    );
    let table = told.split_once("The calendar in words").unwrap().1;
    says(
        table,
        &["Payments", "Web", "also in Web", "emergency · high risk · draft", "standard · high risk · cancelled"],
    );
    for key in ["R-1", "R-2", "R-3"] {
        assert_eq!(table.matches(&format!("Feature {key}")).count(), 1, "{table}");
    }
    let by_train = calendar(&room, &json!({ "grouping": "train", "paper": "a3" }));
    says(&by_train, &["No train"]);
}

#[test]
fn the_filter_of_lists_chooses_here_too() {
    let room = room();
    let told = calendar(&room, &json!({ "grouping": "team", "filter": { "team": "pay", "type": "normal" } }));
    says(&told, &["1 release · only team pay, type normal", "R-1"]);
    assert!(!told.contains("R-2") && !told.contains("R-3"), "{told}");
    room.call("service_save", json!({ "key": "quiet", "name": "Quiet", "tier": 3 }));
    let services = calendar(&room, &json!({ "filter": { "services": ["quiet", "web"] } }));
    says(&services, &["only service quiet or web"]);
    let none = calendar(&room, &json!({ "filter": { "services": ["quiet"] } }));
    assert!(none.contains("no release"), "{none}");
    let empty = calendar(&room, &json!({ "from": "2027-06-01", "to": "2027-06-02" }));
    says(&empty, &["no release", "Nothing is planned in these days"]);
    let wrong = room.refused("calendar_print", with(&room, &json!({ "filter": { "team": "none" } })));
    assert_eq!(wrong.code, "team.unknown");
}

#[test]
fn stretches_without_a_day_and_stretches_that_are_too_long_are_refused() {
    let room = room();
    for (from, to, code) in [
        ("2026-12-02", "2026-12-01", "calendar.backwards"),
        ("2026-12-01", "2026-12-01", "calendar.empty"),
        ("2026-01-01", "2027-02-06", "calendar.too_long"),
        ("1800-01-01", "1800-02-06", "calendar.year"),
        ("soon", "1800-02-06", "call.bad_input"),
    ] {
        let refused = room.refused("calendar_print", with(&room, &json!({ "from": from, "to": to })));
        assert_eq!((refused.code.as_ref(), refused.hint.is_some()), (code, true));
    }
    assert!(!room.path("c.pdf").exists());
    calendar(&room, &json!({ "from": "2026-01-01", "to": "2027-02-05" }));
}

#[test]
fn a_calendar_is_the_same_twice_and_one_that_is_stopped_leaves_no_file() {
    let room = room();
    let printed = room.call("calendar_print", with(&room, &json!({ "mono": true })));
    let first = std::fs::read(room.path("c.pdf")).unwrap();
    room.call("calendar_print", with(&room, &json!({ "mono": true })));
    assert!(first == std::fs::read(room.path("c.pdf")).unwrap());
    assert_eq!((&printed["bytes"], &printed["warnings"]), (&json!(first.len()), &json!([])));
    for after in 0..5 {
        let task = Stopped { after, asked: AtomicUsize::new(0) };
        let input = with(&room, &json!({ "path": room.path("new.pdf") }));
        assert_eq!(room.try_call("calendar_print", input, &task).unwrap_err().code, "task.cancelled", "after {after}");
    }
    assert!(!room.path("new.pdf").exists());
}

#[test]
fn a_path_that_ends_in_png_gets_a_picture_of_the_first_page() {
    let room = room();
    let path = room.path("c.PNG");
    let told = room.call("calendar_print", with(&room, &json!({ "path": path, "paper": "a3" })));
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
    let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    // 420 by 297 mm at 200 pixels an inch.
    assert_eq!((side(16), side(20)), (3307, 2338));
    assert_eq!((&told["pages"], told["bytes"].as_u64()), (&json!(1), Some(bytes.len() as u64)));
    assert!(told["warnings"][0].as_str().unwrap().contains("first of 2 pages"), "{told}");
    assert!(bytes.len() > 20_000, "something is drawn");
}

/// A window of a kind over a stretch of the wall in Berlin, about everything unless `more` says otherwise.
fn window(room: &Room, key: &str, kind: &str, title: &str, (start, end): (&str, &str), more: &Value) {
    let mut window =
        json!({ "key": key, "title": title, "kind": kind, "zone": "Europe/Berlin", "start": start, "end": end });
    for (name, value) in more.as_object().unwrap() {
        window[name] = value.clone();
    }
    room.call("window_save", window);
}

#[test]
fn every_kind_of_layer_is_drawn_named_and_told_on_paper() {
    let room = room();
    room.call("region_save", json!({ "key": "US", "name": "United States", "zone": "America/New_York" }));
    room.call("service_save", json!({ "key": "desk", "name": "Desk", "tier": 3, "region": "US" }));
    let draft = json!({
        "key": "R-4", "title": "Feature R-4", "type": "normal", "services": ["desk"],
        "start": "2026-12-03T21:00", "end": "2026-12-03T23:00", "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": draft }));
    let without = calendar(&room, &json!({}));
    let none = json!({});
    let desk = json!({ "scope": { "services": ["desk"] } });
    window(&room, "F", "freeze-hard", "Advent", ("2026-12-09T18:00", "2026-12-11T06:00"), &none);
    window(&room, "S", "freeze-soft", "Audit", ("2026-12-14T18:00", "2026-12-18T06:00"), &none);
    window(&room, "P", "peak", "Black Friday", ("2026-11-27T00:00", "2026-12-01T00:00"), &none);
    window(&room, "E", "month-end", "Month-end books", ("2026-11-30T12:00", "2026-12-02T06:00"), &none);
    window(&room, "V", "vendor", "Acquirer moves", ("2026-12-05T20:00", "2026-12-07T06:00"), &desk);
    window(&room, "M", "maintenance", "Nights", ("2026-11-23T22:00", "2026-11-24T04:00"), &none);
    let there = json!({ "zone": "America/New_York" });
    window(&room, "H", "holiday", "Thanksgiving", ("2026-11-26T00:00", "2026-11-27T00:00"), &there);
    let hours = json!({ "rrule": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "scope": { "regions": ["US"] } });
    window(&room, "T", "trading-hours", "Exchange hours", ("2026-01-05T09:00", "2026-01-05T17:30"), &hours);
    let told = calendar(&room, &json!({}));
    let (drawn, table) = told.split_once("The calendar in words").unwrap();
    says(
        drawn,
        &[
            "FREEZE Advent",
            "Soft freeze Audit",
            "Peak Black Friday",
            "Month-end books",
            "Holiday Thanksgiving",
            "Vendor Acquirer moves",
        ],
    );
    assert!(!drawn.contains("Month end Month-end books") && !drawn.contains("Exchange hours"), "{drawn}");
    for kind in ["business peak", "month end", "holiday", "vendor’s window", "trading hours", "maintenance window"] {
        assert!(drawn.contains(kind) && !without.contains(kind), "{kind} in {drawn}");
    }
    says(
        table,
        &[
            "Month end Month-end books all 1",
            // A day of New York begins at six in Berlin; people are away on their date.
            "Holiday Thanksgiving all 1 Thu 26 Nov",
            "Vendor’s window Acquirer moves Desk 1 Sat 5 Dec 20:00",
            "Trading hours Exchange hours Desk 20 Mon 23 Nov 09:00–17:30",
        ],
    );
    let elsewhere = calendar(&room, &json!({ "filter": { "service": "pay" } }));
    assert!(!elsewhere.contains("trading hours") && !elsewhere.contains("Exchange hours"), "{elsewhere}");
}
