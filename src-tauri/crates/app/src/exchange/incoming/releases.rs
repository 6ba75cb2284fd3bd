//! Events that become releases.

use slipway_domain::Key;
use slipway_domain::id::ReleaseId;
use slipway_domain::publication::EventKind;
use slipway_domain::release::Release;
use slipway_domain::time::{Interval, Moment, Series, Zone};
use slipway_interop::csv::{ReleaseRow, Row, Times};

use super::file::{File, Incoming, RELEASE, Refusal, Step};
use super::intake::{Intake, line_of};
use super::keys::leading;
use super::told::Became;
use super::windows::title;
use crate::exchange::ImportLine;
use crate::exchange::merge::Beside;
use crate::publication::About;
use crate::release::{conflicts_of, refuse_hard};

/// What an event says of a release.
struct Says<'a> {
    key: Option<Key>,
    title: &'a str,
    at: Interval,
    zone: Zone,
}

impl Intake<'_> {
    /// Makes a release of an event, in draft, or gives the one that it became its new time and title.
    ///
    /// A time is only changed where a person could change it: of a release that is not under way or over, and without
    /// a conflict that forbids it.
    pub(super) fn release(&mut self, file: &mut File<'_>, incoming: &Incoming<'_>) -> Step {
        let says = self.says(incoming)?;
        let own = match incoming.about {
            Some(About::Release(id)) => Some(id),
            _ => None,
        };
        let row = incoming.row(RELEASE, "").map(|row| ReleaseId::new(row.row));
        let old = self.release_of(own, row, says.key.as_ref());
        let name = file.name.to_owned();
        if let Some(old) = &old {
            self.may_be_at(incoming, old, says.at)?;
        }
        let key = match (&old, says.key) {
            (Some(old), _) => old.key.clone(),
            (None, Some(key)) => self.release_keys.free(key.to_string()),
            (None, None) => self.release_keys.of_title(says.title),
        };
        let is_told_otherwise = self.desk.plan.calendar_words.iter().any(|one| one.kind == EventKind::Release);
        let keeps_its_title = own.is_some() && is_told_otherwise && old.is_some() || says.title.is_empty();
        let environment = match (&old, own) {
            (None, Some(_)) => self.own_environment(incoming),
            _ => None,
        };
        let new = old.is_none();
        let input = self.input;
        let kind = if new { Some(incoming.own_kind().unwrap_or_else(|| self.release_kind())) } else { None };
        let says = ReleaseRow {
            title: Some(says.title.to_owned()).filter(|_| !keeps_its_title),
            kind,
            services: input.services.iter().map(|key| key.0.clone()).collect(),
            environment: environment.or_else(|| input.environment.as_ref().map(|key| key.0.clone())),
            times: times(old.as_ref(), says.at, says.zone),
            team: input.team.as_ref().map(|key| key.0.clone()),
            train: None,
            risk: None,
            state: None,
            depends_on: Vec::new(),
            rollback: None,
            version: None,
            stores: Vec::new(),
            deployment_of: None,
            notes: old.as_ref().map(|old| old.notes.clone()).unwrap_or_default(),
            key,
        };
        let free = |id: &ReleaseId| {
            self.merge.as_ref().map_or(&self.desk.plan, |merge| &merge.plan).releases.get(*id).is_none()
        };
        let beside = Beside { id: own.or(row).filter(free), description: description(incoming, new) };
        let merge = self.merge();
        merge.begin(&name);
        let id = merge.release_as(&Row { line: incoming.event.line, says }, beside)?;
        let Some(line) = merge.lines.pop() else { return Ok(()) };
        let became = match line.outcome.as_str() {
            "added" => Became::Added,
            "updated" => Became::Updated,
            _ => Became::Unchanged,
        };
        self.bound.insert(id);
        self.told.say(became, || ImportLine {
            summary: format!("release {}", line.summary),
            ..line_of(file, incoming.event, &line.key, "release")
        });
        self.came_back(incoming, became)?;
        self.remember(file, incoming, RELEASE, id.uuid(), "");
        Ok(())
    }

    /// What an event says of a release; refuses one that recurs, because a release happens once.
    fn says<'i>(&self, incoming: &Incoming<'i>) -> Step<Says<'i>> {
        let event = incoming.event;
        let title = title(incoming);
        let window = match event.windows.as_slice() {
            [] => {
                let uid = &event.uid;
                let message = format!(
                    "{title}: it takes no time, so it is no release; let it become a milestone ({uid}=milestone)"
                );
                return Err(incoming.problem(message));
            }
            [once] if once.recurrence.is_none() && !event.partial => once,
            _ => {
                let message = format!(
                    "{title} recurs, and a release happens once; let it become a window or a milestone, or leave it out ({}=nothing)",
                    event.uid
                );
                return Err(incoming.problem(message));
            }
        };
        let at = Series { zone: &window.zone, start: window.start, end: window.end, recurrence: None }.first();
        let zone = if window.zone == Zone::utc() { self.zone().clone() } else { window.zone.clone() };
        let (key, title) = leading(title).map_or((None, title), |(key, rest)| (Some(key), rest));
        Ok(Says { key, title, at, zone })
    }

    /// The release that an event became: the one that left as this event, the one that the ledger knows, or the one
    /// whose key it names.
    fn release_of(&self, own: Option<ReleaseId>, row: Option<ReleaseId>, key: Option<&Key>) -> Option<Release> {
        let plan = self.merge.as_ref().map_or(&self.desk.plan, |merge| &merge.plan);
        let known = own.into_iter().chain(row).find_map(|id| plan.releases.get(id));
        let named = || plan.releases.by_key(key?.as_str()).filter(|release| !self.bound.contains(&release.id));
        known.or_else(named).cloned()
    }

    /// Refuses to give a release another time where a person could not.
    fn may_be_at(&self, incoming: &Incoming<'_>, old: &Release, at: Interval) -> Step {
        if old.occupancy() == at {
            return Ok(());
        }
        if !old.state.can_move() {
            let message = format!("{} is {} and cannot be given another time", old.label(), old.state);
            return Err(incoming.problem(message));
        }
        let planned = old.planned.resized(at).map_err(|error| incoming.problem(format!("{}: {error}", old.key)))?;
        let moved = Release { planned, ..old.clone() };
        // Whoever came in with the same files has no place in the calendar yet.
        if self.desk.plan.releases.get(old.id).is_some() {
            let conflicts = conflicts_of(self.desk, &moved);
            refuse_hard(&old.key, &conflicts, &[]).map_err(|error| incoming.problem(error.message))?;
        }
        Ok(())
    }

    /// The environment where a release was that comes back from its calendar.
    fn own_environment(&mut self, incoming: &Incoming<'_>) -> Option<Key> {
        let name = incoming.event.location.as_deref()?.trim();
        let plan = self.merge.as_ref().map_or(&self.desk.plan, |merge| &merge.plan);
        let found = plan.environments.iter().find(|environment| environment.name == name);
        found.map(|environment| environment.key.clone()).or_else(|| Key::parse(name).ok())
    }
}

/// What a release is about: what the event says, without what this program says about every release.
fn description(incoming: &Incoming<'_>, new: bool) -> Option<String> {
    let says = incoming.event.description.as_str();
    if incoming.about.is_some() {
        let about = says.split_once("\n\nWhen: ").map(|(about, _)| about)?;
        let (_, named) = leading(title(incoming)).unzip();
        return Some(about.to_owned()).filter(|about| new && Some(about.as_str()) != named);
    }
    Some(says.trim().to_owned()).filter(|says| !says.is_empty())
}

/// When a release happens; as it is where the event says the same.
fn times(old: Option<&Release>, at: Interval, zone: Zone) -> Times {
    match old {
        Some(old) if old.occupancy() == at => {
            Times { start: old.planned.start(), end: old.planned.end(), zone: old.planned.zone().clone() }
        }
        _ => {
            let zone = old.map_or(zone, |old| old.planned.zone().clone());
            Times { start: Moment::of(at.start(), &zone), end: Moment::of(at.end(), &zone), zone }
        }
    }
}

impl From<slipway_interop::csv::Problems> for Refusal {
    fn from(problems: slipway_interop::csv::Problems) -> Self {
        let first = problems.first.into_iter().next();
        first.unwrap_or_else(|| slipway_interop::csv::Problem::of_line(1, "the event could not be merged")).into()
    }
}
