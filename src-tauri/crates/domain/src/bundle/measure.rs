//! What a change is worth, how urgent it is, and how much work it takes.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::scale::scales;

scales! {
    /// What a change is worth to the business: 1 little, 10 most.
    Value, "a value", 1 to 10;
    /// How soon a change is needed: 1 whenever, 10 at once.
    Urgency, "an urgency", 1 to 10;
}

/// The work that a change takes, in hundredths of a person-day; more than nothing, and at most 10,000 person-days.
///
/// Written as people write it: `3`, `2.5` or `0.25`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Effort(u32);

/// A text that is not an [`Effort`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is not an effort; write person-days above 0 and up to 10000, such as 3, 2.5 or 0.25")]
pub struct EffortError(pub String);

impl Effort {
    /// The hundredths of one person-day.
    const DAY: u32 = 100;
    /// The most that there may be.
    const MOST: u32 = 10_000 * Self::DAY;

    /// This many hundredths of a person-day.
    pub fn from_hundredths(hundredths: u32) -> Result<Self, EffortError> {
        if (1..=Self::MOST).contains(&hundredths) {
            Ok(Self(hundredths))
        } else {
            Err(EffortError(format!("{}.{:02}", hundredths / Self::DAY, hundredths % Self::DAY)))
        }
    }

    /// Hundredths of a person-day.
    pub const fn hundredths(self) -> u32 {
        self.0
    }
}

impl FromStr for Effort {
    type Err = EffortError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = || EffortError(text.to_owned());
        let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(part) || part.len() > 2 {
            return Err(bad());
        }
        let whole: u32 = whole.parse().map_err(|_| bad())?;
        let part: u32 = format!("{part:0<2}").parse().map_err(|_| bad())?;
        let hundredths = whole.checked_mul(Self::DAY).and_then(|whole| whole.checked_add(part)).ok_or_else(bad)?;
        Self::from_hundredths(hundredths).map_err(|_| bad())
    }
}

impl fmt::Display for Effort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / Self::DAY, self.0 % Self::DAY);
        match part {
            0 => write!(f, "{whole}"),
            part if part.is_multiple_of(10) => write!(f, "{whole}.{}", part / 10),
            part => write!(f, "{whole}.{part:02}"),
        }
    }
}

impl Serialize for Effort {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Effort {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// What a change brings for its work: value × urgency ÷ effort. Compared exactly, told with one decimal.
#[derive(Clone, Copy, Debug)]
pub struct Worth {
    /// The value.
    pub value: Value,
    /// The urgency.
    pub urgency: Urgency,
    /// The effort.
    pub effort: Effort,
}

impl Worth {
    fn product(self) -> u64 {
        u64::from(self.value.get()) * u64::from(self.urgency.get())
    }

    /// The quotient in tenths, rounded.
    fn tenths(self) -> u64 {
        let effort = u64::from(self.effort.0);
        (self.product() * u64::from(Effort::DAY) * 10 + effort / 2) / effort
    }

    /// The quotient with one decimal, such as `24.0`.
    pub fn quotient(self) -> String {
        format!("{}.{}", self.tenths() / 10, self.tenths() % 10)
    }
}

impl Ord for Worth {
    fn cmp(&self, other: &Self) -> Ordering {
        let crossed = |one: Self, other: Self| one.product() * u64::from(other.effort.0);
        crossed(*self, *other).cmp(&crossed(*other, *self))
    }
}

impl PartialOrd for Worth {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Worth {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Worth {}

impl fmt::Display for Worth {
    /// The whole division: `8 × 9 ÷ 3 = 24.0`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} × {} ÷ {} = {}", self.value, self.urgency, self.effort, self.quotient())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worth(value: u8, urgency: u8, effort: &str) -> Worth {
        let effort = effort.parse().unwrap();
        Worth { value: value.try_into().unwrap(), urgency: urgency.try_into().unwrap(), effort }
    }

    #[test]
    fn an_effort_is_written_as_people_write_it_and_is_more_than_nothing() {
        for (text, hundredths) in [("3", 300), ("2.5", 250), ("0.25", 25), (" 0.01 ", 1), ("10000", 1_000_000)] {
            let effort: Effort = text.parse().unwrap();
            assert_eq!((effort.hundredths(), effort.to_string()), (hundredths, text.trim().to_owned()));
        }
        for text in ["", "0", "0.00", "-1", "1.005", "1,5", ".5", "1.", "+1", "10000.01", "99999999999", "1e3"] {
            assert!(text.parse::<Effort>().is_err(), "{text}");
        }
    }

    #[test]
    fn worths_are_compared_exactly_and_told_with_one_decimal() {
        assert_eq!(worth(8, 9, "3").to_string(), "8 × 9 ÷ 3 = 24.0");
        assert_eq!(worth(1, 1, "3").quotient(), "0.3");
        assert_eq!(worth(2, 1, "3").quotient(), "0.7");
        assert!(worth(1, 1, "3") > worth(1, 1, "3.01") && worth(2, 3, "6") == worth(1, 1, "1"));
        assert!(worth(10, 10, "0.01") > worth(10, 10, "10000"));
    }
}
