//! What is counted about the readiness of a release.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::*;
use crate::approval::{Bound, Route};
use crate::conflict::Schedule;
use crate::conflict::sketch::Sketch;
use crate::id::PersonId;
use crate::policy::Weight;
use crate::release::{ReadinessArea, ReadinessItem, ReleaseKind};
use crate::risk::tests::{NOW, assessed, at, night};

fn counted(sketch: &Sketch, now: &str) -> ReadinessBasis {
    let release = sketch.plan.releases.by_key("R-1").unwrap();
    let conflicts = Schedule::build(&sketch.plan).of(&sketch.plan, release.id);
    sketch.plan.readiness_facts(release, &conflicts, at(now))
}

fn check(sketch: &Sketch, policy: ReadinessPolicy) -> (Option<bool>, String) {
    let found = counted(sketch, NOW).policies.into_iter().find(|one| one.policy == policy).unwrap();
    (found.kept, found.sentence)
}

fn item(mut sketch: Sketch, number: u128, title: &str, ready: bool) -> Sketch {
    sketch.plan.readiness.put(ReadinessItem {
        id: ReadinessId::new(Uuid::from_u128(number)),
        release: sketch.release_id("R-1"),
        area: ReadinessArea::Support,
        title: title.into(),
        mandatory: false,
        due: None,
        owner: None,
        ready: ready.then(|| ("ada".to_owned(), at(NOW))),
    });
    sketch
}

/// Somebody decides on R-1 at some hour; each condition with whether it is met.
fn decided(mut sketch: Sketch, number: u128, role: Option<Role>, outcome: Outcome, asked: &[(&str, bool)]) -> Sketch {
    let release = sketch.plan.releases.by_key("R-1").unwrap();
    let condition = |(text, met): &(&str, bool)| Condition {
        text: (*text).to_owned(),
        owner: None,
        due: None,
        verifier: None,
        met: met.then(|| ("ada".to_owned(), at(NOW))),
    };
    let approval = Approval {
        id: ApprovalId::new(Uuid::from_u128(number)),
        release: release.id,
        route: Route::Cab,
        role,
        by: "grace".into(),
        person: role.map(|_| PersonId::new(Uuid::from_u128(1))),
        deputy_for: None,
        at: at(&format!("2026-11-26T{number:02}:00:00Z")),
        outcome,
        provisional: false,
        reason: String::new(),
        until: None,
        conditions: asked.iter().map(condition).collect(),
        bound: Bound {
            window: release.occupancy(),
            services: BTreeSet::new(),
            environment: release.environment,
            version: None,
            snapshot: 1,
        },
        stamp: None,
        meeting: None,
        ballot: None,
        verbal: None,
    };
    sketch.plan.approvals.put(approval);
    sketch
}

#[test]
fn the_tasks_are_the_checklist_and_the_conditions_of_approvals() {
    let sketch = item(item(night(), 1, "Train the desk", true), 2, "Name the hotline", false);
    let asked = [("Tell the branches", true), ("Watch the queue", false)];
    let sketch = decided(sketch, 8, None, Outcome::Conditional, &asked);
    let counted = counted(&sketch, NOW);
    let tasks: Vec<(&str, bool)> = counted.tasks.iter().map(|task| (task.title.as_str(), task.done)).collect();
    assert_eq!(
        tasks,
        [
            ("Name the hotline", false),
            ("Train the desk", true),
            ("Tell the branches", true),
            ("Watch the queue", false)
        ]
    );
    assert_eq!(counted.tasks[3].source, TaskSource::Condition(ApprovalId::new(Uuid::from_u128(8)), 1));
    assert_eq!((counted.facts().closed, counted.facts().total), (2, 4));
}

#[test]
fn conditions_that_a_later_decision_put_aside_ask_for_nothing() {
    let open = [("Watch the queue", false)];
    let total = |sketch: &Sketch| counted(sketch, NOW).facts().total;
    let once = || decided(night(), 8, None, Outcome::Conditional, &open);
    assert_eq!(total(&once()), 1);
    assert_eq!(total(&decided(once(), 9, None, Outcome::Approved, &[])), 0, "the board decided again");
    assert_eq!(total(&decided(once(), 7, None, Outcome::Approved, &[])), 1, "it decided before");
    let another = decided(once(), 9, Some(Role::Security), Outcome::Approved, &[]);
    assert_eq!(total(&another), 1, "somebody else decided");
}

#[test]
fn the_days_to_the_start_are_days_of_its_zone() {
    let days = |now| counted(&night(), now).days_to_start;
    assert_eq!(days("2026-11-27T10:00:00Z"), Some(15));
    assert_eq!(days("2026-12-11T22:59:00Z"), Some(1), "it is 23:59 in Berlin");
    assert_eq!(days("2026-12-11T23:00:00Z"), Some(0));
    assert_eq!(days("2026-12-13T08:00:00Z"), Some(-1));
}

#[test]
fn a_release_of_which_nothing_is_known_breaks_what_can_be_judged() {
    let counted = counted(&night(), NOW);
    let kept: Vec<Option<bool>> = counted.policies.iter().map(|policy| policy.kept).collect();
    assert_eq!(kept, [None, Some(true), Some(false), Some(false), Some(false), Some(false)]);
    assert_eq!((counted.facts().non_compliant, counted.facts().completed), (4, 5));
    assert_eq!(counted.policies.len(), ReadinessPolicy::ALL.len());
    assert!(counted.policies.iter().all(|policy| policy.sentence.ends_with('.')));
}

#[test]
fn a_lead_time_is_kept_where_it_is_not_missed_and_open_before_handing_in() {
    let sketch = || night().lead(ReleaseKind::Normal, "5wd");
    let told = |submitted: Option<&str>| {
        let submitted = submitted.map(at);
        check(&sketch().change("R-1", |release| release.submitted = submitted), ReadinessPolicy::LeadTime)
    };
    assert_eq!(told(None), (None, "It was not handed in yet, so that it cannot be late yet.".into()));
    assert_eq!(told(Some("2026-11-27T08:00:00Z")), (Some(true), "It was handed in early enough.".into()));
    let (kept, sentence) = told(Some("2026-12-11T08:00:00Z"));
    assert!(kept == Some(false) && sentence.contains("is handed in 5 working days ahead"), "{sentence}");
}

#[test]
fn a_hard_conflict_breaks_its_policy_and_a_soft_one_does_not() {
    let clash = || night().release("R-2", &["pay"], "2026-12-12T22:30/23:30");
    let told = |sketch: &Sketch| check(sketch, ReadinessPolicy::NoHardConflict);
    assert_eq!(told(&night()), (Some(true), "It has no hard conflict.".into()));
    assert_eq!(told(&clash()), (Some(false), "It has 1 hard conflict (C01); resolve it.".into()));
    let more = clash().release("R-3", &["pay"], "2026-12-12T22:30/23:30");
    assert_eq!(told(&more), (Some(false), "It has 2 hard conflicts (C01); resolve them.".into()));
    assert_eq!(told(&clash().weighs(Code::C01, Weight::Soft, Weight::Soft)).0, Some(true));
}

#[test]
fn an_assessment_answers_for_itself_and_for_the_test_of_the_rollback() {
    let mut sketch = night();
    let told = |sketch: &Sketch| {
        (check(sketch, ReadinessPolicy::RiskAssessed), check(sketch, ReadinessPolicy::RollbackTested))
    };
    let fresh = assessed(&sketch, 3, 2);
    sketch.plan.assessments.put(fresh.clone());
    let (risk, rollback) = told(&sketch);
    assert_eq!(risk, (Some(true), "ada assessed its risk.".into()));
    assert_eq!(rollback, (Some(true), "Its rollback was tested on 20 Nov 2026.".into()));
    sketch.plan.assessments.put(Assessment { rollback_tested: None, ..fresh });
    assert_eq!(told(&sketch).1, (Some(false), "Its rollback was not tested.".into()));
}

#[test]
fn roles_are_filled_by_people_of_the_plan_and_a_version_is_said() {
    let people = ["ada", "bob", "cyd", "dan"];
    let named = |count: usize| {
        let sketch = people.iter().fold(night(), |sketch, name| sketch.person(name, ""));
        let held = REQUIRED_ROLES.iter().zip(people).take(count);
        held.fold(sketch, |sketch, (role, name)| sketch.needs_person("R-1", *role, name))
    };
    let roles = |sketch: &Sketch| check(sketch, ReadinessPolicy::RolesFilled);
    let all = "Its release manager, deployment lead, rollback owner and support lead are named.";
    assert_eq!(roles(&named(4)), (Some(true), all.into()));
    assert_eq!(roles(&named(3)), (Some(false), "Its support lead is not named; name one.".into()));
    let two = "Its rollback owner and support lead are not named; name them.";
    assert_eq!(roles(&named(2)), (Some(false), two.into()));
    let mut gone = named(4);
    gone.plan.people.remove(gone.person_id("dan"));
    assert_eq!(roles(&gone).0, Some(false), "who is gone holds no role");
    let version = |version: &str| {
        let sketch = night().change("R-1", |release| release.version = Some(version.to_owned()));
        check(&sketch, ReadinessPolicy::VersionSaid)
    };
    assert_eq!(version("4.2"), (Some(true), "It brings version 4.2.".into()));
    assert_eq!(version(" ").0, Some(false));
}
