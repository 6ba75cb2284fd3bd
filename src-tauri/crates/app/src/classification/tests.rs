//! Types of release through their commands.

use serde_json::{Value, json};

use crate::testing::Room;

/// Two drafts of a team, and one of nobody.
fn room() -> Room {
    let room = Room::new();
    room.call("team_save", json!({ "key": "payments", "name": "Payments" }));
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 2 }));
    for (key, team) in [("R-1", json!("payments")), ("R-2", json!("payments")), ("R-3", Value::Null)] {
        let draft = json!({
            "key": key, "title": "Payments 4.2", "type": "normal", "services": ["pay"], "risk": "low", "team": team,
            "start": "2026-12-12T21:00", "end": "2026-12-12T23:00", "zone": "Europe/Berlin",
        });
        room.call("release_draw", json!({ "draft": draft }));
    }
    room
}

fn emergency() -> Value {
    json!({ "emergency": { "order": true, "live-reference": true, "cannot-wait": true, "scope-minimal": true } })
}

fn standard() -> Value {
    let all = json!({
        "done-before": true, "documented": true, "low-risk": true, "approved-once": true, "reversible": true,
        "no-outage": true,
    });
    json!({ "standard": all })
}

fn input(answers: &Value, more: &Value) -> Value {
    let mut input = json!({ "release": "R-1", "answers": answers });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

/// The same with a reason and somebody who approved it.
fn approved(answers: &Value, more: &Value) -> Value {
    let mut input = input(answers, more);
    input["reason"] = "The regulator asks".into();
    input["approver"] = "Cora".into();
    input
}

fn shown(room: &Room, key: &str) -> Value {
    room.call("classification_show", json!({ "key": key }))
}

fn kind(room: &Room, key: &str) -> Value {
    room.call("release_show", json!({ "key": key }))["bar"]["type"].clone()
}

fn type_rule(room: &Room, kind: &str) -> Value {
    let rules = room.call("type_list", json!({}))["items"].clone();
    rules.as_array().unwrap().iter().find(|one| one["rule"]["type"] == kind).unwrap().clone()
}

#[test]
fn an_emergency_without_anything_behind_it_is_refused_and_nothing_is_written() {
    let room = room();
    let before = room.seq();
    let refused = room.refused("release_classify", approved(&emergency(), &json!({ "reference": "  " })));
    assert_eq!(refused.code, "classification.refused");
    assert!(
        refused.message.starts_with(
            "R-1 Payments 4.2 is an emergency without a live incident, problem, breach or order behind it."
        ),
        "{}",
        refused.message
    );
    assert_eq!((kind(&room, "R-1"), room.seq()), (json!("normal"), before));
    let done = room.call("release_classify", approved(&emergency(), &json!({ "reference": "INC-4711" })));
    assert_eq!(done["found"], "emergency");
    assert_eq!(done["changed"]["operation"]["label"], "Make R-1 emergency in place of normal");
    assert_eq!((kind(&room, "R-1"), &shown(&room, "R-1")["reference"]), (json!("emergency"), &json!("INC-4711")));
}

#[test]
fn another_type_needs_a_reason_and_somebody_who_approved_it() {
    let room = room();
    let before = room.seq();
    let mut said = input(&emergency(), &json!({ "reference": "INC-4711" }));
    let refused = room.refused("release_classify", said.clone());
    assert_eq!(refused.code, "classification.reason");
    assert_eq!(refused.message, "a release that goes from normal to emergency needs a reason; say why");
    said["reason"] = " ".into();
    assert_eq!(room.refused("release_classify", said.clone()).code, "classification.reason");
    said["reason"] = "Cards are declined".into();
    let refused = room.refused("release_classify", said.clone());
    assert_eq!(refused.code, "classification.approver");
    assert!(refused.message.contains("needs somebody who approves that"), "{}", refused.message);
    assert_eq!(room.seq(), before);
    said["approver"] = "Cora".into();
    room.call("release_classify", said);
    let last = shown(&room, "R-1")["history"][0].clone();
    assert_eq!(
        (&last["by"], &last["reason"], &last["approver"], &last["before"], &last["chosen"]),
        (&json!("ada"), &json!("Cards are declined"), &json!("Cora"), &json!("normal"), &json!("emergency"))
    );
    assert_eq!(last["at"], "2026-11-23T10:00:00Z");
}

#[test]
fn the_same_type_needs_neither_and_one_that_is_not_found_needs_both() {
    let room = room();
    let done = room.call("release_classify", input(&json!({}), &json!({})));
    assert_eq!((&done["found"], &done["needs_approver"]), (&json!("normal"), &json!(false)));
    assert_eq!(done["changed"]["operation"]["label"], "Classify R-1 as normal");
    let stays = input(&standard(), &json!({ "choose": "normal" }));
    let refused = room.refused("release_classify", stays);
    assert_eq!(
        refused.message,
        "a release that stays normal although its answers speak for standard needs a reason; say why"
    );
    room.call("release_classify", approved(&standard(), &json!({ "choose": "normal" })));
    let view = shown(&room, "R-1");
    assert_eq!((&view["type"], &view["history"][0]["found"]), (&json!("normal"), &json!("standard")));
    assert_eq!((&view["faults"][0]["kind"], &view["faults"][0]["refuses"]), (&json!("other-type"), &json!(false)));
    let told = view["faults"][0]["sentence"].as_str().unwrap();
    assert!(told.contains("Cora approved that: The regulator asks."), "{told}");
}

#[test]
fn history_is_never_erased_and_one_undo_takes_the_last_type_back() {
    let room = room();
    room.call("release_classify", approved(&emergency(), &json!({ "reference": "INC-4711" })));
    room.pass(24);
    room.call("release_classify", approved(&standard(), &json!({})));
    let view = shown(&room, "R-1");
    let chosen: Vec<&Value> = view["history"].as_array().unwrap().iter().map(|one| &one["chosen"]).collect();
    assert_eq!(chosen, ["standard", "emergency"], "newest first");
    assert_eq!(view["history"][1]["reference"], "INC-4711");
    assert_eq!(view["answers"], standard(), "the last ones");
    assert_eq!(kind(&room, "R-1"), "standard");
    room.call("undo", json!({}));
    assert_eq!((kind(&room, "R-1"), shown(&room, "R-1")["history"].as_array().unwrap().len()), (json!("emergency"), 1));
    room.call("redo", json!({}));
    assert_eq!(shown(&room, "R-1"), view);
}

#[test]
fn a_release_that_was_classified_gets_no_other_type_by_the_way() {
    let room = room();
    let edit = |kind: &str| {
        json!({ "key": "R-1", "draft": {
            "title": "Payments 4.3", "type": kind, "services": ["pay"], "team": "payments", "risk": "low",
            "start": "2026-12-12T21:00", "end": "2026-12-12T23:00",
        } })
    };
    room.call("release_edit", edit("standard"));
    room.call("release_edit", edit("normal"));
    room.call("release_classify", input(&json!({}), &json!({})));
    let before = room.seq();
    let refused = room.refused("release_edit", edit("standard"));
    assert_eq!(refused.code, "release.classified");
    assert_eq!(refused.message, "R-1 Payments 4.3 was classified, and does not become standard by the way");
    assert_eq!((kind(&room, "R-1"), room.seq()), (json!("normal"), before));
    room.call("release_classify", approved(&standard(), &json!({})));
    room.call("release_edit", edit("standard"));
}

#[test]
fn a_preview_tells_what_would_be_found_and_why_and_writes_nothing() {
    let room = room();
    let before = room.seq();
    let told = room.call("release_classify", input(&emergency(), &json!({ "mode": "preview" })));
    assert_eq!(
        (&told["found"], &told["changed"], &told["needs_approver"]),
        (&json!("emergency"), &Value::Null, &json!(true))
    );
    assert_eq!(told["open"], 3, "three causes were not answered");
    assert!(told["why"][0].as_str().unwrap().starts_with("It is an emergency release. For it speak "));
    assert_eq!(
        (&told["faults"][0]["kind"], &told["faults"][0]["refuses"]),
        (&json!("emergency-without-reference"), &json!(true))
    );
    assert_eq!((kind(&room, "R-1"), room.seq()), (json!("normal"), before));
    assert_eq!(shown(&room, "R-1")["history"], json!([]));
}

#[test]
fn short_notice_makes_a_release_expedited_and_does_not_refuse_it() {
    let room = room();
    room.call("lead_time_save", json!({ "type": "normal", "lead": "15wd" }));
    let told = room.call("release_classify", input(&json!({}), &json!({})));
    assert_eq!((&told["faults"][0]["kind"], &told["faults"][0]["refuses"]), (&json!("expedited"), &json!(false)));
    let sentence = shown(&room, "R-1")["faults"][0]["sentence"].as_str().unwrap().to_owned();
    assert!(sentence.contains("it is expedited"), "{sentence}");
    assert_eq!(type_rule(&room, "normal")["lead"], "15wd");
}

#[test]
fn an_emergency_is_handed_in_only_with_what_is_behind_it() {
    let room = room();
    let draft = json!({
        "key": "R-9", "title": "Fix", "type": "emergency", "services": ["pay"], "start": "2026-12-01T21:00",
        "end": "2026-12-01T22:00", "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": draft }));
    room.complete("R-9");
    let refused = room.refused("release_advance", json!({ "key": "R-9", "state": "submitted" }));
    assert_eq!(refused.code, "release.incomplete");
    assert!(refused.message.contains("a reference to what is behind it"), "{}", refused.message);
    assert_eq!(shown(&room, "R-9")["missing"], json!(["reference"]));
    let said = json!({ "release": "R-9", "answers": emergency(), "reference": "PRB-12" });
    room.call("release_classify", said);
    room.call("release_advance", json!({ "key": "R-9", "state": "submitted" }));
}

#[test]
fn reclassifications_are_counted_by_month_and_team() {
    let room = room();
    let classify = |key: &str, mut said: Value| {
        said["release"] = key.into();
        room.call("release_classify", said);
    };
    classify("R-1", input(&json!({}), &json!({})));
    classify("R-2", approved(&emergency(), &json!({ "reference": "INC-1" })));
    classify("R-3", input(&json!({}), &json!({})));
    room.pass(24 * 10);
    classify("R-1", approved(&standard(), &json!({})));
    let rows = room.call("reclassification_list", json!({}))["items"].clone();
    let row = |month: &str, team: Value, classified: u32, reclassified: u32, percent: Value| {
        json!({
            "month": month, "team": team, "classified": classified, "reclassified": reclassified, "percent": percent,
        })
    };
    assert_eq!(
        rows,
        json!([
            row("2026-11-01", Value::Null, 1, 0, json!(0)),
            row("2026-11-01", json!("payments"), 2, 1, json!(50)),
            row("2026-12-01", json!("payments"), 0, 1, Value::Null),
        ])
    );
}

#[test]
fn a_type_asks_five_to_eight_questions_and_four_are_refused() {
    let room = room();
    let (before, seq_before) = (type_rule(&room, "standard"), room.seq());
    let mut card = before["rule"].clone();
    card["criteria"].as_array_mut().unwrap().truncate(4);
    let refused = room.refused("type_save", card.clone());
    assert_eq!(refused.code, "type.rule");
    assert_eq!(refused.message, "the type standard asks 4; a type of release asks 5 to 8 questions");
    card["criteria"] = before["rule"]["criteria"].clone();
    card["criteria"][1]["key"] = card["criteria"][0]["key"].clone();
    assert!(room.refused("type_save", card.clone()).message.contains("two questions with the key done-before"));
    card["criteria"] = before["rule"]["criteria"].clone();
    card["criteria"][0]["question"] = " ".into();
    assert!(room.refused("type_save", card).message.contains("asks nothing"));
    assert_eq!((type_rule(&room, "standard"), room.seq()), (before, seq_before));
}

#[test]
fn a_type_counts_its_versions_says_why_and_goes_back_to_what_is_usual() {
    let room = room();
    let usual = type_rule(&room, "normal");
    assert_eq!(usual["version"], 0);
    let mut card = usual["rule"].clone();
    assert_eq!(room.call("type_save", card.clone())["operation"], Value::Null, "it asks the same already");
    card["mandatory"] = json!(["description", "services", "rollback-plan"]);
    card["stabilisation_minutes"] = 120.into();
    card["reason"] = "Lessons of the outage".into();
    assert_eq!(room.call("type_save", card.clone())["operation"]["label"], "Settle what normal releases ask");
    assert_eq!(room.call("type_save", card.clone())["operation"], Value::Null);
    let saved = type_rule(&room, "normal");
    assert_eq!((&saved["version"], &saved["rule"]["stabilisation_minutes"]), (&json!(1), &json!(120)));
    assert_eq!(saved["log"][0]["reason"], "Lessons of the outage");
    card["definition"] = "What is planned".into();
    room.call("type_save", card);
    room.call("release_classify", input(&json!({}), &json!({})));
    assert_eq!(shown(&room, "R-1")["history"][0]["version"], 2, "it is kept by which version it was found");
    room.call("type_reset", json!({ "type": "normal" }));
    let back = type_rule(&room, "normal");
    assert_eq!((&back["version"], &back["rule"]), (&json!(3), &usual["rule"]), "it is a version like any other");
    assert_eq!(room.call("type_reset", json!({ "type": "normal" }))["operation"], Value::Null);
    room.call("undo", json!({}));
    assert_eq!(type_rule(&room, "normal")["version"], 2);
}

#[test]
fn an_answer_to_a_question_that_nobody_asks_is_refused() {
    let room = room();
    let mistyped = json!({ "standard": { "done-befor": true } });
    let refused = room.refused("release_classify", input(&mistyped, &json!({ "mode": "preview" })));
    assert_eq!((refused.code.as_str(), refused.fault), ("classification.question", crate::Fault::Usage));
    assert_eq!(refused.message, "standard releases are not asked \"done-befor\"");
    room.call("release_classify", approved(&standard(), &json!({})));
    let mut card = type_rule(&room, "standard")["rule"].clone();
    card["criteria"].as_array_mut().unwrap().retain(|one| one["key"] != "done-before");
    room.call("type_save", card);
    room.call("release_classify", approved(&standard(), &json!({})));
}

#[test]
fn what_a_type_asks_for_must_be_said_before_a_release_is_handed_in() {
    let room = room();
    room.complete("R-1");
    let mut card = type_rule(&room, "normal")["rule"].clone();
    card["mandatory"] = json!(["rollback-plan", "version"]);
    room.call("type_save", card);
    assert_eq!(shown(&room, "R-1")["missing"], json!(["version", "rollback-plan"]));
    let hand_in = json!({ "key": "R-1", "state": "submitted" });
    let refused = room.refused("release_advance", hand_in.clone());
    assert_eq!(refused.code, "release.incomplete");
    assert!(
        refused.message.contains("handed in with its version, how it is taken back: say them."),
        "{}",
        refused.message
    );
    room.call("rollback_save", json!({ "release": "R-1", "procedure": "wiki/back", "duration_minutes": 30 }));
    let refused = room.refused("release_advance", hand_in);
    assert!(refused.message.contains("handed in with its version: say it."), "{}", refused.message);
}
