//! What is asked about changes and bundles.

use serde_json::{Value, json};
use slipway_app::{App, AppError};

use super::{Asked, asked, mode, paper};
use crate::arguments::{Budget, Bundle, Change, ChangeCard, Changes};
use crate::progress::OnTerminal;
use crate::render;

/// What `changes` asks.
pub fn changes(changes: Changes) -> Asked {
    let Changes { service, release, place, escalated } = changes;
    let input = json!({ "service": service, "release": release, "place": place, "escalated": escalated });
    asked("changes_list", input, render::changes)
}

/// What a subcommand of `change` asks.
pub fn change(app: &App, change: Change) -> Result<Asked, AppError> {
    Ok(match change {
        Change::Set(card) => asked("change_save", said(app, *card)?, render::changed),
        Change::Place { key, into, preview, reason } => {
            let input = json!({
                "change": key, "place": "in", "release": into, "mode": mode(preview), "reason": reason,
            });
            asked("change_place", input, render::placed)
        }
        Change::Withdraw { key, reason } => {
            asked("change_place", json!({ "change": key, "place": "open", "reason": reason }), render::placed)
        }
        Change::Defer { key, from, to, reason } => {
            let input = json!({ "change": key, "place": "put-off", "release": from, "to": to, "reason": reason });
            asked("change_place", input, render::placed)
        }
        Change::Remove { key } => asked("change_remove", json!({ "key": key }), render::changed),
    })
}

/// The card of a change: what was said, on top of what the change is.
fn said(app: &App, said: ChangeCard) -> Result<Value, AppError> {
    let listed = app.call("changes_list", json!({}), &OnTerminal)?;
    let old = listed["items"].as_array().into_iter().flatten().map(|row| &row["change"]);
    let old = old.into_iter().find(|change| change["key"] == said.key.as_str());
    let mut card = old.cloned().unwrap_or_else(|| json!({ "key": said.key }));
    let words =
        [("title", said.title), ("service", said.service), ("effort", said.effort), ("mandatory", said.mandatory)];
    for (name, word) in words {
        if let Some(word) = word {
            card[name] = word.into();
        }
    }
    let numbers =
        [("value", said.value), ("urgency", said.urgency), ("impact", said.impact), ("likelihood", said.likelihood)];
    for (name, number) in numbers {
        if let Some(number) = number {
            card[name] = number.into();
        }
    }
    if let Some(deadline) = said.deadline {
        card["deadline"] = if deadline == "none" { Value::Null } else { deadline.into() };
    }
    Ok(card)
}

/// What `bundle` asks.
pub fn bundle(bundle: Bundle) -> Asked {
    let Bundle { release, next, apply, change, preview, reason, out, letter, mono, fallback_font } = bundle;
    let mut input = json!({ "release": release, "next": next });
    if let Some(out) = out {
        (input["path"], input["paper"]) = (json!(out), paper(letter).into());
        (input["mono"], input["fallback_font"]) = (mono.into(), json!(fallback_font));
        return asked("bundle_sheet_print", input, render::printed);
    }
    if apply {
        let chosen = if change.is_empty() { Value::Null } else { change.into() };
        (input["changes"], input["mode"], input["reason"]) = (chosen, mode(preview).into(), reason.into());
        return asked("bundle_apply", input, render::applied);
    }
    asked("bundle_show", input, render::bundle)
}

/// What a subcommand of `budget` asks.
pub fn budget(budget: Budget) -> Asked {
    match budget {
        Budget::Set { release, cap, none: _, reason } => {
            let input = json!({ "release": release, "cap": cap, "reason": reason });
            asked("risk_budget_save", input, render::changed)
        }
        Budget::Accept { release, up_to, by, reason } => {
            let input = json!({ "release": release, "up_to": up_to, "by": by, "reason": reason });
            asked("risk_overflow_accept", input, render::changed)
        }
        Budget::Withdraw { release, reason } => {
            let input = json!({ "release": release, "reason": reason });
            asked("risk_overflow_withdraw", input, render::changed)
        }
    }
}
