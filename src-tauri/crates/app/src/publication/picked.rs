//! Which events of a calendar are meant: by their names, and by what they are about.

use rustc_hash::{FxHashMap, FxHashSet};
use slipway_domain::Plan;
use slipway_interop::ics::CalendarEvent;
use uuid::Uuid;

use super::course::About;
use crate::cab::id_of_meeting;
use crate::error::{AppError, Result};

/// What an event is called by people: by the key of what it is about, and by its date where that has several.
pub(super) struct Called {
    /// `release`, `window` or `board`.
    what: &'static str,
    /// The id of that.
    thing: Uuid,
    /// Its key.
    key: String,
    /// Key and day: `CAB-2026-12-01`; the key alone where there is one event only.
    pub(super) date: String,
    /// What a meeting is called elsewhere: `CAB@2026-12-01T14:00`.
    meeting: Option<String>,
}

impl Called {
    /// How people call the event of a name; none where the plan has no more what it is about.
    pub(super) fn of(plan: &Plan, uid: &str) -> Option<Self> {
        let about = About::read(uid)?;
        let (what, key, date, meeting) = match about {
            About::Release(id) => {
                let key = plan.releases.get(id)?.key.to_string();
                ("release", key.clone(), key, None)
            }
            About::Window(id, day) => {
                let key = plan.windows.get(id)?.key.to_string();
                let date = day.map_or_else(|| key.clone(), |day| format!("{key}-{day}"));
                ("window", key, date, None)
            }
            About::Meeting(id, at) => {
                let board = plan.boards.get(id)?;
                let date = format!("{}-{}", board.key, board.zone.wall(at).format("%Y-%m-%d"));
                ("board", board.key.to_string(), date, Some(id_of_meeting(board, at)))
            }
        };
        Some(Self { what, thing: about.thing(), key, date, meeting })
    }

    fn is(&self, text: &str) -> bool {
        let is = |name: &str| name.eq_ignore_ascii_case(text);
        is(&self.key) || is(&self.date) || self.meeting.as_deref().is_some_and(is)
    }
}

/// The UIDs of the events that are named, by UID or by what people call them; none where nothing is named.
///
/// Refuses what names no event of these, and what names those of several things.
pub(super) fn picked(
    plan: &Plan,
    events: &[CalendarEvent],
    uids: &[String],
    keys: &[String],
) -> Result<Option<FxHashSet<String>>> {
    if uids.is_empty() && keys.is_empty() {
        return Ok(None);
    }
    let mut picked = FxHashSet::default();
    for uid in uids {
        let event = events.iter().find(|event| event.uid == *uid).ok_or_else(|| unknown_uid(plan, uid))?;
        picked.insert(event.uid.clone());
    }
    let called: Vec<(&CalendarEvent, Called)> =
        events.iter().filter_map(|event| Some((event, Called::of(plan, &event.uid)?))).collect();
    for key in keys.iter().map(|key| key.trim()) {
        let found = || called.iter().filter(|(_, called)| called.is(key));
        let things: FxHashMap<Uuid, &str> = found().map(|(_, called)| (called.thing, called.what)).collect();
        match things.len() {
            0 => return Err(unknown_key(plan, key)),
            1 => picked.extend(found().map(|(event, _)| event.uid.clone())),
            _ => return Err(ambiguous(key, things.values().copied())),
        }
    }
    Ok(Some(picked))
}

const UIDS: &str = "slipway export ics --preview --json tells the UID of each event";

fn unknown_uid(plan: &Plan, uid: &str) -> AppError {
    let message = match Called::of(plan, uid) {
        Some(called) => format!("{} is in the plan, and its event {uid} is not in this calendar", called.key),
        None => format!("no event of this calendar has the UID {uid}"),
    };
    AppError::usage("event.unknown", message)
        .hint(format!("choose a calendar that holds it, or the whole plan by leaving filters out; {UIDS}"))
}

fn unknown_key(plan: &Plan, key: &str) -> AppError {
    let is_known =
        plan.releases.by_key(key).is_some() || plan.windows.by_key(key).is_some() || plan.boards.by_key(key).is_some();
    if is_known {
        return AppError::usage(
            "event.unknown",
            format!("{key} is in the plan, and no event of it is in this calendar"),
        )
        .hint("choose a calendar that holds it, or the whole plan by leaving filters out");
    }
    AppError::usage("event.unknown", format!("no release, window, board or meeting in the calendar is called {key}"))
        .hint(format!(
            "name a key, or one date of a window or board by its key and day, such as CAB-2026-12-01; what is gone from the plan is named by its UID: {UIDS}"
        ))
}

fn ambiguous<'a>(key: &str, kinds: impl Iterator<Item = &'a str>) -> AppError {
    let mut kinds: Vec<String> = kinds.map(|kind| format!("a {kind}")).collect();
    kinds.sort();
    AppError::usage("event.ambiguous", format!("{key} is the key of {}", kinds.join(" and of ")))
        .hint(format!("name the event by its UID; {UIDS}"))
}
