//! Writing calendars as files.

use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use slipway_interop::ics::{CalendarFile, write, write_split};

use super::ExportCalendar;
use super::draft::Draft;
use super::ledger::Ledger;
use super::seen::{sequences, standing};
use crate::desk::{App, Context};
use crate::error::{AppError, Fault, Result};
use crate::exchange::{WrittenFile, WrittenFiles};
use crate::host::Task;
use crate::scenario;

/// Google stops reading a file near one megabyte.
pub(super) const SPLIT: usize = 1_000_000;
/// How many parts of a calendar that was split are looked into.
const PARTS: usize = 1_000;

/// Writes a part of the plan as an iCalendar file.
pub fn export_calendar(app: &App, input: ExportCalendar, task: &dyn Task) -> Result<WrittenFiles> {
    let floor = seen_at(&app.context("calendar_export"), Path::new(&input.path));
    // The file is written when the desk is free again, so that nobody at it waits for the disk.
    let (file, mut warnings) = app.change("calendar_export", |desk, context| {
        let draft = Draft::of(desk, context, &input.part, input.saved.as_ref())?;
        let settled = draft.settle(desk, context, Ledger { floor, keeps: true })?;
        let mut warnings = settled.warnings;
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

/// The sequences that readers of a file, or of the parts of it, may have seen.
pub(super) fn seen_at(context: &Context, path: &Path) -> FxHashMap<String, u32> {
    let parts = (1..=PARTS).map_while(|number| standing(context, &numbered(path, number)));
    let mut seen: FxHashMap<String, u32> = FxHashMap::default();
    for bytes in standing(context, path).into_iter().chain(parts) {
        for (uid, sequence) in sequences(&bytes) {
            let highest = seen.entry(uid).or_insert(0);
            *highest = sequence.max(*highest);
        }
    }
    seen
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
