//! The wall planner and the freeze notice through their commands: what lands in the file, and what never does.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::host::Task;
use crate::testing::Room;

/// A task that is stopped after it was asked so many times.
pub(super) struct Stopped {
    pub(super) after: usize,
    pub(super) asked: AtomicUsize,
}

impl Task for Stopped {
    fn progress(&self, _: usize, _: usize) {}

    fn is_cancelled(&self) -> bool {
        self.asked.fetch_add(1, Ordering::Relaxed) >= self.after
    }
}

pub(super) fn text(pdf: &Path) -> String {
    let printed = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output().unwrap();
    String::from_utf8_lossy(&printed.stdout).replace('\u{A0}', " ")
}

/// One service, a release of it in the last days of the year, and a freeze around it that was proposed.
fn proposed() -> Room {
    let room = Room::new();
    room.call("region_save", json!({ "key": "US", "name": "United States", "zone": "America/New_York" }));
    room.call("region_save", json!({ "key": "IN", "name": "India", "zone": "Asia/Kolkata" }));
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1, "region": "US" }));
    room.call("service_save", json!({ "key": "web", "name": "Web", "tier": 3, "region": "IN" }));
    let draft = json!({
        "key": "R-2026-0001", "title": "Payments 4.2", "type": "normal", "services": ["pay"], "risk": "high",
        "start": "2026-12-20T22:00", "end": "2026-12-21T00:00", "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": draft }));
    room.call("freeze_propose", freeze(json!({ "services": ["pay"] })));
    room
}

fn freeze(scope: Value) -> Value {
    json!({
        "key": "F-1", "title": "Year end", "kind": "freeze-hard", "zone": "Europe/Berlin",
        "start": "2026-12-18T18:00", "end": "2027-01-04T06:00", "scope": scope,
    })
}

fn publish(room: &Room) {
    let which = json!({ "key": "F-1" });
    room.call("freeze_negotiate", which.clone());
    room.call("freeze_sign", json!({ "key": "F-1", "side": "it" }));
    room.call("freeze_sign", json!({ "key": "F-1", "side": "business", "by": "Grace" }));
    room.call("freeze_publish", which);
}

fn notice(room: &Room) -> String {
    let path = room.path("notice.pdf");
    room.call("freeze_notice_print", json!({ "key": "F-1", "path": path }));
    text(&path)
}

fn planner(room: &Room, year: i32, layers: &[&str]) -> String {
    let path = room.path("planner.pdf");
    room.call("wall_planner_print", json!({ "path": path, "year": year, "layers": layers }));
    text(&path)
}

pub(super) fn says(text: &str, wanted: &[&str]) {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for wanted in wanted {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
}

#[test]
fn a_proposal_is_told_as_a_draft_with_what_it_would_displace() {
    let room = proposed();
    let told = notice(&room);
    says(
        &told,
        &[
            "DRAFT · INTERNAL – CONFIDENTIAL",
            "Nobody has to heed it yet.",
            "State Proposed, somebody would like it",
            "Business Not signed.",
            "IT Not signed.",
            "Once it is published, it displaces 1 release.",
            "R-2026-0001",
            "Sun 20 Dec 22:00 –",
            "No exception has been granted.",
        ],
    );
    let preview = room.call("freeze_preview", json!({ "key": "F-1" }));
    let slots = preview["displaced"][0]["slots"].as_array().unwrap();
    assert!(!slots.is_empty(), "the notice tells the slots of the preview");
    assert_eq!(told.matches("refused there").count(), 1);
}

#[test]
fn a_published_freeze_is_told_with_both_signatures_on_every_wall_that_it_concerns() {
    let room = proposed();
    publish(&room);
    let told = notice(&room);
    assert!(!told.contains("DRAFT"));
    says(
        &told,
        &[
            "Published, it binds when it comes",
            "Business Signed by Grace, Mon 23 Nov 2026 (W48), 11:00 Europe/Berlin",
            "IT Signed by ada, Mon 23 Nov 2026 (W48), 11:00 Europe/Berlin",
            "1 of 1 · W51 2026 – W01 2027 · 16 d 12 h",
            "Fri 18 Dec 2026, 18:00 Mon 4 Jan 2027, 06:00 Europe/Berlin",
            "Fri 18 Dec 2026, 12:00 Mon 4 Jan 2027, 00:00 America/New_York",
            "UTC−05:00",
            "It is about all releases of Payments.",
            "It displaces 1 release.",
        ],
    );
    assert!(!told.contains("Asia/Kolkata"), "no service in its scope is India's");
}

#[test]
fn a_freeze_that_displaces_nothing_says_so() {
    let room = proposed();
    let mut other = freeze(json!({ "services": ["web"] }));
    other["owner"] = Value::Null;
    room.call("freeze_propose", other);
    let told = notice(&room);
    says(&told, &["Once it is published, it displaces no release.", "Nobody is named as its owner.", "Asia/Kolkata"]);
    publish(&room);
    says(&notice(&room), &["It displaces no release."]);
    room.call("freeze_end", json!({ "key": "F-1" }));
    says(&notice(&room), &["Ended, it binds no longer", "It is over, and displaces no release."]);
}

#[test]
fn granted_exceptions_are_told_with_their_end_and_the_others_are_counted() {
    let room = proposed();
    publish(&room);
    let request = json!({
        "freeze": "F-1", "release": "R-2026-0001", "reason": "The law changes", "risk": "Prices",
        "rollback": "Switch it off", "criteria": [{ "text": "The board has seen it", "met": true }],
    });
    room.call("exception_request", request);
    says(&notice(&room), &["No exception has been granted.", "Other requests: 1 requested.", "The board has seen it"]);
    let decide = json!({
        "key": "E-2026-0001", "decision": "approve", "approver": "Grace", "expires": "2026-12-22T00:00:00Z",
    });
    room.call("exception_decide", decide);
    let told = notice(&room);
    says(
        &told,
        &[
            "E-2026-0001",
            "The law changes",
            "Grace",
            "Tue 22 Dec 01:00",
            "It displaces no release. 1 release goes ahead by exception.",
        ],
    );
    assert!(!told.contains("Other requests"));
}

#[test]
fn a_freeze_that_recurs_is_told_at_each_of_its_next_twelve_months() {
    let room = Room::new();
    room.call(
        "window_save",
        json!({
            "key": "F-1", "title": "Month end", "kind": "freeze-soft", "zone": "Europe/Berlin",
            "start": "2026-01-31T12:00", "end": "2026-02-02T06:00", "rrule": "FREQ=MONTHLY;BYMONTHDAY=-1",
        }),
    );
    let told = notice(&room);
    says(
        &told,
        &[
            "It comes every month on the last day, on the wall of Europe/Berlin. In the next 12 months it has \
         these 12 occurrences:",
            "1 of 12 · W49 2026 · 1 d 18 h",
            "12 of 12 · W43 2027 – W44 2027",
            "The freeze’s own zone",
            "written down without signatures",
            "It is about everything.",
        ],
    );
}

#[test]
fn a_freeze_over_a_change_of_clocks_tells_both_distances_from_utc() {
    let room = Room::new();
    room.call(
        "window_save",
        json!({ "key": "F-1", "title": "Half-year", "kind": "freeze-hard", "zone": "Europe/Berlin",
        "start": "2027-03-26T18:00", "end": "2027-03-30T06:00" }),
    );
    // The column is narrow, so that its two lines are told apart by what stands between them.
    let told = notice(&room);
    says(&told, &["UTC+01:00", "UTC+02:00", "1 of 1 · W12 2027 – W13 2027 · 3 d 11 h"]);
}

#[test]
fn only_freezes_have_notices() {
    let room = proposed();
    let print = |key: &str| room.refused("freeze_notice_print", json!({ "key": key, "path": room.path("x.pdf") })).code;
    assert_eq!(print("F-2"), "window.unknown");
    room.call(
        "window_save",
        json!({ "key": "P", "title": "Peak", "kind": "peak", "zone": "UTC",
        "start": "2026-12-01T00:00", "end": "2026-12-02T00:00" }),
    );
    assert_eq!(print("P"), "freeze.kind");
    assert!(!room.path("x.pdf").exists());
}

#[test]
fn a_planner_shows_what_binds_and_a_proposal_only_where_it_is_named() {
    let room = proposed();
    let told = planner(&room, 2026, &[]);
    says(&told, &["2026", "days and times of Europe/Berlin · all layers that bind", "No layer of the calendar falls"]);
    says(&told, &["key of a major release (high risk, or an emergency), written without R-2026-", "0001"]);
    says(&planner(&room, 2026, &["F-1"]), &["F1 Year end (proposed)", "one layer, as it was chosen"]);
    publish(&room);
    says(&planner(&room, 2026, &[]), &["F1 Year end, Fri 18 Dec 18:00 – Mon 4 Jan 06:00"]);
    says(&planner(&room, 2027, &[]), &["F1 Year end, Fri 18 Dec 18:00 – Mon 4 Jan 06:00"]);
    says(&planner(&room, 2025, &["F-1"]), &["F1 Year end: not in this year"]);
    says(&planner(&room, 2028, &[]), &["No layer of the calendar falls into this year.", "29"]);
}

#[test]
fn a_holiday_of_another_zone_stands_on_its_own_date_and_hours_of_a_day_are_named_only() {
    let room = proposed();
    room.call(
        "window_save",
        json!({ "key": "H", "title": "Independence Day", "kind": "holiday",
        "zone": "America/New_York", "start": "2026-07-04T00:00", "end": "2026-07-05T00:00" }),
    );
    room.call(
        "window_save",
        json!({ "key": "T", "title": "Exchange hours", "kind": "trading-hours",
        "zone": "Europe/Berlin", "start": "2026-01-05T09:00", "end": "2026-01-05T17:30", "rrule": "FREQ=DAILY" }),
    );
    says(
        &planner(&room, 2026, &[]),
        &["H1 Independence Day, Sat 4 Jul", "Not drawn, because they last less than half a day: Exchange hours."],
    );
}

#[test]
fn a_year_that_a_plan_does_not_hold_and_a_layer_that_is_not_there_are_refused() {
    let room = proposed();
    for year in [0, 1900, 2199, 99_999, -5] {
        let refused = room.refused("wall_planner_print", json!({ "path": room.path("x.pdf"), "year": year }));
        assert_eq!(refused.code, "call.bad_input");
        let told = format!("{year} is not a year that a plan holds; years are 1901 to 2198");
        assert!(refused.message.contains(&told), "{}", refused.message);
    }
    let input = json!({ "path": room.path("x.pdf"), "year": 2026, "layers": ["F-1", "NONE"] });
    assert_eq!(room.refused("wall_planner_print", input).code, "window.unknown");
    assert!(!room.path("x.pdf").exists());
}

#[test]
fn printing_twice_gives_the_same_bytes_and_leaves_no_operation() {
    let room = proposed();
    let log = || room.call("history_list", json!({}))["items"].as_array().unwrap().len();
    let before = log();
    for (name, input) in [
        ("wall_planner_print", json!({ "year": 2026 })),
        ("freeze_notice_print", json!({ "key": "F-1", "paper": "letter", "mono": true })),
    ] {
        let print = |file: &str| {
            let mut input = input.clone();
            input["path"] = json!(room.path(file));
            let printed = room.call(name, input);
            let bytes = std::fs::read(room.path(file)).unwrap();
            assert_eq!((&printed["bytes"], &printed["warnings"]), (&json!(bytes.len()), &json!([])), "{name}");
            bytes
        };
        assert!(print("a.pdf") == print("b.pdf"), "{name}");
    }
    assert_eq!(log(), before);
}

#[test]
fn printing_that_is_stopped_leaves_no_file_and_the_old_one_as_it_was() {
    let room = proposed();
    for (name, input) in [
        ("wall_planner_print", json!({ "year": 2026, "layers": ["F-1"] })),
        ("freeze_notice_print", json!({ "key": "F-1" })),
    ] {
        let print = |file: &str, after: usize| {
            let mut input = input.clone();
            input["path"] = json!(room.path(file));
            let task = Stopped { after, asked: AtomicUsize::new(0) };
            (room.try_call(name, input, &task), task.asked.into_inner())
        };
        let (whole, asked) = print("whole.pdf", usize::MAX);
        whole.unwrap();
        std::fs::write(room.path("old.pdf"), "what was there").unwrap();
        for after in 0..asked {
            for file in ["old.pdf", "new.pdf"] {
                assert_eq!(print(file, after).0.unwrap_err().code, "task.cancelled", "{name} after {after}");
            }
        }
        assert_eq!(std::fs::read(room.path("old.pdf")).unwrap(), b"what was there");
        assert!(!room.path("new.pdf").exists());
    }
}
