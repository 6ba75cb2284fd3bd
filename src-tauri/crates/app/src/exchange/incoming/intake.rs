//! Events on their way into a plan: each is known again, and becomes what was chosen for it.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use slipway_domain::calendar::{Window, WindowKind};
use slipway_domain::conflict::{told, told_instant};
use slipway_domain::id::{PersonId, RegionId, ReleaseId, ServiceId, WindowId};
use slipway_domain::plan::Edit;
use slipway_domain::release::ReleaseKind;
use slipway_domain::time::{Instant, Series, Zone};
use slipway_interop::csv::Problems;
use slipway_interop::ics::{CalendarEvent, ReadCalendar, ReadEvent};
use slipway_storage::{ExportedMark, ImportedEvent};
use uuid::Uuid;

use super::file::{File, Incoming, MILESTONE, NOTHING, RELEASE, Refusal, Step, WINDOW, Wanted};
use super::keys::Keys;
use super::told::{Became, Told};
use super::{Becomes, EventChoice, ImportCalendars};
use crate::desk::{Context, Desk, id_of};
use crate::error::Result;
use crate::exchange::ImportLine;
use crate::exchange::merge::Merge;
use crate::host::{Ids, Task};
use crate::publication::About;

/// How many events are read before somebody is asked whether to go on.
const TOGETHER: usize = 4_096;

/// Files on their way into a plan.
pub(super) struct Intake<'a> {
    pub(super) desk: &'a Desk,
    pub(super) input: &'a ImportCalendars,
    pub(super) ids: Arc<dyn Ids>,
    pub(super) now: Instant,
    pub(super) services: Option<BTreeSet<ServiceId>>,
    pub(super) regions: Option<BTreeSet<RegionId>>,
    pub(super) owner: Option<PersonId>,
    /// The windows of each event by the file and the UID, as windows keep them.
    pub(super) known: FxHashMap<&'a str, Vec<&'a Window>>,
    pub(super) window_keys: Keys,
    pub(super) release_keys: Keys,
    pub(super) milestone_keys: Keys,
    pub(super) board_keys: Keys,
    /// Whether the plan is rebuilt from its own calendar.
    pub(super) rebuilds: bool,
    /// Ids of this program's own windows that were given out.
    pub(super) given: FxHashSet<Uuid>,
    /// Releases that an event of this import stands for.
    pub(super) bound: FxHashSet<ReleaseId>,
    /// Where releases and milestones are merged as rows of tables are.
    pub(super) merge: Option<Merge>,
    pub(super) edits: Vec<Edit>,
    pub(super) told: Told,
    /// What is to be remembered of events, so that they are known again.
    pub(super) remembered: Vec<ImportedEvent>,
    /// Events of this program, as they came.
    pub(super) ours: Vec<CalendarEvent>,
    /// How events left this plan last.
    pub(super) marks: Option<FxHashMap<String, ExportedMark>>,
    /// UIDs for which something was chosen and that no file has yet.
    pub(super) unseen: BTreeSet<&'a str>,
}

impl<'a> Intake<'a> {
    pub(super) fn new(desk: &'a Desk, context: &Context, input: &'a ImportCalendars) -> Result<Self> {
        let plan = &desk.plan;
        let mut known: FxHashMap<&str, Vec<&Window>> = FxHashMap::default();
        for window in plan.windows.iter().filter(|window| !window.source.is_empty()) {
            known.entry(super::windows::event_of(&window.source)).or_default().push(window);
        }
        let services = input.services.iter().map(|key| id_of(&plan.services, "service", key));
        let services = services.collect::<Result<BTreeSet<_>>>()?;
        let regions = input.regions.iter().map(|key| id_of(&plan.regions, "region", key));
        let regions = regions.collect::<Result<BTreeSet<_>>>()?;
        Ok(Self {
            desk,
            input,
            ids: context.host.ids.clone(),
            now: context.host.clock.now(),
            services: Some(services).filter(|services| !services.is_empty()),
            regions: Some(regions).filter(|regions| !regions.is_empty()),
            owner: input.owner.as_ref().map(|key| id_of(&plan.people, "person", key)).transpose()?,
            known,
            window_keys: Keys::beside(plan.windows.iter().map(|window| window.key.clone())),
            release_keys: Keys::beside(plan.releases.iter().map(|release| release.key.clone())),
            milestone_keys: Keys::beside(plan.project_milestones.iter().map(|milestone| milestone.key.clone())),
            board_keys: Keys::beside(plan.boards.iter().map(|board| board.key.clone())),
            rebuilds: false,
            given: FxHashSet::default(),
            bound: FxHashSet::default(),
            merge: None,
            edits: Vec::new(),
            told: Told::default(),
            remembered: Vec::new(),
            ours: Vec::new(),
            marks: None,
            unseen: input.choices.keys().map(String::as_str).collect(),
        })
    }

    /// Takes in every event of a file; says what is wrong with it where not one of them can come in.
    pub(super) fn file(
        &mut self,
        file: &mut File<'_>,
        calendar: &ReadCalendar,
        task: &dyn Task,
    ) -> std::result::Result<(), Refused> {
        for (line, text) in &calendar.remarks.first {
            self.told.remark(file.name, Some(*line), text.clone());
        }
        let more = calendar.remarks.count.saturating_sub(calendar.remarks.first.len());
        if more > 0 {
            self.told.remark(file.name, None, format!("and {more} more of these"));
        }
        let mut problems = Problems { first: Vec::new(), count: 0 };
        for (number, event) in calendar.events.iter().enumerate() {
            if number % TOGETHER == TOGETHER - 1 && task.is_cancelled() {
                return Err(Refused::Stopped);
            }
            let step = |intake: &mut Self, file: &mut File<'_>| intake.event(file, number, event);
            self.attempt(file, event, &mut problems, step)?;
        }
        self.occurrences(file, calendar, &mut problems)?;
        if problems.count > 0 && problems.count == calendar.events.len() {
            return Err(Refused::Everything(problems));
        }
        self.boards(file, calendar, &mut problems)?;
        if file.meetings_of_others > 0 {
            let text = format!(
                "{} meetings of boards became nothing: a plan finds them by the rule of each board",
                file.meetings_of_others
            );
            self.told.remark(file.name, None, text);
        }
        self.missing(file, calendar, &mut problems)?;
        Ok(())
    }

    /// Takes a step for an event; what it did is taken back where something is in the way.
    pub(super) fn attempt(
        &mut self,
        file: &mut File<'_>,
        event: &ReadEvent,
        problems: &mut Problems,
        step: impl FnOnce(&mut Self, &mut File<'_>) -> Step,
    ) -> std::result::Result<(), Refused> {
        let (moment, edits, remembered, ours) =
            (self.told.moment(), self.edits.len(), self.remembered.len(), self.ours.len());
        match step(self, file) {
            Ok(()) => Ok(()),
            Err(Refusal::Import(error)) => Err(Refused::Import(error)),
            Err(Refusal::Event(problem)) => {
                self.told.back_to(&moment);
                self.edits.truncate(edits);
                self.remembered.truncate(remembered);
                self.ours.truncate(ours);
                self.told.remark(file.name, Some(problem.line), format!("{}; it was left out", problem.message));
                let message = problem.message.clone();
                self.told.say(Became::Skipped, || {
                    let mut line = line_of(file, event, "", "nothing");
                    line.remarks.push(message);
                    line
                });
                problems.count += 1;
                if problems.first.len() < Problems::MOST {
                    problems.first.push(problem);
                }
                Ok(())
            }
        }
    }

    fn event(&mut self, file: &mut File<'_>, number: usize, event: &ReadEvent) -> Step {
        let came = file.came.remove(&event.uid).unwrap_or_default();
        let incoming = Incoming { event, came, about: About::read(&event.uid) };
        let choice = self.input.choices.get(&event.uid).map(|choice| choice.0);
        if choice.is_some() {
            self.unseen.remove(event.uid.as_str());
        }
        if let (Some(About::Meeting(board, at)), None) = (incoming.about, choice)
            && !(self.rebuilds && event.cancelled)
        {
            self.meeting(file, event, (board, at), number);
            return Ok(());
        }
        if choice == Some(EventChoice::Nothing) {
            self.known.remove(file.source(&event.uid).as_str());
            self.told.say(Became::Skipped, || line_of(file, event, "", "nothing"));
            return Ok(());
        }
        if let Some(last) = self.newest(&incoming)?.filter(|last| *last > event.sequence) {
            self.older(file, &incoming, last);
            return Ok(());
        }
        if self.is_as_it_left(file, &incoming)? {
            return Ok(());
        }
        if event.cancelled {
            return self.called_off(file, &incoming);
        }
        let wanted = self.wanted(&incoming, choice);
        if let (Some(About::Window(id, Some(_))), Wanted::Window(None)) = (incoming.about, wanted)
            && self.occurrence(file, &incoming, id, number)?
        {
            return Ok(());
        }
        self.instead(file, &incoming, wanted)?;
        match wanted {
            Wanted::Window(kind) => self.windows(file, &incoming, kind)?,
            Wanted::Release => self.release(file, &incoming)?,
            Wanted::Milestone => self.milestone(file, &incoming)?,
        }
        Ok(())
    }

    /// What an event becomes: what was chosen for it, what it was when it left a plan, or what all of them become.
    fn wanted(&self, incoming: &Incoming<'_>, choice: Option<EventChoice>) -> Wanted {
        match (choice, incoming.about) {
            (Some(EventChoice::Kind(kind)), _) => Wanted::Window(Some(kind)),
            (Some(EventChoice::Milestone), _) => Wanted::Milestone,
            (Some(EventChoice::Release), _) | (None, Some(About::Release(_))) => Wanted::Release,
            (Some(EventChoice::Window), _) | (None, Some(About::Window(..))) => Wanted::Window(None),
            _ => match self.input.becomes.unwrap_or_default() {
                Becomes::Window => Wanted::Window(None),
                Becomes::Milestone => Wanted::Milestone,
                Becomes::Release => Wanted::Release,
            },
        }
    }

    /// The highest sequence with which an event came or left before.
    fn newest(&mut self, incoming: &Incoming<'_>) -> Step<Option<u32>> {
        let came =
            incoming.came.iter().filter(|row| row.kind == NOTHING || self.stands(row)).map(|row| row.sequence).max();
        let left = match incoming.about {
            Some(about) if self.holds(about) => self.mark(&incoming.event.uid)?.map(|mark| mark.sequence),
            _ => None,
        };
        Ok(came.max(left))
    }

    /// Whether the plan holds what an event became.
    pub(super) fn stands(&self, row: &ImportedEvent) -> bool {
        let plan = &self.desk.plan;
        match row.kind.as_str() {
            WINDOW => plan.windows.get(WindowId::new(row.row)).is_some(),
            RELEASE => plan.releases.get(ReleaseId::new(row.row)).is_some(),
            MILESTONE => self.milestone_of(row).is_some(),
            _ => false,
        }
    }

    /// Whether the plan holds what an event of this program is about.
    fn holds(&self, about: About) -> bool {
        match about {
            About::Release(id) => self.desk.plan.releases.get(id).is_some(),
            About::Window(id, _) => self.desk.plan.windows.get(id).is_some(),
            About::Meeting(..) => false,
        }
    }

    /// How an event of this program left the plan last.
    pub(super) fn mark(&mut self, uid: &str) -> Step<Option<&ExportedMark>> {
        let marks = match self.marks.take() {
            Some(marks) => marks,
            None => self.desk.store.exported_marks().map_err(crate::AppError::from)?,
        };
        Ok(self.marks.insert(marks).get(uid))
    }

    fn older(&mut self, file: &File<'_>, incoming: &Incoming<'_>, last: u32) {
        let event = incoming.event;
        self.known.remove(file.source(&event.uid).as_str());
        let key = self.key_of(incoming);
        let text = format!("its SEQUENCE is {}, and {last} came before, so it was left alone", event.sequence);
        self.told.remark(file.name, Some(event.line), format!("{}: {text}", event.uid));
        self.told.say(Became::Older, || {
            let mut line = line_of(file, event, &key, "nothing");
            line.remarks.push(text);
            line
        });
    }

    /// The key of what an event became before.
    fn key_of(&self, incoming: &Incoming<'_>) -> String {
        let plan = &self.desk.plan;
        let key = |row: &ImportedEvent| match row.kind.as_str() {
            WINDOW => plan.windows.get(WindowId::new(row.row)).map(|window| window.key.to_string()),
            RELEASE => plan.releases.get(ReleaseId::new(row.row)).map(|release| release.key.to_string()),
            MILESTONE => self.milestone_of(row).map(|milestone| milestone.key.to_string()),
            _ => None,
        };
        incoming.came.iter().find_map(key).unwrap_or_default()
    }

    /// Remembers what became of an event, where that is news.
    pub(super) fn remember(
        &mut self,
        file: &File<'_>,
        incoming: &Incoming<'_>,
        kind: &str,
        row: Uuid,
        occurrence: &str,
    ) {
        let event = incoming.event;
        let now = ImportedEvent {
            source: file.name.to_owned(),
            uid: event.uid.clone(),
            occurrence: occurrence.to_owned(),
            kind: kind.to_owned(),
            row,
            sequence: event.sequence,
            stamp: event.stamp,
        };
        if !incoming.came.contains(&now) {
            self.remembered.push(now);
        }
    }

    /// Where releases and milestones are merged.
    pub(super) fn merge(&mut self) -> &mut Merge {
        let (desk, ids, now) = (self.desk, &self.ids, self.now);
        self.merge.get_or_insert_with(|| Merge::new(desk.plan.clone(), ids.clone(), now))
    }

    /// What a release is, where nothing else says it.
    pub(super) fn release_kind(&self) -> ReleaseKind {
        self.input.release_type.as_ref().map_or(ReleaseKind::Normal, |kind| kind.0)
    }

    /// The kind of windows, where nothing else says it.
    pub(super) fn window_kind(&self) -> Option<WindowKind> {
        self.input.kind.as_ref().map(|kind| kind.0)
    }

    /// The zone in which times are shown that were told in UTC.
    pub(super) fn zone(&self) -> &Zone {
        self.input.zone.as_ref().map_or(&self.desk.plan.settings.zone, |zone| &zone.0)
    }
}

/// Why a file does not come in.
pub(super) enum Refused {
    /// Somebody stopped it.
    Stopped,
    /// Something is in the way of every event.
    Everything(Problems),
    /// A person must say something first.
    Import(Box<crate::AppError>),
}

/// When a series first takes place, and how it goes on from there.
pub(super) fn when(series: &Series<'_>) -> String {
    let repeats = series.repeats().map_or_else(String::new, |words| format!(", then {words}"));
    format!("{}{repeats}", told(series.first(), series.zone))
}

/// The line of an event without its outcome.
pub(super) fn line_of(file: &File<'_>, event: &ReadEvent, key: &str, becomes: &str) -> ImportLine {
    let first = event.windows.first();
    let series = first.map(|window| Series {
        zone: &window.zone,
        start: window.start,
        end: window.end,
        recurrence: window.recurrence.as_ref(),
    });
    let title = first
        .map_or_else(|| event.summary.lines().next().unwrap_or_default().to_owned(), |window| window.title.clone());
    let instant = event.instant.as_ref();
    let at = instant.map(|instant| told_instant(instant.zone.resolve(instant.at).first(), &instant.zone));
    ImportLine {
        file: file.name.to_owned(),
        line: event.line,
        key: key.to_owned(),
        outcome: String::new(),
        summary: title,
        uid: Some(event.uid.clone()),
        when: series.as_ref().map(when).or(at),
        becomes: Some(becomes.to_owned()),
        remarks: file.remarks_of(event),
    }
}
