//! The map, order, critical path, blast radius and delays.

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
    for along in each(&answer["moves"]) {
        let at = |stretch: &Value| local(&stretch["start"], zone);
        let (from, to) = (at(&along["from"]), at(&along["to"]));
        let _ = writeln!(text, "{}: {from} → {to} {}  {}", word(&along["key"]), word(zone), word(&along["why"]));
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

/// The links of a map, a line each, and what keeps it from having an order.
pub fn map(answer: &Value, _: &Value) -> String {
    let mut rows = Vec::new();
    for link in each(&answer["links"]) {
        let mut more = Vec::new();
        if link["lag"].is_string() && link["lag"] != "0m" {
            more.push(format!("lag {}", word(&link["lag"])));
        }
        if link["min_version"].is_string() {
            more.push(format!("≥ {}", word(&link["min_version"])));
        }
        if link["merged"].as_u64().is_some_and(|merged| merged > 1) {
            more.push(format!("{} links", link["merged"]));
        }
        if let Some(minutes) = link["violated_minutes"].as_i64().filter(|minutes| *minutes > 0) {
            more.push(format!("too early by {}", Minutes::new(minutes)));
        }
        rows.push(vec![word(&link["from"]), word(&link["kind"]), word(&link["to"]), more.join(", ")]);
    }
    let nodes = answer["nodes"].as_array().map_or(0, Vec::len);
    let mut text = format!("{}{nodes} nodes, {} links\n", table(&rows), rows.len());
    for circle in each(&answer["circles"]) {
        let around: Vec<String> = each(&circle["nodes"]).chain(each(&circle["nodes"]).take(1)).map(word).collect();
        let (from, to) = (word(&circle["cut_from"]), word(&circle["cut_to"]));
        let _ = writeln!(text, "circle: {}; take {from} → {to} away: {}", around.join(" → "), word(&circle["why"]));
    }
    text
}

/// What breaks, a line for each release, with what would speak against its later time below.
pub fn late(answer: &Value, zone: &Value) -> String {
    let slack = match answer["slack_minutes"].as_i64() {
        Some(minutes) => format!("it can be {} late before anything breaks", Minutes::new(minutes)),
        None => "nothing waits for its end".to_owned(),
    };
    let mut text = format!("ends {} {}; {slack}\n", local(&answer["end"], zone), word(zone));
    for item in each(&answer["items"]) {
        let at = |stretch: &Value| local(&stretch["start"], zone);
        let by = item["minutes"].as_i64().map(Minutes::new).unwrap_or_default();
        let _ = writeln!(
            text,
            "{} {}: {} → {} {}, {by} later; {}",
            word(&item["key"]),
            word(&item["title"]),
            at(&item["from"]),
            at(&item["to"]),
            word(zone),
            word(&item["reason"])
        );
        for conflict in each(&item["conflicts"]) {
            let _ = writeln!(text, "  {}", conflict_line(conflict));
        }
    }
    if let Some(minutes) = answer["end_moves_minutes"].as_i64().filter(|minutes| *minutes > 0) {
        let _ = writeln!(text, "the end of everything that is linked moves by {}", Minutes::new(minutes));
    }
    text
}

/// The steps of a runbook, a line each.
pub fn runbook(answer: &Value, zone: &Value) -> String {
    let minutes = |value: &Value| Minutes::new(value.as_i64().unwrap_or_default());
    let row = |step: &Value| {
        let card = &step["card"];
        let waits: Vec<String> = each(&card["waits"]).map(|wait| word(&wait["step"])).collect();
        vec![
            local(&step["at"]["start"], zone),
            minutes(&card["minutes"]).to_string(),
            word(&card["key"]),
            word(&card["title"]),
            if card["owner"].is_string() { word(&card["owner"]) } else { String::new() },
            if waits.is_empty() { String::new() } else { format!("after {}", waits.join(", ")) },
            if step["critical"] == true {
                "critical".to_owned()
            } else {
                format!("float {}", minutes(&step["total_float"]))
            },
        ]
    };
    let rows: Vec<Vec<String>> = each(&answer["steps"]).map(row).collect();
    if rows.is_empty() {
        return "the runbook has no steps\n".to_owned();
    }
    let (takes, room) = (minutes(&answer["takes_minutes"]), minutes(&answer["room_minutes"]));
    let over = minutes(&answer["over_minutes"]);
    let verdict = if over > Minutes::ZERO { format!("; {over} too long") } else { String::new() };
    format!("{}takes {takes} of {room} before the rollback reserve{verdict}\n", table(&rows))
}
