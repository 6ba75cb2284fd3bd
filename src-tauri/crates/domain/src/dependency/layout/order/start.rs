//! Orders to begin with.

use super::super::net::Net;

/// Keys by which whatever hangs together stands together: the numbers of a search in depth, from the least linked node on.
///
/// Tarjan, "Depth-first search and linear graph algorithms" (1972).
pub(super) fn in_depth(net: &Net) -> Vec<f64> {
    let mut key = vec![f64::NAN; net.len()];
    let mut number = 0.0;
    let mut stack = Vec::new();
    for root in 0..net.len() {
        stack.push(root as u32);
        while let Some(place) = stack.pop() {
            let place = place as usize;
            if key[place].is_nan() {
                key[place] = number;
                number += 1.0;
                stack.extend(net.previous.of(place).iter().chain(net.next.of(place)).rev());
            }
        }
    }
    key
}

/// Keys by the order of the numbers, nodes and passing edges alike.
pub(super) fn by_number(net: &Net) -> Vec<f64> {
    (0..net.len()).map(|place| place as f64).collect()
}

/// Keys by the heights of an earlier drawing: what is new stands where its neighbours stand on average.
pub(super) fn near_earlier(net: &Net, heights: &[Option<f64>]) -> Vec<f64> {
    let known = |place: usize| if place < net.nodes { heights.get(place).copied().flatten() } else { None };
    let mut key: Vec<f64> = (0..net.len()).map(|place| known(place).unwrap_or(f64::NAN)).collect();
    for chain in &net.chains {
        let (Some(first), Some(last)) = (chain.first(), chain.last()) else { continue };
        if let (Some(one), Some(other)) = (known(*first), known(*last)) {
            for (index, place) in chain.iter().enumerate() {
                if *place >= net.nodes {
                    key[*place] = one + (other - one) * index as f64 / (chain.len() - 1) as f64;
                }
            }
        }
    }
    // What is new may hang on other new places, from either side.
    for step in 0..2 * net.len() {
        let place = if step < net.len() { step } else { 2 * net.len() - 1 - step };
        if key[place].is_nan() {
            let near = || net.previous.of(place).iter().chain(net.next.of(place)).map(|other| key[*other as usize]);
            let (sum, count) =
                near().filter(|key| !key.is_nan()).fold((0.0, 0.0), |(sum, count), key| (sum + key, count + 1.0));
            if count > 0.0 {
                key[place] = sum / count;
            }
        }
    }
    key
}
