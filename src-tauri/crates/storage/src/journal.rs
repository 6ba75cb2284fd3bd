//! The journal: every change a person makes is one operation, with the rows it touched before and after.
//!
//! Triggers on every journalled table write the row images, so that no code
//! path can go round them: a write while no operation is open is refused by the
//! database itself. Each operation carries the SHA-256 of the one before it.

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;
use slipway_domain::time::Instant;
use uuid::Uuid;

use crate::StorageError;
use crate::digest::Fingerprint;
use crate::tables::JOURNALLED;

/// Who changes what, when and why.
#[derive(Clone, Debug)]
pub struct Meta {
    /// Names the operation for ever.
    pub id: Uuid,
    /// When.
    pub at: Instant,
    /// Who.
    pub actor: String,
    /// From which machine.
    pub machine: String,
    /// The use case, as the command table names it.
    pub use_case: String,
    /// What it does, for people.
    pub label: String,
    /// Why.
    pub reason: Option<String>,
}

/// One operation of the journal.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its place in the journal, from 1 without gaps.
    pub seq: u64,
    /// Who changed what, when and why.
    pub meta: Meta,
    /// The operation that it takes back.
    pub undoes: Option<u64>,
    /// SHA-256 over its content and the hash of the one before it, in hexadecimal.
    pub hash: String,
}

/// A row before and after an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its table.
    pub table: String,
    /// The values that name it, separated by `/`.
    pub row: String,
    /// The row before; null where it is new.
    pub before: Value,
    /// The row after; null where it is gone.
    pub after: Value,
}

/// What a check of the journal found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verified {
    /// Every one of this many operations is as it was written.
    Whole(u64),
    /// An operation is not as it was written.
    Tampered {
        /// The first such operation.
        seq: u64,
        /// What is wrong with it.
        why: String,
    },
}

/// The columns of a table in their order.
pub(crate) fn columns(db: &Connection, table: &str) -> Result<Vec<String>, StorageError> {
    let mut statement = db.prepare_cached("SELECT name FROM pragma_table_info(?) ORDER BY cid")?;
    let names = statement.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names)
}

/// SQL for a row as a JSON object, of the row that `prefix` names (`OLD.`, `NEW.` or nothing).
pub(crate) fn image(columns: &[String], prefix: &str) -> String {
    let pairs: Vec<String> = columns.iter().map(|column| format!("'{column}', {prefix}\"{column}\"")).collect();
    format!("json_object({})", pairs.join(", "))
}

/// Makes the triggers that record every change of every journalled table.
pub(crate) fn watch(db: &Connection) -> Result<(), StorageError> {
    for (table, key) in JOURNALLED {
        let columns = columns(db, table)?;
        let name = |prefix: &str| {
            key.iter().map(|column| format!("{prefix}\"{column}\"")).collect::<Vec<_>>().join(" || '/' || ")
        };
        let changed: Vec<String> =
            columns.iter().map(|column| format!("OLD.\"{column}\" IS NOT NEW.\"{column}\"")).collect();
        let (old, new) = (image(&columns, "OLD."), image(&columns, "NEW."));
        for (event, when, row, before, after) in [
            ("INSERT", String::new(), name("NEW."), "NULL".to_owned(), new.clone()),
            ("UPDATE", format!("WHEN {}", changed.join(" OR ")), name("NEW."), old.clone(), new),
            ("DELETE", String::new(), name("OLD."), old, "NULL".to_owned()),
        ] {
            db.execute_batch(&format!(
                "CREATE TRIGGER journal_{table}_{event} AFTER {event} ON {table} {when} BEGIN
                    SELECT RAISE(ABORT, 'a change needs an open operation')
                        WHERE NOT EXISTS (SELECT 1 FROM open_operation);
                    INSERT INTO change (seq, table_name, row_id, before, after)
                        SELECT seq, '{table}', {row}, {before}, {after} FROM open_operation;
                END;"
            ))?;
        }
    }
    Ok(())
}

/// The number of the last operation; 0 where there is none.
pub(crate) fn latest(db: &Connection) -> Result<u64, StorageError> {
    Ok(db.query_row("SELECT coalesce(max(seq), 0) FROM operation", [], |row| row.get::<_, i64>(0))?.unsigned_abs())
}

/// Opens an operation inside the current transaction and answers with its number.
pub(crate) fn begin(db: &Connection) -> Result<u64, StorageError> {
    let seq = latest(db)? + 1;
    db.execute("INSERT INTO open_operation (one, seq) VALUES (1, ?)", [seq as i64])?;
    Ok(seq)
}

/// Closes the open operation; answers with nothing where no row was touched.
pub(crate) fn finish(
    db: &Connection,
    seq: u64,
    meta: &Meta,
    undoes: Option<u64>,
) -> Result<Option<Operation>, StorageError> {
    db.execute("DELETE FROM open_operation", [])?;
    let touched: i64 = db.query_row("SELECT count(*) FROM change WHERE seq = ?", [seq as i64], |row| row.get(0))?;
    if touched == 0 {
        return Ok(None);
    }
    let hash = hash(db, seq, meta, undoes, &previous_hash(db, seq)?)?;
    db.execute(
        "INSERT INTO operation (seq, id, at, actor, machine, use_case, label, reason, undoes, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rusqlite::params![
            seq as i64,
            meta.id.to_string(),
            meta.at.epoch_seconds(),
            meta.actor,
            meta.machine,
            meta.use_case,
            meta.label,
            meta.reason,
            undoes.map(|seq| seq as i64),
            hash,
        ],
    )?;
    Ok(Some(Operation { seq, meta: meta.clone(), undoes, hash }))
}

fn previous_hash(db: &Connection, seq: u64) -> Result<String, StorageError> {
    let hash =
        db.query_row("SELECT hash FROM operation WHERE seq = ?", [seq as i64 - 1], |row| row.get(0)).optional()?;
    Ok(hash.unwrap_or_default())
}

/// The hash of an operation: every part with its length in front, so that no two contents read alike.
fn hash(db: &Connection, seq: u64, meta: &Meta, undoes: Option<u64>, previous: &str) -> Result<String, StorageError> {
    let mut digest = Fingerprint::default();
    let mut part = |bytes: Option<&[u8]>| match bytes {
        Some(bytes) => {
            digest.update((bytes.len() as u64 + 1).to_be_bytes());
            digest.update(bytes);
        }
        None => digest.update(0_u64.to_be_bytes()),
    };
    part(Some(previous.as_bytes()));
    part(Some(&seq.to_be_bytes()));
    part(Some(meta.id.as_bytes()));
    part(Some(&meta.at.epoch_seconds().to_be_bytes()));
    for text in [&meta.actor, &meta.machine, &meta.use_case, &meta.label] {
        part(Some(text.as_bytes()));
    }
    part(meta.reason.as_ref().map(String::as_bytes));
    part(undoes.map(u64::to_be_bytes).as_ref().map(<[u8; 8]>::as_slice));
    let mut statement =
        db.prepare_cached("SELECT table_name, row_id, before, after FROM change WHERE seq = ? ORDER BY number")?;
    let mut rows = statement.query([seq as i64])?;
    while let Some(row) = rows.next()? {
        for index in 0..4 {
            let text: Option<String> = row.get(index)?;
            part(text.as_ref().map(String::as_bytes));
        }
    }
    Ok(digest.hexadecimal())
}

fn read(row: &Row<'_>) -> Result<Operation, StorageError> {
    let seq: i64 = row.get(0)?;
    let unreadable = |why: String| StorageError::Unreadable { table: "operation", id: seq.to_string(), why };
    let id: String = row.get(1)?;
    let meta = Meta {
        id: id.parse().map_err(|error: uuid::Error| unreadable(error.to_string()))?,
        at: Instant::from_epoch_seconds(row.get(2)?).map_err(|error| unreadable(error.to_string()))?,
        actor: row.get(3)?,
        machine: row.get(4)?,
        use_case: row.get(5)?,
        label: row.get(6)?,
        reason: row.get(7)?,
    };
    let undoes = row.get::<_, Option<i64>>(8)?.map(i64::unsigned_abs);
    Ok(Operation { seq: seq.unsigned_abs(), meta, undoes, hash: row.get(9)? })
}

/// Operations with numbers in `[from, to]`, oldest first.
pub(crate) fn operations(db: &Connection, from: u64, to: u64) -> Result<Vec<Operation>, StorageError> {
    let mut statement = db.prepare_cached(
        "SELECT seq, id, at, actor, machine, use_case, label, reason, undoes, hash FROM operation
            WHERE seq BETWEEN ? AND ? ORDER BY seq",
    )?;
    let mut rows = statement.query([from as i64, to.min(i64::MAX as u64) as i64])?;
    let mut operations = Vec::new();
    while let Some(row) = rows.next()? {
        operations.push(read(row)?);
    }
    Ok(operations)
}

/// The rows that an operation touched, in the order in which it touched them.
pub(crate) fn changes(db: &Connection, seq: u64) -> Result<Vec<Change>, StorageError> {
    let mut statement =
        db.prepare_cached("SELECT table_name, row_id, before, after FROM change WHERE seq = ? ORDER BY number")?;
    let rows = statement.query_map([seq as i64], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, Option<String>>(2)?,
            row.get::<_, Option<String>>(3)?,
        ))
    })?;
    let mut changes = Vec::new();
    for row in rows {
        let (table, row, before, after) = row?;
        let parsed = |image: Option<String>| match image {
            None => Ok(Value::Null),
            Some(text) => serde_json::from_str(&text).map_err(|error| StorageError::Unreadable {
                table: "change",
                id: format!("{seq} {table} {row}"),
                why: error.to_string(),
            }),
        };
        changes.push(Change { before: parsed(before)?, after: parsed(after)?, table, row });
    }
    Ok(changes)
}

/// Recomputes the chain and names the first operation that is not as it was written.
pub(crate) fn verify(db: &Connection) -> Result<Verified, StorageError> {
    let mut previous = String::new();
    let mut count = 0;
    for operation in operations(db, 0, u64::MAX)? {
        let tampered = |why: &str| Ok(Verified::Tampered { seq: operation.seq, why: why.to_owned() });
        count += 1;
        if operation.seq != count {
            return Ok(Verified::Tampered { seq: count, why: "it is missing from the log".to_owned() });
        }
        if hash(db, operation.seq, &operation.meta, operation.undoes, &previous)? != operation.hash {
            return tampered("its content does not match its hash");
        }
        previous = operation.hash;
    }
    let stray: Option<i64> =
        db.query_row("SELECT min(seq) FROM change WHERE seq NOT IN (SELECT seq FROM operation)", [], |row| row.get(0))?;
    match stray {
        Some(seq) => {
            Ok(Verified::Tampered { seq: seq.unsigned_abs(), why: "its operation is missing from the log".to_owned() })
        }
        None => Ok(Verified::Whole(count)),
    }
}
