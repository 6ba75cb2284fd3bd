//! Data stores.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::catalogue::Store;
use slipway_domain::id::StoreId;
use slipway_domain::plan::Table;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, store: &Store) -> Result<(), StorageError> {
    let values: [&dyn ToSql; 3] = [&store.id.to_string(), &store.key.as_str(), &store.name];
    row::put(db, "store", &["id", "key", "name"], &values)
}

pub(crate) fn remove(db: &Connection, id: StoreId) -> Result<(), StorageError> {
    row::remove(db, "store", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<Store>, StorageError> {
    each(db, "store", "SELECT id, key, name FROM store", |cells| {
        Ok(Store { id: cells.id(0, StoreId::new)?, key: cells.parsed(1)?, name: cells.plain(2)? })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{mirrors, store_named};

    #[test]
    fn a_store_is_read_back_renamed_and_taken_out() {
        let store = store_named(21, "ledger-db");
        let renamed = Store { name: "Ledger database".into(), ..store.clone() };
        mirrors([store.clone().into(), renamed.into(), Edit::RemoveStore(store.id)]);
    }
}
