//! Files that were read or written.

use std::fmt::Write as _;

use serde_json::Value;

use super::{count, each, indented, lines, local, table, word};

/// What an import did, or would do, row by row.
pub fn import(answer: &Value, _: &Value) -> String {
    let mut text = String::new();
    if answer["changed"].is_null() {
        let row =
            |line: &Value| ["line", "outcome", "key", "summary"].iter().map(|column| word(&line[*column])).collect();
        let rows: Vec<Vec<String>> = each(&answer["lines"]).map(row).collect();
        text = table(&rows);
        let more = answer["rows"].as_u64().unwrap_or_default().saturating_sub(rows.len() as u64);
        if more > 0 {
            let _ = writeln!(text, "and {more} more rows");
        }
    }
    let _ = write!(
        text,
        "{} rows: {} added, {} updated, {} unchanged",
        answer["rows"], answer["added"], answer["updated"], answer["unchanged"]
    );
    for told in ["removed", "older", "skipped"] {
        if answer[told].as_u64().unwrap_or_default() > 0 {
            let _ = write!(text, ", {} {told}", answer[told]);
        }
    }
    text.push('\n');
    for made in each(&answer["made"]) {
        let _ = writeln!(text, "made {}", word(made));
    }
    text + &notes(answer)
}

/// Calendar files that are watched, which of them are not as they were, and below each what was said of it.
pub fn sources(answer: &Value, zone: &Value) -> String {
    let row = |source: &Value| {
        let files = each(&source["files"]).map(|file| format!("{} {}", word(&file["name"]), word(&file["state"])));
        let files = files.collect::<Vec<_>>().join(", ");
        let told = ["state", "path", "becomes"].iter().map(|column| word(&source[*column]));
        told.chain([format!("read {} {}", local(&source["read"], zone), word(zone)), files]).collect()
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() {
        return "nothing is watched on this machine\n".to_owned();
    }
    let told = each(&answer["items"]).map(|source| indented(&said(&source["said"])));
    table(&rows).lines().zip(told).fold(String::new(), |text, (row, told)| text + row + "\n" + &told)
}

/// What was said of a calendar file beside what its events become, a line each.
fn said(said: &Value) -> String {
    let one = ["zone", "owner", "environment", "type", "team", "project"];
    let several = ["services", "regions"];
    let chosen: Vec<String> = said["choices"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(uid, what)| format!("{uid} becomes {}", word(what)))
        .collect();
    let told = one.iter().chain(&several).filter(|name| !word(&said[**name]).is_empty());
    let mut text = lines(told.map(|name| format!("{name} {}", word(&said[*name]))));
    if said["whole"] == true {
        text.push_str("the file is the whole calendar\n");
    }
    if !chosen.is_empty() {
        let _ = writeln!(text, "{} chosen otherwise:", count(chosen.len() as u64, "event"));
        text += &indented(&lines(chosen.into_iter()));
    }
    text
}

/// A source that is watched no longer, and how it is watched again.
pub fn forgotten(answer: &Value, zone: &Value) -> String {
    let source = &answer["forgotten"];
    let path = word(&source["path"]);
    format!(
        "forgotten: {path} ({}); what came from it stays\n{}slipway sources --restore {path} watches it again as it was\n",
        word(&source["becomes"]),
        indented(&said(&source["said"])),
    ) + &sources(answer, zone)
}

/// Files that were written.
pub fn written(answer: &Value, _: &Value) -> String {
    let line = |file: &Value| format!("{} ({} bytes)", word(&file["path"]), file["bytes"]);
    let files = lines(each(&answer["files"]).map(line));
    format!("{files}{} items\n{}", answer["items"], notes(answer))
}

/// A file that was written.
pub fn one_written(answer: &Value, _: &Value) -> String {
    format!("{} ({} bytes)\n", word(&answer["path"]), answer["bytes"])
}

/// A document that was printed.
pub fn printed(answer: &Value, _: &Value) -> String {
    let noun = if answer["pages"] == 1 { "page" } else { "pages" };
    let text = format!(
        "{}: {} {noun}, {} bytes, snapshot operation {}\n",
        word(&answer["path"]),
        answer["pages"],
        answer["bytes"],
        answer["snapshot"]
    );
    text + &notes(answer)
}

/// What a person should know.
fn notes(answer: &Value) -> String {
    lines(each(&answer["warnings"]).map(|warning| format!("note: {}", word(warning))))
}
