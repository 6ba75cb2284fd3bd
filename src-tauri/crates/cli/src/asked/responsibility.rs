//! What is asked about who answers for what.

use serde_json::{Value, json};
use slipway_app::{App, AppError};
use slipway_domain::catalogue::Role;

use super::{Asked, Only, Tell, asked, printing};
use crate::arguments::{Gaps, Raci, Roles, SettleRaci};
use crate::progress::OnTerminal;
use crate::render;

/// What `raci` asks.
pub fn raci(app: &App, raci: Raci) -> Result<Asked, AppError> {
    let Raci { settle, kind, out, blocking, printing: how } = raci;
    Ok(match (settle, out) {
        (Some(SettleRaci::Set { kind, activity, role, letters, reason }), _) => {
            let mut grid = settled(app, &kind, &activity, &role, &letters)?;
            grid["reason"] = reason.into();
            asked("raci_save", grid, render::changed)
        }
        (Some(SettleRaci::Reset { kind }), _) => asked("raci_reset", json!({ "type": kind }), render::changed),
        (None, Some(out)) => {
            let mut input = printing(&out, how);
            input["blocking"] = blocking.into();
            asked("raci_print", input, render::printed)
        }
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
pub fn gaps(gaps: Gaps) -> Result<Asked, AppError> {
    let Gaps { release, blocking, out, printing: how } = gaps;
    let Some(out) = out else {
        let blocks = |answer: &Value| {
            answer["items"].as_array().is_some_and(|gaps| gaps.iter().any(|gap| gap["blocks"] == true))
        };
        let tell = if blocking { render::blocking_gaps } else { render::gaps };
        let input = json!({ "release": release, "blocking": blocking });
        return Ok(Asked { problems: blocks, ..asked("gap_list", input, tell) });
    };
    let ending = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let (name, mut input, tell): (_, _, Tell) = match ending.as_str() {
        "pdf" => ("raci_print", printing(&out, how), render::printed),
        "csv" => ("gap_export", json!({ "path": out }), render::one_written),
        _ => {
            let message = format!("{}: nobody can tell how the gaps are written", out.display());
            return Err(AppError::usage("gap.format", message)
                .hint("say a file that ends in .csv for a table, or in .pdf for paper"));
        }
    };
    (input["release"], input["blocking"]) = (release.into(), blocking.into());
    Ok(asked(name, input, tell))
}

/// What `roles` asks.
pub fn roles(app: &App, roles: Roles) -> Result<Asked, AppError> {
    let Roles { key, set, reason } = roles;
    if set.is_empty() {
        return Ok(asked("release_show", json!({ "key": key }), render::roles));
    }
    let shown = app.call("release_show", json!({ "key": key }), &OnTerminal)?;
    let mut draft = draft(&shown);
    for said in &set {
        hold(&mut draft["people"], said)?;
    }
    Ok(asked("release_edit", json!({ "key": key, "draft": draft, "reason": reason }), render::role_holders))
}

/// The draft that changes nothing of a release.
fn draft(shown: &Value) -> Value {
    let bar = &shown["bar"];
    let doubtful = shown["conflicts"].as_array().into_iter().flatten().any(|conflict| conflict["code"] == "C18");
    // A wall time that the clock skips or repeats is kept as it was typed; any other time is the same by its instant.
    let (start, end) =
        if doubtful { (&shown["local_start"], &shown["local_end"]) } else { (&bar["start"], &bar["end"]) };
    json!({
        "title": bar["title"], "description": shown["description"], "type": bar["type"], "services": bar["services"],
        "environment": bar["environment"], "team": bar["team"], "train": bar["train"], "risk": bar["risk"],
        "version": bar["version"], "start": start, "end": end, "zone": bar["zone"],
        "validation_minutes": bar["segments"]["validation"], "rollback_minutes": bar["segments"]["rollback"],
        "stabilisation_minutes": bar["segments"]["stabilisation"], "people": shown["people"],
    })
}

/// Gives a role to others, of `ROLE=PERSON[,PERSON]`; to nobody where the person is `none`.
fn hold(people: &mut Value, said: &str) -> Result<(), AppError> {
    const HINT: &str = "write it as service-owner=ANN, or as service-owner=none for nobody";
    let unread = |message: String| AppError::usage("roles.said", message).hint(HINT);
    let (role, persons) =
        said.split_once('=').ok_or_else(|| unread(format!("{said:?} says nobody who holds a role")))?;
    let role: Role = role.parse().map_err(|error: slipway_domain::UnknownWord| unread(error.to_string()))?;
    let persons: Vec<&str> = persons.split(',').map(str::trim).filter(|person| !person.is_empty()).collect();
    if persons.is_empty() {
        return Err(unread(format!("{said:?} says nobody who holds a role")));
    }
    let Some(people) = people.as_array_mut() else { return Ok(()) };
    people.retain(|holder| holder["role"] != role.as_str());
    let named = persons.into_iter().filter(|person| *person != "none");
    people.extend(named.map(|person| json!({ "role": role.as_str(), "person": person })));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_goes_to_those_who_are_named_and_the_other_roles_stay() {
        let holder = |role: &str, person: &str| json!({ "role": role, "person": person });
        let mut people =
            json!([holder("release-manager", "ada"), holder("security", "bob"), holder("security", "cid")]);
        hold(&mut people, "Service Owner=dan, eve").unwrap();
        hold(&mut people, "security=fay").unwrap();
        let owners = [holder("service-owner", "dan"), holder("service-owner", "eve")];
        let [dan, eve] = owners;
        assert_eq!(people, json!([holder("release-manager", "ada"), dan, eve, holder("security", "fay")]));
        hold(&mut people, "service-owner=none").unwrap();
        assert_eq!(people, json!([holder("release-manager", "ada"), holder("security", "fay")]));
        for wrong in ["security", "security=", "security= ,", "boss=ada"] {
            assert_eq!(hold(&mut people, wrong).unwrap_err().code, "roles.said", "{wrong}");
        }
    }
}
