//! Calendars for others: saved by name, published into a folder, sent event by event, and told in other words.

use slipway_tests::Desk;

use crate::calendar_file::{events, export, read, taking_part};

fn done(desk: &Desk, arguments: &[&str]) -> String {
    let said = desk.run(arguments);
    assert_eq!(said.code, 0, "{arguments:?}: {}", said.err);
    said.out
}

#[test]
fn where_nothing_is_named_a_file_holds_releases_windows_and_meetings() {
    let desk = Desk::with_sample();
    let whole = events(&read(&export(&desk, &[])));
    let behind = |domain: &str| whole.keys().filter(|uid| uid.ends_with(domain)).count();
    assert_eq!(behind("@slipway"), taking_part(&desk, &[]));
    assert!(behind("@windows.slipway") > 10 && behind("@meetings.slipway") > 50);
    let meetings = events(&read(&export(&desk, &["--meetings"])));
    assert!(meetings.keys().all(|uid| uid.ends_with("@meetings.slipway")));
    let emergencies = events(&read(&export(&desk, &["--emergency"])));
    assert!(!emergencies.is_empty() && emergencies.values().all(|event| event["CATEGORIES"] == "Emergency"));
    let both = events(&read(&export(&desk, &["--team", "payments", "--layer", "H-CHRISTMAS"])));
    assert!(both.keys().any(|uid| uid.ends_with("@windows.slipway")) && both.len() > 1);
}

#[test]
fn a_preview_tells_each_event_and_writes_no_file() {
    let desk = Desk::with_sample();
    let shown = done(&desk, &["export", "ics", "--team", "payments", "--preview"]);
    assert!(shown.lines().next().unwrap().contains(" 0 changed, 0 called off;"), "{shown}");
    assert!(
        shown.lines().skip(1).all(|line| line.starts_with("new ") || line.starts_with("note: 2 are left out")),
        "{shown}"
    );
    export(&desk, &["--team", "payments"]);
    let again = desk.json(&["export", "ics", "--team", "payments", "--preview"]);
    assert_eq!((&again["new"], again["events"][0]["change"].as_str()), (&0.into(), Some("unchanged")));
    assert_eq!(desk.run(&["export", "ics"]).code, 2, "a file needs a place");
}

#[test]
fn a_folder_that_is_kept_follows_every_change_and_one_that_is_named_is_written_once() {
    let desk = Desk::with_sample();
    done(&desk, &["calendars", "save", "payments", "--team", "payments", "--name", "Payments", "--publish"]);
    done(&desk, &["calendars", "save", "board", "--meetings"]);
    assert!(done(&desk, &["calendars"]).contains("published"));
    std::fs::create_dir(desk.path("out")).unwrap();
    let once = done(&desk, &["publish", "--folder", "out"]);
    assert!(once.contains("payments.ics") && !once.contains("board.ics"), "{once}");
    let file = || std::fs::read_to_string(desk.path("out/payments.ics")).unwrap();
    assert!(file().contains("REFRESH-INTERVAL;VALUE=DURATION:PT60M"), "{}", file());
    let rename = |title: &str| {
        let listed = desk.json(&["releases", "--team", "payments"]);
        let listed = listed["items"].as_array().unwrap();
        let key = listed.iter().find(|release| release["can_move"] == true).unwrap()["key"].clone();
        let key = key.as_str().unwrap();
        let shown = desk.json(&["release", key]);
        let bar = &shown["bar"];
        let draft = serde_json::json!({ "key": key, "draft": { "title": title, "type": bar["type"], "team": "payments",
            "services": bar["services"], "start": bar["start"], "end": bar["end"], "zone": bar["zone"] } });
        done(&desk, &["call", "release_edit", &draft.to_string()]);
    };
    rename("Not yet told");
    assert!(!file().contains("Not yet told"), "nobody asked to keep it");
    done(&desk, &["publish", "--folder", "out", "--keep", "--refresh", "15"]);
    assert!(file().contains("Not yet told") && file().contains("PT15M"));
    rename("Told by itself");
    assert!(file().contains("Told by itself"));
    let shown = done(&desk, &["publish", "--show"]);
    assert!(shown.contains("payments.ics") && shown.contains("every 15 min"), "{shown}");
    std::fs::rename(desk.path("out"), desk.path("gone")).unwrap();
    let said = desk.run(&["undo"]);
    assert_eq!(said.code, 0, "the change is made whatever becomes of the folder");
    assert!(said.err.contains("the published calendars are not up to date"), "{}", said.err);
    done(&desk, &["publish", "--stop"]);
    assert_eq!(desk.run(&["undo"]).err, "");
    assert_eq!(desk.run(&["publish"]).code, 1);
    assert_eq!(desk.run(&["calendars", "save", "../up"]).code, 2);
    done(&desk, &["calendars", "remove", "board"]);
}

#[test]
fn a_message_is_written_for_each_event_and_says_who_invites() {
    let desk = Desk::with_sample();
    let catalogue = desk.json(&["call", "catalogue_show"]);
    let person = catalogue["people"].as_array().unwrap().iter().find(|person| person["email"].is_string()).unwrap();
    let key = person["key"].as_str().unwrap();
    std::fs::create_dir(desk.path("mail")).unwrap();
    let arguments = ["messages", "--out", "mail", "--emergency", "--organizer", key, "--attendee", key];
    let written = desk.json(&arguments);
    let files = written["files"].as_array().unwrap();
    assert!(!files.is_empty());
    for file in files {
        let text = std::fs::read_to_string(desk.path(file["path"].as_str().unwrap())).unwrap().replace("\r\n ", "");
        assert!(text.contains("METHOD:REQUEST") || text.contains("METHOD:CANCEL"), "{text}");
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
        assert!(text.contains(&format!("mailto:{}", person["email"].as_str().unwrap())), "{text}");
    }
}

#[test]
fn one_event_is_named_and_what_names_none_is_refused_with_what_to_do() {
    let desk = Desk::with_sample();
    let catalogue = desk.json(&["call", "catalogue_show"]);
    let person = catalogue["people"].as_array().unwrap().iter().find(|person| person["email"].is_string()).unwrap();
    let organizer = person["key"].as_str().unwrap();
    std::fs::create_dir(desk.path("mail")).unwrap();
    let written = |named: &[&str]| {
        let arguments: Vec<&str> = named.iter().copied().chain(["--out", "mail", "--organizer", organizer]).collect();
        let mut names: Vec<String> = desk.json(&[&["messages"], arguments.as_slice()].concat())["files"]
            .as_array()
            .unwrap()
            .iter()
            .map(|file| file["path"].as_str().unwrap().replace('\\', "/").rsplit('/').next().unwrap().to_owned())
            .collect();
        names.sort();
        names
    };
    assert_eq!(written(&["H-CHRISTMAS"]), ["H-CHRISTMAS.ics"]);
    let shown = desk.json(&["export", "ics", "--layer", "H-CHRISTMAS", "--preview"]);
    let uid = shown["events"][0]["uid"].as_str().unwrap();
    assert_eq!(written(&["--uid", uid]), ["H-CHRISTMAS.ics"]);
    done(&desk, &["calendars", "save", "holidays", "--layer", "H-CHRISTMAS"]);
    assert_eq!(written(&["--saved", "holidays"]), ["H-CHRISTMAS.ics"]);
    let refused = |arguments: &[&str], code: i32, told: &str| {
        let said = desk.run(&[&["messages", "--out", "mail"], arguments].concat());
        assert_eq!(said.code, code, "{arguments:?}: {}", said.err);
        assert!(said.err.contains(told) && said.err.contains('→'), "{arguments:?}: {}", said.err);
    };
    refused(&["NO-SUCH"], 2, "NO-SUCH");
    refused(&["--uid", "nobody@slipway"], 2, "nobody@slipway");
    refused(&["H-CHRISTMAS", "--emergency"], 2, "H-CHRISTMAS is in the plan");
    refused(&["--saved", "holidays", "--releases"], 2, "--saved takes no filter");
}

#[test]
fn a_calendar_keeps_what_it_holds_where_nothing_is_said_and_tells_what_is_gone() {
    let desk = Desk::with_sample();
    done(&desk, &["calendars", "save", "holidays", "--layer", "H-CHRISTMAS"]);
    done(&desk, &["calendars", "save", "holidays", "--publish"]);
    let held = || desk.json(&["calendars"])["items"][0]["part"].clone();
    assert_eq!(held()["layers"], serde_json::json!(["H-CHRISTMAS"]));
    done(&desk, &["call", "window_remove", r#"{"key":"H-CHRISTMAS"}"#]);
    done(&desk, &["calendars", "save", "holidays", "--name", "Holidays", "--publish"]);
    assert!(done(&desk, &["calendars"]).contains("no longer in the plan: window H-CHRISTMAS"));
    assert_eq!((&held()["all_layers"], &held()["releases"]), (&false.into(), &false.into()));
    let preview = done(&desk, &["export", "ics", "--saved", "holidays", "--preview"]);
    assert!(
        preview.contains("0 events") && preview.contains("note: it names what is no longer in the plan"),
        "{preview}"
    );
}

#[test]
fn what_was_called_off_before_it_left_is_told_by_a_preview_and_is_in_no_file() {
    let desk = Desk::with_sample();
    let listed = desk.json(&["releases", "--state", "approved"]);
    let key = listed["items"][0]["key"].as_str().unwrap();
    done(&desk, &["advance", key, "cancelled"]);
    let preview = done(&desk, &["export", "ics", "--releases", "--preview"]);
    assert!(preview.contains("before any calendar had") && preview.contains(key), "{preview}");
    let whole = events(&read(&export(&desk, &["--releases"])));
    assert!(whole.values().all(|event| event["STATUS"] != "CANCELLED"));
}

#[test]
fn words_are_settled_for_a_kind_and_taken_back() {
    let desk = Desk::with_sample();
    assert!(done(&desk, &["words"]).contains("release (the usual words)"));
    done(&desk, &["words", "set", "release", "--title", "{title} ({team})"]);
    let told = |desk: &Desk| String::from_utf8(export(desk, &["--team", "payments"])).unwrap();
    assert!(told(&desk).contains(" (Payments"), "{}", told(&desk));
    let refused = desk.run(&["words", "set", "release", "--title", "{nobody}"]);
    assert!(refused.code == 2 && refused.err.contains("{nobody}") && refused.err.contains("{key}"), "{}", refused.err);
    assert_eq!(desk.run(&["words", "set", "party", "--title", "x"]).code, 2);
    done(&desk, &["words", "reset", "release"]);
    assert!(!told(&desk).contains(" (Payments"));
}
