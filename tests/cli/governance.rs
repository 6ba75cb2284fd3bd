//! Who answers for what, types, approvals, the way back and risk models in a terminal.

use serde_json::{Value, json};
use slipway_tests::Desk;

use crate::asking::{call, done, refused};

/// Who holds which role on a release from which nothing is missing.
const PEOPLE: [(&str, &str); 6] = [
    ("release-manager", "ada"),
    ("rollback-owner", "bob"),
    ("support-lead", "cid"),
    ("deployment-lead", "dan"),
    ("test-manager", "eve"),
    ("requester", "fay"),
];

fn draft(people: &[(&str, &str)]) -> Value {
    let people: Vec<Value> = people.iter().map(|(role, person)| json!({ "role": role, "person": person })).collect();
    json!({ "key": "R-1", "title": "Payments 4.2", "description": "New tariffs", "type": "normal",
        "services": ["pay"], "risk": "low", "version": "4.2", "start": "2027-01-20T21:00", "end": "2027-01-20T23:00",
        "zone": "Europe/Berlin", "people": people })
}

/// A plan with six people, one service, and one release of it on which these people hold roles.
fn plan_with(people: &[(&str, &str)]) -> Desk {
    let desk = Desk::new();
    done(&desk, &["new", "plan.slipway", "--zone", "Europe/Berlin"]);
    desk.put("people.csv", "key,name,deputy\neve,Eve,\nada,Ada,eve\nbob,Bob,\ncid,Cid,\ndan,Dan,\nfay,Fay,\n");
    done(&desk, &["import", "people", "people.csv"]);
    desk.put("services.csv", "key,name,tier\npay,Payments,3\n");
    done(&desk, &["import", "services", "services.csv"]);
    call(&desk, "release_draw", &json!({ "draft": draft(people) }));
    desk
}

/// The same, with everybody whom the release needs, by the hybrid policy.
fn by_policy() -> Desk {
    let desk = plan_with(&PEOPLE);
    done(&desk, &["policy", "ship", "hybrid", "--enforce", "--reason", "the board asked"]);
    desk
}

fn hand_in(desk: &Desk) {
    call(desk, "release_advance", &json!({ "key": "R-1", "state": "submitted" }));
}

#[test]
fn gaps_are_listed_and_keep_a_release_in_its_draft_until_they_are_filled() {
    let desk = plan_with(&[]);
    let said = desk.run(&["gaps", "--release", "R-1"]);
    assert_eq!(said.code, 4, "{}", said.err);
    let line = |gap: &str| said.out.lines().find(|line| line.contains(gap)).unwrap_or_default().to_owned();
    for gap in ["no-owner", "no-rollback-owner", "no-support-lead"] {
        assert!(line(gap).starts_with("R-1  2027-01-20 21:00 Europe/Berlin  blocks"), "{gap}: {}", said.out);
    }
    let advance = ["call", "release_advance", r#"{"key":"R-1","state":"submitted"}"#];
    let told = refused(&desk, &advance, 1);
    assert!(told.contains("R-1 Payments 4.2 cannot be handed in yet") && told.contains("slipway gaps --release KEY"));
    let written = done(&desk, &["gaps", "--out", "gaps.csv"]).out;
    let table = std::fs::read_to_string(desk.path("gaps.csv")).unwrap();
    assert!(table.contains("release,title,start,gap,role,person,blocks,sentence"), "{table}");
    assert_eq!(written, format!("gaps.csv ({} bytes)\n", table.len()));
    call(&desk, "release_edit", &json!({ "key": "R-1", "draft": draft(&PEOPLE) }));
    let left = done(&desk, &["gaps", "--release", "R-1"]).out;
    assert!(!left.contains("blocks"), "{left}");
    hand_in(&desk);
}

#[test]
fn one_cell_of_a_grid_is_settled_and_a_row_without_an_owner_is_refused() {
    let desk = Desk::with_plan();
    let told = done(&desk, &["raci", "normal"]).out;
    assert!(told.starts_with("normal releases, as usual\n") && !told.contains("emergency releases"), "{told}");
    assert_eq!(done(&desk, &["raci"]).out.matches(" releases, as usual\n").count(), 3);
    let set = ["raci", "set", "normal", "deploy", "security", "ci", "--reason", "the auditor asked"];
    assert_eq!(done(&desk, &set).out, "Settle the responsibilities of normal releases (operation 2)\n");
    let deploy = |desk: &Desk| -> Vec<Value> {
        let rows = desk.json(&["raci", "normal"])["items"][0]["rows"].clone();
        let row = rows.as_array().unwrap().iter().find(|row| row["activity"] == "deploy").unwrap().clone();
        row["cells"].as_array().unwrap().iter().filter(|cell| cell["role"] == "security").cloned().collect()
    };
    assert_eq!(deploy(&desk).iter().map(|cell| &cell["part"]).collect::<Vec<_>>(), ["C", "I"]);
    done(&desk, &["raci", "set", "normal", "deploy", "security", "-"]);
    assert!(deploy(&desk).is_empty());
    assert_eq!(desk.json(&["raci", "normal"])["items"][0]["version"], 2);
    let told = refused(&desk, &["raci", "set", "normal", "deploy", "release-manager", "I"], 1);
    assert!(told.contains("nobody is accountable for deploying"), "{told}");
    for wrong in [["huge", "deploy", "security", "I"], ["normal", "dance", "security", "I"]] {
        refused(&desk, &[&["raci", "set"][..], &wrong].concat(), 2);
    }
    for wrong in [["security", "X"], ["boss", "I"]] {
        assert_eq!(desk.run(&[&["raci", "set", "normal", "deploy"][..], &wrong].concat()).code, 2);
    }
    refused(&desk, &["raci", "huge"], 2);
    done(&desk, &["raci", "reset", "normal"]);
    assert_eq!(desk.json(&["raci", "normal"])["items"][0]["version"], 2);
}

#[test]
fn a_policy_is_shipped_put_in_force_exported_changed_and_played_again() {
    let desk = by_policy();
    hand_in(&desk);
    done(&desk, &["policy", "ship", "centralised"]);
    let listed = done(&desk, &["policy", "list"]).out;
    assert!(listed.contains("hybrid       in force  version 1"), "{listed}");
    let shown = done(&desk, &["policy", "show", "centralised"]).out;
    assert!(shown.starts_with("centralised Centralised, version 1, not in force\n") && shown.contains("executive"));
    assert_eq!(desk.json(&["policy", "show", "hybrid"])["items"].as_array().unwrap().len(), 1);
    let told = desk.run_at("2026-11-24T10:00:00Z", &["policy", "replay", "centralised", "--days", "30"]).out;
    for wanted in ["1 release; beside hybrid, which is in force", "R-1 Payments 4.2: peer → cab, by the line rest"] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    refused(&desk, &["policy", "replay", "hybrid", "--days", "0"], 1);
    done(&desk, &["policy", "export", "hybrid", "--out", "hybrid.json"]);
    assert_eq!(done(&desk, &["policy", "save", "hybrid.json"]).out, "nothing changed\n");
    let text = std::fs::read_to_string(desk.path("hybrid.json")).unwrap();
    desk.put("ours.json", text.replace("\"key\": \"hybrid\"", "\"key\": \"ours\""));
    done(&desk, &["policy", "save", "ours.json", "--reason", "a copy"]);
    assert_eq!(desk.json(&["log"])["items"][0]["reason"], "a copy");
    desk.put("wrong.json", "{\n  \"key\": \"wrong\",\n  \"nmae\": \"Wrong\"\n}\n");
    let told = refused(&desk, &["policy", "save", "wrong.json"], 3);
    assert!(told.contains("wrong.json: unknown field `nmae`") && told.contains("line 3"), "{told}");
    refused(&desk, &["policy", "save", "missing.json"], 3);
    let told = refused(&desk, &["policy", "remove", "hybrid"], 1);
    assert!(told.contains("the policy hybrid is in force"), "{told}");
    done(&desk, &["policy", "enforce", "ours"]);
    done(&desk, &["policy", "remove", "hybrid"]);
    done(&desk, &["policy", "enforce", "--none"]);
    assert_eq!(desk.run(&["policy", "enforce"]).code, 2, "which one, or none");
    assert!(desk.json(&["policy", "list"])["items"].as_array().unwrap().iter().all(|one| one["in_force"] == false));
    refused(&desk, &["policy", "show", "hybrid"], 2);
    refused(&desk, &["policy", "ship", "anarchic"], 2);
}

#[test]
fn an_approval_is_voided_by_a_move_and_says_by_which() {
    let desk = by_policy();
    hand_in(&desk);
    let waits = desk.run(&["approval", "R-1"]);
    assert_eq!(waits.code, 4, "{}", waits.err);
    for told in ["policy hybrid, version 1", "holds  low", "route peer: 0 of 1 approvals", "deployment-lead  dan  Dan"]
    {
        assert!(waits.out.contains(told), "{told}: {}", waits.out);
    }
    let told = refused(&desk, &["approve", "R-1", "--person", "fay", "--role", "deployment-lead"], 1);
    assert!(told.contains("Fay is not the deployment lead of it"), "{told}");
    done(&desk, &["approve", "R-1", "--person", "dan", "--role", "deployment-lead"]);
    let given = done(&desk, &["approval", "R-1"]).out;
    assert!(given.contains("2026-11-23 11:00 Europe/Berlin  approved by Dan as deployment-lead: counts"), "{given}");
    assert!(given.contains("20 Jan 21:00–23:00 Europe/Berlin; Payments in Production; version 4.2"), "{given}");
    done(&desk, &["move", "R-1", "--to", "2027-01-27T21:00", "--reason", "the shop asked"]);
    let voided = desk.run(&["approval", "R-1"]);
    assert_eq!(voided.code, 4, "{}", voided.out);
    assert!(voided.out.contains("approved by Dan as deployment-lead: VOID"), "{}", voided.out);
    let why = voided.out.lines().find(|line| line.starts_with("  void: ")).unwrap();
    assert!(why.contains("20 Jan") && why.contains("27 Jan"), "from where to where: {why}");
    done(&desk, &["undo"]);
    done(&desk, &["approval", "R-1"]);
    assert_eq!(desk.run(&["approval"]).code, 2);
    assert_eq!(desk.run(&["approval", "R-9"]).code, 2);
}

#[test]
fn conditions_are_met_and_what_was_said_is_confirmed() {
    let desk = by_policy();
    hand_in(&desk);
    let mut approve =
        vec!["approve", "R-1", "--person", "dan", "--role", "deployment-lead", "--outcome", "conditional"];
    assert_eq!(desk.run(&[&approve[..], &["--condition", "Tell;by=dan"]].concat()).code, 2);
    approve.extend(["--condition", "Tell the shops;owner=eve;due=2027-01-10;verifier=cid", "--heard-by", "Grace"]);
    done(&desk, &approve);
    let told = done(&desk, &["approval", "R-1"]).out;
    for wanted in [
        "condition 0: Tell the shops (open, owner eve, due 2027-01-10, verified by cid)",
        "heard by Grace, to be confirmed by 2026-11-24 11:00 Europe/Berlin",
    ] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    let shown = desk.json(&["approval", "R-1"]);
    let id = shown["approvals"][0]["id"].as_str().unwrap();
    done(&desk, &["approval", "confirm", id]);
    refused(&desk, &["approval", "condition", id, "0"], 1);
    done(&desk, &["approval", "condition", id, "0", "--by", "cid"]);
    let told = done(&desk, &["approval", "R-1"]).out;
    assert!(told.contains("(met, says Cid, ") && told.contains("confirmed by ada"), "{told}");
    done(&desk, &["approval", "condition", id, "0", "--open"]);
    refused(&desk, &["approval", "condition", id, "1"], 2);
    let late = ["approve", "R-1", "--person", "dan", "--role", "deployment-lead", "--outcome", "deferred"];
    refused(&desk, &late, 1);
}

#[test]
fn an_emergency_is_found_by_answers_and_refused_without_a_reference() {
    let desk = plan_with(&PEOPLE);
    let answers = ["order", "live-reference", "cannot-wait", "scope-minimal"].map(|key| format!("emergency.{key}"));
    let mut classify = vec!["classify", "R-1"];
    classify.extend(answers.iter().flat_map(|answer| ["--yes", answer]));
    let preview = done(&desk, &[&classify[..], &["--preview"]].concat()).out;
    assert!(preview.starts_with("It is an emergency release. For it speak "), "{preview}");
    assert!(preview.contains("REFUSED: R-1 Payments 4.2 is an emergency without a live incident"), "{preview}");
    let told = refused(&desk, &classify, 1);
    assert!(told.contains("is an emergency without a live incident, problem, breach or order behind it"), "{told}");
    classify.extend(["--reference", "INC-4711"]);
    let told = refused(&desk, &classify, 1);
    assert!(told.contains("say why it has another type"), "{told}");
    classify.extend(["--reason", "The regulator ordered it", "--approver", "Grace"]);
    let told = done(&desk, &classify).out;
    assert!(told.ends_with("Make R-1 emergency in place of normal (operation 5)\n"), "{told}");
    let told = done(&desk, &["classification", "R-1"]).out;
    for wanted in [
        "type       emergency",
        "reference  INC-4711",
        "  yes  emergency.order",
        "2026-11-23 11:00 Europe/Berlin  ada: normal → emergency (version 0), because The regulator ordered it, approved by Grace, for INC-4711",
    ] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    assert_eq!(done(&desk, &["reclassified"]).out, "2026-11  no team  1 of 1 got another type  100 %\n");
    let again = ["classify", "R-1", "--no", "emergency.order", "--preview", "--json"];
    assert_eq!(desk.run(&again).json()["found"], "normal", "the other answers of before stay");
    for wrong in ["emergency.oder", "huge.order", "order"] {
        refused(&desk, &["classify", "R-1", "--yes", wrong], 2);
    }
}

#[test]
fn what_a_type_asks_is_shown_settled_by_a_file_and_reset() {
    let desk = Desk::with_plan();
    let told = done(&desk, &["types", "emergency"]).out;
    assert!(told.contains("live-reference    required  Is there a live incident"), "{told}");
    assert!(told.contains("must be said  "), "{told}");
    let mut rule = desk.json(&["types", "normal"])["items"][0]["rule"].clone();
    rule["mandatory"] = json!(["description", "services", "rollback-plan"]);
    desk.put("normal.json", rule.to_string());
    done(&desk, &["types", "set", "normal.json", "--reason", "the auditor asked"]);
    let settled = desk.json(&["types", "normal"])["items"][0].clone();
    assert_eq!((&settled["version"], &settled["rule"]["mandatory"]), (&json!(1), &rule["mandatory"]));
    assert_eq!(done(&desk, &["types", "set", "normal.json"]).out, "nothing changed\n");
    rule["criteria"] = json!([]);
    desk.put("normal.json", rule.to_string());
    refused(&desk, &["types", "set", "normal.json"], 1);
    rule["mandatory"] = json!(["a-pony"]);
    desk.put("normal.json", rule.to_string());
    refused(&desk, &["types", "set", "normal.json"], 3);
    done(&desk, &["types", "reset", "normal"]);
    assert_eq!(desk.json(&["types", "normal"])["items"][0]["version"], 2);
}

#[test]
fn the_way_back_is_said_tested_and_decided_by_name() {
    let desk = plan_with(&PEOPLE);
    let told = done(&desk, &["rollback", "R-1"]).out;
    assert!(told.contains("nobody said how") && told.contains("no chain of escalation covers it"), "{told}");
    refused(&desk, &["rollback", "set", "R-1", "--minutes", "30"], 2);
    let said = ["rollback", "set", "R-1", "--procedure", "Switch back", "--minutes", "30", "--verification", "10"];
    done(&desk, &said);
    let tested =
        ["--tested", "2026-11-02", "--measured", "25", "--evidence", "T-1", "--version", "4.2", "--reason", "a test"];
    done(&desk, &[&["rollback", "set", "R-1"][..], &tested].concat());
    let chain = json!({ "key": "night", "name": "At night", "levels": [
        { "role": "deployment-lead", "phone": "+49 30 1", "minutes": 15 },
        { "role": "release-manager", "person": "ada", "minutes": 0 },
    ] });
    desk.put("chain.json", chain.to_string());
    done(&desk, &["escalation", "save", "chain.json"]);
    let told = done(&desk, &["escalation", "list"]).out;
    assert!(told.starts_with("night At night, for everything\n  1  deployment-lead  whoever holds the role"), "{told}");
    let decide = ["rollback", "decide", "R-1", "go-back", "--reason", "errors rise", "--by", "Grace"];
    done(&desk, &[&decide[..], &["--asked", "2026-11-23T09:50"]].concat());
    let told = done(&desk, &["rollback", "R-1"]).out;
    for wanted in [
        "procedure           Switch back",
        "takes               30 min",
        "version             4.2",
        "point of no return  2027-01-20 22:20 Europe/Berlin",
        "  after 0 min   deployment-lead  Dan  +49 30 1",
        "  after 15 min  release-manager  Ada",
        "2026-11-23 11:00 Europe/Berlin  go-back, says Grace, asked 2026-11-23 10:50 Europe/Berlin: errors rise",
    ] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    assert_eq!(desk.run(&["rollback", "decide", "R-1", "sideways", "--reason", "r"]).code, 2);
    done(&desk, &["rollback", "set", "R-1", "--tested", "none"]);
    assert_eq!(desk.json(&["rollback", "R-1"])["fresh"], false);
    done(&desk, &["rollback", "forget", "R-1"]);
    done(&desk, &["escalation", "remove", "night"]);
    assert_eq!(done(&desk, &["escalation", "list"]).out, "no chains of escalation\n");
    desk.put("chain.json", r#"{"key":"night","name":"","levels":[]}"#);
    refused(&desk, &["escalation", "save", "chain.json"], 1);
    desk.put("chain.json", "not JSON");
    refused(&desk, &["escalation", "save", "chain.json"], 3);
    assert_eq!(desk.run(&["--version"]).code, 0);
}

#[test]
fn an_outage_is_said_changed_and_forgotten() {
    let desk = plan_with(&PEOPLE);
    refused(&desk, &["outage", "set", "R-1", "--felt-by", "Shops"], 2);
    done(&desk, &["outage", "set", "R-1", "--minutes", "20", "--after", "10", "--felt-by", "Shops"]);
    done(&desk, &["outage", "set", "R-1", "--informed", "yes"]);
    let told = done(&desk, &["outage", "R-1"]).out;
    let when = "outage      2027-01-20 21:10 to 2027-01-20 21:30 Europe/Berlin, 20 min\n";
    assert_eq!(told, format!("{when}felt by     Shops\nusers told  yes\n"));
    refused(&desk, &["outage", "set", "R-1", "--minutes", "500"], 1);
    done(&desk, &["outage", "forget", "R-1"]);
    assert_eq!(done(&desk, &["outage", "R-1"]).out, "nobody said whether its services are away\n");
}

#[test]
fn a_model_of_risk_whose_bands_leave_a_gap_is_refused() {
    let desk = plan_with(&PEOPLE);
    let told = done(&desk, &["risk-models", "matrix"]).out;
    assert!(told.starts_with("matrix, as usual\n  bands: low from 1, "), "{told}");
    let matrix = |lowest: u32| {
        let bands = json!([{ "from": lowest, "band": "low" }, { "from": 4, "band": "high" }]);
        json!({ "model": "matrix", "bands": bands, "worst_impact": "low" }).to_string()
    };
    desk.put("matrix.json", matrix(2));
    let told = refused(&desk, &["risk-models", "set", "matrix.json"], 1);
    assert!(told.contains("the first band begins at 2, but the lowest number is 1"), "{told}");
    desk.put("matrix.json", matrix(1));
    done(&desk, &["risk-models", "set", "matrix.json", "--reason", "the auditor asked"]);
    assert_eq!(desk.json(&["risk-models", "matrix"])["items"][0]["version"], 1);
    let assess = ["risk", "R-1", "--impact", "2", "--likelihood", "2"];
    assert_eq!(desk.json(&assess)["risk"]["score"]["band"], "high", "by the bands that were settled");
    desk.put("matrix.json", r#"{"model":"dice"}"#);
    refused(&desk, &["risk-models", "set", "matrix.json"], 3);
    done(&desk, &["risk-models", "reset", "matrix"]);
    assert_eq!(desk.run(&["risk-models", "dice"]).code, 2);
    for told in ["rules, as usual", "questionnaire, as usual", "readiness, as usual"] {
        assert!(done(&desk, &["risk-models"]).out.contains(told), "{told}");
    }
}

#[test]
fn the_risk_of_a_release_tells_every_model_and_its_readiness() {
    let desk = plan_with(&PEOPLE);
    let models = desk.json(&["risk-models", "questionnaire"]);
    let keys: Vec<String> = models["items"][0]["model"]["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|question| format!("{}=2", question["key"].as_str().unwrap()))
        .collect();
    let (last, most) = keys.split_last().unwrap();
    let mut assess = vec!["risk", "R-1", "--impact", "2", "--likelihood", "2"];
    assess.extend(most.iter().flat_map(|answer| ["--answer", answer]));
    done(&desk, &assess);
    let told = done(&desk, &["risk", "R-1", "--impact", "2", "--likelihood", "2", "--answer", last]).out;
    for wanted in ["  questionnaire: The answers sum up to 2.00", "  matrix: ", "  rules: ", "not ready by "] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    let shown = desk.json(&["risk", "R-1"]);
    assert!(told.contains(shown["deciding"].as_str().unwrap()), "{told}");
    assert_eq!(shown["assessment"]["answers"].as_object().unwrap().len(), keys.len(), "those of before stay");
    for wrong in ["nothing-such=2", "users=3", "users"] {
        refused(&desk, &["risk", "R-1", "--impact", "2", "--likelihood", "2", "--answer", wrong], 2);
    }
    assert_eq!(desk.run(&["risk", "R-1", "--answer", last]).code, 2, "an answer is part of an assessment");
}

#[test]
fn grids_policies_and_escalation_cards_are_printed() {
    let desk = by_policy();
    for arguments in [
        ["raci", "--out", "a.pdf"].as_slice(),
        &["policy", "print", "hybrid", "--out", "a.pdf"],
        &["rollback", "card", "R-1", "--out", "a.pdf"],
    ] {
        let told = done(&desk, &[arguments, &["--letter", "--mono"]].concat()).out;
        assert!(told.starts_with("a.pdf: ") && told.contains(" snapshot operation "), "{told}");
        assert!(std::fs::read(desk.path("a.pdf")).unwrap().starts_with(b"%PDF-"), "{arguments:?}");
        std::fs::remove_file(desk.path("a.pdf")).unwrap();
    }
}
