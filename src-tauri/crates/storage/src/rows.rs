//! Journalled rows by the name and the image that the journal keeps of them.

use rusqlite::types::Value as Cell;
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use serde_json::{Map, Value};

use crate::StorageError;
use crate::journal::triggers;
use crate::tables::JOURNALLED;

/// The columns that name a row of a journalled table.
fn key(table: &str) -> Result<&'static [&'static str], StorageError> {
    let known = JOURNALLED.iter().find(|(name, _)| *name == table);
    known.map(|(_, key)| *key).ok_or_else(|| StorageError::Unreadable {
        table: "change",
        id: table.to_owned(),
        column: Some("table_name".to_owned()),
        why: "it names a table that is not journalled".to_owned(),
    })
}

/// SQL that finds a journalled row by its name, the parameter `name`.
pub(crate) fn condition(table: &str, name: &str) -> Result<String, StorageError> {
    let key = key(table)?;
    let whole = triggers::name(key, "");
    // Naming the first column alone lets SQLite use the primary key.
    Ok(match key {
        [first, _, ..] => format!("\"{first}\" = substr({name}, 1, instr({name}, '/') - 1) AND {whole} = {name}"),
        _ => format!("{whole} = {name}"),
    })
}

/// The image of a row as it is now; null where it is not there.
pub(crate) fn current(db: &Connection, table: &str, row: &str) -> Result<Value, StorageError> {
    let image = triggers::image(&triggers::columns(db, table)?, "");
    let sql = format!("SELECT {image} FROM {table} WHERE {}", condition(table, "?1")?);
    let image: Option<String> = db.prepare_cached(&sql)?.query_row([row], |row| row.get(0)).optional()?;
    let Some(image) = image else { return Ok(Value::Null) };
    serde_json::from_str(&image).map_err(|error| unreadable(table, row, error.to_string()))
}

/// Whether two images say the same of a row; a column that one of them does not know is empty in it.
///
/// Images that were kept before a column was added to their table stay as they are.
pub(crate) fn same(one: &Value, other: &Value) -> bool {
    let (Value::Object(one), Value::Object(other)) = (one, other) else { return one == other };
    let within = |these: &Map<String, Value>, those: &Map<String, Value>| {
        these.iter().all(|(column, cell)| those.get(column).unwrap_or(&Value::Null) == cell)
    };
    within(one, other) && within(other, one)
}

/// Makes a row what an image says: written anew, changed, or taken out.
pub(crate) fn restore(db: &Connection, table: &str, row: &str, now: &Value, image: &Value) -> Result<(), StorageError> {
    let condition = condition(table, "?1")?;
    if image.is_null() {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE {condition}"))?.execute([row])?;
        return Ok(());
    }
    if now.is_null() {
        return insert(db, table, table, row, image);
    }
    let columns = triggers::columns(db, table)?;
    let sets: Vec<String> =
        columns.iter().enumerate().map(|(at, column)| format!("\"{column}\" = ?{}", at + 2)).collect();
    let cells = std::iter::once(Ok(Cell::Text(row.to_owned()))).chain(cells(table, row, &columns, image));
    let cells: Vec<Cell> = cells.collect::<Result<_, _>>()?;
    db.prepare_cached(&format!("UPDATE {table} SET {} WHERE {condition}", sets.join(", ")))?
        .execute(params_from_iter(cells))
        .map_err(|error| StorageError::of_row(error, |column| text(image, column)))?;
    Ok(())
}

/// Writes the image of a row of `table` into a table with the same columns.
pub(crate) fn insert(db: &Connection, into: &str, table: &str, row: &str, image: &Value) -> Result<(), StorageError> {
    let columns = triggers::columns(db, table)?;
    let names: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    let marks = vec!["?"; columns.len()].join(", ");
    let cells: Vec<Cell> = cells(table, row, &columns, image).collect::<Result<_, _>>()?;
    db.prepare_cached(&format!("INSERT INTO {into} ({}) VALUES ({marks})", names.join(", ")))?
        .execute(params_from_iter(cells))
        .map_err(|error| StorageError::of_row(error, |column| text(image, column)))?;
    Ok(())
}

/// The cells of an image in the order of the columns; a column that the image does not know is empty.
fn cells<'a>(
    table: &'a str,
    row: &'a str,
    columns: &'a [String],
    image: &'a Value,
) -> impl Iterator<Item = Result<Cell, StorageError>> + 'a {
    columns.iter().map(move |column| match image.get(column) {
        None | Some(Value::Null) => Ok(Cell::Null),
        Some(Value::String(text)) => Ok(Cell::Text(text.clone())),
        Some(other) => other
            .as_i64()
            .map(Cell::Integer)
            .ok_or_else(|| unreadable(table, row, format!("its image holds {other} in {column}"))),
    })
}

fn text(image: &Value, column: &str) -> Option<String> {
    image.get(column).and_then(Value::as_str).map(str::to_owned)
}

fn unreadable(table: &str, row: &str, why: String) -> StorageError {
    StorageError::Unreadable { table: "change", id: format!("{table} {row}"), column: None, why }
}

/// A row as people know it: by its key where it has one.
pub(crate) fn named(table: &str, row: &str, image: &Value) -> String {
    let key = image.get("key").and_then(Value::as_str).unwrap_or(row);
    format!("{} {key}", table.replace('_', " "))
}
