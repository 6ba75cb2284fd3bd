//! What is asked about dependencies.

use std::path::Path;

use clap::ValueEnum;
use serde_json::{Value, json};
use slipway_app::{App, AppError};

use super::{Asked, ToldIn, asked, instant};
use crate::arguments::{Link, Map, StepOf, StepSaid, Unlink};
use crate::progress::OnTerminal;
use crate::render;

/// What `order` asks.
pub fn order(from: Option<String>, to: Option<String>, out: Option<&Path>) -> Result<Asked, AppError> {
    let (from, to) = (instant(from)?, instant(to)?);
    let Some(out) = out else {
        return Ok(asked("order_show", json!({ "from": from, "to": to }), render::order));
    };
    let format = match extension(out).as_str() {
        "csv" => "csv",
        "txt" => "text",
        _ => {
            let message = format!("{}: an order is written as .txt or .csv", out.display());
            return Err(AppError::usage("order.format", message).hint("say a file that ends in .txt or .csv"));
        }
    };
    let input = json!({ "path": out, "format": format, "from": from, "to": to });
    Ok(asked("order_export", input, render::written))
}

/// What `blast` asks.
pub fn blast(service: &str, depth: u32, needs: bool) -> Asked {
    let direction = if needs { "needs" } else { "dependents" };
    let input = json!({ "service": service, "depth": depth, "direction": direction });
    asked("blast_show", input, render::blast)
}

/// What `link` asks.
pub fn link(link: Link) -> Asked {
    match link {
        Link::Services { from, to, kind, min_version } => {
            let input = json!({ "from": from, "to": to, "type": kind, "min_version": min_version });
            asked("service_link", input, render::changed)
        }
        Link::Releases { successor, predecessor, relation, lag, calendar } => {
            let input = json!({
                "successor": successor, "predecessor": predecessor, "relation": relation, "lag": lag,
                "calendar": calendar,
            });
            asked("release_link", input, render::changed)
        }
    }
}

/// What `unlink` asks.
pub fn unlink(unlink: Unlink) -> Asked {
    match unlink {
        Unlink::Services { from, to } => asked("service_unlink", json!({ "from": from, "to": to }), render::changed),
        Unlink::Releases { successor, predecessor } => {
            let input = json!({ "successor": successor, "predecessor": predecessor });
            asked("release_unlink", input, render::changed)
        }
    }
}

/// What `map` asks.
pub fn map(map: Map) -> Result<Asked, AppError> {
    let word = |value: Option<clap::builder::PossibleValue>| value.map(|value| value.get_name().to_owned());
    let Map { subject, around, depth, linked, group_by, collapse, kinds, out, a3, mono, fallback_font } = map;
    let shown = json!({
        "subject": word(subject.to_possible_value()), "focus": around, "depth": depth, "linked_only": linked,
        "group_by": word(group_by.to_possible_value()), "collapsed": collapse, "kinds": kinds,
    });
    let Some(out) = out else { return Ok(asked("dependency_map", shown, render::map)) };
    let format = match extension(&out).as_str() {
        "svg" => "svg",
        "pdf" => "pdf",
        "graphml" => "graphml",
        "dot" | "gv" => "dot",
        "mmd" => "mermaid",
        _ => {
            let message = format!("{}: nobody can tell in which format", out.display());
            let hint = "say a file that ends in .svg, .pdf, .graphml, .dot, .gv or .mmd";
            return Err(AppError::usage("map.format", message).hint(hint));
        }
    };
    let input = json!({
        "path": out, "format": format, "map": shown, "paper": if a3 { "a3" } else { "a4" }, "mono": mono,
        "fallback_font": fallback_font,
    });
    Ok(asked("map_export", input, render::written))
}

fn extension(path: &Path) -> String {
    path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// What `late` asks.
pub fn late(release: String, by: String) -> Asked {
    let problems = |answer: &Value| answer["items"].as_array().is_some_and(|items| !items.is_empty());
    Asked {
        problems,
        told_in: ToldIn::Plan,
        ..asked("late_show", json!({ "release": release, "by": by }), render::late)
    }
}

/// What `runbook` asks.
pub fn runbook(release: &str) -> Asked {
    let problems = |answer: &Value| answer["over_minutes"].as_i64().is_some_and(|over| over > 0);
    Asked { problems, told_in: ToldIn::Plan, ..asked("runbook_show", json!({ "key": release }), render::runbook) }
}

/// What `step` asks; what is not said of a step that is there stays as it is.
pub fn step(app: &App, step: StepOf) -> Result<Asked, AppError> {
    let StepSaid { release, key, title, minutes, owner, after } = match step {
        StepOf::Remove { key } => return Ok(asked("step_remove", json!({ "key": key }), render::changed)),
        StepOf::Set(said) => said,
    };
    let there = app.call("runbook_show", json!({ "key": release }), &OnTerminal)?;
    let old = there["steps"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|step| &step["card"])
        .find(|card| key.is_some() && card["key"].as_str() == key.as_deref())
        .cloned()
        .unwrap_or_default();
    let waits = if after.is_empty() { old["waits"].clone() } else { waits(&after) };
    let input = json!({
        "key": key, "release": release,
        "title": title.map_or_else(|| old["title"].clone(), Value::from),
        "minutes": minutes.map_or_else(|| old["minutes"].clone(), Value::from),
        "owner": owner.map_or_else(|| old["owner"].clone(), Value::from),
        "waits": if waits.is_null() { json!([]) } else { waits },
    });
    if input["title"].is_null() || input["minutes"].is_null() {
        let message = "a new step needs --title and --minutes";
        return Err(AppError::usage("step.said", message).hint("slipway step set --help shows what it takes"));
    }
    Ok(asked("step_save", input, render::changed))
}

/// What is waited for, of `KEY`, `KEY:SS` and `KEY:FS:10m`; keys may hold colons themselves.
fn waits(after: &[String]) -> Value {
    let one = |text: &String| {
        let parts: Vec<&str> = text.rsplitn(3, ':').collect();
        let is_relation = |word: &str| ["FS", "SS", "FF", "SF"].iter().any(|known| known.eq_ignore_ascii_case(word));
        match parts.as_slice() {
            [lag, relation, step] if is_relation(relation) => json!({ "step": step, "relation": relation, "lag": lag }),
            [relation, step] if is_relation(relation) => json!({ "step": step, "relation": relation }),
            [relation, end, start] if is_relation(relation) => {
                json!({ "step": format!("{start}:{end}"), "relation": relation })
            }
            _ => json!({ "step": text }),
        }
    };
    after.iter().map(one).collect()
}
