//! What must be ready before releases go.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::id::{PersonId, ReadinessId, ReleaseId};
use slipway_domain::plan::Table;
use slipway_domain::release::ReadinessItem;

use super::row::{self, each};
use crate::StorageError;

const COLUMNS: &[&str] = &["id", "release", "area", "title", "mandatory", "due", "owner", "ready_by", "ready_at"];

pub(crate) fn put(db: &Connection, item: &ReadinessItem) -> Result<(), StorageError> {
    let values: [&dyn ToSql; 9] = [
        &item.id.to_string(),
        &item.release.to_string(),
        &item.area.as_str(),
        &item.title,
        &item.mandatory,
        &item.due.map(|day| day.to_string()),
        &item.owner.map(|id| id.to_string()),
        &item.ready.as_ref().map(|(by, _)| by),
        &item.ready.as_ref().map(|(_, at)| at.epoch_seconds()),
    ];
    row::put(db, "readiness", COLUMNS, &values)
}

pub(crate) fn remove(db: &Connection, id: ReadinessId) -> Result<(), StorageError> {
    row::remove(db, "readiness", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<ReadinessItem>, StorageError> {
    each(db, "readiness", &format!("SELECT {} FROM readiness", COLUMNS.join(", ")), |cells| {
        Ok(ReadinessItem {
            id: cells.id(0, ReadinessId::new)?,
            release: cells.id(1, ReleaseId::new)?,
            area: cells.parsed(2)?,
            title: cells.plain(3)?,
            mandatory: cells.plain(4)?,
            due: cells.optional(5)?,
            owner: cells.optional_id(6, PersonId::new)?,
            ready: cells.plain::<Option<String>>(7)?.zip(cells.optional_instant(8)?),
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;
    use slipway_domain::release::ReadinessArea;

    use super::*;
    use crate::tables::testing::{at, environment, mirrors, person, release, uuid};

    #[test]
    fn an_item_of_a_checklist_is_read_back_open_and_ready_and_taken_out() {
        let open = ReadinessItem {
            id: ReadinessId::new(uuid(91)),
            release: release(60).id,
            area: ReadinessArea::Monitoring,
            title: "Alerts".into(),
            mandatory: true,
            due: None,
            owner: None,
            ready: None,
        };
        let ready = ReadinessItem {
            mandatory: false,
            due: Some("2026-12-01".parse().unwrap()),
            owner: Some(person().id),
            ready: Some(("ada".into(), at("2026-11-23T10:00:00Z"))),
            ..open.clone()
        };
        let parents = [person().into(), environment(12).into(), release(60).into()];
        let forms = [open.clone().into(), ready.into(), open.clone().into(), Edit::RemoveReadiness(open.id)];
        mirrors(parents.into_iter().chain(forms));
    }
}
