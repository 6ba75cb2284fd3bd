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
