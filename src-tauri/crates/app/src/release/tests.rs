//! A release planned again by a rule.

use serde_json::{Value, json};

use crate::testing::Room;

/// A night of patches with somebody who is away on the third one.
fn patches() -> Room {
    let room = Room::new();
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1 }));
    room.call("person_save", json!({ "key": "ada", "name": "Ada" }));
    room.call("store_save", json!({ "key": "db", "name": "Ledger" }));
    let away = json!({
        "key": "A-1", "person": "ada", "zone": "Europe/Berlin", "start": "2026-10-31T00:00", "end": "2026-11-02T00:00",
    });
    room.call("absence_save", away);
    let draft = json!({
        "key": "R-7", "title": "Patches", "type": "standard", "services": ["pay"], "risk": "low", "version": "4.2",
        "start": "2026-10-17T22:00", "end": "2026-10-18T01:00", "zone": "Europe/Berlin", "rollback_minutes": 45,
        "people": [{ "role": "deployment-lead", "person": "ada" }],
        "stores": [{ "store": "db", "schema": 12, "restores": true }],
    });
    room.call("release_draw", json!({ "draft": draft }));
    room
}

fn repeat(room: &Room, more: &Value) -> Value {
    let mut input = json!({ "key": "R-7", "rule": "FREQ=WEEKLY;COUNT=4", "mode": "preview" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    room.call("release_repeat", input)
}

#[test]
fn each_repetition_is_told_with_its_conflicts_before_anything_is_written() {
    let room = patches();
    let told = repeat(&room, &json!({}));
    let starts: Vec<&Value> =
        told["repetitions"].as_array().unwrap().iter().map(|again| &again["at"]["start"]).collect();
    assert_eq!(starts, ["2026-10-24T20:00:00Z", "2026-10-31T21:00:00Z", "2026-11-07T21:00:00Z"]);
    let codes = |again: usize| {
        let conflicts = told["repetitions"][again]["conflicts"].as_array().unwrap();
        conflicts.iter().map(|conflict| conflict["code"].clone()).collect::<Vec<_>>()
    };
    assert_eq!((codes(0), codes(1)), (vec![], vec![json!("C10")]));
    assert_eq!(told["changed"], Value::Null);
    assert_eq!(room.call("release_list", json!({}))["items"].as_array().unwrap().len(), 1);
}

#[test]
fn repetitions_are_drafts_of_the_same_work_in_one_operation() {
    let room = patches();
    let done = repeat(&room, &json!({ "mode": "commit", "leave_out": ["2026-10-31"], "reason": "Every week" }));
    assert_eq!(done["changed"]["operation"]["label"], "Repeat R-7 Patches 2 times");
    assert_eq!(done["repetitions"][1]["key"], Value::Null, "it is left out");
    let key = done["repetitions"][0]["key"].clone();
    assert_ne!(key, done["repetitions"][2]["key"]);
    let again = room.call("release_show", json!({ "key": key }));
    assert_eq!((&again["bar"]["state"], &again["bar"]["title"]), (&json!("draft"), &json!("Patches")));
    assert_eq!((&again["bar"]["risk"], &again["bar"]["version"]), (&json!("low"), &Value::Null));
    assert_eq!(again["people"][0]["person"], "ada");
    assert_eq!(again["stores"][0], json!({ "store": "db", "schema": null, "restores": true }));
    assert_eq!(again["bar"]["segments"]["rollback"], 45);
    room.call("undo", json!({}));
    assert_eq!(room.call("release_list", json!({}))["items"].as_array().unwrap().len(), 1);
}

#[test]
fn repetitions_that_overlap_each_other_are_told_as_well() {
    let room = patches();
    let draft = json!({
        "key": "R-8", "title": "Long", "type": "normal", "services": ["pay"],
        "start": "2026-12-01T20:00", "end": "2026-12-03T20:00", "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": draft }));
    let told = room.call("release_repeat", json!({ "key": "R-8", "rule": "FREQ=DAILY;COUNT=3", "mode": "preview" }));
    let others: Vec<&Value> =
        told["repetitions"][0]["conflicts"].as_array().unwrap().iter().map(|conflict| &conflict["code"]).collect();
    assert_eq!(others, ["C01", "C01"], "the release itself and the next time");
}

#[test]
fn a_rule_without_end_is_refused_with_what_to_write() {
    let room = patches();
    let refused = room.refused("release_repeat", json!({ "key": "R-7", "rule": "FREQ=WEEKLY" }));
    assert_eq!(refused.code, "release.repetition");
    assert!(refused.message.contains("has no end") && refused.hint.unwrap().contains("COUNT"));
}
