//! Replaying net changes on a plan: a scenario that is applied, and a plan that goes back to an earlier moment.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::journal::{Change, Meta, Operation};
use crate::rows::{current, restore, same};
use crate::write::Write;
use crate::{StorageError, Store};

impl Write<'_> {
    /// Makes the rows of some net changes what they are after them.
    ///
    /// A row that stands so already is left alone. Refuses with `scenario.diverged`, naming the rows, where one stands
    /// neither as before nor as after its change: somebody else changed it.
    pub fn replay(&mut self, changes: &[Change]) -> Result<(), StorageError> {
        let mut now: BTreeMap<(&str, &str), Value> = BTreeMap::new();
        let mut diverged = Vec::new();
        for change in changes {
            let there = current(self.db, &change.table, &change.row)?;
            if !same(&there, &change.before) && !same(&there, &change.after) {
                diverged.push(named(change));
            }
            now.insert((&change.table, &change.row), there);
        }
        if !diverged.is_empty() {
            return Err(StorageError::Diverged(diverged));
        }
        for change in changes {
            let there = now.get(&(&*change.table, &*change.row)).unwrap_or(&Value::Null);
            if !same(there, &change.after) {
                restore(self.db, &change.table, &change.row, there, &change.after)?;
            }
        }
        Ok(())
    }
}

impl Store {
    /// The rows that keep some net changes from being replayed, as people know them; none where they can be.
    pub fn diverged(&self, changes: &[Change]) -> Result<Vec<String>, StorageError> {
        self.reading(|db| {
            let mut rows = Vec::new();
            for change in changes {
                let there = current(db, &change.table, &change.row)?;
                if !same(&there, &change.before) && !same(&there, &change.after) {
                    rows.push(named(change));
                }
            }
            Ok(rows)
        })
    }

    /// Brings the plan back to what it was after an operation, as one new operation; nothing where it stands so.
    pub fn go_back(&mut self, meta: &Meta, seq: u64) -> Result<Option<Operation>, StorageError> {
        if seq == 0 {
            return Err(StorageError::NoOperation(seq));
        }
        let back = self.difference(self.latest()?, seq)?;
        let ((), operation) = self.perform(meta, |write| write.replay(&back))?;
        Ok(operation)
    }
}

/// A row as people know it: by its key where it has one.
fn named(change: &Change) -> String {
    let image = if change.after.is_null() { &change.before } else { &change.after };
    let key = image.get("key").and_then(Value::as_str).unwrap_or(&change.row);
    format!("{} {key}", change.table.replace('_', " "))
}
