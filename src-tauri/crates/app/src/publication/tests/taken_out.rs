//! Calendars that name what is no longer in the plan.

use super::*;

/// A plan with a window of one day, and a published folder with a calendar of that window alone, one of a team's
/// emergencies, and one of everything.
fn published() -> (Room, std::path::PathBuf) {
    let room = office();
    room.call(
        "window_save",
        json!({ "key": "F-1", "title": "Freeze", "kind": "freeze-hard", "zone": "Europe/Berlin",
            "start": "2026-12-18T18:00", "end": "2027-01-04T06:00" }),
    );
    room.call("team_save", json!({ "key": "ops", "name": "Operations" }));
    let folder = room.path("published");
    std::fs::create_dir(&folder).unwrap();
    for (key, part) in [
        ("freeze", json!({ "layers": ["F-1"] })),
        ("ops", json!({ "filter": { "team": "ops", "type": "normal" } })),
        ("all", json!({})),
    ] {
        room.call("saved_calendar_save", json!({ "key": key, "part": part, "published": true }));
    }
    room.call("publication_set", json!({ "folder": folder }));
    room.call("calendar_publish", json!({}));
    (room, folder)
}

fn saved(room: &Room, key: &str) -> Value {
    let listed = room.call("saved_calendar_list", json!({}));
    listed["items"].as_array().unwrap().iter().find(|calendar| calendar["key"] == key).unwrap().clone()
}

/// Saves a calendar as it is shown, such as to publish it no more.
fn save_again(room: &Room, key: &str) {
    let shown = saved(room, key);
    room.call("saved_calendar_save", json!({ "key": key, "part": shown["part"], "published": true }));
}

#[test]
fn a_calendar_whose_only_window_was_removed_tells_which_it_was_and_never_becomes_the_whole_plan() {
    let (room, _) = published();
    room.call("window_remove", json!({ "key": "F-1" }));
    let shown = saved(&room, "freeze");
    assert_eq!(shown["told"], "no longer in the plan: window F-1 Freeze");
    assert_eq!(shown["part"]["gone"][0]["what"], "window");
    save_again(&room, "freeze");
    assert_eq!(saved(&room, "freeze")["part"], shown["part"]);
    room.call("saved_calendar_save", json!({ "key": "freeze", "published": false }));
    assert_eq!(saved(&room, "freeze")["part"], shown["part"], "where nothing is said, it holds what it held");
    for asked in [json!({ "saved": "freeze" }), json!({ "part": shown["part"] })] {
        let seen = room.call("calendar_preview", asked.clone());
        let titles: Vec<&str> =
            seen["events"].as_array().unwrap().iter().filter_map(|one| one["title"].as_str()).collect();
        assert!(titles.iter().all(|title| *title == "Cancelled: Freeze"), "{asked}: {titles:?}");
        let warning = seen["warnings"][0].as_str().unwrap();
        assert!(warning.contains("no longer in the plan") && warning.contains("window F-1 Freeze"), "{warning}");
    }
}

#[test]
fn it_goes_on_calling_off_what_it_had_and_the_other_calendars_are_published() {
    let (room, folder) = published();
    room.call("window_remove", json!({ "key": "F-1" }));
    rename(&room, "Other");
    let done = room.call("calendar_publish", json!({}));
    let warnings = done["warnings"].to_string();
    assert!(warnings.contains("freeze.ics: it names what is no longer in the plan"), "{warnings}");
    let file = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    for _ in 0..2 {
        assert_eq!(told(&file("freeze.ics"), "Cancelled: Freeze").1, 1);
        assert_eq!(titles(&file("freeze.ics")).len(), 1);
        room.call("calendar_publish", json!({}));
    }
    assert!(file("all.ics").contains("SUMMARY:R-1 Other"));
}

#[test]
fn an_undo_of_the_removal_brings_it_back_whole() {
    let (room, folder) = published();
    let before = saved(&room, "freeze");
    room.call("window_remove", json!({ "key": "F-1" }));
    save_again(&room, "freeze");
    room.call("calendar_publish", json!({}));
    room.call("undo", json!({}));
    if saved(&room, "freeze") != before {
        room.call("undo", json!({}));
    }
    assert_eq!(saved(&room, "freeze"), before);
    room.call("calendar_publish", json!({}));
    assert_eq!(told(&std::fs::read_to_string(folder.join("freeze.ics")).unwrap(), "Freeze").1, 2);
}

#[test]
fn a_filter_that_names_what_is_gone_holds_nothing_and_not_more_than_before() {
    let (room, _) = published();
    edit(&room, "Title of R-1", "ops", &json!([]));
    edit(&room, "Title of R-1", "pay", &json!([]));
    room.call("team_remove", json!({ "key": "ops" }));
    save_again(&room, "ops");
    let shown = saved(&room, "ops");
    assert_eq!(shown["told"], "releases: type normal; no longer in the plan: team ops Operations");
    let path = room.path("out.ics");
    let written = room.call("calendar_export", json!({ "path": path, "saved": "ops" }));
    assert_eq!(written["items"], 0);
    let warnings = written["warnings"].to_string();
    assert!(warnings.contains("no event is in it") && warnings.contains("team ops Operations"), "{warnings}");
}

#[test]
fn what_is_said_to_be_gone_and_is_there_again_is_held_again() {
    let (room, _) = published();
    room.call("window_remove", json!({ "key": "F-1" }));
    let part = saved(&room, "freeze")["part"].clone();
    room.call("undo", json!({}));
    room.call("saved_calendar_save", json!({ "key": "freeze", "part": part, "published": true }));
    assert_eq!(saved(&room, "freeze")["told"], "windows F-1");
}
