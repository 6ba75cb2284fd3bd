//! Trains.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::id::TrainId;
use slipway_domain::plan::Table;
use slipway_domain::train::Train;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, train: &Train) -> Result<(), StorageError> {
    let Train { id, key, name, capacity, risk_budget } = train;
    let values: [&dyn ToSql; 5] = [&id.to_string(), &key.as_str(), name, capacity, risk_budget];
    row::put(db, "train", &["id", "key", "name", "capacity", "risk_budget"], &values)
}

pub(crate) fn remove(db: &Connection, id: TrainId) -> Result<(), StorageError> {
    row::remove(db, "train", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<Train>, StorageError> {
    each(db, "train", "SELECT id, key, name, capacity, risk_budget FROM train", |cells| {
        Ok(Train {
            id: cells.id(0, TrainId::new)?,
            key: cells.parsed(1)?,
            name: cells.plain(2)?,
            capacity: cells.plain(3)?,
            risk_budget: cells.plain(4)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{key, mirrors, uuid};

    #[test]
    fn a_train_is_read_back_renamed_and_taken_out() {
        let train = Train {
            id: TrainId::new(uuid(20)),
            key: key("T-2026-12"),
            name: "December".into(),
            capacity: None,
            risk_budget: None,
        };
        let renamed = Train { name: "December, late".into(), ..train.clone() };
        let full = Train { capacity: Some(0), risk_budget: Some(20), ..train.clone() };
        mirrors([train.clone().into(), renamed.into(), full.into(), train.clone().into(), Edit::RemoveTrain(train.id)]);
    }
}
