//! Rows: writing by id, and reading with an error that names the row.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::str::FromStr;

use chrono::NaiveDateTime;
use rusqlite::types::{FromSql, ToSql, ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Row, params_from_iter};
use serde::de::DeserializeOwned;
use slipway_domain::time::{Instant, Moment};
use uuid::Uuid;

use crate::StorageError;

/// Writes a row, new or in place of the one with the same first column.
pub(super) fn put(db: &Connection, table: &str, columns: &[&str], values: &[&dyn ToSql]) -> Result<(), StorageError> {
    let marks = vec!["?"; columns.len()].join(", ");
    let updates: Vec<String> = columns.iter().skip(1).map(|column| format!("{column} = excluded.{column}")).collect();
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({marks}) ON CONFLICT ({}) DO UPDATE SET {}",
        columns.join(", "),
        columns.first().copied().unwrap_or("id"),
        updates.join(", ")
    );
    let value = |column: &str| {
        let index = columns.iter().position(|other| *other == column)?;
        match values.get(index)?.to_sql().ok()? {
            ToSqlOutput::Borrowed(ValueRef::Text(text)) => Some(String::from_utf8_lossy(text).into_owned()),
            ToSqlOutput::Owned(Value::Text(text)) => Some(text),
            _ => None,
        }
    };
    db.prepare_cached(&sql)?.execute(values).map_err(|error| StorageError::of_row(error, value))?;
    Ok(())
}

/// Takes a row out, and before it the rows of other tables that are parts of it.
pub(super) fn remove(db: &Connection, table: &str, id: &str, parts: &[(&str, &str)]) -> Result<(), StorageError> {
    for (part, column) in parts {
        db.prepare_cached(&format!("DELETE FROM {part} WHERE {column} = ?"))?.execute([id])?;
    }
    db.prepare_cached(&format!("DELETE FROM {table} WHERE id = ?"))?.execute([id])?;
    Ok(())
}

/// Makes the parts of a row exactly these, leaving those that are there already alone.
///
/// The first column names the whole; each part gives the values of the others.
pub(super) fn put_parts(
    db: &Connection,
    table: &str,
    columns: &[&str],
    whole: &str,
    parts: &BTreeSet<Vec<String>>,
) -> Result<(), StorageError> {
    let (owner, others) = columns.split_first().unwrap_or((&"id", &[]));
    let select = format!("SELECT {} FROM {table} WHERE {owner} = ?", others.join(", "));
    let mut statement = db.prepare_cached(&select)?;
    let there: BTreeSet<Vec<String>> = statement
        .query_map([whole], |row| (0..others.len()).map(|index| row.get(index)).collect())?
        .collect::<Result<_, _>>()?;
    let matched: Vec<String> = columns.iter().map(|column| format!("{column} = ?")).collect();
    let delete = format!("DELETE FROM {table} WHERE {}", matched.join(" AND "));
    let insert =
        format!("INSERT INTO {table} ({}) VALUES ({})", columns.join(", "), vec!["?"; columns.len()].join(", "));
    let with_owner =
        |part: &[String]| -> Vec<String> { std::iter::once(whole.to_owned()).chain(part.iter().cloned()).collect() };
    for gone in there.difference(parts) {
        db.prepare_cached(&delete)?.execute(params_from_iter(with_owner(gone)))?;
    }
    for new in parts.difference(&there) {
        db.prepare_cached(&insert)?.execute(params_from_iter(with_owner(new)))?;
    }
    Ok(())
}

/// One row while it is read; its first column is its id.
pub(super) struct Cells<'a> {
    pub(super) table: &'static str,
    pub(super) row: &'a Row<'a>,
}

impl Cells<'_> {
    fn unreadable(&self, index: Option<usize>, why: String) -> StorageError {
        let column = index.and_then(|index| self.row.as_ref().column_name(index).ok()).map(str::to_owned);
        StorageError::Unreadable { table: self.table, id: self.row.get(0).unwrap_or_default(), column, why }
    }

    /// A cell as SQLite holds it.
    pub(super) fn plain<T: FromSql>(&self, index: usize) -> Result<T, StorageError> {
        self.row.get(index).map_err(|error| self.unreadable(Some(index), error.to_string()))
    }

    /// A cell parsed from its text.
    pub(super) fn parsed<T: FromStr<Err: Display>>(&self, index: usize) -> Result<T, StorageError> {
        self.checked_in(index, self.text(index)?.parse())
    }

    /// A cell that may be empty, parsed from its text.
    pub(super) fn optional<T: FromStr<Err: Display>>(&self, index: usize) -> Result<Option<T>, StorageError> {
        let text = self.row.get_ref(index).and_then(|cell| Ok(cell.as_str_or_null()?));
        let text = text.map_err(|error| self.unreadable(Some(index), error.to_string()))?;
        text.map(|text| self.checked_in(index, text.parse())).transpose()
    }

    /// A cell that may hold a thing as JSON; what is usual where it is empty.
    pub(super) fn json_or_default<T: DeserializeOwned + Default>(&self, index: usize) -> Result<T, StorageError> {
        let text: Option<String> = self.plain(index)?;
        text.map_or_else(|| Ok(T::default()), |text| self.checked_in(index, serde_json::from_str(&text)))
    }

    /// The text of a cell, without a copy of it.
    pub(super) fn text(&self, index: usize) -> Result<&str, StorageError> {
        let text = self.row.get_ref(index).and_then(|cell| Ok(cell.as_str()?));
        text.map_err(|error| self.unreadable(Some(index), error.to_string()))
    }

    /// A cell that holds a number on a scale.
    pub(super) fn scaled<T: TryFrom<u8, Error: Display>>(&self, index: usize) -> Result<T, StorageError> {
        self.checked_in(index, T::try_from(self.plain::<u8>(index)?))
    }

    /// A cell that holds an id.
    pub(super) fn id<T>(&self, index: usize, wrap: fn(Uuid) -> T) -> Result<T, StorageError> {
        self.parsed(index).map(wrap)
    }

    /// A cell that may hold an id.
    pub(super) fn optional_id<T>(&self, index: usize, wrap: fn(Uuid) -> T) -> Result<Option<T>, StorageError> {
        Ok(self.optional(index)?.map(wrap))
    }

    /// A cell that may hold an instant.
    pub(super) fn optional_instant(&self, index: usize) -> Result<Option<Instant>, StorageError> {
        let seconds: Option<i64> = self.plain(index)?;
        seconds.map(|seconds| self.checked_in(index, Instant::from_epoch_seconds(seconds))).transpose()
    }

    /// A moment in three cells: the instant, the wall time, and which of two equal wall times is meant.
    pub(super) fn moment(&self, at: usize) -> Result<Moment, StorageError> {
        Ok(Moment {
            at: self.checked_in(at, Instant::from_epoch_seconds(self.plain(at)?))?,
            wall: self.parsed::<NaiveDateTime>(at + 1)?,
            occurrence: self.optional(at + 2)?,
        })
    }

    /// A complaint about one cell, for checks that parsing alone does not make.
    pub(super) fn checked_in<T, E: Display>(&self, index: usize, result: Result<T, E>) -> Result<T, StorageError> {
        result.map_err(|error| self.unreadable(Some(index), error.to_string()))
    }

    /// A complaint about the row as a whole, for checks over several cells.
    pub(super) fn checked<T, E: Display>(&self, result: Result<T, E>) -> Result<T, StorageError> {
        result.map_err(|error| self.unreadable(None, error.to_string()))
    }
}

/// Reads every row of a query.
pub(super) fn each<T, C: FromIterator<T>>(
    db: &Connection,
    table: &'static str,
    sql: &str,
    mut read: impl FnMut(Cells<'_>) -> Result<T, StorageError>,
) -> Result<C, StorageError> {
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut things = Vec::new();
    while let Some(row) = rows.next()? {
        things.push(read(Cells { table, row })?);
    }
    Ok(things.into_iter().collect())
}
