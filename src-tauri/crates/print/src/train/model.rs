//! What a train sheet prints, as plain data: every rule applied, every time formatted.

use crate::gauge::Gauge;
use crate::press::Provenance;

/// The sheet of one departure of a train.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrainModel {
    /// What the train is called.
    pub title: String,
    /// Its key.
    pub key: String,
    /// The day by which the departure is named.
    pub day: String,
    /// When it leaves, from and to.
    pub leaves: String,
    /// The zone of its times, with its distance from UTC.
    pub zone: String,
    /// On which day the timetable would have had it leave; empty where it leaves by the timetable.
    pub moved_from: String,
    /// Whether it boards, in a word or two.
    pub state: String,
    /// When boarding closes, in a sentence.
    pub cut_off: String,
    /// The days from its first milestone to its last one; none where they are too many to be drawn.
    pub days: Vec<StripDay>,
    /// Its milestones in order.
    pub milestones: Vec<MilestoneRow>,
    /// What it carries of what it may carry: releases, then points of risk.
    pub load: Vec<Gauge>,
    /// The places of each team; none where everybody may board.
    pub carriages: Vec<Gauge>,
    /// Who rides, carriage by carriage.
    pub on_board: Vec<RiderGroup>,
    /// Who rides in the hotfix lane.
    pub hotfixes: Vec<Rider>,
    /// Who wanted to ride and does not.
    pub missed: Vec<MissedRow>,
    /// The departure after it.
    pub next: Option<NextDeparture>,
    /// Which state of which plan the sheet shows.
    pub provenance: Provenance,
}

/// A day of the strip.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StripDay {
    /// Its number in the month.
    pub number: String,
    /// The letter of its weekday.
    pub weekday: String,
    /// Its week and date, on Mondays.
    pub week: Option<String>,
    /// How many working days it is away from the departure; none for a day off.
    pub offset: Option<i32>,
    /// Whether people rest.
    pub rest: bool,
    /// Whether the train boards its last or leaves on it.
    pub leaves: bool,
    /// Whether boarding closes when it is over.
    pub closes: bool,
    /// Whether it is the day on which the sheet was printed.
    pub today: bool,
    /// What must be reached on it.
    pub milestones: Vec<String>,
}

/// A milestone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MilestoneRow {
    /// What it is called.
    pub name: String,
    /// Its day.
    pub day: String,
    /// Its distance from the departure, such as "T−10".
    pub offset: String,
    /// Whether it is over, and what happens on it.
    pub note: String,
}

/// The riders of one team.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RiderGroup {
    /// The team, and how many of its places they take.
    pub title: String,
    /// The riders.
    pub riders: Vec<Rider>,
}

/// A release on board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rider {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// The team that carries it.
    pub team: String,
    /// Its type.
    pub kind: String,
    /// The letter of its band of risk.
    pub risk: String,
    /// When it starts and ends, on the wall of its own zone.
    pub window: String,
    /// That zone.
    pub zone: String,
    /// Per cent of its checklist that are ready; none without a checklist.
    pub ready: Option<usize>,
    /// What keeps it from riding, in sentences.
    pub hindrances: Vec<String>,
}

/// A release that does not ride.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MissedRow {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// What happened, in a word or two.
    pub outcome: String,
    /// Why.
    pub why: String,
    /// Who did it.
    pub by: String,
    /// When.
    pub at: String,
    /// The departure on which it rides instead.
    pub instead: String,
}

/// The departure behind this one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NextDeparture {
    /// When it leaves, zone named.
    pub leaves: String,
    /// How full it is and when its boarding closes, in a sentence or two.
    pub note: String,
    /// Who rides on it.
    pub riders: Vec<NextRider>,
}

/// A release on the next departure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NextRider {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// The team that carries it.
    pub team: String,
    /// Its type.
    pub kind: String,
    /// The letter of its band of risk.
    pub risk: String,
}
