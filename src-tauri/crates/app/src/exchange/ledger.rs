//! What left the plan before: names that never change, and sequence numbers that only rise.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use slipway_domain::time::Instant;
use slipway_interop::ics::{CalendarEvent, Status};
use slipway_storage::{ExportedEvent, ExportedMark, fingerprint};

use crate::desk::{Context, Desk};
use crate::error::Result;

/// Gives each event its sequence and times from the last export, and calls off what was exported, should be here by
/// its name and is here no more; `ledger` is what left before.
///
/// Answers with what a person should know.
pub(super) fn number(
    desk: &mut Desk,
    context: &Context,
    events: &mut Vec<CalendarEvent>,
    mut ledger: FxHashMap<String, ExportedMark>,
    should_be_here: impl Fn(&str) -> bool,
) -> Result<Vec<String>> {
    let now = context.host.clock.now();
    let pairs: Vec<_> = events.iter_mut().map(|event| (ledger.remove(&event.uid), event)).collect();
    let mut remembered: Vec<ExportedEvent> =
        pairs.into_par_iter().filter_map(|(last, event)| advance(event, last, now)).collect();
    let mut gone: Vec<_> = ledger.into_iter().filter(|(uid, _)| should_be_here(uid)).collect();
    gone.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    for (uid, last) in gone {
        let old = desk.store.exported_event(&uid)?;
        let Some(old) = old.and_then(|old| serde_json::from_str::<CalendarEvent>(&old).ok()) else { continue };
        let mut event = old.cancelled();
        remembered.extend(advance(&mut event, Some(last), now));
        events.push(event);
    }
    if desk.store.is_read_only() {
        return Ok(vec!["the plan can only be read, so this export is not remembered".to_owned()]);
    }
    if !remembered.is_empty() {
        desk.store.remember_exported(&remembered)?;
    }
    Ok(Vec::new())
}

/// Takes sequence and times over from the last export where nothing changed, and counts up where something did.
fn advance(event: &mut CalendarEvent, last: Option<ExportedMark>, now: Instant) -> Option<ExportedEvent> {
    let content = fingerprint(event.content());
    let fresh = last.as_ref().is_none_or(|last| last.content != content);
    (event.sequence, event.created, event.changed) = match &last {
        None => (0, now, now),
        Some(last) if fresh => (last.sequence + 1, last.created, now),
        Some(last) => (last.sequence, last.created, last.changed),
    };
    fresh.then(|| ExportedEvent {
        uid: event.uid.clone(),
        sequence: event.sequence,
        content,
        created: event.created,
        changed: event.changed,
        cancelled: event.status == Status::Cancelled,
        event: serde_json::to_string(event).unwrap_or_default(),
    })
}
