//! A freeze on its way from a proposal to its end, exceptions from it, and the layers around it.

use serde_json::{Value, json};

use crate::testing::Room;

fn card() -> Value {
    json!({
        "key": "F-1", "title": "Year end", "kind": "freeze-hard", "zone": "Europe/Berlin",
        "start": "2026-12-18T00:00", "end": "2027-01-04T08:00", "scope": { "services": ["pay"] },
    })
}

/// A plan with one service, one release of it inside the freeze, and the freeze as a proposal.
fn proposed() -> Room {
    let room = Room::new();
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1 }));
    let draft = json!({
        "key": "R-1", "title": "Payments 4.2", "type": "normal", "services": ["pay"],
        "start": "2026-12-20T22:00", "end": "2026-12-21T00:00", "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": draft }));
    room.call("freeze_propose", card());
    room
}

fn layer(room: &Room) -> Value {
    room.call("layer_list", json!({}))["items"][0].clone()
}

fn published() -> Room {
    let room = proposed();
    let which = json!({ "key": "F-1" });
    room.call("freeze_negotiate", which.clone());
    room.call("freeze_sign", json!({ "key": "F-1", "side": "it" }));
    room.call("freeze_sign", json!({ "key": "F-1", "side": "business", "by": "Grace" }));
    room.call("freeze_publish", which);
    room
}

#[test]
fn a_freeze_binds_from_its_publication_to_its_end() {
    let room = proposed();
    let standing = |room: &Room| {
        let layer = layer(room);
        (layer["phase"].as_str().unwrap().to_owned(), layer["binds"].as_bool().unwrap())
    };
    assert_eq!(standing(&room), ("proposed".into(), false));
    assert_eq!(room.refused("freeze_publish", json!({ "key": "F-1" })).code, "freeze.stage");
    let room = published();
    assert_eq!(standing(&room), ("published".into(), true));
    let layer = layer(&room);
    assert_eq!((&layer["it"]["by"], &layer["business"]["by"]), (&json!("ada"), &json!("Grace")));
    room.pass(24 * 30);
    assert_eq!(standing(&room), ("active".into(), true));
    room.call("freeze_end", json!({ "key": "F-1" }));
    assert_eq!(standing(&room), ("ended".into(), false));
}

#[test]
fn what_was_signed_cannot_be_given_other_dates_until_it_is_reopened() {
    let room = proposed();
    room.call("freeze_negotiate", json!({ "key": "F-1" }));
    room.call("freeze_sign", json!({ "key": "F-1", "side": "it" }));
    let mut longer = card();
    longer["end"] = json!("2027-01-11T08:00");
    assert_eq!(room.refused("window_save", longer.clone()).code, "freeze.stage");
    assert_eq!(room.refused("freeze_propose", longer.clone()).code, "freeze.stage");
    room.call("freeze_reopen", json!({ "key": "F-1" }));
    room.call("freeze_propose", longer);
    assert_eq!((&layer(&room)["phase"], &layer(&room)["it"]), (&json!("proposed"), &Value::Null));
}

#[test]
fn a_freeze_about_nothing_is_not_published() {
    let room = proposed();
    room.call("service_save", json!({ "key": "web", "name": "Web", "tier": 2 }));
    room.call("environment_save", json!({ "key": "moon", "name": "Moon" }));
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1, "environments": ["production"] }));
    let mut nowhere = card();
    nowhere["scope"] = json!({ "services": ["pay"], "environments": ["moon"] });
    room.call("freeze_propose", nowhere);
    room.call("freeze_negotiate", json!({ "key": "F-1" }));
    for (side, by) in [("it", "Ada"), ("business", "Grace")] {
        room.call("freeze_sign", json!({ "key": "F-1", "side": side, "by": by }));
    }
    let refused = room.refused("freeze_publish", json!({ "key": "F-1" }));
    assert_eq!(refused.code, "freeze.matches_nothing");
    assert_eq!(refused.message, "F-1 would freeze nothing: its scope covers no service in any environment");
    room.pass(24 * 90);
    let refused = room.refused("freeze_publish", json!({ "key": "F-1" }));
    assert_eq!(refused.message, "F-1 would freeze nothing: it has no occurrence in the future");
}

#[test]
fn only_a_freeze_is_proposed_signed_and_lifted() {
    let room = proposed();
    room.call(
        "window_save",
        json!({ "key": "P", "title": "Peak", "kind": "peak", "zone": "UTC", "start": "2026-12-01T00:00",
            "end": "2026-12-02T00:00" }),
    );
    assert_eq!(room.refused("freeze_negotiate", json!({ "key": "P" })).code, "freeze.kind");
    let request = json!({ "freeze": "P", "release": "R-1" });
    assert_eq!(room.refused("exception_request", request).code, "freeze.kind");
    let mut peak = card();
    peak["kind"] = json!("peak");
    assert_eq!(room.refused("freeze_propose", peak).code, "freeze.kind");
}

#[test]
fn a_freeze_that_was_simply_written_down_binds_and_can_be_ended() {
    let room = Room::new();
    let mut written = card();
    written["scope"] = json!({});
    room.call("window_save", written);
    assert_eq!(layer(&room)["binds"], json!(true));
    room.call("freeze_end", json!({ "key": "F-1" }));
    assert_eq!((&layer(&room)["binds"], &layer(&room)["phase"]), (&json!(false), &json!("ended")));
}

fn request() -> Value {
    json!({
        "freeze": "F-1", "release": "R-1", "reason": "The law changes", "risk": "Prices", "rollback": "Switch it off",
        "criteria": [{ "text": "The board has seen it" }],
    })
}

#[test]
fn an_exception_is_granted_used_once_and_kept_in_the_register() {
    let room = published();
    room.call("exception_request", request());
    let refused = room.refused("exception_request", request());
    assert_eq!(refused.message, "E-2026-0001 is requested for R-1 in F-1 already");
    let decide = |met: &[&str]| {
        json!({ "key": "E-2026-0001", "decision": "approve", "approver": "Grace", "expires": "2026-12-22T00:00:00Z",
            "met": met })
    };
    let unmet = room.refused("exception_decide", decide(&[]));
    assert_eq!(unmet.message, "E-2026-0001: not every criterion is met: The board has seen it");
    assert_eq!(room.refused("exception_decide", decide(&["Something else"])).code, "exception.criterion");
    room.call("exception_decide", decide(&["The board has seen it"]));
    assert_eq!(room.refused("exception_use", json!({ "key": "E-2026-0001", "outcome": " " })).code, "exception.stage");
    let used = json!({ "key": "E-2026-0001", "outcome": "Went well" });
    let early = room.refused("exception_use", used.clone());
    assert!(early.message.contains("how it went is not known before"), "{}", early.message);
    room.pass(24 * 60);
    room.call("exception_use", used);
    let again = json!({ "key": "E-2026-0001", "outcome": "Again" });
    assert_eq!(room.refused("exception_use", again).code, "exception.stage");
    let register = room.call("exception_list", json!({}));
    let line = &register["items"][0];
    assert_eq!((&line["stage"], &line["outcome"]), (&json!("used"), &json!("Went well")));
    assert_eq!((&line["freeze"], &line["release_title"]), (&json!("F-1"), &json!("Payments 4.2")));
    assert_eq!(room.refused("window_remove", json!({ "key": "F-1" })).code, "row.in_use");
    assert_eq!(room.refused("release_remove", json!({ "key": "R-1" })).code, "row.in_use");
}

#[test]
fn an_exception_is_refused_with_a_reason_that_the_register_keeps() {
    let room = published();
    room.call("exception_request", request());
    let mut refusal = json!({ "key": "E-2026-0001", "decision": "refuse" });
    assert!(room.refused("exception_decide", refusal.clone()).message.contains("why it is refused"));
    refusal["reason"] = json!("It can wait");
    room.call("exception_decide", refusal);
    let line = room.call("exception_list", json!({}))["items"][0].clone();
    assert_eq!((&line["stage"], &line["outcome"]), (&json!("refused"), &json!("It can wait")));
}

#[test]
fn an_exception_that_ran_out_is_told_and_one_without_an_end_is_not_granted() {
    let room = published();
    let mut met = request();
    met["criteria"] = json!([]);
    room.call("exception_request", met);
    let decide = json!({ "key": "E-2026-0001", "decision": "approve" });
    assert_eq!(room.refused("exception_decide", decide.clone()).code, "exception.expires");
    let mut until = decide;
    until["expires"] = json!("2026-11-24T00:00:00Z");
    let short = room.refused("exception_decide", until.clone());
    assert!(short.message.contains("would run out before the release ends"), "{}", short.message);
    until["expires"] = json!("2026-12-31T00:00:00Z");
    room.call("exception_decide", until);
    let expired = |room: &Room| room.call("exception_list", json!({}))["items"][0]["expired"].clone();
    assert_eq!(expired(&room), json!(false));
    room.pass(24 * 60);
    assert_eq!(expired(&room), json!(true));
    room.call("exception_withdraw", json!({ "key": "E-2026-0001" }));
    assert_eq!(expired(&room), json!(false));
}

#[test]
fn a_layer_without_an_owner_or_a_review_is_flagged_until_it_has_them() {
    let room = proposed();
    assert_eq!(layer(&room)["flags"], json!(["no-owner", "review-overdue"]));
    room.call("person_save", json!({ "key": "grace", "name": "Grace" }));
    let mut owned = card();
    (owned["owner"], owned["reviewed"]) = (json!("grace"), json!("2026-11-01"));
    room.call("window_save", owned);
    let layer = layer(&room);
    assert_eq!((&layer["flags"], &layer["phase"]), (&json!([]), &json!("proposed")));
    assert_eq!(layer["next"], json!([{ "start": "2026-12-17T23:00:00Z", "end": "2027-01-04T07:00:00Z" }]));
    assert_eq!(room.refused("person_remove", json!({ "key": "grace" })).code, "row.in_use");
}

#[test]
fn a_rule_is_expanded_before_it_is_saved_within_bounds() {
    let room = Room::new();
    let expand = |rrule: &str| {
        let times = json!({ "start": "2026-10-24T01:00", "end": "2026-10-24T05:00", "zone": "Europe/Berlin" });
        let mut input = times;
        input["rrule"] = json!(rrule);
        input
    };
    let daily = room.call("rule_expand", expand("FREQ=DAILY"));
    assert_eq!(daily["occurrences"].as_array().unwrap().len(), 200);
    assert_eq!(daily["more"], json!(true));
    assert_eq!(daily["occurrences"][1]["minutes"], json!(300), "clocks go back in this night");
    let decades = room.call("rule_expand", expand("FREQ=YEARLY;INTERVAL=15"));
    assert_eq!((decades["occurrences"].as_array().unwrap().len(), &decades["more"]), (2, &json!(true)));
    let once = room.call("rule_expand", card());
    assert_eq!((once["occurrences"].as_array().unwrap().len(), &once["more"]), (1, &json!(false)));
    let hourly = room.call("rule_expand", expand("FREQ=HOURLY"));
    assert_eq!((hourly["occurrences"].as_array().unwrap().len(), &hourly["more"]), (200, &json!(true)));
    assert_eq!(room.refused("rule_expand", expand("FREQ=SECONDLY")).code, "rule.too_often");
    assert_eq!(room.refused("rule_expand", expand("EVERY DAY")).code, "rule.unreadable");
    let mut backwards = card();
    backwards["end"] = json!("2026-12-17T00:00");
    assert_eq!(room.refused("rule_expand", backwards).code, "roster.times");
}
