//! What the use cases of dependencies take and answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::catalogue::{LinkKind, MinVersion};
use slipway_domain::dependency::{self, LagCalendar, Relation};
use slipway_domain::time::{Instant, Span};
use ts_rs::TS;

use crate::wire::Text;

/// One service needs another.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LinkServices {
    /// Key of the service that needs.
    pub from: Text<Key>,
    /// Key of the service that is needed.
    pub to: Text<Key>,
    /// `runtime-hard`, `runtime-soft`, `data`, `build`, `configuration` or `vendor`.
    #[serde(rename = "type")]
    pub kind: Text<LinkKind>,
    /// The least version of the service that is needed; any does where nothing is said.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub min_version: Option<Text<MinVersion>>,
}

/// Two services that no longer need each other.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UnlinkServices {
    /// Key of the service that needed.
    pub from: Text<Key>,
    /// Key of the service that was needed.
    pub to: Text<Key>,
}

/// One release waits for another.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LinkReleases {
    /// Key of the release that waits.
    pub successor: Text<Key>,
    /// Key of the release for which it waits.
    pub predecessor: Text<Key>,
    /// `FS`, `SS`, `FF` or `SF`.
    pub relation: Text<Relation>,
    /// The lag, such as `30m`, `-1h` or `2wd`.
    pub lag: Text<Span>,
    /// Whose days a lag in working days counts: `predecessor`, which is meant where nothing is said, `successor` or
    /// `project`.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub calendar: Option<Text<LagCalendar>>,
}

/// Two releases that no longer wait for each other.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UnlinkReleases {
    /// Key of the release that waited.
    pub successor: Text<Key>,
    /// Key of the release for which it waited.
    pub predecessor: Text<Key>,
}

/// The stretch of time whose releases are put in order.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ShowOrder {
    /// Only releases that end after this.
    pub from: Option<Text<Instant>>,
    /// Only releases that start before this.
    pub to: Option<Text<Instant>>,
}

/// The deployment order: each wave after the one before it, those of one wave together.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct OrderView {
    /// Keys of releases.
    pub waves: Vec<Vec<Text<Key>>>,
}

/// The critical path through all linked releases.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CriticalPathView {
    /// When the project starts; none where nothing is linked.
    pub start: Option<Text<Instant>>,
    /// The earliest end of everything, in minutes from the project's start.
    #[ts(type = "number")]
    pub end_minutes: i64,
    /// Every linked release.
    pub items: Vec<CriticalItem>,
}

/// One release of the network, in minutes from the project's start.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CriticalItem {
    /// Its key.
    pub key: Text<Key>,
    /// Its earliest start.
    #[ts(type = "number")]
    pub early_start: i64,
    /// Its latest start.
    #[ts(type = "number")]
    pub late_start: i64,
    /// How late it can be before the end moves.
    #[ts(type = "number")]
    pub total_float: i64,
    /// How late it can be before any other moves.
    #[ts(type = "number")]
    pub free_float: i64,
    /// Whether it has no float.
    pub critical: bool,
}

/// Whose failure is looked at, or whose needs.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowBlast {
    /// Key of the service that is asked about.
    pub service: Text<Key>,
    /// How far links are followed.
    #[serde(default = "three")]
    pub depth: u32,
    /// Which way they are followed.
    #[serde(default)]
    #[ts(optional, as = "Option<BlastDirection>")]
    pub direction: BlastDirection,
}

/// Which way links are followed from a service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum BlastDirection {
    /// To those that are hit when it fails.
    #[default]
    Dependents,
    /// To those that it needs.
    Needs,
}

impl From<BlastDirection> for dependency::Direction {
    fn from(direction: BlastDirection) -> Self {
        match direction {
            BlastDirection::Dependents => Self::Dependents,
            BlastDirection::Needs => Self::Needs,
        }
    }
}

const fn three() -> u32 {
    3
}

/// One service that links lead to.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct Hit {
    /// Its key.
    pub key: Text<Key>,
    /// How many links away it is.
    pub depth: u32,
    /// Keys from the service that was asked about to this one.
    pub path: Vec<Text<Key>>,
}
