//! One event as windows: again and again or once, without what was left out, and with what has times of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use chrono::NaiveDateTime;
use slipway_domain::time::{Interval, Series};

use super::facts::Facts;
use super::pieces::{Gone, Piece, without};
use super::property::Property;
use super::reader::{Reader, Trouble};
use super::times::{Times, Which};
use super::value::Stamp;
use super::{PIECES, ReadWindow};
use crate::csv::Problem;

/// The most occurrences that one event names to leave them out.
const EXCEPTIONS: usize = 20_000;

impl Reader<'_> {
    /// The windows of an event and of its occurrences that were given other times.
    pub(super) fn windows(
        &mut self,
        line: usize,
        master: Option<&Facts<'_>>,
        others: &[Facts<'_>],
    ) -> Result<Vec<ReadWindow>, Trouble> {
        let mut windows = Vec::new();
        let master = match master {
            Some(master) => {
                let title = self.title(master);
                self.times(master, &title)?.map(|times| (master, title, times))
            }
            None => None,
        };
        let own = if let Some((master, title, times)) = master {
            let mut gone = self.exceptions(master, &times)?;
            for (which, other) in self.by_occurrence(others, &times)? {
                windows.extend(self.moved(which, other, &title, &times, &mut gone)?);
            }
            let mut own = self.own(master, &times, &title, &gone)?;
            own.append(&mut windows);
            let mut names = BTreeSet::new();
            // An occurrence that was moved to a day on which there is one already would have its name.
            own.retain(|window| names.insert(window.name.clone()));
            own
        } else {
            for other in others.iter().filter(|other| !self.file.is_cancelled(other)) {
                match self.other(other, None) {
                    Ok(window) => windows.extend(window),
                    Err(Trouble::Bad(problem)) if others.len() > 1 => self.occurrence_left_out(problem),
                    Err(trouble) => return Err(trouble),
                }
            }
            windows
        };
        if own.len() > PIECES {
            return Err(in_pieces(line));
        }
        let made = self.file.windows.fetch_add(own.len(), Ordering::Relaxed) + own.len();
        if made > self.file.limits.windows {
            let message = format!("the events come to more than {} windows; split the file", self.file.limits.windows);
            return Err(Trouble::Over(Problem::of_line(1, message)));
        }
        Ok(own)
    }

    /// What an event says that it leaves out.
    fn exceptions(&mut self, master: &Facts<'_>, times: &Times) -> Result<Gone, Trouble> {
        let mut gone = Gone::default();
        let mut count = 0;
        for property in &master.exceptions {
            for value in values(property) {
                count += 1;
                if count > EXCEPTIONS {
                    let message = format!("the event leaves out more than {EXCEPTIONS} occurrences; make it simpler");
                    return Err(Problem::of_line(property.line, message).into());
                }
                match self.occurrence(master, property, value, times) {
                    Ok(which) => gone.add(which),
                    Err(Trouble::Bad(problem)) => self.passed_over(problem),
                    Err(trouble) => return Err(trouble),
                }
            }
        }
        Ok(gone)
    }

    /// Occurrences with times of their own by the occurrence that they stand for; of two for one the newer one.
    fn by_occurrence<'f, 'b>(
        &mut self,
        others: &'f [Facts<'b>],
        times: &Times,
    ) -> Result<BTreeMap<NaiveDateTime, &'f Facts<'b>>, Trouble> {
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
        Ok(found)
    }

    /// The window of an occurrence with times of its own; none where those are the times of its series.
    fn moved(
        &mut self,
        wall: NaiveDateTime,
        other: &Facts<'_>,
        title: &str,
        times: &Times,
        gone: &mut Gone,
    ) -> Result<Option<ReadWindow>, Trouble> {
        if self.file.is_cancelled(other) {
            gone.add(Which::Wall(wall));
            return Ok(None);
        }
        let moved = match self.other(other, Some((times, wall))) {
            Ok(moved) => moved,
            Err(Trouble::Bad(problem)) => {
                self.occurrence_left_out(problem);
                return Ok(None);
            }
            Err(trouble) => return Err(trouble),
        };
        // Where clocks change, calendars are told the times that the window has anyhow.
        let same = |window: &ReadWindow| window.title == title && interval(window) == times.at(wall);
        if moved.as_ref().is_some_and(same) {
            return Ok(None);
        }
        gone.add(Which::Wall(wall));
        Ok(moved)
    }

    /// The windows of an event itself, without what was left out of it.
    fn own(&mut self, event: &Facts<'_>, times: &Times, title: &str, gone: &Gone) -> Result<Vec<ReadWindow>, Trouble> {
        let window = |name: Option<NaiveDateTime>, start, end, recurrence| ReadWindow {
            line: event.line,
            name: name.map(named),
            title: title.to_owned(),
            zone: times.zone.clone(),
            start,
            end,
            recurrence,
        };
        if let Some(line) = event.exception_rule {
            self.remarks.add(line, format!("{title}: what EXRULE leaves out was not left out; look at its dates"));
        }
        let (pieces, left_out) = self.pieces(event, times, gone)?;
        let cut = pieces.len();
        // Most events come to one, and a file may have a hundred thousand.
        let mut windows = Vec::with_capacity(cut);
        for (index, (start, rule)) in pieces.into_iter().enumerate() {
            windows.push(window((index > 0).then_some(start), start, start + times.length(), rule));
        }
        if left_out > 0 && cut > 1 {
            let message = format!("{title}: a window has no exceptions, so {left_out} left out make it {cut} windows");
            self.remarks.add(event.line, message);
        }
        let mut more = 0;
        for property in &event.dates {
            for value in values(property) {
                let (start, end) = match self.beside(event, property, value, times) {
                    Ok(stretch) => stretch,
                    Err(Trouble::Bad(problem)) => {
                        self.passed_over(problem);
                        continue;
                    }
                    Err(trouble) => return Err(trouble),
                };
                let there = windows.iter().any(|window| window.recurrence.is_none() && window.start == start);
                if !there && !gone.holds(start) && end > start {
                    windows.push(window(Some(start), start, end, None));
                    more += 1;
                }
                if windows.len() > PIECES {
                    return Err(in_pieces(property.line));
                }
            }
        }
        if more > 0 {
            self.remarks.add(event.line, format!("{title}: {more} dates beside its rule became windows of their own"));
        }
        Ok(windows)
    }

    /// The rules of an event, cut where an occurrence is left out, and how many are.
    fn pieces(&mut self, event: &Facts<'_>, times: &Times, gone: &Gone) -> Result<(Vec<Piece>, usize), Trouble> {
        let mut pieces = Vec::new();
        let mut left_out = 0;
        if event.rules.is_empty() && !gone.holds(times.start) {
            pieces.push((times.start, None));
        }
        for property in &event.rules {
            let text = cleaned(property.value(), times);
            let rule = self.rule(&text).map_err(|error| Problem::of_line(property.line, error.to_string()))?;
            let Some(split) = without(&rule, &times.zone, times.start, gone, &mut self.work) else {
                return Err(if self.work.is_over() {
                    let message = "there is too much recurrence in this file to go through; split it";
                    Trouble::Over(Problem::of_line(1, message))
                } else {
                    let message = "there is too much recurrence in this event to leave dates out of it";
                    Problem::of_line(event.line, message).into()
                });
            };
            left_out += split.left_out;
            pieces.extend(split.pieces);
            if pieces.len() > PIECES {
                return Err(in_pieces(event.line));
            }
        }
        Ok((pieces, left_out))
    }

    /// An occurrence with times of its own; `of` is its series, and when that would have it start.
    fn other(&mut self, event: &Facts<'_>, of: Option<(&Times, NaiveDateTime)>) -> Result<Option<ReadWindow>, Trouble> {
        let title = self.title(event);
        let Some(own) = self.times(event, &title)? else { return Ok(None) };
        let which = event.occurrence.as_ref();
        if let Some(which) = which.filter(|which| which.parameter("RANGE").is_some()) {
            self.remarks.add(which.line, "what changes from here on was read as a change of this one occurrence");
        }
        let told = || which.and_then(|which| Stamp::parse(which.value())).map(Stamp::wall);
        let name = of.map(|(_, wall)| wall).or_else(told).map(named);
        // Told in UTC by an occurrence of a series, it is shown on the wall of the series.
        let own = match of {
            Some((times, _)) if own.zone == self.utc => own.on_wall(&times.zone).unwrap_or(own),
            _ => own,
        };
        let Times { zone, start, end, .. } = own;
        Ok(Some(ReadWindow { line: event.line, name, title, zone, start, end, recurrence: None }))
    }

    /// Tells that a value could not be read.
    fn passed_over(&mut self, problem: Problem) {
        self.remarks.add(problem.line, format!("{}; it was passed over", problem.message));
    }
}

/// The values of a list; empty ones are left out.
fn values<'p>(property: &'p Property<'_>) -> impl Iterator<Item = &'p str> {
    property.value().split(',').map(str::trim).filter(|value| !value.is_empty())
}

/// A rule as the plan keeps it: capitals, no blanks, no parts that say nothing, and an end of the kind of its start.
fn cleaned(rule: &str, times: &Times) -> String {
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

/// The end of a rule; of whole days it is a day, and midnight in UTC is a day to whoever writes it for one.
fn ended(until: Stamp, times: &Times) -> String {
    let day = |wall: NaiveDateTime| wall.format("%Y%m%d").to_string();
    let midnight = until.wall().time() == chrono::NaiveTime::MIN;
    match until {
        Stamp::Day(_) => day(until.wall()),
        Stamp::Wall(wall) if times.whole_days => day(wall),
        Stamp::Utc(utc) if times.whole_days && midnight => day(utc),
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

fn interval(window: &ReadWindow) -> Interval {
    Series { zone: &window.zone, start: window.start, end: window.end, recurrence: None }.first()
}
