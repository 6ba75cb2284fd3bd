//! Who is called when, and the way back.

use std::fmt::Write as _;

use serde_json::Value;

use super::{each, facts, indented, local, scope, table, word};

/// Chains of escalation with their levels.
pub fn chains(answer: &Value, _: &Value) -> String {
    let mut text = String::new();
    for chain in each(&answer["items"]) {
        let about = scope(&chain["scope"]);
        let _ = writeln!(text, "{} {}, for {about}", word(&chain["key"]), word(&chain["name"]));
        let level = |(place, level): (usize, &Value)| {
            let who = level["person"].as_str().unwrap_or("whoever holds the role").to_owned();
            let wait = match level["minutes"].as_i64() {
                Some(minutes) if minutes > 0 => format!("waits {minutes} min"),
                _ => "nobody behind it".to_owned(),
            };
            vec![(place + 1).to_string(), word(&level["role"]), who, word(&level["phone"]), wait]
        };
        text += &indented(&table(&each(&chain["levels"]).enumerate().map(level).collect::<Vec<_>>()));
    }
    if text.is_empty() { "no chains of escalation\n".to_owned() } else { text }
}

/// How a release is taken back, until when, and who is called.
pub fn rollback(answer: &Value, _: &Value) -> String {
    let (plan, zone) = (&answer["plan"], &answer["zone"]);
    let minutes = |field: &str| plan[field].as_i64().map(|minutes| format!("{minutes} min")).unwrap_or_default();
    let point = match &answer["point_of_no_return"] {
        Value::Null => String::new(),
        at => format!("{} {}", local(at, zone), word(zone)),
    };
    let late = match answer["steps_late_minutes"].as_i64() {
        Some(late) if late > 0 => format!("the runbook ends {late} min behind it"),
        _ => String::new(),
    };
    let procedure = if plan.is_null() { "nobody said how".to_owned() } else { word(&plan["procedure"]) };
    let mut text = format!("{}\n", word(&answer["release"]));
    text += &indented(&facts([
        ("procedure", procedure),
        ("takes", minutes("duration_minutes")),
        ("verifying takes", minutes("verification_minutes")),
        ("test", word(&answer["test"])),
        ("measured", minutes("measured_minutes")),
        ("evidence", word(&plan["evidence"])),
        ("version", word(&plan["version"])),
        ("point of no return", point),
        ("because", word(&answer["arithmetic"])),
        ("LATE", late),
    ]));
    let chain = &answer["chain"];
    if chain.is_null() {
        text.push_str("no chain of escalation covers it\n");
    } else {
        let _ = writeln!(text, "who is called, by {} {}:", word(&chain["key"]), word(&chain["name"]));
        let level = |level: &Value| {
            let after = format!("after {} min", level["after_minutes"]);
            vec![
                after,
                word(&level["role"]),
                level["name"].as_str().unwrap_or("nobody").to_owned(),
                word(&level["phone"]),
            ]
        };
        text += &indented(&table(&each(&chain["levels"]).map(level).collect::<Vec<_>>()));
    }
    for one in each(&answer["decisions"]) {
        let at = |time: &Value| format!("{} {}", local(time, zone), word(zone));
        let (way, by, reason) = (word(&one["way"]), word(&one["by"]), word(&one["reason"]));
        let _ = writeln!(text, "{}  {way}, says {by}, asked {}: {reason}", at(&one["decided"]), at(&one["asked"]));
    }
    text
}
