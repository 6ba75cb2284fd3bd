//! What is asked about templates.

use serde_json::{Value, json};
use slipway_app::{App, AppError};

use super::{Asked, ToldIn, asked, mode};
use crate::arguments::{Template, TemplateSaid};
use crate::progress::OnTerminal;
use crate::render;

/// What a subcommand of `template` asks.
pub fn template(app: &App, template: Template) -> Result<Asked, AppError> {
    Ok(match template {
        Template::Keep(said) => asked("template_save", card(app, said)?, render::changed),
        Template::Draw { key, on, title, brings, preview } => {
            let mut draft = app.call("template_draft", json!({ "template": key, "day": on }), &OnTerminal)?;
            for (field, said) in [("title", title), ("version", brings)] {
                if let Some(said) = said {
                    draft[field] = said.into();
                }
            }
            let zone = draft["zone"].as_str().unwrap_or_default().to_owned();
            let input = json!({ "draft": draft, "mode": mode(preview) });
            Asked { told_in: ToldIn::Zone(zone), ..asked("release_draw", input, render::drawn) }
        }
        Template::Remove { key } => asked("template_remove", json!({ "key": key }), render::changed),
    })
}

/// The card of a template: what was said, on top of a release or of what it is.
fn card(app: &App, said: TemplateSaid) -> Result<Value, AppError> {
    let TemplateSaid { key, from, title, start, length, zone } = said;
    let mut card = if let Some(release) = from {
        app.call("template_of", json!({ "key": release }), &OnTerminal)?
    } else {
        let listed = app.call("template_list", json!({}), &OnTerminal)?;
        let old = listed["items"].as_array().into_iter().flatten().find(|card| card["key"] == key.as_str());
        old.cloned().unwrap_or_else(|| json!({ "title": "", "type": "normal", "start": "", "length_minutes": 0 }))
    };
    card["key"] = key.into();
    for (field, said) in [("title", title), ("start", start), ("zone", zone)] {
        if let Some(said) = said {
            card[field] = said.into();
        }
    }
    if let Some(minutes) = length {
        card["length_minutes"] = minutes.into();
    }
    Ok(card)
}
