//! What is counted about the readiness of a release: its tasks, and the policies that can be judged now.

use super::words::{is_or_are, listed};
use super::{Assessment, ReadinessFacts, RollbackTest};
use crate::Plan;
use crate::approval::{Approval, Condition, Outcome};
use crate::catalogue::Role;
use crate::conflict::{Code, Conflict, sentence};
use crate::id::{ApprovalId, ReadinessId, ReleaseId};
use crate::release::Release;
use crate::time::Instant;
use crate::word::words;

words! {
    /// A policy that a release is asked for while it gets ready.
    ReadinessPolicy, "policy of readiness" {
        /// It is handed in early enough (no C14).
        LeadTime = "lead-time",
        /// It has no conflict that refuses it.
        NoHardConflict = "no-hard-conflict",
        /// Its rollback was tested, and not too long ago.
        RollbackTested = "rollback-tested",
        /// Somebody assessed its risk.
        RiskAssessed = "risk-assessed",
        /// It says which version it brings.
        VersionSaid = "version-said",
        /// Those are named without whom it cannot go: [`REQUIRED_ROLES`].
        RolesFilled = "roles-filled",
    }
}

/// The roles without which a release is not ready.
pub const REQUIRED_ROLES: [Role; 4] =
    [Role::ReleaseManager, Role::DeploymentLead, Role::RollbackOwner, Role::SupportLead];

/// How one policy stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyCheck {
    /// The policy.
    pub policy: ReadinessPolicy,
    /// Whether it is kept; none while it cannot be judged, which counts for nothing.
    pub kept: Option<bool>,
    /// Why, in a sentence.
    pub sentence: String,
}

/// From what a task comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskSource {
    /// An item of the readiness checklist.
    Checklist(ReadinessId),
    /// A condition of an approval, by its place among the conditions of it, from 0.
    Condition(ApprovalId, usize),
}

/// Something that must be done before a release goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadinessTask {
    /// From what it comes.
    pub source: TaskSource,
    /// What must be done.
    pub title: String,
    /// Whether it is.
    pub done: bool,
}

/// What is counted about the readiness of a release, down to each task and policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadinessBasis {
    /// The checklist by area and title, then the conditions of approvals, the earliest first.
    pub tasks: Vec<ReadinessTask>,
    /// The policies, each once, in the order in which they are declared.
    pub policies: Vec<PolicyCheck>,
    /// Days from today to the day of the start, by the calendar of the release's zone; none for what has no date.
    pub days_to_start: Option<i64>,
}

impl ReadinessBasis {
    /// The numbers that are counted.
    pub fn facts(&self) -> ReadinessFacts {
        let count = |found: usize| u32::try_from(found).unwrap_or(u32::MAX);
        let judged = |kept: &dyn Fn(bool) -> bool| {
            count(self.policies.iter().filter(|policy| policy.kept.is_some_and(kept)).count())
        };
        ReadinessFacts {
            closed: count(self.tasks.iter().filter(|task| task.done).count()),
            total: count(self.tasks.len()),
            non_compliant: judged(&|kept| !kept),
            completed: judged(&|_| true),
            days_to_start: self.days_to_start,
        }
    }
}

impl Plan {
    /// What is counted about the readiness of a release as it stands; `conflicts` are those told from it.
    pub fn readiness_facts(&self, release: &Release, conflicts: &[Conflict], now: Instant) -> ReadinessBasis {
        basis(self, release, self.assessments.get(release.id), conflicts, now)
    }

    /// The same by an assessment that need not be in the plan.
    pub fn readiness_facts_by(
        &self,
        release: &Release,
        assessment: Option<&Assessment>,
        conflicts: &[Conflict],
        now: Instant,
    ) -> ReadinessBasis {
        basis(self, release, assessment, conflicts, now)
    }
}

/// What is counted about the readiness of a release, with an assessment that need not be kept yet.
pub(super) fn basis(
    plan: &Plan,
    release: &Release,
    assessment: Option<&Assessment>,
    conflicts: &[Conflict],
    now: Instant,
) -> ReadinessBasis {
    let asked = Asked { plan, release, assessment, conflicts, now };
    let zone = release.planned.zone();
    let day = |instant| zone.wall(instant).date();
    ReadinessBasis {
        tasks: tasks(plan, release.id),
        policies: ReadinessPolicy::ALL.iter().map(|policy| asked.check(*policy)).collect(),
        days_to_start: Some((day(release.occupancy().start()) - day(now)).num_days()),
    }
}

fn tasks(plan: &Plan, release: ReleaseId) -> Vec<ReadinessTask> {
    let items = plan.readiness_of(release).into_iter().map(|item| ReadinessTask {
        source: TaskSource::Checklist(item.id),
        title: item.title.clone(),
        done: item.ready.is_some(),
    });
    let conditions = conditions(plan, release).into_iter().map(|(approval, place, condition)| ReadinessTask {
        source: TaskSource::Condition(approval, place),
        title: condition.text.clone(),
        done: condition.met.is_some(),
    });
    items.chain(conditions).collect()
}

/// The conditions under which a release was approved, the earliest first.
///
/// Of each who decides only the last word counts: conditions that were put aside by a later decision ask for nothing.
fn conditions(plan: &Plan, release: ReleaseId) -> Vec<(ApprovalId, usize, &Condition)> {
    let mut decided: Vec<&Approval> = plan.approvals.iter().filter(|one| one.release == release).collect();
    decided.sort_by_key(|one| (one.at, one.id));
    let speaker = |one: &Approval| {
        let board = one.meeting.and_then(|id| plan.meetings.get(id)).map(|meeting| meeting.board);
        (one.route, one.role, board, one.role.map(|_| (one.person, one.by.clone())))
    };
    let is_last =
        |place: usize, one: &Approval| decided.iter().skip(place + 1).all(|later| speaker(later) != speaker(one));
    let last = decided.iter().enumerate().filter(|(place, one)| is_last(*place, one));
    last.filter(|(_, one)| one.outcome == Outcome::Conditional)
        .flat_map(|(_, one)| one.conditions.iter().enumerate().map(|(place, condition)| (one.id, place, condition)))
        .collect()
}

/// A release of which policies are asked.
struct Asked<'a> {
    plan: &'a Plan,
    release: &'a Release,
    assessment: Option<&'a Assessment>,
    conflicts: &'a [Conflict],
    now: Instant,
}

impl Asked<'_> {
    fn check(&self, policy: ReadinessPolicy) -> PolicyCheck {
        let (kept, sentence) = match policy {
            ReadinessPolicy::LeadTime => self.lead_time(),
            ReadinessPolicy::NoHardConflict => self.no_hard_conflict(),
            ReadinessPolicy::RollbackTested => self.rollback_tested(),
            ReadinessPolicy::RiskAssessed => match self.assessment {
                Some(said) => (Some(true), format!("{} assessed its risk.", said.by)),
                None => (Some(false), "Nobody assessed its risk; assess it.".to_owned()),
            },
            ReadinessPolicy::VersionSaid => match self.release.version.as_deref().map(str::trim) {
                Some(version) if !version.is_empty() => (Some(true), format!("It brings version {version}.")),
                _ => (Some(false), "Nobody said which version it brings; say it.".to_owned()),
            },
            ReadinessPolicy::RolesFilled => self.roles_filled(),
        };
        PolicyCheck { policy, kept, sentence }
    }

    /// What was not handed in cannot be late yet.
    fn lead_time(&self) -> (Option<bool>, String) {
        if let Some(late) = self.conflicts.iter().find(|conflict| conflict.code == Code::C14) {
            return (Some(false), sentence(late, self.plan, self.release.planned.zone()));
        }
        if self.release.submitted.is_none() {
            return (None, "It was not handed in yet, so that it cannot be late yet.".to_owned());
        }
        (Some(true), "It was handed in early enough.".to_owned())
    }

    fn no_hard_conflict(&self) -> (Option<bool>, String) {
        let hard: Vec<&Conflict> = self.conflicts.iter().filter(|conflict| conflict.is_hard()).collect();
        let mut codes: Vec<&str> = hard.iter().map(|conflict| conflict.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        match hard.len() {
            0 => (Some(true), "It has no hard conflict.".to_owned()),
            1 => (Some(false), format!("It has 1 hard conflict ({}); resolve it.", listed(&codes))),
            count => (Some(false), format!("It has {count} hard conflicts ({}); resolve them.", listed(&codes))),
        }
    }

    /// A test of which nobody knows is none.
    fn rollback_tested(&self) -> (Option<bool>, String) {
        let Self { plan, release, assessment, now, .. } = *self;
        let today = release.planned.zone().wall(now).date();
        let kept = matches!(plan.rollback_test_by(release, assessment, today), RollbackTest::Fresh(_));
        (Some(kept), plan.rollback_test_told_by(release, assessment, today))
    }

    fn roles_filled(&self) -> (Option<bool>, String) {
        let is_open = |role: &&Role| self.release.holder(**role).is_none_or(|id| self.plan.people.get(id).is_none());
        let word = |role: &Role| role.as_str().replace('-', " ");
        let open: Vec<String> = REQUIRED_ROLES.iter().filter(is_open).map(word).collect();
        if open.is_empty() {
            return (Some(true), format!("Its {} are named.", listed(&REQUIRED_ROLES.map(|role| word(&role)))));
        }
        let them = if open.len() == 1 { "one" } else { "them" };
        (Some(false), format!("Its {} {} not named; name {them}.", listed(&open), is_or_are(open.len())))
    }
}

#[cfg(test)]
mod tests;
