//! Milestones of projects.

use serde_json::Value;

use super::{each, table, word};

/// Milestones, a line each with its sentence.
pub fn milestones(answer: &Value, _: &Value) -> String {
    let row = |one: &Value| {
        let milestone = &one["milestone"];
        let days = [&milestone["actual"], &milestone["forecast"], &milestone["baseline"]];
        let day = days.into_iter().find(|day| day.is_string()).map(word).unwrap_or_default();
        let variance = match one["variance"].as_i64() {
            Some(0) | None => String::new(),
            Some(days) => format!("{days:+} wd"),
        };
        let overdue = if one["overdue"] == true { ", overdue" } else { "" };
        vec![
            word(&milestone["key"]),
            format!("{}{overdue}", word(&one["standing"])),
            day,
            variance,
            word(&milestone["release"]),
            format!("{}. {}", word(&milestone["title"]), word(&one["sentence"])),
        ]
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "no milestones\n".to_owned() } else { table(&rows) }
}
