//! Facts that cannot be, or that are too many: one clear answer, and nothing lost or half written.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use slipway_tests::{Desk, Said};

/// How long anything may take here, on a machine that does other things at the same time and without optimisation.
const PATIENCE: Duration = Duration::from_mins(2);

fn call(desk: &Desk, name: &str, input: &Value) -> Said {
    desk.run(&["call", name, &input.to_string()])
}

fn done(desk: &Desk, name: &str, input: &Value) -> Value {
    let said = call(desk, name, input);
    assert_eq!(said.code, 0, "{name}: {}", said.err);
    said.json()
}

/// Refused with a sentence, and nothing was written.
fn refused(desk: &Desk, name: &str, input: &Value, code: i32) -> String {
    let count = |desk: &Desk| desk.json(&["log"])["items"].as_array().unwrap().len();
    let before = count(desk);
    let said = call(desk, name, input);
    assert_eq!((said.code, said.out.as_str()), (code, ""), "{name}: {}", said.err);
    assert!(said.err.contains("  → "), "what to do: {}", said.err);
    assert_eq!(count(desk), before, "{name} wrote something");
    said.err
}

fn imported(desk: &Desk, kind: &str, text: &str) {
    let name = format!("{kind}.csv");
    desk.put(&name, text);
    let said = desk.run(&["import", kind, &name]);
    assert_eq!(said.code, 0, "{kind}: {}", said.err);
}

fn window(key: &str, more: Value) -> Value {
    let mut card = json!({ "key": key, "title": key, "kind": "freeze-hard", "start": "2026-12-18T00:00",
        "end": "2026-12-20T00:00", "zone": "UTC" });
    card.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    card
}

#[test]
fn a_rule_that_comes_too_often_is_refused_and_one_that_never_ends_is_bounded() {
    let desk = Desk::with_plan();
    for rule in ["FREQ=SECONDLY", "FREQ=MINUTELY"] {
        for name in ["window_save", "freeze_propose"] {
            let told = refused(&desk, name, &window("W", json!({ "rrule": rule })), 1);
            assert!(told.contains("at most 20000 times a year"), "{told}");
        }
    }
    let hourly = json!({ "rrule": "FREQ=HOURLY;INTERVAL=2", "end": "2026-12-18T00:30" });
    done(&desk, "window_save", &window("HOURLY", hourly));
    let began = Instant::now();
    imported(&desk, "services", "key\npay\n");
    imported(
        &desk,
        "releases",
        "key,services,start,duration\nR-1,pay,2190-12-20T12:00:00Z,1h\nR-2,pay,2026-12-20T12:00:00Z,1h\n",
    );
    done(
        &desk,
        "window_save",
        &window("W", json!({ "start": "1950-01-01T00:00", "end": "1950-01-01T23:00", "rrule": "FREQ=DAILY" })),
    );
    done(&desk, "window_save", &window("V", json!({ "rrule": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" })));
    let found = desk.json(&["conflicts"]);
    assert!(found["items"].as_array().unwrap().iter().any(|item| item["release"] == "R-2" && item["code"] == "C03"));
    assert_eq!(desk.run(&["windows"]).code, 0);
    assert_eq!(desk.run(&["slots", "R-2"]).code, 0);
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
}

#[test]
fn a_window_of_a_hundred_years_and_a_zone_that_does_not_exist_are_refused() {
    let desk = Desk::with_plan();
    let told = refused(&desk, "window_save", &window("W", json!({ "end": "2126-12-18T00:00" })), 1);
    assert!(told.contains("a window lasts at most 366 days, this one 36524 days"), "{told}");
    let told = refused(&desk, "window_save", &window("W", json!({ "zone": "Mars/Olympus" })), 2);
    assert!(told.contains("\"Mars/Olympus\" is not a time zone; use an IANA name such as Europe/Berlin"), "{told}");
    let told = refused(&desk, "window_save", &window("W", json!({ "end": "2026-12-17T00:00" })), 1);
    assert!(told.contains("must end after it starts"), "{told}");
}

#[test]
fn what_a_freeze_is_about_cannot_be_taken_out_from_under_it() {
    let desk = Desk::with_plan();
    imported(&desk, "services", "key,team,region,environment\npay,crew,eu,staging\n");
    for (what, list, key) in [
        ("service", "services", "pay"),
        ("team", "teams", "crew"),
        ("region", "regions", "eu"),
        ("environment", "environments", "staging"),
    ] {
        let freeze = window(&format!("F-{what}"), json!({ "scope": { list: [key] } }));
        done(&desk, "freeze_propose", &freeze);
        let told = refused(&desk, &format!("{what}_remove"), &json!({ "key": key }), 1);
        assert!(told.contains(&format!("F-{what} is about the {what} {key}")), "{told}");
    }
    done(&desk, "window_remove", &json!({ "key": "F-service" }));
    done(&desk, "service_remove", &json!({ "key": "pay" }));
}

#[test]
fn a_scope_that_names_what_is_gone_is_told_and_not_published() {
    let desk = Desk::with_plan();
    done(&desk, "service_save", &json!({ "key": "web", "name": "Web", "tier": 2 }));
    let saved = done(&desk, "service_save", &json!({ "key": "pay", "name": "Payments", "tier": 1 }));
    done(&desk, "freeze_propose", &window("F", json!({ "scope": { "services": ["pay"] } })));
    for step in [
        ["freeze", "negotiate", "F"].as_slice(),
        &["freeze", "sign", "F", "--side", "it"],
        &["freeze", "sign", "F", "--side", "business", "--by", "Grace"],
    ] {
        assert_eq!(desk.run(step).code, 0);
    }
    // Taking back that the service was added is the one way past the refusal.
    done(&desk, "operation_undo", &json!({ "seq": saved["operation"]["seq"] }));
    let told = refused(&desk, "freeze_publish", &json!({ "key": "F" }), 1);
    assert!(told.contains("F would freeze nothing: its scope names services that are gone"), "{told}");
    let check = desk.run(&["check"]);
    assert_eq!(check.code, 4);
    assert!(check.out.contains("F F is about services that are gone"), "{}", check.out);
}

#[test]
fn a_booking_that_ends_before_it_starts_and_an_absence_like_it_are_refused() {
    let desk = Desk::with_plan();
    let booking = json!({ "key": "B", "environment": "production", "start": "2027-06-01T10:00",
        "end": "2027-06-01T08:00", "zone": "UTC" });
    let told = refused(&desk, "booking_save", &booking, 1);
    assert!(told.contains("a booking must end after it starts"), "{told}");
    done(&desk, "person_save", &json!({ "key": "ada", "name": "Ada" }));
    let absence =
        json!({ "key": "A", "person": "ada", "start": "2027-06-01T10:00", "end": "2027-06-01T10:00", "zone": "UTC" });
    assert!(refused(&desk, "absence_save", &absence, 1).contains("the end must lie after the start"));
    desk.put("in.csv", "key,environment,start,end,zone\nB,production,2027-06-01T10:00,2027-06-01T08:00,UTC\n");
    let said = desk.run(&["import", "bookings", "in.csv"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("line 2, column \"end\""), "{}", said.err);
}

#[test]
fn an_exception_needs_its_release_and_keeps_it() {
    let desk = Desk::with_plan();
    imported(&desk, "releases", "key,start,duration\nR-1,2026-12-18T12:00:00Z,1h\n");
    done(&desk, "window_save", &window("F", json!({})));
    let request = |release: &str| json!({ "freeze": "F", "release": release, "reason": "r", "rollback": "b" });
    assert!(refused(&desk, "exception_request", &request("R-9"), 2).contains("there is no release \"R-9\""));
    done(&desk, "exception_request", &request("R-1"));
    refused(&desk, "release_remove", &json!({ "key": "R-1" }), 1);
    done(&desk, "release_advance", &json!({ "key": "R-1", "state": "cancelled" }));
    let listed = desk.json(&["exception", "list"]);
    assert_eq!(listed["items"][0]["release"], "R-1");
    assert_eq!(desk.run(&["conflicts"]).code, 0, "a release that was called off stands against nothing");
    assert_eq!(desk.run(&["exception", "withdraw", "E-2026-0001"]).code, 0);
}

#[test]
fn deputies_in_a_circle_are_asked_once_each() {
    let desk = Desk::with_plan();
    for (key, deputy) in [("a", Value::Null), ("b", json!("a")), ("c", json!("b")), ("a", json!("c"))] {
        done(&desk, "person_save", &json!({ "key": key, "name": key.to_uppercase(), "deputy": deputy }));
    }
    refused(&desk, "person_save", &json!({ "key": "a", "name": "A", "deputy": "a" }), 1);
    let draft = json!({ "key": "R-1", "title": "R", "type": "normal", "services": [], "start": "2026-12-18T22:00",
        "end": "2026-12-19T00:00", "zone": "UTC", "people": [{ "person": "a", "role": "deployment-lead" }] });
    done(&desk, "release_draw", &json!({ "draft": draft }));
    for (key, person) in [("A-1", "a"), ("A-2", "b"), ("A-3", "c")] {
        done(
            &desk,
            "absence_save",
            &json!({ "key": key, "person": person, "start": "2026-12-18T00:00", "end": "2026-12-20T00:00", "zone": "UTC" }),
        );
    }
    let found = desk.json(&["conflicts"]);
    let codes: Vec<&str> =
        found["items"].as_array().unwrap().iter().map(|item| item["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["C10"]);
}

#[test]
fn ten_thousand_absences_are_read_and_judged() {
    let desk = Desk::with_plan();
    imported(&desk, "people", "key,name\nada,Ada\ngrace,Grace\n");
    let mut text = "key,person,start,end,zone\n".to_owned();
    for n in 0..10_000 {
        let (person, day, hour) = (["ada", "grace"][n % 2], n / 24 % 28 + 1, n % 23);
        let _ = writeln!(
            text,
            "A-{n},{person},2026-{:02}-{day:02}T{hour:02}:00,2026-{0:02}-{day:02}T{hour:02}:30,UTC",
            n / 672 % 12 + 1
        );
    }
    let began = Instant::now();
    imported(&desk, "absences", &text);
    let draft = json!({ "key": "R-1", "title": "R", "type": "normal", "services": [], "start": "2026-03-05T00:00",
        "end": "2026-03-06T00:00", "zone": "UTC", "people": [{ "person": "ada", "role": "deployment-lead" }] });
    done(&desk, "release_draw", &json!({ "draft": draft }));
    let found = desk.json(&["conflicts"]);
    assert_eq!(found["items"].as_array().unwrap().len(), 1, "one person, one conflict");
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
}

#[test]
fn fifty_thousand_conflicts_at_once_are_listed() {
    let desk = Desk::with_plan();
    imported(&desk, "services", "key,tier\npay,1\n");
    // Every pair of releases of one hour on one service is a conflict.
    let count = 320;
    let mut text = "key,services,start,duration\n".to_owned();
    for n in 0..count {
        let _ = writeln!(text, "R-{n:03},pay,2026-12-01T12:00:00Z,1h");
    }
    imported(&desk, "releases", &text);
    let began = Instant::now();
    let said = desk.run(&["conflicts", "--json"]);
    assert_eq!(said.code, 4, "{}", said.err);
    let items = said.json()["items"].as_array().unwrap().clone();
    let pairs = items.iter().filter(|item| item["code"] == "C01").count();
    assert_eq!(pairs, count * (count - 1) / 2);
    assert!(pairs > 50_000 && began.elapsed() < PATIENCE, "{pairs} in {:?}", began.elapsed());
    let told = desk.run(&["conflicts"]);
    assert_eq!((told.code, told.out.lines().count()), (4, items.len()));
}
