//! Keeping what was decided about a release.

use slipway_domain::approval::{
    Approval, ApprovalFault, Bound, CannotApprove, CannotVerify, Condition, Route, Standing, Verbal, Witness,
    may_approve,
};
use slipway_domain::conflict::told_instant;
use slipway_domain::id::{ApprovalId, ReleaseId};
use slipway_domain::plan::Edit;
use slipway_domain::release::{Release, ReleaseState};
use slipway_domain::time::Instant;

use super::{ConditionCard, DecisionCard, GiveApproval, MeetCondition, WhichApproval};
use crate::desk::{Context, Desk, id_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::Changed;

impl From<ApprovalFault> for AppError {
    fn from(fault: ApprovalFault) -> Self {
        Self::refused("approval.incomplete", fault.to_string())
            .hint("say what is missing, then keep the decision again")
    }
}

impl From<CannotApprove> for AppError {
    fn from(refusal: CannotApprove) -> Self {
        let code = match &refusal {
            CannotApprove::NobodyIsAsked => "approval.nobody_asked",
            CannotApprove::AsAWhole(_) => "approval.board",
            CannotApprove::InWhichRole(_) | CannotApprove::RoleNotAsked { .. } => "approval.role",
            CannotApprove::NotTheHolder { .. } => "approval.holder",
            CannotApprove::Own(_) => "approval.own",
            CannotApprove::Interest(_) => "approval.interest",
            CannotApprove::Blocked(_) => "approval.blocked",
        };
        Self::refused(code, refusal.to_string())
            .hint("`slipway approval KEY` shows who may approve, and what is missing")
    }
}

/// Keeps what somebody decides about a release. Where that completes what its policy asks, the release is approved.
///
/// Refuses to approve for who may not, and a decision of which something is missing. Nobody needs leave to speak
/// against a release.
pub fn give_approval(desk: &mut Desk, context: &Context, input: GiveApproval, _: &dyn Task) -> Result<Changed> {
    let now = context.host.clock.now();
    let person = id_of(&desk.plan.people, "person", &input.person)?;
    let release = desk.plan.decided_with(desk.release(&input.release)?).clone();
    still_open(&release)?;
    let conflicts = desk.schedule.of(&desk.plan, release.id);
    let standing = desk.plan.standing(&release, &conflicts, now);
    let (role, outcome) = (input.role.0, input.decision.outcome.0);
    let deputy_for =
        if outcome.approves() { may_approve(&desk.plan, &release, &standing, person, Some(role))? } else { None };
    let approval = Approval {
        route: standing.route.unwrap_or(Route::Peer),
        role: Some(role),
        by: desk.plan.people.get(person).map(|found| found.name.clone()).unwrap_or_default(),
        person: Some(person),
        deputy_for,
        stamp: standing.stamp(),
        ..decided(desk, context, &release, &input.decision)?
    };
    approval.check()?;
    let label = format!("{} says of {}: {}", approval.by, release.label(), outcome.told());
    let edits = with_its_state(desk, &release, approval, now);
    desk.commit(context, label, input.note, &edits)
}

/// Refuses to decide about a release that is over or being carried out.
pub(crate) fn still_open(release: &Release) -> Result<()> {
    if release.state.can_move() {
        return Ok(());
    }
    let message = format!("{} is {}, and is not decided about any more", release.label(), release.state);
    Err(AppError::refused("approval.state", message).hint("decide about releases before they are carried out"))
}

/// A decision as it was said, about a release as it stands; by whom and which way is for the caller to say.
pub(crate) fn decided(desk: &Desk, context: &Context, release: &Release, said: &DecisionCard) -> Result<Approval> {
    let now = context.host.clock.now();
    let verbal = said.heard_by.as_ref().filter(|name| !name.trim().is_empty()).map(|name| Verbal {
        heard_by: name.trim().to_owned(),
        said: now,
        confirm_by: now.plus(Verbal::CONFIRM_WITHIN),
        confirmed: None,
    });
    let today = release.planned.zone().wall(now).date();
    if let Some(day) = said.until.filter(|day| day.0 < today) {
        return Err(AppError::refused("approval.until", format!("it cannot be deferred to {}, which is past", day.0))
            .hint("say a day that comes"));
    }
    let person = |key: &Option<crate::wire::Text<slipway_domain::Key>>| {
        key.as_ref().map(|key| id_of(&desk.plan.people, "person", key)).transpose()
    };
    let condition = |card: &ConditionCard| -> Result<Condition> {
        Ok(Condition {
            text: card.text.trim().to_owned(),
            owner: person(&card.owner)?,
            due: card.due.map(|day| day.0),
            verifier: person(&card.verifier)?,
            met: None,
        })
    };
    Ok(Approval {
        id: ApprovalId::new(context.host.ids.next()),
        release: release.id,
        route: Route::Peer,
        role: None,
        by: String::new(),
        person: None,
        deputy_for: None,
        at: now,
        outcome: said.outcome.0,
        provisional: false,
        reason: said.reason.trim().to_owned(),
        until: said.until.map(|day| day.0),
        conditions: said.conditions.iter().map(condition).collect::<Result<_>>()?,
        bound: Bound::of(release, desk.seq()),
        stamp: None,
        meeting: None,
        ballot: None,
        verbal,
    })
}

/// What is to be written for a decision: itself, and the state to which it takes the release.
///
/// A release that was handed in is approved when everything that its policy asks is there, and rejected when a board
/// rejects it.
pub(crate) fn with_its_state(desk: &Desk, release: &Release, approval: Approval, now: Instant) -> Vec<Edit> {
    let mut with = desk.plan.clone();
    with.apply(&approval.clone().into());
    let conflicts = desk.schedule.of(&desk.plan, release.id);
    let to = with.standing(release, &conflicts, now).state_after(release, &approval);
    let mut edits: Vec<Edit> = vec![approval.into()];
    if let Some(to) = to {
        edits.extend(entering(desk, release, to, now));
    }
    edits
}

/// The edits that take a release to a state with the deployments that follow it there.
fn entering(desk: &Desk, release: &Release, to: ReleaseState, now: Instant) -> Vec<Edit> {
    let following = desk.plan.deployments_of(release.id).into_iter().filter(|one| one.follows(release.state, to));
    following
        .chain([release])
        .map(|one| {
            let mut one = one.clone();
            one.enter(to, now);
            one.into()
        })
        .collect()
}

fn approval(desk: &Desk, input: &WhichApproval) -> Result<Approval> {
    let id = ApprovalId::new(input.id.0);
    let found = desk.plan.approvals.get(id).cloned();
    found.ok_or_else(|| AppError::unknown("approval", &id.to_string()))
}

fn label_of(desk: &Desk, release: ReleaseId) -> String {
    desk.plan.releases.get(release).map_or_else(|| "a release that is gone".to_owned(), Release::label)
}

/// Confirms in writing what was approved in words; refuses it when it is too late.
pub fn confirm_approval(desk: &mut Desk, context: &Context, input: WhichApproval, _: &dyn Task) -> Result<Changed> {
    let mut approval = approval(desk, &input)?;
    let now = context.host.clock.now();
    let of = desk.plan.releases.get(approval.release);
    let zone = of.map_or(&desk.plan.settings.zone, |release| release.planned.zone());
    let Some(verbal) = approval.verbal.as_mut() else {
        return Err(AppError::refused("approval.written", "it was not said but signed, and needs no confirmation")
            .hint("nothing is to be done"));
    };
    if verbal.has_lapsed(now) {
        let until = told_instant(verbal.confirm_by, zone);
        let message = format!("it was to be confirmed by {until}, and counts no longer");
        return Err(AppError::refused("approval.lapsed", message).hint("let it be approved again"));
    }
    verbal.confirmed.get_or_insert((context.host.actor.clone(), now));
    let label = format!("Confirm what {} said of {}", approval.by, label_of(desk, approval.release));
    desk.commit(context, label, None, &[Edit::from(approval)])
}

impl From<CannotVerify> for AppError {
    fn from(refusal: CannotVerify) -> Self {
        let code = match &refusal {
            CannotVerify::NotTheVerifier { .. } => "approval.verifier",
            CannotVerify::Own { .. } => "approval.own_condition",
        };
        Self::refused(code, refusal.to_string())
            .hint("say who verified it: `slipway approval condition ID NUMBER --by PERSON`")
    }
}

/// Says that a condition of an approval is met, or open again.
///
/// That it is met is said by who verifies it; where nobody was named for that, by anybody but who does it.
pub fn meet_condition(desk: &mut Desk, context: &Context, input: MeetCondition, _: &dyn Task) -> Result<Changed> {
    let mut approval = approval(desk, &WhichApproval { id: input.id })?;
    let count = approval.conditions.len();
    let Some(condition) = approval.conditions.get_mut(input.condition) else {
        let message = format!("there is no condition {}; the approval has {count}, counted from 0", input.condition);
        return Err(AppError::usage("approval.condition", message).hint("`slipway approval KEY` shows them"));
    };
    let person = input.person.as_ref().map(|key| id_of(&desk.plan.people, "person", key)).transpose()?;
    let witness = person.map_or(Witness::Name(&context.host.actor), Witness::Person);
    condition.met = match condition.met.take().filter(|_| input.met) {
        None if input.met => {
            desk.plan.may_verify(condition, &witness)?;
            Some((desk.plan.name_of(&witness), context.host.clock.now()))
        }
        said => said,
    };
    let state = if input.met { "is met" } else { "is open again" };
    let label = format!(
        "Condition {state} for {}: {}",
        label_of(desk, approval.release),
        approval.conditions[input.condition].text
    );
    desk.commit(context, label, None, &[Edit::from(approval)])
}

/// Refuses a state for which approvals are missing.
pub(crate) fn unless_approved(desk: &Desk, release: &Release, to: ReleaseState, now: Instant) -> Result<()> {
    let conflicts = desk.schedule.of(&desk.plan, desk.plan.decided_with(release).id);
    let standing: Standing<'_> = desk.plan.standing(release, &conflicts, now);
    if standing.allows(to) {
        return Ok(());
    }
    let message = format!("{} cannot be {to}: {}", release.label(), standing.sentence);
    let blocks: Vec<&str> = standing.blocks.iter().map(|block| block.sentence.as_str()).collect();
    Err(AppError::refused("release.not_approved", message)
        .hint("`slipway approval KEY` shows who may approve, and what is missing")
        .details(serde_json::json!({ "needed": standing.needed, "given": standing.given.len(), "blocks": blocks })))
}
