//! Regions.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::catalogue::Region;
use slipway_domain::id::RegionId;
use slipway_domain::plan::Table;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, region: &Region) -> Result<(), StorageError> {
    let values: [&dyn ToSql; 4] = [&region.id.to_string(), &region.key.as_str(), &region.name, &region.zone.name()];
    row::put(db, "region", &["id", "key", "name", "zone"], &values)
}

pub(crate) fn remove(db: &Connection, id: RegionId) -> Result<(), StorageError> {
    row::remove(db, "region", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<Region>, StorageError> {
    each(db, "region", "SELECT id, key, name, zone FROM region", |cells| {
        let id = cells.id(0, RegionId::new)?;
        Ok(Region { id, key: cells.parsed(1)?, name: cells.plain(2)?, zone: cells.parsed(3)? })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;
    use slipway_domain::time::Zone;

    use super::*;
    use crate::tables::testing::{mirrors, region};

    #[test]
    fn a_region_is_read_back_changed_and_taken_out() {
        let moved = Region { zone: Zone::utc(), ..region() };
        mirrors([region().into(), moved.into(), Edit::RemoveRegion(region().id)]);
    }
}
