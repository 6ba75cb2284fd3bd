//! Who is responsible, accountable, consulted and informed in each activity of a release, and what is missing.

mod away;
mod check;
mod gap;
mod usual;

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::Plan;
use crate::catalogue::Role;
use crate::id::GridId;
use crate::release::ReleaseKind;
use crate::word::words;

pub use check::GridFault;
pub use gap::{Gap, GapKind};

words! {
    /// A lifecycle activity of a release: a row of the grid.
    Activity, "activity" {
        /// Asking for it and writing down why.
        Request = "request",
        /// Planning it.
        Plan = "plan",
        /// Telling risk and impact.
        Assess = "assess",
        /// Approving it.
        Approve = "approve",
        /// Building and packaging it.
        Package = "package",
        /// Testing it.
        Test = "test",
        /// Preparing where it is deployed.
        Prepare = "prepare",
        /// Carrying it out.
        Deploy = "deploy",
        /// Verifying that it works.
        Verify = "verify",
        /// Deciding on going back, and going back.
        RollBack = "roll-back",
        /// Handing it over to support.
        HandOver = "hand-over",
        /// Reviewing and closing it.
        Close = "close",
    }
}

words! {
    /// How a role takes part in an activity.
    Part, "letter of a RACI grid" {
        /// Does it.
        Responsible = "R",
        /// Answers for it; one in each activity.
        Accountable = "A",
        /// Is asked before.
        Consulted = "C",
        /// Is told behind.
        Informed = "I",
    }
}

/// The grid of one type of release. There is one for each type at most; [`Grid::usual`] stands where none was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// Its id.
    pub id: GridId,
    /// The type of release.
    pub kind: ReleaseKind,
    /// Who takes part in what, sorted, each once. One role may hold several letters of one activity.
    pub cells: BTreeSet<Cell>,
    /// Counts up with every change.
    pub version: u32,
}

/// One letter of a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// The row.
    pub activity: Activity,
    /// The column.
    pub role: Role,
    /// The letter.
    pub part: Part,
}

impl Activity {
    /// What is done in it, as it stands behind `accountable for`.
    pub const fn doing(self) -> &'static str {
        match self {
            Self::Request => "requesting",
            Self::Plan => "planning",
            Self::Assess => "assessing",
            Self::Approve => "approving",
            Self::Package => "packaging",
            Self::Test => "testing",
            Self::Prepare => "preparing",
            Self::Deploy => "deploying",
            Self::Verify => "verifying",
            Self::RollBack => "rolling back",
            Self::HandOver => "handing over",
            Self::Close => "closing",
        }
    }
}

impl Grid {
    /// The roles that hold a letter in a row, each once, in the order of roles.
    pub fn roles(&self, activity: Activity, part: Part) -> impl Iterator<Item = Role> + '_ {
        let holds = move |cell: &&Cell| cell.activity == activity && cell.part == part;
        self.cells.iter().filter(holds).map(|cell| cell.role)
    }

    /// The rows in which a role holds a letter, in the order of activities.
    pub fn rows(&self, role: Role, part: Part) -> impl Iterator<Item = Activity> + '_ {
        let holds = move |cell: &&Cell| cell.role == role && cell.part == part;
        self.cells.iter().filter(holds).map(|cell| cell.activity)
    }
}

impl Plan {
    /// The grid of a type of release: the one that was settled, or else the usual one.
    pub fn grid(&self, kind: ReleaseKind) -> Cow<'_, Grid> {
        let settled = self.grids.iter().find(|grid| grid.kind == kind);
        settled.map_or_else(|| Cow::Owned(Grid::usual(kind)), Cow::Borrowed)
    }
}

/// A role as sentences call it: `release manager`.
fn called(role: Role) -> String {
    role.as_str().replace('-', " ")
}
