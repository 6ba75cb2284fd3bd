//! The policy: an ordered decision table of which the first line that holds decides.

use serde::{Deserialize, Serialize};

use crate::Key;
use crate::catalogue::Role;
use crate::id::PolicyId;
use crate::policy::Conditions;
use crate::time::Span;
use crate::word::words;

words! {
    /// The way by which a release is approved.
    Route, "route of approval" {
        /// Nobody is asked.
        Auto = "auto",
        /// Somebody who knows the work, other than who asks for it.
        Peer = "peer",
        /// Who leads the team.
        TeamLead = "team-lead",
        /// The change advisory board in its meeting.
        Cab = "cab",
        /// The emergency board, at once.
        Ecab = "ecab",
        /// Who answers for the business.
        Executive = "executive",
    }
}

/// An approval policy: lines in order, of which the first that holds decides. One policy of a plan at most is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// Its id.
    pub id: PolicyId,
    /// Its key, such as `hybrid`.
    pub key: Key,
    /// Its name for people.
    pub name: String,
    /// Whether releases are approved by it.
    pub in_force: bool,
    /// Its lines, in the order in which they are asked.
    pub rules: Vec<PolicyRule>,
    /// Counts up with every change of the lines.
    pub version: u32,
}

/// A line of a policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyRule {
    /// Names the line within its policy for ever, such as `normal-high`.
    pub key: Key,
    /// What it is for, in a few words.
    pub name: String,
    /// When it holds.
    pub when: Conditions,
    /// The way.
    pub route: Route,
    /// The roles whose holders may approve, each once; empty for [`Route::Auto`], and for a board, which decides as a whole.
    pub roles: Vec<Role>,
    /// How many of them must approve: N of M. 0 for [`Route::Auto`].
    pub needed: u32,
    /// How long after handing in it waits before it goes to `escalate`; none where it waits for ever.
    pub within: Option<Span>,
    /// The way that it takes behind that.
    pub escalate: Option<Route>,
}
