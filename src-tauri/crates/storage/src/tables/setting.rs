//! What is said once about the plan: its name, its zone, and what names it for ever.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::plan::Settings;
use uuid::Uuid;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, settings: &Settings) -> Result<(), StorageError> {
    let values: [&dyn ToSql; 4] = [&"plan", &settings.guid.to_string(), &settings.name, &settings.zone.name()];
    row::put(db, "setting", &["id", "guid", "name", "zone"], &values)
}

pub(super) fn read(db: &Connection) -> Result<Settings, StorageError> {
    let rows: Vec<Settings> = each(db, "setting", "SELECT id, guid, name, zone FROM setting", |cells| {
        Ok(Settings { guid: cells.parsed::<Uuid>(1)?, name: cells.plain(2)?, zone: cells.parsed(3)? })
    })?;
    let missing =
        || StorageError::Unreadable { table: "setting", id: "plan".into(), column: None, why: "it is missing".into() };
    rows.into_iter().next().ok_or_else(missing)
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;
    use slipway_domain::time::Zone;

    use super::*;
    use crate::tables::testing::{berlin, mirrors, uuid};

    #[test]
    fn what_is_said_once_is_read_back_and_said_anew() {
        let settings = |name: &str, zone| Settings { guid: uuid(1), name: name.into(), zone };
        mirrors([
            Edit::Configure(settings("Winter's \"plan\"", berlin())),
            Edit::Configure(settings("Sommer – Ελλάδα", Zone::utc())),
        ]);
    }
}
