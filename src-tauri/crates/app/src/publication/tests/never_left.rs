//! What was called off before anybody had it.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};

use super::*;
use crate::App;
use crate::host::{Host, Memory, Unattended};

fn call_off(room: &Room, key: &str) {
    room.call("release_advance", json!({ "key": key, "state": "cancelled" }));
}

#[test]
fn what_was_called_off_before_it_ever_left_is_in_no_calendar_and_a_preview_says_so() {
    let room = office();
    call_off(&room, "R-1");
    let seen = room.call("calendar_preview", json!({}));
    assert_eq!((&seen["count"], &seen["never_left"]), (&json!(5), &json!(1)));
    let left_out = seen["left_out"].as_str().unwrap();
    assert!(left_out.contains("before any calendar had it: R-1 Title of R-1"), "{left_out}");
    assert!(!export(&room, json!({})).contains("CANCELLED"));
    room.call("release_remove", json!({ "key": "R-1" }));
    assert!(!export(&room, json!({})).contains("CANCELLED"), "nor when it is gone");
}

#[test]
fn what_left_and_was_called_off_then_stays_called_off() {
    let room = office();
    export(&room, json!({}));
    call_off(&room, "R-1");
    for _ in 0..2 {
        let (_, sequence, status) = told(&export(&room, json!({})), "Cancelled: R-1");
        assert_eq!((sequence, status.as_str()), (1, "CANCELLED"));
    }
    assert_eq!(room.call("calendar_preview", json!({}))["left_out"], Value::Null);
}

#[test]
fn what_only_this_machine_or_the_file_at_its_place_knows_has_left() {
    let room = office();
    for behind in ["", "-wal"] {
        let [from, to] = ["plan", "backup"].map(|name| room.path(&format!("{name}.slipway{behind}")));
        std::fs::copy(from, to).unwrap();
    }
    let (uid, ..) = told(&export(&room, json!({})), "R-1");
    room.call("plan_open", json!({ "path": room.path("backup.slipway") }));
    call_off(&room, "R-1");
    assert_eq!(told(&export(&room, json!({})), "Cancelled: R-1").1, 1, "the machine knows");

    let other = office();
    call_off(&other, "R-1");
    let path = other.path("out.ics");
    std::fs::write(&path, format!("BEGIN:VEVENT\r\nUID:{uid}\r\nSEQUENCE:4\r\nEND:VEVENT\r\n")).unwrap();
    other.call("calendar_export", json!({ "path": path, "part": {} }));
    assert_eq!(told(&std::fs::read_to_string(&path).unwrap(), "Cancelled: R-1").1, 5, "the file knows");
}

#[test]
fn a_published_folder_and_messages_leave_it_out_as_well() {
    let room = office();
    room.call("person_save", json!({ "key": "ada", "name": "Ada", "email": "ada@example.org" }));
    call_off(&room, "R-1");
    let folder = room.path("published");
    std::fs::create_dir(&folder).unwrap();
    room.call("saved_calendar_save", json!({ "key": "all", "published": true }));
    room.call("publication_set", json!({ "folder": folder }));
    room.call("calendar_publish", json!({}));
    assert!(!std::fs::read_to_string(folder.join("all.ics")).unwrap().contains("CANCELLED"));
    let invite = |more: &[&str]| json!({ "folder": folder, "organizer": "ada", "keys": more });
    let refused = room.refused("calendar_invite", invite(&["R-1"]));
    assert_eq!(refused.code, "message.never_left");
    let written = room.call("calendar_invite", invite(&["R-1", "R-2"]));
    assert_eq!(written["files"].as_array().unwrap().len(), 1);
    assert!(written["warnings"][0].as_str().unwrap().contains("R-1"), "{written}");
}

/// What another machine remembers: nothing of this one.
#[derive(Default)]
struct Elsewhere(Mutex<BTreeMap<String, String>>);

impl Memory for Elsewhere {
    fn recall(&self, name: &str) -> io::Result<Option<String>> {
        Ok(self.0.lock().unwrap().get(name).cloned())
    }

    fn keep(&self, name: &str, text: &str) -> io::Result<()> {
        self.0.lock().unwrap().insert(name.to_owned(), text.to_owned());
        Ok(())
    }
}

#[test]
fn a_copy_that_counted_as_far_as_this_machine_with_another_content_goes_on_above_both() {
    let room = office();
    export(&room, json!({}));
    let copied = room.path("copy.slipway");
    for behind in ["", "-wal"] {
        std::fs::copy(room.path(&format!("plan.slipway{behind}")), room.path(&format!("copy.slipway{behind}")))
            .unwrap();
    }
    rename(&room, "Mine");
    assert_eq!(told(&export(&room, json!({})), "R-1 Mine").1, 1);
    let other = App::new(Host { memory: Arc::new(Elsewhere::default()), ..room.app().host().clone() });
    other.open(&copied).unwrap();
    let call = |name: &str, input: Value| other.call(name, input, &Unattended).unwrap();
    call("release_edit", json!({ "key": "R-1", "draft": draft("R-1", "Theirs", "pay", "2026-12-01T22:00") }));
    let path = room.path("theirs.ics");
    call("calendar_export", json!({ "path": path }));
    assert_eq!(told(&std::fs::read_to_string(&path).unwrap(), "R-1 Theirs").1, 1);
    drop(other);
    room.call("plan_open", json!({ "path": copied }));
    assert_eq!(told(&export(&room, json!({})), "R-1 Theirs").1, 2, "who read the other with 1 must take notice");
    assert_eq!(told(&export(&room, json!({})), "R-1 Theirs").1, 2, "and once only");
}

#[test]
fn what_left_after_the_backup_that_was_brought_back_is_called_off_by_the_file_that_tells_of_it() {
    let room = office();
    export(&room, json!({}));
    for behind in ["", "-wal"] {
        std::fs::copy(room.path(&format!("plan.slipway{behind}")), room.path(&format!("copy.slipway{behind}")))
            .unwrap();
    }
    room.call("release_draw", json!({ "draft": draft("R-9", "Drawn since", "pay", "2026-12-03T22:00") }));
    let path = room.path("out.ics");
    room.call("calendar_export", json!({ "path": path }));
    room.call("plan_open", json!({ "path": room.path("copy.slipway") }));
    // Of another program, and of another plan.
    let other =
        "BEGIN:VEVENT\r\nUID:01936a3e-7c00-7000-8000-000000000001@slipway\r\nSEQUENCE:3\r\nEND:VEVENT\r\nEND:VCALENDAR";
    let file = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, file.replace("END:VCALENDAR", other)).unwrap();
    for _ in 0..2 {
        room.call("calendar_export", json!({ "path": path }));
        let file = std::fs::read_to_string(&path).unwrap();
        assert_eq!(told(&file, "Cancelled: R-9"), (told(&file, "Cancelled: R-9").0, 1, "CANCELLED".to_owned()));
        assert_eq!(file.matches("STATUS:CANCELLED").count(), 1);
    }
}
