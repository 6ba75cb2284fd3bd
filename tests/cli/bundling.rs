//! Candidate changes, bundles and the risk of releases in a terminal.

use serde_json::Value;
use slipway_tests::Desk;

/// Changes, the release with an assessment, and the one behind it on its train.
fn sample() -> (Desk, String, String) {
    let desk = Desk::with_sample();
    let changes = desk.json(&["changes"]);
    let of = |key: &str| {
        let all = changes["items"].as_array().unwrap();
        let found = all.iter().find(|change| change["change"]["key"] == key).unwrap();
        found["release"].as_str().unwrap().to_owned()
    };
    let (first, second) = (of("CH-101"), of("CH-106"));
    (desk, first, second)
}

fn operations(desk: &Desk) -> usize {
    desk.json(&["log"])["items"].as_array().unwrap().len()
}

fn keys(column: &Value) -> Vec<&str> {
    column.as_array().unwrap().iter().map(|card| card["change"]["key"].as_str().unwrap()).collect()
}

#[test]
fn changes_are_listed_with_where_they_are_and_which_must_be_escalated() {
    let (desk, first, second) = sample();
    let told = desk.run(&["changes"]).out;
    let line = |key: &str| told.lines().find(|line| line.starts_with(key)).unwrap().to_owned();
    assert!(
        line("CH-101").contains(&format!("in {first}")) && line("CH-101").contains("mandatory (security)"),
        "{told}"
    );
    assert!(line("CH-105").ends_with(&format!("put off to {second}  ESCALATED: put off 3 times")), "{told}");
    let late = desk.json(&["changes", "--escalated"]);
    assert_eq!(keys(&late["items"]), ["CH-105"]);
    assert_eq!(desk.json(&["changes", "--release", &second])["items"].as_array().unwrap().len(), 2);
    assert_eq!(desk.run(&["changes", "--place", "nowhere"]).code, 2);
}

#[test]
fn a_bundle_is_shown_carried_out_and_printed() {
    let (desk, first, second) = sample();
    let shown = desk.run(&["bundle", &first]);
    assert_eq!(shown.code, 0, "{}", shown.err);
    for wanted in [&format!("next: {second}"), "risk: 21 of 40 points", "\nin:\n", "Urgent: its deadline", "CH-105"] {
        assert!(shown.out.contains(wanted), "{wanted} in {}", shown.out);
    }
    let before = operations(&desk);
    let preview = desk.run(&["bundle", &first, "--apply", "--preview"]);
    assert_eq!((preview.code, operations(&desk)), (0, before), "{}", preview.err);
    let applied = desk.run(&["bundle", &first, "--apply", "--reason", "the board met"]);
    assert_eq!((applied.code, operations(&desk)), (0, before + 1), "{}", applied.err);
    assert_eq!(applied.out, preview.out, "the preview said what was done");
    let after = desk.json(&["bundle", &first]);
    assert!(after["candidates"].as_array().unwrap().is_empty() && keys(&after["waiting"]).len() > 2, "{after}");
    assert!(desk.run(&["bundle", &first, "--apply"]).code == 0 && operations(&desk) == before + 1);
    let printed = desk.json(&["bundle", &first, "--out", "bundle.pdf"]);
    assert_eq!(printed["bytes"].as_u64(), Some(std::fs::metadata(desk.path("bundle.pdf")).unwrap().len()));
    assert!(std::fs::read(desk.path("bundle.pdf")).unwrap().starts_with(b"%PDF-"));
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(keys(&desk.json(&["bundle", &first])["inside"]), ["CH-101", "CH-102"]);
}

#[test]
fn too_much_risk_is_refused_with_the_way_out_and_taken_when_somebody_accepts_it() {
    let (desk, first, _) = sample();
    assert_eq!(desk.run(&["budget", "set", &first, "--cap", "22"]).code, 0);
    let put = ["change", "place", "CH-107", "--into", &first];
    let refused = desk.run(&put);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("its changes have 25 points, and its budget is 22"), "{}", refused.err);
    assert!(refused.err.contains(&format!("slipway budget accept {first} --up-to 25")), "{}", refused.err);
    let accept = ["budget", "accept", &first, "--up-to", "25", "--by", "Grace", "--reason", "the shop asked"];
    assert_eq!(desk.run(&accept).code, 0);
    let placed = desk.run(&put);
    assert_eq!(placed.code, 0, "{}", placed.err);
    assert!(placed.out.contains("Grace accepted up to 25 points: the shop asked"), "{}", placed.out);
    assert_eq!(desk.run(&["budget", "withdraw", &first, "--reason", "a mistake"]).code, 0);
    assert_eq!(desk.run(&["budget", "withdraw", &first]).code, 1, "there is nothing left to withdraw");
    let deferred = desk.run(&["change", "defer", "CH-107", "--reason", "no room"]);
    assert!(deferred.code == 0 && deferred.out.contains("put off once"), "{}{}", deferred.out, deferred.err);
    assert_eq!(desk.run(&["change", "withdraw", "CH-107"]).code, 0);
    assert_eq!(desk.run(&["change", "defer", "CH-107", "--reason", " "]).code, 1);
}

#[test]
fn a_change_is_written_down_changed_and_imported() {
    let desk = Desk::with_sample();
    let new = [
        "change",
        "set",
        "CH-1",
        "--title",
        "New",
        "--service",
        "checkout",
        "--value",
        "8",
        "--urgency",
        "5",
        "--effort",
        "0.5",
        "--impact",
        "2",
        "--likelihood",
        "2",
        "--deadline",
        "2026-12-31",
    ];
    assert_eq!(desk.run(&new).code, 0);
    assert_eq!(desk.run(&["change", "set", "CH-1", "--impact", "5", "--deadline", "none"]).code, 0);
    let listed = desk.json(&["changes", "--service", "checkout"]);
    let mine = listed["items"].as_array().unwrap().iter().find(|change| change["change"]["key"] == "CH-1").unwrap();
    assert_eq!((&mine["points"], &mine["band"], &mine["worth"]), (&10.into(), &"high".into(), &"80.0".into()));
    assert_eq!((&mine["change"]["title"], &mine["change"]["deadline"]), (&"New".into(), &Value::Null));
    let bad = desk.run(&["change", "set", "CH-1", "--value", "11"]);
    assert!(bad.code == 2 && bad.err.contains("from 1 to 10"), "{}", bad.err);
    desk.put("changes.csv", "key,title,service,value,urgency,deadline,effort,impact,likelihood,mandatory\nCH-1,Again,,,,,,,,legal\nCH-2,Two,ledger,3,3,,2,1,1,\n");
    let imported = desk.json(&["import", "changes", "changes.csv"]);
    assert_eq!((&imported["added"], &imported["updated"]), (&1.into(), &1.into()));
    let again = desk.json(&["import", "changes", "changes.csv"]);
    assert_eq!((&again["unchanged"], &again["operation"]), (&2.into(), &Value::Null));
    desk.put("changes.csv", "key,service\nCH-3,ledger\n");
    let refused = desk.run(&["import", "changes", "changes.csv"]);
    assert!(refused.code == 3 && refused.err.contains("line 2, column \"value\": value is missing"), "{}", refused.err);
    assert_eq!(desk.run(&["change", "remove", "CH-2"]).code, 0);
}

#[test]
fn the_risk_of_a_release_opens_its_arithmetic_and_is_assessed() {
    let (desk, first, _) = sample();
    let told = desk.run(&["risk", &first]);
    assert_eq!(told.code, 0, "{}", told.err);
    for wanted in ["Release board assessed it on 2026-11-13: impact 4, likelihood 2", "  Its rollback was "] {
        assert!(told.out.contains(wanted), "{wanted} in {}", told.out);
    }
    let assess = ["risk", &first, "--impact", "5", "--likelihood", "1", "--rollback-tested", "2026-11-20", "--canary"];
    let told = desk.run(&assess);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("-1  It goes out as a canary with automatic abort."), "{}", told.out);
    let band = desk.json(&["risk", &first])["score"]["band"].clone();
    assert_eq!(desk.json(&["release", &first])["bar"]["risk"], band);
    assert_eq!(desk.run(&["risk", &first, "--impact", "5"]).code, 2);
    let nobody = desk.run(&["risk", "R-2026-0001"]).out;
    assert!(nobody.contains("nobody assessed it"), "{nobody}");
}
