//! Mappings of other programs' CSV columns to ours, kept by name.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::Key;
use uuid::Uuid;

use super::row::{self, each};
use crate::StorageError;

/// Which columns of somebody's CSV files are which of ours, saved by a name.
///
/// The key is unique among the mappings of one kind of file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMapping {
    /// Its id.
    pub id: Uuid,
    /// The name by which people choose it.
    pub key: Key,
    /// The kind of file, such as `releases`.
    pub kind: String,
    /// Their column for each of ours.
    pub columns: BTreeMap<String, String>,
}

pub(crate) fn put(db: &Connection, mapping: &ColumnMapping) -> Result<(), StorageError> {
    let ColumnMapping { id, key, kind, columns } = mapping;
    let columns = serde_json::to_string(columns).unwrap_or_else(|_| "{}".to_owned());
    let values: [&dyn ToSql; 4] = [&id.to_string(), &key.as_str(), kind, &columns];
    row::put(db, "column_mapping", &["id", "key", "kind", "columns"], &values)
}

pub(crate) fn remove(db: &Connection, id: Uuid) -> Result<(), StorageError> {
    row::remove(db, "column_mapping", &id.to_string(), &[])
}

pub(crate) fn all(db: &Connection) -> Result<Vec<ColumnMapping>, StorageError> {
    each(db, "column_mapping", "SELECT id, key, kind, columns FROM column_mapping ORDER BY kind, key", |cells| {
        Ok(ColumnMapping {
            id: cells.parsed(0)?,
            key: cells.parsed(1)?,
            kind: cells.plain(2)?,
            columns: cells.checked_in(3, serde_json::from_str(cells.text(3)?))?,
        })
    })
}
