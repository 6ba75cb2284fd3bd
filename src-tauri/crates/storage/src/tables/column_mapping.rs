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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use super::*;
    use crate::Store;
    use crate::tables::testing::{key, meta, store, uuid};

    fn mapping(number: u128, kind: &str) -> ColumnMapping {
        let columns = [("key".to_owned(), "Issue key".to_owned()), ("title".to_owned(), "Summary".to_owned())];
        ColumnMapping { id: uuid(number), key: key("Jira"), kind: kind.into(), columns: columns.into() }
    }

    #[test]
    fn a_mapping_is_read_back_changed_taken_out_and_brought_back_by_undo() {
        let mut store = store();
        let save = |store: &mut Store, mapping: &ColumnMapping| {
            let meta = meta(store);
            store.perform(&meta, |write| write.put_column_mapping(mapping)).map(|((), operation)| operation)
        };
        let changed = ColumnMapping { columns: BTreeMap::new(), ..mapping(80, "releases") };
        for saved in [mapping(80, "releases"), changed.clone()] {
            save(&mut store, &saved).unwrap();
            assert_eq!(store.column_mappings().unwrap(), [saved]);
        }
        let taken = meta(&store);
        store.perform(&taken, |write| write.remove_column_mapping(uuid(80))).unwrap();
        assert_eq!(store.column_mappings().unwrap(), []);
        let back = meta(&store);
        store.undo(&back).unwrap();
        assert_eq!(store.column_mappings().unwrap(), [changed]);
    }

    #[test]
    fn a_name_can_be_used_once_for_each_kind_of_file() {
        let mut store = store();
        for (number, kind) in [(80, "releases"), (81, "services")] {
            let meta = meta(&store);
            store.perform(&meta, |write| write.put_column_mapping(&mapping(number, kind))).unwrap();
        }
        let meta = meta(&store);
        let refused = store.perform(&meta, |write| write.put_column_mapping(&mapping(82, "releases"))).unwrap_err();
        assert_eq!(refused.to_string(), "there is already a column mapping with the same key and kind");
        assert_eq!(store.column_mappings().unwrap().len(), 2);
    }
}
