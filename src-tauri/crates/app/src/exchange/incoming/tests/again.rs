//! How events are known again: older, newer, called off, and missing.

use serde_json::{Value, json};

use super::{SALE, YEAR_END, calendar, import, windows};
use crate::testing::Room;

const GO: &str = "UID:go\nSUMMARY:R-1 Go\nDTSTART:20261210T210000Z\nDURATION:PT2H";

fn with(event: &str, sequence: u32) -> String {
    format!("{event}\nSEQUENCE:{sequence}")
}

#[test]
fn an_event_with_a_lower_sequence_than_what_came_last_is_left_alone() {
    let room = Room::new();
    import(&room, &calendar(&[&with(SALE, 3)]), json!({}));
    let old = with(&SALE.replace("Sale", "Old"), 2);
    let outcome = import(&room, &calendar(&[&old]), json!({}));
    let line = &outcome["lines"][0];
    assert_eq!((&outcome["older"], &line["outcome"], &line["key"]), (&json!(1), &json!("older"), &json!("SALE")));
    assert!(line["remarks"][0].as_str().unwrap().contains("SEQUENCE is 2, and 3 came before"), "{line}");
    assert_eq!((&outcome["changed"]["operation"], &windows(&room)[0]["title"]), (&Value::Null, &json!("Sale!")));
    let same = with(&SALE.replace("Sale", "New"), 3);
    assert_eq!(
        import(&room, &calendar(&[&same]), json!({}))["updated"],
        json!(1),
        "an equal one is compared by content"
    );
}

#[test]
fn a_sequence_that_rose_is_remembered_though_nothing_else_changed() {
    let room = Room::new();
    import(&room, &calendar(&[&with(SALE, 1)]), json!({}));
    let outcome = import(&room, &calendar(&[&with(SALE, 5)]), json!({}));
    assert_eq!((&outcome["unchanged"], &outcome["changed"]["operation"]), (&json!(1), &Value::Null));
    assert_eq!(import(&room, &calendar(&[&with(SALE, 4)]), json!({}))["older"], json!(1));
}

#[test]
fn what_was_called_off_stays_away_when_an_older_event_comes() {
    let room = Room::new();
    import(&room, &calendar(&[&with(SALE, 1)]), json!({}));
    assert_eq!(
        import(&room, &calendar(&[&with(&format!("{SALE}\nSTATUS:CANCELLED"), 2)]), json!({}))["removed"],
        json!(1)
    );
    assert_eq!(import(&room, &calendar(&[&with(SALE, 1)]), json!({}))["older"], json!(1));
    assert!(windows(&room).is_empty());
    assert_eq!(import(&room, &calendar(&[&with(SALE, 3)]), json!({}))["added"], json!(1), "it is on again");
}

#[test]
fn an_import_that_was_taken_back_is_made_again_under_the_same_name() {
    let room = Room::new();
    import(&room, &calendar(&[&with(SALE, 3)]), json!({}));
    let id = |room: &Room| {
        room.call("calendar_preview", json!({ "part": { "all_layers": true } }))["events"][0]["uid"].clone()
    };
    let before = id(&room);
    room.call("undo", json!({}));
    assert!(windows(&room).is_empty());
    assert_eq!(import(&room, &calendar(&[&with(SALE, 2)]), json!({}))["added"], json!(1), "even from an older file");
    assert_eq!(id(&room), before);
}

#[test]
fn a_plan_from_before_the_ledger_knows_windows_by_their_source() {
    let room = Room::new();
    let card = json!({ "key": "W", "title": "Sale!", "kind": "freeze-hard", "zone": "Asia/Kolkata",
        "start": "2026-11-20T09:00", "end": "2026-11-20T17:00", "source": "freezes.ics: 2@example.org" });
    room.call("window_save", card);
    let outcome = import(&room, &calendar(&[SALE]), json!({}));
    assert_eq!((&outcome["unchanged"], &outcome["changed"]["operation"]), (&json!(1), &Value::Null));
    room.call(
        "window_save",
        json!({ "key": "W", "title": "Sale!", "kind": "freeze-hard", "zone": "Asia/Kolkata",
        "start": "2026-11-20T09:00", "end": "2026-11-20T17:00", "source": "said otherwise" }),
    );
    assert_eq!(import(&room, &calendar(&[SALE]), json!({}))["added"], json!(0), "and by the ledger from then on");
}

#[test]
fn a_release_whose_event_is_called_off_goes_as_a_draft_and_is_cancelled_when_it_was_handed_in() {
    let room = Room::new();
    let (off, release) = (format!("{GO}\nSTATUS:CANCELLED"), json!({ "becomes": "release" }));
    import(&room, &calendar(&[GO]), release.clone());
    assert_eq!(import(&room, &calendar(&[&off]), release.clone())["removed"], json!(1));
    assert_eq!(room.call("release_list", json!({}))["items"], json!([]));
    import(&room, &calendar(&[GO]), release.clone());
    room.complete("R-1");
    room.call("release_advance", json!({ "key": "R-1", "state": "submitted" }));
    assert_eq!(import(&room, &calendar(&[&off]), release.clone())["removed"], json!(1));
    assert_eq!(room.call("release_show", json!({ "key": "R-1" }))["bar"]["state"], json!("cancelled"));
    let again = import(&room, &calendar(&[&off]), release);
    assert_eq!((&again["removed"], &again["changed"]["operation"]), (&json!(0), &Value::Null));
}

#[test]
fn a_calendar_that_is_called_off_as_a_whole_takes_its_windows_out() {
    let room = Room::new();
    import(&room, &calendar(&[YEAR_END, SALE]), json!({}));
    let text = calendar(&[YEAR_END, SALE]).replacen("BEGIN:VEVENT", "METHOD:CANCEL\nBEGIN:VEVENT", 1);
    assert_eq!(import(&room, &text, json!({}))["removed"], json!(2));
    assert!(windows(&room).is_empty());
}

#[test]
fn what_is_missing_stays_with_a_remark_unless_the_file_is_whole() {
    let room = Room::new();
    import(&room, &calendar(&[YEAR_END, SALE]), json!({}));
    let outcome = import(&room, &calendar(&[YEAR_END]), json!({}));
    let told = outcome["remarks"][0]["text"].as_str().unwrap();
    assert!(told.contains("not in it any more stays") && told.ends_with(": SALE"), "{told}");
    assert_eq!((&outcome["removed"], windows(&room).len()), (&json!(0), 2));
    let empty = import(&room, "BEGIN:VCALENDAR\nEND:VCALENDAR\n", json!({ "whole": true }));
    assert_eq!(empty["removed"], json!(0), "an empty calendar is one that could not be made ready");
    let outcome = import(&room, &calendar(&[SALE]), json!({ "whole": true }));
    assert_eq!((&outcome["removed"], windows(&room).len()), (&json!(1), 1));
    let again = import(&room, &calendar(&[SALE]), json!({ "whole": true }));
    assert_eq!((&again["rows"], &again["changed"]["operation"]), (&json!(1), &Value::Null));
}

#[test]
fn what_is_over_stays_though_a_whole_calendar_leaves_it_out() {
    let room = Room::new();
    let past = "UID:3\nSUMMARY:Past\nDTSTART:20200101";
    import(&room, &calendar(&[past, SALE]), json!({}));
    let outcome = import(&room, &calendar(&[SALE]), json!({ "whole": true }));
    assert_eq!((&outcome["removed"], windows(&room).len()), (&json!(0), 2));
    assert!(outcome["remarks"][0]["text"].as_str().unwrap().contains("because it is over: PAST"), "{outcome}");
}

#[test]
fn a_message_about_one_event_says_nothing_of_the_others() {
    let room = Room::new();
    import(&room, &calendar(&[YEAR_END, SALE]), json!({}));
    let text = calendar(&[SALE]).replacen("BEGIN:VEVENT", "METHOD:REQUEST\nBEGIN:VEVENT", 1);
    let outcome = import(&room, &text, json!({ "whole": true }));
    assert_eq!((&outcome["removed"], &outcome["warnings"]), (&json!(0), &json!([])));
}

#[test]
fn an_occurrence_alone_leaves_its_series_and_takes_nothing_else_of_it_out() {
    let room = Room::new();
    import(&room, &calendar(&[YEAR_END]), json!({}));
    let one =
        "UID:1@example.org\nSUMMARY:Year end\nRECURRENCE-ID;VALUE=DATE:20271218\nDTSTART:20271217\nDTEND:20280105";
    let outcome = import(&room, &calendar(&[one]), json!({}));
    assert_eq!((&outcome["added"], &outcome["updated"], &outcome["removed"]), (&json!(2), &json!(1), &json!(0)));
    assert!(outcome["warnings"][0].as_str().unwrap().contains("only some occurrences"), "{outcome}");
    let starts: Vec<Value> = windows(&room).iter().map(|window| window["start"].clone()).collect();
    assert_eq!(starts, ["2026-12-18T00:00", "2028-12-18T00:00", "2027-12-17T00:00"].map(|start| json!(start)));
}
