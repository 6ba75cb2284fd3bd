//! The catalogue as others see and edit it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::calendar::WindowKind;
use slipway_domain::catalogue::ServiceKind;
use slipway_domain::conflict::{Code, Severity};
use slipway_domain::policy::Weight;
use slipway_domain::release::ReleaseKind;
use slipway_domain::time::{Recurrence, Span, Zone};
use ts_rs::TS;

use crate::calendar::ScopeView;
use crate::history::OperationRow;
use crate::release::WallOrInstant;
use crate::train::TrainCard;
use crate::wire::{Kept, Text};

/// Everything around the releases.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CatalogueView {
    /// Services, by key.
    pub services: Vec<ServiceCard>,
    /// Teams, by key.
    pub teams: Vec<TeamCard>,
    /// Environments, by key.
    pub environments: Vec<EnvironmentCard>,
    /// Regions, by key.
    pub regions: Vec<RegionCard>,
    /// People, by key.
    pub people: Vec<PersonCard>,
    /// Trains, by key.
    pub trains: Vec<TrainCard>,
    /// Windows, by key.
    pub windows: Vec<WindowCard>,
    /// Data stores, by key.
    pub stores: Vec<NamedCard>,
    /// Bookings of environments, by key.
    pub bookings: Vec<BookingCard>,
    /// When people are away, by key.
    pub absences: Vec<AbsenceCard>,
    /// When people are on duty, by key.
    pub shifts: Vec<ShiftCard>,
    /// Boards, by key.
    pub boards: Vec<BoardCard>,
    /// How early releases are handed in, by type.
    pub lead_times: Vec<LeadTimeCard>,
}

/// A thing of which only key and name are kept.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct NamedCard {
    /// Its key.
    pub key: Text<Key>,
    /// Its name.
    pub name: String,
}

/// A team.
///
/// A field that is left out keeps what it holds; null takes it away.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TeamCard {
    /// Its key.
    pub key: Text<Key>,
    /// Its name.
    pub name: String,
    /// The most deployments that it carries at the same time.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub limit: Kept<u32>,
}

/// A service.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ServiceCard {
    /// Its key.
    pub key: Text<Key>,
    /// Its name.
    pub name: String,
    /// 1 to 4.
    pub tier: u8,
    /// Key of its team.
    #[serde(default)]
    pub team: Option<Text<Key>>,
    /// Key of its region.
    #[serde(default)]
    pub region: Option<Text<Key>>,
    /// Keys of its environments.
    #[serde(default)]
    pub environments: Vec<Text<Key>>,
    /// `service`, `component`, `infrastructure` or `vendor`; what it is where nothing is said, and a service where it is
    /// new.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub kind: Option<Text<ServiceKind>>,
    /// Whether a law or a regulator asks how it is changed; what was said before where nothing is.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub regulated: Option<bool>,
}

/// An environment.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EnvironmentCard {
    /// Its key.
    pub key: Text<Key>,
    /// Its name.
    pub name: String,
    /// Whether customers are served from it.
    #[serde(default)]
    pub production: bool,
    /// The infrastructure on which it runs.
    #[serde(default)]
    pub infrastructure: Option<String>,
}

/// A region.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RegionCard {
    /// Its key.
    pub key: Text<Key>,
    /// Its name.
    pub name: String,
    /// Its zone.
    pub zone: Text<Zone>,
}

/// A person.
///
/// A deputy that is left out stays who it was; null takes the deputy away.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonCard {
    /// The person's key.
    pub key: Text<Key>,
    /// The person's name.
    pub name: String,
    /// Key of the team.
    #[serde(default)]
    pub team: Option<Text<Key>>,
    /// Where mail reaches the person.
    #[serde(default)]
    pub email: Option<String>,
    /// Key of the person who stands in.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub deputy: Kept<Text<Key>>,
}

/// A window.
///
/// Of the fields behind its scope, one that is left out keeps what it holds; null takes it away.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WindowCard {
    /// Its key.
    pub key: Text<Key>,
    /// What it is called.
    pub title: String,
    /// `maintenance`, `freeze-hard`, `freeze-soft`, `peak`, `vendor`, `holiday`, `trading-hours` or `month-end`.
    pub kind: Text<WindowKind>,
    /// When it first begins on the wall, `YYYY-MM-DDTHH:MM`.
    pub start: String,
    /// When it first ends on the wall.
    pub end: String,
    /// The zone of its wall times.
    pub zone: Text<Zone>,
    /// How it recurs, by RFC 5545.
    #[serde(default)]
    pub rrule: Option<Text<Recurrence>>,
    /// What it is about.
    #[serde(default)]
    pub scope: ScopeView,
    /// `hard` or `soft`, of peaks, trading hours and month-ends; soft where nothing is said.
    #[serde(default)]
    #[ts(type = "\"hard\" | \"soft\" | null")]
    pub severity: Kept<Text<Severity>>,
    /// Key of the person who answers for its dates.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub owner: Kept<Text<Key>>,
    /// Where its dates come from.
    #[serde(default)]
    pub source: Option<String>,
    /// The day on which somebody last looked at its dates, `YYYY-MM-DD`.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub reviewed: Kept<Text<NaiveDate>>,
    /// The most deployments at the same time inside one occurrence.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub limit: Kept<u32>,
}

/// A board that decides on releases.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BoardCard {
    /// Its key.
    pub key: Text<Key>,
    /// Its name.
    pub name: String,
    /// When it first meets on the wall, `YYYY-MM-DDTHH:MM`.
    pub start: String,
    /// When the first meeting ends on the wall.
    pub end: String,
    /// The zone of its wall times.
    pub zone: Text<Zone>,
    /// How the meetings recur, by RFC 5545.
    #[serde(default)]
    pub rrule: Option<Text<Recurrence>>,
    /// What it decides on.
    #[serde(default)]
    pub scope: ScopeView,
    /// How long before a meeting its agenda closes, such as `5wd`.
    pub cut_off: Text<Span>,
    /// The same for releases of high risk, such as `14wd`.
    pub cut_off_major: Text<Span>,
    /// Who sits on it, and when it can decide; what was said before where nothing is.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub membership: Option<MembershipCard>,
}

/// Who sits on a board, and how it meets.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct MembershipCard {
    /// Key of who chairs it.
    pub chair: Option<Text<Key>>,
    /// Who sits on it.
    pub members: Vec<MemberCard>,
    /// The least members with a vote who must be there.
    pub at_least: u32,
    /// Whether the chair, or the chair's deputy, must be there.
    pub chair_needed: bool,
    /// The groups of which somebody must be there.
    pub groups: Vec<String>,
    /// How many minutes an item for decision is talked about; 5 where nothing is said.
    #[ts(type = "number | null")]
    pub minutes_per_item: Option<i64>,
    /// Where it meets.
    pub place: String,
    /// How to join from elsewhere.
    pub link: String,
}

/// A member of a board.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MemberCard {
    /// Key of the person.
    pub person: Text<Key>,
    /// The group for which the person sits there.
    #[serde(default)]
    pub group: String,
    /// Whether the person votes.
    #[serde(default = "yes")]
    pub votes: bool,
    /// Key of who stands in on this board; the person's own deputy where nothing is said.
    #[serde(default)]
    pub deputy: Option<Text<Key>>,
}

const fn yes() -> bool {
    true
}

/// A booking of an environment.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BookingCard {
    /// Its key.
    pub key: Text<Key>,
    /// What it is for, in a few words.
    #[serde(default)]
    pub title: String,
    /// Key of the environment.
    pub environment: Text<Key>,
    /// Whether nobody else may be there at the same time.
    #[serde(default)]
    pub exclusive: bool,
    /// When it begins: wall time in `zone`, or RFC 3339 with an offset.
    pub start: WallOrInstant,
    /// When it ends, likewise.
    pub end: WallOrInstant,
    /// The zone in which it is booked.
    pub zone: Text<Zone>,
    /// Minutes before it for setting up.
    #[serde(default)]
    #[ts(type = "number")]
    pub setup_minutes: i64,
    /// Minutes behind it for tearing down.
    #[serde(default)]
    #[ts(type = "number")]
    pub teardown_minutes: i64,
    /// Key of the release for which it is booked.
    #[serde(default)]
    pub release: Option<Text<Key>>,
    /// Key of the team for which it is booked.
    #[serde(default)]
    pub team: Option<Text<Key>>,
}

/// A stretch of time for which a person is away.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AbsenceCard {
    /// Its key.
    pub key: Text<Key>,
    /// Key of the person.
    pub person: Text<Key>,
    /// From when on the wall, `YYYY-MM-DDTHH:MM`.
    pub start: String,
    /// Until when on the wall.
    pub end: String,
    /// The zone of its wall times.
    pub zone: Text<Zone>,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// A stretch of time, once or recurring, for which a person is on duty.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ShiftCard {
    /// Its key.
    pub key: Text<Key>,
    /// Key of the person.
    pub person: Text<Key>,
    /// When it first begins on the wall, `YYYY-MM-DDTHH:MM`.
    pub start: String,
    /// When it first ends on the wall.
    pub end: String,
    /// The zone of its wall times.
    pub zone: Text<Zone>,
    /// How it recurs, by RFC 5545.
    #[serde(default)]
    pub rrule: Option<Text<Recurrence>>,
}

/// How early releases of a type are handed in.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LeadTimeCard {
    /// `standard`, `normal` or `emergency`.
    #[serde(rename = "type")]
    pub kind: Text<ReleaseKind>,
    /// How long before its start, such as `5wd` or `4h`.
    pub lead: Text<Span>,
}

/// Which type of release.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichKind {
    /// `standard`, `normal` or `emergency`.
    #[serde(rename = "type")]
    pub kind: Text<ReleaseKind>,
}

/// How much conflicts of a code weigh: where it matters most, and everywhere else.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SeverityRuleView {
    /// The code.
    pub code: Text<Code>,
    /// What it stands for.
    pub meaning: String,
    /// Their weight for services of tier 1, deployment leads and rollback owners.
    #[ts(type = "\"hard\" | \"soft\" | \"off\"")]
    pub critical: Text<Weight>,
    /// Their weight everywhere else.
    #[ts(type = "\"hard\" | \"soft\" | \"off\"")]
    pub otherwise: Text<Weight>,
    /// What `critical` is where nothing was settled.
    #[ts(type = "\"hard\" | \"soft\" | \"off\"")]
    pub usual_critical: Text<Weight>,
    /// What `otherwise` is where nothing was settled.
    #[ts(type = "\"hard\" | \"soft\" | \"off\"")]
    pub usual_otherwise: Text<Weight>,
    /// Counts up with every change; 0 where nothing was settled.
    pub version: u32,
    /// The operations by which it was settled, newest first.
    pub log: Vec<OperationRow>,
}

/// How much conflicts of a code shall weigh.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SettleSeverity {
    /// The code.
    pub code: Text<Code>,
    /// `hard`, `soft` or `off`, for services of tier 1, deployment leads and rollback owners.
    pub critical: Text<Weight>,
    /// `hard`, `soft` or `off`, everywhere else.
    pub otherwise: Text<Weight>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Which thing of a kind.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichThing {
    /// Its key.
    pub key: Text<Key>,
}
