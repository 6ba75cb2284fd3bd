//! Releases, moves, conflicts and slots.

use std::fmt::Write as _;

use serde_json::Value;

use super::{each, local, table, word};

/// Releases, a line each.
pub fn releases(answer: &Value, _: &Value) -> String {
    let row = |bar: &Value| {
        let zone = &bar["zone"];
        let mut row = vec![word(&bar["key"]), local(&bar["start"], zone), local(&bar["end"], zone)];
        row.extend(["zone", "type", "state", "team", "title"].map(|column| word(&bar[column])));
        row
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "no releases\n".to_owned() } else { table(&rows) }
}

/// One release in full.
pub fn release(answer: &Value, _: &Value) -> String {
    let bar = &answer["bar"];
    let mut text = format!("{} {}\n", word(&bar["key"]), word(&bar["title"]));
    for line in answer["description"].as_str().unwrap_or_default().lines() {
        let _ = writeln!(text, "{line}");
    }
    text.push('\n');
    let no_return = format!("{} {}", local(&answer["point_of_no_return"], &bar["zone"]), word(&bar["zone"]));
    let mut rows = vec![
        ("when", word(&answer["told"])),
        ("point of no return", no_return),
        ("type", word(&bar["type"])),
        ("state", word(&bar["state"])),
        ("can become", word(&answer["next_states"])),
        ("services", word(&bar["services"])),
        ("environment", word(&bar["environment"])),
        ("team", word(&bar["team"])),
        ("train", word(&bar["train"])),
        ("risk", word(&bar["risk"])),
        ("deployment of", word(&bar["deployment_of"])),
        ("waits for", word(&bar["depends_on"])),
    ];
    let people = each(&answer["people"]);
    rows.extend(people.map(|holder| (holder["role"].as_str().unwrap_or_default(), word(&holder["name"]))));
    let notes = answer["notes"].as_object().into_iter().flatten();
    rows.extend(notes.map(|(column, note)| (column.as_str(), word(note))));
    rows.retain(|(_, value)| !value.is_empty());
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(name, value)| vec![name.to_owned(), value]).collect();
    text.push_str(&table(&rows));
    for one in each(&answer["deployments"]) {
        let (start, end) = (local(&one["start"], &one["zone"]), local(&one["end"], &one["zone"]));
        let (key, environment, state) = (word(&one["key"]), word(&one["environment"]), word(&one["state"]));
        let _ = writeln!(text, "deployment {key} in {environment}: {start} to {end} {}, {state}", word(&one["zone"]));
    }
    for conflict in each(&answer["conflicts"]) {
        let _ = writeln!(text, "{}", conflict_line(conflict));
    }
    text
}

pub(super) fn conflict_line(conflict: &Value) -> String {
    format!("{} {} {}", word(&conflict["code"]), word(&conflict["severity"]), word(&conflict["sentence"]))
}

/// What a move did, or would do.
pub fn moved(answer: &Value, zone: &Value) -> String {
    let verb = if answer["changed"].is_null() { "would move" } else { "moved" };
    let (from, to) = (local(&answer["from"]["start"], zone), local(&answer["to"]["start"], zone));
    let mut text = format!("{} {verb} from {from} to {to} {}\n", word(&answer["release"]), word(zone));
    for conflict in each(&answer["conflicts"]) {
        let _ = writeln!(text, "  {}", conflict_line(conflict));
    }
    for step in each(&answer["moves"]) {
        let goes = match step["left_out"].as_bool() {
            Some(true) => "stays".to_owned(),
            _ => format!("→ {} {}", local(&step["to"]["start"], zone), word(zone)),
        };
        let _ = writeln!(text, "  {} {goes}: {}", word(&step["key"]), word(&step["why"]));
    }
    for slot in each(&answer["slots"]) {
        let _ = writeln!(text, "  slot: {}", word(&slot["told"]));
    }
    text
}

/// Each time that a release happens again, with what speaks against it.
pub fn repeated(answer: &Value, zone: &Value) -> String {
    let mut text = String::new();
    for again in each(&answer["repetitions"]) {
        let (from, to) = (local(&again["at"]["start"], zone), local(&again["at"]["end"], zone));
        let key = if again["key"].is_null() { "left out".to_owned() } else { word(&again["key"]) };
        let _ = writeln!(text, "{key}  {from} to {to} {}", word(zone));
        for conflict in each(&again["conflicts"]) {
            let _ = writeln!(text, "  {}", conflict_line(conflict));
        }
    }
    text
}

/// Conflicts, a line each; a doubtful time and what else has no length has none.
pub fn conflicts(answer: &Value, _: &Value) -> String {
    let row = |conflict: &Value| {
        let minutes = match conflict["overlap_minutes"].as_i64() {
            None | Some(0) => "–".to_owned(),
            Some(minutes) => format!("{minutes} min"),
        };
        vec![word(&conflict["code"]), word(&conflict["severity"]), minutes, word(&conflict["sentence"])]
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "no conflicts\n".to_owned() } else { table(&rows) }
}

/// Slots, and why not earlier; days in a row that are refused by the same codes are told once.
pub fn slots(answer: &Value, _: &Value) -> String {
    let mut text = String::new();
    for slot in each(&answer["slots"]) {
        let _ = writeln!(text, "{}", word(&slot["told"]));
        for reason in each(&slot["reasons"]) {
            let _ = writeln!(text, "    soft: {}", word(reason));
        }
    }
    if text.is_empty() {
        text = format!("no slot; {}\n", word(&answer["blocked_by"]["sentence"]));
    }
    let refused: Vec<&Value> = each(&answer["refused"]).collect();
    for alike in refused.chunk_by(|one, next| codes(one) == codes(next)) {
        let (Some(first), Some(last)) = (alike.first(), alike.last()) else { continue };
        let days = match alike.len() {
            1 => word(&first["day"]),
            _ => format!("{} to {}", word(&first["day"]), word(&last["day"])),
        };
        for reason in each(&first["reasons"]) {
            let _ = writeln!(text, "not {days}: {} {}", word(&reason["code"]), word(&reason["sentence"]));
        }
    }
    text
}

/// The outage of a release.
pub fn outage(answer: &Value, zone: &Value) -> String {
    let said = &answer["said"];
    if said.is_null() {
        return "nobody said whether its services are away\n".to_owned();
    }
    let when = match &answer["start"] {
        Value::Null => "no outage".to_owned(),
        start => {
            let (start, end) = (local(start, zone), local(&answer["end"], zone));
            format!("{start} to {end} {}, {} min", word(zone), said["minutes"])
        }
    };
    super::facts([
        ("outage", when),
        ("felt by", word(&said["felt_by"])),
        ("because", word(&said["reason"])),
        ("users told", if said["informed"] == true { "yes" } else { "no" }.to_owned()),
    ])
}

fn codes(day: &Value) -> Vec<&Value> {
    each(&day["reasons"]).map(|reason| &reason["code"]).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_conflict_without_a_length_is_told_without_one() {
        let conflict = |code: &str, minutes: u32| json!({ "code": code, "severity": "hard", "overlap_minutes": minutes, "sentence": "because" });
        let answer = json!({ "items": [conflict("C01", 75), conflict("C18", 0)] });
        assert_eq!(conflicts(&answer, &Value::Null), "C01  hard  75 min  because\nC18  hard  –       because\n");
    }

    #[test]
    fn days_that_are_refused_alike_are_told_once() {
        let day = |day: &str, code: &str| json!({ "day": day, "reasons": [{ "code": code, "sentence": "because" }] });
        let answer = json!({
            "slots": [{ "told": "then", "reasons": [] }],
            "refused": [day("2026-12-18", "C03"), day("2026-12-19", "C03"), day("2026-12-20", "C05")],
        });
        assert_eq!(
            slots(&answer, &Value::Null),
            "then\nnot 2026-12-18 to 2026-12-19: C03 because\nnot 2026-12-20: C05 because\n"
        );
    }
}
