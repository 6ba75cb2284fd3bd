//! Sweeps over all layers, each ordered by its neighbours in the one before it.

use super::super::net::Net;
use super::rows::Rows;
use super::rules::Rules;

/// By what the neighbours of a place decide where it goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum By {
    /// Sugiyama, Tagawa and Toda (1981).
    Mean,
    /// Eades and Wormald, "Edge crossings in drawings of bipartite graphs" (1994), weighted as by Gansner et al. (1993).
    Median,
}

/// One way over all layers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pass {
    /// By what the neighbours decide.
    pub(super) by: By,
    /// Each layer by the one before it, rather than backward by the one after it.
    pub(super) forward: bool,
    /// Places that want the same change their order.
    pub(super) turn_ties: bool,
}

/// Room that is kept between sweeps.
#[derive(Debug, Default)]
pub(super) struct Sweeper {
    /// What each place of a layer wants, how ties are broken, and the place.
    keyed: Vec<(f64, u32, u32)>,
    /// Where the neighbours of one place stand.
    ends: Vec<u32>,
}

impl Sweeper {
    /// Orders every layer but the first one that is passed.
    pub(super) fn sweep(&mut self, net: &Net, rows: &mut Rows, rules: &Rules, pass: Pass) {
        for step in 1..net.layers {
            let layer = if pass.forward { step } else { net.layers - 1 - step };
            self.layer(net, rows, layer, pass);
            rules.restore(&mut rows.rows[layer]);
            rows.settle(layer);
        }
    }

    /// Orders one layer.
    fn layer(&mut self, net: &Net, rows: &mut Rows, layer: usize, pass: Pass) {
        let links = net.beside(!pass.forward);
        self.keyed.clear();
        for place in &rows.rows[layer] {
            let at = rows.at[*place as usize];
            self.ends.clear();
            self.ends.extend(links.of(*place as usize).iter().map(|end| rows.at[*end as usize]));
            let key = match pass.by {
                By::Mean => mean(&self.ends),
                By::Median => median(&mut self.ends),
            };
            self.keyed.push((key.unwrap_or(-1.0), if pass.turn_ties { u32::MAX - at } else { at }, *place));
        }
        hold(&mut self.keyed);
        self.keyed.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        for (slot, keyed) in rows.rows[layer].iter_mut().zip(&self.keyed) {
            *slot = keyed.2;
        }
    }
}

/// Gives places without neighbours the key of the place above them, so that they stay near it.
fn hold(keyed: &mut [(f64, u32, u32)]) {
    let mut last = 0.0;
    for entry in keyed {
        if entry.0 < 0.0 {
            entry.0 = last;
        }
        last = entry.0;
    }
}

/// The mean of some positions.
fn mean(ends: &[u32]) -> Option<f64> {
    if ends.is_empty() {
        return None;
    }
    Some(ends.iter().map(|end| f64::from(*end)).sum::<f64>() / ends.len() as f64)
}

/// The median of some positions.
fn median(ends: &mut [u32]) -> Option<f64> {
    ends.sort_unstable();
    let (len, middle) = (ends.len(), ends.len() / 2);
    let at = |index: usize| f64::from(ends[index]);
    match len {
        0 => None,
        _ if len % 2 == 1 => Some(at(middle)),
        2 => Some(f64::midpoint(at(0), at(1))),
        _ => {
            // Towards the side whose neighbours lie closer together.
            let (left, right) = (at(middle - 1) - at(0), at(len - 1) - at(middle));
            let both = left + right;
            Some(if both > 0.0 { (at(middle - 1) * right + at(middle) * left) / both } else { at(middle) })
        }
    }
}
