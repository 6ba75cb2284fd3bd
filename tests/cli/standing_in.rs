//! Who holds which role, who sits on the board, who is away, and what of it keeps a release in its draft.

use serde_json::{Value, json};
use slipway_tests::Desk;

use crate::asking::{call, done, refused};

/// A plan with six people, a board, and a draft on which nobody holds a role.
fn plan() -> Desk {
    let desk = Desk::new();
    done(&desk, &["new", "plan.slipway", "--zone", "Europe/Berlin"]);
    desk.put("people.csv", "key,name,deputy\neve,Eve,\nada,Ada,eve\nbob,Bob,\ncid,Cid,\ndan,Dan,\nfay,Fay,\n");
    done(&desk, &["import", "people", "people.csv"]);
    call(&desk, "service_save", &json!({ "key": "pay", "name": "Payments", "tier": 3 }));
    draw(&desk, "R-1", "20");
    let board = json!({ "key": "CAB", "name": "Board", "start": "2026-11-24T14:00", "end": "2026-11-24T15:00",
        "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY", "cut_off": "5wd", "cut_off_major": "14wd" });
    call(&desk, "board_save", &board);
    desk
}

fn draw(desk: &Desk, key: &str, day: &str) {
    let draft = json!({ "key": key, "title": "Payments 4.2", "description": "New tariffs", "type": "normal",
        "services": ["pay"], "risk": "low", "version": "4.2", "zone": "Europe/Berlin", "validation_minutes": 10,
        "start": format!("2027-01-{day}T21:00"), "end": format!("2027-01-{day}T23:00"), "people": [] });
    call(desk, "release_draw", &json!({ "draft": draft }));
}

/// Everybody whom a release needs before it is handed in.
const NEEDED: [&str; 3] = ["release-manager=ada", "rollback-owner=bob", "support-lead=cid"];

fn set(key: &str) -> Vec<&str> {
    [&["roles", key][..], &NEEDED.map(|said| ["--set", said]).concat()].concat()
}

#[test]
fn roles_are_listed_given_to_others_and_left_open_and_nothing_else_of_the_release_changes() {
    let desk = plan();
    let before = desk.json(&["release", "R-1"]);
    let told = done(&desk, &["roles", "R-1"]).out;
    assert!(told.lines().all(|line| line.ends_with("  nobody")) && told.contains("service-owner"), "{told}");
    let told = done(&desk, &[&set("R-1")[..], &["--set", "security=dan,fay", "--reason", "they know it"]].concat()).out;
    assert!(told.starts_with("Edit R-1 Payments 4.2 (operation "), "{told}");
    assert_eq!(desk.json(&["log"])["items"][0]["reason"], "they know it");
    let told = done(&desk, &["roles", "R-1"]).out;
    let people: Vec<Vec<&str>> = told.lines().map(|line| line.split_whitespace().collect()).collect();
    for held in [["release-manager", "ada", "Ada"], ["security", "dan", "Dan"], ["security", "fay", "Fay"]] {
        assert!(people.iter().any(|line| line[..] == held[..]), "{held:?}: {told}");
    }
    done(&desk, &["roles", "R-1", "--set", "security=none", "--set", "release-manager=eve"]);
    let mut after = desk.json(&["roles", "R-1"]);
    let people: Vec<(&str, &str)> = after["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|holder| (holder["role"].as_str().unwrap(), holder["person"].as_str().unwrap()))
        .collect();
    assert_eq!(people.len(), 3, "{people:?}");
    assert!(people.contains(&("release-manager", "eve")) && people.contains(&("rollback-owner", "bob")), "{people:?}");
    (after["people"], after["log"]) = (before["people"].clone(), before["log"].clone());
    assert_eq!(after, before, "its time, its segments and its version stay");
    assert_eq!(done(&desk, &["roles", "R-1", "--set", "support-lead=cid"]).out, "nothing changed\n");
    for wrong in ["boss=ada", "security", "security=", "security=nobody-such"] {
        refused(&desk, &["roles", "R-1", "--set", wrong], 2);
    }
    refused(&desk, &["roles", "R-9"], 2);
    refused(&desk, &["roles", "R-9", "--set", "security=ada"], 2);
}

#[test]
fn a_time_that_the_clock_repeats_stays_as_it_was_typed_when_somebody_gets_a_role() {
    let desk = plan();
    for (key, occurrence) in [("R-DOUBT", None), ("R-LATER", Some("later"))] {
        let draft = json!({ "key": key, "title": "At night", "type": "normal", "zone": "Europe/Berlin",
            "start": "2027-10-31T02:30", "end": "2027-10-31T06:00", "occurrence": occurrence });
        call(&desk, "release_draw", &json!({ "draft": draft }));
        let before = desk.json(&["release", key]);
        done(&desk, &["roles", key, "--set", "release-manager=ada"]);
        let after = desk.json(&["release", key]);
        for same in ["told", "local_start", "local_end", "conflicts"] {
            assert_eq!(after[same], before[same], "{key}: {same}");
        }
        assert_eq!(after["bar"]["start"], before["bar"]["start"], "{key}");
    }
}

#[test]
fn a_release_is_handed_in_once_nothing_blocks_and_goes_no_way_that_its_state_does_not_lead() {
    let desk = plan();
    let told = refused(&desk, &["advance", "R-1", "submitted"], 1);
    assert!(told.contains("R-1 Payments 4.2 cannot be handed in yet"), "{told}");
    done(&desk, &set("R-1"));
    let told = done(&desk, &["advance", "R-1", "submitted", "--reason", "it is complete"]).out;
    assert!(told.starts_with("Take R-1 from draft to submitted (operation "), "{told}");
    assert_eq!(desk.json(&["log"])["items"][0]["reason"], "it is complete");
    let told = refused(&desk, &["advance", "R-1", "closed"], 1);
    assert!(told.contains("R-1 Payments 4.2 is submitted and cannot become closed"), "{told}");
    assert_eq!(desk.run(&["advance", "R-1", "finished"]).code, 2);
    refused(&desk, &["advance", "R-9", "submitted"], 2);
}

#[test]
fn only_what_blocks_is_told_written_and_printed_and_one_release_alone() {
    let desk = plan();
    draw(&desk, "R-2", "21");
    done(&desk, &set("R-2"));
    let said = desk.run(&["gaps", "--blocking"]);
    assert_eq!(said.code, 4, "{}", said.err);
    assert!(said.out.lines().count() == 3 && said.out.lines().all(|line| line.contains("  blocks  ")), "{}", said.out);
    assert!(desk.run(&["gaps"]).out.lines().count() > 6);
    let listed = desk.json(&["gaps", "--blocking"]);
    assert!(listed["items"].as_array().unwrap().iter().all(|gap| gap["blocks"] == true && gap["release"] == "R-1"));
    let nothing = done(&desk, &["gaps", "--blocking", "--release", "R-2"]).out;
    assert_eq!(nothing, "nothing keeps a release in its draft\n");
    let csv = |arguments: &[&str]| {
        done(&desk, &[&["gaps", "--out", "gaps.csv"], arguments].concat());
        let text = std::fs::read_to_string(desk.path("gaps.csv")).unwrap();
        text.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(csv(&["--blocking"]), ["R-1", "R-1", "R-1"]);
    assert!(csv(&["--release", "R-2"]).iter().all(|key| key == "R-2"));
    assert!(csv(&["--release", "R-2", "--blocking"]).is_empty());
    for arguments in [
        ["gaps", "--release", "R-1", "--out", "a.pdf"].as_slice(),
        &["gaps", "--blocking", "--out", "a.pdf", "--letter", "--mono"],
        &["raci", "--out", "a.pdf", "--blocking"],
    ] {
        let told = done(&desk, arguments).out;
        assert!(told.starts_with("a.pdf: "), "{told}");
        assert!(std::fs::read(desk.path("a.pdf")).unwrap().starts_with(b"%PDF-"), "{arguments:?}");
        std::fs::remove_file(desk.path("a.pdf")).unwrap();
    }
    refused(&desk, &["gaps", "--out", "gaps.docx"], 2);
    refused(&desk, &["gaps", "--release", "R-9", "--out", "gaps.csv"], 2);
    assert_eq!(desk.run(&["raci", "--blocking"]).code, 2, "it belongs to what is printed");
}

#[test]
fn somebody_gets_a_seat_on_the_board_changes_it_and_leaves() {
    let desk = plan();
    assert!(done(&desk, &["board"]).out.contains("nobody sits on it"));
    done(&desk, &["board", "seat", "ada", "--group", "Security", "--deputy", "eve"]);
    done(&desk, &["board", "seat", "bob", "--votes", "no"]);
    let quorum = ["board", "set", "--chair", "cid", "--chair-needed", "yes", "--at-least", "2", "--group-needed"];
    done(&desk, &[&quorum[..], &["Security", "--place", "Room Elbe", "--minutes", "10"]].concat());
    let told = done(&desk, &["board", "CAB"]).out;
    for wanted in [
        "CAB Board\n",
        "  chair          cid\n",
        "2 members with a vote; the chair or the chair's deputy; somebody of Security\n",
        "  ada  Security  votes    deputy eve\n",
        "  bob            no vote\n",
        "  place          Room Elbe\n",
    ] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    done(&desk, &["board", "seat", "ada", "--deputy", "none"]);
    let boards = desk.json(&["board"]);
    assert_eq!(boards.as_object().unwrap().len(), 1, "{boards}");
    let ada = json!({ "person": "ada", "group": "Security", "votes": true, "deputy": null });
    assert_eq!(boards["items"][0]["membership"]["members"][0], ada);
    assert_eq!(boards["items"][0]["start"], "2026-11-24T14:00", "when it meets stays");
    let told = refused(&desk, &["board", "unseat", "ada"], 1);
    assert!(told.contains("a quorum of 2 can never be met, because 1 can vote"), "{told}");
    done(&desk, &["board", "set", "--group-needed", "none", "--at-least", "0", "--chair-needed", "no"]);
    for person in ["ada", "cid"] {
        done(&desk, &["board", "unseat", person]);
    }
    let left = desk.json(&["board"])["items"][0]["membership"].clone();
    assert_eq!((left["members"].as_array().unwrap().len(), &left["chair"]), (1, &Value::Null));
    let told = refused(&desk, &["board", "unseat", "ada"], 2);
    assert!(told.contains("ada has no seat on the board CAB"), "{told}");
    refused(&desk, &["board", "seat", "nobody-such"], 2);
    refused(&desk, &["board", "NONE"], 2);
    refused(&desk, &["board", "seat", "ada", "--board", "NONE"], 2);
}

#[test]
fn which_board_is_meant_must_be_said_where_there_are_several_and_nobody_sits_on_none() {
    let desk = plan();
    let mut other = desk.json(&["board"])["items"][0].clone();
    other["key"] = "ECAB".into();
    call(&desk, "board_save", &other);
    let told = refused(&desk, &["board", "seat", "ada"], 2);
    assert!(told.contains("there are 2 boards: CAB, ECAB") && told.contains("--board"), "{told}");
    done(&desk, &["board", "seat", "ada", "--board", "ECAB"]);
    let seats = |key: &str| desk.json(&["board", key])["items"][0]["membership"]["members"].as_array().unwrap().len();
    assert_eq!((seats("CAB"), seats("ECAB")), (0, 1));
    for key in ["CAB", "ECAB"] {
        call(&desk, "board_remove", &json!({ "key": key }));
    }
    assert_eq!(done(&desk, &["board"]).out, "no boards\n");
    let told = refused(&desk, &["board", "seat", "ada"], 2);
    assert!(told.contains("slipway import boards FILE"), "{told}");
}

#[test]
fn an_absence_is_said_changed_and_taken_out_and_keeps_a_release_in_its_draft() {
    let desk = plan();
    done(&desk, &set("R-1"));
    assert_eq!(done(&desk, &["absence"]).out, "nobody is away\n");
    let told = refused(&desk, &["absence", "set", "A-1", "--person", "bob"], 2);
    assert!(told.contains("the start, the end"), "{told}");
    let away = ["absence", "set", "A-1", "--person", "bob", "--start", "2027-01-18T00:00", "--end", "2027-01-20T00:00"];
    done(&desk, &away);
    done(&desk, &["absence", "set", "A-1", "--end", "2027-01-22T00:00", "--reason", "Leave"]);
    let told = done(&desk, &["absence"]).out;
    assert_eq!(told, "A-1  bob  2027-01-18 00:00 to 2027-01-22 00:00 Europe/Berlin  Leave\n");
    assert_eq!(desk.json(&["absence"])["items"][0]["end"], "2027-01-22T00:00");
    let blocks = desk.run(&["gaps", "--blocking", "--release", "R-1"]);
    assert!(blocks.code == 4 && blocks.out.contains("Bob"), "{}", blocks.out);
    refused(&desk, &["absence", "set", "A-1", "--end", "2027-01-01T00:00"], 1);
    refused(&desk, &["absence", "set", "A-1", "--person", "nobody-such"], 2);
    done(&desk, &["absence", "remove", "A-1"]);
    done(&desk, &["gaps", "--blocking", "--release", "R-1"]);
    refused(&desk, &["absence", "remove", "A-1"], 2);
}

#[test]
fn what_was_settled_about_types_chains_and_models_comes_out_whole_as_json_and_goes_back_in() {
    let desk = Desk::with_sample();
    let goes_back = |list: &[&str], part: Option<&str>, save: &[&str]| {
        for item in desk.json(list)["items"].as_array().unwrap() {
            let card = part.map_or(item, |part| &item[part]);
            desk.put("card.json", card.to_string());
            assert_eq!(done(&desk, &[save, &["card.json"]].concat()).out, "nothing changed\n", "{save:?}: {card}");
        }
    };
    goes_back(&["types"], Some("rule"), &["types", "set"]);
    goes_back(&["risk-models"], Some("model"), &["risk-models", "set"]);
    goes_back(&["escalation", "list"], None, &["escalation", "save"]);
}

#[test]
fn a_release_of_the_sample_is_approved_by_its_service_owner() {
    let desk = Desk::with_sample();
    let waits = |release: &Value| ["submitted", "assessed"].contains(&release["state"].as_str().unwrap());
    let listed = desk.json(&["releases", "--from", "2026-11-23"]);
    let mut approved = 0;
    for release in listed["items"].as_array().unwrap().iter().filter(|release| waits(release)) {
        let key = release["key"].as_str().unwrap();
        let standing = desk.json(&["approval", key]);
        let approvers = standing["approvers"].as_array().unwrap();
        assert!(approvers.is_empty() || approvers.iter().any(|one| one["person"].is_string()), "{key}: {standing}");
        let owner = approvers.iter().find(|one| one["role"] == "service-owner" && standing["needed"] == 1);
        if let Some(person) = owner.and_then(|owner| owner["person"].as_str()) {
            done(&desk, &["approve", key, "--person", person, "--role", "service-owner"]);
            done(&desk, &["approval", key]);
            approved += 1;
        }
    }
    assert!(approved >= 3, "{approved}");
}
