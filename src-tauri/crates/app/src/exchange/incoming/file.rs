//! One calendar file on its way into a plan: what is known of it, and what its reader remarked.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use slipway_domain::calendar::WindowKind;
use slipway_domain::id::{BoardId, WindowId};
use slipway_interop::csv::Problem;
use slipway_interop::ics::{ReadCalendar, ReadEvent};
use slipway_storage::ImportedEvent;

use crate::error::AppError;
use crate::publication::About;

/// How a remark ends about an event that its reader left out.
const LEFT_OUT: &str = "the event was left out";

/// What an event is to become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// A window, of a kind that was chosen for it or of that of the others.
    Window(Option<WindowKind>),
    Milestone,
    Release,
}

/// What an event became before, as the plan's ledger calls it.
pub(super) const WINDOW: &str = "window";
pub(super) const MILESTONE: &str = "milestone";
pub(super) const RELEASE: &str = "release";
/// It was called off, so that an older one of it is known for what it is.
pub(super) const NOTHING: &str = "nothing";

/// Why an event becomes nothing.
pub(super) enum Refusal {
    /// Something is in the way of this event.
    Event(Problem),
    /// A person must say something first, so that nothing of the import is done.
    Import(Box<AppError>),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Event(problem)
    }
}

impl From<AppError> for Refusal {
    fn from(error: AppError) -> Self {
        Self::Import(Box::new(error))
    }
}

/// What becomes of one event.
pub(super) type Step<T = ()> = Result<T, Refusal>;

/// A file that is being read.
pub(super) struct File<'a> {
    /// Its name, by which its events are known again.
    pub(super) name: &'a str,
    /// The project of its milestones.
    pub(super) project: String,
    /// What became of its events before, by UID.
    pub(super) came: FxHashMap<String, Vec<ImportedEvent>>,
    /// Meetings of boards that the plan gets back, by their board.
    pub(super) meetings: BTreeMap<BoardId, Vec<usize>>,
    /// How many meetings it has of boards that the plan does not take over.
    pub(super) meetings_of_others: usize,
    /// Occurrences of windows of this program that are in no plan yet, by their window.
    pub(super) occurrences: BTreeMap<WindowId, Vec<usize>>,
    /// What the reader remarked, by the line of the event that it is about.
    remarks: FxHashMap<usize, Vec<String>>,
}

impl<'a> File<'a> {
    /// A file with what became of its events before.
    pub(super) fn new(
        name: &'a str,
        project: Option<&str>,
        calendar: &ReadCalendar,
        before: FxHashMap<(String, String), ImportedEvent>,
    ) -> Self {
        let mut came: FxHashMap<String, Vec<ImportedEvent>> = FxHashMap::default();
        for ((uid, _), event) in before {
            came.entry(uid).or_default().push(event);
        }
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let own = calendar.name.as_deref().map(str::trim).filter(|own| !own.is_empty());
        let project = project.or(own).unwrap_or(stem).to_owned();
        let remarks = by_event(calendar);
        Self {
            name,
            project,
            came,
            meetings: BTreeMap::new(),
            meetings_of_others: 0,
            occurrences: BTreeMap::new(),
            remarks,
        }
    }

    /// What the reader remarked of an event.
    pub(super) fn remarks_of(&self, event: &ReadEvent) -> Vec<String> {
        self.remarks.get(&event.line).cloned().unwrap_or_default()
    }

    /// The name of something that came from this file, as windows keep it.
    pub(super) fn source(&self, uid: &str) -> String {
        format!("{}: {uid}", self.name)
    }
}

/// The remarks of a reader, each with the last event that begins before it.
fn by_event(calendar: &ReadCalendar) -> FxHashMap<usize, Vec<String>> {
    let mut remarks: FxHashMap<usize, Vec<String>> = FxHashMap::default();
    if calendar.remarks.first.is_empty() {
        return remarks;
    }
    let mut begins: Vec<usize> = calendar.events.iter().map(|event| event.line).collect();
    begins.sort_unstable();
    // What is said of an event that could not be read is about none of the others.
    let of_events = calendar.remarks.first.iter().filter(|(_, text)| !text.ends_with(LEFT_OUT));
    for (line, text) in of_events {
        let behind = begins.partition_point(|begin| begin <= line);
        if let Some(begin) = behind.checked_sub(1).and_then(|at| begins.get(at)) {
            remarks.entry(*begin).or_default().push(text.clone());
        }
    }
    remarks
}

/// An event with what is known of it.
pub(super) struct Incoming<'a> {
    /// The event as the file has it.
    pub(super) event: &'a ReadEvent,
    /// What became of it before.
    pub(super) came: Vec<ImportedEvent>,
    /// What it is about, if it left a plan of this program.
    pub(super) about: Option<About>,
}

impl Incoming<'_> {
    /// What became of one of its occurrences, or of the event itself, as something of a kind.
    pub(super) fn row(&self, kind: &str, occurrence: &str) -> Option<&ImportedEvent> {
        self.came.iter().find(|row| row.kind == kind && row.occurrence == occurrence)
    }

    /// The kind of window that an event of this program names among its categories.
    pub(super) fn own_kind<T: std::str::FromStr>(&self) -> Option<T> {
        self.about?;
        let words = self.event.categories.iter().map(|word| word.trim().to_lowercase().replace(' ', "-"));
        words.into_iter().find_map(|word| word.parse().ok())
    }

    /// A problem of this event.
    pub(super) fn problem(&self, message: impl Into<String>) -> Refusal {
        Problem::of_line(self.event.line, message).into()
    }
}
