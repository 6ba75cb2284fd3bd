//! What is kept about one release alone, and goes with it.

use super::{Edit, Plan};
use crate::board::Action;
use crate::id::ReleaseId;
use crate::project::ProjectMilestone;

impl Plan {
    /// The edits that take out what is kept about one release alone: dependencies, readiness, runbook, boardings, risk,
    /// classifications, approvals, its outage, and how it is taken back.
    ///
    /// Actions and milestones that were about it stay, and are about no release then. Changes, bookings, exceptions and
    /// deployments are things of their own, which are not among them.
    pub fn without_belongings(&self, release: ReleaseId) -> Vec<Edit> {
        let mut edits = Vec::new();
        let links = self.release_links.iter().filter(|link| link.successor == release || link.predecessor == release);
        edits.extend(links.map(|link| Edit::RemoveReleaseLink(link.id)));
        edits.extend(self.readiness_of(release).iter().map(|item| Edit::RemoveReadiness(item.id)));
        edits.extend(self.steps_of(release).iter().map(|step| Edit::RemoveStep(step.id)));
        edits.extend(self.assessments.get(release).map(|_| Edit::RemoveAssessment(release)));
        edits.extend(self.risk_budgets.get(release).map(|_| Edit::RemoveRiskBudget(release)));
        let boardings = self.boardings.iter().filter(|line| line.release == release);
        edits.extend(boardings.map(|line| Edit::RemoveBoarding(line.id)));
        let classified = self.classifications.iter().filter(|one| one.release == release);
        edits.extend(classified.map(|one| Edit::RemoveClassification(one.id)));
        let approvals = self.approvals.iter().filter(|one| one.release == release);
        edits.extend(approvals.map(|one| Edit::RemoveApproval(one.id)));
        edits.extend(self.outages.get(release).map(|_| Edit::RemoveOutage(release)));
        edits.extend(self.rollback_plans.get(release).map(|_| Edit::RemoveRollbackPlan(release)));
        let decided = self.rollback_decisions.iter().filter(|one| one.release == release);
        edits.extend(decided.map(|one| Edit::RemoveRollbackDecision(one.id)));
        let milestones = self.milestones_of(release).into_iter();
        edits.extend(milestones.map(|one| ProjectMilestone { release: None, ..one.clone() }.into()));
        let actions = self.actions.iter().filter(|one| one.release == Some(release));
        edits.extend(actions.map(|one| Action { release: None, ..one.clone() }.into()));
        edits
    }
}
