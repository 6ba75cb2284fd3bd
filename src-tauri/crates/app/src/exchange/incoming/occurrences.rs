//! Occurrences that come without their series: they leave the windows that the series became when it came.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use slipway_domain::calendar::Window;
use slipway_domain::time::Recurrence;
use slipway_interop::ics::{Occurs, ReadOccurrence, before_occurrence, without_occurrence};

use super::file::{File, Incoming, NOTHING, Step, WINDOW};
use super::intake::Intake;

/// How occurrences are named beside their event.
pub(super) const NAME: &str = "%Y%m%dT%H%M";

/// One window of a series, as it is and as it becomes.
struct Part<'a> {
    /// As it is in the plan; none of one that is new.
    old: Option<&'a Window>,
    /// The occurrence that named it among the windows of its event; none of the event's own.
    before: Option<NaiveDateTime>,
    /// The one that names it now.
    name: Option<NaiveDateTime>,
    /// As it becomes; none where nothing of it is left.
    window: Option<Window>,
}

/// What is left of a rule: when each piece first falls, and how it goes on.
type Pieces = Vec<(NaiveDateTime, Option<Recurrence>)>;

impl Part<'_> {
    /// How much later it takes place than its name says, where its series changed.
    fn later(&self, window: &Window) -> TimeDelta {
        match (self.name, &window.recurrence) {
            (Some(name), Some(_)) => window.start - name,
            _ => TimeDelta::zero(),
        }
    }

    /// When an occurrence of this window starts, on its wall; none where it has no such one.
    fn wall(&self, at: Occurs) -> Option<NaiveDateTime> {
        let window = self.window.as_ref()?;
        let later = self.later(window);
        let on = |from: NaiveDateTime, length: TimeDelta| match (&window.recurrence, self.name) {
            (Some(rule), _) => {
                let from = from + later;
                rule.expand(window.start, &window.zone, from, from + length).first().copied()
            }
            // An occurrence with times of its own is known by when its series would have it.
            (None, name) => {
                let named = name.unwrap_or(window.start);
                (from <= named && named < from + length).then_some(window.start)
            }
        };
        let day = |wall: NaiveDateTime| on(wall.date().and_time(NaiveTime::MIN), TimeDelta::days(1));
        match at {
            Occurs::On(date) => day(date.and_time(NaiveTime::MIN)),
            Occurs::At(instant) => {
                let wall = window.zone.wall(instant);
                // Outlook says the midnight of the day.
                on(wall, TimeDelta::minutes(1)).or_else(|| day(wall).filter(|_| wall.time() == NaiveTime::MIN))
            }
        }
    }

    /// What is left without an occurrence, and without those behind it where they are meant too; none where nobody can
    /// tell.
    fn without(&self, wall: NaiveDateTime, and_later: bool) -> Option<Pieces> {
        let window = self.window.as_ref()?;
        let Some(rule) = &window.recurrence else { return Some(Vec::new()) };
        let left = if and_later { before_occurrence } else { without_occurrence };
        left(rule, &window.zone, window.start, wall)
    }
}

impl<'a> Intake<'a> {
    /// Lets the occurrences that an event names leave the windows that its series became before.
    pub(super) fn leave(
        &mut self,
        file: &File<'_>,
        incoming: &Incoming<'_>,
        base: &str,
        before: &mut Vec<&'a Window>,
    ) -> Step {
        let event = incoming.event;
        if before.is_empty() {
            if event.occurrences.iter().any(|one| one.off) {
                let text = format!(
                    "{}: an occurrence was called off, and the series is neither in the file nor in the plan",
                    event.uid
                );
                self.told.remark(file.name, Some(event.line), text);
            }
            return Ok(());
        }
        let named = |window: &Window| {
            let row = || incoming.came.iter().find(|row| row.kind == WINDOW && row.row == window.id.uuid());
            let name = window.source.strip_prefix(base).and_then(|name| name.strip_prefix(" #"));
            let name = name.or_else(|| row().map(|row| row.occurrence.as_str()))?;
            NaiveDateTime::parse_from_str(name, NAME).ok()
        };
        let part = |window: &&'a Window| {
            let name = named(window);
            Part { old: Some(window), before: name, name, window: Some((*window).clone()) }
        };
        let mut parts: Vec<Part<'a>> = before.iter().map(part).collect();
        // Those with times of their own first, because they may stand where another one of the series does.
        parts.sort_by_key(|part| {
            let window = part.window.as_ref();
            (window.is_some_and(|window| window.recurrence.is_some()), part.name.is_none(), part.name)
        });
        for one in &event.occurrences {
            if !self.leaves(incoming, one, base, &mut parts)? && one.off {
                let text = format!(
                    "{}: its series has no occurrence then, or none any more, so there is nothing to call off",
                    event.uid
                );
                self.told.remark(file.name, Some(one.line), text);
            }
        }
        for Part { old, before: was, name, window } in parts {
            let told = |name: Option<NaiveDateTime>| name.map(|name| name.format(NAME).to_string()).unwrap_or_default();
            let occurrence = told(name);
            match (old, window) {
                (Some(old), Some(window)) if *old == window => {}
                (old, Some(window)) => {
                    let id = window.id;
                    self.put_window(file, incoming, window, old)?;
                    if was != name && old.is_some() {
                        self.remember(file, incoming, NOTHING, id.uuid(), &told(was));
                    }
                    self.remember(file, incoming, WINDOW, id.uuid(), &occurrence);
                }
                (Some(old), None) => {
                    self.gone(file, incoming, old)?;
                    self.remember(file, incoming, NOTHING, old.id.uuid(), &told(was));
                    before.retain(|window| window.id != old.id);
                }
                (None, None) => {}
            }
        }
        Ok(())
    }

    /// Lets one occurrence leave; whether there was one.
    fn leaves(
        &mut self,
        incoming: &Incoming<'_>,
        one: &ReadOccurrence,
        base: &str,
        parts: &mut Vec<Part<'a>>,
    ) -> Step<bool> {
        let found = parts.iter().enumerate().find_map(|(place, part)| Some((place, part.wall(one.at)?)));
        let Some((place, wall)) = found else { return Ok(false) };
        let Some(part) = parts.get_mut(place) else { return Ok(false) };
        let is_apart = part.window.as_ref().is_some_and(|window| window.recurrence.is_none()) && part.name.is_some();
        // One with times of its own is only given other ones.
        if !one.off && is_apart {
            return Ok(true);
        }
        let and_later = one.off && one.and_later;
        let Some(left) = part.without(wall, and_later) else {
            let message = format!("{}: its series recurs too much to leave an occurrence out", incoming.event.uid);
            return Err(incoming.problem(message));
        };
        let Some(window) = part.window.take() else { return Ok(false) };
        let original = wall - part.later(&window);
        let (later, length) = (part.later(&window), window.end - window.start);
        let mut left = left.into_iter();
        let piece = |of: &Window, (start, recurrence): (NaiveDateTime, Option<Recurrence>)| Window {
            start,
            end: start + length,
            recurrence,
            ..of.clone()
        };
        let source = |name: NaiveDateTime| match window.source.as_str() {
            "" => String::new(),
            _ => format!("{base} #{}", name.format(NAME)),
        };
        part.window = left.next().map(|first| piece(&window, first));
        if let (Some(name), Some(window)) = (&mut part.name, &mut part.window) {
            *name = window.start - later;
            window.source = source(*name);
        }
        for next in left {
            let name = next.0 - later;
            let id = self.new_window(incoming, &name.format(NAME).to_string(), None);
            let key = self.window_keys.of_title(&window.title);
            let window = Window { id, key, source: source(name), ..piece(&window, next) };
            parts.push(Part { old: None, before: None, name: Some(name), window: Some(window) });
        }
        if and_later {
            let behind = |part: &Part<'_>| {
                let named = part.name.or(part.window.as_ref().map(|window| window.start));
                named.is_some_and(|named| named > original)
            };
            parts.iter_mut().filter(|part| behind(part)).for_each(|part| part.window = None);
        }
        Ok(true)
    }
}
