//! Candidate changes and bundles.

use std::fmt::Write as _;

use serde_json::Value;

use super::{each, lines, table, word};

/// Changes, a line each.
pub fn changes(answer: &Value, _: &Value) -> String {
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "no changes\n".to_owned() } else { table(&rows) }
}

fn row(change: &Value) -> Vec<String> {
    let card = &change["change"];
    let at = match (change["place"].as_str(), change["release"].as_str()) {
        (Some("in"), Some(release)) => format!("in {release}"),
        (Some("put-off"), Some(release)) => format!("put off to {release}"),
        (Some("put-off"), None) => "put off".to_owned(),
        _ => "open".to_owned(),
    };
    let mut notes: Vec<String> = Vec::new();
    if card["mandatory"] != "none" {
        notes.push(format!("mandatory ({})", word(&card["mandatory"])));
    }
    if let Some(deadline) = card["deadline"].as_str() {
        notes.push(format!("by {deadline}"));
    }
    match each(&change["deferrals"]).count() {
        0 => {}
        times if change["escalated"] == true => notes.push(format!("ESCALATED: put off {times} times")),
        1 => notes.push("put off once".to_owned()),
        times => notes.push(format!("put off {times} times")),
    }
    vec![
        word(&card["key"]),
        word(&card["title"]),
        word(&card["service"]),
        format!("{} {}", change["points"], word(&change["band"])),
        format!("worth {}", word(&change["worth"])),
        at,
        notes.join(", "),
    ]
}

/// What a release takes along, what it puts off, and what is proposed.
pub fn bundle(answer: &Value, _: &Value) -> String {
    let mut text = format!("{} {}  {}\n", word(&answer["release"]), word(&answer["title"]), word(&answer["told"]));
    if answer["next"].is_object() {
        let next = &answer["next"];
        let _ = writeln!(text, "next: {} {}  {}", word(&next["key"]), word(&next["title"]), word(&next["told"]));
    }
    text += &budget(&answer["budget"]);
    for (name, column) in
        [("in", "inside"), ("deferred", "deferred"), ("next", "waiting"), ("candidates", "candidates")]
    {
        let rows: Vec<Vec<String>> = each(&answer[column]).map(row).collect();
        let heading = if rows.is_empty() { format!("{name}: none") } else { format!("{name}:") };
        let _ = writeln!(text, "\n{heading}");
        text += &table(&rows);
    }
    let proposal = &answer["proposal"];
    let _ = writeln!(text, "\nproposal: {}", word(&proposal["sentence"]));
    text += &proposed(&proposal["lines"]);
    text
}

fn budget(budget: &Value) -> String {
    let mut text = match budget["cap"].as_u64() {
        Some(cap) => format!("risk: {} of {cap} points\n", budget["sum"]),
        None => format!("risk: {} points, no budget\n", budget["sum"]),
    };
    text += &lines(each(&budget["breaches"]).map(|breach| format!("  too much: {}", word(breach))));
    if budget["accepted"].is_object() {
        let one = &budget["accepted"];
        let void = if one["holds"] == true { "" } else { ", void now" };
        let _ = writeln!(
            text,
            "  {} accepted up to {} points{void}: {}",
            word(&one["by"]),
            one["up_to"],
            word(&one["reason"])
        );
    }
    text
}

fn proposed(all: &Value) -> String {
    let mark = |line: &Value| match (line["outcome"].as_str(), line["moves"] == true) {
        (Some("in"), true) => "+",
        (Some("in"), false) => "=",
        _ => "-",
    };
    lines(each(all).map(|line| {
        format!("  {} {} {}: {}", mark(line), word(&line["change"]), word(&line["title"]), word(&line["sentence"]))
    }))
}

/// What carrying a proposal out did, or would do.
pub fn applied(answer: &Value, _: &Value) -> String {
    let text = proposed(&answer["lines"]);
    let text = if text.is_empty() { "nothing is proposed\n".to_owned() } else { text };
    text + &budget(&answer["budget"])
}

/// What another place for a change did, or would do.
pub fn placed(answer: &Value, _: &Value) -> String {
    let text = table(&[row(&answer["change"])]);
    if answer["budget"].is_null() { text } else { text + &budget(&answer["budget"]) }
}
