//! When people are away.

use chrono::NaiveDateTime;
use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::id::{AbsenceId, PersonId};
use slipway_domain::plan::Table;
use slipway_domain::roster::Absence;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, absence: &Absence) -> Result<(), StorageError> {
    let values: [&dyn ToSql; 7] = [
        &absence.id.to_string(),
        &absence.key.as_str(),
        &absence.person.to_string(),
        &absence.start.format("%FT%T").to_string(),
        &absence.end.format("%FT%T").to_string(),
        &absence.zone.name(),
        &absence.reason,
    ];
    row::put(db, "absence", &["id", "key", "person", "start_wall", "end_wall", "zone", "reason"], &values)
}

pub(crate) fn remove(db: &Connection, id: AbsenceId) -> Result<(), StorageError> {
    row::remove(db, "absence", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<Absence>, StorageError> {
    let sql = "SELECT id, key, person, start_wall, end_wall, zone, reason FROM absence";
    each(db, "absence", sql, |cells| {
        let absence = Absence {
            id: cells.id(0, AbsenceId::new)?,
            key: cells.parsed(1)?,
            person: cells.id(2, PersonId::new)?,
            start: cells.parsed::<NaiveDateTime>(3)?,
            end: cells.parsed::<NaiveDateTime>(4)?,
            zone: cells.parsed(5)?,
            reason: cells.plain(6)?,
        };
        cells.checked(absence.check())?;
        Ok(absence)
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{berlin, key, mirrors, person, uuid, wall};

    #[test]
    fn an_absence_is_read_back_changed_and_taken_out() {
        let absence = Absence {
            id: AbsenceId::new(uuid(81)),
            key: key("A-1"),
            person: person().id,
            start: wall("2026-12-21T00:00"),
            end: wall("2027-01-04T00:00"),
            zone: berlin(),
            reason: String::new(),
        };
        let said = Absence { reason: "Holidays".into(), ..absence.clone() };
        mirrors([person().into(), absence.clone().into(), said.into(), Edit::RemoveAbsence(absence.id)]);
    }
}
