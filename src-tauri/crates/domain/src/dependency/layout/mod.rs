//! A graph drawn in layers, for screen and paper alike.
//!
//! Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical
//! system structures" (1981), in its five steps: edges that close a circle are
//! turned (`acyclic`), nodes are put into layers so that edges are short
//! (`rank`), long edges are cut into parts (`net`), each layer is ordered so
//! that few edges cross (`order`), and everything is given a height (`heights`).
//! Deterministic: how much is tried depends on the graph, never on a clock.

mod acyclic;
mod draw;
mod earlier;
mod heights;
mod links;
mod net;
mod order;
mod rank;
#[cfg(test)]
mod tests;

use net::Net;

pub use draw::Drawing;

/// Half of the space between two nodes of a layer.
const NODE_GAP: f64 = 12.0;
/// Half of the space between two edges that pass a layer.
const EDGE_GAP: f64 = 6.0;

/// What is drawn, and what the drawing is to keep to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Layout<'a> {
    /// The width and height of each node.
    pub sizes: &'a [(f64, f64)],
    /// The edges between the numbers of nodes.
    pub edges: &'a [(usize, usize)],
    /// The group of each node, as a tier or a team; empty for none.
    ///
    /// In each layer the members of a group stand together, and groups follow
    /// each other from top to bottom in the order of their numbers.
    pub groups: &'a [Option<usize>],
    /// The upper left corner of each node in an earlier drawing; empty for none.
    ///
    /// A node that has one keeps its layer and its order among the others that
    /// do, and moves only to make room, unless an edge pushes it on.
    pub before: &'a [Option<(f64, f64)>],
}

impl Layout<'_> {
    /// Draws everything.
    ///
    /// An edge that would close a circle is drawn backward. Edges to nodes that
    /// are not there, and from a node to itself, get no points.
    pub fn draw(&self) -> Drawing {
        let len = self.sizes.len();
        let earlier = earlier::layers(len, self.before);
        let arcs = acyclic::acyclic(len, self.edges, &earlier);
        let along: Vec<(usize, usize)> = arcs.iter().copied().flatten().collect();
        let layers = rank::layers(len, &along, &earlier);
        let heights = earlier::heights(self.sizes, self.before, &earlier, &layers);
        let net = Net::new(&layers, &arcs);
        let rows = order::ordered(&net, self.groups, &heights);
        let room = |place: usize| self.sizes.get(place).map_or(2.0 * EDGE_GAP, |(_, height)| height + 2.0 * NODE_GAP);
        let room: Vec<f64> = (0..net.len()).map(room).collect();
        let heights = heights::heights(&net, &rows, &room, &heights);
        draw::draw(self.sizes, self.edges, &net, &rows, &heights)
    }
}

/// Draws nodes of given sizes and edges between their numbers.
///
/// An edge that would close a circle is drawn backward. Edges to nodes that are
/// not there get no points.
pub fn layout(sizes: &[(f64, f64)], edges: &[(usize, usize)]) -> Drawing {
    Layout { sizes, edges, ..Layout::default() }.draw()
}
