//! Scenarios, and what they change.

use std::fmt::Write as _;

use serde_json::Value;

use super::{each, lines, local, table, word};

/// Scenarios, a line each.
pub fn scenarios(answer: &Value, _: &Value) -> String {
    let row = |row: &Value| {
        vec![
            word(&row["name"]),
            format!("{} own operations", row["own"]),
            format!("{} in the plan since", row["behind"]),
            word(&row["path"]),
        ]
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "no scenarios\n".to_owned() } else { table(&rows) }
}

/// Scenarios that can be brought back, a line each.
pub fn scenarios_thrown_away(answer: &Value, _: &Value) -> String {
    let names: Vec<String> = each(&answer["items"]).map(|one| word(&one["name"])).collect();
    if names.is_empty() { "no scenarios were thrown away\n".to_owned() } else { lines(names.into_iter()) }
}

/// A scenario that was just made.
pub fn scenario_made(answer: &Value, _: &Value) -> String {
    format!("{} is at {}; plan on in it with --plan\n", word(&answer["name"]), word(&answer["path"]))
}

/// A scenario that was thrown away.
pub fn scenario_gone(_: &Value, _: &Value) -> String {
    "thrown away; `slipway scenario restore` brings it back\n".to_owned()
}

/// A scenario that was brought back.
pub fn scenario_back(_: &Value, _: &Value) -> String {
    "it is back\n".to_owned()
}

/// What a scenario changes.
pub fn scenario_difference(answer: &Value, zone: &Value) -> String {
    let sides =
        |what: &str, sides: &Value| vec![what.to_owned(), sides["plan"].to_string(), sides["scenario"].to_string()];
    let mut rows = vec![
        vec![String::new(), "plan".to_owned(), "scenario".to_owned()],
        sides("hard conflicts", &answer["hard"]),
        sides("soft conflicts", &answer["soft"]),
        sides("points of risk", &answer["risk"]),
    ];
    if !answer["critical"].is_null() {
        rows.push(sides("critical path, minutes", &answer["critical"]));
    }
    let mut text = table(&rows);
    for moved in each(&answer["moved"]) {
        let (from, to) = (local(&moved["from"]["start"], zone), local(&moved["to"]["start"], zone));
        let _ = writeln!(text, "moved    {} from {from} to {to} {}", word(&moved["key"]), word(zone));
    }
    for (what, list) in [("added", "added"), ("removed", "removed"), ("changed", "changed"), ("also", "others")] {
        text += &lines(each(&answer[list]).map(|one| format!("{what:8} {}", word(one))));
    }
    for change in each(&answer["critical_changes"]) {
        let verb = if change["scenario"] == true { "comes onto" } else { "leaves" };
        let _ = writeln!(text, "critical {} {verb} the critical path", word(&change["key"]));
    }
    let told = |mark: &'static str| {
        move |conflict: &Value| format!("{mark} {} {}", word(&conflict["code"]), word(&conflict["sentence"]))
    };
    text += &lines(each(&answer["new_conflicts"]).map(told("new     ")));
    text += &lines(each(&answer["gone_conflicts"]).map(told("gone    ")));
    text += &lines(each(&answer["diverged"]).map(|row| format!("changed on both sides: {}", word(row))));
    text
}
