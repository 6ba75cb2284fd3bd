//! The page of milestones beside trains through its command.

use std::sync::atomic::AtomicUsize;

use serde_json::json;

use super::tests::{Stopped, says, text};
use crate::testing::Room;

/// R-1 rides on the train of 12 December whose code freezes on 30 November; one milestone of it is late and slipped.
fn room() -> Room {
    let room = Room::new();
    let milestones = json!([{ "name": "Code freeze", "days": -10, "cut_off": true }]);
    room.call(
        "train_save",
        json!({ "key": "CORE", "name": "Core", "milestones": milestones, "timetable": { "start": "2026-12-05T20:00",
            "end": "2026-12-06T06:00", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY" } }),
    );
    for (key, train) in [("R-1", json!("CORE")), ("R-2", json!(null))] {
        let draft = json!({ "key": key, "title": "Ledger", "type": "normal", "start": "2026-12-12T20:00",
            "end": "2026-12-12T22:00", "zone": "Europe/Berlin", "train": train });
        room.call("release_draw", json!({ "draft": draft }));
    }
    for forecast in ["2026-11-26", "2026-12-03"] {
        let card = json!({ "key": "ERP-1", "title": "Interface", "project": "ERP", "release": "R-1",
            "baseline": "2026-11-24", "forecast": forecast });
        room.call("milestone_save", card);
    }
    room.call(
        "milestone_save",
        json!({ "key": "ERP-2", "title": "Contract", "project": "ERP", "actual": "2026-11-03" }),
    );
    room.call("milestone_save", json!({ "key": "WEB-1", "title": "Texts", "project": "WEB", "release": "R-2" }));
    room
}

fn sheet(room: &Room, filter: &serde_json::Value) -> String {
    let path = room.path("milestones.pdf");
    room.call("alignment_sheet_print", json!({ "path": path, "filter": filter }));
    text(&path).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_page_tells_each_milestone_beside_the_train_of_its_release_and_how_it_slipped() {
    let told = sheet(&room(), &json!({}));
    says(
        &told,
        &[
            "All projects",
            "1 late, 1 without a day, 1 for which no release waits",
            "R-1 Ledger",
            "Rides on CORE of Sat 12 Dec 2026 (W50). In time until Mon 30 Nov 2026 (W49).",
            "+7",
            "Late. ",
            "The earliest feasible train is CORE of 19 Dec 2026.",
            "R-2 Ledger",
            "Rides on no train; starts Sat 12 Dec 2026, 20:00 Europe/Berlin.",
            "No release waits",
            "26 Nov 2026 → 3 Dec 2026",
        ],
    );
    assert!(
        told.find("R-1 Ledger") < told.find("R-2 Ledger") && told.find("R-2 Ledger") < told.find("No release waits")
    );
}

#[test]
fn the_filter_of_the_list_chooses_here_too() {
    let room = room();
    let told = sheet(&room, &json!({ "project": "WEB" }));
    assert!(told.contains("Project WEB") && told.contains("WEB-1") && !told.contains("ERP-1"), "{told}");
    let wrong = json!({ "path": room.path("x.pdf"), "filter": { "release": "R-9" } });
    assert_eq!(room.refused("alignment_sheet_print", wrong).code, "release.unknown");
}

#[test]
fn a_page_that_somebody_stopped_leaves_no_file() {
    let room = room();
    for after in 0..3 {
        let task = Stopped { after, asked: AtomicUsize::new(0) };
        let stopped = room.try_call("alignment_sheet_print", json!({ "path": room.path("a.pdf") }), &task);
        assert_eq!(stopped.unwrap_err().code, "task.cancelled", "after {after}");
    }
    assert!(!room.path("a.pdf").exists());
}
