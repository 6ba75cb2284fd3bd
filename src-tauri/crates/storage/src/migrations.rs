//! Versions of the plan file. Append only: a shipped step never changes.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use crate::digest::fingerprint;
use crate::{StorageError, journal};

/// Marks a SQLite file as a plan: `SLIP` in ASCII.
pub(crate) const APPLICATION_ID: i64 = 0x534C_4950;

const STEPS: &[&str] = &[include_str!("schema.sql")];

/// The version that this program writes.
pub(crate) const NEWEST: i64 = STEPS.len() as i64;

/// The version of a file.
pub(crate) fn version(db: &Connection) -> Result<i64, StorageError> {
    Ok(db.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Brings a file to the newest version, all steps in one transaction, after a copy of it was made beside it.
///
/// Answers with the copy's place where one was made.
pub(crate) fn migrate(db: &mut Connection, path: &Path) -> Result<Option<PathBuf>, StorageError> {
    let found = version(db)?;
    if found > NEWEST {
        return Err(StorageError::Newer { path: path.to_owned(), found, known: NEWEST });
    }
    compare_ledger(db, path, found)?;
    if found == NEWEST {
        return Ok(None);
    }
    let copy = (found > 0).then(|| backup(db, path, found)).transpose()?;
    let tx = db.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    for (index, step) in STEPS.iter().enumerate().skip(found.unsigned_abs() as usize) {
        tx.execute_batch(step)?;
        tx.execute(
            "INSERT INTO migration (version, checksum) VALUES (?, ?)",
            rusqlite::params![index as i64 + 1, fingerprint(step)],
        )?;
    }
    journal::watch(&tx)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", NEWEST)?;
    tx.commit()?;
    Ok(copy)
}

/// Compares the steps that made a file with those that this program knows.
fn compare_ledger(db: &Connection, path: &Path, found: i64) -> Result<(), StorageError> {
    for (index, step) in STEPS.iter().enumerate().take(found.unsigned_abs() as usize) {
        let kept: String =
            db.query_row("SELECT checksum FROM migration WHERE version = ?", [index as i64 + 1], |row| row.get(0))?;
        if kept != fingerprint(step) {
            let why = format!("its version {} was made by other steps than this program's", index + 1);
            return Err(StorageError::Damaged { path: path.to_owned(), why });
        }
    }
    Ok(())
}

fn backup(db: &Connection, path: &Path, found: i64) -> Result<PathBuf, StorageError> {
    let copy = path.with_extension(format!("v{found}-before-v{NEWEST}.slipway"));
    db.backup("main", &copy, None::<fn(rusqlite::backup::Progress)>)?;
    Ok(copy)
}
