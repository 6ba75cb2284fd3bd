//! Files as Outlook, Google, Apple and others write them, and files that are not as they should be.

mod bad_files;
mod changed;
mod damage;
mod left_out;
mod round_trip;
mod zoned;

use slipway_domain::time::Zone;

use super::{Limits, ReadCalendar, ReadWindow, Remarks, read};
use crate::csv::Problems;

fn in_zone(zone: Option<&str>, text: &str) -> Result<ReadCalendar, Problems> {
    read(text.as_bytes(), zone.map(|zone| Zone::parse(zone).unwrap()).as_ref(), Limits::default())
}

fn calendar(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{lines}\nEND:VCALENDAR\n")
}

fn event(lines: &str) -> String {
    calendar(&format!("BEGIN:VEVENT\nUID:a\nSUMMARY:Year end\n{lines}\nEND:VEVENT"))
}

/// A window in one line: name, title, start, end, zone and rule.
fn told(window: &ReadWindow) -> String {
    let name = window.name.as_deref().map_or_else(String::new, |name| format!("{name} "));
    let rule = window.recurrence.as_ref().map_or_else(String::new, |rule| format!(" {rule}"));
    let (start, end) = (window.start.format("%Y-%m-%dT%H:%M"), window.end.format("%m-%dT%H:%M"));
    format!("{name}{start}/{end} {}{rule}", window.zone)
}

fn windows(zone: Option<&str>, text: &str) -> Vec<String> {
    let read = in_zone(zone, text).unwrap_or_else(|problems| panic!("{problems}: {text}"));
    read.events.iter().flat_map(|event| &event.windows).map(told).collect()
}

fn berlin(lines: &str) -> Vec<String> {
    windows(Some("Europe/Berlin"), &event(lines))
}

fn refused(text: &str) -> String {
    in_zone(None, text).unwrap_err().to_string()
}

fn remarks(zone: Option<&str>, text: &str) -> Vec<String> {
    let read = in_zone(zone, text).unwrap();
    read.remarks.first.iter().map(|(line, text)| format!("{line}: {text}")).collect()
}

#[test]
fn an_event_is_read_with_either_kind_of_end_and_in_every_kind_of_time() {
    for (lines, expected) in [
        ("DTSTART:20261218T170000Z\nDTEND:20261218T190000Z", "2026-12-18T18:00/12-18T20:00 Europe/Berlin"),
        ("DTSTART;TZID=Asia/Kolkata:20261218T180000\nDURATION:PT2H", "2026-12-18T18:00/12-18T20:00 Asia/Kolkata"),
        (
            "DTSTART;TZID=\"W. Europe Standard Time\":20261218T180000\nDURATION:P1D",
            "2026-12-18T18:00/12-19T18:00 Europe/Berlin",
        ),
        ("DTSTART:20261218T180000\nDTEND:20261218T200000", "2026-12-18T18:00/12-18T20:00 Europe/Berlin"),
        ("DTSTART;VALUE=DATE:20261218\nDTEND;VALUE=DATE:20261220", "2026-12-18T00:00/12-20T00:00 Europe/Berlin"),
        ("DTSTART;VALUE=DATE:20261218", "2026-12-18T00:00/12-19T00:00 Europe/Berlin"),
        ("dtstart:20261218\nduration:P2D", "2026-12-18T00:00/12-20T00:00 Europe/Berlin"),
        ("DTSTART:20261218T000000\nDTEND:20261218T235959", "2026-12-18T00:00/12-19T00:00 Europe/Berlin"),
        (
            "DTSTART;TZID=Asia/Kolkata:20261218T180000\nDTEND:20261218T143000Z",
            "2026-12-18T18:00/12-18T20:00 Asia/Kolkata",
        ),
        ("DTSTART:20261025T003000Z\nDTEND:20261025T013000Z", "2026-10-25T00:30/10-25T01:30 UTC"),
    ] {
        assert_eq!(berlin(lines), [expected], "{lines}");
    }
}

#[test]
fn an_event_over_a_clock_change_lasts_as_long_as_it_says() {
    let spring = berlin("DTSTART;TZID=Europe/Berlin:20260328T220000\nDURATION:PT8H");
    assert_eq!(spring, ["2026-03-28T22:00/03-29T07:00 Europe/Berlin"]);
}

#[test]
fn rules_are_kept_with_their_end_whichever_way_it_is_written() {
    for (rule, kept) in [
        ("RRULE:FREQ=WEEKLY;BYDAY=SU", "FREQ=WEEKLY;BYDAY=SU"),
        ("RRULE:freq=weekly;until=20270101", "FREQ=WEEKLY;UNTIL=20270101"),
        ("RRULE:FREQ=YEARLY;UNTIL=20301218T170000Z", "FREQ=YEARLY;UNTIL=20301218T170000Z"),
        ("RRULE:FREQ=MONTHLY;BYDAY=3SA;COUNT=12", "FREQ=MONTHLY;BYDAY=3SA;COUNT=12"),
    ] {
        let read = berlin(&format!("DTSTART;TZID=Europe/Berlin:20261220T180000\nDURATION:PT2H\n{rule}"));
        assert_eq!(read, [format!("2026-12-20T18:00/12-20T20:00 Europe/Berlin {kept}")], "{rule}");
    }
}

#[test]
fn what_a_rule_cannot_keep_becomes_windows_of_its_own_with_a_remark() {
    let weekly = "DTSTART;TZID=Europe/Berlin:20261206T010000\nDURATION:PT4H\nRRULE:FREQ=WEEKLY";
    let without = format!("{weekly}\nEXDATE;TZID=Europe/Berlin:20261220T010000,20261227T010000");
    let cut = [
        "2026-12-06T01:00/12-06T05:00 Europe/Berlin FREQ=WEEKLY;UNTIL=20261213T010000",
        "20270103T0100 2027-01-03T01:00/01-03T05:00 Europe/Berlin FREQ=WEEKLY",
    ];
    assert_eq!(berlin(&without), cut);
    assert_eq!(
        remarks(None, &event(&without)),
        ["3: Year end: a window has no exceptions, so 2 left out make it 2 windows"]
    );
    assert_eq!(berlin(&format!("{weekly}\nEXDATE:20261220T000000Z,20261227T000000Z")), cut, "in UTC");
    assert_eq!(berlin(&format!("{weekly}\nEXDATE;VALUE=DATE:20261220\nEXDATE;VALUE=DATE:20261227")), cut, "by the day");
    let more = berlin(
        "DTSTART:20261206T000000Z\nDURATION:PT4H\nRDATE:20261208T000000Z,20261206T000000Z\nRDATE;VALUE=PERIOD:20261210T000000Z/PT1H",
    );
    assert_eq!(
        more,
        [
            "2026-12-06T00:00/12-06T04:00 UTC",
            "20261208T0000 2026-12-08T00:00/12-08T04:00 UTC",
            "20261210T0000 2026-12-10T00:00/12-10T01:00 UTC",
        ]
    );
}

#[test]
fn an_occurrence_that_was_moved_or_called_off_leaves_its_series() {
    let moved = |lines: &str| {
        calendar(&format!(
            "BEGIN:VEVENT\nUID:a\nSUMMARY:N\nDTSTART;TZID=Europe/Berlin:20261206T010000\nDURATION:PT4H\n\
             RRULE:FREQ=WEEKLY;COUNT=3\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\nSUMMARY:N\n\
             RECURRENCE-ID;TZID=Europe/Berlin:20261213T010000\n{lines}\nEND:VEVENT"
        ))
    };
    let later = moved("DTSTART:20261213T100000Z\nDURATION:PT2H");
    assert_eq!(
        windows(None, &later),
        [
            "2026-12-06T01:00/12-06T05:00 Europe/Berlin",
            "20261220T0100 2026-12-20T01:00/12-20T05:00 Europe/Berlin",
            "20261213T0100 2026-12-13T11:00/12-13T13:00 Europe/Berlin",
        ]
    );
    let off = moved("DTSTART:20261213T000000Z\nDURATION:PT4H\nSTATUS:CANCELLED");
    assert_eq!(windows(None, &off).len(), 2);
    let same = moved("DTSTART:20261213T000000Z\nDURATION:PT4H");
    assert_eq!(windows(None, &same), ["2026-12-06T01:00/12-06T05:00 Europe/Berlin FREQ=WEEKLY;COUNT=3"]);
}

#[test]
fn an_event_that_was_called_off_comes_to_nothing_but_is_known() {
    let read = in_zone(None, &event("DTSTART:20261218T170000Z\nDURATION:PT1H\nSTATUS:cancelled")).unwrap();
    assert_eq!((read.events.len(), read.events[0].windows.len(), read.events[0].uid.as_str()), (1, 0, "a"));
}

#[test]
fn an_occurrence_that_was_called_off_says_nothing_of_its_series() {
    let one = "RECURRENCE-ID:20261213T000000Z\nDTSTART:20261213T000000Z\nDURATION:PT4H";
    for text in [
        event(&format!("{one}\nSTATUS:CANCELLED")),
        format!("BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:a\n{one}\nEND:VEVENT\nEND:VCALENDAR\n"),
    ] {
        let read = in_zone(None, &text).unwrap();
        let only = &read.events[0];
        assert_eq!((only.partial, only.cancelled, only.windows.len()), (true, false, 0), "{text}");
    }
    let whole = in_zone(None, &event("DTSTART:20261213T000000Z\nDURATION:PT4H")).unwrap();
    assert!(!whole.events[0].partial);
}

#[test]
fn what_could_not_be_read_is_counted() {
    let bad = "BEGIN:VEVENT\nUID:b\nDTSTART:never\nEND:VEVENT\n";
    let good = "BEGIN:VEVENT\nUID:a\nDTSTART:20261218T170000Z\nDURATION:PT1H\nEND:VEVENT\n";
    let read = in_zone(None, &calendar(&format!("{}{good}", bad.to_owned() + &bad.replace(":b", ":c")))).unwrap();
    assert_eq!((read.events.len(), read.left_out, read.remarks.count), (1, 2, 2));
}

#[test]
fn of_two_events_with_one_name_the_newer_one_is_read() {
    let one = |sequence: u32, hour: u32| {
        format!(
            "BEGIN:VEVENT\nUID:a\nSEQUENCE:{sequence}\nDTSTART:20261218T{hour:02}0000Z\nDURATION:PT1H\nEND:VEVENT\n"
        )
    };
    for text in [one(2, 10) + &one(1, 12), one(1, 12) + &one(2, 10)] {
        assert_eq!(windows(None, &calendar(&text)), ["2026-12-18T10:00/12-18T11:00 UTC"]);
        assert!(remarks(None, &calendar(&text))[0].contains("a is there twice"));
    }
}

#[test]
fn files_of_other_programs_are_read_however_they_are_framed() {
    let framed = "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Wartung\\, n\r\n ächtlich\r\nDTSTART:20261218T170000Z\r\nDTEND:20261218T190000Z\r\nBEGIN:VALARM\r\nTRIGGER:-PT15M\r\nDURATION:PT9H\r\nSUMMARY:Alarm\r\nEND:VALARM\r\nEND:VEVENT\r\n";
    for text in [
        framed.to_owned(),
        calendar(framed),
        format!("{}{}", calendar("BEGIN:VTODO\nUID:t\nSUMMARY:x\nEND:VTODO"), calendar(framed)),
        calendar(framed).replace("\r\n", "\r"),
        calendar(framed).replace("BEGIN", "begin").replace("VEVENT", "vevent"),
        format!("\u{feff}{}", calendar(framed)),
        calendar(&format!("X-JUNK\n;;;\n{framed}")),
    ] {
        let read = in_zone(None, &text).unwrap();
        assert_eq!(read.events.len(), 1, "{text}");
        assert_eq!(told(&read.events[0].windows[0]), "2026-12-18T17:00/12-18T19:00 UTC");
        assert!(read.events[0].windows[0].title.starts_with("Wartung, n"), "{text}");
    }
}

#[test]
fn an_event_without_length_is_an_instant_and_nothing_to_complain_of() {
    let read = in_zone(None, &event("DTSTART:20261218T170000Z\nDTEND:20261218T170000Z")).unwrap();
    let instant = read.events[0].instant.as_ref().unwrap();
    assert_eq!((instant.title.as_str(), instant.at.to_string().as_str()), ("Year end", "2026-12-18 17:00:00"));
    assert_eq!((read.events[0].windows.len(), read.remarks.count), (0, 0));
}

#[test]
fn what_is_passed_over_is_told_with_its_line() {
    let (one, own) = ("RECURRENCE-ID:20261213T000000Z", "DTSTART:20261213T030000Z");
    let series = "BEGIN:VEVENT\nUID:a\nDTSTART:20261206T000000Z\nDURATION:PT4H\nRRULE:FREQ=WEEKLY\nEND:VEVENT";
    let text = calendar(&format!("{series}\nBEGIN:VEVENT\nUID:a\nSUMMARY:N\n{one}\n{own}\nEND:VEVENT"));
    assert_eq!(remarks(None, &text)[1], "9: N: this one occurrence takes no time, so it makes no window");
    let text = event("DTSTART:20261218T170000Z\nDURATION:PT1H\nthis is no line");
    assert_eq!(remarks(None, &text), ["8: the line has no colon, so it was passed over"]);
    let text = calendar("BEGIN:VEVENT\nDTSTART:20261218T170000Z\nDURATION:PT1H\nEND:VEVENT");
    assert!(remarks(None, &text)[0].starts_with("3: the event has no UID"));
    assert_eq!(remarks(None, &calendar("")), ["1: there is no event in this file"]);
    let text = event(&format!("DTSTART:20261218T170000Z\nDURATION:PT1H\nX:{}\nSUMMARY:b", "y".repeat(90_000)));
    assert!(remarks(None, &text).is_empty());
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_the_line_and_what_was_expected() {
    let rule = |rule: &str| event(&format!("DTSTART:20261218T170000Z\nDURATION:PT1H\nRRULE:{rule}"));
    for (text, expected) in [
        (String::new(), "line 1: this is no calendar file"),
        ("key,name\na,b\n".to_owned(), "line 1: this is no calendar file"),
        ("PK\u{3}\u{4}\0".to_owned(), "line 1: this is not a text file"),
        (event(""), "line 3: the event has no DTSTART"),
        (event("DTSTART:tomorrow"), "line 6: DTSTART \"tomorrow\" is no time that exists; expected 20261218"),
        (event("DTSTART:20261318T000000Z"), "is no time that exists"),
        (event("DTSTART:99991218T000000Z"), "line 6: DTSTART 9999-12-18 00:00:00 lies outside the years of a plan"),
        (event("DTSTART:00010101"), "line 6: DTSTART 0001-01-01 00:00:00 lies outside the years of a plan"),
        (
            event("DTSTART:20261218T170000Z\nDTEND:20261218T160000Z"),
            "line 7: the event ends (2026-12-18 16:00:00) before it starts",
        ),
        (event("DTSTART:20261218T170000Z\nDURATION:-PT1H"), "line 7: DURATION \"-PT1H\" is no length"),
        (
            event("DTSTART:20261218T170000"),
            "line 6: a day or a time without a zone needs one for all of them, such as Europe/Berlin",
        ),
        (event("DTSTART;TZID=Mars/Olympus:20261218T170000"), "line 6: there is no zone \"Mars/Olympus\""),
        (rule("FREQ=SOMETIMES"), "line 8: \"FREQ=SOMETIMES\" is not a recurrence rule"),
        (rule(""), "is not a recurrence rule"),
        (rule(&"X".repeat(9_000)), "it is longer than 500 characters"),
        (
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20261218T170000Z\n".to_owned(),
            "line 4: the file ends inside the event that begins in line 2",
        ),
        (calendar(&"BEGIN:VALARM\n".repeat(20)), "components stand in each other deeper than 16"),
        (calendar(&format!("BEGIN:VEVENT\nUID:{}\nEND:VEVENT", "u".repeat(600))), "a UID has at most 500 characters"),
        (event(&"EXDATE:20261218\n".repeat(2_100)), "more than 2000 properties"),
    ] {
        let told = refused(&text);
        assert!(told.contains(expected), "{expected}: {told}");
    }
    let hint = refused(&calendar("X-WR-TIMEZONE:Europe/Paris\nBEGIN:VEVENT\nDTSTART:20261218\nEND:VEVENT"));
    assert!(hint.contains("the file is about Europe/Paris"), "{hint}");
    let many: String = ["DTSTART:x", "DTSTART:y"]
        .iter()
        .enumerate()
        .map(|(n, start)| format!("BEGIN:VEVENT\nUID:{n}\n{start}\nEND:VEVENT\n"))
        .collect::<Vec<_>>()
        .concat();
    assert!(refused(&calendar(&many)).contains("(and 1 more problems)"));
}

#[test]
fn size_count_and_work_are_bounded() {
    let limits = Limits { bytes: 2_000, events: 2, windows: 2, zones: 1, days: 5_000, ..Limits::default() };
    let told = |text: &str| read(text.as_bytes(), None, limits).unwrap_err().to_string();
    assert!(told(&calendar(&"X".repeat(3_000))).contains("more than 2000 bytes"));
    let one = "BEGIN:VEVENT\nDTSTART:20261218T170000Z\nDURATION:PT1H\nEND:VEVENT\n";
    assert!(told(&calendar(&one.repeat(3))).contains("more than 2 events"));
    let dates = event("DTSTART:20261218T170000Z\nDURATION:PT1H\nRDATE:20261219T170000Z,20261220T170000Z");
    assert!(told(&dates).contains("more than 2 windows"));
    let zone = |name: &str| format!("BEGIN:VTIMEZONE\nTZID:{name}\nEND:VTIMEZONE\n");
    assert!(told(&calendar(&(zone("a") + &zone("b")))).contains("defines more than 1 zones"));
    let far = event("DTSTART:20261218T170000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY\nEXDATE:21261218T170000Z");
    assert!(told(&far).contains("too much recurrence"));
    let dates: Vec<String> = (0..600)
        .map(|day| {
            (chrono::NaiveDate::from_ymd_opt(2027, 1, 1).unwrap() + chrono::Days::new(day))
                .format("%Y%m%dT170000Z")
                .to_string()
        })
        .collect();
    let many = event(&format!("DTSTART:20261218T170000Z\nDURATION:PT1H\nRDATE:{}", dates.join(",")));
    assert!(refused(&many).contains("falls apart into more than 500 windows"));
}
