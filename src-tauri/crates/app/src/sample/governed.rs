//! How the sample is governed: who sits on the board, by which policy releases are approved, what was decided so far,
//! how releases are taken back, and who is called.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use slipway_domain::approval::{Approval, Ballot, Bound, Outcome, Policy, Route, Stamp};
use slipway_domain::board::{
    Action, ActionKind, Attendance, Board, Meeting, Member, Membership, Opening, Presence, Quorum,
};
use slipway_domain::calendar::Scope;
use slipway_domain::catalogue::{Person, Role};
use slipway_domain::conflict::Schedule;
use slipway_domain::escalation::{Chain, Level, RollbackPlan};
use slipway_domain::id::{ActionId, ApprovalId, ChainId, ClassificationId, MeetingId, PersonId, PolicyId};
use slipway_domain::release::classification::Classification;
use slipway_domain::release::{Outage, Release, ReleaseKind, ReleaseState, Risk};
use slipway_domain::risk::{Assessment, ModelBody, ModelKind, ModelScore, Question, SchemaChange};
use slipway_domain::time::{Instant, Interval, Minutes};
use slipway_domain::{Key, Plan};
use uuid::Uuid;

use super::{SampleError, approvers};

/// Seats of the board: the group, and whether it votes.
const SEATS: [(&str, bool); 5] =
    [("Operations", true), ("Security", true), ("Business", true), ("Architecture", true), ("Service desk", false)];
/// Releases around the moment about which something is said here; a larger sample has no more of them.
const MOST: usize = 240;

/// Fills in how the plan is governed.
pub(super) fn fill(plan: &mut Plan, as_of: Instant, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    let people: Vec<PersonId> = plan.people.iter().map(|person| person.id).collect();
    let [chair, others @ ..] = people.as_slice() else { return Ok(()) };
    seat(plan, *chair, others);
    regulated(plan);
    approvers::service_owners(plan);
    let near = near(plan, as_of);
    approvers::of_what_waits(plan, &near);
    chain(plan, *chair, ids)?;
    for (release, number) in near.iter().zip(0..) {
        way_back(plan, release, as_of, number);
    }
    for (release, number) in near.iter().zip(0..) {
        assessed(plan, release, as_of, number)?;
    }
    plan.policies.put(Policy { in_force: true, version: 1, ..Policy::hybrid(PolicyId::new(ids())) });
    let meeting = last_meeting(plan, as_of, ids)?;
    decisions(plan, &near, as_of, meeting.as_ref(), ids);
    emergencies(plan, &near, ids);
    Ok(())
}

/// The releases of the weeks around a moment, nearest first.
fn near(plan: &Plan, as_of: Instant) -> Vec<Release> {
    let within = Interval::from_start(as_of.plus(Minutes::hours(-24 * 90)), Minutes::hours(24 * 150));
    let mut near: Vec<Release> = plan
        .releases
        .iter()
        .filter(|release| within.holds(release.occupancy().start()) && plan.is_decided_about(release))
        .cloned()
        .collect();
    near.sort_by_key(|release| {
        let away = release.occupancy().start().epoch_seconds() - as_of.epoch_seconds();
        (away.abs(), release.key.clone())
    });
    near.truncate(MOST);
    near
}

/// Who sits on the board: a chair with a deputy, and somebody of each group.
fn seat(plan: &mut Plan, chair: PersonId, others: &[PersonId]) {
    let Some(mut board) = plan.boards.iter().next().cloned() else { return };
    let mut rest = others.iter().skip(3).step_by(4).copied();
    if let (Some(deputy), Some(person)) = (rest.next(), plan.people.get(chair).cloned()) {
        plan.people.put(Person { deputy: Some(deputy), ..person });
    }
    let members = SEATS.iter().filter_map(|(group, votes)| {
        Some(Member { person: rest.next()?, group: (*group).to_owned(), votes: *votes, deputy: rest.next() })
    });
    board.membership = Membership {
        chair: Some(chair),
        members: members.collect(),
        quorum: Quorum { at_least: 3, chair: true, groups: ["Security".to_owned()].into() },
        place: "Room Elbe, ground floor".to_owned(),
        link: "https://meet.nordwind.example/cab".to_owned(),
        ..Membership::default()
    };
    if board.membership.check().is_ok() {
        plan.boards.put(board);
    }
}

fn regulated(plan: &mut Plan) {
    for key in ["payment-gateway", "ledger", "tax-engine"] {
        if let Some(service) = plan.services.by_key(key).cloned() {
            plan.services.put(slipway_domain::catalogue::Service { regulated: true, ..service });
        }
    }
}

fn chain(plan: &mut Plan, chair: PersonId, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    let level = |role, person, phone: &str, minutes| Level {
        role,
        person,
        phone: phone.to_owned(),
        minutes: Minutes::new(minutes),
    };
    plan.chains.put(Chain {
        id: ChainId::new(ids()),
        key: Key::parse("on-call")?,
        name: "On call".to_owned(),
        scope: Scope::default(),
        levels: vec![
            level(Role::RollbackOwner, None, "+49 30 555 0110", 15),
            level(Role::ReleaseManager, None, "+49 30 555 0120", 30),
            level(Role::ChangeManager, Some(chair), "+49 30 555 0130", 0),
        ],
    });
    Ok(())
}

/// How a release is taken back, and how long its services are away: of every fifth nobody has said.
fn way_back(plan: &mut Plan, release: &Release, as_of: Instant, number: i64) {
    if release.state.is_history() || number % 5 == 4 {
        return;
    }
    let length = release.occupancy().minutes().get();
    let duration = Minutes::new((length / 4).clamp(10, 60));
    let today = plan.settings.zone.wall(as_of).date();
    plan.rollback_plans.put(RollbackPlan {
        id: release.id,
        procedure: "Redeploy the version before, then turn the new features off".to_owned(),
        duration,
        verification: Minutes::new(10),
        tested: Some(today - TimeDelta::days(5 + number * 3 % 80)),
        measured: Some(Minutes::new(duration.get() - number % 4)),
        evidence: format!("Rehearsal RB-{}", 400 + number),
        version: None,
    });
    let away = number % 3 == 0 && length >= 60;
    plan.outages.put(Outage {
        id: release.id,
        after: Minutes::new(if away { 15 } else { 0 }),
        minutes: Minutes::new(if away { 20 } else { 0 }),
        felt_by: if away { "Customers of the shop" } else { "" }.to_owned(),
        reason: if away { "Tables are changed in place" } else { "" }.to_owned(),
        informed: number % 2 == 0,
    });
}

/// What was said about the risk of a release that waits for its approval. The band that it holds stays: it was told when
/// it was assessed.
fn assessed(plan: &mut Plan, release: &Release, as_of: Instant, number: u8) -> Result<(), SampleError> {
    let waits = matches!(release.state, ReleaseState::Assessed | ReleaseState::Approved | ReleaseState::Scheduled);
    let Some(risk) = release.risk.filter(|_| waits && plan.assessments.get(release.id).is_none()) else {
        return Ok(());
    };
    let (impact, likelihood) = match risk {
        Risk::Low => (2, 1),
        Risk::Moderate => (3, 2),
        Risk::High => (4, 3),
        Risk::VeryHigh => (5, 4),
    };
    let model = plan.risk_model(ModelKind::Questionnaire).into_owned();
    let ModelBody::Questionnaire { questions, .. } = &model.body else { return Ok(()) };
    let answer = |(index, question): (usize, &Question)| {
        let spread = (usize::from(number) + index) % 3;
        let answer = question.answers.get((usize::from(impact) + spread).saturating_sub(2))?;
        Some((question.key.to_string(), answer.value))
    };
    plan.assessments.put(Assessment {
        id: release.id,
        impact: impact.try_into()?,
        likelihood: likelihood.try_into()?,
        rollback_tested: None,
        schema: if number.is_multiple_of(4) { SchemaChange::Compatible } else { SchemaChange::None },
        canary: number.is_multiple_of(5),
        answers: questions.iter().enumerate().filter_map(answer).collect(),
        scores: vec![ModelScore { model: ModelKind::Matrix, version: 0, points: None, band: risk }],
        by: "Release board".to_owned(),
        at: as_of.plus(Minutes::hours(-24 * 6)),
    });
    Ok(())
}

/// The last meeting before a moment, as it was held: everybody but one came, and its minutes are locked.
fn last_meeting(
    plan: &mut Plan,
    as_of: Instant,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<Option<Meeting>, SampleError> {
    let Some((board, at)) = plan.boards.iter().next().and_then(|board| Some((board, board.previous_meeting(as_of)?)))
    else {
        return Ok(None);
    };
    let board: Board = board.clone();
    let seats = board.membership.seats();
    let chair = board.membership.chair.and_then(|id| plan.people.get(id)).map(|person| person.name.clone());
    let by = chair.unwrap_or_default();
    let opening = |at: Instant| Opening { at, by: by.clone(), snapshot: 1 };
    let row = |(index, member): (usize, &Member)| Attendance {
        person: member.person,
        presence: if index == 2 { Presence::Apologies } else { Presence::Present },
        deputy: None,
    };
    let mut meeting = Meeting::new(MeetingId::new(ids()), board.id, at.start());
    meeting.attendance = seats.iter().enumerate().map(row).collect();
    meeting.opened = Some(opening(at.start().plus(Minutes::new(2))));
    meeting.ended = Some(opening(at.end().plus(Minutes::new(-6))));
    meeting.locked = Some((by, at.end().plus(Minutes::hours(20))));
    for (text, days, owner) in [
        ("Write down how the search index is rebuilt", 7, seats.get(1)),
        ("Ask the card company for its next maintenance", -1, seats.get(3)),
    ] {
        let number = plan.actions.len() + 1;
        plan.actions.put(Action {
            id: ActionId::new(ids()),
            key: Key::parse(&format!("ACT-{number:04}"))?,
            board: board.id,
            meeting: Some(meeting.id),
            release: None,
            kind: ActionKind::Task,
            text: text.to_owned(),
            owner: owner.map(|member| member.person),
            due: Some(plan.settings.zone.wall(as_of).date() + TimeDelta::days(days)),
            asked: at.start().plus(Minutes::new(40)),
            done: None,
        });
    }
    plan.meetings.put(meeting.clone());
    Ok(Some(meeting))
}

/// What was decided about everything that is approved or went out: by whom its policy asks, a few days after it was
/// handed in, or while the last meeting was held.
fn decisions(
    plan: &mut Plan,
    near: &[Release],
    as_of: Instant,
    meeting: Option<&Meeting>,
    ids: &mut dyn FnMut() -> Uuid,
) {
    let schedule = Schedule::build(plan);
    let Some(policy) = plan.policy_in_force().cloned() else { return };
    for release in near.iter().filter(|release| was_approved(release.state)) {
        let conflicts = schedule.of(plan, release.id);
        let facts = plan.facts(release, &conflicts, as_of);
        let Some(rule) = policy.decide(&facts).map(|decided| decided.rule.clone()) else { continue };
        let Some(submitted) = release.submitted.filter(|_| rule.route != Route::Auto) else { continue };
        let start = release.occupancy().start();
        let at = submitted.plus(Minutes::hours(20 + 24 * (release.key.as_str().len() as i64 % 3))).min(start);
        let at = at.min(as_of.plus(Minutes::hours(-1)));
        let as_a_whole = rule.roles.is_empty();
        let holders: BTreeMap<PersonId, Role> =
            rule.roles.iter().filter_map(|role| Some((release.holder(*role)?, *role))).collect();
        let decided = |person: Option<PersonId>, role: Option<Role>, id: Uuid| Approval {
            id: ApprovalId::new(id),
            release: release.id,
            route: rule.route,
            role,
            by: person.and_then(|id| plan.people.get(id)).map(|one| one.name.clone()).unwrap_or_default(),
            person,
            deputy_for: None,
            at,
            outcome: Outcome::Approved,
            provisional: false,
            reason: String::new(),
            until: None,
            conditions: Vec::new(),
            bound: Bound::of(release, 1),
            stamp: Some(Stamp { policy: policy.key.clone(), version: policy.version, rule: rule.key.clone() }),
            meeting: meeting.filter(|_| as_a_whole && start > as_of).map(|meeting| meeting.id),
            ballot: as_a_whole.then(|| Ballot { votes_for: 4, seconds: 180, ..Ballot::default() }),
            verbal: None,
        };
        let approvals: Vec<Approval> = if as_a_whole {
            let chair = plan.boards.iter().next().and_then(|board| board.membership.chair);
            vec![decided(chair, None, ids())]
        } else {
            let needed = rule.needed as usize;
            holders.iter().take(needed).map(|(person, role)| decided(Some(*person), Some(*role), ids())).collect()
        };
        for approval in approvals {
            plan.approvals.put(approval);
        }
    }
}

const fn was_approved(state: ReleaseState) -> bool {
    matches!(
        state,
        ReleaseState::Approved
            | ReleaseState::Scheduled
            | ReleaseState::Deploying
            | ReleaseState::Deployed
            | ReleaseState::Stabilising
            | ReleaseState::Closed
            | ReleaseState::BackedOut
    )
}

/// Every emergency has an incident behind it, and was classified as one.
fn emergencies(plan: &mut Plan, near: &[Release], ids: &mut dyn FnMut() -> Uuid) {
    for (release, number) in near.iter().filter(|release| release.kind == ReleaseKind::Emergency).zip(7001..) {
        let rule = plan.type_rule(ReleaseKind::Emergency).into_owned();
        let said = rule.criteria.iter().map(|criterion| (criterion.key.clone(), true)).collect();
        let at = release.submitted.unwrap_or_else(|| release.occupancy().start().plus(Minutes::hours(-3)));
        plan.classifications.put(Classification {
            id: ClassificationId::new(ids()),
            release: release.id,
            answers: [(ReleaseKind::Emergency, said)].into(),
            reference: format!("INC-{number}"),
            found: ReleaseKind::Emergency,
            before: ReleaseKind::Emergency,
            chosen: ReleaseKind::Emergency,
            versions: [(ReleaseKind::Emergency, rule.version)].into(),
            reason: String::new(),
            approver: String::new(),
            by: "Release board".to_owned(),
            at,
        });
    }
}
