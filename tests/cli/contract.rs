//! The published JSON and exit codes, name by name.

use serde_json::Value;
use slipway_tests::Desk;

fn names(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// Whether an object has all of these names; it may have more.
fn has(value: &Value, expected: &[&str]) {
    let names = names(value);
    assert!(expected.iter().all(|name| names.contains(name)), "{expected:?} in {value:#}");
}

/// A release of the sample that can be moved, and where to.
fn movable(desk: &Desk) -> (String, String) {
    let key = "R-2026-0055".to_owned();
    let before = desk.json(&["release", &key])["bar"]["start"].clone();
    let slots = desk.json(&["slots", &key, "--count", "9"]);
    let other = slots["slots"].as_array().unwrap().iter().find(|slot| slot["start"] != before).unwrap();
    (key, other["start"].as_str().unwrap().to_owned())
}

#[test]
fn a_release_of_a_list_has_the_published_names() {
    let desk = Desk::with_sample();
    let list = desk.json(&["releases"]);
    assert_eq!(names(&list), ["items"]);
    for item in list["items"].as_array().unwrap() {
        has(item, &["key", "title", "type", "state", "environment", "start", "end", "zone", "team", "train"]);
        assert!(item["services"].is_array() && item["depends_on"].is_array());
        assert!(item["start"].as_str().unwrap().ends_with('Z'));
    }
    has(&desk.json(&["release", "R-2026-0045"])["bar"], &["key", "title", "type", "state", "start", "end", "zone"]);
}

#[test]
fn a_conflict_has_the_published_names_and_exit_code_four_says_that_there_are_some() {
    let desk = Desk::with_sample();
    let said = desk.run(&["conflicts", "--json"]);
    assert_eq!(said.code, 4);
    for item in said.json()["items"].as_array().unwrap() {
        has(item, &["code", "severity", "release", "other", "start", "end", "overlap_minutes", "sentence"]);
        has(&item["other"], &["kind", "key"]);
        assert!(["hard", "soft"].contains(&item["severity"].as_str().unwrap()));
    }
    let of_one = desk.json(&["conflicts", "--release", "R-2026-0065"]);
    assert_eq!(of_one["items"][0]["code"], "C03");
    assert_eq!(of_one["items"][0]["other"]["key"], "F-YEAR-END");
    let in_time = |from, to| desk.json(&["conflicts", "--from", from, "--to", to])["items"].as_array().unwrap().len();
    assert_eq!((in_time("2026-12-19", "2026-12-20"), in_time("2026-12-20", "2026-12-21")), (1, 0));
    assert_eq!(desk.run(&["conflicts", "--from", "2026-12-20", "--to", "2026-12-21"]).code, 0);
}

#[test]
fn slots_order_path_and_blast_have_the_published_names() {
    let desk = Desk::with_sample();
    let slots = desk.json(&["slots", "R-2026-0045", "--horizon", "30d", "--count", "3"]);
    assert_eq!(slots["slots"].as_array().unwrap().len(), 3);
    has(&slots["slots"][0], &["start", "end", "score", "reasons"]);
    has(&slots["refused"][0], &["day", "reasons"]);
    has(&slots["refused"][0]["reasons"][0], &["code", "sentence"]);
    let order = desk.json(&["order", "--from", "2026-12-01", "--to", "2026-12-10"]);
    assert!(order["waves"][0][0].is_string());
    let path = desk.json(&["critical-path"]);
    assert!(path["end_minutes"].is_u64());
    has(&path["items"][0], &["key", "early_start", "late_start", "total_float", "free_float", "critical"]);
    let blast = desk.json(&["blast", "identity", "--depth", "2"]);
    has(&blast["items"][0], &["key", "depth", "path"]);
    assert!(blast["items"].as_array().unwrap().iter().all(|hit| hit["depth"].as_u64().unwrap() <= 2));
}

#[test]
fn a_preview_of_a_move_and_a_move_have_the_published_names() {
    let desk = Desk::with_sample();
    let (key, to) = movable(&desk);
    let preview = desk.json(&["move", &key, "--to", "2026-12-22T22:00", "--zone", "Europe/Berlin", "--preview"]);
    has(&preview, &["release", "from", "to", "conflicts", "moves", "slots"]);
    has(&preview["conflicts"][0], &["code", "severity", "sentence"]);
    assert!(!preview["slots"].as_array().unwrap().is_empty());
    let pushed = desk.json(&["move", "R-2026-0038", "--to", "2026-11-26T22:00", "--preview"]);
    has(&pushed["moves"][0], &["key", "from", "to", "why"]);
    let moved = desk.json(&["move", &key, "--to", &to, "--reason", "the vendor asked"]);
    has(&moved["operation"], &["id", "seq", "at", "actor", "use_case"]);
    assert_eq!(moved["operation"]["use_case"], "release_move");
    let undone = desk.json(&["undo"]);
    assert_eq!(undone["operation"]["use_case"], "undo");
}

#[test]
fn the_log_has_the_published_names_and_its_check_says_what_it_found() {
    let desk = Desk::with_sample();
    let (key, to) = movable(&desk);
    assert_eq!(desk.run(&["move", &key, "--to", &to, "--reason", "the vendor asked"]).code, 0);
    let log = desk.json(&["log"]);
    let newest = &log["items"][0];
    has(newest, &["seq", "id", "at", "actor", "machine", "use_case", "reason", "undoes", "changes", "hash"]);
    assert_eq!((&newest["actor"], &newest["reason"]), (&"ada".into(), &"the vendor asked".into()));
    assert_eq!(names(&newest["changes"][0]), ["after", "before", "id", "table"]);
    let verified = desk.json(&["log", "verify"]);
    assert_eq!((names(&verified), &verified["operations"]), (vec!["ok", "operations"], &2.into()));
    let db = rusqlite::Connection::open(desk.path("plan.slipway")).unwrap();
    db.execute("UPDATE operation SET actor = 'mallory' WHERE seq = 2", []).unwrap();
    drop(db);
    let said = desk.run(&["log", "verify", "--json"]);
    assert_eq!((said.code, names(&said.json())), (4, vec!["first_bad", "ok", "why"]));
    assert_eq!(said.json()["first_bad"], 2);
    assert_eq!(desk.run(&["check"]).code, 4);
}

#[test]
fn the_plan_can_be_asked_how_it_was() {
    let desk = Desk::with_sample();
    let (key, to) = movable(&desk);
    let start_of = |list: &Value| {
        let items = list["items"].as_array().unwrap();
        items.iter().find(|item| item["key"] == *key).unwrap()["start"].clone()
    };
    let before = start_of(&desk.json(&["releases"]));
    assert_eq!(desk.run(&["move", &key, "--to", &to]).code, 0);
    assert_eq!(start_of(&desk.json(&["as-of", "1"])), before);
    assert_eq!(start_of(&desk.json(&["as-of", "2"])), to.as_str());
    let difference = desk.json(&["diff", "1", "2"]);
    assert_eq!(difference["items"].as_array().unwrap().len(), 1);
    assert_eq!(names(&difference["items"][0]), ["after", "before", "id", "table"]);
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.json(&["diff", "1", "3"])["items"].as_array().unwrap().len(), 0, "the net difference");
    assert_eq!(desk.run(&["as-of", "99"]).code, 2);
}

#[test]
fn every_error_is_a_document_on_standard_output_beside_its_exit_code() {
    let desk = Desk::with_sample();
    desk.put("bad.csv", "key,start\nR-1,tomorrow\n");
    for (arguments, code) in [
        (["move", "R-2026-0055", "--to", "2026-12-24T22:00", "--zone", "Europe/Berlin"].as_slice(), 1),
        (&["redo"], 1),
        (&["nonsense"], 2),
        (&["release", "R-0"], 2),
        (&["releases", "--state", "tired"], 2),
        (&["releases", "--from", "yesterday"], 2),
        (&["call", "nothing_such"], 2),
        (&["call", "release_move", "{}"], 2),
        (&["import", "releases", "bad.csv"], 3),
        (&["import", "releases", "missing.csv"], 3),
        (&["call", "--file", "missing.jsonl"], 3),
        (&["--plan", "missing.slipway", "releases"], 5),
    ] {
        let mut all = arguments.to_vec();
        all.push("--json");
        let said = desk.run(&all);
        assert_eq!(said.code, code, "{arguments:?}: {}{}", said.out, said.err);
        let document = said.json();
        assert_eq!(names(&document), ["error"], "{arguments:?}");
        assert_eq!(names(&document["error"]), ["code", "details", "hint", "message"]);
        assert!(document["error"]["message"].as_str().is_some_and(|message| !message.is_empty()));
        assert_eq!(said.err, "", "{arguments:?} says nothing else");
        let told = desk.run(arguments);
        assert_eq!((told.code, told.out.as_str()), (code, ""), "{arguments:?}");
        assert!(!told.err.is_empty());
    }
}

#[test]
fn a_fault_of_ours_is_exit_code_seventy_and_names_the_log_in_which_it_stands() {
    let desk = Desk::with_sample();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = desk.command(&["releases"]).stdout(full).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(70), "{err}");
    let log = desk.path(".local/state/slipway/faults.log");
    assert!(err.contains(log.to_str().unwrap()), "{err}");
    assert!(std::fs::read_to_string(log).unwrap().contains("standard output"));
}

#[test]
fn lists_and_documents_are_the_same_in_every_run() {
    let desk = Desk::with_sample();
    for arguments in [
        ["releases"].as_slice(),
        &["conflicts"],
        &["slots", "R-2026-0045"],
        &["order"],
        &["critical-path"],
        &["blast", "identity"],
        &["log"],
        &["as-of", "1"],
        &["check"],
        &["commands"],
        &["cab", "meetings"],
        &["cab", "show"],
        &["cab", "minutes"],
        &["cab", "diff"],
        &["raci"],
        &["gaps"],
        &["gaps", "--blocking"],
        &["roles", "R-2026-0045"],
        &["board"],
        &["absence"],
        &["types"],
        &["risk-models"],
        &["policy", "list"],
        &["approval", "R-2026-0045"],
        &["milestones"],
        &["windows"],
        &["windows", "--flagged"],
        &["freeze", "list"],
        &["freeze", "show", "F-YEAR-END"],
        &["freeze", "preview", "F-YEAR-END"],
        &["exception", "list"],
        &["rules"],
    ] {
        for json in [false, true] {
            let mut all = arguments.to_vec();
            all.extend(json.then_some("--json"));
            let (one, other) = (desk.run(&all), desk.run(&all));
            assert_eq!((one.code, one.out, one.err), (other.code, other.out, other.err), "{all:?}");
        }
    }
    for kind in ["csv", "json", "graphml", "ics"] {
        let write = |name: &str| {
            assert_eq!(desk.run(&["export", kind, "--out", name]).code, 0);
            std::fs::read(desk.path(name)).unwrap()
        };
        assert_eq!(write("one"), write("other"), "{kind}");
    }
    let pack = |name: &str| {
        assert_eq!(desk.run(&["cab", "pack", "--out", name]).code, 0);
        std::fs::read(desk.path(name)).unwrap()
    };
    assert_eq!(pack("one.pdf"), pack("other.pdf"));
}

#[test]
fn progress_and_colours_are_for_terminals_only() {
    let desk = Desk::with_sample();
    for arguments in [["export", "ics", "--out", "a.ics"].as_slice(), &["cab", "pack", "--out", "a.pdf"]] {
        let said = desk.run(arguments);
        assert_eq!(said.err, "", "{arguments:?}");
        assert!(!said.out.contains('\u{1b}'));
    }
}

#[test]
fn the_plan_is_the_one_that_is_named_or_the_one_that_the_window_opened_last() {
    let desk = Desk::with_sample();
    let ask = |arguments: &[&str]| desk.command(arguments).env_remove("SLIPWAY_PLAN").output().unwrap().status.code();
    assert_eq!(ask(&["releases"]), Some(5), "no plan was named");
    assert_eq!(ask(&["releases", "--plan", "plan.slipway"]), Some(0));
    let note = desk.path(".local/state/slipway/last-plan");
    std::fs::create_dir_all(note.parent().unwrap()).unwrap();
    std::fs::write(note, desk.path("plan.slipway").to_str().unwrap()).unwrap();
    assert_eq!(ask(&["releases"]), Some(0));
}
