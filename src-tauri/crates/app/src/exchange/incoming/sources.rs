//! Calendar files that this machine watches: what was said of them, and whether they are as they were when they were
//! read.
//!
//! Nothing is imported by itself. Which files are watched is kept on each machine, because a plan file that somebody
//! sends must never choose what this machine reads.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use slipway_domain::time::Instant;
use slipway_interop::ics::Limits;
use slipway_storage::fingerprint;
use uuid::Uuid;

use super::{Becomes, CalendarSource, ImportCalendars, SourceFile, SourceState, WhichSource};
use crate::desk::{App, Context, Desk};
use crate::error::{AppError, Fault, Result};
use crate::exchange::import::file_name;
use crate::host::{Host, Task};
use crate::wire::{List, Mode, Nothing, Text};

/// A source as this machine remembers it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Source {
    path: String,
    input: ImportCalendars,
    read: Text<Instant>,
    /// What each of its files was when it was read, by its name.
    files: BTreeMap<String, String>,
}

fn name(plan: Uuid) -> String {
    format!("sources-{plan}")
}

/// The sources of a plan; what cannot be read is as if nothing were watched.
fn recall(host: &Host, plan: Uuid) -> Vec<Source> {
    let kept = host.memory.recall(&name(plan)).ok().flatten();
    kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default()
}

fn keep(host: &Host, plan: Uuid, sources: &[Source]) -> Result<()> {
    let text = serde_json::to_string(sources).unwrap_or_default();
    host.memory.keep(&name(plan), &text).map_err(|error| {
        AppError::new(Fault::Refused, "memory.unwritable", format!("this machine cannot remember the source: {error}"))
            .hint("make room in your state folder, or make it writable")
    })
}

/// The files of a path: itself, or every calendar file of a folder.
pub(super) fn files_of(host: &Host, path: &str) -> std::io::Result<Vec<PathBuf>> {
    let place = Path::new(path);
    if is_calendar(place) {
        return Ok(vec![place.to_owned()]);
    }
    match host.files.list(place) {
        Ok(files) => Ok(files.into_iter().filter(|file| is_calendar(file)).collect()),
        // It is a file of another name; reading it says what is wrong with it.
        Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(vec![place.to_owned()]),
        Err(error) => Err(error),
    }
}

fn is_calendar(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ics"))
}

/// What an import of a watched source takes: what was said when it was first watched, with further choices.
pub(super) fn again(host: &Host, plan: Uuid, input: ImportCalendars, path: &str) -> Result<ImportCalendars> {
    let source = recall(host, plan).into_iter().find(|source| source.path == path);
    let Some(source) = source else {
        return Err(AppError::usage("source.unknown", format!("{path} is not watched on this machine"))
            .hint("`slipway sources` lists what is watched; import it with --watch first"));
    };
    let mut again = ImportCalendars {
        paths: vec![source.path],
        watch: true,
        mode: input.mode,
        // What a newer file needs is said beside it, and goes before what was said when it was first watched.
        zone: input.zone.or(source.input.zone),
        kind: input.kind.or(source.input.kind),
        ..source.input
    };
    again.choices.extend(input.choices);
    Ok(again)
}

/// Makes sure that the paths of an import may be read in later sessions too.
pub(super) fn allow(host: &Host, input: &ImportCalendars) -> Result<()> {
    for path in &input.paths {
        host.files.remember(Path::new(path)).map_err(|error| {
            AppError::new(Fault::Refused, "source.unusable", format!("{path} cannot be watched: {error}"))
                .hint("choose a file or a folder that is there")
        })?;
    }
    Ok(())
}

/// Remembers the paths of an import with what was said and what was read; `read` are the fingerprints of files by path.
/// A plan that took another name for ever over takes its sources along.
pub(super) fn remember(
    context: &Context,
    (before, plan): (Uuid, Uuid),
    input: &ImportCalendars,
    read: &BTreeMap<PathBuf, String>,
) -> Result<()> {
    let host = &context.host;
    let mut sources = recall(host, before);
    for path in &input.paths {
        let files = files_of(host, path).unwrap_or_default();
        let files =
            files.iter().filter_map(|file| Some((file_name(file.to_str()?).to_owned(), read.get(file)?.clone())));
        let said =
            ImportCalendars { paths: Vec::new(), source: None, watch: false, mode: Mode::Commit, ..input.clone() };
        let source = Source { path: path.clone(), input: said, read: Text(host.clock.now()), files: files.collect() };
        match sources.iter_mut().find(|known| known.path == *path) {
            Some(known) => *known = source,
            None => sources.push(source),
        }
    }
    keep(host, plan, &sources)
}

/// Lists the calendar files that this machine watches, and whether they are as they were.
pub fn calendar_sources(desk: &Desk, context: &Context, _: Nothing, _: &dyn Task) -> Result<List<CalendarSource>> {
    let sources = recall(&context.host, desk.plan.settings.guid);
    Ok(sources.iter().map(|source| view(&context.host, source)).collect())
}

/// Watches a calendar file or a folder no longer.
pub fn forget_source(app: &App, input: WhichSource, _: &dyn Task) -> Result<List<CalendarSource>> {
    app.ask("calendar_source_forget", |desk, context| {
        let plan = desk.plan.settings.guid;
        let mut sources = recall(&context.host, plan);
        let count = sources.len();
        sources.retain(|source| source.path != input.path);
        if sources.len() == count {
            return Err(AppError::usage("source.unknown", format!("{} is not watched on this machine", input.path))
                .hint("`slipway sources` lists what is watched"));
        }
        keep(&context.host, plan, &sources)?;
        Ok(sources.iter().map(|source| view(&context.host, source)).collect())
    })
}

fn view(host: &Host, source: &Source) -> CalendarSource {
    let becomes = match (source.input.becomes, &source.input.kind) {
        (Becomes::Window, Some(kind)) => format!("window {}", kind.0),
        (Becomes::Window, None) => "window".to_owned(),
        (Becomes::Milestone, _) => "milestone".to_owned(),
        (Becomes::Release, _) => "release".to_owned(),
    };
    let (state, files) = standing(host, source);
    CalendarSource { path: source.path.clone(), becomes, read: source.read, state, files }
}

/// How a source stands, and which of its files are not as they were.
fn standing(host: &Host, source: &Source) -> (SourceState, Vec<SourceFile>) {
    let files = match files_of(host, &source.path) {
        Ok(files) => files,
        Err(error) => return (state_of(&error), Vec::new()),
    };
    let limit = Limits::default().bytes as u64;
    let mut left = source.files.clone();
    let mut told = Vec::new();
    for file in &files {
        let name = file_name(file.to_str().unwrap_or_default()).to_owned();
        let before = left.remove(&name);
        let state = match host.files.read(file, limit) {
            Ok(bytes) if before.as_deref() == Some(fingerprint(&bytes).as_str()) => continue,
            Ok(_) => SourceState::Changed,
            Err(error) => state_of(&error),
        };
        told.push(SourceFile { name, state });
    }
    told.extend(left.into_keys().map(|name| SourceFile { name, state: SourceState::Missing }));
    let is_folder = !matches!(files.as_slice(), [only] if only.as_path() == Path::new(&source.path));
    let state = match told.iter().map(|file| file.state).max() {
        None => SourceState::Unchanged,
        Some(SourceState::Missing) if is_folder => SourceState::Changed,
        Some(worst) => worst,
    };
    (state, told)
}

fn state_of(error: &std::io::Error) -> SourceState {
    if error.kind() == ErrorKind::NotFound { SourceState::Missing } else { SourceState::Unreadable }
}
