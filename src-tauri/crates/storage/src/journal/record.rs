//! Writing an operation: opened, filled by the triggers, closed with its hash.

use rusqlite::{Connection, OptionalExtension};

use super::{Meta, Operation};
use crate::StorageError;
use crate::digest::Fingerprint;

/// Opens an operation inside the current transaction and answers with its number.
pub(crate) fn begin(db: &Connection) -> Result<u64, StorageError> {
    // Numbers of changes that no operation owns are left alone, so that they stay a gap for `verify` to find.
    let taken: i64 = db.query_row(
        "SELECT max((SELECT coalesce(max(seq), 0) FROM operation), (SELECT coalesce(max(seq), 0) FROM change))",
        [],
        |row| row.get(0),
    )?;
    let seq = taken.unsigned_abs() + 1;
    db.execute("DELETE FROM open_operation", [])?;
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
    let touched: bool =
        db.query_row("SELECT EXISTS (SELECT 1 FROM change WHERE seq = ?)", [seq as i64], |row| row.get(0))?;
    if !touched {
        return Ok(None);
    }
    let hash = hash(db, seq, meta, undoes, &previous_hash(db)?)?;
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
    db.execute(
        "INSERT INTO journal_end (one, seq, hash) VALUES (1, ?, ?)
            ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
        rusqlite::params![seq as i64, hash],
    )?;
    Ok(Some(Operation { seq, meta: meta.clone(), undoes, hash }))
}

fn previous_hash(db: &Connection) -> Result<String, StorageError> {
    let last = db.query_row("SELECT hash FROM operation ORDER BY seq DESC LIMIT 1", [], |row| row.get(0)).optional()?;
    Ok(last.unwrap_or_default())
}

/// The hash of an operation: every part with its length in front, so that no two contents read alike.
pub(super) fn hash(
    db: &Connection,
    seq: u64,
    meta: &Meta,
    undoes: Option<u64>,
    previous: &str,
) -> Result<String, StorageError> {
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
