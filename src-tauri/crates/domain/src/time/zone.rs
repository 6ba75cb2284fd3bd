//! Time zones by their IANA names.
//!
//! The data is the copy that `jiff` carries, so that a plan reads the same on
//! every machine.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use super::Instant;

/// A time zone of the IANA database, such as `Europe/Berlin`. Cheap to clone.
#[derive(Clone)]
pub struct Zone {
    name: Arc<str>,
    rules: TimeZone,
}

/// A name that is not in the IANA database.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is not a time zone; use an IANA name such as Europe/Berlin")]
pub struct ZoneError(pub String);

/// What a wall time means in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// The clock shows it exactly once.
    Once(Instant),
    /// Clocks jump over it; `after` is the same number of minutes behind the jump.
    Never {
        /// The instant meant if the clock had not jumped: RFC 5545's reading of such a time.
        after: Instant,
    },
    /// Clocks go back over it, so that it comes twice.
    Twice {
        /// The first time it comes, before clocks go back.
        earlier: Instant,
        /// The second time.
        later: Instant,
    },
}

impl Zone {
    /// The zone of a name; case is ignored and the database's spelling kept.
    pub fn parse(name: &str) -> Result<Self, ZoneError> {
        let fail = || ZoneError(name.to_owned());
        let rules = TimeZone::get(name.trim()).map_err(|_| fail())?;
        let canonical = rules.iana_name().ok_or_else(fail)?;
        Ok(Self { name: Arc::from(canonical), rules: rules.clone() })
    }

    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self { name: Arc::from("UTC"), rules: TimeZone::UTC }
    }

    /// Every name of the database, sorted.
    pub fn names() -> Vec<String> {
        let mut names: Vec<String> = jiff::tz::db().available().map(|name| name.as_str().to_owned()).collect();
        names.sort();
        names
    }

    /// The IANA name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What a clock on the wall shows at an instant.
    pub fn wall(&self, instant: Instant) -> NaiveDateTime {
        let offset = i64::from(self.offset_seconds(instant));
        chrono::DateTime::from_timestamp(instant.epoch_seconds() + offset, 0).unwrap_or_default().naive_utc()
    }

    /// Seconds that this zone is ahead of UTC at an instant.
    pub fn offset_seconds(&self, instant: Instant) -> i32 {
        jiff::Timestamp::from_second(instant.epoch_seconds())
            .map_or(0, |timestamp| self.rules.to_offset(timestamp).seconds())
    }

    /// What a wall time means here. Seconds are kept, fractions are cut off.
    pub fn resolve(&self, wall: NaiveDateTime) -> Resolved {
        let at = |offset: Offset| {
            Instant::from(
                chrono::DateTime::from_timestamp(wall.and_utc().timestamp() - i64::from(offset.seconds()), 0)
                    .unwrap_or_default(),
            )
        };
        let Ok(civil) = jiff::civil::DateTime::new(
            wall.year() as i16,
            wall.month() as i8,
            wall.day() as i8,
            wall.hour() as i8,
            wall.minute() as i8,
            wall.second() as i8,
            0,
        ) else {
            return Resolved::Once(at(Offset::UTC));
        };
        match self.rules.to_ambiguous_timestamp(civil).offset() {
            AmbiguousOffset::Unambiguous { offset } => Resolved::Once(at(offset)),
            AmbiguousOffset::Gap { before, .. } => Resolved::Never { after: at(before) },
            AmbiguousOffset::Fold { before, after } => Resolved::Twice { earlier: at(before), later: at(after) },
        }
    }

    /// The wall times from one that comes once until the next change of clocks; none for one that clocks skip or repeat.
    pub(super) fn steady(&self, wall: NaiveDateTime) -> Option<Steady> {
        let Resolved::Once(at) = self.resolve(wall) else { return None };
        let behind = wall.and_utc().timestamp() - at.epoch_seconds();
        let next = jiff::Timestamp::from_second(at.epoch_seconds()).ok()?;
        let next = self.rules.following(next).next().map(|change| change.timestamp());
        let until = next.and_then(|change| {
            // Of the two walls at the change, the one that shows less: what it skips or repeats is not steady.
            let least = behind.min(self.rules.to_offset(change).seconds().into());
            chrono::DateTime::from_timestamp(change.as_second() + least, 0)
        });
        Some(Steady { from: wall, to: until.map_or(NaiveDateTime::MAX, |until| until.naive_utc()), behind })
    }

    /// The instant at which a day begins; where midnight is skipped, the first instant after it.
    pub fn start_of_day(&self, day: NaiveDate) -> Instant {
        self.resolve(day.and_time(chrono::NaiveTime::MIN)).first()
    }
}

/// Wall times that come once each, because no clock is changed between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Steady {
    from: NaiveDateTime,
    to: NaiveDateTime,
    /// Seconds that the wall is ahead of UTC.
    behind: i64,
}

impl Steady {
    /// The instant of a wall time within.
    fn at(&self, wall: NaiveDateTime) -> Option<Instant> {
        let within = self.from <= wall && wall < self.to;
        within
            .then(|| chrono::DateTime::from_timestamp(wall.and_utc().timestamp() - self.behind, 0))?
            .map(Instant::from)
    }
}

/// A zone that is asked for many wall times, one near the other: it remembers how long its clocks stay as they are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock<'a> {
    zone: &'a Zone,
    steady: Option<Steady>,
}

impl<'a> Clock<'a> {
    /// A clock that remembers nothing yet.
    pub(super) const fn new(zone: &'a Zone) -> Self {
        Self { zone, steady: None }
    }

    /// What a wall time means, as [`Zone::resolve`] says.
    pub(super) fn resolve(&mut self, wall: NaiveDateTime) -> Resolved {
        if let Some(at) = self.steady.and_then(|steady| steady.at(wall)) {
            return Resolved::Once(at);
        }
        self.steady = self.zone.steady(wall);
        match self.steady.and_then(|steady| steady.at(wall)) {
            Some(at) => Resolved::Once(at),
            None => self.zone.resolve(wall),
        }
    }
}

impl Resolved {
    /// The first instant that could be meant.
    pub const fn first(self) -> Instant {
        match self {
            Self::Once(instant) | Self::Never { after: instant } | Self::Twice { earlier: instant, .. } => instant,
        }
    }

    /// The last instant that could be meant.
    pub const fn last(self) -> Instant {
        match self {
            Self::Once(instant) | Self::Never { after: instant } | Self::Twice { later: instant, .. } => instant,
        }
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Zone {}

impl PartialOrd for Zone {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Zone {
    fn cmp(&self, other: &Self) -> Ordering {
        self.name.cmp(&other.name)
    }
}

impl Hash for Zone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.name)
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

impl std::str::FromStr for Zone {
    type Err = ZoneError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

impl<'de> Deserialize<'de> for Zone {
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

    fn instant(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    #[test]
    fn a_name_is_found_in_any_case_and_spelt_as_the_database_spells_it() {
        assert_eq!(Zone::parse("europe/berlin").unwrap().name(), "Europe/Berlin");
        assert!(Zone::parse("Europe/Bielefeld").is_err());
    }

    #[test]
    fn a_wall_time_in_the_spring_gap_never_comes() {
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        let resolved = berlin.resolve(wall("2026-03-29T02:30"));
        assert_eq!(resolved, Resolved::Never { after: instant("2026-03-29T01:30:00Z") });
        assert_eq!(berlin.wall(resolved.first()), wall("2026-03-29T03:30"));
    }

    #[test]
    fn a_wall_time_in_the_autumn_fold_comes_twice() {
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        assert_eq!(
            berlin.resolve(wall("2026-10-25T02:30")),
            Resolved::Twice { earlier: instant("2026-10-25T00:30:00Z"), later: instant("2026-10-25T01:30:00Z") }
        );
    }

    #[test]
    fn a_clock_that_remembers_says_the_same_of_every_wall_time() {
        for name in Zone::names().iter().step_by(7).map(String::as_str).chain(["Australia/Lord_Howe", "Pacific/Apia"]) {
            let zone = Zone::parse(name).unwrap();
            for step in [37, 60 * 24 * 3] {
                let mut clock = Clock::new(&zone);
                let mut at = wall("2011-12-20T00:00");
                for _ in 0..1_500 {
                    assert_eq!(clock.resolve(at), zone.resolve(at), "{name} {at}");
                    at += chrono::TimeDelta::minutes(step);
                }
                assert_eq!(clock.resolve(wall("1999-07-01T00:00")), zone.resolve(wall("1999-07-01T00:00")), "{name}");
            }
        }
    }

    #[test]
    fn a_day_begins_after_midnight_where_clocks_jump_at_midnight() {
        let beirut = Zone::parse("Asia/Beirut").unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap();
        assert_eq!(beirut.wall(beirut.start_of_day(day)), wall("2026-03-29T01:00"));
    }

    #[test]
    fn wall_and_resolve_are_inverse_away_from_clock_changes() {
        let kolkata = Zone::parse("Asia/Kolkata").unwrap();
        let at = instant("2026-11-23T10:00:00Z");
        assert_eq!(kolkata.resolve(kolkata.wall(at)), Resolved::Once(at));
    }
}
