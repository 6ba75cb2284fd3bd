//! Directed graphs by dense numbers: order, cycles and reach. No nouns of the field.

use std::collections::VecDeque;

/// A directed graph over the nodes `0..len`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    next: Rows,
    previous: Rows,
}

/// The ends of the edges of each node, side by side in one piece of memory.
#[derive(Clone, Debug, Default)]
struct Rows {
    /// Where the ends of each node begin, and behind the last node where they all end.
    first: Vec<usize>,
    ends: Vec<usize>,
}

impl Rows {
    /// The second ends by the first ones; those of a node keep their order.
    fn new(len: usize, edges: impl Iterator<Item = (usize, usize)> + Clone) -> Self {
        let mut first = vec![0; len + 1];
        for (from, _) in edges.clone() {
            first[from + 1] += 1;
        }
        for node in 0..len {
            first[node + 1] += first[node];
        }
        let mut place = first.clone();
        let mut ends = vec![0; first[len]];
        for (from, to) in edges {
            ends[place[from]] = to;
            place[from] += 1;
        }
        Self { first, ends }
    }

    fn of(&self, node: usize) -> &[usize] {
        &self.ends[self.first[node]..self.first[node + 1]]
    }

    fn len(&self) -> usize {
        self.first.len().saturating_sub(1)
    }
}

impl Graph {
    /// A graph of some nodes and edges; edges to nodes that are not there are left out.
    pub(crate) fn new(len: usize, edges: impl IntoIterator<Item = (usize, usize)>) -> Self {
        let edges: Vec<(usize, usize)> = edges.into_iter().filter(|(from, to)| *from < len && *to < len).collect();
        let turned = edges.iter().map(|(from, to)| (*to, *from));
        Self { next: Rows::new(len, edges.iter().copied()), previous: Rows::new(len, turned) }
    }

    /// The nodes to which edges lead from a node.
    pub(crate) fn next(&self, node: usize) -> &[usize] {
        self.next.of(node)
    }

    /// The nodes from which edges lead to a node.
    pub(crate) fn previous(&self, node: usize) -> &[usize] {
        self.previous.of(node)
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.next.len()
    }

    /// Nodes in waves: each after every node from which an edge leads to it, those of one wave in the order of their numbers.
    ///
    /// Kahn, "Topological sorting of large networks" (1962). Answers with a
    /// cycle, first node first and not repeated, where there is no such order.
    pub(crate) fn waves(&self) -> Result<Vec<Vec<usize>>, Vec<usize>> {
        let mut open: Vec<usize> = (0..self.len()).map(|node| self.previous(node).len()).collect();
        let mut wave: Vec<usize> = (0..self.len()).filter(|node| open[*node] == 0).collect();
        let mut waves = Vec::new();
        let mut done = 0;
        while !wave.is_empty() {
            let mut following = Vec::new();
            for node in &wave {
                for to in self.next(*node) {
                    open[*to] -= 1;
                    if open[*to] == 0 {
                        following.push(*to);
                    }
                }
            }
            following.sort_unstable();
            done += wave.len();
            waves.push(std::mem::replace(&mut wave, following));
        }
        if done == self.len() { Ok(waves) } else { Err(self.cycle_among(&open)) }
    }

    /// The number of the strongly connected component of each node: two nodes share one where ways lead there and back.
    ///
    /// Tarjan, "Depth-first search and linear graph algorithms" (1972), with a
    /// stack of its own so that long chains cannot exhaust the program's.
    pub(crate) fn components(&self) -> Vec<usize> {
        const NEW: usize = usize::MAX;
        let mut component = vec![NEW; self.len()];
        let (mut index, mut low) = (vec![NEW; self.len()], vec![NEW; self.len()]);
        let (mut reached, mut count) = (0, 0);
        let mut open: Vec<usize> = Vec::new();
        for root in 0..self.len() {
            let mut way: Vec<(usize, usize)> = if index[root] == NEW { vec![(root, 0)] } else { Vec::new() };
            while let Some((node, edge)) = way.last_mut() {
                let node = *node;
                if index[node] == NEW {
                    (index[node], low[node]) = (reached, reached);
                    reached += 1;
                    open.push(node);
                }
                if let Some(to) = self.next(node).get(*edge).copied() {
                    *edge += 1;
                    if index[to] == NEW {
                        way.push((to, 0));
                    } else if component[to] == NEW {
                        low[node] = low[node].min(index[to]);
                    }
                    continue;
                }
                way.pop();
                if let Some((before, _)) = way.last() {
                    low[*before] = low[*before].min(low[node]);
                }
                if low[node] == index[node] {
                    while let Some(member) = open.pop() {
                        component[member] = count;
                        if member == node {
                            break;
                        }
                    }
                    count += 1;
                }
            }
        }
        component
    }

    /// Walks backward among nodes that never became free; such a walk must come round.
    fn cycle_among(&self, open: &[usize]) -> Vec<usize> {
        let Some(mut node) = (0..self.len()).find(|node| open[*node] > 0) else { return Vec::new() };
        let mut walk = Vec::new();
        let mut place = vec![None; self.len()];
        while place[node].is_none() {
            place[node] = Some(walk.len());
            walk.push(node);
            let Some(before) = self.previous(node).iter().copied().find(|before| open[*before] > 0) else { break };
            node = before;
        }
        let mut cycle = walk.split_off(place[node].unwrap_or(0));
        cycle.reverse();
        let least = (0..cycle.len()).min_by_key(|index| cycle[*index]).unwrap_or(0);
        cycle.rotate_left(least);
        cycle
    }

    /// The shortest way from a node to another, both ends included.
    pub(crate) fn way(&self, from: usize, to: usize) -> Option<Vec<usize>> {
        let found = Search::run(self, from, u32::MAX, Self::next, Some(to));
        (found.before[to].is_some() || from == to).then(|| found.path(to))
    }

    /// Every node within some edges of a node, nearest first, with the shortest way to each.
    pub(crate) fn reach<'a>(&'a self, from: usize, depth: u32, step: fn(&'a Self, usize) -> &'a [usize]) -> Vec<Hit> {
        let found = Search::run(self, from, depth, step, None);
        let hit = |(node, distance): &(usize, u32)| Hit { node: *node, distance: *distance, path: found.path(*node) };
        found.reached.iter().map(hit).collect()
    }
}

/// What a search in the breadth found.
struct Search {
    /// Nodes and how far they are, nearest first.
    reached: Vec<(usize, u32)>,
    /// The node from which each was reached.
    before: Vec<Option<usize>>,
}

impl Search {
    fn run<'a>(
        graph: &'a Graph,
        from: usize,
        depth: u32,
        step: fn(&'a Graph, usize) -> &'a [usize],
        wanted: Option<usize>,
    ) -> Self {
        let mut before: Vec<Option<usize>> = vec![None; graph.len()];
        let mut reached = Vec::new();
        let mut queue = VecDeque::from([(from, 0)]);
        while let Some((node, distance)) = queue.pop_front() {
            reached.push((node, distance));
            if wanted == Some(node) {
                break;
            }
            if distance < depth {
                for to in step(graph, node) {
                    if *to != from && before[*to].is_none() {
                        before[*to] = Some(node);
                        queue.push_back((*to, distance + 1));
                    }
                }
            }
        }
        Self { reached, before }
    }

    /// The way to a node that was reached, from where the search began.
    fn path(&self, node: usize) -> Vec<usize> {
        let mut path: Vec<usize> = std::iter::successors(Some(node), |last| self.before[*last]).collect();
        path.reverse();
        path
    }
}

/// A node that is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// The node.
    pub(crate) node: usize,
    /// How many edges away it is.
    pub(crate) distance: u32,
    /// The way to it, both ends included.
    pub(crate) path: Vec<usize>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cycle_is_named_node_by_node_from_its_smallest() {
        let graph = Graph::new(5, [(0, 1), (1, 3), (3, 2), (2, 1), (3, 4)]);
        assert_eq!(graph.waves(), Err(vec![1, 3, 2]));
    }

    #[test]
    fn a_link_to_itself_is_a_cycle() {
        assert_eq!(Graph::new(1, [(0, 0)]).waves(), Err(vec![0]));
    }

    proptest! {
        #[test]
        fn an_order_keeps_every_edge_and_a_cycle_is_one(
            edges in prop::collection::vec((0_usize..9, 0_usize..9), 0..18),
        ) {
            let graph = Graph::new(9, edges.clone());
            match graph.waves() {
                Ok(waves) => {
                    let wave = |node: usize| waves.iter().position(|wave| wave.contains(&node)).unwrap();
                    prop_assert_eq!(waves.iter().map(Vec::len).sum::<usize>(), 9);
                    prop_assert!(edges.iter().all(|(from, to)| wave(*from) < wave(*to)));
                }
                Err(cycle) => {
                    let turns = cycle.iter().zip(cycle.iter().cycle().skip(1));
                    prop_assert!(!cycle.is_empty());
                    for (from, to) in turns {
                        prop_assert!(edges.contains(&(*from, *to)));
                    }
                }
            }
        }

        #[test]
        fn a_component_is_shared_where_ways_lead_there_and_back(
            edges in prop::collection::vec((0_usize..7, 0_usize..7), 0..14),
        ) {
            let graph = Graph::new(7, edges);
            let component = graph.components();
            for a in 0..7 {
                for b in 0..7 {
                    let together = graph.way(a, b).is_some() && graph.way(b, a).is_some();
                    prop_assert_eq!(component[a] == component[b], together);
                }
            }
        }

        #[test]
        fn a_way_is_as_short_as_brute_force_finds(
            edges in prop::collection::vec((0_usize..6, 0_usize..6), 0..14), from in 0_usize..6, to in 0_usize..6,
        ) {
            let graph = Graph::new(6, edges.clone());
            let mut reached = vec![from];
            let mut steps = 0;
            while !reached.contains(&to) && steps < 6 {
                let more: Vec<usize> = edges.iter().filter(|(a, _)| reached.contains(a)).map(|(_, b)| *b).collect();
                reached.extend(more);
                steps += 1;
            }
            let expected = reached.contains(&to).then_some(steps + 1);
            prop_assert_eq!(graph.way(from, to).map(|way| way.len()), expected);
        }
    }
}
