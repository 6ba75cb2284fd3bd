//! Assessing a release through its commands.

use serde_json::{Value, json};

use crate::testing::Room;

/// A release of one service, tomorrow week.
fn room() -> Room {
    let room = Room::new();
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1 }));
    let draft = json!({
        "key": "R-1", "title": "Payments 4.2", "type": "normal", "services": ["pay"], "risk": "low",
        "start": "2026-12-12T21:00", "end": "2026-12-12T23:00", "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": draft }));
    room
}

fn assess(room: &Room, more: &Value) -> Value {
    let mut input = json!({ "release": "R-1", "impact": 4, "likelihood": 2 });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    room.call("risk_assess", input)
}

fn held(room: &Room) -> Value {
    room.call("release_show", json!({ "key": "R-1" }))["bar"]["risk"].clone()
}

#[test]
fn assessing_keeps_what_was_said_and_sets_the_band_in_one_operation() {
    let room = room();
    let before = room.call("risk_show", json!({ "key": "R-1" }));
    assert_eq!((&before["held"], &before["assessment"], &before["score"]), (&json!("low"), &Value::Null, &Value::Null));
    let told = assess(&room, &json!({ "reason": "the board asked" }));
    let risk = &told["risk"];
    assert_eq!(
        (&risk["score"]["points"], &risk["score"]["band"], &risk["drift"]),
        (&json!(12), &json!("high"), &Value::Null)
    );
    assert_eq!(
        risk["score"]["contributions"][0],
        json!({
            "modifier": "untested-rollback", "change": 1, "sentence": "Its rollback was not tested.",
        })
    );
    assert_eq!(told["changed"]["operation"]["label"], "Assess R-1 Payments 4.2: high");
    assert_eq!(held(&room), "high");
    assert_eq!(room.call("risk_show", json!({ "key": "R-1" })), *risk);
    room.call("undo", json!({}));
    assert_eq!(held(&room), "low");
    assert_eq!(room.call("risk_show", json!({ "key": "R-1" }))["assessment"], Value::Null);
}

#[test]
fn a_preview_of_an_assessment_writes_nothing() {
    let room = room();
    let told = assess(&room, &json!({ "mode": "preview", "schema": "incompatible", "canary": true }));
    assert_eq!((&told["changed"], &told["risk"]["held"]), (&Value::Null, &json!("high")));
    assert_eq!(held(&room), "low");
}

#[test]
fn a_score_that_moves_with_time_tells_that_the_band_does_not() {
    let room = room();
    assess(&room, &json!({ "rollback_tested": "2026-08-25" }));
    assert_eq!(held(&room), "moderate");
    room.pass(24);
    let told = room.call("risk_show", json!({ "key": "R-1" }));
    assert_eq!((&told["held"], &told["score"]["band"]), (&json!("moderate"), &json!("high")));
    assert_eq!(told["drift"], "Its score of today is high, but the plan counts it as moderate.");
}

#[test]
fn a_test_that_has_not_come_and_numbers_off_the_scale_are_refused() {
    let room = room();
    let input = json!({ "release": "R-1", "impact": 3, "likelihood": 3, "rollback_tested": "2026-11-24" });
    assert_eq!(room.refused("risk_assess", input).code, "risk.rollback_tested");
    let refused = room.refused("risk_assess", json!({ "release": "R-1", "impact": 6, "likelihood": 3 }));
    assert!(refused.code == "call.bad_input" && refused.message.contains("from 1 to 5"), "{refused}");
}

fn seen(room: &Room) -> Value {
    room.call("risk_show", json!({ "key": "R-1" }))
}

/// What one model tells today.
fn told_by(risk: &Value, model: &str) -> Value {
    risk["models"].as_array().unwrap().iter().find(|one| one["model"] == model).unwrap().clone()
}

/// The same answer to every question of the usual questionnaire.
fn answers(value: u32) -> Value {
    let keys = [
        "users",
        "teams",
        "done-before",
        "testing",
        "outage",
        "back-out",
        "restore",
        "revenue",
        "visibility",
        "documented",
    ];
    keys.iter().map(|key| ((*key).to_owned(), json!(value))).collect::<serde_json::Map<_, _>>().into()
}

fn model(room: &Room, kind: &str) -> Value {
    let models = room.call("risk_model_list", json!({}))["items"].clone();
    models.as_array().unwrap().iter().find(|one| one["model"]["model"] == kind).unwrap().clone()
}

/// The matrix with other bands.
fn matrix(bands: &Value) -> Value {
    json!({ "model": { "model": "matrix", "bands": bands, "worst_impact": "high" }, "reason": "Audit of May" })
}

fn bands(from: &[(u32, &str)]) -> Value {
    from.iter().map(|(from, band)| json!({ "from": from, "band": band })).collect()
}

#[test]
fn the_highest_of_three_models_counts_and_each_keeps_its_version() {
    let room = room();
    let told = assess(&room, &json!({ "impact": 2, "likelihood": 1, "answers": answers(10) }));
    let risk = &told["risk"];
    assert_eq!((&risk["held"], &told_by(risk, "matrix")["band"]), (&json!("very-high"), &json!("low")));
    assert_eq!(told_by(risk, "questionnaire")["points"], 1000, "ten answers of 10 that weigh a tenth each");
    assert_eq!(told_by(risk, "rules")["band"], "moderate", "it is of tier 1");
    assert_eq!(
        risk["deciding"],
        "Its risk is very high, as the questionnaire tells; the rules tell moderate and the matrix tells low."
    );
    let kept = risk["assessment"]["scores"].clone();
    let by = |model: &str| kept.as_array().unwrap().iter().find(|one| one["model"] == model).cloned();
    assert_eq!(
        by("questionnaire"),
        Some(json!({ "model": "questionnaire", "version": 0, "points": 1000, "band": "very-high" }))
    );
    assert_eq!(by("matrix"), Some(json!({ "model": "matrix", "version": 0, "points": 4, "band": "low" })));
    assert_eq!(by("rules"), Some(json!({ "model": "rules", "version": 0, "points": null, "band": "moderate" })));
    assert!(by("readiness").is_some(), "it is kept, and sets no band");
    assert_eq!(held(&room), "very-high");
}

#[test]
fn a_rule_that_holds_is_one_of_the_three() {
    let room = room();
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1, "regulated": true }));
    let risk = assess(&room, &json!({ "impact": 1, "likelihood": 1, "answers": answers(2) }))["risk"].clone();
    assert_eq!((&risk["held"], &told_by(&risk, "rules")["band"]), (&json!("high"), &json!("high")));
    assert!(told_by(&risk, "rules")["sentence"].as_str().unwrap().contains("Tier 1 and regulated"));
    assert_eq!(told_by(&risk, "questionnaire")["band"], "low");
    assert!(told_by(&risk, "rules")["lines"][0].as_str().unwrap().contains("does not hold"), "with each rule before");
}

#[test]
fn answers_set_the_points_and_stay_until_others_are_given() {
    let room = room();
    let mut said = answers(6);
    let points = |risk: &Value| told_by(risk, "questionnaire")["points"].clone();
    let risk = assess(&room, &json!({ "answers": said }))["risk"].clone();
    assert_eq!(
        (points(&risk), &told_by(&risk, "questionnaire")["band"]),
        (json!(600), &json!("moderate")),
        "not greater"
    );
    assert_eq!(told_by(&risk, "questionnaire")["lines"][0], "Users affected: 6 × 0.10 = 0.60.");
    said["users"] = 8.into();
    let risk = assess(&room, &json!({ "answers": said }))["risk"].clone();
    assert_eq!((points(&risk), &told_by(&risk, "questionnaire")["band"]), (json!(620), &json!("high")));
    let risk = assess(&room, &json!({ "impact": 1 }))["risk"].clone();
    assert_eq!((points(&risk), &risk["assessment"]["answers"]), (json!(620), &said), "those of before stay");
    said.as_object_mut().unwrap().remove("teams");
    let risk = assess(&room, &json!({ "answers": said }))["risk"].clone();
    assert_eq!((points(&risk), &told_by(&risk, "questionnaire")["band"]), (Value::Null, &Value::Null));
    assert_eq!(told_by(&risk, "questionnaire")["sentence"], "1 of 10 questions is open: Teams involved.");
    for (question, value, code) in [("teams", 7, "risk.answer"), ("teems", 6, "risk.question")] {
        let mut wrong = said.clone();
        wrong[question] = value.into();
        let refused =
            room.refused("risk_assess", json!({ "release": "R-1", "impact": 2, "likelihood": 2, "answers": wrong }));
        assert_eq!((refused.code.as_str(), refused.fault), (code, crate::Fault::Usage));
    }
    let shown = room.call("risk_show", json!({ "key": "R-1" }));
    assert_eq!(shown["assessment"]["answers"], said, "nothing is half-written");
}

#[test]
fn bands_with_a_gap_or_in_the_wrong_order_are_refused_and_nothing_is_written() {
    let room = room();
    let before = (room.seq(), room.call("risk_model_list", json!({})));
    let cases = [
        (bands(&[(2, "low"), (10, "high")]), "the first band begins at 2, but the lowest number is 1"),
        (bands(&[(1, "low"), (10, "moderate"), (5, "high")]), "let each band begin above the one before"),
        (bands(&[(1, "high"), (10, "low")]), "let each band be heavier than the one before"),
        (bands(&[(1, "low"), (26, "high")]), "but the highest number is 25"),
        (json!([]), "there is no band"),
    ];
    for (bands, told) in cases {
        let refused = room.refused("risk_model_save", matrix(&bands));
        assert_eq!((refused.code.as_str(), refused.fault), ("risk.model", crate::Fault::Refused));
        assert!(refused.message.starts_with("the bands of the matrix model cannot stand: "), "{}", refused.message);
        assert!(refused.message.contains(told), "{}", refused.message);
    }
    let mut rules = model(&room, "rules")["model"].clone();
    let first = rules["rules"][0].clone();
    rules["rules"].as_array_mut().unwrap().push(first);
    assert_eq!(room.refused("risk_model_save", json!({ "model": rules })).code, "risk.model", "two rules of one key");
    let mut questions = model(&room, "questionnaire")["model"].clone();
    questions["questions"][0]["weight"] = 0.into();
    assert_eq!(room.refused("risk_model_save", json!({ "model": questions })).code, "risk.model");
    assert_eq!((room.seq(), room.call("risk_model_list", json!({}))), before);
}

#[test]
fn other_bands_move_the_score_at_once_and_the_band_that_is_held_when_it_is_assessed_again() {
    let room = room();
    assess(&room, &json!({ "rollback_tested": "2026-11-20" }));
    assert_eq!((held(&room), &seen(&room)["score"]["points"]), (json!("moderate"), &json!(8)));
    let wide = bands(&[(1, "low"), (5, "high")]);
    assert_eq!(room.call("risk_model_save", matrix(&wide))["operation"]["label"], "Settle the risk model matrix");
    let risk = seen(&room);
    assert_eq!((&risk["held"], &risk["score"]["band"]), (&json!("moderate"), &json!("high")));
    assert_eq!(risk["drift"], "Its score of today is high, but the plan counts it as moderate.");
    let kept = |risk: &Value| {
        let scores = risk["assessment"]["scores"].as_array().unwrap();
        scores.iter().find(|one| one["model"] == "matrix").unwrap()["version"].clone()
    };
    assert_eq!((kept(&risk), &told_by(&risk, "matrix")["version"]), (json!(0), &json!(1)));
    assess(&room, &json!({ "rollback_tested": "2026-11-20" }));
    let risk = seen(&room);
    assert_eq!((&risk["held"], &risk["drift"], kept(&risk)), (&json!("high"), &Value::Null, json!(1)));
}

#[test]
fn a_model_counts_its_versions_says_why_and_goes_back_to_the_usual_one() {
    let room = room();
    let usual = model(&room, "matrix");
    assert_eq!(room.call("risk_model_save", json!({ "model": usual["model"] }))["operation"], Value::Null);
    let save = |from: &[(u32, &str)]| room.call("risk_model_save", matrix(&bands(from)))["operation"].clone();
    save(&[(1, "low"), (5, "high")]);
    assert_eq!(save(&[(1, "low"), (5, "high")]), Value::Null, "it says the same already");
    save(&[(1, "low"), (6, "high")]);
    let now = model(&room, "matrix");
    assert_eq!((&now["version"], &now["model"]["bands"]), (&json!(2), &bands(&[(1, "low"), (6, "high")])));
    assert_eq!((&now["log"][0]["reason"], now["log"].as_array().unwrap().len()), (&json!("Audit of May"), 2));
    room.call("risk_model_reset", json!({ "model": "matrix" }));
    let back = model(&room, "matrix");
    assert_eq!((&back["version"], &back["model"]), (&json!(3), &usual["model"]), "it is a version like any other");
    assert_eq!(room.call("risk_model_reset", json!({ "model": "matrix" }))["operation"], Value::Null);
    room.call("undo", json!({}));
    assert_eq!(model(&room, "matrix")["version"], 2);
    for kind in ["rules", "questionnaire", "readiness"] {
        let usual = model(&room, kind);
        let same = room.call("risk_model_save", json!({ "model": usual["model"] }));
        assert_eq!((&same["operation"], &usual["version"]), (&Value::Null, &json!(0)), "{kind}");
    }
}

#[test]
fn readiness_is_nothing_where_all_is_ready_and_a_hundred_where_nothing_is() {
    let room = room();
    room.call("person_save", json!({ "key": "dan", "name": "Dan" }));
    let draft = json!({
        "title": "Payments 4.2", "type": "normal", "services": ["pay"], "risk": "low", "version": "4.2",
        "start": "2026-12-12T21:00", "end": "2026-12-12T23:00",
        "people": [{ "role": "deployment-lead", "person": "dan" }],
    });
    room.call("release_edit", json!({ "key": "R-1", "draft": draft }));
    room.complete("R-1");
    assess(&room, &json!({ "rollback_tested": "2026-11-20" }));
    let ready = seen(&room)["readiness"].clone();
    assert_eq!((&ready["points"], &ready["band"], &ready["version"]), (&json!(0), &json!("low"), &json!(0)), "{ready}");
    assert!(ready["checks"].as_array().unwrap().iter().all(|check| check["kept"] != false), "{ready}");

    room.call("lead_time_save", json!({ "type": "normal", "lead": "20wd" }));
    let freeze = json!({
        "key": "F-1", "title": "Sale", "kind": "freeze-hard", "zone": "Europe/Berlin", "start": "2026-11-23T12:00",
        "end": "2026-11-24T12:00",
    });
    room.call("window_save", freeze);
    let draft = json!({
        "key": "R-2", "title": "In a hurry", "type": "normal", "services": ["pay"], "start": "2026-11-23T18:00",
        "end": "2026-11-23T20:00", "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": draft }));
    room.call("readiness_save", json!({ "release": "R-2", "area": "support", "title": "Hotline briefed" }));
    let bare = room.call("risk_show", json!({ "key": "R-2" }))["readiness"].clone();
    assert!(bare["checks"].as_array().unwrap().iter().all(|check| check["kept"] != true), "{bare}");
    assert_eq!((&bare["points"], &bare["band"]), (&json!(100), &json!("very-high")), "{bare}");
    assert_eq!(bare["lines"].as_array().unwrap().len(), 4, "work, policy, progress, time");
}

#[test]
fn readiness_moves_with_time_and_never_moves_the_band() {
    let room = room();
    assess(&room, &json!({ "rollback_tested": "2026-11-20" }));
    let before = seen(&room);
    room.pass(24 * 12);
    let after = seen(&room);
    let points = |risk: &Value| risk["readiness"]["points"].as_u64().unwrap();
    assert_eq!(points(&after), points(&before) + 10, "seven of fourteen days of a weight of 20");
    assert_eq!((&after["held"], &after["drift"]), (&before["held"], &Value::Null));
}
