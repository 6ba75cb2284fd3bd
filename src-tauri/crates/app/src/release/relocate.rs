//! Giving a release another time.

use rustc_hash::FxHashMap;
use slipway_domain::booking::Booking;
use slipway_domain::cascade::{CascadeMove, Shift, Why, cascade, deployments_along};
use slipway_domain::conflict;
use slipway_domain::dependency::ReleaseLink;
use slipway_domain::id::ReleaseId;
use slipway_domain::plan::Edit;
use slipway_domain::release::{Planned, Release};
use slipway_domain::slot::{SlotQuery, next_slots_for_all};
use slipway_domain::time::{Instant, Span};
use slipway_domain::{Key, Plan};

use super::along::belongs;
use super::draft::moment_given;
use super::refusal::{cannot_move, refuse_hard};
use super::{MoveOutcome, MoveRelease, MovedAlong};
use crate::conflict::{SlotView, slot_view};
use crate::desk::{Context, Desk, conflict_view, id_of};
use crate::error::Result;
use crate::host::Task;
use crate::wire::{ConflictView, Mode, Text};

/// Gives a release another time, or says what that would break; refused on a hard conflict.
pub fn relocate(desk: &mut Desk, context: &Context, input: MoveRelease, _: &dyn Task) -> Result<MoveOutcome> {
    let release = desk.release(&input.key)?;
    let planned = wanted(release, &input)?;
    let along = Along::of(desk, release, &planned, &input)?;
    let mut moved = vec![(release.id, planned.clone())];
    moved.extend(along.together.iter().map(|(other, planned)| (other.id, planned.clone())));
    let chosen = moved.len();
    if input.cascade {
        moved.extend(along.moves.iter().map(|step| (step.release, step.planned.clone())));
    }
    let conflicts = conflicts_at(desk, &moved);
    let refused = conflicts.iter().any(|conflict| conflict.severity == "hard");
    // A slot for one of several would say nothing about the others.
    let alone = input.together.iter().all(|key| key.as_str() == release.key.as_str());
    let slots = if refused && alone { slots(desk, context, release, &planned, input.slots) } else { Vec::new() };
    let booked: Vec<Edit> = along
        .bookings
        .iter()
        .filter(|(booking, _, stays)| {
            !stays
                && (input.cascade
                    || booking.release.is_some_and(|id| moved.iter().take(chosen).any(|(one, _)| *one == id)))
        })
        .map(|(_, moved, _)| moved.clone().into())
        .collect();
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
        let mut chosen_ones = std::iter::once(release).chain(along.together.iter().map(|(other, _)| *other));
        if let Some(fixed) = chosen_ones.find(|release| !release.state.can_move()) {
            return Err(cannot_move(fixed));
        }
        refuse_hard(&release.key, &outcome.conflicts, &outcome.slots)?;
        let label = label(release, &planned, chosen - 1, moved.len() - chosen);
        let mut edits: Vec<Edit> = moved.into_iter().filter_map(|(id, planned)| at(desk, id, planned)).collect();
        edits.extend(booked);
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

/// What moves with a release: what was chosen with it, what must move along, and what would if it were not left out.
struct Along<'a> {
    lead: &'a Release,
    together: Vec<(&'a Release, Planned)>,
    staying_together: Vec<(&'a Release, Planned)>,
    moves: Vec<CascadeMove>,
    left_out: Vec<CascadeMove>,
    /// What was booked for what moves, where it is and where it goes, and whether it stays all the same.
    bookings: Vec<(&'a Booking, Booking, bool)>,
}

impl<'a> Along<'a> {
    fn of(desk: &'a Desk, lead: &'a Release, planned: &Planned, input: &MoveRelease) -> Result<Self> {
        let is_booking = |key: &&Text<Key>| {
            desk.plan.releases.by_key(key.as_str()).is_none() && desk.plan.bookings.by_key(key.as_str()).is_some()
        };
        let (kept, named): (Vec<&Text<Key>>, Vec<_>) = input.leave_out.iter().partition(is_booking);
        let ids = named.into_iter().map(|key| id_of(&desk.plan.releases, "release", key));
        let staying: Vec<ReleaseId> = ids.collect::<Result<_>>()?;
        let shift = Shift::of(lead, planned.start().at);
        let mut together: Vec<(&Release, Planned)> = Vec::new();
        for key in &input.together {
            let other = desk.release(key)?;
            if other.id != lead.id && together.iter().all(|(seen, _)| seen.id != other.id) {
                together.push((other, shift.apply(other)));
            }
        }
        let chosen = std::iter::once((lead.id, planned.clone()));
        let chosen: Vec<_> =
            chosen.chain(together.iter().map(|(other, planned)| (other.id, planned.clone()))).collect();
        together.extend(deployments_along(&desk.plan, &chosen));
        let (staying_together, together): (Vec<_>, Vec<_>) =
            together.into_iter().partition(|(other, _)| staying.contains(&other.id));
        let lead_too = std::iter::once((lead.id, planned.clone()));
        let moved: Vec<_> =
            lead_too.chain(together.iter().map(|(other, planned)| (other.id, planned.clone()))).collect();
        let moves = cascade(&desk.plan, &moved, &staying);
        let mut left_out = if staying.is_empty() { Vec::new() } else { cascade(&desk.plan, &moved, &[]) };
        left_out.retain(|step| {
            staying.contains(&step.release) && staying_together.iter().all(|(other, _)| other.id != step.release)
        });
        let mut goes: FxHashMap<ReleaseId, Instant> =
            moved.iter().map(|(id, planned)| (*id, planned.start().at)).collect();
        goes.extend(moves.iter().map(|step| (step.release, step.to.start())));
        let bookings = bookings(&desk.plan, &goes, &kept);
        Ok(Self { lead, together, staying_together, moves, left_out, bookings })
    }

    fn told(&self, desk: &Desk) -> Vec<MovedAlong> {
        let with = |(other, planned): &(&Release, Planned), left_out| MovedAlong {
            key: other.key.clone().into(),
            title: other.title.clone(),
            from: other.occupancy().into(),
            to: planned.occupancy().into(),
            why: if other.deployment_of.is_some_and(|whole| self.is_chosen(whole)) {
                belongs(&desk.plan, other)
            } else {
                format!("{} was chosen together with {}", other.key, self.lead.key)
            },
            always: true,
            left_out,
        };
        let mut told: Vec<MovedAlong> = self.together.iter().map(|one| with(one, false)).collect();
        told.extend(self.staying_together.iter().map(|one| with(one, true)));
        told.extend(self.moves.iter().filter_map(|step| moved_along(desk, step, false)));
        told.extend(self.left_out.iter().filter_map(|step| moved_along(desk, step, true)));
        told.extend(self.bookings.iter().map(|(booking, moved, left_out)| MovedAlong {
            key: booking.key.clone().into(),
            title: booking.title.clone(),
            from: booking.interval().into(),
            to: moved.interval().into(),
            why: format!("{} is booked for {}", booking.key, self.booked_for(desk, booking)),
            always: booking.release.is_some_and(|release| self.is_chosen(release)),
            left_out: *left_out,
        }));
        told
    }

    /// Whether a release was put somewhere, so that its deployments go along.
    fn is_chosen(&self, whole: ReleaseId) -> bool {
        let others = self.together.iter().chain(&self.staying_together);
        whole == self.lead.id || others.into_iter().any(|(other, _)| other.id == whole)
    }

    fn booked_for(&self, desk: &Desk, booking: &Booking) -> String {
        let release = booking.release.and_then(|id| desk.plan.releases.get(id)).unwrap_or(self.lead);
        release.key.to_string()
    }
}

/// The bookings of releases that go to other starts, by key, with where each goes.
fn bookings<'a>(
    plan: &'a Plan,
    goes: &FxHashMap<ReleaseId, Instant>,
    kept: &[&Text<Key>],
) -> Vec<(&'a Booking, Booking, bool)> {
    let carried = |booking: &'a Booking| {
        let release = plan.releases.get(booking.release?)?;
        let moved = Shift::of(release, *goes.get(&release.id)?).carry(booking);
        let stays = kept.iter().any(|key| key.as_str() == booking.key.as_str());
        (moved != *booking).then_some((booking, moved, stays))
    };
    let mut bookings: Vec<_> = plan.bookings.iter().filter_map(carried).collect();
    bookings.sort_by(|(one, ..), (other, ..)| one.key.cmp(&other.key));
    bookings
}

/// What speaks against releases at new times; the conflicts of the first one come first.
pub(crate) fn conflicts_at(desk: &Desk, moved: &[(ReleaseId, Planned)]) -> Vec<ConflictView> {
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
    let answer = next_slots_for_all(&desk.plan, &desk.schedule, &asked, &query);
    answer.slots.iter().map(|slot| slot_view(desk, slot, planned.zone())).collect()
}

fn moved_along(desk: &Desk, step: &CascadeMove, left_out: bool) -> Option<MovedAlong> {
    let plan = &desk.plan;
    let release = plan.releases.get(step.release)?;
    let why = why_it_moves(plan, release, step.why)?;
    Some(MovedAlong {
        key: release.key.clone().into(),
        title: release.title.clone(),
        from: step.from.into(),
        to: step.to.into(),
        why,
        always: false,
        left_out,
    })
}

/// Why a release must move because others do, in a sentence.
pub(crate) fn why_it_moves(plan: &Plan, release: &Release, why: Why) -> Option<String> {
    match why {
        Why::Dependency(link) => waits_for(plan, release, plan.release_links.get(link)?),
        Why::DeploymentOf(_) => Some(belongs(plan, release)),
    }
}

/// Why a release comes behind another, in a sentence.
pub(crate) fn waits_for(plan: &Plan, release: &Release, link: &ReleaseLink) -> Option<String> {
    let predecessor = plan.releases.get(link.predecessor)?;
    let lag = match link.lag {
        Span::ZERO => String::new(),
        lag => format!(" with a lag of {lag}"),
    };
    Some(format!("{} waits for {} ({}{lag})", release.key, predecessor.label(), link.relation))
}

fn label(release: &Release, planned: &Planned, together: usize, along: usize) -> String {
    let to = conflict::told_instant(planned.start().at, planned.zone());
    let others = match together {
        0 => String::new(),
        more => format!(", {more} more"),
    };
    match along {
        0 => format!("Move {}{others} to {to}", release.key),
        1 => format!("Move {}{others} and 1 dependent to {to}", release.key),
        more => format!("Move {}{others} and {more} dependents to {to}", release.key),
    }
}

fn at(desk: &Desk, id: ReleaseId, planned: Planned) -> Option<Edit> {
    let mut release = desk.plan.releases.get(id)?.clone();
    release.planned = planned;
    Some(release.into())
}
