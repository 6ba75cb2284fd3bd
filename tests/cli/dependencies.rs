//! What needs what: links, circles, delays, runbooks, and the map in files.

use serde_json::{Value, json};
use slipway_tests::Desk;

use crate::complete::complete;

/// Three releases in a row of which each waits for the one before it, on three services.
fn desk() -> Desk {
    let desk = Desk::with_plan();
    desk.put(
        "services.csv",
        "key,name,tier,team,kind,depends_on\nweb,Web,1,front,service,pay\npay,Payments,1,core,service,db\n\
         db,Database,2,core,infrastructure,\n",
    );
    assert_eq!(desk.run(&["import", "services", "services.csv"]).code, 0);
    desk.put(
        "releases.csv",
        "key,title,start,duration,services,zone,depends_on\n\
         R-1,Schema,2027-04-12T22:00,2h,db,Europe/Berlin,\n\
         R-2,Payments,2027-04-13T22:00,2h,pay,Europe/Berlin,R-1\n\
         R-3,Web,2027-04-14T22:00,2h,web,Europe/Berlin,R-2\n",
    );
    let said = desk.run(&["import", "releases", "releases.csv"]);
    assert_eq!(said.code, 0, "{}", said.err);
    desk
}

fn written(desk: &Desk, arguments: &[&str], file: &str) -> String {
    let said = desk.run(&[arguments, &["--out", file]].concat());
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    String::from_utf8_lossy(&std::fs::read(desk.path(file)).unwrap()).into_owned()
}

#[test]
fn a_link_says_in_which_way_and_from_which_version_and_is_taken_away_again() {
    let desk = desk();
    let link = ["link", "services", "web", "db", "--type", "configuration", "--min-version", "15.2"];
    assert_eq!(desk.run(&link).code, 0);
    let map = desk.run(&["map"]).out;
    let line = map.lines().find(|line| line.starts_with("web") && line.contains("db")).unwrap();
    assert!(line.contains("configuration") && line.contains("≥ 15.2"), "{line}");
    assert!(map.ends_with("3 nodes, 3 links\n"), "{map}");
    assert_eq!(desk.run(&["unlink", "services", "web", "db"]).code, 0);
    assert!(desk.run(&["map"]).out.ends_with("3 nodes, 2 links\n"));
}

#[test]
fn a_lag_in_working_days_counts_the_days_of_the_calendar_that_is_named() {
    let desk = desk();
    let holiday = json!({
        "key": "HOLIDAY", "title": "Founders' day", "kind": "holiday", "start": "2027-04-13T00:00",
        "end": "2027-04-14T00:00", "zone": "Europe/Berlin", "scope": { "services": ["db"] },
    });
    assert_eq!(desk.run(&["call", "window_save", &holiday.to_string()]).code, 0);
    let missed = |calendar: &str| {
        let link = ["link", "releases", "R-2", "R-1", "--relation", "SS", "--lag", "1wd", "--calendar", calendar];
        assert_eq!(desk.run(&link).code, 0);
        desk.run(&["map", "releases"]).out.contains("too early by")
    };
    assert!(missed("predecessor"), "the day after is a holiday of the database");
    assert!(!missed("successor"), "and none of payments");
    assert!(!missed("project"), "nor of everybody");
}

#[test]
fn a_circle_is_refused_with_the_link_that_hurts_least() {
    let desk = desk();
    assert_eq!(desk.run(&["link", "services", "web", "db", "--type", "build"]).code, 0);
    let said = desk.run(&["link", "services", "db", "web", "--type", "runtime-hard"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("db → web → db"), "{}", said.err);
    assert!(said.err.contains("take web → db away first (web needs db only to be built)"), "{}", said.err);
    let said = desk.run(&["link", "services", "db", "web", "--type", "runtime-soft"]);
    assert!(said.err.contains("leave it out, since no other link of the circle is looser"), "{}", said.err);
    let said = desk.run(&["link", "releases", "R-1", "R-3"]);
    assert!(said.err.contains("R-1 → R-3 → R-2 → R-1"), "{}", said.err);
}

#[test]
fn a_circle_in_a_file_is_told_with_its_lines_and_nothing_is_imported() {
    let desk = desk();
    desk.put("circle.csv", "from,to,type\nweb,db,build\ndb,web,data\npay,web,runtime-soft\n");
    let said = desk.run(&["import", "dependencies", "circle.csv"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("db → web → db") && said.err.contains("pay → web → pay"), "{}", said.err);
    assert!(said.err.contains("leave out line 4 (pay → web): pay runs without web, only worse"), "{}", said.err);
    assert!(
        said.err.contains("leave out line 2 (web → db): web needs db only to be built (lines 2, 3)"),
        "{}",
        said.err
    );
    assert!(desk.run(&["map"]).out.ends_with("3 nodes, 2 links\n"));
    for (rows, told) in
        [("web,web,", "cannot depend on itself"), ("web,pay,\nweb,pay,", "line 2"), ("web,nobody,", "nobody")]
    {
        desk.put("bad.csv", format!("from,to,type\n{rows}\n"));
        let said = desk.run(&["import", "dependencies", "bad.csv"]);
        assert!(said.code == 3 && said.err.contains(told), "{rows}: {} {}", said.code, said.err);
    }
}

#[test]
fn a_delay_tells_what_breaks_and_how_much_there_is_to_spare() {
    let desk = desk();
    let said = desk.run(&["late", "R-1", "--by", "4h"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("it can be 22h late before anything breaks"), "{}", said.out);
    let said = desk.run(&["late", "R-1", "--by", "46h"]);
    assert_eq!(said.code, 4, "something breaks");
    assert!(said.out.contains("R-2 Payments: 2027-04-13 20:00 → 2027-04-14 20:00 UTC, 24h later"), "{}", said.out);
    assert!(said.out.contains("R-3 waits for R-2 Payments (FS)"), "{}", said.out);
    assert!(said.out.contains("the end of everything that is linked moves by 2h"), "{}", said.out);
    assert_eq!(desk.run(&["late", "R-1", "--by", "0h"]).code, 2);
}

#[test]
fn the_failure_of_a_service_is_followed_both_ways() {
    let desk = desk();
    let hit = desk.json(&["blast", "db"])["items"].clone();
    assert_eq!((&hit[0]["key"], &hit[1]["key"]), (&json!("pay"), &json!("web")));
    let needs = desk.json(&["blast", "web", "--needs", "--depth", "1"])["items"].clone();
    assert_eq!(needs, json!([{ "key": "pay", "depth": 1, "path": ["web", "pay"] }]));
}

#[test]
fn a_runbook_has_times_and_floats_and_is_a_problem_where_it_takes_too_long() {
    let desk = desk();
    let step = |arguments: &[&str]| {
        let said = desk.run(&[&["step", "set", "R-1"], arguments].concat());
        assert_eq!(said.code, 0, "{}", said.err);
    };
    step(&["--title", "Stop the workers", "--minutes", "10"]);
    step(&["--title", "Migrate", "--minutes", "90", "--after", "R-1.1"]);
    step(&["--key", "WARM", "--title", "Warm the caches", "--minutes", "15", "--after", "R-1.1:SS:5m"]);
    let told = desk.run(&["runbook", "R-1"]);
    assert_eq!(told.code, 0);
    assert!(told.out.ends_with("takes 1h40m of 2h before the rollback reserve\n"), "{}", told.out);
    let warm = told.out.lines().find(|line| line.contains("WARM")).unwrap();
    assert!(warm.starts_with("2027-04-12 20:05") && warm.ends_with("float 1h20m"), "{warm}");
    step(&["--key", "R-1.2", "--minutes", "120"]);
    let told = desk.run(&["runbook", "R-1"]);
    assert!(told.code == 4 && told.out.contains("10m too long"), "{} {}", told.code, told.out);
    let said = desk.run(&["step", "set", "R-1", "--key", "R-1.1", "--after", "R-1.2"]);
    assert!(said.code == 1 && said.err.contains("R-1.1 → R-1.2 → R-1.1"), "{}", said.err);
    assert!(desk.run(&["map", "steps", "--around", "R-1"]).out.ends_with("3 nodes, 2 links\n"));
    assert_eq!(desk.run(&["step", "remove", "R-1.1"]).code, 0);
    assert!(desk.run(&["map", "steps"]).out.ends_with("2 nodes, 0 links\n"));
}

#[test]
fn steps_come_from_a_file_in_any_order_of_its_rows() {
    let desk = desk();
    desk.put("steps.csv", "release,key,title,minutes,after\nR-1,b,Start,5,a\nR-1,a,Stop,10,\n");
    let first = desk.run(&["import", "steps", "steps.csv", "--json"]).json();
    assert_eq!((&first["added"], &first["unchanged"]), (&json!(2), &json!(0)));
    let again = desk.run(&["import", "steps", "steps.csv", "--json"]).json();
    assert_eq!((&again["unchanged"], &again["changed"]["operation"]), (&json!(2), &Value::Null));
    assert!(desk.run(&["runbook", "R-1"]).out.contains("after a"));
    desk.put("steps.csv", "release,key,after\nR-1,a,b\n");
    let said = desk.run(&["import", "steps", "steps.csv"]);
    assert!(said.code == 3 && said.err.contains("a → b"), "{}", said.err);
}

#[test]
fn the_map_is_written_as_a_picture_as_pages_and_for_other_programs() {
    let desk = desk();
    let svg = written(&desk, &["map", "--group-by", "team"], "map.svg");
    assert!(svg.contains("<svg") && svg.contains("Payments") && svg.contains("marker-end"), "{svg}");
    let dot = written(&desk, &["map"], "map.dot");
    assert!(dot.starts_with("digraph") && dot.contains("rankdir=LR"), "{dot}");
    let mermaid = written(&desk, &["map", "releases", "--linked"], "map.mmd");
    assert!(mermaid.contains("flowchart LR") && mermaid.contains("R-2"), "{mermaid}");
    assert!(written(&desk, &["map", "--a3", "--mono"], "map.pdf").starts_with("%PDF-"));
    let around = written(&desk, &["map", "--around", "db", "--depth", "1"], "around.dot");
    assert!(around.contains("pay") && !around.contains("Web"), "{around}");
    let collapsed = desk.run(&["map", "--collapse", "core"]).out;
    assert!(collapsed.contains("team:core") && collapsed.ends_with("2 nodes, 1 links\n"), "{collapsed}");
    let said = desk.run(&["map", "--out", "map.bmp"]);
    assert!(said.code == 2 && said.err.contains(".svg"), "{}", said.err);
}

#[test]
fn a_map_in_graphml_is_read_back_without_a_change() {
    let desk = desk();
    written(&desk, &["map"], "map.graphml");
    let again = desk.run(&["import", "graphml", "map.graphml", "--json"]).json();
    assert_eq!((&again["unchanged"], &again["added"], &again["updated"]), (&json!(5), &json!(0), &json!(0)));
    let other = Desk::with_plan();
    std::fs::copy(desk.path("map.graphml"), other.path("map.graphml")).unwrap();
    assert_eq!(other.run(&["import", "graphml", "map.graphml", "--json"]).json()["added"], 5);
    assert_eq!(other.run(&["map"]).out, desk.run(&["map"]).out);
}

#[test]
fn components_and_catalogues_of_other_tools_are_imported_and_twice_is_the_same_as_once() {
    let desk = desk();
    desk.put(
        "bom.json",
        r#"{"bomFormat":"CycloneDX","specVersion":"1.5","components":[
          {"type":"application","name":"shop","version":"1.0","bom-ref":"shop"},
          {"type":"library","name":"log","version":"2.17.1","bom-ref":"log"}],
          "dependencies":[{"ref":"shop","dependsOn":["log"]}]}"#,
    );
    assert_eq!(desk.run(&["import", "cyclonedx", "bom.json", "--json"]).json()["added"], 3);
    assert_eq!(desk.run(&["import", "cyclonedx", "bom.json", "--json"]).json()["unchanged"], 3);
    let map = desk.run(&["map"]).out;
    assert!(map.contains("≥ 2.17.1"), "{map}");
    desk.put(
        "catalog.yaml",
        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: cart\nspec:\n  type: service\n  owner: front\n  dependsOn:\n    - component:pay\n",
    );
    assert_eq!(desk.run(&["import", "backstage", "catalog.yaml", "--json"]).json()["added"], 2);
    assert!(desk.run(&["map"]).out.contains("cart"), "tied to what the plan knows already");
    desk.put("catalog.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: a}\nspec:\n  dependsOn: [component:nobody]\n");
    let said = desk.run(&["import", "backstage", "catalog.yaml"]);
    assert!(said.code == 3 && said.err.contains("line 5") && said.err.contains("nobody"), "{}", said.err);
}

#[test]
fn the_order_is_written_to_read_and_as_a_table() {
    let desk = desk();
    let text = written(&desk, &["order"], "order.txt");
    assert!(text.starts_with("Wave 1\n  R-1 Schema  12 Apr 22:00–00:00 Europe/Berlin\n\nWave 2\n"), "{text}");
    let table = written(&desk, &["order"], "order.csv");
    assert!(table.starts_with("wave,key,title,start,"), "{table}");
    assert!(table.contains("\r\n2,R-2,Payments,2027-04-13T20:00:00Z,") && table.contains(",draft,R-1\r\n"), "{table}");
}

#[test]
fn a_release_is_not_carried_out_before_what_it_waits_for_is_deployed() {
    let desk = desk();
    complete(&desk, &["R-1", "R-2"]);
    let advance = |key: &str, state: &str| {
        desk.run(&["call", "release_advance", &json!({ "key": key, "state": state }).to_string()])
    };
    for key in ["R-1", "R-2"] {
        for state in ["submitted", "assessed", "approved", "scheduled"] {
            assert_eq!(advance(key, state).code, 0);
        }
    }
    let said = advance("R-2", "deploying");
    assert_eq!(said.code, 1);
    assert!(
        said.err.contains("R-2 Payments cannot be deploying yet: R-1 Schema is scheduled and must be deployed"),
        "{}",
        said.err
    );
    for state in ["deploying", "deployed"] {
        assert_eq!(advance("R-1", state).code, 0);
    }
    assert_eq!(advance("R-2", "deploying").code, 0);
}
