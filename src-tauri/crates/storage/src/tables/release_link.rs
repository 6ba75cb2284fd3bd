//! Dependencies between releases.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::dependency::{LagCalendar, ReleaseLink};
use slipway_domain::id::{ReleaseId, ReleaseLinkId};
use slipway_domain::plan::Table;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, link: &ReleaseLink) -> Result<(), StorageError> {
    let ReleaseLink { id, successor, predecessor, relation, lag, calendar } = link;
    let (id, successor, predecessor) = (id.to_string(), successor.to_string(), predecessor.to_string());
    let calendar = (*calendar != LagCalendar::Predecessor).then_some(calendar.as_str());
    let values: [&dyn ToSql; 6] = [&id, &successor, &predecessor, &relation.as_str(), &lag.to_string(), &calendar];
    row::put(db, "release_link", &["id", "successor", "predecessor", "relation", "lag", "calendar"], &values)
}

pub(crate) fn remove(db: &Connection, id: ReleaseLinkId) -> Result<(), StorageError> {
    row::remove(db, "release_link", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<ReleaseLink>, StorageError> {
    let sql = "SELECT id, successor, predecessor, relation, lag, calendar FROM release_link";
    each(db, "release_link", sql, |cells| {
        Ok(ReleaseLink {
            id: cells.id(0, ReleaseLinkId::new)?,
            successor: cells.id(1, ReleaseId::new)?,
            predecessor: cells.id(2, ReleaseId::new)?,
            relation: cells.parsed(3)?,
            lag: cells.parsed(4)?,
            calendar: cells.optional(5)?.unwrap_or(LagCalendar::Predecessor),
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
        let (successor, predecessor) = (release(61).id, release(60).id);
        let link = |relation, lag, calendar| ReleaseLink { id, successor, predecessor, relation, lag, calendar };
        let lags = [Span::ZERO, Span::Calendar(Minutes::new(-90)), Span::WorkingDays(3), Span::WorkingDays(-2)];
        let calendars = LagCalendar::ALL.iter().cycle();
        let forms = Relation::ALL
            .iter()
            .zip(lags)
            .zip(calendars)
            .map(|((relation, lag), calendar)| Edit::from(link(*relation, lag, *calendar)));
        let ends = [environment(12).into(), release(60).into(), release(61).into()];
        mirrors(ends.into_iter().chain(forms).chain([Edit::RemoveReleaseLink(id)]));
    }
}
