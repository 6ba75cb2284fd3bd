//! Approval policies: showing, settling and exporting them.

use std::path::Path;

use slipway_domain::Key;
use slipway_domain::approval::{Policy, PolicyRule};
use slipway_domain::id::PolicyId;
use slipway_domain::plan::Edit;

use super::conditions::{card_of, conditions_of};
use super::{EnforcePolicy, ExportPolicy, PolicyCard, PolicyLine, PolicyView, ShipPolicy};
use crate::catalogue::WhichThing;
use crate::desk::{Context, Desk, id_of};
use crate::error::{AppError, Fault, Result};
use crate::exchange::WrittenFile;
use crate::history::operation_row;
use crate::host::Task;
use crate::publication::put;
use crate::wire::{Changed, List, Nothing, Text};

/// Lists the approval policies, by key.
pub fn list_policies(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<List<PolicyView>> {
    let mut policies: Vec<&Policy> = desk.plan.policies.iter().collect();
    policies.sort_by(|one, other| one.key.cmp(&other.key));
    policies.into_iter().map(|policy| view(desk, policy)).collect::<Result<Vec<_>>>().map(List::from_iter)
}

fn view(desk: &Desk, policy: &Policy) -> Result<PolicyView> {
    Ok(PolicyView {
        policy: card(policy),
        in_force: policy.in_force,
        version: policy.version,
        words: policy.rules.iter().map(|rule| rule.when.told()).collect(),
        faults: policy.check().iter().map(ToString::to_string).collect(),
        log: desk.store.operations_on(&policy.id.to_string())?.iter().map(operation_row).collect(),
    })
}

fn card(policy: &Policy) -> PolicyCard {
    let line = |rule: &PolicyRule| PolicyLine {
        key: rule.key.clone().into(),
        name: rule.name.clone(),
        when: card_of(&rule.when),
        route: rule.route.into(),
        roles: rule.roles.iter().copied().map(Text).collect(),
        needed: rule.needed,
        within: rule.within.map(Text),
        escalate: rule.escalate.map(Text),
    };
    PolicyCard {
        key: policy.key.clone().into(),
        name: policy.name.clone(),
        rules: policy.rules.iter().map(line).collect(),
        reason: None,
    }
}

/// Adds one of the shipped policies, or brings one of its key back to what was shipped.
pub fn ship_policy(desk: &mut Desk, context: &Context, input: ShipPolicy, _: &dyn Task) -> Result<Changed> {
    let ship = match input.profile.as_str() {
        "centralised" => Policy::centralised,
        "decentralised" => Policy::decentralised,
        "hybrid" => Policy::hybrid,
        other => {
            return Err(AppError::usage("policy.profile", format!("{other:?} is not a shipped policy"))
                .hint("it is centralised, decentralised or hybrid"));
        }
    };
    let shipped = ship(PolicyId::new(context.host.ids.next()));
    let old = desk.plan.policies.by_key(shipped.key.as_str());
    let policy = match old {
        None => Policy { in_force: input.enforce, version: first_version(desk, &shipped.key), ..shipped },
        Some(old) => Policy {
            id: old.id,
            in_force: old.in_force || input.enforce,
            version: if old.rules == shipped.rules { old.version } else { old.version.saturating_add(1) },
            ..shipped
        },
    };
    let label = format!("Add the policy {}{}", policy.key, if input.enforce { " and put it in force" } else { "" });
    let mut edits = if policy.in_force { others_out(desk, policy.id) } else { Vec::new() };
    edits.push(policy.into());
    desk.commit(context, label, input.reason, &edits)
}

/// What is to be written so that no policy but one is in force.
fn others_out(desk: &Desk, but: PolicyId) -> Vec<Edit> {
    let others = desk.plan.policies.iter().filter(|policy| policy.in_force && policy.id != but);
    others.map(|policy| Policy { in_force: false, ..policy.clone() }.into()).collect()
}

/// Adds an approval policy or changes its lines.
///
/// Refuses lines of which one can never decide, or that leave a release without a decision.
pub fn save_policy(desk: &mut Desk, context: &Context, input: PolicyCard, _: &dyn Task) -> Result<Changed> {
    let rules = input.rules.into_iter().map(rule).collect::<Result<Vec<_>>>()?;
    let old = desk.plan.policies.by_key(input.key.as_str());
    let name = if input.name.trim().is_empty() { input.key.to_string() } else { input.name.trim().to_owned() };
    let version = match old {
        None => first_version(desk, &input.key),
        Some(old) if old.rules == rules => old.version,
        Some(old) => old.version.saturating_add(1),
    };
    let policy = Policy {
        id: old.map_or_else(|| PolicyId::new(context.host.ids.next()), |old| old.id),
        key: input.key.0.clone(),
        name,
        in_force: old.is_some_and(|old| old.in_force),
        rules,
        version,
    };
    let faults: Vec<String> = policy.check().iter().map(ToString::to_string).collect();
    if !faults.is_empty() {
        return Err(AppError::refused("policy.lines", faults.join(" "))
            .hint("change the lines that are named, then save the policy again")
            .details(serde_json::json!({ "faults": faults })));
    }
    desk.commit(context, format!("Save policy {}", policy.key), input.reason, &[policy.into()])
}

/// The version with which a policy of a key begins: behind all by which something was approved, so that no two policies
/// have the same key and version.
fn first_version(desk: &Desk, key: &Key) -> u32 {
    let stamps = desk.plan.approvals.iter().filter_map(|approval| approval.stamp.as_ref());
    let last = stamps.filter(|stamp| stamp.policy == *key).map(|stamp| stamp.version).max();
    last.unwrap_or(0).saturating_add(1)
}

fn rule(line: PolicyLine) -> Result<PolicyRule> {
    Ok(PolicyRule {
        key: line.key.0,
        name: line.name.trim().to_owned(),
        when: conditions_of(&line.when)?,
        route: line.route.0,
        roles: line.roles.into_iter().map(|role| role.0).collect(),
        needed: line.needed,
        within: line.within.map(|span| span.0),
        escalate: line.escalate.map(|route| route.0),
    })
}

/// Puts a policy in force, or none; nothing is written where it is so already.
pub fn enforce_policy(desk: &mut Desk, context: &Context, input: EnforcePolicy, _: &dyn Task) -> Result<Changed> {
    let chosen = match &input.key {
        Some(key) => {
            let id = id_of(&desk.plan.policies, "policy", key)?;
            desk.plan.policies.get(id).cloned()
        }
        None => None,
    };
    let nobody = PolicyId::new(uuid::Uuid::nil());
    let mut edits = others_out(desk, chosen.as_ref().map_or(nobody, |policy| policy.id));
    let label = match &chosen {
        Some(policy) => format!("Put the policy {} in force", policy.key),
        None => "Put no approval policy in force".to_owned(),
    };
    edits.extend(chosen.filter(|policy| !policy.in_force).map(|policy| Policy { in_force: true, ..policy }.into()));
    desk.commit(context, label, input.reason, &edits)
}

/// Takes a policy out; refuses the one in force.
pub fn remove_policy(desk: &mut Desk, context: &Context, input: WhichThing, _: &dyn Task) -> Result<Changed> {
    let id = id_of(&desk.plan.policies, "policy", &input.key)?;
    if desk.plan.policies.get(id).is_some_and(|policy| policy.in_force) {
        return Err(AppError::refused("policy.in_force", format!("the policy {} is in force", input.key.0))
            .hint("put another policy in force first, or none"));
    }
    desk.commit(context, format!("Remove policy {}", input.key.0), None, &[Edit::RemovePolicy(id)])
}

/// Writes a policy as JSON, in the shape in which it is saved.
pub fn export_policy(desk: &Desk, context: &Context, input: ExportPolicy, _: &dyn Task) -> Result<WrittenFile> {
    let id = id_of(&desk.plan.policies, "policy", &input.key)?;
    let policy = desk.plan.policies.get(id).ok_or_else(|| AppError::unknown("policy", input.key.as_str()))?;
    let mut bytes = serde_json::to_vec_pretty(&card(policy))
        .map_err(|error| AppError::new(Fault::Internal, "policy.unwritable", error.to_string()))?;
    bytes.push(b'\n');
    put(context, Path::new(&input.path), &bytes)?;
    Ok(WrittenFile { path: input.path, bytes: bytes.len() })
}
