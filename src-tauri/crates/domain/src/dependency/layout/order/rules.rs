//! What an order must keep: groups that stand together, and the order of an earlier drawing.

use super::super::net::Net;

/// No group, and no place in a sequence.
const NONE: u32 = u32::MAX;

/// The rules for each place; empty where there are none.
///
/// A unit is a group within a layer, or a place of no group. Groups, and places
/// that keep their earlier order, form a sequence in each layer; everything else
/// goes where it likes, but never into a group.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    /// The group of each place.
    group: Vec<u32>,
    /// Where in the sequence of its layer the unit of each place stands.
    unit: Vec<u32>,
    /// Where among all kept places each kept place stands.
    kept: Vec<u32>,
}

impl Rules {
    /// The rules that groups of nodes and heights of nodes in an earlier drawing make.
    ///
    /// `earlier` has a height for each node that stands in the layer where it stood.
    pub(super) fn new(net: &Net, groups: &[Option<usize>], earlier: &[Option<f64>]) -> Self {
        if groups.iter().all(Option::is_none) && earlier.iter().all(Option::is_none) {
            return Self::default();
        }
        let group = group_of_places(net, groups);
        let height = |place: usize| if place < net.nodes { earlier.get(place).copied().flatten() } else { None };
        let mut by_height: Vec<usize> = (0..net.nodes).filter(|node| height(*node).is_some()).collect();
        by_height.sort_by(|a, b| height(*a).unwrap_or(0.0).total_cmp(&height(*b).unwrap_or(0.0)));
        let mut kept = vec![NONE; net.len()];
        for (index, node) in by_height.iter().enumerate() {
            kept[*node] = index as u32;
        }
        let mut layers: Vec<Vec<usize>> = vec![Vec::new(); net.layers];
        for place in 0..net.len() {
            if group[place] != NONE || kept[place] != NONE {
                layers[net.layer[place]].push(place);
            }
        }
        let mut rules = Self { group, unit: vec![NONE; net.len()], kept };
        for places in layers {
            rules.sequence(places);
        }
        rules
    }

    /// Puts the groups and the kept places of a layer into a sequence.
    fn sequence(&mut self, mut places: Vec<usize>) {
        // Groups by their numbers; a kept place of no group before the first group that stood below it.
        places.sort_by_key(|place| (self.group[*place], self.kept[*place]));
        let grouped = places.partition_point(|place| self.group[*place] != NONE);
        let (groups, mut alone) = (&places[..grouped], places[grouped..].iter().peekable());
        let mut unit = 0;
        for block in groups.chunk_by(|a, b| self.group[*a] == self.group[*b]) {
            let first = block.first().map_or(NONE, |place| self.kept[*place]);
            while let Some(place) = alone.next_if(|place| first != NONE && self.kept[**place] < first) {
                self.unit[*place] = unit;
                unit += 1;
            }
            for place in block {
                self.unit[*place] = unit;
            }
            unit += 1;
        }
        for place in alone {
            self.unit[*place] = unit;
            unit += 1;
        }
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.unit.is_empty()
    }

    /// Whether a place may change sides with another one.
    pub(super) fn may_pass(&self, place: u32, other: u32) -> bool {
        let (place, other) = (place as usize, other as usize);
        if self.unit[place] == NONE || self.unit[place] == self.unit[other] {
            return self.kept[place] == NONE || self.kept[other] == NONE;
        }
        self.group[place] == NONE && self.unit[other] == NONE
    }

    /// Whether a place may stand between two others.
    pub(super) fn may_stand(&self, place: u32, one: Option<u32>, other: u32) -> bool {
        let Some(one) = one else { return true };
        let group = self.group[one as usize];
        group == NONE || group != self.group[other as usize] || group == self.group[place as usize]
    }

    /// Changes a row as little as the rules demand.
    pub(super) fn restore(&self, row: &mut [u32]) {
        if self.is_empty() {
            return;
        }
        // Each unit where its members stand on average, and the units of the sequence in its order.
        let mut sums: Vec<(f64, f64)> = Vec::new();
        for (index, place) in row.iter().enumerate() {
            let unit = self.unit[*place as usize];
            if unit != NONE {
                sums.resize(sums.len().max(unit as usize + 1), (0.0, 0.0));
                let sum = &mut sums[unit as usize];
                *sum = (sum.0 + index as f64, sum.1 + 1.0);
            }
        }
        let mut means: Vec<f64> = sums.iter().map(|(sum, count)| sum / count.max(1.0)).collect();
        means.sort_by(f64::total_cmp);
        let mut keyed: Vec<(f64, u32, usize, u32)> = row
            .iter()
            .enumerate()
            .map(|(index, place)| {
                let unit = self.unit[*place as usize];
                (means.get(unit as usize).copied().unwrap_or(index as f64), unit, index, *place)
            })
            .collect();
        keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        for (slot, entry) in row.iter_mut().zip(&keyed) {
            *slot = entry.3;
        }
        for block in row.chunk_by_mut(|a, b| self.group[*a as usize] == self.group[*b as usize]) {
            if self.group[block[0] as usize] != NONE {
                self.restore_kept(block);
            }
        }
    }

    /// Puts the kept places of a group into their order, in the slots that they hold together.
    fn restore_kept(&self, block: &mut [u32]) {
        let is_kept = |place: &u32| self.kept[*place as usize] != NONE;
        let mut kept: Vec<u32> = block.iter().copied().filter(is_kept).collect();
        kept.sort_by_key(|place| self.kept[*place as usize]);
        for (slot, place) in block.iter_mut().filter(|place| is_kept(place)).zip(kept) {
            *slot = place;
        }
    }
}

/// The group of each place: a long edge within a group belongs to it.
fn group_of_places(net: &Net, groups: &[Option<usize>]) -> Vec<u32> {
    let of = |node: usize| groups.get(node).copied().flatten().map_or(NONE, |group| group as u32);
    let mut group: Vec<u32> = (0..net.nodes).map(of).collect();
    group.resize(net.len(), NONE);
    for chain in &net.chains {
        if let [first, passed @ .., last] = chain.as_slice()
            && of(*first) == of(*last)
        {
            for place in passed {
                group[*place] = of(*first);
            }
        }
    }
    group
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_row_is_restored_to_groups_together_and_kept_places_in_order(
            groups in prop::collection::vec(prop::option::of(0_usize..3), 10),
            earlier in prop::collection::vec(prop::option::of(0.0..9.0), 10),
            row in Just((0..10_u32).collect::<Vec<u32>>()).prop_shuffle(),
        ) {
            let net = Net::new(&[0; 10], &[]);
            let rules = Rules::new(&net, &groups, &earlier);
            let mut restored = row;
            rules.restore(&mut restored);
            let mut blocks: Vec<Option<usize>> = restored.iter().map(|place| groups[*place as usize]).collect();
            blocks.dedup();
            prop_assert!(blocks.into_iter().flatten().is_sorted_by(|a, b| a < b));
            // Between groups their numbers come first; everywhere else the earlier order holds.
            for group in [None, Some(0), Some(1), Some(2)] {
                let members = restored.iter().filter(|place| groups[**place as usize] == group);
                prop_assert!(members.filter_map(|place| earlier[*place as usize]).is_sorted());
            }
            let again = restored.clone();
            rules.restore(&mut restored);
            prop_assert_eq!(again, restored);
        }
    }
}
