//! Figures of change: how often it goes well, with the interval in which the true share lies.

mod wilson;

pub use wilson::{Share, TOO_FEW};

use crate::Plan;
use crate::calendar::ExceptionStage;
use crate::release::{Release, ReleaseKind, ReleaseState};
use crate::time::Interval;

/// How the changes of a stretch of time went, by the state in which each stands now.
///
/// A deployment is a change of its own where it is in production. One that was backed out and closed behind that counts
/// as closed, because the plan keeps only its last state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangeRates {
    /// Those that ended within the stretch and are closed: they went well.
    pub closed: u32,
    /// Those that ended within the stretch and are backed out.
    pub backed_out: u32,
    /// Those that began within the stretch and were carried out, or are.
    pub begun: u32,
    /// Of these, the emergencies.
    pub emergencies: u32,
    /// Exceptions from freezes that were asked for and decided.
    pub exceptions_decided: u32,
    /// Of these, the granted ones.
    pub exceptions_granted: u32,
}

impl ChangeRates {
    /// Successful changes of those that are finished (success rate).
    pub const fn success(self) -> Share {
        Share { part: self.closed, of: self.closed + self.backed_out }
    }

    /// Changes that were backed out of those that are finished (change failure rate, as far as the plan knows failures).
    pub const fn failure(self) -> Share {
        Share { part: self.backed_out, of: self.closed + self.backed_out }
    }

    /// Emergencies of the changes that were carried out.
    pub const fn emergency(self) -> Share {
        Share { part: self.emergencies, of: self.begun }
    }

    /// Granted exceptions of those that were decided.
    pub const fn granted(self) -> Share {
        Share { part: self.exceptions_granted, of: self.exceptions_decided }
    }
}

impl Plan {
    /// How the changes of a stretch of time went.
    pub fn change_rates(&self, within: Interval) -> ChangeRates {
        let mut rates = ChangeRates::default();
        for release in self.releases.iter().filter(|release| self.is_decided_about(release)) {
            count(&mut rates, release, within);
        }
        for exception in self.exceptions.iter().filter(|one| one.decided.is_some_and(|at| within.holds(at))) {
            rates.exceptions_decided += 1;
            let granted = matches!(exception.stage, ExceptionStage::Approved | ExceptionStage::Used);
            rates.exceptions_granted += u32::from(granted);
        }
        rates
    }
}

fn count(rates: &mut ChangeRates, release: &Release, within: Interval) {
    let at = release.occupancy();
    if within.holds(at.end()) {
        rates.closed += u32::from(release.state == ReleaseState::Closed);
        rates.backed_out += u32::from(release.state == ReleaseState::BackedOut);
    }
    let was_carried_out = matches!(
        release.state,
        ReleaseState::Deploying
            | ReleaseState::Deployed
            | ReleaseState::Stabilising
            | ReleaseState::Closed
            | ReleaseState::BackedOut
    );
    if was_carried_out && within.holds(at.start()) {
        rates.begun += 1;
        rates.emergencies += u32::from(release.kind == ReleaseKind::Emergency);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::{Sketch, planned};

    #[test]
    fn changes_count_when_they_end_and_emergencies_among_those_that_began() {
        let mut sketch = Sketch::new();
        let states = [
            ("R-1", "2026-12-01T20:00/21:00", ReleaseState::Closed, ReleaseKind::Normal),
            ("R-2", "2026-12-02T20:00/21:00", ReleaseState::BackedOut, ReleaseKind::Emergency),
            ("R-3", "2026-12-03T20:00/21:00", ReleaseState::Scheduled, ReleaseKind::Emergency),
            ("R-4", "2026-11-01T20:00/21:00", ReleaseState::Closed, ReleaseKind::Normal),
        ];
        for (key, when, state, kind) in states {
            sketch = sketch.release(key, &[], when).change(key, |release| {
                release.state = state;
                release.kind = kind;
            });
        }
        let rates = sketch.plan.change_rates(planned("2026-12-01T00:00/2026-12-08T00:00", "Europe/Berlin").occupancy());
        assert_eq!((rates.success(), rates.failure()), (Share { part: 1, of: 2 }, Share { part: 1, of: 2 }));
        assert_eq!(rates.emergency(), Share { part: 1, of: 2 }, "what is only planned was not carried out");
        assert_eq!(rates.granted(), Share { part: 0, of: 0 });
    }
}
