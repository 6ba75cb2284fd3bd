//! Recurrence rules: any text is a rule or refused, and every rule is walked through in order, within bounds, and
//! falls at the same times whatever part of its time is asked for.
//!
//! An input is nine bytes that say when and where, and the rule behind them.

#![no_main]

use chrono::{DateTime, NaiveDateTime, TimeDelta};
use libfuzzer_sys::fuzz_target;
use slipway_domain::time::{Expansion, Instant, Interval, Recurrence, Series, Zone};

/// Zones with clock changes by an hour, by half an hour, over midnight, and none.
const ZONES: [&str; 4] = ["Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC"];
/// The step in which the asked time is said: no divisor of a day, so that it begins at any time of day.
const STEP: TimeDelta = TimeDelta::minutes(367);

fuzz_target!(|bytes: &[u8]| {
    let Some((head, rule)) = bytes.split_first_chunk::<9>() else { return };
    let Ok(rule) = std::str::from_utf8(rule) else { return };
    let Ok(rule) = Recurrence::parse(rule) else { return };
    assert_eq!(Recurrence::parse(rule.as_str()).as_ref(), Ok(&rule));
    let [a, b, c, d, e, f, g, h, which] = *head;
    let first = DateTime::from_timestamp(u32::from_le_bytes([a, b, c, d]).into(), 0).expect("a year before 2107");
    let first = first.naive_utc();
    let from = first + STEP * i16::from_le_bytes([e, f]).into();
    let to = from + STEP * u16::from_le_bytes([g, h]).into();
    let zone = Zone::parse(ZONES[usize::from(which) % ZONES.len()]).expect("the zone is known");
    falls_in_order(&rule, first, &zone, from, to);
    takes_place_in_order(&rule, first, &zone, (from, to), TimeDelta::minutes(i64::from(which) * 7 + 1));
});

fn falls_in_order(rule: &Recurrence, first: NaiveDateTime, zone: &Zone, from: NaiveDateTime, to: NaiveDateTime) {
    let told = |from, to| rule.expansion(first, zone, from, to);
    let whole = told(from, to);
    is_in_order(&whole, first, from, to);
    if (from..to).contains(&first) {
        assert_eq!(whole.walls.first(), Some(&first), "the first time counts in any case");
    }
    let middle = from + (to - from) / 2;
    let (one, other) = (told(from, middle), told(middle, to));
    is_in_order(&one, first, from, middle);
    is_in_order(&other, first, middle, to);
    if !whole.cut && !one.cut && !other.cut {
        assert_eq!([one.walls, other.walls].concat(), whole.walls, "the time is asked for as a whole and in two parts");
    } else if !one.cut {
        let known = one.walls.len().min(whole.walls.len());
        assert_eq!(one.walls[..known], whole.walls[..known], "what is cut is cut at its end");
    }
}

fn is_in_order(expansion: &Expansion, first: NaiveDateTime, from: NaiveDateTime, to: NaiveDateTime) {
    let walls = &expansion.walls;
    assert!(walls.len() <= Recurrence::MAX_OCCURRENCES.into());
    assert!(walls.is_sorted_by(|one, next| one < next), "{walls:?}");
    assert!(walls.iter().all(|wall| *wall >= first && (from..to).contains(wall)), "{walls:?}");
}

fn takes_place_in_order(
    rule: &Recurrence,
    first: NaiveDateTime,
    zone: &Zone,
    (from, to): (NaiveDateTime, NaiveDateTime),
    length: TimeDelta,
) {
    let series = Series { zone, start: first, end: first + length, recurrence: Some(rule) };
    if series.check().is_err() {
        return;
    }
    let at = |wall: NaiveDateTime| Instant::from_epoch_seconds(wall.and_utc().timestamp());
    let (Ok(from), Ok(to)) = (at(from), at(to)) else { return };
    let Some(within) = Interval::new(from, to).ok().filter(|within| !within.is_empty()) else { return };
    let told = series.expansion(within);
    assert!(told.found.is_sorted_by(|one, next| one.start() < next.start()), "{:?}", told.found);
    assert!(told.found.iter().all(|occurrence| occurrence.overlaps(within)), "{:?}", told.found);
    if told.cut {
        return;
    }
    let known = told.found.len().min(3);
    let upcoming = series.upcoming(from, known);
    assert_eq!(upcoming, told.found[..known], "the next ones are the first that are told");
    if known == 0 {
        let next = series.next(from);
        assert!(next.is_none_or(|next| next.start() >= to), "{next:?} was not told");
    }
}
