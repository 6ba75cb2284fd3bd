//! The journal.

use std::fmt::Write as _;

use serde_json::Value;

use super::{each, local, release, table, word};

/// What a change did.
pub fn changed(answer: &Value, _: &Value) -> String {
    match &answer["operation"] {
        Value::Null => "nothing changed\n".to_owned(),
        operation => format!("{} (operation {})\n", word(&operation["label"]), operation["seq"]),
    }
}

/// What a change did that answers with more than the change.
pub fn outcome(answer: &Value, zone: &Value) -> String {
    changed(&answer["changed"], zone)
}

/// Operations, a line each, newest first.
pub fn log(answer: &Value, zone: &Value) -> String {
    let row = |operation: &Value| {
        let mut row = vec![word(&operation["seq"]), format!("{} {}", local(&operation["at"], zone), word(zone))];
        row.extend(["actor", "label", "reason"].map(|column| word(&operation[column])));
        row
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "nothing was done yet\n".to_owned() } else { table(&rows) }
}

/// What the check of the journal found.
pub fn verified(answer: &Value, _: &Value) -> String {
    if answer["ok"] == true {
        format!("all {} operations are as they were written\n", answer["operations"])
    } else {
        format!("operation {} was tampered with: {}\n", answer["first_bad"], word(&answer["why"]))
    }
}

/// The net difference of rows.
pub fn difference(answer: &Value, _: &Value) -> String {
    let mut text = String::new();
    for change in each(&answer["items"]) {
        let key = [&change["after"], &change["before"]]
            .into_iter()
            .map(|image| word(&image["key"]))
            .find(|key| !key.is_empty());
        let what = match (&change["before"], &change["after"]) {
            (Value::Null, _) => "added",
            (_, Value::Null) => "removed",
            _ => "changed",
        };
        let _ = writeln!(text, "{what} {} {}", word(&change["table"]), key.unwrap_or_else(|| word(&change["id"])));
        for (column, after) in change["after"].as_object().into_iter().flatten() {
            let before = &change["before"][column];
            if what == "changed" && before != after {
                let _ = writeln!(text, "    {column}: {} → {}", word(before), word(after));
            }
        }
    }
    if text.is_empty() { "no difference\n".to_owned() } else { text }
}

/// The releases as they were.
pub fn past(answer: &Value, zone: &Value) -> String {
    release::releases(answer, zone)
}
