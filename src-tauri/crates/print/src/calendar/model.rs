//! What a calendar draws, as plain data. Instants are seconds since 1970-01-01T00:00Z, because a length on paper is a
//! length of time.

use crate::press::Provenance;

/// A calendar, drawn to scale. All instants are seconds since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CalendarPage {
    /// The period, as it is printed.
    pub period: String,
    /// The zone whose midnights divide the days.
    pub zone: String,
    /// The days in order, without gaps.
    pub days: Vec<Day>,
    /// What holds for every lane: freezes, peaks, holidays and other windows.
    pub bands: Vec<Band>,
    /// The lanes from top to bottom.
    pub lanes: Vec<Lane>,
    /// The instant at which a line says that it is now.
    pub now: Option<i64>,
}

/// A day of the zone; 23 or 25 hours long when clocks change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Day {
    /// Its first instant.
    pub start: i64,
    /// The first instant of the next day.
    pub end: i64,
    /// The day in full, such as "Mon 23 Nov 2026".
    pub date: String,
    /// Day of the week in one or two letters.
    pub weekday: String,
    /// Day of the month; where days are wide, what stands behind a space is printed too.
    pub label: String,
    /// The ISO week and its days such as "W47 · 16–22 Nov", on the first day of each week and on the first day shown.
    pub week: Option<String>,
    /// Whether people rest.
    pub weekend: bool,
    /// Whether the board meets.
    pub meeting: bool,
}

/// A row of the calendar: an environment, a service, a region.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lane {
    /// Its name.
    pub name: String,
    /// What holds for this lane only.
    pub bands: Vec<Band>,
    /// The releases.
    pub bars: Vec<Bar>,
}

/// What a band says about its time, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BandKind {
    /// Nothing may go in: hatched, with the word FREEZE.
    Freeze,
    /// Things go in by exception only: a lighter hatch the other way.
    SoftFreeze,
    /// The business is busy: dots.
    Peak,
    /// Books are closed: level rules.
    MonthEnd,
    /// People are away: a light ground like that of rest days, between dotted sides.
    Holiday,
    /// Another company works on what it runs for us: a fine cross-hatch between dashed sides.
    Vendor,
    /// A region works or trades: a comb at the upper edge, because it comes again each day.
    Trading,
    /// Work is expected: a plain light band with a line at its foot.
    Maintenance,
}

impl BandKind {
    /// Every kind, the weightiest first.
    pub const ALL: [Self; 8] = [
        Self::Freeze,
        Self::SoftFreeze,
        Self::Peak,
        Self::MonthEnd,
        Self::Holiday,
        Self::Vendor,
        Self::Trading,
        Self::Maintenance,
    ];

    /// What it is called.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Freeze => "Freeze",
            Self::SoftFreeze => "Soft freeze",
            Self::Peak => "Business peak",
            Self::MonthEnd => "Month end",
            Self::Holiday => "Holiday",
            Self::Vendor => "Vendor’s window",
            Self::Trading => "Trading hours",
            Self::Maintenance => "Maintenance window",
        }
    }

    /// The word before the name of a band of this kind. There is none for what comes again daily or nightly: named
    /// each time, it would be all there is to see.
    pub(super) const fn word(self) -> Option<&'static str> {
        match self {
            Self::Freeze => Some("FREEZE"),
            Self::SoftFreeze => Some("Soft freeze"),
            Self::Peak => Some("Peak"),
            Self::MonthEnd => Some("Month end"),
            Self::Holiday => Some("Holiday"),
            Self::Vendor => Some("Vendor"),
            Self::Trading | Self::Maintenance => None,
        }
    }
}

/// A span of time that holds for a lane or for all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// What it says.
    pub kind: BandKind,
    /// Its name.
    pub name: String,
    /// First instant.
    pub start: i64,
    /// First instant after it.
    pub end: i64,
    /// Both, as they are printed in the table beside the drawing.
    pub when: String,
}

/// The parts of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SegmentKind {
    /// The change is made: black.
    Implementation,
    /// The change is checked: dark grey.
    Validation,
    /// Time kept to go back: hatched.
    RollbackReserve,
    /// The change is watched: a dashed line.
    Stabilisation,
}

/// One part of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment {
    /// Which part.
    pub kind: SegmentKind,
    /// First instant.
    pub start: i64,
    /// First instant after it.
    pub end: i64,
}

/// What type a release is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BarKind {
    /// Assessed and approved each time: a square.
    #[default]
    Normal,
    /// Approved once for all: a circle.
    Standard,
    /// Cannot wait: a bolt.
    Emergency,
}

/// How far a release has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BarStage {
    /// Nobody has agreed yet: a dashed frame.
    Proposed,
    /// It has its place: a plain frame.
    #[default]
    Settled,
    /// It is being carried out or watched: a heavy frame.
    UnderWay,
    /// It is done: a grey frame.
    Over,
    /// It does not take place: a dotted frame, struck through.
    Void,
}

/// What is wrong with a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BarMark {
    /// Nothing.
    #[default]
    None,
    /// Something speaks against it: a triangle.
    Soft,
    /// Something forbids it: a stop mark and a heavy frame.
    Hard,
}

/// A release on the calendar.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bar {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Its parts in order of time.
    pub segments: Vec<Segment>,
    /// What is wrong with it.
    pub mark: BarMark,
    /// Its type.
    pub kind: BarKind,
    /// The letter of its band of risk.
    pub risk: Option<char>,
    /// How far it has come.
    pub stage: BarStage,
    /// Type, risk and state in words, for the table.
    pub about: String,
    /// Start and end of the deployment, as they are printed in the table beside the drawing.
    pub when: String,
    /// Codes of its conflicts, for the table.
    pub conflicts: Vec<String>,
}

/// A calendar of a stretch of time, as a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CalendarModel {
    /// What it is called.
    pub title: String,
    /// How its lanes are made, which releases it shows and how many they are, in a sentence.
    pub note: String,
    /// What it draws.
    pub page: CalendarPage,
    /// Which state of which plan it shows.
    pub provenance: Provenance,
}
