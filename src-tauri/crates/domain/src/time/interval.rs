//! Half-open intervals.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Instant, Minutes};

/// A stretch of time `[start, end)`: it holds its start and not its end.
///
/// `start <= end` always. Two intervals that touch do not overlap; an empty
/// interval overlaps nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Ends")]
pub struct Interval {
    start: Instant,
    end: Instant,
}

#[derive(Deserialize)]
struct Ends {
    start: Instant,
    end: Instant,
}

impl TryFrom<Ends> for Interval {
    type Error = IntervalError;

    fn try_from(ends: Ends) -> Result<Self, Self::Error> {
        Self::new(ends.start, ends.end)
    }
}

/// An end that lies before its start.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the end {end} lies before the start {start}")]
pub struct IntervalError {
    /// The start that was given.
    pub start: Instant,
    /// The end that was given.
    pub end: Instant,
}

impl Interval {
    /// All of the plan's time.
    pub const ALWAYS: Self = Self { start: Instant::MIN, end: Instant::MAX };

    /// The interval between two instants; refuses an end before the start.
    pub fn new(start: Instant, end: Instant) -> Result<Self, IntervalError> {
        if start <= end { Ok(Self { start, end }) } else { Err(IntervalError { start, end }) }
    }

    /// The interval of a length; a negative length counts as zero.
    pub fn from_start(start: Instant, length: Minutes) -> Self {
        Self { start, end: start.plus(length).max(start) }
    }

    /// This interval reaching to another end; an end before the start makes it empty.
    #[must_use]
    pub fn extended_to(self, end: Instant) -> Self {
        Self { start: self.start, end: end.max(self.start) }
    }

    /// The first instant inside.
    pub const fn start(self) -> Instant {
        self.start
    }

    /// The first instant after it.
    pub const fn end(self) -> Instant {
        self.end
    }

    /// Its length in whole minutes.
    pub const fn minutes(self) -> Minutes {
        self.end.minutes_since(self.start)
    }

    /// Whether nothing lies inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two share any instant.
    pub fn overlaps(self, other: Self) -> bool {
        self.start.max(other.start) < self.end.min(other.end)
    }

    /// What the two share, if anything.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// Minutes that the two share: `max(0, min(ends) - max(starts))`.
    pub fn overlap_minutes(self, other: Self) -> Minutes {
        self.intersection(other).map_or(Minutes::ZERO, Self::minutes)
    }

    /// Whether the whole of `other` lies inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether an instant lies inside.
    pub fn holds(self, instant: Instant) -> bool {
        self.start <= instant && instant < self.end
    }

    /// The same length, beginning at another instant.
    #[must_use]
    pub fn moved_to(self, start: Instant) -> Self {
        let seconds = self.end.epoch_seconds() - self.start.epoch_seconds();
        Self { start, end: start.plus_seconds(seconds).max(start) }
    }
}

/// Joins intervals that overlap or touch; the result is sorted and apart.
pub fn join(mut intervals: Vec<Interval>) -> Vec<Interval> {
    intervals.retain(|interval| !interval.is_empty());
    intervals.sort_unstable();
    let mut joined: Vec<Interval> = Vec::with_capacity(intervals.len());
    for interval in intervals {
        match joined.last_mut() {
            Some(last) if interval.start <= last.end => last.end = last.end.max(interval.end),
            _ => joined.push(interval),
        }
    }
    joined
}

/// What two lists of stretches have in common; both must be sorted and apart, as [`join`] leaves them.
pub fn common(one: &[Interval], other: &[Interval]) -> Vec<Interval> {
    let mut found = Vec::new();
    let (mut a, mut b) = (0, 0);
    while let (Some(first), Some(second)) = (one.get(a), other.get(b)) {
        found.extend(first.intersection(*second));
        if first.end < second.end {
            a += 1;
        } else {
            b += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn interval(start: i64, end: i64) -> Interval {
        let at = |minute| Instant::from_epoch_seconds(minute * 60).unwrap();
        Interval::new(at(start), at(end)).unwrap()
    }

    proptest! {
        #[test]
        fn two_lists_have_the_minutes_in_common_that_both_hold(
            one in prop::collection::vec((0_i64..100, 0_i64..20), 0..6),
            other in prop::collection::vec((0_i64..100, 0_i64..20), 0..6),
        ) {
            let list = |spans: &[(i64, i64)]| join(spans.iter().map(|(at, length)| interval(*at, at + length)).collect());
            let (one, other) = (list(&one), list(&other));
            let holds = |list: &[Interval], minute| list.iter().any(|span| span.contains(interval(minute, minute + 1)));
            let found = common(&one, &other);
            for minute in 0..120 {
                prop_assert_eq!(holds(&found, minute), holds(&one, minute) && holds(&other, minute), "{}", minute);
            }
        }
    }

    #[test]
    fn touching_is_not_overlapping() {
        assert!(!interval(0, 10).overlaps(interval(10, 20)));
        assert_eq!(interval(0, 10).overlap_minutes(interval(10, 20)), Minutes::ZERO);
    }

    #[test]
    fn an_empty_interval_overlaps_nothing_even_inside_another() {
        assert!(!interval(5, 5).overlaps(interval(0, 10)));
    }

    #[test]
    fn an_end_before_the_start_is_refused() {
        let (a, b) = (interval(0, 1).start(), interval(0, 1).end());
        assert!(Interval::new(b, a).is_err());
    }

    proptest! {
        #[test]
        fn overlap_counts_the_shared_minutes(a in 0_i64..60, la in 0_i64..60, b in 0_i64..60, lb in 0_i64..60) {
            let shared = (0..120).filter(|m| (a..a + la).contains(m) && (b..b + lb).contains(m)).count() as i64;
            let (x, y) = (interval(a, a + la), interval(b, b + lb));
            prop_assert_eq!(x.overlap_minutes(y).get(), shared);
            prop_assert_eq!(x.overlaps(y), shared > 0);
            prop_assert_eq!(x.overlap_minutes(y), y.overlap_minutes(x));
        }

        #[test]
        fn joining_keeps_every_minute_and_leaves_gaps_between(
            parts in prop::collection::vec((0_i64..200, 0_i64..30), 0..20),
        ) {
            let all: Vec<_> = parts.iter().map(|(s, l)| interval(*s, s + l)).collect();
            let joined = join(all.clone());
            for minute in 0..240 {
                let at = Instant::from_epoch_seconds(minute * 60).unwrap();
                prop_assert_eq!(joined.iter().any(|i| i.holds(at)), all.iter().any(|i| i.holds(at)));
            }
            prop_assert!(joined.windows(2).all(|pair| pair[0].end() < pair[1].start()));
        }
    }
}
