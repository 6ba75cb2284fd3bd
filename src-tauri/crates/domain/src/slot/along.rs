//! Slots to which the deployments of a release can follow it.

use super::{Slot, SlotAnswer, SlotQuery, next_slots};
use crate::Plan;
use crate::cascade::with_deployments;
use crate::conflict::{Schedule, Severity};
use crate::release::Release;

/// How many days are looked at for each slot that is wanted: some are lost where a deployment finds no place.
const LOOKED_AT: usize = 8;
/// How many times of one day are looked at.
const TIMES_OF_A_DAY: usize = 24;

/// [`next_slots`] to which the deployments that go along with the release can follow without a hard conflict.
pub fn next_slots_for_all(plan: &Plan, schedule: &Schedule, release: &Release, query: &SlotQuery) -> SlotAnswer {
    if plan.deployments_of(release.id).is_empty() {
        return next_slots(plan, schedule, release, query);
    }
    let more = SlotQuery { count: query.count.saturating_mul(LOOKED_AT), ..query.clone() };
    let mut answer = next_slots(plan, schedule, release, &more);
    let looked = std::mem::take(&mut answer.slots);
    for slot in looked {
        if answer.slots.len() == query.count {
            break;
        }
        answer.slots.extend(followed(plan, schedule, release, query, slot));
    }
    answer.slots.sort_by_key(|slot| (slot.score, slot.interval.start()));
    answer
}

/// A slot, or a later one of the same day, to which the deployments can follow.
fn followed(plan: &Plan, schedule: &Schedule, release: &Release, query: &SlotQuery, slot: Slot) -> Option<Slot> {
    let follow = |slot: &Slot| {
        let planned = release.planned.moved_to(slot.interval.start());
        let moved = with_deployments(plan, vec![(release.id, planned)]);
        let deployments = moved.get(1..).unwrap_or_default();
        schedule.preview(plan, deployments).iter().all(|conflict| conflict.severity != Severity::Hard)
    };
    let zone = release.planned.zone();
    let day = zone.wall(slot.interval.start()).date();
    let midnight = day.succ_opt().map(|next| zone.start_of_day(next));
    let until = query.until.into_iter().chain(midnight).min();
    let mut slot = Some(slot);
    for _ in 0..TIMES_OF_A_DAY {
        let found = slot.take()?;
        if follow(&found) {
            return Some(found);
        }
        let later = SlotQuery { from: found.interval.start().plus(query.snap), until, count: 1, ..query.clone() };
        slot = next_slots(plan, schedule, release, &later).slots.into_iter().next();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;
    use crate::time::Minutes;

    #[test]
    fn a_slot_in_which_a_deployment_finds_no_place_is_passed_over() {
        let sketch = Sketch::new()
            .service("pay", 1)
            .release("R-1", &[], "2026-12-01T20:00/22:00")
            .release("D-1", &["pay"], "2026-11-30T20:00/22:00")
            .deploys("D-1", "R-1")
            .release("R-2", &["pay"], "2026-12-02T20:00/22:00");
        let schedule = Schedule::build(&sketch.plan);
        let release = sketch.plan.releases.get(sketch.release_id("R-1")).unwrap();
        let wish = crate::conflict::sketch::planned("2026-12-03T20:00/22:00", "Europe/Berlin").occupancy().start();
        let query = SlotQuery { count: 1, ..SlotQuery::new(wish, wish) };
        let first = |answer: SlotAnswer| answer.slots[0].interval.start();
        assert_eq!(first(next_slots(&sketch.plan, &schedule, release, &query)), wish, "it alone would have a place");
        let all = first(next_slots_for_all(&sketch.plan, &schedule, release, &query));
        assert_eq!(all, wish.plus(Minutes::hours(2)), "its deployment would meet R-2 the evening before");
    }
}
