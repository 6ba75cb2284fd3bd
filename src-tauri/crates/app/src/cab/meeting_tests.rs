//! A meeting of the board from its pack to its locked minutes, through its commands.

use serde_json::{Value, json};

use crate::commands::Effect;
use crate::testing::Room;

/// The meeting of most tests: Tuesday, 1 December, 14:00 in Berlin.
const MEETING: &str = "CAB@2026-12-01T14:00";
const NEXT: &str = "CAB@2026-12-08T14:00";

/// A board of three that needs its chair and two votes, whose policy sends everything to it, and three releases in the
/// first week of December that were handed in in time.
fn boardroom() -> Room {
    let room = Room::new();
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 2 }));
    for (key, name) in [("dora", "Dora"), ("bob", "Bob"), ("eve", "Eve"), ("gus", "Gus")] {
        room.call("person_save", json!({ "key": key, "name": name, "email": format!("{key}@example.org") }));
    }
    room.call("person_save", json!({ "key": "cora", "name": "Cora", "deputy": "dora" }));
    room.call("board_save", board(&json!({})));
    let rules = json!([{ "key": "all", "name": "Everything", "route": "cab" }]);
    room.call("policy_save", json!({ "key": "board", "name": "The board", "rules": rules }));
    room.call("policy_enforce", json!({ "key": "board" }));
    for (key, risk, day) in [("R-1", "moderate", "03"), ("R-2", "low", "04"), ("R-3", "low", "05")] {
        draw(&room, key, risk, day);
        hand_in(&room, key);
    }
    room
}

fn board(more: &Value) -> Value {
    let mut card = json!({
        "key": "CAB", "name": "Change board", "start": "2026-11-17T14:00", "end": "2026-11-17T15:00",
        "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY;BYDAY=TU", "cut_off": "5wd", "cut_off_major": "14wd",
        "membership": {
            "chair": "cora", "members": [{ "person": "bob", "group": "Security" }, { "person": "eve" }],
            "at_least": 2, "chair_needed": true, "minutes_per_item": 10, "place": "Room 7",
            "link": "https://meet.example.org/cab",
        },
    });
    card.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    card
}

fn draw(room: &Room, key: &str, risk: &str, day: &str) {
    let draft = json!({
        "key": key, "title": format!("Feature {key}"), "type": "normal", "services": ["pay"], "risk": risk,
        "start": format!("2026-12-{day}T21:00"), "end": format!("2026-12-{day}T23:00"), "zone": "Europe/Berlin",
    });
    room.call("release_draw", json!({ "draft": draft }));
}

fn hand_in(room: &Room, key: &str) {
    room.complete(key);
    room.call("release_advance", json!({ "key": key, "state": "submitted" }));
}

/// Lets the time pass from Monday, 23 November, 11:00 in Berlin to the beginning of the meeting.
fn until_the_meeting(room: &Room) {
    room.pass(8 * 24 + 3);
}

/// The same, with the meeting open and a quorum there.
fn opened() -> Room {
    let room = boardroom();
    until_the_meeting(&room);
    room.call("cab_meeting_open", meeting());
    for person in ["cora", "bob"] {
        room.call("cab_attendance_mark", attends(person, "present"));
    }
    room
}

fn meeting() -> Value {
    json!({ "meeting": MEETING })
}

fn with(more: &Value) -> Value {
    let mut input = meeting();
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

fn attends(person: &str, presence: &str) -> Value {
    with(&json!({ "person": person, "presence": presence }))
}

fn decides(release: &str, more: &Value) -> Value {
    let mut input = with(&json!({ "release": release, "outcome": "approved", "ballot": { "votes_for": 2 } }));
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

fn bench(room: &Room, id: &str) -> Value {
    room.call("cab_workbench_show", json!({ "meeting": id }))
}

fn quorum(room: &Room) -> Value {
    bench(room, MEETING)["quorum"].clone()
}

/// The points of a meeting that have a key or a name of their own: `decision R-1`.
fn points(room: &Room, id: &str) -> Vec<String> {
    let told = |point: &Value| format!("{} {}", point["section"], point["id"]).replace('"', "");
    let shown = bench(room, id)["points"].clone();
    shown.as_array().unwrap().iter().filter(|point| point["off"] == false).map(told).collect()
}

fn point(room: &Room, id: &str, point: &str) -> Value {
    let shown = bench(room, id)["points"].clone();
    let found = shown.as_array().unwrap().iter().find(|one| one["id"] == point);
    found.unwrap_or_else(|| panic!("{point} is not on {id}")).clone()
}

fn state(room: &Room, key: &str) -> String {
    room.call("release_show", json!({ "key": key }))["bar"]["state"].as_str().unwrap().to_owned()
}

fn minutes(room: &Room) -> String {
    room.call("cab_minutes_show", meeting())["text"].as_str().unwrap().to_owned()
}

fn exported(room: &Room, what: &str) -> String {
    let path = room.path(what);
    room.call("cab_export", with(&json!({ "what": what, "path": path })));
    std::fs::read_to_string(path).unwrap()
}

/// The events of a calendar file by what they are called: UID and SEQUENCE.
fn events(text: &str) -> Vec<(String, String, u32)> {
    let whole = text.replace("\r\n ", "");
    let of = |event: &str, name: &str| {
        let line = event.lines().find(|line| line.starts_with(&format!("{name}:"))).unwrap_or_default();
        line.split_once(':').map(|(_, value)| value.to_owned()).unwrap_or_default()
    };
    let mut events = whole.split("BEGIN:VEVENT");
    events.next();
    events.map(|event| (of(event, "SUMMARY"), of(event, "UID"), of(event, "SEQUENCE").parse().unwrap_or(0))).collect()
}

#[test]
fn a_meeting_is_planned_open_ended_and_locked_one_behind_the_other() {
    let room = boardroom();
    let stage = || bench(&room, MEETING)["stage"].clone();
    let before = bench(&room, MEETING);
    assert_eq!((&before["stage"], &before["title"]), (&json!("planned"), &json!("Change board, week 49")));
    assert_eq!((&before["start"], &before["next"]), (&json!("2026-12-01T13:00:00Z"), &json!("2026-12-08T13:00:00Z")));
    assert_eq!((&before["place"], &before["link"]), (&json!("Room 7"), &json!("https://meet.example.org/cab")));
    for early in ["cab_meeting_end", "cab_minutes_lock"] {
        assert_eq!(room.refused(early, meeting()).code, "meeting.not_open", "{early}");
    }
    assert_eq!(room.refused("cab_decide", decides("R-1", &json!({}))).code, "meeting.not_open");
    assert_eq!(room.refused("cab_point_take", with(&json!({ "point": "R-1" }))).code, "meeting.not_open");
    until_the_meeting(&room);
    let seq = room.seq();
    assert_eq!(room.call("cab_meeting_open", meeting())["operation"]["label"], "Open the CAB of 1 Dec 2026");
    assert_eq!(room.seq(), seq + 1);
    assert_eq!((stage(), &bench(&room, MEETING)["opened"]), (json!("open"), &json!("2026-12-01T13:00:00Z")));
    assert_eq!(room.refused("cab_meeting_open", meeting()).code, "meeting.opened");
    assert_eq!(room.refused("cab_minutes_lock", meeting()).code, "meeting.not_ended");
    room.pass(1);
    room.call("cab_meeting_end", meeting());
    assert_eq!((stage(), &bench(&room, MEETING)["ended"]), (json!("ended"), &json!("2026-12-01T14:00:00Z")));
    assert_eq!(room.refused("cab_meeting_end", meeting()).code, "meeting.ended");
    room.call("cab_minutes_lock", meeting());
    assert_eq!((stage(), &bench(&room, MEETING)["locked_by"]), (json!("locked"), &json!("ada")));
    for _ in 0..3 {
        room.call("undo", json!({}));
    }
    assert_eq!(bench(&room, MEETING)["stage"], "planned", "each step is undone by itself");
}

#[test]
fn the_quorum_follows_who_is_there_and_a_deputy_counts_for_whom_they_came() {
    let room = boardroom();
    let expected = quorum(&room);
    assert_eq!((&expected["met"], &expected["present"], &expected["needed"]), (&json!(true), &json!(3), &json!(2)));
    assert!(expected["sentence"].as_str().unwrap().contains("likely"), "{}", expected["sentence"]);
    room.call("cab_attendance_mark", attends("cora", "declined"));
    assert_eq!(quorum(&room)["seats"][0]["stands_in"], "dora");
    until_the_meeting(&room);
    room.call("cab_meeting_open", meeting());
    let empty = quorum(&room);
    assert_eq!((&empty["met"], &empty["present"]), (&json!(false), &json!(0)), "who is there, and not who said so");
    for person in ["bob", "eve"] {
        room.call("cab_attendance_mark", attends(person, "present"));
    }
    let without_chair = quorum(&room);
    assert_eq!((&without_chair["met"], &without_chair["present"]), (&json!(false), &json!(2)));
    assert!(without_chair["sentence"].as_str().unwrap().contains("chair"), "{}", without_chair["sentence"]);
    let input = with(&json!({ "person": "cora", "presence": "apologies", "deputy": "dora" }));
    let done = room.call("cab_attendance_mark", input);
    assert_eq!(done["operation"]["label"], "CAB of 1 Dec 2026: Cora – apologies");
    let met = quorum(&room);
    assert_eq!((&met["met"], &met["present"]), (&json!(true), &json!(3)));
    let chair = &met["seats"][0];
    assert_eq!(
        (&chair["person"], &chair["deputy"], &chair["presence"]),
        (&json!("cora"), &json!("dora"), &json!("apologies"))
    );
    room.call("cab_attendance_mark", attends("gus", "present"));
    let guest = quorum(&room)["seats"][3].clone();
    assert_eq!((&guest["person"], &guest["guest"], &guest["votes"]), (&json!("gus"), &json!(true), &json!(false)));
    assert_eq!(quorum(&room)["present"], 3, "a guest does not count");
    room.call("cab_attendance_mark", with(&json!({ "person": "cora" })));
    assert_eq!(quorum(&room)["met"], false, "nothing is said of the chair any more");
    room.call("undo", json!({}));
    assert_eq!(quorum(&room)["met"], true);
}

#[test]
fn nobody_fills_two_seats() {
    let room = boardroom();
    let comes_for =
        |person: &str, deputy: &str| with(&json!({ "person": person, "presence": "apologies", "deputy": deputy }));
    room.call("cab_attendance_mark", attends("bob", "present"));
    let refused = room.refused("cab_attendance_mark", comes_for("cora", "bob"));
    assert_eq!(refused.code, "meeting.two_seats");
    assert_eq!(refused.message, "Bob fills one seat; note either that Bob is there, or for whom Bob came");
    room.call("cab_attendance_mark", comes_for("cora", "dora"));
    assert_eq!(room.refused("cab_attendance_mark", comes_for("eve", "dora")).code, "meeting.two_seats");
    assert_eq!(room.refused("cab_attendance_mark", attends("dora", "present")).code, "meeting.two_seats");
    let there = with(&json!({ "person": "eve", "presence": "present", "deputy": "gus" }));
    assert_eq!(room.refused("cab_attendance_mark", there).code, "meeting.no_deputy");
    assert_eq!(room.refused("cab_attendance_mark", attends("zoe", "present")).fault, crate::Fault::Usage);
    assert_eq!(quorum(&room)["seats"][2]["presence"], Value::Null, "nothing was noted of Eve");
}

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
        "ballot": { "votes_for": 1, "against": 1, "abstained": 1, "interests": ["bob"], "comments": "Close", "seconds": 130 },
    });
    room.call("cab_decide", decides("R-2", &more));
    let decision = point(&room, MEETING, "R-2")["decision"].clone();
    assert_eq!(decision["ballot"], more["ballot"]);
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
fn what_is_put_off_comes_again_to_the_meeting_to_which_it_was_put_off_and_not_before() {
    let room = opened();
    let defers =
        |until: &str| json!({ "outcome": "deferred", "reason": "The vendor is late", "until": until, "ballot": {} });
    room.call("cab_decide", decides("R-3", &defers("2026-12-15")));
    room.call("cab_decide", decides("R-2", &defers("2026-12-08")));
    assert_eq!(state(&room, "R-3"), "submitted");
    room.call("cab_meeting_end", meeting());
    let on = |id: &str| {
        points(&room, id)
            .into_iter()
            .filter(|point| point.ends_with("R-3") || point.ends_with("R-2"))
            .collect::<Vec<_>>()
    };
    assert_eq!(on(NEXT), ["decision R-2"]);
    assert_eq!(on("CAB@2026-12-15T14:00"), ["decision R-3"]);
    assert_eq!(on(MEETING), ["decision R-2", "decision R-3"], "it was decided about here");
    let told = point(&room, NEXT, "R-2")["why"].as_str().unwrap().to_owned();
    assert!(told.starts_with("It comes again: deferred to 8 December 2026"), "{told}");
    assert!(told.contains("The vendor is late"), "{told}");
    let asks = json!({ "outcome": "more-information", "reason": "Eve asks the vendor", "ballot": {} });
    room.call("undo", json!({}));
    room.call("cab_decide", decides("R-1", &asks));
    room.call("cab_meeting_end", meeting());
    room.pass(2);
    assert!(points(&room, NEXT).contains(&"decision R-1".to_owned()), "{:?}", points(&room, NEXT));
}

#[test]
fn what_is_handed_in_late_stands_by_itself_and_says_why_it_comes() {
    let room = boardroom();
    room.pass(7 * 24);
    draw(&room, "R-5", "low", "07");
    hand_in(&room, "R-5");
    let late = point(&room, MEETING, "R-5");
    assert_eq!((&late["section"], &late["late"], &late["justification"]), (&json!("late"), &json!(true), &json!("")));
    assert!(
        late["why"].as_str().unwrap().contains("when the agenda of the meeting that can decide in time had closed")
    );
    assert_eq!(point(&room, MEETING, "R-1")["section"], "decision");
    room.call("cab_point_mark", with(&json!({ "point": "R-5", "justification": " A law changes on Monday " })));
    assert_eq!(point(&room, MEETING, "R-5")["justification"], "A law changes on Monday");
    room.call("cab_point_mark", with(&json!({ "point": "R-5", "minutes": 20 })));
    let told = point(&room, MEETING, "R-5");
    assert_eq!(
        (&told["minutes"], &told["justification"]),
        (&json!(20), &json!("A law changes on Monday")),
        "the rest stays"
    );
    room.call("undo", json!({}));
    room.call("undo", json!({}));
    assert_eq!(point(&room, MEETING, "R-5")["justification"], "");
}

#[test]
fn an_agenda_is_put_in_order_within_its_sections_and_has_points_of_ones_own() {
    let room = boardroom();
    assert_eq!(
        points(&room, MEETING),
        [
            "previous-minutes ~Previous minutes and open actions",
            "decision R-1",
            "decision R-2",
            "decision R-3",
            "process ~Process, figures and any other business",
        ],
        "by risk, then start"
    );
    let at = |key: &str| point(&room, MEETING, key)["at"].clone();
    assert_eq!((at("R-1"), at("R-2")), (json!("2026-12-01T13:05:00Z"), json!("2026-12-01T13:15:00Z")));
    room.call("cab_agenda_order", with(&json!({ "points": ["R-3", "R-1"] })));
    assert_eq!(points(&room, MEETING)[1..4], ["decision R-3", "decision R-1", "decision R-2"]);
    assert_eq!((at("R-3"), &point(&room, MEETING, "R-3")["number"]), (json!("2026-12-01T13:05:00Z"), &json!("4.1")));
    room.call("cab_agenda_order", with(&json!({ "points": ["R-2"] })));
    assert_eq!(
        points(&room, MEETING)[1..4],
        ["decision R-2", "decision R-1", "decision R-3"],
        "the others stand as usual"
    );
    room.call("cab_point_mark", with(&json!({ "point": "~New tool", "minutes": 15 })));
    let own = point(&room, MEETING, "~New tool");
    assert_eq!((&own["title"], &own["section"], &own["minutes"]), (&json!("New tool"), &json!("process"), &json!(15)));
    assert_eq!((&own["own"], &own["presenter"]), (&json!(true), &json!("Cora")));
    assert_eq!(bench(&room, MEETING)["minutes"], 5 + 30 + 15 + 5);
    room.call("cab_point_mark", with(&json!({ "point": "R-3", "minutes": 30 })));
    assert_eq!(bench(&room, MEETING)["over_minutes"], 15, "the meeting has an hour");
    room.call("cab_point_mark", with(&json!({ "point": "R-3", "minutes": 0 })));
    assert_eq!(bench(&room, MEETING)["over_minutes"], 0, "as long as usual again");
    room.call("cab_point_mark", with(&json!({ "point": "R-3", "off": true })));
    assert!(!points(&room, MEETING).contains(&"decision R-3".to_owned()));
    let off = point(&room, MEETING, "R-3");
    assert_eq!((&off["off"], &off["asks"], &off["number"]), (&json!(true), &json!(false), &json!("")));
    room.call("cab_point_mark", with(&json!({ "point": "R-3", "off": false })));
    assert_eq!(point(&room, MEETING, "R-3")["off"], false);
    assert_eq!(room.refused("cab_point_mark", with(&json!({ "point": "~ " }))).code, "meeting.point");
    assert_eq!(room.refused("cab_point_mark", with(&json!({ "point": "R-9" }))).code, "release.unknown");
    assert_eq!(room.refused("cab_point_mark", with(&json!({ "point": "R-1", "minutes": 241 }))).code, "meeting.length");
}

#[test]
fn a_point_that_the_rules_put_on_is_nobodys_own_whatever_is_said_of_it() {
    let room = boardroom();
    let usual = ["~Previous minutes and open actions", "~Process, figures and any other business"];
    for point in usual {
        room.call("cab_point_mark", with(&json!({ "point": point, "minutes": 10 })));
    }
    room.call("cab_point_mark", with(&json!({ "point": "~Tools" })));
    let own = |id: &str| point(&room, MEETING, id)["own"].clone();
    assert_eq!(usual.map(own), [false, false]);
    assert_eq!((own("~Tools"), own("R-1")), (json!(true), json!(false)));
}

#[test]
fn the_clock_of_a_point_runs_while_it_is_talked_about() {
    let room = opened();
    assert_eq!(bench(&room, MEETING)["at_point"], Value::Null);
    let take = |point: Value| room.call("cab_point_take", with(&json!({ "point": point })))["operation"].clone();
    assert_eq!(take(json!("R-1"))["label"], "CAB of 1 Dec 2026: take up R-1");
    assert_eq!(bench(&room, MEETING)["at_point"], json!({ "id": "R-1", "since": "2026-12-01T13:00:00Z" }));
    room.pass(1);
    assert_eq!(take(json!("R-1")), Value::Null, "it keeps its time");
    assert_eq!(bench(&room, MEETING)["at_point"]["since"], "2026-12-01T13:00:00Z");
    let off = with(&json!({ "point": "R-1", "off": true }));
    assert_eq!(room.refused("cab_point_mark", off).code, "meeting.off");
    take(json!("~Process, figures and any other business"));
    assert_eq!(bench(&room, MEETING)["at_point"]["since"], "2026-12-01T14:00:00Z");
    take(Value::Null);
    assert_eq!(bench(&room, MEETING)["at_point"], Value::Null);
    take(json!("R-2"));
    room.call("cab_meeting_end", meeting());
    assert_eq!(bench(&room, MEETING)["at_point"], Value::Null, "the end stops it");
}

#[test]
fn actions_have_keys_owners_and_days_and_are_followed_up_until_they_are_done() {
    let room = opened();
    let ask = |more: &Value| {
        let mut input = with(&json!({ "text": "Test the rollback" }));
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        room.call("action_save", input)["operation"].clone()
    };
    assert_eq!(room.refused("action_save", with(&json!({ "text": " " }))).code, "action.text");
    let asked = ask(&json!({ "owner": "eve", "due": "2026-12-03", "release": "R-1" }));
    assert_eq!(asked["label"], "CAB of 1 Dec 2026 asks: Test the rollback");
    ask(&json!({ "text": "Shorten the agenda", "kind": "process" }));
    let list = || room.call("action_list", json!({}))["items"].as_array().unwrap().clone();
    let first = list()[0].clone();
    assert_eq!(
        (&first["key"], &first["owner_name"], &first["release"]),
        (&json!("ACT-0001"), &json!("Eve"), &json!("R-1"))
    );
    assert_eq!(
        (&first["board"], &first["meeting"], &first["overdue"]),
        (&json!("CAB"), &json!(MEETING), &json!(false))
    );
    assert_eq!((&list()[1]["key"], &list()[1]["kind"]), (&json!("ACT-0002"), &json!("process")));
    room.pass(24 * 3);
    assert_eq!((&list()[0]["overdue"], &list()[0]["age_days"]), (&json!(true), &json!(3)));
    let again = point(&room, NEXT, "~Previous minutes and open actions")["why"].clone();
    assert!(again.as_str().unwrap().starts_with("2 actions are open, 1 of them is overdue."), "{again}");
    assert_eq!(bench(&room, NEXT)["actions"].as_array().unwrap().len(), 2, "the next meeting follows them up");
    let done = json!({ "key": "ACT-0001", "owner": "eve", "due": "2026-12-03", "release": "R-1", "done": true });
    assert_eq!(ask(&done)["label"], "ACT-0001 is done: Test the rollback");
    assert_eq!(
        (&list()[0]["key"], &list()[1]["done_by"]),
        (&json!("ACT-0002"), &json!("ada")),
        "what is open goes first"
    );
    assert_eq!(ask(&done), Value::Null, "it is said already");
    room.call("undo", json!({}));
    assert_eq!(list()[0]["done_by"], Value::Null);
    room.call("action_remove", json!({ "key": "ACT-0002" }));
    assert_eq!(list().len(), 1);
    assert_eq!(room.refused("action_remove", json!({ "key": "ACT-0009" })).code, "action.unknown");
    assert_eq!(room.refused("action_save", with(&json!({ "key": "ACT-0009", "text": "x" }))).code, "action.unknown");
}

/// A whole meeting: everything of which minutes tell has happened, and it has ended.
fn held() -> Room {
    let room = opened();
    room.call("cab_attendance_mark", attends("gus", "present"));
    room.call("cab_attendance_mark", attends("eve", "apologies"));
    room.call("cab_attendance_mark", with(&json!({ "person": "cora", "presence": "apologies", "deputy": "dora" })));
    room.call(
        "cab_decide",
        decides("R-1", &json!({ "ballot": { "votes_for": 2, "seconds": 121, "comments": "No doubt" } })),
    );
    let conditional = json!({
        "outcome": "conditional", "heard_by": "Gus",
        "conditions": [{ "text": "Brief the hotline", "owner": "eve", "due": "2026-12-03", "verifier": "bob" }],
        "ballot": { "votes_for": 1, "against": 0, "abstained": 1, "interests": ["bob"] },
    });
    room.call("cab_decide", decides("R-2", &conditional));
    let defers = json!({ "outcome": "deferred", "reason": "The vendor is late", "until": "2026-12-08", "ballot": {} });
    room.call("cab_decide", decides("R-3", &defers));
    room.call("release_move", json!({ "key": "R-3", "to": "2026-12-10T21:00" }));
    room.call("action_save", with(&json!({ "text": "Ask the vendor", "owner": "gus", "due": "2026-12-07" })));
    room.pass(1);
    room.call("cab_meeting_end", meeting());
    room
}

#[test]
fn minutes_tell_everything_that_happened_in_a_meeting() {
    let room = held();
    let text = minutes(&room);
    let lines = [
        "# Minutes of Change board, 1 December 2026",
        "- Held: 1 Dec 14:00–15:00 Europe/Berlin",
        "- Chair: Dora",
        "- Present: Bob (Security), Gus (guest)",
        "- Deputies: Dora for Cora",
        "- Apologies: Cora, Eve",
        "- Quorum met: yes.",
        "### 4.1 R-1 Feature R-1",
        "- Decision: approved\n- Votes: 2 for, 0 against, 0 abstained\n- Time: 3 minutes\n- Comment: No doubt",
        "### 4.2 R-2 Feature R-2",
        "- Decision: approved with conditions\n- Votes: 1 for, 0 against, 1 abstained\n- Conflict of interest: Bob",
        "- Verbal: said on 1 Dec 14:00 Europe/Berlin, heard by Gus, to be confirmed by 2 Dec 14:00 Europe/Berlin",
        "- Condition: Brief the hotline, by Eve, until 3 December 2026, verified by Bob",
        "### 4.3 R-3 Feature R-3",
        "- Decision: deferred to 8 December 2026\n- Reason: The vendor is late",
        "- ACT-0001: Ask the vendor (Gus, due: 7 December 2026)",
        "- Move R-3 to 10 Dec 21:00 Europe/Berlin (ada)",
        "## Next meeting\n\n8 Dec 14:00–15:00 Europe/Berlin",
        "- Bob <bob@example.org>",
        "Draft: nobody has locked these minutes yet.",
    ];
    for line in lines {
        assert!(text.contains(line), "{line}\n\n{text}");
    }
    let shown = room.call("cab_minutes_show", meeting());
    assert_eq!((&shown["id"], &shown["edited"], &shown["locked_by"]), (&json!(MEETING), &json!(false), &Value::Null));
    let (from, to) = (shown["snapshots"][0].as_u64().unwrap(), shown["snapshots"][1].as_u64().unwrap());
    assert!(from < to && to == room.seq() - 1, "the operations before its opening and its end: {shown}");
}

#[test]
fn minutes_tell_the_net_changes_of_the_calendar_in_the_meeting() {
    for name in super::minutes::CALENDAR {
        assert!(crate::commands::find(name).is_some_and(|command| command.effect == Effect::Change), "{name}");
    }
    let room = boardroom();
    room.call("release_move", json!({ "key": "R-1", "to": "2026-12-02T21:00" }));
    until_the_meeting(&room);
    room.call("cab_meeting_open", meeting());
    let changes = || {
        let text = minutes(&room);
        let (_, rest) = text.split_once("## Changes of the calendar\n\n").unwrap();
        rest.lines().take_while(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    room.call("release_move", json!({ "key": "R-3", "to": "2026-12-06T21:00" }));
    assert_eq!(changes(), ["- Move R-3 to 6 Dec 21:00 Europe/Berlin (ada)"]);
    room.call("undo", json!({}));
    assert_eq!(changes(), ["Nothing was changed."], "it was taken back in the meeting");
    room.call("redo", json!({}));
    assert_eq!(changes().len(), 1);
    let before = room.call("history_list", json!({ "text": "Move R-1" }))["items"][0]["seq"].clone();
    room.call("operation_undo", json!({ "seq": before }));
    assert_eq!(changes().len(), 2, "what was changed before the meeting and is taken back in it is a change");
    assert!(changes()[1].starts_with("- Undo: Move R-1"), "{:?}", changes());
    room.call("cab_meeting_end", meeting());
    room.call("release_move", json!({ "key": "R-2", "to": "2026-12-07T21:00" }));
    assert_eq!(changes().len(), 2, "behind its end nothing is one of the meeting");
}

#[test]
fn there_are_no_minutes_of_a_meeting_that_nobody_has_opened() {
    let room = boardroom();
    let paper = with(&json!({ "path": room.path("minutes.pdf") }));
    let text = with(&json!({ "what": "minutes", "path": room.path("minutes.md") }));
    for (name, input) in [("cab_minutes_show", meeting()), ("cab_minutes_print", paper), ("cab_export", text)] {
        assert_eq!(room.refused(name, input).code, "meeting.not_open", "{name}");
    }
    assert!(!std::path::Path::new(&room.path("minutes.pdf")).exists());
}

#[test]
fn minutes_tell_what_was_to_be_decided_and_was_not() {
    let room = opened();
    room.call("cab_meeting_end", meeting());
    let text = minutes(&room);
    assert_eq!(text.matches("- Decision: not decided").count(), 3, "{text}");
    assert!(text.contains("Nothing was asked of anybody."), "{text}");
}

#[test]
fn minutes_are_edited_brought_back_and_locked() {
    let room = held();
    let generated = minutes(&room);
    let save = |text: Value| room.call("cab_minutes_save", with(&json!({ "text": text })));
    save(json!("# Ours\n\nAll went well."));
    let shown = room.call("cab_minutes_show", meeting());
    assert_eq!((&shown["text"], &shown["edited"]), (&json!("# Ours\n\nAll went well."), &json!(true)));
    save(Value::Null);
    assert_eq!(minutes(&room), generated);
    room.call("undo", json!({}));
    assert_eq!(minutes(&room), "# Ours\n\nAll went well.");
    room.call("cab_minutes_lock", meeting());
    let shown = room.call("cab_minutes_show", meeting());
    assert_eq!((&shown["locked_by"], &shown["locked_at"]), (&json!("ada"), &json!("2026-12-01T14:00:00Z")));
    let early = boardroom();
    assert_eq!(early.refused("cab_minutes_save", with(&json!({ "text": "x" }))).code, "meeting.not_open");
}

#[test]
fn nothing_of_a_meeting_changes_once_its_minutes_are_locked() {
    let room = held();
    room.call("cab_minutes_lock", meeting());
    let (seq, before) = (room.seq(), bench(&room, MEETING));
    let refused = [
        ("cab_attendance_mark", attends("eve", "present")),
        ("cab_attendance_mark", with(&json!({ "person": "bob" }))),
        ("cab_point_mark", with(&json!({ "point": "~Tools" }))),
        ("cab_agenda_order", with(&json!({ "points": ["R-2", "R-1"] }))),
        ("cab_meeting_open", meeting()),
        ("cab_point_take", with(&json!({ "point": "R-1" }))),
        ("cab_decide", decides("R-3", &json!({}))),
        ("cab_meeting_end", meeting()),
        ("cab_minutes_save", with(&json!({ "text": "Other" }))),
        ("cab_minutes_lock", meeting()),
        ("action_save", with(&json!({ "text": "One more" }))),
        ("cab_pack_issue", meeting()),
    ];
    for (name, input) in refused {
        let refused = room.refused(name, input.clone());
        assert_eq!(refused.code, "meeting.locked", "{name} {input}: {refused}");
        assert!(refused.message.starts_with("ada locked its minutes on "), "{}", refused.message);
    }
    assert_eq!((room.seq(), bench(&room, MEETING)), (seq, before));
}

#[test]
fn locked_minutes_read_as_they_were_locked_whatever_happens_behind_that() {
    let room = held();
    room.call("cab_minutes_lock", meeting());
    let locked = minutes(&room);
    assert!(locked.contains("Locked by ada, 1 Dec 15:00 Europe/Berlin."), "{locked}");
    let approval = room.call("approval_show", json!({ "key": "R-2" }))["approvals"][0]["id"].clone();
    room.call("approval_confirm", json!({ "id": approval }));
    room.call("condition_meet", json!({ "id": approval, "condition": 0, "met": true }));
    let done = json!({ "key": "ACT-0001", "text": "Ask the vendor twice", "owner": "eve", "done": true });
    room.call("action_save", with(&done));
    room.call("person_save", json!({ "key": "bob", "name": "Robert" }));
    room.call("release_move", json!({ "key": "R-3", "to": "2026-12-20T21:00" }));
    draw(&room, "R-6", "low", "06");
    hand_in(&room, "R-6");
    room.call("board_save", board(&json!({ "rrule": "FREQ=WEEKLY;BYDAY=TU;COUNT=3" })));
    room.pass(24 * 30);
    assert_eq!(minutes(&room), locked);
    assert_eq!(exported(&room, "minutes"), locked);
}

#[test]
fn a_meeting_of_the_past_can_be_opened_for_its_minutes() {
    let room = boardroom();
    let past = json!({ "meeting": "2026-11-17" });
    assert_eq!(bench(&room, "2026-11-17")["id"], "CAB@2026-11-17T14:00");
    room.call("cab_meeting_open", past.clone());
    let mut bob = past.clone();
    bob["person"] = "bob".into();
    bob["presence"] = "present".into();
    room.call("cab_attendance_mark", bob);
    room.call("cab_meeting_end", past.clone());
    let text = room.call("cab_minutes_show", past.clone())["text"].as_str().unwrap().to_owned();
    assert!(text.contains("- Held: 17 Nov 14:00–15:00 Europe/Berlin"), "as it was planned: {text}");
    assert!(text.contains("- Present: Bob (Security)"), "{text}");
    room.call("cab_minutes_lock", past);
    assert_eq!(bench(&room, "2026-11-17")["stage"], "locked");
    assert_eq!(room.refused("cab_meeting_open", json!({ "meeting": "2026-11-16" })).code, "meeting.unknown");
}

#[test]
fn a_meeting_that_was_held_is_still_found_when_its_board_meets_at_other_times() {
    let room = held();
    room.call("cab_minutes_lock", meeting());
    let locked = minutes(&room);
    let other = json!({ "start": "2026-11-18T09:00", "end": "2026-11-18T09:30", "rrule": "FREQ=WEEKLY;BYDAY=WE" });
    room.call("board_save", board(&other));
    assert_eq!((&bench(&room, MEETING)["stage"], minutes(&room)), (&json!("locked"), locked));
    assert_eq!(bench(&room, "2026-12-01")["id"], MEETING);
    assert_eq!(room.refused("cab_workbench_show", json!({ "meeting": NEXT })).code, "meeting.unknown");
    assert_eq!(bench(&room, "2026-12-02")["id"], "CAB@2026-12-02T09:00");
    room.pass(24);
    let listed = room.call("cab_meetings", json!({}))["items"].as_array().unwrap().clone();
    let last = listed.last().unwrap();
    assert_eq!((&last["id"], &last["stage"]), (&json!(MEETING), &json!("locked")));
}

#[test]
fn a_plan_without_a_board_gets_the_usual_one_with_the_first_thing_that_is_kept_of_a_meeting() {
    let room = Room::new();
    room.call("person_save", json!({ "key": "bob", "name": "Bob" }));
    let boards = || room.call("catalogue_show", json!({}))["boards"].as_array().unwrap().len();
    let shown = bench(&room, "next");
    assert_eq!((&shown["id"], boards()), (&json!("CAB@2026-11-24T14:00"), 0));
    let seq = room.seq();
    room.call("cab_attendance_mark", json!({ "meeting": "next", "person": "bob", "presence": "accepted" }));
    assert_eq!((boards(), room.seq()), (1, seq + 1), "board and meeting in one operation");
    assert_eq!(bench(&room, "next")["quorum"]["seats"][0]["presence"], "accepted");
    room.call("cab_meeting_open", json!({ "meeting": "next" }));
    assert_eq!(boards(), 1);
    room.call("undo", json!({}));
    room.call("undo", json!({}));
    assert_eq!((boards(), bench(&room, "next")), (0, shown));
    room.call("cab_pack_issue", json!({ "meeting": "next" }));
    assert_eq!((boards(), bench(&room, "next")["packs"].as_array().unwrap().len()), (1, 1));
}

#[test]
fn packs_are_numbered_superseded_and_not_issued_twice_for_the_same_plan() {
    let room = boardroom();
    assert_eq!((&bench(&room, MEETING)["packs"], &bench(&room, MEETING)["pack_is_stale"]), (&json!([]), &Value::Null));
    let snapshot = room.seq();
    let issue = || room.call("cab_pack_issue", meeting())["operation"].clone();
    assert_eq!(issue()["label"], "Issue pack 1 of the CAB of 1 Dec 2026");
    let shown = bench(&room, MEETING);
    assert_eq!(
        (&shown["packs"], &shown["pack_is_stale"]),
        (&json!([{ "number": 1, "snapshot": snapshot, "by": "ada", "at": "2026-11-23T10:00:00Z" }]), &json!(false))
    );
    assert_eq!(issue(), Value::Null, "nothing changed");
    room.call("release_move", json!({ "key": "R-1", "to": "2026-12-02T21:00" }));
    assert_eq!(bench(&room, MEETING)["pack_is_stale"], true);
    issue();
    let packs = bench(&room, MEETING)["packs"].clone();
    assert_eq!((&packs[0]["number"], &packs[1]["number"]), (&json!(2), &json!(1)), "newest first");
    assert_eq!(bench(&room, NEXT)["packs"], json!([]), "each meeting has its own");
    room.call("undo", json!({}));
    assert_eq!(bench(&room, MEETING)["packs"].as_array().unwrap().len(), 1);
}

#[test]
fn an_issued_pack_is_printed_again_whatever_changed_behind_it() {
    let room = boardroom();
    room.call("cab_pack_issue", meeting());
    let print = |name: &str| {
        let path = room.path(name);
        room.call("cab_pack_print", with(&json!({ "number": 1, "path": path })));
        std::fs::read(path).unwrap()
    };
    let first = print("a.pdf");
    room.call("release_move", json!({ "key": "R-1", "to": "2026-12-02T21:00" }));
    until_the_meeting(&room);
    room.call("release_move", json!({ "key": "R-3", "to": "2026-12-06T21:00" }));
    assert!(first == print("b.pdf"), "the pages that were sent are the pages that are printed again");
}

#[test]
fn since_the_last_pack_it_is_told_what_changed_by_whom_and_why() {
    let room = boardroom();
    until_the_meeting(&room);
    room.call("cab_meeting_open", meeting());
    for person in ["cora", "bob"] {
        room.call("cab_attendance_mark", attends(person, "present"));
    }
    room.call("cab_decide", decides("R-1", &json!({})));
    let snapshot = room.seq();
    room.call("cab_pack_issue", meeting());
    room.call("release_move", json!({ "key": "R-1", "to": "2026-12-06T21:00", "reason": "The vendor is late" }));
    room.call("release_remove", json!({ "key": "R-2" }));
    draw(&room, "R-7", "low", "11");
    let freeze = json!({
        "key": "F-1", "title": "Sale", "kind": "freeze-hard", "zone": "Europe/Berlin", "start": "2026-12-24T00:00",
        "end": "2026-12-27T00:00",
    });
    room.call("window_save", freeze);
    let told = room.call("cab_since_show", json!({ "meeting": NEXT }));
    assert_eq!((&told["from"], &told["to"]), (&json!(snapshot), &json!(room.seq())));
    assert_eq!(told["label"], format!("pack 1 of {MEETING} (operation {snapshot})"));
    let changes = told["changes"].as_array().unwrap();
    let kinds: Vec<String> =
        changes.iter().map(|one| format!("{} {}", one["kind"], one["subject"]).replace('"', "")).collect();
    assert_eq!(
        kinds.iter().filter(|kind| !kind.starts_with("conflict")).collect::<Vec<_>>(),
        ["added R-7", "moved R-1", "withdrawn R-2", "approval-voided R-1", "freeze-added F-1"]
    );
    let moved = changes.iter().find(|one| one["kind"] == "moved").unwrap();
    assert_eq!((&moved["by"], &moved["reason"]), (&json!("ada"), &json!("The vendor is late")));
    assert_eq!(
        moved["sentence"],
        "R-1 Feature R-1 moved 3 days later, from 3 Dec 21:00–23:00 Europe/Berlin to 6 Dec 21:00–23:00 Europe/Berlin."
    );
    let withdrawn = changes.iter().find(|one| one["kind"] == "withdrawn").unwrap();
    assert_eq!((&withdrawn["title"], &withdrawn["by"]), (&json!("Feature R-2"), &json!("ada")));
}

#[test]
fn since_is_asked_from_any_operation_and_falls_back_to_the_last_meeting() {
    let room = boardroom();
    let seq = room.seq();
    room.call("release_move", json!({ "key": "R-1", "to": "2026-12-06T21:00" }));
    let told = room.call("cab_since_show", json!({ "meeting": NEXT, "since": seq }));
    assert_eq!((&told["from"], &told["label"]), (&json!(seq), &json!(format!("operation {seq}"))));
    assert_eq!(told["changes"].as_array().unwrap().len(), 1, "{told}");
    let ahead = room.refused("cab_since_show", json!({ "since": seq + 9 }));
    assert_eq!(ahead.fault, crate::Fault::Usage);
    room.pass(24 * 8);
    room.call("release_move", json!({ "key": "R-2", "to": "2026-12-07T21:00" }));
    let told = room.call("cab_since_show", json!({ "meeting": MEETING }));
    assert!(told["label"].as_str().unwrap().starts_with("the meeting of "), "{}", told["label"]);
    let subjects: Vec<&Value> = told["changes"].as_array().unwrap().iter().map(|one| &one["subject"]).collect();
    assert_eq!(subjects, ["R-2"], "the meeting of 24 November began before that: {told}");
    let first = room.call("cab_since_show", json!({ "meeting": "2026-11-17" }));
    assert_eq!(first["label"], "the plan as it was made (operation 1)");
}

#[test]
fn minutes_and_actions_are_exported_as_they_are_shown() {
    let room = held();
    room.call("action_save", with(&json!({ "text": "=1+1, or not", "kind": "process", "release": "R-1" })));
    let seq = room.seq();
    assert_eq!(exported(&room, "minutes"), minutes(&room));
    assert_eq!(
        exported(&room, "actions"),
        "key,kind,release,text,owner,due,done\r\nACT-0001,task,,Ask the vendor,gus,2026-12-07,no\r\n\
         ACT-0002,process,R-1,\"'=1+1, or not\",,,no\r\n"
    );
    let path = room.path("x");
    let refused = room.refused("cab_export", with(&json!({ "what": "slides", "path": path })));
    assert_eq!((refused.code.as_str(), refused.fault), ("meeting.export", crate::Fault::Usage));
    assert_eq!(room.seq(), seq, "an export writes nothing into the plan");
}

#[test]
fn dates_of_a_meeting_keep_their_names_and_their_sequence_rises_with_each_change() {
    let room = held();
    let first = exported(&room, "calendar");
    assert!(first.contains("DTSTART") && first.contains("LOCATION:Room 7"), "{first}");
    let before = events(&first);
    let summaries: Vec<&str> = before.iter().map(|(summary, ..)| summary.as_str()).collect();
    assert_eq!(summaries, ["Change board", "Change board", "Brief the hotline", "ACT-0001 Ask the vendor"]);
    let mut uids: Vec<&String> = before.iter().map(|(_, uid, _)| uid).collect();
    uids.dedup();
    assert_eq!(uids.len(), 4, "each has its own name");
    room.pass(1);
    assert_eq!(events(&exported(&room, "calendar")), before, "the same where nothing changed");
    room.call(
        "action_save",
        with(&json!({ "key": "ACT-0001", "text": "Ask the vendor", "owner": "gus", "due": "2026-12-09" })),
    );
    let approval = room.call("approval_show", json!({ "key": "R-2" }))["approvals"][0]["id"].clone();
    room.call("approval_confirm", json!({ "id": approval }));
    room.call("board_save", board(&json!({ "name": "Change advisory board" })));
    let after = events(&exported(&room, "calendar"));
    for (old, new) in before.iter().zip(&after) {
        assert_eq!(new.1, old.1, "a name never changes");
        assert!(new.2 > old.2, "{old:?} {new:?}");
    }
    assert_eq!(after[0].0, "Change advisory board");
    assert!(exported(&room, "calendar").contains("DTSTART;VALUE=DATE:20261209"));
}

#[test]
fn dates_of_a_board_that_nobody_settled_keep_their_names_too() {
    let room = Room::new();
    room.call("person_save", json!({ "key": "bob", "name": "Bob" }));
    let calendar = || {
        let path = room.path("calendar");
        room.call("cab_export", json!({ "meeting": "2026-12-01", "what": "calendar", "path": path }));
        events(&std::fs::read_to_string(path).unwrap())
    };
    let uids = |events: Vec<(String, String, u32)>| events.into_iter().map(|(_, uid, _)| uid).collect::<Vec<_>>();
    let before = uids(calendar());
    assert_eq!(uids(calendar()), before);
    room.call("cab_attendance_mark", json!({ "meeting": "2026-12-01", "person": "bob", "presence": "accepted" }));
    assert_eq!(uids(calendar()), before, "nor when it is written down");
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

#[test]
fn saying_nothing_of_a_meeting_writes_nothing() {
    let room = boardroom();
    let seq = room.seq();
    for (name, more) in [
        ("cab_attendance_mark", json!({ "person": "bob" })),
        ("cab_point_mark", json!({ "point": "R-1" })),
        ("cab_agenda_order", json!({ "points": [] })),
    ] {
        assert_eq!(room.call(name, with(&more))["operation"], Value::Null, "{name}");
    }
    room.call("cab_attendance_mark", attends("bob", "accepted"));
    assert_eq!(room.call("cab_attendance_mark", attends("bob", "accepted"))["operation"], Value::Null);
    assert_eq!(room.seq(), seq + 1);
}
