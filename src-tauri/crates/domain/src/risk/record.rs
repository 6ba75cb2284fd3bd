//! How earlier releases of a service went.

use crate::Plan;
use crate::id::{ReleaseId, ServiceId};
use crate::release::{Release, ReleaseKind, ReleaseState};
use crate::time::{Instant, Interval, Minutes};

/// Only releases that ended within so many days before now count for a change failure rate.
pub const FINISHED_WITHIN_DAYS: i64 = 90;

/// Finished releases of one service into production, by the state in which each stands now.
///
/// What counts is a release that is closed (it went well) or backed out (it
/// failed), in an environment of production. One that was backed out and closed
/// behind that counts as closed, because the plan keeps only its last state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangeRecord {
    /// Those that are closed.
    pub closed: u32,
    /// Those that are backed out.
    pub backed_out: u32,
}

impl ChangeRecord {
    /// Fewer finished releases than this say nothing about a rate.
    pub const ENOUGH: u32 = 10;
    /// A change failure rate above so many per cent makes the next failure likelier.
    pub const FAILING_PERCENT: u32 = 15;

    /// All that are finished.
    pub const fn finished(self) -> u32 {
        self.closed + self.backed_out
    }

    /// Whether there are enough to say anything.
    pub const fn is_enough(self) -> bool {
        self.finished() >= Self::ENOUGH
    }

    /// The change failure rate in per cent, rounded: backed out ÷ (closed + backed out); none where nothing is finished.
    pub fn failure_percent(self) -> Option<u32> {
        (self.backed_out * 200 + self.finished()).checked_div(self.finished() * 2)
    }

    /// Whether there are enough, and more than [`Self::FAILING_PERCENT`] of them failed.
    pub const fn is_failing(self) -> bool {
        self.is_enough() && self.backed_out * 100 > self.finished() * Self::FAILING_PERCENT
    }

    /// Whether enough of them went well and none failed.
    pub const fn is_proven(self) -> bool {
        self.closed >= Self::ENOUGH && self.backed_out == 0
    }
}

impl Plan {
    /// How the releases of a service went that ended within [`FINISHED_WITHIN_DAYS`] before now, without one of them.
    pub fn recent_record(&self, service: ServiceId, now: Instant, without: ReleaseId) -> ChangeRecord {
        let length = Minutes::hours(24 * FINISHED_WITHIN_DAYS);
        let within = Interval::from_start(now.plus(-length), length);
        self.record(service, without, |release| within.holds(release.occupancy().end()))
    }

    /// How all standard releases of a service went, without one of them.
    pub fn standard_record(&self, service: ServiceId, without: ReleaseId) -> ChangeRecord {
        self.record(service, without, |release| release.kind == ReleaseKind::Standard)
    }

    fn record(&self, service: ServiceId, without: ReleaseId, counts: impl Fn(&Release) -> bool) -> ChangeRecord {
        let in_production =
            |release: &Release| self.environments.get(release.environment).is_some_and(|found| found.production);
        let mut record = ChangeRecord::default();
        for release in self.releases.iter().filter(|release| release.id != without) {
            let counter = match release.state {
                ReleaseState::Closed => &mut record.closed,
                ReleaseState::BackedOut => &mut record.backed_out,
                _ => continue,
            };
            if release.services.contains(&service) && in_production(release) && counts(release) {
                *counter += 1;
            }
        }
        record
    }
}
