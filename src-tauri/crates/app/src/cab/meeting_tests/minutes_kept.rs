//! What is written down of a meeting.

use super::*;
use crate::commands::Effect;

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
    for name in crate::cab::minutes::CALENDAR {
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
        assert!(
            refused.message.starts_with("ada locked the minutes of the CAB of 1 Dec 2026 on "),
            "{}",
            refused.message
        );
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
    room.call("condition_meet", json!({ "id": approval, "condition": 0, "met": true, "person": "bob" }));
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
fn dates_of_a_meeting_keep_their_names_and_their_sequence_rises_when_what_is_told_changes() {
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
        let told_anew = u32::from(old.0 != "Brief the hotline");
        assert_eq!(new.2, old.2 + told_anew, "what is said of the condition is as it was: {old:?} {new:?}");
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
