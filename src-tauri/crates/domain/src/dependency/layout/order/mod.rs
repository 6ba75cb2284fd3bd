//! The order within each layer, so that few edges cross.

mod dice;
mod rows;
mod rules;
mod sift;
mod start;
mod sweep;

use super::net::Net;
use rows::Counter;
pub(super) use rows::Rows;
use rules::Rules;
use sift::Sifter;
use sweep::{By, Pass, Sweeper};

/// The steps that sifting may take, each a nanosecond or two.
const STEPS: u64 = 350_000_000;
/// The steps that sifting takes even if an order is good already.
const FEW_STEPS: u64 = 12_000_000;
/// The rounds over all layers in which heat falls to nothing.
const ROUNDS: u64 = 32;
/// The most rounds, for graphs that are small enough.
const MOST_ROUNDS: u64 = 60;
/// Fewer rounds than these are better spent without heat.
const LEAST_ROUNDS: u64 = 10;
/// The heat in the beginning, for each edge between two layers.
const HEAT: f64 = 1.5;
/// The part of the heat with which the best order is warmed up once more.
const WARM: f64 = 0.2;
/// The rounds without heat at the end; as a rule fewer than ten change anything.
const COLD_ROUNDS: u64 = 20;
/// The most links that are swept over, all sweeps of a start taken together.
const SWEPT: usize = 1_000_000;

/// The order in each layer under the rules of groups and of the heights in an earlier drawing.
///
/// How much is done depends on the graph alone, so that every machine comes to the same order.
pub(super) fn ordered(net: &Net, groups: &[Option<usize>], earlier: &[Option<f64>]) -> Rows {
    let rules = Rules::new(net, groups, earlier);
    let (current, best) = (Rows::default(), Rows::default());
    let mut search = Search { net, rules, counter: Counter::default(), current, best, least: u64::MAX };
    let known = earlier.iter().flatten().count();
    if known > 0 {
        search.start(&start::near_earlier(net, earlier));
    }
    if known > 0 && 2 * known >= net.nodes {
        // What passes by keeps to the straight line, as long as nothing is won by leaving it.
        let round = search.round();
        search.cool(0.0, COLD_ROUNDS.min(STEPS / round));
        return search.best;
    }
    let sweeps = (SWEPT / net.next.len().max(1)).clamp(1, 12);
    for key in [start::in_depth(net), start::by_number(net)] {
        for by in [By::Mean, By::Median] {
            search.start(&key);
            search.sweeps(by, sweeps);
        }
    }
    let round = search.round();
    let rounds = (FEW_STEPS / round).clamp(ROUNDS, MOST_ROUNDS).min(STEPS / round);
    let heat = if rounds < LEAST_ROUNDS { 0.0 } else { HEAT * net.next.len() as f64 / net.layers.max(1) as f64 };
    search.cool(heat, rounds);
    // Once more from what was found, with so little heat that most of it stays.
    search.cool(heat * WARM, rounds / 2);
    search.best
}

/// The best order so far.
struct Search<'a> {
    /// What is ordered.
    net: &'a Net,
    /// What every order keeps to.
    rules: Rules,
    /// Counts crossings.
    counter: Counter,
    /// The order that is worked on.
    current: Rows,
    /// The best order that was seen.
    best: Rows,
    /// How many edges cross in the best order.
    least: u64,
}

impl Search<'_> {
    /// How many steps it takes to sift every layer once.
    fn round(&self) -> u64 {
        (0..self.net.layers).map(|layer| Sifter::cost(self.net, &self.best, layer)).sum::<u64>().max(1)
    }

    /// Begins with the order of some keys.
    fn start(&mut self, key: &[f64]) {
        let mut rows = Rows::by_key(self.net, key);
        for layer in 0..self.net.layers {
            self.rules.restore(&mut rows.rows[layer]);
            rows.settle(layer);
        }
        self.current = rows;
        self.note();
    }

    /// Remembers the current order if it is the best.
    fn note(&mut self) {
        let now = self.counter.all(self.net, &self.current);
        if now < self.least {
            (self.best, self.least) = (self.current.clone(), now);
        }
    }

    /// Sweeps down and up over all layers.
    fn sweeps(&mut self, by: By, count: usize) {
        let mut sweeper = Sweeper::default();
        for sweep in 0..count {
            if self.least == 0 {
                return;
            }
            // Ties are turned every other time there and back, so that a sweep can undo what one before it did.
            let pass = Pass { by, forward: sweep % 2 == 0, turn_ties: sweep % 4 < 2 };
            sweeper.sweep(self.net, &mut self.current, &self.rules, pass);
            self.note();
        }
    }

    /// Sifts the best order for some rounds while heat falls to nothing, and then until nothing is won.
    fn cool(&mut self, heat: f64, rounds: u64) {
        if self.least == 0 || rounds == 0 {
            return;
        }
        self.current = self.best.clone();
        let mut sifter = Sifter::new();
        let hot = if heat > 0.0 { rounds } else { 0 };
        for round in 0..hot + COLD_ROUNDS.min(rounds) {
            let left = hot.saturating_sub(round) as f64 / hot.max(1) as f64;
            sifter.heat((heat * left) as u32);
            let mut gain = 0;
            for step in 0..self.net.layers {
                let layer = if round % 2 == 0 { step } else { self.net.layers - 1 - step };
                gain += sifter.sift(self.net, &mut self.current, &self.rules, layer);
            }
            if round >= hot && gain == 0 {
                break;
            }
        }
        self.note();
    }
}
