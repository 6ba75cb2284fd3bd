//! Templates, and what is drawn from them.

use serde_json::{Value, json};

use crate::testing::Room;

/// A release of a night, and the template that it makes.
fn night() -> (Room, Value) {
    let room = Room::new();
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1 }));
    room.call("person_save", json!({ "key": "ada", "name": "Ada" }));
    let draft = json!({
        "key": "R-7", "title": "Patches", "type": "standard", "services": ["pay"], "risk": "low", "version": "4.2",
        "start": "2026-10-17T22:00", "end": "2026-10-18T01:00", "zone": "Europe/Berlin", "rollback_minutes": 45,
        "people": [{ "role": "deployment-lead", "person": "ada" }],
    });
    room.call("release_draw", json!({ "draft": draft }));
    let mut card = room.call("template_of", json!({ "key": "R-7" }));
    card["key"] = "NIGHT".into();
    (room, card)
}

#[test]
fn what_is_drawn_from_a_template_is_the_same_work_on_another_day() {
    let (room, card) = night();
    room.call("template_save", card.clone());
    assert_eq!(room.call("template_list", json!({}))["items"], json!([card]));
    let draft = room.call("template_draft", json!({ "template": "NIGHT", "day": "2026-12-05" }));
    assert_eq!((&draft["start"], &draft["end"]), (&json!("2026-12-05T22:00:00"), &json!("2026-12-06T01:00:00")));
    let drawn = room.call("release_draw", json!({ "draft": draft }));
    let shown = room.call("release_show", json!({ "key": drawn["key"] }));
    assert_eq!((&shown["bar"]["title"], &shown["bar"]["version"]), (&json!("Patches"), &Value::Null));
    assert_eq!((&shown["people"][0]["person"], &shown["services"][0]["key"]), (&json!("ada"), &json!("pay")));
    assert_eq!(shown["bar"]["start"], "2026-12-05T21:00:00Z");
}

#[test]
fn a_start_that_a_clock_change_repeats_is_drawn_at_the_first_of_the_two() {
    let (room, mut card) = night();
    (card["start"], card["length_minutes"]) = ("02:30".into(), 120.into());
    room.call("template_save", card);
    let draft = room.call("template_draft", json!({ "template": "NIGHT", "day": "2026-10-25" }));
    let drawn = room.call("release_draw", json!({ "draft": draft }));
    let shown = room.call("release_show", json!({ "key": drawn["key"] }));
    assert_eq!(
        (&shown["bar"]["start"], &shown["bar"]["end"]),
        (&json!("2026-10-25T00:30:00Z"), &json!("2026-10-25T02:30:00Z"))
    );
}

#[test]
fn a_template_says_what_is_wrong_with_it() {
    let (room, card) = night();
    let wrong = |field: &str, value: Value| {
        let mut card = card.clone();
        card[field] = value;
        room.refused("template_save", card).code
    };
    assert_eq!(wrong("title", " ".into()), "template.untitled");
    assert_eq!(wrong("length_minutes", 30.into()), "template.times");
    assert_eq!(wrong("services", json!(["none"])), "service.unknown");
    assert_eq!(room.call("template_list", json!({}))["items"], json!([]));
    let draft = room.refused("template_draft", json!({ "template": "NONE", "day": "2026-12-05" }));
    assert_eq!(draft.code, "template.unknown");
}

#[test]
fn what_a_template_names_is_not_taken_out_and_what_was_drawn_stays_when_it_goes() {
    let (room, mut card) = night();
    card["people"] = json!([]);
    room.call("template_save", card);
    room.call("release_remove", json!({ "key": "R-7" }));
    assert_eq!(room.refused("service_remove", json!({ "key": "pay" })).code, "row.in_use");
    let draft = room.call("template_draft", json!({ "template": "NIGHT", "day": "2026-12-05" }));
    let drawn = room.call("release_draw", json!({ "draft": draft }));
    room.call("template_remove", json!({ "key": "NIGHT" }));
    assert_eq!(room.call("release_show", json!({ "key": drawn["key"] }))["bar"]["title"], "Patches");
}
