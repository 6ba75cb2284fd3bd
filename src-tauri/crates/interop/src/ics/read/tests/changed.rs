//! Series that change from one of their occurrences on.

use chrono::{NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use slipway_domain::time::{Recurrence, Zone};

use super::{berlin, calendar, in_zone, remarks, told};

/// A series on Sundays at one in Berlin with changes, each with its RECURRENCE-ID.
fn series(more: &str, changes: &[(&str, &str)]) -> String {
    let change = |(which, lines): &(&str, &str)| {
        format!("\nBEGIN:VEVENT\nUID:a\nSUMMARY:N\nRECURRENCE-ID{which}\n{lines}\nEND:VEVENT")
    };
    let changes = changes.iter().map(change).collect::<Vec<_>>().concat();
    calendar(&format!(
        "BEGIN:VEVENT\nUID:a\nSUMMARY:N\nDTSTART;TZID=Europe/Berlin:20261206T010000\nDURATION:PT4H\n{more}\nEND:VEVENT{changes}"
    ))
}

/// The windows with their titles, and the remarks.
fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let read = in_zone(None, text).unwrap_or_else(|problems| panic!("{problems}: {text}"));
    let windows = read.events.iter().flat_map(|event| &event.windows);
    let windows = windows.map(|window| format!("{} {}", window.title, told(window)).replace(" Europe/Berlin", ""));
    (windows.collect(), remarks(None, text))
}

const FROM_13TH: &str = ";RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261213T010000";
const FROM_27TH: &str = ";RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261227T010000";

#[test]
fn a_change_from_an_occurrence_on_changes_time_length_and_title_of_all_that_come() {
    let later = "SUMMARY:Later\nDTSTART;TZID=Europe/Berlin:20261213T030000\nDURATION:PT2H";
    let text = series("RRULE:FREQ=WEEKLY", &[(FROM_13TH, later)]).replace("SUMMARY:N\nRECURRENCE", "RECURRENCE");
    let (windows, remarks) = read(&text);
    assert_eq!(
        windows,
        ["N 2026-12-06T01:00/12-06T05:00", "Later 20261213T0100 2026-12-13T03:00/12-13T05:00 FREQ=WEEKLY"]
    );
    assert_eq!(remarks, ["10: Later: what changes from here on became a window of its own"]);
}

#[test]
fn a_count_goes_on_and_an_end_is_put_off() {
    let later = "DTSTART;TZID=Europe/Berlin:20261213T030000\nDURATION:PT2H";
    let (windows, _) = read(&series("RRULE:FREQ=WEEKLY;COUNT=4", &[(FROM_13TH, later)]));
    assert_eq!(windows[1], "N 20261213T0100 2026-12-13T03:00/12-13T05:00 FREQ=WEEKLY;UNTIL=20261227T030000");
    let (windows, _) = read(&series("RRULE:FREQ=WEEKLY;UNTIL=20261227T000000Z", &[(FROM_13TH, later)]));
    assert_eq!(windows[1], "N 20261213T0100 2026-12-13T03:00/12-13T05:00 FREQ=WEEKLY;UNTIL=20261227T030000");
    let (windows, _) = read(&series("RRULE:FREQ=WEEKLY;COUNT=2", &[(FROM_13TH, later)]));
    assert_eq!(windows[1], "N 20261213T0100 2026-12-13T03:00/12-13T05:00");
}

#[test]
fn other_days_are_those_of_a_rule_where_one_has_them() {
    let monday = "DTSTART;TZID=Europe/Berlin:20261214T010000\nDURATION:PT4H";
    let of = |rule: &str, change: &str| read(&series(rule, &[(FROM_13TH, change)]));
    let (windows, _) = of("RRULE:FREQ=WEEKLY;BYDAY=SU", monday);
    assert_eq!(windows[1], "N 20261213T0100 2026-12-14T01:00/12-14T05:00 FREQ=WEEKLY;BYDAY=MO");
    let (windows, told) = of("RRULE:FREQ=MONTHLY;BYDAY=1SU,2SU;COUNT=3", monday);
    assert_eq!(
        windows,
        [
            "N 2026-12-06T01:00/12-06T05:00",
            "N 20261213T0100 2026-12-14T01:00/12-14T05:00",
            "N 20270103T0100 2027-01-04T01:00/01-04T05:00",
        ],
        "the day behind the second Sunday is written out, {told:?}"
    );
    let (windows, told) = of("RRULE:FREQ=MONTHLY;BYDAY=1SU,2SU", monday);
    assert_eq!(
        windows,
        [
            "N 2026-12-06T01:00/12-06T05:00",
            "N 20270103T0100 2027-01-03T01:00/01-03T05:00 FREQ=MONTHLY;BYDAY=1SU,2SU",
            "N 20261213T0100 2026-12-14T01:00/12-14T05:00",
        ]
    );
    assert!(told.iter().any(|told| told.starts_with("13: ") && told.contains("no rule has these days")), "{told:?}");
}

#[test]
fn later_changes_go_by_when_the_series_would_have_had_them() {
    let first = "DTSTART;TZID=Europe/Berlin:20261213T030000\nDURATION:PT2H";
    let second = "DTSTART;TZID=Europe/Berlin:20261227T000000\nDURATION:PT1H";
    let alone = (";TZID=Europe/Berlin:20261220T010000", "DTSTART;TZID=Europe/Berlin:20261221T010000\nDURATION:PT4H");
    let back = (";TZID=Europe/Berlin:20270103T010000", "DTSTART;TZID=Europe/Berlin:20270103T010000\nDURATION:PT4H");
    let changes = [(FROM_13TH, first), alone, (FROM_27TH, second), back];
    let (windows, _) = read(&series("RRULE:FREQ=WEEKLY\nEXDATE;TZID=Europe/Berlin:20270110T010000", &changes));
    assert_eq!(
        windows,
        [
            "N 2026-12-06T01:00/12-06T05:00",
            "N 20261213T0100 2026-12-13T03:00/12-13T05:00",
            "N 20261227T0100 2026-12-27T00:00/12-27T01:00",
            "N 20270117T0100 2027-01-17T00:00/01-17T01:00 FREQ=WEEKLY",
            "N 20261220T0100 2026-12-21T01:00/12-21T05:00",
            "N 20270103T0100 2027-01-03T01:00/01-03T05:00",
        ],
        "one goes back to the times of the series"
    );
}

#[test]
fn a_series_that_is_called_off_from_an_occurrence_on_ends_before_it() {
    let off = "DTSTART;TZID=Europe/Berlin:20261220T010000\nSTATUS:CANCELLED";
    let which = ";RANGE=THISANDFUTURE:20261220T000000Z";
    let (windows, _) = read(&series("RRULE:FREQ=WEEKLY", &[(which, off)]));
    assert_eq!(windows, ["N 2026-12-06T01:00/12-06T05:00 FREQ=WEEKLY;UNTIL=20261213T010000"]);
    let on = (";TZID=Europe/Berlin:20270103T010000", "DTSTART;TZID=Europe/Berlin:20270103T010000\nDURATION:PT4H");
    let (windows, _) = read(&series("RRULE:FREQ=WEEKLY", &[(which, off), on]));
    assert_eq!(windows[1..], ["N 20270103T0100 2027-01-03T01:00/01-03T05:00"], "but for what the file has of it");
}

#[test]
fn a_series_may_change_from_its_first_occurrence_on_and_dates_beside_a_rule_change_with_it() {
    let which = ";RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261206T010000";
    let later = "DTSTART;TZID=Europe/Berlin:20261206T020000\nDURATION:PT1H";
    let (windows, _) = read(&series("RDATE;TZID=Europe/Berlin:20261208T010000", &[(which, later)]));
    assert_eq!(
        windows,
        ["N 20261206T0100 2026-12-06T02:00/12-06T03:00", "N 20261208T0100 2026-12-08T02:00/12-08T03:00"]
    );
}

#[test]
fn what_changes_from_an_occurrence_on_and_cannot_be_told_is_a_change_of_that_one_with_a_remark() {
    let weekly = "RRULE:FREQ=WEEKLY";
    let hours = "DTSTART;TZID=Europe/Berlin:20261213T030000\nDURATION:PT2H";
    for (which, lines, why) in [
        (";RANGE=THISANDPRIOR;TZID=Europe/Berlin:20261213T010000", hours, "only RANGE=THISANDFUTURE"),
        (";RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261214T010000", hours, "its series has no occurrence then"),
        (FROM_13TH, "DTSTART;TZID=Asia/Kolkata:20261213T030000\nDURATION:PT2H", "in another zone than its series"),
        (FROM_13TH, "DTSTART;TZID=Europe/Berlin:20261213T030000", "it takes no time"),
        (FROM_13TH, &format!("{hours}\nRRULE:FREQ=DAILY"), "it has a rule of its own"),
    ] {
        let (_, told) = read(&series(weekly, &[(which, lines)]));
        let told: Vec<&String> = told.iter().filter(|told| told.contains("from here on")).collect();
        assert!(told.len() == 1 && told[0].starts_with("13: ") && told[0].contains(why), "{which} {lines}: {told:?}");
    }
    let alone = calendar(&format!("BEGIN:VEVENT\nUID:a\nSUMMARY:N\nRECURRENCE-ID{FROM_13TH}\n{hours}\nEND:VEVENT"));
    assert!(remarks(None, &alone)[0].contains("its series is not in the file"));
}

#[test]
fn what_begins_on_a_night_on_which_clocks_change_lasts_as_long_on_the_others() {
    let night = "DTSTART;TZID=Europe/Berlin:20270328T010000\nDURATION:PT1H";
    let alone = calendar(&format!("BEGIN:VEVENT\nUID:a\nSUMMARY:N\n{night}\nRRULE:FREQ=WEEKLY\nEND:VEVENT"));
    assert_eq!(read(&alone).0, ["N 2027-03-28T01:00/03-28T02:00 FREQ=WEEKLY"]);
    let which = ";RANGE=THISANDFUTURE;TZID=Europe/Berlin:20270328T010000";
    for hour in [night, "DTSTART:20270328T000000Z\nDTEND:20270328T010000Z"] {
        let (windows, _) = read(&series("RRULE:FREQ=WEEKLY", &[(which, hour)]));
        assert_eq!(windows[1], "N 20270328T0100 2027-03-28T01:00/03-28T02:00 FREQ=WEEKLY", "{hour}");
    }
}

#[test]
fn what_comes_once_on_such_a_night_lasts_from_its_start_to_its_end() {
    let night = "DTSTART:20261024T230000Z\nDTEND:20261025T023000Z";
    assert_eq!(berlin(night), ["2026-10-25T01:00/10-25T03:30 Europe/Berlin"]);
}

fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

/// Each occurrence with its end.
type Occurrences = Vec<(NaiveDateTime, NaiveDateTime)>;

proptest! {
    #![proptest_config(super::damage::cases(300))]
    #[test]
    fn what_changes_from_an_occurrence_on_is_what_changing_each_of_them_comes_to(
        rule in prop::sample::select(vec![
            "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=SU,WE", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU",
            "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=6,14", "FREQ=YEARLY",
            "FREQ=WEEKLY;BYDAY=MO,WE,SU;BYSETPOS=2", "FREQ=DAILY;BYHOUR=1,13", "FREQ=HOURLY;INTERVAL=30",
        ]),
        end in prop::sample::select(vec!["", ";COUNT=30", ";UNTIL=20270601T000000Z", ";UNTIL=20270328"]),
        changes in prop::collection::btree_map(0_usize..25, (
            prop_oneof![2 => Just(0_i64), 1 => -3_i64..4],
            prop::sample::select(vec![0_i64, 0, 90, -45, 600]),
            1_i64..5,
            prop::bool::weighted(0.15),
        ), 0..4),
        alone in prop::collection::btree_map(0_usize..25, 1_i64..9, 0..3),
        without in prop::collection::btree_set(0_usize..25, 0..3),
    ) {
        let (zone, start) = (Zone::parse("Europe/Berlin").unwrap(), wall("2026-12-06T01:00"));
        let to = wall("2028-01-01T00:00");
        let rule = Recurrence::parse(&format!("{rule}{end}")).unwrap();
        let all = rule.expand(start, &zone, start, to);
        let text = |wall: NaiveDateTime| wall.format("%Y%m%dT%H%M%S").to_string();
        let place = |number: &usize| all.get(*number).copied();

        let mut told: Vec<String> = Vec::new();
        let mut expected: Occurrences = Vec::new();
        let mut current = (TimeDelta::zero(), TimeDelta::hours(4), false);
        for (number, wall) in all.iter().enumerate() {
            if let Some((days, minutes, hours, off)) = changes.get(&number) {
                let later = TimeDelta::minutes(days * 24 * 60 + minutes);
                current = (later, TimeDelta::hours(*hours), *off);
                let status = if *off { "\nSTATUS:CANCELLED" } else { "" };
                told.push(format!(
                    "BEGIN:VEVENT\nUID:a\nSUMMARY:N\nRECURRENCE-ID;TZID=Europe/Berlin;RANGE=THISANDFUTURE:{}\n\
                     DTSTART;TZID=Europe/Berlin:{}\nDURATION:PT{hours}H{status}\nEND:VEVENT\n",
                    text(*wall), text(*wall + later),
                ));
            }
            if let Some(hours) = alone.get(&number).filter(|_| !changes.contains_key(&number)) {
                let begins = *wall + TimeDelta::minutes(7);
                expected.push((begins, begins + TimeDelta::hours(*hours)));
                told.push(format!(
                    "BEGIN:VEVENT\nUID:a\nSUMMARY:N\nRECURRENCE-ID;TZID=Europe/Berlin:{}\n\
                     DTSTART;TZID=Europe/Berlin:{}\nDURATION:PT{hours}H\nEND:VEVENT\n",
                    text(*wall), text(begins),
                ));
            } else if !without.contains(&number) && !current.2 {
                expected.push((*wall + current.0, *wall + current.0 + current.1));
            }
        }
        let except = without.iter().filter_map(place).map(|wall| format!("EXDATE;TZID=Europe/Berlin:{}\n", text(wall)));
        let (except, told) = (except.collect::<Vec<_>>().concat(), told.concat());
        let file = calendar(&format!(
            "BEGIN:VEVENT\nUID:a\nSUMMARY:N\nDTSTART;TZID=Europe/Berlin:20261206T010000\nDURATION:PT4H\nRRULE:{rule}\n{except}END:VEVENT\n{told}"
        ));
        let read = in_zone(None, &file).unwrap();
        if read.remarks.first.iter().any(|(_, text)| text.contains("no rule has these days")) {
            return Ok(());
        }
        // A single change is told with its very end, which clocks that change in between put off on the wall.
        let clocks = |(start, _): &(NaiveDateTime, NaiveDateTime)| {
            ["2027-03-27", "2027-03-28", "2027-10-30", "2027-10-31"].contains(&start.date().to_string().as_str())
        };
        let mut found: Occurrences = Vec::new();
        for window in &read.events[0].windows {
            let length = window.end - window.start;
            let starts = match &window.recurrence {
                None => vec![window.start],
                Some(rule) => rule.expand(window.start, &zone, window.start, to + TimeDelta::days(9)),
            };
            found.extend(starts.into_iter().map(|start| (start, start + length)));
        }
        let sorted = |mut list: Occurrences| {
            list.retain(|one| one.0 < to - TimeDelta::days(9) && !clocks(one));
            list.sort_unstable();
            list
        };
        prop_assert_eq!(sorted(found), sorted(expected), "{}", file);
    }
}
