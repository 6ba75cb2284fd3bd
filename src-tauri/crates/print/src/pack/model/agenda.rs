//! The agenda and the actions of earlier meetings.

/// The agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Agenda {
    /// Its sections in order.
    pub sections: Vec<AgendaSection>,
    /// What stands under it: the zone of its times, and whether the meeting is long enough.
    pub note: String,
}

/// A section of the agenda, such as "3.4 Items for decision".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgendaSection {
    /// Its number.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// The running clock: when it starts, as it is printed.
    pub starts: String,
    /// What it leads to.
    pub target: Option<AgendaTarget>,
    /// Its points in order.
    pub points: Vec<AgendaItem>,
}

impl AgendaSection {
    /// Minutes set aside for its points.
    pub fn minutes(&self) -> u32 {
        self.points.iter().map(|point| point.minutes).sum()
    }
}

/// A point of the agenda.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgendaItem {
    /// Its number, such as "3.4.1".
    pub number: String,
    /// What it is about.
    pub title: String,
    /// What else is said of it: a closure code, the state of a review.
    pub note: String,
    /// Why it was handed in late; empty where nobody said. `None` where it came in time.
    pub late: Option<String>,
    /// Who speaks to it.
    pub presenter: String,
    /// Minutes set aside; none where it is only read.
    pub minutes: u32,
    /// The running clock: when it starts, as it is printed.
    pub starts: String,
    /// What it leads to.
    pub target: Option<AgendaTarget>,
}

/// A part of the pack a point of the agenda leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgendaTarget {
    /// The sheet of a release, by number.
    Item(String),
    /// What changed since the last meeting.
    SinceLast,
    /// The actions of earlier meetings.
    Actions,
    /// The forward schedule of change.
    Schedule,
    /// The calendar page.
    Calendar,
    /// The projected service outages.
    Outages,
    /// The risk register.
    Risks,
    /// The conflict register.
    Conflicts,
    /// The dependency order.
    Dependencies,
    /// Attendance and signatures.
    Attendance,
    /// The key figures.
    Kpis,
}

/// Something that an earlier meeting asked for and that is not done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActionRow {
    /// What is to be done.
    pub what: String,
    /// The meeting or release that it comes from. Becomes a link when there is a sheet for it.
    pub origin: String,
    /// Who does it.
    pub owner: String,
    /// Until when, as it is printed.
    pub due: String,
    /// Days since it was asked for.
    pub age_days: u32,
    /// Days since it was due; `None` where it is not overdue.
    pub overdue_days: Option<u32>,
}
