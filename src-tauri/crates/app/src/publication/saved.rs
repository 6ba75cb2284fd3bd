//! Calendars that are saved by name.

use slipway_domain::Plan;
use slipway_domain::id::CalendarId;
use slipway_domain::plan::Edit;
use slipway_domain::publication::{Part, SavedCalendar};

use super::{CalendarPart, SavedCalendarCard, SavedCalendarView, WhichCalendar, gone};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, List, Nothing, Text};

/// Lists saved calendars, by key.
pub fn list_calendars(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<List<SavedCalendarView>> {
    by_key(&desk.plan).into_iter().map(|calendar| view(desk, calendar)).collect()
}

/// Saves a calendar by name, new or in place of the one of that key.
pub fn save_calendar(desk: &mut Desk, context: &Context, card: SavedCalendarCard, _: &dyn Task) -> Result<Changed> {
    let key = card.key.0;
    let before = match &card.renames {
        Some(before) => Some(found(&desk.plan, before.as_str())?),
        None => desk.plan.calendars.by_key(key.as_str()),
    };
    let calendar = SavedCalendar {
        id: before.map_or_else(|| CalendarId::new(context.host.ids.next()), |calendar| calendar.id),
        name: card.name.map_or_else(|| key.to_string(), |name| name.trim().to_owned()),
        part: match (&card.part, before) {
            (Some(part), _) => part.read(&desk.plan)?,
            (None, Some(before)) => before.part.clone(),
            (None, None) => Part::everything(),
        },
        published: card.published,
        key,
    };
    calendar.check().map_err(|error| {
        AppError::usage("calendar.name", error.to_string()).hint("choose a key such as team-payments")
    })?;
    let verb = if before.is_some() { "Change" } else { "Save" };
    desk.commit(context, format!("{verb} the calendar {}", calendar.key), None, &[calendar.into()])
}

/// Takes a saved calendar out; its file in a published folder goes with the next publishing.
pub fn remove_calendar(desk: &mut Desk, context: &Context, input: WhichCalendar, _: &dyn Task) -> Result<Changed> {
    let calendar = found(&desk.plan, input.key.as_str())?;
    let edit = Edit::RemoveCalendar(calendar.id);
    desk.commit(context, format!("Remove the calendar {}", input.key.0), None, &[edit])
}

/// Saved calendars, by key.
pub(super) fn by_key(plan: &Plan) -> Vec<&SavedCalendar> {
    let mut calendars: Vec<&SavedCalendar> = plan.calendars.iter().collect();
    calendars.sort_by(|a, b| a.key.cmp(&b.key));
    calendars
}

/// The saved calendar of a key.
pub(super) fn found<'a>(plan: &'a Plan, key: &str) -> Result<&'a SavedCalendar> {
    plan.calendars.by_key(key).ok_or_else(|| AppError::unknown("calendar", key))
}

/// A saved calendar as it is shown, with the names of what it names and the plan no longer has.
pub(super) fn view(desk: &Desk, calendar: &SavedCalendar) -> Result<SavedCalendarView> {
    let mut part = CalendarPart::of(&calendar.part, &desk.plan);
    gone::name(desk, &mut part.gone)?;
    Ok(SavedCalendarView {
        key: Text(calendar.key.clone()),
        name: calendar.name.clone(),
        told: part.told(),
        part,
        published: calendar.published,
        file: calendar.file_name(),
    })
}
