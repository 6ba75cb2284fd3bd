//! Releases drawn from templates.

use serde_json::json;
use slipway_tests::Desk;

#[test]
fn a_template_is_kept_from_a_release_and_drawn_from_again() {
    let desk = Desk::with_sample();
    let original = desk.json(&["release", "R-2026-0045"]);
    let kept =
        desk.run(&["template", "keep", "NIGHT", "--from", "R-2026-0045", "--title", "Night", "--start", "22:30"]);
    assert_eq!(kept.code, 0, "{}", kept.err);
    assert!(desk.run(&["templates"]).out.contains("NIGHT  Night"));
    let draw = ["template", "draw", "NIGHT", "--on", "2027-03-09", "--brings", "9.1"];
    let preview = desk.run(&[&draw[..], &["--preview"]].concat());
    assert!(preview.code == 0 && preview.out.contains("would be drawn"), "{}{}", preview.out, preview.err);
    let drawn = desk.json(&draw);
    let release = desk.json(&["release", drawn["key"].as_str().unwrap()]);
    let bar = &release["bar"];
    assert_eq!((&bar["title"], &bar["version"], &bar["state"]), (&json!("Night"), &json!("9.1"), &json!("draft")));
    assert_eq!((&release["local_start"], &bar["services"]), (&json!("2027-03-09T22:30"), &original["bar"]["services"]));
    assert_eq!(desk.run(&["template", "keep", "NIGHT", "--length", "1"]).code, 1, "its segments do not fit in");
    assert_eq!(desk.run(&["template", "remove", "NIGHT"]).code, 0);
    assert_eq!(desk.run(&["template", "draw", "NIGHT", "--on", "2027-03-09"]).code, 2);
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.run(&["template", "draw", "NIGHT", "--on", "2027-03-09", "--preview"]).code, 0);
}
