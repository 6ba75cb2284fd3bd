//! What a release should take along and what it should put off.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::board::touches;
use super::{Board, Change};
use crate::Plan;
use crate::id::{ChangeId, ReleaseId, ServiceId};
use crate::release::Release;

/// What is proposed for a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The release.
    pub release: ReleaseId,
    /// The release to which the others are put off; none where none is known.
    pub next: Option<ReleaseId>,
    /// The most points that there may be; none where nobody set a limit.
    pub cap: Option<u32>,
    /// The points of what is proposed to be in.
    pub sum: u32,
    /// A line for each change, in the order in which they were weighed.
    pub lines: Vec<Proposed>,
}

/// What is proposed for one change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The change.
    pub change: ChangeId,
    /// Whether it should be in, or be put off, and why.
    pub why: Why,
    /// The sum of points with it, whether it is taken or not.
    pub sum: u32,
    /// Whether the release does not touch its service, so that it is here only because somebody put it.
    pub foreign: bool,
    /// Whether its deadline passes before the next release starts.
    pub urgent: bool,
}

/// Why a change should be in or be put off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// In: it has to be.
    Mandatory,
    /// In: the budget has room for it.
    Fits,
    /// Put off: the sum would be greater than the cap.
    OverCap,
    /// Put off: a high change of the same service of tier 1 is in already.
    SecondHigh {
        /// That change.
        first: ChangeId,
    },
}

impl Proposed {
    /// Whether it should be in.
    pub const fn is_in(&self) -> bool {
        matches!(self.why, Why::Mandatory | Why::Fits)
    }

    /// Whether its change was put off so often that those who decide must be told, or is when this is carried out.
    pub const fn is_escalated(&self, change: &Change) -> bool {
        change.is_escalated() || (!self.is_in() && change.deferrals.len() + 1 >= Change::ESCALATED_AT)
    }
}

impl Proposal {
    /// Whether what has to be in is by itself more than the cap.
    pub fn overflows(&self) -> bool {
        self.cap.is_some_and(|cap| self.sum > cap)
    }
}

/// Proposes what a release takes along of the changes in it and its candidates.
///
/// What is mandatory is in, by key. Of the others the one with the greatest
/// value × urgency ÷ effort comes first, then the one with the earlier deadline
/// (none is last), then by key; each is in where the sum stays within the cap
/// and it is not the second high change of a service of tier 1. Nothing that is
/// put off would fit what is in.
pub fn propose(plan: &Plan, release: &Release, next: Option<&Release>) -> Proposal {
    let board = Board::of(plan, release, next);
    let mut weighed: Vec<&Change> = board.inside.into_iter().chain(board.candidates).collect();
    weighed.sort_by(|a, b| order(a).cmp(&order(b)));
    let cap = plan.risk_budgets.get(release.id).and_then(|budget| budget.cap);
    let mut high: BTreeMap<ServiceId, ChangeId> = BTreeMap::new();
    let mut sum = 0;
    let mut lines = Vec::with_capacity(weighed.len());
    for change in weighed {
        let with = sum + change.points();
        let first = high.get(&change.service).copied().filter(|_| plan.is_limited(change));
        let why = match first {
            _ if change.is_mandatory() => Why::Mandatory,
            _ if cap.is_some_and(|cap| with > cap) => Why::OverCap,
            Some(first) => Why::SecondHigh { first },
            None => Why::Fits,
        };
        let line = Proposed {
            change: change.id,
            why,
            sum: with,
            foreign: !touches(release, change),
            urgent: next.is_some_and(|next| is_too_late(change, next)),
        };
        if line.is_in() {
            sum = with;
            if plan.is_limited(change) {
                high.entry(change.service).or_insert(change.id);
            }
        }
        lines.push(line);
    }
    Proposal { release: release.id, next: next.map(|next| next.id), cap, sum, lines }
}

/// What is weighed first.
fn order(change: &Change) -> impl Ord + '_ {
    let worth = Reverse(change.worth());
    let deadline = (change.deadline.is_none(), change.deadline);
    // What is mandatory is not weighed.
    let weighed = (!change.is_mandatory()).then_some((worth, deadline));
    (weighed, &change.key, change.id)
}

/// Whether the deadline of a change is over on the day on which a release starts, in the zone of that release.
fn is_too_late(change: &Change, release: &Release) -> bool {
    let starts = release.planned.zone().wall(release.occupancy().start()).date();
    change.deadline.is_some_and(|deadline| deadline < starts)
}
