//! What was exported to calendars, so that they recognise it the next time.
//!
//! This ledger is not part of the journal: it survives undo, and a sequence
//! number never goes down.

use rusqlite::{Connection, OptionalExtension};
use rustc_hash::FxHashMap;
use slipway_domain::time::Instant;

use super::row::each;
use crate::{StorageError, Store, Write};

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
    /// Whether it is told as it came from a calendar file for as long as its content stays as it was then.
    pub as_came: bool,
    /// The event itself as JSON, so that it can be cancelled when it is gone from the plan.
    pub event: String,
}

/// What the next export asks about an event that left before; the event itself stays in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedMark {
    /// How often its content changed since it first left.
    pub sequence: u32,
    /// A hash of its content.
    pub content: String,
    /// When it first left.
    pub created: Instant,
    /// When its content last changed.
    pub changed: Instant,
    /// Whether it is told as it came from a calendar file for as long as its content stays as it was then.
    pub as_came: bool,
}

fn marks(db: &Connection) -> Result<FxHashMap<String, ExportedMark>, StorageError> {
    let sql = "SELECT uid, sequence, content, created, changed, as_came FROM exported_event";
    each(db, "exported_event", sql, |cells| {
        let mark = ExportedMark {
            sequence: cells.plain(1)?,
            content: cells.plain(2)?,
            created: cells.checked_in(3, Instant::from_epoch_seconds(cells.plain(3)?))?,
            changed: cells.checked_in(4, Instant::from_epoch_seconds(cells.plain(4)?))?,
            as_came: cells.plain(5)?,
        };
        Ok((cells.plain(0)?, mark))
    })
}

fn remember(db: &Connection, event: &ExportedEvent) -> Result<(), StorageError> {
    let kept: Option<u32> = db
        .prepare_cached("SELECT sequence FROM exported_event WHERE uid = ?")?
        .query_row([&event.uid], |row| row.get(0))
        .optional()?;
    if kept.is_some_and(|kept| kept > event.sequence) {
        return Ok(());
    }
    db.prepare_cached(
        "INSERT INTO exported_event (uid, sequence, content, created, changed, cancelled, as_came, event)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (uid) DO UPDATE SET sequence = excluded.sequence, content = excluded.content,
                changed = excluded.changed, cancelled = excluded.cancelled, as_came = excluded.as_came,
                event = excluded.event",
    )?
    .execute(rusqlite::params![
        event.uid,
        event.sequence,
        event.content,
        event.created.epoch_seconds(),
        event.changed.epoch_seconds(),
        event.cancelled,
        event.as_came,
        event.event,
    ])?;
    Ok(())
}

impl Write<'_> {
    /// Remembers how an event left another plan, as one operation with what becomes of it here.
    pub fn remember_exported(&mut self, event: &ExportedEvent) -> Result<(), StorageError> {
        remember(self.db, event)
    }
}

impl Store {
    /// What is known of every event that ever left the plan, by its UID.
    pub fn exported_marks(&self) -> Result<FxHashMap<String, ExportedMark>, StorageError> {
        self.reading(marks)
    }

    /// An event as JSON, as it last left the plan; nothing where it never did.
    pub fn exported_event(&self, uid: &str) -> Result<Option<String>, StorageError> {
        let sql = "SELECT event FROM exported_event WHERE uid = ?";
        self.reading(|db| Ok(db.prepare_cached(sql)?.query_row([uid], |row| row.get(0)).optional()?))
    }

    /// Remembers how events leave the plan; a sequence number that would go down stays.
    pub fn remember_exported(&mut self, events: &[ExportedEvent]) -> Result<(), StorageError> {
        if self.is_read_only() {
            return Err(StorageError::ReadOnly);
        }
        let tx = self.db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        events.iter().try_for_each(|event| remember(&tx, event))?;
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
            as_came: false,
            event: "{}".into(),
        }
    }

    fn known(store: &Store) -> (u32, String, Option<String>) {
        let mark = store.exported_marks().unwrap().remove("r-1@slipway").unwrap();
        assert_eq!((mark.created, mark.changed), (at("2026-11-23T10:00:00Z"), at("2026-11-24T10:00:00Z")));
        (mark.sequence, mark.content, store.exported_event("r-1@slipway").unwrap())
    }

    fn as_left(sequence: u32) -> (u32, String, Option<String>) {
        (sequence, "a".to_owned(), Some("{}".to_owned()))
    }

    #[test]
    fn an_event_is_read_back_and_its_sequence_never_goes_down() {
        let mut store = store();
        assert!(store.exported_marks().unwrap().is_empty());
        assert_eq!(store.exported_event("r-1@slipway").unwrap(), None);
        for sequence in [0, 1, 2] {
            store.remember_exported(&[event(sequence, "a")]).unwrap();
            assert_eq!(known(&store), as_left(sequence));
        }
        store.remember_exported(&[event(1, "b")]).unwrap();
        assert_eq!(known(&store), as_left(2));
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
        assert_eq!(known(&store), as_left(3));
    }
}
