//! One real release cycle, from its files to the calendar.

use slipway_tests::{Desk, fixture};

#[test]
fn a_real_cycle_is_imported_once_and_twice_is_the_same() {
    let desk = Desk::with_plan();
    let components = fixture("openstack-2025.2/components.csv");
    let releases = fixture("openstack-2025.2/releases.csv");
    let mut read = vec!["import", "services", &components, "--map", "component=key", "--map", "component=name"];
    read.extend(["--map", "type=component_type"]);
    assert_eq!(desk.json(&read)["added"], 225);
    let mut read = vec!["import", "releases", &releases, "--map", "release=key", "--map", "release=title"];
    read.extend(["--map", "component=services", "--map", "published_at=end", "--map", "type=component_type"]);
    read.extend(["--duration", "2h"]);
    assert_eq!(desk.json(&read)["added"], 426);
    assert_eq!(desk.json(&read)["unchanged"], 426);
    assert_eq!(desk.json(&["log"])["items"].as_array().unwrap().len(), 3, "the second import left no operation");
    let first = desk.json(&["release", "osc-lib-4.0.0"]);
    assert_eq!(first["bar"]["end"], "2025-04-04T09:20:14Z");
    assert_eq!(desk.run(&["export", "ics", "--out", "cycle.ics"]).code, 0);
    let calendar = std::fs::read_to_string(desk.path("cycle.ics")).unwrap();
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 426);
}
