//! Calendar files of others: looked at, imported, watched, and imported again when they change.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::stage::World;

/// Times that say no zone, as many programs write them; the file names one for all of them, which is only a hint.
const NIGHTS: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-TIMEZONE:Europe/Berlin\r\n\
    BEGIN:VEVENT\r\nUID:night\r\nSUMMARY:Night of the network\r\n\
    DTSTART:20261205T220000\r\nDTEND:20261206T020000\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:sundays\r\nSUMMARY:Every Sunday\r\n\
    DTSTART:20261206T010000\r\nDURATION:PT4H\r\nRRULE:FREQ=WEEKLY;BYDAY=SU\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// The windows of the plan: key, zone, start and end as they were typed.
fn windows(world: &World) -> Vec<[Value; 4]> {
    let list = world.desk.json(&["windows"]);
    let items = list["items"].as_array().expect("a list");
    items.iter().map(|item| ["key", "zone", "start", "end"].map(|field| item["window"][field].clone())).collect()
}

/// Chooses in a closed list by the first letters, as the keyboard does.
async fn choose(world: &World, label: &str, letters: &str, value: &str) {
    let label = crate::stage::js(label);
    world.wait("the list", &format!("const list = field({label}); list?.focus(); return list !== null")).await;
    for letter in letters.chars() {
        world.press(letter).await;
    }
    let value = crate::stage::js(value);
    world.wait("the choice", &format!("return field({label})?.value === {value} || null")).await;
}

#[tokio::test]
async fn a_calendar_is_looked_at_imported_watched_and_brought_up_to_date() {
    let mut world = World::with_empty_plan().await;
    let file = world.desk.path("network.ics");
    world.desk.put("network.ics", NIGHTS);
    let operations = world.plan().operations();
    world.click("Import a calendar…").await;
    world.click("Choose a file…").await;
    world.name_file("Import a calendar", &file).await;

    world.wait_text("#room h2", "In which zone are the times of the file?").await;
    world.wait_text("#room", "The file names Europe/Berlin for all of it").await;
    world.click("Take this zone").await;
    world.wait_text("#room [role=status]", "Say what the windows mean for releases").await;
    choose(&world, "What the windows mean", "ma", "maintenance").await;
    world.wait_text("#room table", "Night of the network").await;
    world.tick("Watch this file or folder").await;
    world.wait_text("#room h2", "What would happen").await;
    assert_eq!(world.plan().operations(), operations, "a look writes nothing");

    world.click("Import 2 changes").await;
    world.wait_text("#room h2", "Imported").await;
    let key = |key: &str, start: &str, end: &str| [json!(key), json!("Europe/Berlin"), json!(start), json!(end)];
    let sundays = key("EVERY-SUNDAY", "2026-12-06T01:00", "2026-12-06T05:00");
    assert_eq!(windows(&world), [sundays.clone(), key("NIGHT-OF-THE-NETWORK", "2026-12-05T22:00", "2026-12-06T02:00")]);
    assert_eq!(world.plan().operations(), operations + 1, "one import is one operation");
    world.wait_text("#room", "Watched on this machine").await;

    world.desk.put("network.ics", NIGHTS.replace("20261206T020000", "20261206T040000"));
    world.restart().await;
    world.wait_notice("network.ics changed").await;
    world.click("Review").await;
    world.click("Import 1 change").await;
    world.wait_text("#room h2", "Imported").await;
    assert_eq!(windows(&world), [sundays.clone(), key("NIGHT-OF-THE-NETWORK", "2026-12-05T22:00", "2026-12-06T04:00")]);

    world.press_with(Some(Key::Control), 'z').await;
    world
        .wait_until("the window to end as before", async || (windows(&world)[1][3] == "2026-12-06T02:00").then_some(()))
        .await;
}
