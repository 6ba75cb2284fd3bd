//! The layer of each node, so that edges are as short as they can be.

mod flow;

use super::links::Links;
use flow::{Limit, shorten};

/// The steps that may be spent on shortening, each a nanosecond or a few.
const STEPS: usize = 20_000_000;
/// Before anything that has been placed.
const LONG_BEFORE: i32 = i32::MIN / 4;

/// The layer of each node, from zero, every edge from a lower one to a higher one.
///
/// With layers of an earlier drawing, a node keeps its own unless an edge
/// pushes it on, and only the nodes without one are placed freely. There must
/// be no circle.
pub(super) fn layers(len: usize, edges: &[(usize, usize)], earlier: &[Option<usize>]) -> Vec<usize> {
    let next = Links::new(len, edges.iter().copied());
    let previous = Links::new(len, edges.iter().map(|(from, to)| (*to, *from)));
    let order = order(len, &next, &previous);
    let kept: Vec<bool> = (0..len).map(|node| earlier.get(node).is_some_and(Option::is_some)).collect();
    let any_kept = kept.contains(&true);
    let alone = if any_kept { LONG_BEFORE } else { 0 };
    let mut rank: Vec<i32> =
        (0..len).map(|node| earlier.get(node).copied().flatten().map_or(alone, |layer| layer as i32)).collect();
    push(&order, &previous, &mut rank);
    if any_kept {
        draw_near(&order, &next, &kept, &mut rank);
        push(&order, &previous, &mut rank);
        shorten_free(edges, &kept, &mut rank);
    } else {
        let limits: Vec<Limit> = edges.iter().map(|(from, to)| Limit { from: *from, to: *to, least: 1 }).collect();
        shorten(&limits, &mut rank, STEPS);
    }
    to_start(&next, &previous, &kept, &mut rank);
    if !any_kept {
        balance(&next, &previous, &mut rank);
    }
    let least = rank.iter().copied().min().unwrap_or(0);
    rank.into_iter().map(|rank| (rank - least) as usize).collect()
}

/// The nodes so that every edge leads to a later one.
fn order(len: usize, next: &Links, previous: &Links) -> Vec<usize> {
    let mut open: Vec<usize> = (0..len).map(|node| previous.of(node).len()).collect();
    let mut order: Vec<usize> = (0..len).filter(|node| open[*node] == 0).collect();
    let mut done = 0;
    while let Some(node) = order.get(done).copied() {
        done += 1;
        for to in next.of(node) {
            open[*to as usize] -= 1;
            if open[*to as usize] == 0 {
                order.push(*to as usize);
            }
        }
    }
    order
}

/// Pushes each node on behind the last of those before it.
fn push(order: &[usize], previous: &Links, rank: &mut [i32]) {
    for node in order {
        let least = previous.of(*node).iter().map(|from| rank[*from as usize] + 1).max();
        rank[*node] = rank[*node].max(least.unwrap_or(LONG_BEFORE));
    }
}

/// Moves new nodes as far on as what follows them allows.
fn draw_near(order: &[usize], next: &Links, kept: &[bool], rank: &mut [i32]) {
    for node in order.iter().rev().filter(|node| !kept[**node]) {
        if let Some(most) = next.of(*node).iter().map(|to| rank[*to as usize] - 1).min() {
            rank[*node] = most;
        }
    }
}

/// Shortens the edges of new nodes, while all that is kept stands still.
fn shorten_free(edges: &[(usize, usize)], kept: &[bool], rank: &mut [i32]) {
    // All that is kept becomes one more node, from which the others are held at a distance.
    let held = rank.len();
    let number = |node: usize| if kept[node] { held } else { node };
    let offset = |node: usize| if kept[node] { rank[node] } else { 0 };
    let limits: Vec<Limit> = edges
        .iter()
        .filter(|(from, to)| !(kept[*from] && kept[*to]))
        .map(|(from, to)| Limit { from: number(*from), to: number(*to), least: 1 + offset(*from) - offset(*to) })
        .collect();
    let mut free: Vec<i32> = (0..held).map(|node| if kept[node] { 0 } else { rank[node] }).collect();
    free.push(0);
    shorten(&limits, &mut free, STEPS);
    for node in (0..held).filter(|node| !kept[*node]) {
        rank[node] = free[node] - free[held];
    }
}

/// Moves each part that hangs together to the first layer, unless it holds a kept node.
fn to_start(next: &Links, previous: &Links, kept: &[bool], rank: &mut [i32]) {
    let mut seen = vec![false; rank.len()];
    for root in 0..rank.len() {
        if std::mem::replace(&mut seen[root], true) {
            continue;
        }
        let (mut part, mut done) = (vec![root], 0);
        while let Some(node) = part.get(done).copied() {
            done += 1;
            for other in previous.of(node).iter().chain(next.of(node)) {
                if !std::mem::replace(&mut seen[*other as usize], true) {
                    part.push(*other as usize);
                }
            }
        }
        if !part.iter().any(|node| kept[*node]) {
            let least = part.iter().map(|node| rank[*node]).min().unwrap_or(0);
            for node in part {
                rank[node] -= least;
            }
        }
    }
}

/// Moves each node that shortens nothing elsewhere to the emptiest layer that it may stand in.
///
/// Gansner, Koutsofios, North and Vo, "A technique for drawing directed graphs" (1993), section 2.3.
fn balance(next: &Links, previous: &Links, rank: &mut [i32]) {
    let layers = rank.iter().copied().max().unwrap_or(0) as usize + 1;
    let mut crowd = vec![0_usize; layers];
    for layer in rank.iter() {
        crowd[*layer as usize] += 1;
    }
    for node in 0..rank.len() {
        let (before, after) = (previous.of(node), next.of(node));
        if before.len() != after.len() || before.is_empty() {
            continue;
        }
        let first = before.iter().map(|from| rank[*from as usize] + 1).max().unwrap_or(0);
        let last = after.iter().map(|to| rank[*to as usize] - 1).min().unwrap_or(0);
        let here = rank[node] as usize;
        let there = (first as usize..=last as usize).min_by_key(|layer| crowd[*layer]).unwrap_or(here);
        if crowd[there] < crowd[here] {
            crowd[here] -= 1;
            crowd[there] += 1;
            rank[node] = there as i32;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn total(edges: &[(usize, usize)], layers: &[usize]) -> i64 {
        edges.iter().map(|(from, to)| layers[*to] as i64 - layers[*from] as i64).sum()
    }

    /// Edges from lower to higher numbers, so that there is no circle.
    fn forward(edges: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
        edges.into_iter().filter(|(a, b)| a != b).map(|(a, b)| (a.min(b), a.max(b))).collect()
    }

    /// The least total length of all ways to put some nodes into as many layers.
    fn brute_force(len: usize, edges: &[(usize, usize)]) -> i64 {
        (0..len.pow(len as u32))
            .map(|code| (0..len).map(|node| code / len.pow(node as u32) % len).collect::<Vec<usize>>())
            .filter(|layers| edges.iter().all(|(from, to)| layers[*from] < layers[*to]))
            .map(|layers| total(edges, &layers))
            .min()
            .unwrap()
    }

    #[test]
    fn a_node_stands_next_to_what_follows_it() {
        // By longest way the node 3 would stand first.
        assert_eq!(layers(4, &[(0, 1), (1, 2), (3, 2)], &[]), [0, 1, 2, 1]);
    }

    #[test]
    fn what_is_new_before_everything_moves_everything_on() {
        let earlier = [Some(0), Some(1), None, None];
        assert_eq!(layers(4, &[(0, 1), (2, 0), (2, 3)], &earlier), [1, 2, 0, 1]);
    }

    #[test]
    fn an_edge_between_nodes_of_one_layer_pushes_the_second_one_on() {
        let earlier = [Some(0), Some(0), Some(1)];
        assert_eq!(layers(3, &[(0, 1), (0, 2)], &earlier), [0, 1, 1]);
    }

    proptest! {
        #[test]
        fn no_layers_make_edges_shorter(edges in prop::collection::vec((0_usize..5, 0_usize..5), 0..8).prop_map(forward)) {
            let layers = layers(5, &edges, &[]);
            prop_assert!(edges.iter().all(|(from, to)| layers[*from] < layers[*to]));
            prop_assert_eq!(total(&edges, &layers), brute_force(5, &edges));
        }

        #[test]
        fn edges_are_no_longer_than_by_longest_ways_and_no_layer_is_empty(
            edges in prop::collection::vec((0_usize..40, 0_usize..40), 0..90).prop_map(forward),
        ) {
            let layers = layers(40, &edges, &[]);
            let mut longest = vec![0_usize; 40];
            for node in 0..40 {
                longest[node] = edges.iter().filter(|edge| edge.1 == node).map(|edge| longest[edge.0] + 1).max().unwrap_or(0);
            }
            prop_assert!(edges.iter().all(|(from, to)| layers[*from] < layers[*to]));
            prop_assert!(total(&edges, &layers) <= total(&edges, &longest));
            let last = layers.iter().max().unwrap();
            prop_assert!((0..=*last).all(|layer| layers.contains(&layer)));
        }

        #[test]
        fn kept_layers_are_kept_where_edges_allow(
            edges in prop::collection::vec((0_usize..12, 0_usize..12), 0..24).prop_map(forward),
            new in prop::collection::vec((0_usize..12, any::<bool>()), 0..4),
        ) {
            let before = layers(12, &edges, &[]);
            // New nodes that only lead to, or only come from, one old node push nothing.
            let more = new.iter().enumerate().map(|(index, (old, to))| if *to { (12 + index, *old) } else { (*old, 12 + index) });
            let edges: Vec<(usize, usize)> = edges.iter().copied().chain(more).collect();
            let mut earlier: Vec<Option<usize>> = before.iter().copied().map(Some).collect();
            earlier.resize(12 + new.len(), None);
            let after = layers(12 + new.len(), &edges, &earlier);
            prop_assert!(edges.iter().all(|(from, to)| after[*from] < after[*to]));
            let moved = after[0] - before[0];
            prop_assert!((0..12).all(|node| after[node] == before[node] + moved));
            for (from, to) in &edges[edges.len() - new.len()..] {
                prop_assert_eq!(after[*to], after[*from] + 1);
            }
        }
    }
}
