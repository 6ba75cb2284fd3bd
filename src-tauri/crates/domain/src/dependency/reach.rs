//! Services: who is hit when one fails, and which link would close a cycle.

use rustc_hash::FxHashMap;

use super::graph::Graph;
use crate::Plan;
use crate::catalogue::Service;
use crate::id::ServiceId;

/// A service that is hit when another fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The service.
    pub service: ServiceId,
    /// How many links away it is.
    pub depth: u32,
    /// From the failed service to this one, both included.
    pub path: Vec<ServiceId>,
}

/// Services by number in the order of their keys, with an edge from each to those that it needs.
pub(super) struct ServiceGraph {
    pub(super) ids: Vec<ServiceId>,
    numbers: FxHashMap<ServiceId, usize>,
    pub(super) graph: Graph,
}

impl ServiceGraph {
    pub(super) fn of(plan: &Plan) -> Self {
        let mut services: Vec<&Service> = plan.services.iter().collect();
        services.sort_by(|a, b| a.key.cmp(&b.key));
        let ids: Vec<ServiceId> = services.iter().map(|service| service.id).collect();
        let numbers: FxHashMap<ServiceId, usize> = ids.iter().enumerate().map(|(number, id)| (*id, number)).collect();
        let edges =
            plan.service_links.iter().filter_map(|link| Some((*numbers.get(&link.from)?, *numbers.get(&link.to)?)));
        let graph = Graph::new(ids.len(), edges);
        Self { ids, numbers, graph }
    }

    pub(super) fn number(&self, id: ServiceId) -> Option<usize> {
        self.numbers.get(&id).copied()
    }
}

/// The services that are hit when one fails, nearest first, without itself.
pub fn blast_radius(plan: &Plan, service: ServiceId, depth: u32) -> Vec<Hit> {
    let services = ServiceGraph::of(plan);
    let Some(number) = services.number(service) else { return Vec::new() };
    let hits = services.graph.reach(number, depth, Graph::previous);
    hits.into_iter()
        .skip(1)
        .map(|hit| Hit {
            service: services.ids[hit.node],
            depth: hit.distance,
            path: hit.path.into_iter().map(|node| services.ids[node]).collect(),
        })
        .collect()
}

/// The cycle that a new link would close, node by node from the one that would need the other; none where it closes none.
pub fn service_cycle(plan: &Plan, from: ServiceId, to: ServiceId) -> Option<Vec<ServiceId>> {
    let services = ServiceGraph::of(plan);
    let back = services.graph.way(services.number(to)?, services.number(from)?)?;
    // The way leads from `to` round to `from`; the new link closes it.
    let mut cycle: Vec<ServiceId> = back.into_iter().map(|node| services.ids[node]).collect();
    cycle.rotate_right(1);
    Some(cycle)
}

/// Services that need each other in a circle; none where there is no circle.
pub fn service_circle(plan: &Plan) -> Option<Vec<ServiceId>> {
    let services = ServiceGraph::of(plan);
    let cycle = services.graph.waves().err()?;
    Some(cycle.into_iter().map(|node| services.ids[node]).collect())
}
