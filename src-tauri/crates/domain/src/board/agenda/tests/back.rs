//! What happened since the meeting of 24 November began.

use super::*;
use crate::escalation::{RollbackDecision, Way};

fn over(name: &str, when: &str, state: ReleaseState, kind: ReleaseKind) -> Sketch {
    people().release(name, &[], when).state(name, state).change(name, |release| release.kind = kind)
}

fn of(sketch: &Sketch) -> Vec<String> {
    let agenda = held(sketch, "2026-12-01T13:00", |_| true);
    let all: Vec<String> = agenda.points.iter().map(|point| format!("{}: {}", point.number, point.why)).collect();
    all[1..all.len() - 1].to_vec()
}

#[test]
fn a_release_that_was_taken_back_failed_an_emergency_as_well() {
    let sketch = over("R-1", "2026-11-26T22:00/23:00", ReleaseState::BackedOut, ReleaseKind::Emergency);
    assert_eq!(of(&sketch), ["2.1: An emergency, planned 26 Nov 22:00–23:00 Europe/Berlin; it was taken back."]);
    let old = over("R-1", "2026-11-23T22:00/23:00", ReleaseState::BackedOut, ReleaseKind::Normal);
    assert!(of(&old).is_empty());
    let mut late = over("R-1", "2026-11-23T22:00/23:00", ReleaseState::Closed, ReleaseKind::Normal);
    late.plan.rollback_decisions.put(RollbackDecision {
        id: crate::id::RollbackDecisionId::new(uuid::Uuid::from_u128(1)),
        release: late.release_id("R-1"),
        asked: berlin("2026-11-25T08:00"),
        decided: berlin("2026-11-25T08:30"),
        by: "Ada".into(),
        way: Way::GoBack,
        reason: "Orders fail".into(),
    });
    assert_eq!(of(&late), ["2.1: Planned 23 Nov 22:00–23:00 Europe/Berlin; it is closed."], "taken back on the 25th");
}

#[test]
fn emergencies_come_when_they_began_or_ended_and_others_when_they_are_complete() {
    let emergency = |when, state| of(&over("R-1", when, state, ReleaseKind::Emergency));
    assert!(emergency("2026-12-01T12:00/18:00", ReleaseState::Deploying)[0].starts_with("3.1: An emergency"));
    assert_eq!(emergency("2026-11-23T22:00/2026-11-24T15:00", ReleaseState::Closed).len(), 1);
    assert!(emergency("2026-11-23T22:00/23:00", ReleaseState::Closed).is_empty());
    let normal = |when, state| of(&over("R-1", when, state, ReleaseKind::Normal));
    assert!(normal("2026-12-01T12:00/18:00", ReleaseState::Deploying).is_empty());
    let closed = ["9.1: Planned 26 Nov 22:00–23:00 Europe/Berlin; it is closed."];
    assert_eq!(normal("2026-11-26T22:00/23:00", ReleaseState::Closed), closed);
    let watched = ["9.1: Planned 26 Nov 22:00–23:00 Europe/Berlin; it is deployed and watched."];
    assert_eq!(normal("2026-11-26T22:00/23:00", ReleaseState::Stabilising), watched);
    let early = normal("2026-12-01T12:00/18:00", ReleaseState::Deployed);
    assert_eq!(early.len(), 1, "it was done earlier than planned");
}

#[test]
fn what_went_without_the_decision_that_the_policy_asks_for_was_not_authorised() {
    let mut sketch = over("R-1", "2026-11-26T22:00/23:00", ReleaseState::Deployed, ReleaseKind::Normal);
    let id = crate::id::PolicyId::new(uuid::Uuid::from_u128(1));
    let policy =
        Policy { id, key: crate::Key::nameless(), name: String::new(), in_force: true, rules: Vec::new(), version: 1 };
    sketch.plan.policies.put(policy);
    let without = "3.1: Planned 26 Nov 22:00–23:00 Europe/Berlin; it is deployed and not closed yet. The policy in \
                   force asks for a decision on it, and there is none.";
    assert_eq!(of(&sketch), [without]);
    let release = sketch.plan.releases.by_key("R-1").unwrap().clone();
    let decision = approval(&release, 1, berlin("2026-11-24T14:20"));
    sketch.plan.approvals.put(Approval { provisional: true, ..decision.clone() });
    assert_eq!(of(&sketch), [without], "a provisional decision is none");
    sketch.plan.approvals.put(decision);
    assert!(of(&sketch)[0].starts_with("9.1:"));
}
