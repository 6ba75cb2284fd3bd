//! The search for slots over all starts at once.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{Days, NaiveDate};

use super::cover::smallest;
use super::{Blocked, RefusedDay, Slot, SlotAnswer, SlotQuery};
use crate::Plan;
use crate::conflict::{Conflict, Obstacle, Party, Probe, Schedule, Starts};
use crate::release::Release;
use crate::time::{Interval, Minutes, Zone, join};

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
    let Some(probe) = Probe::new(plan, schedule, release, starts).filter(|_| starts.count > 0) else {
        return SlotAnswer::default();
    };
    let obstacles = probe.obstacles();
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
    let end = query.from.plus(Minutes::hours(24 * days));
    let end = query.until.map_or(end, |until| end.min(until));
    let horizon = end.epoch_seconds() - first.epoch_seconds();
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
    /// How many parties refuse each start.
    hard: Vec<i32>,
    /// How many soft conflicts there would be.
    soft: Vec<i32>,
}

impl<'a> Field<'a> {
    fn new(starts: Starts, obstacles: &'a [Obstacle]) -> Self {
        let mut field =
            Self { starts, refusing: Vec::new(), hard: vec![0; starts.count + 1], soft: vec![0; starts.count + 1] };
        let ranges = |stretches: &[Interval]| -> Vec<Range<usize>> {
            stretches.iter().map(|stretch| starts.within(*stretch)).collect()
        };
        let count = |counts: &mut [i32], ranges: &[Range<usize>]| {
            for range in ranges {
                counts[range.start] += 1;
                counts[range.end] -= 1;
            }
        };
        let (refusing, soft): (Vec<_>, Vec<_>) = obstacles.iter().partition(|obstacle| obstacle.refuses);
        for obstacle in soft {
            count(&mut field.soft, &ranges(&obstacle.starts));
        }
        let mut parties: BTreeMap<Party, Vec<Interval>> = BTreeMap::new();
        for obstacle in refusing {
            parties.entry(obstacle.other).or_default().extend(&obstacle.starts);
            field.refusing.push((obstacle, ranges(&obstacle.starts)));
        }
        for stretches in parties.into_values() {
            count(&mut field.hard, &ranges(&join(stretches)));
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
            let (obstacle, _) = of_day.get(who)?;
            probe.conflict_at(field.starts.at(first), obstacle)
        })
        .collect()
}

fn blocked_by(probe: &Probe<'_>, field: &Field<'_>, length: Interval) -> Option<Blocked> {
    let start = field.hard.iter().take(field.starts.count).position(|count| *count == 1)?;
    let (obstacle, _) = field.refusing.iter().find(|(_, ranges)| ranges.iter().any(|range| range.contains(&start)))?;
    let at = field.starts.at(start);
    Some(Blocked { opens: length.moved_to(at), reason: probe.conflict_at(at, obstacle)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::WindowKind;
    use crate::conflict::Code;
    use crate::conflict::sketch::{Sketch, planned};
    use crate::time::Instant;

    /// Sunday nights, a hard freeze over the first, somebody else in the second; asked on a Friday.
    fn sundays() -> Sketch {
        let sketch = Sketch::new().service("pay", 1).release("R-1", &["pay"], "2026-11-27T22:00/00:00");
        let sketch = sketch.release("R-2", &["pay"], "2026-12-06T01:00/04:30");
        let sketch = sketch.window("W", WindowKind::Maintenance, &["pay"], "2026-01-04T01:00/05:00", "FREQ=WEEKLY");
        sketch.window("F", WindowKind::FreezeHard, &[], "2026-11-28T12:00/2026-11-30T12:00", "")
    }

    fn ask(sketch: &Sketch, days: u32) -> SlotAnswer {
        let release = sketch.plan.releases.by_key("R-1").unwrap();
        let from = planned("2026-11-27T10:05/10:06", "Europe/Berlin").start().at;
        let query = SlotQuery { days, count: 2, ..SlotQuery::new(from, release.occupancy().start()) };
        next_slots(&sketch.plan, &Schedule::build(&sketch.plan), release, &query)
    }

    fn start(text: &str) -> Instant {
        planned(text, "Europe/Berlin").start().at
    }

    fn told(answer: &SlotAnswer) -> Vec<(String, Vec<Code>)> {
        let codes = |day: &RefusedDay| day.reasons.iter().map(|reason| reason.code).collect();
        answer.refused.iter().map(|day| (day.day.to_string(), codes(day))).collect()
    }

    #[test]
    fn the_next_slot_is_told_with_the_smallest_reasons_against_the_days_before() {
        let answer = ask(&sundays(), 30);
        let starts: Vec<Instant> = answer.slots.iter().map(|slot| slot.interval.start()).collect();
        assert_eq!(starts, [start("2026-12-13T01:00/03:00"), start("2026-12-20T01:00/03:00")]);
        let refused = told(&answer);
        assert_eq!(refused.len(), 16, "27 November to 12 December");
        assert_eq!(refused[0], ("2026-11-27".to_owned(), vec![Code::C05]), "a Friday without a window");
        assert_eq!(refused[2], ("2026-11-29".to_owned(), vec![Code::C03]), "the freeze alone explains this Sunday");
        assert_eq!(refused[9], ("2026-12-06".to_owned(), vec![Code::C01, Code::C05]), "neither alone does here");
        assert_eq!(answer.blocked_by, None);
    }

    #[test]
    fn the_one_constraint_that_could_be_lifted_is_named_when_there_is_no_slot() {
        let answer = ask(&sundays(), 3);
        assert!(answer.slots.is_empty());
        assert_eq!(answer.refused.len(), 4);
        let blocked = answer.blocked_by.unwrap();
        assert_eq!((blocked.reason.code, blocked.opens.start()), (Code::C05, start("2026-11-27T10:15/12:15")));
    }

    #[test]
    fn a_soft_conflict_weighs_a_week() {
        let soft = |until| {
            let sketch = Sketch::new().service("pay", 2).release("R-1", &["pay"], "2026-11-27T22:00/00:00");
            let sketch = sketch.window("P", WindowKind::Peak, &[], &format!("2026-11-27T00:00/{until}"), "");
            ask(&sketch, 60).slots[0].clone()
        };
        let behind = soft("2026-12-01T00:00");
        assert_eq!((behind.interval.start(), behind.reasons.len()), (start("2026-12-01T00:00/01:00"), 0));
        assert_eq!(behind.score, 74 * 60);
        let inside = soft("2026-12-20T00:00");
        assert_eq!((inside.interval.start(), inside.score), (start("2026-11-27T22:00/23:00"), SOFT_WEIGHT));
        assert_eq!(inside.reasons[0].code, Code::C04);
    }

    #[test]
    fn slots_start_on_the_quarter_hour_of_the_release_s_own_clock() {
        let sketch = Sketch::new().service("pay", 2);
        let when = planned("2026-11-27T22:00/00:00", "Asia/Kathmandu");
        let sketch = sketch.release_in("R-1", &["pay"], "production", when);
        let release = sketch.plan.releases.by_key("R-1").unwrap();
        let from = release.occupancy().start().plus(Minutes::new(7));
        let query = SlotQuery { snap: Minutes::hours(1), count: 1, ..SlotQuery::new(from, from) };
        let answer = next_slots(&sketch.plan, &Schedule::build(&sketch.plan), release, &query);
        assert_eq!(answer.slots[0].interval.start(), release.occupancy().start().plus(Minutes::hours(1)));
    }
}
