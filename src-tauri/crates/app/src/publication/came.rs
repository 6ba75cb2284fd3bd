//! Events that come back from a calendar file, and leave again as they came.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use slipway_domain::Plan;
use slipway_domain::id::WindowId;
use slipway_domain::publication::EventKind;
use slipway_domain::time::Instant;
use slipway_interop::ics::{CalendarEvent, Status};
use slipway_storage::{ExportedEvent, fingerprint};

use super::course::{About, Years};
use super::event::{Telling, meeting, of_release, of_window};
use crate::desk::Judged;

/// How events of this program are remembered that came from a calendar file: as they came, for as long as a plan tells
/// what it now tells of what they are about. `plan` is the plan that they came into.
///
/// One that was called off and is about nothing in the plan is remembered too, so that calendars are told of it again.
/// Of others that are about nothing, nothing is remembered.
pub(crate) fn as_they_came(plan: &Plan, now: Instant, events: Vec<CalendarEvent>) -> Vec<ExportedEvent> {
    let Some(years) = Years::around(now) else { return Vec::new() };
    let (releases, windows) = (Telling::of(plan, EventKind::Release), Telling::of(plan, EventKind::Window));
    let meetings = Telling::of(plan, EventKind::Meeting);
    let judged = Judged::waiting(plan);
    let mut of_windows: FxHashMap<WindowId, Vec<CalendarEvent>> = FxHashMap::default();
    for event in &events {
        if let Some(About::Window(id, _)) = About::read(&event.uid)
            && let Some(window) = plan.windows.get(id)
        {
            of_windows.entry(id).or_insert_with(|| of_window(plan, window, &years, &windows));
        }
    }
    let content = |event: &CalendarEvent| {
        let told = match About::read(&event.uid)? {
            About::Release(id) => plan.releases.get(id).map(|release| of_release(plan, &judged, release, &releases)),
            About::Window(id, _) => {
                of_windows.get(&id).and_then(|told| told.iter().find(|told| told.uid == event.uid).cloned())
            }
            About::Meeting(id, at) => plan.boards.get(id).and_then(|board| {
                let found = board.first_meeting(at).filter(|meeting| meeting.start() == at)?;
                Some(meeting(plan, board, found, &meetings))
            }),
        };
        let told = told.or_else(|| (event.status == Status::Cancelled).then(|| event.clone().cancelled()))?;
        Some(fingerprint(told.content()))
    };
    let remembered = |event: CalendarEvent| {
        Some(ExportedEvent {
            sequence: event.sequence,
            content: content(&event)?,
            created: event.created,
            changed: event.changed,
            cancelled: event.status == Status::Cancelled,
            as_came: true,
            event: serde_json::to_string(&event).unwrap_or_default(),
            uid: event.uid,
        })
    };
    events.into_par_iter().filter_map(remembered).collect()
}
