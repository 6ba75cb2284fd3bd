//! What a decision does to the state of a release, and which states ask for approval.

use super::{Approval, Outcome, Standing};
use crate::release::{Release, ReleaseState};

impl Standing<'_> {
    /// Whether a release that stands so may enter a state.
    ///
    /// It is approved and scheduled with every approval that is needed, and carried out only when every condition is
    /// met besides. No other state asks for approval.
    pub fn allows(&self, to: ReleaseState) -> bool {
        match to {
            ReleaseState::Approved | ReleaseState::Scheduled => self.may_schedule(),
            ReleaseState::Deploying => self.may_deploy(),
            _ => true,
        }
    }

    /// The state into which a decision takes a release that stands so behind it; none where it stays where it is.
    ///
    /// A release that was handed in is approved when everything that is needed is there, and rejected when somebody
    /// rejects it. A decision without a quorum changes nothing.
    pub fn state_after(&self, release: &Release, decision: &Approval) -> Option<ReleaseState> {
        let handed_in = matches!(release.state, ReleaseState::Submitted | ReleaseState::Assessed);
        if !handed_in || decision.provisional {
            return None;
        }
        match decision.outcome {
            Outcome::Rejected => Some(ReleaseState::Rejected),
            outcome if outcome.approves() && self.complete => Some(ReleaseState::Approved),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::approval::{Bound, Route};
    use crate::conflict::sketch::Sketch;
    use crate::id::ApprovalId;
    use crate::time::Instant;

    fn decision(release: &Release, outcome: Outcome, provisional: bool) -> Approval {
        Approval {
            id: ApprovalId::new(uuid::Uuid::from_u128(7)),
            release: release.id,
            route: Route::Cab,
            role: None,
            by: "Ada".into(),
            person: None,
            deputy_for: None,
            at: Instant::parse("2026-11-24T14:00:00Z").unwrap(),
            outcome,
            provisional,
            reason: "Why".into(),
            until: None,
            conditions: Vec::new(),
            bound: Bound::of(release, 1),
            stamp: None,
            meeting: None,
            ballot: None,
            verbal: None,
        }
    }

    #[test]
    fn a_release_that_was_handed_in_is_approved_when_all_is_there_and_rejected_by_a_word() {
        let sketch = Sketch::new().release("R-1", &[], "2026-12-18T22:00/02:00");
        let mut release = sketch.plan.releases.by_key("R-1").unwrap().clone();
        let now = Instant::parse("2026-11-24T14:00:00Z").unwrap();
        // Nothing is asked where no policy is in force, so that everything is there.
        let as_it_was = release.clone();
        let standing = sketch.plan.standing(&as_it_was, &[], now);
        let after = |release: &Release, outcome, provisional| {
            standing.state_after(release, &decision(release, outcome, provisional))
        };
        for state in [ReleaseState::Submitted, ReleaseState::Assessed] {
            release.state = state;
            assert_eq!(after(&release, Outcome::Approved, false), Some(ReleaseState::Approved));
            assert_eq!(after(&release, Outcome::Conditional, false), Some(ReleaseState::Approved));
            assert_eq!(after(&release, Outcome::Rejected, false), Some(ReleaseState::Rejected));
            assert_eq!(after(&release, Outcome::Deferred, false), None);
            assert_eq!(after(&release, Outcome::Approved, true), None, "nothing was decided without a quorum");
        }
        release.state = ReleaseState::Draft;
        assert_eq!(after(&release, Outcome::Approved, false), None, "nobody handed it in");
    }
}
