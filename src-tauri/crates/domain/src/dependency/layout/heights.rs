//! How high everything stands.
//!
//! Layer by layer, each place goes as near as order and gaps allow to where its
//! neighbours stand: the priority method of Sugiyama, Tagawa and Toda (1981) with
//! the pooling of Ayer, Brunk, Ewing, Reid and Silverman, "An empirical
//! distribution function for sampling with incomplete information" (1955) in
//! place of priorities. Long edges weigh more, as in Gansner, Koutsofios, North
//! and Vo (1993), section 4, and are then drawn straight where there is room.
//! The blocks of Brandes and Köpf (2002) made drawings of dense graphs several
//! times as high, and their edges as much longer.

use super::links::Links;
use super::net::Net;
use super::order::Rows;

/// Sweeps there and back over all layers.
const SWEEPS: usize = 24;
/// How many of them look only at where they come from, which carries a change through all layers at once.
const ONE_SIDED: usize = 8;
/// How much an edge weighs by how many of its ends are places where a long edge passes.
const WEIGHTS: [f64; 3] = [1.0, 2.0, 8.0];
/// How much the earlier height of a node weighs.
const EARLIER: f64 = 1e4;
/// How much a place without neighbours weighs.
const ALONE: f64 = 0.1;

/// Where a place would like to stand, and how much that weighs.
type Wish = (f64, f64);

/// The heights of the centres of all places.
///
/// `room` is what each takes with its share of the gaps; `earlier` says where
/// the centres of nodes stood, which then move only to make room.
pub(super) fn heights(net: &Net, rows: &Rows, room: &[f64], earlier: &[Option<f64>]) -> Vec<f64> {
    let mut heights = Heights { net, rows, room, earlier, at: vec![0.0; net.len()] };
    for row in &rows.rows {
        let mut top = -row.iter().map(|place| room[*place as usize]).sum::<f64>() / 2.0;
        for place in row {
            let room = room[*place as usize];
            heights.at[*place as usize] = heights.earlier(*place as usize).unwrap_or(top + room / 2.0);
            top += room;
        }
    }
    let mut wishes = Vec::new();
    for sweep in 0..SWEEPS {
        let sides = if sweep < ONE_SIDED { (sweep % 2 == 0, sweep % 2 == 1) } else { (true, true) };
        for step in 0..net.layers {
            let layer = if sweep % 2 == 0 { step } else { net.layers - 1 - step };
            wishes.clear();
            wishes.extend(rows.rows[layer].iter().map(|place| heights.wish(*place as usize, sides)));
            spread(&rows.rows[layer], &wishes, room, &mut heights.at);
        }
    }
    heights.straighten();
    heights.at
}

/// The state of the work.
struct Heights<'a> {
    /// Who is linked to whom.
    net: &'a Net,
    /// The order in each layer.
    rows: &'a Rows,
    /// What each place takes.
    room: &'a [f64],
    /// Where the centres of nodes stood.
    earlier: &'a [Option<f64>],
    /// Where the centres of all places stand now.
    at: Vec<f64>,
}

impl<'a> Heights<'a> {
    /// Where the centre of a place stood.
    fn earlier(&self, place: usize) -> Option<f64> {
        self.earlier.get(place).copied().flatten()
    }

    /// The mean of where the neighbours of a place stand that lie on some sides: before it, after it.
    fn wish(&self, place: usize, (before, after): (bool, bool)) -> Wish {
        if let Some(height) = self.earlier(place) {
            return (height, EARLIER);
        }
        let passing = |place: usize| usize::from(place >= self.net.nodes);
        let (mut sum, mut weights) = (0.0, 0.0);
        let neighbours = |there: bool, links: &'a Links| if there { links.of(place) } else { &[] };
        let before = neighbours(before, &self.net.previous);
        for other in before.iter().chain(neighbours(after, &self.net.next)) {
            let weight = WEIGHTS[passing(place) + passing(*other as usize)];
            sum += weight * self.at[*other as usize];
            weights += weight;
        }
        if weights > 0.0 {
            return (sum / weights, weights);
        }
        // What nothing leads to keeps close to what stands above it, or else below.
        let (above, below) = self.free(place);
        let near = if above.is_finite() { above } else { below };
        (if near.is_finite() { near } else { self.at[place] }, ALONE)
    }

    /// Draws the middle of each long edge at one height, where nothing stands in its way.
    fn straighten(&mut self) {
        for chain in &self.net.chains {
            let [first, passing @ .., last] = chain.as_slice() else { continue };
            if passing.is_empty() {
                continue;
            }
            let free = passing.iter().map(|place| self.free(*place));
            let (least, most) =
                free.fold((f64::NEG_INFINITY, f64::INFINITY), |all, free| (all.0.max(free.0), all.1.min(free.1)));
            if least > most {
                continue;
            }
            let mean = passing.iter().map(|place| self.at[*place]).sum::<f64>() / passing.len() as f64;
            // At the height of an end there is one bend less.
            let ends = [self.at[*first], self.at[*last]].into_iter().filter(|end| (least..=most).contains(end));
            let nearest = ends.min_by(|a, b| (a - mean).abs().total_cmp(&(b - mean).abs()));
            let height = nearest.unwrap_or(mean.max(least).min(most));
            for place in passing {
                self.at[*place] = height;
            }
        }
    }

    /// Between which heights a place may stand while everything else stays.
    fn free(&self, place: usize) -> (f64, f64) {
        let row = &self.rows.rows[self.net.layer[place]];
        let at = self.rows.at[place] as usize;
        let apart = |other: u32| f64::midpoint(self.room[place], self.room[other as usize]);
        let above = at.checked_sub(1).map(|at| row[at]);
        let below = row.get(at + 1).copied();
        (
            above.map_or(f64::NEG_INFINITY, |other| self.at[other as usize] + apart(other)),
            below.map_or(f64::INFINITY, |other| self.at[other as usize] - apart(other)),
        )
    }
}

/// Puts a row as near to its wishes as order and gaps allow: what pushes each other shares the mean of its wishes.
fn spread(row: &[u32], wishes: &[Wish], room: &[f64], at: &mut [f64]) {
    // Less the room that is needed above, order and gaps are plain order, and what is out of order can be pooled.
    let mut above = 0.0;
    let mut blocks: Vec<(f64, f64, usize)> = Vec::new();
    for (place, (wish, weight)) in row.iter().zip(wishes) {
        let half = room[*place as usize] / 2.0;
        let mut block = (wish - above - half, *weight, 1);
        while let Some(last) = blocks.pop_if(|last| last.0 > block.0) {
            let weight = last.1 + block.1;
            block = ((last.0 * last.1 + block.0 * block.1) / weight, weight, last.2 + block.2);
        }
        blocks.push(block);
        above += 2.0 * half;
    }
    let mut means = blocks.iter().flat_map(|(mean, _, count)| std::iter::repeat_n(*mean, *count));
    let mut above = 0.0;
    for place in row {
        let room = room[*place as usize];
        at[*place as usize] = means.next().unwrap_or(0.0) + above + room / 2.0;
        above += room;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// How far a row is from its wishes.
    fn distance(at: &[f64], wishes: &[Wish]) -> f64 {
        at.iter().zip(wishes).map(|(at, (wish, weight))| weight * (at - wish) * (at - wish)).sum()
    }

    proptest! {
        #[test]
        fn a_row_keeps_its_gaps_and_no_other_that_does_is_nearer_to_the_wishes(
            places in prop::collection::vec((1.0..40.0, -100.0..100.0, 0.1..9.0), 1..9),
            others in prop::collection::vec(0.0..30.0, 9),
            from in -150.0..50.0,
        ) {
            let row: Vec<u32> = (0..places.len() as u32).collect();
            let room: Vec<f64> = places.iter().map(|place| place.0).collect();
            let wishes: Vec<Wish> = places.iter().map(|place| (place.1, place.2)).collect();
            let mut at = vec![0.0; row.len()];
            spread(&row, &wishes, &room, &mut at);
            // Any other row with the same gaps, and wider ones.
            let mut other = vec![from];
            for index in 1..row.len() {
                let apart = f64::midpoint(room[index - 1], room[index]);
                prop_assert!(at[index] - at[index - 1] >= apart - 1e-9);
                other.push(other[index - 1] + apart + others[index]);
            }
            prop_assert!(distance(&at, &wishes) <= distance(&other, &wishes) + 1e-6);
        }
    }
}
