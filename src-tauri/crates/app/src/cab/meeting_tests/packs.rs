//! What is issued for a meeting, and what changed since.

use super::*;

#[test]
fn packs_are_numbered_superseded_and_not_issued_twice_for_the_same_plan() {
    let room = boardroom();
    assert_eq!((&bench(&room, MEETING)["packs"], &bench(&room, MEETING)["pack_is_stale"]), (&json!([]), &Value::Null));
    let snapshot = room.seq();
    let issue = || room.call("cab_pack_issue", meeting())["operation"].clone();
    assert_eq!(issue()["label"], "Issue pack 1 of the CAB of 1 Dec 2026");
    let shown = bench(&room, MEETING);
    assert_eq!(
        (&shown["packs"], &shown["pack_is_stale"]),
        (&json!([{ "number": 1, "snapshot": snapshot, "by": "ada", "at": "2026-11-23T10:00:00Z" }]), &json!(false))
    );
    assert_eq!(issue(), Value::Null, "nothing changed");
    room.call("release_move", json!({ "key": "R-1", "to": "2026-12-02T21:00" }));
    assert_eq!(bench(&room, MEETING)["pack_is_stale"], true);
    issue();
    let packs = bench(&room, MEETING)["packs"].clone();
    assert_eq!((&packs[0]["number"], &packs[1]["number"]), (&json!(2), &json!(1)), "newest first");
    assert_eq!(bench(&room, NEXT)["packs"], json!([]), "each meeting has its own");
    room.call("undo", json!({}));
    assert_eq!(bench(&room, MEETING)["packs"].as_array().unwrap().len(), 1);
}

#[test]
fn an_issued_pack_is_printed_again_whatever_changed_behind_it() {
    let room = boardroom();
    room.call("cab_pack_issue", meeting());
    let print = |name: &str| {
        let path = room.path(name);
        room.call("cab_pack_print", with(&json!({ "number": 1, "path": path })));
        std::fs::read(path).unwrap()
    };
    let first = print("a.pdf");
    room.call("release_move", json!({ "key": "R-1", "to": "2026-12-02T21:00" }));
    until_the_meeting(&room);
    room.call("release_move", json!({ "key": "R-3", "to": "2026-12-06T21:00" }));
    assert!(first == print("b.pdf"), "the pages that were sent are the pages that are printed again");
}

#[test]
fn since_the_last_pack_it_is_told_what_changed_by_whom_and_why() {
    let room = boardroom();
    until_the_meeting(&room);
    room.call("cab_meeting_open", meeting());
    for person in ["cora", "bob"] {
        room.call("cab_attendance_mark", attends(person, "present"));
    }
    room.call("cab_decide", decides("R-1", &json!({})));
    let snapshot = room.seq();
    room.call("cab_pack_issue", meeting());
    room.call("release_move", json!({ "key": "R-1", "to": "2026-12-06T21:00", "reason": "The vendor is late" }));
    room.call("release_remove", json!({ "key": "R-2" }));
    draw(&room, "R-7", "low", "11");
    let freeze = json!({
        "key": "F-1", "title": "Sale", "kind": "freeze-hard", "zone": "Europe/Berlin", "start": "2026-12-24T00:00",
        "end": "2026-12-27T00:00",
    });
    room.call("window_save", freeze);
    let told = room.call("cab_since_show", json!({ "meeting": NEXT }));
    assert_eq!((&told["from"], &told["to"]), (&json!(snapshot), &json!(room.seq())));
    assert_eq!(told["label"], format!("pack 1 of {MEETING} (operation {snapshot})"));
    let changes = told["changes"].as_array().unwrap();
    let kinds: Vec<String> =
        changes.iter().map(|one| format!("{} {}", one["kind"], one["subject"]).replace('"', "")).collect();
    assert_eq!(
        kinds.iter().filter(|kind| !kind.starts_with("conflict")).collect::<Vec<_>>(),
        ["added R-7", "moved R-1", "withdrawn R-2", "approval-voided R-1", "freeze-added F-1"]
    );
    let moved = changes.iter().find(|one| one["kind"] == "moved").unwrap();
    assert_eq!((&moved["by"], &moved["reason"]), (&json!("ada"), &json!("The vendor is late")));
    assert_eq!(
        moved["sentence"],
        "R-1 Feature R-1 moved 3 days later, from 3 Dec 21:00–23:00 Europe/Berlin to 6 Dec 21:00–23:00 Europe/Berlin."
    );
    let withdrawn = changes.iter().find(|one| one["kind"] == "withdrawn").unwrap();
    assert_eq!((&withdrawn["title"], &withdrawn["by"]), (&json!("Feature R-2"), &json!("ada")));
}

#[test]
fn since_is_asked_from_any_operation_and_falls_back_to_the_last_meeting() {
    let room = boardroom();
    let seq = room.seq();
    room.call("release_move", json!({ "key": "R-1", "to": "2026-12-06T21:00" }));
    let told = room.call("cab_since_show", json!({ "meeting": NEXT, "since": seq }));
    assert_eq!((&told["from"], &told["label"]), (&json!(seq), &json!(format!("operation {seq}"))));
    assert_eq!(told["changes"].as_array().unwrap().len(), 1, "{told}");
    let ahead = room.refused("cab_since_show", json!({ "since": seq + 9 }));
    assert_eq!(ahead.fault, crate::Fault::Usage);
    room.pass(24 * 8);
    room.call("release_move", json!({ "key": "R-2", "to": "2026-12-07T21:00" }));
    let told = room.call("cab_since_show", json!({ "meeting": MEETING }));
    assert!(told["label"].as_str().unwrap().starts_with("the meeting of "), "{}", told["label"]);
    let subjects: Vec<&Value> = told["changes"].as_array().unwrap().iter().map(|one| &one["subject"]).collect();
    assert_eq!(subjects, ["R-2"], "the meeting of 24 November began before that: {told}");
    let first = room.call("cab_since_show", json!({ "meeting": "2026-11-17" }));
    assert_eq!(first["label"], "the plan as it was made (operation 1)");
}
