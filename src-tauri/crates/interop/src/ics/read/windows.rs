//! One event as windows: again and again or once, without what was left out, and with what has times of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use chrono::{NaiveDateTime, TimeDelta};
use slipway_domain::time::{Recurrence, Series};

use super::facts::Facts;
use super::pieces::{Gone, Piece, apart};
use super::property::Property;
use super::reader::{Reader, Trouble};
use super::stretch::{Change, Stretches, Whole, interval};
use super::times::{Times, Which};
use super::value::Stamp;
use super::{PIECES, ReadInstant, ReadOccurrence, ReadWindow};
use crate::csv::Problem;

/// When an event takes place.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) windows: Vec<ReadWindow>,
    /// Where it takes no time.
    pub(super) instant: Option<Box<ReadInstant>>,
}

impl<'a> Reader<'a> {
    /// The windows of an event and of its occurrences that were given other times.
    pub(super) fn windows(
        &mut self,
        line: usize,
        master: Option<&Facts<'a>>,
        others: &[Facts<'a>],
    ) -> Result<Taken, Trouble> {
        let mut instant = None;
        let mut whole = None;
        if let Some(event) = master {
            let title = self.title(event);
            let times = self.times(event, &title)?;
            if times.take_time() {
                whole = Some(self.whole(event, title, times)?);
            } else {
                let Times { zone, start: at, .. } = times;
                instant = Some(Box::new(ReadInstant { title, zone, at, recurs: event.recurs() }));
            }
        }
        let windows = match whole {
            Some(whole) => self.series(whole, others)?,
            None => self.without_a_series(others)?,
        };
        if windows.len() > PIECES {
            return Err(in_pieces(line));
        }
        let made = self.file.windows.fetch_add(windows.len(), Ordering::Relaxed) + windows.len();
        if made > self.file.limits.windows {
            let message = format!("the events come to more than {} windows; split the file", self.file.limits.windows);
            return Err(Trouble::Over(Problem::of_line(1, message)));
        }
        Ok(Taken { windows, instant })
    }

    /// What is known of an event before its windows are made.
    fn whole<'f>(&mut self, event: &'f Facts<'a>, title: String, times: Times) -> Result<Whole<'f, 'a>, Trouble> {
        let mut rules = Vec::with_capacity(event.rules.len());
        for property in &event.rules {
            let rule = self.rule(&cleaned(property.value(), &times));
            rules.push(rule.map_err(|error| Problem::of_line(property.line, error.to_string()))?);
        }
        let mut dates: BTreeMap<NaiveDateTime, NaiveDateTime> = BTreeMap::new();
        for property in &event.dates {
            for value in values(property) {
                match self.beside(event, property, value, &times) {
                    Ok((start, end)) if end > start => {
                        dates.entry(start).or_insert(end);
                    }
                    Ok(_) => {}
                    Err(Trouble::Bad(problem)) => self.passed_over(problem),
                    Err(trouble) => return Err(trouble),
                }
                if dates.len() > PIECES {
                    return Err(in_pieces(property.line));
                }
            }
        }
        Ok(Whole { event, title, times, rules, dates: dates.into_iter().collect() })
    }

    /// The windows of a series, and of its occurrences that were given other times.
    fn series(&mut self, mut whole: Whole<'_, 'a>, others: &[Facts<'a>]) -> Result<Vec<ReadWindow>, Trouble> {
        let mut gone = self.exceptions(&mut whole)?;
        let changes = self.changes(others, &whole.times)?;
        let stretches = self.stretches(&whole, &changes)?;
        let mut moved = Vec::new();
        for Change { wall, to, off, .. } in changes {
            if stretches.begin_at(wall) {
                continue;
            }
            let stretch = stretches.of(wall);
            // Where clocks change, calendars are told the times that the window has anyhow.
            let same = |window: &ReadWindow| {
                let (start, end) = stretch.at(wall);
                let times = Series { zone: &whole.times.zone, start, end, recurrence: None };
                !stretch.off && window.title == stretch.title(&whole) && interval(window) == times.first()
            };
            let to = to.map(|(window, _)| window);
            if off || !to.as_ref().is_some_and(same) {
                gone.add(Which::Wall(wall));
                moved.extend(to);
            }
        }
        let mut own = self.own(&whole, &stretches, &gone)?;
        own.append(&mut moved);
        let mut names = BTreeSet::new();
        // An occurrence that was moved to a day on which there is one already would have its name.
        own.retain(|window| names.insert(window.name.clone()));
        Ok(own)
    }

    /// The windows of occurrences of which the file has no series.
    fn without_a_series(&mut self, others: &[Facts<'a>]) -> Result<Vec<ReadWindow>, Trouble> {
        let mut windows = Vec::new();
        for other in others.iter().filter(|other| !self.file.is_cancelled(other)) {
            match self.other(other, None) {
                Ok(window) => windows.extend(window.map(|(window, _)| window)),
                Err(Trouble::Bad(problem)) if others.len() > 1 => self.occurrence_left_out(problem),
                Err(trouble) => return Err(trouble),
            }
            self.once_only(other, "its series is not in the file");
        }
        Ok(windows)
    }

    /// Which occurrences a file holds of an event of which it has no series.
    pub(super) fn occurrences(&mut self, others: &[Facts<'a>]) -> Result<Vec<ReadOccurrence>, Trouble> {
        let mut found = Vec::with_capacity(others.len());
        for other in others {
            let off = self.file.is_cancelled(other);
            match self.alone(other) {
                Ok(Some(at)) => {
                    let range = other.occurrence.as_ref().and_then(|which| which.parameter("RANGE"));
                    let and_later = range.is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE"));
                    found.push(ReadOccurrence { line: other.line, at, and_later, off });
                }
                Err(Trouble::Bad(problem)) if off => self.occurrence_left_out(problem),
                Ok(None) | Err(Trouble::Bad(_)) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(found)
    }

    /// What a file says of single occurrences, in the order in which their series would have them; of two for one the
    /// newer one.
    fn changes<'f>(&mut self, others: &'f [Facts<'a>], times: &Times) -> Result<Vec<Change<'f, 'a>>, Trouble> {
        let mut found: BTreeMap<NaiveDateTime, &Facts<'_>> = BTreeMap::new();
        for other in others {
            let Some(which) = &other.occurrence else { continue };
            let wall = match self.occurrence(other, which, which.value(), times) {
                Ok(which) => which.wall(times),
                Err(Trouble::Bad(problem)) => {
                    self.occurrence_left_out(problem);
                    continue;
                }
                Err(trouble) => return Err(trouble),
            };
            let age = |facts: &Facts<'_>| (facts.sequence, facts.stamp);
            if let Some(old) = found.get(&wall) {
                self.remarks
                    .add(other.line, "the occurrence is there twice; the one with the higher SEQUENCE was read");
                if age(old) > age(other) {
                    continue;
                }
            }
            found.insert(wall, other);
        }
        let mut changes = Vec::with_capacity(found.len());
        for (wall, event) in found {
            if self.file.is_cancelled(event) {
                changes.push(Change { event, wall, off: true, to: None });
                continue;
            }
            match self.other(event, Some((times, wall))) {
                Ok(to) => changes.push(Change { event, wall, off: false, to }),
                Err(Trouble::Bad(problem)) => self.occurrence_left_out(problem),
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(changes)
    }

    /// The windows of an event itself, without what was left out of it.
    fn own(&mut self, whole: &Whole<'_, 'a>, stretches: &Stretches, gone: &Gone) -> Result<Vec<ReadWindow>, Trouble> {
        let (event, zone) = (whole.event, &whole.times.zone);
        let (pieces, left_out) = self.pieces(whole, stretches, gone)?;
        // Most events come to one, and a file may have a hundred thousand.
        let mut windows = Vec::with_capacity(pieces.len());
        for (index, piece) in pieces.into_iter().enumerate() {
            let stretch = stretches.of(piece.0);
            if stretch.off {
                continue;
            }
            let is_named = index > 0 || stretch.is_change();
            for (wall, (start, recurrence)) in stretch.pieces_of(piece, zone) {
                windows.push(ReadWindow {
                    line: stretch.line,
                    name: is_named.then(|| named(wall)),
                    title: stretch.title(whole).to_owned(),
                    zone: zone.clone(),
                    start,
                    end: start + stretch.length,
                    recurrence,
                });
            }
            if windows.len() > PIECES {
                return Err(in_pieces(event.line));
            }
        }
        let (title, cut) = (&whole.title, windows.len());
        if left_out > 0 && cut > 1 {
            let message = format!("{title}: a window has no exceptions, so {left_out} left out make it {cut} windows");
            self.remarks.add(event.line, message);
        }
        for (wall, ends) in &whole.dates {
            let stretch = stretches.of(*wall);
            let (start, end) = if stretch.is_change() { stretch.at(*wall) } else { (*wall, *ends) };
            let there = windows.iter().any(|window| window.recurrence.is_none() && window.start == start);
            if !there && !stretch.off && !gone.holds(*wall) {
                windows.push(ReadWindow {
                    line: stretch.line,
                    name: Some(named(*wall)),
                    title: stretch.title(whole).to_owned(),
                    zone: zone.clone(),
                    start,
                    end,
                    recurrence: None,
                });
            }
        }
        let more = windows.len() - cut;
        if more > 0 {
            self.remarks.add(event.line, format!("{title}: {more} dates beside its rule became windows of their own"));
        }
        Ok(windows)
    }

    /// The rules of an event, cut where an occurrence is left out or something changes, and how many are left out.
    fn pieces(
        &mut self,
        whole: &Whole<'_, 'a>,
        stretches: &Stretches,
        gone: &Gone,
    ) -> Result<(Vec<Piece>, usize), Trouble> {
        let (event, times) = (whole.event, &whole.times);
        let mut pieces = Vec::new();
        let mut left_out = 0;
        if whole.rules.is_empty() && !gone.holds(times.start) {
            pieces.push((times.start, None));
        }
        for rule in &whole.rules {
            let borders = stretches.borders();
            let Some(split) = apart(rule, &times.zone, times.start, gone, &borders, &mut self.work) else {
                return Err(self.too_much(event));
            };
            left_out += split.left_out;
            pieces.extend(split.pieces);
            if pieces.len() > PIECES {
                return Err(in_pieces(event.line));
            }
        }
        Ok((pieces, left_out))
    }

    /// Spends days of a rule of an event.
    pub(super) fn pay(&mut self, event: &Facts<'_>, rule: &Recurrence, days: i64) -> Result<(), Trouble> {
        if self.work.spend(rule, days) { Ok(()) } else { Err(self.too_much(event)) }
    }

    /// Why an event, or the whole file, is left out that recurs too much.
    fn too_much(&self, event: &Facts<'_>) -> Trouble {
        if self.work.is_over() {
            let message = "there is too much recurrence in this file to go through; split it";
            return Trouble::Over(Problem::of_line(1, message));
        }
        let message = "there is too much recurrence in this event to leave dates out of it";
        Problem::of_line(event.line, message).into()
    }

    /// An occurrence with times of its own, and how long it lasts on the wall on any day; `of` is its series, and when
    /// that would have it start.
    fn other(
        &mut self,
        event: &Facts<'a>,
        of: Option<(&Times, NaiveDateTime)>,
    ) -> Result<Option<(ReadWindow, TimeDelta)>, Trouble> {
        let title = self.title(event);
        let own = self.times(event, &title)?;
        if !own.take_time() {
            return Ok(None);
        }
        let told = || event.occurrence.as_ref().and_then(|which| Stamp::parse(which.value())).map(Stamp::wall);
        let name = of.map(|(_, wall)| wall).or_else(told).map(named);
        // Told in UTC by an occurrence of a series, it is shown on the wall of the series.
        let own = match of {
            Some((times, _)) if own.zone == self.utc => own.on_wall(&times.zone).unwrap_or(own),
            _ => own,
        };
        let Times { zone, start, end, length, .. } = own;
        Ok(Some((ReadWindow { line: event.line, name, title, zone, start, end, recurrence: None }, length)))
    }

    /// Tells that a value could not be read.
    pub(super) fn passed_over(&mut self, problem: Problem) {
        self.remarks.add(problem.line, format!("{}; it was passed over", problem.message));
    }
}

/// The values of a list; empty ones are left out.
pub(super) fn values<'p>(property: &'p Property<'_>) -> impl Iterator<Item = &'p str> {
    property.value().split(',').map(str::trim).filter(|value| !value.is_empty())
}

/// A rule as the plan keeps it: capitals, no blanks, no parts that say nothing, and an end of the kind of its start.
pub(super) fn cleaned(rule: &str, times: &Times) -> String {
    let rule = rule.trim().to_ascii_uppercase();
    let rule = rule.strip_prefix("RRULE:").unwrap_or(&rule);
    let parts = rule.split(';').map(str::trim).filter(|part| !part.is_empty());
    let parts = parts.filter(|part| !part.starts_with("X-") && !["RSCALE=GREGORIAN", "SKIP=OMIT"].contains(part));
    let parts = parts.map(|part| match part.strip_prefix("UNTIL=").map(Stamp::parse) {
        Some(Some(until)) => format!("UNTIL={}", ended(until, times)),
        _ => part.replace(' ', ""),
    });
    parts.collect::<Vec<_>>().join(";")
}

/// The end of a rule; of whole days it is a day, and the first or last second of one in UTC is that day to whoever writes it
/// for one.
fn ended(until: Stamp, times: &Times) -> String {
    let day = |wall: NaiveDateTime| wall.format("%Y%m%d").to_string();
    let last = TimeDelta::days(1) - TimeDelta::seconds(1);
    let of_a_day = [TimeDelta::zero(), last].contains(&(until.wall().time() - chrono::NaiveTime::MIN));
    match until {
        Stamp::Day(_) => day(until.wall()),
        Stamp::Wall(wall) if times.whole_days => day(wall),
        Stamp::Utc(utc) if times.whole_days && of_a_day => day(utc),
        Stamp::Utc(utc) if times.whole_days => day(times.zone.wall(slipway_domain::time::Instant::from(utc.and_utc()))),
        Stamp::Wall(wall) => wall.format("%Y%m%dT%H%M%S").to_string(),
        Stamp::Utc(utc) => utc.format("%Y%m%dT%H%M%SZ").to_string(),
    }
}

/// What tells one window of an event from the others.
fn named(wall: NaiveDateTime) -> String {
    wall.format("%Y%m%dT%H%M").to_string()
}

fn in_pieces(line: usize) -> Trouble {
    let message = format!("the event falls apart into more than {PIECES} windows; make it simpler");
    Problem::of_line(line, message).into()
}
