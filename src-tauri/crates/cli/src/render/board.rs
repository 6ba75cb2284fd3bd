//! Who sits on a board, and who is away.

use std::fmt::Write as _;

use serde_json::Value;

use super::{count, each, facts, indented, table, word};

/// Boards, each with its seats.
pub fn boards(answer: &Value, _: &Value) -> String {
    let mut text = String::new();
    for board in each(&answer["items"]) {
        let gap = if text.is_empty() { "" } else { "\n" };
        let _ = writeln!(text, "{gap}{} {}", word(&board["key"]), word(&board["name"]));
        text += &indented(&board_told(board));
    }
    if text.is_empty() { "no boards\n".to_owned() } else { text }
}

fn board_told(board: &Value) -> String {
    let membership = &board["membership"];
    let minutes = membership["minutes_per_item"].as_u64().map(|minutes| format!("{minutes} min"));
    let mut text = facts([
        ("chair", word(&membership["chair"])),
        ("quorum", quorum(membership)),
        ("an item takes", minutes.unwrap_or_default()),
        ("place", word(&membership["place"])),
        ("link", word(&membership["link"])),
    ]);
    let seat = |member: &Value| {
        let votes = if member["votes"] == false { "no vote" } else { "votes" };
        let deputy = member["deputy"].as_str().map(|key| format!("deputy {key}")).unwrap_or_default();
        vec![word(&member["person"]), word(&member["group"]), votes.to_owned(), deputy]
    };
    let seats: Vec<Vec<String>> = each(&membership["members"]).map(seat).collect();
    text += &if seats.is_empty() { "nobody sits on it\n".to_owned() } else { table(&seats) };
    text
}

/// Who must be there before it can decide; nothing where nobody must.
fn quorum(membership: &Value) -> String {
    let mut told = Vec::new();
    if let Some(least) = membership["at_least"].as_u64().filter(|least| *least > 0) {
        told.push(format!("{} with a vote", count(least, "member")));
    }
    if membership["chair_needed"] == true {
        told.push("the chair or the chair's deputy".to_owned());
    }
    told.extend(each(&membership["groups"]).map(|group| format!("somebody of {}", word(group))));
    told.join("; ")
}

/// Absences, a line each.
pub fn absences(answer: &Value, _: &Value) -> String {
    let row = |absence: &Value| {
        let when = |time: &str| word(&absence[time]).replacen('T', " ", 1);
        let (start, end) = (when("start"), when("end"));
        let held = format!("{start} to {end} {}", word(&absence["zone"]));
        vec![word(&absence["key"]), word(&absence["person"]), held, word(&absence["reason"])]
    };
    let rows: Vec<Vec<String>> = each(&answer["items"]).map(row).collect();
    if rows.is_empty() { "nobody is away\n".to_owned() } else { table(&rows) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_board_is_told_with_its_quorum_and_a_line_for_each_seat() {
        let members = json!([
            { "person": "ada", "group": "Security", "votes": true, "deputy": "bob" },
            { "person": "cid", "group": "", "votes": false, "deputy": null },
        ]);
        let membership = json!({
            "chair": "eve", "members": members, "at_least": 1, "chair_needed": true, "groups": ["Security"],
            "minutes_per_item": 5, "place": "", "link": "",
        });
        let told =
            boards(&json!({ "items": [{ "key": "CAB", "name": "Board", "membership": membership }] }), &Value::Null);
        let quorum = "1 member with a vote; the chair or the chair's deputy; somebody of Security";
        let head = format!("CAB Board\n  chair          eve\n  quorum         {quorum}\n  an item takes  5 min\n");
        assert_eq!(told, format!("{head}  ada  Security  votes    deputy bob\n  cid            no vote\n"));
    }
}
