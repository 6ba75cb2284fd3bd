//! How much risk a release takes along, and who accepted more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Change;
use crate::Plan;
use crate::catalogue::Tier;
use crate::id::{ChangeId, ReleaseId, ServiceId};
use crate::release::Risk;
use crate::time::Instant;

/// How much risk a release takes along; there is one for each release at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RiskBudget {
    /// The release, which names the budget.
    pub id: ReleaseId,
    /// The most points that its changes may have together, by the matrix; none where nobody set a limit.
    pub cap: Option<u32>,
    /// Who accepted more.
    pub accepted: Option<Acceptance>,
}

/// An overflow of a budget that somebody accepted by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// Who accepted it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
    /// The greatest sum of points for which it holds; it is void while the sum is greater.
    pub up_to: u32,
}

impl Acceptance {
    /// Whether it holds for a sum.
    pub const fn covers(&self, sum: u32) -> bool {
        sum <= self.up_to
    }
}

/// In which way the changes of a release are too much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Breach {
    /// Their sum is greater than the cap.
    OverCap {
        /// The sum.
        sum: u32,
        /// The cap.
        cap: u32,
    },
    /// More than one high change for a service of tier 1.
    SeveralHigh {
        /// The service.
        service: ServiceId,
        /// The changes, by key.
        changes: Vec<ChangeId>,
    },
}

/// How a release stands with some changes in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The points of all of them.
    pub sum: u32,
    /// The most points that there may be; none where nobody set a limit.
    pub cap: Option<u32>,
    /// In which ways they are too much.
    pub breaches: Vec<Breach>,
    /// Whether somebody accepted an overflow up to this sum.
    pub accepted: bool,
}

impl Standing {
    /// How a release stands with some changes in it, given in the order of their keys.
    pub fn of(plan: &Plan, release: ReleaseId, changes: &[&Change]) -> Self {
        let budget = plan.risk_budgets.get(release);
        let sum = changes.iter().map(|change| change.points()).sum();
        let cap = budget.and_then(|budget| budget.cap);
        let over = cap.filter(|cap| sum > *cap).map(|cap| Breach::OverCap { sum, cap });
        let mut high: BTreeMap<ServiceId, Vec<ChangeId>> = BTreeMap::new();
        for change in changes.iter().filter(|change| plan.is_limited(change)) {
            high.entry(change.service).or_default().push(change.id);
        }
        let several = high.into_iter().filter(|(_, changes)| changes.len() > 1);
        let several = several.map(|(service, changes)| Breach::SeveralHigh { service, changes });
        let accepted = budget.and_then(|budget| budget.accepted.as_ref()).is_some_and(|one| one.covers(sum));
        Self { sum, cap, breaches: over.into_iter().chain(several).collect(), accepted }
    }

    /// Whether they are too much and nobody accepted it.
    pub fn is_refused(&self) -> bool {
        !self.breaches.is_empty() && !self.accepted
    }

    /// Whether they are too much, nobody accepted it, and it was less before.
    ///
    /// Taking something out of a release that is too full is no new overflow.
    pub fn is_refused_after(&self, before: &Self) -> bool {
        let high = |standing: &Self, of: ServiceId| {
            standing.breaches.iter().find_map(|breach| match breach {
                Breach::SeveralHigh { service, changes } if *service == of => Some(changes.len()),
                _ => None,
            })
        };
        let grew = |breach: &Breach| match breach {
            Breach::OverCap { sum, .. } => *sum > before.sum,
            Breach::SeveralHigh { service, changes } => Some(changes.len()) > high(before, *service),
        };
        !self.accepted && self.breaches.iter().any(grew)
    }

    /// What is left of the budget; none without a cap.
    pub fn left(&self) -> Option<u32> {
        self.cap.map(|cap| cap.saturating_sub(self.sum))
    }
}

impl Plan {
    /// How a release stands with the changes that are in it.
    pub fn bundle_standing(&self, release: ReleaseId) -> Standing {
        Standing::of(self, release, &self.changes_in(release))
    }

    /// Whether a change is one of which a release takes one for each service: high or more, on a service of tier 1.
    pub(super) fn is_limited(&self, change: &Change) -> bool {
        self.matrix_band(change.score()) >= Risk::High
            && self.services.get(change.service).is_some_and(|service| service.tier == Tier::ONE)
    }
}
