//! What the use cases of trains take and answer.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::time::Instant;
use slipway_domain::train::BoardingOutcome;
use ts_rs::TS;

use super::TrainCard;
use crate::release::{MovedAlong, Stretch};
use crate::wire::{Changed, ConflictView, Mode, ReleaseBar, Text};

/// Which train, and how much of its timetable.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowTrain {
    /// Its key.
    pub key: Text<Key>,
    /// No departure ends before; now where nothing is said.
    #[serde(default)]
    pub from: Option<Text<Instant>>,
    /// How many departures, at most 60.
    #[serde(default = "six")]
    #[ts(type = "number")]
    pub count: usize,
}

const fn six() -> usize {
    6
}

/// A train that is not saved yet.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewTrain {
    /// The train as it would be saved.
    pub train: TrainCard,
    /// How many departures from now on, at most 60.
    #[serde(default = "six")]
    #[ts(type = "number")]
    pub count: usize,
}

/// A train in a list.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct TrainRow {
    /// The train itself.
    pub train: TrainCard,
    /// Its next departure; none where it has no timetable, or where that is over.
    pub next: Option<DepartureView>,
}

/// A train with its next departures.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct TrainView {
    /// The train itself.
    pub train: TrainCard,
    /// How its timetable recurs, in words; none where it leaves once or has none.
    pub repeats: Option<String>,
    /// Its departures, sorted.
    pub departures: Vec<DepartureView>,
    /// Releases of the train that start when it does not leave, and are not over.
    pub beside: Vec<ReleaseBar>,
}

/// One departure.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct DepartureView {
    /// The day on which it leaves, which names it.
    pub day: Text<NaiveDate>,
    /// The stretch in which its releases start.
    pub at: Stretch,
    /// The same in words, with the zone.
    pub told: String,
    /// When boarding closes; none where it closes with the departure.
    pub cut_off: Option<Text<Instant>>,
    /// Whether boarding is still open.
    pub boards: bool,
    /// Hard freezes that lie on it, in sentences.
    pub frozen: Vec<String>,
    /// The days of its milestones.
    pub milestones: Vec<MilestoneDate>,
    /// Releases on board, without emergencies.
    pub items: u32,
    /// Their points of risk.
    pub points: u32,
    /// Places left in each carriage, in the order of the train's carriages; none where a carriage has no limit.
    pub left: Vec<Option<u32>>,
    /// Who rides, by key.
    pub riders: Vec<RiderView>,
    /// What happened at boarding, oldest first.
    pub list: Vec<BoardingLine>,
}

/// A milestone of one departure.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct MilestoneDate {
    /// What it is called.
    pub name: String,
    /// Its day.
    pub day: Text<NaiveDate>,
    /// Whether the day is over.
    pub over: bool,
}

/// A release on board.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct RiderView {
    /// The release as the calendar draws it.
    pub bar: ReleaseBar,
    /// Whether it rides in the hotfix lane and takes no place.
    pub hotfix: bool,
    /// Per cent of its readiness checklist; none without one.
    #[ts(type = "number | null")]
    pub ready: Option<usize>,
    /// What keeps it from riding, in sentences.
    pub hindrances: Vec<String>,
}

/// A line of the boarding list.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct BoardingLine {
    /// Key of the release.
    pub release: Text<Key>,
    /// Its title.
    pub title: String,
    /// `boarded`, `missed` or `left`.
    #[ts(type = "\"boarded\" | \"missed\" | \"left\"")]
    pub outcome: Text<BoardingOutcome>,
    /// Why.
    pub why: String,
    /// The departure on which it rides instead.
    pub next: Option<Text<NaiveDate>>,
    /// Who did it.
    pub by: String,
    /// When.
    pub at: Text<Instant>,
}

/// A release that is to ride.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct BoardRelease {
    /// Which release.
    pub release: Text<Key>,
    /// On which train.
    pub train: Text<Key>,
    /// On the departure of which day; the next one that takes it where nothing is said.
    #[serde(default)]
    pub departure: Option<Text<NaiveDate>>,
    /// Why it may ride although boarding has closed or there is no room; who says so answers for it.
    #[serde(default)]
    pub exception: Option<String>,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
}

/// What boarding did, or would do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct BoardOutcome {
    /// Key of the release.
    pub release: Text<Key>,
    /// Key of the train.
    pub train: Text<Key>,
    /// The day of the departure.
    pub departure: Text<NaiveDate>,
    /// Where it was.
    pub from: Stretch,
    /// Where it is, or would be.
    pub to: Stretch,
    /// What keeps it from riding, in sentences.
    pub hindrances: Vec<String>,
    /// Whether the reason for an exception would let it ride all the same.
    pub excusable: bool,
    /// Its deployments, which move along.
    pub moves: Vec<MovedAlong>,
    /// What speaks against the new time.
    pub conflicts: Vec<ConflictView>,
    /// What was written; none in a preview.
    pub changed: Option<Changed>,
}

/// A release that is to ride no more.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LeaveTrain {
    /// Which release.
    pub release: Text<Key>,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// What taking a release off its train did, or would do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct LeaveOutcome {
    /// Key of the release.
    pub release: Text<Key>,
    /// Key of the train.
    pub train: Text<Key>,
    /// The day of the departure on which it rode; none where it started when the train does not leave.
    pub departure: Option<Text<NaiveDate>>,
    /// Releases that stay on that departure, without emergencies.
    pub items: u32,
    /// Their points of risk.
    pub points: u32,
    /// Where it stays in the calendar.
    pub at: Stretch,
    /// What was written; none in a preview.
    pub changed: Option<Changed>,
}

/// A departure whose boarding is to be closed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CloseBoarding {
    /// Key of the train.
    pub train: Text<Key>,
    /// The day of the departure.
    pub departure: Text<NaiveDate>,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
}

/// What closing did, or would do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct CloseOutcome {
    /// Key of the train.
    pub train: Text<Key>,
    /// The day of the departure.
    pub departure: Text<NaiveDate>,
    /// Who stays behind.
    pub behind: Vec<LeftBehind>,
    /// What was written; none in a preview, and none where everybody rides.
    pub changed: Option<Changed>,
}

/// A release that stays behind.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct LeftBehind {
    /// Its key.
    pub release: Text<Key>,
    /// Its title.
    pub title: String,
    /// Why, in a sentence.
    pub why: String,
    /// Where it was.
    pub from: Stretch,
    /// The departure on which it rides instead; none where none takes it.
    pub next: Option<Text<NaiveDate>>,
    /// Where it goes; none where no departure takes it.
    pub to: Option<Stretch>,
    /// Whether it does not ride itself and goes along as a deployment of one that does.
    pub along: bool,
}

/// Another time for a departure.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RescheduleDeparture {
    /// Key of the train.
    pub train: Text<Key>,
    /// The day of the departure.
    pub departure: Text<NaiveDate>,
    /// The new start on the wall of the timetable's zone, `YYYY-MM-DDTHH:MM`; none calls it off.
    #[serde(default)]
    pub to: Option<String>,
    /// Keys of riders that stay where they are.
    #[serde(default)]
    pub leave_out: Vec<Text<Key>>,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// What another time for a departure did, or would do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct RescheduleOutcome {
    /// Key of the train.
    pub train: Text<Key>,
    /// The day on which it leaves from now on; none where it is called off.
    pub departure: Option<Text<NaiveDate>>,
    /// Riders that move with it, or board another departure.
    pub riders: Vec<LeftBehind>,
    /// What speaks against their new times.
    pub conflicts: Vec<ConflictView>,
    /// What was written; none in a preview.
    pub changed: Option<Changed>,
}
