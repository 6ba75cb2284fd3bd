//! Every command that changes the plan: one operation each, and undo brings the plan back as it was.

mod bundles;
mod governance;

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::Value as Cell;
use serde_json::{Value, json};
use slipway_tests::Desk;

use crate::complete::complete;

/// Tables that remember what happened, in place of what holds.
const MEMORY: [&str; 8] = [
    "operation",
    "change",
    "journal_end",
    "open_operation",
    "exported_event",
    "exported_in",
    "imported_event",
    "migration",
];

/// Every row of every table that says how the plan is.
fn content(desk: &Desk) -> BTreeMap<String, BTreeSet<String>> {
    let db = Connection::open(desk.path("plan.slipway")).unwrap();
    let mut names = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut tables = BTreeMap::new();
    for name in names.into_iter().filter(|name| !MEMORY.contains(&name.as_str()) && !name.starts_with("sqlite_")) {
        let mut rows = db.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
        let columns = rows.column_count();
        let cells = |row: &rusqlite::Row<'_>| {
            (0..columns).map(|column| row.get::<_, Cell>(column)).collect::<Result<Vec<Cell>, _>>()
        };
        let rows = rows.query_map([], cells).unwrap().map(|row| format!("{:?}", row.unwrap())).collect();
        tables.insert(name, rows);
    }
    tables
}

fn operations(desk: &Desk) -> usize {
    let list: Value = call(desk, "history_list", &json!({}));
    list["items"].as_array().unwrap().len()
}

fn call(desk: &Desk, name: &str, input: &Value) -> Value {
    let said = desk.run(&["call", name, &input.to_string()]);
    assert_eq!(said.code, 0, "{name}: {}{}", said.out, said.err);
    said.json()
}

/// Things that nothing else needs, so that they can be changed and taken out again.
const SPARE: [(&str, &str); 29] = [
    ("region_save", r#"{"key":"spare","name":"Spare","zone":"Europe/Paris"}"#),
    ("environment_save", r#"{"key":"spare","name":"Spare"}"#),
    ("team_save", r#"{"key":"spare","name":"Spare"}"#),
    ("train_save", r#"{"key":"spare","name":"Spare"}"#),
    ("person_save", r#"{"key":"spare","name":"Spare"}"#),
    ("service_save", r#"{"key":"spare","name":"Spare","tier":4}"#),
    ("service_save", r#"{"key":"other","name":"Other","tier":4}"#),
    ("service_link", r#"{"from":"spare","to":"other","type":"data"}"#),
    ("store_save", r#"{"key":"spare","name":"Spare"}"#),
    ("person_save", r#"{"key":"away","name":"Away"}"#),
    (
        "booking_save",
        r#"{"key":"spare","environment":"production","start":"2027-06-01T08:00","end":"2027-06-01T10:00","zone":"UTC"}"#,
    ),
    (
        "absence_save",
        r#"{"key":"spare","person":"away","start":"2027-06-01T08:00","end":"2027-06-01T10:00","zone":"UTC"}"#,
    ),
    (
        "shift_save",
        r#"{"key":"spare","person":"away","start":"2027-06-01T08:00","end":"2027-06-01T10:00","zone":"UTC"}"#,
    ),
    ("lead_time_save", r#"{"type":"standard","lead":"2wd"}"#),
    ("template_save", r#"{"key":"spare","title":"T","type":"normal","start":"22:00","length_minutes":60}"#),
    ("milestone_save", r#"{"key":"spare","title":"M","baseline":"2027-06-01"}"#),
    (
        "board_save",
        r#"{"key":"spare","name":"B","start":"2027-06-01T08:00","end":"2027-06-01T10:00","zone":"UTC","cut_off":"1wd","cut_off_major":"2wd"}"#,
    ),
    (
        "freeze_propose",
        r#"{"key":"proposed","title":"P","kind":"freeze-soft","start":"2027-06-05T08:00","end":"2027-06-06T10:00","zone":"UTC"}"#,
    ),
    (
        "freeze_propose",
        r#"{"key":"talked","title":"N","kind":"freeze-hard","start":"2027-06-05T08:00","end":"2027-06-06T10:00","zone":"UTC"}"#,
    ),
    ("freeze_negotiate", r#"{"key":"talked"}"#),
    (
        "freeze_propose",
        r#"{"key":"agreed","title":"A","kind":"freeze-hard","start":"2027-06-05T08:00","end":"2027-06-06T10:00","zone":"UTC"}"#,
    ),
    ("freeze_negotiate", r#"{"key":"agreed"}"#),
    ("freeze_sign", r#"{"key":"agreed","side":"it"}"#),
    ("freeze_sign", r#"{"key":"agreed","side":"business","by":"Grace"}"#),
    (
        "window_save",
        r#"{"key":"binding","title":"B","kind":"freeze-hard","start":"2027-06-05T08:00","end":"2027-06-06T10:00","zone":"UTC"}"#,
    ),
    ("person_save", r#"{"key":"deputy","name":"Deputy"}"#),
    ("saved_calendar_save", r#"{"key":"spare"}"#),
    ("calendar_words_save", r#"{"kind":"window","title":"{key}","description":"","categories":""}"#),
    (
        "window_save",
        r#"{"key":"spare","title":"Spare","kind":"peak","start":"2027-06-01T08:00","end":"2027-06-01T10:00","zone":"UTC"}"#,
    ),
];

/// Whatever is called `spare` is taken out by these.
const REMOVALS: [&str; 13] = [
    "team_remove",
    "train_remove",
    "person_remove",
    "environment_remove",
    "region_remove",
    "window_remove",
    "store_remove",
    "booking_remove",
    "absence_remove",
    "shift_remove",
    "board_remove",
    "milestone_remove",
    "template_remove",
];

/// The files that are imported.
fn files(desk: &Desk) {
    desk.put(
        "holidays.ics",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:New\nDTSTART:20270601\nEND:VEVENT\nEND:VCALENDAR\n",
    );
    desk.put("services.csv", "key,name,tier,team,region,depends_on\nnew,New,2,new-team,new-region,spare\n");
}

/// A scenario in which something is different.
fn what_if(desk: &Desk) {
    call(desk, "scenario_create", &json!({ "name": "what-if" }));
    let scenario = desk.path("plan.scenario-what-if.slipway");
    let there = ["--plan", scenario.to_str().unwrap(), "call", "service_save"];
    let saved = desk.run(&[&there[..], &[r#"{"key":"spare","name":"What if","tier":3}"#]].concat());
    assert_eq!(saved.code, 0, "{}", saved.err);
}

/// Everything about a template changed.
fn template() -> (&'static str, Value) {
    let card = json!({ "key": "spare", "title": "Renamed", "type": "standard", "services": ["other"],
        "environment": "production", "team": "spare", "risk": "high", "start": "21:30", "length_minutes": 240,
        "people": [{ "role": "rollback-owner", "person": "deputy" }], "zone": "Asia/Tokyo", "validation_minutes": 30,
        "rollback_minutes": 45, "stabilisation_minutes": 1440 });
    ("template_save", card)
}

/// Another deployment of a release, for which the release waits.
fn deployment(release: &Value) -> (&'static str, Value) {
    let staged = json!({ "release": release, "environment": "spare", "start": "2027-04-01T22:00", "order": "before",
        "mode": "commit", "reason": "because" });
    ("deployment_plan", staged)
}

/// Two releases of which the first waits for the second; put in order.
fn in_order(desk: &Desk) -> (&'static str, Value) {
    let drawn = ["09", "10"].map(|day| {
        let draft = json!({ "title": "Wave", "type": "normal", "services": ["spare"], "zone": "UTC",
            "start": format!("2027-08-{day}T20:00"), "end": format!("2027-08-{day}T22:00") });
        call(desk, "release_draw", &json!({ "draft": draft }))["key"].clone()
    });
    let waits = json!({ "successor": drawn[0], "predecessor": drawn[1], "relation": "FS", "lag": "0" });
    call(desk, "release_link", &waits);
    let august = json!({ "from": "2027-08-08T00:00:00Z", "to": "2027-08-20T00:00:00Z", "mode": "commit" });
    ("sequence_apply", august)
}

/// A runbook of two steps of which the second waits for the first; one is changed and the other taken out.
fn steps(desk: &Desk, release: &Value) -> [(&'static str, Value); 2] {
    let step = |key: &str, waits: Value| json!({ "key": key, "release": release, "title": key, "minutes": 10, "waits": waits });
    call(desk, "step_save", &step("stop", json!([])));
    call(desk, "step_save", &step("start", json!([{ "step": "stop", "relation": "SS", "lag": "5m" }])));
    let changed = json!({ "key": "start", "release": release, "title": "Start again", "minutes": 20 });
    [("step_save", changed), ("step_remove", json!({ "key": "stop" }))]
}

/// Changes of templates, deployments, orders and runbooks, and those by which releases are governed.
fn more(desk: &Desk, first: &Value) -> impl Iterator<Item = (&'static str, Value)> {
    complete(desk, &[first.as_str().unwrap()]);
    let planned = [template(), deployment(first), in_order(desk)].into_iter().chain(steps(desk, first));
    planned.chain(governance::inputs(desk))
}

/// Changes of calendars for others.
fn calendars() -> [(&'static str, Value); 4] {
    let words = json!({ "kind": "release", "title": "{title}", "description": "", "categories": "" });
    [
        ("saved_calendar_save", json!({ "key": "new", "published": true })),
        ("saved_calendar_remove", json!({ "key": "spare" })),
        ("calendar_words_save", words),
        ("calendar_words_reset", json!({ "kind": "window" })),
    ]
}

/// An input for every change, in an order in which each finds what it needs.
fn inputs(desk: &Desk) -> BTreeMap<&'static str, Value> {
    let draft = json!({
        "title": "Spare", "type": "normal", "services": ["spare"],
        "start": "2027-04-05T22:00", "end": "2027-04-06T00:00", "zone": "Europe/Berlin",
    });
    let edited = json!({
        "title": "Another", "type": "standard", "services": ["other"],
        "start": "2027-04-06T22:00", "end": "2027-04-07T01:00", "zone": "Europe/Paris",
    });
    let drawn = |start: &str, end: &str| {
        let mut draft = draft.clone();
        (draft["start"], draft["end"]) = (start.into(), end.into());
        call(desk, "release_draw", &json!({ "draft": draft }))["key"].clone()
    };
    let first = drawn("2027-04-05T22:00", "2027-04-06T00:00");
    let second = drawn("2027-04-08T22:00", "2027-04-09T00:00");
    let third = drawn("2027-04-12T22:00", "2027-04-13T00:00");
    let tie = json!({ "successor": third, "predecessor": second, "relation": "FS", "lag": "2h" });
    call(desk, "release_link", &tie);
    let past = drawn("2026-11-20T22:00", "2026-11-21T00:00");
    for (key, freeze, release) in [("asked", "binding", &second), ("granted", "talked", &past)] {
        let request = json!({ "key": key, "freeze": freeze, "release": release, "reason": "r", "rollback": "b" });
        call(desk, "exception_request", &request);
    }
    let rider = drawn("2027-04-20T22:00", "2027-04-21T00:00");
    what_if(desk);
    let rides = bundles::riding(desk, &rider, &first, &third);
    let bundles = bundles::bundling(desk, &second);
    let granting = |key: &str| json!({ "key": key, "decision": "approve", "expires": "2199-01-01T00:00:00Z" });
    call(desk, "exception_decide", &granting("granted"));
    files(desk);
    let mut inputs = BTreeMap::new();
    for name in ["environment_save", "store_save"] {
        inputs.insert(name, json!({ "key": "spare", "name": "Renamed" }));
    }
    let times = json!({ "start": "2027-06-01T09:00", "end": "2027-06-01T11:00", "zone": "Europe/Paris" });
    let with = |more: Value| {
        let mut card = times.clone();
        card.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        card
    };
    inputs.extend([
        ("team_save", json!({ "key": "spare", "name": "Renamed", "limit": 2 })),
        ("train_save", json!({ "key": "spare", "name": "Renamed", "capacity": 4, "risk_budget": 10 })),
        ("person_save", json!({ "key": "spare", "name": "Renamed", "deputy": "deputy" })),
        (
            "booking_save",
            with(json!({ "key": "spare", "environment": "spare", "exclusive": true, "setup_minutes": 30,
                "release": first, "team": "spare" })),
        ),
        ("absence_save", with(json!({ "key": "spare", "person": "away", "reason": "because" }))),
        ("shift_save", with(json!({ "key": "spare", "person": "away", "rrule": "FREQ=WEEKLY" }))),
        ("lead_time_save", json!({ "type": "normal", "lead": "9wd" })),
        ("lead_time_remove", json!({ "type": "standard" })),
        ("milestone_save", json!({ "key": "spare", "title": "Renamed", "forecast": "2027-06-04", "release": first })),
        ("board_save", with(json!({ "key": "spare", "name": "Renamed", "cut_off": "1d", "cut_off_major": "2d" }))),
        ("severity_rule_save", json!({ "code": "C14", "critical": "hard", "otherwise": "off" })),
        ("freeze_propose", with(json!({ "key": "proposed", "title": "Longer", "kind": "freeze-hard" }))),
        ("freeze_negotiate", json!({ "key": "proposed" })),
        ("freeze_sign", json!({ "key": "talked", "side": "business" })),
        ("freeze_publish", json!({ "key": "agreed" })),
        ("freeze_end", json!({ "key": "binding" })),
        ("freeze_reopen", json!({ "key": "agreed" })),
        ("exception_request", json!({ "freeze": "agreed", "release": first, "criteria": [{ "text": "c" }] })),
        ("exception_decide", granting("asked")),
        ("exception_use", json!({ "key": "granted", "outcome": "Went well" })),
        ("exception_withdraw", json!({ "key": "asked" })),
    ]);
    inputs.extend(rides.into_iter().chain(bundles).chain(more(desk, &first)));
    inputs.extend([
        ("plan_configure", json!({ "name": "Renamed", "zone": "Asia/Tokyo" })),
        ("region_save", json!({ "key": "spare", "name": "Renamed", "zone": "Asia/Tokyo" })),
        ("service_save", json!({ "key": "spare", "name": "Renamed", "tier": 1, "team": "spare" })),
        (
            "window_save",
            json!({ "key": "spare", "title": "Renamed", "kind": "freeze-hard", "start": "2027-06-01T08:00",
                "end": "2027-06-01T10:00", "zone": "UTC", "rrule": "FREQ=YEARLY", "scope": { "teams": ["spare"] } }),
        ),
        ("release_draw", json!({ "draft": draft })),
        ("release_edit", json!({ "key": first, "draft": edited })),
        ("release_move", json!({ "key": second, "to": "2027-04-14T22:00", "cascade": true, "reason": "because" })),
        ("release_repeat", json!({ "key": first, "rule": "FREQ=WEEKLY;COUNT=3", "reason": "because" })),
        ("release_advance", json!({ "key": first, "state": "submitted" })),
        ("release_remove", json!({ "key": third })),
        ("service_link", json!({ "from": "spare", "to": "other", "type": "build" })),
        ("service_unlink", json!({ "from": "spare", "to": "other" })),
        ("release_link", json!({ "successor": second, "predecessor": first, "relation": "SS", "lag": "-30m" })),
        ("release_unlink", json!({ "successor": third, "predecessor": second })),
        ("file_import", json!({ "kind": "services", "paths": [desk.path("services.csv")], "save_mapping": "mine" })),
        (
            "calendar_import",
            json!({ "kind": "holiday", "paths": [desk.path("holidays.ics")], "zone": "UTC", "services": ["spare"] }),
        ),
        ("undo", json!({})),
        ("operation_undo", json!({ "seq": SPARE.len() + 1 })),
        ("history_go_back", json!({ "seq": 3 })),
        ("scenario_apply", json!({ "name": "what-if", "reason": "because" })),
    ]);
    inputs.extend(REMOVALS.map(|name| (name, json!({ "key": "spare" }))).into_iter().chain(calendars()));
    inputs.insert("service_remove", json!({ "key": "other" }));
    inputs
}

#[test]
fn every_change_is_one_operation_and_undo_brings_the_plan_back_as_it_was() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["new", "plan.slipway", "--sample-size", "12"]).code, 0);
    for (name, input) in SPARE {
        call(&desk, name, &serde_json::from_str(input).unwrap());
    }
    let inputs = inputs(&desk);
    let table = desk.json(&["commands"]);
    let changes = table["items"].as_array().unwrap().iter().filter(|command| command["effect"] == "change");
    let mut tried = 0;
    for name in changes.map(|command| command["name"].as_str().unwrap()).filter(|name| *name != "redo") {
        let input = inputs.get(name).unwrap_or_else(|| panic!("a new change needs an input here: {name}"));
        let (before, count) = (content(&desk), operations(&desk));
        call(&desk, name, input);
        let after = content(&desk);
        assert_ne!(after, before, "{name} changes something");
        assert_eq!(operations(&desk), count + 1, "{name} is one operation");
        let back = if ["undo", "operation_undo"].contains(&name) { "redo" } else { "undo" };
        call(&desk, back, &json!({}));
        assert_eq!(content(&desk), before, "{back} of {name}");
        assert_eq!(operations(&desk), count + 2);
        if back == "undo" {
            call(&desk, "redo", &json!({}));
            assert_eq!(content(&desk), after, "redo of {name}");
            call(&desk, "undo", &json!({}));
        }
        tried += 1;
    }
    assert_eq!(tried, inputs.len(), "no input is left over");
    assert_eq!(desk.run(&["log", "verify"]).code, 0);
}

#[test]
fn a_preview_of_a_change_and_every_question_leave_the_file_as_it_is() {
    let desk = Desk::with_sample();
    let (before, count) = (content(&desk), operations(&desk));
    desk.put("services.csv", "key,name\nnew,New\n");
    desk.put("a.ics", "BEGIN:VEVENT\nUID:1\nDTSTART:20270601T000000Z\nDURATION:P1D\nEND:VEVENT\n");
    for arguments in [
        ["move", "R-2026-0045", "--to", "2026-12-09T22:00", "--preview"].as_slice(),
        &["import", "services", "services.csv", "--preview"],
        &["import", "ics", "a.ics", "--kind", "holiday", "--preview"],
        &["export", "csv", "--out", "a.csv"],
        &["export", "graphml", "--out", "a.graphml"],
        &["cab", "pack", "--out", "a.pdf"],
        &["slots", "R-2026-0045"],
        &["trains"],
        &["train", "show", "CORE"],
        &["train", "board", "R-2026-0045", "--train", "CORE", "--preview"],
        &["train", "leave", "R-2026-0060", "--preview"],
        &["templates"],
        &["ready", "list", "R-2026-0045"],
        &["milestones", "--out", "m.csv"],
        &["milestones", "--out", "m.pdf"],
        &["order"],
        &["sequence", "--from", "2026-11-23", "--to", "2026-12-21", "--preview"],
        &["critical-path"],
        &["log"],
        &["as-of", "1"],
        &["windows"],
        &["freeze", "preview", "F-YEAR-END"],
        &["freeze", "try", "F-YEAR-END", "--service", "checkout", "--at", "2026-12-20T20:00"],
        &["exception", "list"],
        &["changes"],
        &["bundle", "R-2026-0045"],
        &["bundle", "R-2026-0045", "--apply", "--preview"],
        &["bundle", "R-2026-0045", "--out", "b.pdf"],
        &["risk", "R-2026-0045"],
        &["risk", "R-2026-0045", "--impact", "3", "--likelihood", "2", "--preview"],
        &["risk-models"],
        &["raci"],
        &["gaps", "--out", "gaps.csv"],
        &["gaps", "--blocking", "--out", "gaps.pdf"],
        &["roles", "R-2026-0045"],
        &["board"],
        &["absence"],
        &["types"],
        &["classify", "R-2026-0045", "--yes", "standard.done-before", "--preview"],
        &["classification", "R-2026-0045"],
        &["reclassified"],
        &["policy", "list"],
        &["escalation", "list"],
        &["rollback", "R-2026-0045"],
        &["cab", "show"],
        &["cab", "agenda"],
        &["cab", "minutes", "--meeting", "2026-11-17", "--out", "m.md"],
        &["cab", "actions"],
        &["cab", "diff"],
        &["rules"],
        &["expand", "--start", "2026-12-18T22:00", "--end", "2026-12-19T02:00", "--rrule", "FREQ=DAILY"],
    ] {
        assert_eq!(desk.run(arguments).code, 0, "{arguments:?}");
    }
    assert_eq!(operations(&desk), count);
    assert_eq!(content(&desk), before);
}
