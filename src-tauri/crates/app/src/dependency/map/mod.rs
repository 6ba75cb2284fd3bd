//! The dependency map: nodes and links with their places.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use slipway_domain::Key;
use slipway_domain::conflict::{Code, Conflict, Party};
use slipway_domain::dependency::{self, CriticalItem, layout};

use super::{MapLink, MapNode, MapSubject, MapView, ShowMap};
use crate::desk::{Context, Desk, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::Text;

/// The size of a node on the screen, in pixels.
const NODE: (f64, f64) = (184.0, 44.0);

/// Lays the dependency map out.
pub fn map(desk: &Desk, _: &Context, input: ShowMap, _: &dyn Task) -> Result<MapView> {
    let (mut nodes, mut links, cycle) = match input.subject {
        MapSubject::Services => services(desk),
        MapSubject::Releases => releases(desk),
    };
    if let Some(focus) = &input.focus {
        let near = neighbourhood(&links, &focus.0, input.depth.unwrap_or(2));
        if !nodes.iter().any(|node| node.key.0 == focus.0) {
            return Err(AppError::unknown("node", focus.0.as_str()));
        }
        nodes.retain(|node| near.contains(&node.key.0));
        links.retain(|link| near.contains(&link.from.0) && near.contains(&link.to.0));
    }
    if input.linked_only {
        let linked: BTreeSet<Key> = links.iter().flat_map(|link| [link.from.0.clone(), link.to.0.clone()]).collect();
        nodes.retain(|node| linked.contains(&node.key.0));
    }
    Ok(placed(nodes, links, cycle))
}

fn placed(mut nodes: Vec<MapNode>, mut links: Vec<MapLink>, cycle: Vec<Text<Key>>) -> MapView {
    let numbers: FxHashMap<Key, usize> =
        nodes.iter().enumerate().map(|(number, node)| (node.key.0.clone(), number)).collect();
    let number = |key: &Text<Key>| numbers.get(&key.0).copied().unwrap_or(usize::MAX);
    // What is needed stands left of what needs it, so that the map reads in the order of deployment.
    let edges: Vec<(usize, usize)> = links.iter().map(|link| (number(&link.to), number(&link.from))).collect();
    let drawing = layout(&vec![NODE; nodes.len()], &edges);
    for (node, (x, y)) in nodes.iter_mut().zip(drawing.nodes) {
        (node.x, node.y) = (x, y);
    }
    for (link, mut points) in links.iter_mut().zip(drawing.edges) {
        points.reverse();
        link.points = points;
    }
    MapView { nodes, links, cycle, width: drawing.width, height: drawing.height }
}

fn neighbourhood(links: &[MapLink], focus: &Key, depth: u32) -> BTreeSet<Key> {
    let mut near = BTreeSet::from([focus.clone()]);
    for _ in 0..depth {
        let step: Vec<Key> = links
            .iter()
            .flat_map(|link| [(&link.from.0, &link.to.0), (&link.to.0, &link.from.0)])
            .filter(|(here, _)| near.contains(*here))
            .map(|(_, there)| there.clone())
            .collect();
        near.extend(step);
    }
    near
}

fn node(key: &Key, title: &str, kind: &str) -> MapNode {
    MapNode {
        key: key.clone().into(),
        title: title.to_owned(),
        kind: kind.to_owned(),
        tier: None,
        team: None,
        state: None,
        start: None,
        end: None,
        critical: false,
        total_float: None,
        x: 0.0,
        y: 0.0,
        width: NODE.0,
        height: NODE.1,
    }
}

fn services(desk: &Desk) -> (Vec<MapNode>, Vec<MapLink>, Vec<Text<Key>>) {
    let plan = &desk.plan;
    let mut nodes: Vec<MapNode> = plan
        .services
        .iter()
        .map(|service| MapNode {
            tier: Some(service.tier.number()),
            team: service.team.and_then(|id| key_of(&plan.teams, id)),
            ..node(&service.key, &service.name, "service")
        })
        .collect();
    nodes.sort_by(|a, b| a.key.cmp(&b.key));
    let mut links: Vec<MapLink> = plan
        .service_links
        .iter()
        .filter_map(|link| {
            Some(MapLink {
                from: key_of(&plan.services, link.from)?,
                to: key_of(&plan.services, link.to)?,
                kind: link.kind.to_string(),
                lag: None,
                violated_minutes: 0,
                critical: false,
                points: Vec::new(),
            })
        })
        .collect();
    links.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    let circle = dependency::service_circle(plan).unwrap_or_default();
    let cycle = circle.into_iter().filter_map(|id| key_of(&plan.services, id)).collect();
    (nodes, links, cycle)
}

fn releases(desk: &Desk) -> (Vec<MapNode>, Vec<MapLink>, Vec<Text<Key>>) {
    let plan = &desk.plan;
    let (path, cycle) = match dependency::critical_path(plan) {
        Ok(path) => (path, Vec::new()),
        Err(cycle) => (dependency::CriticalPath::default(), cycle.nodes),
    };
    let items: FxHashMap<_, &CriticalItem> = path.items.iter().map(|item| (item.release, item)).collect();
    let mut nodes: Vec<MapNode> = plan
        .releases
        .iter()
        .map(|release| {
            let item = items.get(&release.id);
            MapNode {
                team: release.team.and_then(|id| key_of(&plan.teams, id)),
                state: Some(release.state.to_string()),
                start: Some(release.occupancy().start().into()),
                end: Some(release.occupancy().end().into()),
                critical: item.is_some_and(|item| item.critical),
                total_float: item.map(|item| item.total_float.get()),
                ..node(&release.key, &release.title, "release")
            }
        })
        .collect();
    nodes.sort_by(|a, b| a.key.cmp(&b.key));
    let violated = |conflict: &&Conflict| conflict.code == Code::C07;
    let violations: Vec<&Conflict> = desk.judged().all.iter().filter(violated).collect();
    let mut links: Vec<MapLink> = plan
        .release_links
        .iter()
        .filter_map(|link| {
            let ends = [link.successor, link.predecessor];
            let broken = violations.iter().find(|conflict| match conflict.other {
                Party::Release(other) => ends.contains(&conflict.release) && ends.contains(&other),
                _ => false,
            });
            Some(MapLink {
                from: key_of(&plan.releases, link.successor)?,
                to: key_of(&plan.releases, link.predecessor)?,
                kind: link.relation.to_string(),
                lag: Some(link.lag.into()),
                violated_minutes: broken.map_or(0, |conflict| conflict.overlap.get()),
                critical: ends.iter().all(|id| items.get(id).is_some_and(|item| item.critical)),
                points: Vec::new(),
            })
        })
        .collect();
    links.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    (nodes, links, cycle.into_iter().filter_map(|id| key_of(&plan.releases, id)).collect())
}
