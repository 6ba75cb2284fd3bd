//! What maps take and answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::catalogue::MinVersion;
use slipway_domain::dependency::LagCalendar;
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
    /// Steps of runbooks and what each waits for.
    Steps,
}

/// Which map to draw.
///
/// A team that is drawn as one node has the key `team:KEY`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ShowMap {
    /// What it shows.
    pub subject: MapSubject,
    /// Only the neighbourhood of this node; of steps only those of this release.
    pub focus: Option<Text<Key>>,
    /// How far the neighbourhood reaches; 2 where nothing is said.
    pub depth: Option<u32>,
    /// Whether nodes without any link are left out.
    pub linked_only: bool,
    /// What stands together.
    #[ts(optional, as = "Option<MapGrouping>")]
    pub group_by: MapGrouping,
    /// Keys of teams whose members are drawn as one node.
    #[ts(optional, as = "Option<Vec<Text<Key>>>")]
    pub collapsed: Vec<Text<Key>>,
    /// Only links of these types, such as `runtime-hard` or `FS`; all where nothing is said.
    #[ts(optional, as = "Option<Vec<String>>")]
    pub kinds: Vec<String>,
    /// Where nodes stand in an earlier drawing, to which the new one keeps.
    #[ts(optional, as = "Option<Vec<MapPlace>>")]
    pub before: Vec<MapPlace>,
}

/// What stands together on a map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum MapGrouping {
    /// Nothing: nodes stand where lines are short and cross least.
    #[default]
    None,
    /// What belongs to a team.
    Team,
    /// What is of the same tier.
    Tier,
}

/// Where a node stands in an earlier drawing.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MapPlace {
    /// Its key.
    pub key: Text<Key>,
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
}

/// A graph laid out in layers; x grows to the right, y down, in pixels.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct MapView {
    /// Its nodes.
    pub nodes: Vec<MapNode>,
    /// Its links.
    pub links: Vec<MapLink>,
    /// Circles that prevent an order; without the links that are to be cut there is one.
    pub circles: Vec<MapCircle>,
    /// The width of the whole drawing.
    pub width: f64,
    /// The height of the whole drawing.
    pub height: f64,
}

/// Things that need each other in a circle, and the link that hurts least to take away.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct MapCircle {
    /// Each needs or waits for the next, the last for the first.
    pub nodes: Vec<Text<Key>>,
    /// The one that needs or waits, of the link to take away.
    pub cut_from: Text<Key>,
    /// The one that is needed, of the link to take away.
    pub cut_to: Text<Key>,
    /// Why this link and no other, in a sentence.
    pub why: String,
}

/// A node of the map.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct MapNode {
    /// Its key.
    pub key: Text<Key>,
    /// Its name or title.
    pub title: String,
    /// `service`, `component`, `infrastructure`, `vendor`, `release`, `step` or `team`.
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
    /// What it stands together with: the name of a team, or `Tier 1`.
    pub group: Option<String>,
    /// How many things it stands for: 1, or the members of a team.
    #[ts(type = "number")]
    pub members: usize,
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
    /// Whose days a lag in working days counts: `predecessor`, `successor` or `project`; of links between releases.
    pub calendar: Option<Text<LagCalendar>>,
    /// The least version of the service that is needed.
    pub min_version: Option<Text<MinVersion>>,
    /// How many links it stands for, where teams are drawn as one node.
    #[ts(type = "number")]
    pub merged: usize,
    /// Minutes by which the order is violated; 0 where it is kept.
    #[ts(type = "number")]
    pub violated_minutes: i64,
    /// Whether both ends are critical and it ties them.
    pub critical: bool,
    /// The points of its line, from its first end to its last.
    pub points: Vec<(f64, f64)>,
}
