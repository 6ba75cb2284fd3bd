//! Risk budgets of releases, and overflows that somebody accepts by name.

use slipway_domain::bundle::{Acceptance, RiskBudget};
use slipway_domain::plan::Edit;

use super::{AcceptOverflow, RiskBudgetCard, WithdrawAcceptance};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::Changed;

/// Says how much risk a release takes along; what was accepted stays.
pub fn save_budget(desk: &mut Desk, context: &Context, card: RiskBudgetCard, _: &dyn Task) -> Result<Changed> {
    let release = desk.release(&card.release)?;
    let old = desk.plan.risk_budgets.get(release.id);
    let (label, edit) = match card.cap {
        None => (format!("Take the risk budget of {} away", release.key), Edit::RemoveRiskBudget(release.id)),
        Some(cap) => {
            let accepted = old.and_then(|old| old.accepted.clone());
            let budget = RiskBudget { id: release.id, cap: Some(cap), accepted };
            (format!("Give {} a risk budget of {cap}", release.key), budget.into())
        }
    };
    desk.commit(context, label, card.reason, &[edit])
}

/// Accepts by name that a release takes more risk along than its budget, up to a sum.
///
/// Refuses an acceptance without a name or a reason, and one that would be void at once.
pub fn accept(desk: &mut Desk, context: &Context, input: AcceptOverflow, _: &dyn Task) -> Result<Changed> {
    let release = desk.release(&input.release)?;
    let by = input.by.unwrap_or_else(|| context.host.actor.clone()).trim().to_owned();
    let reason = input.reason.trim().to_owned();
    if by.is_empty() || reason.is_empty() {
        let message = format!("an overflow of {} is accepted with a name and a reason", release.label());
        return Err(AppError::refused("bundle.acceptance", message).hint("say who accepts it and why"));
    }
    let sum = desk.plan.bundle_standing(release.id).sum;
    let up_to = input.up_to.unwrap_or(sum);
    if up_to < sum {
        let message = format!("the changes in {} have {sum} points already, more than {up_to}", release.label());
        return Err(AppError::refused("bundle.acceptance", message).hint("accept a sum that is at least as great"));
    }
    let old = desk.plan.risk_budgets.get(release.id);
    let label = format!("Accept up to {up_to} points of risk in {}", release.key);
    let accepted = Acceptance { by, at: context.host.clock.now(), reason: reason.clone(), up_to };
    let budget = RiskBudget { id: release.id, cap: old.and_then(|old| old.cap), accepted: Some(accepted) };
    desk.commit(context, label, Some(reason), &[budget.into()])
}

/// Takes back that somebody accepted more risk; the budget stays.
///
/// Refuses a release for which nobody accepted more.
pub fn withdraw(desk: &mut Desk, context: &Context, input: WithdrawAcceptance, _: &dyn Task) -> Result<Changed> {
    let release = desk.release(&input.release)?;
    let accepted = desk.plan.risk_budgets.get(release.id).filter(|budget| budget.accepted.is_some());
    let Some(budget) = accepted else {
        let message = format!("nobody accepted more risk in {}", release.label());
        return Err(AppError::refused("bundle.acceptance", message).hint("there is nothing to withdraw"));
    };
    let edit = match budget.cap {
        None => Edit::RemoveRiskBudget(release.id),
        Some(_) => RiskBudget { accepted: None, ..budget.clone() }.into(),
    };
    desk.commit(context, format!("Withdraw the acceptance of more risk in {}", release.key), input.reason, &[edit])
}
