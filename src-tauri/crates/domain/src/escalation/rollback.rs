//! Whether going back was tested, and who decided on it.

use chrono::NaiveDate;
use thiserror::Error;

use super::{RollbackDecision, RollbackPlan};
use crate::Plan;
use crate::id::ReleaseId;
use crate::release::Release;
use crate::risk::{Assessment, RollbackTest};
use crate::time::Minutes;

/// Why something does not make a rollback plan.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RollbackPlanFault {
    /// Nobody could follow it.
    #[error("a rollback plan says how the release is taken back, or where that is written down")]
    NoProcedure,
    /// Something takes less than no time.
    #[error("{what} takes 0 minutes or more, not {minutes}")]
    Negative {
        /// What it is.
        what: &'static str,
        /// How long it would take.
        minutes: Minutes,
    },
}

/// Why something does not make a decision on going back.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RollbackDecisionFault {
    /// It was decided before anybody asked.
    #[error("a decision on going back comes when it is asked or later, not before")]
    BeforeAsked,
    /// Nobody decided.
    #[error("a decision on going back names who decided")]
    NoOne,
    /// It does not say why.
    #[error("a decision on going back says why")]
    NoReason,
}

impl RollbackPlan {
    /// Checks that it says what to do, and takes no less than no time.
    pub fn check(&self) -> Result<(), RollbackPlanFault> {
        if self.procedure.trim().is_empty() {
            return Err(RollbackPlanFault::NoProcedure);
        }
        let lengths = [
            ("going back", Some(self.duration)),
            ("verifying it", Some(self.verification)),
            ("the test of going back", self.measured),
        ];
        let negative = lengths.into_iter().find_map(|(what, length)| {
            length
                .filter(|minutes| *minutes < Minutes::ZERO)
                .map(|minutes| RollbackPlanFault::Negative { what, minutes })
        });
        negative.map_or(Ok(()), Err)
    }
}

impl RollbackDecision {
    /// Checks that it was asked first, and that it says who decided and why.
    pub fn check(&self) -> Result<(), RollbackDecisionFault> {
        if self.decided < self.asked {
            return Err(RollbackDecisionFault::BeforeAsked);
        }
        if self.by.trim().is_empty() {
            return Err(RollbackDecisionFault::NoOne);
        }
        if self.reason.trim().is_empty() { Err(RollbackDecisionFault::NoReason) } else { Ok(()) }
    }
}

impl Plan {
    /// The decisions on going back from a release, in the order in which they were asked.
    pub fn rollback_log(&self, release: ReleaseId) -> Vec<&RollbackDecision> {
        let mut log: Vec<&RollbackDecision> =
            self.rollback_decisions.iter().filter(|decision| decision.release == release).collect();
        log.sort_by_key(|decision| (decision.asked, decision.decided, decision.id));
        log
    }

    /// How the test of going back from a release stands on a day, by its rollback plan and its assessment.
    pub fn rollback_test(&self, release: &Release, today: NaiveDate) -> RollbackTest {
        self.rollback_test_by(release, self.assessments.get(release.id), today)
    }

    /// The same by an assessment that need not be in the plan.
    ///
    /// A rollback plan that was tested goes before the assessment. A test in time of another lineage than that of the
    /// release, such as version 3.9 for 4.2, says nothing.
    pub fn rollback_test_by(
        &self,
        release: &Release,
        assessment: Option<&Assessment>,
        today: NaiveDate,
    ) -> RollbackTest {
        let plan = self.rollback_plans.get(release.id).and_then(|plan| Some((plan, plan.tested?)));
        let Some((plan, tested)) = plan else {
            return assessment.map_or(RollbackTest::Never, |assessment| assessment.rollback_test(today));
        };
        match (RollbackTest::on(tested, today), plan.version.as_deref(), release.version.as_deref()) {
            (RollbackTest::Fresh(tested), Some(one), Some(other)) if lineage(one) != lineage(other) => {
                RollbackTest::OtherVersion(tested)
            }
            (test, ..) => test,
        }
    }

    /// How the test of going back from a release stands on a day, in a sentence.
    pub fn rollback_test_told(&self, release: &Release, today: NaiveDate) -> String {
        self.rollback_test_told_by(release, self.assessments.get(release.id), today)
    }

    /// The same by an assessment that need not be in the plan.
    pub fn rollback_test_told_by(
        &self,
        release: &Release,
        assessment: Option<&Assessment>,
        today: NaiveDate,
    ) -> String {
        let told = |day: NaiveDate| day.format("%-d %b %Y").to_string();
        match self.rollback_test_by(release, assessment, today) {
            RollbackTest::Fresh(tested) => format!("Its rollback was tested on {}.", told(tested)),
            RollbackTest::Stale { tested, days } => {
                let (tested, limit) = (told(tested), Assessment::STALE_AFTER_DAYS);
                format!("Its rollback was last tested on {tested}, {days} days ago; a test counts for {limit} days.")
            }
            RollbackTest::OtherVersion(tested) => {
                let was = self.rollback_plans.get(release.id).and_then(|plan| plan.version.as_deref());
                let (was, is) = (was.unwrap_or_default(), release.version.as_deref().unwrap_or_default());
                let tested = told(tested);
                format!("Its rollback was tested on {tested} from version {was}, which says nothing about {is}.")
            }
            RollbackTest::Ahead(tested) => format!("Its rollback is to be tested only on {}.", told(tested)),
            RollbackTest::Never => "Its rollback was not tested.".to_owned(),
        }
    }
}

/// What a version has in common with those that follow on from it: everything before its first dot.
fn lineage(version: &str) -> &str {
    version.trim().split('.').next().unwrap_or_default()
}
