//! A calendar in the making: its name, and the events of its part of the plan.

use std::num::NonZeroU32;

use rayon::prelude::*;
use slipway_domain::id::BoardId;
use slipway_domain::publication::{EventKind, Part};
use slipway_domain::{Key, Plan};
use slipway_interop::ics::{CalendarEvent, CalendarFile, PRODUCT};
use uuid::Uuid;

use super::CalendarPart;
use super::course::Years;
use super::event::{Telling, meeting, of_release, of_window};
use super::gone::told as gone_told;
use super::ledger::{Drawn, Leaves, Ledger, Settled};
use super::part::named_after;
use super::saved::found;
use crate::desk::{Context, Desk, Judged};
use crate::error::{AppError, Result};
use crate::release::ReleaseFilter;
use crate::wire::Text;

/// A calendar with its events, before they have their sequences.
pub(super) struct Draft {
    /// What calendar programs call it.
    pub(super) name: String,
    /// Names it for ever.
    pub(super) guid: Uuid,
    part: Part,
    years: Years,
}

impl Draft {
    /// The calendar of a part of the plan, or the saved one of a key.
    pub(super) fn of(desk: &Desk, context: &Context, part: &CalendarPart, saved: Option<&Text<Key>>) -> Result<Self> {
        let plan = &desk.plan;
        let years = Years::around(context.host.clock.now())
            .ok_or_else(|| AppError::usage("time.outside", "the clock stands outside the years of a calendar"))?;
        if let Some(key) = saved {
            let calendar = found(plan, key.as_str())?;
            let name = calendar.name.clone();
            return Ok(Self { name, guid: calendar.id.uuid(), part: calendar.part.clone(), years });
        }
        let settings = &plan.settings;
        let held = part.read(plan)?;
        if held.is_everything() {
            return Ok(Self { name: settings.name.clone(), guid: settings.guid, part: held, years });
        }
        let alone = match part.layers.as_slice() {
            [only]
                if !part.releases
                    && part.boards.is_empty()
                    && !part.all_meetings
                    && !part.all_layers
                    && part.gone.is_empty() =>
            {
                plan.windows.by_key(only.as_str()).filter(|_| part.filter == ReleaseFilter::default())
            }
            _ => None,
        };
        if let Some(window) = alone {
            let name = format!("{} – {}", settings.name, window.title);
            return Ok(Self { name, guid: window.id.uuid(), part: held, years });
        }
        let words = CalendarPart::of(&held, plan).told();
        Ok(Self {
            name: format!("{} – {words}", settings.name),
            guid: named_after(settings.guid, &words),
            part: held,
            years,
        })
    }

    /// Its events with their sequences, and what a person should know.
    pub(super) fn settle(&self, desk: &mut Desk, context: &Context, ledger: &Ledger) -> Result<Settled> {
        let drawn = self.draw(desk, context)?;
        self.number(desk, context, ledger, drawn, Leaves::Whole)
    }

    /// Its events before they have their sequences.
    pub(super) fn draw(&self, desk: &mut Desk, context: &Context) -> Result<Drawn> {
        let (plan, judged, store) = desk.apart();
        let told = || {
            let mut events = self.releases(plan, judged);
            events.extend(self.windows(plan));
            events.extend(self.meetings(plan));
            events
        };
        // What left before is read meanwhile: it waits for the file, and the events for the processor.
        let (events, marks) = rayon::join(told, move || store.exported_marks());
        Drawn::of(desk, context, Some((self.guid, self.years)), events, marks?)
    }

    /// The sequences of events that were drawn of it, and what a person should know.
    pub(super) fn number(
        &self,
        desk: &mut Desk,
        context: &Context,
        ledger: &Ledger,
        drawn: Drawn,
        leaves: Leaves,
    ) -> Result<Settled> {
        let mut settled = ledger.number(desk, context, Some(((self.guid, self.years), leaves)), drawn)?;
        settled.warnings.extend(gone_told(desk, &self.part)?);
        Ok(settled)
    }

    fn releases(&self, plan: &Plan, judged: &Judged) -> Vec<CalendarEvent> {
        let Some(selection) = &self.part.releases else { return Vec::new() };
        let telling = Telling::of(plan, EventKind::Release);
        selection.of(plan).into_par_iter().map(|release| of_release(plan, judged, release, &telling)).collect()
    }

    fn windows(&self, plan: &Plan) -> Vec<CalendarEvent> {
        let telling = Telling::of(plan, EventKind::Window);
        let windows: Vec<_> = plan.windows.iter().filter(|window| self.part.layers.holds(&window.id)).collect();
        windows.into_par_iter().flat_map_iter(|window| of_window(plan, window, &self.years, &telling)).collect()
    }

    fn meetings(&self, plan: &Plan) -> Vec<CalendarEvent> {
        let telling = Telling::of(plan, EventKind::Meeting);
        let holds = |id: BoardId| self.part.meetings.holds(&id);
        let boards = plan.boards_by_key().into_iter().filter(|board| holds(board.id));
        boards
            .flat_map(|board| {
                let meetings = board.meetings().occurrences(self.years.stretch());
                meetings.into_iter().map(|at| meeting(plan, board, at, &telling)).collect::<Vec<_>>()
            })
            .collect()
    }

    /// The file that holds these events.
    pub(super) fn file(&self, events: Vec<CalendarEvent>, refresh: Option<NonZeroU32>) -> CalendarFile {
        CalendarFile {
            name: self.name.clone(),
            guid: self.guid.to_string(),
            product: PRODUCT.to_owned(),
            events,
            refresh,
        }
    }
}
