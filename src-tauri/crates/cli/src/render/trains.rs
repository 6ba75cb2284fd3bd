//! Trains, departures, boarding and readiness.

use std::fmt::Write as _;

use serde_json::Value;

use super::{each, lines, local, table, word};

/// Trains, a line each with the next departure.
pub fn trains(answer: &Value, _: &Value) -> String {
    let row = |row: &Value| {
        let (train, next) = (&row["train"], &row["next"]);
        let load = match next {
            Value::Null => "no departure".to_owned(),
            next => format!("{}  {}", word(&next["told"]), load(train, next)),
        };
        vec![word(&train["key"]), word(&train["name"]), load]
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "no trains\n".to_owned() } else { table(&rows) }
}

/// `3 of 4 releases, 9 of 20 points`.
fn load(train: &Value, departure: &Value) -> String {
    let of = |there: &Value, limit: &Value| match limit {
        Value::Null => there.to_string(),
        limit => format!("{there} of {limit}"),
    };
    let (items, points) =
        (of(&departure["items"], &train["capacity"]), of(&departure["points"], &train["risk_budget"]));
    format!("{items} releases, {points} points")
}

/// One train with its departures.
pub fn train(answer: &Value, zone: &Value) -> String {
    let train = &answer["train"];
    let mut text = format!("{} {}\n", word(&train["key"]), word(&train["name"]));
    for departure in each(&answer["departures"]) {
        let _ = writeln!(text, "\n{}  {}", word(&departure["told"]), load(train, departure));
        let milestones = each(&departure["milestones"]);
        let milestones: Vec<String> =
            milestones.map(|one| format!("{} {}", word(&one["name"]), word(&one["day"]))).collect();
        let _ = writeln!(text, "  {}", milestones.join(", "));
        for freeze in each(&departure["frozen"]) {
            let _ = writeln!(text, "  {}", word(freeze));
        }
        if let Value::String(_) = departure["cut_off"] {
            let closes = if departure["boards"] == true { "boards until" } else { "boarding closed" };
            let _ = writeln!(text, "  {closes} {} {}", local(&departure["cut_off"], zone), word(zone));
        }
        for rider in each(&departure["riders"]) {
            let (bar, lane) = (&rider["bar"], if rider["hotfix"] == true { " (hotfix)" } else { "" });
            let _ = writeln!(text, "  on board  {}{lane}  {}", word(&bar["key"]), word(&bar["title"]));
            for hindrance in each(&rider["hindrances"]) {
                let _ = writeln!(text, "            {}", word(hindrance));
            }
        }
        for line in each(&departure["list"]).filter(|line| line["outcome"] != "boarded") {
            let next = line["next"].as_str().map(|day| format!(", rides on {day}")).unwrap_or_default();
            let _ = writeln!(
                text,
                "  {}  {}: {}{next}",
                word(&line["outcome"]),
                word(&line["release"]),
                word(&line["why"])
            );
        }
    }
    for bar in each(&answer["beside"]) {
        let at = local(&bar["start"], zone);
        let _ = writeln!(text, "\n{} starts at {at} {}, when the train does not leave", word(&bar["key"]), word(zone));
    }
    text
}

/// What boarding did, or would do.
pub fn boarded(answer: &Value, zone: &Value) -> String {
    let verb = if answer["changed"].is_null() { "would ride" } else { "rides" };
    let mut text = format!(
        "{} {verb} on {} of {}, from {} {}\n",
        word(&answer["release"]),
        word(&answer["train"]),
        word(&answer["departure"]),
        local(&answer["to"]["start"], zone),
        word(zone)
    );
    text += &lines(each(&answer["hindrances"]).map(|hindrance| format!("  {}", word(hindrance))));
    let conflict = |conflict: &Value| format!("  {} {}", word(&conflict["code"]), word(&conflict["sentence"]));
    text += &lines(each(&answer["conflicts"]).map(conflict));
    text
}

/// What taking a release off its train did, or would do.
pub fn left(answer: &Value, zone: &Value) -> String {
    let verb = if answer["changed"].is_null() { "would leave" } else { "has left" };
    let departure = if answer["departure"].is_string() {
        let staying = format!("{} on board, {} points of risk", answer["items"], answer["points"]);
        format!(" of {}; it keeps {staying}", word(&answer["departure"]))
    } else {
        String::new()
    };
    let (release, train) = (word(&answer["release"]), word(&answer["train"]));
    let start = format!("{} {}", local(&answer["at"]["start"], zone), word(zone));
    format!("{release} {verb} {train}{departure}; the release stays at {start}\n")
}

/// Who stays behind when boarding closes.
pub fn closed(answer: &Value, zone: &Value) -> String {
    let behind = riders(&answer["behind"], zone);
    if behind.is_empty() { "everybody on board is ready\n".to_owned() } else { behind }
}

/// What another time for a departure did, or would do.
pub fn rescheduled(answer: &Value, zone: &Value) -> String {
    let verb = if answer["changed"].is_null() { "would leave" } else { "leaves" };
    let mut text = match answer["departure"].as_str() {
        Some(day) => format!("{} {verb} on {day}\n", word(&answer["train"])),
        None if answer["changed"].is_null() => format!("{} would be called off\n", word(&answer["train"])),
        None => format!("{} is called off\n", word(&answer["train"])),
    };
    text += &riders(&answer["riders"], zone);
    let conflict = |conflict: &Value| format!("  {} {}", word(&conflict["code"]), word(&conflict["sentence"]));
    text += &lines(each(&answer["conflicts"]).map(conflict));
    text
}

fn riders(all: &Value, zone: &Value) -> String {
    lines(each(all).map(|rider| {
        let goes = match rider["to"]["start"].as_str() {
            Some(_) if rider["along"] == true => {
                format!("goes to {} {}", local(&rider["to"]["start"], zone), word(zone))
            }
            Some(_) => format!("rides from {} {}", local(&rider["to"]["start"], zone), word(zone)),
            None => "rides on no departure".to_owned(),
        };
        format!("  {} {goes}: {}", word(&rider["release"]), word(&rider["why"]))
    }))
}

/// The readiness checklist of a release, a line for each item.
pub fn checklist(answer: &Value, _: &Value) -> String {
    let row = |one: &Value| {
        let item = &one["item"];
        vec![
            if item["ready"] == true { "ready" } else { "open" }.to_owned(),
            if item["mandatory"] == true { "mandatory" } else { "" }.to_owned(),
            word(&item["area"]),
            word(&item["due"]),
            word(&item["owner"]),
            word(&item["title"]),
        ]
    };
    let rows: Vec<Vec<String>> = each(&answer["readiness"]).map(row).collect();
    if rows.is_empty() { "nothing is on its checklist\n".to_owned() } else { table(&rows) }
}
