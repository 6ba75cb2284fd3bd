//! Edges turned so that none closes a circle.
//!
//! Eades, Lin and Smyth, "A fast and effective heuristic for the feedback arc
//! set problem" (1993), within each strongly connected component: an edge that
//! lies on no circle is never turned. Linear in nodes and edges.

use super::super::graph::Graph;
use super::links::Links;

/// An edge in the direction of the layers; none where it leads nowhere or back to its own node.
pub(super) type Arc = Option<(usize, usize)>;

/// Every edge in a direction in which no circle is left.
///
/// An edge on a circle keeps the direction in which an earlier drawing had it,
/// if it had layers for both ends and no circle comes of it.
pub(super) fn acyclic(len: usize, edges: &[(usize, usize)], earlier: &[Option<usize>]) -> Vec<Arc> {
    let there = |edge: &(usize, usize)| edge.0 < len && edge.1 < len && edge.0 != edge.1;
    let mut arcs: Vec<Arc> = edges.iter().map(|edge| there(edge).then_some(*edge)).collect();
    let layer = |node: usize| earlier.get(node).copied().flatten();
    let backward = |from, to| matches!((layer(from), layer(to)), (Some(from), Some(to)) if from > to);
    turn(len, &mut arcs, |from, to, _| backward(from, to));
    turn(len, &mut arcs, |from, to, place| place[from] > place[to]);
    arcs
}

/// Turns edges that lie on circles where a condition holds, which is told the place of each node in a good sequence.
fn turn(len: usize, arcs: &mut [Arc], condition: impl Fn(usize, usize, &[usize]) -> bool) {
    let component = Graph::new(len, arcs.iter().copied().flatten()).components();
    let together = |(from, to): (usize, usize)| component[from] == component[to];
    let inside: Vec<(usize, usize)> = arcs.iter().copied().flatten().filter(|arc| together(*arc)).collect();
    if inside.is_empty() {
        return;
    }
    let place = sequence(len, &inside);
    for arc in arcs.iter_mut().flatten().filter(|arc| together(**arc)) {
        if condition(arc.0, arc.1, &place) {
            *arc = (arc.1, arc.0);
        }
    }
}

/// The place of each node in a sequence along which most edges run.
fn sequence(len: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut greedy = Greedy::new(len, edges);
    let (mut front, mut back) = (Vec::with_capacity(len), Vec::new());
    while front.len() + back.len() < len {
        if let Some(node) = greedy.sink() {
            back.push(node);
        } else if let Some(node) = greedy.source().or_else(|| greedy.richest()) {
            front.push(node);
        } else {
            break;
        }
    }
    let mut place = vec![0; len];
    for (index, node) in front.iter().chain(back.iter().rev()).enumerate() {
        place[*node] = index;
    }
    place
}

/// The nodes that are left, by how many more edges leave them than reach them.
struct Greedy {
    /// To whom edges lead from a node.
    next: Links,
    /// From whom edges lead to a node.
    previous: Links,
    /// How many edges that are left leave each node.
    leaving: Vec<usize>,
    /// How many edges that are left reach each node.
    reaching: Vec<usize>,
    /// Which nodes were taken.
    gone: Vec<bool>,
    /// Nodes that no edge leaves.
    sinks: Vec<usize>,
    /// Nodes that no edge reaches.
    sources: Vec<usize>,
    /// Nodes by surplus, from the least possible on. Old entries stay until they are met.
    buckets: Vec<Vec<usize>>,
    /// No bucket above this one holds a node.
    top: usize,
    /// The bucket of a surplus of zero.
    zero: usize,
}

impl Greedy {
    /// All nodes with all edges.
    fn new(len: usize, edges: &[(usize, usize)]) -> Self {
        let next = Links::new(len, edges.iter().copied());
        let previous = Links::new(len, edges.iter().map(|(from, to)| (*to, *from)));
        let leaving: Vec<usize> = (0..len).map(|node| next.of(node).len()).collect();
        let reaching: Vec<usize> = (0..len).map(|node| previous.of(node).len()).collect();
        let zero = reaching.iter().copied().max().unwrap_or(0);
        let top = zero + leaving.iter().copied().max().unwrap_or(0);
        let mut greedy = Self {
            next,
            previous,
            leaving,
            reaching,
            gone: vec![false; len],
            sinks: Vec::new(),
            sources: Vec::new(),
            buckets: vec![Vec::new(); top + 1],
            top,
            zero,
        };
        // The smallest number lies on top, so that ties go to it.
        for node in (0..len).rev() {
            greedy.file(node);
        }
        greedy
    }

    /// Files a node where its edges that are left put it.
    fn file(&mut self, node: usize) {
        if self.leaving[node] == 0 {
            self.sinks.push(node);
        } else if self.reaching[node] == 0 {
            self.sources.push(node);
        } else {
            let bucket = self.zero + self.leaving[node] - self.reaching[node];
            self.buckets[bucket].push(node);
            self.top = self.top.max(bucket);
        }
    }

    /// A node that no edge leaves.
    fn sink(&mut self) -> Option<usize> {
        while let Some(node) = self.sinks.pop() {
            if self.take(node) {
                return Some(node);
            }
        }
        None
    }

    /// A node that no edge reaches.
    fn source(&mut self) -> Option<usize> {
        while let Some(node) = self.sources.pop() {
            if self.take(node) {
                return Some(node);
            }
        }
        None
    }

    /// The node that most more edges leave than reach.
    fn richest(&mut self) -> Option<usize> {
        loop {
            while let Some(node) = self.buckets[self.top].pop() {
                let current = self.zero + self.leaving[node] - self.reaching[node] == self.top;
                if current && self.take(node) {
                    return Some(node);
                }
            }
            self.top = self.top.checked_sub(1)?;
        }
    }

    /// Takes a node out with its edges; false where that was done before.
    fn take(&mut self, node: usize) -> bool {
        if std::mem::replace(&mut self.gone[node], true) {
            return false;
        }
        for index in self.next.range(node) {
            let to = self.next.at(index);
            if !self.gone[to] {
                self.reaching[to] -= 1;
                self.file(to);
            }
        }
        for index in self.previous.range(node) {
            let from = self.previous.at(index);
            if !self.gone[from] {
                self.leaving[from] -= 1;
                self.file(from);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn turned(edges: &[(usize, usize)], arcs: &[Arc]) -> usize {
        edges.iter().zip(arcs).filter(|(edge, arc)| arc.is_some_and(|arc| arc != **edge)).count()
    }

    #[test]
    fn one_edge_of_a_circle_is_turned() {
        let edges: Vec<(usize, usize)> = (0..50).map(|node| (node, (node + 1) % 50)).collect();
        assert_eq!(turned(&edges, &acyclic(50, &edges, &[])), 1);
    }

    proptest! {
        #[test]
        fn no_circle_is_left_and_at_most_half_the_edges_are_turned(
            edges in prop::collection::vec((0_usize..9, 0_usize..10), 0..24),
        ) {
            let arcs = acyclic(9, &edges, &[]);
            let graph = Graph::new(9, arcs.iter().flatten().copied());
            prop_assert!(graph.waves().is_ok());
            let there: Vec<(usize, usize)> = edges.iter().copied().filter(|(a, b)| a != b && *b < 9).collect();
            prop_assert_eq!(arcs.iter().flatten().count(), there.len());
            prop_assert!(turned(&edges, &arcs) <= there.len() / 2);
            if Graph::new(9, there).waves().is_ok() {
                prop_assert_eq!(turned(&edges, &arcs), 0);
            }
        }

        #[test]
        fn layers_of_an_earlier_drawing_say_which_edge_of_a_circle_is_turned(
            edges in prop::collection::vec((0_usize..7, 0_usize..7), 0..20),
            earlier in prop::collection::vec(prop::option::of(0_usize..5), 7),
        ) {
            let arcs = acyclic(7, &edges, &earlier);
            prop_assert!(Graph::new(7, arcs.iter().flatten().copied()).waves().is_ok());
            // With layers that part the ends of every edge, the layers alone decide on circles.
            let apart = |(a, b): &(usize, usize)| earlier[*a].is_some() && earlier[*b].is_some() && earlier[*a] != earlier[*b];
            let component = Graph::new(7, edges.iter().copied()).components();
            if edges.iter().all(|edge| edge.0 == edge.1 || apart(edge)) {
                for (from, to) in arcs.into_iter().flatten().filter(|(from, to)| component[*from] == component[*to]) {
                    prop_assert!(earlier[from] < earlier[to]);
                }
            }
        }
    }
}
