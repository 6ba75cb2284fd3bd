//! Bookings of environments.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::booking::Booking;
use slipway_domain::id::{BookingId, EnvironmentId, ReleaseId, TeamId};
use slipway_domain::plan::Table;
use slipway_domain::time::{Minutes, Occurrence};

use super::row::{self, each};
use crate::StorageError;

const COLUMNS: &[&str] = &[
    "id",
    "key",
    "title",
    "environment",
    "exclusive",
    "start_at",
    "start_wall",
    "start_turn",
    "end_at",
    "end_wall",
    "end_turn",
    "zone",
    "setup",
    "teardown",
    "release",
    "team",
];

pub(crate) fn put(db: &Connection, booking: &Booking) -> Result<(), StorageError> {
    let (start, end) = (booking.start, booking.end);
    let values: [&dyn ToSql; 16] = [
        &booking.id.to_string(),
        &booking.key.as_str(),
        &booking.title,
        &booking.environment.to_string(),
        &booking.exclusive,
        &start.at.epoch_seconds(),
        &start.wall.format("%FT%T").to_string(),
        &start.occurrence.map(Occurrence::as_str),
        &end.at.epoch_seconds(),
        &end.wall.format("%FT%T").to_string(),
        &end.occurrence.map(Occurrence::as_str),
        &booking.zone.name(),
        &booking.setup.get(),
        &booking.teardown.get(),
        &booking.release.map(|id| id.to_string()),
        &booking.team.map(|id| id.to_string()),
    ];
    row::put(db, "booking", COLUMNS, &values)
}

pub(crate) fn remove(db: &Connection, id: BookingId) -> Result<(), StorageError> {
    row::remove(db, "booking", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<Booking>, StorageError> {
    each(db, "booking", &format!("SELECT {} FROM booking", COLUMNS.join(", ")), |cells| {
        let booking = Booking {
            id: cells.id(0, BookingId::new)?,
            key: cells.parsed(1)?,
            title: cells.plain(2)?,
            environment: cells.id(3, EnvironmentId::new)?,
            exclusive: cells.plain(4)?,
            start: cells.moment(5)?,
            end: cells.moment(8)?,
            zone: cells.parsed(11)?,
            setup: cells.plain(12).map(Minutes::new)?,
            teardown: cells.plain(13).map(Minutes::new)?,
            release: cells.optional_id(14, ReleaseId::new)?,
            team: cells.optional_id(15, TeamId::new)?,
        };
        cells.checked(booking.check())?;
        Ok(booking)
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;
    use slipway_domain::time::Moment;

    use super::*;
    use crate::tables::testing::{at, berlin, environment, key, mirrors, release, team, uuid, wall};

    #[test]
    fn a_booking_is_read_back_bare_and_full_and_taken_out() {
        let bare = Booking {
            id: BookingId::new(uuid(80)),
            key: key("B-1"),
            title: String::new(),
            environment: environment(12).id,
            exclusive: false,
            start: Moment::of(at("2026-11-28T21:00:00Z"), &berlin()),
            end: Moment::of(at("2026-11-29T01:00:00Z"), &berlin()),
            zone: berlin(),
            setup: Minutes::ZERO,
            teardown: Minutes::ZERO,
            release: None,
            team: None,
        };
        let full = Booking {
            title: "Load test".into(),
            exclusive: true,
            start: Moment::typed(wall("2026-10-25T02:30"), &berlin(), Some(Occurrence::Later)),
            end: Moment::typed(wall("2026-10-25T06:00"), &berlin(), None),
            setup: Minutes::new(30),
            teardown: Minutes::new(45),
            release: Some(release(60).id),
            team: Some(team().id),
            ..bare.clone()
        };
        let parents = [team().into(), environment(12).into(), release(60).into()];
        let forms = [bare.clone().into(), full.into(), bare.clone().into(), Edit::RemoveBooking(bare.id)];
        mirrors(parents.into_iter().chain(forms));
    }
}
