//! Rows of bookings, absences and shifts.

use slipway_domain::booking::Booking;
use slipway_domain::id::{AbsenceId, BookingId, ShiftId};
use slipway_domain::plan::Named;
use slipway_domain::roster::{Absence, Shift};
use slipway_domain::time::Minutes;
use slipway_interop::csv::{AbsenceRow, BookingRow, Problem, Row, ShiftRow};

use super::{Merge, Step};

impl Merge {
    pub(super) fn booking(&mut self, row: &Row<BookingRow>) -> Step<()> {
        let says = &row.says;
        let old = self.plan.bookings.by_key(says.key.as_str()).cloned();
        let kept = old.as_ref();
        let release = says.release.as_ref().map(|key| self.known_release(row.line, "release", key)).transpose()?;
        let booking = Booking {
            id: kept.map_or_else(|| BookingId::new(self.ids.next()), Named::id),
            key: says.key.clone(),
            title: says.title.clone().or(kept.map(|old| old.title.clone())).unwrap_or_else(|| says.key.to_string()),
            environment: self.environment(&says.environment),
            exclusive: says.exclusive.or(kept.map(|old| old.exclusive)).unwrap_or(false),
            start: says.times.start,
            end: says.times.end,
            zone: says.times.zone.clone(),
            setup: says.setup.or(kept.map(|old| old.setup)).unwrap_or(Minutes::ZERO),
            teardown: says.teardown.or(kept.map(|old| old.teardown)).unwrap_or(Minutes::ZERO),
            release: release.or(kept.and_then(|old| old.release)),
            team: says.team.as_ref().map(|key| self.team(key)).or(kept.and_then(|old| old.team)),
        };
        booking.check().map_err(|error| Problem::of_line(row.line, error.to_string()))?;
        let summary = format!(
            "{} in {} {}",
            booking.title,
            says.environment,
            slipway_domain::conflict::told(booking.interval(), &booking.zone)
        );
        self.say(row.line, &says.key, old.is_some(), old.as_ref() == Some(&booking), summary);
        self.put(booking);
        Ok(())
    }

    pub(super) fn absence(&mut self, row: &Row<AbsenceRow>) -> Step<()> {
        let says = &row.says;
        let old = self.plan.absences.by_key(says.key.as_str()).cloned();
        let kept = old.as_ref();
        let absence = Absence {
            id: kept.map_or_else(|| AbsenceId::new(self.ids.next()), Named::id),
            key: says.key.clone(),
            person: self.known_person(row.line, "person", &says.person)?,
            start: says.start,
            end: says.end,
            zone: says.zone.clone(),
            reason: says.reason.clone().or(kept.map(|old| old.reason.clone())).unwrap_or_default(),
        };
        absence.check().map_err(|error| Problem::of_line(row.line, error.to_string()))?;
        let when = slipway_domain::conflict::told(absence.interval(), &absence.zone);
        self.say(
            row.line,
            &says.key,
            old.is_some(),
            old.as_ref() == Some(&absence),
            format!("{} is away {when}", says.person),
        );
        self.put(absence);
        Ok(())
    }

    pub(super) fn shift(&mut self, row: &Row<ShiftRow>) -> Step<()> {
        let says = &row.says;
        let old = self.plan.shifts.by_key(says.key.as_str()).cloned();
        let shift = Shift {
            id: old.as_ref().map_or_else(|| ShiftId::new(self.ids.next()), Named::id),
            key: says.key.clone(),
            person: self.known_person(row.line, "person", &says.person)?,
            zone: says.zone.clone(),
            start: says.start,
            end: says.end,
            recurrence: says.recurrence.clone(),
        };
        shift.check().map_err(|error| Problem::of_line(row.line, error.to_string()))?;
        let when = slipway_domain::conflict::told(shift.series().first(), &shift.zone);
        self.say(
            row.line,
            &says.key,
            old.is_some(),
            old.as_ref() == Some(&shift),
            format!("{} is on duty {when}", says.person),
        );
        self.put(shift);
        Ok(())
    }
}
