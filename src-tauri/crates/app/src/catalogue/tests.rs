//! What cards say, keep and refuse.

use serde_json::{Value, json};

use crate::testing::Room;

fn shown(room: &Room, what: &str) -> Value {
    room.call("catalogue_show", json!({}))[what].clone()
}

#[test]
fn a_field_that_a_card_leaves_out_is_kept_and_one_that_is_null_is_taken_away() {
    let room = Room::new();
    room.call("team_save", json!({ "key": "pay", "name": "Payments", "limit": 2 }));
    room.call("team_save", json!({ "key": "pay", "name": "Payments and more" }));
    assert_eq!(shown(&room, "teams"), json!([{ "key": "pay", "name": "Payments and more", "limit": 2 }]));
    room.call("team_save", json!({ "key": "pay", "name": "Payments", "limit": null }));
    assert_eq!(shown(&room, "teams")[0]["limit"], Value::Null);
    room.call("train_save", json!({ "key": "T", "name": "Train", "capacity": 4, "risk_budget": 10 }));
    room.call("train_save", json!({ "key": "T", "name": "Train", "capacity": 5 }));
    let train = shown(&room, "trains")[0].clone();
    assert_eq!((&train["capacity"], &train["risk_budget"]), (&json!(5), &json!(10)));
}

#[test]
fn every_card_that_is_shown_can_be_saved_again_and_changes_nothing() {
    let room = Room::new();
    room.call("team_save", json!({ "key": "pay", "name": "Payments", "limit": 2 }));
    room.call("person_save", json!({ "key": "ada", "name": "Ada" }));
    room.call("person_save", json!({ "key": "grace", "name": "Grace", "deputy": "ada" }));
    room.call("train_save", json!({ "key": "T", "name": "Train", "capacity": 4 }));
    room.call("store_save", json!({ "key": "db", "name": "Ledger" }));
    room.call(
        "window_save",
        json!({ "key": "W", "title": "Trading", "kind": "trading-hours", "zone": "Europe/Berlin",
            "start": "2026-11-23T09:00", "end": "2026-11-23T17:00", "rrule": "FREQ=DAILY", "severity": "hard",
            "owner": "grace", "source": "The exchange", "reviewed": "2026-06-01", "limit": 3 }),
    );
    room.call(
        "booking_save",
        json!({ "key": "B", "title": "Load test", "environment": "production", "exclusive": true,
            "start": "2026-10-25T02:30:00+01:00", "end": "2026-10-25T06:00", "zone": "Europe/Berlin",
            "setup_minutes": 30, "teardown_minutes": 15, "team": "pay" }),
    );
    room.call(
        "absence_save",
        json!({ "key": "A", "person": "grace", "start": "2026-12-21T00:00", "end": "2027-01-04T00:00",
            "zone": "Europe/Berlin", "reason": "Holidays" }),
    );
    room.call(
        "shift_save",
        json!({ "key": "S", "person": "grace", "start": "2026-11-23T22:00", "end": "2026-11-24T06:00",
            "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY" }),
    );
    room.call("lead_time_save", json!({ "type": "normal", "lead": "5wd" }));
    room.call("board_save", board("5wd"));
    for (list, save) in [
        ("teams", "team_save"),
        ("people", "person_save"),
        ("trains", "train_save"),
        ("stores", "store_save"),
        ("windows", "window_save"),
        ("bookings", "booking_save"),
        ("absences", "absence_save"),
        ("shifts", "shift_save"),
        ("lead_times", "lead_time_save"),
        ("boards", "board_save"),
    ] {
        let cards = shown(&room, list);
        assert!(!cards.as_array().unwrap().is_empty(), "{list}");
        for card in cards.as_array().unwrap() {
            assert_eq!(room.call(save, card.clone())["operation"], Value::Null, "{save} {card}");
        }
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_its_reason() {
    let room = Room::new();
    room.call("person_save", json!({ "key": "grace", "name": "Grace" }));
    let own = room.refused("person_save", json!({ "key": "grace", "name": "Grace", "deputy": "grace" }));
    assert_eq!(own.message, "nobody can be their own deputy");
    let backwards = json!({ "key": "A", "person": "grace", "start": "2026-12-21T00:00", "end": "2026-12-20T00:00",
        "zone": "UTC" });
    assert_eq!(room.refused("absence_save", backwards).code, "roster.times");
    let doubtful = json!({ "key": "B", "environment": "production", "start": "2026-10-25T02:30",
        "end": "2026-10-25T06:00", "zone": "Europe/Berlin" });
    assert_eq!(room.refused("booking_save", doubtful).code, "time.doubtful");
    assert_eq!(room.refused("lead_time_save", json!({ "type": "normal", "lead": "-5wd" })).code, "lead_time.negative");
    assert_eq!(room.refused("lead_time_remove", json!({ "type": "normal" })).code, "lead_time.unknown");
    assert_eq!(room.refused("board_save", board("-1wd")).code, "board.cut_off");
    let mut backwards = board("5wd");
    backwards["end"] = json!("2026-12-01T14:00");
    assert_eq!(room.refused("board_save", backwards).code, "board.times");
}

/// A board of the team of payments.
fn board(cut_off: &str) -> Value {
    json!({ "key": "CAB", "name": "Board", "start": "2026-12-01T14:00", "end": "2026-12-01T15:00",
        "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY", "cut_off": cut_off, "cut_off_major": "14wd" })
}

#[test]
fn what_the_scope_of_a_board_names_is_not_taken_out() {
    let room = Room::new();
    room.call("team_save", json!({ "key": "pay", "name": "Payments" }));
    let mut narrow = board("5wd");
    narrow["scope"] = json!({ "services": [], "teams": ["pay"], "environments": [], "regions": [], "types": [] });
    room.call("board_save", narrow);
    let refused = room.refused("team_remove", json!({ "key": "pay" }));
    assert_eq!((refused.code.as_str(), refused.message.as_str()), ("row.in_use", "CAB is about the team pay"));
    room.call("board_remove", json!({ "key": "CAB" }));
    room.call("team_remove", json!({ "key": "pay" }));
}

#[test]
fn a_release_says_what_it_does_to_data_stores_and_keeps_it_where_an_edit_says_nothing() {
    let room = Room::new();
    room.call("store_save", json!({ "key": "db", "name": "Ledger" }));
    let draft = |stores: Value| {
        json!({ "key": "R-1", "title": "Ledger 7", "type": "normal", "start": "2026-12-01T22:00",
            "end": "2026-12-01T23:00", "zone": "Europe/Berlin", "stores": stores })
    };
    let used = json!([{ "store": "db", "schema": 12, "restores": true }]);
    room.call("release_draw", json!({ "draft": draft(used.clone()) }));
    let stores = || room.call("release_show", json!({ "key": "R-1" }))["stores"].clone();
    assert_eq!(stores(), used);
    room.call("release_edit", json!({ "key": "R-1", "draft": draft(Value::Null) }));
    assert_eq!(stores(), used);
    assert_eq!(room.refused("store_remove", json!({ "key": "db" })).code, "row.in_use");
    let twice = json!([{ "store": "db" }, { "store": "db" }]);
    assert_eq!(room.refused("release_edit", json!({ "key": "R-1", "draft": draft(twice) })).code, "release.stores");
    room.call("release_edit", json!({ "key": "R-1", "draft": draft(json!([])) }));
    assert_eq!(stores(), json!([]));
}

#[test]
fn a_release_is_handed_in_when_it_is_submitted() {
    let room = Room::new();
    let draft = json!({ "key": "R-1", "title": "Ledger 7", "type": "normal", "start": "2026-12-01T22:00",
        "end": "2026-12-01T23:00" });
    room.call("release_draw", json!({ "draft": draft }));
    let submitted = || room.call("release_show", json!({ "key": "R-1" }))["submitted"].clone();
    assert_eq!(submitted(), Value::Null);
    room.complete("R-1");
    for state in ["submitted", "assessed"] {
        room.call("release_advance", json!({ "key": "R-1", "state": state }));
        room.pass(1);
        assert_eq!(submitted(), json!("2026-11-23T10:00:00Z"), "{state}");
    }
    room.complete("R-1");
    for state in ["submitted", "draft"] {
        room.call("release_advance", json!({ "key": "R-1", "state": state }));
    }
    assert_eq!(submitted(), Value::Null);
}

#[test]
fn the_version_of_a_severity_rule_counts_its_changes() {
    let room = Room::new();
    let rule = |code: &str| {
        let list = room.call("severity_rule_list", json!({}));
        let rules = list["items"].as_array().unwrap();
        rules.iter().find(|rule| rule["code"] == code).unwrap().clone()
    };
    assert_eq!((&rule("C14")["critical"], &rule("C14")["version"]), (&json!("soft"), &json!(0)));
    let settle = |critical: &str| {
        let rule =
            json!({ "code": "C14", "critical": critical, "otherwise": "off", "reason": format!("As {critical}") });
        room.call("severity_rule_save", rule)
    };
    settle("hard");
    assert_eq!(settle("hard")["operation"], Value::Null, "it weighs that much already");
    assert_eq!((&rule("C14")["critical"], &rule("C14")["version"]), (&json!("hard"), &json!(1)));
    settle("soft");
    assert_eq!((&rule("C14")["usual_otherwise"], &rule("C14")["version"]), (&json!("soft"), &json!(2)));
    let why: Vec<Value> = rule("C14")["log"].as_array().unwrap().iter().map(|one| one["reason"].clone()).collect();
    assert_eq!(why, ["As soft", "As hard"]);
}

#[test]
fn a_conflict_never_weighs_less_where_it_matters_most() {
    let room = Room::new();
    let settle =
        |critical: &str, otherwise: &str| json!({ "code": "C02", "critical": critical, "otherwise": otherwise });
    for (critical, otherwise) in [("soft", "hard"), ("off", "soft"), ("off", "hard")] {
        let refused = room.refused("severity_rule_save", settle(critical, otherwise));
        assert_eq!(refused.code, "severity_rule.lighter", "{critical} {otherwise}");
    }
    room.call("severity_rule_save", settle("soft", "soft"));
    let rules = room.call("severity_rule_list", json!({}));
    assert_eq!((&rules["items"][1]["critical"], &rules["items"][1]["version"]), (&json!("soft"), &json!(1)));
}
