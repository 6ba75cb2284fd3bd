//! The smallest set of obstacles that explains why every start of a day is refused.

use std::ops::Range;

/// Picks obstacles that together stand against all of `starts`, such that none can be left out.
///
/// `against` holds, for each obstacle, the ranges of starts against which it
/// stands. Whoever stands against most of what is still open is picked first,
/// the earlier in the list among equals. Answers with the places of the picked
/// in the list, in its order; what nobody stands against stays open.
pub(super) fn smallest(starts: &Range<usize>, against: &[Vec<Range<usize>>]) -> Vec<usize> {
    let within = |range: &Range<usize>| range.start.max(starts.start)..range.end.min(starts.end);
    let mut open = vec![true; starts.len()];
    let places = |ranges: &[Range<usize>]| -> Vec<usize> {
        let mut places: Vec<usize> = ranges.iter().flat_map(within).map(|start| start - starts.start).collect();
        places.sort_unstable();
        places.dedup();
        places
    };
    let covers: Vec<Vec<usize>> = against.iter().map(|ranges| places(ranges)).collect();
    let mut picked: Vec<usize> = Vec::new();
    loop {
        let still_open = |covered: &[usize]| covered.iter().filter(|place| open[**place]).count();
        let best = (0..covers.len()).map(|who| (still_open(&covers[who]), std::cmp::Reverse(who))).max();
        let Some((1.., std::cmp::Reverse(who))) = best else { break };
        covers[who].iter().for_each(|place| open[*place] = false);
        picked.push(who);
    }
    let mut times = vec![0_u32; starts.len()];
    picked.iter().flat_map(|who| &covers[*who]).for_each(|place| times[*place] += 1);
    // An early pick can have become superfluous through later ones.
    picked.sort_unstable();
    for who in picked.clone().into_iter().rev() {
        if covers[who].iter().all(|place| times[*place] > 1) {
            covers[who].iter().for_each(|place| times[*place] -= 1);
            picked.retain(|other| *other != who);
        }
    }
    picked
}

#[cfg(test)]
#[expect(clippy::single_range_in_vec_init, reason = "each conflict stands against a list of ranges")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_obstacle_that_stands_against_all_is_enough() {
        let against = [vec![0..4], vec![0..10], vec![4..10]];
        assert_eq!(smallest(&(0..10), &against), [1]);
    }

    #[test]
    fn the_earlier_in_the_list_is_told_among_equals() {
        let against = [vec![3..12], vec![0..10], vec![0..10]];
        assert_eq!(smallest(&(4..10), &against), [0]);
    }

    proptest! {
        #[test]
        fn what_is_picked_explains_everything_and_nothing_can_be_left_out(
            against in prop::collection::vec(
                prop::collection::vec((0_usize..30, 1_usize..12).prop_map(|(from, length)| from..from + length), 1..3),
                1..8,
            ),
        ) {
            let starts = 5..25;
            let refused = |start: usize, who: &[usize]| {
                who.iter().any(|who| against[*who].iter().any(|range| range.contains(&start)))
            };
            let everyone: Vec<usize> = (0..against.len()).collect();
            let picked = smallest(&starts, &against);
            for start in starts.clone() {
                prop_assert_eq!(refused(start, &picked), refused(start, &everyone));
            }
            for left_out in &picked {
                let rest: Vec<usize> = picked.iter().copied().filter(|who| who != left_out).collect();
                prop_assert!(starts.clone().any(|start| refused(start, &picked) && !refused(start, &rest)));
            }
        }
    }
}
