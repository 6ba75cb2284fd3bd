//! Releases from which nothing is missing, so that they can be handed in.

use serde_json::{Value, json};
use slipway_tests::Desk;

/// Says everything of releases without which they could not be handed in: who answers for them, and why they are.
pub fn complete(desk: &Desk, keys: &[&str]) {
    desk.put(
        "complete.csv",
        "key,name,deputy\nstand-in,Stand-in,\nowner,Owner,stand-in\nback,Back,\nsupport,Support,\n",
    );
    assert_eq!(desk.run(&["import", "people", "complete.csv"]).code, 0);
    let people = [("release-manager", "owner"), ("rollback-owner", "back"), ("support-lead", "support")];
    let people = people.map(|(role, person)| json!({ "role": role, "person": person }));
    let edit = |key: &&str| {
        let bar = desk.json(&["release", key])["bar"].clone();
        let fields =
            ["title", "type", "services", "environment", "team", "train", "risk", "version", "start", "end", "zone"];
        let mut draft: Value = fields.iter().map(|field| ((*field).to_owned(), bar[*field].clone())).collect();
        (draft["description"], draft["people"]) = ("Why".into(), json!(people));
        format!("{}\n", json!({ "name": "release_edit", "input": { "key": key, "draft": draft } }))
    };
    desk.put("complete.jsonl", keys.iter().map(edit).collect::<String>());
    let said = desk.run(&["call", "--file", "complete.jsonl"]);
    assert_eq!(said.code, 0, "{}", said.err);
}
