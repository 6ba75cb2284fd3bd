//! What must be carried out before a release is.

use super::link::{Relation, ReleaseLink};
use crate::Plan;
use crate::id::ReleaseId;
use crate::release::{Release, ReleaseState};
use crate::time::{Minutes, Span};

/// A predecessor that holds a release back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeldBack {
    /// The predecessor.
    pub predecessor: ReleaseId,
    /// How far it must have come: being carried out, or deployed.
    pub until: ReleaseState,
}

/// The predecessors that hold a release back from a state, by key.
///
/// Before it is carried out, FS asks that the predecessor is deployed (or begun
/// where a negative lag lets the release start earlier) and SS that it is begun;
/// before it is deployed, FF and SF ask the same of its end. What takes no part
/// in the plan holds nobody back; what was backed out does, since it brought
/// nothing.
pub fn held_back(plan: &Plan, release: &Release, to: ReleaseState) -> Vec<HeldBack> {
    let needed =
        |link: &ReleaseLink| {
            let leads = match link.lag {
                Span::Calendar(lag) => lag < Minutes::ZERO,
                Span::WorkingDays(days) => days < 0,
            };
            let begun = if leads { ReleaseState::Deploying } else { ReleaseState::Deployed };
            match (to, link.relation) {
                (ReleaseState::Deploying, Relation::FinishToStart)
                | (ReleaseState::Deployed, Relation::FinishToFinish) => Some(begun),
                (ReleaseState::Deploying, Relation::StartToStart)
                | (ReleaseState::Deployed, Relation::StartToFinish) => (!leads).then_some(ReleaseState::Deploying),
                _ => None,
            }
        };
    let mut held: Vec<(&Release, HeldBack)> = plan
        .release_links
        .iter()
        .filter(|link| link.successor == release.id)
        .filter_map(|link| {
            let (until, predecessor) = (needed(link)?, plan.releases.get(link.predecessor)?);
            let holds = predecessor.state.takes_part() && !has_come(predecessor.state, until);
            holds.then_some((predecessor, HeldBack { predecessor: predecessor.id, until }))
        })
        .collect();
    held.sort_by(|(one, _), (other, _)| one.key.cmp(&other.key));
    held.into_iter().map(|(_, held)| held).collect()
}

fn has_come(state: ReleaseState, until: ReleaseState) -> bool {
    let is_done = matches!(state, ReleaseState::Deployed | ReleaseState::Stabilising | ReleaseState::Closed);
    is_done || (until == ReleaseState::Deploying && state == ReleaseState::Deploying)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;

    fn held(relation: Relation, lag: &str, state: ReleaseState, to: ReleaseState) -> Option<ReleaseState> {
        let sketch = Sketch::new()
            .release("R-1", &[], "2026-12-01T20:00/22:00")
            .release("R-2", &[], "2026-12-02T20:00/22:00")
            .waits("R-2", "R-1", relation, lag)
            .state("R-1", state);
        let release = sketch.plan.releases.get(sketch.release_id("R-2")).unwrap();
        held_back(&sketch.plan, release, to).first().map(|held| held.until)
    }

    #[test]
    fn a_release_is_carried_out_when_its_predecessors_are_deployed_or_begun() {
        use Relation::{FinishToFinish, FinishToStart, StartToFinish, StartToStart};
        use ReleaseState::{BackedOut, Cancelled, Closed, Deployed, Deploying, Scheduled};
        for (relation, lag, state, to, expected) in [
            (FinishToStart, "0", Scheduled, Deploying, Some(Deployed)),
            (FinishToStart, "0", Deploying, Deploying, Some(Deployed)),
            (FinishToStart, "0", Deployed, Deploying, None),
            (FinishToStart, "0", Closed, Deploying, None),
            (FinishToStart, "0", BackedOut, Deploying, Some(Deployed)),
            (FinishToStart, "0", Cancelled, Deploying, None),
            (FinishToStart, "-1h", Deploying, Deploying, None),
            (FinishToStart, "-1h", Scheduled, Deploying, Some(Deploying)),
            (StartToStart, "0", Scheduled, Deploying, Some(Deploying)),
            (StartToStart, "0", Deploying, Deploying, None),
            (FinishToFinish, "0", Scheduled, Deploying, None),
            (FinishToFinish, "0", Deploying, Deployed, Some(Deployed)),
            (StartToFinish, "0", Scheduled, Deployed, Some(Deploying)),
        ] {
            let told = held(relation, lag, state, to);
            assert_eq!(told, expected, "{relation} {lag}: {state} before {to}");
        }
    }
}
