//! What was settled: how early releases are handed in, and how much conflicts weigh.

use slipway_domain::conflict::Code;
use slipway_domain::id::{LeadTimeId, SeverityRuleId};
use slipway_domain::plan::Edit;
use slipway_domain::policy::{LeadTime, SeverityRule};
use slipway_domain::release::ReleaseKind;

use super::{LeadTimeCard, SettleSeverity, SeverityRuleView, WhichKind};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::history::{OperationRow, operation_row};
use crate::host::Task;
use crate::wire::{Changed, List, Nothing};

fn settled(desk: &Desk, kind: ReleaseKind) -> Option<LeadTimeId> {
    desk.plan.lead_times.iter().find(|time| time.kind == kind).map(|time| time.id)
}

/// Settles how early releases of a type are handed in.
pub fn save_lead_time(desk: &mut Desk, context: &Context, card: LeadTimeCard, _: &dyn Task) -> Result<Changed> {
    let (kind, lead) = (card.kind.0, card.lead.0);
    if !LeadTime::may_be(lead) {
        return Err(AppError::refused("lead_time.negative", format!("{lead} is negative"))
            .hint("say how long before its start a release is handed in, such as 5wd"));
    }
    let id = settled(desk, kind).unwrap_or_else(|| LeadTimeId::new(context.host.ids.next()));
    let label = format!("Save lead time of {kind} releases: {lead}");
    desk.commit(context, label, None, &[Edit::from(LeadTime { id, kind, lead })])
}

/// Takes the lead time of a type away.
pub fn remove_lead_time(desk: &mut Desk, context: &Context, input: WhichKind, _: &dyn Task) -> Result<Changed> {
    let kind = input.kind.0;
    let id = settled(desk, kind).ok_or_else(|| AppError::unknown("lead_time", kind.as_str()))?;
    desk.commit(context, format!("Remove lead time of {kind} releases"), None, &[Edit::RemoveLeadTime(id)])
}

fn rule(desk: &Desk, code: Code) -> Option<&SeverityRule> {
    desk.plan.severity_rules.iter().find(|rule| rule.code == code)
}

/// Lists how much conflicts weigh, code by code, with what is usual.
pub fn severity_rules(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<List<SeverityRuleView>> {
    let log = |code: Code| -> Result<Vec<OperationRow>> {
        match rule(desk, code) {
            Some(rule) => Ok(desk.store.operations_on(&rule.id.to_string())?.iter().map(operation_row).collect()),
            None => Ok(Vec::new()),
        }
    };
    let view = |code: &Code| -> Result<SeverityRuleView> {
        let (usual_critical, usual_otherwise) = SeverityRule::usual(*code);
        Ok(SeverityRuleView {
            code: (*code).into(),
            meaning: code.meaning().to_owned(),
            critical: desk.plan.weight(*code, true).into(),
            otherwise: desk.plan.weight(*code, false).into(),
            usual_critical: usual_critical.into(),
            usual_otherwise: usual_otherwise.into(),
            version: rule(desk, *code).map_or(0, |rule| rule.version),
            log: log(*code)?,
        })
    };
    Code::ALL.iter().map(view).collect::<Result<Vec<_>>>().map(List::from_iter)
}

/// Settles how much conflicts of a code weigh; nothing is written where they weigh that much already, and refused
/// where they would weigh less where it matters most.
pub fn save_severity_rule(desk: &mut Desk, context: &Context, input: SettleSeverity, _: &dyn Task) -> Result<Changed> {
    let (code, critical, otherwise) = (input.code.0, input.critical.0, input.otherwise.0);
    let same = (desk.plan.weight(code, true), desk.plan.weight(code, false)) == (critical, otherwise);
    let old = rule(desk, code);
    let id = old.map_or_else(|| SeverityRuleId::new(context.host.ids.next()), |rule| rule.id);
    let version = old.map_or(0, |rule| rule.version).saturating_add(1);
    let rule = SeverityRule { id, code, critical, otherwise, version };
    rule.check().map_err(|lighter| {
        AppError::refused("severity_rule.lighter", format!("{code}: {lighter}"))
            .hint("weights are hard, soft and off, from heavy to light")
    })?;
    let edits: Vec<Edit> = if same { Vec::new() } else { vec![rule.into()] };
    desk.commit(context, format!("Let {code} weigh {critical}, otherwise {otherwise}"), input.reason, &edits)
}
