//! Which events left the plan in which calendar, so that an export notices what has left a calendar since.
//!
//! Like the ledger of events it is not part of the journal.

use rusqlite::Connection;
use rustc_hash::FxHashSet;

use crate::{StorageError, Store};

fn of_calendar(db: &Connection, calendar: &str) -> Result<FxHashSet<String>, StorageError> {
    let mut statement = db.prepare_cached("SELECT uid FROM exported_in WHERE calendar = ?")?;
    Ok(statement.query_map([calendar], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

impl Store {
    /// The UIDs of the events that a calendar had when it was last written; `calendar` names it for ever.
    pub fn exported_in(&self, calendar: &str) -> Result<FxHashSet<String>, StorageError> {
        self.reading(|db| of_calendar(db, calendar))
    }

    /// Remembers which events a calendar has, in place of those that it had.
    pub fn remember_exported_in<'a>(
        &mut self,
        calendar: &str,
        uids: impl IntoIterator<Item = &'a str>,
    ) -> Result<(), StorageError> {
        if self.is_read_only() {
            return Err(StorageError::ReadOnly);
        }
        let tx = self.db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let mut gone = of_calendar(&tx, calendar)?;
        for uid in uids {
            if !gone.remove(uid) {
                tx.prepare_cached("INSERT OR IGNORE INTO exported_in (calendar, uid) VALUES (?, ?)")?
                    .execute([calendar, uid])?;
            }
        }
        for uid in gone {
            tx.prepare_cached("DELETE FROM exported_in WHERE calendar = ? AND uid = ?")?.execute([calendar, &uid])?;
        }
        tx.commit()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use crate::tables::testing::store;

    #[test]
    fn a_calendar_has_the_events_with_which_it_was_last_written_and_others_have_theirs() {
        let mut store = store();
        store.remember_exported_in("plan", ["a", "b", "c"]).unwrap();
        store.remember_exported_in("team", ["b"]).unwrap();
        store.remember_exported_in("plan", ["c", "d", "d"]).unwrap();
        let of = |calendar| {
            let mut uids: Vec<String> = store.exported_in(calendar).unwrap().into_iter().collect();
            uids.sort();
            uids
        };
        assert_eq!(of("plan"), ["c", "d"]);
        assert_eq!(of("team"), ["b"]);
        assert!(of("other").is_empty());
    }
}
