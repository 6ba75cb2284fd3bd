//! Bookings of environments, absences and shifts.

use slipway_domain::Plan;
use slipway_domain::booking::{Booking, BookingError};
use slipway_domain::id::{AbsenceId, BookingId, ShiftId};
use slipway_domain::roster::{Absence, Shift};
use slipway_domain::time::{Minutes, Moment, SeriesError, Zone};

use super::save::{id_for, name_or, save};
use super::window::{WALL, wall};
use super::{AbsenceCard, BookingCard, ShiftCard};
use crate::desk::{Context, Desk, id_of, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::{WallOrInstant, moment_given};
use crate::wire::{Changed, Text};

impl From<BookingError> for AppError {
    fn from(error: BookingError) -> Self {
        Self::refused("booking.times", error.to_string()).hint("choose an end after the start")
    }
}

impl From<SeriesError> for AppError {
    fn from(error: SeriesError) -> Self {
        match error {
            SeriesError::TooOften => too_often(error.to_string()),
            _ => Self::refused("roster.times", error.to_string()).hint("choose an end after the start"),
        }
    }
}

/// The refusal of a rule that falls more often than a plan goes through.
pub(super) fn too_often(message: String) -> AppError {
    AppError::refused("rule.too_often", message).hint("make it rarer, such as FREQ=HOURLY")
}

/// Adds a booking or changes it.
pub fn save_booking(desk: &mut Desk, context: &Context, card: BookingCard, _: &dyn Task) -> Result<Changed> {
    let plan = &desk.plan;
    let zone = card.zone.0;
    let booking = Booking {
        id: id_for(&plan.bookings, &card.key, context, BookingId::new),
        key: card.key.0.clone(),
        title: name_or(card.title, &card.key),
        environment: id_of(&plan.environments, "environment", &card.environment)?,
        exclusive: card.exclusive,
        start: moment_given(card.start.moment(&zone, None), &zone)?,
        end: moment_given(card.end.moment(&zone, None), &zone)?,
        zone,
        setup: Minutes::new(card.setup_minutes),
        teardown: Minutes::new(card.teardown_minutes),
        release: card.release.map(|key| id_of(&plan.releases, "release", &key)).transpose()?,
        team: card.team.map(|key| id_of(&plan.teams, "team", &key)).transpose()?,
    };
    booking.check()?;
    save(desk, context, "booking", &card.key, booking)
}

/// Adds an absence or changes it.
pub fn save_absence(desk: &mut Desk, context: &Context, card: AbsenceCard, _: &dyn Task) -> Result<Changed> {
    let absence = Absence {
        id: id_for(&desk.plan.absences, &card.key, context, AbsenceId::new),
        key: card.key.0.clone(),
        person: id_of(&desk.plan.people, "person", &card.person)?,
        start: wall(&card.start)?,
        end: wall(&card.end)?,
        zone: card.zone.0,
        reason: card.reason.trim().to_owned(),
    };
    absence.check()?;
    save(desk, context, "absence", &card.key, absence)
}

/// Adds a shift or changes it.
pub fn save_shift(desk: &mut Desk, context: &Context, card: ShiftCard, _: &dyn Task) -> Result<Changed> {
    let shift = Shift {
        id: id_for(&desk.plan.shifts, &card.key, context, ShiftId::new),
        key: card.key.0.clone(),
        person: id_of(&desk.plan.people, "person", &card.person)?,
        zone: card.zone.0,
        start: wall(&card.start)?,
        end: wall(&card.end)?,
        recurrence: card.rrule.map(|rule| rule.0),
    };
    shift.check()?;
    save(desk, context, "shift", &card.key, shift)
}

/// A moment as a card tells it, so that saving the card again means the same.
fn told(moment: Moment, zone: &Zone) -> WallOrInstant {
    if moment.occurrence.is_some() || Moment::typed(moment.wall, zone, None) != moment {
        WallOrInstant::Instant(moment.at)
    } else {
        WallOrInstant::Wall(moment.wall)
    }
}

pub(super) fn booking_card(plan: &Plan, booking: &Booking) -> Option<BookingCard> {
    Some(BookingCard {
        key: booking.key.clone().into(),
        title: booking.title.clone(),
        environment: key_of(&plan.environments, booking.environment)?,
        exclusive: booking.exclusive,
        start: told(booking.start, &booking.zone),
        end: told(booking.end, &booking.zone),
        zone: booking.zone.clone().into(),
        setup_minutes: booking.setup.get(),
        teardown_minutes: booking.teardown.get(),
        release: booking.release.and_then(|id| key_of(&plan.releases, id)),
        team: booking.team.and_then(|id| key_of(&plan.teams, id)),
    })
}

pub(super) fn absence_card(plan: &Plan, absence: &Absence) -> Option<AbsenceCard> {
    Some(AbsenceCard {
        key: absence.key.clone().into(),
        person: key_of(&plan.people, absence.person)?,
        start: absence.start.format(WALL).to_string(),
        end: absence.end.format(WALL).to_string(),
        zone: absence.zone.clone().into(),
        reason: absence.reason.clone(),
    })
}

pub(super) fn shift_card(plan: &Plan, shift: &Shift) -> Option<ShiftCard> {
    Some(ShiftCard {
        key: shift.key.clone().into(),
        person: key_of(&plan.people, shift.person)?,
        start: shift.start.format(WALL).to_string(),
        end: shift.end.format(WALL).to_string(),
        zone: shift.zone.clone().into(),
        rrule: shift.recurrence.clone().map(Text),
    })
}
