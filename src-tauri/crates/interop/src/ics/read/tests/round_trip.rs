//! What our own writer wrote is read back as it was.

use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use slipway_domain::Key;
use slipway_domain::calendar::{Scope, Window, WindowKind};
use slipway_domain::time::{Instant, Interval, Recurrence, Zone};

use super::super::value::text;
use super::{Limits, read};
use crate::ics::{
    AnnualZone, Busy, CalendarEvent, CalendarFile, Days, Moved, ReadCalendar, Related, Relation, Series, Status, When,
    write,
};

static ZONES: LazyLock<Vec<AnnualZone>> = LazyLock::new(|| {
    let names =
        ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Chatham", "UTC"];
    names.iter().map(|name| AnnualZone::of(&Zone::parse(name).unwrap(), 2026).unwrap()).collect()
});

/// Texts with everything in them that has a meaning somewhere.
fn nasty() -> impl Strategy<Value = String> {
    let parts = vec![
        ",",
        ";",
        ":",
        "\\",
        "\\n",
        "\\\\,",
        "\n",
        "\r\n",
        "\r",
        "\t",
        " ",
        "  ",
        "\u{feff}",
        "\u{85}",
        "\u{2028}",
        "\u{7}",
        "\"",
        "'",
        "é",
        "😀",
        "👩‍👩‍👧",
        "中",
        "BEGIN:VEVENT",
        "END:VCALENDAR",
        "a",
        "Wartung",
        "x=1;y=2",
    ];
    let made = prop::collection::vec(prop::sample::select(parts), 0..40).prop_map(|parts| parts.concat());
    prop_oneof![made, "\\PC{0,300}", any::<String>()]
}

fn instant() -> impl Strategy<Value = Instant> {
    instant_from(-2_000_000_000)
}

fn instant_from(first: i64) -> impl Strategy<Value = Instant> {
    // Most of them around clock changes, where a wall tells a time twice.
    let near =
        (prop::sample::select(vec![1_774_746_000, 1_793_494_800, 1_793_512_800, 1_775_314_800]), -9_000..9_000_i64);
    let any = 1_000_000_000..7_000_000_000_i64;
    let seconds = prop_oneof![near.prop_map(|(at, around)| at + around), any, Just(first)];
    seconds.prop_map(|seconds| Instant::from_epoch_seconds(seconds).unwrap())
}

fn wall() -> impl Strategy<Value = NaiveDateTime> {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
    (0..900_i64, 0..86_400_i64)
        .prop_map(move |(days, seconds)| first + TimeDelta::days(days) + TimeDelta::seconds(seconds))
}

fn series() -> impl Strategy<Value = When> {
    let rules = vec![
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=SU,MO;UNTIL=20281231T230000Z",
        "FREQ=MONTHLY;BYDAY=3SA;COUNT=9",
        "FREQ=YEARLY;INTERVAL=2",
        "FREQ=DAILY;COUNT=400;WKST=MO",
    ];
    // The definition of a zone begins in 1970.
    let moved = prop::collection::btree_map(wall(), (instant_from(0), 60..90_000_i64), 0..5);
    (prop::sample::select(ZONES.clone()), wall(), 60..400_000_i64, prop::sample::select(rules), moved).prop_map(
        |(zone, start, length, rule, moved)| {
            let moved =
                moved.into_iter().map(|(wall, (start, length))| Moved { wall, start, end: start.plus_seconds(length) });
            let end = start + TimeDelta::seconds(length);
            When::Series(Series { zone, start, end, rule: rule.to_owned(), moved: moved.collect() })
        },
    )
}

fn when() -> impl Strategy<Value = When> {
    let once =
        (instant(), 0..900_000_i64).prop_map(|(start, length)| When::Once { start, end: start.plus_seconds(length) });
    let rule = prop::option::of(prop::sample::select(vec!["FREQ=YEARLY", "FREQ=DAILY;INTERVAL=3;UNTIL=20290101"]));
    let days = (wall(), 1..40_u64, rule).prop_map(|(first, length, rule)| {
        let first = first.date();
        When::Days(Days { first, after: first + chrono::Days::new(length), rule: rule.map(str::to_owned) })
    });
    prop_oneof![once, days, series()]
}

fn event() -> impl Strategy<Value = CalendarEvent> {
    let urls =
        vec!["https://example.org/a?b=c,d;e", "mailto:ada@example.org", "slipway:R-1", "javascript:x", " https://a "];
    let related = prop_oneof![Just(Relation::PartOf), Just(Relation::DependsOn)];
    let related = prop::collection::vec(("[a-z0-9,;@-]{1,60}", related), 0..3);
    let told = (nasty(), nasty(), prop::option::of(nasty()), prop::collection::vec(nasty(), 0..4));
    let kinds = (
        prop::sample::select(vec![Status::Confirmed, Status::Tentative, Status::Cancelled]),
        prop::sample::select(vec![Busy::Free, Busy::Busy, Busy::Tentative]),
        prop::option::of(prop::sample::select(urls)),
        related,
    );
    (nasty(), instant(), instant(), any::<u32>(), when(), told, kinds).prop_map(
        |(uid, created, changed, sequence, when, told, (status, busy, url, related))| {
            let (summary, description, location, categories) = told;
            CalendarEvent {
                uid,
                created,
                changed,
                sequence,
                when,
                summary,
                description,
                location,
                categories,
                status,
                busy,
                url: url.map(str::to_owned),
                related: related.into_iter().map(|(uid, relation)| Related { uid, relation }).collect(),
            }
        },
    )
}

fn file() -> impl Strategy<Value = CalendarFile> {
    (nasty(), nasty(), nasty(), prop::collection::vec(event(), 0..8)).prop_map(|(name, guid, product, events)| {
        let numbered =
            |(number, event): (usize, CalendarEvent)| CalendarEvent { uid: format!("{number}-{}", event.uid), ..event };
        let events = events.into_iter().enumerate().map(numbered).collect();
        CalendarFile { name, guid, product: format!("-//{product}"), events, ..CalendarFile::default() }
    })
}

fn again(read: ReadCalendar) -> CalendarFile {
    let events = read.events.iter().map(|event| event.as_written().unwrap_or_else(|| panic!("{event:?}")));
    CalendarFile {
        events: events.collect(),
        name: read.name.unwrap_or_default(),
        guid: read.guid.unwrap_or_default(),
        product: read.product.unwrap_or_default(),
        ..CalendarFile::default()
    }
}

fn is_read(bytes: &[u8]) -> ReadCalendar {
    let zone = Zone::parse("Europe/Berlin").unwrap();
    read(bytes, Some(&zone), Limits::default()).unwrap()
}

proptest! {
    #![proptest_config(super::damage::cases(1_000))]

    #[test]
    fn a_file_of_ours_is_written_again_with_the_same_bytes(file in file()) {
        let bytes = write(&file);
        let read = is_read(&bytes);
        prop_assert_eq!(read.events.len(), file.events.len(), "{:?}", read.remarks);
        let again = write(&again(read));
        prop_assert_eq!(String::from_utf8(again).unwrap(), String::from_utf8(bytes).unwrap());
    }

    #[test]
    fn line_breaks_and_folds_of_others_do_no_harm(file in file()) {
        let bytes = write(&file);
        let plain = String::from_utf8(bytes.clone()).unwrap().replace("\r\n ", "").replace("\r\n", "\n");
        prop_assert!(write(&again(is_read(plain.as_bytes()))) == bytes);
        let wide: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
        prop_assert!(write(&again(is_read(&wide))) == bytes);
    }

    #[test]
    fn texts_are_read_as_the_reader_of_another_author_reads_them(file in file()) {
        let bytes = write(&file);
        let theirs = ical::IcalParser::new(bytes.as_slice()).next().unwrap().unwrap();
        let theirs = theirs.events.iter().filter(|event| {
            event.properties.iter().all(|property| property.name != "RECURRENCE-ID")
        });
        let ours = is_read(&bytes);
        prop_assert_eq!(ours.events.len(), theirs.clone().count());
        for (ours, theirs) in ours.events.iter().zip(theirs) {
            // The other one loses blanks where a line is folded, and colons in front.
            let bare = |text: &str| text.replace(|letter: char| letter.is_whitespace() || letter == ':', "");
            let said = |name: &str| {
                let found = theirs.properties.iter().find(|property| property.name == name);
                bare(&text(found.and_then(|found| found.value.as_deref()).unwrap_or_default()))
            };
            prop_assert_eq!(bare(&ours.uid), said("UID"));
            prop_assert_eq!(bare(&ours.summary), said("SUMMARY"));
            prop_assert_eq!(bare(&ours.description), said("DESCRIPTION"));
            prop_assert_eq!(ours.sequence.to_string(), said("SEQUENCE"));
        }
    }

    #[test]
    fn an_event_with_more_in_it_than_we_write_is_none_of_ours(event in event(), at in 0usize..40, more in prop::sample::select(vec![
        "ATTENDEE:mailto:a@example.org", "BEGIN:VALARM\r\nEND:VALARM", "RDATE:20270101T000000Z", "EXDATE:20270101T000000Z",
        "DURATION:PT1H", "X-ALT-DESC;FMTTYPE=text/html:a", "LOCATION;LANGUAGE=de:a", "SEQUENCE:x", "CLASS:PRIVATE",
        "RELATED-TO;RELTYPE=SIBLING:a", "no line at all",
    ])) {
        let bytes = write(&CalendarFile { events: vec![event], ..CalendarFile::default() });
        let text = String::from_utf8(bytes).unwrap().replace("\r\n ", "");
        let lines: Vec<&str> = text.split("\r\n").collect();
        let first = lines.iter().position(|line| *line == "BEGIN:VEVENT").unwrap() + 1;
        let last = lines.iter().position(|line| *line == "END:VEVENT").unwrap();
        let mut lines = lines;
        lines.insert(first + at % (last - first + 1), more);
        let zone = Zone::parse("Europe/Berlin").unwrap();
        if let Ok(read) = read(lines.join("\r\n").as_bytes(), Some(&zone), Limits::default()) {
            prop_assert_eq!(read.events.iter().filter_map(super::super::ReadEvent::as_written).count(), 0);
        }
    }
}

fn window(zone: &Zone, start: NaiveDateTime, length: i64, rule: &str) -> Window {
    Window {
        id: serde_json::from_str("\"01936a3e-7c00-7000-8000-000000000001\"").unwrap(),
        key: Key::parse("W").unwrap(),
        title: "Nights".into(),
        kind: WindowKind::Maintenance,
        scope: Scope::default(),
        zone: zone.clone(),
        start,
        end: start + TimeDelta::minutes(length),
        recurrence: Some(Recurrence::parse(rule).unwrap()),
        severity: None,
        owner: None,
        source: String::new(),
        reviewed: None,
        limit: None,
        freeze: None,
    }
}

#[test]
fn nights_on_which_clocks_change_do_not_cut_the_series_that_we_wrote() {
    let at = |text| Instant::parse(text).unwrap();
    let within = Interval::new(at("2025-01-01T00:00:00Z"), at("2028-01-01T00:00:00Z")).unwrap();
    let first = NaiveDate::from_ymd_opt(2026, 1, 4).unwrap();
    let mut moved = 0;
    for name in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Europe/Lisbon", "Pacific/Chatham"] {
        let zone = Zone::parse(name).unwrap();
        for (minute, length, rule) in
            (0..10).flat_map(|half| [(half * 30, 240, "FREQ=WEEKLY;BYDAY=SU"), (half * 30, 30, "FREQ=DAILY")])
        {
            let window = window(&zone, first.and_hms_opt(minute / 60, minute % 60, 0).unwrap(), length, rule);
            let Some(series) = Series::of(&window, within) else { continue };
            moved += series.moved.len();
            let when = When::Series(series);
            let uid = "nights".to_owned();
            let event = CalendarEvent { uid, when, summary: "Nights".into(), ..plain() };
            for given in [None, Some(&zone)] {
                let bytes = write(&CalendarFile { events: vec![event.clone()], ..CalendarFile::default() });
                let read = read(&bytes, given, Limits::default()).unwrap();
                let [found] = read.events[0].windows.as_slice() else {
                    panic!("{name} {minute} {rule}: {:?}", read.events[0].windows);
                };
                assert_eq!((found.start, found.end, &found.zone), (window.start, window.end, &window.zone));
                assert_eq!(found.recurrence, window.recurrence, "{name} {minute} {rule}");
                assert_eq!(read.remarks.count, 0, "{:?}", read.remarks);
            }
        }
    }
    assert!(moved > 20, "{moved}");
}

fn plain() -> CalendarEvent {
    let made = Instant::parse("2026-01-01T00:00:00Z").unwrap();
    CalendarEvent {
        uid: "a".into(),
        created: made,
        changed: made,
        sequence: 0,
        when: When::Once { start: made, end: made },
        summary: String::new(),
        description: String::new(),
        location: None,
        categories: Vec::new(),
        status: Status::Confirmed,
        busy: Busy::Busy,
        url: None,
        related: Vec::new(),
    }
}

#[test]
fn an_event_that_only_its_file_calls_off_is_none_of_ours() {
    let at = Instant::parse("2026-12-18T17:00:00Z").unwrap();
    let event = CalendarEvent { when: When::Once { start: at, end: at.plus_seconds(3_600) }, ..plain() };
    let bytes = write(&CalendarFile { events: vec![event], ..CalendarFile::default() });
    let text = String::from_utf8(bytes).unwrap();
    assert!(is_read(text.as_bytes()).events[0].as_written().is_some());
    let read = is_read(text.replace("METHOD:PUBLISH", "METHOD:CANCEL").as_bytes());
    assert!(read.events[0].cancelled);
    assert_eq!(read.events[0].as_written(), None, "it would be written as one that takes place");
}

#[test]
fn what_the_file_says_of_an_event_is_told() {
    let text = super::event(
        "DTSTART:20261218T170000Z\nDURATION:PT1H\nSEQUENCE:7\nDTSTAMP:20261101T080000Z\nSTATUS:tentative\n\
         DESCRIPTION:one\\ntwo\nLOCATION:Halle \\, 2\nCATEGORIES:a,b\\,c\nCATEGORIES:d\nTRANSP:OPAQUE\n\
         X-MICROSOFT-CDO-BUSYSTATUS:OOF\nURL:https://example.org\nRELATED-TO:b",
    );
    let read = is_read(text.as_bytes());
    let event = &read.events[0];
    assert_eq!((event.sequence, event.stamp), (7, Instant::parse("2026-11-01T08:00:00Z").ok()));
    assert_eq!((event.status, event.busy, event.cancelled), (Some(Status::Tentative), Some(Busy::Busy), false));
    assert_eq!((event.description.as_str(), event.location.as_deref()), ("one\ntwo", Some("Halle , 2")));
    assert_eq!((event.categories.join("|"), event.url.as_deref()), ("a|b,c|d".to_owned(), Some("https://example.org")));
    assert_eq!(event.related, [Related { uid: "b".to_owned(), relation: Relation::PartOf }]);
    assert_eq!(event.as_written(), None);
}

#[test]
fn what_the_file_says_of_itself_is_told() {
    let text = super::calendar(
        "PRODID:-//Other//Program//EN\nMETHOD:publish\nX-WR-CALNAME:Plan\\, all\nX-WR-RELCALID:g-1\n\
         X-WR-TIMEZONE:W. Europe Standard Time",
    );
    let read = is_read(text.as_bytes());
    assert_eq!((read.product.as_deref(), read.method.as_deref()), (Some("-//Other//Program//EN"), Some("publish")));
    assert_eq!((read.name.as_deref(), read.guid.as_deref()), (Some("Plan, all"), Some("g-1")));
    assert_eq!(read.hint, Zone::parse("Europe/Berlin").ok());
}
