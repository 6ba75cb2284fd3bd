//! What was exported to calendars, so that they recognise it the next time.
//!
//! This ledger is not part of the journal: it survives undo, and a sequence
//! number never goes down.

use rusqlite::{Connection, OptionalExtension};
use slipway_domain::time::Instant;

use super::row::each;
use crate::{StorageError, Store};

/// The state in which an event last left the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedEvent {
    /// Names the event for ever.
    pub uid: String,
    /// How often its content changed since it first left.
    pub sequence: u32,
    /// A hash of its content.
    pub content: String,
    /// When it first left.
    pub created: Instant,
    /// When its content last changed.
    pub changed: Instant,
    /// Whether it left as cancelled.
    pub cancelled: bool,
    /// The event itself as JSON, so that it can be cancelled when it is gone from the plan.
    pub event: String,
}

fn all(db: &Connection) -> Result<Vec<ExportedEvent>, StorageError> {
    let sql = "SELECT uid, sequence, content, created, changed, cancelled, event FROM exported_event ORDER BY uid";
    each(db, "exported_event", sql, |cells| {
        Ok(ExportedEvent {
            uid: cells.plain(0)?,
            sequence: cells.plain(1)?,
            content: cells.plain(2)?,
            created: cells.checked_in(3, Instant::from_epoch_seconds(cells.plain(3)?))?,
            changed: cells.checked_in(4, Instant::from_epoch_seconds(cells.plain(4)?))?,
            cancelled: cells.plain(5)?,
            event: cells.plain(6)?,
        })
    })
}

impl Store {
    /// Every event that ever left the plan, by its UID.
    pub fn exported_events(&self) -> Result<Vec<ExportedEvent>, StorageError> {
        self.reading(all)
    }

    /// Remembers how events leave the plan; a sequence number that would go down stays.
    pub fn remember_exported(&mut self, events: &[ExportedEvent]) -> Result<(), StorageError> {
        if self.is_read_only() {
            return Err(StorageError::ReadOnly);
        }
        let tx = self.db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for event in events {
            let kept: Option<u32> = tx
                .prepare_cached("SELECT sequence FROM exported_event WHERE uid = ?")?
                .query_row([&event.uid], |row| row.get(0))
                .optional()?;
            if kept.is_some_and(|kept| kept > event.sequence) {
                continue;
            }
            tx.prepare_cached(
                "INSERT INTO exported_event (uid, sequence, content, created, changed, cancelled, event)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (uid) DO UPDATE SET sequence = excluded.sequence, content = excluded.content,
                        changed = excluded.changed, cancelled = excluded.cancelled, event = excluded.event",
            )?
            .execute(rusqlite::params![
                event.uid,
                event.sequence,
                event.content,
                event.created.epoch_seconds(),
                event.changed.epoch_seconds(),
                event.cancelled,
                event.event,
            ])?;
        }
        tx.commit()?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use super::*;
    use crate::tables::testing::{at, meta, store, team};

    fn event(sequence: u32, content: &str) -> ExportedEvent {
        ExportedEvent {
            uid: "r-1@slipway".into(),
            sequence,
            content: content.into(),
            created: at("2026-11-23T10:00:00Z"),
            changed: at("2026-11-24T10:00:00Z"),
            cancelled: sequence > 1,
            event: "{}".into(),
        }
    }

    #[test]
    fn an_event_is_read_back_and_its_sequence_never_goes_down() {
        let mut store = store();
        for sequence in [0, 1, 2] {
            store.remember_exported(&[event(sequence, "a")]).unwrap();
            assert_eq!(store.exported_events().unwrap(), [event(sequence, "a")]);
        }
        store.remember_exported(&[event(1, "b")]).unwrap();
        assert_eq!(store.exported_events().unwrap(), [event(2, "a")]);
    }

    #[test]
    fn undo_leaves_what_was_exported_alone_and_exporting_leaves_no_operation() {
        let mut store = store();
        let named = meta(&store);
        store.perform(&named, |write| write.put_team(&team())).unwrap();
        store.remember_exported(&[event(3, "a")]).unwrap();
        assert_eq!(store.latest().unwrap(), 2);
        let back = meta(&store);
        store.undo(&back).unwrap();
        assert_eq!(store.exported_events().unwrap(), [event(3, "a")]);
    }
}
