//! A meeting of the board from its pack to its locked minutes, through its commands.

mod course;
mod decisions;
mod minutes_kept;
mod packs;

use serde_json::{Value, json};

use crate::testing::Room;

/// The meeting of most tests: Tuesday, 1 December, 14:00 in Berlin.
const MEETING: &str = "CAB@2026-12-01T14:00";

const NEXT: &str = "CAB@2026-12-08T14:00";

/// A board of three that needs its chair and two votes, whose policy sends everything to it, and three releases in the
/// first week of December that were handed in in time.
fn boardroom() -> Room {
    let room = Room::new();
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 2 }));
    for (key, name) in [("dora", "Dora"), ("bob", "Bob"), ("eve", "Eve"), ("gus", "Gus")] {
        room.call("person_save", json!({ "key": key, "name": name, "email": format!("{key}@example.org") }));
    }
    room.call("person_save", json!({ "key": "cora", "name": "Cora", "deputy": "dora" }));
    room.call("board_save", board(&json!({})));
    let rules = json!([{ "key": "all", "name": "Everything", "route": "cab" }]);
    room.call("policy_save", json!({ "key": "board", "name": "The board", "rules": rules }));
    room.call("policy_enforce", json!({ "key": "board" }));
    for (key, risk, day) in [("R-1", "moderate", "03"), ("R-2", "low", "04"), ("R-3", "low", "05")] {
        draw(&room, key, risk, day);
        hand_in(&room, key);
    }
    room
}

fn board(more: &Value) -> Value {
    let mut card = json!({
        "key": "CAB", "name": "Change board", "start": "2026-11-17T14:00", "end": "2026-11-17T15:00",
        "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY;BYDAY=TU", "cut_off": "5wd", "cut_off_major": "14wd",
        "membership": {
            "chair": "cora", "members": [{ "person": "bob", "group": "Security" }, { "person": "eve" }],
            "at_least": 2, "chair_needed": true, "minutes_per_item": 10, "place": "Room 7",
            "link": "https://meet.example.org/cab",
        },
    });
    card.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    card
}

fn draw(room: &Room, key: &str, risk: &str, day: &str) {
    let draft = json!({
        "key": key, "title": format!("Feature {key}"), "type": "normal", "services": ["pay"], "risk": risk,
        "start": format!("2026-12-{day}T21:00"), "end": format!("2026-12-{day}T23:00"), "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": draft }));
}

fn hand_in(room: &Room, key: &str) {
    room.complete(key);
    room.call("release_advance", json!({ "key": key, "state": "submitted" }));
}

/// Lets the time pass from Monday, 23 November, 11:00 in Berlin to the beginning of the meeting.
fn until_the_meeting(room: &Room) {
    room.pass(8 * 24 + 3);
}

/// The same, with the meeting open and a quorum there.
fn opened() -> Room {
    let room = boardroom();
    until_the_meeting(&room);
    room.call("cab_meeting_open", meeting());
    for person in ["cora", "bob"] {
        room.call("cab_attendance_mark", attends(person, "present"));
    }
    room
}

fn meeting() -> Value {
    json!({ "meeting": MEETING })
}

fn with(more: &Value) -> Value {
    let mut input = meeting();
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

fn attends(person: &str, presence: &str) -> Value {
    with(&json!({ "person": person, "presence": presence }))
}

fn decides(release: &str, more: &Value) -> Value {
    let mut input = with(&json!({ "release": release, "outcome": "approved", "ballot": { "votes_for": 2 } }));
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

fn bench(room: &Room, id: &str) -> Value {
    room.call("cab_workbench_show", json!({ "meeting": id }))
}

fn point(room: &Room, id: &str, point: &str) -> Value {
    let shown = bench(room, id)["points"].clone();
    let found = shown.as_array().unwrap().iter().find(|one| one["id"] == point);
    found.unwrap_or_else(|| panic!("{point} is not on {id}")).clone()
}

fn state(room: &Room, key: &str) -> String {
    room.call("release_show", json!({ "key": key }))["bar"]["state"].as_str().unwrap().to_owned()
}

fn minutes(room: &Room) -> String {
    room.call("cab_minutes_show", meeting())["text"].as_str().unwrap().to_owned()
}

/// A whole meeting: everything of which minutes tell has happened, and it has ended.
fn held() -> Room {
    let room = opened();
    room.call("cab_attendance_mark", attends("gus", "present"));
    room.call("cab_attendance_mark", attends("eve", "apologies"));
    room.call("cab_attendance_mark", with(&json!({ "person": "cora", "presence": "apologies", "deputy": "dora" })));
    room.call(
        "cab_decide",
        decides("R-1", &json!({ "ballot": { "votes_for": 2, "comments": "No doubt" }, "minutes": 3 })),
    );
    let conditional = json!({
        "outcome": "conditional", "heard_by": "Gus",
        "conditions": [{ "text": "Brief the hotline", "owner": "eve", "due": "2026-12-03", "verifier": "bob" }],
        "ballot": { "votes_for": 1, "against": 0, "abstained": 1, "interests": ["bob"] },
    });
    room.call("cab_decide", decides("R-2", &conditional));
    let defers = json!({ "outcome": "deferred", "reason": "The vendor is late", "until": "2026-12-08", "ballot": {} });
    room.call("cab_decide", decides("R-3", &defers));
    room.call("release_move", json!({ "key": "R-3", "to": "2026-12-10T21:00" }));
    room.call("action_save", with(&json!({ "text": "Ask the vendor", "owner": "gus", "due": "2026-12-07" })));
    room.pass(1);
    room.call("cab_meeting_end", meeting());
    room
}
