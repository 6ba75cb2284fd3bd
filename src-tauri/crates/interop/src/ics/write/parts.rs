//! One calendar in several files.
//!
//! Each part is a calendar of its own in the program that reads it, so an event
//! that wanders from one part to another is there twice until both were
//! imported, and one whose part is no longer written stays for ever. So where
//! an event belongs follows from its UID alone, as in linear hashing: of the
//! bits of a number made of the UID, as many are read as there are parts to
//! tell apart, and each further part takes half of the events of one other.
//! Parts are numbered without gaps; more events never mean fewer parts, and
//! until there is a further part, no event leaves its own.
//!
//! The first part has the name for ever of the whole calendar: when a calendar
//! outgrows one file, its first part replaces what was there, and the others
//! bring the rest.

use rayon::prelude::*;

use super::component::{Events, uid};
use super::{Head, WRITTEN_TOGETHER, calendar, zones};
use crate::ics::{CalendarEvent, CalendarFile, stable};

/// The most parts: far more than a calendar needs that can be read at all.
const MOST: usize = 1 << 20;

/// The same events in several files, each shorter than `limit` bytes where one event alone is not longer.
///
/// Events that are too long for any file have one to themselves, behind the others.
pub fn write_split(file: &CalendarFile, limit: usize) -> Vec<Vec<u8>> {
    let events: Vec<&CalendarEvent> = file.events.iter().collect();
    let frame = frame(file, &events);
    let portions = events.par_chunks(WRITTEN_TOGETHER).flat_map_iter(|portion| {
        let mut text = Events::new(1, "");
        portion.iter().map(move |event| {
            text.out.clear();
            text.add(event);
            Measured { event, bits: stable::bits(&uid(&event.uid)), length: text.out.len() }
        })
    });
    let (mut fitting, mut alone): (Vec<_>, Vec<_>) = portions.partition(|measured| frame + measured.length < limit);
    let count = count(&fitting, limit.saturating_sub(frame));
    if count == 1 && alone.is_empty() {
        return vec![calendar(&Head::of(file, events.len()), events, "")];
    }
    fitting.sort_by_key(|measured| place(measured.bits, count));
    alone.sort_by(|one, other| one.event.uid.cmp(&other.event.uid));
    let parts = fitting.chunk_by(|one, other| place(one.bits, count) == place(other.bits, count));
    let parts = parts.chain(alone.chunks(1)).map(|part| {
        let number = part.first().map_or(0, |first| place(first.bits, count)) + 1;
        let events: Vec<&CalendarEvent> = part.iter().map(|measured| measured.event).collect();
        let (name, guid) = names(file, number);
        let names = (events.len() > 1).then_some((name.as_str(), guid.as_str()));
        calendar(&Head { names, ..Head::of(file, events.len()) }, events, "")
    });
    parts.collect()
}

/// An event, the number by which it belongs to a part, and its length in bytes.
struct Measured<'a> {
    event: &'a CalendarEvent,
    bits: u64,
    length: usize,
}

/// The part of an event among so many, from 0.
///
/// With a power of two it is what the lowest bits say. Between two such powers, parts that are not there yet are
/// still with those from which they will be taken.
fn place(bits: u64, count: usize) -> usize {
    let all = count.next_power_of_two();
    let place = bits as usize & (all - 1);
    if place < count { place } else { place - all / 2 }
}

/// The fewest parts of which none is longer than there is room.
fn count(events: &[Measured<'_>], room: usize) -> usize {
    let fits = |count: usize| {
        let mut lengths = vec![0; count];
        events.iter().all(|event| {
            let length = lengths.get_mut(place(event.bits, count));
            length.is_none_or(|length| {
                *length += event.length;
                *length < room
            })
        })
    };
    let mut enough = 1;
    while enough < MOST && !fits(enough) {
        enough *= 2;
    }
    // A further part only takes from another, so what fits goes on fitting.
    let mut few = enough / 2;
    while few + 1 < enough {
        let middle = usize::midpoint(few, enough);
        *if fits(middle) { &mut enough } else { &mut few } = middle;
    }
    enough
}

/// What a part is called, and its name for ever.
fn names(file: &CalendarFile, number: usize) -> (String, String) {
    let guid = if number == 1 { file.guid.clone() } else { stable::uuid(&format!("{} {number}", file.guid)) };
    (format!("{} ({number})", file.name), guid)
}

/// The most that a part has besides its events, in bytes.
fn frame(file: &CalendarFile, events: &[&CalendarEvent]) -> usize {
    let longest = |number| {
        let mut out = String::new();
        let (name, guid) = names(file, number);
        Head { names: Some((&name, &guid)), ..Head::of(file, events.len()) }.push(&mut out);
        for zone in zones(events) {
            zone.push(&mut out);
        }
        out.len()
    };
    longest(1).max(longest(MOST)) + "END:VCALENDAR\r\n".len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ics::write::tests::{event, file};

    #[test]
    fn a_further_part_takes_half_of_one_other() {
        for count in 1..40 {
            let moved = |bits: &u64| place(*bits, count) != place(*bits, count + 1);
            let moved: Vec<u64> = (0..4096).filter(moved).collect();
            let all = (count + 1).next_power_of_two();
            assert_eq!(moved.len(), 4096 / all, "{count}");
            assert!(moved.iter().all(|bits| place(*bits, count + 1) == count), "{count}");
            assert!(moved.iter().all(|bits| place(*bits, count) == count - all / 2), "{count}");
        }
    }

    #[test]
    fn the_first_part_replaces_the_whole_and_the_others_have_names_of_their_own() {
        let events: Vec<_> = (0..50).map(|n| event(&format!("{n:02}@slipway"))).collect();
        let whole = file(events);
        let parts = write_split(&whole, 6_000);
        assert!(parts.len() > 3);
        let text = |part: &Vec<u8>| String::from_utf8(part.clone()).unwrap();
        let said = |part: &Vec<u8>, name: &str| {
            let line = text(part).lines().find_map(|line| line.strip_prefix(name).map(str::to_owned));
            line.unwrap()
        };
        assert_eq!(said(&parts[0], "X-WR-RELCALID:"), whole.guid);
        assert_eq!(said(&parts[2], "X-WR-CALNAME:"), "Plan (3)");
        let mut guids: Vec<_> = parts.iter().map(|part| said(part, "X-WR-RELCALID:")).collect();
        guids.sort();
        guids.dedup();
        assert_eq!(guids.len(), parts.len());
        assert_eq!(write_split(&whole, 1_000_000), [super::super::write(&whole)], "one part is the file itself");
    }

    #[test]
    fn an_event_that_no_file_can_hold_does_not_drag_others_along() {
        let mut events: Vec<_> = (0..8).map(|n| event(&format!("{n}@slipway"))).collect();
        events[3].description = "long ".repeat(2_000);
        let parts = write_split(&file(events), 8_000);
        assert_eq!(parts.len(), 2);
        assert!(parts[0].len() < 8_000 && parts[1].len() > 8_000);
        assert!(!String::from_utf8(parts[1].clone()).unwrap().contains("X-WR-"), "it is a single event");
    }

    /// Which part has which events: the number of the part by the UID.
    fn places(uids: &[String], limit: usize) -> (usize, Vec<usize>) {
        let events: Vec<CalendarEvent> = uids.iter().map(|uid| event(uid)).collect();
        let measured: Vec<Measured<'_>> = events
            .iter()
            .map(|event| Measured { event, bits: stable::bits(&event.uid), length: 500 + event.uid.len() })
            .collect();
        let count = count(&measured, limit);
        (count, measured.iter().map(|measured| place(measured.bits, count)).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_event_is_in_one_part_and_every_part_below_the_limit(
            seeds in prop::collection::btree_set(0_u32..100_000, 1..120),
            limit in 2_000_usize..20_000,
        ) {
            let events: Vec<_> = seeds.iter().map(|seed| event(&format!("{seed}@slipway"))).collect();
            let parts = write_split(&file(events), limit);
            prop_assert!(parts.iter().all(|part| part.len() < limit));
            let mut uids = Vec::new();
            for part in parts {
                let part = String::from_utf8(part).unwrap();
                prop_assert_eq!(part.matches("BEGIN:VCALENDAR").count(), 1);
                uids.extend(part.lines().filter_map(|line| line.strip_prefix("UID:").map(str::to_owned)));
            }
            uids.sort();
            let mut expected: Vec<_> = seeds.iter().map(|seed| format!("{seed}@slipway")).collect();
            expected.sort();
            prop_assert_eq!(uids, expected);
        }

        #[test]
        fn one_more_event_moves_none_unless_there_is_a_further_part_and_then_only_into_it(
            seeds in prop::collection::btree_set(0_u32..100_000, 2..400),
        ) {
            let mut uids: Vec<String> = seeds.iter().map(|seed| format!("{seed}@slipway")).collect();
            let more = places(&uids, 20_000);
            uids.pop();
            let fewer = places(&uids, 20_000);
            prop_assert!(more.0 >= fewer.0);
            for (before, after) in fewer.1.iter().zip(&more.1) {
                prop_assert!(before == after || *after >= fewer.0, "{} of {} went to {after}", before, fewer.0);
            }
        }
    }
}
