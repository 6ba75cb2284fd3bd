//! Trains as others see them.

use chrono::NaiveDate;
use slipway_domain::calendar::Window;
use slipway_domain::release::{Release, ReleaseKind};
use slipway_domain::time::{Instant, Interval, Zone};
use slipway_domain::train::{Boarding, Departure, Load, Milestone, Train, hindrances};
use slipway_domain::{Key, Plan, conflict};

use super::card::of_card;
use super::{
    BoardingLine, DepartureView, MilestoneDate, PreviewTrain, RiderView, ShowTrain, TrainRow, TrainView, train_card,
};
use crate::desk::{Context, Desk, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{List, Nothing, Text};

/// The most departures that are shown at once.
const MOST: usize = 60;

/// Lists trains with the next departure of each, by key.
pub fn list(desk: &Desk, context: &Context, _: Nothing, _: &dyn Task) -> Result<List<TrainRow>> {
    let now = context.host.clock.now();
    let mut trains: Vec<&Train> = desk.plan.trains.iter().collect();
    trains.sort_by(|a, b| a.key.cmp(&b.key));
    let row = |train: &Train| {
        let next = desk.plan.next_departures(train, now, 1).pop();
        TrainRow {
            train: train_card(&desk.plan, train),
            next: next.map(|departure| departure_view(desk, train, &departure, now)),
        }
    };
    Ok(trains.into_iter().map(row).collect())
}

/// Shows a train with its departures.
pub fn show(desk: &Desk, context: &Context, input: ShowTrain, _: &dyn Task) -> Result<TrainView> {
    let now = context.host.clock.now();
    let from = input.from.map_or(now, |from| from.0);
    Ok(train_view(desk, train(desk, &input.key)?, from, input.count.min(MOST), now))
}

/// Tells what a train would be before it is saved: its next departures with the days of their milestones and who would
/// ride, and the releases that it would leave behind.
pub fn preview(desk: &Desk, context: &Context, input: PreviewTrain, _: &dyn Task) -> Result<TrainView> {
    let train = of_card(desk, context, input.train)?;
    let now = context.host.clock.now();
    Ok(train_view(desk, &train, now, input.count.min(MOST), now))
}

fn train_view(desk: &Desk, train: &Train, from: Instant, count: usize, now: Instant) -> TrainView {
    let plan = &desk.plan;
    let departures = plan.next_departures(train, from, count);
    let is_beside = |release: &&Release| {
        release.train == Some(train.id)
            && release.state.can_move()
            && train
                .timetable
                .as_ref()
                .is_some_and(|timetable| timetable.departure_at(release.occupancy().start()).is_none())
    };
    let mut beside: Vec<&Release> = plan.releases.iter().filter(is_beside).collect();
    beside.sort_by(|a, b| a.key.cmp(&b.key));
    TrainView {
        train: train_card(plan, train),
        repeats: train.timetable.as_ref().and_then(|timetable| timetable.series().repeats()),
        departures: departures.iter().map(|departure| departure_view(desk, train, departure, now)).collect(),
        beside: beside.into_iter().map(|release| desk.bar(release)).collect(),
    }
}

/// A train by its key.
pub(crate) fn train<'a>(desk: &'a Desk, key: &Key) -> Result<&'a Train> {
    desk.plan.trains.by_key(key.as_str()).ok_or_else(|| AppError::unknown("train", key.as_str()))
}

/// The departure of a train on a day, or the refusal that names the next ones.
pub(crate) fn departure(desk: &Desk, train: &Train, day: NaiveDate, now: Instant) -> Result<Departure> {
    if train.timetable.is_none() {
        return Err(AppError::refused("train.timetable", format!("{} has no timetable", train.key))
            .hint("say when it leaves: its first departure and how it recurs"));
    }
    desk.plan.departure_on(train, day).ok_or_else(|| {
        let next = desk.plan.next_departures(train, now, 3);
        let days: Vec<String> = next.iter().map(|departure| departure.day.to_string()).collect();
        let hint = match days.as_slice() {
            [] => "it does not leave any more".to_owned(),
            days => format!("it leaves next on {}", days.join(", ")),
        };
        AppError::refused("train.departure", format!("{} does not leave on {day}", train.key)).hint(hint)
    })
}

/// Times of a departure in words.
pub(super) fn told(train: &Train, at: Interval) -> String {
    train.timetable.as_ref().map_or_else(String::new, |timetable| conflict::told(at, &timetable.zone))
}

fn departure_view(desk: &Desk, train: &Train, departure: &Departure, now: Instant) -> DepartureView {
    let plan = &desk.plan;
    let riders = plan.riders(departure);
    let load = Load::of(riders.iter().copied());
    let today = train.timetable.as_ref().map_or(departure.day, |timetable| timetable.zone.wall(now).date());
    let milestone = |(milestone, day): (&Milestone, &NaiveDate)| MilestoneDate {
        name: milestone.name.clone(),
        day: (*day).into(),
        over: *day < today,
    };
    let rider = |release: &&Release| RiderView {
        bar: desk.bar(release),
        hotfix: release.kind == ReleaseKind::Emergency,
        ready: plan.readiness_rate(release.id).percent(),
        hindrances: if release.state.can_move() {
            told_hindrances(desk, train, departure, release, now)
        } else {
            Vec::new()
        },
    };
    DepartureView {
        day: departure.day.into(),
        at: departure.at.into(),
        told: told(train, departure.at),
        cut_off: departure.cut_off.map(Text),
        boards: departure.boards(now),
        frozen: frozen(plan, train, departure),
        milestones: train.milestones.iter().zip(&departure.milestones).map(milestone).collect(),
        items: load.items,
        points: load.points,
        left: train
            .carriages
            .iter()
            .map(|carriage| carriage.places.map(|places| places.saturating_sub(load.of_team(carriage.team))))
            .collect(),
        riders: riders.iter().map(rider).collect(),
        list: boarding_list(desk, departure),
    }
}

/// The hard freezes that lie on a departure, in sentences.
fn frozen(plan: &Plan, train: &Train, departure: &Departure) -> Vec<String> {
    let zone = train.timetable.as_ref().map_or_else(Zone::utc, |timetable| timetable.zone.clone());
    let sentence = |(window, at): (&Window, Interval)| {
        let whom = if window.scope.is_global() { "everything" } else { "a part of the plan" };
        let label = format!("{} {}", window.key, window.title);
        format!("{label} holds for {whom}: {}", conflict::told(at, &zone))
    };
    plan.hard_freezes_within(departure.at).into_iter().map(sentence).collect()
}

/// What keeps a release from riding, in sentences.
pub(crate) fn told_hindrances(
    desk: &Desk,
    train: &Train,
    departure: &Departure,
    release: &Release,
    now: Instant,
) -> Vec<String> {
    let found = hindrances(&desk.plan, train, departure, release, now);
    found.iter().map(|hindrance| hindrance.told(&desk.plan, train, departure)).collect()
}

fn boarding_list(desk: &Desk, departure: &Departure) -> Vec<BoardingLine> {
    let plan = &desk.plan;
    let of_it = |line: &&Boarding| line.train == departure.train && line.departure == departure.day;
    let mut lines: Vec<_> = plan.boardings.iter().filter(of_it).collect();
    lines.sort_by_key(|line| (line.at, line.id));
    let told = |line: &Boarding| {
        Some(BoardingLine {
            release: key_of(&plan.releases, line.release)?,
            title: plan.releases.get(line.release)?.title.clone(),
            outcome: line.outcome.into(),
            why: line.why.clone(),
            next: line.next.map(Text),
            by: line.by.clone(),
            at: line.at.into(),
        })
    };
    lines.into_iter().filter_map(told).collect()
}
