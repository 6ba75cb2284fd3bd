//! The types of release: what each asks.

use slipway_domain::id::TypeRuleId;
use slipway_domain::plan::Edit;
use slipway_domain::release::ReleaseKind;
use slipway_domain::release::classification::{Criterion, TypeRule, TypeRuleError};
use slipway_domain::time::Minutes;

use super::{ReclassificationRow, TypeQuestionCard, TypeRuleCard, TypeRuleView};
use crate::catalogue::WhichKind;
use crate::desk::{Context, Desk, key_of};
use crate::error::{AppError, Result};
use crate::history::operation_row;
use crate::host::Task;
use crate::wire::{Changed, List, Nothing, Text};

impl From<TypeRuleError> for AppError {
    fn from(error: TypeRuleError) -> Self {
        Self::refused("type.rule", error.to_string()).hint("change what the type asks, then save it again")
    }
}

fn settled(desk: &Desk, kind: ReleaseKind) -> Option<&TypeRule> {
    desk.plan.type_rules.iter().find(|rule| rule.kind == kind)
}

/// Lists what each type of release asks.
pub fn list_types(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<List<TypeRuleView>> {
    let view = |kind: &ReleaseKind| {
        let rule = desk.plan.type_rule(*kind);
        let log = match settled(desk, *kind) {
            Some(rule) => desk.store.operations_on(&rule.id.to_string())?.iter().map(operation_row).collect(),
            None => Vec::new(),
        };
        Ok(TypeRuleView { rule: card(&rule), lead: desk.plan.lead_time(*kind).map(Text), version: rule.version, log })
    };
    ReleaseKind::ALL.iter().map(view).collect::<Result<Vec<_>>>().map(List::from_iter)
}

fn card(rule: &TypeRule) -> TypeRuleCard {
    let question = |criterion: &Criterion| TypeQuestionCard {
        key: criterion.key.clone(),
        question: criterion.question.clone(),
        weighs: criterion.weighs.into(),
    };
    TypeRuleCard {
        kind: rule.kind.into(),
        definition: rule.definition.clone(),
        criteria: rule.criteria.iter().map(question).collect(),
        mandatory: rule.mandatory.iter().copied().map(Text).collect(),
        gates: rule.gates.iter().copied().map(Text).collect(),
        stabilisation_minutes: rule.stabilisation.get(),
        reason: None,
    }
}

/// Settles what a type of release asks; nothing is written where it asks the same already.
pub fn save_type(desk: &mut Desk, context: &Context, input: TypeRuleCard, _: &dyn Task) -> Result<Changed> {
    let kind = input.kind.0;
    let old = settled(desk, kind);
    let criterion = |card: TypeQuestionCard| Criterion {
        key: card.key.trim().to_owned(),
        question: card.question.trim().to_owned(),
        weighs: card.weighs.0,
    };
    let now = desk.plan.type_rule(kind).into_owned();
    let rule = TypeRule {
        id: now.id,
        kind,
        definition: input.definition.trim().to_owned(),
        criteria: input.criteria.into_iter().map(criterion).collect(),
        mandatory: input.mandatory.into_iter().map(|field| field.0).collect(),
        gates: input.gates.into_iter().map(|gate| gate.0).collect(),
        stabilisation: Minutes::new(input.stabilisation_minutes),
        version: now.version,
    };
    rule.check()?;
    let edits: Vec<Edit> = if rule == now {
        Vec::new()
    } else {
        let id = old.map_or_else(|| TypeRuleId::new(context.host.ids.next()), |rule| rule.id);
        vec![TypeRule { id, version: now.version.saturating_add(1), ..rule }.into()]
    };
    desk.commit(context, format!("Settle what {kind} releases ask"), input.reason, &edits)
}

/// Takes a type of release back to what is usual, as one version more of it.
pub fn reset_type(desk: &mut Desk, context: &Context, input: WhichKind, _: &dyn Task) -> Result<Changed> {
    let kind = input.kind.0;
    let as_usual = |rule: &TypeRule| TypeRule { id: rule.id, version: rule.version, ..TypeRule::usual(kind) };
    let edits: Vec<Edit> = settled(desk, kind)
        .filter(|rule| as_usual(rule) != **rule)
        .map(|rule| TypeRule { version: rule.version.saturating_add(1), ..as_usual(rule) }.into())
        .into_iter()
        .collect();
    desk.commit(context, format!("Take what {kind} releases ask back to what is usual"), None, &edits)
}

/// Tells how many releases got another type, by month and team.
pub fn list_reclassifications(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<List<ReclassificationRow>> {
    let rates = desk.plan.reclassification_rates(&desk.plan.settings.zone);
    let row = |rate: slipway_domain::release::classification::ReclassificationRate| ReclassificationRow {
        month: rate.month.into(),
        team: rate.team.and_then(|id| key_of(&desk.plan.teams, id)),
        classified: rate.classified,
        reclassified: rate.reclassified,
        percent: rate.percent(),
    };
    Ok(rates.into_iter().map(row).collect())
}
