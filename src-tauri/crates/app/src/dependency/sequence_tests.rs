//! Releases brought into the order in which they can be deployed.

use serde_json::{Value, json};

use crate::testing::Room;

/// Web needs Payments, but its release is planned first; what waits for Web comes the day after.
fn room() -> Room {
    let room = Room::new();
    for (key, name) in [("pay", "Payments"), ("web", "Web"), ("app", "App")] {
        room.call("service_save", json!({ "key": key, "name": name, "tier": 2 }));
    }
    room.call("service_link", json!({ "from": "web", "to": "pay", "type": "build" }));
    for (key, service, day) in [("R-1", "web", "15"), ("R-2", "pay", "16"), ("R-3", "app", "16")] {
        let draft = json!({
            "key": key, "title": format!("Feature {key}"), "type": "normal", "services": [service],
            "start": format!("2026-12-{day}T20:00"), "end": format!("2026-12-{day}T22:00"), "zone": "Europe/Berlin",
        });
        room.call("release_draw", json!({ "draft": draft }));
    }
    room.call("release_link", json!({ "successor": "R-3", "predecessor": "R-1", "relation": "FS", "lag": "1h" }));
    room
}

fn asked(more: &Value) -> Value {
    let mut input = json!({ "from": "2026-12-13T23:00:00Z", "to": "2026-12-20T23:00:00Z", "mode": "commit" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

fn start(room: &Room, key: &str) -> Value {
    room.call("release_show", json!({ "key": key }))["bar"]["start"].clone()
}

fn told(outcome: &Value) -> Vec<String> {
    let line = |place: &Value| {
        let (key, start) = (place["key"].as_str().unwrap(), place["to"]["start"].as_str().unwrap());
        format!("{} {key} {start} {}", place["wave"], place["moves"])
    };
    outcome["places"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn the_order_is_told_with_waves_and_reasons_before_it_is_applied_as_one_operation() {
    let room = room();
    let preview = room.call("sequence_apply", asked(&json!({ "mode": "preview" })));
    let order =
        ["1 R-2 2026-12-16T19:00:00Z false", "2 R-1 2026-12-16T21:00:00Z true", "3 R-3 2026-12-17T00:00:00Z true"];
    assert_eq!(told(&preview), order);
    assert_eq!(preview["places"][1]["why"][0], "R-1 touches Web, which needs Payments of R-2 Feature R-2");
    assert_eq!(preview["places"][2]["why"][0], "R-3 waits for R-1 Feature R-1 (FS with a lag of 1h)");
    assert_eq!(
        (&preview["places"][0]["earliest"], &preview["changed"]),
        (&json!("2026-12-13T23:00:00Z"), &Value::Null)
    );
    let done = room.call("sequence_apply", asked(&json!({ "reason": "For the release week" })));
    assert_eq!(
        done["changed"]["operation"]["label"],
        "Put 2 releases in order, 14 Dec 00:00 – 21 Dec 00:00 Europe/Berlin"
    );
    assert_eq!(start(&room, "R-1"), "2026-12-16T21:00:00Z");
    let again = room.call("sequence_apply", asked(&json!({})));
    assert_eq!(again["changed"], Value::Null, "everything stands in order");
    room.call("undo", json!({}));
    assert_eq!(start(&room, "R-1"), "2026-12-15T19:00:00Z");
}

#[test]
fn a_release_goes_to_a_valid_slot_and_stays_where_it_is_left_out() {
    let room = room();
    let freeze = json!({
        "key": "F", "title": "Night", "kind": "freeze-hard", "zone": "Europe/Berlin", "scope": { "services": ["web"] },
        "start": "2026-12-16T21:00", "end": "2026-12-18T06:00",
    });
    room.call("window_save", freeze);
    let preview = room.call("sequence_apply", asked(&json!({ "mode": "preview" })));
    assert_eq!(told(&preview)[1..], ["2 R-1 2026-12-18T05:00:00Z true", "3 R-3 2026-12-18T08:00:00Z true"]);
    let stays = room.call("sequence_apply", asked(&json!({ "mode": "preview", "leave_out": ["R-1"] })));
    assert_eq!(told(&stays)[1..], ["2 R-1 2026-12-15T19:00:00Z false", "3 R-3 2026-12-16T19:00:00Z false"]);
    assert_eq!((&stays["places"][1]["left_out"], &stays["places"][1]["stuck"]), (&json!(true), &json!(false)));
}

#[test]
fn deployments_that_go_along_are_told_and_move() {
    let room = room();
    room.call("environment_save", json!({ "key": "staging", "name": "Staging", "production": false }));
    let deployment =
        json!({ "release": "R-1", "environment": "staging", "start": "2026-12-11T20:00", "mode": "commit" });
    room.call("deployment_plan", deployment);
    let preview = room.call("sequence_apply", asked(&json!({ "mode": "preview" })));
    let along = &preview["moves"][0];
    assert_eq!((&along["key"], &along["to"]["start"]), (&json!("R-1-STAGING"), &json!("2026-12-12T21:00:00Z")));
    assert_eq!(along["why"], "R-1-STAGING is a deployment of R-1 Feature R-1");
    room.call("sequence_apply", asked(&json!({})));
    assert_eq!(start(&room, "R-1-STAGING"), "2026-12-12T21:00:00Z");
}

#[test]
fn a_release_that_is_being_carried_out_is_told_as_one_that_should_have_moved() {
    let room = room();
    room.complete("R-1");
    for state in ["submitted", "assessed", "approved", "scheduled", "deploying"] {
        room.call("release_advance", json!({ "key": "R-1", "state": state }));
    }
    let preview = room.call("sequence_apply", asked(&json!({ "mode": "preview" })));
    assert_eq!((&preview["places"][1]["key"], &preview["places"][1]["stuck"]), (&json!("R-1"), &json!(true)));
}

#[test]
fn a_stretch_that_ends_before_it_begins_is_refused() {
    let room = room();
    let backwards = json!({ "from": "2026-12-20T23:00:00Z", "to": "2026-12-13T23:00:00Z" });
    assert_eq!(room.refused("sequence_apply", backwards).code, "order.backwards");
}
