//! Policies, and what was decided by them.

use std::fmt::Write as _;

use serde_json::Value;

use super::{count, each, facts, indented, lines, local, table, word};

/// Policies, a line each and below it what is wrong.
pub fn policies(answer: &Value, _: &Value) -> String {
    let row = |item: &Value| {
        let policy = &item["policy"];
        vec![
            word(&policy["key"]),
            if item["in_force"] == true { "in force" } else { "" }.to_owned(),
            format!("version {}", item["version"]),
            count(each(&policy["rules"]).count() as u64, "line"),
            word(&policy["name"]),
        ]
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() {
        return "no policies; `slipway policy ship hybrid` adds one\n".to_owned();
    }
    let faults = each(&answer["items"]).flat_map(|item| {
        each(&item["faults"]).map(|fault| format!("{}: {}", word(&item["policy"]["key"]), word(fault)))
    });
    table(&rows) + &lines(faults)
}

/// A policy line by line.
pub fn policy(answer: &Value, _: &Value) -> String {
    let mut text = String::new();
    for item in each(&answer["items"]) {
        let policy = &item["policy"];
        let force = if item["in_force"] == true { "in force" } else { "not in force" };
        let (key, name) = (word(&policy["key"]), word(&policy["name"]));
        let _ = writeln!(text, "{key} {name}, version {}, {force}\n", item["version"]);
        let words = each(&item["words"]).map(word);
        let rows = each(&policy["rules"]).zip(words).enumerate().map(|(place, (rule, words))| line(place, rule, words));
        text += &table(&rows.collect::<Vec<_>>());
        text += &lines(each(&item["faults"]).map(|fault| format!("look: {}", word(fault))));
    }
    text
}

fn line(place: usize, rule: &Value, words: String) -> Vec<String> {
    let asks = match each(&rule["roles"]).count() {
        0 => String::new(),
        _ => format!("{} of {}", rule["needed"], word(&rule["roles"])),
    };
    let late = match (rule["within"].as_str(), rule["escalate"].as_str()) {
        (Some(within), Some(escalate)) => format!("after {within} → {escalate}"),
        _ => String::new(),
    };
    vec![(place + 1).to_string(), word(&rule["key"]), words, word(&rule["route"]), asks, late]
}

/// What a policy would have asked.
pub fn replayed(answer: &Value, zone: &Value) -> String {
    let day = |time: &Value| local(time, zone).split(' ').next().unwrap_or_default().to_owned();
    let beside = match answer["beside"].as_str() {
        Some(key) => format!("beside {key}, which is in force"),
        None => "no policy is in force".to_owned(),
    };
    let releases = count(answer["releases"].as_u64().unwrap_or_default(), "release");
    let mut text = format!("{} to {}: {releases}; {beside}\n\n", day(&answer["from"]), day(&answer["to"]));
    let head = ["route", "in force", "this one", "median age"].map(str::to_owned).to_vec();
    let row = |route: &Value| {
        let age = route["median_age_minutes"].as_i64().map_or_else(|| "–".to_owned(), span);
        vec![word(&route["route"]), route["before"].to_string(), route["count"].to_string(), age]
    };
    text += &table(&std::iter::once(head).chain(each(&answer["routes"]).map(row)).collect::<Vec<_>>());
    let tenths = |load: &Value| load.as_u64().map(|load| format!("{}.{}", load / 10, load % 10));
    let before = tenths(&answer["load_before"]).map(|load| format!(" instead of {load}")).unwrap_or_default();
    let load = tenths(&answer["load"]).unwrap_or_default();
    let _ = writeln!(text, "\n{load} releases a week go to a board{before}");
    for one in each(&answer["changed"]) {
        let before = one["before"].as_str().unwrap_or("nobody");
        let (key, title, route) = (word(&one["key"]), word(&one["title"]), word(&one["route"]));
        let _ = writeln!(text, "{key} {title}: {before} → {route}, by the line {}", word(&one["rule"]));
    }
    text
}

/// A length of time: `1d 3h` and `45m`.
fn span(minutes: i64) -> String {
    let parts = [(minutes / 1440, "d"), (minutes % 1440 / 60, "h"), (minutes % 60, "m")];
    let told: Vec<String> =
        parts.iter().filter(|(number, _)| *number != 0).map(|(number, unit)| format!("{number}{unit}")).collect();
    if told.is_empty() { "0m".to_owned() } else { told.join(" ") }
}

/// How a release stands with its approvals.
pub fn standing(answer: &Value, zone: &Value) -> String {
    let mut text = format!("{}: {}\n", word(&answer["release"]), word(&answer["sentence"]));
    text += &lines(each(&answer["blocks"]).map(|block| format!("in the way: {}", word(block))));
    if let Some(policy) = answer["policy"].as_str() {
        let _ = writeln!(text, "\npolicy {policy}, version {}", answer["version"]);
        let tried = |line: &Value| {
            vec![if line["holds"] == true { "holds" } else { "no" }.to_owned(), word(&line["key"]), word(&line["why"])]
        };
        text += &indented(&table(&each(&answer["tried"]).map(tried).collect::<Vec<_>>()));
    }
    if let Some(route) = answer["route"].as_str() {
        let late = if answer["escalated"] == true { ", because time ran out" } else { "" };
        let _ = writeln!(text, "route {route}{late}: {} of {} approvals", answer["given"], answer["needed"]);
    }
    let approver = |one: &Value| {
        let deputy = one["deputy"].as_str().map(|deputy| format!("deputy {deputy}")).unwrap_or_default();
        let name = one["name"].as_str().unwrap_or("nobody").to_owned();
        vec![word(&one["role"]), word(&one["person"]), name, deputy]
    };
    text += &indented(&table(&each(&answer["approvers"]).map(approver).collect::<Vec<_>>()));
    for approval in each(&answer["approvals"]) {
        text.push('\n');
        text += &given(approval, zone);
    }
    text
}

/// One decision with what it is about and what has become of it.
pub(super) fn given(approval: &Value, zone: &Value) -> String {
    let counts = match (approval["counts"] == true, each(&approval["voided"]).next(), approval["provisional"] == true) {
        (_, Some(_), _) => "VOID",
        (.., true) => "provisional, no quorum",
        (true, ..) => "counts",
        _ => "does not count",
    };
    let role = match (approval["role"].as_str(), approval["meeting"].as_str()) {
        (_, Some(meeting)) => format!(" in {meeting}"),
        (Some(role), None) => format!(" as {role}"),
        _ => String::new(),
    };
    let deputy = approval["deputy_for"].as_str().map(|name| format!(" for {name}")).unwrap_or_default();
    let at = format!("{} {}", local(&approval["at"], zone), word(zone));
    let mut text =
        format!("{at}  {} by {}{role}{deputy}: {counts}\n", word(&approval["outcome"]), word(&approval["by"]));
    let votes = &approval["ballot"];
    let ballot = if votes.is_null() {
        String::new()
    } else {
        format!("{} for, {} against, {} abstained", votes["votes_for"], votes["against"], votes["abstained"])
    };
    let rows = [
        ("id", word(&approval["id"])),
        ("about", word(&approval["bound"])),
        ("by line", word(&approval["stamp"])),
        ("because", word(&approval["reason"])),
        ("until", word(&approval["until"])),
        ("votes", ballot),
        ("interest", word(&votes["interests"])),
        ("comments", word(&votes["comments"])),
        ("verbal", verbal(&approval["verbal"], zone)),
    ];
    text += &indented(&facts(rows));
    text += &lines(each(&approval["voided"]).map(|why| format!("  void: {}", word(why))));
    let conditions = each(&approval["conditions"]).enumerate();
    text + &lines(conditions.map(|(number, one)| format!("  condition {number}: {}", condition(one))))
}

fn condition(one: &Value) -> String {
    let state = one["met_by"].as_str().map_or_else(|| "open".to_owned(), |by| format!("met, says {by}"));
    let mut text = format!("{} ({state}", word(&one["text"]));
    for (name, field) in [("owner", "owner"), ("due", "due"), ("verified by", "verifier")] {
        if let Some(said) = one[field].as_str() {
            let _ = write!(text, ", {name} {said}");
        }
    }
    text + ")"
}

fn verbal(verbal: &Value, zone: &Value) -> String {
    if verbal.is_null() {
        return String::new();
    }
    let state = match (verbal["confirmed_by"].as_str(), verbal["overdue"] == true) {
        (Some(by), _) => format!("confirmed by {by}"),
        (None, true) => "not confirmed in time".to_owned(),
        (None, false) => format!("to be confirmed by {} {}", local(&verbal["confirm_by"], zone), word(zone)),
    };
    format!("heard by {}, {state}", word(&verbal["heard_by"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_is_told_by_its_parts() {
        assert_eq!([0, 45, 60, 1440, 1627].map(span), ["0m", "45m", "1h", "1d", "1d 3h 7m"]);
    }
}
