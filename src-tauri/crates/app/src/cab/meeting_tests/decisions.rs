//! What a board decides, and what it may not.

use super::*;

#[test]
fn without_a_quorum_a_decision_is_provisional_and_with_it_the_release_is_approved() {
    let room = boardroom();
    until_the_meeting(&room);
    room.call("cab_meeting_open", meeting());
    let done = room.call("cab_decide", decides("R-1", &json!({})));
    assert_eq!(done["operation"]["label"], "CAB decides on R-1 Feature R-1: approved, provisionally");
    let decision = point(&room, MEETING, "R-1")["decision"].clone();
    assert_eq!((&decision["provisional"], &decision["counts"]), (&json!(true), &json!(false)));
    assert_eq!(state(&room, "R-1"), "submitted");
    room.call("release_advance", json!({ "key": "R-1", "state": "assessed" }));
    let refused = room.refused("release_advance", json!({ "key": "R-1", "state": "approved" }));
    assert_eq!(refused.code, "release.not_approved");
    assert!(refused.message.contains("had no quorum on 1 Dec 14:00"), "{}", refused.message);
}

#[test]
fn a_quorum_that_comes_late_decides_again_and_that_counts() {
    let room = boardroom();
    until_the_meeting(&room);
    room.call("cab_meeting_open", meeting());
    room.call("cab_decide", decides("R-1", &json!({})));
    for person in ["cora", "bob"] {
        room.call("cab_attendance_mark", attends(person, "present"));
    }
    assert_eq!(state(&room, "R-1"), "submitted", "what was decided before stays provisional");
    let seq = room.seq();
    room.call("cab_decide", decides("R-1", &json!({})));
    assert_eq!(
        (state(&room, "R-1").as_str(), room.seq()),
        ("approved", seq + 1),
        "decision and state in one operation"
    );
    let decision = point(&room, MEETING, "R-1")["decision"].clone();
    assert_eq!((&decision["provisional"], &decision["counts"]), (&json!(false), &json!(true)));
    assert_eq!((&decision["by"], &decision["meeting"]), (&json!("Cora"), &json!(MEETING)));
    assert_eq!(decision["stamp"], "board version 1, line all");
    assert_eq!(decision["snapshot"], seq);
    room.call("undo", json!({}));
    assert_eq!(state(&room, "R-1"), "submitted");
    assert_eq!(point(&room, MEETING, "R-1")["decision"]["provisional"], true, "the one before is the last again");
}

#[test]
fn a_decision_has_votes_interests_and_conditions_and_may_be_said() {
    let room = opened();
    let more = json!({
        "outcome": "conditional", "heard_by": "Gus",
        "conditions": [{ "text": "Brief the hotline", "owner": "eve", "due": "2026-12-03", "verifier": "bob" }],
        "ballot": { "votes_for": 1, "against": 1, "abstained": 1, "interests": ["bob"], "comments": "Close" },
    });
    room.call("cab_decide", decides("R-2", &more));
    let decision = point(&room, MEETING, "R-2")["decision"].clone();
    let mut ballot = more["ballot"].clone();
    ballot["seconds"] = json!(0);
    assert_eq!(decision["ballot"], ballot);
    assert_eq!(
        (&decision["conditions"][0]["owner"], &decision["conditions"][0]["verifier"]),
        (&json!("eve"), &json!("bob"))
    );
    assert_eq!(decision["verbal"]["confirm_by"], "2026-12-02T13:00:00Z");
    assert_eq!(state(&room, "R-2"), "approved");
    room.call("release_advance", json!({ "key": "R-2", "state": "scheduled" }));
    let refused = room.refused("release_advance", json!({ "key": "R-2", "state": "deploying" }));
    assert!(refused.message.contains("Brief the hotline"), "{}", refused.message);
    room.pass(25);
    let told = room.call("approval_show", json!({ "key": "R-2" }));
    assert_eq!(told["complete"], false, "nobody confirmed it within a day");
}

#[test]
fn a_decision_that_lacks_something_is_refused_and_nothing_is_written() {
    let room = opened();
    let seq = room.seq();
    let cases = [
        (json!({ "ballot": {} }), "a board decides by votes"),
        (json!({ "ballot": { "against": 2 } }), "nobody voted for it"),
        (json!({ "outcome": "rejected", "ballot": { "against": 2 } }), "a release is rejected for a reason"),
        (json!({ "outcome": "deferred", "reason": "Later" }), "a release is deferred until a day"),
        (json!({ "outcome": "conditional" }), "an approval with conditions names at least one"),
    ];
    for (more, told) in cases {
        let refused = room.refused("cab_decide", decides("R-1", &more));
        assert_eq!(refused.code, "approval.incomplete", "{more}");
        assert!(refused.message.starts_with(told), "{}", refused.message);
    }
    let stranger = json!({ "ballot": { "votes_for": 2, "interests": ["zoe"] } });
    assert_eq!(room.refused("cab_decide", decides("R-1", &stranger)).fault, crate::Fault::Usage);
    assert_eq!(room.refused("cab_decide", decides("R-9", &json!({}))).code, "release.unknown");
    assert_eq!((room.seq(), state(&room, "R-1").as_str()), (seq, "submitted"));
}

#[test]
fn a_decision_with_a_field_that_nobody_knows_is_refused_and_nothing_is_lost_of_it_in_silence() {
    let room = opened();
    let seq = room.seq();
    for (unknown, more) in [
        ("conditons", json!({ "conditons": [{ "text": "Brief the hotline" }] })),
        ("heard-by", json!({ "heard-by": "Gus" })),
        ("note", json!({ "note": "Seen" })),
        ("seconds", json!({ "ballot": { "votes_for": 2, "seconds": 130 } })),
        ("ower", json!({ "conditions": [{ "text": "Brief the hotline", "ower": "eve" }] })),
    ] {
        let refused = room.refused("cab_decide", decides("R-1", &more));
        assert_eq!(refused.fault, crate::Fault::Usage);
        assert!(refused.message.contains(&format!("unknown field `{unknown}`")), "{}", refused.message);
    }
    assert_eq!((room.seq(), state(&room, "R-1").as_str()), (seq, "submitted"));
}

#[test]
fn a_decision_tells_for_how_long_was_talked_about_it_by_the_clock_or_by_what_is_said() {
    let room = opened();
    let take = |point: &str| room.call("cab_point_take", with(&json!({ "point": point })));
    let seconds = |key: &str| point(&room, MEETING, key)["decision"]["ballot"]["seconds"].clone();
    take("R-1");
    room.pass(1);
    take("R-2");
    room.pass(1);
    take("R-1");
    room.pass(1);
    room.call("cab_decide", decides("R-1", &json!({})));
    assert_eq!(seconds("R-1"), 7_200, "twice an hour");
    room.call("cab_decide", decides("R-2", &json!({})));
    assert_eq!(seconds("R-2"), 3_600, "though it is not talked about any more");
    room.call("cab_decide", decides("R-1", &json!({ "minutes": 10 })));
    let told = point(&room, MEETING, "R-1")["seconds"].clone();
    assert_eq!(
        (seconds("R-1"), told),
        (json!(600), json!(600)),
        "what is said stands, and is what the clock goes on from"
    );
    assert_eq!(bench(&room, MEETING)["at_point"]["since"], "2026-12-01T16:00:00Z");
    room.call("undo", json!({}));
    let told = point(&room, MEETING, "R-1")["seconds"].clone();
    assert_eq!((seconds("R-1"), told), (json!(7_200), json!(3_600)));
    assert_eq!(bench(&room, MEETING)["at_point"]["since"], "2026-12-01T15:00:00Z");
}

#[test]
fn a_board_does_not_approve_what_is_risky_before_its_rollback_was_tested() {
    let room = boardroom();
    draw(&room, "R-4", "high", "06");
    hand_in(&room, "R-4");
    until_the_meeting(&room);
    room.call("cab_meeting_open", meeting());
    for person in ["cora", "bob"] {
        room.call("cab_attendance_mark", attends(person, "present"));
    }
    let blocks = point(&room, MEETING, "R-4")["blocks"].clone();
    assert!(blocks[0].as_str().unwrap().starts_with("Its rollback was not tested. Its risk is high"), "{blocks}");
    assert_eq!(room.refused("cab_decide", decides("R-4", &json!({}))).code, "approval.blocked");
    let rejects = json!({ "outcome": "rejected", "reason": "No way back", "ballot": { "against": 2 } });
    room.call("cab_decide", decides("R-4", &rejects));
    assert_eq!(state(&room, "R-4"), "rejected", "a word against it needs no leave");
}

#[test]
fn a_board_approves_nothing_that_the_policy_does_not_send_to_it() {
    let room = opened();
    room.call("policy_ship", json!({ "profile": "hybrid", "enforce": true }));
    assert_eq!(point(&room, MEETING, "R-2")["section"], "information", "a peer decides on it");
    assert_eq!(room.refused("cab_decide", decides("R-2", &json!({}))).code, "approval.not_the_board");
    assert_eq!(state(&room, "R-2"), "submitted");
    let told = room.call("approval_show", json!({ "key": "R-2" }));
    assert_eq!((&told["complete"], &told["approvals"]), (&json!(false), &json!([])));
}

#[test]
fn a_release_that_is_removed_takes_its_decisions_along_and_leaves_its_actions_and_undo_brings_all_back() {
    let room = held();
    room.call("action_save", with(&json!({ "text": "Watch it", "release": "R-1" })));
    room.call("release_classify", json!({ "release": "R-1", "answers": {} }));
    let all = || {
        let show = |name: &str| room.call(name, json!({ "key": "R-1" }));
        (room.call("action_list", json!({})), show("approval_show"), show("classification_show"), minutes(&room))
    };
    let before = all();
    room.call("release_remove", json!({ "key": "R-1" }));
    let left = room.call("action_list", json!({}))["items"][1].clone();
    assert_eq!((&left["text"], &left["release"]), (&json!("Watch it"), &Value::Null));
    assert!(!minutes(&room).contains("R-1"), "{}", minutes(&room));
    room.call("undo", json!({}));
    assert_eq!(all(), before);
}
