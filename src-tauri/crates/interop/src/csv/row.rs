//! What the rows about services, dependencies, releases and windows say.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use slipway_domain::Key;
use slipway_domain::calendar::WindowKind;
use slipway_domain::catalogue::{LinkKind, MinVersion, ServiceKind, StoreWord, Tier};
use slipway_domain::conflict::Severity;
use slipway_domain::dependency::{LagCalendar, Relation};
use slipway_domain::release::{ReleaseKind, ReleaseState, Risk};
use slipway_domain::time::{Minutes, Moment, Recurrence, Span, Zone};

use super::ScopeColumns;

/// What holds where a row says nothing.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// The zone of times without an offset.
    pub zone: Option<Zone>,
    /// The length of a release or a booking that has only a start or only an end.
    pub duration: Option<Minutes>,
}

/// A row and the line on which it begins.
#[derive(Clone, Debug)]
pub struct Row<T> {
    /// The line, from 1.
    pub line: usize,
    /// What it says.
    pub says: T,
}

/// A row of `services.csv`.
#[derive(Clone, Debug)]
pub struct ServiceRow {
    /// Its key.
    pub key: Key,
    /// Its name, where it is said.
    pub name: Option<String>,
    /// What it is, where it is said.
    pub kind: Option<ServiceKind>,
    /// Its tier, where it is said.
    pub tier: Option<Tier>,
    /// Its team, where it is said.
    pub team: Option<Key>,
    /// Its region, where it is said.
    pub region: Option<Key>,
    /// Its environments.
    pub environments: Vec<Key>,
    /// The services that it needs.
    pub depends_on: Vec<Key>,
}

/// A row of `dependencies.csv`.
#[derive(Clone, Debug)]
pub struct DependencyRow {
    /// The one that needs or waits.
    pub from: Key,
    /// The one that is needed.
    pub to: Key,
    /// The dependency type, where it is said.
    pub kind: Option<LinkKind>,
    /// The lag, where it is said.
    pub lag: Option<Span>,
    /// The relation, where it is said.
    pub relation: Option<Relation>,
    /// The least version that is needed, where it is said.
    pub min_version: Option<MinVersion>,
    /// Whose days a lag in working days counts, where it is said.
    pub calendar: Option<LagCalendar>,
}

/// When a release or a booking happens.
#[derive(Clone, Debug)]
pub struct Times {
    /// Its start.
    pub start: Moment,
    /// Its end.
    pub end: Moment,
    /// The zone in which it is planned.
    pub zone: Zone,
}

/// A row of `releases.csv`.
#[derive(Clone, Debug)]
pub struct ReleaseRow {
    /// Its key.
    pub key: Key,
    /// Its title, where it is said.
    pub title: Option<String>,
    /// Its type, where it is said.
    pub kind: Option<ReleaseKind>,
    /// The services that it touches.
    pub services: Vec<Key>,
    /// Its environment, where it is said.
    pub environment: Option<Key>,
    /// When it happens.
    pub times: Times,
    /// Its team, where it is said.
    pub team: Option<Key>,
    /// Its train, where it is said.
    pub train: Option<Key>,
    /// Its risk, where it is said.
    pub risk: Option<Risk>,
    /// Its state, where it is said.
    pub state: Option<ReleaseState>,
    /// The releases for which it waits.
    pub depends_on: Vec<Key>,
    /// The rollback reserve, where it is said.
    pub rollback: Option<Minutes>,
    /// Its version, where it is said.
    pub version: Option<String>,
    /// The data stores that it changes or restores.
    pub stores: Vec<StoreWord>,
    /// The release of which it is a deployment, where it is said.
    pub deployment_of: Option<Key>,
    /// Everything else that the row says, by column.
    pub notes: BTreeMap<String, String>,
}

/// A row of `windows.csv`.
#[derive(Clone, Debug)]
pub struct WindowRow {
    /// Its key.
    pub key: Key,
    /// Its title, where it is said.
    pub title: Option<String>,
    /// What it means.
    pub kind: WindowKind,
    /// When it first begins, on the wall.
    pub start: NaiveDateTime,
    /// When it first ends, on the wall.
    pub end: NaiveDateTime,
    /// The zone of its wall times.
    pub zone: Zone,
    /// How it recurs, if it does.
    pub recurrence: Option<Recurrence>,
    /// What it is about.
    pub scope: ScopeColumns,
    /// How much it weighs, where it is said.
    pub severity: Option<Severity>,
    /// Who answers for its dates, where it is said.
    pub owner: Option<Key>,
    /// Where its dates come from, where it is said.
    pub source: Option<String>,
    /// When somebody last looked at its dates, where it is said.
    pub reviewed: Option<NaiveDate>,
    /// The most deployments at the same time inside it, where it is said.
    pub limit: Option<u32>,
}
