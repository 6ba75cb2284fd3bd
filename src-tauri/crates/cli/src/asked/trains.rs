//! What is asked about trains and readiness.

use serde_json::{Value, json};
use slipway_app::{App, AppError};

use super::{Asked, ToldIn, asked, instant, mode, paper, standing};
use crate::arguments::{Departure, Ready, Timetable, Train};
use crate::progress::OnTerminal;
use crate::render;

/// What a subcommand of `train` asks.
pub fn train(app: &App, train: Train) -> Result<Asked, AppError> {
    let in_plan_zone = |asked: Asked| Asked { told_in: ToldIn::Plan, ..asked };
    Ok(match train {
        Train::Show { key, from, count } => {
            let input = json!({ "key": key, "from": instant(from)?, "count": count });
            in_plan_zone(asked("train_show", input, render::train))
        }
        Train::Set(timetable) => asked("train_save", card(app, *timetable)?, render::changed),
        Train::Board { release, train, departure, exception, preview } => {
            let input = json!({
                "release": release, "train": train, "departure": departure, "exception": exception,
                "mode": mode(preview),
            });
            in_plan_zone(asked("release_board", input, render::boarded))
        }
        Train::Leave { release, preview, reason } => {
            let input = json!({ "release": release, "mode": mode(preview), "reason": reason });
            in_plan_zone(asked("release_leave", input, render::left))
        }
        Train::Close(which) => in_plan_zone(asked("boarding_close", departure(&which), render::closed)),
        Train::Sheet { key, departure, out, letter, mono, fallback_font } => {
            let input = json!({
                "train": key, "departure": departure, "path": out, "paper": paper(letter), "mono": mono,
                "fallback_font": fallback_font,
            });
            asked("train_sheet_print", input, render::printed)
        }
        Train::Move { which, to, leave_out, reason } => {
            let mut input = departure(&which);
            (input["to"], input["leave_out"], input["reason"]) = (to.into(), leave_out.into(), reason.into());
            in_plan_zone(asked("departure_move", input, render::rescheduled))
        }
        Train::Cancel { which, reason } => {
            let mut input = departure(&which);
            input["reason"] = reason.into();
            in_plan_zone(asked("departure_move", input, render::rescheduled))
        }
    })
}

fn departure(which: &Departure) -> Value {
    json!({ "train": which.train, "departure": which.day, "mode": mode(which.preview) })
}

/// The card of a train: what was said, on top of what the train is.
fn card(app: &App, said: Timetable) -> Result<Value, AppError> {
    let listed = app.call("train_list", json!({}), &OnTerminal)?;
    let old = listed["items"].as_array().into_iter().flatten().map(|row| &row["train"]);
    let old = old.into_iter().find(|train| train["key"] == said.key.as_str());
    let mut card = json!({ "key": said.key, "name": said.name.map_or_else(|| old.map_or("".into(), |old| old["name"].clone()), Value::from) });
    if let (Some(start), Some(end)) = (said.start, said.end) {
        let zone =
            said.zone.map_or_else(|| Ok::<_, AppError>(standing(app)?["zone"].take()), |zone| Ok(zone.into()))?;
        card["timetable"] = json!({ "start": start, "end": end, "zone": zone, "rrule": said.rrule });
    }
    // What is left out stays as it is; null would take it away.
    for (name, limit) in [("capacity", said.capacity), ("risk_budget", said.risk_budget)] {
        if let Some(limit) = limit {
            card[name] = limit.into();
        }
    }
    if !said.milestone.is_empty() {
        card["milestones"] = said.milestone.iter().map(|text| milestone(text)).collect::<Result<_, _>>()?;
    }
    if !said.carriage.is_empty() {
        card["carriages"] = said.carriage.iter().map(|text| carriage(text)).collect::<Result<_, _>>()?;
    }
    Ok(card)
}

fn milestone(text: &str) -> Result<Value, AppError> {
    let (told, cut_off) = text.strip_suffix('!').map_or((text, false), |told| (told, true));
    let read = told.rsplit_once('=').and_then(|(name, days)| Some((name, days.trim().parse::<i32>().ok()?)));
    let (name, days) = read.ok_or_else(|| {
        AppError::usage("train.milestone", format!("{text:?} is not a milestone"))
            .hint("write it as \"Code freeze=-10!\"")
    })?;
    Ok(json!({ "name": name, "days": days, "cut_off": cut_off }))
}

fn carriage(text: &str) -> Result<Value, AppError> {
    let Some((team, places)) = text.rsplit_once('=') else { return Ok(json!({ "team": text })) };
    let places: u32 = places.trim().parse().map_err(|_| {
        AppError::usage("train.carriage", format!("{text:?} is not a carriage")).hint("write it as payments=3")
    })?;
    Ok(json!({ "team": team, "places": places }))
}

/// What a subcommand of `ready` asks.
pub fn ready(app: &App, ready: Ready) -> Result<Asked, AppError> {
    Ok(match ready {
        Ready::List { release } => asked("release_show", json!({ "key": release }), render::checklist),
        Ready::Ask { release, title, area, mandatory, due, owner } => {
            let input = json!({
                "release": release, "title": title, "area": area, "mandatory": mandatory, "due": due, "owner": owner,
            });
            asked("readiness_save", input, render::changed)
        }
        Ready::Tick { release, title, open } => {
            let shown = app.call("release_show", json!({ "key": release }), &OnTerminal)?;
            let items = shown["readiness"].as_array().into_iter().flatten().map(|one| &one["item"]);
            let found = items.into_iter().find(|item| item["title"].as_str() == Some(title.trim()));
            let mut item = found.cloned().ok_or_else(|| {
                AppError::usage("readiness.unknown", format!("{release} has no item {title:?} on its checklist"))
                    .hint(format!("`slipway ready list {release}` shows the checklist"))
            })?;
            item["ready"] = (!open).into();
            asked("readiness_save", item, render::changed)
        }
    })
}
