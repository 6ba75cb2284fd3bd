//! Calendar files that are watched.

use serde_json::{Value, json};

use super::{SALE, YEAR_END, calendar, windows};
use crate::testing::Room;

fn sources(room: &Room) -> Vec<Value> {
    room.call("calendar_sources", json!({}))["items"].as_array().unwrap().clone()
}

fn watch(room: &Room, path: &std::path::Path) -> Value {
    let input = json!({ "paths": [path], "kind": "freeze-soft", "zone": "Europe/Berlin", "watch": true });
    room.call("calendar_import", input)
}

#[test]
fn a_watched_file_is_listed_with_what_became_of_it() {
    let room = Room::new();
    assert!(sources(&room).is_empty());
    let path = room.put("a.ics", &calendar(&[YEAR_END]));
    let input = json!({ "paths": [path], "kind": "freeze-soft", "zone": "UTC", "watch": true, "mode": "preview" });
    room.call("calendar_import", input);
    assert!(sources(&room).is_empty(), "a preview remembers nothing");
    watch(&room, &path);
    let one = &sources(&room)[0];
    assert_eq!((&one["path"], &one["becomes"]), (&json!(path), &json!("window freeze-soft")));
    assert_eq!((&one["state"], &one["files"]), (&json!("unchanged"), &json!([])));
    room.put("a.ics", &calendar(&[YEAR_END, SALE]));
    let one = &sources(&room)[0];
    assert_eq!((&one["state"], &one["files"]), (&json!("changed"), &json!([{ "name": "a.ics", "state": "changed" }])));
    assert_eq!(windows(&room).len(), 1, "nothing is imported by itself");
    std::fs::remove_file(&path).unwrap();
    assert_eq!(sources(&room)[0]["state"], json!("missing"));
}

#[test]
fn a_source_is_read_again_as_was_said_the_first_time() {
    let room = Room::new();
    let path = room.put("a.ics", &calendar(&[YEAR_END]));
    watch(&room, &path);
    room.put("a.ics", &calendar(&[YEAR_END, SALE]));
    let preview = room.call("calendar_import", json!({ "source": path, "mode": "preview" }));
    assert_eq!((&preview["added"], &preview["lines"][1]["becomes"]), (&json!(1), &json!("window freeze-soft")));
    assert_eq!(sources(&room)[0]["state"], json!("changed"));
    let choices = json!({ "2@example.org": "peak" });
    assert_eq!(room.call("calendar_import", json!({ "source": path, "choices": choices }))["added"], json!(1));
    assert_eq!((&sources(&room)[0]["state"], windows(&room).len()), (&json!("unchanged"), 2));
    let again = room.call("calendar_import", json!({ "source": path }));
    assert_eq!(
        (&again["unchanged"], &again["changed"]["operation"]),
        (&json!(2), &Value::Null),
        "a choice is remembered"
    );
    let error = room.refused("calendar_import", json!({ "source": room.path("b.ics") }));
    assert_eq!(error.code, "source.unknown");
}

#[test]
fn a_folder_is_watched_with_every_calendar_file_in_it() {
    let room = Room::new();
    let folder = room.path("calendars");
    std::fs::create_dir(&folder).unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    let error = room.refused("calendar_import", json!({ "paths": [folder], "kind": "peak" }));
    assert_eq!(error.code, "file.unreadable");
    put("a.ics", &calendar(&[YEAR_END]));
    put("b.ICS", &calendar(&[SALE]));
    put("notes.txt", "no calendar");
    assert_eq!(watch(&room, &folder)["added"], json!(2));
    put("c.ics", &calendar(&[SALE]));
    std::fs::remove_file(folder.join("a.ics")).unwrap();
    let one = &sources(&room)[0];
    assert_eq!(one["state"], json!("changed"));
    assert_eq!(one["files"], json!([{ "name": "c.ics", "state": "changed" }, { "name": "a.ics", "state": "missing" }]));
}

#[test]
fn a_source_that_is_forgotten_is_watched_no_longer_and_what_came_of_it_stays() {
    let room = Room::new();
    let path = room.put("a.ics", &calendar(&[YEAR_END]));
    watch(&room, &path);
    assert_eq!(room.call("calendar_source_forget", json!({ "path": path }))["items"], json!([]));
    assert_eq!((sources(&room).len(), windows(&room).len()), (0, 1));
    assert_eq!(room.refused("calendar_source_forget", json!({ "path": path })).code, "source.unknown");
}
