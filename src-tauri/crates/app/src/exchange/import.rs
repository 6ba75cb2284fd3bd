//! Importing files: all or nothing, and twice is the same as once.

use std::path::Path;

use serde_json::json;
use slipway_domain::Plan;
use slipway_domain::plan::Edit;
use slipway_domain::time::Span;
use slipway_interop::csv::{Defaults, Limits, Problems, Sheet};
use slipway_interop::project;

use super::mapping;
use super::merge::Merge;
use super::{FileLook, ImportFiles, ImportKind, ImportOutcome, LookIntoFile};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Fault, Result};
use crate::host::Task;
use crate::wire::Mode;

/// How many lines of an outcome are told.
pub(super) const LINES: usize = 2_000;
/// How many rows of a file are shown before it is read.
const SAMPLE: usize = 5;

/// Imports files.
pub fn import(desk: &mut Desk, context: &Context, input: ImportFiles, task: &dyn Task) -> Result<ImportOutcome> {
    let duration = match input.duration.map(|span| span.0) {
        None => None,
        Some(Span::Calendar(minutes)) => Some(minutes),
        Some(Span::WorkingDays(_)) => {
            return Err(AppError::usage("import.duration", "a release lasts hours or calendar days, not working days"));
        }
    };
    let map = mapping::chosen(desk, &input)?;
    let defaults = Defaults { zone: input.zone.map(|zone| zone.0), duration };
    let mut merge = Merge::new(desk.plan.clone(), context.host.ids.clone(), context.host.clock.now());
    for (index, path) in input.paths.iter().enumerate() {
        task.progress(index, input.paths.len());
        if task.is_cancelled() {
            return Err(AppError::refused("task.cancelled", "the import was stopped; nothing was written"));
        }
        if let Some(read) = input.kind.graph() {
            let limits = graph_limits();
            let incoming = read(&bytes(context, path, limits)?, limits);
            let merged = incoming.and_then(|incoming| merge.graph(path, incoming));
            merged.map_err(|problems| bad(path, &problems))?;
            continue;
        }
        let mut sheet = sheet(context, input.kind, path)?;
        sheet.map(&map).map_err(|problems| bad(path, &problems))?;
        merge.file(path, input.kind, &sheet, &defaults).map_err(|problems| bad(path, &problems))?;
    }
    task.progress(input.paths.len(), input.paths.len());
    let rows = merge.lines.len();
    let count = |outcome: &str| merge.lines.iter().filter(|line| line.outcome == outcome).count();
    let mut outcome = ImportOutcome {
        rows,
        added: count("added"),
        updated: count("updated"),
        unchanged: count("unchanged"),
        removed: 0,
        older: 0,
        skipped: 0,
        remarks: Vec::new(),
        made: merge.made.clone(),
        warnings: merge.warnings.clone(),
        lines: merge.lines.iter().take(LINES).cloned().collect(),
        changed: None,
    };
    if input.mode == Mode::Commit {
        let names: Vec<&str> = input.paths.iter().map(|path| file_name(path)).collect();
        let edits = in_order(merge.edits, &desk.plan);
        let saved =
            input.save_mapping.map(|name| mapping::named(desk, context, input.kind, name.0, map)).transpose()?;
        let label = format!("Import {}", names.join(", "));
        let changed = desk.commit_with(context, label, None, &edits, |write| {
            saved.iter().try_for_each(|mapping| write.put_column_mapping(mapping))
        });
        outcome.changed = Some(changed?);
    }
    Ok(outcome)
}

/// The edits that change anything, so that importing twice leaves no operation.
pub(super) fn in_order(edits: Vec<Edit>, before: &Plan) -> Vec<Edit> {
    let same = |edit: &Edit| match edit {
        Edit::PutRelease(release) => before.releases.get(release.id) == Some(&**release),
        Edit::PutService(service) => before.services.get(service.id) == Some(&**service),
        Edit::PutWindow(window) => before.windows.get(window.id) == Some(&**window),
        Edit::PutPerson(person) => before.people.get(person.id) == Some(&**person),
        Edit::PutBooking(booking) => before.bookings.get(booking.id) == Some(&**booking),
        Edit::PutAbsence(absence) => before.absences.get(absence.id) == Some(&**absence),
        Edit::PutShift(shift) => before.shifts.get(shift.id) == Some(&**shift),
        Edit::PutTrain(train) => before.trains.get(train.id) == Some(&**train),
        Edit::PutStore(store) => before.stores.get(store.id) == Some(&**store),
        Edit::PutBoard(board) => before.boards.get(board.id) == Some(&**board),
        Edit::PutProjectMilestone(milestone) => before.project_milestones.get(milestone.id) == Some(&**milestone),
        Edit::PutChange(change) => before.changes.get(change.id) == Some(&**change),
        Edit::PutStep(step) => before.steps.get(step.id) == Some(&**step),
        Edit::PutLeadTime(time) => before.lead_times.get(time.id) == Some(&**time),
        _ => false,
    };
    edits.into_iter().filter(|edit| !same(edit)).collect()
}

pub(super) fn file_name(path: &str) -> &str {
    Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or(path)
}

/// The bounds of a graph, whose links are told in more words than a row of a table.
fn graph_limits() -> Limits {
    Limits { bytes: 256 << 20, ..Limits::default() }
}

fn bytes(context: &Context, path: &str, limits: Limits) -> Result<Vec<u8>> {
    context.host.files.read(Path::new(path), limits.bytes as u64).map_err(|error| {
        AppError::new(Fault::Input, "file.unreadable", format!("{path}: {error}"))
            .hint("check the path and the file's size")
    })
}

fn sheet(context: &Context, kind: ImportKind, path: &str) -> Result<Sheet> {
    let limits = Limits::default();
    let bytes = bytes(context, path, limits)?;
    let read = match kind {
        ImportKind::Milestones => {
            let name = Path::new(path).file_stem().and_then(|name| name.to_str()).unwrap_or_default();
            project::sheet(&bytes, name, limits)
        }
        _ => Sheet::read(&bytes, limits),
    };
    read.map_err(|problems| bad(path, &problems))
}

/// What is wrong with a file, with the place of each problem.
pub(super) fn bad(path: &str, problems: &Problems) -> AppError {
    AppError::new(Fault::Input, "file.bad", format!("{path}: {problems}"))
        .hint("mend the file and import it again; nothing was written")
        .details(json!({ "file": path, "count": problems.count, "problems": problems.first }))
}

/// Shows the columns of a file and suggests a mapping.
pub fn look(_: &Desk, context: &Context, input: LookIntoFile, _: &dyn Task) -> Result<FileLook> {
    if input.kind.graph().is_some() {
        return Err(AppError::usage("import.columns", format!("{} files have no columns to map", input.kind.as_str()))
            .hint("import it as it is"));
    }
    let sheet = sheet(context, input.kind, &input.path)?;
    let ours = input.kind.columns();
    let known = |name: &&&str| sheet.index(name).and_then(|index| sheet.columns.get(index));
    let suggested = ours.iter().filter_map(|name| Some(((*name).to_owned(), known(&name)?.clone()))).collect();
    Ok(FileLook {
        suggested,
        ours: ours.iter().map(|name| (*name).to_owned()).collect(),
        sample: sheet.rows.iter().take(SAMPLE).map(|(_, cells)| cells.clone()).collect(),
        rows: sheet.rows.len(),
        columns: sheet.columns,
    })
}
