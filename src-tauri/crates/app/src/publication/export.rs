//! Writing calendars as files.

use std::path::{Path, PathBuf};

use slipway_interop::ics::{CalendarFile, write, write_split};

use super::ExportCalendar;
use super::draft::Draft;
use super::ledger::Ledger;
use super::seen::{Standing, standing};
use crate::desk::{App, Context};
use crate::error::{AppError, Fault, Result};
use crate::exchange::{WrittenFile, WrittenFiles};
use crate::few::few;
use crate::host::Task;
use crate::scenario;

/// Google stops reading a file near one megabyte.
pub(super) const SPLIT: usize = 1_000_000;
/// How many parts of a calendar that was split are looked into.
const PARTS: usize = 1_000;
/// How many files are named that an export did not replace.
const NAMED: usize = 5;

/// Writes a part of the plan as an iCalendar file.
pub fn export_calendar(app: &App, input: ExportCalendar, task: &dyn Task) -> Result<WrittenFiles> {
    let ledger = Ledger::keeping(seen_at(&app.context("calendar_export"), Path::new(&input.path)));
    // The file is written when the desk is free again, so that nobody at it waits for the disk.
    let (file, mut warnings) = app.change("calendar_export", |desk, context| {
        let draft = Draft::of(desk, context, &input.part, input.saved.as_ref())?;
        let settled = draft.settle(desk, context, &ledger)?;
        let mut warnings = settled.warnings;
        if settled.events.is_empty() {
            warnings.push("no event is in it; iCalendar asks for at least one, so some programs refuse the file".into());
        }
        warnings.extend(scenario::standing(desk)?.map(|name| {
            format!(
                "{name} is a scenario: its events have the names of those of the plan, so that whoever imports this file sees what might be in place of what holds"
            )
        }));
        Ok((draft.file(settled.events, None), warnings))
    })?;
    let context = app.context("calendar_export");
    task.progress(1, 2);
    if task.is_cancelled() {
        return Err(AppError::refused("task.cancelled", "the export was stopped; nothing was written"));
    }
    let items = file.events.len();
    let parts = if input.split { write_split(&file, SPLIT) } else { vec![write(&file)] };
    warnings.extend(too_long(&file, &parts, input.split));
    let mut files = Vec::new();
    for (index, bytes) in parts.iter().enumerate() {
        let path = if parts.len() == 1 { PathBuf::from(&input.path) } else { numbered(&input.path, index + 1) };
        put(&context, &path, bytes)?;
        files.push(WrittenFile { path: path.display().to_string(), bytes: bytes.len() });
    }
    warnings.extend(left_over(&context, Path::new(&input.path), &files));
    task.progress(2, 2);
    Ok(WrittenFiles { files, items, warnings })
}

fn too_long(file: &CalendarFile, parts: &[Vec<u8>], split: bool) -> Option<String> {
    let is_long = parts.iter().any(|bytes| bytes.len() >= SPLIT);
    let told = match (is_long, split) {
        (false, _) => return None,
        (true, false) => "the file has more than one megabyte; Google stops reading there, so split it".to_owned(),
        (true, true) => {
            format!("one event of {} alone has more than one megabyte; Google stops reading there", file.name)
        }
    };
    Some(told)
}

/// Files of an earlier export at the same place that this one did not replace, because it has more or fewer parts.
fn left_over(context: &Context, path: &Path, written: &[WrittenFile]) -> Option<String> {
    let parts = (1..=PARTS).map(|number| numbered(path, number));
    let standing = std::iter::once(path.to_owned())
        .chain(parts.take_while(|part| standing(context, part).is_some()))
        .filter(|place| written.iter().all(|file| Path::new(&file.path) != place))
        .filter(|place| standing(context, place).is_some_and(|bytes| is_ours(&bytes)));
    let names: Vec<String> =
        standing.filter_map(|place| Some(place.file_name()?.to_string_lossy().into_owned())).collect();
    (!names.is_empty()).then(|| {
        format!(
            "not replaced, because it is of an export in other parts: {}; do not hand it out, and remove it",
            few(names.iter().map(String::as_str), NAMED)
        )
    })
}

/// Whether a file was written by this program.
fn is_ours(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    String::from_utf8_lossy(head).contains("PRODID:-//Slipway//")
}

/// The file, or the parts of it, that readers may have.
fn seen_at(context: &Context, path: &Path) -> Standing {
    let parts = (1..=PARTS).map_while(|number| standing(context, &numbered(path, number)));
    Standing::of(standing(context, path).into_iter().chain(parts).collect())
}

/// Writes a file that a person chose, whole or not at all.
pub(crate) fn put(context: &Context, path: &Path, bytes: &[u8]) -> Result<()> {
    context.host.files.write(path, bytes).map_err(|error| {
        AppError::new(Fault::Refused, "file.unwritable", format!("{}: {error}", path.display()))
            .hint("choose a folder that can be written and has room")
    })
}

fn numbered(path: impl AsRef<Path>, number: usize) -> PathBuf {
    let path = path.as_ref();
    let stem = path.file_stem().map_or_else(|| "calendar".to_owned(), |stem| stem.to_string_lossy().into_owned());
    path.with_file_name(format!("{stem}-{number}.ics"))
}
