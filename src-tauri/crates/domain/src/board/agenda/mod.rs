//! The agenda of a meeting: its points in their sections, with the clock that runs along.

mod marks;
mod sections;
mod told;

use super::{Membership, Point, Sitting};
use crate::conflict::Conflict;
use crate::id::{PersonId, ReleaseId};
use crate::release::Release;
use crate::time::{Instant, Minutes};
use crate::word::words;

pub(super) use told::outcome;

words! {
    /// A section of an agenda; they follow each other in this order.
    Section, "section of an agenda" {
        /// The minutes of the meeting before, and the actions that are open.
        PreviousMinutes = "previous-minutes",
        /// What failed and was backed out since the meeting before.
        Failed = "failed",
        /// Emergencies, and what nobody had authorised, since the meeting before.
        Emergency = "emergency",
        /// What is decided, by risk, then start.
        Decision = "decision",
        /// What is decided although it was handed in late.
        Late = "late",
        /// Exceptions from freezes that are asked for.
        Exceptions = "exceptions",
        /// Releases that are not ready and would need a waiver.
        Waivers = "waivers",
        /// Releases of which the board is only told.
        Information = "information",
        /// What was completed since the meeting before.
        Completed = "completed",
        /// The process, its figures, and any other business.
        Process = "process",
    }
}

impl Section {
    /// Its number on every agenda, from 1.
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    /// What stands above it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::PreviousMinutes => "Previous minutes and open actions",
            Self::Failed => "Failed and backed out since the last meeting",
            Self::Emergency => "Emergency and unauthorised since the last meeting",
            Self::Decision => "For decision",
            Self::Late => "Late items",
            Self::Exceptions => "Freeze exceptions",
            Self::Waivers => "Waivers",
            Self::Information => "For information",
            Self::Completed => "Completed since the last meeting",
            Self::Process => "Process, figures and any other business",
        }
    }

    /// Whether its points are only read and take no time of the meeting.
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Information | Self::Completed)
    }
}

/// The agenda of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// Its points in their order.
    pub points: Vec<AgendaPoint>,
    /// Points that were taken off, without a number and not counted.
    pub off: Vec<AgendaPoint>,
    /// How long all of them take.
    pub total: Minutes,
    /// By how many minutes that is longer than the meeting; 0 where it is not.
    pub over: Minutes,
}

/// A point of an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaPoint {
    /// Its section.
    pub section: Section,
    /// Its number, such as `4.2`; the section's alone where that has one point of its own, such as `1`.
    pub number: String,
    /// What marks call it; each once on an agenda.
    pub point: Point,
    /// What it is called.
    pub title: String,
    /// The release that it is about.
    pub release: Option<ReleaseId>,
    /// Who speaks to it: the release manager, or the chair.
    pub presenter: Option<PersonId>,
    /// How long it is talked about.
    pub length: Minutes,
    /// When it is due if everything before it takes its length.
    pub starts: Instant,
    /// Whether it was handed in after the agenda had closed.
    pub late: bool,
    /// Why it comes although it is late; `no justification given` for a late one of which nobody said it.
    pub justification: String,
    /// Why it is here, in sentences.
    pub why: String,
}

impl Agenda {
    /// What is said about the release at a late point of which nobody said why it cannot wait.
    pub const NO_JUSTIFICATION: &'static str = "no justification given";
}

/// The agenda of a meeting, as the rules and the marks of the meeting put it.
///
/// A release has one point, in the first section in which it belongs. Points
/// with a place stand first in their section. `conflicts` are those of the
/// whole plan; for `needs_board` see [`super::coming()`].
pub fn agenda(sitting: &Sitting<'_>, conflicts: &[Conflict], needs_board: impl Fn(&Release) -> bool) -> Agenda {
    let drafted = sections::draft(sitting, conflicts, needs_board);
    let (mut points, off) = marks::apply(sitting, drafted);
    number(&mut points);
    let mut clock = sitting.planned.start();
    for point in &mut points {
        point.starts = clock;
        clock = clock.plus(point.length);
    }
    let total = points.iter().fold(Minutes::ZERO, |sum, point| sum + point.length);
    let over = (total - sitting.planned.minutes()).max(Minutes::ZERO);
    Agenda { points, off, total, over }
}

/// Gives each point its number within its section.
fn number(points: &mut [AgendaPoint]) {
    for section in Section::ALL {
        let mut own: Vec<&mut AgendaPoint> = points.iter_mut().filter(|point| point.section == *section).collect();
        match own.as_mut_slice() {
            [only] if matches!(only.point, Point::Other(_)) && only.title == section.title() => {
                only.number = section.number().to_string();
            }
            all => {
                for (index, point) in all.iter_mut().enumerate() {
                    point.number = format!("{}.{}", section.number(), index + 1);
                }
            }
        }
    }
}

/// How long a point takes about which nobody said anything.
fn usual_length(membership: &Membership, section: Section) -> Minutes {
    match section {
        Section::PreviousMinutes | Section::Process => Membership::PER_ITEM,
        read if read.is_read() => Minutes::ZERO,
        _ => membership.per_item,
    }
}

#[cfg(test)]
mod tests;
