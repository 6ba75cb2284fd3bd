//! Undo and redo: new operations that write the rows of an older one back.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use crate::StorageError;
use crate::journal::{self, Change};
use crate::tables::JOURNALLED;

/// What undo and redo would act on, latest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Stacks {
    /// Operations that undo would take back.
    pub undo: Vec<u64>,
    /// Undoing operations that redo would take back.
    pub redo: Vec<u64>,
}

/// Replays the journal's own numbers: a change of a new kind empties the redo stack, an undo moves to it, a redo comes back.
pub(crate) fn stacks(db: &Connection) -> Result<Stacks, StorageError> {
    let mut statement = db.prepare_cached("SELECT seq, undoes FROM operation ORDER BY seq")?;
    let mut rows = statement.query([])?;
    let mut stacks = Stacks::default();
    while let Some(row) = rows.next()? {
        let seq = row.get::<_, i64>(0)?.unsigned_abs();
        let Some(undone) = row.get::<_, Option<i64>>(1)?.map(i64::unsigned_abs) else {
            stacks.undo.push(seq);
            stacks.redo.clear();
            continue;
        };
        if let Some(place) = stacks.undo.iter().rposition(|other| *other == undone) {
            stacks.undo.remove(place);
            stacks.redo.push(seq);
        } else if let Some(place) = stacks.redo.iter().rposition(|other| *other == undone) {
            stacks.redo.remove(place);
            stacks.undo.push(seq);
        }
    }
    Ok(stacks)
}

/// Writes the rows of an operation back as they were before it; call it only while an operation is open.
///
/// Refuses, naming the rows and who moved them, when they have changed since.
pub(crate) fn take_back(db: &Connection, seq: u64) -> Result<(), StorageError> {
    let changes = journal::changes(db, seq)?;
    if changes.is_empty() {
        return Err(StorageError::NoOperation(seq));
    }
    let mut after: BTreeMap<(&str, &str), &Value> = BTreeMap::new();
    for change in &changes {
        after.insert((&change.table, &change.row), &change.after);
    }
    let (mut rows, mut by) = (Vec::new(), Vec::new());
    for ((table, row), expected) in after {
        if current(db, table, row)? != *expected {
            rows.push(named(table, row, expected));
            by.extend(mover(db, table, row, seq)?);
        }
    }
    if !rows.is_empty() {
        by.sort();
        by.dedup();
        return Err(StorageError::Stale { seq, rows, by });
    }
    changes.iter().rev().try_for_each(|change| restore(db, change))
}

/// A row as people know it: by its key where it has one.
fn named(table: &str, row: &str, image: &Value) -> String {
    let key = image.get("key").and_then(Value::as_str).unwrap_or(row);
    format!("{} {key}", table.replace('_', " "))
}

fn mover(db: &Connection, table: &str, row: &str, seq: u64) -> Result<Option<String>, StorageError> {
    let found = db
        .query_row(
            "SELECT operation.actor || ' (operation ' || operation.seq || ')' FROM change
                JOIN operation ON operation.seq = change.seq
                WHERE change.table_name = ? AND change.row_id = ? AND change.seq > ? ORDER BY change.number DESC LIMIT 1",
            rusqlite::params![table, row, seq as i64],
            |row| row.get(0),
        )
        .optional()?;
    Ok(found)
}

/// The condition that finds a journalled row by the values that name it.
fn condition(table: &str) -> Option<String> {
    let (_, key) = JOURNALLED.iter().find(|(name, _)| *name == table)?;
    let name = key.iter().map(|column| format!("\"{column}\"")).collect::<Vec<_>>().join(" || '/' || ");
    // Naming the first column alone lets SQLite use the primary key.
    Some(match key {
        [only] => format!("\"{only}\" = ?1"),
        [first, ..] => format!("\"{first}\" = substr(?1, 1, instr(?1, '/') - 1) AND {name} = ?1"),
        [] => return None,
    })
}

fn known(table: &str) -> Result<String, StorageError> {
    condition(table).ok_or_else(|| StorageError::Unreadable {
        table: "change",
        id: table.to_owned(),
        why: "it names a table that is not journalled".to_owned(),
    })
}

fn current(db: &Connection, table: &str, row: &str) -> Result<Value, StorageError> {
    let sql =
        format!("SELECT {} FROM {table} WHERE {}", journal::image(&journal::columns(db, table)?, ""), known(table)?);
    let image: Option<String> = db.prepare_cached(&sql)?.query_row([row], |row| row.get(0)).optional()?;
    Ok(image.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(Value::Null))
}

fn restore(db: &Connection, change: &Change) -> Result<(), StorageError> {
    let (table, before) = (&change.table, &change.before);
    let condition = known(table)?;
    if before.is_null() {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE {condition}"))?.execute([&change.row])?;
        return Ok(());
    }
    let columns = journal::columns(db, table)?;
    let cell = |column: &String| format!("json_extract(?2, '$.{column}')");
    let image = before.to_string();
    let sql = if change.after.is_null() {
        let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
        let cells: Vec<String> = columns.iter().map(cell).collect();
        format!("INSERT INTO {table} ({}) SELECT {} WHERE ?1 IS NOT NULL", names.join(", "), cells.join(", "))
    } else {
        let sets: Vec<String> = columns.iter().map(|column| format!("\"{column}\" = {}", cell(column))).collect();
        format!("UPDATE {table} SET {} WHERE {condition}", sets.join(", "))
    };
    db.prepare_cached(&sql)?.execute([&change.row, &image])?;
    Ok(())
}
