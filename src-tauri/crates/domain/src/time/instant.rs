//! A point in time.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::Minutes;

/// A point in time, in whole seconds of UTC since 1970-01-01T00:00:00Z.
///
/// Between the years 1900 and 2200, so that adding any [`Minutes`] of a plan
/// never overflows. Written as RFC 3339 with `Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// Why a text or a number is not an [`Instant`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum InstantError {
    /// The text is not RFC 3339 with an offset.
    #[error("{0:?} is not a time such as 2026-11-28T22:00:00Z")]
    Unreadable(String),
    /// The time is before 1900 or after 2199.
    #[error("times must lie in the years 1900 to 2199")]
    OutOfRange,
}

impl Instant {
    /// 1900-01-01T00:00:00Z, the first time that a plan can hold.
    pub const MIN: Self = Self(-2_208_988_800);
    /// 2200-01-01T00:00:00Z, the first time that a plan can no longer hold.
    pub const MAX: Self = Self(7_258_118_400);

    /// The instant this many seconds after 1970-01-01T00:00:00Z.
    pub fn from_epoch_seconds(seconds: i64) -> Result<Self, InstantError> {
        if (Self::MIN.0..=Self::MAX.0).contains(&seconds) { Ok(Self(seconds)) } else { Err(InstantError::OutOfRange) }
    }

    /// Parses RFC 3339; fractions of a second are cut off.
    pub fn parse(text: &str) -> Result<Self, InstantError> {
        DateTime::parse_from_rfc3339(text.trim())
            .map_err(|_| InstantError::Unreadable(text.to_owned()))
            .and_then(|time| Self::from_epoch_seconds(time.timestamp()))
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub const fn epoch_seconds(self) -> i64 {
        self.0
    }

    /// Milliseconds since 1970-01-01T00:00:00Z, as the window counts them.
    pub const fn epoch_millis(self) -> i64 {
        self.0 * 1000
    }

    /// The same point in time for `chrono`.
    pub fn utc(self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0, 0).unwrap_or_default()
    }

    /// This instant moved by some minutes, held within [`Self::MIN`] and [`Self::MAX`].
    #[must_use]
    pub fn plus(self, minutes: Minutes) -> Self {
        self.plus_seconds(minutes.get().saturating_mul(60))
    }

    /// This instant moved by some seconds, held within [`Self::MIN`] and [`Self::MAX`].
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds).clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Whole minutes from `earlier` to this instant, rounded down.
    pub const fn minutes_since(self, earlier: Self) -> Minutes {
        Minutes::new((self.0 - earlier.0).div_euclid(60))
    }
}

impl From<DateTime<Utc>> for Instant {
    fn from(time: DateTime<Utc>) -> Self {
        Self(time.timestamp().clamp(Self::MIN.0, Self::MAX.0))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.utc().to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

impl std::str::FromStr for Instant {
    type Err = InstantError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_taken_into_account_and_written_as_z() {
        let instant = Instant::parse("2025-04-04T10:20:14+01:00").unwrap();
        assert_eq!(instant.to_string(), "2025-04-04T09:20:14Z");
    }

    #[test]
    fn a_time_without_an_offset_is_refused() {
        assert!(Instant::parse("2025-04-04T10:20:14").is_err());
        assert!(Instant::parse("2025-02-30T10:20:14Z").is_err());
    }

    #[test]
    fn moving_beyond_the_range_stops_at_its_end() {
        assert_eq!(Instant::MAX.plus(Minutes::new(i64::MAX)), Instant::MAX);
        assert_eq!(Instant::MIN.plus(Minutes::new(i64::MIN)), Instant::MIN);
    }
}
