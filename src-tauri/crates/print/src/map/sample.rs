//! A made-up landscape in layers, for tests.

use super::model::{MapLink, MapModel, MapNode, NodeKind};
use crate::planner::sample::provenance;

/// The size of a node, and from node to node.
const NODE: (f64, f64) = (184.0, 44.0);
const PITCH: (f64, f64) = (272.0, 68.0);

/// Numbers that look arbitrary and are the same each time.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `most`.
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

/// So many nodes in so many layers of about the same height, each needing one or two of the layers before it.
pub fn map(nodes: usize, layers: usize) -> MapModel {
    const NAMES: [&str; 8] = [
        "Card authorisation",
        "Ledger postings",
        "Reconciliation of acquirer files",
        "Fraud scoring",
        "Łódź vault",
        "Nightly settlement",
        "Merchant portal",
        "Reports",
    ];
    let mut dice = Dice(nodes as u64);
    let rows = nodes.div_ceil(layers);
    let node = |number: usize| {
        let (layer, row) = (number / rows, number % rows);
        MapNode {
            key: format!("SVC-{number:03}"),
            title: format!("{} {number}", NAMES[number % NAMES.len()]),
            kind: NodeKind::ALL[number % 7],
            note: format!("tier {}", 1 + number % 4),
            group: Some(["Payments", "Ledger", "Risk"][(row * 3 / rows + layer) % 3].to_owned()),
            critical: number.is_multiple_of(11),
            x: layer as f64 * PITCH.0,
            // Every second layer stands lower by half, so that no cut passes between all nodes.
            y: (row as f64 + (layer % 2) as f64 / 2.0) * PITCH.1,
            width: NODE.0,
            height: NODE.1,
        }
    };
    let nodes: Vec<MapNode> = (0..nodes).map(node).collect();
    let mut links = Vec::new();
    for from in rows..nodes.len() {
        for turn in 0..=dice.below(2) {
            let (layer, row) = (from / rows, from % rows);
            let back = 1 + usize::from(turn == 1 && layer > 2) * dice.below(2);
            let near = (row + dice.below(7)).saturating_sub(3).min(rows - 1);
            links.push(link(&nodes, from, (layer - back) * rows + near, links.len()));
        }
    }
    MapModel {
        title: "Payments landscape".to_owned(),
        subtitle: "Services around payments, to 2 links".to_owned(),
        as_of: "Mon 23 Nov 2026, Europe/Berlin".to_owned(),
        provenance: provenance(),
        width: layers as f64 * PITCH.0 - (PITCH.0 - NODE.0),
        height: (rows as f64 + 0.5) * PITCH.1 - (PITCH.1 - NODE.1),
        nodes,
        links,
    }
}

/// A link from the left edge of one node to the right edge of another, level between nodes where it passes layers.
fn link(nodes: &[MapNode], from: usize, to: usize, number: usize) -> MapLink {
    let middle = |node: &MapNode| node.y + node.height / 2.0;
    let (one, other) = (&nodes[from], &nodes[to]);
    let mut points = vec![(one.x, middle(one))];
    let mut left = one.x - PITCH.0;
    while left > other.x + 1.0 {
        // The layer between stands half a row lower or higher, so that this runs between its nodes.
        let y = middle(other);
        points.extend([(left + NODE.0, y), (left, y)]);
        left -= PITCH.0;
    }
    points.push((other.x + other.width, middle(other)));
    MapLink {
        from,
        to,
        kind: if number.is_multiple_of(4) { "runtime soft" } else { "finish to start" }.to_owned(),
        label: if number.is_multiple_of(3) { format!("≥ {}.2", number % 9) } else { String::new() },
        soft: number.is_multiple_of(4),
        critical: one.critical && other.critical,
        violated: (number % 13 == 5).then(|| format!("too early by {} h", 1 + number % 7)),
        points,
    }
}
