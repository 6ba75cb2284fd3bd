//! What is asked about policies and approvals.

use serde_json::{Value, json};
use slipway_app::approval::PolicyCard;
use slipway_app::{App, AppError};

use super::{Asked, Only, ToldIn, asked, card_in, printing};
use crate::arguments::{Approval, ApprovalStep, Approve, Decision, Policy};
use crate::render;

/// What a subcommand of `policy` asks.
pub fn policy(app: &App, policy: Policy) -> Result<Asked, AppError> {
    Ok(match policy {
        Policy::List => asked("policy_list", json!({}), render::policies),
        Policy::Show { key } => {
            let only = Only { what: "policy", place: "/policy/key", name: key, lists: "slipway policy list" };
            Asked { only: Some(only), ..asked("policy_list", json!({}), render::policy) }
        }
        Policy::Ship { profile, enforce, reason } => {
            let input = json!({ "profile": profile, "enforce": enforce, "reason": reason });
            asked("policy_ship", input, render::changed)
        }
        Policy::Enforce { key, none: _, reason } => {
            asked("policy_enforce", json!({ "key": key, "reason": reason }), render::changed)
        }
        Policy::Save { file, reason } => {
            let read = |bytes: &[u8]| serde_json::from_slice::<PolicyCard>(bytes).and_then(serde_json::to_value);
            let mut card = card_in(app, &file, read, "`slipway policy export KEY --out FILE` does")?;
            if let Some(reason) = reason {
                card["reason"] = reason.into();
            }
            asked("policy_save", card, render::changed)
        }
        Policy::Export { key, out } => asked("policy_export", json!({ "key": key, "path": out }), render::one_written),
        Policy::Replay { key, days } => {
            let input = json!({ "key": key, "days": days });
            Asked { told_in: ToldIn::Plan, ..asked("policy_replay", input, render::replayed) }
        }
        Policy::Print { key, out, printing: how } => {
            let mut input = printing(&out, how);
            input["key"] = key.into();
            asked("policy_print", input, render::printed)
        }
        Policy::Remove { key } => asked("policy_remove", json!({ "key": key }), render::changed),
    })
}

/// What `approval` asks.
pub fn approval(approval: Approval) -> Asked {
    match approval.step {
        Some(ApprovalStep::Confirm { id }) => asked("approval_confirm", json!({ "id": id }), render::changed),
        Some(ApprovalStep::Condition { id, number, by, open }) => {
            let input = json!({ "id": id, "condition": number, "met": !open, "person": by });
            asked("condition_meet", input, render::changed)
        }
        None => {
            let key = approval.key.unwrap_or_default();
            let input = json!({ "key": key });
            let problems = |answer: &Value| answer["complete"] != true;
            Asked { problems, told_in: ToldIn::Release(key), ..asked("approval_show", input, render::standing) }
        }
    }
}

/// What `approve` asks.
pub fn approve(said: Approve) -> Result<Asked, AppError> {
    let Approve { key, person, role, outcome, decision } = said;
    let mut input = decided(outcome, decision)?;
    (input["release"], input["person"], input["role"]) = (key.into(), person.into(), role.into());
    Ok(asked("approval_give", input, render::changed))
}

/// A decision as it was said.
pub fn decided(outcome: String, said: Decision) -> Result<Value, AppError> {
    let Decision { reason, until, condition, heard_by } = said;
    let conditions: Vec<Value> = condition.iter().map(|text| self::condition(text)).collect::<Result<_, _>>()?;
    Ok(json!({
        "outcome": outcome, "reason": reason.unwrap_or_default(), "until": until, "conditions": conditions,
        "heard_by": heard_by,
    }))
}

/// A condition, of `TEXT;owner=KEY;due=DAY;verifier=KEY`.
fn condition(said: &str) -> Result<Value, AppError> {
    let mut parts = said.split(';').map(str::trim);
    let mut card = json!({ "text": parts.next().unwrap_or_default() });
    for part in parts.filter(|part| !part.is_empty()) {
        let said = part.split_once('=').map(|(name, value)| (name.trim(), value.trim()));
        let Some((name @ ("owner" | "due" | "verifier"), value)) = said else {
            let message = format!("{part:?} says nothing about the condition {}", card["text"]);
            return Err(AppError::usage("approval.condition", message)
                .hint("write it as \"Tell the shops;owner=ANN;due=2026-12-01;verifier=BEN\""));
        };
        card[name] = value.into();
    }
    Ok(card)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_says_who_does_it_until_when_and_who_looks() {
        let told = condition("Tell the shops; owner=ANN;due = 2026-12-01;verifier=BEN;").unwrap();
        assert_eq!(told, json!({ "text": "Tell the shops", "owner": "ANN", "due": "2026-12-01", "verifier": "BEN" }));
        assert_eq!(condition("Watch a = b").unwrap(), json!({ "text": "Watch a = b" }));
        for wrong in ["Watch;by=ANN", "Watch;ANN"] {
            assert_eq!(condition(wrong).unwrap_err().code, "approval.condition");
        }
    }
}
