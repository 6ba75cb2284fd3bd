//! How long an approval counts.

use super::*;

fn id(room: &Room, key: &str) -> Value {
    standing(room, key)["approvals"][0]["id"].clone()
}

/// What voids the approval of `R-low`, with whether it still counts.
fn voided(room: &Room) -> (Vec<String>, bool) {
    let told = standing(room, "R-low");
    let approval = &told["approvals"][0];
    assert_eq!(approval["counts"], told["complete"]);
    let sentences = approval["voided"].as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned());
    (sentences.collect(), told["complete"].as_bool().unwrap())
}

#[test]
fn moving_a_release_voids_its_approval_and_undo_brings_it_back() {
    let room = scheduled();
    assert_eq!(voided(&room), (vec![], true));
    room.call("release_move", json!({ "key": "R-low", "to": "2026-12-14T21:00", "reason": "The vendor is late" }));
    let told = "The window was 10 Dec 21:00–23:00 Europe/Berlin and is 14 Dec 21:00–23:00 Europe/Berlin.";
    assert_eq!(voided(&room), (vec![told.to_owned()], false));
    let refused = room.refused("release_advance", advance("R-low", "deploying"));
    assert_eq!(refused.code, "release.not_approved");
    assert!(
        refused.message.contains("The approval by Dan of 23 Nov 11:00 Europe/Berlin is void."),
        "{}",
        refused.message
    );
    assert!(refused.message.contains(told), "{}", refused.message);
    room.call("undo", json!({}));
    assert_eq!(voided(&room), (vec![], true));
    room.call("release_advance", advance("R-low", "deploying"));
}

#[test]
fn moving_a_release_back_makes_its_approval_count_again_and_a_new_one_counts_for_the_new_window() {
    let room = scheduled();
    room.call("release_move", json!({ "key": "R-low", "to": "2026-12-14T21:00" }));
    room.call("release_move", json!({ "key": "R-low", "to": "2026-12-10T21:00" }));
    assert_eq!(voided(&room), (vec![], true), "it is what was decided about");
    room.call("release_move", json!({ "key": "R-low", "to": "2026-12-14T21:00" }));
    room.call("approval_give", says("tess", "test-manager", &json!({})));
    let told = standing(&room, "R-low");
    let counts: Vec<&Value> = told["approvals"].as_array().unwrap().iter().map(|one| &one["counts"]).collect();
    assert_eq!(counts, [&json!(true), &json!(false)]);
    room.call("release_advance", advance("R-low", "deploying"));
}

#[test]
fn another_scope_or_another_package_voids_an_approval_and_a_better_title_does_not() {
    let room = scheduled();
    edit(&room, "R-low", &json!({ "title": "Payments four two", "description": "More" }));
    assert_eq!(voided(&room), (vec![], true));
    let cases = [
        (
            json!({ "services": ["low", "mid"] }),
            "The scope has changed: its services were Service low and are Service low and Service mid.",
        ),
        (json!({ "version": "4.3" }), "The version was 4.2 and is 4.3."),
        (json!({ "version": null }), "The version was 4.2 and is not said any more."),
    ];
    for (more, told) in cases {
        edit(&room, "R-low", &more);
        assert_eq!(voided(&room).0, [told]);
        assert_eq!(room.refused("release_advance", advance("R-low", "deploying")).code, "release.not_approved");
        room.call("undo", json!({}));
        assert_eq!(voided(&room), (vec![], true), "{told}");
    }
}

#[test]
fn what_was_said_counts_at_once_and_must_be_confirmed_within_a_day() {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    room.call("approval_give", says("dan", "deployment-lead", &json!({ "heard_by": "Cora" })));
    let told = standing(&room, "R-low");
    let verbal = &told["approvals"][0]["verbal"];
    assert_eq!((&verbal["heard_by"], &verbal["confirm_by"]), (&json!("Cora"), &json!("2026-11-24T10:00:00Z")));
    assert_eq!((&verbal["overdue"], &told["complete"]), (&json!(false), &json!(true)));
    assert!(told["sentence"].as_str().unwrap().contains("has to confirm it in writing by 24 Nov 11:00"), "{told}");
    room.pass(24);
    let confirm = json!({ "id": id(&room, "R-low") });
    let done = room.call("approval_confirm", confirm.clone());
    assert_eq!(done["operation"]["label"], "Confirm what Dan said of R-low Payments 4.2");
    assert_eq!(room.call("approval_confirm", confirm)["operation"], Value::Null, "once is enough");
    room.pass(24 * 5);
    let told = standing(&room, "R-low");
    assert_eq!((&told["complete"], &told["approvals"][0]["verbal"]["confirmed_by"]), (&json!(true), &json!("ada")));
}

#[test]
fn what_was_said_and_not_confirmed_within_a_day_counts_no_longer() {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    room.call("approval_give", says("dan", "deployment-lead", &json!({ "heard_by": "Cora" })));
    room.pass(25);
    let told = standing(&room, "R-low");
    assert_eq!((&told["complete"], &told["approvals"][0]["verbal"]["overdue"]), (&json!(false), &json!(true)));
    assert!(told["sentence"].as_str().unwrap().contains("so that it counts no longer"), "{}", told["sentence"]);
    let refused = room.refused("approval_confirm", json!({ "id": id(&room, "R-low") }));
    assert_eq!(refused.code, "approval.lapsed");
    assert!(refused.message.contains("24 Nov 11:00 Europe/Berlin"), "{}", refused.message);
    assert_eq!(room.refused("release_advance", advance("R-low", "scheduled")).code, "release.not_approved");
    room.call("approval_give", says("dan", "deployment-lead", &json!({})));
    room.call("release_advance", advance("R-low", "scheduled"));
    let refused = room.refused("approval_confirm", json!({ "id": id(&room, "R-low") }));
    assert_eq!(refused.code, "approval.written");
    assert_eq!(
        room.refused("approval_confirm", json!({ "id": "00000000-0000-0000-0000-000000000000" })).code,
        "approval.unknown"
    );
}

#[test]
fn conditions_let_a_release_be_scheduled_and_must_be_met_before_it_is_carried_out() {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    let conditions = json!([
        { "text": "Load test with 500 users", "owner": "tess", "due": "2026-12-08", "verifier": "sven" },
        { "text": "Hotline briefed" },
    ]);
    room.call(
        "approval_give",
        says("dan", "deployment-lead", &json!({ "outcome": "conditional", "conditions": conditions })),
    );
    assert_eq!(state(&room, "R-low"), "approved");
    let condition = standing(&room, "R-low")["approvals"][0]["conditions"][0].clone();
    assert_eq!(
        condition,
        json!({
            "text": "Load test with 500 users", "owner": "tess", "due": "2026-12-08", "verifier": "sven", "met_by": null,
            "may_say": "Sven", "may_say_yourself": false, "verifiers": ["sven"],
        })
    );
    room.call("release_advance", advance("R-low", "scheduled"));
    let refused = room.refused("release_advance", advance("R-low", "deploying"));
    assert_eq!(refused.code, "release.not_approved");
    assert!(
        refused.message.contains(
            "2 conditions are open and must be met before it is carried out: Load test with 500 users; Hotline briefed."
        ),
        "{}",
        refused.message
    );
    let meet = |condition: usize, met: bool| json!({ "id": id(&room, "R-low"), "condition": condition, "met": met, "person": "sven" });
    let done = room.call("condition_meet", meet(0, true));
    assert_eq!(done["operation"]["label"], "Condition is met for R-low Payments 4.2: Load test with 500 users");
    assert_eq!(room.call("condition_meet", meet(0, true))["operation"], Value::Null);
    let refused = room.refused("release_advance", advance("R-low", "deploying"));
    assert!(refused.message.contains("1 condition is open"), "{}", refused.message);
    room.call("condition_meet", meet(1, true));
    room.call("condition_meet", meet(0, false));
    assert!(room.refused("release_advance", advance("R-low", "deploying")).message.contains("Load test"));
    room.call("undo", json!({}));
    assert_eq!(standing(&room, "R-low")["approvals"][0]["conditions"][0]["met_by"], "Sven");
    room.call("release_advance", advance("R-low", "deploying"));
    let refused = room.refused("condition_meet", meet(2, true));
    assert_eq!((refused.code.as_str(), refused.fault), ("approval.condition", crate::Fault::Usage));
}

#[test]
fn a_condition_is_met_when_who_verifies_it_says_so_or_else_anybody_but_who_does_it() {
    let room = by("hybrid");
    room.call("person_save", json!({ "key": "ada", "name": "Ada Byron" }));
    hand_in(&room, "R-low");
    let conditions = json!([
        { "text": "Load test", "owner": "tess", "verifier": "sven" },
        { "text": "Hotline briefed", "owner": "ada" },
        { "text": "Shops told", "owner": "tess" },
        { "text": "Alerts silent", "verifier": "ada" },
    ]);
    room.call(
        "approval_give",
        says("dan", "deployment-lead", &json!({ "outcome": "conditional", "conditions": conditions })),
    );
    let told = || standing(&room, "R-low")["approvals"][0]["conditions"].clone();
    let may: Vec<_> = told()
        .as_array()
        .unwrap()
        .iter()
        .map(|one| [one["may_say"].clone(), one["may_say_yourself"].clone()])
        .collect();
    let expected = [("Sven", false), ("anybody but Ada Byron", false), ("anybody but Tess", true), ("Ada Byron", true)];
    assert_eq!(may, expected.map(|(who, yourself)| [json!(who), json!(yourself)]));
    let others = told()[1]["verifiers"].as_array().unwrap().clone();
    assert!(others.contains(&json!("tess")) && !others.contains(&json!("ada")), "{others:?}");
    assert_eq!(told()[2]["verifiers"], json!([]), "nobody else is asked for");
    let meet = |condition: usize, person: Value| json!({ "id": id(&room, "R-low"), "condition": condition, "met": true, "person": person });
    let seq = room.seq();
    for (condition, person, code, message) in [
        (0, Value::Null, "approval.verifier", "Sven verifies \"Load test\", and ada cannot say that it is met"),
        (0, json!("tess"), "approval.verifier", "Sven verifies \"Load test\", and Tess cannot say that it is met"),
        (1, Value::Null, "approval.own_condition", "ada does \"Hotline briefed\", and cannot be the one"),
        (2, json!("tess"), "approval.own_condition", "Tess does \"Shops told\", and cannot be the one"),
        (3, json!("sven"), "approval.verifier", "Ada Byron verifies \"Alerts silent\", and Sven cannot say"),
    ] {
        let refused = room.refused("condition_meet", meet(condition, person));
        assert_eq!((refused.code.as_str(), refused.fault), (code, crate::Fault::Refused));
        assert!(refused.message.starts_with(message), "{}", refused.message);
        assert!(refused.hint.as_deref().unwrap_or_default().contains("--by PERSON"), "{:?}", refused.hint);
    }
    assert_eq!(room.refused("condition_meet", meet(0, json!("zoe"))).fault, crate::Fault::Usage);
    assert_eq!(room.seq(), seq);
    for (condition, person) in [(0, json!("sven")), (1, json!("dan")), (2, Value::Null), (3, Value::Null)] {
        room.call("condition_meet", meet(condition, person));
    }
    let met: Vec<_> = told().as_array().unwrap().iter().map(|one| one["met_by"].clone()).collect();
    assert_eq!(met, [json!("Sven"), json!("Dan"), json!("ada"), json!("ada")]);
    let open = json!({ "id": id(&room, "R-low"), "condition": 0, "met": false });
    room.call("condition_meet", open);
    assert_eq!(told()[0]["met_by"], Value::Null, "nobody needs leave to say that it is open again");
}
