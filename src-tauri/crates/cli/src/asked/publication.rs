//! What is asked about calendars for others.

use serde_json::{Map, Value, json};
use slipway_app::{App, AppError};

use super::{Asked, Filter, Only, asked, filter_of};
use crate::arguments::{Calendars, Messages, Narrow, Part, Publish, SaveCalendar, SettleCalendar, SettleWords, Words};
use crate::progress::OnTerminal;
use crate::render;

/// The part that is named, as the application takes it.
fn part_of(filter: Filter, part: Part) -> Result<Value, AppError> {
    let Part { releases, region, environment, person, emergency, all_layers, layer, meetings, board } = part;
    let mut filter = filter_of(filter, person)?;
    for (name, said) in
        [("region", region), ("environment", environment), ("type", emergency.then(|| "emergency".into()))]
    {
        if let Some(said) = said {
            filter[name] = said.into();
        }
    }
    let filter: Map<String, Value> = match filter {
        Value::Object(filter) => filter.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        _ => Map::new(),
    };
    Ok(json!({
        "releases": releases, "filter": filter, "all_layers": all_layers, "layers": layer,
        "all_meetings": meetings, "boards": board,
    }))
}

/// The same, beside the key of a saved calendar, which goes with no filter.
pub fn part_of_saved(saved: Option<&str>, filter: Filter, part: Part) -> Result<Value, AppError> {
    if saved.is_some() && (part != Part::default() || filter != Filter::default()) {
        let message = "a saved calendar says itself what it holds: --saved takes no filter";
        return Err(AppError::usage("export.saved", message).hint("slipway calendars save KEY changes what it holds"));
    }
    part_of(filter, part)
}

fn narrowed(narrow: Narrow) -> Filter {
    Filter { narrow, ..Filter::default() }
}

/// What `calendars` asks.
pub fn calendars(calendars: Calendars) -> Result<Asked, AppError> {
    Ok(match calendars.settle {
        None => asked("saved_calendar_list", json!({}), render::saved_calendars),
        Some(SettleCalendar::Remove { key }) => asked("saved_calendar_remove", json!({ "key": key }), render::changed),
        Some(SettleCalendar::Save(said)) => {
            let SaveCalendar { key, name, narrow, part, publish } = *said;
            // Where nothing is named, it holds what it held: a calendar never becomes the whole plan unasked.
            let says_nothing = narrow == Narrow::default() && part == Part::default();
            let part = if says_nothing { Value::Null } else { part_of(narrowed(narrow), part)? };
            let card = json!({ "key": key, "name": name, "part": part, "published": publish });
            asked("saved_calendar_save", card, render::changed)
        }
    })
}

/// What `publish` asks.
pub fn publish(app: &App, publish: Publish) -> Result<Asked, AppError> {
    let Publish { folder, refresh, keep, stop, show } = publish;
    if show {
        return Ok(asked("publication_show", json!({}), render::publication));
    }
    if stop {
        return Ok(asked("publication_set", json!({ "folder": null }), render::publication));
    }
    // The window may be started elsewhere, so the folder is remembered by its whole path.
    let folder = folder.map(|folder| std::path::absolute(&folder).unwrap_or(folder));
    if keep {
        let input = json!({ "folder": folder, "refresh_minutes": refresh });
        app.call("publication_set", input, &OnTerminal)?;
    }
    let input = json!({ "folder": folder, "refresh_minutes": refresh });
    Ok(asked("calendar_publish", input, render::published))
}

/// What `messages` asks.
pub fn messages(messages: Messages) -> Result<Asked, AppError> {
    let Messages { keys, uid, saved, out, narrow, part, organizer, attendee } = messages;
    let part = part_of_saved(saved.as_deref(), narrowed(narrow), part)?;
    let input = json!({
        "folder": out, "part": part, "saved": saved, "keys": keys, "uids": uid, "organizer": organizer,
        "attendees": attendee,
    });
    Ok(asked("calendar_invite", input, render::written))
}

/// What `words` asks.
pub fn words(app: &App, words: Words) -> Result<Asked, AppError> {
    Ok(match words.settle {
        None => asked("calendar_words_show", json!({}), render::words),
        Some(SettleWords::Reset { kind }) => asked("calendar_words_reset", json!({ "kind": kind }), render::changed),
        Some(SettleWords::Set { kind, title, description, categories }) => {
            let mut shown = app.call("calendar_words_show", json!({}), &OnTerminal)?;
            let only = Only { what: "kind of event", place: "/kind", name: kind.clone(), lists: "slipway words" };
            only.narrow(&mut shown)?;
            let kept = &shown["items"][0];
            let said = |name: &str, said: Option<String>| said.map_or_else(|| kept[name].clone(), Value::from);
            let card = json!({
                "kind": kind, "title": said("title", title), "description": said("description", description),
                "categories": said("categories", categories),
            });
            asked("calendar_words_save", card, render::changed)
        }
    })
}
