//! Dependencies between releases.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::dependency::ReleaseLink;
use slipway_domain::id::{ReleaseId, ReleaseLinkId};
use slipway_domain::plan::Table;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, link: &ReleaseLink) -> Result<(), StorageError> {
    let ReleaseLink { id, successor, predecessor, relation, lag } = link;
    let (id, successor, predecessor) = (id.to_string(), successor.to_string(), predecessor.to_string());
    let values: [&dyn ToSql; 5] = [&id, &successor, &predecessor, &relation.as_str(), &lag.to_string()];
    row::put(db, "release_link", &["id", "successor", "predecessor", "relation", "lag"], &values)
}

pub(crate) fn remove(db: &Connection, id: ReleaseLinkId) -> Result<(), StorageError> {
    row::remove(db, "release_link", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<ReleaseLink>, StorageError> {
    each(db, "release_link", "SELECT id, successor, predecessor, relation, lag FROM release_link", |cells| {
        Ok(ReleaseLink {
            id: cells.id(0, ReleaseLinkId::new)?,
            successor: cells.id(1, ReleaseId::new)?,
            predecessor: cells.id(2, ReleaseId::new)?,
            relation: cells.parsed(3)?,
            lag: cells.parsed(4)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::dependency::Relation;
    use slipway_domain::plan::Edit;
    use slipway_domain::time::{Minutes, Span};

    use super::*;
    use crate::tables::testing::{environment, mirrors, release, uuid};

    #[test]
    fn every_relation_and_every_sort_of_lag_is_read_back() {
        let id = ReleaseLinkId::new(uuid(50));
        let link =
            |relation, lag| ReleaseLink { id, successor: release(61).id, predecessor: release(60).id, relation, lag };
        let lags = [Span::ZERO, Span::Calendar(Minutes::new(-90)), Span::WorkingDays(3), Span::WorkingDays(-2)];
        let forms = Relation::ALL.iter().zip(lags).map(|(relation, lag)| Edit::from(link(*relation, lag)));
        let ends = [environment(12).into(), release(60).into(), release(61).into()];
        mirrors(ends.into_iter().chain(forms).chain([Edit::RemoveReleaseLink(id)]));
    }
}
