//! Chains of escalation and the way back through their commands.

use serde_json::{Value, json};

use crate::testing::Room;

/// A release of one service in production, on a Saturday night in December, with an owner.
fn room() -> Room {
    let room = Room::new();
    for key in ["pay", "bill"] {
        room.call("service_save", json!({ "key": key, "name": key, "tier": 2 }));
    }
    for (key, name) in [("ada", "Ada"), ("bob", "Bob")] {
        room.call("person_save", json!({ "key": key, "name": name }));
    }
    let draft = json!({
        "key": "R-1", "title": "Payments 4.2", "type": "normal", "services": ["pay"], "version": "4.2",
        "start": "2026-12-12T21:00", "end": "2026-12-12T23:00", "zone": "Europe/Berlin",
        "people": [{ "role": "release-manager", "person": "ada" }],
    });
    room.call("release_draw", json!({ "draft": draft }));
    room
}

fn chain(key: &str, more: &Value) -> Value {
    let mut card = json!({
        "key": key, "name": format!("Chain {key}"),
        "levels": [
            { "role": "release-manager", "phone": "+49 30 1", "minutes": 15 },
            { "role": "service-owner", "person": "bob", "phone": "+49 30 2", "minutes": 30 },
            { "role": "business-approver", "minutes": 0 },
        ],
    });
    card.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    card
}

fn back(more: &Value) -> Value {
    let mut card = json!({
        "release": "R-1", "procedure": "wiki/back", "duration_minutes": 30, "verification_minutes": 15,
    });
    card.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    card
}

fn shown(room: &Room) -> Value {
    room.call("rollback_show", json!({ "key": "R-1" }))
}

#[test]
fn a_chain_that_calls_nobody_or_the_next_one_at_once_is_refused() {
    let room = room();
    let before = room.seq();
    let refused = room.refused("chain_save", chain("c", &json!({ "levels": [] })));
    assert_eq!((refused.code.as_str(), refused.fault), ("chain.levels", crate::Fault::Refused));
    assert_eq!(refused.message, "a chain calls somebody; give it at least one level");
    let hasty = json!({ "levels": [{ "role": "security", "minutes": 0 }, { "role": "service-owner", "minutes": 0 }] });
    let refused = room.refused("chain_save", chain("c", &hasty));
    assert!(refused.message.starts_with("level 1 waits 0"), "{}", refused.message);
    let negative = json!({ "levels": [{ "role": "security", "minutes": -1 }] });
    assert_eq!(room.refused("chain_save", chain("c", &negative)).code, "chain.levels");
    let stranger = json!({ "levels": [{ "role": "security", "person": "zoe", "minutes": 0 }] });
    assert_eq!(room.refused("chain_save", chain("c", &stranger)).fault, crate::Fault::Usage);
    assert_eq!((room.call("chain_list", json!({}))["items"].clone(), room.seq()), (json!([]), before));
}

#[test]
fn the_narrowest_chain_is_called_with_the_people_of_the_release_one_behind_the_other() {
    let room = room();
    assert_eq!(shown(&room)["chain"], Value::Null);
    room.call("chain_save", chain("all", &json!({})));
    assert_eq!(shown(&room)["chain"]["key"], "all");
    room.call(
        "chain_save",
        chain("bill", &json!({ "scope": { "services": ["bill"], "environments": ["production"] } })),
    );
    assert_eq!(shown(&room)["chain"]["key"], "all", "the other one is for another service");
    room.call("chain_save", chain("pay", &json!({ "scope": { "services": ["pay"] } })));
    assert_eq!(shown(&room)["chain"]["key"], "pay");
    room.call(
        "chain_save",
        chain("live", &json!({ "scope": { "services": ["pay"], "environments": ["production"] } })),
    );
    let called = shown(&room)["chain"].clone();
    assert_eq!(
        called,
        json!({
            "key": "live", "name": "Chain live", "levels": [
                { "role": "release-manager", "name": "Ada", "phone": "+49 30 1", "after_minutes": 0 },
                { "role": "service-owner", "name": "Bob", "phone": "+49 30 2", "after_minutes": 15 },
                { "role": "business-approver", "name": null, "phone": "", "after_minutes": 45 },
            ],
        })
    );
    room.call("chain_remove", json!({ "key": "live" }));
    assert_eq!(shown(&room)["chain"]["key"], "pay");
    room.call("undo", json!({}));
    assert_eq!(shown(&room)["chain"], called);
}

#[test]
fn a_chain_is_listed_as_it_was_saved_and_written_once() {
    let room = room();
    let saved = chain("live", &json!({ "scope": { "services": ["pay"] } }));
    room.call("chain_save", saved.clone());
    room.call("chain_save", chain("all", &json!({ "name": " " })));
    let listed = room.call("chain_list", json!({}))["items"].clone();
    assert_eq!((&listed[0]["key"], &listed[0]["name"]), (&json!("all"), &json!("all")), "by key, which is its name");
    assert_eq!(room.call("chain_save", listed[1].clone())["operation"], Value::Null, "it says the same already");
    assert_eq!(
        (&listed[1]["levels"][1], &listed[1]["scope"]["services"]),
        (&json!({ "role": "service-owner", "person": "bob", "phone": "+49 30 2", "minutes": 30 }), &json!(["pay"]))
    );
    assert_eq!(room.refused("chain_remove", json!({ "key": "none" })).fault, crate::Fault::Usage);
}

#[test]
fn the_point_of_no_return_is_the_end_less_going_back_less_seeing_that_it_worked() {
    let room = room();
    let none = shown(&room);
    assert_eq!((&none["point_of_no_return"], &none["plan"]), (&Value::Null, &Value::Null));
    assert_eq!(none["arithmetic"], "Nobody said how long going back takes, and no time is kept for it.");
    let done = room.call("rollback_save", back(&json!({ "reason": "Asked by the board" })));
    assert_eq!(done["operation"]["label"], "Say how R-1 Payments 4.2 is taken back");
    let told = shown(&room);
    assert_eq!(told["point_of_no_return"], "2026-12-12T21:15:00Z", "23:00 less 30 and 15 minutes in Berlin");
    let arithmetic = told["arithmetic"].as_str().unwrap();
    assert!(arithmetic.starts_with("Going back must begin by 12 Dec 22:15 Europe/Berlin."), "{arithmetic}");
    assert_eq!(room.call("release_show", json!({ "key": "R-1" }))["point_of_no_return"], "2026-12-12T21:15:00Z");
    room.call("release_move", json!({ "key": "R-1", "to": "2026-12-13T21:00" }));
    assert_eq!(shown(&room)["point_of_no_return"], "2026-12-13T21:15:00Z", "it moves with the window");
    room.call("undo", json!({}));
    room.call("undo", json!({}));
    assert_eq!(shown(&room), none);
}

#[test]
fn steps_that_end_behind_the_point_of_no_return_are_told_by_how_much() {
    let room = room();
    room.call("rollback_save", back(&json!({})));
    room.call("step_save", json!({ "release": "R-1", "key": "S-1", "title": "Deploy", "minutes": 60 }));
    assert_eq!(shown(&room)["steps_late_minutes"], 0);
    room.call("step_save", json!({ "release": "R-1", "key": "S-1", "title": "Deploy", "minutes": 95 }));
    let told = shown(&room);
    assert_eq!(
        (&told["steps_late_minutes"], &told["point_of_no_return"]),
        (&json!(20), &json!("2026-12-12T21:15:00Z"))
    );
    assert!(told["arithmetic"].as_str().unwrap().contains("20m behind that"), "{}", told["arithmetic"]);
}

#[test]
fn a_test_of_going_back_lies_in_the_past_and_counts_for_ninety_days_and_its_own_versions() {
    let room = room();
    let refused = room.refused("rollback_save", back(&json!({ "tested": "2026-11-24" })));
    assert_eq!(refused.code, "rollback.tested");
    assert_eq!(
        refused.message,
        "going back from R-1 Payments 4.2 cannot have been tested on 2026-11-24, which has not come"
    );
    assert_eq!(shown(&room)["plan"], Value::Null);
    let test = |day: &str, version: &str| {
        let more = json!({ "tested": day, "version": version, "measured_minutes": 22, "evidence": "TST-9" });
        room.call("rollback_save", back(&more));
        let told = shown(&room);
        (told["fresh"].as_bool().unwrap(), told["test"].as_str().unwrap().to_owned())
    };
    assert_eq!(test("2026-11-23", "4.1"), (true, "Its rollback was tested on 23 Nov 2026.".to_owned()));
    assert!(test("2026-08-25", "4.1").0, "90 days ago");
    let (fresh, told) = test("2026-08-24", "4.1");
    assert!(!fresh && told.contains("91 days ago; a test counts for 90 days"), "{told}");
    let (fresh, told) = test("2026-11-20", "3.9");
    assert!(!fresh && told.contains("from version 3.9, which says nothing about 4.2"), "{told}");
    let plan = shown(&room)["plan"].clone();
    assert_eq!((&plan["measured_minutes"], &plan["evidence"]), (&json!(22), &json!("TST-9")));
}

#[test]
fn going_back_needs_a_procedure_and_takes_no_less_than_no_time() {
    let room = room();
    for more in [json!({ "procedure": " " }), json!({ "duration_minutes": -1 }), json!({ "measured_minutes": -1 })] {
        assert_eq!(room.refused("rollback_save", back(&more)).code, "rollback.plan", "{more}");
    }
    room.call("rollback_save", back(&json!({})));
    assert_eq!(room.call("rollback_save", back(&json!({})))["operation"], Value::Null);
    room.call("rollback_remove", json!({ "key": "R-1" }));
    assert_eq!(shown(&room)["plan"], Value::Null);
    assert_eq!(room.call("rollback_remove", json!({ "key": "R-1" }))["operation"], Value::Null);
    room.call("undo", json!({}));
    assert_eq!(shown(&room)["plan"]["procedure"], "wiki/back");
}

#[test]
fn decisions_on_going_back_are_logged_with_who_when_and_why() {
    let room = room();
    let decide = |more: &Value| {
        let mut input = json!({ "release": "R-1", "way": "go-on", "reason": "Errors below one per cent" });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    for refused in [json!({ "reason": " " }), json!({ "asked": "2026-11-23T10:00:01Z" })] {
        assert_eq!(room.refused("rollback_decide", decide(&refused)).code, "rollback.decision", "{refused}");
    }
    assert_eq!(shown(&room)["decisions"], json!([]));
    let done = room.call("rollback_decide", decide(&json!({ "by": " ", "asked": "2026-11-23T09:58:00Z" })));
    assert_eq!(done["operation"]["label"], "Decide on R-1 Payments 4.2: go on");
    room.pass(1);
    room.call("rollback_decide", decide(&json!({ "by": "Bob", "way": "go-back", "reason": "Cards are declined" })));
    assert_eq!(
        shown(&room)["decisions"],
        json!([
            {
                "asked": "2026-11-23T11:00:00Z", "decided": "2026-11-23T11:00:00Z", "by": "Bob", "way": "go-back",
                "reason": "Cards are declined",
            },
            {
                "asked": "2026-11-23T09:58:00Z", "decided": "2026-11-23T10:00:00Z", "by": "ada", "way": "go-on",
                "reason": "Errors below one per cent",
            },
        ]),
        "newest first"
    );
    room.call("undo", json!({}));
    assert_eq!(shown(&room)["decisions"].as_array().unwrap().len(), 1);
}

#[test]
fn a_release_takes_its_way_back_and_its_decisions_along_when_it_is_removed_and_back_when_that_is_undone() {
    let room = room();
    room.call("rollback_save", back(&json!({})));
    room.call("rollback_decide", json!({ "release": "R-1", "way": "go-on", "reason": "Fine" }));
    let before = shown(&room);
    room.call("release_remove", json!({ "key": "R-1" }));
    assert_eq!(room.refused("rollback_show", json!({ "key": "R-1" })).code, "release.unknown");
    room.call("undo", json!({}));
    assert_eq!(shown(&room), before);
}
