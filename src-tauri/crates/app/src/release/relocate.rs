//! Giving a release another time.

use slipway_domain::cascade::{CascadeMove, cascade};
use slipway_domain::conflict;
use slipway_domain::id::ReleaseId;
use slipway_domain::plan::Edit;
use slipway_domain::release::{Planned, Release};
use slipway_domain::slot::{SlotQuery, next_slots};
use slipway_domain::time::Span;

use super::draft::moment_given;
use super::refusal::{cannot_move, refuse_hard};
use super::{MoveOutcome, MoveRelease, MovedAlong};
use crate::conflict::{SlotView, slot_view};
use crate::desk::{Context, Desk, conflict_view, id_of};
use crate::error::Result;
use crate::host::Task;
use crate::wire::{ConflictView, Mode};

/// Gives a release another time, or says what that would break; refused on a hard conflict.
pub fn relocate(desk: &mut Desk, context: &Context, input: MoveRelease, _: &dyn Task) -> Result<MoveOutcome> {
    let release = desk.release(&input.key)?;
    let planned = wanted(release, &input)?;
    let along = Along::of(desk, release.id, &planned, &input)?;
    let mut moved = vec![(release.id, planned.clone())];
    if input.cascade {
        moved.extend(along.moves.iter().map(|step| (step.release, step.planned.clone())));
    }
    let conflicts = conflicts(desk, &moved);
    let refused = conflicts.iter().any(|conflict| conflict.severity == "hard");
    let slots = if refused { slots(desk, context, release, &planned, input.slots) } else { Vec::new() };
    let mut outcome = MoveOutcome {
        release: release.key.clone().into(),
        from: release.occupancy().into(),
        to: planned.occupancy().into(),
        conflicts,
        moves: along.told(desk),
        slots,
        changed: None,
    };
    if input.mode == Mode::Commit {
        if !release.state.can_move() {
            return Err(cannot_move(release));
        }
        refuse_hard(&release.key, &outcome.conflicts, &outcome.slots)?;
        let label = label(release, &planned, moved.len() - 1);
        let edits: Vec<Edit> = moved.into_iter().filter_map(|(id, planned)| at(desk, id, planned)).collect();
        outcome.changed = Some(desk.commit(context, label, input.reason, &edits)?);
    }
    Ok(outcome)
}

/// The time that is asked for.
fn wanted(release: &Release, input: &MoveRelease) -> Result<Planned> {
    let old = &release.planned;
    let zone = input.zone.as_ref().map_or_else(|| old.zone().clone(), |zone| zone.0.clone());
    let occurrence = input.occurrence.map(|turn| turn.0);
    let start = moment_given(input.to.moment(&zone, occurrence), &zone)?;
    let planned = match &input.end {
        None => old.in_zone(zone).moved_to(start.at),
        Some(end) => {
            let end = moment_given(end.moment(&zone, occurrence), &zone)?;
            Planned::new(start, end, zone)?.with_segments(old.validation(), old.rollback(), old.stabilisation())?
        }
    };
    Ok(planned)
}

/// The releases that must move along, and those that would if they were not left out.
struct Along {
    moves: Vec<CascadeMove>,
    left_out: Vec<CascadeMove>,
}

impl Along {
    fn of(desk: &Desk, release: ReleaseId, planned: &Planned, input: &MoveRelease) -> Result<Self> {
        let ids = input.leave_out.iter().map(|key| id_of(&desk.plan.releases, "release", key));
        let staying: Vec<ReleaseId> = ids.collect::<Result<_>>()?;
        let moved = [(release, planned.clone())];
        let moves = cascade(&desk.plan, &moved, &staying);
        let mut left_out = if staying.is_empty() { Vec::new() } else { cascade(&desk.plan, &moved, &[]) };
        left_out.retain(|step| staying.contains(&step.release));
        Ok(Self { moves, left_out })
    }

    fn told(&self, desk: &Desk) -> Vec<MovedAlong> {
        let moves = self.moves.iter().map(|step| (step, false));
        let all = moves.chain(self.left_out.iter().map(|step| (step, true)));
        all.filter_map(|(step, left_out)| moved_along(desk, step, left_out)).collect()
    }
}

fn conflicts(desk: &Desk, moved: &[(ReleaseId, Planned)]) -> Vec<ConflictView> {
    let plan = &desk.plan;
    let mut found = desk.schedule.preview(plan, moved);
    if moved.len() > 1 {
        let first = moved.first().map(|(id, _)| *id);
        found.sort_by_key(|conflict| Some(conflict.release) != first);
    }
    found
        .iter()
        .filter_map(|conflict| {
            let zone = moved.iter().find(|(id, _)| *id == conflict.release).map(|(_, planned)| planned.zone())?;
            Some(conflict_view(plan, conflict, zone))
        })
        .collect()
}

fn slots(desk: &Desk, context: &Context, release: &Release, planned: &Planned, count: usize) -> Vec<SlotView> {
    if count == 0 {
        return Vec::new();
    }
    let mut asked = release.clone();
    asked.planned = planned.clone();
    let query = SlotQuery { count, ..SlotQuery::new(context.host.clock.now(), planned.start().at) };
    let answer = next_slots(&desk.plan, &desk.schedule, &asked, &query);
    answer.slots.iter().map(|slot| slot_view(desk, slot, planned.zone())).collect()
}

fn moved_along(desk: &Desk, step: &CascadeMove, left_out: bool) -> Option<MovedAlong> {
    let plan = &desk.plan;
    let release = plan.releases.get(step.release)?;
    let link = plan.release_links.get(step.why)?;
    let predecessor = plan.releases.get(link.predecessor)?;
    let lag = match link.lag {
        Span::ZERO => String::new(),
        lag => format!(" with a lag of {lag}"),
    };
    Some(MovedAlong {
        key: release.key.clone().into(),
        title: release.title.clone(),
        from: step.from.into(),
        to: step.to.into(),
        why: format!("{} waits for {} ({}{lag})", release.key, predecessor.label(), link.relation),
        left_out,
    })
}

fn label(release: &Release, planned: &Planned, along: usize) -> String {
    let to = conflict::told_instant(planned.start().at, planned.zone());
    match along {
        0 => format!("Move {} to {to}", release.key),
        1 => format!("Move {} and 1 dependent to {to}", release.key),
        more => format!("Move {} and {more} dependents to {to}", release.key),
    }
}

fn at(desk: &Desk, id: ReleaseId, planned: Planned) -> Option<Edit> {
    let mut release = desk.plan.releases.get(id)?.clone();
    release.planned = planned;
    Some(release.into())
}
