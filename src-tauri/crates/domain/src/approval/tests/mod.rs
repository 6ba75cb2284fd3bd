//! What the rules of approval promise, and the plans on which they are tried.

mod ages;
mod bound;
mod engine;
mod fault;
mod may;
mod outcomes;
mod policies;
mod replay;
mod routes;
mod standing;

use uuid::Uuid;

use super::*;
use crate::catalogue::Role;
use crate::conflict::Schedule;
use crate::conflict::sketch::Sketch;
use crate::id::{ApprovalId, PolicyId};
use crate::policy::Conditions;
use crate::release::{Release, Risk};
use crate::time::{Instant, Span};

/// A Friday a fortnight before R-1.
pub(super) const NOW: &str = "2026-12-04T10:00:00Z";

pub(super) fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

/// R-1 of `pay` and `web` on a night of December, handed in on 1 December by carl. Ann is its change manager with dora
/// as her deputy, bob and eve own its services, and the business has frank.
pub(super) fn desk() -> Sketch {
    let people = [("dora", ""), ("ann", "dora"), ("bob", "dora"), ("eve", ""), ("carl", "eve"), ("frank", "")];
    let sketch = people.into_iter().fold(Sketch::new(), |sketch, (name, deputy)| sketch.person(name, deputy));
    let sketch = sketch.service("pay", 2).service("web", 3).release("R-1", &["pay", "web"], "2026-12-18T22:00/02:00");
    let sketch = sketch.needs_person("R-1", Role::ChangeManager, "ann").needs_person("R-1", Role::ServiceOwner, "bob");
    let sketch = sketch.needs_person("R-1", Role::ServiceOwner, "eve").needs_person("R-1", Role::Requester, "carl");
    sketch.needs_person("R-1", Role::BusinessApprover, "frank").change("R-1", |release| {
        release.risk = Some(Risk::Moderate);
        release.version = Some("4.2".into());
        release.submitted = Some(at("2026-12-01T09:00:00Z"));
    })
}

pub(super) fn line(key: &str, route: Route, roles: &[Role], needed: u32) -> PolicyRule {
    PolicyRule {
        key: key.parse().unwrap(),
        name: format!("{key} line"),
        when: Conditions::default(),
        route,
        roles: roles.to_vec(),
        needed,
        within: None,
        escalate: None,
    }
}

pub(super) fn until(line: PolicyRule, within: &str, escalate: Route) -> PolicyRule {
    PolicyRule { within: Some(Span::parse(within).unwrap()), escalate: Some(escalate), ..line }
}

pub(super) fn policy(rules: Vec<PolicyRule>) -> Policy {
    let id = PolicyId::new(Uuid::from_u128(1));
    Policy { id, key: "house".parse().unwrap(), name: "House".into(), in_force: true, rules, version: 3 }
}

/// The plan with a policy of one line in force.
pub(super) fn ruled(mut sketch: Sketch, rule: PolicyRule) -> Sketch {
    sketch.plan.policies.put(policy(vec![rule]));
    sketch
}

/// Two of the change manager and the service owners.
pub(super) fn two_of_ecab() -> PolicyRule {
    line("urgent", Route::Ecab, &[Role::ChangeManager, Role::ServiceOwner], 2)
}

pub(super) fn release(sketch: &Sketch) -> &Release {
    sketch.plan.releases.by_key("R-1").unwrap()
}

/// An approval of R-1 as it is now, by the way that its line asks; no role for a board as a whole.
pub(super) fn approval(sketch: &Sketch, who: &str, role: Option<Role>, when: &str) -> Approval {
    let number = sketch.plan.approvals.len() as u128 + 1;
    let route = sketch.plan.policy_in_force().map_or(Route::Cab, |policy| policy.rules[0].route);
    Approval {
        id: ApprovalId::new(Uuid::from_u128(number)),
        release: release(sketch).id,
        route,
        role,
        by: who.to_owned(),
        person: sketch.plan.people.by_key(who).map(|person| person.id),
        deputy_for: None,
        at: at(when),
        outcome: Outcome::Approved,
        provisional: false,
        reason: String::new(),
        until: None,
        conditions: Vec::new(),
        bound: Bound::of(release(sketch), 7),
        stamp: None,
        meeting: None,
        ballot: None,
        verbal: None,
    }
}

/// The plan with another decision on R-1.
pub(super) fn says(
    mut sketch: Sketch,
    who: &str,
    role: Option<Role>,
    when: &str,
    change: impl FnOnce(&mut Approval),
) -> Sketch {
    let mut approval = approval(&sketch, who, role, when);
    change(&mut approval);
    sketch.plan.approvals.put(approval);
    sketch
}

pub(super) fn as_is(_: &mut Approval) {}

pub(super) fn standing_at<'a>(sketch: &'a Sketch, now: &str) -> Standing<'a> {
    let release = release(sketch);
    let conflicts = Schedule::build(&sketch.plan).of(&sketch.plan, release.id);
    sketch.plan.standing(release, &conflicts, at(now))
}

pub(super) fn standing(sketch: &Sketch) -> Standing<'_> {
    standing_at(sketch, NOW)
}

/// Who approves, of those that count.
pub(super) fn given(standing: &Standing<'_>) -> Vec<String> {
    standing.given.iter().map(|approval| approval.by.clone()).collect()
}
