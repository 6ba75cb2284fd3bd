//! What left the plan before: names that never change, and sequence numbers that only rise.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use slipway_domain::time::Instant;
use slipway_interop::ics::{CalendarEvent, Status};
use slipway_storage::{ExportedEvent, ExportedMark, fingerprint};
use uuid::Uuid;

use super::EventChange;
use super::course::{About, Stands, Years};
use super::memory;
use crate::desk::{Context, Desk};
use crate::error::Result;
use crate::few::few;

/// How many keys are named of what left a calendar.
const NAMED: usize = 5;

/// How sequences are given out.
pub(crate) struct Ledger {
    /// Sequences that readers of the calendar may have seen, whatever the plan says.
    pub(crate) floor: FxHashMap<String, u32>,
    /// Whether what is given out is remembered.
    pub(crate) keeps: bool,
}

/// Events with their sequences.
pub(crate) struct Settled {
    /// The events.
    pub(crate) events: Vec<CalendarEvent>,
    /// How each stands to what calendars had of it last.
    pub(super) changes: Vec<EventChange>,
    /// What a person should know.
    pub(crate) warnings: Vec<String>,
}

/// An event on its way out.
struct Numbered {
    event: CalendarEvent,
    change: EventChange,
    /// How it leaves now.
    mark: ExportedMark,
    /// Whether that is another way than before.
    is_fresh: bool,
}

impl Ledger {
    /// Gives each event its sequence and times from the last export, and calls off what was in this calendar and is in
    /// the plan no more. `marks` are how events left before.
    pub(crate) fn settle(
        &self,
        desk: &mut Desk,
        context: &Context,
        calendar: Option<(Uuid, Years)>,
        mut events: Vec<CalendarEvent>,
        mut marks: FxHashMap<String, ExportedMark>,
    ) -> Result<Settled> {
        let now = context.host.clock.now();
        let plan = desk.plan.settings.guid;
        let known = memory::recall(&context.host, plan);
        for (uid, kept) in &known {
            if marks.get(uid).is_none_or(|mark| mark.sequence < kept.sequence) {
                marks.insert(uid.clone(), kept.clone());
            }
        }
        let mut warnings = Vec::new();
        if let Some((guid, years)) = calendar {
            let (gone, left) = left_out(desk, guid, years, &events, &marks)?;
            events.extend(gone);
            warnings.extend(left);
        }
        let pairs: Vec<_> = events.into_iter().map(|event| (marks.remove(&event.uid), event)).collect();
        let numbered: Vec<Numbered> = pairs
            .into_par_iter()
            .map(|(last, event)| {
                let seen = self.floor.get(&event.uid).copied();
                advance(event, last.as_ref(), seen, now)
            })
            .collect();
        if self.keeps {
            warnings.extend(keep(desk, context, calendar, &numbered, known)?);
        }
        let mut settled = Settled { events: Vec::with_capacity(numbered.len()), changes: Vec::new(), warnings };
        for one in numbered {
            settled.events.push(if one.mark.as_came { as_it_came(desk, one.event)? } else { one.event });
            settled.changes.push(one.change);
        }
        Ok(settled)
    }
}

impl Numbered {
    /// As the plan remembers it.
    fn remembered(&self) -> ExportedEvent {
        ExportedEvent {
            uid: self.event.uid.clone(),
            sequence: self.mark.sequence,
            content: self.mark.content.clone(),
            created: self.mark.created,
            changed: self.mark.changed,
            cancelled: self.event.status == Status::Cancelled,
            as_came: false,
            event: serde_json::to_string(&self.event).unwrap_or_default(),
        }
    }
}

/// Remembers what leaves, in the plan and on this machine.
fn keep(
    desk: &mut Desk,
    context: &Context,
    calendar: Option<(Uuid, Years)>,
    numbered: &[Numbered],
    known: FxHashMap<String, ExportedMark>,
) -> Result<Option<String>> {
    let marks = numbered.iter().map(|one| (one.event.uid.as_str(), &one.mark));
    memory::keep(&context.host, desk.plan.settings.guid, known, marks)?;
    if desk.store.is_read_only() {
        let told = "the plan can only be read, so this export is remembered on this machine alone";
        return Ok(Some(told.to_owned()));
    }
    let fresh: Vec<ExportedEvent> = numbered.par_iter().filter(|one| one.is_fresh).map(Numbered::remembered).collect();
    if !fresh.is_empty() {
        desk.store.remember_exported(&fresh)?;
    }
    if let Some((guid, _)) = calendar {
        desk.store.remember_exported_in(&guid.to_string(), numbered.iter().map(|one| one.event.uid.as_str()))?;
    }
    Ok(None)
}

/// What a calendar had and has no more: what is gone from the plan, called off; and a sentence about what has left the
/// calendar and lives on.
fn left_out(
    desk: &Desk,
    calendar: Uuid,
    years: Years,
    events: &[CalendarEvent],
    marks: &FxHashMap<String, ExportedMark>,
) -> Result<(Vec<CalendarEvent>, Option<String>)> {
    let here: FxHashSet<&str> = events.iter().map(|event| event.uid.as_str()).collect();
    let things: FxHashSet<Uuid> = here.iter().filter_map(|uid| Some(About::read(uid)?.thing())).collect();
    let had = desk.store.exported_in(&calendar.to_string())?;
    let whole_before = had.is_empty() && calendar == desk.plan.settings.guid;
    // A file of an older version knows what left the plan, and not in which calendar.
    let had: Vec<String> = if whole_before { marks.keys().cloned().collect() } else { had.into_iter().collect() };
    let mut had: Vec<(String, About)> = had
        .into_iter()
        .filter(|uid| !here.contains(uid.as_str()))
        .filter_map(|uid| About::read(&uid).map(|about| (uid, about)))
        .collect();
    had.sort_by(|(a, _), (b, _)| a.cmp(b));
    let (mut gone, mut left) = (Vec::new(), Vec::new());
    for (uid, about) in had {
        let is_gone = match about.stands(&desk.plan, &years) {
            Stands::OutOfSight => continue,
            Stands::Gone => true,
            Stands::Elsewhere(key) => {
                // Another event of the same thing is here, so this one was an occurrence that is no more.
                let is_here = things.contains(&about.thing());
                if !is_here && !whole_before {
                    left.push(key);
                }
                is_here
            }
        };
        if is_gone && let Some(event) = last_seen(desk, &uid)? {
            gone.push(event.cancelled());
        }
    }
    left.sort();
    left.dedup();
    let told = (!left.is_empty()).then(|| {
        let named = few(left.iter().map(String::as_str), NAMED);
        format!(
            "no longer in this calendar, though still in the plan: {named}; a calendar program that adds to what it has, such as the import of Google, keeps them: delete them there"
        )
    });
    Ok((gone, told))
}

fn last_seen(desk: &Desk, uid: &str) -> Result<Option<CalendarEvent>> {
    Ok(desk.store.exported_event(uid)?.and_then(|event| serde_json::from_str(&event).ok()))
}

/// An event as it came from a calendar file, with the sequence and the times that it has now.
fn as_it_came(desk: &Desk, event: CalendarEvent) -> Result<CalendarEvent> {
    Ok(match last_seen(desk, &event.uid)? {
        Some(came) => {
            CalendarEvent { sequence: event.sequence, created: event.created, changed: event.changed, ..came }
        }
        None => event,
    })
}

/// Takes sequence and times over from the last export where nothing changed, and counts up where something did, or
/// where readers saw a higher sequence than is known.
fn advance(mut event: CalendarEvent, last: Option<&ExportedMark>, seen: Option<u32>, now: Instant) -> Numbered {
    let content = fingerprint(event.content());
    let above = seen.filter(|seen| last.is_none_or(|last| last.sequence < *seen)).map(|seen| seen.saturating_add(1));
    let fresh = above.is_some() || last.is_none_or(|last| last.content != content);
    (event.sequence, event.created, event.changed) = match last {
        None => (above.unwrap_or(0), now, now),
        Some(last) if fresh => (above.unwrap_or_else(|| last.sequence.saturating_add(1)), last.created, now),
        Some(last) => (last.sequence, last.created, last.changed),
    };
    let change = match (last, fresh, event.status) {
        (None, ..) if above.is_none() => EventChange::New,
        (_, false, _) => EventChange::Unchanged,
        (_, true, Status::Cancelled) => EventChange::CalledOff,
        (_, true, _) => EventChange::Changed,
    };
    let as_came = !fresh && last.is_some_and(|last| last.as_came);
    let CalendarEvent { sequence, created, changed, .. } = event;
    Numbered { event, change, mark: ExportedMark { sequence, content, created, changed, as_came }, is_fresh: fresh }
}
