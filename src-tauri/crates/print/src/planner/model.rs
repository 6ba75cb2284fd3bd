//! What a wall planner prints, as plain data.
//!
//! Whoever fills it in has chosen the layers and divided the year into the days of one zone. Instants are seconds
//! since 1970-01-01T00:00Z, because a length on paper is a length of time.

use crate::press::Provenance;

/// The wall planner of a year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlannerModel {
    /// The year, as it is printed.
    pub year: String,
    /// The zone whose midnights divide the days.
    pub zone: String,
    /// Which layers it shows, in a few words.
    pub note: String,
    /// Which state of which plan it shows.
    pub provenance: Provenance,
    /// The months in order.
    pub months: Vec<PlannerMonth>,
    /// The layers, in the order in which they are told apart.
    pub layers: Vec<PlannerLayer>,
    /// Names of layers that were asked for and are not drawn, because none of their occurrences lasts long enough.
    pub too_short: Vec<String>,
    /// What all keys of major releases begin with and what is left out of them on the days; empty for nothing.
    pub key_prefix: String,
    /// What makes a release a major one, in a few words.
    pub major: String,
}

/// A month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlannerMonth {
    /// Its name, such as "January".
    pub name: String,
    /// Its days in order.
    pub days: Vec<PlannerDay>,
}

/// A day of the zone; 23 or 25 hours long when clocks change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlannerDay {
    /// Its first instant.
    pub start: i64,
    /// The first instant of the next day.
    pub end: i64,
    /// Its number in the month.
    pub number: u32,
    /// Its weekday: 0 is Monday, 6 is Sunday.
    pub weekday: usize,
    /// Its ISO week, on Mondays and on the first day of the year.
    pub week: Option<u32>,
    /// How many releases start on it.
    pub releases: usize,
    /// Keys of the major ones among them.
    pub major: Vec<String>,
}

/// What a layer says about its time, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LayerKind {
    /// Nothing may go in: hatched, and a solid strip.
    Freeze,
    /// Things go in for a good reason: a wide hatch the other way, and a dashed strip.
    SoftFreeze,
    /// People are away: a grey strip.
    Holiday,
    /// The business is busy: a dotted strip.
    Peak,
    /// Books are closed: a strip between two lines.
    MonthEnd,
    /// Another company works on what it runs for us: a cross-hatched strip.
    Vendor,
    /// A region works or trades: a plain strip.
    Trading,
    /// Work is welcome: a line at the foot of the day, as long as the window.
    Maintenance,
}

impl LayerKind {
    /// Every kind, the weightiest first.
    pub const ALL: [Self; 8] = [
        Self::Freeze,
        Self::SoftFreeze,
        Self::Holiday,
        Self::Peak,
        Self::MonthEnd,
        Self::Vendor,
        Self::Trading,
        Self::Maintenance,
    ];

    /// The letter that stands for it.
    pub(super) const fn letter(self) -> char {
        match self {
            Self::Freeze => 'F',
            Self::SoftFreeze => 'S',
            Self::Holiday => 'H',
            Self::Peak => 'P',
            Self::MonthEnd => 'E',
            Self::Vendor => 'V',
            Self::Trading => 'T',
            Self::Maintenance => 'M',
        }
    }

    /// What it is called.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Freeze => "Freeze",
            Self::SoftFreeze => "Soft freeze",
            Self::Holiday => "Holiday",
            Self::Peak => "Business peak",
            Self::MonthEnd => "Month end",
            Self::Vendor => "Vendor’s window",
            Self::Trading => "Trading hours",
            Self::Maintenance => "Maintenance window",
        }
    }
}

/// A layer of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannerLayer {
    /// What it says.
    pub kind: LayerKind,
    /// What it is called.
    pub name: String,
    /// What it is about, in words.
    pub about: String,
    /// Who answers for its dates.
    pub owner: String,
    /// The zone in which its dates are set.
    pub zone: String,
    /// How far it was agreed on, where releases need not heed it yet; empty for one that binds.
    pub stage: String,
    /// Its stretches of the year, in order and apart.
    pub spans: Vec<Span>,
}

/// A stretch of time of a layer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// First instant.
    pub start: i64,
    /// First instant after it.
    pub end: i64,
    /// Both as they are printed, in the zone of the planner.
    pub when: String,
}

impl PlannerModel {
    /// What the document is called.
    pub(super) fn title(&self) -> String {
        format!("{} wall planner {}", self.provenance.plan, self.year).trim().to_owned()
    }

    /// The code of each layer: the letter of its kind and its number among them, such as `H3`.
    pub(super) fn codes(&self) -> Vec<String> {
        let number = |index: usize, layer: &PlannerLayer| {
            let before = self.layers[..index].iter().filter(|other| other.kind == layer.kind);
            format!("{}{}", layer.kind.letter(), before.count() + 1)
        };
        self.layers.iter().enumerate().map(|(index, layer)| number(index, layer)).collect()
    }

    /// The key of a release as it stands on a day.
    pub(super) fn short<'k>(&self, key: &'k str) -> &'k str {
        key.strip_prefix(self.key_prefix.as_str()).filter(|rest| !rest.is_empty()).unwrap_or(key)
    }

    /// Layers with what they are called on the sheet, maintenance windows left out.
    pub(super) fn coded<'m>(
        &'m self,
        codes: &'m [String],
    ) -> impl Iterator<Item = (&'m str, &'m PlannerLayer)> + Clone {
        let all = codes.iter().map(String::as_str).zip(&self.layers);
        all.filter(|(_, layer)| layer.kind != LayerKind::Maintenance)
    }
}

impl PlannerLayer {
    /// Its name, with its stage where it does not bind.
    pub(super) fn told(&self) -> String {
        if self.stage.is_empty() { self.name.clone() } else { format!("{} ({})", self.name, self.stage) }
    }
}
