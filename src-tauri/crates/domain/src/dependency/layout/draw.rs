//! Layers, order and heights turned into corners and lines.

use super::net::Net;
use super::order::Rows;

/// Space between two layers.
const LAYER_GAP: f64 = 88.0;

/// Where everything stands; x grows to the right, layer by layer, y grows down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// The upper left corner of each node.
    pub nodes: Vec<(f64, f64)>,
    /// The points of each edge, from its first end to its last.
    pub edges: Vec<Vec<(f64, f64)>>,
    /// The width of everything.
    pub width: f64,
    /// The height of everything.
    pub height: f64,
}

/// Draws places at their heights.
pub(super) fn draw(sizes: &[(f64, f64)], edges: &[(usize, usize)], net: &Net, rows: &Rows, heights: &[f64]) -> Drawing {
    let size = |place: usize| sizes.get(place).copied().unwrap_or((0.0, 0.0));
    // The left and the right end of each layer.
    let mut columns: Vec<(f64, f64)> = Vec::with_capacity(rows.rows.len());
    for row in &rows.rows {
        let left = columns.last().map_or(0.0, |(_, right)| right + LAYER_GAP);
        columns.push((left, left + row.iter().map(|place| size(*place as usize).0).fold(0.0, f64::max)));
    }
    let top = (0..net.len()).map(|place| heights[place] - size(place).1 / 2.0).fold(f64::INFINITY, f64::min);
    let bottom = (0..net.len()).map(|place| heights[place] + size(place).1 / 2.0).fold(f64::NEG_INFINITY, f64::max);
    let line = |(edge, chain): (&(usize, usize), &Vec<usize>)| {
        let mut points: Vec<(f64, f64)> = Vec::with_capacity(2 * chain.len());
        for (index, place) in chain.iter().enumerate() {
            let ((left, right), y) = (columns[net.layer[*place]], heights[*place] - top);
            // A layer is passed level, so that no line runs through a node beside it.
            if index > 0 {
                points.push((left, y));
            }
            if index == 0 {
                points.push((left + size(*place).0, y));
            }
            if index + 1 < chain.len() && points.last().is_none_or(|(x, _)| *x < right) {
                points.push((right, y));
            }
        }
        if chain.first() != Some(&edge.0) {
            points.reverse();
        }
        points
    };
    Drawing {
        nodes: (0..net.nodes)
            .map(|node| (columns[net.layer[node]].0, heights[node] - size(node).1 / 2.0 - top))
            .collect(),
        edges: edges.iter().zip(&net.chains).map(line).collect(),
        width: columns.last().map_or(0.0, |(_, right)| *right),
        height: if bottom > top { bottom - top } else { 0.0 },
    }
}
