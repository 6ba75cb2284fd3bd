//! When a release happens, and what its time is spent on.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::time::{Instant, Interval, Minutes, Moment, Zone};

/// The planned time of a release, with the wall clock on which it was planned.
///
/// Preparation and implementation, validation and rollback reserve lie inside
/// `[start, end)` in this order; stabilisation is a soft tail behind the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
    start: Moment,
    end: Moment,
    zone: Zone,
    validation: Minutes,
    rollback: Minutes,
    stabilisation: Minutes,
}

/// Why times do not make a plan for a release.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PlannedError {
    /// The end is not after the start.
    #[error("a release must end after it starts; this one starts {start} and ends {end}")]
    EndsBeforeItStarts {
        /// When it would start.
        start: Instant,
        /// When it would end.
        end: Instant,
    },
    /// It is longer than a plan allows.
    #[error("a release lasts at most 366 days, this one {} days", .0.get() / 1440)]
    TooLong(Minutes),
    /// Validation and rollback reserve do not fit in.
    #[error(
        "validation ({validation}) and rollback reserve ({rollback}) need more than the {available} between start and end"
    )]
    ReserveDoesNotFit {
        /// The validation that was asked for.
        validation: Minutes,
        /// The rollback reserve that was asked for.
        rollback: Minutes,
        /// The time there is.
        available: Minutes,
    },
    /// A segment has a negative length, or a stabilisation of more than a year.
    #[error("a segment lasts between 0 minutes and 366 days, not {0}")]
    SegmentOutOfRange(Minutes),
}

/// The four segments of a release bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segments {
    /// Preparation and implementation.
    pub implementation: Interval,
    /// Validation of what was deployed.
    pub validation: Interval,
    /// Time kept for taking it back: the last minutes before the end.
    pub rollback: Interval,
    /// The soft tail in which the release is watched.
    pub stabilisation: Interval,
}

impl Planned {
    /// The longest release and the longest stabilisation.
    pub const MAX: Minutes = Minutes::hours(366 * 24);

    /// A plan from start to end, in a zone, with nothing kept for validation, rollback or stabilisation.
    pub fn new(start: Moment, end: Moment, zone: Zone) -> Result<Self, PlannedError> {
        if end.at <= start.at {
            return Err(PlannedError::EndsBeforeItStarts { start: start.at, end: end.at });
        }
        let length = end.at.minutes_since(start.at);
        if length > Self::MAX {
            return Err(PlannedError::TooLong(length));
        }
        Ok(Self { start, end, zone, validation: Minutes::ZERO, rollback: Minutes::ZERO, stabilisation: Minutes::ZERO })
    }

    /// A plan between two instants, about whose wall times there is no doubt.
    pub fn between(start: Instant, end: Instant, zone: Zone) -> Result<Self, PlannedError> {
        Self::new(Moment::of(start, &zone), Moment::of(end, &zone), zone)
    }

    /// The same plan with these segments; refuses those that do not fit in.
    pub fn with_segments(
        mut self,
        validation: Minutes,
        rollback: Minutes,
        stabilisation: Minutes,
    ) -> Result<Self, PlannedError> {
        for segment in [validation, rollback, stabilisation] {
            if segment < Minutes::ZERO || segment > Self::MAX {
                return Err(PlannedError::SegmentOutOfRange(segment));
            }
        }
        let available = self.occupancy().minutes();
        if validation + rollback > available {
            return Err(PlannedError::ReserveDoesNotFit { validation, rollback, available });
        }
        (self.validation, self.rollback, self.stabilisation) = (validation, rollback, stabilisation);
        Ok(self)
    }

    /// The same length and segments, starting at another instant.
    #[must_use]
    pub fn moved_to(&self, start: Instant) -> Self {
        let at = self.occupancy().moved_to(start);
        Self { start: Moment::of(at.start(), &self.zone), end: Moment::of(at.end(), &self.zone), ..self.clone() }
    }

    /// The same segments between other instants; segments that no longer fit are refused.
    pub fn resized(&self, at: Interval) -> Result<Self, PlannedError> {
        Self::between(at.start(), at.end(), self.zone.clone())?.with_segments(
            self.validation,
            self.rollback,
            self.stabilisation,
        )
    }

    /// The same instants, told in another zone.
    #[must_use]
    pub fn in_zone(&self, zone: Zone) -> Self {
        Self { start: Moment::of(self.start.at, &zone), end: Moment::of(self.end.at, &zone), zone, ..self.clone() }
    }

    /// The stretch in which the release holds its components.
    pub fn occupancy(&self) -> Interval {
        Interval::from_start(self.start.at, Minutes::ZERO).extended_to(self.end.at)
    }

    /// When it starts.
    pub const fn start(&self) -> Moment {
        self.start
    }

    /// When it ends, stabilisation not counted.
    pub const fn end(&self) -> Moment {
        self.end
    }

    /// The zone in which it was planned.
    pub const fn zone(&self) -> &Zone {
        &self.zone
    }

    /// Minutes kept for validation.
    pub const fn validation(&self) -> Minutes {
        self.validation
    }

    /// Minutes kept for taking it back.
    pub const fn rollback(&self) -> Minutes {
        self.rollback
    }

    /// Minutes for which it is watched behind its end.
    pub const fn stabilisation(&self) -> Minutes {
        self.stabilisation
    }

    /// What its time is spent on.
    pub fn segments(&self) -> Segments {
        let end = self.end.at;
        let rollback = end.plus(-self.rollback);
        let validation = rollback.plus(-self.validation);
        let between = |from: Instant, to: Instant| Interval::from_start(from, Minutes::ZERO).extended_to(to);
        Segments {
            implementation: between(self.start.at, validation),
            validation: between(validation, rollback),
            rollback: between(rollback, end),
            stabilisation: Interval::from_start(end, self.stabilisation),
        }
    }

    /// The last instant at which taking it back still ends in time: end - rollback - validation.
    pub fn point_of_no_return(&self) -> Instant {
        self.segments().validation.start()
    }

    /// The wall times that the clock skips or repeats without a word about which is meant (conflict C18).
    pub fn doubtful(&self) -> impl Iterator<Item = NaiveDateTime> + '_ {
        [self.start, self.end].into_iter().filter(|moment| moment.is_doubtful(&self.zone)).map(|moment| moment.wall)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn planned(start: &str, end: &str) -> Result<Planned, PlannedError> {
        Planned::between(
            Instant::parse(start).unwrap(),
            Instant::parse(end).unwrap(),
            Zone::parse("Europe/Berlin").unwrap(),
        )
    }

    #[test]
    fn segments_follow_each_other_without_gaps() {
        let planned = planned("2026-11-28T21:00:00Z", "2026-11-29T01:00:00Z")
            .unwrap()
            .with_segments(Minutes::new(30), Minutes::new(45), Minutes::hours(24))
            .unwrap();
        let segments = planned.segments();
        assert_eq!(segments.implementation.minutes(), Minutes::new(165));
        assert_eq!(segments.implementation.end(), segments.validation.start());
        assert_eq!(segments.validation.end(), segments.rollback.start());
        assert_eq!(segments.rollback.end(), planned.end().at);
        assert_eq!(segments.stabilisation.start(), planned.end().at);
        assert_eq!(planned.point_of_no_return(), Instant::parse("2026-11-28T23:45:00Z").unwrap());
    }

    #[test]
    fn a_reserve_longer_than_the_release_is_refused() {
        let planned = planned("2026-11-28T21:00:00Z", "2026-11-28T22:00:00Z").unwrap();
        assert!(matches!(
            planned.with_segments(Minutes::new(31), Minutes::new(30), Minutes::ZERO),
            Err(PlannedError::ReserveDoesNotFit { .. })
        ));
    }

    #[test]
    fn a_release_ends_after_it_starts_and_within_a_year() {
        assert!(planned("2026-11-28T21:00:00Z", "2026-11-28T21:00:00Z").is_err());
        assert!(matches!(planned("2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"), Err(PlannedError::TooLong(_))));
    }

    #[test]
    fn moving_over_a_clock_change_keeps_the_length_and_leaves_no_doubt() {
        let planned = planned("2026-10-23T23:30:00Z", "2026-10-24T03:30:00Z").unwrap();
        let moved = planned.moved_to(Instant::parse("2026-10-25T00:30:00Z").unwrap());
        assert_eq!(moved.occupancy().minutes(), Minutes::hours(4));
        assert_eq!(moved.doubtful().count(), 0);
    }
}
