//! Who may approve, and what else a decision needs.

use super::*;

fn on(key: &str, person: &str, role: &str) -> Value {
    says(person, role, &json!({ "release": key }))
}

#[test]
fn a_release_is_neither_approved_nor_scheduled_without_what_its_policy_asks() {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    let refused = room.refused("release_advance", advance("R-low", "approved"));
    assert_eq!((refused.code.as_str(), refused.fault), ("release.not_approved", crate::Fault::Refused));
    assert_eq!(
        refused.message,
        "R-low Payments 4.2 cannot be approved: It waits for the deployment lead or the test manager: line low of the \
         policy hybrid (version 1) sends it to a peer."
    );
    assert_eq!((&refused.details["needed"], &refused.details["given"]), (&json!(1), &json!(0)));
    assert_eq!(state(&room, "R-low"), "assessed");
    room.call("policy_enforce", json!({ "key": null }));
    room.call("release_advance", advance("R-low", "approved"));
    room.call("policy_enforce", json!({ "key": "hybrid" }));
    let refused = room.refused("release_advance", advance("R-low", "scheduled"));
    assert_eq!(refused.code, "release.not_approved", "the policy came in force meanwhile");
    room.call("approval_give", says("tess", "test-manager", &json!({})));
    room.call("release_advance", advance("R-low", "scheduled"));
}

#[test]
fn the_lines_that_were_asked_are_told_up_to_the_one_that_decides() {
    let room = by("hybrid");
    let told = standing(&room, "R-low");
    let tried = told["tried"].as_array().unwrap();
    let (last, before) = tried.split_last().unwrap();
    assert_eq!((&last["key"], &last["holds"]), (&json!("low"), &json!(true)));
    assert!(before.iter().all(|line| line["holds"] == false && !line["why"].as_str().unwrap().is_empty()));
    assert_eq!((&told["policy"], &told["version"], &told["route"]), (&json!("hybrid"), &json!(1), &json!("peer")));
    assert_eq!(
        told["approvers"],
        json!([
            { "role": "deployment-lead", "person": "dan", "name": "Dan", "deputy": "dora" },
            { "role": "test-manager", "person": "tess", "name": "Tess", "deputy": null },
        ])
    );
}

#[test]
fn the_last_approval_that_is_needed_takes_the_release_to_approved_in_one_operation() {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    let before = room.seq();
    let done = room.call("approval_give", says("dan", "deployment-lead", &json!({ "note": "Seen the tests" })));
    assert_eq!(done["operation"]["label"], "Dan says of R-low Payments 4.2: approved");
    assert_eq!((state(&room, "R-low").as_str(), room.seq()), ("approved", before + 1));
    let told = standing(&room, "R-low");
    assert_eq!((&told["complete"], &told["given"]), (&json!(true), &json!(1)));
    let approval = &told["approvals"][0];
    assert_eq!((&approval["stamp"], &approval["counts"]), (&json!("hybrid version 1, line low"), &json!(true)));
    assert_eq!(approval["bound"], "10 Dec 21:00–23:00 Europe/Berlin; Service low in Production; version 4.2");
    assert_eq!(approval["snapshot"], before);
    room.call("undo", json!({}));
    assert_eq!((state(&room, "R-low").as_str(), &standing(&room, "R-low")["approvals"]), ("assessed", &json!([])));
}

#[test]
fn two_of_three_means_two_different_people() {
    let room = by("decentralised");
    edit(
        &room,
        "R-mid",
        &json!({ "people": [
        { "role": "release-manager", "person": "owner" }, { "role": "rollback-owner", "person": "back" },
        { "role": "support-lead", "person": "support" }, { "role": "deployment-lead", "person": "dan" },
        { "role": "test-manager", "person": "dan" }, { "role": "service-owner", "person": "sven" },
    ] }),
    );
    hand_in(&room, "R-mid");
    room.call("approval_give", on("R-mid", "dan", "deployment-lead"));
    assert_eq!((state(&room, "R-mid").as_str(), &standing(&room, "R-mid")["given"]), ("assessed", &json!(1)));
    room.call("approval_give", on("R-mid", "dan", "test-manager"));
    let told = standing(&room, "R-mid");
    assert_eq!((&told["needed"], &told["given"], &told["complete"]), (&json!(2), &json!(1), &json!(false)));
    assert!(told["sentence"].as_str().unwrap().starts_with("It has 1 of 2 approvals"), "{}", told["sentence"]);
    assert_eq!(room.refused("release_advance", advance("R-mid", "approved")).code, "release.not_approved");
    room.call("approval_give", on("R-mid", "owner", "release-manager"));
    assert_eq!(state(&room, "R-mid"), "approved");
}

#[test]
fn a_deputy_approves_for_who_holds_the_role_and_that_is_recorded() {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    room.call("approval_give", says("dora", "deployment-lead", &json!({})));
    let approval = standing(&room, "R-low")["approvals"][0].clone();
    assert_eq!((&approval["by"], &approval["deputy_for"]), (&json!("Dora"), &json!("Dan")));
    assert_eq!(state(&room, "R-low"), "approved");
}

#[test]
fn who_does_not_hold_a_role_that_is_asked_cannot_approve() {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    let refused = room.refused("approval_give", says("sven", "test-manager", &json!({})));
    assert_eq!(refused.code, "approval.holder");
    assert!(refused.message.starts_with("Sven is not the test manager of it"), "{}", refused.message);
    let refused = room.refused("approval_give", says("sven", "service-owner", &json!({})));
    assert_eq!(refused.code, "approval.role");
    assert!(refused.message.contains("the deployment lead or the test manager may approve it"), "{}", refused.message);
    assert_eq!(room.refused("approval_give", says("zoe", "test-manager", &json!({}))).fault, crate::Fault::Usage);
    let board = room.refused("approval_give", on("R-one", "sven", "service-owner"));
    assert_eq!(board.code, "approval.board");
    assert!(board.message.starts_with("the change advisory board decides on it as a whole"), "{}", board.message);
    room.call("policy_enforce", json!({ "key": null }));
    let nobody = room.refused("approval_give", says("dan", "deployment-lead", &json!({})));
    assert_eq!(nobody.code, "approval.nobody_asked");
    assert_eq!(standing(&room, "R-low")["approvals"], json!([]));
}

#[test]
fn nobody_alone_approves_what_they_asked_for() {
    let room = by("hybrid");
    edit(
        &room,
        "R-low",
        &json!({ "people": [
        { "role": "release-manager", "person": "owner" }, { "role": "rollback-owner", "person": "back" },
        { "role": "support-lead", "person": "support" }, { "role": "deployment-lead", "person": "rita" },
        { "role": "requester", "person": "rita" }, { "role": "test-manager", "person": "tess" },
    ] }),
    );
    hand_in(&room, "R-low");
    let refused = room.refused("approval_give", says("rita", "deployment-lead", &json!({})));
    assert_eq!(refused.code, "approval.own");
    assert!(refused.message.starts_with("Rita asked for it"), "{}", refused.message);
    room.call("approval_give", says("tess", "test-manager", &json!({})));
    assert_eq!(state(&room, "R-low"), "approved");
}

#[test]
fn a_decision_says_everything_that_its_kind_needs() {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    let before = room.seq();
    let cases = [
        (json!({ "outcome": "rejected" }), "a release is rejected for a reason; say which"),
        (json!({ "outcome": "more-information" }), "say what must be known, and by whom"),
        (json!({ "outcome": "deferred", "reason": "Later" }), "a release is deferred until a day; say which"),
        (json!({ "outcome": "conditional" }), "an approval with conditions names at least one"),
        (json!({ "outcome": "conditional", "conditions": [{ "text": " " }] }), "condition 1 is empty"),
        (json!({ "conditions": [{ "text": "Load test" }] }), "a decision has conditions only when it is conditional"),
    ];
    for (more, told) in cases {
        let refused = room.refused("approval_give", says("dan", "deployment-lead", &more));
        assert_eq!(refused.code, "approval.incomplete", "{more}");
        assert!(refused.message.starts_with(told), "{}", refused.message);
    }
    assert_eq!(room.seq(), before);
}

#[test]
fn a_decision_with_a_field_that_nobody_knows_is_refused_and_nothing_is_lost_of_it_in_silence() {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    let before = room.seq();
    for field in ["conditons", "ballot", "heard-by", "minutes"] {
        let refused = room.refused("approval_give", says("dan", "deployment-lead", &json!({ field: [] })));
        assert_eq!(refused.fault, crate::Fault::Usage);
        assert!(refused.message.contains(&format!("`{field}`")), "{field}: {}", refused.message);
    }
    assert_eq!((room.seq(), state(&room, "R-low").as_str()), (before, "assessed"));
}

#[test]
fn a_word_against_a_release_needs_no_role_and_rejects_it() {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    let asks = json!({ "outcome": "more-information", "reason": "Who tested it? Tess tells" });
    room.call("approval_give", says("sven", "security", &asks));
    let told = standing(&room, "R-low");
    assert_eq!((state(&room, "R-low").as_str(), &told["complete"]), ("assessed", &json!(false)));
    assert!(told["sentence"].as_str().unwrap().starts_with("Sven asked for more information"), "{}", told["sentence"]);
    room.call("approval_give", says("sven", "security", &json!({ "outcome": "rejected", "reason": "Not tested" })));
    assert_eq!(state(&room, "R-low"), "rejected");
    let over = room.refused("approval_give", says("dan", "deployment-lead", &json!({})));
    assert_eq!(over.code, "approval.state");
    assert_eq!(over.message, "R-low Payments 4.2 is rejected, and is not decided about any more");
    room.call("undo", json!({}));
    assert_eq!(state(&room, "R-low"), "assessed");
}

#[test]
fn what_is_risky_is_not_approved_before_its_rollback_was_tested() {
    let room = by("decentralised");
    edit(&room, "R-low", &json!({ "risk": "high" }));
    hand_in(&room, "R-low");
    let approve = || says("sven", "service-owner", &json!({}));
    let back = |tested: Value, version: &str| {
        let plan = json!({
            "release": "R-low", "procedure": "wiki/back", "duration_minutes": 30, "tested": tested, "version": version,
        });
        room.call("rollback_save", plan);
    };
    let refused = room.refused("approval_give", approve());
    assert_eq!(refused.code, "approval.blocked");
    assert!(refused.message.contains("Its rollback was not tested. Its risk is high"), "{}", refused.message);
    assert_eq!(standing(&room, "R-low")["blocks"].as_array().unwrap().len(), 1);
    back(Value::Null, "4.1");
    assert_eq!(room.refused("approval_give", approve()).code, "approval.blocked", "a plan is no test");
    back(json!("2026-08-24"), "4.1");
    assert!(room.refused("approval_give", approve()).message.contains("91 days ago"));
    back(json!("2026-11-20"), "3.9");
    assert!(room.refused("approval_give", approve()).message.contains("says nothing about 4.2"));
    back(json!("2026-11-20"), "4.1");
    room.call("approval_give", approve());
    assert_eq!(state(&room, "R-low"), "approved");
    room.pass(24 * 100);
    let refused = room.refused("release_advance", advance("R-low", "scheduled"));
    assert_eq!(refused.code, "release.not_approved", "the test is too old meanwhile");
    assert_eq!(refused.details["blocks"].as_array().unwrap().len(), 1);
}

#[test]
fn an_approval_keeps_the_version_and_the_line_by_which_it_was_asked_for() {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    room.call("approval_give", says("dan", "deployment-lead", &json!({})));
    let mut card = policies(&room)[0]["policy"].clone();
    let rules = card["rules"].as_array_mut().unwrap();
    let low = rules.iter_mut().find(|rule| rule["key"] == "low").unwrap();
    low["needed"] = 2.into();
    room.call("policy_save", card);
    let told = standing(&room, "R-low");
    assert_eq!((&told["version"], &told["needed"], &told["given"]), (&json!(2), &json!(2), &json!(1)));
    assert_eq!(told["approvals"][0]["stamp"], "hybrid version 1, line low");
    assert_eq!(room.refused("release_advance", advance("R-low", "scheduled")).code, "release.not_approved");
    room.call("approval_give", says("tess", "test-manager", &json!({})));
    assert_eq!(standing(&room, "R-low")["approvals"][0]["stamp"], "hybrid version 2, line low");
    room.call("release_advance", advance("R-low", "scheduled"));
}

#[test]
fn what_waits_too_long_goes_on_to_the_next_way() {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    room.pass(24 * 3);
    let told = standing(&room, "R-low");
    assert_eq!((&told["escalated"], &told["route"]), (&json!(true), &json!("team-lead")));
    assert!(told["sentence"].as_str().unwrap().contains("gave time until 25 Nov"), "{}", told["sentence"]);
    assert_eq!(room.refused("approval_give", says("dan", "deployment-lead", &json!({}))).code, "approval.role");
    room.call("approval_give", says("sven", "service-owner", &json!({})));
    assert_eq!(state(&room, "R-low"), "approved");
}

#[test]
fn a_standard_release_of_low_risk_is_approved_by_nobodys_word() {
    let room = by("hybrid");
    edit(&room, "R-low", &json!({ "type": "standard" }));
    hand_in(&room, "R-low");
    let told = standing(&room, "R-low");
    assert_eq!((&told["route"], &told["complete"], &told["needed"]), (&json!("auto"), &json!(true), &json!(0)));
    assert_eq!(room.refused("approval_give", says("dan", "deployment-lead", &json!({}))).code, "approval.nobody_asked");
    room.call("release_advance", advance("R-low", "approved"));
    room.call("release_advance", advance("R-low", "scheduled"));
}

#[test]
fn decisions_go_with_a_release_that_is_removed_and_come_back_when_that_is_undone() {
    let room = scheduled();
    let before = standing(&room, "R-low");
    room.call("release_remove", json!({ "key": "R-low" }));
    room.call("undo", json!({}));
    assert_eq!(standing(&room, "R-low"), before);
}
