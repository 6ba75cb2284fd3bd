//! What is asked about who answers for what.

use serde_json::{Value, json};
use slipway_app::{App, AppError};

use super::{Asked, Only, asked, printing};
use crate::arguments::{Gaps, Raci, SettleRaci};
use crate::progress::OnTerminal;
use crate::render;

/// What `raci` asks.
pub fn raci(app: &App, raci: Raci) -> Result<Asked, AppError> {
    let Raci { settle, kind, out, printing: how } = raci;
    Ok(match (settle, out) {
        (Some(SettleRaci::Set { kind, activity, role, letters, reason }), _) => {
            let mut grid = settled(app, &kind, &activity, &role, &letters)?;
            grid["reason"] = reason.into();
            asked("raci_save", grid, render::changed)
        }
        (Some(SettleRaci::Reset { kind }), _) => asked("raci_reset", json!({ "type": kind }), render::changed),
        (None, Some(out)) => asked("raci_print", printing(&out, how), render::printed),
        (None, None) => {
            let only = kind.map(|name| Only { what: "type of release", place: "/type", name, lists: "slipway raci" });
            Asked { only, ..asked("raci_list", json!({}), render::grids) }
        }
    })
}

/// The grid of a type with other letters in one cell.
fn settled(app: &App, kind: &str, activity: &str, role: &str, letters: &str) -> Result<Value, AppError> {
    let mut grids = app.call("raci_list", json!({}), &OnTerminal)?;
    let unknown = |what: &str, name: &str| {
        AppError::usage("raci.unknown", format!("there is no {what} {name:?} in the grids"))
            .hint("`slipway raci` lists every type with its activities")
    };
    let mut all = grids["items"].as_array_mut().into_iter().flatten();
    let grid = all.find(|grid| grid["type"] == kind).ok_or_else(|| unknown("type of release", kind))?;
    let mut rows = grid["rows"].take();
    let mut every = rows.as_array_mut().into_iter().flatten();
    let row = every.find(|row| row["activity"] == activity).ok_or_else(|| unknown("activity", activity))?;
    if let Some(cells) = row["cells"].as_array_mut() {
        cells.retain(|cell| cell["role"] != role);
        let parts = letters.chars().filter(|letter| !matches!(letter, '-' | ',' | '/' | ' '));
        cells.extend(parts.map(|letter| json!({ "role": role, "part": letter.to_ascii_uppercase() })));
    }
    for row in rows.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        row.remove("fault");
    }
    Ok(json!({ "type": kind, "rows": rows }))
}

/// What `gaps` asks.
pub fn gaps(gaps: Gaps) -> Asked {
    let Gaps { release, out } = gaps;
    if let Some(out) = out {
        return asked("gap_export", json!({ "path": out }), render::one_written);
    }
    let blocks =
        |answer: &Value| answer["items"].as_array().is_some_and(|gaps| gaps.iter().any(|gap| gap["blocks"] == true));
    Asked { problems: blocks, ..asked("gap_list", json!({ "release": release }), render::gaps) }
}
