//! Versions of the plan file. Append only: a shipped step never changes.
//!
//! A step runs without the triggers of the journal, which are made anew behind
//! it. Row images of older operations keep the columns that the table had then.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension, TransactionBehavior};

use crate::StorageError;
use crate::digest::fingerprint;
use crate::journal::triggers;

/// Marks a SQLite file as a plan: `SLIP` in ASCII.
pub(crate) const APPLICATION_ID: i64 = 0x534C_4950;

const STEPS: &[&str] = &[
    include_str!("v1.sql"),
    include_str!("v2.sql"),
    include_str!("v3.sql"),
    include_str!("v4.sql"),
    include_str!("v5.sql"),
    include_str!("v6.sql"),
    include_str!("v7.sql"),
    include_str!("v8.sql"),
    include_str!("v9.sql"),
    include_str!("v10.sql"),
    include_str!("v11.sql"),
    include_str!("v12.sql"),
];

/// The version that this program writes.
pub(crate) const NEWEST: i64 = STEPS.len() as i64;

/// The version of a file.
pub(crate) fn version(db: &Connection) -> Result<i64, StorageError> {
    Ok(db.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Refuses a file of a newer version, and one whose version was made by other steps than this program's.
pub(crate) fn recognise(db: &Connection, path: &Path) -> Result<i64, StorageError> {
    let found = version(db)?;
    if found > NEWEST {
        return Err(StorageError::Newer { path: path.to_owned(), found, known: NEWEST });
    }
    for (index, step) in STEPS.iter().enumerate().take(found.unsigned_abs() as usize) {
        let number = index as i64 + 1;
        let kept: Option<String> =
            db.query_row("SELECT checksum FROM migration WHERE version = ?", [number], |row| row.get(0)).optional()?;
        if kept != Some(fingerprint(step)) {
            let why = format!("its version {number} was made by other steps than this program's");
            return Err(StorageError::Damaged { path: path.to_owned(), why });
        }
    }
    Ok(found)
}

/// Brings a file to the newest version, all steps in one transaction, after a copy of it was made beside it.
///
/// `copied` is where the file lies; nothing is copied for a database in memory.
/// Answers with the copy's place where one was made.
pub(crate) fn migrate(db: &mut Connection, path: &Path, copied: bool) -> Result<Option<PathBuf>, StorageError> {
    if recognise(db, path)? == NEWEST {
        return Ok(None);
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have been quicker while this one waited.
    let found = recognise(&tx, path)?;
    if found == NEWEST {
        return Ok(None);
    }
    let copy = (copied && found > 0).then(|| copy_of(path, found)).transpose()?;
    triggers::stop(&tx)?;
    for (index, step) in STEPS.iter().enumerate().skip(found.unsigned_abs() as usize) {
        tx.execute_batch(step)?;
        tx.execute(
            "INSERT INTO migration (version, checksum) VALUES (?, ?)",
            rusqlite::params![index as i64 + 1, fingerprint(step)],
        )?;
    }
    triggers::watch(&tx)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", NEWEST)?;
    tx.commit()?;
    Ok(copy)
}

/// Copies a file of an old version beside it, named with both versions.
///
/// A connection of its own reads it, because the one that holds the lock cannot.
fn copy_of(path: &Path, found: i64) -> Result<PathBuf, StorageError> {
    let copy = path.with_extension(format!("v{found}-before-v{NEWEST}.slipway"));
    let source = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    if let Err(error) = source.backup("main", &copy, None::<fn(rusqlite::backup::Progress)>) {
        // Half a copy would be worse than none.
        let _ = fs::remove_file(&copy);
        return Err(error.into());
    }
    Ok(copy)
}
