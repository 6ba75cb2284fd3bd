//! A topological order that stands while edges are added and removed.
//!
//! Pearce and Kelly, "A dynamic topological sort algorithm for directed acyclic
//! graphs" (2006): an edge that agrees with the order costs nothing, and one
//! that does not moves only the nodes between its ends.

use std::ops::RangeInclusive;

/// A directed graph with every node in front of those to which its edges lead.
///
/// Edges that close a circle are kept aside, out of the order.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    next: Vec<Vec<usize>>,
    previous: Vec<Vec<usize>>,
    /// The place of each node in the order.
    place: Vec<usize>,
    aside: Vec<(usize, usize)>,
}

impl Standing {
    /// Adds a node and answers with its number.
    pub(super) fn grow(&mut self) -> usize {
        self.place.push(self.place.len());
        self.next.push(Vec::new());
        self.previous.push(Vec::new());
        self.place.len() - 1
    }

    /// Adds an edge.
    pub(super) fn add(&mut self, from: usize, to: usize) {
        if from == to || !self.makes_room(from, to) {
            self.aside.push((from, to));
            return;
        }
        self.next[from].push(to);
        self.previous[to].push(from);
    }

    /// Takes an edge away; the order stands as it did.
    pub(super) fn remove(&mut self, from: usize, to: usize) {
        if let Some(index) = self.aside.iter().position(|edge| *edge == (from, to)) {
            self.aside.swap_remove(index);
            return;
        }
        let (Some(next), Some(previous)) = (self.next.get_mut(from), self.previous.get_mut(to)) else { return };
        if let Some(index) = next.iter().position(|node| *node == to) {
            next.swap_remove(index);
            previous.retain({
                let mut gone = false;
                move |node| gone || *node != from || std::mem::replace(&mut gone, true)
            });
        }
        // What was kept aside may have closed a circle through the edge that is gone.
        for (from, to) in std::mem::take(&mut self.aside) {
            self.add(from, to);
        }
    }

    /// A way along edges from a node to another, both included.
    pub(super) fn way(&self, from: usize, to: usize) -> Option<Vec<usize>> {
        const NEW: usize = usize::MAX;
        if from == to {
            return Some(vec![from]);
        }
        let last = self.place.len().checked_sub(1)?;
        // Along the order a way only goes on; what was kept aside may lead back.
        let (first, last) = if self.aside.is_empty() { (self.place[from], self.place[to]) } else { (0, last) };
        if last < first {
            return None;
        }
        let mut before = vec![NEW; last - first + 1];
        let mut queue = std::collections::VecDeque::from([from]);
        while let Some(node) = queue.pop_front() {
            let aside = self.aside.iter().filter(|(start, _)| *start == node).map(|(_, end)| *end);
            for end in self.next[node].iter().copied().chain(aside) {
                let place = self.place[end];
                if end == from || !(first..=last).contains(&place) || before[place - first] != NEW {
                    continue;
                }
                before[place - first] = node;
                if end == to {
                    let step = |node: &usize| (*node != from).then(|| before[self.place[*node] - first]);
                    let mut way: Vec<usize> = std::iter::successors(Some(to), step).collect();
                    way.reverse();
                    return Some(way);
                }
                queue.push_back(end);
            }
        }
        None
    }

    /// Moves nodes so that an edge agrees with the order; answers no, and moves none, where it would close a circle.
    fn makes_room(&mut self, from: usize, to: usize) -> bool {
        let (first, last) = (self.place[to], self.place[from]);
        if last < first {
            return true;
        }
        let behind = self.reached(to, &self.next, first..=last);
        if behind.contains(&from) {
            return false;
        }
        let before = self.reached(from, &self.previous, first..=last);
        let by_place = |mut nodes: Vec<usize>| {
            nodes.sort_unstable_by_key(|node| self.place[*node]);
            nodes
        };
        let moved: Vec<usize> = by_place(before).into_iter().chain(by_place(behind)).collect();
        let mut places: Vec<usize> = moved.iter().map(|node| self.place[*node]).collect();
        places.sort_unstable();
        for (node, place) in moved.into_iter().zip(places) {
            self.place[node] = place;
        }
        true
    }

    /// The nodes that can be reached among those at some places, the start included.
    fn reached(&self, start: usize, step: &[Vec<usize>], among: RangeInclusive<usize>) -> Vec<usize> {
        let first = *among.start();
        let mut seen = vec![false; among.end() - first + 1];
        seen[self.place[start] - first] = true;
        let mut found = vec![start];
        let mut next = 0;
        while let Some(node) = found.get(next).copied() {
            next += 1;
            for end in &step[node] {
                let place = self.place[*end];
                if among.contains(&place) && !std::mem::replace(&mut seen[place - first], true) {
                    found.push(*end);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::graph::Graph;
    use super::*;

    /// Something that happens to a graph: an edge comes, or one of those that are there goes.
    #[derive(Clone, Debug)]
    enum Step {
        Add(usize, usize),
        Remove(usize),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            3 => (0_usize..7, 0_usize..7).prop_map(|(from, to)| Step::Add(from, to)),
            1 => (0_usize..20).prop_map(Step::Remove),
        ]
    }

    proptest! {
        #[test]
        fn whether_there_is_a_way_is_known_after_every_change(steps in prop::collection::vec(step(), 0..40)) {
            let mut standing = Standing::default();
            for _ in 0..7 {
                standing.grow();
            }
            let mut edges: Vec<(usize, usize)> = Vec::new();
            for step in steps {
                match step {
                    Step::Add(from, to) => {
                        standing.add(from, to);
                        edges.push((from, to));
                    }
                    Step::Remove(which) if which < edges.len() => {
                        let (from, to) = edges.swap_remove(which);
                        standing.remove(from, to);
                    }
                    Step::Remove(_) => {}
                }
                let graph = Graph::new(7, edges.iter().copied());
                for from in 0..7 {
                    for to in 0..7 {
                        let way = standing.way(from, to);
                        prop_assert_eq!(way.is_some(), graph.way(from, to).is_some(), "{} to {}", from, to);
                        for pair in way.unwrap_or_default().windows(2) {
                            prop_assert!(edges.contains(&(pair[0], pair[1])));
                        }
                    }
                }
                if graph.waves().is_ok() {
                    prop_assert!(standing.aside.is_empty());
                    prop_assert!(edges.iter().all(|(from, to)| standing.place[*from] < standing.place[*to]));
                }
            }
        }
    }
}
