//! Replaying net changes on a plan: a scenario that is applied, and a plan that goes back to an earlier moment.

use rusqlite::Connection;

use crate::journal::{Change, Meta, Operation};
use crate::rows::{current, named, restore, same};
use crate::write::Write;
use crate::{StorageError, Store};

impl Write<'_> {
    /// Makes the rows of some net changes what they are after them.
    ///
    /// A row that stands so already is left alone. Refuses with `scenario.diverged`, naming the rows, where one stands
    /// neither as before nor as after its change: somebody else changed it.
    pub fn replay(&mut self, changes: &[Change]) -> Result<(), StorageError> {
        let diverged = diverged(self.db, changes)?;
        if !diverged.is_empty() {
            return Err(StorageError::Diverged(diverged));
        }
        for change in changes {
            let there = current(self.db, &change.table, &change.row)?;
            if !same(&there, &change.after) {
                restore(self.db, &change.table, &change.row, &there, &change.after)?;
            }
        }
        Ok(())
    }
}

impl Store {
    /// The rows that keep some net changes from being replayed, as people know them; none where they can be.
    pub fn diverged(&self, changes: &[Change]) -> Result<Vec<String>, StorageError> {
        self.reading(|db| diverged(db, changes))
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

/// The rows that stand neither as before nor as after their change.
fn diverged(db: &Connection, changes: &[Change]) -> Result<Vec<String>, StorageError> {
    let mut rows = Vec::new();
    for change in changes {
        let there = current(db, &change.table, &change.row)?;
        if !same(&there, &change.before) && !same(&there, &change.after) {
            let image = if change.after.is_null() { &change.before } else { &change.after };
            rows.push(named(&change.table, &change.row, image));
        }
    }
    Ok(rows)
}
