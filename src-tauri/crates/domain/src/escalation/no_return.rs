//! The point of no return: until when going back still ends inside the window.

use std::fmt;

use super::RollbackPlan;
use crate::Plan;
use crate::conflict::told_instant;
use crate::release::Release;
use crate::time::{Instant, Minutes};

/// The last instant at which going back can begin and still ends inside the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointOfNoReturn {
    /// When.
    pub at: Instant,
    /// How long behind it the last step of the runbook ends, rounded up to a minute; 0 where it does not, and where the
    /// steps have no times.
    pub late_by: Minutes,
    /// All of it in a sentence; times in the zone of the release.
    pub sentence: String,
}

/// How far the point of no return is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Countdown {
    /// So long going back can still begin, rounded down to a minute.
    Left(Minutes),
    /// So long ago it could begin for the last time, rounded down to a minute.
    Passed(Minutes),
}

/// `2h5m until the point of no return`, `the point of no return passed 5m ago`.
impl fmt::Display for Countdown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Left(minutes) => write!(f, "{minutes} until the point of no return"),
            Self::Passed(minutes) => write!(f, "the point of no return passed {minutes} ago"),
        }
    }
}

/// How far a point of no return is away; at the instant itself going back can still begin.
pub fn countdown(at: Instant, now: Instant) -> Countdown {
    if now <= at { Countdown::Left(at.minutes_since(now)) } else { Countdown::Passed(now.minutes_since(at)) }
}

impl RollbackPlan {
    /// The point of no return of a window that ends at an instant: its end − duration − verification.
    pub fn point_of_no_return(&self, window_end: Instant) -> Instant {
        let needed = |length: Minutes| length.max(Minutes::ZERO);
        window_end.plus(-(needed(self.duration) + needed(self.verification)))
    }
}

impl Plan {
    /// The last instant at which going back from a release can begin: its point of no return, or what its segments
    /// leave where nothing says how long going back takes.
    pub fn last_way_back(&self, release: &Release) -> Instant {
        self.point_of_no_return(release).map_or_else(|| release.planned.point_of_no_return(), |point| point.at)
    }

    /// The point of no return of a release, and whether its runbook ends behind it; none where nothing says how long
    /// going back takes.
    ///
    /// Without a rollback plan it takes the rollback reserve and the validation of the release. Steps that run late move neither the
    /// window nor the point.
    pub fn point_of_no_return(&self, release: &Release) -> Option<PointOfNoReturn> {
        let end = release.occupancy().end();
        let at = match self.rollback_plans.get(release.id) {
            Some(plan) => plan.point_of_no_return(end),
            None if release.planned.rollback() > Minutes::ZERO => release.planned.point_of_no_return(),
            None => return None,
        };
        let zone = release.planned.zone();
        let point = told_instant(at, zone);
        let runbook = self.runbook(release);
        let last = runbook.as_ref().ok().and_then(|runbook| runbook.steps.iter().map(|step| step.at.end()).max());
        let late_by = last.map_or(Minutes::ZERO, |last| (-at.minutes_since(last)).max(Minutes::ZERO));
        let steps = match (&runbook, last) {
            (Err(_), _) => {
                "Steps of its runbook wait for each other in a circle, so that it is not known when they end."
                    .to_owned()
            }
            (Ok(_), None) => "Its runbook has no step.".to_owned(),
            (Ok(_), Some(last)) if late_by > Minutes::ZERO => format!(
                "The last step of its runbook ends on {}, {late_by} behind that: start earlier, shorten the steps, or \
                 plan a longer window.",
                told_instant(last, zone)
            ),
            (Ok(_), Some(last)) => {
                format!("The last step of its runbook ends on {}, in time.", told_instant(last, zone))
            }
        };
        Some(PointOfNoReturn { at, late_by, sentence: format!("Going back must begin by {point}. {steps}") })
    }
}
