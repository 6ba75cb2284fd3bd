//! Calendars for others.

use std::fmt::Write as _;

use serde_json::Value;

use super::{count, each, facts, indented, table, word};

/// Saved calendars, a line each.
pub fn saved_calendars(answer: &Value, _: &Value) -> String {
    let row = |calendar: &Value| {
        let published = if calendar["published"] == true { "published" } else { "" };
        vec![word(&calendar["key"]), word(&calendar["name"]), word(&calendar["told"]), published.to_owned()]
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "no calendar is saved\n".to_owned() } else { table(&rows) }
}

/// How publishing stands.
pub fn publication(answer: &Value, _: &Value) -> String {
    let files: Vec<String> = each(&answer["calendars"]).map(|calendar| word(&calendar["file"])).collect();
    let folder = answer["folder"].as_str();
    facts([
        ("folder", folder.unwrap_or("none on this machine").to_owned()),
        ("looked at again", format!("every {} min", answer["refresh_minutes"])),
        ("brought up to date", word(&answer["published"])),
        ("failed", failure(&answer["failed"])),
        ("calendars", if files.is_empty() { "none".to_owned() } else { files.join(", ") }),
    ])
}

/// What went wrong, when, and what to do.
fn failure(failed: &Value) -> String {
    match (failed["message"].as_str(), failed["hint"].as_str()) {
        (None, _) => word(&Value::Null),
        (Some(message), hint) => {
            let hint = hint.map(|hint| format!("; {hint}")).unwrap_or_default();
            format!("{}: {message}{hint}", word(&failed["at"]))
        }
    }
}

/// What publishing did.
pub fn published(answer: &Value, _: &Value) -> String {
    let mut text = String::new();
    for file in each(&answer["written"]) {
        let _ = writeln!(text, "written {} ({} bytes)", word(&file["path"]), file["bytes"]);
    }
    for gone in each(&answer["removed"]) {
        let _ = writeln!(text, "removed {}", word(gone));
    }
    if let Some(unchanged) = answer["unchanged"].as_u64().filter(|unchanged| *unchanged > 0) {
        let _ = writeln!(text, "{} as before", count(unchanged, "file"));
    }
    for warning in each(&answer["warnings"]) {
        let _ = writeln!(text, "note: {}", word(warning));
    }
    text
}

/// A calendar as it would be written.
pub fn previewed(answer: &Value, _: &Value) -> String {
    let number = |name: &str| answer[name].as_u64().unwrap_or(0);
    let mut text = format!(
        "{}: {}, {} new, {} changed, {} called off; {} bytes in {}\n",
        word(&answer["name"]),
        count(number("count"), "event"),
        number("new"),
        number("changed"),
        number("called_off"),
        number("bytes"),
        count(number("files"), "file"),
    );
    let row = |event: &Value| {
        vec![
            word(&event["change"]),
            word(&event["title"]),
            word(&event["when"]),
            word(&event["status"]),
            word(&event["sequence"]),
        ]
    };
    let rows: Vec<Vec<String>> = each(&answer["events"]).map(row).collect();
    text += &table(&rows);
    let more = number("count").saturating_sub(rows.len() as u64);
    if more > 0 {
        let _ = writeln!(text, "and {more} more");
    }
    if let Some(told) = answer["left_out"].as_str() {
        let _ = writeln!(text, "note: {told}");
    }
    for warning in each(&answer["warnings"]) {
        let _ = writeln!(text, "note: {}", word(warning));
    }
    text
}

/// The words of each kind of event, and an event in them.
pub fn words(answer: &Value, _: &Value) -> String {
    let mut text = String::new();
    for kind in each(&answer["items"]) {
        let usual = if kind["usual"] == true { " (the usual words)" } else { "" };
        let gap = if text.is_empty() { "" } else { "\n" };
        let _ = writeln!(text, "{gap}{}{usual}", word(&kind["kind"]));
        for part in ["title", "description", "categories"] {
            let _ = writeln!(text, "  {part}");
            text += &indented(&indented(&format!("{}\n", word(&kind[part]))));
        }
        let places: Vec<String> = each(&kind["places"]).map(|place| format!("{{{}}}", word(place))).collect();
        let _ = writeln!(text, "  names: {}", places.join(" "));
        if let Some(title) = kind["example"]["title"].as_str() {
            let _ = writeln!(text, "  such as: {title}");
        }
    }
    text
}
