//! Deployments of a release beside its own.

use serde_json::json;
use slipway_tests::Desk;

/// A release that nothing speaks against, in spring, and where it is tried first.
fn desk() -> Desk {
    let desk = Desk::with_sample();
    desk.put(
        "releases.csv",
        "key,title,start,duration,services,zone\nR-S,Spring,2027-04-14T22:00,3h,search,Europe/Berlin\n",
    );
    assert_eq!(desk.run(&["import", "releases", "releases.csv"]).code, 0);
    let staging = r#"{"key":"trial","name":"Trial","production":false}"#;
    assert_eq!(desk.run(&["call", "environment_save", staging]).code, 0);
    desk
}

#[test]
fn a_deployment_is_planned_and_told_with_its_release_and_moves_with_it() {
    let desk = desk();
    let plan = ["deployment", "R-S", "--in", "trial", "--start", "2027-04-12T22:00", "--before"];
    let preview = desk.run(&[&plan[..], &["--preview"]].concat());
    assert!(preview.out.starts_with("R-S-TRIAL would be planned\n"), "{}{}", preview.out, preview.err);
    assert_eq!(desk.run(&plan).code, 0);
    let told = desk.run(&["release", "R-S"]).out;
    let line = "deployment R-S-TRIAL in trial: 2027-04-12 22:00 to 2027-04-13 01:00 Europe/Berlin, draft";
    assert!(told.contains(line), "{told}");
    let moved = desk.run(&["move", "R-S", "--to", "2027-04-21T22:00"]);
    assert!(moved.out.contains("R-S-TRIAL is a deployment of R-S Spring"), "{}{}", moved.out, moved.err);
    let bar = desk.json(&["release", "R-S-TRIAL"])["bar"].clone();
    assert_eq!((&bar["deployment_of"], &bar["start"]), (&json!("R-S"), &json!("2027-04-19T20:00:00Z")));
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.json(&["release", "R-S-TRIAL"])["bar"]["start"], "2027-04-12T20:00:00Z");
}

#[test]
fn a_deployment_that_makes_no_sense_is_refused_with_what_to_do() {
    let desk = desk();
    let plan = |release, environment| {
        let said = desk.run(&["deployment", release, "--in", environment, "--start", "2027-04-12T22:00"]);
        (said.code, said.err)
    };
    assert_eq!(plan("R-S", "trial").0, 0);
    let (code, told) = plan("R-S-TRIAL", "trial");
    assert!(code == 1 && told.contains("R-S-TRIAL is a deployment itself, of R-S"), "{code} {told}");
    let (code, told) = plan("R-S", "nowhere");
    assert!(code == 2 && told.contains("nowhere"), "{code} {told}");
    let both = ["deployment", "R-S", "--in", "trial", "--start", "2027-04-12T22:00", "--before", "--after"];
    assert_eq!(desk.run(&both).code, 2);
}
