//! Templates, and what is drawn from them.

use std::fmt::Write as _;

use serde_json::Value;

use super::release::conflict_line;
use super::{each, table, word};

/// Templates, a line each.
pub fn templates(answer: &Value, _: &Value) -> String {
    let row = |card: &Value| {
        let from = format!("{} {}", word(&card["start"]), word(&card["zone"]));
        let length = format!("{} min", card["length_minutes"]);
        vec![word(&card["key"]), word(&card["title"]), word(&card["type"]), from, length, word(&card["services"])]
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "no templates\n".to_owned() } else { table(&rows) }
}

/// A release that was drawn, or would be, with what speaks against it.
pub fn drawn(answer: &Value, _: &Value) -> String {
    let done = if answer["changed"].is_null() { "would be drawn" } else { "drawn as a draft" };
    outcome(answer, done)
}

/// A deployment that was planned, or would be, with what speaks against it.
pub fn deployment(answer: &Value, _: &Value) -> String {
    outcome(answer, if answer["changed"].is_null() { "would be planned" } else { "planned" })
}

fn outcome(answer: &Value, done: &str) -> String {
    let mut text = format!("{} {done}\n", word(&answer["key"]));
    for conflict in each(&answer["conflicts"]) {
        let _ = writeln!(text, "  {}", conflict_line(conflict));
    }
    text
}
