//! Small files, each with one thing wrong, and what is expected of each.

use super::{calendar, event, in_zone, told};

/// A file by what is wrong with it, the zone that was given, and what it comes to.
type Case = (&'static str, Option<&'static str>, String, &'static [&'static str]);

const WEEKLY: &str = "a: 2026-12-06T01:00/12-06T05:00 Europe/Berlin FREQ=WEEKLY";
const HOUR: &str = "DTSTART:20261218T170000Z\nDURATION:PT1H";
const HOUR_READ: &str = "a: 2026-12-18T17:00/12-18T18:00 UTC";

/// What a file comes to: its windows by their events, what was told, or why it was refused.
fn comes_to(zone: Option<&str>, text: &str) -> Vec<String> {
    let read = match in_zone(zone, text) {
        Ok(read) => read,
        Err(problems) => return vec![format!("refused {problems}")],
    };
    let mut lines = Vec::new();
    for event in &read.events {
        lines.extend(event.windows.iter().map(|window| format!("{}: {}", event.uid, told(window))));
        if event.windows.is_empty() {
            lines.push(format!("{}: {}", event.uid, if event.cancelled { "off" } else { "nothing" }));
        }
    }
    lines.extend(read.remarks.first.iter().map(|(line, text)| format!("{line} {text}")));
    lines
}

fn check(cases: Vec<Case>) {
    for (name, zone, text, expected) in cases {
        assert_eq!(comes_to(zone, &text), expected, "{name}:\n{text}");
    }
}

fn hour(uid: &str) -> String {
    format!("BEGIN:VEVENT\nUID:{uid}\nSUMMARY:S\n{HOUR}\nEND:VEVENT")
}

#[test]
fn frames_that_are_broken() {
    let inside = "BEGIN:VEVENT\nUID:a\nSUMMARY:S\nDTSTART:20261218T170000Z\nDURATION:PT1H";
    check(vec![
        ("an event outside of a calendar", None, hour("a"), &[HOUR_READ]),
        (
            "no END:VCALENDAR",
            None,
            format!("BEGIN:VCALENDAR\n{}", hour("a")),
            &[HOUR_READ, "7 the file ends before END:VCALENDAR"],
        ),
        (
            "no END:VEVENT before END:VCALENDAR",
            None,
            calendar(inside),
            &[HOUR_READ, "8 END:VEVENT of the event that begins in line 3 is missing"],
        ),
        (
            "no END:VEVENT before the next event",
            None,
            calendar(&format!("{inside}\n{}", hour("b"))),
            &[HOUR_READ, "b: 2026-12-18T17:00/12-18T18:00 UTC", "8 END:VEVENT is missing before this line"],
        ),
        (
            "no END:VEVENT before the next calendar",
            None,
            format!("{}{}", "BEGIN:VCALENDAR\n", calendar(inside)),
            &[
                HOUR_READ,
                "2 END:VCALENDAR is missing before this line",
                "9 END:VEVENT of the event that begins in line 4 is missing",
            ],
        ),
        (
            "no END:VTODO before an event",
            None,
            calendar(&format!("BEGIN:VTODO\nUID:t\n{}", hour("a"))),
            &[HOUR_READ, "5 END:VTODO is missing before this line"],
        ),
        ("no END:VALARM", None, event(&format!("{HOUR}\nBEGIN:VALARM\nTRIGGER:-PT15M")), &[HOUR_READ]),
        (
            "an END that ends nothing",
            None,
            event(&format!("{HOUR}\nEND:VALARM")),
            &[HOUR_READ, "8 END:VALARM ends nothing"],
        ),
        (
            "cut off inside the second event",
            None,
            format!("BEGIN:VCALENDAR\n{}\n{inside}", hour("b")),
            &[
                "b: 2026-12-18T17:00/12-18T18:00 UTC",
                "12 the file ends inside the event that begins in line 8; the event was left out",
            ],
        ),
        (
            "cut off inside the only event",
            None,
            format!("BEGIN:VCALENDAR\n{inside}"),
            &["refused line 6: the file ends inside the event that begins in line 2"],
        ),
        (
            "nested deeper than anything",
            None,
            calendar(&"BEGIN:X\n".repeat(20)),
            &["refused line 18: components stand in each other deeper than 16"],
        ),
        (
            "unknown components around and inside",
            None,
            calendar(&format!("BEGIN:X-BOX\n{}\nEND:X-BOX", hour("a"))),
            &[HOUR_READ],
        ),
        ("no event at all", None, calendar("BEGIN:VTODO\nUID:t\nEND:VTODO"), &["1 there is no event in this file"]),
        (
            "an empty file",
            None,
            String::new(),
            &["refused line 1: this is no calendar file: it has neither BEGIN:VCALENDAR nor BEGIN:VEVENT"],
        ),
        (
            "a picture",
            None,
            "\u{89}PNG\r\n\u{1a}\n\0\0".to_owned(),
            &["refused line 1: this is not a text file; this is no calendar file"],
        ),
    ]);
}

#[test]
fn lines_that_are_broken() {
    let with = |line: &str| event(&format!("{HOUR}\n{line}"));
    check(vec![
        (
            "a line without a colon",
            None,
            with("this is no line"),
            &[HOUR_READ, "8 the line has no colon, so it was passed over"],
        ),
        (
            "a line without a colon in the calendar",
            None,
            calendar(&format!("junk\n{}", hour("a"))),
            &[HOUR_READ, "3 the line has no colon, so it was passed over"],
        ),
        ("a name without a value", None, with("DTEND"), &[HOUR_READ, "8 the line has no colon, so it was passed over"]),
        ("a name and nothing else", None, with(";;;:"), &[HOUR_READ]),
        ("an overlong line", None, with(&format!("X-LONG:{}", "y".repeat(200_000))), &[HOUR_READ]),
        ("a quote that nobody closes", None, with("ATTENDEE;CN=\"Ada:mailto:ada@example.org"), &[HOUR_READ]),
        ("lower case throughout", None, event(&HOUR.to_lowercase()).to_lowercase().replace("utc", "UTC"), &[HOUR_READ]),
        (
            "a description over raw lines",
            None,
            with("DESCRIPTION:one\ntwo"),
            &[HOUR_READ, "9 the line has no colon, so it was passed over"],
        ),
        ("a blank line inside a fold", None, with("DESCRIPTION:one\n \n  two"), &[HOUR_READ]),
        ("names folded in their midst", None, event("DTST\n ART:2026\n 1218T170000Z\nDURA\n TION:PT1H"), &[HOUR_READ]),
        (
            "a byte order mark in the midst",
            None,
            format!("{}\u{feff}{}", calendar(&hour("a")), calendar(&hour("b"))),
            &[HOUR_READ, "b: 2026-12-18T17:00/12-18T18:00 UTC"],
        ),
    ]);
}

#[test]
fn times_that_are_broken() {
    check(vec![
        ("no DTSTART", None, event(""), &["refused line 3: the event has no DTSTART"]),
        (
            "no time",
            None,
            event("DTSTART:tomorrow"),
            &["refused line 6: DTSTART \"tomorrow\" is no time that exists; expected 20261218, 20261218T180000 or \
             20261218T180000Z"],
        ),
        (
            "the thirteenth month beside a good event",
            None,
            calendar(&format!("BEGIN:VEVENT\nUID:b\nDTSTART:20261318\nEND:VEVENT\n{}", hour("a"))),
            &[
                HOUR_READ,
                "5 DTSTART \"20261318\" is no time that exists; expected 20261218, 20261218T180000 or 20261218T180000Z; \
             the event was left out",
            ],
        ),
        (
            "a day without VALUE=DATE",
            Some("Europe/Berlin"),
            event("DTSTART:20261218\nDTEND:20261220"),
            &["a: 2026-12-18T00:00/12-20T00:00 Europe/Berlin"],
        ),
        (
            "a midnight that is called a day",
            Some("Europe/Berlin"),
            event("DTSTART;VALUE=DATE:20261218T000000Z"),
            &["a: 2026-12-18T00:00/12-19T00:00 Europe/Berlin"],
        ),
        (
            "the last day instead of the one behind it",
            Some("Europe/Berlin"),
            event("DTSTART:20261218\nDTEND:20261218"),
            &[
                "a: 2026-12-18T00:00/12-19T00:00 Europe/Berlin",
                "3 Year end ends on the day on which it begins, so it was read as that day",
            ],
        ),
        (
            "a day that recurs and takes no time",
            Some("Europe/Berlin"),
            event("DTSTART;VALUE=DATE:20261224\nDURATION:P0W\nRRULE:FREQ=YEARLY"),
            &[
                "a: 2026-12-24T00:00/12-25T00:00 Europe/Berlin FREQ=YEARLY",
                "3 Year end ends on the day on which it begins, so it was read as that day",
            ],
        ),
        ("no end", None, event("DTSTART:20261218T170000Z"), &["a: nothing"]),
        (
            "an end before the start",
            None,
            event("DTSTART:20261218T170000Z\nDTEND:20261218T160000Z"),
            &["refused line 7: the event ends (2026-12-18 16:00:00) before it starts (2026-12-18 17:00:00)"],
        ),
        (
            "a length backwards",
            None,
            event("DTSTART:20261218T170000Z\nDURATION:-PT1H"),
            &["refused line 7: DURATION \"-PT1H\" is no length such as PT2H or P1D"],
        ),
        (
            "the year of Outlook's zones",
            None,
            event("DTSTART:16010101T000000Z\nDURATION:PT1H"),
            &["refused line 6: DTSTART 1601-01-01 00:00:00 lies outside the years of a plan"],
        ),
        (
            "an end in another age",
            None,
            event("DTSTART:20261218T170000Z\nDTEND:99991231T000000Z"),
            &["refused line 7: DTEND 9999-12-31 00:00:00 lies outside the years of a plan"],
        ),
        (
            "a time without a zone",
            None,
            event("DTSTART:20261218T170000\nDURATION:PT1H"),
            &["refused line 6: a day or a time without a zone needs one for all of them, such as Europe/Berlin"],
        ),
        (
            "a hint that was not taken",
            Some("Asia/Tokyo"),
            calendar("X-WR-TIMEZONE:Europe/Paris\nBEGIN:VEVENT\nUID:a\nDTSTART:20261218\nEND:VEVENT"),
            &[
                "a: 2026-12-18T00:00/12-19T00:00 Asia/Tokyo",
                "6 the file is about Europe/Paris, but times without a zone were read in Asia/Tokyo",
            ],
        ),
        ("both ends", None, event("DTSTART:20261218T170000Z\nDTEND:20261218T180000Z\nDURATION:PT9H"), &[HOUR_READ]),
        ("two starts", None, event(&format!("{HOUR}\nDTSTART:20270101T000000Z")), &[HOUR_READ]),
    ]);
}

#[test]
fn recurrence_that_is_broken() {
    let series = |more: &str| event(&format!("DTSTART;TZID=Europe/Berlin:20261206T010000\nDURATION:PT4H\n{more}"));
    let days = |more: &str| event(&format!("DTSTART;VALUE=DATE:20261206\n{more}"));
    check(vec![
        (
            "a rule with blanks, in front, behind and between",
            None,
            series("RRULE: freq=weekly; ;X-NOTE=1;RSCALE=GREGORIAN;"),
            &[WEEKLY],
        ),
        ("the name of the rule twice", None, series("RRULE:RRULE:FREQ=WEEKLY"), &[WEEKLY]),
        (
            "a day as the end of what has a time",
            None,
            series("RRULE:FREQ=WEEKLY;UNTIL=20261220"),
            &["a: 2026-12-06T01:00/12-06T05:00 Europe/Berlin FREQ=WEEKLY;UNTIL=20261220"],
        ),
        (
            "the end on the wall",
            None,
            series("RRULE:FREQ=WEEKLY;UNTIL=2026-12-20T01:00:00"),
            &["a: 2026-12-06T01:00/12-06T05:00 Europe/Berlin FREQ=WEEKLY;UNTIL=20261220T010000"],
        ),
        (
            "a time as the end of whole days",
            Some("America/New_York"),
            days("RRULE:FREQ=DAILY;UNTIL=20261208T000000Z"),
            &["a: 2026-12-06T00:00/12-07T00:00 America/New_York FREQ=DAILY;UNTIL=20261208"],
        ),
        (
            "midnight of the zone as the end of whole days",
            Some("Asia/Tokyo"),
            days("RRULE:FREQ=DAILY;UNTIL=20261207T150000Z"),
            &["a: 2026-12-06T00:00/12-07T00:00 Asia/Tokyo FREQ=DAILY;UNTIL=20261208"],
        ),
        (
            "the last second of a day in UTC as the end of whole days",
            Some("Europe/Berlin"),
            days("RRULE:FREQ=DAILY;UNTIL=20261208T235959Z"),
            &["a: 2026-12-06T00:00/12-07T00:00 Europe/Berlin FREQ=DAILY;UNTIL=20261208"],
        ),
        (
            "an exception with a Z where the series has no zone at all",
            Some("Europe/Berlin"),
            event("DTSTART:20261206T010000\nDURATION:PT4H\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20261213T010000Z"),
            &["a: 2026-12-06T01:00/12-06T05:00 Europe/Berlin"],
        ),
        (
            "an exception in UTC where the series has no zone, at its instant",
            Some("Europe/Berlin"),
            event("DTSTART:20261206T010000\nDURATION:PT4H\nRRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20261213T000000Z"),
            &["a: 2026-12-06T01:00/12-06T05:00 Europe/Berlin"],
        ),
        (
            "an exception that is no time",
            None,
            series("RRULE:FREQ=WEEKLY\nEXDATE:never,"),
            &[
                WEEKLY,
                "9 EXDATE \"never\" is no time that exists; expected 20261218, 20261218T180000 or 20261218T180000Z; it was \
             passed over",
            ],
        ),
        (
            "an exception of Outlook at midnight",
            None,
            series("RRULE:FREQ=WEEKLY;COUNT=2\nEXDATE:20261213T000000"),
            &["a: 2026-12-06T01:00/12-06T05:00 Europe/Berlin"],
        ),
        (
            "an exception in UTC of whole days",
            Some("America/New_York"),
            days("RRULE:FREQ=DAILY;COUNT=2\nEXDATE:20261207T000000Z"),
            &["a: 2026-12-06T00:00/12-07T00:00 America/New_York"],
        ),
        (
            "an exception that hits nothing",
            None,
            series("RRULE:FREQ=WEEKLY\nEXDATE;TZID=Europe/Berlin:20261207T010000"),
            &[WEEKLY],
        ),
        (
            "a date beside the rule that is none",
            None,
            series("RRULE:FREQ=WEEKLY\nRDATE:20261299"),
            &[
                WEEKLY,
                "9 RDATE \"20261299\" is no time that exists; expected 20261218, 20261218T180000 or 20261218T180000Z; it \
             was passed over",
            ],
        ),
        ("exceptions without a rule", None, series("EXDATE:20261206T000000Z"), &["a: nothing"]),
    ]);
}

#[test]
fn names_and_occurrences_that_are_broken() {
    let moved = |which: &str, lines: &str| {
        calendar(&format!(
            "BEGIN:VEVENT\nUID:a\nSUMMARY:N\nDTSTART;TZID=Europe/Berlin:20261206T010000\nDURATION:PT4H\n\
             RRULE:FREQ=WEEKLY\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\nSUMMARY:N\nRECURRENCE-ID{which}\n{lines}\nEND:VEVENT"
        ))
    };
    check(vec![
        ("no UID", None, calendar(&format!("BEGIN:VEVENT\n{HOUR}\nEND:VEVENT")), &[
            "20261218T170000Z : 2026-12-18T17:00/12-18T18:00 UTC",
            "3 the event has no UID, so it is known again by its title and its start alone",
        ]),
        ("a UID that is too long", None, calendar(&format!("{}\n{}", hour(&"u".repeat(501)), hour("a"))), &[
            HOUR_READ,
            "3 a UID has at most 500 characters, and none that cannot be seen; the event was left out",
        ]),
        ("one event twice", None, calendar(&format!("{}\n{}", hour("a"), hour("a").replace("T17", "T18"))), &[
            "a: 2026-12-18T18:00/12-18T19:00 UTC",
            "9 a is there twice; the one with the higher SEQUENCE was read",
        ]),
        ("a calendar that calls off", None, calendar(&format!("METHOD:CANCEL\n{}", hour("a"))), &["a: off"]),
        ("an occurrence of no time", None, moved(":never", "DTSTART:20261213T100000Z\nDURATION:PT2H"), &[
            WEEKLY,
            "13 RECURRENCE-ID \"never\" is no time that exists; expected 20261218, 20261218T180000 or \
             20261218T180000Z; this change of one occurrence was left out",
        ]),
        ("an occurrence that does not say when", None, moved(":20261213T000000Z", "DURATION:PT2H"), &[
            WEEKLY,
            "10 the event has no DTSTART; this change of one occurrence was left out",
        ]),
        ("everything from an occurrence on", None, moved(";RANGE=THISANDFUTURE:20261213T000000Z", "DTSTART:20261213T100000Z\nDURATION:PT2H"), &[
            "a: 2026-12-06T01:00/12-06T05:00 Europe/Berlin",
            "a: 20261213T0100 2026-12-13T11:00/12-13T13:00 Europe/Berlin FREQ=WEEKLY",
            "10 N: what changes from here on became a window of its own",
        ]),
        ("one occurrence twice, in two zones", None, moved(":20261213T000000Z", "DTSTART:20261213T000000Z\nDURATION:PT4H").replace("END:VCALENDAR", "BEGIN:VEVENT\nUID:a\nSUMMARY:N\nSEQUENCE:1\nRECURRENCE-ID;TZID=Europe/Berlin:20261213T010000\nDTSTART:20261213T000000Z\nDURATION:PT4H\nEND:VEVENT\nEND:VCALENDAR"), &[
            WEEKLY,
            "17 the occurrence is there twice; the one with the higher SEQUENCE was read",
        ]),
        ("an occurrence without its series", None, calendar("BEGIN:VEVENT\nUID:a\nRECURRENCE-ID:2026-12-13T00:00:00Z\nDTSTART:20261213T100000Z\nDURATION:PT2H\nEND:VEVENT"), &[
            "a: 20261213T0000 2026-12-13T10:00/12-13T12:00 UTC",
        ]),
    ]);
}
