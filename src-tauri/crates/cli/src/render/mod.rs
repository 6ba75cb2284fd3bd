//! Answers as text for people: aligned and short.
//!
//! A time is told on the wall of its zone, with the zone; programs ask with
//! `--json` and get UTC.

mod approval;
mod board;
mod bundles;
mod cab;
mod classification;
mod escalation;
mod exchange;
mod history;
mod layers;
mod network;
mod projects;
mod publication;
mod release;
mod responsibility;
mod risk;
mod scenarios;
mod templates;
mod trains;

use std::fmt::Write as _;
use std::io::Write as _;

use serde_json::Value;
use slipway_app::AppError;
use slipway_domain::time::{Instant, Zone};

pub use approval::{policies, policy, replayed, standing};
pub use board::{absences, boards};
pub use bundles::{applied, bundle, changes, placed};
pub use cab::{actions, agenda, meetings, minutes, since, workbench};
pub use classification::{classification, classified, reclassified, types};
pub use escalation::{chains, rollback};
pub use exchange::{forgotten, import, one_written, printed, sources, written};
pub use history::{changed, difference, log, outcome, past, verified};
pub use layers::{displaced, exceptions, expanded, freeze, layers, rules, tried};
pub use network::{blast, critical_path, late, map, order, runbook, sequence};
pub use projects::milestones;
pub use publication::{previewed, publication, published, saved_calendars, words};
pub use release::{conflicts, moved, outage, release, releases, repeated, slots};
pub use responsibility::{blocking_gaps, gaps, grids, role_holders, roles};
pub use risk::{assessed, risk, risk_models};
pub use scenarios::{
    scenario_back, scenario_difference, scenario_gone, scenario_made, scenarios, scenarios_thrown_away,
};
pub use templates::{deployment, drawn, templates};
pub use trains::{boarded, checklist, closed, left, rescheduled, train, trains};

/// A word of an answer; nothing where it is missing.
fn word(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(word).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

fn each(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// A time of an answer as the wall of a zone shows it, such as `2026-11-28 22:00`.
fn local(time: &Value, zone: &Value) -> String {
    let zone = Zone::parse(zone.as_str().unwrap_or_default()).unwrap_or_else(|_| Zone::utc());
    match Instant::parse(time.as_str().unwrap_or_default()) {
        Ok(instant) => zone.wall(instant).format("%Y-%m-%d %H:%M").to_string(),
        Err(_) => word(time),
    }
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

/// What is known about one thing, a line each; what is empty is left out.
fn facts(rows: impl IntoIterator<Item = (&'static str, String)>) -> String {
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    table(&rows.map(|(name, value)| vec![name.to_owned(), value]).collect::<Vec<_>>())
}

/// `3 releases` and `1 release`.
fn count(number: u64, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// What a scope covers: `services pay; teams payments`.
fn scope(scope: &Value) -> String {
    let lists = scope.as_object().into_iter().flatten().map(|(what, keys)| (what, word(keys)));
    let lists: Vec<String> =
        lists.filter(|(_, keys)| !keys.is_empty()).map(|(what, keys)| format!("{what} {keys}")).collect();
    if lists.is_empty() { "everything".to_owned() } else { lists.join("; ") }
}

/// Rows, each on a line behind two blanks.
fn indented(text: &str) -> String {
    lines(text.lines().map(|line| format!("  {line}")))
}

/// Lines that each end with a line feed.
fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.fold(String::new(), |text, line| text + &line + "\n")
}

fn listed(answer: &Value, columns: &[&str], nothing: &str) -> String {
    let rows: Vec<Vec<String>> =
        each(&answer["items"]).map(|item| columns.iter().map(|column| word(&item[*column])).collect()).collect();
    if rows.is_empty() { format!("{nothing}\n") } else { table(&rows) }
}

/// What went wrong, on standard error.
pub fn error(error: &AppError) {
    let mut text = format!("{}\n", error.message);
    if let Some(hint) = &error.hint {
        let _ = writeln!(text, "  → {hint}");
    }
    for problem in each(&error.details["problems"]).skip(1).take(9) {
        let _ =
            writeln!(text, "  line {} {}: {}", problem["line"], word(&problem["column"]), word(&problem["message"]));
    }
    for conflict in each(&error.details["conflicts"]).skip(1) {
        let _ = writeln!(text, "  {} {}", word(&conflict["code"]), word(&conflict["sentence"]));
    }
    for slot in each(&error.details["slots"]) {
        let _ = writeln!(text, "  slot: {}", word(&slot["told"]));
    }
    beside(&text);
}

/// A text on standard error; where that is gone there is nobody left to tell, and the exit code says what failed.
pub fn beside(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// How the open plan stands.
pub fn desk(answer: &Value, _: &Value) -> String {
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

/// What a check found.
pub fn check(answer: &Value, _: &Value) -> String {
    let line = |finding: &Value| {
        let mark = match (finding["ok"] == true, finding["notice"] == true) {
            (true, false) => "ok     ",
            (true, true) => "look   ",
            _ => "PROBLEM",
        };
        format!("{mark}  {}: {}", word(&finding["subject"]), word(&finding["message"]))
    };
    lines(each(&answer["findings"]).map(line))
}

/// The table of commands, a line each.
pub fn commands(answer: &Value, _: &Value) -> String {
    listed(answer, &["name", "effect", "doc"], "")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell_and_lines_end_without_blanks() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        assert_eq!(table(&[row(["a", "Überweisung", "x"]), row(["bcd", "b", ""])]), "a    Überweisung  x\nbcd  b\n");
    }

    #[test]
    fn a_time_is_told_on_the_wall_of_its_zone() {
        assert_eq!(local(&json!("2026-11-28T21:00:00Z"), &json!("Europe/Berlin")), "2026-11-28 22:00");
        assert_eq!(local(&json!("2026-11-28T21:00:00Z"), &json!("Asia/Kolkata")), "2026-11-29 02:30");
    }
}
