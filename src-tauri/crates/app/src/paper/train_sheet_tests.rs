//! The train sheet through its command: who stands where, and what is refused.

use std::sync::atomic::AtomicUsize;

use serde_json::{Value, json};

use super::tests::{Stopped, says, text};
use crate::testing::Room;

/// A weekly train with three releases on board of the departure of 12 December, the last one an emergency.
fn station() -> Room {
    let room = Room::new();
    room.call("team_save", json!({ "key": "pay", "name": "Payments" }));
    for (key, day, kind) in [("R-1", "07", "normal"), ("R-2", "08", "normal"), ("R-3", "09", "emergency")] {
        room.call("service_save", json!({ "key": format!("s-{key}"), "name": key, "tier": 2, "team": "pay" }));
        let draft = json!({
            "key": key, "title": format!("Feature {key}"), "type": kind, "services": [format!("s-{key}")],
            "start": format!("2026-12-{day}T21:00"), "end": format!("2026-12-{day}T23:00"), "zone": "Europe/London",
            "team": "pay", "risk": "high",
        });
        room.call("release_draw", json!({ "draft": draft }));
    }
    let card = json!({
        "key": "CORE", "name": "Core train", "capacity": 3, "risk_budget": 8,
        "carriages": [{ "team": "pay", "places": 2 }],
        "timetable": {
            "start": "2026-12-05T20:00", "end": "2026-12-06T06:00", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY",
        },
    });
    room.call("train_save", card);
    for key in ["R-1", "R-2", "R-3"] {
        let input = json!({
            "release": key, "train": "CORE", "departure": "2026-12-12", "mode": "commit", "exception": "it must",
        });
        room.call("release_board", input);
    }
    room
}

fn sheet(room: &Room, departure: &str) -> String {
    let path = room.path("sheet.pdf");
    room.call("train_sheet_print", json!({ "train": "CORE", "departure": departure, "path": path }));
    text(&path)
}

#[test]
fn a_sheet_tells_when_it_leaves_and_names_every_rider_once() {
    let room = station();
    let told = sheet(&room, "2026-12-12");
    says(
        &told,
        &[
            "Train sheet · CORE · departure of Sat 12 Dec 2026 (W50)",
            "Sat 12 Dec 2026 (W50), 20:00 – Sun 13 Dec 06:00",
            "Europe/Berlin, UTC+01:00",
            "Open. Boarding closes at the end of Mon 30 Nov 2026 (W49).",
            "2 of 3 releases, 1 left",
            "10 of 8 points, 2 too many",
            "2 of 2 places, full",
            "Payments · 2 releases",
            "Nobody has missed this departure",
            "Sat 19 Dec 2026 (W51), 20:00 – Sun 20 Dec 06:00 Europe/Berlin",
            "Nobody rides on it yet.",
        ],
    );
    for key in ["R-1", "R-2", "R-3"] {
        assert_eq!(told.matches(&format!("Feature {key}")).count(), 1, "{told}");
    }
    let (board, lane) = told.split_once("Hotfix lane").unwrap();
    assert!(!board.contains("Feature R-3") && lane.contains("Feature R-3"), "{told}");
}

#[test]
fn who_stays_behind_is_told_with_the_departure_on_which_it_rides() {
    let room = station();
    room.call(
        "readiness_save",
        json!({ "release": "R-1", "area": "monitoring", "title": "Alerts", "mandatory": true }),
    );
    room.call("readiness_save", json!({ "release": "R-2", "area": "other", "title": "Flyer", "ready": true }));
    says(&sheet(&room, "2026-12-12"), &["0 %", "100 %", "One mandatory item of its", "checklist is open"]);
    room.call("boarding_close", json!({ "train": "CORE", "departure": "2026-12-12", "mode": "commit" }));
    let told = sheet(&room, "2026-12-12");
    let missed = told.split_once("Missed").unwrap().1;
    says(missed, &["R-1", "Left behind: one mandatory item", "ada", "Sat 19 Dec 2026 (W51)"]);
    assert!(!told.split_once("Missed").unwrap().0.contains("Feature R-1"), "{told}");
    says(missed.split_once("Next").unwrap().1, &["R-1", "Feature R-1", "It carries 1 of 3 releases and 5 of 8 points"]);
    room.call("release_leave", json!({ "release": "R-2", "reason": "Not this year" }));
    says(&sheet(&room, "2026-12-12"), &["Taken off: Not this year", "no departure", "Nobody rides on this departure."]);
}

#[test]
fn a_moved_departure_says_when_the_timetable_would_have_had_it() {
    let room = station();
    let input = json!({ "train": "CORE", "departure": "2026-12-12", "to": "2026-12-13T20:00", "mode": "commit" });
    room.call("departure_move", input);
    says(&sheet(&room, "2026-12-13"), &["Instead of Sat 12 Dec 2026 (W50), as the timetable says"]);
    room.pass(24 * 40);
    says(&sheet(&room, "2026-12-13"), &["The train has left. Boarding closed at the end of", "over"]);
}

#[test]
fn trains_without_a_timetable_and_days_without_a_departure_are_refused() {
    let room = station();
    let refused = |train: &str, departure: &str| {
        let input = json!({ "train": train, "departure": departure, "path": room.path("x.pdf") });
        room.refused("train_sheet_print", input)
    };
    assert_eq!(refused("NONE", "2026-12-12").code, "train.unknown");
    let wrong = refused("CORE", "2026-12-13");
    assert_eq!(wrong.code, "train.departure");
    assert!(wrong.hint.unwrap().contains("it leaves next on 2026-12-05"));
    assert_eq!(refused("CORE", "soon").code, "call.bad_input");
    room.call("train_save", json!({ "key": "GATHER", "name": "Gathers only" }));
    let none = refused("GATHER", "2026-12-12");
    assert_eq!((none.code.as_ref(), none.hint.is_some()), ("train.timetable", true));
    assert!(!room.path("x.pdf").exists());
}

#[test]
fn a_sheet_is_the_same_twice_and_one_that_is_stopped_leaves_no_file() {
    let room = station();
    let before = room.call("history_list", json!({}))["items"].as_array().unwrap().len();
    let input = |file: &str| json!({ "train": "CORE", "departure": "2026-12-12", "path": room.path(file), "paper": "letter", "mono": true });
    let printed: Value = room.call("train_sheet_print", input("a.pdf"));
    room.call("train_sheet_print", input("b.pdf"));
    let bytes = |file: &str| std::fs::read(room.path(file)).unwrap();
    assert!(bytes("a.pdf") == bytes("b.pdf"));
    assert_eq!((&printed["bytes"], &printed["warnings"]), (&json!(bytes("a.pdf").len()), &json!([])));
    for after in 0..6 {
        let task = Stopped { after, asked: AtomicUsize::new(0) };
        let stopped = room.try_call("train_sheet_print", input("c.pdf"), &task);
        assert_eq!(stopped.unwrap_err().code, "task.cancelled", "after {after}");
    }
    assert!(!room.path("c.pdf").exists());
    assert_eq!(room.call("history_list", json!({}))["items"].as_array().unwrap().len(), before);
}
