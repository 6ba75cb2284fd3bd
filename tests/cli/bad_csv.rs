//! Files that are not as they should be: one clear error with its place, and nothing lost.

use slipway_tests::Desk;

fn refused(desk: &Desk, kind: &str, content: impl AsRef<[u8]>) -> String {
    desk.put("in.csv", content);
    let before = desk.json(&["log"])["items"].as_array().unwrap().len();
    let said = desk.run(&["import", kind, "in.csv"]);
    assert_eq!(said.code, 3, "{}{}", said.out, said.err);
    assert_eq!(desk.json(&["log"])["items"].as_array().unwrap().len(), before, "nothing was written");
    assert_eq!(desk.run(&["log", "verify"]).code, 0);
    said.err
}

#[test]
fn every_bad_csv_is_told_with_its_line() {
    let desk = Desk::with_plan();
    for (kind, content, told) in [
        ("releases", "name,start\nx,2026-01-01T00:00:00Z\n", "column key is missing"),
        ("releases", "key,start,duration\nR-1,\"2026-01-01T00:00:00Z,1h\n", "never ends"),
        ("releases", "key,start,duration\nR-1,2026-02-30T00:00:00Z,1h\n", "line 2"),
        ("releases", "key,start,duration,zone\nR-1,2026-03-29T02:30,1h,Europe/Berlin\n", "does not exist"),
        (
            "releases",
            "key,start,duration\nR-1,2026-01-01T00:00:00Z,1h\nR-1,2026-01-01T00:00:00Z,1h\n",
            "already in line 2",
        ),
        ("releases", "key,start,duration,depends_on\nR-1,2026-01-01T00:00:00Z,1h,R-9\n", "there is no release \"R-9\""),
        ("dependencies", "from,to\na,b\n", "there is no release \"a\""),
        ("services", "key,depends_on\na,b\nb,a\n", "circle"),
        ("services", "PK\u{0}\u{0}", "not a text file"),
        ("services", "", "empty"),
    ] {
        let err = refused(&desk, kind, content);
        assert!(err.contains(told), "{told}: {err}");
    }
}

#[test]
fn ten_million_cells_are_refused_with_one_sentence() {
    let desk = Desk::with_plan();
    let err = refused(&desk, "services", "key,name\n".to_owned() + &"a,b,c,d,e,f,g,h,i,j\n".repeat(1_000_000));
    assert!(err.contains("line 2"), "{err}");
    let err = refused(
        &desk,
        "services",
        format!("key{}\n{}", ",x".repeat(49), format!("a{}\n", ",1".repeat(49)).repeat(200_000)),
    );
    assert!(err.contains("too much"), "{err}");
}

#[test]
fn a_plan_file_that_is_missing_empty_or_something_else_is_told_by_exit_code_five() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["releases"]).code, 5);
    desk.put("plan.slipway", "");
    assert!(desk.run(&["releases"]).err.contains("empty"));
    desk.put("plan.slipway", "Dear diary");
    let said = desk.run(&["releases"]);
    assert_eq!(said.code, 5);
    assert!(said.err.contains("not a Slipway plan"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(desk.path("plan.slipway")).unwrap(), "Dear diary");
}

#[test]
fn a_new_plan_is_never_made_over_a_file() {
    let desk = Desk::with_plan();
    assert_eq!(desk.run(&["new", "plan.slipway"]).code, 1);
}

#[test]
fn usage_is_exit_code_two() {
    let desk = Desk::with_plan();
    assert_eq!(desk.run(&["nonsense"]).code, 2);
    assert_eq!(desk.run(&["release", "R-1"]).code, 2, "a key that is not in the plan");
}
