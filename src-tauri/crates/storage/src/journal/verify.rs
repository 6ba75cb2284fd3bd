//! Recomputing the chain of hashes.

use rusqlite::{Connection, OptionalExtension};

use super::log::{COLUMNS, read};
use super::record::hash;
use super::{Operation, Verified};
use crate::StorageError;

/// Recomputes the chain and names the first operation that is not as it was written.
pub(crate) fn verify(db: &Connection) -> Result<Verified, StorageError> {
    let mut statement = db.prepare(&format!("SELECT {COLUMNS} FROM operation ORDER BY seq"))?;
    let mut rows = statement.query([])?;
    let mut previous = String::new();
    let mut count: u64 = 0;
    while let Some(row) = rows.next()? {
        count += 1;
        let seq: i64 = row.get(0)?;
        if seq != count as i64 {
            return Ok(tampered(count, "it is missing from the log"));
        }
        let operation = match read(row) {
            Ok(operation) => operation,
            Err(StorageError::Unreadable { why, .. }) => return Ok(tampered(count, why)),
            Err(other) => return Err(other),
        };
        let Operation { seq, meta, undoes, hash: kept } = operation;
        if hash(db, seq, &meta, undoes, &previous)? != kept {
            return Ok(tampered(seq, "its content does not match its hash"));
        }
        previous = kept;
    }
    let stray: Option<i64> =
        db.query_row("SELECT min(seq) FROM change WHERE seq NOT IN (SELECT seq FROM operation)", [], |row| row.get(0))?;
    if let Some(seq) = stray {
        return Ok(tampered(seq.unsigned_abs(), "its operation is missing from the log"));
    }
    end(db, count, &previous)
}

/// Compares the last operation with the mark that was left behind it, which shows whether later ones were cut off.
fn end(db: &Connection, count: u64, hash: &str) -> Result<Verified, StorageError> {
    let mark: Option<(i64, String)> =
        db.query_row("SELECT seq, hash FROM journal_end", [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(match mark.map(|(seq, hash)| (seq.unsigned_abs(), hash)) {
        None if count == 0 => Verified::Whole(0),
        None => tampered(count, "the mark behind the last operation is gone"),
        Some((seq, _)) if seq > count => tampered(count + 1, "it is missing from the log"),
        Some((seq, _)) if seq < count => tampered(seq + 1, "it was added past the log"),
        Some((_, kept)) if kept != hash => tampered(count, "the mark behind it has another hash"),
        Some(_) => Verified::Whole(count),
    })
}

fn tampered(seq: u64, why: impl Into<String>) -> Verified {
    Verified::Tampered { seq, why: why.into() }
}
