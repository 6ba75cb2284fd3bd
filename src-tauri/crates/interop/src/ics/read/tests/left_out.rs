//! Occurrences that a rule of their own leaves out (EXRULE), and those of series that are not in the file.

use super::{Limits, berlin, calendar, event, in_zone, remarks};
use crate::ics::{Occurs, read};

const DAILY: &str = "DTSTART;TZID=Europe/Berlin:20261204T010000\nDURATION:PT4H\nRRULE:FREQ=DAILY";

#[test]
fn weekdays_that_a_rule_leaves_out_are_no_days_of_the_rule() {
    let weekend = format!("{DAILY}\nEXRULE:FREQ=WEEKLY;BYDAY=SA,SU");
    assert_eq!(berlin(&weekend), ["2026-12-04T01:00/12-04T05:00 Europe/Berlin FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"]);
    assert_eq!(remarks(None, &event(&weekend)), Vec::<String>::new());
    let until = format!("{DAILY};INTERVAL=2;UNTIL=20270301\nEXRULE:FREQ=DAILY;BYDAY=FR,SA");
    assert_eq!(
        berlin(&until),
        ["2026-12-06T01:00/12-06T05:00 Europe/Berlin FREQ=DAILY;INTERVAL=2;UNTIL=20270301;BYDAY=MO,TU,WE,TH,SU"],
        "its first time is one of those"
    );
}

#[test]
fn what_a_rule_leaves_out_now_and_then_is_left_out_one_by_one() {
    let weekly = "DTSTART;TZID=Europe/Berlin:20261206T010000\nDURATION:PT4H\nRRULE:FREQ=WEEKLY;COUNT=9";
    let out = format!("{weekly}\nEXRULE:FREQ=WEEKLY;INTERVAL=3;COUNT=2");
    assert_eq!(
        berlin(&out),
        [
            "2026-12-13T01:00/12-13T05:00 Europe/Berlin FREQ=WEEKLY;UNTIL=20261220T010000",
            "20270103T0100 2027-01-03T01:00/01-03T05:00 Europe/Berlin FREQ=WEEKLY;UNTIL=20270131T010000",
        ]
    );
    assert_eq!(
        remarks(None, &event(&out)),
        ["3: Year end: a window has no exceptions, so 2 left out make it 2 windows"]
    );
    let count = format!("{}\nEXRULE:FREQ=WEEKLY;BYDAY=SA,SU", DAILY.replace("DAILY", "DAILY;COUNT=5"));
    assert_eq!(
        berlin(&count),
        [
            "2026-12-04T01:00/12-04T05:00 Europe/Berlin",
            "20261207T0100 2026-12-07T01:00/12-07T05:00 Europe/Berlin FREQ=DAILY;UNTIL=20261208T010000",
        ],
        "a count goes by the days before any is left out"
    );
    let dates = "DTSTART;TZID=Europe/Berlin:20261204T010000\nDURATION:PT4H\nRDATE;TZID=Europe/Berlin:20261205T010000,20261207T010000\nEXRULE:FREQ=WEEKLY;BYDAY=SA";
    assert_eq!(
        berlin(dates),
        ["2026-12-04T01:00/12-04T05:00 Europe/Berlin", "20261207T0100 2026-12-07T01:00/12-07T05:00 Europe/Berlin"]
    );
}

#[test]
fn what_a_rule_leaves_out_for_ever_is_told_with_the_day_up_to_which_it_is_left_out() {
    let monthly = format!("{DAILY}\nEXRULE:FREQ=MONTHLY;BYMONTHDAY=1");
    let windows = berlin(&monthly);
    assert_eq!(windows[0], "2026-12-04T01:00/12-04T05:00 Europe/Berlin FREQ=DAILY;UNTIL=20261231T010000");
    assert_eq!(windows[1], "20270102T0100 2027-01-02T01:00/01-02T05:00 Europe/Berlin FREQ=DAILY;UNTIL=20270131T010000");
    assert!(windows.len() > 100 && windows.len() < 400, "{}", windows.len());
    let told = remarks(None, &event(&monthly));
    assert!(told.iter().any(|told| told.starts_with("9: ") && told.contains("is left out before 2046-")), "{told:?}");
    let ends = format!("{DAILY};UNTIL=20270215\nEXRULE:FREQ=MONTHLY;BYMONTHDAY=1");
    assert_eq!(berlin(&ends).len(), 3);
    assert_eq!(remarks(None, &event(&ends)).len(), 1, "the rule ends before");
    let never = format!("{DAILY}\nEXRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
    assert_eq!(berlin(&never).len(), 1);
    assert_eq!(remarks(None, &event(&never)), Vec::<String>::new());
}

#[test]
fn rules_of_exceptions_that_take_too_much_or_are_none_are_told() {
    let often =
        "DTSTART:20261204T010000Z\nDURATION:PT1M\nRRULE:FREQ=MINUTELY;INTERVAL=7\nEXRULE:FREQ=MINUTELY;INTERVAL=3";
    let text = event(often);
    let told = read(text.as_bytes(), None, Limits::default()).unwrap();
    assert_eq!((told.events.len(), told.remarks.count), (1, 1), "{told:?}");
    assert!(told.remarks.first[0].1.contains("is left out before 2026-12-04"), "{told:?}");
    let none = format!("{DAILY}\nEXRULE:FREQ=NEVER");
    assert_eq!(berlin(&none).len(), 1);
    let told = remarks(None, &event(&none));
    assert!(told[0].starts_with("9: EXRULE: ") && told[0].ends_with("it was passed over"), "{told:?}");
}

#[test]
fn occurrences_without_their_series_are_told_with_when_it_would_have_them() {
    let one = |which: &str, more: &str| {
        format!(
            "BEGIN:VEVENT\nUID:a\nRECURRENCE-ID{which}\nDTSTART:20261213T100000Z\nDURATION:PT4H{more}\nEND:VEVENT\n"
        )
    };
    let text = calendar(&format!(
        "{}{}{}",
        one(";TZID=Europe/Berlin:20261213T010000", "\nSTATUS:CANCELLED"),
        one(";VALUE=DATE:20261220", ""),
        one(";RANGE=THISANDFUTURE:20261227T000000Z", "\nSTATUS:CANCELLED"),
    ));
    let read = in_zone(None, &text).unwrap();
    let event = &read.events[0];
    let told: Vec<(String, bool, bool)> = event
        .occurrences
        .iter()
        .map(|one| match one.at {
            Occurs::On(day) => (day.to_string(), one.off, one.and_later),
            Occurs::At(at) => (at.to_string(), one.off, one.and_later),
        })
        .collect();
    let row = |at: &str, off, later| (at.to_owned(), off, later);
    assert_eq!(
        told,
        [
            row("2026-12-13T00:00:00Z", true, false),
            row("2026-12-20", false, false),
            row("2026-12-27T00:00:00Z", true, true),
        ]
    );
    assert_eq!(event.windows.len(), 1);
}

#[test]
fn an_event_that_takes_no_time_is_an_instant() {
    for (lines, expected) in [
        ("DTSTART;TZID=Asia/Kolkata:20261218T180000", "2026-12-18T18:00 Asia/Kolkata false"),
        ("DTSTART:20261218T230030Z\nDTEND:20261218T230030Z", "2026-12-19T00:00 Europe/Berlin false"),
        ("DTSTART:20261218T180000\nDURATION:PT0S\nRRULE:FREQ=DAILY", "2026-12-18T18:00 Europe/Berlin true"),
    ] {
        let read = in_zone(Some("Europe/Berlin"), &event(lines)).unwrap();
        let (only, instant) = (&read.events[0], read.events[0].instant.as_ref().unwrap());
        let told = format!("{} {} {}", instant.at.format("%Y-%m-%dT%H:%M"), instant.zone, instant.recurs);
        assert_eq!((told.as_str(), instant.title.as_str(), only.windows.len()), (expected, "Year end", 0));
    }
    assert!(in_zone(Some("UTC"), &event("DTSTART:20261218")).unwrap().events[0].instant.is_none());
}
