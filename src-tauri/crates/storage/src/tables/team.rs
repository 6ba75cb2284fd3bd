//! Teams.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::catalogue::Team;
use slipway_domain::id::TeamId;
use slipway_domain::plan::Table;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, team: &Team) -> Result<(), StorageError> {
    let values: [&dyn ToSql; 4] = [&team.id.to_string(), &team.key.as_str(), &team.name, &team.limit];
    row::put(db, "team", &["id", "key", "name", "at_once"], &values)
}

pub(crate) fn remove(db: &Connection, id: TeamId) -> Result<(), StorageError> {
    row::remove(db, "team", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<Team>, StorageError> {
    each(db, "team", "SELECT id, key, name, at_once FROM team", |cells| {
        Ok(Team { id: cells.id(0, TeamId::new)?, key: cells.parsed(1)?, name: cells.plain(2)?, limit: cells.plain(3)? })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{key, mirrors, team};

    #[test]
    fn a_team_is_read_back_renamed_and_taken_out() {
        let renamed = Team { key: key("payments"), name: "Payments, \u{0} and all".into(), ..team() };
        let limited = Team { limit: Some(2), ..team() };
        mirrors([team().into(), renamed.into(), limited.into(), team().into(), Edit::RemoveTeam(team().id)]);
    }
}
