//! Planning on the sample.

use serde_json::Value;
use slipway_tests::Desk;

/// A release of the sample that is scheduled and free of conflicts.
fn free_release(desk: &Desk) -> String {
    let list = desk.json(&["releases", "--from", "2026-11-25"]);
    let fits = |item: &&Value| {
        item["hard"] == 0
            && item["soft"] == 0
            && item["can_move"] == true
            && item["depends_on"].as_array().unwrap().is_empty()
    };
    list["items"].as_array().unwrap().iter().find(fits).unwrap()["key"].as_str().unwrap().to_owned()
}

#[test]
fn the_sample_can_be_asked_everything() {
    let desk = Desk::with_sample();
    assert_eq!(desk.json(&["releases"])["items"].as_array().unwrap().len(), 120);
    let conflicts = desk.run(&["conflicts", "--json"]);
    assert_eq!(conflicts.code, 4);
    assert!(conflicts.json()["items"].as_array().unwrap().iter().any(|conflict| conflict["code"] == "C03"));
    assert!(!desk.json(&["order"])["waves"].as_array().unwrap().is_empty());
    assert!(desk.json(&["critical-path"])["items"].as_array().unwrap().iter().any(|item| item["critical"] == true));
    assert!(!desk.json(&["blast", "identity", "--depth", "2"])["items"].as_array().unwrap().is_empty());
    assert_eq!(desk.run(&["log", "verify"]).code, 0);
    let check = desk.run(&["check"]);
    assert_eq!(check.code, 4, "the sample has hard conflicts");
    for told in
        ["look     milestones: ", "look     bundles: ", "is escalated: it was put off 3 times", "ok       log: "]
    {
        assert!(check.out.contains(told), "{told} in {}", check.out);
    }
}

#[test]
fn a_move_onto_a_hard_freeze_is_refused_with_the_sentence_and_slots() {
    let desk = Desk::with_sample();
    let key = free_release(&desk);
    let refused = desk.run(&["move", &key, "--to", "2026-12-22T22:00", "--zone", "Europe/Berlin", "--json"]);
    assert_eq!(refused.code, 1);
    let error = &refused.json()["error"];
    assert_eq!(error["code"], "release.conflict");
    assert!(error["message"].as_str().unwrap().contains("hard freeze Year end"), "{error}");
    assert!(!error["details"]["slots"].as_array().unwrap().is_empty());
}

#[test]
fn a_move_to_an_offered_slot_is_written_and_can_be_undone_and_redone() {
    let desk = Desk::with_sample();
    let key = free_release(&desk);
    let start = |desk: &Desk| desk.json(&["release", &key])["bar"]["start"].as_str().unwrap().to_owned();
    let before = start(&desk);
    let slot = desk.json(&["slots", &key])["slots"]
        .as_array()
        .unwrap()
        .iter()
        .map(|slot| slot["start"].as_str().unwrap().to_owned())
        .find(|slot| *slot != before)
        .unwrap();
    let moved = desk.run(&["move", &key, "--to", &slot]);
    assert_eq!(moved.code, 0, "{}", moved.err);
    assert_eq!(start(&desk), slot);
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(start(&desk), before);
    assert_eq!(desk.run(&["redo"]).code, 0);
    assert_eq!(start(&desk), slot);
    let log = desk.json(&["log"]);
    assert_eq!(log["items"].as_array().unwrap().len(), 4);
    assert_eq!(log["items"][0]["undoes"], 3);
    assert!(!desk.json(&["diff", "1", "4"])["items"].as_array().unwrap().is_empty());
}

#[test]
fn a_preview_writes_nothing() {
    let desk = Desk::with_sample();
    let key = free_release(&desk);
    let preview = desk.json(&["move", &key, "--to", "2026-12-22T22:00", "--preview"]);
    assert!(preview["changed"].is_null() && !preview["conflicts"].as_array().unwrap().is_empty());
    assert_eq!(desk.json(&["log"])["items"].as_array().unwrap().len(), 1);
}

#[test]
fn a_local_time_that_clocks_skip_is_refused() {
    let desk = Desk::with_sample();
    let key = free_release(&desk);
    let refused = desk.run(&["move", &key, "--to", "2027-03-28T02:30", "--zone", "Europe/Berlin"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("clock change"), "{}", refused.err);
}

#[test]
fn the_pack_and_the_tables_are_written() {
    let desk = Desk::with_sample();
    let pack = desk.json(&["cab", "pack", "--out", "pack.pdf"]);
    assert!(pack["pages"].as_u64().unwrap() > 5);
    assert!(std::fs::read(desk.path("pack.pdf")).unwrap().starts_with(b"%PDF-1.7"));
    assert_eq!(desk.run(&["export", "csv", "--out", "r.csv"]).code, 0);
    let again = desk.json(&["import", "releases", "r.csv", "--preview"]);
    assert_eq!(again["unchanged"], 119, "all but the one at a doubtful local time are what they were: {again:#}");
    assert_eq!(desk.run(&["export", "json", "--out", "p.json"]).code, 0);
}

#[test]
fn who_is_left_out_of_a_move_stays_listed_and_pushes_nobody() {
    let desk = Desk::with_plan();
    desk.put(
        "in.csv",
        "key,start,duration,zone,depends_on\nA,2027-02-01T20:00,2h,UTC,\nB,2027-02-01T22:00,2h,UTC,A\nC,2027-02-02T00:00,2h,UTC,B\n",
    );
    assert_eq!(desk.run(&["import", "releases", "in.csv"]).code, 0);
    let moves = |leave_out: &[&str]| {
        let input = serde_json::json!({ "key": "A", "to": "2027-02-01T21:00", "cascade": true, "mode": "preview", "leave_out": leave_out });
        let outcome = desk.json(&["call", "release_move", &input.to_string()]);
        let told = |one: &Value| (one["key"].as_str().unwrap().to_owned(), one["left_out"].as_bool().unwrap());
        outcome["moves"].as_array().unwrap().iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(moves(&[]), [("B".to_owned(), false), ("C".to_owned(), false)]);
    assert_eq!(moves(&["C"]), [("B".to_owned(), false), ("C".to_owned(), true)]);
    assert_eq!(moves(&["B"]), [("B".to_owned(), true)], "C has nobody before it that moves");
}

#[test]
fn several_releases_move_together_by_as_much_on_the_wall_as_one_operation() {
    let desk = Desk::with_plan();
    desk.put(
        "in.csv",
        "key,start,duration,zone,depends_on\nA,2026-10-22T20:00,2h,Europe/Berlin,\nB,2026-10-23T21:00,1h,Asia/Kolkata,\nC,2026-10-23T23:00,1h,Europe/Berlin,A\nD,2026-10-24T20:00,1h,UTC,\n",
    );
    assert_eq!(desk.run(&["import", "releases", "in.csv"]).code, 0);
    let starts = || -> Vec<String> {
        let listed = desk.json(&["releases"]);
        listed["items"].as_array().unwrap().iter().map(|one| one["start"].as_str().unwrap().to_owned()).collect()
    };
    let before = starts();
    let together =
        ["move", "A", "--to", "2026-10-26T20:00", "--with", "B", "--with", "D", "--leave-out", "D", "--cascade"];
    let moved = desk.run(&together);
    assert_eq!(moved.code, 0, "{}", moved.err);
    assert!(moved.out.contains("B was chosen together with A") && moved.out.contains("D stays"), "{}", moved.out);
    assert_eq!(
        starts(),
        ["2026-10-24T20:00:00Z", "2026-10-26T19:00:00Z", "2026-10-26T21:00:00Z", "2026-10-27T15:30:00Z"],
        "D left out, A and B four days later on the wall, C pushed behind A"
    );
    let log = desk.json(&["log"]);
    assert_eq!(log["items"][0]["label"], "Move A, 1 more and 1 dependent to 26 Oct 20:00 Europe/Berlin", "{log:#}");
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(starts(), before);
    assert_eq!(desk.run(&["move", "A", "--to", "2026-10-26T20:00", "--with", "X"]).code, 2, "there is no X");
}

#[test]
fn a_scenario_is_planned_on_compared_applied_and_taken_back() {
    let desk = Desk::with_plan();
    desk.put("in.csv", "key,start,duration,zone\nA,2027-02-01T20:00,2h,UTC\nB,2027-02-03T20:00,2h,UTC\n");
    assert_eq!(desk.run(&["import", "releases", "in.csv"]).code, 0);
    let made = desk.json(&["scenario", "new", "later"]);
    let path = made["path"].as_str().unwrap();
    assert_eq!(desk.run(&["--plan", path, "move", "A", "--to", "2027-02-08T20:00"]).code, 0);
    let told = desk.run(&["scenario", "compare", "later"]);
    assert!(told.out.contains("moved    A from 2027-02-01 20:00 to 2027-02-08 20:00 UTC"), "{}", told.out);
    assert!(desk.run(&["scenario", "list"]).out.contains("1 own operations"));
    assert_eq!(desk.run(&["scenario", "apply", "later"]).out, "Apply scenario later (operation 3)\n");
    assert_eq!(desk.json(&["release", "A"])["bar"]["start"], "2027-02-08T20:00:00Z");
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.json(&["release", "A"])["bar"]["start"], "2027-02-01T20:00:00Z");
    assert_eq!(desk.run(&["move", "A", "--to", "2027-02-09T20:00"]).code, 0);
    let refused = desk.run(&["scenario", "apply", "later"]);
    assert_eq!(refused.code, 1, "{}", refused.out);
    assert!(refused.err.contains("release A changed in both"), "{}", refused.err);
    assert_eq!(desk.run(&["scenario", "discard", "later"]).code, 0);
    assert_eq!(desk.run(&["scenario", "compare", "later"]).code, 2);
    assert_eq!(desk.run(&["scenario", "restore", "later"]).code, 0);
    assert_eq!(desk.run(&["go-back", "1", "--reason", "begin again"]).code, 0);
    assert_eq!(desk.json(&["log"])["items"][0]["reason"], "begin again");
    assert_eq!(desk.json(&["releases"])["items"], serde_json::json!([]));
}

#[test]
fn what_is_booked_for_a_release_moves_with_it_and_can_be_left_out() {
    let desk = Desk::with_plan();
    desk.put("in.csv", "key,start,duration,zone\nA,2027-02-01T20:00,2h,UTC\n");
    assert_eq!(desk.run(&["import", "releases", "in.csv"]).code, 0);
    let booking = r#"{"key":"B-1","title":"Load test","environment":"production","exclusive":true,"release":"A","start":"2027-02-01T18:00","end":"2027-02-01T23:00","zone":"UTC"}"#;
    assert_eq!(desk.run(&["call", "booking_save", booking]).code, 0);
    let booked = || desk.json(&["call", "catalogue_show"])["bookings"][0]["start"].as_str().unwrap().to_owned();
    let kept = desk.run(&["move", "A", "--to", "2027-02-02T20:00", "--leave-out", "B-1"]);
    assert!(kept.out.contains("B-1 stays: B-1 is booked for A"), "{}{}", kept.out, kept.err);
    assert_eq!(booked(), "2027-02-01T18:00:00");
    let moved = desk.run(&["move", "A", "--to", "2027-02-04T21:00"]);
    assert_eq!(moved.code, 0, "{}", moved.err);
    assert_eq!(booked(), "2027-02-03T19:00:00", "two days and an hour later");
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(booked(), "2027-02-01T18:00:00");
}

#[test]
fn a_release_is_planned_again_by_a_rule_with_one_operation() {
    let desk = Desk::with_plan();
    desk.put("in.csv", "key,title,start,duration,zone\nA,Patches,2026-10-17T22:00,2h,Europe/Berlin\n");
    assert_eq!(desk.run(&["import", "releases", "in.csv"]).code, 0);
    let rule = ["repeat", "A", "--rule", "FREQ=WEEKLY;COUNT=3", "--leave-out", "2026-10-24"];
    let told = desk.run(&[rule.as_slice(), &["--preview"]].concat());
    assert_eq!((told.code, told.out.lines().count()), (0, 2), "{}", told.err);
    assert!(told.out.starts_with("left out  ") && told.out.contains("22:00"), "{}", told.out);
    assert_eq!(desk.json(&["releases"])["items"].as_array().unwrap().len(), 1, "nothing is written");
    assert_eq!(desk.run(&rule).code, 0);
    let starts: Vec<_> =
        desk.json(&["releases"])["items"].as_array().unwrap().iter().map(|one| one["start"].clone()).collect();
    assert_eq!(starts, ["2026-10-17T20:00:00Z", "2026-10-31T21:00:00Z"]);
    let refused = desk.run(&["repeat", "A", "--rule", "FREQ=WEEKLY"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("has no end") && refused.err.contains("COUNT"), "{}", refused.err);
    assert_eq!(desk.run(&["repeat", "A", "--rule", "nonsense"]).code, 2);
}
