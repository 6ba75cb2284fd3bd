//! Dependencies between releases.

use serde::{Deserialize, Serialize};

use crate::id::{ReleaseId, ReleaseLinkId};
use crate::time::Span;
use crate::word::words;

words! {
    /// Which ends of two releases a dependency ties together, predecessor first.
    Relation, "relation" {
        /// The successor starts after the predecessor finished.
        FinishToStart = "FS",
        /// The successor starts after the predecessor started.
        StartToStart = "SS",
        /// The successor finishes after the predecessor finished.
        FinishToFinish = "FF",
        /// The successor finishes after the predecessor started.
        StartToFinish = "SF",
    }
}

words! {
    /// Whose days a lag in working days counts.
    LagCalendar, "lag calendar" {
        /// Those of the release that goes first: its zone, and the holidays that are about it.
        Predecessor = "predecessor",
        /// Those of the release that waits: its zone, and the holidays that are about it.
        Successor = "successor",
        /// Those of the plan: its zone, and the holidays that are about everything.
        Project = "project",
    }
}

impl LagCalendar {
    /// Whose of three it is: of the predecessor, of the successor, or of the plan.
    pub fn of<T>(self, predecessor: T, successor: T, project: T) -> T {
        match self {
            Self::Predecessor => predecessor,
            Self::Successor => successor,
            Self::Project => project,
        }
    }
}

/// One release must wait for another.
///
/// A lag in calendar time counts every hour; one in working days counts Monday
/// to Friday without the holidays of its calendar, in the calendar's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseLink {
    /// Its id.
    pub id: ReleaseLinkId,
    /// The release that waits.
    pub successor: ReleaseId,
    /// The release for which it waits.
    pub predecessor: ReleaseId,
    /// Which ends are tied together.
    pub relation: Relation,
    /// How long after; negative allows the successor to come earlier.
    pub lag: Span,
    /// Whose days a lag in working days counts.
    pub calendar: LagCalendar,
}
