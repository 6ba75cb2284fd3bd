//! How a meeting runs: who comes, what is on its agenda, what it asks of people.

use super::*;

fn quorum(room: &Room) -> Value {
    bench(room, MEETING)["quorum"].clone()
}

/// The points of a meeting that have a key or a name of their own: `decision R-1`.
fn points(room: &Room, id: &str) -> Vec<String> {
    let told = |point: &Value| format!("{} {}", point["section"], point["id"]).replace('"', "");
    let shown = bench(room, id)["points"].clone();
    shown.as_array().unwrap().iter().filter(|point| point["off"] == false).map(told).collect()
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
    let early = room.refused("cab_point_take", with(&json!({ "point": "R-1" })));
    assert_eq!(early.code, "meeting.not_open");
    assert_eq!(early.message, "the CAB of 1 Dec 2026 was not opened; open it first");
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
fn the_time_of_a_point_is_counted_once_though_a_move_to_another_point_is_undone_and_done_again() {
    let room = opened();
    let seconds = |id: &str| point(&room, MEETING, id)["seconds"].clone();
    let at = || bench(&room, MEETING)["at_point"].clone();
    let take = |point: Value| room.call("cab_point_take", with(&json!({ "point": point })));
    take(json!("R-1"));
    room.pass(1);
    take(json!("R-2"));
    assert_eq!((seconds("R-1"), seconds("R-2")), (json!(3_600), json!(0)));
    room.pass(1);
    room.call("undo", json!({}));
    assert_eq!((seconds("R-1"), at()), (json!(0), json!({ "id": "R-1", "since": "2026-12-01T13:00:00Z" })));
    room.call("redo", json!({}));
    assert_eq!((seconds("R-1"), at()), (json!(3_600), json!({ "id": "R-2", "since": "2026-12-01T14:00:00Z" })));
    take(Value::Null);
    assert_eq!((seconds("R-1"), seconds("R-2"), at()), (json!(3_600), json!(3_600), Value::Null));
    take(json!("R-1"));
    room.pass(1);
    room.call("cab_meeting_end", meeting());
    assert_eq!((seconds("R-1"), seconds("R-2")), (json!(7_200), json!(3_600)), "the end counts what ran");
    assert_eq!(point(&room, NEXT, "~Previous minutes and open actions")["seconds"], 0, "each meeting counts its own");
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
