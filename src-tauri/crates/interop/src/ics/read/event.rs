//! One event as windows: when it takes place, in which zone, again and again or once.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use slipway_domain::time::{Instant, Interval, Recurrence, Series, Zone};

use super::components::{Event, Property};
use super::pieces::{Work, without};
use super::value::{Stamp, duration, minute_after, minute_of, text};
use super::zones::Zones;
use super::{ReadWindow, Remarks};
use crate::csv::Problem;

/// The longest title, in characters.
const TITLE: usize = 200;
/// The most windows into which one event falls apart.
const PIECES: usize = 500;

/// What is needed to read events.
pub(super) struct Reader<'a> {
    pub(super) zones: Zones,
    pub(super) work: Work,
    pub(super) remarks: &'a mut Remarks,
}

/// When an event takes place, or first does.
struct Times {
    zone: Zone,
    start: NaiveDateTime,
    end: NaiveDateTime,
}

impl Times {
    fn length(&self) -> TimeDelta {
        self.end - self.start
    }

    /// The stretch of time of the occurrence at a wall time.
    fn at(&self, wall: NaiveDateTime) -> Interval {
        Series { zone: &self.zone, start: wall, end: wall + self.length(), recurrence: None }.first()
    }
}

impl Reader<'_> {
    /// The windows of an event and of its occurrences that were given other times.
    pub(super) fn windows(
        &mut self,
        master: Option<&Event>,
        others: &BTreeMap<String, &Event>,
    ) -> Result<Vec<ReadWindow>, Problem> {
        let mut windows = Vec::new();
        let times = match master {
            Some(master) => self.times(master)?.map(|times| (master, times)),
            None => None,
        };
        let Some((master, times)) = times else {
            for other in others.values().filter(|other| !cancelled(other)) {
                windows.extend(self.other(other, None)?);
            }
            return Ok(windows);
        };
        let title = self.title(master);
        let mut gone = BTreeSet::new();
        for property in master.all("EXDATE") {
            for value in property.value.split(',') {
                gone.insert(self.wall(property, value, &times)?);
            }
        }
        for other in others.values() {
            let Some(which) = other.first("RECURRENCE-ID") else { continue };
            let wall = self.wall(which, &which.value, &times)?;
            if cancelled(other) {
                gone.insert(wall);
                continue;
            }
            // Where clocks change, calendars are told the times that the window has anyhow.
            let moved = self.other(other, Some(&times))?;
            let same = |window: &ReadWindow| window.title == title && interval(window) == times.at(wall);
            if !moved.as_ref().is_some_and(same) {
                gone.insert(wall);
                windows.extend(moved);
            }
        }
        let mut own = self.own(master, &times, &title, &gone)?;
        own.append(&mut windows);
        let mut names = BTreeSet::new();
        // An occurrence that was moved to a day on which there is one already would have its name.
        own.retain(|window| names.insert(window.name.clone()));
        if own.len() > PIECES {
            let message = format!("the event falls apart into more than {PIECES} windows; make it simpler");
            return Err(Problem::of_line(master.line, message));
        }
        Ok(own)
    }

    /// The windows of an event itself, without what was left out of it.
    fn own(
        &mut self,
        event: &Event,
        times: &Times,
        title: &str,
        gone: &BTreeSet<NaiveDateTime>,
    ) -> Result<Vec<ReadWindow>, Problem> {
        let window = |name: Option<NaiveDateTime>, start: NaiveDateTime, end, recurrence| ReadWindow {
            line: event.line,
            name: name.map(|wall| wall.format("%Y%m%dT%H%M").to_string()),
            title: title.to_owned(),
            zone: times.zone.clone(),
            start,
            end,
            recurrence,
        };
        let ruled = event.all("RRULE").map(|property| {
            let too = |error: slipway_domain::time::RecurrenceError| Problem::of_line(property.line, error.to_string());
            Recurrence::parse(&property.value).map_err(too)
        });
        let rules = ruled.collect::<Result<Vec<_>, _>>()?;
        let mut pieces: Vec<(NaiveDateTime, Option<Recurrence>)> = Vec::new();
        let mut left_out = 0;
        for rule in &rules {
            let split = without(rule, &times.zone, times.start, gone, &mut self.work).ok_or_else(|| {
                let message = "there is too much recurrence in this file to go through; split it";
                Problem::of_line(event.line, message)
            })?;
            left_out += split.left_out;
            pieces.extend(split.pieces);
        }
        if rules.is_empty() && !gone.contains(&times.start) {
            pieces.push((times.start, None));
        }
        if let Some(rule) = event.first("EXRULE") {
            self.remarks.add(rule.line, format!("{title}: what EXRULE leaves out was not left out; look at its dates"));
        }
        let cut = pieces.len();
        let mut windows: Vec<ReadWindow> = pieces
            .into_iter()
            .enumerate()
            .map(|(index, (start, rule))| window((index > 0).then_some(start), start, start + times.length(), rule))
            .collect();
        if left_out > 0 && cut > 1 {
            let message = format!("{title}: a window has no exceptions, so {left_out} left out make it {cut} windows");
            self.remarks.add(event.line, message);
        }
        let mut more = 0;
        for property in event.all("RDATE") {
            for value in property.value.split(',') {
                let (start, end) = self.more(property, value, times)?;
                let there = windows.iter().any(|window| window.recurrence.is_none() && window.start == start);
                if !there && !gone.contains(&start) && end > start {
                    windows.push(window(Some(start), start, end, None));
                    more += 1;
                }
                if windows.len() > PIECES {
                    let message = format!("the event falls apart into more than {PIECES} windows; make it simpler");
                    return Err(Problem::of_line(property.line, message));
                }
            }
        }
        if more > 0 {
            self.remarks.add(event.line, format!("{title}: {more} dates beside its rule became windows of their own"));
        }
        Ok(windows)
    }

    /// An occurrence with times of its own.
    fn other(&mut self, event: &Event, times: Option<&Times>) -> Result<Option<ReadWindow>, Problem> {
        let Some(own) = self.times(event)? else { return Ok(None) };
        let which = event.first("RECURRENCE-ID");
        if let Some(which) = which.filter(|which| which.parameter("RANGE").is_some()) {
            self.remarks.add(which.line, "what changes from here on was read as a change of this one occurrence");
        }
        let name = which.map(|which| which.value.trim_end_matches(['Z', 'z']).chars().take(13).collect());
        let title = self.title(event);
        // Told in UTC by an occurrence of a series, it is shown on the wall of the series.
        let own = match times {
            Some(times) if own.zone == Zone::utc() => on_wall(&own, &times.zone).unwrap_or(own),
            _ => own,
        };
        Ok(Some(ReadWindow {
            line: event.line,
            name,
            title,
            zone: own.zone,
            start: own.start,
            end: own.end,
            recurrence: None,
        }))
    }

    /// When an event takes place; none where it takes no time.
    fn times(&mut self, event: &Event) -> Result<Option<Times>, Problem> {
        let Some(first) = event.first("DTSTART") else {
            return Err(Problem::of_line(event.line, "the event has no DTSTART"));
        };
        let stamp = stamp(first, &first.value)?;
        let (zone, start) = self.placed(first, stamp)?;
        let end = match (event.first("DTEND"), event.first("DURATION")) {
            (Some(end), _) => {
                let stamp = self::stamp(end, &end.value)?;
                let (of_end, wall) = match stamp {
                    // A day or a time without a zone ends on the wall on which it began.
                    Stamp::Day(day) => (zone.clone(), day.and_time(NaiveTime::MIN)),
                    Stamp::Wall(wall) if end.parameter("TZID").is_none() => (zone.clone(), wall),
                    _ => self.placed(end, stamp)?,
                };
                if of_end == zone { wall } else { zone.wall(of_end.resolve(wall).last()) }
            }
            (None, Some(length)) => {
                let told = duration(&length.value).ok_or_else(|| {
                    let message = format!("DURATION {:?} is no length such as PT2H or P1D", short(&length.value));
                    Problem::of_line(length.line, message)
                })?;
                match stamp {
                    Stamp::Day(_) => start + told,
                    _ => zone.wall(zone.resolve(start).first().plus_seconds(told.num_seconds())),
                }
            }
            (None, None) if matches!(stamp, Stamp::Day(_)) => start + TimeDelta::days(1),
            (None, None) => start,
        };
        if end < start {
            let line = event.first("DTEND").map_or(event.line, |end| end.line);
            return Err(Problem::of_line(line, format!("the event ends ({end}) before it starts ({start})")));
        }
        if end == start {
            let message = format!("{} takes no time, so no window was made of it", self.title(event));
            self.remarks.add(event.line, message);
            return Ok(None);
        }
        let times = Times { zone, start: minute_of(start), end: minute_after(end) };
        let recurs = event.first("RRULE").is_some() || event.first("RDATE").is_some();
        let given = self.zones.given().filter(|_| matches!(stamp, Stamp::Utc(_)) && !recurs);
        Ok(Some(given.and_then(|zone| on_wall(&times, zone)).unwrap_or(times)))
    }

    /// The zone and the wall time of a stamp.
    fn placed(&mut self, property: &Property, stamp: Stamp) -> Result<(Zone, NaiveDateTime), Problem> {
        let (zone, wall) = match (stamp, property.parameter("TZID")) {
            (Stamp::Utc(wall), _) => (Zone::utc(), wall),
            (Stamp::Day(day), _) => (self.zones.floating(property.line)?, day.and_time(NaiveTime::MIN)),
            (Stamp::Wall(wall), None) => (self.zones.floating(property.line)?, wall),
            (Stamp::Wall(wall), Some(name)) => (self.zones.of(name, wall, property.line, self.remarks)?, wall),
        };
        Ok((zone, in_a_plan(property, wall)?))
    }

    /// The wall time of an occurrence that a series names.
    fn wall(&mut self, property: &Property, value: &str, times: &Times) -> Result<NaiveDateTime, Problem> {
        let wall = match stamp(property, value)? {
            // Outlook matches by the day alone.
            Stamp::Day(day) => day.and_time(times.start.time()),
            Stamp::Wall(wall) if property.parameter("TZID").is_none() => wall,
            stamp => {
                let (zone, wall) = self.placed(property, stamp)?;
                if zone == times.zone { wall } else { times.zone.wall(zone.resolve(wall).first()) }
            }
        };
        Ok(minute_of(in_a_plan(property, wall)?))
    }

    /// A date beside a rule: a time, or a stretch of time.
    fn more(
        &mut self,
        property: &Property,
        value: &str,
        times: &Times,
    ) -> Result<(NaiveDateTime, NaiveDateTime), Problem> {
        let Some((from, to)) = value.split_once('/') else {
            let start = self.wall(property, value, times)?;
            return Ok((start, start + times.length()));
        };
        let start = self.wall(property, from, times)?;
        let end = match duration(to) {
            Some(length) => start + length,
            None => self.wall(property, to, times)?,
        };
        Ok((start, end))
    }

    fn title(&mut self, event: &Event) -> String {
        let title = event.first("SUMMARY").map(|summary| text(&summary.value)).unwrap_or_default();
        if title.is_empty() {
            return "Event without a title".to_owned();
        }
        match title.char_indices().nth(TITLE) {
            None => title,
            Some((cut, _)) => {
                self.remarks.add(event.line, format!("a title is cut at {TITLE} characters"));
                title.get(..cut).unwrap_or_default().trim_end().to_owned()
            }
        }
    }
}

/// Whether an event was called off.
pub(super) fn cancelled(event: &Event) -> bool {
    event.first("STATUS").is_some_and(|status| status.value.trim().eq_ignore_ascii_case("CANCELLED"))
}

fn stamp(property: &Property, value: &str) -> Result<Stamp, Problem> {
    Stamp::parse(value).ok_or_else(|| {
        let message = format!(
            "{} {:?} is no time that exists; expected 20261218, 20261218T180000 or 20261218T180000Z",
            property.name,
            short(value)
        );
        Problem::of_line(property.line, message)
    })
}

/// A time that lies within the years of a plan, and more than a year from their ends.
fn in_a_plan(property: &Property, wall: NaiveDateTime) -> Result<NaiveDateTime, Problem> {
    let (first, last) = (Instant::MIN.utc().naive_utc(), Instant::MAX.utc().naive_utc());
    let year = TimeDelta::days(367);
    if first + year <= wall && wall <= last - year {
        return Ok(wall);
    }
    Err(Problem::of_line(property.line, format!("{} {wall} lies outside the years of a plan", property.name)))
}

fn short(value: &str) -> String {
    value.chars().take(80).collect()
}

fn interval(window: &ReadWindow) -> Interval {
    Series { zone: &window.zone, start: window.start, end: window.end, recurrence: None }.first()
}

/// The same times on another wall; none where that wall cannot tell them, because clocks repeat an hour there.
fn on_wall(times: &Times, zone: &Zone) -> Option<Times> {
    let exact = times.at(times.start);
    let moved = Times { zone: zone.clone(), start: zone.wall(exact.start()), end: zone.wall(exact.end()) };
    (moved.end > moved.start && moved.at(moved.start) == exact).then_some(moved)
}
