//! A conflict as others see it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::time::Instant;
use ts_rs::TS;

use super::Text;

/// A conflict with its full sentence; the published JSON of the command line.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ConflictView {
    /// `C01` to `C18`.
    pub code: String,
    /// What the code stands for, as a heading over the conflicts of one cause.
    pub cause: String,
    /// `hard` or `soft`.
    pub severity: String,
    /// The release from which it is told.
    pub release: Text<Key>,
    /// The other party.
    pub other: PartyView,
    /// The first instant of the overlap, in UTC; the release's start where the two do not overlap.
    pub start: Text<Instant>,
    /// The first instant after the overlap.
    pub end: Text<Instant>,
    /// Minutes that the two share.
    #[ts(type = "number")]
    pub overlap_minutes: i64,
    /// Keys of the services along which the two are related, both ends included.
    pub path: Vec<Text<Key>>,
    /// Both parties with their local times, what is wrong, and by how much.
    pub sentence: String,
    /// What to do about it.
    pub remedy: String,
}

/// The other party of a conflict.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct PartyView {
    /// `release`, `window`, `service`, `booking`, `person`, `team`, `train`, `lead-time` or `clock`.
    pub kind: String,
    /// Its key; the zone's name for `clock`.
    pub key: String,
    /// What people call it.
    pub title: String,
}
