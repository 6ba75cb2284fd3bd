//! Trains.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::id::TrainId;
use slipway_domain::plan::Table;
use slipway_domain::train::Train;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, train: &Train) -> Result<(), StorageError> {
    let values: [&dyn ToSql; 3] = [&train.id.to_string(), &train.key.as_str(), &train.name];
    row::put(db, "train", &["id", "key", "name"], &values)
}

pub(crate) fn remove(db: &Connection, id: TrainId) -> Result<(), StorageError> {
    row::remove(db, "train", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<Train>, StorageError> {
    each(db, "train", "SELECT id, key, name FROM train", |cells| {
        Ok(Train { id: cells.id(0, TrainId::new)?, key: cells.parsed(1)?, name: cells.plain(2)? })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{key, mirrors, uuid};

    #[test]
    fn a_train_is_read_back_renamed_and_taken_out() {
        let train = Train { id: TrainId::new(uuid(20)), key: key("T-2026-12"), name: "December".into() };
        let renamed = Train { name: "December, late".into(), ..train.clone() };
        mirrors([train.clone().into(), renamed.into(), Edit::RemoveTrain(train.id)]);
    }
}
