//! Types of release: what each asks, and which one a release is of.

use std::fmt::Write as _;

use serde_json::Value;

use super::{each, facts, indented, lines, local, table, word};

/// What each type asks.
pub fn types(answer: &Value, _: &Value) -> String {
    let mut text = String::new();
    for item in each(&answer["items"]) {
        let (rule, gap) = (&item["rule"], if text.is_empty() { "" } else { "\n" });
        let version = match item["version"].as_u64() {
            Some(0) | None => "as usual".to_owned(),
            Some(version) => format!("version {version}"),
        };
        let _ = writeln!(text, "{gap}{}, {version}: {}", word(&rule["type"]), word(&rule["definition"]));
        let question = |one: &Value| ["key", "weighs", "question"].iter().map(|column| word(&one[*column])).collect();
        text += &indented(&table(&each(&rule["criteria"]).map(question).collect::<Vec<_>>()));
        let said = facts([
            ("must be said", word(&rule["mandatory"])),
            ("test gates", word(&rule["gates"])),
            ("handed in", word(&item["lead"])),
            ("watched", format!("{} min", rule["stabilisation_minutes"])),
        ]);
        text += &indented(&said);
    }
    text
}

/// What classifying a release found, and did.
pub fn classified(answer: &Value, _: &Value) -> String {
    let mut text = lines(each(&answer["why"]).map(word));
    text += &faults(answer);
    if answer["open"].as_u64().is_some_and(|open| open > 0) {
        let _ = writeln!(text, "open questions: {}", answer["open"]);
    }
    if answer["needs_approver"] == true {
        text.push_str("another type than before, or than found, needs --reason and --approver\n");
    }
    match &answer["changed"] {
        Value::Null => text,
        changed => text + &super::changed(changed, &Value::Null),
    }
}

fn faults(answer: &Value) -> String {
    lines(each(&answer["faults"]).map(|fault| {
        let mark = if fault["refuses"] == true { "REFUSED" } else { "look" };
        format!("{mark}: {}", word(&fault["sentence"]))
    }))
}

/// How a release stands with its type.
pub fn classification(answer: &Value, zone: &Value) -> String {
    let mut text = facts([
        ("type", word(&answer["type"])),
        ("reference", word(&answer["reference"])),
        ("not said", word(&answer["missing"])),
    ]);
    for (kind, said) in answer["answers"].as_object().into_iter().flatten() {
        for (question, answer) in said.as_object().into_iter().flatten() {
            let _ = writeln!(text, "  {}  {kind}.{question}", if *answer == true { "yes" } else { "no " });
        }
    }
    text += &faults(answer);
    for one in each(&answer["history"]) {
        let (before, chosen) = (word(&one["before"]), word(&one["chosen"]));
        let what = if before == chosen { chosen } else { format!("{before} → {chosen}") };
        let found =
            if one["found"] == one["chosen"] { String::new() } else { format!(", found {}", word(&one["found"])) };
        let at = format!("{} {}", local(&one["at"], zone), word(zone));
        let _ = write!(text, "{at}  {}: {what}{found} (version {})", word(&one["by"]), one["version"]);
        for (name, words) in
            [("because", &one["reason"]), ("approved by", &one["approver"]), ("for", &one["reference"])]
        {
            let words = word(words);
            if !words.is_empty() {
                let _ = write!(text, ", {name} {words}");
            }
        }
        text.push('\n');
    }
    text
}

/// How many releases got another type, a line for each month and team.
pub fn reclassified(answer: &Value, _: &Value) -> String {
    let row = |one: &Value| {
        let month = word(&one["month"]);
        vec![
            month.get(..7).unwrap_or(&month).to_owned(),
            if one["team"].is_null() { "no team".to_owned() } else { word(&one["team"]) },
            format!("{} of {} got another type", one["reclassified"], one["classified"]),
            one["percent"].as_u64().map(|percent| format!("{percent} %")).unwrap_or_default(),
        ]
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "no release was classified\n".to_owned() } else { table(&rows) }
}
