//! Changes around two releases of a train, through their commands.

use serde_json::{Value, json};

use crate::testing::Room;

/// R-1 and R-2 of `pay` (tier 1) and `web` on one train, and three changes.
fn room() -> Room {
    let room = Room::new();
    for (key, tier) in [("pay", 1), ("web", 2), ("crm", 3)] {
        room.call("service_save", json!({ "key": key, "name": key, "tier": tier }));
    }
    room.call("train_save", json!({ "key": "CORE", "name": "Core" }));
    for (key, day) in [("R-1", "12"), ("R-2", "19"), ("R-3", "26")] {
        let draft = json!({
            "key": key, "title": format!("Release {key}"), "type": "normal", "services": ["pay", "web"],
            "start": format!("2026-12-{day}T21:00"), "end": format!("2026-12-{day}T23:00"), "zone": "Europe/Berlin",
            "train": "CORE",
        });
        room.call("release_draw", json!({ "draft": draft }));
    }
    save(&room, "CH-1", "web", 9, 3, 2);
    save(&room, "CH-2", "web", 5, 2, 2);
    save(&room, "CH-3", "web", 2, 2, 3);
    room
}

fn save(room: &Room, key: &str, service: &str, value: u8, impact: u8, likelihood: u8) {
    let card = json!({
        "key": key, "title": format!("Feature {key}"), "service": service, "value": value, "urgency": 4,
        "effort": "2", "impact": impact, "likelihood": likelihood,
    });
    room.call("change_save", card);
}

fn cap(room: &Room, cap: u32) {
    room.call("risk_budget_save", json!({ "release": "R-1", "cap": cap }));
}

fn put(room: &Room, key: &str, release: &str) -> Value {
    room.call("change_place", json!({ "change": key, "place": "in", "release": release }))
}

fn bundle(room: &Room) -> Value {
    room.call("bundle_show", json!({ "release": "R-1" }))
}

fn keys(column: &Value) -> String {
    let keys = column.as_array().unwrap().iter().map(|card| card["change"]["key"].as_str().unwrap().to_owned());
    keys.collect::<Vec<_>>().join(" ")
}

fn columns(room: &Room) -> [String; 4] {
    let told = bundle(room);
    ["inside", "deferred", "waiting", "candidates"].map(|column| keys(&told[column]))
}

fn listed(room: &Room, key: &str) -> Value {
    let all = room.call("changes_list", json!({}))["items"].clone();
    all.as_array().unwrap().iter().find(|change| change["change"]["key"] == key).unwrap().clone()
}

#[test]
fn a_bundle_tells_its_budget_its_columns_and_what_is_proposed() {
    let room = room();
    cap(&room, 10);
    put(&room, "CH-3", "R-1");
    let told = bundle(&room);
    assert_eq!((&told["next"]["key"], &told["takes_changes"]), (&json!("R-2"), &json!(true)));
    let budget = &told["budget"];
    assert_eq!((&budget["sum"], &budget["cap"], &budget["left"]), (&json!(6), &json!(10), &json!(4)));
    assert_eq!(columns(&room), ["CH-3", "", "", "CH-1 CH-2"]);
    let lines: Vec<String> = told["proposal"]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| format!("{} {} {}", line["change"], line["outcome"], line["moves"]).replace('"', ""))
        .collect();
    assert_eq!(lines, ["CH-1 in true", "CH-2 in true", "CH-3 put-off true"]);
    assert_eq!(told["proposal"]["lines"][0]["sentence"], "In: 9 × 4 ÷ 2 = 18.0; its 6 make 6 of 10 points.");
}

#[test]
fn a_proposal_is_carried_out_as_one_operation_and_again_changes_nothing() {
    let room = room();
    cap(&room, 10);
    put(&room, "CH-3", "R-1");
    let preview = room.call("bundle_apply", json!({ "release": "R-1", "mode": "preview" }));
    assert_eq!((&preview["changed"], &preview["budget"]["sum"]), (&Value::Null, &json!(10)));
    let before = bundle(&room);
    let done = room.call("bundle_apply", json!({ "release": "R-1" }));
    assert_eq!(done["changed"]["operation"]["label"], "Bundle R-1 Release R-1: 2 in, 1 put off");
    assert_eq!(columns(&room), ["CH-1 CH-2", "", "CH-3", ""]);
    let deferral = &listed(&room, "CH-3")["deferrals"][0];
    assert_eq!((&deferral["from"], &deferral["to"], &deferral["by"]), (&json!("R-1"), &json!("R-2"), &json!("ada")));
    assert_eq!(deferral["reason"], "2 × 4 ÷ 2 = 4.0; its 6 would make 16 of 10 points");
    assert_eq!(room.call("bundle_apply", json!({ "release": "R-1" }))["changed"]["operation"], Value::Null);
    room.call("undo", json!({}));
    assert_eq!(bundle(&room), before);
}

#[test]
fn a_chosen_part_of_a_proposal_leaves_the_others_where_they_are() {
    let room = room();
    cap(&room, 10);
    room.call("bundle_apply", json!({ "release": "R-1", "changes": ["CH-3", "CH-2"], "next": "R-3" }));
    assert_eq!(columns(&room), ["CH-2", "CH-3", "", "CH-1"]);
    save(&room, "CH-4", "crm", 5, 2, 2);
    let refused = room.refused("bundle_apply", json!({ "release": "R-1", "changes": ["CH-4"] }));
    assert_eq!(refused.code, "bundle.not_proposed");
}

#[test]
fn more_risk_than_the_budget_is_refused_until_somebody_accepts_it_by_name() {
    let room = room();
    cap(&room, 8);
    put(&room, "CH-1", "R-1");
    let over = json!({ "change": "CH-3", "place": "in", "release": "R-1" });
    let refused = room.refused("change_place", over.clone());
    assert_eq!(refused.code, "bundle.over_budget");
    let message = "R-1 Release R-1 would take too much risk: its changes have 12 points, and its budget is 8";
    assert_eq!(refused.message, message);
    assert!(refused.hint.unwrap().contains("slipway budget accept R-1 --up-to 12"));
    let accept =
        |up_to: Option<u32>, reason: &str| json!({ "release": "R-1", "by": "Grace", "up_to": up_to, "reason": reason });
    assert_eq!(room.refused("risk_overflow_accept", accept(Some(5), "it must")).code, "bundle.acceptance");
    assert_eq!(room.refused("risk_overflow_accept", accept(Some(12), " ")).code, "bundle.acceptance");
    room.call("risk_overflow_accept", accept(Some(12), "it must"));
    put(&room, "CH-3", "R-1");
    let budget = bundle(&room)["budget"].clone();
    assert_eq!((&budget["refused"], &budget["accepted"]["by"]), (&json!(false), &json!("Grace")));
    let refused = room.refused("change_place", json!({ "change": "CH-2", "place": "in", "release": "R-1" }));
    assert_eq!(refused.code, "bundle.over_budget", "16 is beyond what was accepted");
    save(&room, "CH-3", "web", 2, 5, 5);
    let budget = bundle(&room)["budget"].clone();
    assert_eq!((&budget["refused"], &budget["accepted"]["holds"]), (&json!(true), &json!(false)), "it grew riskier");
    let out = room.call("change_place", json!({ "change": "CH-1", "place": "open" }));
    assert_eq!(out["budget"]["sum"], 25, "what lessens an overflow is not refused");
    cap(&room, 30);
    assert_eq!(bundle(&room)["budget"]["accepted"]["by"], "Grace", "another cap keeps what was accepted");
    room.call("risk_overflow_withdraw", json!({ "release": "R-1" }));
    assert_eq!((&bundle(&room)["budget"]["accepted"], &bundle(&room)["budget"]["cap"]), (&Value::Null, &json!(30)));
    assert_eq!(room.refused("risk_overflow_withdraw", json!({ "release": "R-1" })).code, "bundle.acceptance");
    room.call("risk_overflow_accept", accept(Some(40), "it must"));
    room.call("risk_budget_save", json!({ "release": "R-1" }));
    assert_eq!(bundle(&room)["budget"]["accepted"], Value::Null);
}

#[test]
fn what_is_mandatory_overflows_only_when_somebody_accepts_it() {
    let room = room();
    cap(&room, 8);
    let card = json!({
        "key": "CH-9", "service": "web", "value": 1, "urgency": 1, "effort": "9", "impact": 3, "likelihood": 3,
        "mandatory": "legal",
    });
    room.call("change_save", card);
    assert_eq!(bundle(&room)["proposal"]["overflows"], true);
    assert_eq!(room.refused("bundle_apply", json!({ "release": "R-1" })).code, "bundle.over_budget");
    room.call("risk_overflow_accept", json!({ "release": "R-1", "up_to": 9, "reason": "the law" }));
    room.call("bundle_apply", json!({ "release": "R-1" }));
    assert_eq!(columns(&room)[0], "CH-9");
}

#[test]
fn a_second_high_change_of_a_tier_one_service_is_refused() {
    let room = room();
    for key in ["CH-7", "CH-8"] {
        save(&room, key, "pay", 5, 5, 2);
    }
    put(&room, "CH-7", "R-1");
    let refused = room.refused("change_place", json!({ "change": "CH-8", "place": "in", "release": "R-1" }));
    assert!(refused.code == "bundle.over_budget" && refused.message.contains("CH-7 and CH-8 are high"), "{refused}");
    put(&room, "CH-8", "R-2");
}

#[test]
fn what_is_put_off_needs_a_reason_and_a_later_release_and_is_counted() {
    let room = room();
    put(&room, "CH-1", "R-2");
    let off = |more: Value| {
        let mut input = json!({ "change": "CH-1", "place": "put-off" });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    assert_eq!(room.refused("change_place", off(json!({}))).code, "change.reason");
    assert_eq!(room.refused("change_place", off(json!({ "reason": "r", "to": "R-1" }))).code, "change.target");
    let told = room.call("change_place", off(json!({ "reason": "r", "to": "R-3" })));
    assert_eq!((&told["change"]["place"], &told["change"]["release"]), (&json!("put-off"), &json!("R-3")));
    assert_eq!(told["change"]["deferrals"][0]["from"], "R-2");
    room.call("change_place", off(json!({ "reason": "again" })));
    let nobody = room.refused("change_place", off(json!({ "reason": "r" })));
    assert_eq!(nobody.code, "change.release", "it waits for no release");
    let third = room.call("change_place", off(json!({ "reason": "r", "release": "R-1" })));
    assert_eq!(third["change"]["escalated"], true);
    assert_eq!(keys(&room.call("changes_list", json!({ "escalated": true }))["items"]), "CH-1");
    assert_eq!(bundle(&room)["escalated"], 1);
    put(&room, "CH-1", "R-1");
    assert_eq!(listed(&room, "CH-1")["escalated"], true, "taking it along does not forget");
}

#[test]
fn a_release_that_is_under_way_keeps_its_changes_and_takes_no_more() {
    let room = room();
    put(&room, "CH-1", "R-1");
    room.complete("R-1");
    for state in ["submitted", "assessed", "approved", "scheduled", "deploying"] {
        room.call("release_advance", json!({ "key": "R-1", "state": state }));
    }
    let put_in = json!({ "change": "CH-2", "place": "in", "release": "R-1" });
    assert_eq!(room.refused("change_place", put_in).code, "bundle.fixed");
    assert_eq!(room.refused("change_place", json!({ "change": "CH-1", "place": "open" })).code, "bundle.fixed");
    assert_eq!(room.refused("bundle_apply", json!({ "release": "R-1" })).code, "bundle.fixed");
    room.call("release_advance", json!({ "key": "R-1", "state": "backed-out" }));
    put(&room, "CH-1", "R-2");
}

#[test]
fn a_release_goes_with_its_budget_but_not_while_changes_stand_there() {
    let room = room();
    cap(&room, 20);
    room.call("risk_assess", json!({ "release": "R-1", "impact": 2, "likelihood": 2 }));
    put(&room, "CH-1", "R-1");
    put(&room, "CH-2", "R-1");
    let refused = room.refused("release_remove", json!({ "key": "R-1" }));
    assert_eq!(refused.code, "row.in_use");
    assert_eq!(refused.message, "CH-1 Feature CH-1 and 1 more changes are in R-1 or put off to it");
    for key in ["CH-1", "CH-2"] {
        room.call("change_place", json!({ "change": key, "place": "put-off", "to": "R-2", "reason": "r" }));
    }
    room.call("release_remove", json!({ "key": "R-1" }));
    let deferral = &listed(&room, "CH-1")["deferrals"][0];
    assert_eq!((&deferral["from"], &deferral["to"]), (&Value::Null, &json!("R-2")), "it is still counted");
    room.call("undo", json!({}));
    assert_eq!(listed(&room, "CH-1")["deferrals"][0]["from"], "R-1");
    assert_eq!(bundle(&room)["budget"]["cap"], 20);
    assert_eq!(room.refused("service_remove", json!({ "key": "web" })).code, "row.in_use");
}

#[test]
fn a_card_that_is_saved_again_keeps_where_the_change_is() {
    let room = room();
    put(&room, "CH-1", "R-1");
    save(&room, "CH-1", "web", 10, 1, 1);
    let told = listed(&room, "CH-1");
    assert_eq!((&told["place"], &told["points"], &told["worth"]), (&json!("in"), &json!(1), &json!("20.0")));
    room.call("change_remove", json!({ "key": "CH-1" }));
    assert_eq!(room.refused("change_remove", json!({ "key": "CH-1" })).code, "change.unknown");
}
