//! What the calendar asks and gets.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::calendar::WindowKind;
use slipway_domain::time::{Instant, Zone};
use ts_rs::TS;

use crate::release::Stretch;
use crate::wire::{ReleaseBar, Text};

/// The stretch of time to show.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowCalendar {
    /// The first instant.
    pub from: Text<Instant>,
    /// The first instant after it.
    pub to: Text<Instant>,
}

/// Everything that is drawn in a stretch of time.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CalendarView {
    /// Releases whose time, stabilisation included, overlaps the stretch; sorted by start, then key.
    pub releases: Vec<ReleaseBar>,
    /// Windows that occur in the stretch, sorted by key.
    pub windows: Vec<WindowBand>,
}

/// A window as the calendar draws it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct WindowBand {
    /// Its key.
    pub key: Text<Key>,
    /// What it is called.
    pub title: String,
    /// What it means.
    #[ts(
        type = "\"maintenance\" | \"freeze-hard\" | \"freeze-soft\" | \"peak\" | \"vendor\" | \"holiday\" | \"trading-hours\" | \"month-end\""
    )]
    pub kind: Text<WindowKind>,
    /// The zone of its wall times.
    pub zone: Text<Zone>,
    /// Its occurrences in the stretch, sorted.
    pub occurrences: Vec<Stretch>,
    /// What it is about.
    pub scope: ScopeView,
}

/// What a window is about, by keys; an empty list means all.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ScopeView {
    /// Keys of services.
    pub services: Vec<Text<Key>>,
    /// Keys of teams.
    pub teams: Vec<Text<Key>>,
    /// Keys of environments.
    pub environments: Vec<Text<Key>>,
    /// Keys of regions.
    pub regions: Vec<Text<Key>>,
    /// Types of release.
    pub types: Vec<String>,
}
