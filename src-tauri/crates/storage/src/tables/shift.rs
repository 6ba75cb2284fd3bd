//! When people are on duty.

use chrono::NaiveDateTime;
use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::id::{PersonId, ShiftId};
use slipway_domain::plan::Table;
use slipway_domain::roster::Shift;
use slipway_domain::time::Recurrence;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, shift: &Shift) -> Result<(), StorageError> {
    let values: [&dyn ToSql; 7] = [
        &shift.id.to_string(),
        &shift.key.as_str(),
        &shift.person.to_string(),
        &shift.zone.name(),
        &shift.start.format("%FT%T").to_string(),
        &shift.end.format("%FT%T").to_string(),
        &shift.recurrence.as_ref().map(Recurrence::as_str),
    ];
    row::put(db, "shift", &["id", "key", "person", "zone", "start_wall", "end_wall", "rrule"], &values)
}

pub(crate) fn remove(db: &Connection, id: ShiftId) -> Result<(), StorageError> {
    row::remove(db, "shift", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<Shift>, StorageError> {
    let sql = "SELECT id, key, person, zone, start_wall, end_wall, rrule FROM shift";
    each(db, "shift", sql, |cells| {
        let shift = Shift {
            id: cells.id(0, ShiftId::new)?,
            key: cells.parsed(1)?,
            person: cells.id(2, PersonId::new)?,
            zone: cells.parsed(3)?,
            start: cells.parsed::<NaiveDateTime>(4)?,
            end: cells.parsed::<NaiveDateTime>(5)?,
            recurrence: cells.optional(6)?,
        };
        cells.checked(shift.check())?;
        Ok(shift)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{berlin, key, mirrors, person, uuid, wall};

    #[test]
    fn a_shift_is_read_back_once_and_recurring_and_taken_out() {
        let shift = Shift {
            id: ShiftId::new(uuid(82)),
            key: key("S-1"),
            person: person().id,
            zone: berlin(),
            start: wall("2026-11-23T22:00"),
            end: wall("2026-11-24T06:00"),
            recurrence: None,
        };
        let weekly = Shift { recurrence: Some(Recurrence::parse("FREQ=WEEKLY").unwrap()), ..shift.clone() };
        mirrors([person().into(), shift.clone().into(), weekly.into(), Edit::RemoveShift(shift.id)]);
    }
}
