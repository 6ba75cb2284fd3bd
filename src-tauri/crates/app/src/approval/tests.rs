//! Approval policies and decisions through their commands.

mod deciding;
mod holding;
mod policies;

use serde_json::{Value, json};

use crate::testing::Room;

/// Three releases of one service each, in the second week of December: `R-low` of low risk, `R-mid` of moderate risk
/// and `R-one` of a service of tier 1.
fn room() -> Room {
    let room = Room::new();
    for (key, name) in [("dan", "Dan"), ("dora", "Dora"), ("tess", "Tess"), ("rita", "Rita"), ("sven", "Sven")] {
        let deputy = if key == "dan" { json!("dora") } else { Value::Null };
        room.call("person_save", json!({ "key": "dora", "name": "Dora" }));
        room.call("person_save", json!({ "key": key, "name": name, "deputy": deputy }));
    }
    for (key, risk, tier, day) in [("low", "low", 4, "10"), ("mid", "moderate", 2, "11"), ("one", "moderate", 1, "12")]
    {
        room.call("service_save", json!({ "key": key, "name": format!("Service {key}"), "tier": tier }));
        let draft = json!({
            "key": format!("R-{key}"), "title": "Payments 4.2", "type": "normal", "services": [key], "risk": risk,
            "version": "4.2", "start": format!("2026-12-{day}T21:00"), "end": format!("2026-12-{day}T23:00"),
            "zone": "Europe/Berlin", "people": [
                { "role": "deployment-lead", "person": "dan" }, { "role": "test-manager", "person": "tess" },
                { "role": "requester", "person": "rita" }, { "role": "service-owner", "person": "sven" },
            ],
        });
        room.call("release_draw", json!({ "draft": draft }));
        room.complete(&format!("R-{key}"));
    }
    room
}

/// The same with a shipped policy in force.
fn by(profile: &str) -> Room {
    let room = room();
    room.call("policy_ship", json!({ "profile": profile, "enforce": true }));
    room
}

fn advance(key: &str, state: &str) -> Value {
    json!({ "key": key, "state": state })
}

fn hand_in(room: &Room, key: &str) {
    room.call("release_advance", advance(key, "submitted"));
    room.call("release_advance", advance(key, "assessed"));
}

fn state(room: &Room, key: &str) -> String {
    room.call("release_show", json!({ "key": key }))["bar"]["state"].as_str().unwrap().to_owned()
}

fn standing(room: &Room, key: &str) -> Value {
    room.call("approval_show", json!({ "key": key }))
}

/// A decision of somebody on `R-low` in a role.
fn says(person: &str, role: &str, more: &Value) -> Value {
    let mut input = json!({ "release": "R-low", "person": person, "role": role, "outcome": "approved" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

/// Gives a release other contents: the fields that are said, and the rest as it is.
fn edit(room: &Room, key: &str, more: &Value) {
    let shown = room.call("release_show", json!({ "key": key }));
    let bar = &shown["bar"];
    let mut draft = json!({
        "title": bar["title"], "description": shown["description"], "type": bar["type"], "services": bar["services"],
        "environment": bar["environment"], "risk": bar["risk"], "version": bar["version"], "start": bar["start"],
        "end": bar["end"], "zone": bar["zone"], "people": shown["people"].as_array().unwrap().iter().map(|one| {
            json!({ "role": one["role"], "person": one["person"] })
        }).collect::<Value>(),
    });
    draft.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    room.call("release_edit", json!({ "key": key, "draft": draft }));
}

/// A room in which `R-low` was handed in, approved by a peer, and scheduled.
fn scheduled() -> Room {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    room.call("approval_give", says("dan", "deployment-lead", &json!({})));
    room.call("release_advance", advance("R-low", "scheduled"));
    room
}

fn policies(room: &Room) -> Vec<Value> {
    room.call("policy_list", json!({}))["items"].as_array().unwrap().clone()
}
