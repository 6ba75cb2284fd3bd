//! Events of which only a file tells: the plan that wrote them was brought back from an older copy.

use rustc_hash::{FxHashMap, FxHashSet};
use slipway_interop::ics::{CalendarEvent, Limits, read};
use slipway_storage::ExportedMark;

use super::course::{About, Stands, Years};
use super::seen::Standing;
use crate::desk::Desk;
use crate::error::Result;

/// The events of the files at the place of a calendar that this plan wrote there, that are in it no more, and that it
/// does not remember.
///
/// `machine` is what this machine knows to have left this plan: what somebody else put at that place is none of ours.
pub(super) fn lost(
    desk: &Desk,
    years: &Years,
    standing: &Standing,
    machine: &FxHashMap<String, ExportedMark>,
    here: &[CalendarEvent],
) -> Result<Vec<CalendarEvent>> {
    let here: FxHashSet<&str> = here.iter().map(|event| event.uid.as_str()).collect();
    let is_gone = |uid: &str| About::read(uid).is_some_and(|about| about.stands(&desk.plan, years) == Stands::Gone);
    let mut missing = FxHashSet::default();
    for uid in standing.uids() {
        let is_ours = !here.contains(uid) && machine.contains_key(uid) && is_gone(uid);
        if is_ours && desk.store.exported_event(uid)?.is_none() {
            missing.insert(uid);
        }
    }
    if missing.is_empty() {
        return Ok(Vec::new());
    }
    let mut found: FxHashMap<String, CalendarEvent> = FxHashMap::default();
    for file in standing.files() {
        // A file that somebody changed so that it cannot be read tells nothing.
        let Ok(calendar) = read(file, None, Limits::default()) else { continue };
        let events = calendar.events.iter().filter(|event| missing.contains(event.uid.as_str()));
        for event in events.filter_map(slipway_interop::ics::ReadEvent::as_written) {
            let is_later = found.get(&event.uid).is_none_or(|known| known.sequence < event.sequence);
            if is_later {
                found.insert(event.uid.clone(), event);
            }
        }
    }
    let mut events: Vec<CalendarEvent> = found.into_values().map(CalendarEvent::cancelled).collect();
    events.sort_by(|a, b| a.uid.cmp(&b.uid));
    Ok(events)
}
