//! Scopes, as the parts of what they narrow.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rustc_hash::FxHashMap;
use slipway_domain::calendar::Scope;
use slipway_domain::id::{EnvironmentId, RegionId, ServiceId, TeamId};
use uuid::Uuid;

use super::row::{Cells, each, put_parts};
use crate::StorageError;

const SERVICE: &str = "service";
const TEAM: &str = "team";
const ENVIRONMENT: &str = "environment";
const REGION: &str = "region";
const KIND: &str = "type";

/// Makes a scope the one of a row; the first column of its table names what it narrows.
pub(super) fn put(db: &Connection, table: &str, owner: &str, id: &str, scope: &Scope) -> Result<(), StorageError> {
    let part = |dimension: &str, value: String| vec![dimension.to_owned(), value];
    let parts: BTreeSet<Vec<String>> = (scope.services.iter().map(|id| part(SERVICE, id.to_string())))
        .chain(scope.teams.iter().map(|id| part(TEAM, id.to_string())))
        .chain(scope.environments.iter().map(|id| part(ENVIRONMENT, id.to_string())))
        .chain(scope.regions.iter().map(|id| part(REGION, id.to_string())))
        .chain(scope.kinds.iter().map(|kind| part(KIND, kind.to_string())))
        .collect();
    put_parts(db, table, &[owner, "dimension", "value"], id, &parts)
}

/// Every scope of a table, by the id of what it narrows.
pub(super) fn all<Id: Eq + std::hash::Hash>(
    db: &Connection,
    table: &'static str,
    owner: &str,
    wrap: fn(Uuid) -> Id,
) -> Result<FxHashMap<Id, Scope>, StorageError> {
    let mut scopes: FxHashMap<Id, Scope> = FxHashMap::default();
    let sql = format!("SELECT {owner}, dimension, value FROM {table}");
    let _: Vec<()> = each(db, table, &sql, |cells| narrow(scopes.entry(cells.id(0, wrap)?).or_default(), &cells))?;
    Ok(scopes)
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
