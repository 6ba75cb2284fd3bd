//! The search for slots over all starts at once.

use std::ops::Range;

use chrono::{Days, NaiveDate};

use super::cover::smallest;
use super::{Blocked, RefusedDay, Slot, SlotAnswer, SlotQuery};
use crate::Plan;
use crate::conflict::{Conflict, Obstacle, Probe, Schedule, Starts};
use crate::release::Release;
use crate::time::{Instant, Interval, Minutes, Zone};

/// What a soft conflict weighs against waiting: a week, in minutes.
const SOFT_WEIGHT: i64 = 7 * 24 * 60;

/// The longest look ahead, in days.
const MOST_DAYS: u32 = 730;

/// The best times at which a release could happen, and why it cannot happen earlier.
///
/// A slot keeps the length of the release, lies inside the maintenance windows
/// of all its components, and has no hard conflict. There is at most one slot
/// for each day in the release's zone, the best of the day. The release need
/// not be in the plan; if it is, its present place does not stand in its way.
pub fn next_slots(plan: &Plan, schedule: &Schedule, release: &Release, query: &SlotQuery) -> SlotAnswer {
    let zone = release.planned.zone();
    let starts = starts(query, zone);
    let Some(probe) = Probe::new(plan, schedule, release).filter(|_| starts.count > 0) else {
        return SlotAnswer::default();
    };
    let obstacles = probe.obstacles(starts);
    let field = Field::new(starts, &obstacles);
    let days = days(starts, zone);
    let length = release.occupancy();
    let score = |start: usize| {
        let distance = (starts.at(start).epoch_seconds() - query.wish.epoch_seconds()).abs() / 60;
        distance + i64::from(field.soft[start]) * SOFT_WEIGHT
    };
    let best_of = |range: &Range<usize>| {
        range.clone().filter(|start| field.hard[*start] == 0).map(|start| (score(start), start)).min()
    };
    let mut ranked: Vec<(i64, usize)> = days.iter().filter_map(|(_, range)| best_of(range)).collect();
    ranked.sort_unstable();
    ranked.truncate(query.count);
    let earliest = ranked.iter().map(|(_, start)| *start).min().unwrap_or(starts.count);
    let refused = days
        .iter()
        .filter(|(_, range)| range.end <= earliest && range.clone().all(|start| field.hard[start] > 0))
        .map(|(day, range)| RefusedDay { day: *day, reasons: reasons(&probe, &field, range) })
        .collect();
    let blocked_by = if ranked.is_empty() { blocked_by(&probe, &field, length) } else { None };
    let slots = ranked
        .into_iter()
        .map(|(score, start)| Slot {
            interval: length.moved_to(starts.at(start)),
            score,
            reasons: probe.conflicts_at(starts.at(start)),
        })
        .collect();
    SlotAnswer { slots, refused, blocked_by }
}

/// The starts that are tried: multiples of the snap on the wall clock as it stands at the beginning.
fn starts(query: &SlotQuery, zone: &Zone) -> Starts {
    let step_seconds = query.snap.get().clamp(1, 24 * 60) * 60;
    let wall = query.from.epoch_seconds() + i64::from(zone.offset_seconds(query.from));
    let first = query.from.plus_seconds((-wall).rem_euclid(step_seconds));
    let days = i64::from(query.days.min(MOST_DAYS));
    let horizon = query.from.plus(Minutes::hours(24 * days)).epoch_seconds() - first.epoch_seconds();
    let count = (horizon.max(0) + step_seconds - 1) / step_seconds;
    Starts { first, step_seconds, count: count as usize }
}

/// The days on which there are starts, with the numbers of these.
fn days(starts: Starts, zone: &Zone) -> Vec<(NaiveDate, Range<usize>)> {
    let mut days = Vec::new();
    let mut first = 0;
    let mut day = zone.wall(starts.first).date();
    while first < starts.count {
        let next = day.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
        let behind = starts.before(zone.start_of_day(next).max(starts.at(first)));
        if behind > first {
            days.push((day, first..behind));
        } else if next == NaiveDate::MAX {
            break;
        }
        (first, day) = (behind, next);
    }
    days
}

/// How many obstacles stand against each start.
struct Field<'a> {
    starts: Starts,
    refusing: Vec<(&'a Obstacle, Vec<Range<usize>>)>,
    hard: Vec<i32>,
    soft: Vec<i32>,
}

impl<'a> Field<'a> {
    fn new(starts: Starts, obstacles: &'a [Obstacle]) -> Self {
        let mut field =
            Self { starts, refusing: Vec::new(), hard: vec![0; starts.count + 1], soft: vec![0; starts.count + 1] };
        for obstacle in obstacles {
            let ranges: Vec<_> = obstacle.starts.iter().map(|stretch| starts.within(*stretch)).collect();
            let counts = if obstacle.refuses { &mut field.hard } else { &mut field.soft };
            for range in &ranges {
                counts[range.start] += 1;
                counts[range.end] -= 1;
            }
            if obstacle.refuses {
                field.refusing.push((obstacle, ranges));
            }
        }
        for counts in [&mut field.hard, &mut field.soft] {
            let mut sum = 0;
            for count in counts {
                sum += *count;
                *count = sum;
            }
        }
        field
    }
}

/// The conflict of one obstacle, as the release would have it at a start.
fn as_conflict(probe: &Probe<'_>, obstacle: &Obstacle, start: Instant) -> Option<Conflict> {
    let is_it = |conflict: &Conflict| conflict.code == obstacle.code && conflict.other == obstacle.other;
    probe.conflicts_at(start).into_iter().find(is_it)
}

fn reasons(probe: &Probe<'_>, field: &Field<'_>, day: &Range<usize>) -> Vec<Conflict> {
    let meets = |range: &Range<usize>| range.start < day.end && day.start < range.end;
    let of_day: Vec<_> = field.refusing.iter().filter(|(_, ranges)| ranges.iter().any(meets)).collect();
    let against: Vec<Vec<Range<usize>>> =
        of_day.iter().map(|(_, ranges)| ranges.iter().filter(|range| meets(range)).cloned().collect()).collect();
    let picked = smallest(day, &against);
    picked
        .into_iter()
        .filter_map(|who| {
            let first = against[who].first()?.start.max(day.start);
            as_conflict(probe, of_day[who].0, field.starts.at(first))
        })
        .collect()
}

fn blocked_by(probe: &Probe<'_>, field: &Field<'_>, length: Interval) -> Option<Blocked> {
    let start = field.hard.iter().take(field.starts.count).position(|count| *count == 1)?;
    let (obstacle, _) = field.refusing.iter().find(|(_, ranges)| ranges.iter().any(|range| range.contains(&start)))?;
    let at = field.starts.at(start);
    Some(Blocked { opens: length.moved_to(at), reason: as_conflict(probe, obstacle, at)? })
}
