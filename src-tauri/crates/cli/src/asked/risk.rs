//! What is asked about risk.

use serde_json::{Value, json};
use slipway_app::risk::RiskModelCard;
use slipway_app::{App, AppError};

use super::{Asked, Only, asked, card_in, mode};
use crate::arguments::{Risk, RiskModels, SettleRisk};
use crate::progress::OnTerminal;
use crate::render;

/// What `risk` asks.
pub fn risk(app: &App, risk: Risk) -> Result<Asked, AppError> {
    let Risk { release, impact, likelihood, rollback_tested, schema, canary, answer, preview, reason } = risk;
    if impact.is_none() {
        return Ok(asked("risk_show", json!({ "key": release }), render::risk));
    }
    let mut input = json!({
        "release": release, "impact": impact, "likelihood": likelihood, "rollback_tested": rollback_tested,
        "canary": canary, "mode": mode(preview), "reason": reason,
    });
    if let Some(schema) = schema {
        input["schema"] = schema.into();
    }
    if !answer.is_empty() {
        input["answers"] = answers(app, &release, &answer)?;
    }
    Ok(asked("risk_assess", input, render::assessed))
}

/// What was answered before, with what is answered now on top.
fn answers(app: &App, release: &str, said: &[String]) -> Result<Value, AppError> {
    let mut shown = app.call("risk_show", json!({ "key": release }), &OnTerminal)?;
    let mut answers = match shown["assessment"]["answers"].take() {
        Value::Null => json!({}),
        answers => answers,
    };
    for text in said {
        let read =
            text.split_once('=').and_then(|(name, value)| Some((name.trim(), value.trim().parse::<u32>().ok()?)));
        let (name, value) = read.ok_or_else(|| {
            AppError::usage("risk.answer", format!("{text:?} is not an answer")).hint("write it as users=6")
        })?;
        answers[name] = value.into();
    }
    Ok(answers)
}

/// What `risk-models` asks.
pub fn models(app: &App, models: RiskModels) -> Result<Asked, AppError> {
    Ok(match models.settle {
        Some(SettleRisk::Set { file, reason }) => {
            let read = |bytes: &[u8]| serde_json::from_slice::<RiskModelCard>(bytes).and_then(serde_json::to_value);
            let model = card_in(app, &file, read, "the `model` of an item of `slipway risk-models --json`")?;
            asked("risk_model_save", json!({ "model": model, "reason": reason }), render::changed)
        }
        Some(SettleRisk::Reset { model }) => asked("risk_model_reset", json!({ "model": model }), render::changed),
        None => {
            let only = models.model.map(|name| Only {
                what: "model of risk",
                place: "/model/model",
                name,
                lists: "slipway risk-models",
            });
            Asked { only, ..asked("risk_model_list", json!({}), render::risk_models) }
        }
    })
}
