//! Calendars that others subscribe to: a folder that follows the plan by itself.

use std::path::Path;

use fantoccini::key::Key;

use crate::stage::{HOUR, Planned, World, stamp};

/// The lines of one event in a calendar file, unfolded; nothing where it has no such event.
fn event(file: &Path, summary: &str) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(file).ok()?.replace("\r\n ", "");
    let events = text.split("BEGIN:VEVENT\r\n").skip(1);
    let mut found = events.filter(|event| event.contains(summary));
    Some(found.next()?.lines().map(str::to_owned).collect())
}

async fn wait_lines(world: &World, file: &Path, summary: &str, lines: [String; 2]) {
    let what = format!("{lines:?} in {}", file.display());
    let has = |event: &[String]| lines.iter().all(|line| event.contains(line));
    world.wait_until(&what, async || event(file, summary).filter(|event| has(event)).map(drop)).await;
}

/// An instant as calendar files write it.
fn written(millis: i64) -> String {
    stamp(millis).replace(['-', ':'], "")
}

#[tokio::test]
async fn a_published_calendar_follows_every_change_and_its_undo() {
    let world = World::with_sample().await;
    let release = Planned::that_can_move(&world.desk, ["2026-11-23T12:00:00Z", "2026-12-06T00:00:00Z"], 24 * HOUR);
    let folder = world.desk.path("served");
    std::fs::create_dir(&folder).unwrap();
    world.enter("Calendar files").await;
    world.click("Save as…").await;
    world.write("Name", "Everything").await;
    world.tick("Published").await;
    world.click("Save").await;
    world.wait_text("#room [role=status]", "everything.ics, published").await;

    world.click("Publishing").await;
    world.click("Choose a folder…").await;
    world.name_file("Folder for published calendars", &folder).await;
    let file = folder.join("everything.ics");
    let at = |start: i64, sequence: u32| [format!("DTSTART:{}", written(start)), format!("SEQUENCE:{sequence}")];
    wait_lines(&world, &file, &release.key, at(release.start, 0)).await;
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("REFRESH-INTERVAL;VALUE=DURATION:"), "subscribers are told when to look again");
    world.wait_text("#room [role=status]", "Brought up to date").await;

    let later = release.start + 24 * HOUR;
    assert_eq!(world.desk.run(&["move", &release.key, "--to", &stamp(later)]).code, 0);
    wait_lines(&world, &file, &release.key, at(later, 1)).await;
    world.undo().await;
    wait_lines(&world, &file, &release.key, at(release.start, 2)).await;
    let others = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(others, 1, "nothing half-written is left beside it");
}

#[tokio::test]
async fn chosen_events_are_written_as_meeting_updates_one_file_each() {
    let world = World::with_sample().await;
    let folder = world.desk.path("messages");
    std::fs::create_dir(&folder).unwrap();
    world.enter("Calendar files").await;
    world.click_on("#room [role=row][aria-selected]").await;
    world.press_with(Some(Key::Shift), Key::Down.into()).await;
    world.wait_text("[aria-label='What is chosen']", "2 events chosen").await;
    world.click("Write as meeting update…").await;
    world.wait_text("dialog h2", "Write 2 meeting updates").await;
    world.click("Choose the folder…").await;
    world.name_file("Folder for the messages", &folder).await;
    world.wait_text("#room [role=status]", "2 files").await;

    let files = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    assert_eq!(files.len(), 2, "{files:?}");
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.contains("\r\nMETHOD:REQUEST\r\n"), "{text}");
        assert_eq!(text.matches("BEGIN:VCALENDAR\r\n").count(), 1, "{text}");
        let people = ["\r\nORGANIZER", "\r\nATTENDEE"].map(|line| text.contains(line));
        assert_eq!(people, [true, true], "{text}");
    }
}
