//! Since the last meeting: the net difference between two states of a plan, in sentences.
//!
//! What was changed and changed back is no difference. Who changed something,
//! and why, is in the journal and not in the plan.

mod approvals;
mod conflicts;
mod freezes;
mod releases;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::conflict::Conflict;
use crate::id::{ApprovalId, ReleaseId, WindowId};
use crate::release::{ReleaseState, Risk};
use crate::time::{Instant, Interval, Minutes};
use crate::word::words;
use crate::{Key, Plan};

pub use conflicts::Identity;

words! {
    /// What kind of difference there is; differences stand in this order.
    Kind, "kind of difference" {
        /// A release is new, or back.
        Added = "added",
        /// A release has another time.
        Moved = "moved",
        /// A release is gone, cancelled or rejected.
        Withdrawn = "withdrawn",
        /// A release has another band of risk.
        RiskChanged = "risk-changed",
        /// A release is in another state.
        StateChanged = "state-changed",
        /// What was approved no longer counts.
        ApprovalVoided = "approval-voided",
        /// A conflict is new.
        ConflictAppeared = "conflict-appeared",
        /// A conflict is gone.
        ConflictResolved = "conflict-resolved",
        /// A freeze is new.
        FreezeAdded = "freeze-added",
        /// A freeze has another time, scope, kind, stage or title.
        FreezeChanged = "freeze-changed",
        /// A freeze is gone, or was ended.
        FreezeRemoved = "freeze-removed",
    }
}

/// One of the two states of a plan.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its conflicts.
    pub conflicts: &'a [Conflict],
    /// The approvals that counted.
    pub standing: &'a BTreeSet<ApprovalId>,
}

/// What is different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A release is new, or back.
    Added,
    /// A release has another time.
    Moved {
        /// When it was.
        from: Interval,
        /// When it is.
        to: Interval,
        /// How much later it starts; negative where it starts earlier.
        minutes: Minutes,
    },
    /// A release is gone, cancelled or rejected.
    Withdrawn,
    /// A release has another band of risk.
    RiskChanged {
        /// What it was.
        from: Option<Risk>,
        /// What it is.
        to: Option<Risk>,
    },
    /// A release is in another state.
    StateChanged {
        /// What it was.
        from: ReleaseState,
        /// What it is.
        to: ReleaseState,
    },
    /// What was approved no longer counts.
    ApprovalVoided(ApprovalId),
    /// A conflict is new.
    ConflictAppeared(Identity),
    /// A conflict is gone.
    ConflictResolved(Identity),
    /// A freeze is new.
    FreezeAdded,
    /// A freeze has another time, scope, kind, stage or title.
    FreezeChanged,
    /// A freeze is gone, or was ended.
    FreezeRemoved,
}

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A release; of a conflict between two the one from which it is told.
    Release(ReleaseId),
    /// A freeze.
    Window(WindowId),
}

/// One difference between two states of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What is different.
    pub what: What,
    /// What it is about.
    pub subject: Subject,
    /// The key of that.
    pub key: Key,
    /// When it starts: the release, the wrong stretch of a conflict, or the freeze the next time.
    pub start: Instant,
    /// The difference in a sentence, with times in the zone of the release or freeze.
    pub sentence: String,
}

impl What {
    /// Its kind.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Added => Kind::Added,
            Self::Moved { .. } => Kind::Moved,
            Self::Withdrawn => Kind::Withdrawn,
            Self::RiskChanged { .. } => Kind::RiskChanged,
            Self::StateChanged { .. } => Kind::StateChanged,
            Self::ApprovalVoided(_) => Kind::ApprovalVoided,
            Self::ConflictAppeared(_) => Kind::ConflictAppeared,
            Self::ConflictResolved(_) => Kind::ConflictResolved,
            Self::FreezeAdded => Kind::FreezeAdded,
            Self::FreezeChanged => Kind::FreezeChanged,
            Self::FreezeRemoved => Kind::FreezeRemoved,
        }
    }
}

/// The differences between two states of a plan, by kind, then start, then key.
///
/// A release takes part while it is neither gone nor rejected or cancelled, and
/// a freeze while it is neither gone nor ended. `now` decides which occurrence
/// of a freeze is the next.
pub fn since(before: &Side<'_>, after: &Side<'_>, now: Instant) -> Vec<Difference> {
    let mut found = releases::differences(before.plan, after.plan);
    found.extend(approvals::differences(before, after));
    found.extend(conflicts::differences(before, after));
    found.extend(freezes::differences(before.plan, after.plan, now));
    found.sort_by(|one, other| {
        let rank = |one: &Difference| (one.what.kind(), one.start);
        rank(one).cmp(&rank(other)).then_with(|| (&one.key, &one.sentence).cmp(&(&other.key, &other.sentence)))
    });
    found
}
