//! Giving one departure another time, with everybody on board.

use chrono::NaiveDateTime;
use slipway_domain::cascade::{Shift, deployments_along};
use slipway_domain::id::ReleaseId;
use slipway_domain::plan::Edit;
use slipway_domain::release::{Planned, Release};
use slipway_domain::time::Zone;
use slipway_domain::train::{Departure, Train};

use super::close::Rebooking;
use super::view::{departure, train};
use super::{LeftBehind, RescheduleDeparture, RescheduleOutcome};
use crate::catalogue::wall;
use crate::desk::{Context, Desk, id_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::{belongs, conflicts_at, refuse_hard};
use crate::wire::{ConflictView, Mode, Text};

/// What happens to those on board, and what is to be written.
struct Carried {
    riders: Vec<LeftBehind>,
    conflicts: Vec<ConflictView>,
    edits: Vec<Edit>,
}

/// Gives one departure another time: its riders move by as much on the wall. One that is called off leaves its riders
/// to the next departures.
pub fn reschedule(
    desk: &mut Desk,
    context: &Context,
    input: RescheduleDeparture,
    _: &dyn Task,
) -> Result<RescheduleOutcome> {
    let now = context.host.clock.now();
    let old = train(desk, &input.train)?;
    let departure = departure(desk, old, input.departure.0, now)?;
    if departure.at.start() <= now {
        return Err(AppError::refused("train.left", format!("{} of {} has left", old.key, departure.day))
            .hint("only departures that lie ahead can be given another time"));
    }
    let start = input.to.as_deref().map(wall).transpose()?;
    let train = rescheduled(old, &departure, start)?;
    let staying: Vec<ReleaseId> =
        input.leave_out.iter().map(|key| id_of(&desk.plan.releases, "release", key)).collect::<Result<_>>()?;
    let moves = |rider: &&Release| rider.state.can_move() && !staying.contains(&rider.id);
    let riders: Vec<Release> = desk.plan.riders(&departure).into_iter().filter(moves).cloned().collect();
    let carried = match start {
        Some(start) => along(desk, &train, &departure, start, riders),
        None => to_later_ones(desk, context, &train, &departure, &riders),
    };
    let key = old.key.clone();
    let day = start.map(|start| start.date());
    let mut outcome = RescheduleOutcome {
        train: key.clone().into(),
        departure: day.map(Text),
        riders: carried.riders,
        conflicts: carried.conflicts,
        changed: None,
    };
    if input.mode == Mode::Commit {
        refuse_hard(&key, &outcome.conflicts, &[])?;
        let of = departure.day.format("%-d %b %Y");
        let label = match day {
            Some(day) => format!("Move {key} of {of} to {}", day.format("%-d %b %Y")),
            None => format!("Call {key} of {of} off"),
        };
        let mut edits = vec![train.into()];
        edits.extend(carried.edits);
        outcome.changed = Some(desk.commit(context, label, input.reason, &edits)?);
    }
    Ok(outcome)
}

/// The train with one departure at another time, or without it.
fn rescheduled(train: &Train, departure: &Departure, start: Option<NaiveDateTime>) -> Result<Train> {
    let mut train = train.clone();
    if let Some(timetable) = &mut train.timetable {
        let day = timetable.day_of_the_rule(departure.day);
        timetable.moved.insert(day, start);
        timetable.check()?;
    }
    Ok(train)
}

/// Riders move with their departure, by as much on the wall of each one's zone.
fn along(desk: &Desk, train: &Train, departure: &Departure, start: NaiveDateTime, riders: Vec<Release>) -> Carried {
    let zone = train.timetable.as_ref().map_or_else(Zone::utc, |timetable| timetable.zone.clone());
    let shift = Shift::between(zone.wall(departure.at.start()), start);
    let moved: Vec<(ReleaseId, Planned)> = riders.iter().map(|rider| (rider.id, shift.apply(rider))).collect();
    let told = |rider: &Release, planned: &Planned, why: String, along: bool| LeftBehind {
        release: rider.key.clone().into(),
        title: rider.title.clone(),
        why,
        from: rider.occupancy().into(),
        next: Some(Text(start.date())),
        to: Some(planned.occupancy().into()),
        along,
    };
    let leaves = || format!("{} leaves at another time", train.key);
    let with = deployments_along(&desk.plan, &moved);
    let behind =
        with.iter().map(|(deployment, planned)| told(deployment, planned, belongs(&desk.plan, deployment), true));
    let riding = riders.iter().zip(&moved).map(|(rider, (_, planned))| told(rider, planned, leaves(), false));
    let told = riding.chain(behind).collect();
    let moved: Vec<_> = moved.into_iter().chain(with.into_iter().map(|(one, planned)| (one.id, planned))).collect();
    let edit = |(id, planned): &(ReleaseId, Planned)| {
        Some(Release { planned: planned.clone(), ..desk.plan.releases.get(*id)?.clone() }.into())
    };
    Carried { riders: told, conflicts: conflicts_at(desk, &moved), edits: moved.iter().filter_map(edit).collect() }
}

/// Riders of a departure that is called off board the next ones.
fn to_later_ones(desk: &Desk, context: &Context, train: &Train, departure: &Departure, riders: &[Release]) -> Carried {
    let now = context.host.clock.now();
    let why = format!("{} of {} is called off", train.key, departure.day.format("%-d %b %Y"));
    let mut rebooking = Rebooking::of(desk, train);
    let riders = riders.iter().flat_map(|rider| rebooking.next(context, departure, rider, why.clone(), now)).collect();
    Carried { riders, conflicts: Vec::new(), edits: rebooking.edits }
}
