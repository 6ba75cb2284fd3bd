//! Boarding a train, and leaving it.

use chrono::NaiveDate;
use slipway_domain::Plan;
use slipway_domain::cascade::with_deployments;
use slipway_domain::conflict::{Schedule, sentence};
use slipway_domain::id::BoardingId;
use slipway_domain::plan::Edit;
use slipway_domain::release::{Planned, Release};
use slipway_domain::slot::{SlotQuery, next_slots_for_all};
use slipway_domain::time::Instant;
use slipway_domain::train::{Boarding, BoardingOutcome, Departure, Hindrance, Load, Train, hindrances, next_to_board};

use super::view::{departure, told, train};
use super::{BoardOutcome, BoardRelease, LeaveOutcome, LeaveTrain};
use crate::desk::{Context, Desk, conflict_view};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::Deployments;
use crate::wire::{ConflictView, Mode, Text};

/// The longest departure, in days.
const LONGEST: u32 = 366;

/// Puts a release on board of a train, or says what keeps it from riding.
///
/// It goes to the best valid slot within the departure, and stays where it is when it starts within it already.
pub fn board(desk: &mut Desk, context: &Context, input: BoardRelease, _: &dyn Task) -> Result<BoardOutcome> {
    let release = desk.release(&input.release)?;
    let train = train(desk, &input.train)?;
    desk.plan.may_be_deployment(&Release { train: Some(train.id), ..release.clone() })?;
    let now = context.host.clock.now();
    let departure = match input.departure {
        Some(day) => departure(desk, train, day.0, now)?,
        None => next(desk, train, release, now)?,
    };
    let exception = input.exception.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let found = hindrances(&desk.plan, train, &departure, release, now);
    let hindered: Vec<&Hindrance> =
        found.iter().filter(|one| exception.is_none() || !one.yields_to_an_exception()).collect();
    let wanted = Release { train: Some(train.id), ..release.clone() };
    let placed = place(&desk.plan, &desk.schedule, &wanted, &departure, now);
    let planned = placed.as_ref().unwrap_or(&release.planned).clone();
    let boarded = Release { planned, ..wanted };
    let view = desk.schedule.preview_new(&desk.plan, &boarded);
    let zone = boarded.planned.zone();
    let mut conflicts: Vec<ConflictView> =
        view.iter().map(|conflict| conflict_view(&desk.plan, conflict, zone)).collect();
    let deployments = Deployments::of(desk, &[(release.id, boarded.planned.clone())]);
    conflicts.extend(deployments.conflicts);
    let mut outcome = BoardOutcome {
        release: release.key.clone().into(),
        train: train.key.clone().into(),
        departure: departure.day.into(),
        from: release.occupancy().into(),
        to: boarded.occupancy().into(),
        hindrances: found.iter().map(|one| one.told(&desk.plan, train, &departure)).collect(),
        excusable: !found.is_empty() && placed.is_some() && found.iter().all(Hindrance::yields_to_an_exception),
        moves: deployments.told,
        conflicts,
        changed: None,
    };
    if placed.is_none() {
        let why = no_slot(desk, &boarded, &departure, now);
        outcome.hindrances.push(why.clone());
        if input.mode == Mode::Commit && hindered.is_empty() {
            return Err(refused(desk, train, release, &departure, &why, now));
        }
    }
    if input.mode == Mode::Commit {
        if let Some(first) = hindered.first() {
            let why = first.told(&desk.plan, train, &departure);
            let refusal = refused(desk, train, release, &departure, &why, now);
            return Err(if first.yields_to_an_exception() {
                refusal.hint("choose another departure, or give the reason for an exception")
            } else {
                refusal
            });
        }
        let line = Boarding {
            why: exception.unwrap_or_default(),
            ..line(context, train, release, departure.day, BoardingOutcome::Boarded)
        };
        let label = format!("Board {} on {} of {}", release.key, train.key, departure.day.format("%-d %b %Y"));
        let reason = Some(line.why.clone());
        let edits: Vec<Edit> = [boarded.into(), line.into()].into_iter().chain(deployments.edits).collect();
        outcome.changed = Some(desk.commit(context, label, reason, &edits)?);
    }
    Ok(outcome)
}

/// Takes a release off its train; its time stays as it is.
pub fn leave(desk: &mut Desk, context: &Context, input: LeaveTrain, _: &dyn Task) -> Result<LeaveOutcome> {
    let release = desk.release(&input.release)?;
    let Some(train) = release.train.and_then(|id| desk.plan.trains.get(id)) else {
        return Err(
            AppError::refused("train.nobody", format!("{} rides on no train", release.label())).hint("board it first")
        );
    };
    let label = format!("Take {} off {}", release.key, train.key);
    let mut edits: Vec<Edit> = vec![Release { train: None, ..release.clone() }.into()];
    let departure = desk.plan.departure_of(release);
    let staying =
        departure.iter().flat_map(|departure| desk.plan.riders(departure)).filter(|other| other.id != release.id);
    let load = Load::of(staying);
    if let Some(departure) = &departure {
        let line = line(context, train, release, departure.day, BoardingOutcome::Left);
        edits.push(Boarding { why: input.reason.clone().unwrap_or_default(), ..line }.into());
    }
    let mut outcome = LeaveOutcome {
        release: release.key.clone().into(),
        train: train.key.clone().into(),
        departure: departure.map(|departure| departure.day.into()),
        items: load.items,
        points: load.points,
        at: release.occupancy().into(),
        changed: None,
    };
    if input.mode == Mode::Commit {
        outcome.changed = Some(desk.commit(context, label, input.reason, &edits)?);
    }
    Ok(outcome)
}

/// A line of the boarding list about now.
pub(super) fn line(
    context: &Context,
    train: &Train,
    release: &Release,
    departure: NaiveDate,
    outcome: BoardingOutcome,
) -> Boarding {
    Boarding {
        id: BoardingId::new(context.host.ids.next()),
        train: train.id,
        release: release.id,
        departure,
        outcome,
        why: String::new(),
        next: None,
        by: context.host.actor.clone(),
        at: context.host.clock.now(),
    }
}

/// Where a release goes within a departure: where it is, or to the best valid slot that its deployments can follow to; none
/// where there is none.
pub(super) fn place(
    plan: &Plan,
    schedule: &Schedule,
    release: &Release,
    departure: &Departure,
    now: Instant,
) -> Option<Planned> {
    if departure.at.holds(release.occupancy().start()) {
        return Some(release.planned.clone());
    }
    let from = departure.at.start().max(now);
    let query = SlotQuery { until: Some(departure.at.end()), days: LONGEST, count: 1, ..SlotQuery::new(from, from) };
    let slot = next_slots_for_all(plan, schedule, release, &query).slots.into_iter().next()?;
    Some(release.planned.moved_to(slot.interval.start()))
}

/// Why a release finds no slot in a departure: the sentence of what stands against its first start.
fn no_slot(desk: &Desk, release: &Release, departure: &Departure, now: Instant) -> String {
    let start = departure.at.start().max(now);
    let asked = Release { planned: release.planned.moved_to(start), ..release.clone() };
    let moved = with_deployments(&desk.plan, vec![(asked.id, asked.planned.clone())]);
    let mut found = desk.schedule.preview_new(&desk.plan, &asked);
    found.extend(desk.schedule.preview(&desk.plan, moved.get(1..).unwrap_or_default()));
    let hard = found.iter().find(|conflict| conflict.severity == slipway_domain::conflict::Severity::Hard);
    let why = hard.map(|conflict| sentence(conflict, &desk.plan, asked.planned.zone())).unwrap_or_default();
    format!("there is no valid slot for it while the train boards. {why}").trim_end().to_owned()
}

fn next(desk: &Desk, train: &Train, release: &Release, now: Instant) -> Result<Departure> {
    let Some(timetable) = &train.timetable else {
        return Err(AppError::refused("train.timetable", format!("{} has no timetable", train.key))
            .hint("say when it leaves: its first departure and how it recurs"));
    };
    let yesterday = timetable.zone.wall(now).date().pred_opt().unwrap_or(NaiveDate::MIN);
    next_to_board(&desk.plan, train, release, yesterday, now).ok_or_else(|| {
        AppError::refused("train.no_room", format!("no departure of {} takes {}", train.key, release.label()))
            .hint("name a departure to see what stands against it")
    })
}

fn refused(desk: &Desk, train: &Train, release: &Release, departure: &Departure, why: &str, now: Instant) -> AppError {
    let message = format!("{} cannot board {} of {}: {why}", release.label(), train.key, told(train, departure.at));
    let refusal = AppError::refused("train.boarding", message);
    match next_to_board(&desk.plan, train, release, departure.day, now) {
        Some(next) => refusal
            .hint(format!("the next departure that takes it is the one of {}", next.day))
            .details(serde_json::json!({ "next": Text(next.day) })),
        None => refusal.hint("no later departure takes it either"),
    }
}
