//! Events that become windows, each with the windows into which it falls apart.

use std::borrow::Cow;

use slipway_domain::calendar::{Scope, Window, WindowKind};
use slipway_domain::id::WindowId;
use slipway_domain::plan::Edit;
use slipway_domain::publication::EventKind;
use slipway_domain::time::{Series, Zone};
use slipway_interop::ics::{Occurs, ReadEvent, ReadWindow};

use super::file::{File, Incoming, Step, WINDOW, Wanted};
use super::intake::{Intake, line_of, when};
use super::occurrences::NAME;
use super::told::Became;
use crate::error::AppError;
use crate::exchange::ImportLine;
use crate::publication::About;

impl<'a> Intake<'a> {
    /// Makes windows of an event, and takes out those of it that are there no more.
    pub(super) fn windows(&mut self, file: &File<'_>, incoming: &Incoming<'_>, kind: Option<WindowKind>) -> Step {
        let event = incoming.event;
        let base = file.source(&event.uid);
        let mut before = self.windows_of(&base, incoming);
        let own = own_of(incoming);
        // A series says on which wall its occurrences are known; without one, they do that themselves.
        let series = before.iter().find(|window| window.recurrence.is_some()).or(before.first());
        let wall = series.map(|window| window.zone.clone());
        if event.partial {
            self.leave(file, incoming, &base, &mut before)?;
        }
        if event.windows.is_empty() {
            if event.partial {
                return Ok(());
            }
            return Err(incoming.problem(format!(
                "{}: it takes no time, so it makes no window; let it become a milestone ({}=milestone)",
                title(incoming),
                event.uid
            )));
        }
        for says in &event.windows {
            let says = &*on_wall(event, says, wall.as_ref());
            let occurrence = says.name.as_deref().unwrap_or_default();
            let source = match &says.name {
                None => base.clone(),
                Some(name) => format!("{base} #{name}"),
            };
            let row = incoming.row(WINDOW, occurrence).map(|row| WindowId::new(row.row));
            let at = before
                .iter()
                .position(|window| Some(window.id) == row)
                .or_else(|| before.iter().position(|window| window.source == source))
                .or_else(|| before.iter().position(|window| says.name.is_none() && Some(window.id) == own));
            let old = at.map(|at| before.swap_remove(at));
            let id = self.window(file, incoming, says, source, old, kind)?;
            self.remember(file, incoming, WINDOW, id.uuid(), occurrence);
        }
        if event.partial {
            if !before.is_empty() {
                let text =
                    format!("{}: the file holds only some occurrences of it; the others stay as they are", event.uid);
                self.told.remark(file.name, Some(event.line), text);
            }
            return Ok(());
        }
        before.sort_by(|a, b| a.key.cmp(&b.key));
        before.into_iter().try_for_each(|gone| self.gone(file, incoming, gone))
    }

    /// The windows that an event became before: as the ledger knows them, as they know it themselves, and the one that
    /// left this plan as this event.
    pub(super) fn windows_of(&mut self, base: &str, incoming: &Incoming<'_>) -> Vec<&'a Window> {
        let desk = self.desk;
        let mut before = self.known.remove(base).unwrap_or_default();
        let own = own_of(incoming);
        let rows = incoming.came.iter().filter(|row| row.kind == WINDOW).map(|row| WindowId::new(row.row));
        for id in rows.chain(own) {
            if let Some(window) = desk.plan.windows.get(id)
                && before.iter().all(|known| known.id != id)
            {
                before.push(window);
            }
        }
        before
    }

    /// Puts one window in, new or in place of the one that the event became before.
    fn window(
        &mut self,
        file: &File<'_>,
        incoming: &Incoming<'_>,
        says: &ReadWindow,
        source: String,
        old: Option<&Window>,
        kind: Option<WindowKind>,
    ) -> Step<WindowId> {
        let own = own_of(incoming).filter(|_| says.name.is_none());
        let kind = kind
            .or_else(|| incoming.own_kind())
            .or(old.filter(|_| own.is_some()).map(|old| old.kind))
            .or(self.window_kind())
            .or(old.map(|old| old.kind));
        let Some(kind) = kind else { return Err(kind_needed(file, incoming).into()) };
        let id = match old {
            Some(old) => old.id,
            None => self.new_window(incoming, says.name.as_deref().unwrap_or_default(), own),
        };
        let key = old.map_or_else(|| self.window_keys.of_title(&says.title), |old| old.key.clone());
        let kept = old.map(|old| old.scope.clone()).unwrap_or_default();
        let is_told_otherwise =
            own.is_some() && self.desk.plan.calendar_words.iter().any(|one| one.kind == EventKind::Window);
        let window = Window {
            id,
            key,
            title: old.filter(|_| is_told_otherwise).map_or_else(|| says.title.clone(), |old| old.title.clone()),
            kind,
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
            source: match (own, old) {
                (Some(_), old) => old.map(|old| old.source.clone()).unwrap_or_default(),
                (None, _) => source,
            },
            reviewed: old.and_then(|old| old.reviewed),
            limit: old.and_then(|old| old.limit),
            freeze: old.and_then(|old| old.freeze.clone()),
        };
        self.put_window(file, incoming, window, old)?;
        Ok(id)
    }

    /// Puts a window in its place, if it makes one and nobody signed the one that is there.
    pub(super) fn put_window(
        &mut self,
        file: &File<'_>,
        incoming: &Incoming<'_>,
        window: Window,
        old: Option<&Window>,
    ) -> Step {
        window.check().map_err(|error| incoming.problem(format!("{}: {error}", window.title)))?;
        if let Some(old) = old {
            old.may_become(&window).map_err(|error| incoming.problem(format!("{}: {error}", old.key)))?;
        }
        let became = Became::of(old.is_some(), old == Some(&window));
        self.told.say(became, || window_line(file, incoming, &window));
        self.came_back(incoming, became)?;
        if became != Became::Unchanged {
            self.edits.push(window.into());
        }
        Ok(())
    }

    /// The id of a window that is new: the one that it had in the plan that it left, or before it was taken back.
    pub(super) fn new_window(&mut self, incoming: &Incoming<'_>, occurrence: &str, own: Option<WindowId>) -> WindowId {
        let before = incoming.row(WINDOW, occurrence).map(|row| WindowId::new(row.row));
        let free = |id: &WindowId| self.desk.plan.windows.get(*id).is_none() && !self.given.contains(&id.uuid());
        let id = own.or(before).filter(free).unwrap_or_else(|| WindowId::new(self.ids.next()));
        if own.is_some() || before.is_some() {
            self.given.insert(id.uuid());
        }
        id
    }

    /// Takes a window out whose event is there no more, or was called off.
    pub(super) fn gone(&mut self, file: &File<'_>, incoming: &Incoming<'_>, window: &Window) -> Step {
        if let Some(exception) = self.desk.plan.exceptions.iter().find(|exception| exception.window == window.id) {
            let message = format!("{} is off in the file, but the exception {} needs it", window.key, exception.key);
            return Err(incoming.problem(message));
        }
        self.told.say(Became::Removed, || ImportLine {
            summary: format!("{} {}", window.kind, window.title),
            ..line_of(file, incoming.event, window.key.as_str(), "nothing")
        });
        self.edits.push(Edit::RemoveWindow(window.id));
        Ok(())
    }

    /// Whether an event is an occurrence of a window of this program, rather than an event of its own: of one that
    /// stands in the plan, which is not changed by one occurrence, or of one that is made when all of them are read.
    pub(super) fn occurrence(
        &mut self,
        file: &mut File<'_>,
        incoming: &Incoming<'_>,
        id: WindowId,
        number: usize,
    ) -> Step<bool> {
        let event = incoming.event;
        let Some(window) = self.desk.plan.windows.get(id) else {
            let is_alone = incoming.came.iter().any(|row| row.row != id.uuid() && self.stands(row));
            if !is_alone {
                file.occurrences.entry(id).or_default().push(number);
            }
            return Ok(!is_alone);
        };
        let stands = |says: &ReadWindow| {
            let at = Series { zone: &says.zone, start: says.start, end: says.end, recurrence: None }.first();
            window.occurrences(at).contains(&at)
        };
        if !event.windows.iter().all(stands) {
            let message = format!("{} has no occurrence at this time; change the window itself", window.key);
            return Err(incoming.problem(message));
        }
        self.told.say(Became::Unchanged, || window_line(file, incoming, window));
        self.remember(file, incoming, WINDOW, id.uuid(), "");
        self.came_back(incoming, Became::Unchanged)?;
        Ok(true)
    }
}

/// The line of an event that is a window.
pub(super) fn window_line(file: &File<'_>, incoming: &Incoming<'_>, window: &Window) -> ImportLine {
    let when = when(&window.series());
    let becomes = format!("window {}", window.kind);
    ImportLine {
        summary: format!("{} {} {when}", window.kind, window.title),
        when: Some(when),
        ..line_of(file, incoming.event, window.key.as_str(), &becomes)
    }
}

fn kind_needed(file: &File<'_>, incoming: &Incoming<'_>) -> AppError {
    let message = format!(
        "{}, line {}: {} becomes a window, and nobody said of which kind",
        file.name,
        incoming.event.line,
        title(incoming)
    );
    AppError::usage("calendar.kind_needed", message).hint(
        "say what the windows mean for releases: --kind maintenance, freeze-hard, freeze-soft, peak, vendor, holiday, trading-hours or month-end",
    )
}

/// The window that left a plan of this program as this event.
fn own_of(incoming: &Incoming<'_>) -> Option<WindowId> {
    match incoming.about {
        Some(About::Window(id, None)) => Some(id),
        _ => None,
    }
}

/// A window of an occurrence that came without its series, by the name that it has on the wall of that.
fn on_wall<'w>(event: &ReadEvent, says: &'w ReadWindow, wall: Option<&Zone>) -> Cow<'w, ReadWindow> {
    let occurrence = event.occurrences.iter().find(|one| one.line == says.line);
    match (occurrence.map(|one| one.at), wall) {
        (Some(Occurs::At(at)), Some(wall)) => {
            let name = Some(wall.wall(at).format(NAME).to_string());
            Cow::Owned(ReadWindow { name, ..says.clone() })
        }
        _ => Cow::Borrowed(says),
    }
}

/// What an event is called.
pub(super) fn title<'i>(incoming: &Incoming<'i>) -> &'i str {
    let event = incoming.event;
    let of_window = event.windows.first().map(|window| window.title.as_str());
    let of_instant = || event.instant.as_ref().map(|instant| instant.title.as_str());
    of_window.or_else(of_instant).unwrap_or(&event.summary)
}

/// The file and the UID of a source, without what tells one window of an event from the others.
pub(super) fn event_of(source: &str) -> &str {
    match source.rsplit_once(" #") {
        Some((event, name)) if name.bytes().all(|byte| byte.is_ascii_digit() || byte == b'T') => event,
        _ => source,
    }
}

impl Wanted {
    /// The kind in which the ledger remembers what an event became.
    pub(super) const fn kind(self) -> &'static str {
        match self {
            Self::Window(_) => WINDOW,
            Self::Milestone => super::file::MILESTONE,
            Self::Release => super::file::RELEASE,
        }
    }
}
