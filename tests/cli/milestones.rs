//! Milestones of projects from their files to the train that is late enough.

use serde_json::json;
use slipway_tests::Desk;

#[test]
fn a_late_milestone_is_told_with_the_way_out_changed_and_written_down() {
    let desk = Desk::with_sample();
    let late = desk.json(&["milestones", "--late"]);
    let one = late["items"].as_array().unwrap().iter().find(|one| one["next"].is_object()).unwrap();
    let (key, release) = (one["milestone"]["key"].as_str().unwrap(), one["milestone"]["release"].as_str().unwrap());
    let told = desk.run(&["milestones", "--late"]).out;
    assert!(told.contains(key) && told.contains("The earliest feasible train is"), "{told}");
    let freeze = one["freeze"].as_str().unwrap();
    assert_eq!(desk.run(&["milestone", "set", key, "--forecast", freeze]).code, 0);
    let after = desk.json(&["milestones", "--release", release]);
    let after = after["items"].as_array().unwrap().iter().find(|one| one["milestone"]["key"] == key).unwrap();
    assert_eq!((&after["standing"], &after["milestone"]["title"]), (&json!("in-time"), &one["milestone"]["title"]));
    assert_eq!(after["slips"].as_array().unwrap().len(), one["slips"].as_array().unwrap().len() + 1);
    assert_eq!(desk.run(&["milestones", "--out", "milestones.csv"]).code, 0);
    assert_eq!(desk.run(&["import", "milestones", "milestones.csv", "--preview"]).code, 0);
    let printed = desk.run(&["milestones", "--late", "--out", "late.pdf", "--mono"]);
    assert_eq!(printed.code, 0, "{}", printed.err);
    assert!(std::fs::read(desk.path("late.pdf")).unwrap().starts_with(b"%PDF-"));
    assert_eq!(desk.run(&["milestone", "remove", key]).code, 0);
    assert_eq!(desk.run(&["milestone", "set", key, "--title", "x", "--release", "R-NONE"]).code, 2);
}

#[test]
fn a_broken_project_file_is_told_with_its_line_and_changes_nothing() {
    let desk = Desk::with_sample();
    let before = desk.json(&["log"])["items"].as_array().unwrap().len();
    for (name, text) in [
        ("cut.xml", "<Project>\n<Tasks>\n<Task><UID>1</UID>"),
        ("page.xml", "<html><body>Please sign in</body></html>"),
        ("days.csv", "key,forecast\nM-1,12/01/2026\n"),
        ("jira.csv", "Issue key,Due date\n,01/Dec/26\n"),
        ("cal.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\n"),
    ] {
        desk.put(name, text);
        let run = desk.run(&["import", "milestones", name, "--json"]);
        assert_eq!(run.code, 3, "{name}: {}", run.out);
        let error = run.json()["error"].clone();
        assert!(error["message"].as_str().unwrap().contains(name), "{error}");
    }
    assert_eq!(desk.json(&["log"])["items"].as_array().unwrap().len(), before);
}
