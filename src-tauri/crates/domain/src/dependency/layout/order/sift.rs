//! A layer reordered between two that stay as they are.
//!
//! Matuszewski, Schönfeld and Molitor, "Using sifting for k-layer straightline
//! crossing minimization" (1999): each place is taken to where it crosses least.
//! What two places cross in either order is worked out once for all pairs of the
//! layer (Jünger and Mutzel, "2-layer straightline crossing minimization", 1997).
//! Heat blurs what counts as least, so that an order can leave a poor optimum
//! (Kirkpatrick, Gelatt and Vecchi, "Optimization by simulated annealing", 1983).

use super::super::net::Net;
use super::dice::Dice;
use super::rows::Rows;
use super::rules::Rules;

/// The most places of a layer whose pairs are all worked out, which takes four bytes for each pair.
const MOST_PLACES: usize = 4_000;
/// The most links of a layer; what they could cross must still be a number.
const MOST_ENDS: usize = 60_000;
/// How many blurs are kept; a power of two.
const BLURS: usize = 4096;

/// Sifts layers, with room that is kept between them.
#[derive(Debug)]
pub(super) struct Sifter {
    /// For each pair of places of the layer, how many crossings more the first above the second has than below it.
    excess: Vec<i32>,
    /// The neighbours of all places of the layer by their positions.
    ends: Vec<u32>,
    /// Where the neighbours of each place begin.
    starts: Vec<u32>,
    /// How many neighbours of one place stand after a position, less those before it.
    balance: Vec<i32>,
    /// The row by numbers within itself.
    row: Vec<u32>,
    /// What is added to the crossings of a position.
    blur: Vec<i32>,
    /// Where blurs come from.
    dice: Dice,
}

impl Sifter {
    /// A sifter without heat.
    pub(super) fn new() -> Self {
        let (excess, ends, starts, balance, row) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { excess, ends, starts, balance, row, blur: vec![0; BLURS], dice: Dice::new(1) }
    }

    /// Blurs crossings by up to so many.
    pub(super) fn heat(&mut self, heat: u32) {
        for blur in &mut self.blur {
            *blur = if heat == 0 { 0 } else { self.dice.below(heat) as i32 };
        }
    }

    /// How many steps it takes to sift a layer; none if it is not sifted.
    pub(super) fn cost(net: &Net, rows: &Rows, layer: usize) -> u64 {
        let row = &rows.rows[layer];
        let links = |place: &u32| net.next.of(*place as usize).len() + net.previous.of(*place as usize).len();
        let ends: usize = row.iter().map(links).sum();
        if !(2..=MOST_PLACES).contains(&row.len()) || ends > MOST_ENDS {
            return 0;
        }
        let beside = |layer: Option<usize>| layer.and_then(|layer| rows.rows.get(layer)).map_or(0, Vec::len);
        let beside = beside(layer.checked_sub(1)) + beside(Some(layer + 1));
        (row.len() * (2 * row.len() + ends + beside)) as u64
    }

    /// Takes each place of a layer to where it crosses least; answers by how much crossings fell.
    pub(super) fn sift(&mut self, net: &Net, rows: &mut Rows, rules: &Rules, layer: usize) -> i64 {
        if Self::cost(net, rows, layer) == 0 {
            return 0;
        }
        let len = rows.rows[layer].len();
        self.weigh(net, rows, layer);
        self.row.clear();
        self.row.extend(0..len as u32);
        let places = std::mem::take(&mut rows.rows[layer]);
        let mut gain = 0;
        for number in 0..len {
            gain -= i64::from(if rules.is_empty() {
                self.place(number, |_| true, |_, _| true)
            } else {
                let named = |number: u32| places[number as usize];
                let place = places[number];
                let pass = |other: u32| rules.may_pass(place, named(other));
                self.place(number, pass, |one, other| rules.may_stand(place, one.map(named), named(other)))
            });
        }
        rows.rows[layer] = self.row.iter().map(|number| places[*number as usize]).collect();
        rows.settle(layer);
        gain
    }

    /// Works out what each pair of a layer crosses.
    fn weigh(&mut self, net: &Net, rows: &Rows, layer: usize) {
        let row = &rows.rows[layer];
        let len = row.len();
        self.excess.clear();
        self.excess.resize(len * len, 0);
        for after in [false, true] {
            let other = if after { layer + 1 } else { layer.wrapping_sub(1) };
            let Some(width) = rows.rows.get(other).map(Vec::len) else { continue };
            let links = net.beside(after);
            self.ends.clear();
            self.starts.clear();
            for place in row {
                self.starts.push(self.ends.len() as u32);
                self.ends.extend(links.of(*place as usize).iter().map(|end| rows.at[*end as usize]));
            }
            self.starts.push(self.ends.len() as u32);
            for number in 0..len {
                let mine = &self.ends[self.starts[number] as usize..self.starts[number + 1] as usize];
                if mine.is_empty() {
                    continue;
                }
                // Before a neighbour it counts for one, at it for nothing, after it against.
                self.balance.clear();
                self.balance.resize(width + 1, 0);
                for end in mine {
                    self.balance[*end as usize] -= 1;
                    self.balance[*end as usize + 1] -= 1;
                }
                let mut value = mine.len() as i32;
                for cell in &mut self.balance {
                    value += *cell;
                    *cell = value;
                }
                let excess = &mut self.excess[number * len..(number + 1) * len];
                for (cell, bounds) in excess.iter_mut().zip(self.starts.windows(2)) {
                    let ends = &self.ends[bounds[0] as usize..bounds[1] as usize];
                    *cell += ends.iter().map(|end| self.balance[*end as usize]).sum::<i32>();
                }
            }
        }
    }

    /// Takes one place to where it crosses least; answers by how much crossings change.
    fn place(
        &mut self,
        number: usize,
        may_pass: impl Fn(u32) -> bool,
        may_stand: impl Fn(Option<u32>, u32) -> bool,
    ) -> i32 {
        let Some(here) = self.row.iter().position(|other| *other as usize == number) else { return 0 };
        let len = self.row.len();
        let excess = &self.excess[number * len..(number + 1) * len];
        let shift = self.dice.below(BLURS as u32) as usize;
        let blur = |at: usize| self.blur[(at + shift) % BLURS];
        let (mut least, mut target, mut gain) = (blur(here), here, 0);
        let mut change = 0;
        for at in (0..here).rev() {
            let other = self.row[at];
            if !may_pass(other) {
                break;
            }
            change += excess[other as usize];
            let value = change + blur(at);
            if value < least && may_stand(at.checked_sub(1).map(|at| self.row[at]), other) {
                (least, target, gain) = (value, at, change);
            }
        }
        change = 0;
        for at in here + 1..len {
            let other = self.row[at];
            if !may_pass(other) {
                break;
            }
            change -= excess[other as usize];
            let value = change + blur(at);
            if value < least && may_stand(self.row.get(at + 1).copied(), other) {
                (least, target, gain) = (value, at, change);
            }
        }
        if target < here {
            self.row[target..=here].rotate_right(1);
        } else {
            self.row[here..=target].rotate_left(1);
        }
        gain
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::rows::Counter;
    use super::*;

    proptest! {
        #[test]
        fn crossings_fall_by_what_is_answered(
            edges in prop::collection::vec((0_usize..3, 0_usize..6, 0_usize..6), 0..40),
            heat in 0_u32..9,
        ) {
            let layers: Vec<usize> = (0..24).map(|node| node / 6).collect();
            let arcs: Vec<_> = edges.iter().map(|(layer, a, b)| Some((6 * layer + a, 6 * layer + 6 + b))).collect();
            let net = Net::new(&layers, &arcs);
            let mut rows = Rows::by_key(&net, &[0.0; 24]);
            let (mut counter, mut sifter) = (Counter::default(), Sifter::new());
            sifter.heat(heat);
            for layer in [1, 0, 3, 2, 1] {
                let before = counter.all(&net, &rows) as i64;
                let gain = sifter.sift(&net, &mut rows, &Rules::default(), layer);
                prop_assert_eq!(counter.all(&net, &rows) as i64, before - gain);
                prop_assert!(heat > 0 || gain >= 0);
            }
        }
    }
}
