//! The order within each layer, and how many edges cross in it.

use super::super::net::Net;

/// The places of each layer from top to bottom.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Rows {
    /// The places of each layer.
    pub(in super::super) rows: Vec<Vec<u32>>,
    /// Where in its layer each place stands.
    pub(in super::super) at: Vec<u32>,
}

impl Rows {
    /// Rows by a key of each place, equal ones by number.
    pub(super) fn by_key(net: &Net, key: &[f64]) -> Self {
        let mut rows = vec![Vec::new(); net.layers];
        for place in 0..net.len() {
            rows[net.layer[place]].push(place as u32);
        }
        for row in &mut rows {
            row.sort_by(|a, b| key[*a as usize].total_cmp(&key[*b as usize]));
        }
        let mut ordered = Self { rows, at: vec![0; net.len()] };
        for layer in 0..net.layers {
            ordered.settle(layer);
        }
        ordered
    }

    /// Notes where the places of a layer stand.
    pub(super) fn settle(&mut self, layer: usize) {
        for (index, place) in self.rows[layer].iter().enumerate() {
            self.at[*place as usize] = index as u32;
        }
    }
}

/// Counts crossings, with room that is kept between counts.
#[derive(Debug, Default)]
pub(super) struct Counter {
    /// How many ends lie in each stretch of a layer.
    tree: Vec<u32>,
    /// Where the edges of one place end.
    ends: Vec<u32>,
}

impl Counter {
    /// How many pairs of edges cross, all layers taken together.
    pub(super) fn all(&mut self, net: &Net, rows: &Rows) -> u64 {
        (1..net.layers).map(|layer| self.before(net, rows, layer)).sum()
    }

    /// How many pairs of edges between a layer and the one before it cross.
    ///
    /// Barth, Mutzel and Juenger, "Simple and efficient bilayer cross counting" (2004).
    pub(super) fn before(&mut self, net: &Net, rows: &Rows, layer: usize) -> u64 {
        let size = rows.rows[layer].len().next_power_of_two();
        self.tree.clear();
        self.tree.resize(2 * size, 0);
        let mut total = 0;
        for place in &rows.rows[layer - 1] {
            self.ends.clear();
            self.ends.extend(net.next.of(*place as usize).iter().map(|to| rows.at[*to as usize]));
            self.ends.sort_unstable();
            for end in &self.ends {
                let mut at = *end as usize + size;
                while at > 1 {
                    if at & 1 == 0 {
                        total += u64::from(self.tree[at + 1]);
                    }
                    at >>= 1;
                }
            }
            for end in &self.ends {
                let mut at = *end as usize + size;
                while at > 0 {
                    self.tree[at] += 1;
                    at >>= 1;
                }
            }
        }
        total
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn crossings_are_those_that_pairs_of_edges_have(
            edges in prop::collection::vec((0_usize..6, 6_usize..11), 0..20),
            key in prop::collection::vec(0.0..1.0, 11),
        ) {
            let layers: Vec<usize> = (0..11).map(|node| usize::from(node > 5)).collect();
            let arcs: Vec<_> = edges.iter().copied().map(Some).collect();
            let net = Net::new(&layers, &arcs);
            let rows = Rows::by_key(&net, &key);
            let mut crossing = 0;
            for (index, (a, b)) in edges.iter().enumerate() {
                for (c, d) in &edges[index + 1..] {
                    let beside = |one: usize, other: usize| rows.at[one].cmp(&rows.at[other]) as i8;
                    crossing += u64::from(beside(*a, *c) * beside(*b, *d) < 0);
                }
            }
            let layers = rows.rows.len() as u64;
            prop_assert_eq!(if layers > 1 { Counter::default().all(&net, &rows) } else { 0 }, crossing);
        }
    }
}
