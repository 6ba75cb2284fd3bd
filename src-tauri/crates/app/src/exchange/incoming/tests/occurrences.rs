//! Occurrences that come without their series, of a series that came before from the same file.

use serde_json::{Value, json};

use super::{calendar, import, windows};
use crate::testing::Room;

const NIGHTS: &str =
    "UID:n\nSUMMARY:Nights\nDTSTART;TZID=Europe/Berlin:20261206T010000\nDURATION:PT4H\nRRULE:FREQ=WEEKLY";

fn occurrence(which: &str, more: &str) -> String {
    format!("UID:n\nSUMMARY:Nights\nRECURRENCE-ID{which}\nDTSTART:20261213T000000Z\nDURATION:PT4H\n{more}")
}

fn off(which: &str) -> String {
    occurrence(which, "STATUS:CANCELLED")
}

/// Key, first start, rule and source of each window.
fn told(room: &Room) -> Vec<String> {
    let text = |window: &Value, name: &str| window[name].as_str().unwrap_or_default().to_owned();
    let row = |window: &Value| {
        format!(
            "{} {} {} {}",
            text(window, "key"),
            text(window, "start"),
            text(window, "rrule"),
            text(window, "source").trim_start_matches("freezes.ics: ")
        )
    };
    windows(room).iter().map(row).collect()
}

fn with_nights() -> Room {
    let room = Room::new();
    import(&room, &calendar(&[NIGHTS]), json!({}));
    room
}

const CUT: [&str; 2] = [
    "NIGHTS 2026-12-06T01:00 FREQ=WEEKLY;UNTIL=20261213T010000 n",
    "NIGHTS-2 2026-12-27T01:00 FREQ=WEEKLY n #20261227T0100",
];

#[test]
fn an_occurrence_that_is_called_off_alone_leaves_the_series_that_came_before() {
    for which in [";TZID=Europe/Berlin:20261220T010000", ":20261220T000000Z", ";VALUE=DATE:20261220"] {
        let room = with_nights();
        let message = calendar(&[&off(which)]);
        let outcome = import(&room, &message, json!({}));
        assert_eq!((&outcome["updated"], &outcome["added"]), (&json!(1), &json!(1)), "{outcome}");
        assert_eq!(told(&room), CUT, "{which}");
        let again = import(&room, &message, json!({}));
        assert_eq!((&again["rows"], &again["changed"]["operation"]), (&json!(0), &Value::Null), "{again}");
        assert!(again["warnings"][0].as_str().unwrap().contains("nothing to call off"), "{again}");
        room.call("undo", json!({}));
        assert_eq!(told(&room), ["NIGHTS 2026-12-06T01:00 FREQ=WEEKLY n"], "one operation");
    }
}

#[test]
fn the_whole_file_says_the_same_as_the_message_about_one_occurrence() {
    let room = with_nights();
    let newer = |event: &str| format!("{event}\nSEQUENCE:2");
    import(&room, &calendar(&[&newer(&off(":20261220T000000Z"))]), json!({}));
    let whole = calendar(&[&newer(&format!("{NIGHTS}\nEXDATE;TZID=Europe/Berlin:20261220T010000"))]);
    assert_eq!(import(&room, &whole, json!({}))["changed"]["operation"], Value::Null);
    assert_eq!(import(&room, &calendar(&[NIGHTS]), json!({}))["older"], json!(1), "and the older file less");
    assert_eq!(told(&room), CUT);
}

#[test]
fn one_after_the_other_may_be_called_off() {
    let room = with_nights();
    let all: Vec<String> = ["20261206", "20261227", "20270103"]
        .iter()
        .map(|day| off(&format!(";TZID=Europe/Berlin:{day}T010000")))
        .collect();
    for event in &all {
        import(&room, &calendar(&[event]), json!({}));
    }
    let one_by_one = told(&room);
    assert_eq!(
        one_by_one,
        [
            "NIGHTS 2026-12-13T01:00 FREQ=WEEKLY;UNTIL=20261220T010000 n",
            "NIGHTS-2 2027-01-10T01:00 FREQ=WEEKLY n #20270110T0100",
        ]
    );
    let together = with_nights();
    import(&together, &calendar(&all.iter().map(String::as_str).collect::<Vec<_>>()), json!({}));
    assert_eq!(told(&together), one_by_one);
}

#[test]
fn an_occurrence_that_was_moved_before_goes_when_it_is_called_off() {
    let room = with_nights();
    let moved = occurrence(":20261220T000000Z", "").replace("20261213T000000Z", "20261227T000000Z");
    let outcome = import(&room, &calendar(&[&moved]), json!({}));
    assert_eq!((&outcome["added"], &outcome["updated"]), (&json!(2), &json!(1)), "{outcome}");
    let (rest, apart) = (told(&room), "NIGHTS-3 2026-12-27T01:00  n #20261220T0100");
    assert_eq!([rest[0].as_str(), &rest[1], &rest[2]], [CUT[0], CUT[1], apart], "it stands beside the next one");
    let again = import(&room, &calendar(&[&moved]), json!({}));
    assert_eq!(again["changed"]["operation"], Value::Null, "{again}");
    assert_eq!(import(&room, &calendar(&[&off(":20261220T000000Z")]), json!({}))["removed"], json!(1));
    assert_eq!(told(&room), CUT);
}

#[test]
fn a_series_ends_before_an_occurrence_from_which_on_it_is_called_off() {
    let room = with_nights();
    import(&room, &calendar(&[&off(":20270103T000000Z")]), json!({}));
    let outcome = import(&room, &calendar(&[&off(";RANGE=THISANDFUTURE:20261220T000000Z")]), json!({}));
    assert_eq!((&outcome["updated"], &outcome["removed"]), (&json!(1), &json!(1)), "{outcome}");
    assert_eq!(told(&room), ["NIGHTS 2026-12-06T01:00 FREQ=WEEKLY;UNTIL=20261213T010000 n"]);
}

#[test]
fn an_occurrence_of_a_series_that_changed_is_known_by_when_the_series_would_have_it() {
    let room = Room::new();
    let later = "UID:n\nSUMMARY:Nights\nRECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261213T010000\n\
        DTSTART;TZID=Europe/Berlin:20261214T030000\nDURATION:PT1H";
    import(&room, &calendar(&[NIGHTS, later]), json!({}));
    let changed = "NIGHTS-2 2026-12-14T03:00 FREQ=WEEKLY n #20261213T0100";
    assert_eq!(told(&room), ["NIGHTS 2026-12-06T01:00  n", changed]);
    assert_eq!(import(&room, &calendar(&[NIGHTS, later]), json!({}))["changed"]["operation"], Value::Null);
    import(&room, &calendar(&[&off(";TZID=Europe/Berlin:20261213T010000")]), json!({}));
    let next = "NIGHTS-2 2026-12-21T03:00 FREQ=WEEKLY n #20261220T0100";
    assert_eq!(told(&room)[1], next);
    import(&room, &calendar(&[&off(";TZID=Europe/Berlin:20261220T010000")]), json!({}));
    assert_eq!(told(&room)[1], "NIGHTS-2 2026-12-28T03:00 FREQ=WEEKLY n #20261227T0100");
}

#[test]
fn an_occurrence_of_a_series_that_never_came_is_told() {
    let room = Room::new();
    let outcome = import(&room, &calendar(&[&off(":20261220T000000Z")]), json!({}));
    assert_eq!((&outcome["rows"], &outcome["changed"]["operation"]), (&json!(0), &Value::Null));
    assert!(outcome["warnings"][0].as_str().unwrap().contains("neither in the file nor in the plan"), "{outcome}");
}

#[test]
fn a_signed_freeze_keeps_its_occurrences() {
    let room = with_nights();
    room.call("freeze_end", json!({ "key": "NIGHTS" }));
    let path = room.put("freezes.ics", &calendar(&[&off(":20261220T000000Z")]));
    let error = room.refused("calendar_import", json!({ "paths": [path], "kind": "freeze-hard" }));
    assert!(error.message.contains("what was signed cannot change"), "{}", error.message);
}
