//! What is asked about when releases are carried out, and who feels it.

use serde_json::{Value, json};
use slipway_app::{App, AppError};

use super::{Asked, ToldIn, asked, instant, mode};
use crate::arguments::{Advance, Move, Outage, OutageStep, Repeat, Sequence};
use crate::progress::OnTerminal;
use crate::render;

/// What `move` asks.
pub fn relocate(said: Move) -> Asked {
    let Move { key, to, end, zone, cascade, with, leave_out, preview, reason } = said;
    let told_in = zone.clone().map_or_else(|| ToldIn::Release(key.clone()), ToldIn::Zone);
    let input = json!({
        "key": key, "to": to, "end": end, "zone": zone, "cascade": cascade, "together": with,
        "leave_out": leave_out, "mode": mode(preview), "reason": reason,
    });
    Asked { told_in, ..asked("release_move", input, render::moved) }
}

/// What `advance` asks.
pub fn advance(said: Advance) -> Asked {
    let Advance { key, state, reason } = said;
    asked("release_advance", json!({ "key": key, "state": state, "reason": reason }), render::changed)
}

/// What `repeat` asks.
pub fn repeat(said: Repeat) -> Asked {
    let Repeat { key, rule, leave_out, preview, reason } = said;
    let told_in = ToldIn::Release(key.clone());
    let input = json!({ "key": key, "rule": rule, "leave_out": leave_out, "mode": mode(preview), "reason": reason });
    Asked { told_in, ..asked("release_repeat", input, render::repeated) }
}

/// What `sequence` asks.
pub fn sequence(said: Sequence) -> Result<Asked, AppError> {
    let Sequence { from, to, leave_out, preview, reason } = said;
    let input = json!({
        "from": instant(Some(from))?, "to": instant(Some(to))?, "leave_out": leave_out, "mode": mode(preview),
        "reason": reason,
    });
    Ok(Asked { told_in: ToldIn::Plan, ..asked("sequence_apply", input, render::sequence) })
}

/// What `outage` asks.
pub fn outage(app: &App, outage: Outage) -> Result<Asked, AppError> {
    let told_in = |key: &str| ToldIn::Release(key.to_owned());
    match outage.step {
        None => {
            let key = outage.key.unwrap_or_default();
            let asked = asked("outage_show", json!({ "key": key }), render::outage);
            Ok(Asked { told_in: told_in(&key), ..asked })
        }
        Some(OutageStep::Forget { key }) => Ok(asked("outage_forget", json!({ "key": key }), render::changed)),
        Some(OutageStep::Set { key, minutes, after, felt_by, reason, informed }) => {
            let mut card = app.call("outage_show", json!({ "key": key }), &OnTerminal)?["said"].take();
            if card.is_null() {
                card = json!({ "release": key });
            }
            for (name, number) in [("minutes", minutes), ("after_minutes", after)] {
                if let Some(number) = number {
                    card[name] = number.into();
                }
            }
            for (name, text) in [("felt_by", felt_by), ("reason", reason)] {
                if let Some(text) = text {
                    card[name] = text.into();
                }
            }
            if let Some(informed) = informed {
                card["informed"] = (informed == "yes").into();
            }
            if card["minutes"] == Value::Null {
                let message = format!("nobody said yet how long the services of {key} are away: say --minutes");
                return Err(AppError::usage("outage.said", message).hint("0 minutes say that there is no outage"));
            }
            Ok(asked("outage_save", card, render::changed))
        }
    }
}
