//! Grids and gaps through their commands.

use serde_json::{Value, json};

use crate::testing::Room;

/// A draft of one service, on a Saturday night in December.
fn room() -> Room {
    let room = Room::new();
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 2 }));
    draw(&room, "R-1", "2026-12-12");
    room
}

fn draw(room: &Room, key: &str, day: &str) {
    let draft = json!({
        "key": key, "title": "Payments 4.2", "type": "normal", "services": ["pay"], "risk": "low",
        "start": format!("{day}T21:00"), "end": format!("{day}T23:00"), "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": draft }));
}

fn grid(room: &Room, kind: &str) -> Value {
    let grids = room.call("raci_list", json!({}))["items"].clone();
    grids.as_array().unwrap().iter().find(|grid| grid["type"] == kind).unwrap().clone()
}

/// The rows of a grid as they are settled, with letters more.
fn rows(grid: &Value, more: &[(&str, &str, &str)]) -> Value {
    let row = |row: &Value| {
        let mut cells = row["cells"].as_array().unwrap().clone();
        let added = more.iter().filter(|(activity, ..)| row["activity"] == *activity);
        cells.extend(added.map(|(_, role, part)| json!({ "role": role, "part": part })));
        json!({ "activity": row["activity"], "cells": cells })
    };
    grid["rows"].as_array().unwrap().iter().map(row).collect()
}

fn gaps(room: &Room, key: &str) -> Vec<Value> {
    room.call("gap_list", json!({ "release": key }))["items"].as_array().unwrap().clone()
}

fn kinds(gaps: &[Value], blocks: bool) -> Vec<&str> {
    gaps.iter().filter(|gap| gap["blocks"] == blocks).map(|gap| gap["kind"].as_str().unwrap()).collect()
}

fn hand_in() -> Value {
    json!({ "key": "R-1", "state": "submitted" })
}

fn away(room: &Room, key: &str, person: &str) {
    let absence = json!({
        "key": key, "person": person, "zone": "Europe/Berlin", "start": "2026-12-12T00:00", "end": "2026-12-13T00:00",
    });
    room.call("absence_save", absence);
}

#[test]
fn the_usual_grids_of_all_types_have_no_fault() {
    let room = room();
    let grids = room.call("raci_list", json!({}))["items"].clone();
    let types: Vec<&Value> = grids.as_array().unwrap().iter().map(|grid| &grid["type"]).collect();
    assert_eq!(types, ["standard", "normal", "emergency"]);
    for grid in grids.as_array().unwrap() {
        assert_eq!((&grid["version"], &grid["log"]), (&json!(0), &json!([])));
        assert_eq!(grid["rows"].as_array().unwrap().len(), 12);
        assert!(grid["rows"].as_array().unwrap().iter().all(|row| row["fault"] == Value::Null), "{grid}");
    }
}

#[test]
fn a_grid_with_two_who_are_accountable_in_a_row_is_refused_and_names_the_row() {
    let room = room();
    let (before, seq_before) = (grid(&room, "normal"), room.seq());
    let two = rows(&before, &[("roll-back", "service-owner", "A")]);
    let refused = room.refused("raci_save", json!({ "type": "normal", "rows": two }));
    assert_eq!((refused.code.as_str(), refused.fault), ("raci.rows", crate::Fault::Refused));
    assert!(refused.message.contains("in the row roll-back"), "{}", refused.message);
    assert!(refused.message.contains("service owner"), "{}", refused.message);
    assert_eq!(refused.details["faults"].as_array().unwrap().len(), 1);
    let mut short = rows(&before, &[]);
    short.as_array_mut().unwrap().retain(|row| row["activity"] != "test");
    let refused = room.refused("raci_save", json!({ "type": "normal", "rows": short }));
    assert!(refused.message.contains("nobody is accountable for testing"), "{}", refused.message);
    assert!(refused.message.contains("nobody is responsible for testing"), "{}", refused.message);
    assert_eq!((grid(&room, "normal"), room.seq()), (before, seq_before), "nothing was written");
}

#[test]
fn a_grid_counts_its_versions_says_why_and_goes_back_to_the_usual_one() {
    let room = room();
    let usual = grid(&room, "normal");
    let save = |more: &[(&str, &str, &str)]| {
        let input = json!({ "type": "normal", "rows": rows(&usual, more), "reason": "Audit of May" });
        room.call("raci_save", input)["operation"].clone()
    };
    assert_eq!(save(&[]), Value::Null, "it is the usual one already");
    let told = [("close", "security", "I")];
    assert_eq!(save(&told)["label"], "Settle the responsibilities of normal releases");
    assert_eq!(save(&told), Value::Null, "nothing is written where nothing changes");
    let saved = grid(&room, "normal");
    assert_eq!((&saved["version"], &saved["log"][0]["reason"]), (&json!(1), &json!("Audit of May")));
    let close = saved["rows"].as_array().unwrap().last().unwrap();
    assert!(close["cells"].as_array().unwrap().contains(&json!({ "role": "security", "part": "I" })), "{close}");
    assert_eq!(grid(&room, "standard")["version"], 0, "other types stay as they are");
    save(&[("close", "security", "C")]);
    assert_eq!(
        (&grid(&room, "normal")["version"], &grid(&room, "normal")["log"][1]["reason"]),
        (&json!(2), &json!("Audit of May"))
    );
    room.call("undo", json!({}));
    assert_eq!(grid(&room, "normal")["rows"], saved["rows"]);
    assert_eq!(grid(&room, "normal")["version"], 1);
    room.call("raci_reset", json!({ "type": "normal" }));
    let back = grid(&room, "normal");
    assert_eq!((&back["version"], &back["rows"]), (&json!(2), &usual["rows"]), "it is a version like any other");
    assert_eq!(room.call("raci_reset", json!({ "type": "normal" }))["operation"], Value::Null);
    room.call("undo", json!({}));
    assert_eq!((&grid(&room, "normal")["version"], &grid(&room, "normal")["rows"]), (&json!(1), &saved["rows"]));
}

#[test]
fn the_grid_of_a_type_decides_which_open_roles_are_told() {
    let room = room();
    room.complete("R-1");
    let open =
        |room: &Room| gaps(room, "R-1").iter().any(|gap| gap["kind"] == "role-open" && gap["role"] == "test-manager");
    assert!(open(&room));
    let usual = grid(&room, "normal");
    // The release manager tests and verifies in place of the test manager.
    let own = [("test", "release-manager", "A"), ("test", "release-manager", "R"), ("verify", "release-manager", "R")];
    let mut without = rows(&usual, &own);
    for row in without.as_array_mut().unwrap() {
        row["cells"].as_array_mut().unwrap().retain(|cell| cell["role"] != "test-manager");
    }
    room.call("raci_save", json!({ "type": "normal", "rows": without }));
    assert!(!open(&room), "{:?}", gaps(&room, "R-1"));
}

#[test]
fn a_draft_without_an_owner_has_gaps_that_block_and_the_list_says_what_to_do() {
    let room = room();
    let found = gaps(&room, "R-1");
    assert_eq!(kinds(&found, true), ["no-owner", "no-rollback-owner", "no-support-lead"]);
    assert!(kinds(&found, false).iter().all(|kind| *kind == "role-open"));
    assert_eq!((&found[0]["role"], &found[0]["person"]), (&json!("release-manager"), &Value::Null));
    assert_eq!((&found[0]["start"], &found[0]["zone"]), (&json!("2026-12-12T20:00:00Z"), &json!("Europe/Berlin")));
    assert_eq!(
        found[0]["sentence"],
        "On R-1 Payments 4.2 nobody holds the role of release manager, so that nobody owns it. Give it to somebody."
    );
}

#[test]
fn nobody_hands_in_what_is_incomplete_and_everything_that_is_missing_is_named() {
    let room = room();
    let refused = room.refused("release_advance", hand_in());
    assert_eq!(refused.code, "release.incomplete");
    for missing in ["release manager", "rollback owner", "support lead", "its description"] {
        assert!(refused.message.contains(missing), "{missing}: {}", refused.message);
    }
    assert_eq!(refused.details["kept"].as_array().unwrap().len(), 4, "{}", refused.details);
    assert_eq!(room.call("release_show", json!({ "key": "R-1" }))["bar"]["state"], "draft");
    room.complete("R-1");
    assert_eq!(kinds(&gaps(&room, "R-1"), true), Vec::<&str>::new());
    room.call("release_advance", hand_in());
    assert_eq!(room.call("release_show", json!({ "key": "R-1" }))["bar"]["state"], "submitted");
}

#[test]
fn an_owner_without_a_deputy_keeps_a_release_in_its_draft() {
    let room = room();
    room.complete("R-1");
    room.call("person_save", json!({ "key": "owner", "name": "owner", "deputy": null }));
    let found = gaps(&room, "R-1");
    assert_eq!(kinds(&found, true), ["no-deputy"]);
    assert_eq!(found[0]["person"], "owner");
    let refused = room.refused("release_advance", hand_in());
    assert!(refused.message.contains("owner owns R-1 Payments 4.2 and has no deputy"), "{}", refused.message);
    room.call("undo", json!({}));
    room.call("release_advance", hand_in());
}

#[test]
fn somebody_who_is_away_with_a_deputy_who_is_away_too_keeps_a_release_in_its_draft() {
    let room = room();
    room.complete("R-1");
    away(&room, "A-1", "owner");
    assert_eq!(kinds(&gaps(&room, "R-1"), true), Vec::<&str>::new(), "the deputy is there");
    away(&room, "A-2", "deputy");
    let found = gaps(&room, "R-1");
    assert_eq!(kinds(&found, true), ["away"]);
    let told = found[0]["sentence"].as_str().unwrap();
    assert!(told.contains("and so is the deputy, deputy (12 Dec 21:00–23:00 Europe/Berlin)"), "{told}");
    let refused = room.refused("release_advance", hand_in());
    assert_eq!(refused.code, "release.incomplete");
    assert!(refused.message.contains("is away during it"), "{}", refused.message);
    room.call("release_move", json!({ "key": "R-1", "to": "2026-12-14T21:00" }));
    assert_eq!(kinds(&gaps(&room, "R-1"), true), Vec::<&str>::new(), "both are back on Monday");
    room.call("release_advance", hand_in());
}

#[test]
fn whoever_asks_for_a_release_or_carries_it_out_is_not_the_only_one_who_sees_to_it() {
    let room = room();
    room.call("person_save", json!({ "key": "ada", "name": "Ada" }));
    let roles =
        ["requester", "change-manager", "service-owner", "business-approver", "deployment-lead", "test-manager"];
    let people: Vec<Value> = roles.iter().map(|role| json!({ "role": role, "person": "ada" })).collect();
    let draft = json!({
        "title": "Payments 4.2", "type": "normal", "services": ["pay"], "start": "2026-12-12T21:00",
        "end": "2026-12-12T23:00", "people": people,
    });
    room.call("release_edit", json!({ "key": "R-1", "draft": draft }));
    room.complete("R-1");
    let found = gaps(&room, "R-1");
    assert!(kinds(&found, true).contains(&"approves-alone"), "{found:?}");
    let refused = room.refused("release_advance", hand_in());
    assert!(
        refused.message.contains("Ada asks for R-1 Payments 4.2 and is the only one who approves it"),
        "{}",
        refused.message
    );
}

#[test]
fn all_gaps_are_listed_by_start_and_releases_that_are_over_have_none() {
    let room = room();
    draw(&room, "R-2", "2026-12-05");
    draw(&room, "R-3", "2026-12-06");
    room.call("release_advance", json!({ "key": "R-3", "state": "cancelled" }));
    let all = room.call("gap_list", json!({}))["items"].as_array().unwrap().clone();
    let mut keys: Vec<&str> = all.iter().map(|gap| gap["release"].as_str().unwrap()).collect();
    keys.dedup();
    assert_eq!(keys, ["R-2", "R-1"]);
    assert_eq!(gaps(&room, "R-3"), Vec::<Value>::new());
    assert_eq!(room.refused("gap_list", json!({ "release": "R-9" })).fault, crate::Fault::Usage);
}

#[test]
fn only_what_blocks_is_listed_written_and_printed_where_that_is_asked() {
    let room = room();
    draw(&room, "R-2", "2026-12-13");
    let listed = |input: Value| room.call("gap_list", input)["items"].as_array().unwrap().clone();
    let blocking = listed(json!({ "blocking": true }));
    let of_all: Vec<Value> = listed(json!({})).into_iter().filter(|gap| gap["blocks"] == true).collect();
    assert_eq!((blocking.len(), &blocking), (6, &of_all));
    assert_eq!(listed(json!({ "release": "R-2", "blocking": true })), of_all[3..]);
    let written = |input: Value| {
        let path = room.path("gaps.csv");
        let mut whole = json!({ "path": path });
        whole.as_object_mut().unwrap().extend(input.as_object().unwrap().clone());
        room.call("gap_export", whole);
        std::fs::read_to_string(&path).unwrap().lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let own = written(json!({ "release": "R-2" }));
    assert_eq!(own.len(), gaps(&room, "R-2").len());
    assert!(own.iter().all(|line| line.starts_with("R-2,")), "{own:?}");
    let own = written(json!({ "release": "R-2", "blocking": true }));
    assert_eq!(own.len(), 3);
    assert!(own.iter().all(|line| line.contains(",yes,")), "{own:?}");
    assert_eq!(written(json!({ "blocking": true })).len(), 6);
    let pages = |input: Value| {
        let mut whole = json!({ "path": room.path("gaps.pdf") });
        whole.as_object_mut().unwrap().extend(input.as_object().unwrap().clone());
        room.call("raci_print", whole)["pages"].as_u64().unwrap()
    };
    let (every, one) = (pages(json!({})), pages(json!({ "release": "R-2", "blocking": true })));
    assert!(one < every, "{one} of {every}: the grid of one type");
    for name in ["gap_export", "raci_print"] {
        let refused = room.refused(name, json!({ "path": room.path("no"), "release": "R-9" }));
        assert_eq!(refused.fault, crate::Fault::Usage, "{name}");
    }
}

#[test]
fn the_gap_list_is_written_as_csv_of_which_no_cell_is_a_formula() {
    let room = room();
    let draft = json!({
        "key": "R-2", "title": "=HYPERLINK(1,2)", "type": "normal", "start": "2026-12-13T21:00",
        "end": "2026-12-13T23:00",
    });
    room.call("release_draw", json!({ "draft": draft }));
    let path = room.path("gaps.csv");
    let before = room.seq();
    let written = room.call("gap_export", json!({ "path": path }));
    assert_eq!(room.seq(), before);
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(written["bytes"], text.len());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "release,title,start,gap,role,person,blocks,sentence");
    let listed = room.call("gap_list", json!({}))["items"].as_array().unwrap().len();
    assert_eq!(lines.len(), listed + 1);
    let first =
        "R-1,Payments 4.2,2026-12-12T20:00:00Z,no-owner,release-manager,,yes,\"On R-1 Payments 4.2 nobody holds";
    assert!(lines[1].starts_with(first), "{}", lines[1]);
    assert!(lines.iter().any(|line| line.contains(",role-open,deployment-lead,,no,")), "{text}");
    assert!(
        lines.iter().filter(|line| line.starts_with("R-2")).all(|line| line.starts_with("R-2,\"'=HYPERLINK")),
        "{text}"
    );
}
