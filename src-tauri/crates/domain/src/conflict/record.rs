//! One conflict, as every reader of it gets it.

use chrono::NaiveDateTime;
use smallvec::{SmallVec, smallvec};

use super::{Code, Severity};
use crate::id::{
    BoardId, BookingId, ExceptionId, PersonId, ReleaseId, ReleaseLinkId, ServiceId, StoreId, TeamId, TrainId, WindowId,
};
use crate::time::{Instant, Interval, Minutes, Resolved, Zone};

/// Stretches of time; nearly always one, which needs no memory of its own.
pub type Stretches = SmallVec<[Interval; 1]>;

/// With whom, or with what, a release is in conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Party {
    /// Another release.
    Release(ReleaseId),
    /// A window of the calendar.
    Window(WindowId),
    /// A component that has no maintenance window at the time, or none that is long enough (C05, C06).
    Service(ServiceId),
    /// A booking of the environment (C09).
    Booking(BookingId),
    /// Somebody who is away (C10).
    Person(PersonId),
    /// A team that does too much at once (C11).
    Team(TeamId),
    /// A train that is full (C17).
    Train(TrainId),
    /// How early a release of its type is handed in (C14).
    LeadTime,
    /// A board that hears of it too late (C14).
    Board(BoardId),
    /// The clock on the wall (C18).
    LocalTime,
}

/// A wall time that leaves open which instant is meant (C18).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The wall time.
    pub wall: NaiveDateTime,
    /// The zone in which it was planned.
    pub zone: Zone,
    /// What the zone makes of it: never [`Resolved::Once`].
    pub resolved: Resolved,
}

/// What a conflict has to tell beside parties and times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// C02: the shortest way from a component of the release to one of the other, both ends included.
    Path(SmallVec<[ServiceId; 3]>),
    /// C07: the dependency that is not kept; of several the one that is missed by most.
    Link(ReleaseLinkId),
    /// C18: the wall times in doubt.
    Doubts(Vec<Doubt>),
    /// C10: those who would have to be in two places, by key.
    People(SmallVec<[PersonId; 1]>),
    /// C11: the most deployments at the same time, and how many may be.
    Load {
        /// How many there would be.
        most: u32,
        /// How many may be.
        limit: u32,
    },
    /// C15: what must come first, and the two versions.
    Order {
        /// The data store whose schema is concerned; none where it is the version of the service.
        store: Option<StoreId>,
        /// The release with the lower version; of equal ones the release of which is told.
        first: ReleaseId,
        /// Whether both bring the same version.
        same: bool,
    },
    /// C16: the data stores that both would restore, by key.
    Stores(SmallVec<[StoreId; 1]>),
    /// C03 and C04: the exception by which the release may go ahead.
    Exception(ExceptionId),
    /// C17: the place of the release on its train, and the points of risk up to it.
    Board {
        /// Its place, from 1.
        place: u32,
        /// The points of everything up to it.
        points: u32,
    },
}

/// A conflict of one code between a release and another party.
///
/// A pair of parties has at most one conflict for each code. It carries the
/// times for which it was found, so that the sentence of a preview tells the
/// previewed times and not those of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its code.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// The release from which it is told.
    pub release: ReleaseId,
    /// The other party.
    pub other: Party,
    /// When the release holds its components.
    pub at: Interval,
    /// The whole of what is met: the other release's occupancy or (C08) stabilisation, the occurrences of the window,
    /// the booking, the absence, the meeting that decides (C14), or (C05, C06) the joined maintenance windows nearest before and after, cut off 31
    /// days away.
    pub met: Stretches,
    /// The stretches that are wrong, sorted and apart: the overlaps, the time outside (C05, C06), the time by which
    /// something comes too early (C07, C14, C15), or nothing where no time is wrong (C17, C18).
    pub overlaps: Stretches,
    /// The minutes of the stretches, summed.
    pub overlap: Minutes,
    /// The components of the release that are concerned, in the order of their keys.
    pub services: SmallVec<[ServiceId; 1]>,
    /// What else there is to tell; behind a pointer, because most have nothing and there may be very many.
    pub detail: Option<Box<Detail>>,
}

impl Conflict {
    /// A conflict about which nothing but the parties is known.
    pub(super) fn new(code: Code, severity: Severity, release: ReleaseId, at: Interval, other: Party) -> Self {
        Self {
            code,
            severity,
            release,
            other,
            at,
            met: SmallVec::new(),
            overlaps: SmallVec::new(),
            overlap: Minutes::ZERO,
            services: SmallVec::new(),
            detail: None,
        }
    }

    /// The same conflict with something more to tell.
    pub(super) fn with(self, detail: Detail) -> Self {
        Self { detail: Some(Box::new(detail)), ..self }
    }

    /// The same conflict over these stretches, which must be sorted and apart.
    pub(super) fn over(mut self, met: Stretches, overlaps: Stretches) -> Self {
        self.overlap = overlaps.iter().fold(Minutes::ZERO, |sum, stretch| sum + stretch.minutes());
        (self.met, self.overlaps) = (met, overlaps);
        self
    }

    /// The way of C02; empty for every other code.
    pub fn path(&self) -> &[ServiceId] {
        match self.detail.as_deref() {
            Some(Detail::Path(path)) => path,
            _ => &[],
        }
    }

    /// The dependency of C07; none for every other code.
    pub fn link(&self) -> Option<ReleaseLinkId> {
        match self.detail.as_deref() {
            Some(Detail::Link(link)) => Some(*link),
            _ => None,
        }
    }

    /// The wall times of C18; empty for every other code.
    pub fn doubts(&self) -> &[Doubt] {
        match self.detail.as_deref() {
            Some(Detail::Doubts(doubts)) => doubts,
            _ => &[],
        }
    }

    /// From the first wrong instant to the last; the release's own time where no stretch is wrong (C18).
    pub fn span(&self) -> Interval {
        let end = |stretch: &Interval| stretch.end();
        match (self.overlaps.first(), self.overlaps.iter().map(end).max()) {
            (Some(first), Some(end)) => first.extended_to(end),
            _ => self.at,
        }
    }

    /// Whether it refuses a move.
    pub fn is_hard(&self) -> bool {
        self.severity == Severity::Hard
    }
}

/// How many conflicts there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Those that refuse.
    pub hard: usize,
    /// Those that ask for a reason.
    pub soft: usize,
}

impl Counts {
    /// Counts some conflicts.
    pub fn of<'a>(conflicts: impl IntoIterator<Item = &'a Conflict>) -> Self {
        conflicts.into_iter().fold(Self::default(), |counts, conflict| match conflict.severity {
            Severity::Hard => Self { hard: counts.hard + 1, ..counts },
            Severity::Soft => Self { soft: counts.soft + 1, ..counts },
        })
    }
}

/// The parts of `whole` that none of the stretches covers; the stretches must be sorted and apart.
pub(crate) fn outside(whole: Interval, stretches: &[Interval]) -> Stretches {
    let mut gaps = smallvec![];
    let mut from: Instant = whole.start();
    for stretch in stretches.iter().filter(|stretch| stretch.overlaps(whole)) {
        gaps.extend(Interval::new(from, stretch.start()).ok().filter(|gap| !gap.is_empty()));
        from = stretch.end();
    }
    gaps.extend(Interval::new(from, whole.end()).ok().filter(|gap| !gap.is_empty()));
    gaps
}
