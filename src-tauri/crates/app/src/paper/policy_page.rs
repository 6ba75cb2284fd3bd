//! An approval policy on one page.

use slipway_domain::approval::{Policy, PolicyRule, Route};
use slipway_domain::time::Minutes;
use slipway_print::approval_policy;
use slipway_print::policy::{PolicyLine, PolicyModel, Replay, ReplayRow};

use super::press::{self, Wish};
use super::scope::capital;
use super::time::full_moment;
use super::{PrintThing, PrintedPaper};
use crate::approval::{ReplayPolicy, replay_policy};
use crate::desk::{App, Context, Desk, id_of};
use crate::error::{AppError, Result};
use crate::host::Task;

const USE_CASE: &str = "policy_print";

/// Prints an approval policy with what it would have changed over the last 90 days as PDF.
///
/// The page is made when the desk is free again.
pub fn print_policy(app: &App, input: PrintThing, task: &dyn Task) -> Result<PrintedPaper> {
    let (model, snapshot) = app.ask(USE_CASE, |desk, context| Ok((model(desk, context, &input, task)?, desk.seq())))?;
    let wish = Wish {
        paper: input.paper.into(),
        mono: input.mono,
        duplex: false,
        fallback_font: input.fallback_font,
        picture: false,
    };
    press::print(app, USE_CASE, input.path, &wish, snapshot, task, |options, progress| {
        approval_policy(&model, options, progress)
    })
}

fn model(desk: &Desk, context: &Context, input: &PrintThing, task: &dyn Task) -> Result<PolicyModel> {
    let id = id_of(&desk.plan.policies, "policy", &input.key)?;
    let policy = desk.plan.policies.get(id).ok_or_else(|| AppError::unknown("policy", input.key.as_str()))?;
    Ok(PolicyModel {
        name: policy.name.clone(),
        key: policy.key.to_string(),
        version: policy.version,
        in_force: in_force(desk, policy)?,
        lines: policy.rules.iter().map(line).collect(),
        otherwise: "A release of which no line holds cannot be approved.".to_owned(),
        replay: replay(desk, context, input, task)?,
        provenance: press::provenance(desk, context)?,
    })
}

/// Since when it is in force: the last operation that touched it, and by whom.
fn in_force(desk: &Desk, policy: &Policy) -> Result<Option<String>> {
    if !policy.in_force {
        return Ok(None);
    }
    let last = desk.store.operations_on(&policy.id.to_string())?.into_iter().max_by_key(|operation| operation.seq);
    let told =
        last.map(|last| format!("since {}, {}", full_moment(last.meta.at, &desk.plan.settings.zone), last.meta.actor));
    Ok(Some(told.unwrap_or_default()))
}

fn line(rule: &PolicyRule) -> PolicyLine {
    let roles: Vec<String> = rule.roles.iter().map(|role| role.as_str().replace('-', " ")).collect();
    let asked = u32::try_from(roles.len()).unwrap_or(u32::MAX);
    PolicyLine {
        name: rule.name.clone(),
        conditions: if rule.when.are_open() { Vec::new() } else { vec![rule.when.told()] },
        route: route(rule.route),
        needed: (asked > 0).then_some((rule.needed, asked)),
        who: match (rule.route, roles.is_empty()) {
            (Route::Auto, _) => "nobody is asked".to_owned(),
            (_, true) => "the board as a whole".to_owned(),
            _ => roles.join(", "),
        },
        time_out: rule.within.map(|span| span.to_string()).unwrap_or_default(),
        escalation: rule.escalate.map(route).unwrap_or_default(),
    }
}

/// A way as it stands in a table.
fn route(route: Route) -> String {
    match route {
        Route::Cab | Route::Ecab => route.as_str().to_uppercase(),
        other => capital(&other.as_str().replace('-', " ")),
    }
}

fn replay(desk: &Desk, context: &Context, input: &PrintThing, task: &dyn Task) -> Result<Option<Replay>> {
    let asked = ReplayPolicy { key: input.key.clone(), days: None };
    let played = replay_policy(desk, context, asked, task)?;
    if played.releases == 0 {
        return Ok(None);
    }
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let rows = played.routes.iter().map(|row| ReplayRow {
        route: route(row.route.0),
        before: number(row.before),
        after: number(row.count),
        median_age: row.median_age_minutes.map(|minutes| Minutes::new(minutes).to_string()).unwrap_or_default(),
    });
    let beside = played.beside.as_ref().map_or_else(|| "no policy".to_owned(), |key| format!("the policy {}", key.0));
    let note = format!(
        "{} releases were handed in during the last 90 days; {} of them go another way than by {beside}.",
        played.releases,
        played.changed.len()
    );
    Ok(Some(Replay { note, rows: rows.collect() }))
}
