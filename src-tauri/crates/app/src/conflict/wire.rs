//! What questions about conflicts and slots take and answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::time::Instant;
use ts_rs::TS;

use crate::wire::Text;

/// Which conflicts to list; what is left out does not narrow.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ConflictFilter {
    /// Only those of this release, told from it.
    pub release: Option<Text<Key>>,
    /// Only those that end after this.
    pub from: Option<Text<Instant>>,
    /// Only those that start before this.
    pub to: Option<Text<Instant>>,
}

/// For which release to look for slots.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct FindSlots {
    /// Key of the release.
    pub key: Text<Key>,
    /// How many days to look ahead.
    #[serde(default = "ninety")]
    pub horizon_days: u32,
    /// How many slots to answer with.
    #[serde(default = "five")]
    #[ts(type = "number")]
    pub count: usize,
    /// The earliest start; now where nothing is said.
    #[serde(default)]
    pub from: Option<Text<Instant>>,
}

const fn ninety() -> u32 {
    90
}

const fn five() -> usize {
    5
}

/// Where a release could go.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SlotAnswer {
    /// The best slots, best first.
    pub slots: Vec<SlotView>,
    /// Days before the first slot, and why each is refused.
    pub refused: Vec<RefusedDay>,
    /// Where there is no slot: the one thing without which there would be.
    pub blocked_by: Option<Reason>,
}

/// One valid slot.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SlotView {
    /// When it starts.
    pub start: Text<Instant>,
    /// When it ends.
    pub end: Text<Instant>,
    /// Both times in words, with the zone.
    pub told: String,
    /// How well it fits; less is better.
    #[ts(type = "number")]
    pub score: i64,
    /// What still speaks against it, softly.
    pub reasons: Vec<String>,
}

/// A day on which the release cannot happen.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct RefusedDay {
    /// The day in the release's zone, `YYYY-MM-DD`.
    pub day: String,
    /// The smallest set of reasons.
    pub reasons: Vec<Reason>,
}

/// One reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct Reason {
    /// `C01` to `C18`.
    pub code: String,
    /// In words.
    pub sentence: String,
}
