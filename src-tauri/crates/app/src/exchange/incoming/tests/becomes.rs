//! What events become, and what is told of each.

use serde_json::{Value, json};

use super::{SALE, YEAR_END, calendar, import, windows};
use crate::testing::Room;

const GO: &str = "UID:go@example.org\nSUMMARY:R-2026-0142 Payments go live\nDESCRIPTION:Why\nDTSTART:20261210T210000Z\nDURATION:PT2H";
const LEDGER: &str =
    "UID:ledger@example.org\nSUMMARY:Ledger, again\nDTSTART;TZID=Asia/Kolkata:20261211T210000\nDURATION:PT2H";

fn releases(room: &Room) -> Vec<Value> {
    room.call("release_list", json!({}))["items"].as_array().unwrap().clone()
}

fn milestones(room: &Room) -> Vec<Value> {
    let list = room.call("milestone_list", json!({}));
    list["items"].as_array().unwrap().iter().map(|one| one["milestone"].clone()).collect()
}

#[test]
fn events_become_releases_in_draft_with_the_key_of_their_title() {
    let room = Room::new();
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1 }));
    let more = json!({ "becomes": "release", "kind": null, "services": ["pay"], "environment": "staging",
        "type": "standard", "team": "core" });
    let outcome = import(&room, &calendar(&[GO, LEDGER]), more);
    assert_eq!((&outcome["added"], &outcome["made"]), (&json!(2), &json!(["environment staging", "team core"])));
    let found = releases(&room);
    let of = |key: &str| found.iter().find(|release| release["key"] == key).unwrap_or_else(|| panic!("{found:?}"));
    let go = of("R-2026-0142");
    assert_eq!(
        (&go["title"], &go["state"], &go["type"]),
        (&json!("Payments go live"), &json!("draft"), &json!("standard"))
    );
    assert_eq!((&go["services"], &go["environment"]), (&json!(["pay"]), &json!("staging")));
    assert_eq!((&go["zone"], &go["start"]), (&json!("Europe/Berlin"), &json!("2026-12-10T21:00:00Z")));
    assert_eq!(of("LEDGER-AGAIN")["zone"], json!("Asia/Kolkata"));
    assert_eq!(room.call("release_show", json!({ "key": "R-2026-0142" }))["description"], json!("Why"));
    room.call("undo", json!({}));
    assert!(releases(&room).is_empty(), "one operation");
}

#[test]
fn a_release_of_the_plan_is_known_by_the_key_in_a_title() {
    let room = Room::new();
    let draft = json!({ "key": "R-2026-0142", "title": "P", "type": "emergency", "services": [], "start": "2026-12-20T22:00",
        "end": "2026-12-21T00:00", "zone": "Asia/Kolkata" });
    room.call("release_draw", json!({ "draft": draft }));
    let outcome = import(&room, &calendar(&[GO]), json!({ "becomes": "release" }));
    assert_eq!(outcome["updated"], json!(1));
    let found = &releases(&room)[0];
    assert_eq!(
        (&found["type"], &found["zone"]),
        (&json!("emergency"), &json!("Asia/Kolkata")),
        "what the file does not say stays"
    );
    assert_eq!((&found["title"], &found["start"]), (&json!("Payments go live"), &json!("2026-12-10T21:00:00Z")));
    let twice = calendar(&[GO, &GO.replace("go@", "other@")]);
    assert_eq!(import(&room, &twice, json!({ "becomes": "release" }))["added"], json!(1));
    assert!(releases(&room).iter().any(|release| release["key"] == "R-2026-0142-2"), "one release is one event");
}

#[test]
fn a_recurring_event_that_should_be_a_release_is_left_out_with_a_hint() {
    let room = Room::new();
    let outcome = import(&room, &calendar(&[YEAR_END, GO]), json!({ "becomes": "release" }));
    assert_eq!((&outcome["added"], &outcome["skipped"]), (&json!(1), &json!(1)));
    let told = outcome["lines"][0]["remarks"][0].as_str().unwrap();
    assert!(told.contains("recurs") && told.contains("1@example.org=nothing"), "{told}");
    let path = room.put("only.ics", &calendar(&[YEAR_END]));
    let input = json!({ "paths": [path], "becomes": "release", "zone": "UTC" });
    assert_eq!(room.refused("calendar_import", input).code, "file.bad");
}

#[test]
fn an_event_gives_no_release_a_time_that_a_person_could_not_give_it() {
    let room = Room::new();
    import(&room, &calendar(&[GO]), json!({ "becomes": "release" }));
    room.call("service_save", json!({ "key": "pay", "name": "Payments", "tier": 1 }));
    let freeze = json!({ "key": "F", "title": "F", "kind": "freeze-hard", "zone": "UTC", "start": "2026-12-15T00:00",
        "end": "2026-12-16T00:00" });
    room.call("window_save", freeze);
    let moved = |day: &str| calendar(&[&GO.replace("20261210", day), LEDGER]);
    let outcome = import(&room, &moved("20261215"), json!({ "becomes": "release" }));
    assert_eq!((&outcome["skipped"], &outcome["added"]), (&json!(1), &json!(1)), "{outcome}");
    assert_eq!(import(&room, &moved("20261217"), json!({ "becomes": "release" }))["updated"], json!(1));
    room.call("release_advance", json!({ "key": "R-2026-0142", "state": "cancelled" }));
    let outcome = import(&room, &moved("20261218"), json!({ "becomes": "release" }));
    assert_eq!(outcome["skipped"], json!(1));
    assert!(
        outcome["warnings"][0].as_str().unwrap().contains("is cancelled and cannot be given another time"),
        "{outcome}"
    );
}

#[test]
fn an_event_becomes_a_milestone_on_the_day_on_which_it_begins() {
    let room = Room::new();
    let text = calendar(&[GO]).replace("BEGIN:VEVENT", "X-WR-CALNAME:ERP\nBEGIN:VEVENT");
    let outcome = import(&room, &text, json!({ "becomes": "milestone" }));
    assert_eq!((&outcome["added"], &outcome["lines"][0]["becomes"]), (&json!(1), &json!("milestone")));
    let found = &milestones(&room)[0];
    assert_eq!((&found["key"], &found["project"]), (&json!("R-2026-0142"), &json!("ERP")));
    assert_eq!(found["forecast"], json!("2026-12-10"));
    let later = text.replace("20261210", "20261224");
    assert_eq!(import(&room, &later, json!({ "becomes": "milestone", "project": "CRM" }))["updated"], json!(1));
    let found = &milestones(&room)[0];
    assert_eq!((&found["project"], &found["forecast"]), (&json!("CRM"), &json!("2026-12-24")));
    assert_eq!(import(&room, &later, json!({ "becomes": "milestone" }))["changed"]["operation"], Value::Null);
    assert_eq!(import(&room, &later.replace("UID:go", "STATUS:CANCELLED\nUID:go"), json!({}))["removed"], json!(1));
    assert!(milestones(&room).is_empty());
}

#[test]
fn an_event_that_takes_no_time_becomes_a_milestone() {
    let room = Room::new();
    let only = "UID:a\nSUMMARY:Cutover\nDTSTART:20261210T233000Z";
    let both =
        "UID:b\nSUMMARY:R-7 Freeze\nDTSTART;TZID=Asia/Kolkata:20261211T100000\nDTEND;TZID=Asia/Kolkata:20261211T100000";
    let weekly = "UID:c\nSUMMARY:Report\nDTSTART;TZID=Europe/Berlin:20261214T090000\nRRULE:FREQ=WEEKLY";
    let text = calendar(&[only, both, weekly]);
    let outcome = import(&room, &text, json!({ "becomes": "milestone" }));
    assert_eq!(outcome["added"], json!(3), "{outcome}");
    assert_eq!(outcome["lines"][0]["when"], json!("11 Dec 00:30 Europe/Berlin"));
    let told: Vec<String> =
        milestones(&room).iter().map(|one| format!("{} {} {}", one["key"], one["title"], one["forecast"])).collect();
    for expected in
        [r#""CUTOVER" "Cutover" "2026-12-11""#, r#""R-7" "Freeze" "2026-12-11""#, r#""REPORT" "Report" "2026-12-14""#]
    {
        assert!(told.iter().any(|told| told == expected), "{expected}: {told:?}");
    }
    assert!(
        outcome["warnings"].as_array().unwrap().iter().any(|told| told.as_str().unwrap().contains("Report recurs"))
    );
    assert_eq!(import(&room, &text, json!({ "becomes": "milestone" }))["changed"]["operation"], Value::Null);
    let outcome = import(&Room::new(), &calendar(&[only, SALE]), json!({}));
    assert_eq!((&outcome["added"], &outcome["skipped"]), (&json!(1), &json!(1)), "it is no window");
    let told = "Cutover: it takes no time, so it makes no window; let it become a milestone (a=milestone)";
    assert_eq!(outcome["lines"][0]["remarks"], json!([told]));
    let chosen = import(&Room::new(), &calendar(&[only, SALE]), json!({ "choices": { "a": "milestone" } }));
    assert_eq!((&chosen["added"], &chosen["skipped"]), (&json!(2), &json!(0)), "{chosen}");
    assert_eq!(chosen["lines"][0]["remarks"], Value::Null, "there is nothing to complain of");
}

#[test]
fn single_events_become_what_is_chosen_for_them() {
    let room = Room::new();
    let choices = json!({ "1@example.org": "peak", "go@example.org": "release", "ledger@example.org": "milestone",
        "2@example.org": "nothing", "typo": "release" });
    let text = calendar(&[YEAR_END, SALE, GO, LEDGER]);
    let outcome = import(&room, &text, json!({ "choices": choices }));
    let told: Vec<String> = outcome["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            format!(
                "{} {} {}",
                line["uid"].as_str().unwrap(),
                line["becomes"].as_str().unwrap(),
                line["outcome"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "1@example.org window peak added",
            "2@example.org nothing skipped",
            "go@example.org release added",
            "ledger@example.org milestone added",
        ]
    );
    assert_eq!((windows(&room).len(), releases(&room).len(), milestones(&room).len()), (1, 1, 1));
    assert_eq!(
        outcome["warnings"],
        json!(["typo: something was chosen for it, and no file has an event of this name"])
    );
}

#[test]
fn what_an_event_was_goes_when_it_becomes_something_else() {
    let room = Room::new();
    import(&room, &calendar(&[GO]), json!({}));
    assert_eq!((windows(&room).len(), releases(&room).len()), (1, 0));
    let outcome = import(&room, &calendar(&[GO]), json!({ "becomes": "release" }));
    assert_eq!((&outcome["removed"], &outcome["added"]), (&json!(1), &json!(1)));
    assert_eq!((windows(&room).len(), releases(&room).len()), (0, 1));
    import(&room, &calendar(&[GO]), json!({ "becomes": "milestone" }));
    assert_eq!((releases(&room).len(), milestones(&room).len()), (0, 1));
}

#[test]
fn a_preview_tells_each_event_and_when_it_is_and_writes_nothing() {
    let room = Room::new();
    let before = room.seq();
    let text = calendar(&[SALE, &format!("{GO}\nDTSTART:20270101")]);
    let outcome = import(&room, &text, json!({ "mode": "preview" }));
    let line = &outcome["lines"][0];
    assert_eq!((&line["uid"], &line["becomes"]), (&json!("2@example.org"), &json!("window freeze-hard")));
    assert_eq!(line["when"], json!("20 Nov 09:00–17:00 Asia/Kolkata"));
    assert_eq!((room.seq(), &outcome["changed"]), (before, &Value::Null));
}

#[test]
fn at_most_two_thousand_events_are_told_and_all_are_counted() {
    let room = Room::new();
    let events: Vec<String> = (0..2_100).map(|n| format!("UID:{n}\nSUMMARY:Same\nDTSTART:20261218")).collect();
    let text = calendar(&events.iter().map(String::as_str).collect::<Vec<_>>());
    let outcome = import(&room, &text, json!({ "mode": "preview" }));
    assert_eq!((&outcome["added"], outcome["lines"].as_array().unwrap().len()), (&json!(2_100), 2_000));
}

#[test]
fn times_without_a_zone_are_asked_for_with_the_zone_that_the_file_names() {
    let room = Room::new();
    let path = room
        .put("a.ics", &calendar(&[YEAR_END]).replace("BEGIN:VEVENT", "X-WR-TIMEZONE:America/New_York\nBEGIN:VEVENT"));
    let error = room.refused("calendar_import", json!({ "paths": [path], "kind": "peak" }));
    assert_eq!((error.code.as_str(), &error.details["hint"]), ("calendar.zone_needed", &json!("America/New_York")));
    assert!(error.hint.unwrap().contains("America/New_York"));
    let path = room.put("b.ics", &calendar(&[YEAR_END]));
    let error = room.refused("calendar_import", json!({ "paths": [path], "kind": "peak" }));
    assert_eq!((error.code.as_str(), &error.details["hint"]), ("calendar.zone_needed", &Value::Null));
}

#[test]
fn a_rule_is_told_in_words() {
    let room = Room::new();
    let nights = "UID:5\nSUMMARY:Nights\nDTSTART;TZID=Europe/Berlin:20261206T010000\nDURATION:PT4H\n\
                  RRULE:FREQ=WEEKLY;BYDAY=SU;UNTIL=20270131T000000Z";
    let expected = "6 Dec 01:00–05:00 Europe/Berlin, then every week on Sunday, until 31 Jan 2027 01:00";
    let preview = import(&room, &calendar(&[nights]), json!({ "mode": "preview" }));
    assert_eq!(preview["lines"][0]["when"], json!(expected));
    assert_eq!(preview["lines"][0]["summary"], json!(format!("freeze-hard Nights {expected}")));
    let nothing = import(&room, &calendar(&[nights]), json!({ "choices": { "5": "nothing" }, "mode": "preview" }));
    assert_eq!(nothing["lines"][0]["when"], json!(expected), "also where it becomes nothing");
}
