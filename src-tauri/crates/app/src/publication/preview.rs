//! A calendar as it would be written.

use slipway_domain::Plan;
use slipway_interop::ics::{CalendarEvent, Status, write, write_split};

use super::draft::Draft;
use super::export::SPLIT;
use super::ledger::Ledger;
use super::{CalendarPreview, EventChange, PreviewCalendar, PreviewedEvent};
use crate::desk::App;
use crate::error::Result;
use crate::host::Task;
use crate::wire::Text;

/// How many events are shown.
const SHOWN: usize = 500;

/// Shows a calendar as it would be written, and writes nothing.
pub fn preview_calendar(app: &App, input: PreviewCalendar, _: &dyn Task) -> Result<CalendarPreview> {
    app.change("calendar_preview", |desk, context| {
        let draft = Draft::of(desk, context, &input.part, input.saved.as_ref())?;
        let settled = draft.settle(desk, context, &Ledger::asking())?;
        let count = |change| settled.changes.iter().filter(|one| **one == change).count();
        let (new, changed, called_off) =
            (count(EventChange::New), count(EventChange::Changed), count(EventChange::CalledOff));
        let mut events: Vec<PreviewedEvent> = settled
            .events
            .iter()
            .zip(&settled.changes)
            .map(|(event, change)| shown(&desk.plan, event, *change))
            .collect();
        events.sort_by(|a, b| (a.change, a.start.0, &a.uid).cmp(&(b.change, b.start.0, &b.uid)));
        events.truncate(SHOWN);
        let left_out = settled.left_out();
        let file = draft.file(settled.events, None);
        let bytes = write(&file).len();
        Ok(CalendarPreview {
            count: file.events.len(),
            new,
            changed,
            called_off,
            bytes,
            files: if bytes < SPLIT { 1 } else { write_split(&file, SPLIT).len() },
            events,
            never_left: settled.never_left.len(),
            left_out,
            warnings: settled.warnings,
            name: draft.name,
        })
    })
}

fn shown(plan: &Plan, event: &CalendarEvent, change: EventChange) -> PreviewedEvent {
    PreviewedEvent {
        uid: event.uid.clone(),
        title: event.summary.clone(),
        when: event.when.told(&plan.settings.zone),
        start: Text(event.when.starts()),
        description: event.description.clone(),
        categories: event.categories.clone(),
        status: match event.status {
            Status::Confirmed => "confirmed",
            Status::Tentative => "tentative",
            Status::Cancelled => "cancelled",
        }
        .to_owned(),
        sequence: event.sequence,
        change,
    }
}
