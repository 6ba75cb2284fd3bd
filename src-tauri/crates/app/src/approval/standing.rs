//! How a release stands with its approvals.

use slipway_domain::approval::{Approval, Ballot, Condition, Standing, Verbal, Verifiers, Witness};
use slipway_domain::catalogue::Role;
use slipway_domain::conflict::told;
use slipway_domain::release::Release;
use slipway_domain::time::Instant;

use super::{ApprovalView, ApproverView, BallotView, ConditionView, StandingView, TriedLine, VerbalView};
use crate::cab::meeting_name;
use crate::desk::{Context, Desk, key_of};
use crate::error::Result;
use crate::host::Task;
use crate::release::WhichRelease;
use crate::wire::Text;

/// Shows which approvals a release needs and has, and why; those of a deployment are the ones of its release.
pub fn show_standing(desk: &Desk, context: &Context, input: WhichRelease, _: &dyn Task) -> Result<StandingView> {
    let release = desk.plan.decided_with(desk.release(&input.key)?);
    let now = context.host.clock.now();
    let conflicts = desk.schedule.of(&desk.plan, release.id);
    let standing = desk.plan.standing(release, &conflicts, now);
    let facts = desk.plan.facts(release, &conflicts, now);
    let tried = desk.plan.policy_in_force().map(|policy| {
        let lines = policy.explain(&facts).into_iter();
        lines.filter_map(|tried| {
            let rule = policy.rules.get(tried.rule)?;
            let (key, name) = (rule.key.clone().into(), rule.name.clone());
            Some(TriedLine { key, name, holds: tried.holds, why: tried.why })
        })
    });
    let approvers = standing.roles.iter().flat_map(|role| approvers(desk, release, *role)).collect();
    let approvals = desk.plan.approvals_of(release.id).into_iter().rev();
    Ok(StandingView {
        release: release.key.clone().into(),
        policy: standing.policy.as_ref().map(|(key, _)| key.clone().into()),
        version: standing.policy.as_ref().map_or(0, |(_, version)| *version),
        tried: tried.into_iter().flatten().collect(),
        route: standing.route.map(Text),
        escalated: standing.escalated,
        approvers,
        needed: standing.needed,
        given: u32::try_from(standing.given.len()).unwrap_or(u32::MAX),
        complete: standing.complete,
        sentence: standing.sentence.clone(),
        blocks: standing.blocks.iter().map(|block| block.sentence.clone()).collect(),
        approvals: approvals.map(|approval| approval_view(desk, context, release, approval, &standing)).collect(),
    })
}

/// Who holds a role on a release, with the deputy of each; one line without a person where nobody does.
fn approvers(desk: &Desk, release: &Release, role: Role) -> Vec<ApproverView> {
    let plan = &desk.plan;
    let holders = release.people.iter().filter(|assignment| assignment.role == role);
    let told: Vec<ApproverView> = holders
        .filter_map(|assignment| plan.people.get(assignment.person))
        .map(|person| ApproverView {
            role: role.into(),
            person: Some(person.key.clone().into()),
            name: Some(person.name.clone()),
            deputy: person.deputy.and_then(|id| key_of(&plan.people, id)),
        })
        .collect();
    if told.is_empty() {
        return vec![ApproverView { role: role.into(), person: None, name: None, deputy: None }];
    }
    told
}

/// What somebody, or a board, decided about a release, as the release stands.
pub(crate) fn approval_view(
    desk: &Desk,
    context: &Context,
    release: &Release,
    approval: &Approval,
    standing: &Standing<'_>,
) -> ApprovalView {
    let (plan, now) = (&desk.plan, context.host.clock.now());
    let name = |id| plan.people.get(id).map_or_else(|| "somebody who is gone".to_owned(), |found| found.name.clone());
    let stamp = approval.stamp.as_ref();
    ApprovalView {
        id: approval.id.uuid().into(),
        route: approval.route.into(),
        role: approval.role.map(Text),
        by: approval.by.clone(),
        deputy_for: approval.deputy_for.map(name),
        at: approval.at.into(),
        outcome: approval.outcome.into(),
        provisional: approval.provisional,
        reason: approval.reason.clone(),
        until: approval.until.map(Text),
        conditions: approval.conditions.iter().map(|one| condition_view(desk, context, one)).collect(),
        counts: standing.given.iter().any(|given| given.id == approval.id),
        voided: plan.voids(approval, release).into_iter().map(|voided| voided.sentence).collect(),
        bound: bound(desk, release, approval),
        snapshot: approval.bound.snapshot,
        stamp: stamp.map(|stamp| format!("{} version {}, line {}", stamp.policy, stamp.version, stamp.rule)),
        meeting: approval.meeting.and_then(|id| meeting_name(plan, plan.meetings.get(id)?)),
        ballot: approval.ballot.as_ref().map(|ballot| ballot_view(desk, ballot)),
        verbal: approval.verbal.as_ref().map(|verbal| verbal_view(verbal, now)),
    }
}

fn condition_view(desk: &Desk, context: &Context, condition: &Condition) -> ConditionView {
    let key = |id| key_of(&desk.plan.people, id);
    let verifiers = desk.plan.verifiers(condition);
    let may_say_yourself = verifiers.include(&Witness::Name(&context.host.actor));
    let others = desk.plan.people.iter().filter(|person| verifiers.include(&Witness::Person(person.id)));
    ConditionView {
        text: condition.text.clone(),
        owner: condition.owner.and_then(key),
        due: condition.due.map(Text),
        verifier: condition.verifier.and_then(key),
        met_by: condition.met.as_ref().map(|(by, _)| by.clone()),
        may_say: match &verifiers {
            Verifiers::Only(person) => person.name.clone(),
            Verifiers::AllBut(person) => format!("anybody but {}", person.name),
            Verifiers::All => "anybody".to_owned(),
        },
        verifiers: if may_say_yourself { Vec::new() } else { others.map(|one| Text(one.key.clone())).collect() },
        may_say_yourself,
    }
}

/// About which state it was decided: `28 Nov 22:00–02:00 Europe/Berlin; Payments in Production; version 4.2`.
fn bound(desk: &Desk, release: &Release, approval: &Approval) -> String {
    let (plan, bound) = (&desk.plan, &approval.bound);
    let mut services: Vec<&str> = bound
        .services
        .iter()
        .map(|id| plan.services.get(*id).map_or("a service that is gone", |one| &one.name))
        .collect();
    services.sort_unstable();
    let services = if services.is_empty() { "no service".to_owned() } else { services.join(", ") };
    let place = plan.environments.get(bound.environment).map_or("an environment that is gone", |one| &one.name);
    let version =
        bound.version.as_ref().map_or_else(|| "no version".to_owned(), |version| format!("version {version}"));
    format!("{}; {services} in {place}; {version}", told(bound.window, release.planned.zone()))
}

fn ballot_view(desk: &Desk, ballot: &Ballot) -> BallotView {
    BallotView {
        votes_for: ballot.votes_for,
        against: ballot.against,
        abstained: ballot.abstained,
        interests: ballot.interests.iter().filter_map(|id| key_of(&desk.plan.people, *id)).collect(),
        comments: ballot.comments.clone(),
        seconds: ballot.seconds,
    }
}

fn verbal_view(verbal: &Verbal, now: Instant) -> VerbalView {
    VerbalView {
        heard_by: verbal.heard_by.clone(),
        said: verbal.said.into(),
        confirm_by: verbal.confirm_by.into(),
        confirmed_by: verbal.confirmed.as_ref().map(|(by, _)| by.clone()),
        overdue: verbal.has_lapsed(now),
    }
}
