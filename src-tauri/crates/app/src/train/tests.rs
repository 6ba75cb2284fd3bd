//! A train that leaves on Saturday nights in December: boarding, closing, and departures at other times.

use serde_json::{Value, json};

use crate::testing::Room;

/// Three releases of one service each, in the week before the departure of 12 December, and the train.
fn station() -> Room {
    let room = Room::new();
    room.call("team_save", json!({ "key": "payments", "name": "Payments" }));
    for (key, day) in [("R-1", "07"), ("R-2", "08"), ("R-3", "09")] {
        room.call("service_save", json!({ "key": format!("s-{key}"), "name": key, "tier": 2, "team": "payments" }));
        let draft = json!({
            "key": key, "title": format!("Feature {key}"), "type": "normal", "services": [format!("s-{key}")],
            "start": format!("2026-12-{day}T21:00"), "end": format!("2026-12-{day}T23:00"), "zone": "Europe/Berlin",
            "team": "payments", "risk": "moderate",
        });
        room.call("release_draw", json!({ "draft": draft }));
    }
    room.call("train_save", train(&json!({})));
    room
}

fn train(more: &Value) -> Value {
    let mut card = json!({
        "key": "CORE", "name": "Core train", "capacity": 2,
        "timetable": { "start": "2026-12-05T20:00", "end": "2026-12-06T06:00", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY" },
    });
    for (name, value) in more.as_object().unwrap() {
        card[name] = value.clone();
    }
    card
}

fn board(room: &Room, key: &str, more: &Value) -> Value {
    let mut input = json!({ "release": key, "train": "CORE", "departure": "2026-12-12", "mode": "commit" });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    room.call("release_board", input)
}

fn departure(room: &Room, day: &str) -> Value {
    let shown = room.call("train_show", json!({ "key": "CORE" }));
    let departures = shown["departures"].as_array().unwrap().clone();
    departures.into_iter().find(|departure| departure["day"] == day).unwrap()
}

fn riders(room: &Room, day: &str) -> Vec<String> {
    let told = departure(room, day);
    told["riders"].as_array().unwrap().iter().map(|rider| rider["bar"]["key"].as_str().unwrap().to_owned()).collect()
}

fn start(room: &Room, key: &str) -> String {
    room.call("release_show", json!({ "key": key }))["bar"]["start"].as_str().unwrap().to_owned()
}

#[test]
fn a_first_timetable_brings_the_usual_milestones_and_a_card_without_one_keeps_it() {
    let room = station();
    let next = departure(&room, "2026-12-12");
    let milestones: Vec<String> = next["milestones"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {}", one["name"], one["day"]).replace('"', ""))
        .collect();
    assert_eq!(milestones[1], "Code freeze 2026-11-30");
    assert_eq!(next["cut_off"], "2026-11-30T23:00:00Z");
    room.call("train_save", json!({ "key": "CORE", "name": "Renamed" }));
    let card = room.call("train_list", json!({}))["items"][0]["train"].clone();
    assert_eq!(
        (&card["name"], &card["capacity"], &card["timetable"]["rrule"]),
        (&json!("Renamed"), &json!(2), &json!("FREQ=WEEKLY"))
    );
    room.call("train_save", json!({ "key": "CORE", "name": "Renamed", "timetable": null }));
    assert_eq!(room.refused("release_board", json!({ "release": "R-1", "train": "CORE" })).code, "train.timetable");
}

#[test]
fn a_departure_that_lies_in_a_hard_freeze_says_so() {
    let room = station();
    let freeze = json!({
        "key": "F-1", "title": "Sale", "kind": "freeze-hard", "zone": "Europe/Berlin",
        "start": "2026-12-12T00:00", "end": "2026-12-14T00:00",
    });
    room.call("window_save", freeze);
    let frozen = |day: &str| departure(&room, day)["frozen"].clone();
    assert_eq!(frozen("2026-12-05"), json!([]));
    let told = frozen("2026-12-12")[0].as_str().unwrap().to_owned();
    assert!(told.starts_with("F-1 Sale holds for everything: 12 Dec 00:00"), "{told}");
}

#[test]
fn who_boards_goes_to_the_first_valid_slot_of_the_departure_and_back_with_one_undo() {
    let room = station();
    let outcome = board(&room, "R-1", &json!({ "mode": "preview" }));
    assert_eq!((&outcome["to"]["start"], &outcome["changed"]), (&json!("2026-12-12T19:00:00Z"), &Value::Null));
    assert_eq!(start(&room, "R-1"), "2026-12-07T20:00:00Z");
    board(&room, "R-1", &json!({}));
    assert_eq!(start(&room, "R-1"), "2026-12-12T19:00:00Z");
    assert_eq!(riders(&room, "2026-12-12"), ["R-1"]);
    room.call("undo", json!({}));
    assert_eq!(start(&room, "R-1"), "2026-12-07T20:00:00Z");
    assert!(riders(&room, "2026-12-12").is_empty());
}

#[test]
fn a_full_train_names_the_next_departure_and_takes_more_only_for_a_reason() {
    let room = station();
    board(&room, "R-1", &json!({}));
    board(&room, "R-2", &json!({}));
    let refused = room.refused(
        "release_board",
        json!({ "release": "R-3", "train": "CORE", "departure": "2026-12-12", "mode": "commit" }),
    );
    assert_eq!(refused.code, "train.boarding");
    assert!(refused.message.contains("all 2 places are taken"), "{}", refused.message);
    assert_eq!(refused.details["next"], "2026-12-19");
    let next = board(&room, "R-3", &json!({ "departure": null, "mode": "preview" }));
    let full = board(&room, "R-3", &json!({ "mode": "preview" }));
    assert_eq!(full["excusable"], true);
    assert_eq!(next["departure"], "2026-12-05", "the first one that takes it, whose boarding is still open");
    board(&room, "R-3", &json!({ "exception": "The regulator asks for it" }));
    assert_eq!(riders(&room, "2026-12-12"), ["R-1", "R-2", "R-3"]);
    let list = departure(&room, "2026-12-12")["list"].clone();
    assert_eq!(list[2]["why"], "The regulator asks for it");
    let conflicts = room.call("conflict_list", json!({}))["items"].clone();
    assert_eq!(conflicts[0]["code"], "C17", "the calendar says so too");
}

#[test]
fn after_the_cut_off_nobody_boards_without_an_exception_but_an_emergency_does() {
    let room = station();
    room.pass(24 * 8);
    let refused = room.refused(
        "release_board",
        json!({ "release": "R-1", "train": "CORE", "departure": "2026-12-12", "mode": "commit" }),
    );
    assert!(refused.message.contains("boarding closed on 1 Dec 00:00 Europe/Berlin"), "{}", refused.message);
    let draft = json!({
        "key": "R-9", "title": "Fix", "type": "emergency", "services": ["s-R-1"],
        "start": "2026-12-10T21:00", "end": "2026-12-10T22:00", "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": draft }));
    board(&room, "R-9", &json!({}));
    let told = departure(&room, "2026-12-12");
    assert_eq!((&told["items"], &told["riders"][0]["hotfix"]), (&json!(0), &json!(true)));
}

#[test]
fn when_boarding_closes_who_is_not_ready_rides_on_the_next_departure_and_the_list_says_why() {
    let room = station();
    board(&room, "R-1", &json!({}));
    board(&room, "R-2", &json!({}));
    let item = json!({ "release": "R-1", "area": "monitoring", "title": "Alerts", "mandatory": true });
    room.call("readiness_save", item);
    let close =
        |mode: &str| room.call("boarding_close", json!({ "train": "CORE", "departure": "2026-12-12", "mode": mode }));
    let behind = close("preview")["behind"].clone();
    assert_eq!((&behind[0]["release"], &behind[0]["next"]), (&json!("R-1"), &json!("2026-12-19")));
    assert_eq!(riders(&room, "2026-12-12"), ["R-1", "R-2"], "a preview writes nothing");
    close("commit");
    assert_eq!((riders(&room, "2026-12-12"), riders(&room, "2026-12-19")), (vec!["R-2".into()], vec!["R-1".into()]));
    let list = departure(&room, "2026-12-12")["list"].clone();
    assert_eq!(list[2]["why"], "one mandatory item of its checklist is open: Alerts (monitoring)");
    assert_eq!(close("commit")["changed"], Value::Null, "everybody on board is ready");
    room.call("undo", json!({}));
    assert_eq!(riders(&room, "2026-12-12"), ["R-1", "R-2"]);
}

#[test]
fn a_departure_takes_its_riders_along_and_one_that_is_called_off_leaves_them_to_the_next() {
    let room = station();
    board(&room, "R-1", &json!({}));
    board(&room, "R-2", &json!({}));
    let moved = json!({ "train": "CORE", "departure": "2026-12-12", "to": "2026-12-15T21:00", "leave_out": ["R-2"], "mode": "commit" });
    room.call("departure_move", moved);
    assert_eq!(start(&room, "R-1"), "2026-12-15T20:00:00Z", "an hour and three days later on the wall");
    assert_eq!(
        (riders(&room, "2026-12-15"), start(&room, "R-2").as_str()),
        (vec!["R-1".into()], "2026-12-12T19:00:00Z")
    );
    let beside = room.call("train_show", json!({ "key": "CORE" }))["beside"].clone();
    assert_eq!(beside[0]["key"], "R-2", "it starts when the train does not leave");
    let off = room.call("departure_move", json!({ "train": "CORE", "departure": "2026-12-15", "mode": "commit" }));
    assert_eq!((&off["departure"], &off["riders"][0]["next"]), (&Value::Null, &json!("2026-12-19")));
    assert_eq!(riders(&room, "2026-12-19"), ["R-1"]);
    let refused =
        room.refused("departure_move", json!({ "train": "CORE", "departure": "2026-12-13", "mode": "commit" }));
    assert_eq!(refused.code, "train.departure");
    assert!(refused.hint.unwrap().contains("2026-12-19"));
}

#[test]
fn who_leaves_keeps_its_time_and_stands_in_the_list() {
    let room = station();
    board(&room, "R-1", &json!({}));
    let preview = room.call("release_leave", json!({ "release": "R-1", "mode": "preview" }));
    assert_eq!(
        (&preview["departure"], &preview["items"], &preview["changed"]),
        (&json!("2026-12-12"), &json!(0), &Value::Null)
    );
    assert_eq!(riders(&room, "2026-12-12"), ["R-1"], "a preview takes nobody off");
    room.call("release_leave", json!({ "release": "R-1", "reason": "It needs another week" }));
    assert!(riders(&room, "2026-12-12").is_empty());
    assert_eq!(start(&room, "R-1"), "2026-12-12T19:00:00Z");
    assert_eq!(departure(&room, "2026-12-12")["list"][1]["outcome"], "left");
    assert_eq!(room.refused("release_leave", json!({ "release": "R-1" })).code, "train.nobody");
}

#[test]
fn a_train_tells_its_departures_and_milestones_before_it_is_saved() {
    let room = station();
    board(&room, "R-1", &json!({}));
    let saved = room.call("train_show", json!({ "key": "CORE", "count": 3 }));
    let mut card = saved["train"].clone();
    let same = room.call("train_preview", json!({ "train": card, "count": 3 }));
    assert_eq!(same, saved, "what is saved already is told as it is shown");
    card["milestones"] = json!([{ "name": "Code freeze", "days": -5, "cut_off": true }]);
    card["timetable"]["start"] = "2026-12-09T20:00".into();
    card["timetable"]["end"] = "2026-12-10T06:00".into();
    let told = room.call("train_preview", json!({ "train": card, "count": 1 }));
    assert_eq!(told["departures"].as_array().unwrap().len(), 1);
    assert_eq!(
        told["departures"][0]["milestones"],
        json!([{ "name": "Code freeze", "day": "2026-12-02", "over": false }])
    );
    assert_eq!(told["beside"][0]["key"], "R-1", "it would start when the train does not leave");
    card["key"] = "NEW".into();
    assert_eq!(room.call("train_preview", json!({ "train": card }))["departures"][0]["day"], "2026-12-09");
    card["timetable"]["end"] = "2026-12-09T06:00".into();
    assert_eq!(room.refused("train_preview", json!({ "train": card })).code, "train.timetable");
    assert_eq!(room.call("train_show", json!({ "key": "CORE", "count": 3 })), saved);
}

#[test]
fn go_no_go_stays_shut_while_a_mandatory_item_is_open() {
    let room = station();
    let item = json!({ "release": "R-1", "area": "support", "title": "Hotline briefed", "mandatory": true });
    room.call("readiness_save", item);
    room.complete("R-1");
    for state in ["submitted", "assessed", "approved", "scheduled"] {
        room.call("release_advance", json!({ "key": "R-1", "state": state }));
    }
    let refused = room.refused("release_advance", json!({ "key": "R-1", "state": "deploying" }));
    assert_eq!(refused.code, "release.not_ready");
    assert!(refused.message.contains("Hotline briefed"));
    let mut item = room.call("release_show", json!({ "key": "R-1" }))["readiness"][0]["item"].clone();
    item["ready"] = true.into();
    room.call("readiness_save", item);
    let told = room.call("release_show", json!({ "key": "R-1" }))["readiness"][0].clone();
    assert_eq!(told["ready_by"], "ada");
    room.call("release_advance", json!({ "key": "R-1", "state": "deploying" }));
}

#[test]
fn what_contradicts_itself_is_refused_and_nothing_is_written() {
    let room = station();
    let why = |more: Value| room.refused("train_save", train(&more)).code;
    let night = |end: &str, rrule: &str| json!({ "timetable": { "start": "2026-12-05T20:00", "end": end, "zone": "Europe/Berlin", "rrule": rrule } });
    assert_eq!(why(night("2026-12-05T20:00", "FREQ=WEEKLY")), "train.timetable");
    assert_eq!(why(night("2026-12-07T20:00", "FREQ=DAILY")), "train.timetable");
    let twice = json!({ "milestones": [{ "name": "A", "days": -1, "cut_off": true }, { "name": "B", "days": 0, "cut_off": true }] });
    assert_eq!(why(twice), "train.milestones");
    assert_eq!(
        why(json!({ "carriages": [{ "team": "payments" }, { "team": "payments", "places": 1 }] })),
        "train.carriages"
    );
    assert_eq!(
        room.refused("readiness_save", json!({ "release": "R-1", "area": "support", "title": " " })).code,
        "readiness.title"
    );
    assert_eq!(room.refused("train_remove", json!({ "key": "NONE" })).fault, crate::Fault::Usage);
}
