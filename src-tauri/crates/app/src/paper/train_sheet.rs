//! The train sheet: who rides on a departure, who missed it, and who rides next.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use slipway_domain::Plan;
use slipway_domain::release::{Release, ReleaseKind};
use slipway_domain::time::{Instant, Interval, Minutes, Zone};
use slipway_domain::train::{Boarding, BoardingOutcome, Departure, Load, Train};
use slipway_print::train::{
    Gauge, MilestoneRow, MissedRow, NextDeparture, NextRider, Rider, RiderGroup, StripDay, TrainModel,
};
use slipway_print::train_sheet;

use super::press::{self, Wish};
use super::scope::capital;
use super::time::{day, hours, moment, stretch, zone_at};
use super::{PrintTrainSheet, PrintedPaper};
use crate::desk::{App, Context, Desk};
use crate::error::Result;
use crate::host::Task;
use crate::train;

const USE_CASE: &str = "train_sheet_print";
/// More days than this are not drawn one by one.
const DRAWN: i64 = 105;
const NO_TEAM: &str = "No team";

/// Prints the sheet of one departure of a train as PDF.
///
/// Refuses a key that names no train, a train without a timetable, and a day on which it does not leave. The pages are
/// made when the desk is free again.
pub fn print_train_sheet(app: &App, input: PrintTrainSheet, task: &dyn Task) -> Result<PrintedPaper> {
    let (model, snapshot) = app.ask(USE_CASE, |desk, context| Ok((model(desk, context, &input, task)?, desk.seq())))?;
    let wish = Wish {
        paper: input.paper.into(),
        mono: input.mono,
        duplex: false,
        fallback_font: input.fallback_font,
        picture: false,
    };
    press::print(app, USE_CASE, input.path, &wish, snapshot, task, |options, progress| {
        train_sheet(&model, options, progress)
    })
}

fn model(desk: &Desk, context: &Context, input: &PrintTrainSheet, task: &dyn Task) -> Result<TrainModel> {
    let plan = &desk.plan;
    let now = context.host.clock.now();
    let train = train::train(desk, &input.train)?;
    let departure = train::departure(desk, train, input.departure.0, now)?;
    let zone = train.timetable.as_ref().map_or_else(Zone::utc, |timetable| timetable.zone.clone());
    let told = Told { plan, train, departure: &departure, zone: &zone, now };
    let riders = plan.riders(&departure);
    let load = Load::of(riders.iter().copied());
    let mut by_team: BTreeMap<(bool, String), Vec<Rider>> = BTreeMap::new();
    let mut hotfixes: Vec<Rider> = Vec::new();
    for release in riders {
        // What keeps a rider from riding is found by looking at all the others.
        press::unless_cancelled(task)?;
        let rider = told.rider(desk, release);
        if release.kind == ReleaseKind::Emergency {
            hotfixes.push(rider);
        } else {
            let name = if rider.team.is_empty() { NO_TEAM.to_owned() } else { rider.team.clone() };
            by_team.entry((rider.team.is_empty(), name)).or_default().push(rider);
        }
    }
    let carriages = told.carriages(&load);
    let group = |((_, team), riders): ((bool, String), Vec<Rider>)| RiderGroup {
        title: match riders.len() {
            1 => format!("{team} · 1 release"),
            many => format!("{team} · {many} releases"),
        },
        riders,
    };
    Ok(TrainModel {
        title: train.name.clone(),
        key: train.key.to_string(),
        day: day(departure.day),
        leaves: stretch(departure.at, &zone),
        zone: zone_at(&zone, departure.at.start()),
        moved_from: told.moved_from(),
        state: told.state().to_owned(),
        cut_off: told.closing(),
        days: told.days(),
        milestones: told.milestones(),
        load: vec![
            gauge("Releases on board", load.items, train.capacity, ("release", "releases")),
            gauge("Risk on board", load.points, train.risk_budget, ("point", "points")),
        ],
        carriages,
        on_board: by_team.into_iter().map(group).collect(),
        hotfixes,
        missed: plan.missed(&departure).into_iter().filter_map(|line| told.missed(line)).collect(),
        next: told.next(),
        provenance: press::provenance(desk, context)?,
    })
}

fn gauge(name: &str, taken: u32, limit: Option<u32>, unit: (&'static str, &'static str)) -> Gauge {
    Gauge { name: name.to_owned(), taken, limit, unit }
}

/// One departure, told at a moment.
struct Told<'a> {
    plan: &'a Plan,
    train: &'a Train,
    departure: &'a Departure,
    zone: &'a Zone,
    now: Instant,
}

impl Told<'_> {
    fn team(&self, release: &Release) -> String {
        release.team.and_then(|id| self.plan.teams.get(id)).map_or_else(String::new, |team| team.name.clone())
    }

    /// On which day the rule has it leave, where it leaves at another time.
    fn moved_from(&self) -> String {
        let Some(timetable) = &self.train.timetable else { return String::new() };
        let rule = timetable.day_of_the_rule(self.departure.day);
        match timetable.moved.get(&rule) {
            Some(Some(_)) if rule == self.departure.day => format!("another time on {}", day(rule)),
            Some(Some(_)) => format!("{}, as the timetable says", day(rule)),
            _ => String::new(),
        }
    }

    fn state(&self) -> &'static str {
        let departure = self.departure;
        match () {
            () if departure.at.end() <= self.now => "The train has left",
            () if departure.boards(self.now) => "Open",
            () => "Closed",
        }
    }

    /// When boarding closes, or closed.
    fn closing(&self) -> String {
        let verb = if self.departure.boards(self.now) { "closes" } else { "closed" };
        match self.last_day() {
            Some(last) => format!("Boarding {verb} at the end of {}.", day(last)),
            None if self.departure.cut_off.is_some() => format!("Boarding {verb} when the departure begins."),
            None => format!("Boarding {verb} when the departure is over."),
        }
    }

    /// The last whole day of boarding; none where it closes with the departure.
    fn last_day(&self) -> Option<NaiveDate> {
        let cut_off = self.departure.cut_off?;
        let after = self.zone.wall(cut_off).date();
        (self.zone.start_of_day(after) == cut_off && after <= self.departure.day).then(|| after.pred_opt()).flatten()
    }

    fn milestones(&self) -> Vec<MilestoneRow> {
        let today = self.zone.wall(self.now).date();
        let each = self.train.milestones.iter().zip(&self.departure.milestones);
        each.map(|(milestone, date)| {
            let when = match date.cmp(&today) {
                std::cmp::Ordering::Less => "over",
                std::cmp::Ordering::Equal => "today",
                std::cmp::Ordering::Greater => "",
            };
            let what = if milestone.cut_off { "boarding closes at its end" } else { "" };
            let note: Vec<&str> = [when, what].into_iter().filter(|text| !text.is_empty()).collect();
            MilestoneRow {
                name: milestone.name.clone(),
                day: day(*date),
                offset: match milestone.offset {
                    0 => "T".to_owned(),
                    before if before < 0 => format!("T\u{2212}{}", before.unsigned_abs()),
                    after => format!("T+{after}"),
                },
                note: note.join(", "),
            }
        })
        .collect()
    }

    /// The days from the first milestone to the last, with the departure; none where they are too many.
    fn days(&self) -> Vec<StripDay> {
        let departure = self.departure;
        let last_of_it = self.zone.wall(departure.at.end().plus_seconds(-1)).date().max(departure.day);
        let all = departure.milestones.iter().copied();
        let first = all.clone().min().unwrap_or(departure.day).min(departure.day);
        let last = all.max().unwrap_or(departure.day).max(last_of_it);
        if (last - first).num_days() >= DRAWN {
            return Vec::new();
        }
        let end = self.zone.start_of_day(last.succ_opt().unwrap_or(last));
        let around = Interval::from_start(self.zone.start_of_day(first), Minutes::ZERO).extended_to(end);
        let working = self.plan.working_days_of(self.train, around);
        let today = self.zone.wall(self.now).date();
        let last_day = self.last_day();
        let milestones = |date: NaiveDate| {
            let each = self.train.milestones.iter().zip(&departure.milestones);
            each.filter(|(_, day)| **day == date).map(|(milestone, _)| milestone.name.clone()).collect()
        };
        let strip = |date: NaiveDate| StripDay {
            number: date.day().to_string(),
            weekday: date.format("%a").to_string().chars().take(1).collect(),
            week: (date.weekday() == chrono::Weekday::Mon || date == first)
                .then(|| format!("W{:02} · {}", date.iso_week().week(), date.format("%-d %b"))),
            offset: working.distance(departure.day, date),
            rest: !working.is_working_day(date),
            leaves: (departure.day..=last_of_it).contains(&date),
            closes: last_day == Some(date),
            today: date == today,
            milestones: milestones(date),
        };
        first.iter_days().take_while(|date| *date <= last).map(strip).collect()
    }

    fn carriages(&self, load: &Load) -> Vec<Gauge> {
        let each = self.train.carriages.iter().filter_map(|carriage| {
            let name = &self.plan.teams.get(carriage.team)?.name;
            Some(gauge(name, load.of_team(carriage.team), carriage.places, ("place", "places")))
        });
        let mut gauges: Vec<Gauge> = each.collect();
        gauges.sort_by(|a, b| a.name.cmp(&b.name));
        gauges
    }

    fn rider(&self, desk: &Desk, release: &Release) -> Rider {
        let can_move = release.state.can_move();
        let hindrances = can_move.then(|| train::told_hindrances(desk, self.train, self.departure, release, self.now));
        Rider {
            key: release.key.to_string(),
            title: release.title.clone(),
            team: self.team(release),
            kind: release.kind.to_string(),
            risk: letter(release),
            window: hours(release.occupancy(), release.planned.zone()),
            zone: release.planned.zone().to_string(),
            ready: self.plan.readiness_rate(release.id).percent(),
            hindrances: hindrances.unwrap_or_default().iter().map(|sentence| capital(sentence)).collect(),
        }
    }

    fn missed(&self, line: &Boarding) -> Option<MissedRow> {
        let release = self.plan.releases.get(line.release)?;
        Some(MissedRow {
            key: release.key.to_string(),
            title: release.title.clone(),
            outcome: if line.outcome == BoardingOutcome::Left { "Taken off" } else { "Left behind" }.to_owned(),
            why: line.why.clone(),
            by: line.by.clone(),
            at: moment(line.at, self.zone),
            instead: line.next.map_or_else(|| "no departure".to_owned(), day),
        })
    }

    fn next(&self) -> Option<NextDeparture> {
        let ahead = self.plan.next_departures(self.train, self.departure.at.end(), 2);
        let next = ahead.into_iter().find(|other| other.day != self.departure.day)?;
        let riders = self.plan.riders(&next);
        let load = Load::of(riders.iter().copied());
        let of = |count: u32, limit: Option<u32>| {
            limit.map_or_else(|| count.to_string(), |limit| format!("{count} of {limit}"))
        };
        let later = Told { departure: &next, ..*self };
        Some(NextDeparture {
            leaves: format!("{} {}", stretch(next.at, self.zone), self.zone),
            note: format!(
                "It carries {} releases and {} points of risk. {}",
                of(load.items, self.train.capacity),
                of(load.points, self.train.risk_budget),
                later.closing()
            ),
            riders: riders
                .into_iter()
                .map(|release| NextRider {
                    key: release.key.to_string(),
                    title: release.title.clone(),
                    team: self.team(release),
                    kind: release.kind.to_string(),
                    risk: letter(release),
                })
                .collect(),
        })
    }
}

fn letter(release: &Release) -> String {
    release.risk.map_or_else(String::new, |risk| risk.letter().to_string())
}
