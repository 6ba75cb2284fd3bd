//! The page of a bundle through its command: what stands where, and what is refused.

use std::sync::atomic::AtomicUsize;

use serde_json::{Value, json};

use super::tests::{Stopped, says, text};
use crate::testing::Room;

/// A release with one change in it, one that it put off for the third time, and one about which nobody has decided.
fn bundled() -> Room {
    let room = Room::new();
    room.call("service_save", json!({ "key": "web", "name": "Web shop", "tier": 2 }));
    room.call("train_save", json!({ "key": "CORE", "name": "Core" }));
    for (key, day) in [("R-1", "12"), ("R-2", "19")] {
        let draft = json!({
            "key": key, "title": format!("Release {key}"), "type": "normal", "services": ["web"], "train": "CORE",
            "start": format!("2026-12-{day}T21:00"), "end": format!("2026-12-{day}T23:00"), "zone": "Europe/Berlin",
        });
        room.call("release_draw", json!({ "draft": draft }));
    }
    for (key, value) in [("CH-1", 9), ("CH-2", 5), ("CH-3", 2)] {
        let card = json!({
            "key": key, "title": format!("Feature {key}"), "service": "web", "value": value, "urgency": 4,
            "effort": "2.5", "impact": 3, "likelihood": 3, "deadline": "2026-12-18",
        });
        room.call("change_save", card);
    }
    room.call("risk_budget_save", json!({ "release": "R-1", "cap": 12 }));
    room.call("change_place", json!({ "change": "CH-1", "place": "in", "release": "R-1" }));
    for reason in ["no tests", "no room", "not this time"] {
        let off = json!({ "change": "CH-2", "place": "put-off", "release": "R-1", "to": "R-2", "reason": reason });
        room.call("change_place", off);
    }
    room
}

fn sheet(room: &Room) -> String {
    let path = room.path("bundle.pdf");
    room.call("bundle_sheet_print", json!({ "release": "R-1", "path": path }));
    text(&path).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_page_tells_what_is_included_what_is_deferred_and_why() {
    let room = bundled();
    let told = sheet(&room);
    says(
        &told,
        &[
            "Included / deferred and why · R-1",
            "Sat 12 Dec 2026 (W50), 21:00–23:00",
            "R-2 Release R-2, Sat 19 Dec 2026 (W51), 21:00–23:00",
            "9 of 12 points, 3 left",
            "Its changes stay within the budget.",
        ],
    );
    let (included, rest) = told.split_once("Deferred").unwrap();
    let (deferred, undecided) = rest.split_once("Not decided").unwrap();
    for (part, key) in [(included, "CH-1"), (deferred, "CH-2"), (undecided, "CH-3")] {
        assert_eq!(part.matches(&format!("Feature {key}")).count(), 1, "{told}");
        assert_eq!(told.matches(&format!("Feature {key}")).count(), 1, "{told}");
    }
    says(deferred, &["Not this time", "escalated", "R-2", "ada"]);
}

#[test]
fn an_overflow_is_told_with_who_accepted_it_and_what_the_proposal_says() {
    let room = bundled();
    room.call("risk_overflow_accept", json!({ "release": "R-1", "by": "Grace", "up_to": 18, "reason": "The law." }));
    room.call("change_place", json!({ "change": "CH-3", "place": "in", "release": "R-1" }));
    let told = sheet(&room);
    says(
        &told,
        &[
            "18 of 12 points, 6 too many",
            "Its changes have 18 points, and its budget is 12.",
            "Grace accepted up to 18 points on Mon 23 Nov",
            "Put in by hand.",
        ],
    );
}

#[test]
fn a_page_is_the_same_twice_and_one_that_is_stopped_or_refused_leaves_no_file() {
    let room = bundled();
    let input = |file: &str| json!({ "release": "R-1", "path": room.path(file), "paper": "letter", "mono": true });
    let printed: Value = room.call("bundle_sheet_print", input("a.pdf"));
    room.call("bundle_sheet_print", input("b.pdf"));
    let bytes = |file: &str| std::fs::read(room.path(file)).unwrap();
    assert!(bytes("a.pdf") == bytes("b.pdf"));
    assert_eq!((&printed["bytes"], &printed["warnings"]), (&json!(bytes("a.pdf").len()), &json!([])));
    for after in 0..4 {
        let task = Stopped { after, asked: AtomicUsize::new(0) };
        let stopped = room.try_call("bundle_sheet_print", input("c.pdf"), &task);
        assert_eq!(stopped.unwrap_err().code, "task.cancelled", "after {after}");
    }
    let wrong = |release: &str, next: &str| {
        let input = json!({ "release": release, "next": next, "path": room.path("c.pdf") });
        room.refused("bundle_sheet_print", input).code
    };
    assert_eq!((wrong("NONE", "R-2").as_str(), wrong("R-2", "R-1").as_str()), ("release.unknown", "change.target"));
    assert!(!room.path("c.pdf").exists());
}
