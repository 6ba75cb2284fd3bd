//! What left the plan before: names that never change, and sequence numbers that only rise.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use slipway_domain::time::Instant;
use slipway_interop::ics::{CalendarEvent, Status};
use slipway_storage::{ExportedEvent, ExportedMark, fingerprint};
use uuid::Uuid;

use super::EventChange;
use super::course::{About, Stands, Years};
use super::lost::lost;
use super::memory;
use super::seen::Standing;
use crate::desk::{Context, Desk};
use crate::error::Result;
use crate::few::few;

/// How many keys or titles are named of what left a calendar, or never came into one.
const NAMED: usize = 5;
/// In front of the title of what is called off.
const CALLED_OFF: &str = "Cancelled: ";

/// How sequences are given out.
pub(crate) struct Ledger {
    /// What readers of the calendar may have, whatever the plan says.
    standing: Standing,
    /// Whether what is given out is remembered.
    keeps: bool,
}

/// A calendar as it was known before: by its name for ever, and the years in which its occurrences are written out.
pub(super) type Known = (Uuid, Years);

/// Events on their way out, before they have their sequences, with everything that is known of earlier exports.
pub(crate) struct Drawn {
    /// The events, and those that were in this calendar, are in the plan no more and are called off therefore.
    pub(super) events: Vec<CalendarEvent>,
    /// What has left the calendar and lives on, in a sentence.
    pub(super) elsewhere: Option<String>,
    /// How each event left before, as far as the plan or this machine knows.
    marks: FxHashMap<String, ExportedMark>,
    /// How events left this machine.
    machine: FxHashMap<String, ExportedMark>,
}

/// Whether a calendar leaves as a whole, or some of its events on their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaves {
    /// What it had before and is not among the events is in it no more.
    Whole,
    /// What it had before is in it as before.
    Some,
}

/// Events with their sequences.
pub(crate) struct Settled {
    /// The events.
    pub(crate) events: Vec<CalendarEvent>,
    /// How each stands to what calendars had of it last.
    pub(super) changes: Vec<EventChange>,
    /// The titles of what is called off and never left, so that nobody has it; it is not among the events.
    pub(super) never_left: Vec<String>,
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

impl Drawn {
    /// Finds what is known of the events, and what a calendar had and has no more. `marks` are how events left before,
    /// as the plan knows it.
    pub(super) fn of(
        desk: &Desk,
        context: &Context,
        calendar: Option<Known>,
        mut events: Vec<CalendarEvent>,
        mut marks: FxHashMap<String, ExportedMark>,
    ) -> Result<Self> {
        let machine = memory::recall(&context.host, desk.plan.settings.guid);
        for (uid, kept) in &machine {
            let known = marks.get(uid);
            if known.is_none_or(|known| known.sequence < kept.sequence) {
                marks.insert(uid.clone(), kept.clone());
            } else if let Some(known) = known
                && known.sequence == kept.sequence
                && known.content != kept.content
                && !is_as_it_came(desk, uid, known, kept)?
            {
                // Two copies of a plan counted on their own, so whatever leaves now is another content for somebody.
                marks.insert(uid.clone(), ExportedMark { content: String::new(), ..kept.clone() });
            }
        }
        let mut elsewhere = None;
        if let Some((guid, years)) = calendar {
            let (gone, left) = left_out(desk, guid, years, &events, &marks)?;
            events.extend(gone);
            elsewhere = left;
        }
        Ok(Self { events, elsewhere, marks, machine })
    }
}

impl Ledger {
    /// As if something left, and nothing is remembered.
    pub(super) fn asking() -> Self {
        Self { standing: Standing::default(), keeps: false }
    }

    /// What leaves is remembered; `standing` are the files that it replaces.
    pub(crate) const fn keeping(standing: Standing) -> Self {
        Self { standing, keeps: true }
    }

    /// Gives each event its sequence and times from the last export. `marks` are how events left before.
    pub(crate) fn settle(
        &self,
        desk: &mut Desk,
        context: &Context,
        events: Vec<CalendarEvent>,
        marks: FxHashMap<String, ExportedMark>,
    ) -> Result<Settled> {
        let drawn = Drawn::of(desk, context, None, events, marks)?;
        self.number(desk, context, None, drawn)
    }

    /// Gives events that were drawn their sequences and times from the last export, and leaves out what is called off
    /// and never left: calendars that never had it would show it as something that was to take place.
    pub(super) fn number(
        &self,
        desk: &mut Desk,
        context: &Context,
        calendar: Option<(Known, Leaves)>,
        drawn: Drawn,
    ) -> Result<Settled> {
        let now = context.host.clock.now();
        let Drawn { mut events, elsewhere, mut marks, machine } = drawn;
        if let Some(((_, years), Leaves::Whole)) = &calendar {
            let lost = lost(desk, years, &self.standing, &machine, &events)?;
            events.extend(lost);
        }
        let mut warnings: Vec<String> = elsewhere.into_iter().collect();
        let mut never_left = Vec::new();
        let mut pairs = Vec::with_capacity(events.len());
        for event in events {
            let (last, seen) = (marks.remove(&event.uid), self.standing.sequence(&event.uid));
            if event.status == Status::Cancelled && last.is_none() && seen.is_none() {
                never_left.push(event.summary.strip_prefix(CALLED_OFF).unwrap_or(&event.summary).to_owned());
            } else {
                pairs.push((last, seen, event));
            }
        }
        let numbered: Vec<Numbered> =
            pairs.into_par_iter().map(|(last, seen, event)| advance(event, last.as_ref(), seen, now)).collect();
        if self.keeps {
            warnings.extend(keep(desk, context, calendar, &numbered, machine)?);
        }
        let (mut events, mut changes) = (Vec::with_capacity(numbered.len()), Vec::with_capacity(numbered.len()));
        for one in numbered {
            events.push(if one.mark.as_came { as_it_came(desk, one.event)? } else { one.event });
            changes.push(one.change);
        }
        Ok(Settled { events, changes, never_left, warnings })
    }
}

impl Settled {
    /// What was left out because nobody has it, in a sentence.
    pub(super) fn left_out(&self) -> Option<String> {
        let titles = few(self.never_left.iter().map(String::as_str), NAMED);
        match self.never_left.len() {
            0 => None,
            1 => Some(format!("left out, because it was rejected or cancelled before any calendar had it: {titles}")),
            count => Some(format!(
                "{count} are left out, because they were rejected or cancelled before any calendar had them: {titles}"
            )),
        }
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
    calendar: Option<(Known, Leaves)>,
    numbered: &[Numbered],
    machine: FxHashMap<String, ExportedMark>,
) -> Result<Option<String>> {
    let marks = numbered.iter().map(|one| (one.event.uid.as_str(), &one.mark));
    memory::keep(&context.host, desk.plan.settings.guid, machine, marks)?;
    if desk.store.is_read_only() {
        let told = "the plan can only be read, so this export is remembered on this machine alone";
        return Ok(Some(told.to_owned()));
    }
    let fresh: Vec<ExportedEvent> = numbered.par_iter().filter(|one| one.is_fresh).map(Numbered::remembered).collect();
    if !fresh.is_empty() {
        desk.store.remember_exported(&fresh)?;
    }
    if let Some(((guid, _), leaves)) = calendar {
        let had = match leaves {
            Leaves::Whole => FxHashSet::default(),
            Leaves::Some => desk.store.exported_in(&guid.to_string())?,
        };
        // Of a calendar that was never written as a whole, what it has is what left the plan.
        if leaves == Leaves::Whole || !had.is_empty() || guid != desk.plan.settings.guid {
            let now = numbered.iter().map(|one| one.event.uid.as_str());
            desk.store.remember_exported_in(&guid.to_string(), now.chain(had.iter().map(String::as_str)))?;
        }
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

/// Whether what this machine knows of an event is what came back into the plan from a calendar file, of which the plan now
/// tells less.
fn is_as_it_came(desk: &Desk, uid: &str, known: &ExportedMark, kept: &ExportedMark) -> Result<bool> {
    let came = if known.as_came { last_seen(desk, uid)? } else { None };
    Ok(came.is_some_and(|came| fingerprint(came.content()) == kept.content))
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
