//! Exporting calendars.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use slipway_interop::ics::{CalendarEvent, CalendarFile, write, write_split};
use slipway_storage::fingerprint;
use uuid::Uuid;

use super::event::{Years, belongs, is_release, of_release, of_window};
use super::ledger::number;
use super::{ExportCalendar, WrittenFile, WrittenFiles};
use crate::desk::{App, Context, Desk};
use crate::error::{AppError, Fault, Result};
use crate::host::Task;
use crate::release::{ReleaseFilter, chosen};

/// Google stops reading a file near one megabyte.
const SPLIT: usize = 1_000_000;

/// Writes releases or a window as an iCalendar file.
pub fn export_calendar(app: &App, input: ExportCalendar, task: &dyn Task) -> Result<WrittenFiles> {
    // The file is written when the desk is free again, so that nobody at it waits for the disk.
    let (file, mut warnings) = app.change("calendar_export", |desk, context| match &input.layer {
        Some(key) => layer(desk, context, key),
        None => releases(desk, context, &input.filter),
    })?;
    let context = app.context("calendar_export");
    task.progress(1, 2);
    if task.is_cancelled() {
        return Err(AppError::refused("task.cancelled", "the export was stopped; nothing was written"));
    }
    let items = file.events.len();
    let parts = if input.split { write_split(&file, SPLIT) } else { vec![write(&file)] };
    if !input.split && parts.iter().any(|bytes| bytes.len() >= SPLIT) {
        warnings.push("the file has more than one megabyte; Google stops reading there, so split it".to_owned());
    }
    let mut files = Vec::new();
    for (index, bytes) in parts.iter().enumerate() {
        let path = if parts.len() == 1 { PathBuf::from(&input.path) } else { numbered(&input.path, index + 1) };
        put(&context, &path, bytes)?;
        files.push(WrittenFile { path: path.display().to_string(), bytes: bytes.len() });
    }
    task.progress(2, 2);
    Ok(WrittenFiles { files, items, warnings })
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

fn releases(desk: &mut Desk, context: &Context, filter: &ReleaseFilter) -> Result<(CalendarFile, Vec<String>)> {
    let (plan, judged, store) = desk.apart();
    let chosen = chosen(plan, filter)?;
    let told = || chosen.into_par_iter().map(|release| of_release(plan, judged, release)).collect();
    // What left before is read meanwhile: it waits for the file, and the events for the processor.
    let (mut events, ledger): (Vec<CalendarEvent>, _) = rayon::join(told, move || store.exported_marks());
    let everything = *filter == ReleaseFilter::default();
    let warnings = number(desk, context, &mut events, ledger?, |uid| everything && is_release(uid))?;
    let settings = &desk.plan.settings;
    let (name, guid) = if everything {
        (settings.name.clone(), settings.guid)
    } else {
        let words = words(filter);
        (format!("{} – {words}", settings.name), named_after(settings.guid, &words))
    };
    Ok((calendar(name, guid, events), warnings))
}

fn layer(desk: &mut Desk, context: &Context, key: &str) -> Result<(CalendarFile, Vec<String>)> {
    let window = desk.plan.windows.by_key(key).ok_or_else(|| AppError::unknown("window", key))?;
    let window = window.clone();
    let Some(years) = Years::around(context.host.clock.now()) else {
        return Err(AppError::usage("time.outside", "the clock stands outside the years of a calendar"));
    };
    let mut events = of_window(desk, &window, &years);
    let ledger = desk.store.exported_marks()?;
    let warnings = number(desk, context, &mut events, ledger, |uid| belongs(uid, &window, &years))?;
    let name = format!("{} – {}", desk.plan.settings.name, window.title);
    Ok((calendar(name, window.id.uuid(), events), warnings))
}

fn calendar(name: String, guid: Uuid, events: Vec<CalendarEvent>) -> CalendarFile {
    let product = format!("-//Slipway//Slipway {}//EN", env!("CARGO_PKG_VERSION"));
    CalendarFile { name, guid: guid.to_string(), product, events }
}

/// What a filter says, in words.
fn words(filter: &ReleaseFilter) -> String {
    let said = serde_json::to_value(filter).unwrap_or_default();
    let said = said.as_object().into_iter().flatten();
    let words: Vec<String> = said.filter_map(|(name, value)| Some(format!("{name} {}", value.as_str()?))).collect();
    words.join(", ")
}

/// The name of a part of the plan's calendar: another than the plan's own, so that importing one never replaces the
/// other, and the same for the same part.
fn named_after(plan: Uuid, words: &str) -> Uuid {
    let digest = fingerprint(format!("{plan} {words}"));
    digest.get(..32).and_then(|half| Uuid::try_parse(half).ok()).unwrap_or(plan)
}
