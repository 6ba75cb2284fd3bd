//! A meeting of the board, run from a terminal.

use serde_json::{Value, json};
use slipway_tests::{Desk, Said};

use crate::asking::call;

/// The meeting, by its id.
const MEETING: &str = "CAB@2026-12-01T14:00";

fn done_at(desk: &Desk, now: &str, arguments: &[&str]) -> Said {
    let said = desk.run_at(now, arguments);
    assert_eq!(said.code, 0, "{arguments:?}: {}{}", said.out, said.err);
    said
}

fn done(desk: &Desk, arguments: &[&str]) -> Said {
    done_at(desk, slipway_tests::NOW, arguments)
}

/// While the meeting is held, at this minute of its hour.
fn held(desk: &Desk, minute: u32, arguments: &[&str]) -> Said {
    done_at(desk, &format!("2026-12-01T13:{minute:02}:00Z"), arguments)
}

fn refused(desk: &Desk, minute: u32, arguments: &[&str], code: i32) -> String {
    let said = desk.run_at(&format!("2026-12-01T13:{minute:02}:00Z"), arguments);
    assert_eq!((said.code, said.out.as_str()), (code, ""), "{arguments:?}: {}", said.err);
    assert!(said.err.contains("  → "), "what to do: {}", said.err);
    said.err
}

/// A word behind `cab` with the meeting.
fn cab<'a>(words: &[&'a str]) -> Vec<&'a str> {
    [&["cab"], words, &["--meeting", MEETING]].concat()
}

/// A plan that began empty: a board of three that meets every Tuesday, and two releases that were handed in to it.
fn boardroom() -> Desk {
    let desk = Desk::new();
    done(&desk, &["new", "plan.slipway", "--zone", "Europe/Berlin"]);
    desk.put("people.csv", "key,name,deputy\nzoe,Zoe,\nada,Ada,zoe\nbob,Bob,\ncid,Cid,\ndan,Dan,\n");
    done(&desk, &["import", "people", "people.csv"]);
    desk.put("services.csv", "key,name,tier\npay,Payments,1\nweb,Shop,1\n");
    done(&desk, &["import", "services", "services.csv"]);
    let members = json!([{ "person": "bob", "group": "Security" }, { "person": "cid", "group": "Support" }]);
    let board = json!({ "key": "CAB", "name": "CAB", "start": "2026-11-24T14:00", "end": "2026-11-24T15:00",
        "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY", "cut_off": "5wd", "cut_off_major": "14wd",
        "membership": { "chair": "ada", "members": members, "at_least": 2, "chair_needed": true, "place": "Room 1" } });
    call(&desk, "board_save", &board);
    done(&desk, &["policy", "ship", "hybrid", "--enforce"]);
    for (key, title, service, day) in [("R-1", "Payments 4.2", "pay", "04"), ("R-2", "Shop 9", "web", "07")] {
        let people: Vec<Value> = [("release-manager", "ada"), ("rollback-owner", "bob"), ("support-lead", "cid")]
            .map(|(role, person)| json!({ "role": role, "person": person }))
            .to_vec();
        let draft = json!({ "key": key, "title": title, "description": "Why", "type": "normal", "services": [service],
            "risk": "moderate", "version": "4.2", "start": format!("2026-12-{day}T21:00"),
            "end": format!("2026-12-{day}T23:00"), "zone": "Europe/Berlin", "people": people });
        call(&desk, "release_draw", &json!({ "draft": draft }));
        call(&desk, "release_advance", &json!({ "key": key, "state": "submitted" }));
    }
    desk
}

/// The same, with the meeting open and everybody there.
fn in_session() -> Desk {
    let desk = boardroom();
    held(&desk, 0, &cab(&["open"]));
    for person in ["ada", "bob"] {
        held(&desk, 1, &cab(&["attend", person, "present"]));
    }
    desk
}

fn state(desk: &Desk, key: &str) -> Value {
    desk.json(&["release", key])["bar"]["state"].clone()
}

#[test]
fn a_meeting_is_run_from_the_invitation_to_its_locked_minutes() {
    let desk = boardroom();
    let listed = done(&desk, &["cab", "meetings"]).out;
    assert!(listed.contains(&format!("{MEETING}  2026-12-01 14:00 Europe/Berlin")), "{listed}");
    let shown = done(&desk, &cab(&["show"])).out;
    assert!(
        shown.starts_with(MEETING) && shown.contains(", planned\n") && shown.contains("place    Room 1"),
        "{shown}"
    );
    assert!(shown.contains("  R-1 Payments 4.2  (risk moderate; to decide"), "{shown}");
    done(&desk, &cab(&["attend", "bob", "accepted"]));
    done(&desk, &cab(&["attend", "ada", "declined", "--deputy", "zoe"]));
    done(&desk, &cab(&["attend", "ada", "none"]));
    assert!(done(&desk, &cab(&["issue"])).out.starts_with("Issue pack 1 of the CAB of 1 Dec 2026"));
    assert!(
        refused(&desk, 0, &cab(&["decide", "R-1", "approved"]), 1).contains("the CAB of 1 Dec 2026 was not opened")
    );

    held(&desk, 0, &cab(&["open"]));
    held(&desk, 0, &cab(&["attend", "ada", "present"]));
    held(&desk, 0, &cab(&["attend", "bob", "present"]));
    held(&desk, 2, &cab(&["take", "R-1"]));
    assert!(held(&desk, 3, &cab(&["show"])).out.contains("> 14:"), "where the meeting is");
    let votes = ["decide", "R-1", "approved", "--for", "2", "--abstain", "1", "--comments", "All good"];
    held(&desk, 6, &cab(&votes));
    assert_eq!(state(&desk, "R-1"), "approved");
    let later = ["decide", "R-2", "deferred", "--reason", "No tests yet", "--until", "2026-12-08", "--minutes", "3"];
    held(&desk, 9, &cab(&later));
    let ask = ["action", "add", "Send the tests", "--owner", "dan", "--due", "2026-12-04", "--release", "R-2"];
    held(&desk, 10, &cab(&ask));
    held(&desk, 11, &cab(&["take"]));
    held(&desk, 55, &cab(&["end"]));

    let told = held(&desk, 56, &cab(&["minutes"])).out;
    for wanted in [
        "# Minutes of CAB, ",
        "- Quorum met: yes.",
        "- Votes: 2 for, 0 against, 1 abstained",
        "- Time: 4 minutes",
        "- Comment: All good",
        "- Reason: No tests yet",
        "- Time: 3 minutes",
        "- ACT-0001: Send the tests (Dan, due: ",
        "Draft: nobody has locked these minutes yet.",
    ] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    for (name, begins) in [("m.md", "# Minutes of CAB"), ("m.csv", "key,kind,"), ("m.ics", "BEGIN:VCALENDAR")] {
        let out = held(&desk, 57, &cab(&["minutes", "--out", name])).out;
        let written = std::fs::read_to_string(desk.path(name)).unwrap();
        assert_eq!(out, format!("{name} ({} bytes)\n", written.len()));
        assert!(written.trim_start_matches('\u{feff}').starts_with(begins), "{name}: {written}");
    }
    desk.put("m.md", format!("{told}\nSigned in ink.\n"));
    held(&desk, 58, &cab(&["minutes", "--save", "m.md"]));
    assert!(held(&desk, 58, &cab(&["minutes"])).out.ends_with("Signed in ink.\n"));
    held(&desk, 58, &cab(&["minutes", "--reset"]));
    held(&desk, 59, &cab(&["minutes", "--lock"]));
    let told = held(&desk, 59, &cab(&["minutes"])).out;
    assert!(told.ends_with("\nLocked by ada, 1 Dec 14:59 Europe/Berlin.\n"), "{told}");
    for step in
        [cab(&["decide", "R-2", "approved"]), cab(&["minutes", "--save", "m.md"]), cab(&["attend", "cid", "present"])]
    {
        let told = refused(&desk, 59, &step, 1);
        assert!(
            told.contains("ada locked the minutes of the CAB of 1 Dec 2026 on")
                && told.contains("nothing of it changes any more"),
            "{told}"
        );
    }
    let shown = held(&desk, 59, &cab(&["show"])).out;
    assert!(shown.contains(", locked\n") && shown.contains("locked by  ada"), "{shown}");
}

#[test]
fn a_decision_without_a_quorum_is_provisional_and_approves_nothing() {
    let desk = boardroom();
    held(&desk, 0, &cab(&["open"]));
    held(&desk, 0, &cab(&["attend", "bob", "present"]));
    let told = held(&desk, 5, &cab(&["decide", "R-1", "approved", "--for", "1"])).out;
    assert!(told.contains("provisionally"), "{told}");
    assert_eq!(state(&desk, "R-1"), "submitted");
    let shown = held(&desk, 6, &cab(&["show"])).out;
    assert!(shown.contains("APPROVED, provisional") && shown.contains("provisional, no quorum"), "{shown}");
    assert_eq!(desk.run(&["approval", "R-1"]).code, 4);
}

#[test]
fn conditions_interests_and_words_are_kept_with_the_decision() {
    let desk = in_session();
    let mut decide = vec!["decide", "R-1", "conditional", "--condition", "Tell the shops;owner=dan;due=2026-12-03"];
    decide.extend(["--heard-by", "Grace", "--for", "1", "--against", "1", "--interest", "bob"]);
    held(&desk, 5, &cab(&decide));
    let told = held(&desk, 6, &["approval", "R-1"]).out;
    for wanted in [
        "conditional by Ada in CAB@2026-12-01T14:00",
        "votes     1 for, 1 against, 0 abstained",
        "interest  bob",
        "heard by Grace",
        "condition 0: Tell the shops (open, owner dan, due 2026-12-03)",
    ] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    assert_eq!(desk.run(&cab(&["decide", "R-1", "perhaps"])).code, 2);
    refused(&desk, 7, &cab(&["decide", "R-2", "rejected"]), 1);
}

#[test]
fn a_condition_is_met_by_the_word_of_who_verifies_it() {
    let desk = in_session();
    let condition = "Tell the shops;owner=dan;verifier=cid";
    held(&desk, 5, &cab(&["decide", "R-1", "conditional", "--condition", condition, "--for", "2"]));
    let id = desk.json(&["approval", "R-1"])["approvals"][0]["id"].as_str().unwrap().to_owned();
    let told = refused(&desk, 6, &["approval", "condition", &id, "0"], 1);
    assert!(told.contains("Cid verifies \"Tell the shops\", and ada cannot say that it is met"), "{told}");
    refused(&desk, 6, &["approval", "condition", &id, "0", "--by", "dan"], 1);
    held(&desk, 7, &["approval", "condition", &id, "0", "--by", "cid"]);
    assert!(held(&desk, 8, &["approval", "R-1"]).out.contains("Tell the shops (met, says Cid"));
    held(&desk, 9, &["approval", "condition", &id, "0", "--open"]);
}

#[test]
fn a_decision_with_a_misspelt_field_is_refused_and_not_kept_without_it() {
    let desk = in_session();
    let decision = |more: Value| {
        let mut input =
            json!({ "release": "R-1", "outcome": "conditional", "conditons": [{ "text": "Tell the shops" }] });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input.to_string()
    };
    let of_the_board = decision(json!({ "meeting": MEETING, "ballot": { "votes_for": 2 } }));
    let of_somebody = decision(json!({ "person": "ada", "role": "release-manager" }));
    for (name, input) in [("cab_decide", of_the_board), ("approval_give", of_somebody)] {
        let told = desk.run_at("2026-12-01T13:05:00Z", &["call", name, &input]);
        assert_eq!(told.code, 2, "{name}: {}{}", told.out, told.err);
        assert!(told.err.contains("unknown field `conditons`"), "{name}: {}", told.err);
    }
    assert_eq!(state(&desk, "R-1"), "submitted");
}

#[test]
fn the_agenda_is_put_in_order_shortened_and_told_with_its_clock() {
    let desk = boardroom();
    let agenda = || done(&desk, &cab(&["agenda"])).out;
    let at = |told: &str, word: &str| told.find(word).unwrap_or_else(|| panic!("{word}: {told}"));
    done(&desk, &cab(&["agenda", "--add", "Tools", "--minutes", "10"]));
    assert!(agenda().contains(" 10 min") && agenda().contains("  ~Tools  (Ada)\n"), "{}", agenda());
    assert!(at(&agenda(), "R-1 Payments") < at(&agenda(), "R-2 Shop"), "by start");
    done(&desk, &cab(&["agenda", "--order", "R-2", "R-1"]));
    assert!(at(&agenda(), "R-2 Shop") < at(&agenda(), "R-1 Payments"));
    done(&desk, &cab(&["agenda", "--point", "R-2", "--minutes", "25", "--justify", "The law changes"]));
    assert!(agenda().contains(" 25 min"), "{}", agenda());
    done(&desk, &cab(&["agenda", "--off", "R-2"]));
    assert!(at(&agenda(), "taken off") < at(&agenda(), "R-2 Shop"), "{}", agenda());
    done(&desk, &cab(&["agenda", "--on", "R-2"]));
    assert!(!agenda().contains("taken off"));
    for wrong in [
        cab(&["agenda", "--point", "R-2"]),
        cab(&["agenda", "--minutes", "5"]),
        cab(&["agenda", "--off", "R-2", "--on", "R-1"]),
        cab(&["agenda", "--add", "Tools", "--order", "R-1"]),
    ] {
        assert_eq!(desk.run(&wrong).code, 2, "{wrong:?}");
    }
    assert_eq!(desk.run(&cab(&["agenda", "--point", "R-2", "--minutes", "500"])).code, 1);
    assert_eq!(desk.run(&["cab", "agenda", "--meeting", "2026-12-02"]).code, 2);
}

#[test]
fn actions_are_asked_done_and_taken_out() {
    let desk = in_session();
    held(&desk, 5, &cab(&["action", "add", "Send the tests", "--owner", "dan", "--due", "2026-12-04"]));
    held(&desk, 6, &cab(&["action", "add", "Meet on Mondays", "--process"]));
    let told = done_at(&desk, "2026-12-08T13:00:00Z", &["cab", "actions"]).out;
    assert!(told.starts_with("ACT-0001  OVERDUE  Dan     due 2026-12-04  7 days old"), "{told}");
    assert!(held(&desk, 7, &cab(&["show"])).out.contains("\nactions\n  ACT-0001  open"));
    held(&desk, 8, &["cab", "action", "done", "ACT-0001"]);
    let actions = desk.json(&["cab", "actions"]);
    let first = actions["items"].as_array().unwrap().iter().find(|action| action["key"] == "ACT-0001").unwrap();
    let as_it_was = (&first["done_by"], &first["owner"], &first["due"], &first["meeting"]);
    assert_eq!(as_it_was, (&json!("ada"), &json!("dan"), &json!("2026-12-04"), &json!(MEETING)));
    held(&desk, 9, &["cab", "action", "done", "ACT-0001", "--open"]);
    held(&desk, 9, &["cab", "action", "remove", "ACT-0002"]);
    refused(&desk, 9, &["cab", "action", "done", "ACT-0002"], 2);
    refused(&desk, 9, &cab(&["action", "add", " "]), 1);
}

#[test]
fn what_changed_is_told_since_the_last_pack_or_an_operation() {
    let desk = boardroom();
    done(&desk, &["cab", "issue", "--meeting", "2026-11-24"]);
    let seq = desk.json(&["log"])["items"][0]["seq"].to_string();
    done(&desk, &["move", "R-2", "--to", "2026-12-07T20:00", "--reason", "the shop asked"]);
    for since in [cab(&["diff"]), cab(&["diff", "--since", &seq])] {
        let told = done(&desk, &since).out;
        let line = told.lines().find(|line| line.starts_with("moved")).unwrap_or_default();
        assert!(line.contains("R-2") && line.ends_with("(ada: the shop asked)"), "{told}");
    }
    assert_eq!(desk.json(&cab(&["diff"]))["changes"][0]["kind"], "moved");
    assert_ne!(desk.run(&["cab", "diff", "--since", "9999"]).code, 0);
}

#[test]
fn minutes_schedule_and_outages_are_printed() {
    let desk = in_session();
    held(&desk, 50, &cab(&["end"]));
    for words in [["minutes", "--out", "a.pdf"], ["schedule", "--out", "a.pdf"], ["outages", "--out", "a.pdf"]] {
        let told = held(&desk, 51, &cab(&words)).out;
        assert!(told.starts_with("a.pdf: ") && told.contains(" snapshot operation "), "{told}");
        assert!(std::fs::read(desk.path("a.pdf")).unwrap().starts_with(b"%PDF-"), "{words:?}");
        std::fs::remove_file(desk.path("a.pdf")).unwrap();
    }
    for wrong in
        [cab(&["minutes", "--out", "a.docx"]), cab(&["minutes", "--lock", "--reset"]), cab(&["minutes", "--mono"])]
    {
        assert_eq!(desk.run(&wrong).code, 2, "{wrong:?}");
    }
}
