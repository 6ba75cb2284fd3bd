//! Files that are handed out, read by other programs.

use crate::stage::{World, said};

/// A meeting that has something to decide.
const MEETING: &str = "
    const meetings = [...document.querySelectorAll('[aria-label=Meetings] a')]
    return written(meetings.find((one) => !written(one).endsWith(' 0 items')) ?? null)";

#[tokio::test]
async fn the_calendar_file_holds_every_release_that_takes_part_and_keeps_its_contract() {
    let world = World::with_sample().await;
    world.enter("Calendar files").await;
    world.click("Write the file…").await;
    let path = world.desk.path("handed-out.ics");
    world.name_file("Export", &path).await;
    world.wait_text("#room [role=status]", "in 1 file").await;

    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
    let (lines, bare) = (text.matches("\r\n").count(), text.matches('\n').count());
    assert_eq!(lines, bare, "every line ends with CRLF");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "no line is longer than 75 octets");
    let named = text.lines().filter(|line| line.starts_with("UID:"));
    assert_eq!(text.matches("BEGIN:VEVENT\r\n").count(), named.clone().count());
    let releases = named.filter(|line| line.trim_end().ends_with("@slipway")).count();
    let listed = world.desk.json(&["releases"]);
    let listed = listed["items"].as_array().unwrap().iter();
    let takes_part =
        |release: &&serde_json::Value| !["rejected", "cancelled"].contains(&release["state"].as_str().unwrap());
    assert_eq!(releases, listed.filter(takes_part).count(), "nobody ever had what was called off before");
}

#[tokio::test]
async fn the_pack_is_a_whole_pdf_with_its_words_and_pages() {
    let world = World::with_sample().await;
    world.enter("CAB").await;
    let meeting = world.wait("a meeting with items", MEETING).await;
    world.click(meeting.as_str().unwrap()).await;
    let decided = world.wait("the agenda", "return document.querySelectorAll('#room tbody tr').length || null").await;
    let first =
        world.wait("the first item", "return written(document.querySelector('#room tbody [data-title]'))").await;
    world.click("Print the pack…").await;
    world.click("Print…").await;
    let path = world.desk.path("pack.pdf");
    world.name_file("Where to put the pack", &path).await;
    let told = world.wait_text("dialog [role=status]", "page").await;

    let file = path.to_str().unwrap();
    said("qpdf", &["--check", file]);
    let facts = said("pdfinfo", &[file]);
    let fact = |name: &str| facts.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim();
    assert_eq!(fact("Tagged:"), "yes");
    let pages: u64 = fact("Pages:").parse().unwrap();
    assert!(told.contains(&format!("{pages} pages")), "{told}");
    assert!(pages > decided.as_u64().unwrap(), "a cover, an agenda and a sheet for each item");
    let words = said("pdftotext", &["-layout", file, "-"]);
    assert!(words.contains(first.as_str().unwrap()), "the first item is in it");
    assert!(words.contains(&format!("1 of {pages}")) || words.contains(&format!("1 / {pages}")), "pages are counted");
}

#[tokio::test]
async fn the_days_in_sight_are_printed_as_a_whole_pdf() {
    let world = World::with_sample().await;
    world.click("Week").await;
    world.click("Print…").await;
    let (first, last) = (world.text_of("First day").await, world.text_of("Last day").await);
    assert_eq!((first.as_str(), last.as_str()), ("2026-11-23", "2026-11-29"));
    world.click("A3").await;
    world.click("Print…").await;
    let path = world.desk.path("calendar.pdf");
    world.name_file("Where to put the calendar", &path).await;
    world.wait_text("dialog [role=status]", "page").await;

    let file = path.to_str().unwrap();
    said("qpdf", &["--check", file]);
    let facts = said("pdfinfo", &[file]);
    assert!(facts.contains("1190.55 x 841.89") || facts.contains("(A3)"), "{facts}");
    let words = said("pdftotext", &["-layout", file, "-"]);
    let list = world.desk.json(&["releases", "--from", "2026-11-22T23:00:00Z", "--to", "2026-11-29T23:00:00Z"]);
    let shown = list["items"].as_array().unwrap();
    assert!(!shown.is_empty());
    for release in shown {
        assert!(words.contains(release["key"].as_str().unwrap()), "{release} is in it");
    }
}
