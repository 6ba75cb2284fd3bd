//! What calendars name and the plan no longer has, as the history knows it.

use serde_json::Value;
use slipway_domain::publication::{Part, PartNames};
use uuid::Uuid;

use super::GoneThing;
use crate::desk::Desk;
use crate::error::Result;
use crate::few::few;
use crate::wire::Text;

/// How many things are named.
const NAMED: usize = 5;

impl GoneThing {
    /// Something of which the plan only has the id.
    pub(super) fn of((what, id): (PartNames, Uuid)) -> Self {
        Self { what: Text(what), id: Text(id), told: format!("{what} {id}") }
    }
}

/// Puts the names that things had when they were taken out in place of their ids.
pub(super) fn name(desk: &Desk, gone: &mut [GoneThing]) -> Result<()> {
    for thing in gone {
        if let Some(told) = last_name(desk, &thing.id.to_string())? {
            thing.told = format!("{} {told}", thing.what.0);
        }
    }
    Ok(())
}

/// The key and the name in the last image of a row that was taken out.
fn last_name(desk: &Desk, row: &str) -> Result<Option<String>> {
    for operation in desk.store.operations_on(row)? {
        let changes = desk.store.changes(operation.seq)?;
        let Some(change) = changes.into_iter().find(|change| change.row == row && change.after.is_null()) else {
            continue;
        };
        let text = |name: &str| change.before.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        let (key, name) = (text("key"), text("name").or_else(|| text("title")));
        let told: Vec<&str> = key.into_iter().chain(name.filter(|name| Some(*name) != key)).collect();
        return Ok((!told.is_empty()).then(|| told.join(" ")));
    }
    Ok(None)
}

/// That a part names what is gone, what comes of it and what to do, in a sentence; nothing where it names nothing such.
pub(super) fn told(desk: &Desk, part: &Part) -> Result<Option<String>> {
    let mut gone: Vec<GoneThing> = part.gone(&desk.plan).into_iter().map(GoneThing::of).collect();
    if gone.is_empty() {
        return Ok(None);
    }
    name(desk, &mut gone)?;
    let named = few(gone.iter().map(|thing| thing.told.as_str()), NAMED);
    Ok(Some(format!(
        "it names what is no longer in the plan, of which nothing comes: {named}; undo the removal, or change what the calendar holds"
    )))
}
