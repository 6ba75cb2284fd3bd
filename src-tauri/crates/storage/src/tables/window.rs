//! Windows and their scopes.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use rusqlite::Connection;
use rusqlite::types::ToSql;
use rustc_hash::FxHashMap;
use slipway_domain::calendar::{Scope, Window};
use slipway_domain::id::{EnvironmentId, RegionId, ServiceId, TeamId, WindowId};
use slipway_domain::plan::Table;

use super::row::{self, Cells, each, put_parts};
use crate::StorageError;

const SERVICE: &str = "service";
const TEAM: &str = "team";
const ENVIRONMENT: &str = "environment";
const REGION: &str = "region";
const KIND: &str = "type";

pub(crate) fn put(db: &Connection, window: &Window) -> Result<(), StorageError> {
    let id = window.id.to_string();
    let values: [&dyn ToSql; 8] = [
        &id,
        &window.key.as_str(),
        &window.title,
        &window.kind.as_str(),
        &window.zone.name(),
        &window.start.format("%FT%T").to_string(),
        &window.end.format("%FT%T").to_string(),
        &window.recurrence.as_ref().map(slipway_domain::time::Recurrence::as_str),
    ];
    row::put(db, "window", &["id", "key", "title", "kind", "zone", "start_wall", "end_wall", "rrule"], &values)?;
    let scope = &window.scope;
    let part = |dimension: &str, value: String| vec![dimension.to_owned(), value];
    let parts: BTreeSet<Vec<String>> = (scope.services.iter().map(|id| part(SERVICE, id.to_string())))
        .chain(scope.teams.iter().map(|id| part(TEAM, id.to_string())))
        .chain(scope.environments.iter().map(|id| part(ENVIRONMENT, id.to_string())))
        .chain(scope.regions.iter().map(|id| part(REGION, id.to_string())))
        .chain(scope.kinds.iter().map(|kind| part(KIND, kind.to_string())))
        .collect();
    put_parts(db, "window_scope", &["window", "dimension", "value"], &id, &parts)
}

pub(crate) fn remove(db: &Connection, id: WindowId) -> Result<(), StorageError> {
    row::remove(db, "window", &id.to_string(), &[("window_scope", "window")])
}

fn narrow(scope: &mut Scope, cells: &Cells<'_>) -> Result<(), StorageError> {
    match cells.plain::<String>(1)?.as_str() {
        SERVICE => drop(scope.services.insert(cells.id(2, ServiceId::new)?)),
        TEAM => drop(scope.teams.insert(cells.id(2, TeamId::new)?)),
        ENVIRONMENT => drop(scope.environments.insert(cells.id(2, EnvironmentId::new)?)),
        REGION => drop(scope.regions.insert(cells.id(2, RegionId::new)?)),
        KIND => drop(scope.kinds.insert(cells.parsed(2)?)),
        other => return cells.checked_in(1, Err(format!("{other:?} is not a dimension of a scope"))),
    }
    Ok(())
}

pub(super) fn all(db: &Connection) -> Result<Table<Window>, StorageError> {
    let mut scopes: FxHashMap<WindowId, Scope> = FxHashMap::default();
    let sql = "SELECT window, dimension, value FROM window_scope";
    let _: Vec<()> =
        each(db, "window_scope", sql, |cells| narrow(scopes.entry(cells.id(0, WindowId::new)?).or_default(), &cells))?;
    let sql = "SELECT id, key, title, kind, zone, start_wall, end_wall, rrule FROM window";
    each(db, "window", sql, |cells| {
        let id = cells.id(0, WindowId::new)?;
        let window = Window {
            id,
            key: cells.parsed(1)?,
            title: cells.plain(2)?,
            kind: cells.parsed(3)?,
            scope: scopes.remove(&id).unwrap_or_default(),
            zone: cells.parsed(4)?,
            start: cells.parsed::<NaiveDateTime>(5)?,
            end: cells.parsed::<NaiveDateTime>(6)?,
            recurrence: cells.optional(7)?,
        };
        cells.checked(window.check())?;
        Ok(window)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use slipway_domain::calendar::WindowKind;
    use slipway_domain::plan::Edit;
    use slipway_domain::release::ReleaseKind;
    use slipway_domain::time::Recurrence;

    use super::*;
    use crate::tables::testing::{berlin, environment, key, mirrors, region, service, team, uuid, wall};

    #[test]
    fn a_window_is_read_back_for_everything_and_for_every_part_of_a_scope() {
        let window = Window {
            id: WindowId::new(uuid(70)),
            key: key("F-YEAR-END"),
            title: "Year end".into(),
            kind: WindowKind::FreezeHard,
            scope: Scope::default(),
            zone: berlin(),
            start: wall("2026-12-18T00:00"),
            end: wall("2027-01-04T08:00"),
            recurrence: None,
        };
        let full = Window {
            scope: Scope {
                services: [service(30).id, service(31).id].into(),
                teams: [team().id].into(),
                environments: [environment(12).id].into(),
                regions: [region().id].into(),
                kinds: ReleaseKind::ALL.iter().copied().collect(),
            },
            recurrence: Some(Recurrence::parse("FREQ=YEARLY").unwrap()),
            ..window.clone()
        };
        let narrower = Window { scope: Scope { teams: [team().id].into(), ..Scope::default() }, ..full.clone() };
        let kinds = WindowKind::ALL.iter().map(|kind| Edit::from(Window { kind: *kind, ..window.clone() }));
        let forms = [full.into(), narrower.into(), Edit::RemoveWindow(window.id)];
        mirrors(kinds.chain(forms));
    }
}
