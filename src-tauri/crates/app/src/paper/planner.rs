//! The wall planner: a year of the plan told by days.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use slipway_domain::calendar::{ToldDays, Window, WindowKind};
use slipway_domain::release::Release;
use slipway_domain::time::{Interval, Minutes, Year, Zone};
use slipway_print::planner::{LayerKind, PlannerDay, PlannerLayer, PlannerModel, PlannerMonth, Span};
use slipway_print::wall_planner;

use super::press::{self, Wish};
use super::scope::{capital, lists};
use super::time::span;
use super::{PrintPlanner, PrintedPaper};
use crate::desk::{App, Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;

const USE_CASE: &str = "wall_planner_print";

/// Prints the wall planner of a year as PDF: one sheet of A3, told in the plan's zone.
///
/// Refuses a key that names no window. The pages are made when the desk is free again.
pub fn print_planner(app: &App, input: PrintPlanner, task: &dyn Task) -> Result<PrintedPaper> {
    let (model, snapshot) = app.ask(USE_CASE, |desk, context| Ok((model(desk, context, &input, task)?, desk.seq())))?;
    let wish = Wish {
        paper: slipway_print::Paper::A3,
        mono: input.mono,
        duplex: false,
        fallback_font: input.fallback_font,
        picture: false,
    };
    press::print(app, USE_CASE, input.path, &wish, snapshot, task, |options, progress| {
        wall_planner(&model, options, progress)
    })
}

fn model(desk: &Desk, context: &Context, input: &PrintPlanner, task: &dyn Task) -> Result<PlannerModel> {
    let zone = &desk.plan.settings.zone;
    let within = input.year.within(zone);
    let mut windows = chosen(desk, input)?;
    windows.sort_by(|a, b| (kind_of(a.kind), &a.title, &a.key).cmp(&(kind_of(b.kind), &b.title, &b.key)));
    let (mut layers, mut too_short) = (Vec::new(), Vec::new());
    for window in windows {
        // A rule may have thousands of occurrences in a year, and a plan hundreds of rules.
        press::unless_cancelled(task)?;
        let spans: Vec<Span> =
            window.told_by_day(within, zone).iter().map(|told| stretch(window, told, zone)).collect();
        if !spans.is_empty() {
            layers.push(layer(desk, context, window, spans));
        } else if !window.occurrences(within).is_empty() {
            too_short.push(window.title.clone());
        } else if !input.layers.is_empty() {
            layers.push(layer(desk, context, window, spans));
        }
    }
    let months = months(desk, input.year);
    let major: Vec<&str> =
        months.iter().flat_map(|month| &month.days).flat_map(|day| &day.major).map(String::as_str).collect();
    Ok(PlannerModel {
        year: input.year.number().to_string(),
        zone: zone.to_string(),
        note: match input.layers.len() {
            0 => "all layers that bind".to_owned(),
            1 => "one layer, as it was chosen".to_owned(),
            count => format!("{count} layers, as they were chosen"),
        },
        provenance: press::provenance(desk, context)?,
        key_prefix: common_prefix(&major).to_owned(),
        months,
        layers,
        too_short,
        major: Release::MAJOR.to_owned(),
    })
}

/// The windows that are drawn: those that were named, or all that bind.
fn chosen<'a>(desk: &'a Desk, input: &PrintPlanner) -> Result<Vec<&'a Window>> {
    if input.layers.is_empty() {
        return Ok(desk.plan.windows.iter().filter(|window| window.binds()).collect());
    }
    let mut windows: Vec<&Window> = Vec::new();
    for key in &input.layers {
        let found = desk.plan.windows.by_key(key.as_str());
        let window = found.ok_or_else(|| AppError::unknown("window", key.as_str()))?;
        if !windows.iter().any(|known| known.id == window.id) {
            windows.push(window);
        }
    }
    Ok(windows)
}

fn kind_of(kind: WindowKind) -> LayerKind {
    match kind {
        WindowKind::FreezeHard => LayerKind::Freeze,
        WindowKind::FreezeSoft => LayerKind::SoftFreeze,
        WindowKind::Holiday => LayerKind::Holiday,
        WindowKind::Peak => LayerKind::Peak,
        WindowKind::MonthEnd => LayerKind::MonthEnd,
        WindowKind::Vendor => LayerKind::Vendor,
        WindowKind::Trading => LayerKind::Trading,
        WindowKind::Maintenance => LayerKind::Maintenance,
    }
}

fn layer(desk: &Desk, context: &Context, window: &Window, spans: Vec<Span>) -> PlannerLayer {
    let plan = &desk.plan;
    PlannerLayer {
        kind: kind_of(window.kind),
        name: window.title.clone(),
        about: capital(&lists(plan, &window.scope).sentence()),
        owner: window.owner.and_then(|id| plan.people.get(id)).map_or_else(String::new, |owner| owner.name.clone()),
        zone: window.zone.to_string(),
        stage: if window.binds() { String::new() } else { window.phase(context.host.clock.now()).to_string() },
        spans,
    }
}

/// An occurrence on the sheet: to the hour where hours count, else by the days on which it is told.
fn stretch(window: &Window, told: &ToldDays, zone: &Zone) -> Span {
    let days = || {
        let next = told.last.checked_add_days(Days::new(1)).unwrap_or(told.last);
        Interval::from_start(zone.start_of_day(told.first), Minutes::ZERO).extended_to(zone.start_of_day(next))
    };
    let at = match window.kind {
        WindowKind::FreezeHard | WindowKind::FreezeSoft | WindowKind::Maintenance => told.occurrence,
        _ => days(),
    };
    // What is told by days is written by days too: a holiday of another zone has odd hours here.
    let written = if window.kind == WindowKind::Holiday { at } else { told.occurrence };
    Span { start: at.start().epoch_seconds(), end: at.end().epoch_seconds(), when: span(written, zone) }
}

fn months(desk: &Desk, year: Year) -> Vec<PlannerMonth> {
    let zone = &desk.plan.settings.zone;
    let within = year.within(zone);
    let mut starting: BTreeMap<NaiveDate, Vec<&Release>> = BTreeMap::new();
    for release in desk.plan.releases.iter().filter(|release| release.state.takes_part()) {
        let start = release.occupancy().start();
        if within.holds(start) {
            starting.entry(zone.wall(start).date()).or_default().push(release);
        }
    }
    let mut months: Vec<PlannerMonth> = Vec::new();
    for date in year.days() {
        if date.day() == 1 {
            months.push(PlannerMonth { name: date.format("%B").to_string(), days: Vec::new() });
        }
        let releases = starting.remove(&date).unwrap_or_default();
        if let Some(month) = months.last_mut() {
            month.days.push(day(date, zone, releases));
        }
    }
    months
}

fn day(date: NaiveDate, zone: &Zone, mut releases: Vec<&Release>) -> PlannerDay {
    let weekday = date.weekday().num_days_from_monday() as usize;
    let count = releases.len();
    releases.retain(|release| release.is_major());
    releases.sort_by(|a, b| (a.occupancy().start(), &a.key).cmp(&(b.occupancy().start(), &b.key)));
    let next = date.checked_add_days(Days::new(1)).unwrap_or(date);
    PlannerDay {
        start: zone.start_of_day(date).epoch_seconds(),
        end: zone.start_of_day(next).epoch_seconds(),
        number: date.day(),
        weekday,
        week: (weekday == 0 || date.ordinal() == 1).then(|| date.iso_week().week()),
        releases: count,
        major: releases.into_iter().map(|release| release.key.to_string()).collect(),
    }
}

/// What all keys begin with, up to and with a hyphen, such as `R-2026-`.
fn common_prefix<'k>(keys: &[&'k str]) -> &'k str {
    let Some(first) = keys.first() else { return "" };
    let shared = |key: &&str| first.bytes().zip(key.bytes()).take_while(|(one, other)| one == other).count();
    let length = keys.iter().map(shared).min().unwrap_or(0);
    let bytes = first.as_bytes().get(..length).unwrap_or_default();
    let end = bytes.iter().rposition(|byte| *byte == b'-').map_or(0, |hyphen| hyphen + 1);
    first.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_shortened_by_what_all_of_them_begin_with() {
        assert_eq!(common_prefix(&["R-2026-0142", "R-2026-0007"]), "R-2026-");
        assert_eq!(common_prefix(&["R-2026-0142"]), "R-2026-");
        assert_eq!(common_prefix(&["R-2026-0142", "R-2027-0001"]), "R-");
        assert_eq!(common_prefix(&["R-1", "X-1"]), "");
        assert_eq!(common_prefix(&["nova-32.0.0", "nova-32.0.1"]), "nova-");
        assert_eq!(common_prefix(&[]), "");
    }
}
