//! A release that is rolled out in more places than its own.

use serde_json::{Value, json};

use crate::testing::Room;

/// Payments 4.2 on a Friday night in production, and a staging to try it in.
fn room() -> Room {
    let room = Room::new();
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1 }));
    room.call("environment_save", json!({ "key": "staging", "name": "Staging", "production": false }));
    room.call("person_save", json!({ "key": "ada", "name": "Ada" }));
    let draft = json!({
        "key": "R-1", "title": "Payments 4.2", "type": "normal", "services": ["pay"], "risk": "low", "version": "4.2",
        "start": "2026-12-11T22:00", "end": "2026-12-12T01:00", "zone": "Europe/Berlin", "rollback_minutes": 45,
        "stabilisation_minutes": 600, "people": [{ "role": "deployment-lead", "person": "ada" }],
    });
    room.call("release_draw", json!({ "draft": draft }));
    room
}

fn plan(room: &Room, more: &Value) -> Value {
    room.call("deployment_plan", input(more))
}

fn input(more: &Value) -> Value {
    let mut input =
        json!({ "release": "R-1", "environment": "staging", "start": "2026-12-09T22:00", "mode": "commit" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

fn bar(room: &Room, key: &str) -> Value {
    room.call("release_show", json!({ "key": key }))["bar"].clone()
}

fn move_release(room: &Room, more: &Value) -> Value {
    let mut input = json!({ "key": "R-1", "to": "2026-12-12T22:00", "mode": "commit" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    room.call("release_move", input)
}

#[test]
fn a_deployment_is_the_same_work_in_another_place() {
    let room = room();
    let told = plan(&room, &json!({ "mode": "preview" }));
    assert_eq!((&told["key"], &told["changed"]), (&json!("R-1-STAGING"), &Value::Null));
    plan(&room, &json!({ "order": "before" }));
    let deployment = room.call("release_show", json!({ "key": "R-1-STAGING" }));
    let bar = &deployment["bar"];
    assert_eq!((&bar["deployment_of"], &bar["title"]), (&json!("R-1"), &json!("Payments 4.2 to Staging")));
    assert_eq!((&bar["start"], &bar["end"]), (&json!("2026-12-09T21:00:00Z"), &json!("2026-12-10T00:00:00Z")));
    assert_eq!((&bar["environment"], &bar["version"]), (&json!("staging"), &json!("4.2")));
    assert_eq!(bar["segments"], json!({ "validation": 0, "rollback": 45, "stabilisation": 0 }));
    assert_eq!(deployment["people"][0]["person"], "ada");
    let whole = room.call("release_show", json!({ "key": "R-1" }));
    assert_eq!(whole["deployments"][0]["key"], "R-1-STAGING");
    assert_eq!(whole["predecessors"][0]["key"], "R-1-STAGING", "it waits for it");
    plan(&room, &json!({ "start": "2026-12-08T22:00" }));
    assert_eq!(self::bar(&room, "R-1-STAGING-2")["deployment_of"], "R-1", "the first key is taken");
    room.call("undo", json!({}));
    room.call("undo", json!({}));
    assert_eq!(room.call("release_list", json!({}))["items"].as_array().unwrap().len(), 1);
}

#[test]
fn a_deployment_has_deployments_of_its_own_no_more_than_a_seat_on_a_train() {
    let room = room();
    plan(&room, &json!({}));
    let refused = room.refused("deployment_plan", input(&json!({ "release": "R-1-STAGING", "key": "R-2" })));
    assert_eq!(refused.code, "release.deployment");
    let timetable = json!({
        "start": "2026-12-05T20:00", "end": "2026-12-06T06:00", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY",
    });
    room.call("train_save", json!({ "key": "CORE", "name": "Core train", "timetable": timetable }));
    let boards = json!({ "release": "R-1-STAGING", "train": "CORE", "departure": "2026-12-12", "mode": "commit" });
    let refused = room.refused("release_board", boards);
    assert_eq!(refused.message, "R-1-STAGING is a deployment of R-1 and rides with it, not on a train of its own");
}

#[test]
fn deployments_move_with_their_release_in_one_operation() {
    let room = room();
    plan(&room, &json!({}));
    let told = move_release(&room, &json!({ "mode": "preview" }));
    assert_eq!(told["moves"][0]["key"], "R-1-STAGING");
    assert_eq!(told["moves"][0]["to"]["start"], "2026-12-10T21:00:00Z");
    assert_eq!(told["moves"][0]["why"], "R-1-STAGING is a deployment of R-1 Payments 4.2");
    move_release(&room, &json!({}));
    assert_eq!(bar(&room, "R-1-STAGING")["start"], "2026-12-10T21:00:00Z");
    room.call("undo", json!({}));
    assert_eq!(bar(&room, "R-1-STAGING")["start"], "2026-12-09T21:00:00Z");
    move_release(&room, &json!({ "leave_out": ["R-1-STAGING"] }));
    assert_eq!(bar(&room, "R-1-STAGING")["start"], "2026-12-09T21:00:00Z", "it was left out");
    assert_eq!(bar(&room, "R-1")["start"], "2026-12-12T21:00:00Z");
}

#[test]
fn a_release_goes_nowhere_where_a_deployment_of_it_would_break_a_rule() {
    let room = room();
    plan(&room, &json!({}));
    let draft = json!({
        "key": "R-9", "title": "Other", "type": "normal", "services": ["pay"], "environment": "staging",
        "start": "2026-12-10T22:00", "end": "2026-12-11T01:00", "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": draft }));
    let input = json!({ "key": "R-1", "to": "2026-12-12T22:00", "mode": "commit" });
    let refused = room.refused("release_move", input.clone());
    assert!(refused.message.contains("R-1-STAGING"), "{}", refused.message);
    let mut preview = input;
    preview["mode"] = "preview".into();
    let slots = room.call("release_move", preview)["slots"].clone();
    let first = slots[0]["start"].as_str().unwrap();
    assert_ne!(first, "2026-12-12T21:00:00Z", "where its deployment finds no place");
    room.call("release_move", json!({ "key": "R-1", "to": first, "mode": "commit" }));
}

#[test]
fn deployments_ride_along_when_their_release_boards_or_its_departure_moves() {
    let room = room();
    plan(&room, &json!({}));
    let timetable = json!({
        "start": "2026-12-05T20:00", "end": "2026-12-06T06:00", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY",
    });
    room.call("train_save", json!({ "key": "CORE", "name": "Core train", "timetable": timetable }));
    let boards = json!({ "release": "R-1", "train": "CORE", "departure": "2026-12-12", "mode": "commit" });
    let told = room.call("release_board", boards);
    let at = told["to"]["start"].as_str().unwrap().to_owned();
    assert_eq!(told["moves"][0]["key"], "R-1-STAGING");
    let staged = bar(&room, "R-1-STAGING")["start"].clone();
    assert_ne!(staged, "2026-12-09T21:00:00Z", "it went along to {at}");
    let moves = json!({ "train": "CORE", "departure": "2026-12-12", "to": "2026-12-13T20:00", "mode": "commit" });
    let told = room.call("departure_move", moves);
    let keys: Vec<&Value> = told["riders"].as_array().unwrap().iter().map(|rider| &rider["release"]).collect();
    assert_eq!(keys, ["R-1", "R-1-STAGING"]);
    assert_ne!(bar(&room, "R-1-STAGING")["start"], staged);
    let late = room.call("departure_move", json!({ "train": "CORE", "departure": "2026-12-13", "mode": "commit" }));
    assert_eq!(late["riders"][0]["release"], "R-1", "called off, it rides on a later one");
    let along = &late["riders"][1];
    assert_eq!((&along["release"], &along["along"]), (&json!("R-1-STAGING"), &json!(true)));
    assert_eq!(along["to"]["start"], bar(&room, "R-1-STAGING")["start"]);
}

#[test]
fn a_release_boards_in_a_slot_to_which_its_deployments_can_follow() {
    let room = room();
    plan(&room, &json!({}));
    let timetable = json!({
        "start": "2026-12-05T20:00", "end": "2026-12-06T06:00", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY",
    });
    room.call("train_save", json!({ "key": "CORE", "name": "Core train", "timetable": timetable }));
    let other = json!({
        "key": "R-9", "title": "Another try", "type": "normal", "services": ["pay"], "environment": "staging",
        "start": "2026-12-10T20:00", "end": "2026-12-10T21:00", "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": other }));
    let boards = json!({ "release": "R-1", "train": "CORE", "departure": "2026-12-12", "mode": "commit" });
    let told = room.call("release_board", boards);
    assert_eq!(told["to"]["start"], "2026-12-12T20:00:00Z", "an hour into the departure");
    assert_eq!(bar(&room, "R-1-STAGING")["start"], "2026-12-10T20:00:00Z", "behind the other one");
}

#[test]
fn what_is_decided_about_a_release_is_decided_about_its_deployments() {
    let room = room();
    plan(&room, &json!({}));
    room.complete("R-1");
    for state in ["submitted", "assessed", "approved", "scheduled"] {
        room.call("release_advance", json!({ "key": "R-1", "state": state }));
        assert_eq!(bar(&room, "R-1-STAGING")["state"], state);
    }
    room.call("release_advance", json!({ "key": "R-1-STAGING", "state": "deploying" }));
    assert_eq!(bar(&room, "R-1")["state"], "scheduled", "each is carried out by itself");
    room.call("release_advance", json!({ "key": "R-1", "state": "approved" }));
    assert_eq!(bar(&room, "R-1-STAGING")["state"], "deploying");
    plan(&room, &json!({ "start": "2026-12-08T22:00" }));
    assert_eq!(bar(&room, "R-1-STAGING-2")["state"], "approved", "as far as its release");
    room.call("release_advance", json!({ "key": "R-1", "state": "cancelled" }));
    assert_eq!(bar(&room, "R-1-STAGING-2")["state"], "cancelled");
    let refused = room.refused("deployment_plan", input(&json!({})));
    assert_eq!(refused.code, "release.state");
}

#[test]
fn deployments_are_taken_out_and_brought_back_with_their_release() {
    let room = room();
    plan(&room, &json!({ "order": "before" }));
    let gone = room.call("release_remove", json!({ "key": "R-1" }));
    assert_eq!(gone["operation"]["label"], "Remove R-1 Payments 4.2 and its deployment");
    assert_eq!(gone["removed"], json!(["R-1-STAGING", "R-1"]));
    assert!(room.call("release_list", json!({}))["items"].as_array().unwrap().is_empty());
    room.call("undo", json!({}));
    assert_eq!(bar(&room, "R-1-STAGING")["deployment_of"], "R-1");
}

#[test]
fn deployments_go_through_a_file_of_releases_in_any_order_of_its_rows() {
    let room = room();
    plan(&room, &json!({}));
    let path = room.path("releases.csv");
    room.call("releases_export", json!({ "path": path }));
    let text = std::fs::read_to_string(&path).unwrap();
    let other = Room::new();
    other.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1 }));
    let there = other.put("releases.csv", &text);
    let import = || other.call("file_import", json!({ "kind": "releases", "paths": [there], "mode": "commit" }));
    import();
    assert_eq!(bar(&other, "R-1-STAGING")["deployment_of"], "R-1");
    assert_eq!(import()["changed"]["operation"], Value::Null, "twice is the same as once");
    let bad = other.put(
        "bad.csv",
        "key,title,start,end,zone,deployment_of\nR-1,A,2026-12-11 22:00,2026-12-12 01:00,Europe/Berlin,R-1-STAGING\n",
    );
    let refused = other.refused("file_import", json!({ "kind": "releases", "paths": [bad], "mode": "commit" }));
    assert!(format!("{refused:?}").contains("R-1-STAGING is a deployment itself, of R-1"), "{refused:?}");
}
