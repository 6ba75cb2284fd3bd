//! The layers of the calendar, and what a rule would come to.

use slipway_domain::calendar::{Signature, Window};
use slipway_domain::time::{Instant, Interval, Minutes, Recurrence, Series};

use super::stages::freeze;
use super::{ExpandRule, ExpandedRule, LayerFilter, LayerView, OccurrenceView, SignatureView, WhichFreeze};
use crate::catalogue::{card, wall};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::Stretch;
use crate::wire::{List, Text};

/// How many occurrences a layer tells.
const NEXT: usize = 5;
/// How many occurrences a rule is expanded to.
const MOST: usize = 200;
/// How far a rule is expanded.
const REACH: Minutes = Minutes::hours(20 * 366 * 24);

/// Lists windows with their phases, what is wrong with them, and their next occurrences.
pub fn layers(desk: &Desk, context: &Context, filter: LayerFilter, _: &dyn Task) -> Result<List<LayerView>> {
    let now = context.host.clock.now();
    let wanted = |window: &&Window| {
        let kind = filter.kinds.is_empty() || filter.kinds.iter().any(|kind| kind.0 == window.kind);
        kind && (!filter.flagged || !window.flags(now).is_empty())
    };
    let mut windows: Vec<&Window> = desk.plan.windows.iter().filter(wanted).collect();
    windows.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(windows.into_iter().map(|window| layer(desk, window, now)).collect())
}

/// Shows one freeze with how it stands.
pub fn show(desk: &Desk, context: &Context, input: WhichFreeze, _: &dyn Task) -> Result<LayerView> {
    Ok(layer(desk, freeze(desk, &input.key)?, context.host.clock.now()))
}

fn layer(desk: &Desk, window: &Window, now: Instant) -> LayerView {
    let freeze = window.freeze.as_ref().filter(|_| window.kind.is_freeze());
    let view = |signature: &Signature| SignatureView { by: signature.by.clone(), at: signature.at.into() };
    LayerView {
        window: card(&desk.plan, window),
        phase: window.phase(now).into(),
        binds: window.binds(),
        business: freeze.and_then(|freeze| freeze.business.as_ref()).map(view),
        it: freeze.and_then(|freeze| freeze.it.as_ref()).map(view),
        flags: window.flags(now).into_iter().map(Text).collect(),
        repeats: window.series().repeats(),
        next: window.series().upcoming(now, NEXT).into_iter().map(Stretch::from).collect(),
    }
}

/// Tells the first occurrences of a rule before it is saved.
pub fn expand(_: &Desk, _: &Context, input: ExpandRule, _: &dyn Task) -> Result<ExpandedRule> {
    let rule = input.rrule.filter(|rule| !rule.trim().is_empty());
    let rule = rule.map(|rule| Recurrence::parse(&rule)).transpose().map_err(|error| {
        AppError::refused("rule.unreadable", error.to_string()).hint("write it as FREQ=MONTHLY;BYDAY=3SA")
    })?;
    let zone = input.zone.0;
    let series = Series { zone: &zone, start: wall(&input.start)?, end: wall(&input.end)?, recurrence: rule.as_ref() };
    series.check()?;
    let first = series.first().start();
    let mut all = series.upcoming(first, MOST + 1);
    all.retain(|occurrence| occurrence.start() < first.plus(REACH));
    let view = |occurrence: &Interval| OccurrenceView {
        start: occurrence.start().into(),
        end: occurrence.end().into(),
        local_start: zone.wall(occurrence.start()).format("%Y-%m-%dT%H:%M").to_string(),
        local_end: zone.wall(occurrence.end()).format("%Y-%m-%dT%H:%M").to_string(),
        minutes: occurrence.minutes().get(),
    };
    let occurrences: Vec<OccurrenceView> = all.iter().take(MOST).map(view).collect();
    let last = all.get(..MOST).unwrap_or(&all).last();
    let more = all.len() > MOST || last.is_some_and(|last| series.next(last.end()).is_some());
    Ok(ExpandedRule { words: series.repeats(), occurrences, more })
}
