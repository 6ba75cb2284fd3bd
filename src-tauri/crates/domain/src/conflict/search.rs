//! Looking up an instant among stretches that follow each other nearly evenly.

use crate::time::{Instant, Interval};

/// The number of stretches, of some that are sorted and apart, that have ended at an instant.
///
/// Windows recur, so that a place can be guessed from the first end and the
/// last, and is found a few steps from there: a search by halves would read
/// far more memory, which is what it costs when thousands of series are asked.
pub(super) fn ended_by(stretches: &[Interval], at: Instant) -> usize {
    let has_ended = |place: usize| stretches.get(place).is_some_and(|stretch| stretch.end() <= at);
    let (Some(first), Some(last)) = (stretches.first(), stretches.last()) else { return 0 };
    if !has_ended(0) {
        return 0;
    }
    if has_ended(stretches.len() - 1) {
        return stretches.len();
    }
    let from = |instant: Instant| instant.epoch_seconds() - first.end().epoch_seconds();
    // Neither is negative, and the second is not zero: the instant lies between the two ends.
    let share = from(at) as f64 / from(last.end()) as f64;
    let guess = (share * (stretches.len() - 1) as f64) as usize;
    let mut step = 1;
    let (low, high) = if has_ended(guess) {
        let mut low = guess;
        while has_ended(low + step) {
            low += step;
            step *= 2;
        }
        (low, (low + step).min(stretches.len()))
    } else {
        let mut high = guess;
        while high >= step && !has_ended(high - step) {
            high -= step;
            step *= 2;
        }
        (high.saturating_sub(step), high)
    };
    low + stretches.get(low..high).map_or(0, |near| near.partition_point(|stretch| stretch.end() <= at))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_guess_finds_what_halving_finds(
            lengths in prop::collection::vec((0_i64..50, 1_i64..400), 0..200),
            at in -100_i64..40_000,
        ) {
            let mut from = Instant::MIN.plus_seconds(1_000);
            let start = from;
            let mut stretches = Vec::new();
            for (gap, length) in lengths {
                let begin = from.plus_seconds(gap + 1);
                from = begin.plus_seconds(length);
                stretches.extend(Interval::new(begin, from).ok());
            }
            let at = start.plus_seconds(at);
            prop_assert_eq!(ended_by(&stretches, at), stretches.partition_point(|stretch| stretch.end() <= at));
        }
    }
}
