//! One real release cycle, from its files to the calendar and the pack.

use serde_json::Value;
use slipway_tests::{Desk, fixture};

use crate::calendar_file::{events, export, read};
use crate::complete::complete;

const COMPONENTS: [&str; 6] = ["--map", "component=key", "--map", "component=name", "--map", "type=component_type"];
const RELEASES: [&str; 12] = [
    "--map",
    "release=key",
    "--map",
    "release=title",
    "--map",
    "component=services",
    "--map",
    "published_at=end",
    "--map",
    "type=component_type",
    "--duration",
    "2h",
];

fn import(desk: &Desk, kind: &str, file: &str, options: &[&str]) -> Value {
    let path = fixture(&format!("openstack-2025.2/{file}"));
    let mut arguments = vec!["import", kind, &path, "--json"];
    arguments.extend(options);
    let said = desk.run(&arguments);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    said.json()
}

fn imported() -> Desk {
    let desk = Desk::with_plan();
    assert_eq!(import(&desk, "services", "components.csv", &COMPONENTS)["added"], 225);
    assert_eq!(import(&desk, "releases", "releases.csv", &RELEASES)["added"], 426);
    desk
}

#[test]
fn a_real_cycle_is_imported_once_and_twice_is_the_same() {
    let desk = imported();
    assert_eq!(import(&desk, "services", "components.csv", &COMPONENTS)["unchanged"], 225);
    assert_eq!(import(&desk, "releases", "releases.csv", &RELEASES)["unchanged"], 426);
    assert_eq!(desk.json(&["log"])["items"].as_array().unwrap().len(), 3, "the second time left no operation");
    let nova = desk.json(&["release", "nova-32.0.0"]);
    assert_eq!(
        (&nova["bar"]["services"][0], &nova["bar"]["team"], &nova["bar"]["version"]),
        (&"nova".into(), &"nova".into(), &"32.0.0".into())
    );
    assert_eq!(nova["notes"]["kind"], "final");
    let checked = desk.run(&["check", "--json"]).json();
    let of = |subject: &str| {
        let findings = checked["findings"].as_array().unwrap();
        findings.iter().find(|finding| finding["subject"] == subject).unwrap()["ok"].clone()
    };
    assert_eq!((of("file"), of("log"), of("dependencies")), (true.into(), true.into(), true.into()));
}

#[test]
fn the_calendar_of_a_real_cycle_has_every_release_at_its_time_whatever_the_offset() {
    let desk = imported();
    let events = events(&read(&export(&desk, &[])));
    assert_eq!(events.len(), 426);
    let at = |key: &str| {
        let event = events.values().find(|event| event["SUMMARY"].split(' ').next() == Some(key)).unwrap();
        (event["DTSTART"].clone(), event["DTEND"].clone())
    };
    for (key, start, end) in [
        // 2025-04-04T10:20:14+01:00
        ("osc-lib-4.0.0", "20250404T072014Z", "20250404T092014Z"),
        // 2025-05-07T18:07:31+09:00
        ("python-heatclient-4.2.0", "20250507T070731Z", "20250507T090731Z"),
        // 2025-05-15T21:47:13-07:00, another day in UTC
        ("python-swiftclient-4.8.0", "20250516T024713Z", "20250516T044713Z"),
        // 2025-05-27T15:03:12-05:00
        ("horizon-25.4.0", "20250527T180312Z", "20250527T200312Z"),
        // 2025-09-11T15:17:18-04:00
        ("neutron-27.0.0.0rc1", "20250911T171718Z", "20250911T191718Z"),
        // 2025-07-11T00:01:04+09:00, the day before in UTC
        ("castellan-5.4.1", "20250710T130104Z", "20250710T150104Z"),
    ] {
        assert_eq!(at(key), (start.to_owned(), end.to_owned()), "{key}");
    }
    let before = export(&desk, &[]);
    import(&desk, "releases", "releases.csv", &RELEASES);
    assert_eq!(export(&desk, &[]), before, "importing again changes nothing in anybody's calendar");
}

#[test]
fn every_time_of_the_calendar_is_the_time_of_the_file() {
    let desk = imported();
    let events = events(&read(&export(&desk, &[])));
    let text = std::fs::read_to_string(fixture("openstack-2025.2/releases.csv")).unwrap();
    for line in text.lines().skip(1) {
        let (key, at) = (line.split(',').next().unwrap(), line.rsplit(',').next().unwrap());
        let published: jiff::Timestamp = at.parse().unwrap();
        let event = events.values().find(|event| event["SUMMARY"].split(' ').next() == Some(key)).unwrap();
        assert_eq!(event["DTEND"], published.strftime("%Y%m%dT%H%M%SZ").to_string(), "{key}");
    }
}

#[test]
fn a_pack_of_a_real_cycle_is_printed() {
    let desk = imported();
    let meeting = ["cab", "pack", "--meeting", "2025-09-09", "--out", "pack.pdf"];
    // Before the cycle ended everything that was to be decided was still a draft, so it is submitted first.
    let week = desk.json(&["releases", "--from", "2025-09-09", "--to", "2025-09-16"]);
    let keys: Vec<String> =
        week["items"].as_array().unwrap().iter().map(|item| item["key"].as_str().unwrap().to_owned()).collect();
    complete(&desk, &keys.iter().map(String::as_str).collect::<Vec<_>>());
    let submit = |key: &String| {
        format!("{{\"name\":\"release_advance\",\"input\":{{\"key\":\"{key}\",\"state\":\"submitted\"}}}}\n")
    };
    let calls = keys.iter().map(submit).collect::<Vec<_>>().concat();
    desk.put("submit.jsonl", calls);
    assert_eq!(desk.run(&["call", "--file", "submit.jsonl"]).code, 0);
    let pack = desk.json(&meeting);
    assert!(pack["pages"].as_u64().unwrap() > 10, "{pack}");
    assert!(pack["warnings"].as_array().unwrap().is_empty(), "{pack}");
    assert!(std::fs::read(desk.path("pack.pdf")).unwrap().starts_with(b"%PDF-1.7"));
    let printed =
        std::process::Command::new("pdftotext").arg(desk.path("pack.pdf")).arg("-").output().expect("pdftotext");
    let text = String::from_utf8_lossy(&printed.stdout).into_owned();
    for key in &keys {
        assert!(text.contains(key.as_str()), "{key} is in the pack");
    }
    let sound = std::process::Command::new("qpdf").arg("--check").arg(desk.path("pack.pdf")).output().expect("qpdf");
    assert!(sound.status.success(), "{}", String::from_utf8_lossy(&sound.stdout));
}
