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
    let deputy = person.deputy.map(|id| id.to_string());
    let values: [&dyn ToSql; 6] =
        [&person.id.to_string(), &person.key.as_str(), &person.name, &team, &person.email, &deputy];
    row::put(db, "person", &["id", "key", "name", "team", "email", "deputy"], &values)
}

pub(crate) fn remove(db: &Connection, id: PersonId) -> Result<(), StorageError> {
    row::remove(db, "person", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<Person>, StorageError> {
    each(db, "person", "SELECT id, key, name, team, email, deputy FROM person", |cells| {
        Ok(Person {
            id: cells.id(0, PersonId::new)?,
            key: cells.parsed(1)?,
            name: cells.plain(2)?,
            team: cells.optional_id(3, TeamId::new)?,
            email: cells.plain(4)?,
            deputy: cells.optional_id(5, PersonId::new)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{key, mirrors, person, team, uuid};

    #[test]
    fn a_person_is_read_back_with_and_without_a_team_an_address_and_a_deputy() {
        let deputy = Person { id: PersonId::new(uuid(14)), key: key("ada"), ..person() };
        let full = Person {
            team: Some(team().id),
            email: Some("grace@example.org".into()),
            deputy: Some(deputy.id),
            ..person()
        };
        let forms = [person().into(), full.into(), person().into(), Edit::RemovePerson(person().id)];
        mirrors([team().into(), deputy.into()].into_iter().chain(forms));
    }
}
