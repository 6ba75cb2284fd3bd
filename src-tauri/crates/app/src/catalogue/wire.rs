//! The catalogue as others see and edit it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::calendar::WindowKind;
use slipway_domain::time::{Recurrence, Zone};
use ts_rs::TS;

use crate::calendar::ScopeView;
use crate::wire::Text;

/// Everything around the releases.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CatalogueView {
    /// Services, by key.
    pub services: Vec<ServiceCard>,
    /// Teams, by key.
    pub teams: Vec<NamedCard>,
    /// Environments, by key.
    pub environments: Vec<EnvironmentCard>,
    /// Regions, by key.
    pub regions: Vec<RegionCard>,
    /// People, by key.
    pub people: Vec<PersonCard>,
    /// Trains, by key.
    pub trains: Vec<NamedCard>,
    /// Windows, by key.
    pub windows: Vec<WindowCard>,
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
}

/// A window.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WindowCard {
    /// Its key.
    pub key: Text<Key>,
    /// What it is called.
    pub title: String,
    /// `maintenance`, `freeze-hard`, `freeze-soft`, `peak`, `vendor` or `holiday`.
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
}

/// Which thing of a kind.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichThing {
    /// Its key.
    pub key: Text<Key>,
}
