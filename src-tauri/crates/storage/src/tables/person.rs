//! People.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::catalogue::Person;
use slipway_domain::id::{PersonId, TeamId};
use slipway_domain::plan::Table;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, person: &Person) -> Result<(), StorageError> {
    let team = person.team.map(|id| id.to_string());
    let values: [&dyn ToSql; 5] = [&person.id.to_string(), &person.key.as_str(), &person.name, &team, &person.email];
    row::put(db, "person", &["id", "key", "name", "team", "email"], &values)
}

pub(crate) fn remove(db: &Connection, id: PersonId) -> Result<(), StorageError> {
    row::remove(db, "person", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<Person>, StorageError> {
    each(db, "person", "SELECT id, key, name, team, email FROM person", |cells| {
        Ok(Person {
            id: cells.id(0, PersonId::new)?,
            key: cells.parsed(1)?,
            name: cells.plain(2)?,
            team: cells.optional_id(3, TeamId::new)?,
            email: cells.plain(4)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{mirrors, person, team};

    #[test]
    fn a_person_is_read_back_with_and_without_a_team_and_an_address() {
        let full = Person { team: Some(team().id), email: Some("grace@example.org".into()), ..person() };
        mirrors([team().into(), person().into(), full.into(), person().into(), Edit::RemovePerson(person().id)]);
    }
}
