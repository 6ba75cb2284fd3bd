//! Order, critical path and blast radius.

use slipway_domain::dependency;
use slipway_domain::id::ReleaseId;
use slipway_domain::time::{Instant, Interval};

use super::circle::prevents;
use super::{CriticalItem, CriticalPathView, Hit, OrderView, ShowBlast, ShowOrder};
use crate::desk::{Context, Desk, id_of, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{List, Nothing};

/// Puts releases in deployment order.
pub fn order(desk: &Desk, _: &Context, input: ShowOrder, _: &dyn Task) -> Result<OrderView> {
    let (from, to) = (input.from.map_or(Instant::MIN, |from| from.0), input.to.map_or(Instant::MAX, |to| to.0));
    let within = Interval::new(from, to).map_err(|error| AppError::usage("order.backwards", error.to_string()))?;
    let waves = dependency::release_order(&desk.plan, Some(within)).map_err(|_| prevents(&desk.plan))?;
    let keys = |wave: Vec<ReleaseId>| wave.into_iter().filter_map(|id| key_of(&desk.plan.releases, id)).collect();
    Ok(OrderView { waves: waves.into_iter().map(keys).collect() })
}

/// Computes the critical path with floats.
pub fn critical_path(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<CriticalPathView> {
    let path = dependency::critical_path(&desk.plan).map_err(|_| prevents(&desk.plan))?;
    let item = |item: dependency::CriticalItem| {
        Some(CriticalItem {
            key: key_of(&desk.plan.releases, item.release)?,
            early_start: item.early_start.get(),
            late_start: item.late_start.get(),
            total_float: item.total_float.get(),
            free_float: item.free_float.get(),
            critical: item.critical,
        })
    };
    Ok(CriticalPathView {
        start: path.start.map(Into::into),
        end_minutes: path.end.get(),
        items: path.items.into_iter().filter_map(item).collect(),
    })
}

/// Says who is hit when a service fails, or what it needs.
pub fn blast(desk: &Desk, _: &Context, input: ShowBlast, _: &dyn Task) -> Result<List<Hit>> {
    let services = &desk.plan.services;
    let service = id_of(services, "service", &input.service)?;
    let hits = dependency::blast_radius(&desk.plan, service, input.depth, input.direction.into());
    Ok(hits
        .into_iter()
        .filter_map(|hit| {
            Some(Hit {
                key: key_of(services, hit.service)?,
                depth: hit.depth,
                path: hit.path.into_iter().filter_map(|id| key_of(services, id)).collect(),
            })
        })
        .collect())
}
