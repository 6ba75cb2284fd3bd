//! Two moments compared, and the plan as it was.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rustc_hash::FxHashMap;
use serde_json::Value;
use slipway_domain::Plan;

use crate::journal::{self, Change, triggers};
use crate::tables::{self, JOURNALLED};
use crate::{StorageError, Store, rows};

impl Store {
    /// The net difference of every row between two operations, whichever is older; 0 is before the first.
    ///
    /// Rows that were changed and changed back are left out.
    pub fn difference(&self, from: u64, to: u64) -> Result<Vec<Change>, StorageError> {
        let (older, newer) = (from.min(to), from.max(to));
        let mut net: FxHashMap<(String, String), Change> = FxHashMap::default();
        self.reading(|db| {
            if newer > journal::latest(db)? {
                return Err(StorageError::NoOperation(newer));
            }
            journal::changes_between(db, older + 1, newer, |change| {
                let row = (change.table.clone(), change.row.clone());
                match net.get_mut(&row) {
                    Some(first) => first.after = change.after,
                    None => drop(net.insert(row, change)),
                }
            })
        })?;
        let turned = |change: Change| {
            if from <= to { change } else { Change { before: change.after, after: change.before, ..change } }
        };
        let mut net: Vec<Change> =
            net.into_values().filter(|change| !rows::same(&change.before, &change.after)).map(turned).collect();
        net.sort_by(|one, other| (&one.table, &one.row).cmp(&(&other.table, &other.row)));
        Ok(net)
    }

    /// The plan as it was after an operation.
    ///
    /// Nothing is written, so that it also works on a file that can only be read.
    pub fn as_of(&self, seq: u64) -> Result<Plan, StorageError> {
        self.reading(|db| {
            if seq == 0 || seq > journal::latest(db)? {
                return Err(StorageError::NoOperation(seq));
            }
            rewind(db, seq)?;
            tables::load(db)
        })
    }

    /// The image of every journalled row, for comparing two files or moments.
    pub fn dump(&self) -> Result<BTreeMap<String, Vec<Value>>, StorageError> {
        self.reading(|db| {
            let mut dump = BTreeMap::new();
            for (table, key) in JOURNALLED {
                let image = triggers::image(&triggers::columns(db, table)?, "");
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

/// Puts a temporary table, as it was after an operation, in front of each table that has changed since.
///
/// SQLite looks for a name among temporary tables first, so the tables are then
/// read as ever; they go with the transaction.
fn rewind(db: &Connection, seq: u64) -> Result<(), StorageError> {
    // The first image before a row's first change since is the row as it was.
    let mut first: FxHashMap<(String, String), Value> = FxHashMap::default();
    journal::changes_between(db, seq + 1, u64::MAX, |change| {
        first.entry((change.table, change.row)).or_insert(change.before);
    })?;
    let touched: BTreeSet<&str> = first.keys().map(|(table, _)| table.as_str()).collect();
    for (table, key) in JOURNALLED.iter().filter(|(table, _)| touched.contains(table)) {
        db.execute_batch(&format!(
            "CREATE TEMP TABLE {table} AS SELECT * FROM main.{table};
             CREATE INDEX temp.{table}_key ON {table} ({});",
            key.join(", ")
        ))?;
    }
    for ((table, row), before) in &first {
        db.prepare_cached(&format!("DELETE FROM temp.{table} WHERE {}", rows::condition(table, "?1")?))?
            .execute([row])?;
        if !before.is_null() {
            rows::insert(db, &format!("temp.{table}"), table, row, before)?;
        }
    }
    Ok(())
}
