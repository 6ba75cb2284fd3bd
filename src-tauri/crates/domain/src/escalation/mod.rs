//! Escalation and the way back: who is called when, until when going back is possible, and who decided on it.

mod chain;
mod no_return;
mod rollback;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Key;
use crate::calendar::Scope;
use crate::catalogue::Role;
use crate::id::{ChainId, PersonId, ReleaseId, RollbackDecisionId};
use crate::time::{Instant, Minutes};
use crate::word::words;

pub use chain::{Called, ChainFault};
pub use no_return::{Countdown, PointOfNoReturn, countdown};
pub use rollback::{RollbackDecisionFault, RollbackPlanFault};

/// A chain of escalation: who is called, one behind the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// Its id.
    pub id: ChainId,
    /// Its key, such as `payments`.
    pub key: Key,
    /// Its name for people.
    pub name: String,
    /// The releases for which it is: those of which one component is in scope.
    pub scope: Scope,
    /// Its levels, from the first who is called.
    pub levels: Vec<Level>,
}

/// A level of a chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// As what the person is called.
    pub role: Role,
    /// The person; none for whoever holds the role on the release.
    pub person: Option<PersonId>,
    /// The number to call, as it is dialled; empty where it is not known.
    pub phone: String,
    /// So long nothing may happen before the next level is called.
    pub minutes: Minutes,
}

/// How a release is taken back. There is one for each release at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollbackPlan {
    /// The release, which names it.
    pub id: ReleaseId,
    /// Where the procedure is written down, or the procedure in a few words.
    pub procedure: String,
    /// How long going back takes.
    pub duration: Minutes,
    /// How long it takes to see that going back worked.
    pub verification: Minutes,
    /// The day on which it was last tested; none where nobody tested it.
    pub tested: Option<NaiveDate>,
    /// How long going back took in that test, as it was measured.
    pub measured: Option<Minutes>,
    /// What shows the test: a link, a ticket, a file.
    pub evidence: String,
    /// The version that was taken back in the test; none where any counts.
    pub version: Option<String>,
}

words! {
    /// What was decided when going back was asked.
    Way, "decision on going back" {
        /// It goes on.
        GoOn = "go-on",
        /// It is taken back.
        GoBack = "go-back",
    }
}

/// A decision on going back. The log of them is never shortened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollbackDecision {
    /// Its id.
    pub id: RollbackDecisionId,
    /// The release.
    pub release: ReleaseId,
    /// When it was asked.
    pub asked: Instant,
    /// When it was decided.
    pub decided: Instant,
    /// Who decided.
    pub by: String,
    /// What was decided.
    pub way: Way,
    /// Why.
    pub reason: String,
}
