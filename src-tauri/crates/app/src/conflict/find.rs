//! Listing conflicts and finding slots.

use slipway_domain::conflict::Conflict;
use slipway_domain::release::Release;
use slipway_domain::slot::{Slot, SlotQuery, next_slots_for_all};
use slipway_domain::time::Zone;

use super::{ConflictFilter, FindSlots, Reason, RefusedDay, SlotAnswer, SlotView};
use crate::desk::{Context, Desk, conflict_view};
use crate::error::Result;
use crate::host::Task;
use crate::wire::{ConflictView, List};

/// Lists conflicts with their sentences.
pub fn list(desk: &Desk, _: &Context, filter: ConflictFilter, _: &dyn Task) -> Result<List<ConflictView>> {
    let plan = &desk.plan;
    let one = filter.release.as_ref().map(|key| desk.release(key)).transpose()?;
    let of_one = one.map(|release| desk.schedule.of(plan, release.id));
    let found: &[Conflict] = of_one.as_deref().unwrap_or(&desk.judged().all);
    let inside = |conflict: &&Conflict| {
        let span = conflict.span();
        filter.from.is_none_or(|from| span.end() > from.0) && filter.to.is_none_or(|to| span.start() < to.0)
    };
    Ok(found.iter().filter(inside).map(|conflict| conflict_view(plan, conflict, zone_of(desk, conflict))).collect())
}

/// The zone in which a conflict is told: that of its release.
pub(crate) fn zone_of<'a>(desk: &'a Desk, conflict: &Conflict) -> &'a Zone {
    desk.plan.releases.get(conflict.release).map_or(&desk.plan.settings.zone, |release| release.planned.zone())
}

/// Finds the next valid slots of a release.
pub fn find_slots(desk: &Desk, context: &Context, input: FindSlots, _: &dyn Task) -> Result<SlotAnswer> {
    let release = desk.release(&input.key)?;
    let now = context.host.clock.now();
    let from = input.from.map_or(now, |from| from.0);
    let wish = release.occupancy().start().max(from);
    let query = SlotQuery { days: input.horizon_days, count: input.count, ..SlotQuery::new(from, wish) };
    let answer = next_slots_for_all(&desk.plan, &desk.schedule, release, &query);
    let zone = release.planned.zone();
    Ok(SlotAnswer {
        slots: answer.slots.iter().map(|slot| slot_view(desk, slot, zone)).collect(),
        refused: answer
            .refused
            .iter()
            .map(|day| RefusedDay {
                day: day.day.to_string(),
                reasons: day.reasons.iter().map(|conflict| reason(desk, conflict, release)).collect(),
            })
            .collect(),
        blocked_by: answer.blocked_by.map(|blocked| reason(desk, &blocked.reason, release)),
    })
}

/// A slot as others see it.
pub(crate) fn slot_view(desk: &Desk, slot: &Slot, zone: &Zone) -> SlotView {
    SlotView {
        start: slot.interval.start().into(),
        end: slot.interval.end().into(),
        told: slipway_domain::conflict::told(slot.interval, zone),
        score: slot.score,
        reasons: slot
            .reasons
            .iter()
            .map(|conflict| slipway_domain::conflict::sentence(conflict, &desk.plan, zone))
            .collect(),
    }
}

fn reason(desk: &Desk, conflict: &Conflict, release: &Release) -> Reason {
    Reason {
        code: conflict.code.to_string(),
        sentence: slipway_domain::conflict::sentence(conflict, &desk.plan, release.planned.zone()),
    }
}
