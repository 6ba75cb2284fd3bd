//! Releases put in the order in which they can be deployed.

use slipway_tests::Desk;

/// The web shop needs payments, and its release is planned a day before theirs.
fn desk() -> Desk {
    let desk = Desk::with_plan();
    desk.put("services.csv", "key,name,tier,depends_on\npay,Payments,2,\nweb,Web shop,2,pay\n");
    assert_eq!(desk.run(&["import", "services", "services.csv"]).code, 0);
    let releases = "key,title,services,start,duration,zone\n\
                    R-1,Shop 5,web,2026-12-15T20:00,2h,UTC\nR-2,Payments 4,pay,2026-12-16T20:00,2h,UTC\n";
    desk.put("releases.csv", releases);
    assert_eq!(desk.run(&["import", "releases", "releases.csv"]).code, 0);
    desk
}

const WEEK: [&str; 5] = ["sequence", "--from", "2026-12-14", "--to", "2026-12-21"];

#[test]
fn the_order_is_told_with_its_reasons_and_applied_as_one_operation() {
    let desk = desk();
    let preview = desk.run(&[&WEEK[..], &["--preview"]].concat());
    assert_eq!(preview.code, 0, "{}", preview.err);
    let lines: Vec<&str> = preview.out.lines().collect();
    assert!(lines[0].starts_with("1. R-2 Payments 4: 2026-12-16 20:00 "), "{}", preview.out);
    assert!(lines[1].starts_with("2. R-1 Shop 5: 2026-12-15 20:00 → 2026-12-16 22:00 "), "{}", preview.out);
    assert_eq!(lines[2], "   R-1 touches Web shop, which needs Payments of R-2 Payments 4");
    let start = |key: &str| desk.json(&["release", key])["bar"]["start"].clone();
    assert_eq!(start("R-1"), "2026-12-15T20:00:00Z", "only told");
    assert_eq!(desk.run(&WEEK).code, 0);
    assert_eq!(start("R-1"), "2026-12-16T22:00:00Z");
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(start("R-1"), "2026-12-15T20:00:00Z");
}

#[test]
fn what_is_left_out_stays_and_a_stretch_that_ends_first_is_refused() {
    let desk = desk();
    let told = desk.run(&[&WEEK[..], &["--leave-out", "R-1"]].concat());
    assert!(told.out.contains("R-1 Shop 5: 2026-12-15 20:00, stays"), "{}{}", told.out, told.err);
    let backwards = desk.run(&["sequence", "--from", "2026-12-21", "--to", "2026-12-14"]);
    assert_eq!(backwards.code, 2, "{}", backwards.err);
    assert_eq!(desk.run(&[&WEEK[..], &["--leave-out", "R-9"]].concat()).code, 2);
}
