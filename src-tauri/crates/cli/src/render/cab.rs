//! Meetings of the board.

use std::fmt::Write as _;

use serde_json::Value;

use super::approval::given;
use super::{count, each, facts, indented, lines, local, table, word};

/// Meetings, a line each.
pub fn meetings(answer: &Value, zone: &Value) -> String {
    let row = |meeting: &Value| {
        let decide = each(&meeting["for_decision"]).count();
        let late = match each(&meeting["late"]).count() {
            0 => String::new(),
            late => format!(" ({late} late)"),
        };
        vec![
            word(&meeting["id"]),
            format!("{} {}", local(&meeting["start"], zone), word(zone)),
            word(&meeting["title"]),
            format!("{decide} for decision{late}, {} for information", meeting["for_information"]),
        ]
    };
    table(&each(&answer["items"]).map(row).collect::<Vec<_>>())
}

/// A meeting as it is run.
pub fn workbench(answer: &Value, _: &Value) -> String {
    let zone = &answer["zone"];
    let at =
        |time: &Value| if time.is_null() { String::new() } else { format!("{} {}", local(time, zone), word(zone)) };
    let mut text = format!("{} {}, {}\n", word(&answer["id"]), word(&answer["title"]), word(&answer["stage"]));
    let pack = each(&answer["packs"]).next().map(|pack| {
        let stale = if answer["pack_is_stale"] == true { "; the plan changed since" } else { "" };
        format!("{} of {}, by {}{stale}", pack["number"], at(&pack["at"]), word(&pack["by"]))
    });
    text += &indented(&facts([
        ("planned", format!("{} to {}", local(&answer["start"], zone), at(&answer["end"]))),
        ("place", word(&answer["place"])),
        ("link", word(&answer["link"])),
        ("opened", at(&answer["opened"])),
        ("ended", at(&answer["ended"])),
        ("locked by", word(&answer["locked_by"])),
        ("pack", pack.unwrap_or_default()),
        ("next", at(&answer["next"])),
    ]));
    text += &quorum(&answer["quorum"]);
    text.push_str("\nagenda\n");
    text += &points(answer);
    for point in each(&answer["points"]).filter(|point| !point["decision"].is_null()) {
        let _ = writeln!(text, "\n{} {}", word(&point["number"]), word(&point["title"]));
        text += &indented(&given(&point["decision"], zone));
    }
    let asked = actions_told(&answer["actions"]);
    if !asked.is_empty() {
        text.push_str("\nactions\n");
        text += &indented(&asked);
    }
    text
}

fn quorum(quorum: &Value) -> String {
    let mut text = format!("\n{}\n", word(&quorum["sentence"]));
    let seat = |seat: &Value| {
        let role = match (seat["chair"] == true, seat["guest"] == true, seat["votes"] == true) {
            (true, ..) => "chair",
            (_, true, _) => "guest",
            (.., true) => "votes",
            _ => "no vote",
        };
        let instead = seat["deputy"].as_str().map(|key| format!("{key} instead")).unwrap_or_default();
        let presence = seat["presence"].as_str().unwrap_or("–").to_owned();
        let (key, name) = (word(&seat["person"]), word(&seat["name"]));
        vec![key, name, word(&seat["group"]), role.to_owned(), presence, instead, word(&seat["expected"])]
    };
    text += &indented(&table(&each(&quorum["seats"]).map(seat).collect::<Vec<_>>()));
    text
}

/// The agenda of a meeting alone.
pub fn agenda(answer: &Value, _: &Value) -> String {
    points(answer)
}

fn points(answer: &Value) -> String {
    let zone = &answer["zone"];
    let mut text = String::new();
    let mut heading = String::new();
    for point in each(&answer["points"]) {
        let off = point["off"] == true;
        let above = if off { "taken off".to_owned() } else { word(&point["heading"]) };
        if above != heading {
            let _ = writeln!(text, "  {above}");
            heading = above;
        }
        let wall = local(&point["at"], zone);
        let at = if off { "     " } else { wall.get(11..).unwrap_or_default() };
        let here = if answer["at_point"]["id"] == point["id"] { ">" } else { " " };
        let (number, name) = (word(&point["number"]), name(point));
        let minutes = point["minutes"].as_i64().unwrap_or_default();
        let _ = writeln!(text, "  {here} {at} {minutes:>3} min  {number}  {name}{}", marks(point));
        text += &lines(each(&point["blocks"]).map(|block| format!("        in the way: {}", word(block))));
        if point["late"] == true {
            let why = word(&point["justification"]);
            let why = if why.is_empty() { "nobody said why it comes all the same".to_owned() } else { why };
            let _ = writeln!(text, "        late: {why}");
        }
    }
    let over = match answer["over_minutes"].as_i64() {
        Some(over) if over > 0 => format!(", {over} too many"),
        _ => String::new(),
    };
    let minutes = count(answer["minutes"].as_u64().unwrap_or_default(), "minute");
    let _ = writeln!(text, "  {minutes} in all{over}");
    text
}

/// What a point is called; it begins with the name by which other commands know it.
fn name(point: &Value) -> String {
    let (id, title) = (word(&point["id"]), word(&point["title"]));
    match id.strip_prefix('~') {
        Some(own) if own == title => id,
        _ if title.starts_with(&id) => title,
        _ => format!("{id}  {title}"),
    }
}

/// What there is to know about a point at once.
fn marks(point: &Value) -> String {
    let mut marks = Vec::new();
    if let Some(risk) = point["risk"].as_str() {
        marks.push(format!("risk {risk}"));
    }
    match point["hard"].as_u64() {
        Some(0) | None => {}
        Some(hard) => marks.push(count(hard, "hard conflict")),
    }
    if let Some(outcome) = point["decision"]["outcome"].as_str() {
        let provisional = if point["decision"]["provisional"] == true { ", provisional" } else { "" };
        marks.push(format!("{}{provisional}", outcome.to_uppercase()));
    } else if point["asks"] == true {
        marks.push("to decide".to_owned());
    }
    if let Some(presenter) = point["presenter"].as_str() {
        marks.push(presenter.to_owned());
    }
    if marks.is_empty() { String::new() } else { format!("  ({})", marks.join("; ")) }
}

/// The minutes as they stand.
pub fn minutes(answer: &Value, _: &Value) -> String {
    let text = word(&answer["text"]);
    if text.ends_with('\n') { text } else { text + "\n" }
}

/// What meetings asked of people, a line each.
pub fn actions(answer: &Value, _: &Value) -> String {
    let told = actions_told(&answer["items"]);
    if told.is_empty() { "no meeting asked anything\n".to_owned() } else { told }
}

fn actions_told(all: &Value) -> String {
    let row = |action: &Value| {
        let state = match (action["done_by"].as_str(), action["overdue"] == true) {
            (Some(by), _) => format!("done, says {by}"),
            (None, true) => "OVERDUE".to_owned(),
            (None, false) => "open".to_owned(),
        };
        let owner = action["owner_name"].as_str().unwrap_or("nobody").to_owned();
        let due = action["due"].as_str().map(|due| format!("due {due}")).unwrap_or_default();
        let age = format!("{} old", count(action["age_days"].as_u64().unwrap_or_default(), "day"));
        let about = word(&action["release"]);
        vec![word(&action["key"]), state, owner, due, age, about, word(&action["text"])]
    };
    table(&each(all).map(row).collect::<Vec<_>>())
}

/// What changed since the last meeting, a line each.
pub fn since(answer: &Value, _: &Value) -> String {
    let mut text = format!("since {}, operation {} to {}\n", word(&answer["label"]), answer["from"], answer["to"]);
    let row = |change: &Value| {
        let by = match (change["by"].as_str(), change["reason"].as_str()) {
            (Some(by), Some(reason)) => format!("({by}: {reason})"),
            (Some(by), None) => format!("({by})"),
            _ => String::new(),
        };
        vec![word(&change["kind"]), word(&change["subject"]), format!("{} {by}", word(&change["sentence"]))]
    };
    let rows: Vec<Vec<String>> = each(&answer["changes"]).map(row).collect();
    text += &if rows.is_empty() { "nothing changed\n".to_owned() } else { table(&rows) };
    text
}
