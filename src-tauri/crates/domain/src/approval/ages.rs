//! How long releases wait for a decision, and whether the first meeting brings one.

use std::collections::BTreeMap;

use super::{Approval, Outcome};
use crate::Plan;
use crate::id::ReleaseId;
use crate::time::{Interval, Minutes};

/// How long releases waited for a decision, over a stretch of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ages {
    /// How many were approved or rejected for the first time within the stretch.
    pub n: usize,
    /// The median of their ages; an age is the time from handing in to that decision.
    pub median: Option<Minutes>,
    /// The age that nine of ten do not pass, by the nearest rank.
    pub p90: Option<Minutes>,
    /// How many came before a board for the first time within the stretch.
    pub before_a_board: usize,
    /// Per cent of those on which the board decided at once, rounded; one without a quorum did not.
    pub decided_first_percent: Option<usize>,
    /// Per cent of those that a board has deferred, then or later, rounded.
    pub deferred_percent: Option<usize>,
}

/// How long releases waited for a decision that was made within a stretch of time.
///
/// Decisions from before a release was handed in, or handed in again, are not counted; provisional ones decide nothing.
pub fn approval_ages(plan: &Plan, within: Interval) -> Ages {
    let (mut ages, mut boards, mut at_once, mut deferred) = (Vec::new(), 0, 0, 0);
    for (release, decisions) in by_release(plan) {
        let Some(submitted) = plan.releases.get(release).and_then(|release| release.submitted) else { continue };
        let decisions = || decisions.iter().filter(|decision| decision.at >= submitted);
        let first = decisions().find(|decision| decision.outcome.decides() && !decision.provisional);
        ages.extend(first.filter(|first| within.holds(first.at)).map(|first| first.at.minutes_since(submitted)));
        let on_board = || decisions().filter(|decision| decision.is_of_a_board());
        let Some(heard) = on_board().next().filter(|heard| within.holds(heard.at)) else { continue };
        boards += 1;
        at_once += usize::from(heard.outcome.decides() && !heard.provisional);
        deferred += usize::from(on_board().any(|decision| decision.outcome == Outcome::Deferred));
    }
    ages.sort_unstable();
    Ages {
        n: ages.len(),
        median: median(&ages),
        p90: nearest_rank(&ages, 90),
        before_a_board: boards,
        decided_first_percent: percent(at_once, boards),
        deferred_percent: percent(deferred, boards),
    }
}

/// Every decision by its release, from the oldest.
pub(super) fn by_release(plan: &Plan) -> BTreeMap<ReleaseId, Vec<&Approval>> {
    let mut found: BTreeMap<ReleaseId, Vec<&Approval>> = BTreeMap::new();
    for approval in plan.approvals.iter() {
        found.entry(approval.release).or_default().push(approval);
    }
    for decisions in found.values_mut() {
        decisions.sort_by_key(|approval| (approval.at, approval.id));
    }
    found
}

/// The middle of sorted lengths; of an even number of them the mean of the middle two, rounded down to a minute.
pub(super) fn median(sorted: &[Minutes]) -> Option<Minutes> {
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *sorted.get(sorted.len() / 2 - 1)?;
    Some(Minutes::new((lower.get() + upper.get()).div_euclid(2)))
}

/// The least of sorted lengths that so many per cent of them do not pass.
fn nearest_rank(sorted: &[Minutes], percent: usize) -> Option<Minutes> {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.checked_sub(1)?).copied()
}

fn percent(part: usize, whole: usize) -> Option<usize> {
    (part * 200 + whole).checked_div(whole * 2)
}
