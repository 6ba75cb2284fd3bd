//! Lengths of time.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// A length of time in whole minutes; negative where a rule allows a lead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Minutes(i64);

impl Minutes {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// A length of this many minutes.
    pub const fn new(minutes: i64) -> Self {
        Self(minutes)
    }

    /// A length of this many hours.
    pub const fn hours(hours: i64) -> Self {
        Self(hours * 60)
    }

    /// The number of minutes.
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl std::ops::Add for Minutes {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Minutes {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::ops::Neg for Minutes {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

/// `1h30m`, `2h`, `45m`, `0m`: the form that [`Span::parse`] reads back.
impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let total = self.0.unsigned_abs();
        match (total / 60, total % 60) {
            (0, minutes) => write!(f, "{sign}{minutes}m"),
            (hours, 0) => write!(f, "{sign}{hours}h"),
            (hours, minutes) => write!(f, "{sign}{hours}h{minutes}m"),
        }
    }
}

/// A length as people write it: calendar time (`90m`, `2h`, `1h30m`, `1d`) or working days (`3wd`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// Time that passes on every day alike.
    Calendar(Minutes),
    /// Days on which people work; whose calendar counts is the user's choice.
    WorkingDays(i32),
}

/// Why a text is not a [`Span`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is not a duration; write it as 90m, 2h, 1h30m, 1d or 3wd")]
pub struct DurationError(pub String);

impl Span {
    /// No time at all.
    pub const ZERO: Self = Self::Calendar(Minutes::ZERO);

    /// Whether it leads back in time.
    pub fn is_negative(self) -> bool {
        match self {
            Self::Calendar(minutes) => minutes < Minutes::ZERO,
            Self::WorkingDays(days) => days < 0,
        }
    }

    /// The longest span, ten years, in minutes.
    const MAX_MINUTES: i64 = 10 * 366 * 24 * 60;

    /// Parses `90m`, `2h`, `1h30m`, `1d`, `3wd`, each with an optional sign; a bare `0` is zero.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let fail = || DurationError(text.to_owned());
        let lower = text.trim().to_ascii_lowercase();
        let (sign, rest) = match lower.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, lower.strip_prefix('+').unwrap_or(&lower)),
        };
        if rest == "0" {
            return Ok(Self::ZERO);
        }
        if let Some(days) = rest.strip_suffix("wd") {
            let days: i32 = days.parse().map_err(|_| fail())?;
            return if (0..=3660).contains(&days) { Ok(Self::WorkingDays(sign * days)) } else { Err(fail()) };
        }
        let mut minutes: i64 = 0;
        let mut digits = String::new();
        let mut smallest_unit = i64::MAX;
        for c in rest.chars() {
            if c.is_ascii_digit() {
                digits.push(c);
                continue;
            }
            let unit = match c {
                'd' => 24 * 60,
                'h' => 60,
                'm' => 1,
                _ => return Err(fail()),
            };
            let count: i64 = digits.parse().map_err(|_| fail())?;
            if unit >= smallest_unit || count > Self::MAX_MINUTES {
                return Err(fail());
            }
            smallest_unit = unit;
            minutes += count * unit;
            digits.clear();
        }
        if !digits.is_empty() || smallest_unit == i64::MAX || minutes > Self::MAX_MINUTES {
            return Err(fail());
        }
        Ok(Self::Calendar(Minutes(i64::from(sign) * minutes)))
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Calendar(minutes) => minutes.fmt(f),
            Self::WorkingDays(days) => write!(f, "{days}wd"),
        }
    }
}

impl std::str::FromStr for Span {
    type Err = DurationError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_command_line_is_read() {
        let calendar = |minutes| Ok(Span::Calendar(Minutes::new(minutes)));
        assert_eq!(Span::parse("90m"), calendar(90));
        assert_eq!(Span::parse("2h"), calendar(120));
        assert_eq!(Span::parse("1h30m"), calendar(90));
        assert_eq!(Span::parse("1d"), calendar(1440));
        assert_eq!(Span::parse("-30m"), calendar(-30));
        assert_eq!(Span::parse("3wd"), Ok(Span::WorkingDays(3)));
        assert_eq!(Span::parse("-2wd"), Ok(Span::WorkingDays(-2)));
    }

    #[test]
    fn anything_else_is_refused_with_the_text() {
        for text in ["", "2", "h", "1x", "30m2h", "2h2h", "99999999999999999999m", "400000wd"] {
            assert_eq!(Span::parse(text), Err(DurationError(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for minutes in [-125, -60, 0, 1, 59, 60, 61, 1440, 100_000] {
            let span = Span::Calendar(Minutes::new(minutes));
            assert_eq!(Span::parse(&span.to_string()), Ok(span));
        }
    }
}
