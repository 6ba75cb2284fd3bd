//! The way back of a release.

use slipway_domain::escalation::{Called, RollbackDecision, RollbackDecisionFault, RollbackPlan, RollbackPlanFault};
use slipway_domain::id::RollbackDecisionId;
use slipway_domain::plan::Edit;
use slipway_domain::release::Release;
use slipway_domain::risk::RollbackTest;
use slipway_domain::time::Minutes;

use super::{CalledChain, CalledLevel, DecideRollback, RollbackCard, RollbackDecisionRow, RollbackView};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::WhichRelease;
use crate::wire::{Changed, Text};

impl From<RollbackPlanFault> for AppError {
    fn from(fault: RollbackPlanFault) -> Self {
        Self::refused("rollback.plan", fault.to_string()).hint("change the plan for going back, then save it again")
    }
}

impl From<RollbackDecisionFault> for AppError {
    fn from(fault: RollbackDecisionFault) -> Self {
        Self::refused("rollback.decision", fault.to_string()).hint("say when it was asked, who decided, and why")
    }
}

/// Shows how a release is taken back, until when, and who is called.
pub fn show_rollback(desk: &Desk, context: &Context, input: WhichRelease, _: &dyn Task) -> Result<RollbackView> {
    let plan = &desk.plan;
    let release = desk.release(&input.key)?;
    let zone = release.planned.zone();
    let today = zone.wall(context.host.clock.now()).date();
    let point = plan.point_of_no_return(release);
    let level = |called: Called| CalledLevel {
        role: called.role.into(),
        name: (!called.name.is_empty()).then_some(called.name),
        phone: called.phone,
        after_minutes: called.after.get(),
    };
    let chain = plan.chain_of(release).map(|chain| CalledChain {
        key: chain.key.clone().into(),
        name: chain.name.clone(),
        levels: plan.called(release, chain).into_iter().map(level).collect(),
    });
    let decided = |one: &RollbackDecision| RollbackDecisionRow {
        asked: one.asked.into(),
        decided: one.decided.into(),
        by: one.by.clone(),
        way: one.way.into(),
        reason: one.reason.clone(),
    };
    Ok(RollbackView {
        release: release.key.clone().into(),
        plan: plan.rollback_plans.get(release.id).map(|said| card(release, said)),
        test: plan.rollback_test_told(release, today),
        fresh: matches!(plan.rollback_test(release, today), RollbackTest::Fresh(_)),
        point_of_no_return: point.as_ref().map(|point| point.at.into()),
        arithmetic: point.as_ref().map_or_else(
            || "Nobody said how long going back takes, and no time is kept for it.".to_owned(),
            |point| point.sentence.clone(),
        ),
        zone: zone.clone().into(),
        steps_late_minutes: point.map_or(0, |point| point.late_by.get()),
        chain,
        decisions: plan.rollback_log(release.id).into_iter().rev().map(decided).collect(),
    })
}

fn card(release: &Release, said: &RollbackPlan) -> RollbackCard {
    RollbackCard {
        release: release.key.clone().into(),
        procedure: said.procedure.clone(),
        duration_minutes: said.duration.get(),
        verification_minutes: said.verification.get(),
        tested: said.tested.map(Text),
        measured_minutes: said.measured.map(Minutes::get),
        evidence: said.evidence.clone(),
        version: said.version.clone(),
        reason: None,
    }
}

/// Says how a release is taken back.
///
/// Refuses a test on a day that has not come.
pub fn save_rollback(desk: &mut Desk, context: &Context, input: RollbackCard, _: &dyn Task) -> Result<Changed> {
    let release = desk.release(&input.release)?;
    let today = release.planned.zone().wall(context.host.clock.now()).date();
    let text = |said: String| said.trim().to_owned();
    let plan = RollbackPlan {
        id: release.id,
        procedure: text(input.procedure),
        duration: Minutes::new(input.duration_minutes),
        verification: Minutes::new(input.verification_minutes),
        tested: input.tested.map(|day| day.0),
        measured: input.measured_minutes.map(Minutes::new),
        evidence: text(input.evidence),
        version: input.version.map(text).filter(|version| !version.is_empty()),
    };
    plan.check()?;
    if let Some(day) = plan.tested.filter(|day| *day > today) {
        let message =
            format!("going back from {} cannot have been tested on {day}, which has not come", release.label());
        return Err(AppError::refused("rollback.tested", message).hint("say on which day it was tested, or none"));
    }
    let label = format!("Say how {} is taken back", release.label());
    desk.commit(context, label, input.reason, &[Edit::from(plan)])
}

/// Forgets how a release is taken back.
pub fn remove_rollback(desk: &mut Desk, context: &Context, input: WhichRelease, _: &dyn Task) -> Result<Changed> {
    let release = desk.release(&input.key)?;
    let id = release.id;
    let edits: Vec<Edit> = desk.plan.rollback_plans.get(id).map(|_| Edit::RemoveRollbackPlan(id)).into_iter().collect();
    desk.commit(context, format!("Forget how {} is taken back", release.label()), None, &edits)
}

/// Keeps a decision on going back: who decided what, when it was asked and when it was decided.
pub fn decide_rollback(desk: &mut Desk, context: &Context, input: DecideRollback, _: &dyn Task) -> Result<Changed> {
    let release = desk.release(&input.release)?;
    let now = context.host.clock.now();
    let decision = RollbackDecision {
        id: RollbackDecisionId::new(context.host.ids.next()),
        release: release.id,
        asked: input.asked.map_or(now, |at| at.0),
        decided: now,
        by: input.by.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| context.host.actor.clone()),
        way: input.way.0,
        reason: input.reason.trim().to_owned(),
    };
    decision.check()?;
    let label = format!("Decide on {}: {}", release.label(), decision.way.as_str().replace('-', " "));
    desk.commit(context, label, None, &[Edit::from(decision)])
}
