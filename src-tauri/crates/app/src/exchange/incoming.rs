//! Importing calendar files as windows: all or nothing, and twice is the same as once.
//!
//! A window is known again by its source, which is the name of the file and the
//! UID of the event, so that a changed event changes its window and keeps
//! everything that the file does not say.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use slipway_domain::Key;
use slipway_domain::calendar::{Scope, Window, WindowKind};
use slipway_domain::conflict::told;
use slipway_domain::id::{PersonId, RegionId, ServiceId, WindowId};
use slipway_domain::plan::Edit;
use slipway_domain::time::Zone;
use slipway_interop::csv::{Problem, Problems};
use slipway_interop::ics::{Limits, ReadEvent, ReadWindow, read};

use super::import::{LINES, bad, file_name, in_order};
use super::{ImportCalendars, ImportLine, ImportOutcome};
use crate::desk::{Context, Desk, id_of};
use crate::error::{AppError, Fault, Result};
use crate::host::{Ids, Task};
use crate::wire::Mode;

/// The longest key that is made of a title, in characters.
const KEY: usize = 40;

/// Imports calendar files.
pub fn import_calendars(
    desk: &mut Desk,
    context: &Context,
    input: ImportCalendars,
    task: &dyn Task,
) -> Result<ImportOutcome> {
    let mut names = BTreeSet::new();
    if let Some(twice) = input.paths.iter().map(|path| file_name(path)).find(|name| !names.insert(*name)) {
        return Err(AppError::usage("import.twice", format!("two of the files are called {twice}"))
            .hint("events are known again by the name of their file; import the files one after the other"));
    }
    let zone = input.zone.as_ref().map(|zone| zone.0.clone());
    let mut intake = Intake::new(desk, context, &input)?;
    for (index, path) in input.paths.iter().enumerate() {
        task.progress(index, input.paths.len());
        if task.is_cancelled() {
            return Err(AppError::refused("task.cancelled", "the import was stopped; nothing was written"));
        }
        intake.file(context, path, zone.as_ref())?;
    }
    task.progress(input.paths.len(), input.paths.len());
    let Intake { edits, lines, warnings, .. } = intake;
    let count = |outcome: &str| lines.iter().filter(|line| line.outcome == outcome).count();
    let mut outcome = ImportOutcome {
        rows: lines.len(),
        added: count("added"),
        updated: count("updated"),
        unchanged: count("unchanged"),
        removed: count("removed"),
        made: Vec::new(),
        warnings,
        lines: lines.iter().take(LINES).cloned().collect(),
        changed: None,
    };
    if input.mode == Mode::Commit {
        let edits = in_order(edits, &desk.plan);
        let label = format!("Import {}", names.into_iter().collect::<Vec<_>>().join(", "));
        outcome.changed = Some(desk.commit(context, label, None, &edits)?);
    }
    Ok(outcome)
}

/// Files on their way into a plan.
struct Intake<'a> {
    desk: &'a Desk,
    ids: Arc<dyn Ids>,
    kind: WindowKind,
    services: Option<BTreeSet<ServiceId>>,
    regions: Option<BTreeSet<RegionId>>,
    owner: Option<PersonId>,
    /// The windows of each event by the file and the UID: the whole source, and the window.
    known: HashMap<String, Vec<(String, &'a Window)>>,
    keys: Keys,
    edits: Vec<Edit>,
    lines: Vec<ImportLine>,
    warnings: Vec<String>,
}

impl<'a> Intake<'a> {
    fn new(desk: &'a Desk, context: &Context, input: &ImportCalendars) -> Result<Self> {
        let plan = &desk.plan;
        let mut known: HashMap<String, Vec<(String, &Window)>> = HashMap::new();
        for window in plan.windows.iter().filter(|window| !window.source.is_empty()) {
            known.entry(event_of(&window.source).to_owned()).or_default().push((window.source.clone(), window));
        }
        let services = input.services.iter().map(|key| id_of(&plan.services, "service", key));
        let services = services.collect::<Result<BTreeSet<_>>>()?;
        let regions = input.regions.iter().map(|key| id_of(&plan.regions, "region", key));
        let regions = regions.collect::<Result<BTreeSet<_>>>()?;
        Ok(Self {
            desk,
            ids: context.host.ids.clone(),
            kind: input.kind.0,
            services: Some(services).filter(|services| !services.is_empty()),
            regions: Some(regions).filter(|regions| !regions.is_empty()),
            owner: input.owner.as_ref().map(|key| id_of(&plan.people, "person", key)).transpose()?,
            known,
            keys: Keys::of(desk),
            edits: Vec::new(),
            lines: Vec::new(),
            warnings: Vec::new(),
        })
    }

    fn file(&mut self, context: &Context, path: &str, zone: Option<&Zone>) -> Result<()> {
        let limits = Limits::default();
        let bytes = context.host.files.read(Path::new(path), limits.bytes as u64).map_err(|error| {
            AppError::new(Fault::Input, "file.unreadable", format!("{path}: {error}"))
                .hint("check the path and the file's size")
        })?;
        let calendar = read(&bytes, zone, limits).map_err(|problems| bad(path, &problems))?;
        let name = file_name(path);
        let remarks = calendar.remarks;
        self.warnings.extend(remarks.first.iter().map(|(line, text)| format!("{name}, line {line}: {text}")));
        if remarks.count > remarks.first.len() {
            self.warnings.push(format!("{name}: and {} more of these", remarks.count - remarks.first.len()));
        }
        let (mut first, mut count) = (Vec::new(), 0);
        for event in &calendar.events {
            if let Err(problem) = self.event(name, event) {
                count += 1;
                if first.len() < Problems::MOST {
                    first.push(problem);
                }
            }
        }
        if count == 0 { Ok(()) } else { Err(bad(path, &Problems { first, count })) }
    }

    fn event(&mut self, file: &str, event: &ReadEvent) -> std::result::Result<(), Problem> {
        let base = format!("{file}: {}", event.uid);
        let mut before = self.known.remove(event_of(&base)).unwrap_or_default();
        for window in &event.windows {
            let source = window.name.as_ref().map_or_else(|| base.clone(), |name| format!("{base} #{name}"));
            let old = before.iter().position(|(known, _)| *known == source).map(|at| before.swap_remove(at).1);
            self.window(file, window, source, old)?;
        }
        before.retain(|(source, _)| *source == base || source.starts_with(&format!("{base} #")));
        before.sort_by(|(a, _), (b, _)| a.cmp(b));
        for (_, gone) in before {
            self.gone(file, event.line, gone)?;
        }
        Ok(())
    }

    fn window(
        &mut self,
        file: &str,
        says: &ReadWindow,
        source: String,
        old: Option<&Window>,
    ) -> std::result::Result<(), Problem> {
        let kept = old.map(|old| old.scope.clone()).unwrap_or_default();
        let window = Window {
            id: old.map_or_else(|| WindowId::new(self.ids.next()), |old| old.id),
            key: old.map_or_else(|| self.keys.of_title(&says.title), |old| old.key.clone()),
            title: says.title.clone(),
            kind: self.kind,
            scope: Scope {
                services: self.services.clone().unwrap_or(kept.services),
                regions: self.regions.clone().unwrap_or(kept.regions),
                ..kept
            },
            zone: says.zone.clone(),
            start: says.start,
            end: says.end,
            recurrence: says.recurrence.clone(),
            severity: old.and_then(|old| old.severity),
            owner: self.owner.or(old.and_then(|old| old.owner)),
            source,
            reviewed: old.and_then(|old| old.reviewed),
            limit: old.and_then(|old| old.limit),
            freeze: old.and_then(|old| old.freeze.clone()),
        };
        window.check().map_err(|error| Problem::of_line(says.line, format!("{}: {error}", says.title)))?;
        if let Some(old) = old {
            old.may_become(&window)
                .map_err(|error| Problem::of_line(says.line, format!("{}: {error}", old.key.as_str())))?;
        }
        let outcome = match old {
            None => "added",
            Some(old) if *old == window => "unchanged",
            Some(_) => "updated",
        };
        let rule = window.recurrence.as_ref().map_or_else(String::new, |rule| format!(", then {rule}"));
        let when = told(window.series().first(), &window.zone);
        self.say(file, says.line, &window.key, outcome, format!("{} {} {when}{rule}", window.kind, window.title));
        self.edits.push(window.into());
        Ok(())
    }

    /// Takes a window out whose event is there no more, or was called off.
    fn gone(&mut self, file: &str, line: usize, window: &Window) -> std::result::Result<(), Problem> {
        if let Some(exception) = self.desk.plan.exceptions.iter().find(|exception| exception.window == window.id) {
            let message = format!("{} is off in the file, but the exception {} needs it", window.key, exception.key);
            return Err(Problem::of_line(line, message));
        }
        self.say(file, line, &window.key, "removed", format!("{} {}", window.kind, window.title));
        self.edits.push(Edit::RemoveWindow(window.id));
        Ok(())
    }

    fn say(&mut self, file: &str, line: usize, key: &Key, outcome: &str, summary: String) {
        let (file, outcome) = (file.to_owned(), outcome.to_owned());
        self.lines.push(ImportLine { file, line, key: key.to_string(), outcome, summary });
    }
}

/// The file and the UID of a source, without what tells one window of an event from the others.
fn event_of(source: &str) -> &str {
    match source.rsplit_once(" #") {
        Some((event, name)) if name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'T') => event,
        _ => source,
    }
}

/// Keys that are taken, and those that are made.
struct Keys {
    taken: HashSet<String>,
    /// The number behind each key that was asked for last.
    numbers: HashMap<String, u32>,
}

impl Keys {
    fn of(desk: &Desk) -> Self {
        let taken = desk.plan.windows.iter().map(|window| window.key.to_string()).collect();
        Self { taken, numbers: HashMap::new() }
    }

    /// `YEAR-END` for "Year end!", and `YEAR-END-2` where that is taken.
    fn of_title(&mut self, title: &str) -> Key {
        let capitals = title.chars().flat_map(char::to_uppercase);
        let plain: String = capitals.map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
        let joined = plain.split_whitespace().collect::<Vec<_>>().join("-");
        let cut: String = joined.chars().take(KEY).collect();
        let base = match cut.trim_end_matches('-') {
            "" => "EVENT".to_owned(),
            base => base.to_owned(),
        };
        let number = self.numbers.entry(base.clone()).or_insert(0);
        loop {
            *number += 1;
            let key = if *number == 1 { base.clone() } else { format!("{base}-{number}") };
            if self.taken.insert(key.clone()) {
                return Key::parse(&key).unwrap_or_else(|_| Key::nameless());
            }
        }
    }
}
