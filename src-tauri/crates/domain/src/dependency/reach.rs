//! Services: who is hit when one fails, and what one needs.

use rustc_hash::FxHashMap;

use super::graph::Graph;
use crate::Plan;
use crate::catalogue::Service;
use crate::id::ServiceId;

/// A service that links lead to from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The service.
    pub service: ServiceId,
    /// How many links away it is.
    pub depth: u32,
    /// From the service that was asked about to this one, both included.
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

/// Which way links are followed from a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To those that need it, and so are hit when it fails.
    Dependents,
    /// To those that it needs.
    Needs,
}

/// The services within some links of one, nearest first, without itself.
pub fn blast_radius(plan: &Plan, service: ServiceId, depth: u32, direction: Direction) -> Vec<Hit> {
    let services = ServiceGraph::of(plan);
    let Some(number) = services.number(service) else { return Vec::new() };
    let step = match direction {
        Direction::Dependents => Graph::previous,
        Direction::Needs => Graph::next,
    };
    let hits = services.graph.reach(number, depth, step);
    hits.into_iter()
        .skip(1)
        .map(|hit| Hit {
            service: services.ids[hit.node],
            depth: hit.distance,
            path: hit.path.into_iter().map(|node| services.ids[node]).collect(),
        })
        .collect()
}
