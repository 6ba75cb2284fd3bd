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

/// Everything that can be said of a file, as an import takes it.
fn everything(room: &Room) -> Value {
    room.call("person_save", json!({ "key": "grace", "name": "Grace" }));
    room.call("team_save", json!({ "key": "core", "name": "Core" }));
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1 }));
    room.call("region_save", json!({ "key": "eu", "name": "Europe", "zone": "Europe/Berlin" }));
    json!({ "becomes": "window", "kind": "freeze-soft", "zone": "Asia/Tokyo", "services": ["pay"], "regions": ["eu"],
        "owner": "grace", "environment": "production", "type": "standard", "team": "core", "project": "ERP",
        "whole": true, "choices": { "2@example.org": "milestone" } })
}

fn with(mut input: Value, more: Value) -> Value {
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    input
}

#[test]
fn a_source_tells_everything_that_was_said_of_it_and_that_alone_reads_it_again() {
    let room = Room::new();
    let path = room.put("a.ics", &calendar(&[YEAR_END, SALE]));
    let said = everything(&room);
    room.call("calendar_import", with(said.clone(), json!({ "paths": [path], "watch": true })));
    let told = sources(&room)[0]["said"].clone();
    for (name, value) in said.as_object().unwrap() {
        assert_eq!(&told[name], value, "{name}");
    }
    assert_eq!((&told["paths"], &told["watch"], &told["mode"]), (&json!([path]), &json!(true), &json!("commit")));
    let again = room.call("calendar_import", told.clone());
    assert_eq!((&again["unchanged"], &again["changed"]["operation"]), (&json!(2), &Value::Null));
    assert_eq!(sources(&room)[0]["said"], told, "it is remembered as it was");
}

#[test]
fn what_is_said_beside_a_source_goes_before_what_was_said_of_it_part_by_part() {
    let room = Room::new();
    let path = room.put("a.ics", &calendar(&[YEAR_END, SALE]));
    let said = everything(&room);
    room.call("calendar_import", with(said.clone(), json!({ "paths": [path], "watch": true })));
    room.call("service_save", json!({ "key": "web", "name": "Web", "tier": 2 }));
    for (name, value) in [
        ("becomes", json!("release")),
        ("kind", json!("peak")),
        ("zone", json!("UTC")),
        ("services", json!(["web"])),
        ("team", json!("core")),
        ("project", json!("CRM")),
        ("type", json!("emergency")),
    ] {
        room.call("calendar_import", json!({ "source": path, (name): value }));
        assert_eq!(sources(&room)[0]["said"][name], value, "{name}");
    }
    let told = &sources(&room)[0]["said"];
    assert_eq!((&told["owner"], &told["whole"], &told["regions"]), (&json!("grace"), &json!(true), &json!(["eu"])));
    let one = json!({ "1@example.org": "nothing", "2@example.org": "others" });
    room.call("calendar_import", json!({ "source": path, "choices": one }));
    assert_eq!(sources(&room)[0]["said"]["choices"], json!({ "1@example.org": "nothing" }));
}

#[test]
fn what_was_said_of_a_source_can_be_taken_back() {
    let room = Room::new();
    let path = room.put("a.ics", &calendar(&[YEAR_END, SALE]));
    room.call("calendar_import", with(everything(&room), json!({ "paths": [path], "watch": true })));
    let unsay = ["services", "regions", "owner", "environment", "type", "team", "project", "whole", "choices"];
    room.call("calendar_import", json!({ "source": path, "unsay": unsay, "choices": { "1@example.org": "peak" } }));
    let told = &sources(&room)[0]["said"];
    for name in ["owner", "environment", "type", "team", "project"] {
        assert_eq!(told[name], Value::Null, "{name}");
    }
    assert_eq!((&told["services"], &told["regions"], &told["whole"]), (&json!([]), &json!([]), &json!(false)));
    assert_eq!((&told["choices"], told.get("unsay")), (&json!({ "1@example.org": "peak" }), None));
    room.put("a.ics", &calendar(&["UID:3\nSUMMARY:New\nDTSTART:20261224"]));
    let error = room.refused("calendar_import", json!({ "source": path, "unsay": ["kind"] }));
    assert_eq!(error.code, "calendar.kind_needed");
    assert_eq!(sources(&room)[0]["said"]["kind"], json!("freeze-soft"), "what is refused is not remembered");
}

#[test]
fn a_source_that_was_forgotten_is_watched_again_as_it_was() {
    let room = Room::new();
    let paths = ["a.ics", "b.ics", "c.ics"].map(|name| room.put(name, &calendar(&[YEAR_END])));
    for path in &paths {
        watch(&room, path);
    }
    room.put("b.ics", &calendar(&[SALE]));
    let before = sources(&room);
    let which = json!({ "path": paths[1] });
    let told = room.call("calendar_source_forget", which.clone());
    assert_eq!((&told["forgotten"], &told["items"]), (&before[1], &json!([before[0], before[2]])));
    let operations = room.call("history_list", json!({}));
    assert_eq!(room.call("calendar_source_restore", which.clone())["items"], json!(before), "also its place and state");
    assert_eq!(sources(&room), before);
    assert_eq!(room.call("history_list", json!({})), operations, "the plan has no part in it");
    assert_eq!(room.refused("calendar_source_restore", which.clone()).code, "source.watched");
    std::fs::remove_file(&paths[1]).unwrap();
    room.call("calendar_source_forget", which.clone());
    let back = room.call("calendar_source_restore", which);
    assert_eq!(back["items"][1]["state"], json!("missing"), "it need not be there");
    let never = json!({ "path": room.path("never.ics") });
    assert_eq!(room.refused("calendar_source_restore", never).code, "source.unknown");
}

#[test]
fn the_latest_that_were_forgotten_can_be_watched_again_and_each_once() {
    let room = Room::new();
    let paths: Vec<_> = (0..22).map(|number| room.put(&format!("{number}.ics"), &calendar(&[YEAR_END]))).collect();
    for path in &paths {
        watch(&room, path);
        room.call("calendar_source_forget", json!({ "path": path }));
    }
    let restore = |number: usize| json!({ "path": paths[number] });
    assert_eq!(room.refused("calendar_source_restore", restore(1)).code, "source.unknown");
    room.call("calendar_source_restore", restore(2));
    room.call("calendar_source_forget", restore(2));
    assert_eq!(room.call("calendar_source_restore", restore(2))["items"].as_array().unwrap().len(), 1);
}

#[test]
fn what_is_remembered_and_cannot_be_read_takes_nothing_else_along() {
    let room = Room::new();
    let path = room.put("a.ics", &calendar(&[YEAR_END]));
    watch(&room, &path);
    let plan = room.app().ask("test", |desk, _| Ok(desk.plan.settings.guid)).unwrap();
    let (name, memory) = (format!("sources-{plan}"), room.app().host().memory.clone());
    let mut kept: Vec<Value> = serde_json::from_str(&memory.recall(&name).unwrap().unwrap()).unwrap();
    let mut odd = kept[0].clone();
    (odd["path"], odd["input"]["zone"]) = (json!("/b.ics"), json!("Europe/Bielefeld"));
    kept.insert(0, odd);
    memory.keep(&name, &json!(kept).to_string()).unwrap();
    assert_eq!((sources(&room).len(), &sources(&room)[0]["path"]), (1, &json!(path)));
}
