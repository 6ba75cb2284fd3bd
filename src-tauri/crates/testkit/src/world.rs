//! A clock that stands still, ids that count, and texts that are parsed.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use chrono::NaiveDateTime;
use slipway_domain::Key;
use slipway_domain::time::{Instant, Span, Zone};
use uuid::Uuid;

/// The moment at which tests take place: a Monday.
pub const MONDAY: &str = "2026-11-23T10:00:00Z";

/// A clock that moves only when it is told to.
#[derive(Debug)]
pub struct Ticks(AtomicI64);

impl Default for Ticks {
    fn default() -> Self {
        Self::from(at(MONDAY))
    }
}

impl From<Instant> for Ticks {
    fn from(instant: Instant) -> Self {
        Self(AtomicI64::new(instant.epoch_seconds()))
    }
}

impl Ticks {
    /// What the clock shows.
    pub fn now(&self) -> Instant {
        Instant::from_epoch_seconds(self.0.load(Ordering::Relaxed)).unwrap()
    }

    /// Lets so many seconds pass.
    pub fn pass(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::Relaxed);
    }
}

/// Ids that count from 1, in the shape of a `UUIDv7`, so that they rise and can be told apart in a failure.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// The next id.
    pub fn next(&self) -> Uuid {
        let number = self.0.fetch_add(1, Ordering::Relaxed) + 1;
        Uuid::from_u64_pair(0x0000_0000_0000_7000, 0x8000_0000_0000_0000 | number)
    }
}

/// An instant, such as `2026-11-23T10:00:00Z`.
pub fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

/// A wall time, such as `2026-11-23T10:00`.
pub fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

/// A key.
pub fn key(text: &str) -> Key {
    Key::parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

/// A zone.
pub fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap_or_else(|error| panic!("{error}"))
}

/// A length, such as `90m` or `2wd`.
pub fn span(text: &str) -> Span {
    Span::parse(text).unwrap_or_else(|error| panic!("{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_and_have_the_shape_of_version_7() {
        let ids = Counter::default();
        let (first, second) = (ids.next(), ids.next());
        assert!(first < second);
        assert_eq!(first.get_version_num(), 7);
        assert_eq!(first.get_variant(), uuid::Variant::RFC4122);
    }

    #[test]
    fn the_clock_moves_only_when_it_is_told_to() {
        let clock = Ticks::default();
        assert_eq!((clock.now(), clock.now()), (at(MONDAY), at(MONDAY)));
        clock.pass(90);
        assert_eq!(clock.now(), at("2026-11-23T10:01:30Z"));
    }
}
