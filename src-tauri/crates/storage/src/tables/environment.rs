//! Environments.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::catalogue::Environment;
use slipway_domain::id::EnvironmentId;
use slipway_domain::plan::Table;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, environment: &Environment) -> Result<(), StorageError> {
    let Environment { id, key, name, production, infrastructure } = environment;
    let values: [&dyn ToSql; 5] = [&id.to_string(), &key.as_str(), name, production, infrastructure];
    row::put(db, "environment", &["id", "key", "name", "production", "infrastructure"], &values)
}

pub(crate) fn remove(db: &Connection, id: EnvironmentId) -> Result<(), StorageError> {
    row::remove(db, "environment", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<Environment>, StorageError> {
    each(db, "environment", "SELECT id, key, name, production, infrastructure FROM environment", |cells| {
        Ok(Environment {
            id: cells.id(0, EnvironmentId::new)?,
            key: cells.parsed(1)?,
            name: cells.plain(2)?,
            production: cells.plain(3)?,
            infrastructure: cells.plain(4)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{environment, mirrors};

    #[test]
    fn an_environment_is_read_back_with_and_without_its_infrastructure() {
        let test = Environment { production: false, infrastructure: Some("metal".into()), ..environment(12) };
        mirrors([
            environment(12).into(),
            test.into(),
            environment(12).into(),
            Edit::RemoveEnvironment(environment(12).id),
        ]);
    }
}
