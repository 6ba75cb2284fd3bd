//! The dependency map: nodes and links with their places.

mod collapse;
mod nodes;
#[cfg(test)]
mod tests;
mod wire;
mod words;

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use slipway_domain::Key;
use slipway_domain::dependency::Layout;

use self::nodes::Things;
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::Text;

pub use wire::*;
pub(crate) use words::{label, note, subtitle, violated};

/// How far the neighbourhood of a node reaches where nothing is said.
const DEPTH: u32 = 2;
/// The size of a node on the screen, in pixels.
const NODE: (f64, f64) = (184.0, 44.0);

/// Lays the dependency map out.
pub fn map(desk: &Desk, _: &Context, input: ShowMap, _: &dyn Task) -> Result<MapView> {
    drawn(desk, input)
}

/// A map with everything in its place.
pub(crate) fn drawn(desk: &Desk, input: ShowMap) -> Result<MapView> {
    let Things { mut nodes, mut links, circles } = match input.subject {
        MapSubject::Services => nodes::services(desk),
        MapSubject::Releases => nodes::releases(desk),
        MapSubject::Steps => nodes::steps(desk, input.focus.as_ref())?,
    };
    for node in &mut nodes {
        node.group = group(desk, node, input.group_by);
    }
    if !input.kinds.is_empty() {
        links.retain(|link| input.kinds.iter().any(|kind| kind.eq_ignore_ascii_case(&link.kind)));
    }
    collapse::collapse(desk, &input.collapsed, &mut nodes, &mut links);
    if let Some(focus) = input.focus.as_ref().filter(|_| input.subject != MapSubject::Steps) {
        let near = neighbourhood(&links, &focus.0, input.depth.unwrap_or(DEPTH));
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
    Ok(placed(nodes, links, circles, &input.before))
}

/// What a node stands together with.
fn group(desk: &Desk, node: &MapNode, by: MapGrouping) -> Option<String> {
    match by {
        MapGrouping::None => None,
        MapGrouping::Team => Some(desk.plan.teams.by_key(node.team.as_ref()?.as_str())?.name.clone()),
        MapGrouping::Tier => Some(format!("Tier {}", node.tier?)),
    }
}

fn placed(mut nodes: Vec<MapNode>, mut links: Vec<MapLink>, circles: Vec<MapCircle>, before: &[MapPlace]) -> MapView {
    let numbers: FxHashMap<Key, usize> =
        nodes.iter().enumerate().map(|(number, node)| (node.key.0.clone(), number)).collect();
    let number = |key: &Text<Key>| numbers.get(&key.0).copied().unwrap_or(usize::MAX);
    // What is needed stands left of what needs it, so that the map reads in the order of deployment.
    let edges: Vec<(usize, usize)> = links.iter().map(|link| (number(&link.to), number(&link.from))).collect();
    let names: BTreeSet<&String> = nodes.iter().filter_map(|node| node.group.as_ref()).collect();
    let group = |node: &MapNode| names.iter().position(|name| Some(*name) == node.group.as_ref());
    let groups: Vec<Option<usize>> = if names.is_empty() { Vec::new() } else { nodes.iter().map(group).collect() };
    let there: FxHashMap<&Key, (f64, f64)> = before.iter().map(|place| (&place.key.0, (place.x, place.y))).collect();
    let place = |node: &MapNode| there.get(&node.key.0).copied();
    let earlier: Vec<_> = if there.is_empty() { Vec::new() } else { nodes.iter().map(place).collect() };
    let sizes = vec![NODE; nodes.len()];
    let drawing = Layout { sizes: &sizes, edges: &edges, groups: &groups, before: &earlier }.draw();
    for (node, (x, y)) in nodes.iter_mut().zip(drawing.nodes) {
        (node.x, node.y) = (x, y);
    }
    for (link, mut points) in links.iter_mut().zip(drawing.edges) {
        points.reverse();
        link.points = points;
    }
    MapView { nodes, links, circles, width: drawing.width, height: drawing.height }
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
