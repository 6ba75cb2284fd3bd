//! Answers as text for people: aligned and short.

use std::fmt::Write as _;

use serde_json::Value;
use slipway_app::AppError;

/// A word of an answer; nothing where it is missing.
fn word(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(word).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

fn items(answer: &Value) -> &[Value] {
    answer["items"].as_array().map_or(&[], Vec::as_slice)
}

/// Rows with aligned columns.
fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let wide = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(wide).collect();
    let mut text = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        let _ = writeln!(text, "{}", cells.join("  ").trim_end());
    }
    text
}

fn listed(answer: &Value, columns: &[&str], nothing: &str) -> String {
    let rows: Vec<Vec<String>> =
        items(answer).iter().map(|item| columns.iter().map(|column| word(&item[*column])).collect()).collect();
    if rows.is_empty() { format!("{nothing}\n") } else { table(&rows) }
}

/// What went wrong, on standard error.
pub fn error(error: &AppError) {
    eprintln!("{}", error.message);
    if let Some(hint) = &error.hint {
        eprintln!("  → {hint}");
    }
    for problem in error.details["problems"].as_array().into_iter().flatten().skip(1).take(9) {
        eprintln!("  line {} {}: {}", problem["line"], word(&problem["column"]), word(&problem["message"]));
    }
    for conflict in error.details["conflicts"].as_array().into_iter().flatten().skip(1) {
        eprintln!("  {} {}", word(&conflict["code"]), word(&conflict["sentence"]));
    }
    for slot in error.details["slots"].as_array().into_iter().flatten() {
        eprintln!("  slot: {}", word(&slot["told"]));
    }
}

/// How the open plan stands.
pub fn desk(answer: &Value) -> String {
    let plan = &answer["plan"];
    format!(
        "{} ({}): {} releases, {} services, {} hard and {} soft conflicts\n",
        word(&plan["name"]),
        word(&plan["path"]),
        plan["releases"],
        plan["services"],
        plan["hard"],
        plan["soft"]
    )
}

/// What an import did.
pub fn import(answer: &Value) -> String {
    let mut text = String::new();
    if answer["changed"].is_null() {
        let lines = answer["lines"].as_array().cloned().unwrap_or_default();
        let row =
            |line: &Value| ["line", "outcome", "key", "summary"].iter().map(|column| word(&line[*column])).collect();
        text = table(&lines.iter().map(row).collect::<Vec<Vec<String>>>());
    }
    let _ = writeln!(
        text,
        "{} rows: {} added, {} updated, {} unchanged",
        answer["rows"], answer["added"], answer["updated"], answer["unchanged"]
    );
    for made in answer["made"].as_array().into_iter().flatten() {
        let _ = writeln!(text, "made {}", word(made));
    }
    for warning in answer["warnings"].as_array().into_iter().flatten() {
        let _ = writeln!(text, "note: {}", word(warning));
    }
    text
}

/// Releases, a line each.
pub fn releases(answer: &Value) -> String {
    listed(answer, &["key", "start", "end", "zone", "type", "state", "team", "title"], "no releases")
}

/// One release in full.
pub fn release(answer: &Value) -> String {
    let bar = &answer["bar"];
    let mut text = format!("{} {}\n{}\n\n", word(&bar["key"]), word(&bar["title"]), word(&answer["description"]));
    let rows: Vec<Vec<String>> = [
        ("when", &answer["told"]),
        ("point of no return", &answer["point_of_no_return"]),
        ("type", &bar["type"]),
        ("state", &bar["state"]),
        ("next", &answer["next_states"]),
        ("services", &bar["services"]),
        ("environment", &bar["environment"]),
        ("team", &bar["team"]),
        ("train", &bar["train"]),
        ("risk", &bar["risk"]),
        ("waits for", &bar["depends_on"]),
    ]
    .into_iter()
    .map(|(name, value)| vec![name.to_owned(), word(value)])
    .collect();
    text.push_str(&table(&rows));
    for holder in answer["people"].as_array().into_iter().flatten() {
        let _ = writeln!(text, "{}: {}", word(&holder["role"]), word(&holder["name"]));
    }
    for conflict in answer["conflicts"].as_array().into_iter().flatten() {
        let _ = writeln!(
            text,
            "{} {} {}",
            word(&conflict["code"]),
            word(&conflict["severity"]),
            word(&conflict["sentence"])
        );
    }
    text
}

/// What a move did, or would do.
pub fn moved(answer: &Value) -> String {
    let verb = if answer["changed"].is_null() { "would move" } else { "moved" };
    let (from, to) = (&answer["from"], &answer["to"]);
    let mut text =
        format!("{} {verb} from {} to {}\n", word(&answer["release"]), word(&from["start"]), word(&to["start"]));
    for conflict in answer["conflicts"].as_array().into_iter().flatten() {
        let _ = writeln!(
            text,
            "  {} {} {}",
            word(&conflict["code"]),
            word(&conflict["severity"]),
            word(&conflict["sentence"])
        );
    }
    for step in answer["moves"].as_array().into_iter().flatten() {
        let _ = writeln!(text, "  {} → {}: {}", word(&step["key"]), word(&step["to"]["start"]), word(&step["why"]));
    }
    for slot in answer["slots"].as_array().into_iter().flatten() {
        let _ = writeln!(text, "  slot: {}", word(&slot["told"]));
    }
    text
}

/// Conflicts, a line each.
pub fn conflicts(answer: &Value) -> String {
    listed(answer, &["code", "severity", "overlap_minutes", "sentence"], "no conflicts")
}

/// Slots, and why not earlier.
pub fn slots(answer: &Value) -> String {
    let mut text = String::new();
    for slot in answer["slots"].as_array().into_iter().flatten() {
        let _ = writeln!(text, "{}", word(&slot["told"]));
        for reason in slot["reasons"].as_array().into_iter().flatten() {
            let _ = writeln!(text, "    soft: {}", word(reason));
        }
    }
    if text.is_empty() {
        text = format!("no slot; {}\n", word(&answer["blocked_by"]["sentence"]));
    }
    for day in answer["refused"].as_array().into_iter().flatten() {
        for reason in day["reasons"].as_array().into_iter().flatten() {
            let _ =
                writeln!(text, "not {}: {} {}", word(&day["day"]), word(&reason["code"]), word(&reason["sentence"]));
        }
    }
    text
}

/// Waves, a line each.
pub fn order(answer: &Value) -> String {
    let waves = answer["waves"].as_array().into_iter().flatten().enumerate();
    waves.map(|(number, wave)| format!("{}. {}\n", number + 1, word(wave))).collect::<Vec<_>>().concat()
}

/// The network with its floats.
pub fn critical_path(answer: &Value) -> String {
    let columns = ["key", "early_start", "late_start", "total_float", "free_float", "critical"];
    let mut rows = vec![columns.map(str::to_owned).to_vec()];
    rows.extend(items(answer).iter().map(|item| columns.iter().map(|column| word(&item[*column])).collect()));
    format!("{}end: {} minutes\n", table(&rows), answer["end_minutes"])
}

/// Who is hit.
pub fn blast(answer: &Value) -> String {
    listed(answer, &["depth", "key", "path"], "nobody is hit")
}

/// Files that were written.
pub fn written(answer: &Value) -> String {
    let files = answer["files"].as_array().into_iter().flatten();
    files
        .map(|file| format!("{} ({} bytes, {} items)\n", word(&file["path"]), file["bytes"], answer["items"]))
        .collect::<Vec<_>>()
        .concat()
}

/// Meetings, a line each.
pub fn meetings(answer: &Value) -> String {
    let rows: Vec<Vec<String>> = items(answer)
        .iter()
        .map(|meeting| {
            let decide = meeting["for_decision"].as_array().map_or(0, Vec::len);
            vec![
                word(&meeting["id"]),
                word(&meeting["start"]),
                word(&meeting["title"]),
                format!("{decide} for decision, {} for information", meeting["for_information"]),
            ]
        })
        .collect();
    table(&rows)
}

/// A pack that was printed.
pub fn pack(answer: &Value) -> String {
    let mut text = format!(
        "{}: {} pages, {} bytes, snapshot operation {}\n",
        word(&answer["path"]),
        answer["pages"],
        answer["bytes"],
        answer["snapshot"]
    );
    for warning in answer["warnings"].as_array().into_iter().flatten() {
        let _ = writeln!(text, "note: {}", word(warning));
    }
    text
}

/// What a change did.
pub fn changed(answer: &Value) -> String {
    match &answer["operation"] {
        Value::Null => "nothing changed\n".to_owned(),
        operation => format!("{} (operation {})\n", word(&operation["label"]), operation["seq"]),
    }
}

/// Operations, a line each, newest first.
pub fn log(answer: &Value) -> String {
    listed(answer, &["seq", "at", "actor", "label", "reason"], "nothing was done yet")
}

/// What the check of the journal found.
pub fn verified(answer: &Value) -> String {
    if answer["ok"] == true {
        format!("all {} operations are as they were written\n", answer["operations"])
    } else {
        format!("operation {} was tampered with: {}\n", answer["first_bad"], word(&answer["why"]))
    }
}

/// The net difference of rows.
pub fn difference(answer: &Value) -> String {
    let mut text = String::new();
    for change in items(answer) {
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
pub fn past(answer: &Value) -> String {
    releases(&serde_json::json!({ "items": answer["releases"] }))
}

/// What a check found.
pub fn check(answer: &Value) -> String {
    let findings = answer["findings"].as_array().into_iter().flatten();
    let line = |finding: &Value| {
        let mark = if finding["ok"] == true { "ok     " } else { "PROBLEM" };
        format!("{mark}  {}: {}\n", word(&finding["subject"]), word(&finding["message"]))
    };
    findings.map(line).collect::<Vec<_>>().concat()
}

/// The table of commands, a line each.
pub fn commands(answer: &Value) -> String {
    listed(answer, &["name", "effect", "doc"], "")
}
