//! Windows, freezes, exceptions, weights and the dates of rules.

use std::fmt::Write as _;

use serde_json::Value;

use super::{each, facts, lines, local, scope, table, word};

/// How much of a text stands in a row of a list, in characters.
const IN_A_ROW: usize = 60;

/// Windows, a line each.
pub fn layers(answer: &Value, _: &Value) -> String {
    let row = |layer: &Value| {
        let window = &layer["window"];
        vec![
            word(&window["key"]),
            word(&window["kind"]),
            word(&layer["phase"]),
            next(layer),
            or_dash(&window["owner"]),
            or_dash(&layer["flags"]),
            short(&word(&window["title"])),
        ]
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "no windows\n".to_owned() } else { table(&rows) }
}

/// Its next occurrence on the wall of its zone.
fn next(layer: &Value) -> String {
    let zone = &layer["window"]["zone"];
    match each(&layer["next"]).next() {
        None => "never again".to_owned(),
        Some(next) => format!("{} to {} {}", local(&next["start"], zone), local(&next["end"], zone), word(zone)),
    }
}

fn or_dash(value: &Value) -> String {
    let word = word(value);
    if word.is_empty() { "–".to_owned() } else { word }
}

/// The beginning of a text, on one line.
fn short(text: &str) -> String {
    let mut line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = line.char_indices().nth(IN_A_ROW) {
        line.truncate(cut);
        line.push('…');
    }
    line
}

/// One freeze in full.
pub fn freeze(layer: &Value, _: &Value) -> String {
    let window = &layer["window"];
    let zone = &window["zone"];
    let signature = |side: &Value| match side {
        Value::Null => "not signed".to_owned(),
        side => format!("{} on {} {}", word(&side["by"]), local(&side["at"], zone), word(zone)),
    };
    let wall = |name: &str| word(&window[name]).replacen('T', " ", 1);
    let first = format!("{} to {} {}", wall("start"), wall("end"), word(zone));
    let rows = [
        ("kind", word(&window["kind"])),
        ("phase", word(&layer["phase"])),
        ("binds", if layer["binds"] == true { "yes" } else { "no" }.to_owned()),
        ("business", signature(&layer["business"])),
        ("it", signature(&layer["it"])),
        ("first", first),
        ("recurs", word(&layer["repeats"])),
        ("about", scope(&window["scope"])),
        ("owner", word(&window["owner"])),
        ("source", word(&window["source"])),
        ("reviewed", word(&window["reviewed"])),
        ("look at", word(&layer["flags"])),
    ];
    let coming = each(&layer["next"])
        .map(|next| format!("next  {} to {} {}", local(&next["start"], zone), local(&next["end"], zone), word(zone)));
    format!("{} {}\n\n{}{}", word(&window["key"]), word(&window["title"]), facts(rows), lines(coming))
}

/// What a freeze would do to a piece of work.
pub fn tried(answer: &Value, _: &Value) -> String {
    let mut text = format!("{}\n", word(&answer["sentence"]));
    if answer["hits"] == true && answer["binds"] != true {
        text.push_str("It does not bind yet.\n");
    }
    text
}

/// What a freeze would displace, and where each could go.
pub fn displaced(answer: &Value, zone: &Value) -> String {
    let mut text = String::new();
    for displaced in each(&answer["displaced"]) {
        let (release, weight) = (&displaced["release"], if displaced["hard"] == true { "hard" } else { "soft" });
        let _ = writeln!(text, "{} {weight} {}", word(&release["key"]), word(&displaced["sentence"]));
        for slot in each(&displaced["slots"]) {
            let _ = writeln!(text, "    slot: {}", word(&slot["told"]));
        }
        if !displaced["blocked_by"].is_null() {
            let _ = writeln!(text, "    no slot: {}", word(&displaced["blocked_by"]));
        }
    }
    let told = each(&answer["displaced"]).count() as u64;
    let count = answer["count"].as_u64().unwrap_or_default();
    if count > told {
        let _ = writeln!(text, "and {} more releases", count - told);
    }
    let _ = writeln!(text, "{count} {} displaced", if count == 1 { "release" } else { "releases" });
    for next in each(&answer["next"]) {
        let _ = writeln!(text, "next  {} to {} {}", local(&next["start"], zone), local(&next["end"], zone), word(zone));
    }
    if !answer["about_nothing"].is_null() {
        let _ = writeln!(text, "note: it could not be published: {}", word(&answer["about_nothing"]));
    }
    text
}

/// The register of exceptions, a line each and below it what must hold.
pub fn exceptions(answer: &Value, zone: &Value) -> String {
    let row = |exception: &Value| {
        let until = match (&exception["expires"], exception["expired"] == true) {
            (Value::Null, _) => "–".to_owned(),
            (expires, true) => format!("ran out {} {}", local(expires, zone), word(zone)),
            (expires, false) => format!("until {} {}", local(expires, zone), word(zone)),
        };
        let criteria: Vec<&Value> = each(&exception["criteria"]).collect();
        let met = criteria.iter().filter(|criterion| criterion["met"] == true).count();
        vec![
            word(&exception["key"]),
            word(&exception["stage"]),
            word(&exception["release"]),
            word(&exception["freeze"]),
            until,
            or_dash(&exception["approver"]),
            format!("{met}/{} met", criteria.len()),
            short(&word(if exception["outcome"] == "" { &exception["reason"] } else { &exception["outcome"] })),
        ]
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "no exceptions\n".to_owned() } else { table(&rows) }
}

/// How much conflicts weigh, a line for each code.
pub fn rules(answer: &Value, _: &Value) -> String {
    let head = ["code", "critical", "otherwise", "usual", "meaning"].map(str::to_owned).to_vec();
    let row = |rule: &Value| {
        let usual = (word(&rule["usual_critical"]), word(&rule["usual_otherwise"]));
        let same = usual == (word(&rule["critical"]), word(&rule["otherwise"]));
        let usual = if same { "as usual".to_owned() } else { format!("{}/{}", usual.0, usual.1) };
        vec![word(&rule["code"]), word(&rule["critical"]), word(&rule["otherwise"]), usual, word(&rule["meaning"])]
    };
    table(&std::iter::once(head).chain(each(&answer["items"]).map(row)).collect::<Vec<_>>())
}

/// A rule in words, and its dates, a line each.
pub fn expanded(answer: &Value, _: &Value) -> String {
    let row = |occurrence: &Value| {
        let wall = |time: &Value| word(time).replace('T', " ");
        let (start, end) = (wall(&occurrence["local_start"]), wall(&occurrence["local_end"]));
        vec![start, end, format!("{} min", occurrence["minutes"])]
    };
    let mut text = lines(answer["words"].as_str().map(str::to_owned).into_iter());
    text += &table(&each(&answer["occurrences"]).map(row).collect::<Vec<_>>());
    if answer["more"] == true {
        text.push_str("and so on\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_window_is_told_with_its_next_occurrence_on_its_wall() {
        let layer = json!({
            "window": { "key": "F", "kind": "freeze-hard", "zone": "Europe/Berlin", "title": "Year\nend", "owner": null },
            "phase": "published", "flags": ["no-owner", "review-overdue"],
            "next": [{ "start": "2026-12-17T23:00:00Z", "end": "2027-01-04T07:00:00Z" }],
        });
        assert_eq!(
            layers(&json!({ "items": [layer] }), &Value::Null),
            "F  freeze-hard  published  2026-12-18 00:00 to 2027-01-04 08:00 Europe/Berlin  –  no-owner, review-overdue  Year end\n"
        );
        assert_eq!(layers(&json!({ "items": [] }), &Value::Null), "no windows\n");
    }

    #[test]
    fn a_weight_that_was_settled_is_told_beside_the_usual_one() {
        let rule = |critical: &str| {
            json!({ "code": "C02", "critical": critical, "otherwise": "soft", "usual_critical": "hard",
                "usual_otherwise": "soft", "meaning": "m" })
        };
        let told = rules(&json!({ "items": [rule("soft"), rule("hard")] }), &Value::Null);
        assert!(told.contains("C02   soft      soft       hard/soft  m\n"), "{told}");
        assert!(told.contains("C02   hard      soft       as usual   m\n"), "{told}");
    }

    #[test]
    fn a_long_text_is_cut_at_a_character() {
        assert_eq!(short(&"ä".repeat(61)), format!("{}…", "ä".repeat(60)));
        assert_eq!(short(" a\n b "), "a b");
    }
}
