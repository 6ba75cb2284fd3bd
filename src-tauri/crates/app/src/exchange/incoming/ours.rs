//! Events that left a plan of this program and come back.

use slipway_domain::calendar::{Scope, Window};
use slipway_domain::id::WindowId;
use slipway_domain::plan::{Edit, Settings};
use slipway_domain::time::Zone;
use slipway_interop::csv::Problems;
use slipway_interop::ics::{ReadCalendar, ReadEvent};
use slipway_storage::fingerprint;
use uuid::Uuid;

use super::file::{File, Incoming, Step, WINDOW};
use super::intake::{Intake, Refused, line_of};
use super::pattern::{Repeated, repeated};
use super::told::Became;
use crate::error::AppError;
use crate::publication::About;

/// How this program names itself in its calendars, whatever its version.
const PRODUCT: &str = "-//Slipway//";

impl Intake<'_> {
    /// Keeps an event of this program as it came, so that it leaves again with the same bytes: one that is new here, or
    /// newer than what left.
    pub(super) fn came_back(&mut self, incoming: &Incoming<'_>, became: Became) -> Step {
        if incoming.about.is_none() {
            return Ok(());
        }
        let event = incoming.event;
        let is_newer = self.mark(&event.uid)?.is_none_or(|mark| mark.sequence < event.sequence);
        if is_newer || became == Became::Added {
            self.ours.extend(event.as_written());
        }
        Ok(())
    }

    /// Whether an event stands in the file as it left this plan last: nobody changed it, whatever became of the plan
    /// meanwhile.
    pub(super) fn is_as_it_left(&mut self, file: &File<'_>, incoming: &Incoming<'_>) -> Step<bool> {
        let event = incoming.event;
        let plan = &self.desk.plan;
        let (key, becomes) = match incoming.about {
            Some(About::Release(id)) => match plan.releases.get(id) {
                Some(release) => (release.key.clone(), "release".to_owned()),
                None => return Ok(false),
            },
            Some(About::Window(id, _)) => match plan.windows.get(id) {
                Some(window) => (window.key.clone(), format!("window {}", window.kind)),
                None => return Ok(false),
            },
            _ => return Ok(false),
        };
        let Some(written) = event.as_written() else { return Ok(false) };
        let left = self.mark(&event.uid)?;
        let same =
            left.is_some_and(|left| left.sequence == event.sequence && left.content == fingerprint(written.content()));
        if same {
            self.told.say(Became::Unchanged, || line_of(file, event, key.as_str(), &becomes));
        }
        Ok(same)
    }

    /// Makes windows of occurrences that were told one by one: one window where a rule names all of them, otherwise one
    /// for each.
    pub(super) fn occurrences(
        &mut self,
        file: &mut File<'_>,
        calendar: &ReadCalendar,
        problems: &mut Problems,
    ) -> Result<(), Refused> {
        for (id, numbers) in std::mem::take(&mut file.occurrences) {
            let events: Vec<&ReadEvent> = numbers.iter().filter_map(|number| calendar.events.get(*number)).collect();
            let Some(first) = events.first() else { continue };
            let is_free = self.given.insert(id.uuid());
            let zones = self.zones(calendar);
            let day_of = |uid: &str| match About::read(uid) {
                Some(About::Window(_, day)) => day,
                _ => None,
            };
            let told: Vec<_> = events.iter().filter_map(|event| Some((*event, Some(day_of(&event.uid)?)))).collect();
            if let Some(rule) = repeated(&told, &zones).filter(|_| is_free) {
                self.attempt(file, first, problems, |intake, file| intake.restored(file, id, &events, rule))?;
                continue;
            }
            let text = format!(
                "{} occurrences of {} follow no rule that could be told from them, so each became a window of its own",
                events.len(),
                first.summary
            );
            self.told.remark(file.name, Some(first.line), text);
            for event in events {
                let incoming = Incoming { event, came: Vec::new(), about: About::read(&event.uid) };
                self.attempt(file, event, problems, |intake, file| intake.windows(file, &incoming, None))?;
            }
        }
        Ok(())
    }

    /// The zones on whose walls windows of a file may stand: the one that was said, those of its other events, and
    /// those of the plan.
    pub(super) fn zones(&self, calendar: &ReadCalendar) -> Vec<Zone> {
        let plan = &self.desk.plan;
        let events = calendar.events.iter().flat_map(|event| &event.windows).map(|window| &window.zone);
        let all = std::iter::once(self.zone()).chain(events);
        let all = all.chain([&plan.settings.zone]).chain(plan.regions.iter().map(|region| &region.zone));
        let mut zones: Vec<Zone> = Vec::new();
        for zone in all {
            if !zones.contains(zone) {
                zones.push(zone.clone());
            }
        }
        zones
    }

    /// Puts a window in of which every occurrence came as an event.
    fn restored(&mut self, file: &File<'_>, id: WindowId, events: &[&ReadEvent], rule: Repeated) -> Step {
        let of = |event| Incoming { event, came: Vec::new(), about: About::read(&event.uid) };
        let Some((first, others)) = events.split_first() else { return Ok(()) };
        let incoming = of(*first);
        let Some(says) = first.windows.first() else { return Ok(()) };
        let Some(kind) = incoming.own_kind().or(self.window_kind()) else {
            return self.windows(file, &incoming, None);
        };
        let window = Window {
            id,
            key: self.window_keys.of_title(&says.title),
            title: says.title.clone(),
            kind,
            scope: Scope {
                services: self.services.clone().unwrap_or_default(),
                regions: self.regions.clone().unwrap_or_default(),
                ..Scope::default()
            },
            zone: rule.zone,
            start: rule.start,
            end: rule.end,
            recurrence: Some(rule.recurrence),
            severity: None,
            owner: self.owner,
            source: String::new(),
            reviewed: None,
            limit: None,
            freeze: None,
        };
        self.put_window(file, &incoming, window, None)?;
        self.remember(file, &incoming, WINDOW, id.uuid(), "");
        for event in others {
            let incoming = of(*event);
            self.remember(file, &incoming, WINDOW, id.uuid(), "");
            self.came_back(&incoming, Became::Added)?;
        }
        Ok(())
    }

    /// Lets an empty plan take over the name of a calendar of this program, and its name for ever, so that the plan's
    /// own calendar replaces it wherever it is.
    pub(super) fn take_over(&mut self, file: &File<'_>, calendar: &ReadCalendar) {
        let plan = &self.desk.plan;
        let is_empty = plan.releases.is_empty() && plan.windows.is_empty();
        let is_first = self.edits.iter().all(|edit| !matches!(edit, Edit::Configure(_)));
        let is_ours = calendar.product.as_deref().is_some_and(|product| product.starts_with(PRODUCT));
        let guid = calendar.guid.as_deref().and_then(|guid| Uuid::try_parse(guid.trim()).ok());
        let name = calendar.name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        if let (true, Some(guid), Some(name)) = (is_empty && is_first && is_ours, guid, name) {
            let text =
                format!("the plan is empty, so it takes over the name {name} and goes on replacing this calendar");
            self.told.remark(file.name, None, text);
            self.rebuilds = true;
            let settings = Settings { guid, name: name.to_owned(), zone: plan.settings.zone.clone() };
            if settings != plan.settings {
                self.edits.push(Edit::Configure(settings));
            }
        }
    }

    /// Tells UIDs for which something was chosen and that no file has.
    pub(super) fn unseen(&mut self) {
        let unseen: Vec<&str> = self.unseen.iter().copied().collect();
        for uid in unseen {
            let text = "something was chosen for it, and no file has an event of this name".to_owned();
            self.told.remark(uid, None, text);
        }
    }
}

impl From<AppError> for Refused {
    fn from(error: AppError) -> Self {
        Self::Import(Box::new(error))
    }
}
