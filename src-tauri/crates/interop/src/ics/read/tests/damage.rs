//! Files that were damaged, and noise: everything is answered, within a supply of work that is counted.

use std::sync::atomic::{AtomicI64, Ordering};

use proptest::prelude::*;
use slipway_domain::time::Zone;

use super::super::counted;
use super::{Limits, Remarks, calendar, event, told};

/// So many cases, or as many as `PROPTEST_CASES` says.
pub(super) fn cases(usual: u32) -> ProptestConfig {
    let said = std::env::var_os("PROPTEST_CASES").is_some();
    if said { ProptestConfig::default() } else { ProptestConfig::with_cases(usual) }
}

/// A file with a little of everything, from which others are made by damage.
fn whole() -> String {
    let zone = "BEGIN:VTIMEZONE\nTZID:Custom\nBEGIN:STANDARD\nDTSTART:16010101T030000\n\
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n";
    let events = [
        "DTSTART;TZID=Custom:20261206T010000\nDURATION:PT4H\nRRULE:FREQ=WEEKLY;BYDAY=SU,MO;COUNT=9\nEXDATE;TZID=Custom:20261213T010000",
        "RECURRENCE-ID;TZID=Custom:20261220T010000\nDTSTART:20261220T030000Z\nDTEND:20261220T040000Z",
        "DTSTART;VALUE=DATE:20261224\nRRULE:FREQ=YEARLY;UNTIL=20301231\nRDATE;VALUE=DATE:20270105",
        "DTSTART:20261218T170000Z\nDTEND:20270104T050000Z\nSTATUS:CONFIRMED\nSEQUENCE:3\nDTSTAMP:20261101T000000Z",
    ];
    let events: String = events
        .iter()
        .enumerate()
        .map(|(n, lines)| format!("BEGIN:VEVENT\nUID:{}\nSUMMARY:Event \\, {n}\n{lines}\nEND:VEVENT\n", n / 2))
        .collect::<Vec<_>>()
        .concat();
    calendar(&format!("X-WR-TIMEZONE:Europe/Berlin\n{zone}{events}"))
}

/// Reads what cannot be good, and holds that it is answered with what can be kept, and for what it may cost.
fn survives(bytes: &[u8]) {
    const DAYS: i64 = 200_000;
    /// What one rule may cost beyond, for each of the readers that go on side by side.
    const BEYOND: i64 = 64 * 2_000_000;
    let zone = Zone::parse("Europe/Berlin").unwrap();
    let limits = Limits { days: DAYS, windows: 2_000, ..Limits::default() };
    let work = AtomicI64::new(DAYS);
    let read = counted(bytes, Some(&zone), limits, &work);
    assert!(work.load(Ordering::Relaxed) >= -BEYOND);
    let Ok(read) = read else { return };
    assert!(work.load(Ordering::Relaxed) >= 0, "a file that is too much work is refused");
    assert!(read.remarks.first.len() <= Remarks::MOST && read.remarks.first.len() <= read.remarks.count);
    let mut windows = 0;
    let mut letters = 0;
    for event in &read.events {
        windows += event.windows.len();
        letters += event.uid.len() + event.summary.len() + event.description.len();
        letters += event.categories.iter().map(String::len).sum::<usize>();
        for window in &event.windows {
            assert!(window.start < window.end && !window.title.is_empty(), "{}", told(window));
            assert!(window.title.chars().count() <= 200);
        }
    }
    assert!(windows <= limits.windows);
    // A letter of Windows becomes two or three bytes, and a name is made of what is there already.
    assert!(letters <= 4 * bytes.len(), "{letters} of {}", bytes.len());
}

/// One way to damage a file.
#[derive(Clone, Debug)]
enum Damage {
    Cut(usize, usize),
    Repeat(usize, usize, usize),
    Swap(usize, usize, usize),
    Insert(usize, Vec<u8>),
    /// Something long or deep of which programs have died.
    Poison(usize, &'static str, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let poisons = vec![
        "BEGIN:VALARM\n",
        "BEGIN:VEVENT\n",
        "BEGIN:VCALENDAR\n",
        "END:VEVENT\n",
        "9",
        "T",
        "\n ",
        "\r",
        ",20261219T010000",
        "\"",
        "\\",
        ";X=",
        "RRULE:FREQ=SECONDLY\n",
        "RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30\n",
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n",
        "RRULE:FREQ=DAILY;COUNT=999999999\n",
        "RRULE:FREQ=MINUTELY;INTERVAL=4294967295\n",
        "EXDATE:21990101T000000Z\n",
        "DTSTART:99991231T235959Z\n",
        "DTEND:00000101T000000\n",
        "DURATION:P9999999999D\n",
        "SEQUENCE:99999999999999999999\n",
        "TZOFFSETTO:+9999\n",
        "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nDTSTART:00010101T000000\nRRULE:FREQ=YEARLY;BYDAY=SU\nTZOFFSETTO:-0001\n",
    ];
    let place = 0usize..2_000;
    prop_oneof![
        (place.clone(), 0usize..60).prop_map(|(at, length)| Damage::Cut(at, length)),
        (place.clone(), 0usize..400, 1usize..6).prop_map(|(at, length, times)| Damage::Repeat(at, length, times)),
        (place.clone(), place.clone(), 1usize..80).prop_map(|(one, other, length)| Damage::Swap(one, other, length)),
        (place.clone(), prop::collection::vec(any::<u8>(), 0..16)).prop_map(|(at, put)| Damage::Insert(at, put)),
        (place, prop::sample::select(poisons), 1usize..80)
            .prop_map(|(at, what, times)| Damage::Poison(at, what, times)),
    ]
}

fn damaged(mut bytes: Vec<u8>, damages: Vec<Damage>) -> Vec<u8> {
    for damage in damages {
        let place = |at: usize| at % (bytes.len() + 1);
        let stretch = |at: usize, length: usize| {
            let from = place(at);
            from..(from + length).min(bytes.len())
        };
        match damage {
            Damage::Cut(at, length) => drop(bytes.splice(stretch(at, length), [])),
            Damage::Repeat(at, length, times) => {
                let stretch = stretch(at, length);
                let again = bytes[stretch.clone()].repeat(times);
                bytes.splice(stretch.end..stretch.end, again);
            }
            Damage::Swap(one, other, length) => {
                let (one, other) = (stretch(one, length), stretch(other, length));
                let (first, second) = (bytes[one.clone()].to_vec(), bytes[other.clone()].to_vec());
                let (later, earlier) = if one.start < other.start {
                    ((other, first), (one, second))
                } else {
                    ((one, second), (other, first))
                };
                if earlier.0.end <= later.0.start {
                    bytes.splice(later.0, later.1);
                    bytes.splice(earlier.0, earlier.1);
                }
            }
            Damage::Insert(at, put) => {
                let at = place(at);
                bytes.splice(at..at, put);
            }
            Damage::Poison(at, what, times) => {
                let at = place(at);
                // Half of the time on a line of its own, where it does most harm.
                let before = if times % 2 == 0 { "\n" } else { "" };
                bytes.splice(at..at, format!("{before}{}", what.repeat(times)).into_bytes());
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn a_damaged_file_is_answered(damages in prop::collection::vec(damage(), 1..8)) {
        survives(&damaged(whole().into_bytes(), damages));
    }

    #[test]
    fn a_damaged_file_of_another_encoding_is_answered(damages in prop::collection::vec(damage(), 1..4), big in any::<bool>()) {
        let bytes = if big { u16::to_be_bytes } else { u16::to_le_bytes };
        survives(&damaged(whole().encode_utf16().flat_map(bytes).collect(), damages));
    }

    #[test]
    fn lines_in_any_order_are_answered(order in prop::collection::vec(0usize..60, 0..120)) {
        let whole = whole();
        let lines: Vec<&str> = whole.lines().collect();
        let text: Vec<&str> = order.iter().filter_map(|at| lines.get(at % lines.len())).copied().collect();
        survives(text.join("\n").as_bytes());
    }

    #[test]
    fn noise_is_answered(noise in prop::collection::vec(any::<u8>(), 0..600), framed in any::<bool>()) {
        let mut bytes = noise.clone();
        if framed {
            bytes = b"BEGIN:VEVENT\nDTSTART:20261218\n".to_vec();
            bytes.extend(noise);
            bytes.extend(b"\nEND:VEVENT\n");
        }
        survives(&bytes);
    }

    #[test]
    fn rules_of_any_make_are_answered(rule in "(FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)|[A-Z]{2,9}=-?[0-9A-Z,]{1,9})(;(COUNT|UNTIL|INTERVAL|BYDAY|BYMONTH|BYMONTHDAY|BYYEARDAY|BYWEEKNO|BYSETPOS|BYHOUR|WKST)=-?[0-9SUMOTWEHFRA,T]{1,12}){0,4}", gone in 0u32..4_000) {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 12, 18).unwrap() + chrono::Days::new(gone.into());
        survives(event(&format!("DTSTART:20261218\nRRULE:{rule}\nEXDATE:{}", day.format("%Y%m%d"))).as_bytes());
    }

    #[test]
    fn zones_of_any_make_are_answered(
        name in "[ -~]{0,40}",
        lines in prop::collection::vec("(DTSTART:[0-9]{8}T[0-9]{6}|TZOFFSET(FROM|TO):[+-][0-9]{4}|RDATE:[0-9]{8}T[0-9]{6}|RRULE:FREQ=YEARLY;BYMONTH=[0-9]{1,2};BYDAY=-?[1-5]SU|END:STANDARD|BEGIN:DAYLIGHT)", 0..12),
        rule in prop::sample::select(vec!["", "RRULE:FREQ=WEEKLY;COUNT=60\n"]),
    ) {
        let zone = format!("BEGIN:VTIMEZONE\nTZID:{name}\nBEGIN:STANDARD\n{}\nEND:VTIMEZONE", lines.join("\n"));
        let event = format!("BEGIN:VEVENT\nUID:1\nDTSTART;TZID=\"{name}\":20261218T180000\n{rule}DURATION:PT1H\nEND:VEVENT");
        survives(calendar(&format!("{zone}\n{event}")).as_bytes());
    }
}
