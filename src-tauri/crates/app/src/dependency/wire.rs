//! What the use cases of dependencies take and answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::catalogue::LinkKind;
use slipway_domain::dependency::Relation;
use slipway_domain::time::{Instant, Span};
use ts_rs::TS;

use crate::wire::Text;

/// What a map shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum MapSubject {
    /// Services and what each needs.
    #[default]
    Services,
    /// Releases and what each waits for.
    Releases,
}

/// Which map to draw.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ShowMap {
    /// Services or releases.
    pub subject: MapSubject,
    /// Only the neighbourhood of this node.
    pub focus: Option<Text<Key>>,
    /// How far the neighbourhood reaches; 2 where nothing is said.
    pub depth: Option<u32>,
    /// Whether nodes without any link are left out.
    pub linked_only: bool,
}

/// A graph laid out in layers; x grows to the right, y down, in pixels.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct MapView {
    /// Its nodes.
    pub nodes: Vec<MapNode>,
    /// Its links.
    pub links: Vec<MapLink>,
    /// A cycle that prevents an order, named node by node; empty where there is none.
    pub cycle: Vec<Text<Key>>,
    /// The width of the whole drawing.
    pub width: f64,
    /// The height of the whole drawing.
    pub height: f64,
}

/// A node of the map.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct MapNode {
    /// Its key.
    pub key: Text<Key>,
    /// Its name or title.
    pub title: String,
    /// `service` or `release`.
    pub kind: String,
    /// Tier of a service.
    pub tier: Option<u8>,
    /// Key of the team.
    pub team: Option<Text<Key>>,
    /// State of a release.
    pub state: Option<String>,
    /// Start of a release.
    pub start: Option<Text<Instant>>,
    /// End of a release.
    pub end: Option<Text<Instant>>,
    /// Whether a release is on the critical path.
    pub critical: bool,
    /// Total float of a release, in minutes.
    #[ts(type = "number | null")]
    pub total_float: Option<i64>,
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// A link of the map, from the one that needs or waits to the one that is needed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct MapLink {
    /// Key of the one that needs or waits.
    pub from: Text<Key>,
    /// Key of the one that is needed.
    pub to: Text<Key>,
    /// A dependency type for services, `FS`, `SS`, `FF` or `SF` for releases.
    pub kind: String,
    /// The lag between releases.
    pub lag: Option<Text<Span>>,
    /// Minutes by which the order is violated; 0 where it is kept.
    #[ts(type = "number")]
    pub violated_minutes: i64,
    /// Whether both ends are critical and it ties them.
    pub critical: bool,
    /// The points of its line, from its first end to its last.
    pub points: Vec<(f64, f64)>,
}

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

/// Whose failure is looked at.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowBlast {
    /// Key of the service that fails.
    pub service: Text<Key>,
    /// How far the failure is followed.
    #[serde(default = "three")]
    pub depth: u32,
}

const fn three() -> u32 {
    3
}

/// One service that is hit.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct Hit {
    /// Its key.
    pub key: Text<Key>,
    /// How many links away it is.
    pub depth: u32,
    /// Keys from the failed service to this one.
    pub path: Vec<Text<Key>>,
}
