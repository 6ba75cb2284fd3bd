//! Times as people and programs give them.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDateTime;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use slipway_domain::time::{Instant, Moment, Occurrence, Zone};
use ts_rs::TS;

/// A time with an offset, or a wall time whose zone is said elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WallOrInstant {
    /// `2026-11-28T21:00:00Z`.
    Instant(Instant),
    /// `2026-11-28T22:00`.
    Wall(NaiveDateTime),
}

impl WallOrInstant {
    /// The moment that is meant in a zone.
    pub fn moment(self, zone: &Zone, occurrence: Option<Occurrence>) -> Moment {
        match self {
            Self::Instant(at) => Moment::of(at, zone),
            Self::Wall(wall) => Moment::typed(wall, zone, occurrence),
        }
    }
}

/// Parses a wall time: a date and a time, with `T` or a blank between, seconds optional.
pub fn parse_wall(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().replacen(' ', "T", 1);
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"].iter().find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok())
}

impl std::str::FromStr for WallOrInstant {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(wall) = parse_wall(text) {
            return Ok(Self::Wall(wall));
        }
        Instant::parse(text).map(Self::Instant).map_err(|_| {
            format!("{text:?} is not a time; write 2026-11-28T22:00 (in the zone) or 2026-11-28T21:00:00Z")
        })
    }
}

impl fmt::Display for WallOrInstant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instant(at) => at.fmt(f),
            Self::Wall(wall) => wall.format("%Y-%m-%dT%H:%M:%S").fmt(f),
        }
    }
}

impl Serialize for WallOrInstant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for WallOrInstant {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for WallOrInstant {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "WallOrInstant".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "description": "2026-11-28T22:00 in the zone, or RFC 3339 with an offset" })
    }
}

impl TS for WallOrInstant {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }

    fn inline(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_an_instant_with_an_offset_and_a_wall_time_without() {
        assert!(matches!("2026-11-28T22:00".parse(), Ok(WallOrInstant::Wall(_))));
        assert!(matches!("2026-11-28 22:00:00".parse(), Ok(WallOrInstant::Wall(_))));
        assert!(matches!("2026-11-28T22:00:00+01:00".parse(), Ok(WallOrInstant::Instant(_))));
        assert!("28.11.2026".parse::<WallOrInstant>().is_err());
        assert!("2026-02-30T10:00".parse::<WallOrInstant>().is_err());
    }
}
