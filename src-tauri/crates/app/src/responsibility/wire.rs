//! What the use cases of responsibilities take and answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::catalogue::Role;
use slipway_domain::release::ReleaseKind;
use slipway_domain::responsibility::{Activity, Part};
use slipway_domain::time::{Instant, Zone};
use ts_rs::TS;

use crate::history::OperationRow;
use crate::wire::Text;

/// The grid of one type of release: who is responsible, accountable, consulted and informed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct GridView {
    /// `standard`, `normal` or `emergency`.
    #[serde(rename = "type")]
    #[ts(type = "\"standard\" | \"normal\" | \"emergency\"")]
    pub kind: Text<ReleaseKind>,
    /// Counts up with every change; 0 where nobody ever settled on one.
    pub version: u32,
    /// Its rows, one for each activity, in the order of a release's life.
    pub rows: Vec<GridRow>,
    /// The operations by which it was settled, newest first.
    pub log: Vec<OperationRow>,
}

/// A row of a grid.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct GridRow {
    /// The activity, such as `deploy`.
    pub activity: Text<Activity>,
    /// Its letters.
    pub cells: Vec<GridCell>,
    /// What is wrong with the row, in a sentence; none where it has one who answers for it and one who does it.
    pub fault: Option<String>,
}

/// A letter of a grid.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct GridCell {
    /// The role.
    pub role: Text<Role>,
    /// `R`, `A`, `C` or `I`.
    #[ts(type = "\"R\" | \"A\" | \"C\" | \"I\"")]
    pub part: Text<Part>,
}

/// A grid to settle.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleGrid {
    /// `standard`, `normal` or `emergency`.
    #[serde(rename = "type")]
    #[ts(type = "\"standard\" | \"normal\" | \"emergency\"")]
    pub kind: Text<ReleaseKind>,
    /// Its rows; every activity must be there.
    pub rows: Vec<SettleRow>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A row to settle.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleRow {
    /// The activity.
    pub activity: Text<Activity>,
    /// Its letters.
    pub cells: Vec<GridCell>,
}

/// Which gaps are asked.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct WhichGaps {
    /// Key of the release; every one that is not over where nothing is said.
    pub release: Option<Text<Key>>,
    /// Whether only what keeps a release in its draft is told.
    #[ts(optional, as = "Option<bool>")]
    pub blocking: bool,
}

/// Something that is missing in the responsibilities of a release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct GapView {
    /// Key of the release.
    pub release: Text<Key>,
    /// Its title.
    pub title: String,
    /// When it starts.
    pub start: Text<Instant>,
    /// The zone in which it was planned.
    pub zone: Text<Zone>,
    /// What is missing, in a word such as `no-deputy`.
    pub kind: String,
    /// The role in which it is.
    pub role: Option<Text<Role>>,
    /// Key of the person whom it is about.
    pub person: Option<Text<Key>>,
    /// Whether the release cannot leave its draft like that.
    pub blocks: bool,
    /// What is missing, and what to do.
    pub sentence: String,
}

/// Which gaps to write, and where.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportGaps {
    /// Where to put the CSV.
    pub path: String,
    /// Key of the release; every one that is not over where nothing is said.
    #[serde(default)]
    pub release: Option<Text<Key>>,
    /// Whether only what keeps a release in its draft is written.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub blocking: bool,
}
