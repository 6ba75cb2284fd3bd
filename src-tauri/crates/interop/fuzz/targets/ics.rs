//! Calendar files: any bytes are answered, within bounds, and what our own writer would write is read again as it was.

#![no_main]

use std::collections::HashMap;

use libfuzzer_sys::fuzz_target;
use slipway_domain::time::Zone;
use slipway_interop::ics::{CalendarEvent, CalendarFile, Limits, ReadCalendar, ReadEvent, ReadWindow, Remarks};
use slipway_interop::ics::{read, write};

/// As much as the longest input can need, and few days of rules, so that one input is soon over.
const LIMITS: Limits =
    Limits { bytes: 1 << 20, events: 2_000, windows: 5_000, zones: 100, properties: 2_000, days: 300_000 };

fuzz_target!(
    // The thread that reads is the whole pool, so that the same input always takes the same way.
    init: {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread();
        pool.build_global().expect("no pool was made before");
    },
    |bytes: &[u8]| {
        // As a person imports it: without a zone first, and with one where it is asked for.
        let berlin = Zone::parse("Europe/Berlin").expect("the zone is known");
        for zone in [None, Some(&berlin)] {
            if let Ok(calendar) = read(bytes, zone, LIMITS) {
                is_within_bounds(bytes, &calendar);
                is_the_same_with_other_line_breaks(bytes, zone, &calendar);
                is_read_again(&calendar, zone);
                return;
            }
        }
    }
);

fn is_within_bounds(bytes: &[u8], calendar: &ReadCalendar) {
    let Remarks { first, count } = &calendar.remarks;
    assert!(first.len() <= Remarks::MOST && first.len() <= *count);
    assert!(calendar.events.len() <= LIMITS.events);
    let windows: Vec<&ReadWindow> = calendar.events.iter().flat_map(|event| &event.windows).collect();
    assert!(windows.len() <= LIMITS.windows);
    for window in windows {
        assert!(window.start < window.end, "{window:?}");
        assert!((1..=200).contains(&window.title.chars().count()), "{window:?}");
    }
    let letters = |event: &ReadEvent| {
        let lists = event.categories.iter().map(String::len).sum::<usize>();
        event.uid.len() + event.summary.len() + event.description.len() + lists
    };
    let letters: usize = calendar.events.iter().map(letters).sum();
    // A letter of Windows becomes two or three bytes; an event without a name gets one.
    assert!(letters <= 4 * bytes.len(), "{letters} letters of {} bytes", bytes.len());
}

/// Holds that nothing changes where lines end as the standard has it and not as Unix does.
fn is_the_same_with_other_line_breaks(bytes: &[u8], zone: Option<&Zone>, calendar: &ReadCalendar) {
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|text| !text.contains(['\r', '\0'])) else { return };
    let other = read(text.replace('\n', "\r\n").as_bytes(), zone, LIMITS);
    let other = other.unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!((&calendar.events, &calendar.remarks), (&other.events, &other.remarks));
}

/// Writes what can be written, and holds that it comes back.
fn is_read_again(calendar: &ReadCalendar, zone: Option<&Zone>) {
    let ours: Vec<(&ReadEvent, CalendarEvent)> =
        calendar.events.iter().filter_map(|event| Some((event, event.as_written()?))).collect();
    if ours.is_empty() {
        return;
    }
    let file = CalendarFile {
        name: calendar.name.clone().unwrap_or_default(),
        guid: calendar.guid.clone().unwrap_or_default(),
        product: calendar.product.clone().unwrap_or_default(),
        events: ours.iter().map(|(_, event)| event.clone()).collect(),
        refresh: None,
    };
    let bytes = write(&file);
    let told = || String::from_utf8_lossy(&bytes);
    let again = read(&bytes, zone, LIMITS).unwrap_or_else(|problems| panic!("{problems}\n{}", told()));
    assert_eq!(again.events.len(), ours.len(), "{:?}\n{}", again.remarks, told());
    let written: Vec<CalendarEvent> = again.events.iter().filter_map(ReadEvent::as_written).collect();
    assert_eq!(written.len(), ours.len(), "{:?}\n{}", again.remarks, told());
    // The writer gives a few names another form, and then nobody else has that name.
    let found: HashMap<&str, (&ReadEvent, &CalendarEvent)> =
        again.events.iter().zip(&written).map(|pair| (pair.0.uid.as_str(), pair)).collect();
    for (before, event) in &ours {
        let Some((after, written)) = found.get(before.uid.as_str()) else { continue };
        assert_eq!(event.when, written.when, "{}", told());
        assert_eq!(
            (event.created, event.changed, event.sequence, event.status, event.busy),
            (written.created, written.changed, written.sequence, written.status, written.busy),
            "{}",
            told()
        );
        let times = |event: &ReadEvent| -> Vec<_> {
            let windows = event.windows.iter();
            windows.map(|window| (window.start, window.end, window.zone.clone(), window.recurrence.clone())).collect()
        };
        assert_eq!(times(before), times(after), "{}", told());
    }
    let once_more = write(&CalendarFile { events: written, ..file });
    assert_eq!(String::from_utf8_lossy(&once_more), told());
}
