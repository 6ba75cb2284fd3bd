//! Intervals that can be asked which of them overlap a stretch of time.

use crate::time::{Instant, Interval};

/// Intervals with what they stand for, sorted by start, under a tree of their latest ends.
///
/// A question costs O(log n + answers). A change rebuilds the tree, which is
/// cheap for the few hundred intervals of one component.
#[derive(Clone, Debug, Default)]
pub(crate) struct Track<T> {
    spans: Vec<(Interval, T)>,
    /// A complete binary tree: node `i` has the children `2i` and `2i + 1`, the leaves stand for the spans.
    latest: Vec<Instant>,
}

impl<T: Copy + Ord> Track<T> {
    pub(crate) fn new(mut spans: Vec<(Interval, T)>) -> Self {
        spans.retain(|(span, _)| !span.is_empty());
        spans.sort_unstable();
        let mut track = Self { spans, latest: Vec::new() };
        track.grow_tree();
        track
    }

    pub(crate) fn put(&mut self, span: Interval, what: T) {
        if span.is_empty() {
            return;
        }
        let place = self.spans.partition_point(|present| *present < (span, what));
        self.spans.insert(place, (span, what));
        self.grow_tree();
    }

    pub(crate) fn remove(&mut self, span: Interval, what: T) {
        if let Ok(place) = self.spans.binary_search(&(span, what)) {
            self.spans.remove(place);
            self.grow_tree();
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Everything, in the order of the starts.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Interval, T)> + '_ {
        self.spans.iter().copied()
    }

    /// Calls `found` for everything that overlaps the stretch, in the order of the starts.
    pub(crate) fn overlapping(&self, within: Interval, mut found: impl FnMut(Interval, T)) {
        let starting = self.spans.partition_point(|(span, _)| span.start() < within.end());
        if starting > 0 && !within.is_empty() {
            self.descend(1, 0, self.latest.len() / 2, starting, within.start(), &mut found);
        }
    }

    /// Looks through the leaves `[first, first + width)` under a node, as far as `starting`.
    fn descend(
        &self,
        node: usize,
        first: usize,
        width: usize,
        starting: usize,
        after: Instant,
        found: &mut impl FnMut(Interval, T),
    ) {
        if first >= starting || self.latest[node] <= after {
            return;
        }
        if width == 1 {
            let (span, what) = self.spans[first];
            found(span, what);
            return;
        }
        let half = width / 2;
        self.descend(2 * node, first, half, starting, after, found);
        self.descend(2 * node + 1, first + half, half, starting, after, found);
    }

    fn grow_tree(&mut self) {
        let leaves = self.spans.len().next_power_of_two();
        self.latest.clear();
        self.latest.resize(2 * leaves, Instant::MIN);
        for (leaf, (span, _)) in self.latest[leaves..].iter_mut().zip(&self.spans) {
            *leaf = span.end();
        }
        for node in (1..leaves).rev() {
            self.latest[node] = self.latest[2 * node].max(self.latest[2 * node + 1]);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::Minutes;

    fn interval(start: i64, length: i64) -> Interval {
        Interval::from_start(Instant::from_epoch_seconds(start * 60).unwrap(), Minutes::new(length))
    }

    proptest! {
        #[test]
        fn a_track_answers_like_a_look_at_every_interval(
            spans in prop::collection::vec((0_i64..300, 0_i64..80), 0..40),
            gone in prop::collection::vec(any::<prop::sample::Index>(), 0..5),
            from in 0_i64..300,
            length in 0_i64..60,
        ) {
            let mut all: Vec<(Interval, u32)> =
                spans.iter().zip(0..).map(|((start, length), n)| (interval(*start, *length), n)).collect();
            let half = all.len() / 2;
            let mut track = Track::new(all[..half].to_vec());
            for (span, n) in &all[half..] {
                track.put(*span, *n);
            }
            for index in gone {
                if !all.is_empty() {
                    let (span, n) = all.remove(index.index(all.len()));
                    track.remove(span, n);
                }
            }
            let within = interval(from, length);
            let mut expected: Vec<(Interval, u32)> =
                all.into_iter().filter(|(span, _)| span.overlaps(within)).collect();
            expected.sort_unstable();
            let mut answered = Vec::new();
            track.overlapping(within, |span, n| answered.push((span, n)));
            prop_assert_eq!(answered, expected);
        }
    }
}
