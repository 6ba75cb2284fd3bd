//! Messages that update one event each.

use std::path::PathBuf;

use super::*;

/// The plan with a person who can be written to, and a folder for messages.
fn post() -> (Room, PathBuf) {
    let room = office();
    room.call("person_save", json!({ "key": "ada", "name": "Ada", "email": "ada@example.org" }));
    let folder = room.path("messages");
    std::fs::create_dir(&folder).unwrap();
    (room, folder)
}

/// Writes messages, and tells the names of their files.
fn write(room: &Room, folder: &Path, more: Value) -> Vec<String> {
    let mut input = json!({ "folder": folder, "organizer": "ada" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    let written = room.call("calendar_invite", input);
    let paths = written["files"].as_array().unwrap().iter();
    paths
        .map(|file| Path::new(file["path"].as_str().unwrap()).file_name().unwrap().to_str().unwrap().to_owned())
        .collect()
}

fn refused(room: &Room, folder: &Path, more: Value) -> crate::AppError {
    let mut input = json!({ "folder": folder, "organizer": "ada" });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    room.refused("calendar_invite", input)
}

#[test]
fn a_message_is_written_for_each_event_and_people_without_an_address_are_named() {
    let room = office();
    for (key, email) in [("ada", json!("ada@example.org")), ("grace", Value::Null)] {
        room.call("person_save", json!({ "key": key, "name": key, "email": email }));
    }
    let people = json!([{ "role": "release-manager", "person": "ada" }, { "role": "support-lead", "person": "grace" }]);
    edit(&room, "Title of R-1", "pay", &people);
    let folder = room.path("messages");
    std::fs::create_dir(&folder).unwrap();
    let write = |part: Value| room.call("calendar_invite", json!({ "folder": folder, "part": part }));
    let written = write(json!({ "releases": true }));
    assert_eq!(written["files"].as_array().unwrap().len(), 1);
    let warnings = written["warnings"].to_string();
    assert!(warnings.contains("R-2") && warnings.contains("not invited: grace"), "{warnings}");
    let message = std::fs::read_to_string(folder.join("R-1.ics")).unwrap();
    for line in ["METHOD:REQUEST", "ORGANIZER;CN=\"ada\":mailto:ada@example.org", "SEQUENCE:0"] {
        assert!(message.contains(line), "{line}: {message}");
    }
    room.call("release_advance", json!({ "key": "R-1", "state": "cancelled" }));
    write(json!({ "releases": true }));
    let message = std::fs::read_to_string(folder.join("R-1.ics")).unwrap();
    assert!(message.contains("METHOD:CANCEL") && message.contains("SEQUENCE:1"), "{message}");
    let refused = room.refused("calendar_invite", json!({ "folder": folder, "organizer": "grace" }));
    assert_eq!(refused.code, "person.no_address");
}

#[test]
fn one_event_is_named_by_its_key_its_date_or_its_uid_and_only_its_message_is_written() {
    let (room, folder) = post();
    assert_eq!(write(&room, &folder, json!({ "keys": ["R-1"] })), ["R-1.ics"]);
    assert_eq!(write(&room, &folder, json!({ "keys": ["r-2", "W-1"] })), ["R-2.ics", "W-1.ics"]);
    assert_eq!(write(&room, &folder, json!({ "keys": ["CAB@2026-12-08T14:00"] })), ["CAB-2026-12-08.ics"]);
    assert_eq!(write(&room, &folder, json!({ "keys": ["CAB-2026-12-15"] })), ["CAB-2026-12-15.ics"]);
    assert_eq!(write(&room, &folder, json!({ "keys": ["CAB"] })).len(), 3, "every meeting of the board");
    let shown = room.call("calendar_preview", json!({}));
    let first = &shown["events"].as_array().unwrap().iter().find(|event| event["title"] == "R-2 Title of R-2").unwrap();
    assert_eq!(write(&room, &folder, json!({ "uids": [first["uid"]] })), ["R-2.ics"]);
}

#[test]
fn what_was_not_chosen_did_not_leave_and_what_a_file_held_is_still_in_it() {
    let (room, folder) = post();
    write(&room, &folder, json!({ "keys": ["R-1"] }));
    let new = |room: &Room| room.call("calendar_preview", json!({}))["new"].clone();
    assert_eq!(new(&room), 5, "one of six left");
    let refused = room.refused("calendar_invite", json!({ "folder": folder, "keys": ["R-2"] }));
    assert_eq!(refused.code, "message.nobody_invites");
    assert!(refused.message.contains("R-2 Title of R-2"), "{}", refused.message);
    assert_eq!(new(&room), 5, "no message of it was written");
    export(&room, json!({}));
    rename(&room, "Other");
    write(&room, &folder, json!({ "keys": ["R-1"] }));
    room.call("release_remove", json!({ "key": "R-2" }));
    assert_eq!(told(&export(&room, json!({})), "Cancelled: R-2").1, 1, "the file had it, whatever was sent since");
}

#[test]
fn an_event_of_a_saved_calendar_is_found_in_it_and_no_other_is() {
    let (room, folder) = post();
    let save = json!({ "key": "pay", "part": { "filter": { "team": "pay" } } });
    room.call("saved_calendar_save", save);
    assert_eq!(write(&room, &folder, json!({ "saved": "pay" })), ["R-1.ics"]);
    assert_eq!(write(&room, &folder, json!({ "saved": "pay", "keys": ["R-1"] })), ["R-1.ics"]);
    let error = refused(&room, &folder, json!({ "saved": "pay", "keys": ["R-2"] }));
    assert_eq!(error.code, "event.unknown");
    assert!(error.message.contains("R-2 is in the plan"), "{}", error.message);
    assert!(error.hint.unwrap().contains("whole plan"));
}

#[test]
fn what_names_no_event_or_those_of_several_things_is_refused_by_name() {
    let (room, folder) = post();
    for (named, told) in [(json!({ "keys": ["R-9"] }), "R-9"), (json!({ "uids": ["x@slipway"] }), "x@slipway")] {
        let error = refused(&room, &folder, named);
        assert_eq!(error.code, "event.unknown");
        assert!(error.message.contains(told) && error.hint.is_some(), "{}", error.message);
    }
    let end = "2026-12-05T12:00";
    let same = json!({ "key": "R-1", "title": "Same key", "kind": "maintenance", "zone": "Europe/Berlin",
        "start": "2026-12-05T10:00", "end": end });
    room.call("window_save", same);
    let error = refused(&room, &folder, json!({ "keys": ["R-1"] }));
    assert_eq!(
        (error.code.as_str(), error.message.as_str()),
        ("event.ambiguous", "R-1 is the key of a release and of a window")
    );
    assert!(std::fs::read_dir(&folder).unwrap().next().is_none());
    assert_eq!(write(&room, &folder, json!({})).len(), 7, "both are there, each in a file of its own");
    assert!(folder.join("R-1-2.ics").exists());
}

#[test]
fn what_is_gone_from_the_plan_is_taken_out_of_calendars_by_its_uid() {
    let (room, folder) = post();
    let (uid, ..) = told(&export(&room, json!({})), "R-1");
    room.call("release_remove", json!({ "key": "R-1" }));
    let files = write(&room, &folder, json!({ "uids": [uid] }));
    let message = std::fs::read_to_string(folder.join(&files[0])).unwrap();
    assert!(message.contains("METHOD:CANCEL") && message.contains("SEQUENCE:1"), "{message}");
}

#[test]
fn a_series_with_dates_of_their_own_is_named_because_outlook_may_take_the_series_alone() {
    let (room, folder) = post();
    let nights = |key: &str, start: &str| {
        json!({ "key": key, "title": key, "kind": "maintenance", "zone": "Europe/Berlin",
            "start": format!("2026-01-04T{start}"), "end": "2026-01-04T08:00", "rrule": "FREQ=WEEKLY;BYDAY=SU" })
    };
    room.call("window_save", nights("BEHIND", "04:00"));
    // An hour of these nights is left out in March and comes twice in October.
    room.call("window_save", nights("ACROSS", "00:00"));
    let warnings = |key: &str| {
        let input = json!({ "folder": folder, "organizer": "ada", "keys": [key] });
        room.call("calendar_invite", input)["warnings"].to_string()
    };
    assert!(warnings("ACROSS").contains("some dates have times of their own: ACROSS;"));
    assert!(!warnings("BEHIND").contains("times of their own"));
}
