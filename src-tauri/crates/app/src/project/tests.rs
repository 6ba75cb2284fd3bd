//! Milestones through their commands: read from the files of project tools, told beside the train of their release.

use serde_json::{Value, json};

use crate::testing::Room;

/// R-1 rides on the train of Saturday, 12 December, whose code freezes on 30 November.
fn room() -> Room {
    let room = Room::new();
    let milestones = json!([{ "name": "Code freeze", "days": -10, "cut_off": true }]);
    room.call(
        "train_save",
        json!({ "key": "CORE", "name": "Core", "milestones": milestones, "timetable": { "start": "2026-12-05T20:00",
            "end": "2026-12-06T06:00", "zone": "Europe/Berlin", "rrule": "FREQ=WEEKLY" } }),
    );
    let draft = json!({ "key": "R-1", "title": "Ledger 7", "type": "normal", "start": "2026-12-12T20:00",
        "end": "2026-12-12T22:00", "zone": "Europe/Berlin", "train": "CORE", "version": "7.0" });
    room.call("release_draw", json!({ "draft": draft }));
    room
}

fn import(room: &Room, name: &str, text: &str) -> Value {
    let path = room.put(name, text);
    room.call("file_import", json!({ "kind": "milestones", "paths": [path] }))
}

fn listed(room: &Room, filter: Value) -> Vec<Value> {
    room.call("milestone_list", filter)["items"].as_array().unwrap().clone()
}

const CSV: &str = "key,title,project,release,baseline,forecast,actual\n\
    ERP-1,Interface,ERP,R-1,2026-11-24,2026-12-03,\nERP-2,Contract,ERP,,2026-11-01,,2026-11-03\n";

#[test]
fn a_milestone_later_than_the_code_freeze_is_late_and_names_the_earliest_feasible_train() {
    let room = room();
    import(&room, "milestones.csv", CSV);
    let late = listed(&room, json!({ "late": true }));
    assert_eq!(late.len(), 1);
    assert_eq!(
        (&late[0]["standing"], &late[0]["variance"], &late[0]["freeze"]),
        (&json!("late"), &json!(7), &json!("2026-11-30"))
    );
    assert_eq!(late[0]["next"], json!({ "train": "CORE", "departure": "2026-12-19" }));
    assert_eq!(
        late[0]["sentence"],
        "Expected 3 Dec 2026, 3 working days after the last day in time for R-1: 30 Nov 2026 (Code freeze of CORE on \
         12 Dec 2026). The earliest feasible train is CORE of 19 Dec 2026."
    );
    let shown = room.call("release_show", json!({ "key": "R-1" }));
    assert_eq!(shown["milestones"][0]["milestone"]["key"], "ERP-1");
    let all = listed(&room, json!({}));
    assert_eq!(all.iter().map(|one| one["milestone"]["key"].as_str().unwrap()).collect::<Vec<_>>(), ["ERP-1", "ERP-2"]);
}

#[test]
fn importing_twice_changes_nothing_and_a_forecast_that_slips_is_kept() {
    let room = room();
    import(&room, "milestones.csv", CSV);
    assert_eq!(import(&room, "milestones.csv", CSV)["changed"]["operation"], Value::Null);
    import(&room, "milestones.csv", "key,forecast\nERP-1,2026-12-10\n");
    let one = &listed(&room, json!({ "release": "R-1" }))[0];
    let slips: Vec<&Value> = one["slips"].as_array().unwrap().iter().map(|slip| &slip["to"]).collect();
    assert_eq!(
        (slips, &one["milestone"]["baseline"]),
        (vec![&json!("2026-12-03"), &json!("2026-12-10")], &json!("2026-11-24"))
    );
    room.call("undo", json!({}));
    assert_eq!(listed(&room, json!({ "release": "R-1" }))[0]["slips"].as_array().unwrap().len(), 1);
}

#[test]
fn the_files_of_jira_microsoft_project_and_calendars_are_read() {
    let room = room();
    let jira = "Summary,Issue key,Project name,Fix versions,Due date,Resolved\n\
        Interface,ERP-12,ERP,7.0,01/Dec/26 12:00 AM,\nOther,ERP-13,ERP,9.9,,\n";
    let told = import(&room, "jira.csv", jira);
    assert_eq!((&told["added"], told["warnings"].as_array().unwrap().len()), (&json!(2), 1), "{told}");
    let of_release = listed(&room, json!({ "release": "R-1" }));
    assert_eq!(
        (&of_release[0]["milestone"]["key"], &of_release[0]["milestone"]["forecast"]),
        (&json!("ERP-12"), &json!("2026-12-01"))
    );
    let xml = "<Project xmlns=\"http://schemas.microsoft.com/project\"><Title>Move</Title><Tasks><Task><UID>4</UID>\
        <Name>Ready</Name><Milestone>1</Milestone><Finish>2026-12-04T17:00:00</Finish></Task></Tasks></Project>";
    assert_eq!(import(&room, "move.xml", xml)["lines"][0]["key"], "Move-4");
    let ics = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:go-live@pm\r\nSUMMARY:Go live\r\nDTSTART;VALUE=DATE:20261215\r\n\
        END:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(import(&room, "pm.ics", ics)["lines"][0]["key"], "go-live@pm");
    assert_eq!(listed(&room, json!({ "project": "pm" }))[0]["milestone"]["forecast"], "2026-12-15");
    let look = room.call("file_look", json!({ "kind": "milestones", "path": room.put("j.csv", jira) }));
    assert_eq!(look["suggested"]["forecast"], "Due date");
}

#[test]
fn a_milestone_is_changed_by_its_form_and_outlives_its_release() {
    let room = room();
    import(&room, "milestones.csv", CSV);
    let mut card = listed(&room, json!({ "release": "R-1" }))[0]["milestone"].clone();
    assert_eq!(room.call("milestone_save", card.clone())["operation"], Value::Null, "as it was");
    card["forecast"] = json!("2026-11-26");
    room.call("milestone_save", card.clone());
    assert_eq!(listed(&room, json!({ "release": "R-1" }))[0]["standing"], "in-time");
    card["forecast"] = json!("2300-01-01");
    assert_eq!(room.refused("milestone_save", card).code, "milestone.day");
    room.call("release_remove", json!({ "key": "R-1" }));
    let one = &listed(&room, json!({ "project": "ERP" }))[1];
    assert_eq!((&one["milestone"]["release"], &one["standing"]), (&Value::Null, &json!("apart")), "{one}");
    room.call("milestone_remove", json!({ "key": "ERP-1" }));
    assert_eq!(listed(&room, json!({})).len(), 1);
}

#[test]
fn the_table_of_milestones_is_read_back_as_it_was_written() {
    let room = room();
    import(&room, "milestones.csv", CSV);
    let path = room.path("out.csv");
    room.call("milestones_export", json!({ "path": path }));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(
        text.contains(
            "ERP-1,Interface,ERP,R-1,2026-11-24,2026-12-03,,7 late,2026-11-30,late,CORE 2026-12-19,2026-12-03"
        ),
        "{text}"
    );
    let again = room.call("file_import", json!({ "kind": "milestones", "paths": [path] }));
    assert_eq!(
        (&again["unchanged"], &again["updated"]),
        (&json!(0), &json!(2)),
        "only the file that they come from is another"
    );
    let again = room.call("file_import", json!({ "kind": "milestones", "paths": [path] }));
    assert_eq!(again["unchanged"], json!(2));
}
