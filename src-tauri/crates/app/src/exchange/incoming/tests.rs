//! Calendar files as windows: once, twice, and after the calendar changed.

mod again;
mod becomes;
mod occurrences;
mod round_trip;
mod sources;

use std::collections::BTreeSet;

use serde_json::{Value, json};
use slipway_domain::time::{Instant, Interval, Recurrence, Series, Zone};

use crate::testing::Room;

pub(in crate::exchange::incoming) fn calendar(events: &[&str]) -> String {
    let events: Vec<String> = events.iter().map(|lines| format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT\n")).collect();
    format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", events.concat())
}

pub(in crate::exchange::incoming) fn import(room: &Room, text: &str, more: Value) -> Value {
    let path = room.put("freezes.ics", text);
    let mut input = json!({ "paths": [path], "kind": "freeze-hard", "zone": "Europe/Berlin" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    room.call("calendar_import", input)
}

pub(in crate::exchange::incoming) fn windows(room: &Room) -> Vec<Value> {
    room.call("catalogue_show", json!({}))["windows"].as_array().unwrap().clone()
}

pub(in crate::exchange::incoming) const YEAR_END: &str =
    "UID:1@example.org\nSUMMARY:Year end\nDTSTART:20261218\nDTEND:20270105\nRRULE:FREQ=YEARLY";
pub(in crate::exchange::incoming) const SALE: &str =
    "UID:2@example.org\nSUMMARY:Sale!\nDTSTART;TZID=Asia/Kolkata:20261120T090000\nDURATION:PT8H";

#[test]
fn importing_a_calendar_twice_is_the_same_as_once() {
    let room = Room::new();
    let first = import(&room, &calendar(&[YEAR_END, SALE]), json!({}));
    assert_eq!((&first["added"], &first["changed"]["operation"]["label"]), (&json!(2), &json!("Import freezes.ics")));
    let read = windows(&room);
    assert_eq!((&read[1]["key"], &read[0]["key"]), (&json!("YEAR-END"), &json!("SALE")));
    assert_eq!((&read[1]["start"], &read[1]["rrule"]), (&json!("2026-12-18T00:00"), &json!("FREQ=YEARLY")));
    assert_eq!(read[0]["source"], json!("freezes.ics: 2@example.org"));
    let again = import(&room, &calendar(&[YEAR_END, SALE]), json!({}));
    assert_eq!((&again["unchanged"], &again["changed"]["operation"]), (&json!(2), &Value::Null));
}

#[test]
fn an_event_that_changed_changes_its_window_and_what_the_file_does_not_say_stays() {
    let room = Room::new();
    room.call("person_save", json!({ "key": "grace", "name": "Grace" }));
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1 }));
    import(&room, &calendar(&[YEAR_END, SALE]), json!({ "services": ["pay"], "owner": "grace" }));
    let renamed = calendar(&[&YEAR_END.replace("Year end", "Turn of the year").replace("0105", "0108"), SALE]);
    let second = import(&room, &renamed, json!({}));
    assert_eq!((&second["updated"], &second["unchanged"]), (&json!(1), &json!(1)));
    let window = &windows(&room)[1];
    assert_eq!((&window["key"], &window["title"]), (&json!("YEAR-END"), &json!("Turn of the year")));
    assert_eq!((&window["end"], &window["owner"]), (&json!("2027-01-08T00:00"), &json!("grace")));
    assert_eq!(window["scope"]["services"], json!(["pay"]));
    room.call("undo", json!({}));
    assert_eq!(windows(&room)[1]["title"], json!("Year end"), "one operation");
}

#[test]
fn an_event_that_was_called_off_takes_its_window_out_and_one_that_is_not_told_stays() {
    let room = Room::new();
    import(&room, &calendar(&[YEAR_END, SALE]), json!({}));
    let off = import(&room, &calendar(&[&format!("{SALE}\nSTATUS:CANCELLED")]), json!({}));
    assert_eq!((&off["removed"], &off["lines"][0]["outcome"]), (&json!(1), &json!("removed")));
    assert_eq!(windows(&room).len(), 1, "the year end was not in the file");
    let again = import(&room, &calendar(&[&format!("{SALE}\nSTATUS:CANCELLED")]), json!({}));
    assert_eq!((&again["rows"], &again["changed"]["operation"]), (&json!(0), &Value::Null));
}

#[test]
fn keys_come_from_titles_and_are_unique() {
    let room = Room::new();
    let event = |n: usize, title: &str| format!("UID:{n}\nSUMMARY:{title}\nDTSTART:20261218");
    let events: Vec<String> = ["Year end", "YEAR-END", "???", "Straße & Übergang", "year  end"]
        .iter()
        .enumerate()
        .map(|(n, title)| event(n, title))
        .collect();
    room.call(
        "window_save",
        json!({ "key": "EVENT", "title": "E", "kind": "peak", "zone": "UTC", "start": "2026-12-01T00:00", "end": "2026-12-02T00:00" }),
    );
    import(&room, &calendar(&events.iter().map(String::as_str).collect::<Vec<_>>()), json!({}));
    let keys: BTreeSet<String> =
        windows(&room).iter().map(|window| window["key"].as_str().unwrap().to_owned()).collect();
    let expected = ["EVENT", "EVENT-2", "STRASSE-ÜBERGANG", "YEAR-END", "YEAR-END-2", "YEAR-END-3"];
    assert_eq!(keys, expected.map(str::to_owned).into());
}

#[test]
fn a_freeze_that_was_signed_or_has_an_exception_is_not_changed_by_a_file() {
    let room = Room::new();
    import(&room, &calendar(&[YEAR_END, SALE]), json!({}));
    room.call("freeze_end", json!({ "key": "YEAR-END" }));
    let draft = json!({ "key": "R-1", "title": "P", "type": "normal", "services": [], "start": "2026-12-20T22:00",
        "end": "2026-12-21T00:00", "zone": "Europe/Berlin" });
    room.call("release_draw", json!({ "draft": draft }));
    room.call("exception_request", json!({ "freeze": "SALE", "release": "R-1", "reason": "r", "rollback": "b" }));
    let refused = |text: &str| {
        let path = room.put("freezes.ics", text);
        let input = json!({ "paths": [path], "kind": "freeze-hard", "zone": "Europe/Berlin" });
        let error = room.refused("calendar_import", input);
        assert_eq!(error.code, "file.bad");
        error.message
    };
    let told = refused(&calendar(&[&YEAR_END.replace("0105", "0108")]));
    assert!(told.contains("freezes.ics: line 2: YEAR-END: what was signed cannot change"), "{told}");
    let told = refused(&calendar(&[&format!("{SALE}\nSTATUS:CANCELLED")]));
    assert!(told.contains("line 2: SALE is off in the file, but the exception E-2026-0001 needs it"), "{told}");
}

#[test]
fn a_bad_argument_or_a_file_of_which_no_event_can_come_in_writes_nothing() {
    let room = Room::new();
    let path = room.put("a.ics", &calendar(&[YEAR_END, "UID:9\nDTSTART:never"]));
    let input = |more: Value| {
        let mut input = json!({ "paths": [path], "kind": "freeze-hard", "zone": "Europe/Berlin" });
        input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        input
    };
    assert_eq!(room.refused("calendar_import", input(json!({ "services": ["x"] }))).code, "service.unknown");
    assert_eq!(room.refused("calendar_import", input(json!({ "owner": "x" }))).code, "person.unknown");
    assert_eq!(room.refused("calendar_import", input(json!({ "kind": "freeze" }))).code, "call.bad_input");
    assert_eq!(room.refused("calendar_import", input(json!({ "choices": { "1": "party" } }))).code, "call.bad_input");
    assert_eq!(room.refused("calendar_import", input(json!({ "paths": [path, path] }))).code, "import.twice");
    assert_eq!(room.refused("calendar_import", input(json!({ "paths": [] }))).code, "import.nothing");
    assert_eq!(room.refused("calendar_import", input(json!({ "kind": null }))).code, "calendar.kind_needed");
    let long = room.put("long.ics", &calendar(&["UID:1\nDTSTART:20261218\nDTEND:20290101"]));
    let told = room.refused("calendar_import", input(json!({ "paths": [long] })));
    assert_eq!(told.code, "file.bad");
    assert!(told.message.contains("line 2") && told.message.contains("at most 366 days"), "{told}");
    let bad = room.put("bad.ics", &calendar(&["UID:9\nDTSTART:never"]));
    assert_eq!(room.refused("calendar_import", input(json!({ "paths": [bad] }))).code, "file.bad");
    assert!(windows(&room).is_empty());
}

#[test]
fn an_event_that_cannot_come_in_is_told_with_its_line_and_the_others_come_in() {
    let room = Room::new();
    let text = calendar(&[YEAR_END, "UID:8\nSUMMARY:Long\nDTSTART:20261218\nDTEND:20290101", "UID:9\nDTSTART:never"]);
    let outcome = import(&room, &text, json!({}));
    assert_eq!((&outcome["added"], &outcome["skipped"], &outcome["rows"]), (&json!(1), &json!(1), &json!(2)));
    let line = &outcome["lines"][1];
    assert_eq!((&line["uid"], &line["outcome"], &line["becomes"]), (&json!("8"), &json!("skipped"), &json!("nothing")));
    assert!(line["remarks"][0].as_str().unwrap().contains("at most 366 days"), "{line}");
    let remarks = outcome["remarks"].as_array().unwrap();
    let at = |number: usize| remarks.iter().find(|remark| remark["line"] == json!(number)).unwrap();
    assert!(at(9)["text"].as_str().unwrap().ends_with("it was left out"), "{remarks:?}");
    assert!(at(17)["text"].as_str().unwrap().contains("DTSTART"), "{remarks:?}");
    assert_eq!(outcome["warnings"].as_array().unwrap().len(), remarks.len());
    assert_eq!(windows(&room).len(), 1);
}

/// Every occurrence of a window within three years.
fn occurrences(window: &Value) -> Vec<Interval> {
    let wall = |name: &str| crate::release::parse_wall(window[name].as_str().unwrap()).unwrap();
    let zone = Zone::parse(window["zone"].as_str().unwrap()).unwrap();
    let rule = window["rrule"].as_str().map(|rule| Recurrence::parse(rule).unwrap());
    let series = Series { zone: &zone, start: wall("start"), end: wall("end"), recurrence: rule.as_ref() };
    let at = |text| Instant::parse(text).unwrap();
    series.occurrences(Interval::new(at("2025-01-01T00:00:00Z"), at("2028-01-01T00:00:00Z")).unwrap())
}

#[test]
fn a_window_that_was_exported_is_read_back_with_the_same_occurrences() {
    for (zone, start, end, rule) in [
        ("Europe/Berlin", "2026-01-04T01:00", "2026-01-04T05:00", json!("FREQ=WEEKLY;BYDAY=SU")),
        ("America/New_York", "2026-01-04T01:00", "2026-01-04T05:00", json!("FREQ=WEEKLY;BYDAY=SU;UNTIL=20270601")),
        ("Europe/Berlin", "2025-12-18T00:00", "2026-01-04T00:00", json!("FREQ=YEARLY")),
        ("Europe/Berlin", "2026-01-17T22:00", "2026-01-18T04:00", json!("FREQ=MONTHLY;BYDAY=3SA;COUNT=9")),
        ("Africa/Casablanca", "2026-01-04T01:00", "2026-01-04T05:00", json!("FREQ=MONTHLY;BYDAY=1SU;COUNT=20")),
        ("Asia/Kolkata", "2026-12-18T18:00", "2027-01-04T06:00", Value::Null),
        ("Europe/Berlin", "2026-10-25T01:00", "2026-10-25T02:30", Value::Null),
    ] {
        let room = Room::new();
        let card = json!({ "key": "F-1", "title": "Nights", "kind": "maintenance", "zone": zone, "start": start,
            "end": end, "rrule": rule });
        room.call("window_save", card);
        let path = room.path("out.ics");
        room.call("calendar_export", json!({ "path": path, "part": { "layers": ["F-1"] } }));
        let before: Vec<Interval> = windows(&room).iter().flat_map(occurrences).collect();
        let empty = Room::new();
        let input = json!({ "paths": [path], "kind": "maintenance", "zone": zone });
        let outcome = empty.call("calendar_import", input.clone());
        let mut after: Vec<Interval> = windows(&empty).iter().flat_map(occurrences).collect();
        after.sort_by_key(|at| at.start());
        assert_eq!(after, before, "{zone} {start} {rule}: {outcome}");
        let again = empty.call("calendar_import", input);
        assert_eq!(again["changed"]["operation"], Value::Null, "{zone} {start} {rule}");
    }
}
