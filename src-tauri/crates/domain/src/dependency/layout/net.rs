//! The graph with its long edges cut into parts from layer to layer.
//!
//! Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical
//! system structures" (1981).

use super::acyclic::Arc;
use super::links::Links;

/// The most places at which long edges pass. Beyond them an edge is drawn straight, the longest ones first.
const MOST_PASSING: usize = 300_000;

/// Nodes and the places at which long edges pass.
#[derive(Clone, Debug, Default)]
pub(super) struct Net {
    /// How many of the places are nodes; they come first.
    pub(super) nodes: usize,
    /// The layer of each place.
    pub(super) layer: Vec<usize>,
    /// How many layers there are.
    pub(super) layers: usize,
    /// The places that each edge runs through in the direction of the layers, both ends included.
    pub(super) chains: Vec<Vec<usize>>,
    /// The neighbours in the layer after.
    pub(super) next: Links,
    /// The neighbours in the layer before.
    pub(super) previous: Links,
}

impl Net {
    /// Cuts edges between nodes of given layers.
    pub(super) fn new(layers: &[usize], arcs: &[Arc]) -> Self {
        Self::with_most(layers, arcs, MOST_PASSING)
    }

    /// The same with at most so many places at which long edges pass.
    fn with_most(layers: &[usize], arcs: &[Arc], most: usize) -> Self {
        let nodes = layers.len();
        let span = |arc: &Arc| arc.map_or(0, |(from, to)| layers[to] - layers[from]);
        let longest = longest(arcs.iter().map(span), most);
        let mut layer = layers.to_vec();
        let mut chains = Vec::with_capacity(arcs.len());
        for arc in arcs {
            let Some((from, to)) = *arc else {
                chains.push(Vec::new());
                continue;
            };
            let mut chain = vec![from];
            if span(arc) <= longest {
                for passed in layers[from] + 1..layers[to] {
                    chain.push(layer.len());
                    layer.push(passed);
                }
            }
            chain.push(to);
            chains.push(chain);
        }
        let near = |(from, to): &(usize, usize)| layer[*from] + 1 == layer[*to];
        let steps = || chains.iter().flat_map(|chain| chain.windows(2).map(|pair| (pair[0], pair[1]))).filter(near);
        let next = Links::new(layer.len(), steps());
        let previous = Links::new(layer.len(), steps().map(|(from, to)| (to, from)));
        let count = layers.iter().max().map_or(0, |last| last + 1);
        Self { nodes, layer, layers: count, chains, next, previous }
    }

    /// How many places there are.
    pub(super) fn len(&self) -> usize {
        self.layer.len()
    }

    /// The neighbours in the layer before or after.
    pub(super) fn beside(&self, after: bool) -> &Links {
        if after { &self.next } else { &self.previous }
    }
}

/// How many layers an edge may span and still be cut, so that not too many places come of it.
fn longest(spans: impl Iterator<Item = usize>, most: usize) -> usize {
    let mut spans: Vec<usize> = spans.collect();
    spans.sort_unstable();
    let mut passing = 0;
    for span in &spans {
        passing += span.saturating_sub(1);
        if passing > most {
            return span - 1;
        }
    }
    usize::MAX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_edge_is_cut_in_every_layer_that_it_passes() {
        let net = Net::new(&[0, 3, 1], &[Some((0, 1)), None, Some((0, 2))]);
        assert_eq!(net.layer, [0, 3, 1, 1, 2]);
        assert_eq!(net.chains, [vec![0, 3, 4, 1], vec![], vec![0, 2]]);
        assert_eq!((net.next.of(0), net.previous.of(1), net.layers), ([3, 2].as_slice(), [4].as_slice(), 4));
    }

    #[test]
    fn edges_that_would_be_cut_too_often_stay_whole() {
        let layers: Vec<usize> = (0..60).collect();
        let arcs: Vec<Arc> = (0..60).flat_map(|from| (from + 1..60).map(move |to| Some((from, to)))).collect();
        let net = Net::with_most(&layers, &arcs, 1_000);
        assert!((800..=1_000).contains(&(net.len() - 60)), "{}", net.len());
        for (arc, chain) in arcs.iter().flatten().zip(&net.chains) {
            assert!(chain.len() == 2 || chain.len() == arc.1 - arc.0 + 1);
        }
        assert_eq!(net.next.len(), net.previous.len());
    }
}
