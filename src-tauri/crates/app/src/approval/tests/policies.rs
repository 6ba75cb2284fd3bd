//! Which policy is in force, and what it would have meant.

use super::*;

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
