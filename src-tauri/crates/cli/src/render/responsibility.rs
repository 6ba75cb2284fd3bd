//! Who answers for what, and who is missing.

use std::fmt::Write as _;

use serde_json::Value;
use slipway_domain::catalogue::Role;

use super::release::conflict_line;
use super::{changed, each, indented, lines, local, table, word};

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
    gaps_or(answer, "nobody is missing\n")
}

/// What is missing and keeps a release in its draft, a line each.
pub fn blocking_gaps(answer: &Value, _: &Value) -> String {
    gaps_or(answer, "nothing keeps a release in its draft\n")
}

fn gaps_or(answer: &Value, nothing: &str) -> String {
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
    if rows.is_empty() { nothing.to_owned() } else { table(&rows) }
}

/// Who holds which role on a release, a line for each person, and one for each role that nobody holds.
pub fn roles(answer: &Value, _: &Value) -> String {
    let rows = |role: &Role| {
        let holds = |holder: &&Value| holder["role"] == role.as_str();
        let row = |holder: &Value| vec![role.as_str().to_owned(), word(&holder["person"]), word(&holder["name"])];
        let held: Vec<Vec<String>> = each(&answer["people"]).filter(holds).map(row).collect();
        if held.is_empty() { vec![vec![role.as_str().to_owned(), "nobody".to_owned()]] } else { held }
    };
    table(&Role::ALL.iter().flat_map(rows).collect::<Vec<_>>())
}

/// That other people hold roles on a release, with what speaks against its time.
pub fn role_holders(answer: &Value, _: &Value) -> String {
    let against = each(&answer["conflicts"]).map(|conflict| format!("  {}", conflict_line(conflict)));
    changed(&answer["changed"], &Value::Null) + &lines(against)
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
