//! Who answers for what, and who is missing.

use std::fmt::Write as _;

use serde_json::Value;

use super::{each, indented, local, table, word};

/// The letters of a grid with what they are called.
const PARTS: [(&str, &str); 4] = [("A", "accountable"), ("R", "responsible"), ("C", "consulted"), ("I", "informed")];

/// Grids, each with a line for every activity.
pub fn grids(answer: &Value, _: &Value) -> String {
    let mut text = String::new();
    for grid in each(&answer["items"]) {
        let version = match grid["version"].as_u64() {
            Some(0) | None => "as usual".to_owned(),
            Some(version) => format!("version {version}"),
        };
        let gap = if text.is_empty() { "" } else { "\n" };
        let _ = writeln!(text, "{gap}{} releases, {version}", word(&grid["type"]));
        let head = std::iter::once("activity").chain(PARTS.map(|(_, called)| called)).map(str::to_owned).collect();
        let rows = each(&grid["rows"]).map(row);
        text += &indented(&table(&std::iter::once(head).chain(rows).collect::<Vec<_>>()));
        for fault in each(&grid["rows"]).filter_map(|row| row["fault"].as_str()) {
            let _ = writeln!(text, "  look: {fault}");
        }
    }
    text
}

fn row(row: &Value) -> Vec<String> {
    let roles = |part: &str| -> String {
        let of = each(&row["cells"]).filter(|cell| cell["part"] == part).map(|cell| word(&cell["role"]));
        of.collect::<Vec<_>>().join(", ")
    };
    std::iter::once(word(&row["activity"])).chain(PARTS.map(|(part, _)| roles(part))).collect()
}

/// What is missing, a line each.
pub fn gaps(answer: &Value, _: &Value) -> String {
    let row = |gap: &Value| {
        vec![
            word(&gap["release"]),
            format!("{} {}", local(&gap["start"], &gap["zone"]), word(&gap["zone"])),
            if gap["blocks"] == true { "blocks" } else { "" }.to_owned(),
            word(&gap["kind"]),
            word(&gap["sentence"]),
        ]
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "nobody is missing\n".to_owned() } else { table(&rows) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_grid_is_told_by_activity_with_everybody_in_the_column_of_their_letter() {
        let cell = |role: &str, part: &str| json!({ "role": role, "part": part });
        let cells = [cell("tester", "R"), cell("owner", "A"), cell("owner", "R")];
        let rows = json!([{ "activity": "test", "cells": cells, "fault": null }]);
        let told = grids(&json!({ "items": [{ "type": "normal", "version": 2, "rows": rows }] }), &Value::Null);
        assert_eq!(
            told,
            "normal releases, version 2\n  activity  accountable  responsible    consulted  informed\n  test      owner        tester, owner\n"
        );
    }
}
