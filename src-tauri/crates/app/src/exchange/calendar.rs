//! Exporting calendars: stable names, and sequence numbers that only rise.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use slipway_domain::calendar::{Window, WindowKind};
use slipway_domain::conflict::{told, told_instant};
use slipway_domain::release::{Release, ReleaseState};
use slipway_domain::time::{Instant, Interval, Minutes};
use slipway_interop::ics::{Busy, CalendarEvent, CalendarFile, Status, write, write_split};
use slipway_storage::{ExportedEvent, fingerprint};

use super::{ExportCalendar, WrittenFile, WrittenFiles};
use crate::desk::{App, Context, Desk};
use crate::error::{AppError, Fault, Result};
use crate::host::Task;
use crate::release::{ReleaseFilter, chosen};

/// Behind the `@` of every event's name.
const DOMAIN: &str = "slipway";
/// Google stops reading a file near one megabyte.
const SPLIT: usize = 1_000_000;
/// How far a recurring window is written out.
const AHEAD: Minutes = Minutes::hours(366 * 24);

/// Writes releases or a window as an iCalendar file.
pub fn export_calendar(app: &App, input: ExportCalendar, task: &dyn Task) -> Result<WrittenFiles> {
    app.change("calendar_export", |desk, context| {
        let (name, mut events) = match &input.layer {
            Some(key) => layer(desk, context, key)?,
            None => releases(desk, &input.filter)?,
        };
        task.progress(1, 3);
        let everything = input.layer.is_none() && input.filter == ReleaseFilter::default();
        let warnings = number(desk, context, &mut events, everything)?;
        task.progress(2, 3);
        if task.is_cancelled() {
            return Err(AppError::refused("task.cancelled", "the export was stopped; nothing was written"));
        }
        let items = events.len();
        let guid = desk.plan.settings.guid.to_string();
        let product = format!("-//Slipway//Slipway {}//EN", env!("CARGO_PKG_VERSION"));
        let file = CalendarFile { name, guid, product, events };
        let parts = if input.split { write_split(&file, SPLIT) } else { vec![write(&file)] };
        let mut files = Vec::new();
        for (index, bytes) in parts.iter().enumerate() {
            let path = if parts.len() == 1 { PathBuf::from(&input.path) } else { numbered(&input.path, index + 1) };
            put(context, &path, bytes)?;
            files.push(WrittenFile { path: path.display().to_string(), bytes: bytes.len() });
        }
        task.progress(3, 3);
        Ok(WrittenFiles { files, items, warnings })
    })
}

/// Writes a file that a person chose, whole or not at all.
pub(crate) fn put(context: &Context, path: &Path, bytes: &[u8]) -> Result<()> {
    context.host.files.write(path, bytes).map_err(|error| {
        AppError::new(Fault::Refused, "file.unwritable", format!("{}: {error}", path.display()))
            .hint("choose a folder that can be written and has room")
    })
}

fn numbered(path: &str, number: usize) -> PathBuf {
    let path = Path::new(path);
    let stem = path.file_stem().map_or_else(|| "calendar".to_owned(), |stem| stem.to_string_lossy().into_owned());
    path.with_file_name(format!("{stem}-{number}.ics"))
}

fn event(uid: String, at: Interval, summary: String, description: String) -> CalendarEvent {
    CalendarEvent {
        uid,
        created: Instant::MIN,
        changed: Instant::MIN,
        sequence: 0,
        start: at.start(),
        end: at.end(),
        summary,
        description,
        location: None,
        categories: Vec::new(),
        status: Status::Confirmed,
        busy: Busy::Busy,
    }
}

fn releases(desk: &Desk, filter: &ReleaseFilter) -> Result<(String, Vec<CalendarEvent>)> {
    let events = chosen(desk, filter)?.into_iter().map(|release| release_event(desk, release)).collect();
    Ok((desk.plan.settings.name.clone(), events))
}

fn release_event(desk: &Desk, release: &Release) -> CalendarEvent {
    let plan = &desk.plan;
    let zone = release.planned.zone();
    let keys = |names: Vec<String>| if names.is_empty() { "–".to_owned() } else { names.join(", ") };
    let services = keys(release.services.iter().filter_map(|id| Some(plan.services.get(*id)?.name.clone())).collect());
    let environment = plan.environments.get(release.environment).map(|environment| environment.name.clone());
    let before = desk.judged().predecessors(release.id);
    let before = keys(before.iter().filter_map(|id| Some(plan.releases.get(*id)?.label())).collect());
    let team = release.team.and_then(|id| plan.teams.get(id)).map_or("–", |team| team.name.as_str());
    let description = format!(
        "{}\n\nWhen: {}\nType: {}\nState: {}\nServices: {services}\nEnvironment: {}\nTeam: {team}\nPoint of no return: {}\nWaits for: {before}",
        if release.description.is_empty() { &release.title } else { &release.description },
        told(release.occupancy(), zone),
        release.kind,
        release.state,
        environment.clone().unwrap_or_default(),
        told_instant(release.planned.point_of_no_return(), zone),
    );
    let mut event = event(format!("{}@{DOMAIN}", release.id), release.occupancy(), release.label(), description);
    event.location = environment;
    event.categories = vec![capital(release.kind.as_str())];
    event.status = match release.state {
        ReleaseState::Draft | ReleaseState::Submitted | ReleaseState::Assessed => Status::Tentative,
        _ => Status::Confirmed,
    };
    event.busy = if event.status == Status::Tentative { Busy::Tentative } else { Busy::Busy };
    if release.state.takes_part() { event } else { event.cancelled() }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn layer(desk: &Desk, context: &Context, key: &str) -> Result<(String, Vec<CalendarEvent>)> {
    let window = desk.plan.windows.by_key(key).ok_or_else(|| AppError::unknown("window", key))?;
    let now = context.host.clock.now();
    let within = Interval::from_start(now.plus(-AHEAD), AHEAD + AHEAD);
    let events = window.occurrences(within).into_iter().map(|at| window_event(window, at)).collect();
    Ok((format!("{} – {}", desk.plan.settings.name, window.title), events))
}

fn window_event(window: &Window, at: Interval) -> CalendarEvent {
    // Each occurrence is named by its wall day, so that it keeps its name when the window's hours change.
    let uid = format!("{}-{}@{DOMAIN}", window.id, window.zone.wall(at.start()).format("%Y%m%d"));
    let mut event = event(uid, at, window.title.clone(), format!("{} ({})", window.title, told(at, &window.zone)));
    event.categories = vec![capital(&window.kind.as_str().replace('-', " "))];
    event.busy = match window.kind {
        WindowKind::Maintenance | WindowKind::Holiday => Busy::Free,
        _ => Busy::Tentative,
    };
    event
}

/// Gives each event its sequence and times from the ledger, and calls off what left the plan since.
///
/// Answers with what a person should know.
fn number(
    desk: &mut Desk,
    context: &Context,
    events: &mut Vec<CalendarEvent>,
    everything: bool,
) -> Result<Vec<String>> {
    let now = context.host.clock.now();
    let mut ledger: BTreeMap<String, ExportedEvent> =
        desk.store.exported_events()?.into_iter().map(|event| (event.uid.clone(), event)).collect();
    let mut remembered = Vec::new();
    for event in events.iter_mut() {
        remembered.extend(advance(event, ledger.remove(&event.uid), now));
    }
    if everything {
        for (_, gone) in ledger.into_iter().filter(|(uid, _)| is_release(uid)) {
            let Ok(old) = serde_json::from_str::<CalendarEvent>(&gone.event) else { continue };
            let mut event = old.cancelled();
            remembered.extend(advance(&mut event, Some(gone), now));
            events.push(event);
        }
    }
    if desk.store.is_read_only() {
        return Ok(vec!["the plan can only be read, so this export is not remembered".to_owned()]);
    }
    if !remembered.is_empty() {
        desk.store.remember_exported(&remembered)?;
    }
    Ok(Vec::new())
}

/// A UUID alone names a release; an occurrence of a window has its day behind it.
fn is_release(uid: &str) -> bool {
    uid.split('@').next().is_some_and(|name| name.len() == 36)
}

/// Takes sequence and times over from the last export where nothing changed, and counts up where something did.
fn advance(event: &mut CalendarEvent, last: Option<ExportedEvent>, now: Instant) -> Option<ExportedEvent> {
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
