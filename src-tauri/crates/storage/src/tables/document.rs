//! Documents: things that are read and written as a whole, such as a policy with its lines or a meeting with its agenda.
//!
//! A row holds the whole as JSON, and beside it what must be unique or refers to other rows. Whom a document names is
//! kept in a table of its own, so that nobody who is named is taken out.

use std::collections::BTreeSet;
use std::fmt::Display;

use rusqlite::Connection;
use rusqlite::types::ToSql;
use serde::Serialize;
use serde::de::DeserializeOwned;
use slipway_domain::id::PersonId;
use slipway_domain::plan::{Named, Table};

use super::row::{self, each, put_parts};
use crate::StorageError;

/// What is kept as a document.
pub(crate) trait Document: Named + Serialize + DeserializeOwned {
    /// Its table.
    const TABLE: &'static str;

    /// The columns beside the whole, and what stands in them.
    fn columns(&self) -> Vec<(&'static str, Option<String>)>;

    /// Whom it names.
    fn people(&self) -> BTreeSet<PersonId> {
        BTreeSet::new()
    }
}

pub(crate) fn put<T: Document<Id: Display>>(db: &Connection, thing: &T) -> Result<(), StorageError> {
    let id = thing.id().to_string();
    let body = written(thing, T::TABLE, &id)?;
    let beside = thing.columns();
    let columns: Vec<&str> = ["id", "body"].into_iter().chain(beside.iter().map(|(column, _)| *column)).collect();
    let mut values: Vec<&dyn ToSql> = vec![&id, &body];
    values.extend(beside.iter().map(|(_, value)| value as &dyn ToSql));
    row::put(db, T::TABLE, &columns, &values)?;
    put_people(db, &id, &thing.people())
}

pub(crate) fn remove<T: Document<Id: Display>>(db: &Connection, id: T::Id) -> Result<(), StorageError> {
    row::remove(db, T::TABLE, &id.to_string(), &[("named_person", "document")])
}

pub(super) fn all<T: Document>(db: &Connection) -> Result<Table<T>, StorageError> {
    let sql = format!("SELECT id, body FROM {}", T::TABLE);
    each(db, T::TABLE, &sql, |cells| cells.checked_in(1, serde_json::from_str(cells.text(1)?)))
}

/// Notes whom something names, in place of whom it named before.
pub(super) fn put_people(db: &Connection, document: &str, people: &BTreeSet<PersonId>) -> Result<(), StorageError> {
    let people = people.iter().map(|person| vec![person.to_string()]).collect();
    put_parts(db, "named_person", &["document", "person"], document, &people)
}

/// A thing as JSON.
pub(super) fn written<T: Serialize>(thing: &T, table: &'static str, id: &str) -> Result<String, StorageError> {
    serde_json::to_string(thing).map_err(|error| StorageError::Unreadable {
        table,
        id: id.to_owned(),
        column: None,
        why: error.to_string(),
    })
}
