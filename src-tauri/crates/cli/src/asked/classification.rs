//! What is asked about types of release.

use serde_json::{Value, json};
use slipway_app::classification::TypeRuleCard;
use slipway_app::{App, AppError};

use super::{Asked, Only, ToldIn, asked, card_in, mode};
use crate::arguments::{Classify, SettleType, Types};
use crate::progress::OnTerminal;
use crate::render;

/// What `types` asks.
pub fn types(app: &App, types: Types) -> Result<Asked, AppError> {
    Ok(match types.settle {
        Some(SettleType::Set { file, reason }) => {
            let read = |bytes: &[u8]| serde_json::from_slice::<TypeRuleCard>(bytes).and_then(serde_json::to_value);
            let mut card = card_in(app, &file, read, "the `rule` of an item of `slipway types --json`")?;
            if let Some(reason) = reason {
                card["reason"] = reason.into();
            }
            asked("type_save", card, render::changed)
        }
        Some(SettleType::Reset { kind }) => asked("type_reset", json!({ "type": kind }), render::changed),
        None => {
            let only = types.kind.map(|name| Only {
                what: "type of release",
                place: "/rule/type",
                name,
                lists: "slipway types",
            });
            Asked { only, ..asked("type_list", json!({}), render::types) }
        }
    })
}

/// What `classify` asks; answers and the reference of before stay where nothing is said about them.
pub fn classify(app: &App, said: Classify) -> Result<Asked, AppError> {
    let Classify { key, yes, no, reference, kind, reason, approver, preview } = said;
    let before = app.call("classification_show", json!({ "key": key }), &OnTerminal)?;
    let mut answers = before["answers"].clone();
    for (said, answer) in [(&yes, true), (&no, false)] {
        for question in said {
            let (kind, name) = parts(question)?;
            answers[kind][name] = answer.into();
        }
    }
    let reference = reference.map_or_else(|| before["reference"].clone(), Value::from);
    let input = json!({
        "release": key, "answers": answers, "reference": reference, "choose": kind, "reason": reason,
        "approver": approver, "mode": mode(preview),
    });
    Ok(asked("release_classify", input, render::classified))
}

/// The type and the key of a question.
fn parts(question: &str) -> Result<(&str, &str), AppError> {
    question.split_once('.').ok_or_else(|| {
        let hint = "write its type before it, such as emergency.live-reference; `slipway types` lists every question";
        AppError::usage("classification.question", format!("{question:?} is not a question")).hint(hint)
    })
}

/// What `classification` asks.
pub fn show(key: String) -> Asked {
    let input = json!({ "key": key });
    Asked { told_in: ToldIn::Release(key), ..asked("classification_show", input, render::classification) }
}
