//! Dependencies between releases.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::dependency::ReleaseLink;
use slipway_domain::id::{ReleaseId, ReleaseLinkId};
use slipway_domain::plan::Table;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, link: &ReleaseLink) -> Result<(), StorageError> {
    let ReleaseLink { id, successor, predecessor, relation, lag } = link;
    let (id, successor, predecessor) = (id.to_string(), successor.to_string(), predecessor.to_string());
    let values: [&dyn ToSql; 5] = [&id, &successor, &predecessor, &relation.as_str(), &lag.to_string()];
    row::put(db, "release_link", &["id", "successor", "predecessor", "relation", "lag"], &values)
}

pub(crate) fn remove(db: &Connection, id: ReleaseLinkId) -> Result<(), StorageError> {
    row::remove(db, "release_link", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<ReleaseLink>, StorageError> {
    each(db, "release_link", "SELECT id, successor, predecessor, relation, lag FROM release_link", |cells| {
        Ok(ReleaseLink {
            id: cells.id(0, ReleaseLinkId::new)?,
            successor: cells.id(1, ReleaseId::new)?,
            predecessor: cells.id(2, ReleaseId::new)?,
            relation: cells.parsed(3)?,
            lag: cells.parsed(4)?,
        })
    })
}
