//! When a freeze is on, on the wall of everybody whom it concerns.

use std::collections::BTreeMap;

use chrono::{Datelike, Months};
use slipway_domain::Plan;
use slipway_domain::calendar::Window;
use slipway_domain::time::{Instant, Interval, Minutes, Zone};
use slipway_print::notice::{NoticeOccurrence, NoticeTime};
use slipway_print::text::length;

use super::time::{dated, offset};

/// How far a notice looks, in months.
const MONTHS: Months = Months::new(12);

/// The occurrences of the next twelve months, one that is on included.
pub(super) fn ahead(window: &Window, now: Instant) -> Vec<Interval> {
    let wall = window.zone.wall(now);
    let end = wall.checked_add_months(MONTHS).map_or(now, |end| window.zone.resolve(end).first());
    let year = Interval::from_start(now, Minutes::ZERO).extended_to(end);
    window.occurrences(year)
}

/// How it recurs and how many occurrences there are, in a sentence or two.
pub(super) fn told(window: &Window, found: usize) -> String {
    let rule = match window.series().repeats() {
        None => "It comes once.".to_owned(),
        Some(repeats) => format!("It comes {repeats}, on the wall of {}.", window.zone),
    };
    match found {
        0 => format!("{rule} It has no occurrence in the next 12 months."),
        1 => format!("{rule} In the next 12 months it has this occurrence:"),
        count => format!("{rule} In the next 12 months it has these {count} occurrences:"),
    }
}

/// Each occurrence on the wall of its own zone and of every region that it concerns.
pub(super) fn on_walls(plan: &Plan, window: &Window, found: &[Interval]) -> Vec<NoticeOccurrence> {
    let zones = zones(plan, window);
    let title = |index: usize, at: Interval| {
        let weeks = weeks(&window.zone, at);
        format!("{} of {} · {weeks} · {}", index + 1, found.len(), length(at.minutes().get()))
    };
    let times = |at: Interval| zones.iter().map(|(zone, regions)| time(zone, regions, at)).collect();
    found
        .iter()
        .enumerate()
        .map(|(index, at)| NoticeOccurrence { title: title(index, *at), times: times(*at) })
        .collect()
}

/// The zones in which it is told, each with its regions: the freeze's own first, the others by name.
fn zones(plan: &Plan, window: &Window) -> Vec<(Zone, Vec<String>)> {
    let mut by_zone: BTreeMap<Zone, Vec<String>> = BTreeMap::new();
    for region in plan.regions_of(&window.scope) {
        by_zone.entry(region.zone.clone()).or_default().push(region.name.clone());
    }
    let own = by_zone.remove(&window.zone).unwrap_or_else(|| vec!["The freeze’s own zone".to_owned()]);
    std::iter::once((window.zone.clone(), own)).chain(by_zone).collect()
}

fn time(zone: &Zone, regions: &[String], at: Interval) -> NoticeTime {
    let (first, last) = (offset(zone, at.start()), offset(zone, at.end()));
    NoticeTime {
        region: regions.join(", "),
        from: dated(at.start(), zone),
        to: dated(at.end(), zone),
        zone: zone.to_string(),
        offset: if first == last { first } else { format!("{first}, at its end {last}") },
    }
}

/// The ISO weeks that it touches: `W51`, `W51–W01`.
fn weeks(zone: &Zone, at: Interval) -> String {
    let last = at.end().plus_seconds(-1).max(at.start());
    let [from, to] = [at.start(), last].map(|instant| zone.wall(instant).date().iso_week());
    if from == to {
        format!("W{:02} {}", from.week(), from.year())
    } else {
        format!("W{:02} {} – W{:02} {}", from.week(), from.year(), to.week(), to.year())
    }
}
