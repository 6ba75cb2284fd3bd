//! Order, critical path and blast radius.

use std::fmt::Write as _;

use serde_json::Value;
use slipway_domain::time::Minutes;

use super::release::conflict_line;
use super::{each, lines, listed, local, table, word};

/// Waves, a line each.
pub fn order(answer: &Value, _: &Value) -> String {
    let waves = each(&answer["waves"]).zip(1..).map(|(wave, number)| format!("{number}. {}", word(wave)));
    let waves = lines(waves);
    if waves.is_empty() { "no releases\n".to_owned() } else { waves }
}

/// Releases in the order in which they can be deployed, a line each, with the reasons below; times are told in a zone.
pub fn sequence(answer: &Value, zone: &Value) -> String {
    let mut text = String::new();
    for place in each(&answer["places"]) {
        let told = |at: &Value| local(at, zone);
        let (from, to) = (told(&place["from"]["start"]), told(&place["to"]["start"]));
        let goes = match (&place["moves"], &place["left_out"], &place["stuck"]) {
            (Value::Bool(true), ..) => format!("{from} → {to}"),
            (_, Value::Bool(true), _) => format!("{from}, stays"),
            (.., Value::Bool(true)) => format!("{from}, cannot move"),
            _ => from,
        };
        let (key, title) = (word(&place["key"]), word(&place["title"]));
        let (earliest, latest) = (told(&place["earliest"]), told(&place["latest"]));
        let _ = writeln!(
            text,
            "{}. {key} {title}: {goes} {}  (earliest {earliest}, latest {latest})",
            place["wave"],
            word(zone)
        );
        for why in each(&place["why"]) {
            let _ = writeln!(text, "   {}", word(why));
        }
    }
    for conflict in each(&answer["conflicts"]) {
        let _ = writeln!(text, "{}", conflict_line(conflict));
    }
    if text.is_empty() { "no releases\n".to_owned() } else { text }
}

/// The network with its floats, in hours and minutes from its start.
pub fn critical_path(answer: &Value, _: &Value) -> String {
    const COLUMNS: [&str; 4] = ["early_start", "late_start", "total_float", "free_float"];
    let hours = |value: &Value| value.as_i64().map_or_else(String::new, |minutes| Minutes::new(minutes).to_string());
    let mut rows = vec![["key", "early start", "late start", "total float", "free float"].map(str::to_owned).to_vec()];
    for item in each(&answer["items"]) {
        let mut row = vec![word(&item["key"])];
        row.extend(COLUMNS.map(|column| hours(&item[column])));
        row.extend((item["critical"] == true).then(|| "critical".to_owned()));
        rows.push(row);
    }
    if rows.len() == 1 {
        return "no release waits for another\n".to_owned();
    }
    format!("{}end  {}\n", table(&rows), hours(&answer["end_minutes"]))
}

/// Who is hit.
pub fn blast(answer: &Value, _: &Value) -> String {
    listed(answer, &["depth", "key", "path"], "nobody is hit")
}
