//! A what-if copy: changed by itself, compared, applied with one undo, refused where both sides changed, thrown away.

use serde_json::{Value, json};

use crate::testing::Room;

fn planned() -> Room {
    let room = Room::new();
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1 }));
    for (key, day) in [("R-1", "07"), ("R-2", "08")] {
        let draft = json!({
            "key": key, "title": key, "type": "normal", "services": ["pay"], "risk": "high",
            "start": format!("2026-12-{day}T21:00"), "end": format!("2026-12-{day}T23:00"), "zone": "Europe/Berlin",
        });
        room.call("release_draw", json!({ "draft": draft }));
    }
    room
}

fn start(room: &Room, key: &str) -> String {
    room.call("release_show", json!({ "key": key }))["bar"]["start"].as_str().unwrap().to_owned()
}

fn shift(room: &Room, key: &str, to: &str) {
    room.call("release_move", json!({ "key": key, "to": to, "mode": "commit" }));
}

#[test]
fn a_scenario_is_planned_on_by_itself_and_becomes_the_plan_with_one_operation() {
    let room = planned();
    let made = room.call("scenario_create", json!({ "name": "later" }));
    assert!(made["path"].as_str().unwrap().ends_with("plan.scenario-later.slipway"), "{made}");
    let shown = room.call("scenario_open", json!({ "name": "later" }));
    assert_eq!(shown["plan"]["scenario"], "later");
    shift(&room, "R-1", "2026-12-14T21:00");
    assert_eq!(room.refused("scenario_create", json!({ "name": "nested" })).code, "scenario.nested");
    assert_eq!(room.refused("scenario_apply", json!({ "name": "later" })).code, "scenario.on_desk");
    room.call("scenario_leave", json!({}));
    assert_eq!(start(&room, "R-1"), "2026-12-07T20:00:00Z", "the plan is as it was");
    let listed = room.call("scenario_list", json!({}))["items"][0].clone();
    assert_eq!((&listed["own"], &listed["behind"], &listed["open"]), (&json!(1), &json!(0), &json!(false)));
    let difference = room.call("scenario_compare", json!({ "name": "later" }));
    assert_eq!(difference["moved"][0]["to"]["start"], "2026-12-14T20:00:00Z");
    assert_eq!((&difference["risk"]["plan"], &difference["diverged"]), (&json!(10), &json!([])));
    let applied = room.call("scenario_apply", json!({ "name": "later", "reason": "The board agreed" }));
    assert_eq!(applied["operation"]["label"], "Apply scenario later");
    assert_eq!(start(&room, "R-1"), "2026-12-14T20:00:00Z");
    room.call("undo", json!({}));
    assert_eq!(start(&room, "R-1"), "2026-12-07T20:00:00Z");
}

#[test]
fn a_comparison_tells_conflicts_that_come_and_go_and_what_was_added() {
    let room = planned();
    room.call("scenario_create", json!({ "name": "freeze" }));
    room.call("scenario_open", json!({ "name": "freeze" }));
    let window = json!({
        "key": "F", "title": "Freeze", "kind": "freeze-hard", "zone": "Europe/Berlin",
        "start": "2026-12-07T00:00", "end": "2026-12-08T00:00",
    });
    room.call("window_save", window);
    let draft = json!({
        "key": "R-3", "title": "New", "type": "normal", "services": [], "start": "2026-12-20T21:00",
        "end": "2026-12-20T23:00", "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": draft }));
    let difference = room.call("scenario_compare", json!({ "name": "freeze" }));
    assert_eq!(difference["hard"], json!({ "plan": 0, "scenario": 1 }));
    assert_eq!(difference["new_conflicts"][0]["code"], "C03");
    assert_eq!((&difference["added"], &difference["others"]), (&json!(["R-3"]), &json!(["1 window"])));
}

#[test]
fn what_both_sides_changed_is_named_and_nothing_is_applied() {
    let room = planned();
    room.call("scenario_create", json!({ "name": "later" }));
    room.call("scenario_open", json!({ "name": "later" }));
    shift(&room, "R-1", "2026-12-14T21:00");
    room.call("scenario_leave", json!({}));
    shift(&room, "R-1", "2026-12-15T21:00");
    let difference = room.call("scenario_compare", json!({ "name": "later" }));
    assert_eq!(difference["diverged"], json!(["release R-1"]));
    let refused = room.refused("scenario_apply", json!({ "name": "later" }));
    assert_eq!(refused.code, "scenario.diverged");
    assert!(refused.message.contains("release R-1"), "{}", refused.message);
    assert_eq!(start(&room, "R-1"), "2026-12-15T20:00:00Z");
}

#[test]
fn a_scenario_that_is_thrown_away_can_be_brought_back() {
    let room = planned();
    room.call("scenario_create", json!({ "name": "later" }));
    assert_eq!(room.refused("scenario_create", json!({ "name": "later" })).code, "plan.exists");
    let outside = room.refused("scenario_create", json!({ "name": "../outside" }));
    assert_eq!((outside.code.as_str(), outside.fault), ("call.bad_input", crate::Fault::Usage));
    room.call("scenario_discard", json!({ "name": "later" }));
    assert_eq!(room.call("scenario_list", json!({}))["items"], json!([]));
    assert_eq!(room.call("scenario_thrown_away", json!({}))["items"], json!([{ "name": "later" }]));
    for name in ["scenario_open", "scenario_compare", "scenario_apply", "scenario_discard"] {
        assert_eq!(room.refused(name, json!({ "name": "later" })).code, "scenario.unknown", "{name}");
    }
    room.call("scenario_restore", json!({ "name": "later" }));
    assert_eq!(room.call("scenario_list", json!({}))["items"][0]["name"], "later");
    assert_eq!(room.call("scenario_thrown_away", json!({}))["items"], json!([]));
    assert_eq!(room.refused("scenario_restore", json!({ "name": "other" })).code, "scenario.unknown");
}

#[test]
fn a_plan_goes_back_to_a_moment_of_its_history_with_one_operation() {
    let room = planned();
    let before = room.call("desk_show", json!({}))["plan"]["seq"].clone();
    shift(&room, "R-1", "2026-12-14T21:00");
    shift(&room, "R-2", "2026-12-16T21:00");
    let back = room.call("history_go_back", json!({ "seq": before, "reason": "the wrong week" }));
    assert_eq!(back["operation"]["seq"], before.as_u64().unwrap() + 3);
    let told = room.call("history_list", json!({ "text": "wrong week" }));
    assert_eq!(told["items"][0]["reason"], "the wrong week");
    assert_eq!(
        (start(&room, "R-1").as_str(), start(&room, "R-2").as_str()),
        ("2026-12-07T20:00:00Z", "2026-12-08T20:00:00Z")
    );
    assert_eq!(
        room.call("history_go_back", json!({ "seq": before }))["operation"],
        Value::Null,
        "it stands so already"
    );
    room.call("undo", json!({}));
    assert_eq!(start(&room, "R-2"), "2026-12-16T20:00:00Z");
    assert_eq!(room.refused("history_go_back", json!({ "seq": 99 })).code, "operation.unknown");
}
