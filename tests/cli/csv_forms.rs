//! The forms of CSV that spreadsheets and other programs write.

use serde_json::{Value, json};
use slipway_tests::Desk;

fn import(desk: &Desk, kind: &str, content: impl AsRef<[u8]>, more: &[&str]) -> Value {
    desk.put("in.csv", content);
    let mut arguments = vec!["import", kind, "in.csv", "--json"];
    arguments.extend(more);
    let said = desk.run(&arguments);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    said.json()
}

fn services(desk: &Desk) -> Vec<(String, String)> {
    let catalogue = desk.run(&["call", "catalogue_show"]).json();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let services = catalogue["services"].as_array().unwrap();
    services.iter().map(|service| (word(&service["key"]), word(&service["name"]))).collect()
}

#[test]
fn a_file_is_read_in_every_encoding_and_with_every_separator() {
    let bytes: [&[u8]; 5] = [
        "key,name\na,Zahlungsübersicht\n".as_bytes(),
        b"\xEF\xBB\xBFkey;name\r\na;Zahlungs\xC3\xBCbersicht\r\n",
        b"key\tname\na\tZahlungs\xFCbersicht",
        b"name,key\n\"Zahlungs\xFCbersicht\",a\n",
        b"\xFF\xFEk\0e\0y\0,\0n\0a\0m\0e\0\n\0a\0,\0Z\0a\0h\0l\0u\0n\0g\0s\0\xFC\0b\0e\0r\0s\0i\0c\0h\0t\0",
    ];
    for bytes in bytes {
        let desk = Desk::with_plan();
        import(&desk, "services", bytes, &[]);
        assert_eq!(services(&desk), [("a".to_owned(), "Zahlungsübersicht".to_owned())]);
    }
}

#[test]
fn quoted_cells_hold_separators_quotes_and_line_breaks() {
    let desk = Desk::with_plan();
    import(&desk, "services", "name,key\r\n\"One, \"\"two\"\"\nthree\",a\r\n", &[]);
    assert_eq!(services(&desk), [("a".to_owned(), "One, \"two\"\nthree".to_owned())]);
}

#[test]
fn durations_are_written_as_people_write_them() {
    for (duration, end) in [
        ("90m", "2026-12-01T23:30:00Z"),
        ("2h", "2026-12-02T00:00:00Z"),
        ("1h30m", "2026-12-01T23:30:00Z"),
        ("1d", "2026-12-02T22:00:00Z"),
    ] {
        let desk = Desk::with_plan();
        import(&desk, "releases", format!("key,start,duration\nR-1,2026-12-01T22:00:00Z,{duration}\n"), &[]);
        assert_eq!(desk.json(&["release", "R-1"])["bar"]["end"], end, "{duration}");
    }
    let desk = Desk::with_plan();
    desk.put("in.csv", "key,start,duration\nR-1,2026-12-01T22:00:00Z,3wd\n");
    assert!(desk.run(&["import", "releases", "in.csv"]).err.contains("not working days"));
}

#[test]
fn lags_are_calendar_time_or_working_days_and_may_be_negative() {
    let desk = Desk::with_plan();
    let releases = "key,start,duration\n\
        R-1,2026-12-01T22:00:00Z,1h\nR-2,2026-12-02T22:00:00Z,1h\nR-3,2026-12-09T22:00:00Z,1h\nR-4,2026-12-10T22:00:00Z,1h\n";
    import(&desk, "releases", releases, &[]);
    let ties = "from,to,relation,lag\nR-2,R-1,FS,-1h30m\nR-3,R-2,SS,3wd\nR-4,R-3,,\n";
    assert_eq!(import(&desk, "dependencies", ties, &[])["added"], 3);
    let lag = |key: &str| {
        let tie = desk.json(&["release", key])["predecessors"][0].clone();
        (tie["relation"].as_str().unwrap().to_owned(), tie["lag"].as_str().unwrap().to_owned())
    };
    assert_eq!(lag("R-2"), ("FS".to_owned(), "-1h30m".to_owned()));
    assert_eq!(lag("R-3"), ("SS".to_owned(), "3wd".to_owned()));
    assert_eq!(lag("R-4").0, "FS");
    assert_eq!(import(&desk, "dependencies", ties, &[])["unchanged"], 3);
}

#[test]
fn dependencies_of_services_go_from_the_one_that_needs() {
    let desk = Desk::with_plan();
    import(
        &desk,
        "services",
        "key,name,tier,environment,depends_on\na,A,1,production|staging,b|c\nb,B,2,,\nc,C,3,,\n",
        &[],
    );
    import(&desk, "dependencies", "from,to,type\nc,b,vendor\n", &[]);
    let hit: Vec<Value> =
        desk.json(&["blast", "b"])["items"].as_array().unwrap().iter().map(|hit| hit["key"].clone()).collect();
    assert!(hit.contains(&json!("a")), "a needs b: {hit:?}");
    let catalogue = desk.run(&["call", "catalogue_show"]).json();
    assert_eq!(catalogue["services"][0]["environments"].as_array().unwrap().len(), 2);
}

#[test]
fn columns_are_found_in_any_order_and_releases_keep_what_is_not_ours_as_notes() {
    let desk = Desk::with_plan();
    let text = "Budget;end;zone;KEY;start;Title;type;risk;state;rollback_minutes;version;team\n\
        12 k;2026-12-02T00:30;Europe/Berlin;R-1;2026-12-01T22:00;Payments;emergency;high;approved;30;4.2;payments\n";
    let outcome = import(&desk, "releases", text, &[]);
    assert_eq!(outcome["made"], json!(["team payments"]));
    let release = desk.json(&["release", "R-1"]);
    let bar = &release["bar"];
    assert_eq!((&bar["start"], &bar["end"]), (&json!("2026-12-01T21:00:00Z"), &json!("2026-12-01T23:30:00Z")));
    assert_eq!(
        (&bar["type"], &bar["state"], &bar["version"]),
        (&json!("emergency"), &json!("approved"), &json!("4.2"))
    );
    assert_eq!((&bar["risk"], &bar["segments"]["rollback"]), (&json!("high"), &json!(30)));
    assert_eq!(release["notes"], json!({ "Budget": "12 k" }));
    let told = import(&desk, "services", "key,name,cost\na,A,7\n", &[]);
    assert!(told["warnings"][0].as_str().unwrap().contains("cost"), "{told}");
}

#[test]
fn a_time_without_offset_is_read_in_the_zone_of_its_row_or_in_the_one_for_all() {
    let desk = Desk::with_plan();
    let text = "key,start,duration,zone\nR-1,2026-12-01 22:00,1h,\nR-2,2026-12-01T22:00,1h,Asia/Tokyo\nR-3,2026-12-01T22:00+05:30,1h,\n";
    import(&desk, "releases", text, &["--zone", "America/New_York"]);
    let start = |key: &str| desk.json(&["release", key])["bar"]["start"].as_str().unwrap().to_owned();
    assert_eq!(start("R-1"), "2026-12-02T03:00:00Z");
    assert_eq!(start("R-2"), "2026-12-01T13:00:00Z");
    assert_eq!(start("R-3"), "2026-12-01T16:30:00Z");
    let said = desk.run(&["import", "releases", "in.csv", "--zone", "Mars/Olympus"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("Mars/Olympus"), "{}", said.err);
}

#[test]
fn windows_are_read_with_their_rule_their_end_and_their_scope() {
    let desk = Desk::with_plan();
    import(&desk, "services", "key,team,region\npay,payments,eu\n", &[]);
    let text = "key,title,kind,start,end,zone,rrule,until,services,teams,environments,regions,types\n\
        F-1,Year end,freeze-hard,2026-12-18T18:00,2027-01-04T06:00,Europe/Berlin,FREQ=YEARLY,2030-12-31,pay,payments,production,eu,normal|standard\n\
        M-1,Nights,maintenance,2026-12-01,2026-12-02,Europe/Berlin,,,,,,,\n";
    assert_eq!(import(&desk, "windows", text, &[])["added"], 2);
    assert_eq!(import(&desk, "windows", text, &[])["unchanged"], 2);
    let catalogue = desk.run(&["call", "catalogue_show"]).json();
    let freeze = &catalogue["windows"][0];
    assert_eq!(freeze["rrule"], "FREQ=YEARLY;UNTIL=20301231");
    assert_eq!(freeze["scope"]["services"], json!(["pay"]));
    assert_eq!(freeze["scope"]["types"], json!(["standard", "normal"]));
    import(&desk, "releases", "key,services,start,duration\nR-1,pay,2026-12-20T12:00:00Z,1h\n", &[]);
    assert_eq!(desk.json(&["conflicts"])["items"][0]["code"], "C03");
    import(&desk, "releases", "key,services,start,duration\nR-1,pay,2029-12-20T12:00:00Z,1h\n", &[]);
    assert_eq!(desk.json(&["conflicts"])["items"][0]["code"], "C03", "it still recurs three years later");
    import(&desk, "releases", "key,services,start,duration\nR-1,pay,2031-12-20T12:00:00Z,1h\n", &[]);
    let left = desk.json(&["conflicts"]);
    assert!(left["items"].as_array().unwrap().iter().all(|left| left["code"] != "C03"), "until the day that was given");
}

#[test]
fn a_preview_tells_every_row_and_writes_nothing() {
    let desk = Desk::with_plan();
    import(&desk, "services", "key,name\na,A\nb,B\n", &[]);
    let changed = "key,name\na,A\nb,Bee\nc,C\n";
    let told = import(&desk, "services", changed, &["--preview"]);
    let outcomes: Vec<&str> =
        told["lines"].as_array().unwrap().iter().map(|line| line["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["unchanged", "updated", "added"]);
    assert!(told["changed"].is_null());
    let text = desk.run(&["import", "services", "in.csv", "--preview"]).out;
    assert!(
        text.contains("3  updated    b  service Bee") && text.contains("1 added, 1 updated, 1 unchanged"),
        "{text}"
    );
    assert_eq!(services(&desk).len(), 2);
    assert_eq!(desk.json(&["log"])["items"].as_array().unwrap().len(), 2);
}

#[test]
fn several_files_are_one_operation_and_one_bad_file_spoils_them_all() {
    let desk = Desk::with_plan();
    desk.put("one.csv", "key,name\na,A\n");
    desk.put("two.csv", "key,name\nb,B\n");
    desk.put("bad.csv", "key,tier\nc,9\n");
    let said = desk.run(&["import", "services", "one.csv", "bad.csv"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("bad.csv: line 2, column \"tier\""), "{}", said.err);
    assert!(services(&desk).is_empty());
    assert_eq!(desk.run(&["import", "services", "one.csv", "two.csv"]).code, 0);
    assert_eq!(desk.json(&["log"])["items"].as_array().unwrap().len(), 2);
    assert_eq!(services(&desk).len(), 2);
}

#[test]
fn a_mapping_is_saved_by_name_with_the_import_and_used_again() {
    let desk = Desk::with_plan();
    let jira = "Issue key,Summary,Due\nREL-1,Payments,2026-12-01T22:00:00Z\n";
    let map = ["--map", "Issue key=key", "--map", "Summary=title", "--map", "Due=end", "--duration", "2h"];
    let mut first = map.to_vec();
    first.extend(["--save-mapping", "jira"]);
    import(&desk, "releases", jira, &first);
    assert_eq!(desk.json(&["log"])["items"].as_array().unwrap().len(), 2, "one operation");
    let next = jira.replace("REL-1", "REL-2");
    assert_eq!(import(&desk, "releases", &next, &["--mapping", "jira", "--duration", "2h"])["added"], 1);
    assert_eq!(desk.json(&["release", "REL-2"])["bar"]["title"], "Payments");
    let said = desk.run(&["import", "releases", "in.csv", "--mapping", "servicenow"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err.contains("there is no mapping \"servicenow\"") && said.err.contains("saved for releases are: jira"),
        "{}",
        said.err
    );
    assert!(
        desk.run(&["import", "services", "in.csv", "--mapping", "jira"]).err.contains("none was saved for services")
    );
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.run(&["undo"]).code, 0);
    assert_eq!(desk.run(&["import", "releases", "in.csv", "--mapping", "jira"]).code, 2, "undone with its import");
}

#[test]
fn what_is_exported_can_be_imported_and_a_spreadsheet_runs_nothing_of_it() {
    let desk = Desk::with_plan();
    let formula = "key,title,start,duration,team\nR-1,\"=HYPERLINK(\"\"http://x\"\")\",2026-12-01T22:00:00Z,1h,a\n";
    import(&desk, "releases", formula, &[]);
    assert_eq!(desk.run(&["export", "csv", "--out", "out.csv"]).code, 0);
    let text = std::fs::read_to_string(desk.path("out.csv")).unwrap();
    assert!(text.contains("\"'=HYPERLINK"), "{text}");
}
