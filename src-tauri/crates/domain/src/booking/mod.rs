//! Bookings: who has an environment, from when to when.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Key;
use crate::id::{BookingId, EnvironmentId, ReleaseId, TeamId};
use crate::time::{Instant, Interval, Minutes, Moment, Zone};

/// A stretch of time for which an environment is booked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booking {
    /// Its id.
    pub id: BookingId,
    /// Its key, such as `B-2026-017`.
    pub key: Key,
    /// What it is for, in a few words.
    pub title: String,
    /// What is booked.
    pub environment: EnvironmentId,
    /// Whether nobody else may be there at the same time.
    pub exclusive: bool,
    /// When it begins.
    pub start: Moment,
    /// When it ends.
    pub end: Moment,
    /// The zone in which it was booked.
    pub zone: Zone,
    /// Minutes before the start that go into setting up.
    pub setup: Minutes,
    /// Minutes behind the end that go into tearing down.
    pub teardown: Minutes,
    /// The release for which it is booked.
    pub release: Option<ReleaseId>,
    /// The team for which it is booked.
    pub team: Option<TeamId>,
}

/// Why times do not make a booking.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BookingError {
    /// The end is not after the start.
    #[error("a booking must end after it starts; this one starts {start} and ends {end}")]
    EndsBeforeItStarts {
        /// When it would start.
        start: Instant,
        /// When it would end.
        end: Instant,
    },
    /// It is longer than a plan allows.
    #[error("a booking lasts at most 366 days, this one {} days", .0.get() / 1440)]
    TooLong(Minutes),
    /// A buffer is negative or longer than a week.
    #[error("set-up and tear-down last between 0 minutes and 7 days, not {0}")]
    BufferOutOfRange(Minutes),
}

impl Booking {
    /// The longest booking.
    pub const MAX: Minutes = Minutes::hours(366 * 24);

    /// The longest set-up and the longest tear-down.
    pub const MAX_BUFFER: Minutes = Minutes::hours(7 * 24);

    /// Checks that the times make a booking.
    pub fn check(&self) -> Result<(), BookingError> {
        let (start, end) = (self.start.at, self.end.at);
        if end <= start {
            return Err(BookingError::EndsBeforeItStarts { start, end });
        }
        let length = end.minutes_since(start);
        if length > Self::MAX {
            return Err(BookingError::TooLong(length));
        }
        let fits = |buffer: &Minutes| (Minutes::ZERO..=Self::MAX_BUFFER).contains(buffer);
        [self.setup, self.teardown]
            .into_iter()
            .find(|buffer| !fits(buffer))
            .map_or(Ok(()), |buffer| Err(BookingError::BufferOutOfRange(buffer)))
    }

    /// From start to end; empty where the end does not lie behind the start.
    pub fn interval(&self) -> Interval {
        Interval::from_start(self.start.at, Minutes::ZERO).extended_to(self.end.at)
    }

    /// The stretch for which the environment is held: with set-up and tear-down.
    pub fn held(&self) -> Interval {
        let interval = self.interval();
        let start = interval.start().plus(-self.setup);
        Interval::from_start(start, Minutes::ZERO).extended_to(interval.end().plus(self.teardown))
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn booking(start: &str, end: &str, setup: i64, teardown: i64) -> Booking {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let moment = |text| Moment::of(Instant::parse(text).unwrap(), &zone);
        Booking {
            id: BookingId::new(Uuid::nil()),
            key: Key::parse("B-1").unwrap(),
            title: "Load test".into(),
            environment: EnvironmentId::new(Uuid::nil()),
            exclusive: true,
            start: moment(start),
            end: moment(end),
            zone,
            setup: Minutes::new(setup),
            teardown: Minutes::new(teardown),
            release: None,
            team: None,
        }
    }

    #[test]
    fn an_environment_is_held_for_set_up_and_tear_down_too() {
        let booking = booking("2026-11-28T10:00:00Z", "2026-11-28T12:00:00Z", 30, 45);
        assert_eq!(booking.check(), Ok(()));
        assert_eq!(booking.interval().minutes(), Minutes::hours(2));
        assert_eq!(booking.held().start(), Instant::parse("2026-11-28T09:30:00Z").unwrap());
        assert_eq!(booking.held().end(), Instant::parse("2026-11-28T12:45:00Z").unwrap());
    }

    #[test]
    fn a_booking_ends_after_it_starts_within_a_year_and_its_buffers_within_a_week() {
        let refused = |start, end, setup, teardown| booking(start, end, setup, teardown).check().is_err();
        assert!(refused("2026-11-28T10:00:00Z", "2026-11-28T10:00:00Z", 0, 0));
        assert!(refused("2026-11-28T10:00:00Z", "2027-11-30T10:00:00Z", 0, 0));
        assert!(refused("2026-11-28T10:00:00Z", "2026-11-28T12:00:00Z", -1, 0));
        assert!(refused("2026-11-28T10:00:00Z", "2026-11-28T12:00:00Z", 0, 10_081));
        assert!(booking("2026-11-28T12:00:00Z", "2026-11-28T10:00:00Z", 0, 0).interval().is_empty());
    }
}
