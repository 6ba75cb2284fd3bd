//! What is said in the course of a meeting: who comes, what is talked about, what is decided.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::board::Presence;
use ts_rs::TS;

use crate::approval::{BallotCard, DecisionCard};
use crate::wire::Text;

/// Who comes to a meeting.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkAttendance {
    /// The meeting's id, its day, or `next`.
    pub meeting: String,
    /// Key of the member or guest.
    pub person: Text<Key>,
    /// `accepted`, `tentative`, `declined`, `present` or `apologies`; none takes back what was said.
    #[serde(default)]
    #[ts(type = "\"accepted\" | \"tentative\" | \"declined\" | \"present\" | \"apologies\" | null")]
    pub presence: Option<Text<Presence>>,
    /// Key of who comes in the person's place.
    #[serde(default)]
    pub deputy: Option<Text<Key>>,
}

/// What is said about a point of an agenda; what is left out stays as it was.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkPoint {
    /// The meeting's id, its day, or `next`.
    pub meeting: String,
    /// The point, as the workbench names it; `~` and a text puts on a point of one's own.
    pub point: String,
    /// How many minutes it is talked about; 0 for as many as usual.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub minutes: Option<i64>,
    /// Why it comes although it was handed in late.
    #[serde(default)]
    pub justification: Option<String>,
    /// Whether it is taken off.
    #[serde(default)]
    pub off: Option<bool>,
}

/// The order in which points are talked about.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OrderAgenda {
    /// The meeting's id, its day, or `next`.
    pub meeting: String,
    /// Points in order, as the workbench names them; those that are left out stand behind as the rules put them.
    pub points: Vec<String>,
}

/// Which point is talked about now.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TakePoint {
    /// The meeting's id, its day, or `next`.
    pub meeting: String,
    /// The point; none stops the clock.
    #[serde(default)]
    pub point: Option<String>,
}

/// What a board decides about a release.
// Serde does not promise to refuse unknown fields beside a flattened struct. It does so as long as that struct names all
// of its own, which tests hold.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideItem {
    /// The meeting's id, its day, or `next`.
    pub meeting: String,
    /// Key of the release.
    pub release: Text<Key>,
    /// What is decided.
    #[serde(flatten)]
    pub decision: DecisionCard,
    /// How the board voted.
    #[serde(default)]
    pub ballot: BallotCard,
    /// How many minutes it was talked about, where somebody says so by hand; what the clock of the point counted where
    /// nothing is said.
    #[serde(default)]
    pub minutes: Option<u32>,
}
