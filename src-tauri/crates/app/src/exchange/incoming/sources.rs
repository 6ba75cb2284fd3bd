//! Calendar files that this machine watches: what was said of them, and whether they are as they were when they were
//! read.
//!
//! Nothing is imported by itself. Which files are watched is kept on each machine, because a plan file that somebody
//! sends must never choose what this machine reads.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use slipway_domain::time::Instant;
use slipway_interop::ics::Limits;
use slipway_storage::fingerprint;
use uuid::Uuid;

use super::said::{becomes, over};
use super::{CalendarSource, ForgottenSource, ImportCalendars, SourceFile, SourceState, WhichSource};
use crate::desk::{App, Context, Desk};
use crate::error::{AppError, Fault, Result};
use crate::exchange::import::file_name;
use crate::host::{Host, Task};
use crate::wire::{List, Mode, Nothing, Text};

/// How many sources that were forgotten can be watched again as they were.
const FORGOTTEN: usize = 20;

/// A source as this machine remembers it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Source {
    path: String,
    input: ImportCalendars,
    read: Text<Instant>,
    /// What each of its files was when it was read, by its name.
    files: BTreeMap<String, String>,
}

/// A source that is watched no longer, and where in the list it was.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Forgotten {
    at: usize,
    source: Source,
}

/// The name of the list of what is watched.
const WATCHED: &str = "sources";
/// The name of the list of what was forgotten, the last one at its end.
const UNWATCHED: &str = "forgotten-sources";

/// A list of a plan; an entry that cannot be read is as if it were not there.
fn recall<T: DeserializeOwned>(host: &Host, list: &str, plan: Uuid) -> Vec<T> {
    let kept = host.memory.recall(&format!("{list}-{plan}")).ok().flatten();
    let entries: Vec<serde_json::Value> = kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default();
    entries.into_iter().filter_map(|entry| serde_json::from_value(entry).ok()).collect()
}

fn keep<T: Serialize>(host: &Host, list: &str, plan: Uuid, entries: &[T]) -> Result<()> {
    let text = serde_json::to_string(entries).unwrap_or_default();
    host.memory.keep(&format!("{list}-{plan}"), &text).map_err(|error| {
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

/// What an import of a watched source takes: what was said of it last, with what is said now before it.
pub(super) fn again(host: &Host, plan: Uuid, input: ImportCalendars, path: &str) -> Result<ImportCalendars> {
    let source = recall::<Source>(host, WATCHED, plan).into_iter().find(|source| source.path == path);
    let source = source
        .ok_or_else(|| unknown(path).hint("`slipway sources` lists what is watched; import it with --watch first"))?;
    Ok(ImportCalendars { paths: vec![source.path], watch: true, ..over(input, source.input) })
}

fn unknown(path: &str) -> AppError {
    AppError::usage("source.unknown", format!("{path} is not watched on this machine"))
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
    let mut sources: Vec<Source> = recall(host, WATCHED, before);
    for path in &input.paths {
        let files = files_of(host, path).unwrap_or_default();
        let files =
            files.iter().filter_map(|file| Some((file_name(file.to_str()?).to_owned(), read.get(file)?.clone())));
        let said = ImportCalendars {
            paths: Vec::new(),
            source: None,
            unsay: Vec::new(),
            watch: false,
            mode: Mode::Commit,
            ..input.clone()
        };
        let source = Source { path: path.clone(), input: said, read: Text(host.clock.now()), files: files.collect() };
        match sources.iter_mut().find(|known| known.path == *path) {
            Some(known) => *known = source,
            None => sources.push(source),
        }
    }
    keep(host, WATCHED, plan, &sources)
}

/// Lists the calendar files that this machine watches, and whether they are as they were.
pub fn calendar_sources(desk: &Desk, context: &Context, _: Nothing, _: &dyn Task) -> Result<List<CalendarSource>> {
    let sources: Vec<Source> = recall(&context.host, WATCHED, desk.plan.settings.guid);
    Ok(sources.iter().map(|source| view(&context.host, source)).collect())
}

/// Watches a calendar file or a folder no longer. What was said of it is kept aside, so that it can be watched again as
/// it was.
pub fn forget_source(app: &App, input: WhichSource, _: &dyn Task) -> Result<ForgottenSource> {
    app.ask("calendar_source_forget", |desk, context| {
        let (host, plan) = (&context.host, desk.plan.settings.guid);
        let mut sources: Vec<Source> = recall(host, WATCHED, plan);
        let at = sources.iter().position(|source| source.path == input.path);
        let at = at.ok_or_else(|| unknown(&input.path).hint("`slipway sources` lists what is watched"))?;
        let source = sources.remove(at);
        let forgotten = view(host, &source);
        let mut aside = aside(host, plan, &input.path).1;
        aside.push(Forgotten { at, source });
        let too_old = aside.len().saturating_sub(FORGOTTEN);
        // What is kept twice for a moment is lost by no fault in between.
        keep(host, UNWATCHED, plan, &aside.split_off(too_old))?;
        keep(host, WATCHED, plan, &sources)?;
        Ok(ForgottenSource { forgotten, items: sources.iter().map(|source| view(host, source)).collect() })
    })
}

/// Watches a calendar file or a folder again that was forgotten: as it was, with what was said of it and what was read,
/// at its place in the list.
pub fn restore_source(app: &App, input: WhichSource, _: &dyn Task) -> Result<List<CalendarSource>> {
    app.ask("calendar_source_restore", |desk, context| {
        let (host, plan) = (&context.host, desk.plan.settings.guid);
        let mut sources: Vec<Source> = recall(host, WATCHED, plan);
        if sources.iter().any(|source| source.path == input.path) {
            return Err(AppError::usage("source.watched", format!("{} is watched already", input.path))
                .hint("`slipway sources` tells what was said of it"));
        }
        let (found, others) = aside(host, plan, &input.path);
        let Forgotten { at, source } = found.ok_or_else(|| {
            AppError::usage("source.unknown", format!("{} was not watched on this machine before", input.path))
                .hint("import it and watch it with --watch")
        })?;
        sources.insert(at.min(sources.len()), source);
        keep(host, WATCHED, plan, &sources)?;
        keep(host, UNWATCHED, plan, &others)?;
        Ok(sources.iter().map(|source| view(host, source)).collect())
    })
}

/// The source of a path that was forgotten, if there is one, and all others.
fn aside(host: &Host, plan: Uuid, path: &str) -> (Option<Forgotten>, Vec<Forgotten>) {
    let all = recall::<Forgotten>(host, UNWATCHED, plan).into_iter();
    let (mut found, others): (Vec<_>, Vec<_>) = all.partition(|forgotten| forgotten.source.path == path);
    (found.pop(), others)
}

fn view(host: &Host, source: &Source) -> CalendarSource {
    let (state, files) = standing(host, source);
    let said = ImportCalendars { paths: vec![source.path.clone()], watch: true, ..source.input.clone() };
    CalendarSource { path: source.path.clone(), becomes: becomes(&said), said, read: source.read, state, files }
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
