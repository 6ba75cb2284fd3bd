//! What is on a map, and where.

use serde_json::{Value, json};

use crate::testing::Room;

/// A shop: Web and App of one team need Orders and Payments of another, which need a database.
fn room() -> Room {
    let room = Room::new();
    for (key, name) in [("front", "Front end"), ("core", "Core")] {
        room.call("team_save", json!({ "key": key, "name": name }));
    }
    for (key, team, tier, kind) in [
        ("web", "front", 1, "service"),
        ("app", "front", 2, "service"),
        ("orders", "core", 1, "service"),
        ("pay", "core", 1, "service"),
        ("db", "core", 3, "infrastructure"),
        ("alone", "core", 4, "component"),
    ] {
        room.call("service_save", json!({ "key": key, "name": key, "tier": tier, "team": team, "kind": kind }));
    }
    for (from, to, kind) in [
        ("web", "orders", "runtime-soft"),
        ("web", "pay", "runtime-hard"),
        ("app", "pay", "build"),
        ("orders", "db", "data"),
        ("pay", "db", "data"),
    ] {
        room.call("service_link", json!({ "from": from, "to": to, "type": kind }));
    }
    room
}

fn keys(map: &Value) -> Vec<&str> {
    map["nodes"].as_array().unwrap().iter().map(|node| node["key"].as_str().unwrap()).collect()
}

fn links(map: &Value) -> Vec<String> {
    let told = |link: &Value| format!("{} {} {}", link["from"], link["to"], link["kind"]).replace('"', "");
    map["links"].as_array().unwrap().iter().map(told).collect()
}

fn node<'a>(map: &'a Value, key: &str) -> &'a Value {
    map["nodes"].as_array().unwrap().iter().find(|node| node["key"] == key).unwrap()
}

#[test]
fn a_node_tells_what_it_is_and_a_link_the_least_version_that_it_needs() {
    let room = room();
    room.call("service_link", json!({ "from": "web", "to": "pay", "type": "runtime-hard", "min_version": "4.2" }));
    let map = room.call("dependency_map", json!({}));
    assert_eq!(node(&map, "db")["kind"], "infrastructure");
    let link = map["links"].as_array().unwrap().iter().find(|link| link["min_version"] == "4.2").unwrap();
    assert_eq!((&link["from"], &link["to"]), (&json!("web"), &json!("pay")));
    let error =
        room.refused("service_link", json!({ "from": "web", "to": "pay", "type": "data", "min_version": "4 2" }));
    assert!(error.message.contains("is not a version"), "{}", error.message);
    room.call("service_save", json!({ "key": "db", "name": "Database", "tier": 3 }));
    let map = room.call("dependency_map", json!({}));
    assert_eq!(node(&map, "db")["kind"], "infrastructure", "what is not said stays");
}

#[test]
fn members_of_a_team_stand_together_in_each_layer() {
    let room = room();
    let map = room.call("dependency_map", json!({ "group_by": "team" }));
    assert_eq!(node(&map, "web")["group"], "Front end");
    let map = room.call("dependency_map", json!({ "group_by": "tier" }));
    assert_eq!(node(&map, "db")["group"], "Tier 3");
    let map = room.call("dependency_map", json!({}));
    assert_eq!(node(&map, "db")["group"], Value::Null);
}

#[test]
fn a_team_drawn_as_one_node_has_the_links_of_its_members() {
    let room = room();
    let map = room.call("dependency_map", json!({ "collapsed": ["core"] }));
    assert_eq!(keys(&map), ["app", "web", "team:core"]);
    let team = node(&map, "team:core");
    assert_eq!((&team["kind"], &team["title"], &team["members"]), (&json!("team"), &json!("Core"), &json!(4)));
    assert_eq!(links(&map), ["app team:core build", "web team:core runtime-hard"]);
    assert_eq!(map["links"][1]["merged"], 2);
    let around = room.call("dependency_map", json!({ "collapsed": ["core"], "focus": "team:core", "depth": 1 }));
    assert_eq!(keys(&around), ["app", "web", "team:core"]);
}

#[test]
fn only_links_of_the_types_that_are_asked_for_are_shown() {
    let room = room();
    let map = room.call("dependency_map", json!({ "kinds": ["data"], "linked_only": true }));
    assert_eq!(links(&map), ["orders db data", "pay db data"]);
    assert_eq!(keys(&map), ["db", "orders", "pay"]);
}

#[test]
fn everything_keeps_its_layer_when_a_node_is_added_to_a_map() {
    let room = room();
    let map = room.call("dependency_map", json!({}));
    let place = |node: &Value| json!({ "key": node["key"], "x": node["x"], "y": node["y"] });
    let before: Vec<Value> = map["nodes"].as_array().unwrap().iter().map(place).collect();
    room.call("service_save", json!({ "key": "aaa", "name": "First by key", "tier": 1 }));
    room.call("service_link", json!({ "from": "aaa", "to": "orders", "type": "data" }));
    let with = room.call("dependency_map", json!({ "before": before }));
    for one in map["nodes"].as_array().unwrap() {
        let now = node(&with, one["key"].as_str().unwrap());
        assert_eq!(now["x"], one["x"], "{} keeps its layer", one["key"]);
    }
}

#[test]
fn releases_that_wait_for_each_other_in_a_circle_are_named_with_the_link_to_cut() {
    let room = room();
    for (key, day) in [("R-1", "14"), ("R-2", "15")] {
        let draft = json!({
            "key": key, "title": key, "type": "normal", "services": [], "zone": "Europe/Berlin",
            "start": format!("2026-12-{day}T20:00"), "end": format!("2026-12-{day}T22:00"),
        });
        room.call("release_draw", json!({ "draft": draft }));
    }
    room.call("release_link", json!({ "successor": "R-2", "predecessor": "R-1", "relation": "FS", "lag": "0" }));
    let back = json!({ "successor": "R-1", "predecessor": "R-2", "relation": "FS", "lag": "0" });
    let refused = room.refused("release_link", back);
    assert_eq!(refused.details["cycle"], json!(["R-1", "R-2"]));
    assert_eq!(refused.details["cut"]["from"], "R-2");
    assert_eq!(room.call("dependency_map", json!({ "subject": "releases" }))["circles"], json!([]));
}

#[test]
fn the_check_for_circles_follows_links_that_come_and_go() {
    let room = room();
    let back = |kind: &str| json!({ "from": "db", "to": "web", "type": kind });
    assert_eq!(room.refused("service_link", back("data")).code, "link.cycle");
    room.call("service_unlink", json!({ "from": "web", "to": "orders" }));
    room.call("service_unlink", json!({ "from": "web", "to": "pay" }));
    room.call("service_link", back("data"));
    assert_eq!(room.refused("service_link", json!({ "from": "web", "to": "pay", "type": "data" })).code, "link.cycle");
    room.call("undo", json!({}));
    room.call("service_link", json!({ "from": "web", "to": "pay", "type": "data" }));
}

#[test]
fn a_map_that_keeps_to_its_own_drawing_stays_as_it_is() {
    let room = room();
    let map = room.call("dependency_map", json!({ "group_by": "team" }));
    let place = |node: &Value| json!({ "key": node["key"], "x": node["x"], "y": node["y"] });
    let before: Vec<Value> = map["nodes"].as_array().unwrap().iter().map(place).collect();
    let again = room.call("dependency_map", json!({ "group_by": "team", "before": before }));
    assert_eq!(again["nodes"], map["nodes"], "so that a file shows what the screen does");
}
