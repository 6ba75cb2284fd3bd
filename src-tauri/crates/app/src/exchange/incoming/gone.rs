//! What was called off, what became something else, and what is missing in a file.

use slipway_domain::calendar::Window;
use slipway_domain::id::{ReleaseId, WindowId};
use slipway_domain::plan::Edit;
use slipway_domain::project::ProjectMilestone;
use slipway_domain::release::Release;
use slipway_domain::time::Instant;
use slipway_interop::csv::Problems;
use slipway_interop::ics::{ReadCalendar, ReadEvent};
use slipway_storage::ImportedEvent;

use super::file::{File, Incoming, MILESTONE, NOTHING, RELEASE, Step, WINDOW, Wanted};
use super::intake::{Intake, Refused, line_of};
use super::told::Became;
use crate::exchange::ImportLine;
use crate::few::few;
use crate::publication::About;
use crate::release::call_off;

/// How many keys are named of what is missing in a file.
const NAMED: usize = 5;

/// Something that came from a file.
#[derive(Clone, Copy)]
enum Thing<'a> {
    Window(&'a Window),
    Release(&'a Release),
    Milestone(&'a ProjectMilestone),
}

impl Thing<'_> {
    fn key(&self) -> &str {
        match self {
            Self::Window(window) => window.key.as_str(),
            Self::Release(release) => release.key.as_str(),
            Self::Milestone(milestone) => milestone.key.as_str(),
        }
    }

    /// Whether nothing of it is to come any more.
    fn is_over(&self, now: Instant) -> bool {
        match self {
            Self::Window(window) => window.series().next(now).is_none(),
            Self::Release(release) => release.occupancy().end() <= now,
            Self::Milestone(milestone) => {
                milestone.actual.is_some() || milestone.day().is_some_and(|day| day < now.utc().date_naive())
            }
        }
    }
}

impl<'a> Intake<'a> {
    /// Takes out, or calls off, what an event became that was called off.
    pub(super) fn called_off(&mut self, file: &File<'_>, incoming: &Incoming<'_>) -> Step {
        let base = file.source(&incoming.event.uid);
        let mut windows = self.windows_of(&base, incoming);
        windows.sort_by(|a, b| a.key.cmp(&b.key));
        let row = incoming.came.first().map(|row| row.row).or(windows.first().map(|window| window.id.uuid()));
        windows.into_iter().try_for_each(|window| self.gone(file, incoming, window))?;
        self.not_windows(file, incoming, |_| true)?;
        if let Some(row) = row {
            let occurrences = incoming.came.iter().map(|row| row.occurrence.as_str());
            let all: Vec<&str> = if incoming.came.is_empty() { vec![""] } else { occurrences.collect() };
            for occurrence in all {
                self.remember(file, incoming, NOTHING, row, occurrence);
            }
        }
        self.came_back(incoming, Became::Removed)
    }

    /// Takes out what an event became before, where it now becomes something else.
    pub(super) fn instead(&mut self, file: &File<'_>, incoming: &Incoming<'_>, wanted: Wanted) -> Step {
        if wanted.kind() != WINDOW && !(incoming.came.is_empty() && self.known.is_empty()) {
            let base = file.source(&incoming.event.uid);
            let windows = self.windows_of(&base, incoming);
            windows.into_iter().try_for_each(|window| self.gone(file, incoming, window))?;
        }
        self.not_windows(file, incoming, |kind| kind != wanted.kind())
    }

    /// Takes out releases and milestones that an event became.
    fn not_windows(&mut self, file: &File<'_>, incoming: &Incoming<'_>, which: impl Fn(&str) -> bool) -> Step {
        let desk = self.desk;
        let own = match incoming.about {
            Some(About::Release(id)) if which(RELEASE) => desk.plan.releases.get(id),
            _ => None,
        };
        let rows = incoming.came.iter().filter(|row| which(&row.kind));
        let mut releases: Vec<&Release> = own.into_iter().collect();
        for row in rows {
            match self.thing(row) {
                Some(Thing::Release(release)) if releases.iter().all(|known| known.id != release.id) => {
                    releases.push(release);
                }
                Some(Thing::Milestone(milestone)) => self.no_milestone(file, incoming.event, milestone),
                _ => {}
            }
        }
        releases.into_iter().try_for_each(|release| self.no_release(file, incoming, release))
    }

    fn no_milestone(&mut self, file: &File<'_>, event: &ReadEvent, milestone: &ProjectMilestone) {
        self.told.say(Became::Removed, || ImportLine {
            summary: format!("milestone {}", milestone.title),
            ..line_of(file, event, milestone.key.as_str(), "nothing")
        });
        self.edits.push(Edit::RemoveProjectMilestone(milestone.id));
    }

    /// Takes a draft out, and cancels a release that was handed in.
    fn no_release(&mut self, file: &File<'_>, incoming: &Incoming<'_>, release: &Release) -> Step {
        let edits = call_off(self.desk, release, self.now).map_err(|error| incoming.problem(error.message))?;
        let became = if edits.is_empty() { Became::Unchanged } else { Became::Removed };
        self.told.say(became, || ImportLine {
            summary: format!("release {}", release.title),
            ..line_of(file, incoming.event, release.key.as_str(), "nothing")
        });
        self.edits.extend(edits);
        Ok(())
    }

    fn thing(&self, row: &ImportedEvent) -> Option<Thing<'a>> {
        let plan = &self.desk.plan;
        match row.kind.as_str() {
            WINDOW => plan.windows.get(WindowId::new(row.row)).map(Thing::Window),
            RELEASE => plan.releases.get(ReleaseId::new(row.row)).map(Thing::Release),
            MILESTONE => {
                let id = slipway_domain::id::ProjectMilestoneId::new(row.row);
                plan.project_milestones.get(id).map(Thing::Milestone)
            }
            _ => None,
        }
    }

    /// Tells what came from this file before and is missing in it, or removes it where the file is the whole calendar.
    ///
    /// Whoever subscribes to a calendar expects that what its owner deleted goes. But calendars also leave out what is
    /// old, a message holds one event of many, and a calendar that could not be made ready is empty. So what is missing
    /// stays unless a person says that the file is whole; and even then what is over stays, and everything does where
    /// the file has no event or one that could not be read.
    pub(super) fn missing(
        &mut self,
        file: &mut File<'_>,
        calendar: &ReadCalendar,
        problems: &mut Problems,
    ) -> std::result::Result<(), Refused> {
        let is_message = calendar.method.as_deref().is_some_and(|method| {
            ["CANCEL", "REQUEST", "REPLY", "ADD"].iter().any(|one| method.trim().eq_ignore_ascii_case(one))
        });
        if is_message {
            return Ok(());
        }
        let missing = self.left_out(file);
        if missing.is_empty() {
            return Ok(());
        }
        let is_known = calendar.left_out == 0 && !calendar.events.is_empty();
        let removes = self.input.whole && is_known;
        let now = self.now;
        let (going, staying): (Vec<_>, Vec<_>) =
            missing.into_iter().partition(|(_, _, thing)| removes && !thing.is_over(now));
        for (uid, came, thing) in going {
            // What takes it out tells it by an event, of which the file has nothing but the name.
            let mut event = ReadEvent::default();
            (event.uid, event.line, event.cancelled) = (uid, 1, true);
            self.attempt(file, &event, problems, |intake, file| {
                let incoming = Incoming { event: &event, came, about: None };
                match thing {
                    Thing::Window(window) => intake.gone(file, &incoming, window),
                    Thing::Release(release) => intake.no_release(file, &incoming, release),
                    Thing::Milestone(milestone) => {
                        intake.no_milestone(file, &event, milestone);
                        Ok(())
                    }
                }
            })?;
        }
        if !staying.is_empty() {
            let text = self.staying(&staying, is_known);
            self.told.remark(file.name, None, text);
        }
        Ok(())
    }

    /// Everything that came from a file of which nothing was in it this time, by key.
    fn left_out(&mut self, file: &mut File<'_>) -> Vec<(String, Vec<ImportedEvent>, Thing<'a>)> {
        let mut missing: Vec<(String, Vec<ImportedEvent>, Thing<'a>)> = Vec::new();
        for (uid, came) in std::mem::take(&mut file.came) {
            for row in &came {
                if let Some(thing) = self.thing(row) {
                    missing.push((uid.clone(), came.clone(), thing));
                }
            }
        }
        let begin = file.source("");
        for (base, windows) in &self.known {
            if let Some(uid) = base.strip_prefix(&begin) {
                missing.extend(windows.iter().map(|window| (uid.to_owned(), Vec::new(), Thing::Window(window))));
            }
        }
        missing.sort_by(|(.., a), (.., b)| a.key().cmp(b.key()));
        missing
            .dedup_by(|(.., a), (.., b)| a.key() == b.key() && std::mem::discriminant(a) == std::mem::discriminant(b));
        missing
    }

    fn staying(&self, staying: &[(String, Vec<ImportedEvent>, Thing<'_>)], is_known: bool) -> String {
        let named = few(staying.iter().map(|(.., thing)| thing.key()), NAMED);
        let why = match (self.input.whole, is_known) {
            (false, _) => "stays; say that the file is the whole calendar to have what is missing removed",
            (true, true) => "stays, because it is over",
            (true, false) => "stays, because the file has no event or some that could not be read",
        };
        format!("what came from this file before and is not in it any more {why}: {named}")
    }
}
