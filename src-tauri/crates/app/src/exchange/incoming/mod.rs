//! Importing calendar files: all or nothing, and twice is the same as once.
//!
//! An event is known again by the name of its file, its UID and which occurrence it is, so that a changed event changes
//! what it became and keeps everything that the file does not say. One with a lower SEQUENCE than what came last is left
//! alone; one that was called off takes out what it became. Events that left a plan of this program are known by their
//! UID alone, whatever file they are in.

mod boards;
mod file;
mod gone;
mod intake;
mod keys;
mod milestones;
mod occurrences;
mod ours;
mod pattern;
mod releases;
mod said;
mod sources;
#[cfg(test)]
mod tests;
mod told;
mod windows;
mod wire;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::json;
use slipway_domain::plan::Edit;
use slipway_domain::time::Zone;
use slipway_interop::csv::Problems;
use slipway_interop::ics::{Limits, ReadCalendar, read};
use slipway_storage::fingerprint;

use self::file::File;
use self::intake::{Intake, Refused};
use super::ImportOutcome;
use super::import::{bad, file_name, in_order};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Fault, Result};
use crate::host::Task;
use crate::publication::as_they_came;
use crate::wire::Mode;

pub use sources::{calendar_sources, forget_source, restore_source};
pub use wire::*;

/// How many files an operation is named after.
const NAMED: usize = 3;

/// Imports calendar files.
pub fn import_calendars(
    desk: &mut Desk,
    context: &Context,
    input: ImportCalendars,
    task: &dyn Task,
) -> Result<ImportOutcome> {
    let host = &context.host;
    let before = desk.plan.settings.guid;
    let mut input = match input.source.clone() {
        Some(path) => sources::again(host, before, input, &path)?,
        None => input,
    };
    input.choices.retain(|_, choice| choice.0 != EventChoice::Others);
    let files = files(context, &input)?;
    if input.watch && input.mode == Mode::Commit {
        sources::allow(host, &input)?;
    }
    let zone = input.zone.as_ref().map(|zone| zone.0.clone());
    let mut intake = Intake::new(desk, context, &input)?;
    let mut read = BTreeMap::new();
    for (index, path) in files.iter().enumerate() {
        task.progress(index, files.len());
        if task.is_cancelled() {
            return Err(stopped());
        }
        let told = path.display().to_string();
        let bytes = bytes(context, path)?;
        let calendar = calendar(&told, &bytes, zone.as_ref())?;
        if input.watch {
            read.insert(path.clone(), fingerprint(&bytes));
        }
        drop(bytes);
        let name = file_name(&told);
        let mut file = File::new(name, input.project.as_deref(), &calendar, desk.store.imported_from(name)?);
        intake.take_over(&file, &calendar);
        intake.file(&mut file, &calendar, task).map_err(|refused| match refused {
            Refused::Stopped => stopped(),
            Refused::Everything(problems) => bad(&told, &problems),
            Refused::Import(error) => *error,
        })?;
    }
    task.progress(files.len(), files.len());
    intake.unseen();
    let Intake { edits, told, merge, remembered, ours, now, .. } = intake;
    let (merged, made, warnings) = merge.map(|merge| (merge.edits, merge.made, merge.warnings)).unwrap_or_default();
    let mut outcome = told.outcome(made);
    outcome.warnings.extend(warnings);
    if input.mode == Mode::Preview {
        return Ok(outcome);
    }
    let mut all = edits;
    all.splice(0..0, merged);
    let edits: Vec<Edit> = in_order(all, &desk.plan);
    let exported = if ours.is_empty() {
        Vec::new()
    } else {
        let mut after = desk.plan.clone();
        for edit in &edits {
            after.apply(edit);
        }
        as_they_came(&after, now, ours)
    };
    let changed = desk.commit_with(context, label(&files), None, &edits, |write| {
        remembered.iter().try_for_each(|event| write.remember_imported(event))?;
        exported.iter().try_for_each(|event| write.remember_exported(event))
    })?;
    // What changes nothing is no operation, and is remembered all the same.
    if changed.operation.is_none() && !(desk.store.is_read_only() || remembered.is_empty() && exported.is_empty()) {
        desk.store.remember_imported(&remembered)?;
        desk.store.remember_exported(&exported)?;
    }
    outcome.changed = Some(changed);
    if input.watch {
        sources::remember(context, (before, desk.plan.settings.guid), &input, &read)?;
    }
    Ok(outcome)
}

/// The files of every path; refuses two of one name, because events are known again by it.
fn files(context: &Context, input: &ImportCalendars) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in &input.paths {
        let found = sources::files_of(&context.host, path).map_err(|error| unreadable(path, &error))?;
        if found.is_empty() {
            return Err(AppError::new(
                Fault::Input,
                "file.unreadable",
                format!("{path}: there is no calendar file in it"),
            )
            .hint("choose a folder with files whose names end in .ics"));
        }
        files.extend(found);
    }
    if files.is_empty() {
        return Err(AppError::usage("import.nothing", "no file was named").hint("name the calendar files to read"));
    }
    let mut names = BTreeSet::new();
    let twice = files.iter().filter_map(|path| path.file_name()).find(|name| !names.insert(*name));
    match twice {
        None => Ok(files),
        Some(name) => {
            let message = format!("two of the files are called {}", name.to_string_lossy());
            Err(AppError::usage("import.twice", message)
                .hint("events are known again by the name of their file; import the files one after the other"))
        }
    }
}

fn bytes(context: &Context, path: &std::path::Path) -> Result<Vec<u8>> {
    let limit = Limits::default().bytes as u64;
    context.host.files.read(path, limit).map_err(|error| unreadable(&path.display().to_string(), &error))
}

fn unreadable(path: &str, error: &std::io::Error) -> AppError {
    AppError::new(Fault::Input, "file.unreadable", format!("{path}: {error}"))
        .hint("check the path and the file's size")
}

fn stopped() -> AppError {
    AppError::refused("task.cancelled", "the import was stopped; nothing was written")
}

fn calendar(path: &str, bytes: &[u8], zone: Option<&Zone>) -> Result<ReadCalendar> {
    read(bytes, zone, Limits::default()).map_err(|problems| {
        let with_a_zone = if zone.is_none() { read(bytes, Some(&Zone::utc()), Limits::default()).ok() } else { None };
        match with_a_zone {
            Some(calendar) => zone_needed(path, &problems, &calendar),
            None => bad(path, &problems),
        }
    })
}

/// What is asked where a file has times without a zone, with the zone that the file itself names.
fn zone_needed(path: &str, problems: &Problems, calendar: &ReadCalendar) -> AppError {
    let hint = calendar.hint.as_ref().map(Zone::name);
    let advice = match hint {
        Some(name) => format!("the file names {name} (X-WR-TIMEZONE): say --zone {name} if that is right"),
        None => "say in which zone they are, such as --zone Europe/Berlin".to_owned(),
    };
    AppError::new(Fault::Input, "calendar.zone_needed", format!("{path}: {problems}"))
        .hint(advice)
        .details(json!({ "file": path, "hint": hint, "count": problems.count, "problems": problems.first }))
}

fn label(files: &[PathBuf]) -> String {
    if files.len() > NAMED {
        return format!("Import {} calendar files", files.len());
    }
    let names: BTreeSet<_> =
        files.iter().filter_map(|path| path.file_name()).map(|name| name.to_string_lossy()).collect();
    format!("Import {}", names.into_iter().collect::<Vec<_>>().join(", "))
}
