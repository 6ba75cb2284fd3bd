//! Calendars as they leave the plan: their names, their sequences, their words, and the folder that is kept up to date.

mod messages;
mod never_left;
mod taken_out;

use std::path::Path;

use serde_json::{Value, json};

use crate::testing::Room;

fn draft(key: &str, title: &str, team: &str, start: &str) -> Value {
    let end = start.replace("T22", "T23");
    json!({ "key": key, "title": title, "type": "normal", "team": team, "start": start, "end": end,
        "zone": "Europe/Berlin" })
}

/// Says of R-1 what it is called, who carries it, and who answers for it.
fn edit(room: &Room, title: &str, team: &str, people: &Value) {
    let mut draft = draft("R-1", title, team, "2026-12-01T22:00");
    draft["people"] = people.clone();
    room.call("release_edit", json!({ "key": "R-1", "draft": draft }));
}

fn rename(room: &Room, title: &str) {
    edit(room, title, "pay", &json!([]));
}

/// A plan with two releases of two teams, a window and a board.
fn office() -> Room {
    let room = Room::new();
    room.call("team_save", json!({ "key": "pay", "name": "Payments" }));
    room.call("team_save", json!({ "key": "web", "name": "Web" }));
    for (key, team, start) in [("R-1", "pay", "2026-12-01T22:00"), ("R-2", "web", "2026-12-02T22:00")] {
        room.call("release_draw", json!({ "draft": draft(key, &format!("Title of {key}"), team, start) }));
    }
    room.call(
        "window_save",
        json!({ "key": "W-1", "title": "Nights", "kind": "maintenance", "zone": "Europe/Berlin",
            "start": "2026-01-04T10:00", "end": "2026-01-04T12:00", "rrule": "FREQ=WEEKLY;BYDAY=SU" }),
    );
    room.call(
        "board_save",
        json!({ "key": "CAB", "name": "Board", "zone": "Europe/Berlin", "start": "2026-12-01T14:00",
            "end": "2026-12-01T15:00", "rrule": "FREQ=WEEKLY;COUNT=3", "cut_off": "5wd", "cut_off_major": "14wd" }),
    );
    room
}

fn export(room: &Room, part: Value) -> String {
    let path = room.path("out.ics");
    let _ = std::fs::remove_file(&path);
    room.call("calendar_export", json!({ "path": path, "part": part }));
    std::fs::read_to_string(path).unwrap()
}

/// UID, sequence and status of each event, by title.
fn told(file: &str, title: &str) -> (String, u32, String) {
    let events = file.split("BEGIN:VEVENT").skip(1);
    let found = events.into_iter().find(|event| event.contains(&format!("SUMMARY:{title}"))).unwrap_or_else(|| {
        panic!("no {title} in {file}");
    });
    let value = |name: &str| {
        let line = found.lines().find(|line| line.starts_with(&format!("{name}:")));
        line.unwrap().split_once(':').unwrap().1.to_owned()
    };
    (value("UID"), value("SEQUENCE").parse().unwrap(), value("STATUS"))
}

fn titles(file: &str) -> Vec<&str> {
    let mut titles: Vec<&str> = file.lines().filter_map(|line| line.strip_prefix("SUMMARY:")).collect();
    titles.sort_unstable();
    titles
}

#[test]
fn where_nothing_is_named_a_calendar_holds_the_whole_plan() {
    let room = office();
    let whole = export(&room, json!({}));
    assert_eq!(titles(&whole), ["Board", "Board", "Board", "Nights", "R-1 Title of R-1", "R-2 Title of R-2"]);
    assert_eq!(titles(&export(&room, json!({ "releases": true }))), ["R-1 Title of R-1", "R-2 Title of R-2"]);
    assert_eq!(titles(&export(&room, json!({ "filter": { "team": "pay" } }))), ["R-1 Title of R-1"]);
    assert_eq!(titles(&export(&room, json!({ "boards": ["CAB"] }))), ["Board", "Board", "Board"]);
    let refused = room.refused("calendar_export", json!({ "path": "x", "part": { "layers": ["W-9"] } }));
    assert_eq!(refused.code, "window.unknown");
}

#[test]
fn a_part_has_a_name_and_an_identity_of_its_own_and_keeps_them() {
    let room = office();
    let identity = |file: &str| file.lines().find(|line| line.starts_with("X-WR-RELCALID:")).unwrap().to_owned();
    let (whole, part) = (export(&room, json!({})), export(&room, json!({ "releases": true })));
    assert_ne!(identity(&whole), identity(&part));
    assert_eq!(identity(&part), identity(&export(&room, json!({ "releases": true }))));
}

#[test]
fn an_unchanged_plan_is_written_with_the_same_bytes_on_the_next_day_and_a_change_counts_up_once() {
    let room = office();
    let first = export(&room, json!({}));
    room.pass(24);
    assert_eq!(export(&room, json!({})), first);
    rename(&room, "Other");
    let second = export(&room, json!({}));
    assert_eq!(told(&second, "R-1 Other").1, 1);
    assert_eq!(told(&second, "R-2").1, 0);
    room.call("undo", json!({}));
    assert_eq!(told(&export(&room, json!({})), "R-1 Title of R-1").1, 2, "undo is a change as well");
}

#[test]
fn what_is_gone_from_the_plan_is_called_off_in_every_calendar_that_had_it_and_in_no_other() {
    let room = office();
    for part in [json!({}), json!({ "filter": { "team": "pay" } }), json!({ "filter": { "team": "web" } })] {
        export(&room, part);
    }
    room.call("release_remove", json!({ "key": "R-1" }));
    for part in [json!({}), json!({ "filter": { "team": "pay" } })] {
        let (uid, sequence, status) = told(&export(&room, part.clone()), "Cancelled: R-1");
        assert_eq!((sequence, status.as_str()), (1, "CANCELLED"), "{part}");
        assert!(uid.ends_with("@slipway"));
    }
    assert_eq!(titles(&export(&room, json!({ "filter": { "team": "web" } }))), ["R-2 Title of R-2"]);
    assert_eq!(told(&export(&room, json!({})), "Cancelled: R-1").1, 1, "it stays called off, and is counted once");
}

#[test]
fn what_leaves_a_calendar_and_lives_on_is_not_called_off_but_told() {
    let room = office();
    export(&room, json!({ "filter": { "team": "pay" } }));
    edit(&room, "Title of R-1", "web", &json!([]));
    let path = room.path("out.ics");
    let written = room.call("calendar_export", json!({ "path": path, "part": { "filter": { "team": "pay" } } }));
    let warning = written["warnings"][0].as_str().unwrap();
    assert!(warning.contains("R-1") && warning.contains("still in the plan"), "{warning}");
    assert_eq!(written["items"], 0);
}

#[test]
fn a_copy_that_was_brought_back_goes_on_above_the_sequence_that_left_this_machine() {
    let room = office();
    export(&room, json!({}));
    for behind in ["", "-wal"] {
        let [from, to] = ["plan", "backup"].map(|name| room.path(&format!("{name}.slipway{behind}")));
        std::fs::copy(from, to).unwrap();
    }
    for title in ["Two", "Three"] {
        rename(&room, title);
        export(&room, json!({}));
    }
    room.call("plan_open", json!({ "path": room.path("backup.slipway") }));
    assert_eq!(told(&export(&room, json!({})), "R-1 Title of R-1").1, 3, "two changes left, and going back is a third");
}

#[test]
fn a_file_that_readers_have_seen_is_never_replaced_by_lower_sequences() {
    let room = office();
    let path = room.path("out.ics");
    let (uid, ..) = told(&export(&room, json!({})), "R-1");
    std::fs::write(&path, format!("BEGIN:VEVENT\r\nUID:{uid}\r\nSEQUENCE:41\r\nEND:VEVENT\r\n")).unwrap();
    room.call("calendar_export", json!({ "path": path, "part": {} }));
    let file = std::fs::read_to_string(&path).unwrap();
    assert_eq!(told(&file, "R-1").1, 42);
    assert_eq!(told(&file, "R-2").1, 0);
}

#[test]
fn a_preview_tells_what_is_new_changed_and_called_off_and_remembers_nothing() {
    let room = office();
    let preview = |room: &Room| room.call("calendar_preview", json!({}));
    for _ in 0..2 {
        let seen = preview(&room);
        assert_eq!((&seen["new"], &seen["changed"], &seen["called_off"]), (&json!(6), &json!(0), &json!(0)));
    }
    let file = export(&room, json!({}));
    rename(&room, "Other");
    room.call("release_remove", json!({ "key": "R-2" }));
    let seen = preview(&room);
    assert_eq!((&seen["new"], &seen["changed"], &seen["called_off"]), (&json!(0), &json!(1), &json!(1)));
    let first = &seen["events"][0];
    assert_eq!((first["title"].as_str(), first["change"].as_str()), (Some("R-1 Other"), Some("changed")));
    assert_eq!(first["sequence"], 1);
    assert!(seen["bytes"].as_u64().unwrap() > file.len() as u64 / 2);
    assert_eq!(seen["files"], 1);
}

#[test]
fn words_are_tried_before_they_are_saved_and_a_name_that_stands_for_nothing_is_refused() {
    let room = office();
    let words = json!({ "kind": "release", "title": "{title} [{team}]", "description": "{when}",
        "categories": "Releases\n{type}" });
    let shown = room.call("calendar_words_show", json!({ "instead": words }));
    let release = &shown["items"][0];
    assert_eq!(release["example"]["title"], "Title of R-1 [Payments]");
    assert_eq!(release["example"]["categories"], json!(["Releases", "Normal"]));
    assert_eq!(release["usual"], false);
    assert_eq!(room.call("calendar_words_show", json!({}))["items"][0]["usual"], true, "it was only tried");
    room.call("calendar_words_save", words);
    assert!(export(&room, json!({})).contains("SUMMARY:Title of R-1 [Payments]\r\n"));
    let bad = json!({ "kind": "window", "title": "{state}", "description": "", "categories": "" });
    let refused = room.refused("calendar_words_save", bad);
    assert_eq!(refused.code, "words.unreadable");
    assert!(refused.message.contains("{state}") && refused.message.contains("{key}"), "{}", refused.message);
    room.call("calendar_words_reset", json!({ "kind": "release" }));
    assert!(export(&room, json!({})).contains("SUMMARY:R-1 Title of R-1\r\n"));
}

#[test]
fn an_event_whose_words_come_to_nothing_is_called_by_its_key() {
    let room = office();
    let words = |kind: &str, title: &str| json!({ "kind": kind, "title": title, "description": "", "categories": "" });
    room.call("calendar_words_save", words("release", "{version}"));
    room.call("calendar_words_save", words("meeting", "{place}"));
    let file = export(&room, json!({}));
    assert_eq!(
        titles(&file),
        ["CAB@2026-12-01T14:00", "CAB@2026-12-08T14:00", "CAB@2026-12-15T14:00", "Nights", "R-1", "R-2"]
    );
}

#[test]
fn whole_days_are_told_by_their_last_day_and_not_by_the_one_behind_it() {
    let room = office();
    let window = |key: &str, end: &str, rrule: Value| {
        json!({ "key": key, "title": key, "kind": "holiday", "zone": "Europe/Berlin", "start": "2026-12-24T00:00",
            "end": end, "rrule": rrule })
    };
    room.call("window_save", window("H-1", "2026-12-27T00:00", Value::Null));
    room.call("window_save", window("H-2", "2026-12-25T00:00", json!("FREQ=YEARLY")));
    let file = export(&room, json!({ "all_layers": true })).replace("\r\n ", "");
    assert!(file.contains("When: 24 Dec 2026 to 26 Dec 2026\\, all day\\n"), "{file}");
    assert!(file.contains("When: first 24 Dec 2026\\, all day\\, then every year"), "{file}");
}

#[test]
fn files_of_an_export_in_other_parts_are_named_because_they_are_out_of_date() {
    let room = office();
    let path = room.path("out.ics");
    let write = |split: bool| room.call("calendar_export", json!({ "path": path, "split": split }));
    assert_eq!(write(true)["warnings"], json!([]), "one part has the name that was asked for");
    std::fs::copy(&path, room.path("out-1.ics")).unwrap();
    room.put("out-2.ics", "BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nEND:VCALENDAR\r\n");
    let warnings = write(false)["warnings"].to_string();
    assert!(warnings.contains("out-1.ics") && !warnings.contains("out-2.ics"), "{warnings}");
}

#[test]
fn a_published_folder_has_a_file_of_each_published_calendar_and_only_what_differs_is_written() {
    let room = office();
    let folder = room.path("published");
    std::fs::create_dir(&folder).unwrap();
    let save = |key: &str, published: bool| json!({ "key": key, "name": key, "part": { "filter": { "team": key } }, "published": published });
    for (key, published) in [("pay", true), ("web", true)] {
        room.call("saved_calendar_save", save(key, published));
    }
    room.call("publication_set", json!({ "folder": folder, "refresh_minutes": 30 }));
    let published = |room: &Room| room.call("calendar_publish", json!({}));
    assert_eq!(published(&room)["written"].as_array().unwrap().len(), 2);
    let file = std::fs::read_to_string(folder.join("pay.ics")).unwrap();
    assert!(file.contains("REFRESH-INTERVAL;VALUE=DURATION:PT30M\r\n"), "{file}");
    assert_eq!(published(&room)["unchanged"], 2);
    rename(&room, "Other");
    let again = published(&room);
    assert_eq!((again["written"].as_array().unwrap().len(), &again["unchanged"]), (1, &json!(1)));
    room.call("saved_calendar_save", save("web", false));
    assert_eq!(published(&room)["removed"].as_array().unwrap().len(), 1);
    assert!(!Path::new(&folder.join("web.ics")).exists() && folder.join("pay.ics").exists());
    let shown = room.call("publication_show", json!({}));
    assert_eq!((shown["refresh_minutes"].as_u64(), shown["calendars"].as_array().unwrap().len()), (Some(30), 1));
}

#[test]
fn a_file_for_handing_over_has_no_interval_of_refreshing() {
    assert!(!export(&office(), json!({})).contains("REFRESH-INTERVAL"));
}

#[test]
fn publishing_without_a_folder_and_into_one_that_is_gone_says_what_to_do() {
    let room = office();
    assert_eq!(room.refused("calendar_publish", json!({})).code, "publication.no_folder");
    room.call("saved_calendar_save", json!({ "key": "all", "published": true }));
    let gone = room.path("gone");
    assert_eq!(room.refused("publication_set", json!({ "folder": gone })).code, "folder.unusable");
    std::fs::create_dir(&gone).unwrap();
    room.call("publication_set", json!({ "folder": gone }));
    std::fs::remove_dir(&gone).unwrap();
    assert_eq!(room.refused("calendar_publish", json!({})).code, "file.unwritable");
    let failed = room.call("publication_show", json!({}))["failed"].clone();
    assert!(failed["message"].as_str().unwrap().contains("gone"), "{failed}");
    assert!(failed["hint"].as_str().unwrap().contains("choose a folder"), "{failed}");
    assert_eq!(failed["at"], "2026-11-23T10:00:00Z");
    std::fs::create_dir(&gone).unwrap();
    room.call("calendar_publish", json!({}));
    let shown = room.call("publication_show", json!({}));
    assert_eq!((&shown["failed"], &shown["published"]), (&Value::Null, &json!("2026-11-23T10:00:00Z")));
}

#[test]
fn a_scenario_is_not_published_and_a_file_of_it_says_that_it_is_one() {
    let room = office();
    let folder = room.path("published");
    std::fs::create_dir(&folder).unwrap();
    room.call("saved_calendar_save", json!({ "key": "all", "published": true }));
    room.call("publication_set", json!({ "folder": folder }));
    room.call("calendar_publish", json!({}));
    let published = std::fs::read(folder.join("all.ics")).unwrap();
    room.call("scenario_create", json!({ "name": "what-if" }));
    room.call("scenario_open", json!({ "name": "what-if" }));
    rename(&room, "Perhaps");
    assert_eq!(room.refused("calendar_publish", json!({})).code, "publication.scenario");
    assert!(crate::publication::keep_published(room.app(), &crate::host::Unattended).is_none());
    assert_eq!(std::fs::read(folder.join("all.ics")).unwrap(), published);
    let written = room.call("calendar_export", json!({ "path": room.path("out.ics") }));
    assert!(written["warnings"][0].as_str().unwrap().contains("what-if is a scenario"), "{written}");
    room.call("scenario_leave", json!({}));
    assert_eq!(told(&export(&room, json!({})), "R-1").1, 2, "calendars saw another title with 1");
}
