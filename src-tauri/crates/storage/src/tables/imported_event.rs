//! What became of the events of calendar files, so that they are known again when they come again.
//!
//! Not part of the journal: what is undone is made again from the file, under the same name.

use rusqlite::Connection;
use rustc_hash::FxHashMap;
use slipway_domain::time::Instant;
use uuid::Uuid;

use super::row::Cells;
use crate::{StorageError, Store, Write};

/// An event, or one occurrence of it, as it last came into the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedEvent {
    /// The name of the file from which it came.
    pub source: String,
    /// Its UID.
    pub uid: String,
    /// Which occurrence it is; empty for the event itself.
    pub occurrence: String,
    /// What it became: `window`, `release` or `milestone`.
    pub kind: String,
    /// The id of what it became.
    pub row: Uuid,
    /// Its SEQUENCE in the file.
    pub sequence: u32,
    /// Its DTSTAMP in the file.
    pub stamp: Option<Instant>,
}

fn of_source(db: &Connection, source: &str) -> Result<Vec<ImportedEvent>, StorageError> {
    let sql = "SELECT uid, occurrence, kind, row, sequence, stamp, source FROM imported_event WHERE source = ?";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([source])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        let cells = Cells { table: "imported_event", row };
        events.push(ImportedEvent {
            uid: cells.plain(0)?,
            occurrence: cells.plain(1)?,
            kind: cells.plain(2)?,
            row: cells.parsed(3)?,
            sequence: cells.plain(4)?,
            stamp: cells.optional_instant(5)?,
            source: cells.plain(6)?,
        });
    }
    Ok(events)
}

fn remember(db: &Connection, event: &ImportedEvent) -> Result<(), StorageError> {
    let sql = "INSERT INTO imported_event (source, uid, occurrence, kind, row, sequence, stamp)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (source, uid, occurrence) DO UPDATE SET kind = excluded.kind, row = excluded.row,
            sequence = excluded.sequence, stamp = excluded.stamp";
    db.prepare_cached(sql)?.execute(rusqlite::params![
        event.source,
        event.uid,
        event.occurrence,
        event.kind,
        event.row.to_string(),
        event.sequence,
        event.stamp.map(Instant::epoch_seconds),
    ])?;
    Ok(())
}

impl Store {
    /// Remembers what became of events where the plan is as it was, so that there is no operation.
    pub fn remember_imported(&mut self, events: &[ImportedEvent]) -> Result<(), StorageError> {
        if self.is_read_only() {
            return Err(StorageError::ReadOnly);
        }
        let tx = self.db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        events.iter().try_for_each(|event| remember(&tx, event))?;
        tx.commit()?;
        Ok(())
    }

    /// What became of the events of a file, by UID and occurrence.
    pub fn imported_from(&self, source: &str) -> Result<FxHashMap<(String, String), ImportedEvent>, StorageError> {
        let events = self.reading(|db| of_source(db, source))?;
        Ok(events.into_iter().map(|event| ((event.uid.clone(), event.occurrence.clone()), event)).collect())
    }
}

impl Write<'_> {
    /// Remembers what became of an event, in place of what is known of it.
    pub fn remember_imported(&mut self, event: &ImportedEvent) -> Result<(), StorageError> {
        remember(self.db, event)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use super::*;
    use crate::tables::testing::{at, meta, store, team, uuid};

    fn event(source: &str, occurrence: &str, sequence: u32) -> ImportedEvent {
        ImportedEvent {
            source: source.into(),
            uid: "a@b".into(),
            occurrence: occurrence.into(),
            kind: "window".into(),
            row: uuid(7),
            sequence,
            stamp: (sequence > 1).then(|| at("2026-11-23T10:00:00Z")),
        }
    }

    #[test]
    fn an_event_is_known_by_its_file_its_name_and_its_occurrence() {
        let mut store = store();
        let first = meta(&store);
        let events = [event("o'brien.ics", "", 1), event("o'brien.ics", "20261201", 2), event("other.ics", "", 5)];
        let remember = |write: &mut Write<'_>| {
            write.put_team(&team())?;
            events.iter().try_for_each(|event| write.remember_imported(event))
        };
        store.perform(&first, remember).unwrap();
        let known = store.imported_from("o'brien.ics").unwrap();
        assert_eq!(known.len(), 2);
        assert_eq!(known[&("a@b".to_owned(), "20261201".to_owned())], events[1]);
        assert!(store.imported_from("nobody.ics").unwrap().is_empty());
    }

    #[test]
    fn undo_leaves_what_is_known_of_a_file() {
        let mut store = store();
        let first = meta(&store);
        let remember = |write: &mut Write<'_>| {
            write.put_team(&team())?;
            write.remember_imported(&event("a.ics", "", 3))
        };
        store.perform(&first, remember).unwrap();
        let back = meta(&store);
        store.undo(&back).unwrap();
        assert_eq!(store.imported_from("a.ics").unwrap().len(), 1);
    }
}
