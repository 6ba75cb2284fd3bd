//! What the use cases of releases take and answer.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::catalogue::Role;
use slipway_domain::release::{ReleaseKind, ReleaseState, Risk};
use slipway_domain::time::{Instant, Occurrence, Span, Zone};
use ts_rs::TS;

use super::readiness::ReadinessView;
use super::time::WallOrInstant;
use crate::conflict::SlotView;
use crate::history::OperationRow;
use crate::project::MilestoneView;
use crate::wire::{Changed, ConflictView, Mode, ReleaseBar, Text};

/// Which releases to list; what is left out does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ReleaseFilter {
    /// Only those that end after this.
    pub from: Option<Text<Instant>>,
    /// Only those that start before this.
    pub to: Option<Text<Instant>>,
    /// Only those that touch this service.
    pub service: Option<Text<Key>>,
    /// Only those that touch one of these services, or the one above; empty does not narrow.
    #[ts(optional, as = "Option<Vec<Text<Key>>>")]
    pub services: Vec<Text<Key>>,
    /// Only those that this team carries.
    pub team: Option<Text<Key>>,
    /// Only those on this train.
    pub train: Option<Text<Key>>,
    /// Only those in this environment.
    pub environment: Option<Text<Key>>,
    /// Only those that touch a service of this region.
    pub region: Option<Text<Key>>,
    /// Only those of this type.
    #[serde(rename = "type")]
    pub kind: Option<Text<ReleaseKind>>,
    /// Only those in this state.
    pub state: Option<Text<ReleaseState>>,
    /// Only those in which this person holds a role.
    pub person: Option<Text<Key>>,
    /// Only those whose key or title holds this text, in any case.
    pub text: Option<String>,
}

/// Which release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichRelease {
    /// Its key.
    pub key: Text<Key>,
}

/// One release in full.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReleaseView {
    /// The release as the calendar draws it.
    pub bar: ReleaseBar,
    /// What and why, in full.
    pub description: String,
    /// When it starts on the wall of its zone.
    pub local_start: String,
    /// When it ends on the wall of its zone.
    pub local_end: String,
    /// Both times in words, with the zone.
    pub told: String,
    /// The last instant at which taking it back still ends in time.
    pub point_of_no_return: Text<Instant>,
    /// The states that can follow.
    pub next_states: Vec<Text<ReleaseState>>,
    /// Who answers for what.
    pub people: Vec<RoleHolder>,
    /// What it does to data stores, by key.
    pub stores: Vec<StoreUseCard>,
    /// When it was handed in.
    pub submitted: Option<Text<Instant>>,
    /// Its services with their tiers, teams and regions.
    pub services: Vec<TouchedService>,
    /// What speaks against it.
    pub conflicts: Vec<ConflictView>,
    /// Its readiness checklist, by area and title.
    pub readiness: Vec<ReadinessView>,
    /// The milestones of projects for which it waits, by day.
    pub milestones: Vec<MilestoneView>,
    /// Its deployments beside its own, by start.
    pub deployments: Vec<ReleaseBar>,
    /// The releases for which it waits.
    pub predecessors: Vec<LinkedRelease>,
    /// The releases that wait for it.
    pub successors: Vec<LinkedRelease>,
    /// What an import brought along, by column.
    pub notes: BTreeMap<String, String>,
    /// The operations that touched it, newest first.
    pub log: Vec<OperationRow>,
}

/// A person in a role.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct RoleHolder {
    /// The role, such as `deployment-lead`.
    pub role: Text<Role>,
    /// Key of the person.
    pub person: Text<Key>,
    /// Name of the person.
    #[serde(default)]
    pub name: String,
}

/// A service that a release touches.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct TouchedService {
    /// Its key.
    pub key: Text<Key>,
    /// Its name.
    pub name: String,
    /// 1 to 4.
    pub tier: u8,
    /// Key of its team.
    pub team: Option<Text<Key>>,
    /// Key of its region.
    pub region: Option<Text<Key>>,
    /// Keys of the services that are hit when it fails, nearest first.
    pub hits: Vec<Text<Key>>,
}

/// A release at the other end of a dependency.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct LinkedRelease {
    /// Its key.
    pub key: Text<Key>,
    /// Its title.
    pub title: String,
    /// `FS`, `SS`, `FF` or `SF`, predecessor first.
    pub relation: String,
    /// The lag, such as `30m` or `2wd`.
    pub lag: Text<Span>,
    /// When it starts.
    pub start: Text<Instant>,
    /// When it ends.
    pub end: Text<Instant>,
}

/// What a person says about a release when drawing or editing it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReleaseDraft {
    /// Its key; a free one is found where nothing is said.
    #[serde(default)]
    pub key: Option<Text<Key>>,
    /// What it is, in a few words.
    pub title: String,
    /// What and why, in full.
    #[serde(default)]
    pub description: String,
    /// `standard`, `normal` or `emergency`.
    #[serde(rename = "type")]
    pub kind: Text<ReleaseKind>,
    /// Keys of the services that it touches.
    #[serde(default)]
    pub services: Vec<Text<Key>>,
    /// Key of the environment; the first production environment where nothing is said.
    #[serde(default)]
    pub environment: Option<Text<Key>>,
    /// Key of the team.
    #[serde(default)]
    pub team: Option<Text<Key>>,
    /// Key of the train.
    #[serde(default)]
    pub train: Option<Text<Key>>,
    /// `low`, `moderate`, `high` or `very-high`.
    #[serde(default)]
    pub risk: Option<Text<Risk>>,
    /// The version that it brings.
    #[serde(default)]
    pub version: Option<String>,
    /// When it starts: wall time in `zone`, or RFC 3339 with an offset.
    pub start: WallOrInstant,
    /// When it ends, likewise.
    pub end: WallOrInstant,
    /// The zone; the plan's where nothing is said.
    #[serde(default)]
    pub zone: Option<Text<Zone>>,
    /// Which of two equal wall times is meant where clocks go back.
    #[serde(default)]
    pub occurrence: Option<Text<Occurrence>>,
    /// Minutes for validation.
    #[serde(default)]
    #[ts(type = "number")]
    pub validation_minutes: i64,
    /// Minutes kept for rollback.
    #[serde(default)]
    #[ts(type = "number")]
    pub rollback_minutes: i64,
    /// Minutes of stabilisation behind the end.
    #[serde(default)]
    #[ts(type = "number")]
    pub stabilisation_minutes: i64,
    /// Who answers for what.
    #[serde(default)]
    pub people: Vec<RoleHolder>,
    /// What it does to data stores; left out or null, what is there stays.
    #[serde(default)]
    pub stores: Option<Vec<StoreUseCard>>,
}

/// What a release does to a data store.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StoreUseCard {
    /// Key of the data store.
    pub store: Text<Key>,
    /// The number of the schema version that the release brings.
    #[serde(default)]
    pub schema: Option<u32>,
    /// Whether its rollback restores the data store.
    #[serde(default)]
    pub restores: bool,
}

/// A new release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DrawRelease {
    /// What it is.
    pub draft: ReleaseDraft,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
}

/// A release with other contents; its time is checked like a move.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EditRelease {
    /// Which release.
    pub key: Text<Key>,
    /// What it is from now on.
    pub draft: ReleaseDraft,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// What drawing or editing a release did, or would do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReleaseOutcome {
    /// Key of the release.
    pub key: Text<Key>,
    /// What speaks against it at its time.
    pub conflicts: Vec<ConflictView>,
    /// What was written; none in a preview.
    pub changed: Option<Changed>,
}

/// Another time for a release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveRelease {
    /// Which release.
    pub key: Text<Key>,
    /// When it starts from now on: wall time in `zone`, or RFC 3339 with an offset.
    pub to: WallOrInstant,
    /// When it ends from now on; its length stays where nothing is said.
    #[serde(default)]
    pub end: Option<WallOrInstant>,
    /// The zone of wall times, and of the release from now on; the release's own where nothing is said.
    #[serde(default)]
    pub zone: Option<Text<Zone>>,
    /// Which of two equal wall times is meant where clocks go back.
    #[serde(default)]
    pub occurrence: Option<Text<Occurrence>>,
    /// Whether releases that wait for it move along.
    #[serde(default)]
    pub cascade: bool,
    /// Keys of releases, and of what is booked for them, that stay where they are although they would move along.
    #[serde(default)]
    pub leave_out: Vec<Text<Key>>,
    /// Keys of other releases that are moved with it, by as much on the wall of each one's own zone.
    #[serde(default)]
    pub together: Vec<Text<Key>>,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
    /// How many valid slots to look for when the move would be refused.
    #[serde(default = "three")]
    #[ts(type = "number")]
    pub slots: usize,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

const fn three() -> usize {
    3
}

/// What a move did, or would do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct MoveOutcome {
    /// Key of the release.
    pub release: Text<Key>,
    /// Where it was.
    pub from: Stretch,
    /// Where it is, or would be.
    pub to: Stretch,
    /// What speaks against the new time.
    pub conflicts: Vec<ConflictView>,
    /// Deployments and releases that move along, or would have to, and what is booked for those that move.
    pub moves: Vec<MovedAlong>,
    /// The next valid slots, where the new time is refused.
    pub slots: Vec<SlotView>,
    /// What was written; none in a preview.
    pub changed: Option<Changed>,
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Stretch {
    /// The first instant inside.
    pub start: Text<Instant>,
    /// The first instant after it.
    pub end: Text<Instant>,
}

/// A release that moves because another does, or a booking that moves with its release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct MovedAlong {
    /// Its key.
    pub key: Text<Key>,
    /// Its title.
    pub title: String,
    /// Where it was.
    pub from: Stretch,
    /// Where it goes.
    pub to: Stretch,
    /// Why it must.
    pub why: String,
    /// Whether it goes although what dependencies push stays: what was chosen, and what belongs to it.
    pub always: bool,
    /// Whether a person left it out, so that it stays although it should move.
    pub left_out: bool,
}

/// Another state for a release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AdvanceRelease {
    /// Which release.
    pub key: Text<Key>,
    /// Its state from now on.
    pub state: Text<ReleaseState>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}
