//! Recurrence rules (RFC 5545, section 3.3.10), expanded in wall time.

mod days;
#[cfg(test)]
mod oracle;
mod rule;
#[cfg(test)]
mod tests;
mod walk;
mod words;

use std::fmt;
use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::Zone;
use days::Times;
use rule::{Frequency, Rule};
use walk::{Ended, Stretch, Walk};

/// A recurrence rule such as `FREQ=MONTHLY;BYDAY=3SA`.
///
/// It is expanded in wall time, so that a window at 01:00 stays at 01:00 over a
/// clock change; whoever asks turns the wall times into instants. An hourly rule
/// therefore falls once in an hour that clocks repeat. `UNTIL` in UTC is
/// compared as an instant, `UNTIL` on the wall as a wall time, and a day counts
/// to its end. The first time counts as the first of `COUNT`, also where the
/// rule does not name it. Of `COUNT` and `UNTIL` together the earlier ends it.
/// A `BYWEEKNO` without weekdays takes that of the first time; the days of a
/// week that reaches over the new year belong each to their own year. Cheap to
/// clone.
#[derive(Clone)]
pub struct Recurrence {
    text: Arc<str>,
    rule: Arc<Rule>,
}

/// Why a text is not a [`Recurrence`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RecurrenceError {
    /// It is not a rule of RFC 5545.
    #[error("{text:?} is not a recurrence rule such as FREQ=WEEKLY;BYDAY=SU: {why}")]
    Unreadable {
        /// The text that was given.
        text: String,
        /// What was wrong with it.
        why: String,
    },
}

/// The wall times of a rule within a stretch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expansion {
    /// Sorted, each once.
    pub walls: Vec<NaiveDateTime>,
    /// Whether there may be more, because the rule falls more often than is told at once, or so rarely that nobody
    /// looked further.
    pub cut: bool,
}

impl Recurrence {
    /// The most occurrences that one expansion answers with.
    pub const MAX_OCCURRENCES: u16 = 20_000;

    /// The longest rule, in characters.
    const MAX_CHARS: usize = 500;

    /// Parses a rule, with or without `RRULE:` in front.
    pub fn parse(text: &str) -> Result<Self, RecurrenceError> {
        let trimmed = text.trim();
        let body = trimmed
            .get(..6)
            .filter(|head| head.eq_ignore_ascii_case("RRULE:"))
            .map_or(trimmed, |head| &trimmed[head.len()..]);
        let unreadable = |why: String| RecurrenceError::Unreadable { text: text.to_owned(), why };
        if body.len() > Self::MAX_CHARS {
            return Err(unreadable(format!("it is longer than {} characters", Self::MAX_CHARS)));
        }
        if !body.is_ascii() {
            return Err(unreadable("it holds letters that no rule has".to_owned()));
        }
        let text = body.to_ascii_uppercase();
        let rule = Rule::parse(&text).map_err(unreadable)?;
        Ok(Self { text: Arc::from(text), rule: Arc::new(rule) })
    }

    /// The rule as RFC 5545 writes it, without `RRULE:`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it falls for the last time some day, by `COUNT` or `UNTIL`.
    pub fn has_end(&self) -> bool {
        self.rule.count.is_some() || self.rule.until.is_some()
    }

    /// Whether it can fall more often than [`Self::MAX_OCCURRENCES`] times within a year.
    pub(super) fn may_be_dense(&self) -> bool {
        self.rule.frequency < Frequency::Daily || Times::new(&self.rule, NaiveDateTime::MIN).len() > 50
    }

    /// Whether the rule itself, without its end, falls at its first time.
    pub fn names(&self, first: NaiveDateTime) -> bool {
        let endless = Rule { count: None, until: None, ..(*self.rule).clone() };
        let utc = Zone::utc();
        let only = Stretch { from: first, to: first + TimeDelta::seconds(1) };
        let mut named = false;
        let told = |_| {
            named = true;
            ControlFlow::Break(())
        };
        Walk::new(&endless, first, &utc, only, told).periods();
        named
    }

    /// Wall times at which the rule falls in `[from, to)` when it first falls at `first`.
    ///
    /// `first` always counts, as RFC 5545 has it for `DTSTART`. The answer is
    /// sorted and holds at most [`Self::MAX_OCCURRENCES`] times, and may miss
    /// what comes behind them; [`Self::expansion`] says whether it does.
    pub fn expand(
        &self,
        first: NaiveDateTime,
        zone: &Zone,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Vec<NaiveDateTime> {
        self.expansion(first, zone, from, to).walls
    }

    /// The same, and whether the answer was cut.
    pub fn expansion(&self, first: NaiveDateTime, zone: &Zone, from: NaiveDateTime, to: NaiveDateTime) -> Expansion {
        self.limited(first, zone, (from, to), Self::MAX_OCCURRENCES.into())
    }

    pub(super) fn limited(
        &self,
        first: NaiveDateTime,
        zone: &Zone,
        (from, to): (NaiveDateTime, NaiveDateTime),
        most: usize,
    ) -> Expansion {
        let mut walls = Vec::new();
        let complete = self.each(first, zone, (from, to), |wall| {
            if walls.len() == most {
                return ControlFlow::Break(());
            }
            walls.push(wall);
            ControlFlow::Continue(())
        });
        Expansion { walls, cut: !complete }
    }

    /// Tells the wall times in `[from, to)` one by one until no more is wanted; false where some may be left.
    pub(super) fn each(
        &self,
        first: NaiveDateTime,
        zone: &Zone,
        (from, to): (NaiveDateTime, NaiveDateTime),
        tell: impl FnMut(NaiveDateTime) -> ControlFlow<()>,
    ) -> bool {
        Walk::new(&self.rule, first, zone, Stretch { from, to }, tell).go() == Ended::Complete
    }
}

impl PartialEq for Recurrence {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Recurrence {}

impl fmt::Debug for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recurrence({})", self.text)
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::str::FromStr for Recurrence {
    type Err = RecurrenceError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Serialize for Recurrence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Recurrence {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}
