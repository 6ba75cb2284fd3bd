//! Files that were read or written.

use std::fmt::Write as _;

use serde_json::Value;

use super::{each, lines, table, word};

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

/// Calendar files that are watched, and which of them are not as they were.
pub fn sources(answer: &Value, _: &Value) -> String {
    let mut rows = Vec::new();
    for source in each(&answer["items"]) {
        let files = each(&source["files"]).map(|file| format!("{} {}", word(&file["name"]), word(&file["state"])));
        let files = files.collect::<Vec<_>>().join(", ");
        let told = ["state", "path", "becomes"].iter().map(|column| word(&source[*column]));
        rows.push(told.chain([format!("read {}", word(&source["read"])), files]).collect());
    }
    if rows.is_empty() { "nothing is watched on this machine\n".to_owned() } else { table(&rows) }
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
