//! What was said about a release by those who approve, and about which state of it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Route;
use crate::Key;
use crate::catalogue::Role;
use crate::id::{ApprovalId, EnvironmentId, MeetingId, PersonId, ReleaseId, ServiceId};
use crate::time::{Instant, Interval};
use crate::word::words;

words! {
    /// What was decided about a release.
    Outcome, "decision" {
        /// It may go.
        Approved = "approved",
        /// It may go when conditions are met.
        Conditional = "conditional",
        /// It is decided later.
        Deferred = "deferred",
        /// It may not go.
        Rejected = "rejected",
        /// More must be known first.
        MoreInformation = "more-information",
    }
}

/// What somebody, or a board, decided about a release. Nothing of it is changed behind but whether its conditions are met
/// and whether words were confirmed; another opinion is another one of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Its id.
    pub id: ApprovalId,
    /// The release.
    pub release: ReleaseId,
    /// The way by which it was asked.
    pub route: Route,
    /// The role in which the person approves; none for a board, which decides as a whole.
    pub role: Option<Role>,
    /// Who decided, as the person's name was then; for a board, who chaired it.
    pub by: String,
    /// The person, where it is one of the plan.
    pub person: Option<PersonId>,
    /// For whom a deputy decided.
    pub deputy_for: Option<PersonId>,
    /// When.
    pub at: Instant,
    /// What was decided.
    pub outcome: Outcome,
    /// Whether the board had no quorum, so that it approves nothing yet.
    pub provisional: bool,
    /// Why it is deferred or rejected, or what must be known, and by whom; empty where nothing was said.
    pub reason: String,
    /// Until when it is deferred.
    pub until: Option<NaiveDate>,
    /// On which conditions.
    pub conditions: Vec<Condition>,
    /// What it is about: as the release was then.
    pub bound: Bound,
    /// By which line of which policy it was asked for; none where no policy was in force.
    pub stamp: Option<Stamp>,
    /// The meeting that decided.
    pub meeting: Option<MeetingId>,
    /// How a board voted.
    pub ballot: Option<Ballot>,
    /// How it was heard, where it was said and not signed.
    pub verbal: Option<Verbal>,
}

/// The state of a release about which was decided. Any change of it voids the decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// The window: the stretch that it holds.
    pub window: Interval,
    /// The scope: the services.
    pub services: BTreeSet<ServiceId>,
    /// The scope: the environment.
    pub environment: EnvironmentId,
    /// The package: the version that it brings.
    pub version: Option<String>,
    /// The number of the operation behind which it stood so.
    pub snapshot: u64,
}

/// Which line of which policy asked for an approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Key of the policy.
    pub policy: Key,
    /// Its version then.
    pub version: u32,
    /// Key of the line.
    pub rule: Key,
}

/// A condition of an approval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// What must be done.
    pub text: String,
    /// Who does it.
    pub owner: Option<PersonId>,
    /// The day by whose end it is due.
    pub due: Option<NaiveDate>,
    /// Who verifies that it is met.
    pub verifier: Option<PersonId>,
    /// Who said that it is met, and when; none while it is open.
    pub met: Option<(String, Instant)>,
}

/// How a board voted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// Votes for it.
    pub votes_for: u32,
    /// Votes against it.
    pub against: u32,
    /// Who took part and did not vote.
    pub abstained: u32,
    /// Who declared a conflict of interest, and does not vote.
    pub interests: BTreeSet<PersonId>,
    /// What was said, for the minutes.
    pub comments: String,
    /// How long it was talked about, in seconds.
    pub seconds: u32,
}

/// An approval that was said and not signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verbal {
    /// Who heard it.
    pub heard_by: String,
    /// When it was said.
    pub said: Instant,
    /// Until when it must be confirmed: at most a day later.
    pub confirm_by: Instant,
    /// Who confirmed it in writing, and when; none while nobody has.
    pub confirmed: Option<(String, Instant)>,
}
