//! Reading the journal.

use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;
use slipway_domain::time::Instant;
use uuid::Uuid;

use super::{Change, Meta, Operation};
use crate::StorageError;

/// Which operations to read; everything where nothing is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Only those behind this number: what another program wrote since.
    pub after: Option<u64>,
    /// Only those before this number: the next page.
    pub before: Option<u64>,
    /// Only those by this person.
    pub actor: Option<String>,
    /// Only those that touched the row with this id.
    pub row: Option<String>,
    /// At most this many, the newest.
    pub limit: Option<u64>,
}

pub(super) const COLUMNS: &str = "seq, id, at, actor, machine, use_case, label, reason, undoes, hash";

pub(super) fn read(row: &Row<'_>) -> Result<Operation, StorageError> {
    let seq: i64 = row.get(0)?;
    let unreadable = |column: &str, why: String| StorageError::Unreadable {
        table: "operation",
        id: seq.to_string(),
        column: Some(column.to_owned()),
        why,
    };
    let text: String = row.get(1)?;
    let id: Uuid = text.parse().map_err(|error: uuid::Error| unreadable("id", error.to_string()))?;
    if id.to_string() != text {
        return Err(unreadable("id", format!("{text:?} is not how an id is written")));
    }
    let meta = Meta {
        id,
        at: Instant::from_epoch_seconds(row.get(2)?).map_err(|error| unreadable("at", error.to_string()))?,
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
    let sql = format!("SELECT {COLUMNS} FROM operation WHERE seq BETWEEN ? AND ? ORDER BY seq");
    every(db, &sql, &[&number(from), &number(to)])
}

/// Operations that fit, newest first.
pub(crate) fn filtered(db: &Connection, filter: &LogFilter) -> Result<Vec<Operation>, StorageError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM operation WHERE seq > ?1 AND seq < ?2 AND (?3 IS NULL OR actor = ?3)
            AND (?4 IS NULL OR seq IN (SELECT seq FROM change WHERE row_id = ?4)) ORDER BY seq DESC LIMIT ?5"
    );
    let LogFilter { after, before, actor, row, limit } = filter;
    let (after, before) = (number(after.unwrap_or(0)), number(before.unwrap_or(u64::MAX)));
    every(db, &sql, &[&after, &before, actor, row, &number(limit.unwrap_or(u64::MAX))])
}

/// The operation with an id.
pub(crate) fn named(db: &Connection, id: Uuid) -> Result<Option<Operation>, StorageError> {
    let sql = format!("SELECT {COLUMNS} FROM operation WHERE id = ?");
    Ok(every(db, &sql, &[&id.to_string()])?.pop())
}

/// SQLite counts with a sign.
fn number(seq: u64) -> i64 {
    i64::try_from(seq).unwrap_or(i64::MAX)
}

fn every(db: &Connection, sql: &str, values: &[&dyn ToSql]) -> Result<Vec<Operation>, StorageError> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query(values)?;
    let mut operations = Vec::new();
    while let Some(row) = rows.next()? {
        operations.push(read(row)?);
    }
    Ok(operations)
}

/// The number of the last operation; 0 where there is none.
pub(crate) fn latest(db: &Connection) -> Result<u64, StorageError> {
    let last: Option<i64> = db
        .prepare_cached("SELECT seq FROM operation ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(last.unwrap_or(0).unsigned_abs())
}

/// The rows that an operation touched, in the order in which it touched them.
pub(crate) fn changes(db: &Connection, seq: u64) -> Result<Vec<Change>, StorageError> {
    let mut changes = Vec::new();
    changes_between(db, seq, seq, |change| changes.push(change))?;
    Ok(changes)
}

/// Tells each change of the operations with numbers in `[from, to]`, in the order in which they were made.
pub(crate) fn changes_between(
    db: &Connection,
    from: u64,
    to: u64,
    mut tell: impl FnMut(Change),
) -> Result<(), StorageError> {
    let mut statement = db.prepare_cached(
        "SELECT table_name, row_id, before, after, seq FROM change WHERE seq BETWEEN ? AND ? ORDER BY seq, number",
    )?;
    let mut rows = statement.query([number(from), number(to)])?;
    while let Some(cells) = rows.next()? {
        let (table, row): (String, String) = (cells.get(0)?, cells.get(1)?);
        let image = |index: usize, column: &str| {
            match cells.get_ref(index)?.as_bytes_or_null() {
                Ok(None) => Ok(Value::Null),
                Ok(Some(text)) => serde_json::from_slice(text).map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            }
            .map_err(|why| StorageError::Unreadable {
                table: "change",
                id: format!("{} {table} {row}", cells.get::<_, i64>(4).unwrap_or_default()),
                column: Some(column.to_owned()),
                why,
            })
        };
        let (before, after) = (image(2, "before")?, image(3, "after")?);
        tell(Change { table, row, before, after });
    }
    Ok(())
}
