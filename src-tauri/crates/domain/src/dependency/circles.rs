//! Circles, and which link of each hurts least to take away.

use std::cmp::Reverse;

use super::ReleaseLink;
use super::graph::Graph;
use super::reach::ServiceGraph;
use super::releases::{Numbered, spare};
use crate::Plan;
use crate::catalogue::ServiceLink;
use crate::id::{ReleaseId, ReleaseLinkId, ServiceId, ServiceLinkId};
use crate::time::Minutes;

/// The most circles that are named at once.
const MOST: usize = 20;

/// Things that need each other in a circle, so that there is no order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle<Id, Link> {
    /// Each needs or waits for the next, the last for the first.
    pub nodes: Vec<Id>,
    /// The link of the circle that hurts least to take away.
    pub cut: Link,
}

/// Circles in a graph, each with the number of the edge in it that hurts least.
///
/// The edge that hurts least of all that lie on a circle is taken away first
/// and names the shortest circle through it, and so on until there is an order
/// or [`MOST`] circles are named. Edges that hurt as much are taken by number.
fn circles<Hurt: Ord>(len: usize, edges: &[(usize, usize)], hurt: &[Hurt]) -> Vec<(Vec<usize>, usize)> {
    let mut left: Vec<usize> = (0..edges.len()).collect();
    let mut found = Vec::new();
    while found.len() < MOST {
        let graph = Graph::new(len, left.iter().map(|edge| edges[*edge]));
        let component = graph.components();
        let on_a_circle = |edge: &usize| component[edges[*edge].0] == component[edges[*edge].1];
        let Some(cut) = left.iter().copied().filter(on_a_circle).min_by_key(|edge| (&hurt[*edge], *edge)) else {
            break;
        };
        let (from, to) = edges[cut];
        let mut nodes = graph.way(to, from).unwrap_or_default();
        let least = (0..nodes.len()).min_by_key(|place| nodes[*place]).unwrap_or(0);
        nodes.rotate_left(least);
        found.push((nodes, cut));
        left.retain(|edge| *edge != cut);
    }
    found
}

/// The circles of services: without the links that are to be cut there is an order, unless very many are named.
pub fn service_circles(plan: &Plan) -> Vec<Circle<ServiceId, ServiceLinkId>> {
    let services = ServiceGraph::of(plan);
    let mut links: Vec<((usize, usize), &ServiceLink)> = plan
        .service_links
        .iter()
        .filter_map(|link| Some(((services.number(link.from)?, services.number(link.to)?), link)))
        .collect();
    links.sort_by_key(|(ends, _)| *ends);
    let edges: Vec<(usize, usize)> = links.iter().map(|(ends, _)| *ends).collect();
    let hurt: Vec<_> = links.iter().map(|(_, link)| hurt_of_service(plan, link)).collect();
    let ids = |nodes: Vec<usize>| nodes.into_iter().map(|node| services.ids[node]).collect();
    circles(services.ids.len(), &edges, &hurt)
        .into_iter()
        .map(|(nodes, cut)| Circle { nodes: ids(nodes), cut: links[cut].1.id })
        .collect()
}

/// The circles of releases that take part: without the links that are to be cut there is an order, unless very many are named.
pub fn release_circles(plan: &Plan) -> Vec<Circle<ReleaseId, ReleaseLinkId>> {
    let numbered = Numbered::all(plan);
    let mut links: Vec<((usize, usize), &ReleaseLink)> = plan
        .release_links
        .iter()
        .filter_map(|link| Some(((numbered.number(link.successor)?, numbered.number(link.predecessor)?), link)))
        .collect();
    links.sort_by_key(|(ends, _)| *ends);
    let edges: Vec<(usize, usize)> = links.iter().map(|(ends, _)| *ends).collect();
    let hurt: Vec<(u8, i64)> = links.iter().map(|(_, link)| hurt_of_release(plan, link)).collect();
    circles(numbered.releases.len(), &edges, &hurt)
        .into_iter()
        .map(|(nodes, cut)| Circle { nodes: numbered.ids(&nodes), cut: links[cut].1.id })
        .collect()
}

/// The link along a circle of services, each needing the next, that hurts least to take away.
pub fn loosest_of_services(plan: &Plan, circle: &[ServiceId]) -> Option<ServiceLinkId> {
    let turns = turns(circle);
    let along = plan.service_links.iter().filter(|link| turns.contains(&(link.from, link.to)));
    along.min_by_key(|link| (hurt_of_service(plan, link), link.id)).map(|link| link.id)
}

/// The link along a circle of releases, each waiting for the next, that hurts least to take away.
pub fn loosest_of_releases(plan: &Plan, circle: &[ReleaseId]) -> Option<ReleaseLinkId> {
    let turns = turns(circle);
    let along = plan.release_links.iter().filter(|link| turns.contains(&(link.successor, link.predecessor)));
    along.min_by_key(|link| (hurt_of_release(plan, link), link.id)).map(|link| link.id)
}

/// The steps from each of a circle to the next.
fn turns<Id: Copy>(circle: &[Id]) -> Vec<(Id, Id)> {
    circle.iter().copied().zip(circle.iter().copied().cycle().skip(1)).collect()
}

/// What couples loosely hurts least ([`crate::catalogue::LinkKind::weight`]), then what a service needs on which the
/// business leans less.
fn hurt_of_service(plan: &Plan, link: &ServiceLink) -> (u32, Reverse<Option<u8>>) {
    (link.kind.weight(), Reverse(plan.services.get(link.from).map(|service| service.tier.number())))
}

/// What is missed by most as planned hurts least, since nothing has to move for it any more; then what is kept with the
/// most to spare.
fn hurt_of_release(plan: &Plan, link: &ReleaseLink) -> (u8, i64) {
    match spare(plan, link).map(Minutes::get) {
        Some(spare) if spare < 0 => (0, spare),
        Some(spare) => (1, -spare),
        None => (2, 0),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::catalogue::LinkKind;
    use crate::conflict::sketch::Sketch;

    #[test]
    fn the_loosest_link_of_a_circle_is_the_one_to_cut() {
        let sketch = Sketch::new();
        let sketch = sketch.service("a", 1).service("b", 1).service("c", 1);
        let sketch = sketch.needs("a", "b", LinkKind::RuntimeHard).needs("b", "c", LinkKind::Build);
        let sketch = sketch.needs("c", "a", LinkKind::Data);
        let found = service_circles(&sketch.plan);
        assert_eq!(found.len(), 1);
        let keys: Vec<&str> =
            found[0].nodes.iter().map(|id| sketch.plan.services.get(*id).unwrap().key.as_str()).collect();
        assert_eq!(keys, ["a", "b", "c"]);
        assert_eq!(sketch.plan.service_links.get(found[0].cut).unwrap().kind, LinkKind::Build);
    }

    #[test]
    fn the_link_that_is_missed_as_planned_is_the_one_to_cut_between_releases() {
        let sketch = Sketch::new()
            .release("R-1", &[], "2026-12-01T20:00/22:00")
            .release("R-2", &[], "2026-12-02T20:00/22:00")
            .waits("R-2", "R-1", crate::dependency::Relation::FinishToStart, "0")
            .waits("R-1", "R-2", crate::dependency::Relation::FinishToStart, "0");
        let found = release_circles(&sketch.plan);
        assert_eq!(found.len(), 1);
        let cut = sketch.plan.release_links.get(found[0].cut).unwrap();
        assert_eq!(cut.successor, sketch.release_id("R-1"));
    }

    proptest! {
        #[test]
        fn every_circle_is_one_holds_its_cut_and_cutting_all_leaves_an_order(
            edges in prop::collection::vec((0_usize..7, 0_usize..7), 0..16), hurt in prop::collection::vec(0_u8..4, 16),
        ) {
            let found = circles(7, &edges, &hurt[..edges.len()]);
            for (nodes, cut) in &found {
                let turns: Vec<(usize, usize)> =
                    nodes.iter().copied().zip(nodes.iter().copied().cycle().skip(1)).collect();
                prop_assert!(!nodes.is_empty() && turns.iter().all(|turn| edges.contains(turn)));
                prop_assert!(turns.contains(&edges[*cut]));
                let least = turns.iter().filter_map(|turn| {
                    let still = |edge: &usize| edges[*edge] == *turn;
                    (0..edges.len()).filter(still).map(|edge| hurt[edge]).max()
                });
                prop_assert!(least.min().unwrap() >= hurt[*cut], "none of the circle hurts less");
            }
            let left = (0..edges.len()).filter(|edge| found.iter().all(|(_, cut)| cut != edge)).map(|edge| edges[edge]);
            prop_assert!(Graph::new(7, left).waves().is_ok());
        }
    }
}
