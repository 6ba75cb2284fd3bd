//! Recurrence rules (RFC 5545, section 3.3.10), expanded in wall time.

use std::fmt;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, TimeZone, Utc};
use rrule::{Frequency, NWeekday, RRule, RRuleSet, Tz, Unvalidated};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::Zone;

/// A recurrence rule such as `FREQ=MONTHLY;BYDAY=3SA`, daily or coarser.
///
/// It is expanded in wall time, so that a window at 01:00 stays at 01:00 over a
/// clock change; whoever asks turns the wall times into instants. `UNTIL` in
/// UTC is read as RFC 5545 asks. Cheap to clone.
#[derive(Clone)]
pub struct Recurrence {
    text: Arc<str>,
    rule: Arc<RRule<Unvalidated>>,
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
    /// It repeats more often than daily.
    #[error("a window cannot recur more often than daily ({0})")]
    TooOften(String),
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
        // The parser ends its sentences, and this is in the middle of one.
        let unreadable = |why: String| RecurrenceError::Unreadable {
            text: text.to_owned(),
            why: why.trim_end_matches(['.', ' ']).to_owned(),
        };
        if body.len() > Self::MAX_CHARS {
            return Err(unreadable(format!("it is longer than {} characters", Self::MAX_CHARS)));
        }
        // The parser cuts texts by bytes.
        if !body.is_ascii() {
            return Err(unreadable("it holds letters that no rule has".to_owned()));
        }
        let rule: RRule<Unvalidated> =
            body.parse().map_err(|error: rrule::RRuleError| unreadable(error.to_string()))?;
        if matches!(rule.get_freq(), Frequency::Hourly | Frequency::Minutely | Frequency::Secondly) {
            return Err(RecurrenceError::TooOften(body.to_owned()));
        }
        let nth = |day: &NWeekday| matches!(day, NWeekday::Nth(..));
        if !matches!(rule.get_freq(), Frequency::Monthly | Frequency::Yearly) && rule.get_by_weekday().iter().any(nth) {
            return Err(unreadable("a numbered weekday such as 3SA needs FREQ=MONTHLY or YEARLY".to_owned()));
        }
        // Values that are only wrong together, such as BYDAY=3SA in a weekly rule, show when a start is known.
        let probe = Utc.with_ymd_and_hms(2026, 1, 1, 0, 0, 0).single().unwrap_or_default().with_timezone(&Tz::UTC);
        without_end(&rule).validate(probe).map_err(|error| unreadable(error.to_string()))?;
        Ok(Self { text: Arc::from(body.to_ascii_uppercase()), rule: Arc::new(rule) })
    }

    /// The rule as RFC 5545 writes it, without `RRULE:`.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether it falls for the last time some day, by `COUNT` or `UNTIL`.
    pub fn has_end(&self) -> bool {
        self.rule.get_count().is_some() || self.rule.get_until().is_some()
    }

    /// Wall times at which the rule falls in `[from, to)` when it first falls at `first`.
    ///
    /// `first` always counts, as RFC 5545 has it for `DTSTART`. The answer is
    /// sorted and holds at most [`Self::MAX_OCCURRENCES`] times.
    pub fn expand(
        &self,
        first: NaiveDateTime,
        zone: &Zone,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Vec<NaiveDateTime> {
        if from >= to {
            return Vec::new();
        }
        let labelled = |wall: NaiveDateTime| wall.and_utc().with_timezone(&Tz::UTC);
        let mut rule = (*self.rule).clone();
        if let Some(until) = self.until(zone) {
            rule = rule.until(labelled(until));
        }
        let Ok(rule) = rule.validate(labelled(first)) else {
            return if from <= first && first < to { vec![first] } else { Vec::new() };
        };
        let set = RRuleSet::new(labelled(first))
            .rrule(rule)
            .after(labelled(from))
            .before(labelled(to - chrono::TimeDelta::seconds(1)));
        let mut walls: Vec<NaiveDateTime> =
            set.all(Self::MAX_OCCURRENCES).dates.into_iter().map(|date| date.naive_utc()).collect();
        if from <= first && first < to && walls.first() != Some(&first) {
            walls.insert(0, first);
        }
        walls.retain(|wall| from <= *wall && *wall < to);
        walls
    }

    /// The end of the rule on the wall of a zone: a time in UTC or on the wall, or a day, which counts to its end.
    fn until(&self, zone: &Zone) -> Option<NaiveDateTime> {
        let text = self.text.split(';').find_map(|part| part.strip_prefix("UNTIL="))?;
        if let Ok(utc) = NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%SZ") {
            return Some(zone.wall(utc.and_utc().into()));
        }
        let day = || NaiveDate::parse_from_str(text, "%Y%m%d").ok()?.and_hms_opt(23, 59, 59);
        NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok().or_else(day)
    }
}

/// The same rule without its end, so that its other parts can be checked against any start.
fn without_end(rule: &RRule<Unvalidated>) -> RRule<Unvalidated> {
    match rule.get_until() {
        None => rule.clone(),
        Some(_) => rule
            .to_string()
            .split(';')
            .filter(|part| !part.starts_with("UNTIL="))
            .collect::<Vec<_>>()
            .join(";")
            .parse()
            .unwrap_or_else(|_| rule.clone()),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
    }

    #[test]
    fn the_third_saturdays_of_2026() {
        let rule = Recurrence::parse("FREQ=MONTHLY;BYDAY=3SA").unwrap();
        let days: Vec<String> = rule
            .expand(wall("2026-01-17T22:00"), &Zone::utc(), wall("2026-01-01T00:00"), wall("2027-01-01T00:00"))
            .iter()
            .map(|wall| wall.format("%m-%d").to_string())
            .collect();
        assert_eq!(
            days,
            [
                "01-17", "02-21", "03-21", "04-18", "05-16", "06-20", "07-18", "08-15", "09-19", "10-17", "11-21",
                "12-19"
            ]
        );
    }

    #[test]
    fn until_in_utc_is_read_in_the_zone_of_the_window() {
        let rule = Recurrence::parse("FREQ=DAILY;UNTIL=20260103T230000Z").unwrap();
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        let walls = rule.expand(wall("2026-01-01T00:00"), &berlin, wall("2026-01-01T00:00"), wall("2026-02-01T00:00"));
        assert_eq!(walls.len(), 4, "4 January 00:00 in Berlin is 3 January 23:00 UTC and still counts");
    }

    #[test]
    fn until_on_the_wall_is_kept_to_and_a_day_counts_to_its_end() {
        let days = |rule: &str| {
            let rule = Recurrence::parse(rule).unwrap();
            let berlin = Zone::parse("Europe/Berlin").unwrap();
            rule.expand(wall("2026-01-01T22:00"), &berlin, wall("2026-01-01T00:00"), wall("2026-02-01T00:00")).len()
        };
        assert_eq!(days("FREQ=DAILY;UNTIL=20260104T220000"), 4);
        assert_eq!(days("FREQ=DAILY;UNTIL=20260104T215959"), 3);
        assert_eq!(days("FREQ=DAILY;UNTIL=20260104"), 4);
        assert_eq!(days("FREQ=DAILY;UNTIL=20260104T210000Z"), 4);
    }

    #[test]
    fn the_first_time_counts_even_when_the_rule_does_not_name_it() {
        let rule = Recurrence::parse("FREQ=WEEKLY;BYDAY=SU").unwrap();
        let walls =
            rule.expand(wall("2026-01-01T00:00"), &Zone::utc(), wall("2026-01-01T00:00"), wall("2026-01-12T00:00"));
        assert_eq!(walls, [wall("2026-01-01T00:00"), wall("2026-01-04T00:00"), wall("2026-01-11T00:00")]);
    }

    #[test]
    fn what_never_ends_or_comes_every_second_is_bounded_or_refused() {
        assert!(matches!(Recurrence::parse("FREQ=SECONDLY"), Err(RecurrenceError::TooOften(_))));
        let daily = Recurrence::parse("FREQ=DAILY").unwrap();
        let walls =
            daily.expand(wall("1990-01-01T00:00"), &Zone::utc(), wall("1990-01-01T00:00"), wall("2199-01-01T00:00"));
        assert_eq!(walls.len(), usize::from(Recurrence::MAX_OCCURRENCES));
    }

    #[test]
    fn nonsense_is_refused_with_its_text() {
        for text in [
            "",
            "WEEKLY",
            "FREQ=SOMETIMES",
            "FREQ=WEEKLY;BYDAY=-1SU€0",
            "FREQ=DÄILY",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=WEEKLY;BYDAY=3SA",
        ] {
            assert!(matches!(Recurrence::parse(text), Err(RecurrenceError::Unreadable { .. })), "{text}");
        }
    }
}
