//! Two moments compared, and the plan as it was.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde_json::Value;
use slipway_domain::Plan;

use crate::journal::{self, Change};
use crate::{StorageError, Store, undo};

impl Store {
    /// The net difference of every row between two operations, whichever is older.
    ///
    /// Rows that were changed and changed back are left out.
    pub fn difference(&self, from: u64, to: u64) -> Result<Vec<Change>, StorageError> {
        let (older, newer) = (from.min(to), from.max(to));
        let latest = self.latest()?;
        if newer > latest {
            return Err(StorageError::NoOperation(newer));
        }
        let mut net: BTreeMap<(String, String), Change> = BTreeMap::new();
        for seq in older + 1..=newer {
            for change in self.changes(seq)? {
                let row = (change.table.clone(), change.row.clone());
                match net.get_mut(&row) {
                    Some(first) => first.after = change.after,
                    None => drop(net.insert(row, change)),
                }
            }
        }
        let turned = |change: Change| {
            if from <= to { change } else { Change { before: change.after, after: change.before, ..change } }
        };
        Ok(net.into_values().filter(|change| change.before != change.after).map(turned).collect())
    }

    /// The plan as it was after an operation: everything since is taken back in a transaction that is never kept.
    pub fn as_of(&self, seq: u64) -> Result<Plan, StorageError> {
        let latest = self.latest()?;
        if seq == 0 || seq > latest {
            return Err(StorageError::NoOperation(seq));
        }
        let mut copy = Connection::open_in_memory()?;
        {
            let backup = rusqlite::backup::Backup::new(&self.db, &mut copy)?;
            backup.run_to_completion(10_000, std::time::Duration::ZERO, None)?;
        }
        let tx = copy.transaction()?;
        tx.pragma_update(None, "defer_foreign_keys", true)?;
        journal::begin(&tx)?;
        for later in (seq + 1..=latest).rev() {
            undo::take_back(&tx, later)?;
        }
        crate::tables::load(&tx)
    }

    /// The image of every journalled row, for comparing two files or moments.
    pub fn dump(&self) -> Result<BTreeMap<String, Vec<Value>>, StorageError> {
        self.reading(|db| {
            let mut dump = BTreeMap::new();
            for (table, key) in crate::tables::JOURNALLED {
                let image = journal::image(&journal::columns(db, table)?, "");
                let mut statement = db.prepare(&format!("SELECT {image} FROM {table} ORDER BY {}", key.join(", ")))?;
                let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
                let mut images = Vec::new();
                for row in rows {
                    images.push(serde_json::from_str(&row?).unwrap_or(Value::Null));
                }
                dump.insert((*table).to_owned(), images);
            }
            Ok(dump)
        })
    }
}
