//! Calendars of a plan that come back, into an empty plan or into their own.

use serde_json::{Value, json};

use super::windows;
use crate::testing::Room;

fn sample() -> Room {
    let room = Room::new();
    room.call(
        "plan_create",
        json!({ "path": room.path("sample.slipway"), "name": "Nordwind", "zone": null, "sample": 120 }),
    );
    room
}

fn export(room: &Room, name: &str, part: Value) -> Vec<u8> {
    let path = room.path(name);
    room.call("calendar_export", json!({ "path": path, "part": part }));
    std::fs::read(path).unwrap()
}

fn import(room: &Room, from: &Room, name: &str, mode: &str) -> Value {
    let input = json!({ "paths": [from.path(name)], "zone": "Europe/Berlin", "mode": mode });
    room.call("calendar_import", input)
}

fn part() -> Value {
    json!({ "releases": true, "all_layers": true })
}

/// The boards of a plan: what they are called, and when and where they meet.
fn boards(room: &Room) -> Vec<Vec<Value>> {
    const FIELDS: [&str; 8] =
        ["/key", "/name", "/zone", "/start", "/end", "/rrule", "/membership/place", "/membership/link"];
    let catalogue = room.call("catalogue_show", json!({}));
    let boards = catalogue["boards"].as_array().unwrap().iter();
    boards.map(|board| FIELDS.map(|field| board.pointer(field).unwrap().clone()).to_vec()).collect()
}

fn lines(bytes: &[u8]) -> Vec<String> {
    String::from_utf8(bytes.to_vec()).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn the_calendar_of_a_plan_that_was_read_into_an_empty_one_is_written_with_the_same_bytes() {
    let sample = sample();
    // Some have changed since they first left, and some were called off.
    export(&sample, "first.ics", json!({}));
    sample.pass(2);
    let moving = sample.call("release_list", json!({}));
    let key =
        moving["items"].as_array().unwrap().iter().find(|release| release["state"] == "draft").unwrap()["key"].clone();
    sample.call("release_advance", json!({ "key": key, "state": "cancelled" }));
    let first = export(&sample, "a.ics", json!({}));
    let empty = Room::new();
    let outcome = import(&empty, &sample, "a.ics", "commit");
    assert_eq!((&outcome["skipped"], &outcome["updated"]), (&json!(0), &json!(0)), "{}", outcome["warnings"]);
    empty.pass(100);
    let second = export(&empty, "b.ics", json!({}));
    assert_eq!(lines(&second), lines(&first));
    let third = export(&empty, "b.ics", json!({}));
    assert_eq!(lines(&third), lines(&first), "and again");
    let again = import(&empty, &sample, "a.ics", "commit");
    assert_eq!(again["changed"]["operation"], Value::Null, "{:?}", again["warnings"]);
    assert_eq!((&again["added"], &again["updated"], &again["removed"]), (&json!(0), &json!(0), &json!(0)));
}

#[test]
fn what_changes_in_a_plan_that_was_rebuilt_counts_on_from_its_calendar() {
    let sample = sample();
    export(&sample, "a.ics", part());
    let empty = Room::new();
    import(&empty, &sample, "a.ics", "commit");
    let window = windows(&empty).into_iter().find(|window| window["rrule"].is_null()).unwrap();
    let mut card = window.clone();
    card["title"] = json!("Other");
    card.as_object_mut()
        .unwrap()
        .retain(|name, _| ["key", "title", "kind", "zone", "start", "end"].contains(&name.as_str()));
    empty.call("window_save", card);
    let text = String::from_utf8(export(&empty, "b.ics", json!({}))).unwrap();
    let event = text.split("BEGIN:VEVENT").find(|event| event.contains("SUMMARY:Other")).unwrap();
    assert!(event.contains("SEQUENCE:1\r\n"), "{event}");
    assert_eq!(text.matches("SEQUENCE:1\r\n").count(), 1);
}

#[test]
fn an_empty_plan_takes_over_the_name_of_its_calendar_and_one_that_has_something_does_not() {
    let sample = sample();
    export(&sample, "a.ics", json!({}));
    let empty = Room::new();
    let outcome = import(&empty, &sample, "a.ics", "commit");
    let name = |room: &Room| room.call("desk_show", json!({}))["plan"]["name"].clone();
    assert_eq!(name(&empty), json!("Nordwind"));
    assert!(outcome["warnings"].to_string().contains("takes over the name Nordwind"), "{}", outcome["warnings"]);
    empty.call("undo", json!({}));
    assert_ne!(name(&empty), json!("Nordwind"), "one operation");
    let room = Room::new();
    room.call(
        "window_save",
        json!({ "key": "W", "title": "W", "kind": "peak", "zone": "UTC", "start": "2026-12-01T00:00",
        "end": "2026-12-02T00:00" }),
    );
    let before = name(&room);
    let outcome = import(&room, &sample, "a.ics", "commit");
    assert_eq!(name(&room), before);
    assert!(outcome["warnings"].to_string().contains("meetings of boards became nothing"), "{}", outcome["warnings"]);
    assert_eq!(boards(&room), boards(&Room::new()), "whose agenda a release is on is not decided by a file");
}

#[test]
fn an_empty_plan_gets_its_boards_back_with_their_meetings() {
    let sample = sample();
    export(&sample, "a.ics", json!({}));
    let empty = Room::new();
    import(&empty, &sample, "a.ics", "commit");
    assert!(!boards(&sample).is_empty());
    assert_eq!(boards(&empty), boards(&sample));
    let again = import(&empty, &sample, "a.ics", "preview");
    assert_eq!((&again["skipped"], &again["added"]), (&json!(0), &json!(0)), "{}", again["warnings"]);
    empty.call("undo", json!({}));
    assert!(boards(&empty).is_empty());
}

#[test]
fn a_plan_that_is_rebuilt_on_the_machine_of_its_calendar_writes_the_same_bytes_too() {
    let room = sample();
    let first = export(&room, "a.ics", json!({}));
    room.call("plan_create", json!({ "path": room.path("again.slipway"), "name": "Again", "zone": null }));
    let path = room.path("a.ics");
    room.call("calendar_import", json!({ "paths": [path], "zone": "Europe/Berlin", "mode": "commit" }));
    assert_eq!(lines(&export(&room, "b.ics", json!({}))), lines(&first));
}

#[test]
fn windows_keep_their_kind_and_releases_their_key_and_type() {
    let sample = sample();
    export(&sample, "a.ics", part());
    let empty = Room::new();
    import(&empty, &sample, "a.ics", "commit");
    let told = |room: &Room| {
        let mut told: Vec<String> = windows(room)
            .iter()
            .map(|window| format!("{} {} {}", window["title"], window["kind"], window["start"]))
            .collect();
        told.sort();
        told
    };
    let (there, here) = (told(&sample), told(&empty));
    assert_eq!(here.len(), there.len());
    let kinds =
        |told: &[String]| told.iter().map(|told| told.rsplit_once(' ').unwrap().0.to_owned()).collect::<Vec<_>>();
    assert_eq!(kinds(&here), kinds(&there));
    let releases = |room: &Room| {
        let list = room.call("release_list", json!({}));
        let taking_part = |release: &&Value| !["cancelled", "rejected"].contains(&release["state"].as_str().unwrap());
        let mut told: Vec<String> = list["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(taking_part)
            .map(|release| format!("{} {} {} {}", release["key"], release["title"], release["type"], release["start"]))
            .collect();
        told.sort();
        told
    };
    assert_eq!(releases(&empty), releases(&sample));
}

#[test]
fn a_calendar_that_comes_back_to_its_own_plan_changes_nothing_and_takes_nothing_back() {
    let sample = sample();
    export(&sample, "a.ics", json!({}));
    let outcome = import(&sample, &sample, "a.ics", "commit");
    assert_eq!(outcome["changed"]["operation"], Value::Null, "{outcome}");
    let card = windows(&sample).into_iter().find(|window| window["rrule"].is_null()).unwrap();
    let (key, zone) = (card["key"].clone(), card["zone"].clone());
    let moved = json!({ "key": key, "title": "Moved", "kind": card["kind"], "zone": zone, "start": card["start"], "end": card["end"] });
    sample.call("window_save", moved);
    assert_eq!(import(&sample, &sample, "a.ics", "commit")["updated"], json!(0), "nobody changed the file");
    export(&sample, "b.ics", json!({}));
    assert_eq!(import(&sample, &sample, "a.ics", "preview")["older"], json!(1), "a newer one has left since");
}

#[test]
fn an_event_that_somebody_else_moved_moves_what_it_is_about() {
    let sample = sample();
    let text = String::from_utf8(export(&sample, "a.ics", json!({ "all_layers": true }))).unwrap();
    let window = windows(&sample).into_iter().find(|window| window["rrule"].is_null()).unwrap();
    let summary = format!("SUMMARY:{}\r\n", window["title"].as_str().unwrap());
    let event = text.split("BEGIN:VEVENT").find(|event| event.contains(&summary)).unwrap();
    let end = event.lines().find(|line| line.starts_with("DTEND")).unwrap();
    let later = event.replace(end, "DTEND:20271231T000000Z").replace("SEQUENCE:0", "SEQUENCE:1");
    let start = event.lines().find(|line| line.starts_with("DTSTART")).unwrap();
    let later = later.replace(start, "DTSTART:20271230T000000Z");
    std::fs::write(sample.path("a.ics"), text.replace(event, &later)).unwrap();
    let outcome = import(&sample, &sample, "a.ics", "commit");
    assert_eq!(outcome["updated"], json!(1), "{}", outcome["warnings"]);
    let after = windows(&sample).into_iter().find(|one| one["key"] == window["key"]).unwrap();
    assert_eq!((&after["end"], &after["source"]), (&json!("2027-12-31T01:00"), &window["source"]));
}
