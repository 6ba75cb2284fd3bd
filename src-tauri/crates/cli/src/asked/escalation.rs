//! What is asked about who is called when, and about the way back.

use serde_json::{Value, json};
use slipway_app::escalation::ChainCard;
use slipway_app::{App, AppError};

use super::{Asked, asked, card_in, instant, printing};
use crate::arguments::{Escalation, Rollback, RollbackStep, WayBack};
use crate::progress::OnTerminal;
use crate::render;

/// What a subcommand of `escalation` asks.
pub fn escalation(app: &App, escalation: Escalation) -> Result<Asked, AppError> {
    Ok(match escalation {
        Escalation::List => asked("chain_list", json!({}), render::chains),
        Escalation::Save { file } => {
            let read = |bytes: &[u8]| serde_json::from_slice::<ChainCard>(bytes).and_then(serde_json::to_value);
            let card = card_in(app, &file, read, "an item of `slipway escalation list --json`")?;
            asked("chain_save", card, render::changed)
        }
        Escalation::Remove { key } => asked("chain_remove", json!({ "key": key }), render::changed),
    })
}

/// What `rollback` asks.
pub fn rollback(app: &App, rollback: Rollback) -> Result<Asked, AppError> {
    Ok(match rollback.step {
        None => asked("rollback_show", json!({ "key": rollback.key }), render::rollback),
        Some(RollbackStep::Set(said)) => asked("rollback_save", way_back(app, *said)?, render::changed),
        Some(RollbackStep::Forget { key }) => asked("rollback_remove", json!({ "key": key }), render::changed),
        Some(RollbackStep::Decide { key, way, reason, by, asked: when }) => {
            let input = json!({ "release": key, "way": way, "by": by, "asked": instant(when)?, "reason": reason });
            asked("rollback_decide", input, render::changed)
        }
        Some(RollbackStep::Card { key, out, printing: how }) => {
            let mut input = printing(&out, how);
            input["key"] = key.into();
            asked("escalation_card_print", input, render::printed)
        }
    })
}

/// How a release is taken back: what was said, on top of what it is.
fn way_back(app: &App, said: WayBack) -> Result<Value, AppError> {
    let WayBack { key, procedure, minutes, verification, tested, measured, evidence, version, reason } = said;
    let mut shown = app.call("rollback_show", json!({ "key": key }), &OnTerminal)?;
    let mut card = shown["plan"].take();
    if card.is_null() {
        if procedure.is_none() || minutes.is_none() {
            let message = format!("nobody said yet how {key} is taken back: say --procedure and --minutes");
            return Err(
                AppError::usage("rollback.said", message).hint("slipway rollback set --help shows what can be said")
            );
        }
        card = json!({ "release": key });
    }
    for (name, text) in [("procedure", procedure), ("evidence", evidence), ("version", version), ("reason", reason)] {
        if let Some(text) = text {
            card[name] = text.into();
        }
    }
    let numbers =
        [("duration_minutes", minutes), ("verification_minutes", verification), ("measured_minutes", measured)];
    for (name, number) in numbers {
        if let Some(number) = number {
            card[name] = number.into();
        }
    }
    if let Some(tested) = tested {
        card["tested"] = if tested == "none" { Value::Null } else { tested.into() };
    }
    Ok(card)
}
