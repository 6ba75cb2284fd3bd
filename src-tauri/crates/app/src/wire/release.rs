//! A release as calendars and lists see it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::release::{ReleaseKind, ReleaseState, Risk};
use slipway_domain::time::{Instant, Zone};
use ts_rs::TS;

use super::Text;

/// A release as a bar of the calendar and a row of a list.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReleaseBar {
    /// Its key.
    pub key: Text<Key>,
    /// Key of the release of which it is a deployment; left out for a release that stands for itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub deployment_of: Option<Text<Key>>,
    /// What it is, in a few words.
    pub title: String,
    /// `standard`, `normal` or `emergency`.
    #[serde(rename = "type")]
    #[ts(type = "\"standard\" | \"normal\" | \"emergency\"")]
    pub kind: Text<ReleaseKind>,
    /// Its state.
    #[ts(
        type = "\"draft\" | \"submitted\" | \"assessed\" | \"approved\" | \"scheduled\" | \"deploying\" | \"deployed\" | \"stabilising\" | \"closed\" | \"rejected\" | \"backed-out\" | \"cancelled\""
    )]
    pub state: Text<ReleaseState>,
    /// Keys of the services that it touches.
    pub services: Vec<Text<Key>>,
    /// Key of the environment.
    pub environment: Text<Key>,
    /// Key of the team.
    pub team: Option<Text<Key>>,
    /// Key of the train.
    pub train: Option<Text<Key>>,
    /// Keys of the regions of its services.
    pub regions: Vec<Text<Key>>,
    /// `low`, `moderate`, `high` or `very-high`.
    #[ts(type = "\"low\" | \"moderate\" | \"high\" | \"very-high\" | null")]
    pub risk: Option<Text<Risk>>,
    /// The version that it brings.
    pub version: Option<String>,
    /// When it starts, in UTC.
    pub start: Text<Instant>,
    /// When it ends, in UTC, stabilisation not counted.
    pub end: Text<Instant>,
    /// The zone in which it was planned.
    pub zone: Text<Zone>,
    /// The lengths of its segments.
    pub segments: SegmentsView,
    /// Keys of the releases for which it waits.
    pub depends_on: Vec<Text<Key>>,
    /// How many hard conflicts it has.
    #[ts(type = "number")]
    pub hard: usize,
    /// How many soft conflicts it has.
    #[ts(type = "number")]
    pub soft: usize,
    /// Whether it may be given another time in its state.
    pub can_move: bool,
}

/// Lengths of the segments of a release, in minutes; implementation is what the others leave of `[start, end)`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SegmentsView {
    /// Validation, before the rollback reserve.
    #[ts(type = "number")]
    pub validation: i64,
    /// Rollback reserve, the last minutes before the end.
    #[ts(type = "number")]
    pub rollback: i64,
    /// Stabilisation, behind the end.
    #[ts(type = "number")]
    pub stabilisation: i64,
}
