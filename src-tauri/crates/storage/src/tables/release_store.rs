//! The data stores that releases change or restore.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rustc_hash::FxHashMap;
use slipway_domain::catalogue::StoreUse;
use slipway_domain::id::{ReleaseId, StoreId};

use super::row::{Cells, each};
use crate::StorageError;

fn used(cells: &Cells<'_>) -> Result<StoreUse, StorageError> {
    Ok(StoreUse { store: cells.id(1, StoreId::new)?, schema: cells.plain(2)?, restores: cells.plain(3)? })
}

/// Makes the stores of a release exactly these, leaving those that are there already alone.
pub(super) fn put(db: &Connection, release: &str, stores: &[StoreUse]) -> Result<(), StorageError> {
    let mut statement =
        db.prepare_cached("SELECT release, store, schema, restores FROM release_store WHERE release = ?")?;
    let mut rows = statement.query([release])?;
    let mut there = BTreeSet::new();
    while let Some(row) = rows.next()? {
        there.insert(used(&Cells { table: "release_store", row })?);
    }
    let wanted: BTreeSet<StoreUse> = stores.iter().copied().collect();
    for gone in there.iter().filter(|old| !wanted.iter().any(|new| new.store == old.store)) {
        db.prepare_cached("DELETE FROM release_store WHERE release = ? AND store = ?")?
            .execute([release, &gone.store.to_string()])?;
    }
    for StoreUse { store, schema, restores } in wanted.difference(&there) {
        db.prepare_cached(
            "INSERT INTO release_store (release, store, schema, restores) VALUES (?, ?, ?, ?)
                ON CONFLICT (release, store) DO UPDATE SET schema = excluded.schema, restores = excluded.restores",
        )?
        .execute(rusqlite::params![release, store.to_string(), schema, restores])?;
    }
    Ok(())
}

/// The stores of every release, each list in the order of the ids.
pub(super) fn all(db: &Connection) -> Result<FxHashMap<ReleaseId, Vec<StoreUse>>, StorageError> {
    let sql = "SELECT release, store, schema, restores FROM release_store ORDER BY release, store";
    let pairs: Vec<(ReleaseId, StoreUse)> =
        each(db, "release_store", sql, |cells| Ok((cells.id(0, ReleaseId::new)?, used(&cells)?)))?;
    let mut stores: FxHashMap<ReleaseId, Vec<StoreUse>> = FxHashMap::default();
    for (release, used) in pairs {
        stores.entry(release).or_default().push(used);
    }
    Ok(stores)
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;
    use slipway_domain::release::Release;

    use super::*;
    use crate::tables::testing::{environment, mirrors, release, store_named};

    #[test]
    fn the_stores_of_a_release_are_read_back_with_schema_and_restore_and_taken_out_with_it() {
        let (one, other) = (store_named(21, "one"), store_named(22, "other"));
        let with = |stores: Vec<StoreUse>| Edit::from(Release { stores, ..release(60) });
        let used =
            |store: &slipway_domain::catalogue::Store, schema, restores| StoreUse { store: store.id, schema, restores };
        let forms = [
            with(vec![used(&one, None, false), used(&other, Some(12), true)]),
            with(vec![used(&one, Some(0), true), used(&other, Some(12), true)]),
            with(vec![used(&other, Some(u32::MAX), false)]),
            with(Vec::new()),
            with(vec![used(&one, None, true)]),
            Edit::RemoveRelease(release(60).id),
        ];
        mirrors([environment(12).into(), one.into(), other.into()].into_iter().chain(forms));
    }
}
