//! Approval policies and decisions through their commands.

use serde_json::{Value, json};

use crate::testing::Room;

/// Three releases of one service each, in the second week of December: `R-low` of low risk, `R-mid` of moderate risk
/// and `R-one` of a service of tier 1.
fn room() -> Room {
    let room = Room::new();
    for (key, name) in [("dan", "Dan"), ("dora", "Dora"), ("tess", "Tess"), ("rita", "Rita"), ("sven", "Sven")] {
        let deputy = if key == "dan" { json!("dora") } else { Value::Null };
        room.call("person_save", json!({ "key": "dora", "name": "Dora" }));
        room.call("person_save", json!({ "key": key, "name": name, "deputy": deputy }));
    }
    for (key, risk, tier, day) in [("low", "low", 4, "10"), ("mid", "moderate", 2, "11"), ("one", "moderate", 1, "12")]
    {
        room.call("service_save", json!({ "key": key, "name": format!("Service {key}"), "tier": tier }));
        let draft = json!({
            "key": format!("R-{key}"), "title": "Payments 4.2", "type": "normal", "services": [key], "risk": risk,
            "version": "4.2", "start": format!("2026-12-{day}T21:00"), "end": format!("2026-12-{day}T23:00"),
            "zone": "Europe/Berlin", "people": [
                { "role": "deployment-lead", "person": "dan" }, { "role": "test-manager", "person": "tess" },
                { "role": "requester", "person": "rita" }, { "role": "service-owner", "person": "sven" },
            ],
        });
        room.call("release_draw", json!({ "draft": draft }));
        room.complete(&format!("R-{key}"));
    }
    room
}

/// The same with a shipped policy in force.
fn by(profile: &str) -> Room {
    let room = room();
    room.call("policy_ship", json!({ "profile": profile, "enforce": true }));
    room
}

fn advance(key: &str, state: &str) -> Value {
    json!({ "key": key, "state": state })
}

fn hand_in(room: &Room, key: &str) {
    room.call("release_advance", advance(key, "submitted"));
    room.call("release_advance", advance(key, "assessed"));
}

fn state(room: &Room, key: &str) -> String {
    room.call("release_show", json!({ "key": key }))["bar"]["state"].as_str().unwrap().to_owned()
}

fn standing(room: &Room, key: &str) -> Value {
    room.call("approval_show", json!({ "key": key }))
}

/// A decision of somebody on `R-low` in a role.
fn says(person: &str, role: &str, more: &Value) -> Value {
    let mut input = json!({ "release": "R-low", "person": person, "role": role, "outcome": "approved" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

fn on(key: &str, person: &str, role: &str) -> Value {
    says(person, role, &json!({ "release": key }))
}

/// Gives a release other contents: the fields that are said, and the rest as it is.
fn edit(room: &Room, key: &str, more: &Value) {
    let shown = room.call("release_show", json!({ "key": key }));
    let bar = &shown["bar"];
    let mut draft = json!({
        "title": bar["title"], "description": shown["description"], "type": bar["type"], "services": bar["services"],
        "environment": bar["environment"], "risk": bar["risk"], "version": bar["version"], "start": bar["start"],
        "end": bar["end"], "zone": bar["zone"], "people": shown["people"].as_array().unwrap().iter().map(|one| {
            json!({ "role": one["role"], "person": one["person"] })
        }).collect::<Value>(),
    });
    draft.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    room.call("release_edit", json!({ "key": key, "draft": draft }));
}

/// A room in which `R-low` was handed in, approved by a peer, and scheduled.
fn scheduled() -> Room {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    room.call("approval_give", says("dan", "deployment-lead", &json!({})));
    room.call("release_advance", advance("R-low", "scheduled"));
    room
}

fn policies(room: &Room) -> Vec<Value> {
    room.call("policy_list", json!({}))["items"].as_array().unwrap().clone()
}

fn in_force(room: &Room) -> Vec<String> {
    let policies = policies(room).into_iter().filter(|policy| policy["in_force"] == true);
    policies.map(|policy| policy["policy"]["key"].as_str().unwrap().to_owned()).collect()
}

fn policy(rules: &Value) -> Value {
    json!({ "key": "ours", "name": "Our own", "rules": rules })
}

fn line(key: &str, more: &Value) -> Value {
    let mut line = json!({ "key": key, "name": key, "route": "cab" });
    line.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    line
}

fn id(room: &Room, key: &str) -> Value {
    standing(room, key)["approvals"][0]["id"].clone()
}

#[test]
fn the_shipped_policies_have_no_fault_and_one_is_in_force_at_a_time() {
    let room = room();
    for profile in ["centralised", "decentralised", "hybrid"] {
        room.call("policy_ship", json!({ "profile": profile, "enforce": true, "reason": "A trial" }));
        assert_eq!(in_force(&room), [profile]);
    }
    for policy in policies(&room) {
        assert_eq!((&policy["faults"], &policy["version"]), (&json!([]), &json!(1)), "{policy}");
        assert_eq!(policy["words"].as_array().unwrap().len(), policy["policy"]["rules"].as_array().unwrap().len());
        assert!(policy["log"].as_array().unwrap().iter().any(|one| one["reason"] == "A trial"), "{policy}");
    }
    let again = room.call("policy_ship", json!({ "profile": "hybrid" }));
    assert_eq!(again["operation"], Value::Null, "it is there and in force");
    room.call("policy_enforce", json!({ "key": "centralised" }));
    assert_eq!(in_force(&room), ["centralised"]);
    assert_eq!(room.call("policy_enforce", json!({ "key": "centralised" }))["operation"], Value::Null);
    room.call("undo", json!({}));
    assert_eq!(in_force(&room), ["hybrid"]);
    room.call("policy_enforce", json!({ "key": null }));
    assert_eq!(in_force(&room), Vec::<String>::new());
    assert_eq!(room.refused("policy_ship", json!({ "profile": "loose" })).code, "policy.profile");
}

#[test]
fn a_policy_with_a_line_that_is_never_reached_is_refused_and_names_both_lines() {
    let room = room();
    let before = room.seq();
    let rules = json!([line("all", &json!({})), line("high", &json!({ "when": { "risks": ["high"] } }))]);
    let refused = room.refused("policy_save", policy(&rules));
    assert_eq!((refused.code.as_str(), refused.fault), ("policy.lines", crate::Fault::Refused));
    assert!(refused.message.contains("line 2 (high) is never reached, because line 1 (all)"), "{}", refused.message);
    assert_eq!(refused.details["faults"].as_array().unwrap().len(), 2, "and the last line is not for every release");
    let open = json!([line("high", &json!({ "when": { "risks": ["high"] } }))]);
    assert!(room.refused("policy_save", policy(&open)).message.contains("does not hold of every release"));
    let nobody = json!([line("all", &json!({ "route": "peer" }))]);
    assert!(room.refused("policy_save", policy(&nobody)).message.contains("names no role"));
    let too_many = json!([line("all", &json!({ "route": "peer", "roles": ["security"], "needed": 2 }))]);
    assert!(room.refused("policy_save", policy(&too_many)).message.contains("needs 2 approvals and names 1 role"));
    assert_eq!((policies(&room), room.seq()), (vec![], before));
}

#[test]
fn a_policy_counts_its_versions_and_stays_in_force_while_it_is_changed() {
    let room = room();
    let rules = json!([line("all", &json!({ "route": "peer", "roles": ["deployment-lead"], "needed": 1 }))]);
    room.call("policy_save", policy(&rules));
    assert_eq!((&policies(&room)[0]["version"], &policies(&room)[0]["in_force"]), (&json!(1), &json!(false)));
    room.call("policy_enforce", json!({ "key": "ours" }));
    assert_eq!(room.call("policy_save", policy(&rules))["operation"], Value::Null, "it says the same already");
    let mut renamed = policy(&rules);
    renamed["name"] = "House rules".into();
    room.call("policy_save", renamed);
    assert_eq!(policies(&room)[0]["version"], 1, "a name is no rule");
    let wider =
        json!([line("all", &json!({ "route": "peer", "roles": ["deployment-lead", "security"], "needed": 1 }))]);
    let mut card = policy(&wider);
    card["reason"] = "Security may as well".into();
    room.call("policy_save", card);
    let now = policies(&room)[0].clone();
    assert_eq!((&now["version"], &now["in_force"]), (&json!(2), &json!(true)));
    assert_eq!(now["log"][0]["reason"], "Security may as well");
    room.call("undo", json!({}));
    assert_eq!(
        (&policies(&room)[0]["version"], &policies(&room)[0]["policy"]["name"]),
        (&json!(1), &json!("House rules"))
    );
}

#[test]
fn the_policy_in_force_cannot_be_removed() {
    let room = by("hybrid");
    room.call("policy_ship", json!({ "profile": "centralised" }));
    let refused = room.refused("policy_remove", json!({ "key": "hybrid" }));
    assert_eq!((refused.code.as_str(), refused.message.as_str()), ("policy.in_force", "the policy hybrid is in force"));
    assert_eq!(policies(&room).len(), 2);
    room.call("policy_enforce", json!({ "key": "centralised" }));
    room.call("policy_remove", json!({ "key": "hybrid" }));
    assert_eq!(policies(&room).len(), 1);
    room.call("undo", json!({}));
    assert_eq!(policies(&room).len(), 2);
}

#[test]
fn a_policy_is_written_as_json_that_can_be_saved_again() {
    let room = by("hybrid");
    let path = room.path("policy.json");
    room.call("policy_export", json!({ "key": "hybrid", "path": path }));
    let mut card: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(card, policies(&room)[0]["policy"]);
    assert_eq!(room.call("policy_save", card.clone())["operation"], Value::Null);
    card["key"] = "copy".into();
    room.call("policy_save", card.clone());
    assert_eq!(policies(&room)[0]["policy"]["rules"], card["rules"]);
    assert_eq!(room.refused("policy_export", json!({ "key": "none", "path": path })).fault, crate::Fault::Usage);
}

#[test]
fn a_replay_counts_which_way_each_release_goes_and_writes_nothing() {
    let room = by("centralised");
    for key in ["R-low", "R-one"] {
        hand_in(&room, key);
    }
    room.call("policy_ship", json!({ "profile": "hybrid" }));
    room.pass(24 * 7);
    let before = room.seq();
    let told = room.call("policy_replay", json!({ "key": "hybrid", "days": 14 }));
    assert_eq!((&told["releases"], &told["beside"]), (&json!(2), &json!("centralised")), "drafts are not counted");
    let route = |name: &str| {
        let routes = told["routes"].as_array().unwrap();
        let route = routes.iter().find(|one| one["route"] == name).unwrap();
        (route["before"].as_u64().unwrap(), route["count"].as_u64().unwrap())
    };
    assert_eq!((route("cab"), route("peer"), route("auto")), ((2, 1), (0, 1), (0, 0)));
    assert_eq!((&told["load_before"], &told["load"]), (&json!(10), &json!(5)), "in tenths a week");
    assert_eq!(
        told["changed"],
        json!([{ "key": "R-low", "title": "Payments 4.2", "before": "cab", "route": "peer", "rule": "low" }])
    );
    assert_eq!(room.call("policy_replay", json!({ "key": "hybrid", "days": 6 }))["releases"], 0, "a week ago");
    assert_eq!(room.call("policy_replay", json!({ "key": "hybrid" }))["releases"], 2, "90 days where nobody says");
    for days in [0, 3661] {
        assert_eq!(room.refused("policy_replay", json!({ "key": "hybrid", "days": days })).code, "policy.days");
    }
    assert_eq!(room.seq(), before);
}

#[test]
fn a_replay_tells_how_long_approvals_took() {
    let room = by("hybrid");
    hand_in(&room, "R-low");
    room.pass(3);
    room.call("approval_give", says("dan", "deployment-lead", &json!({})));
    let told = room.call("policy_replay", json!({ "key": "hybrid" }));
    let peer = told["routes"].as_array().unwrap().iter().find(|one| one["route"] == "peer").unwrap().clone();
    assert_eq!((&peer["count"], &peer["median_age_minutes"]), (&json!(1), &json!(180)));
    assert_eq!(told["changed"], json!([]));
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
    let meet = |condition: usize, met: bool| json!({ "id": id(&room, "R-low"), "condition": condition, "met": met });
    let done = room.call("condition_meet", meet(0, true));
    assert_eq!(done["operation"]["label"], "Condition is met for R-low Payments 4.2: Load test with 500 users");
    assert_eq!(room.call("condition_meet", meet(0, true))["operation"], Value::Null);
    let refused = room.refused("release_advance", advance("R-low", "deploying"));
    assert!(refused.message.contains("1 condition is open"), "{}", refused.message);
    room.call("condition_meet", meet(1, true));
    room.call("condition_meet", meet(0, false));
    assert!(room.refused("release_advance", advance("R-low", "deploying")).message.contains("Load test"));
    room.call("undo", json!({}));
    assert_eq!(standing(&room, "R-low")["approvals"][0]["conditions"][0]["met_by"], "ada");
    room.call("release_advance", advance("R-low", "deploying"));
    let refused = room.refused("condition_meet", meet(2, true));
    assert_eq!((refused.code.as_str(), refused.fault), ("approval.condition", crate::Fault::Usage));
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
