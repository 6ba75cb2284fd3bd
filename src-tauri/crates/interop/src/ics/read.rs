//! Reading calendar files (RFC 5545) as windows.
//!
//! What comes from other people is read as far as it can be: any encoding and
//! line break, several calendars in a file, events outside of one, zones by
//! Windows names. What cannot be read is told with its line. Files are
//! untrusted: their size, the number of events, zones and properties, the depth
//! of components and the work that rules make are bounded.

mod components;
mod event;
mod lines;
mod offsets;
mod pieces;
#[cfg(test)]
mod tests;
mod value;
mod zones;

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDateTime;
use slipway_domain::time::{Recurrence, Zone};

use crate::csv::{Problem, Problems};
use components::{Event, components};
use event::{Reader, cancelled};
use pieces::Work;
use zones::Zones;

/// How much of a file is read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes.
    pub bytes: usize,
    /// Events, and windows that are made of them.
    pub events: usize,
    /// Zones that a file defines.
    pub zones: usize,
    /// Properties of one event.
    pub properties: usize,
    /// Days of rules that are gone through where occurrences are left out.
    pub days: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, events: 50_000, zones: 500, properties: 2_000, days: 5_000_000 }
    }
}

/// The longest UID, in characters.
const UID: usize = 500;

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct ReadCalendar {
    /// Its events, in the order of the file.
    pub events: Vec<ReadEvent>,
    /// What a person should know although the file could be read.
    pub remarks: Remarks,
}

/// An event by its name for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadEvent {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its UID.
    pub uid: String,
    /// What it comes to; nothing where it was called off.
    pub windows: Vec<ReadWindow>,
}

/// A stretch of wall time, once or recurring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadWindow {
    /// The line on which its event begins.
    pub line: usize,
    /// What tells it from the other windows of its event: nothing, or the wall time of an occurrence.
    pub name: Option<String>,
    /// What it is called.
    pub title: String,
    /// The zone of its wall times.
    pub zone: Zone,
    /// When it first begins, on the wall.
    pub start: NaiveDateTime,
    /// When it first ends.
    pub end: NaiveDateTime,
    /// How it recurs, if it does.
    pub recurrence: Option<Recurrence>,
}

/// What a person should know, by line; at most [`Remarks::MOST`] are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// The first remarks: line and text.
    pub first: Vec<(usize, String)>,
    /// How many there are in all.
    pub count: usize,
}

impl Remarks {
    /// How many remarks are kept.
    pub const MOST: usize = 200;

    fn add(&mut self, line: usize, text: impl Into<String>) {
        self.count += 1;
        if self.first.len() < Self::MOST {
            self.first.push((line, text.into()));
        }
    }
}

/// An event and its occurrences with times of their own, by the file's name for each of them.
#[derive(Default)]
struct Together<'a> {
    line: usize,
    master: Option<&'a Event>,
    others: BTreeMap<String, &'a Event>,
}

/// Reads a calendar file; `zone` is that of days and of times without one.
pub fn read(bytes: &[u8], zone: Option<&Zone>, limits: Limits) -> Result<ReadCalendar, Problems> {
    if bytes.len() > limits.bytes {
        let message = format!("the file has more than {} bytes; split it", limits.bytes);
        return Err(Problems::one(Problem::of_line(1, message)));
    }
    let lines = lines::lines(bytes)
        .map_err(|error| Problems::one(Problem::of_line(1, format!("{error}; this is no calendar file"))))?;
    let mut remarks = Remarks::default();
    let found = components(lines, &limits, &mut remarks)?;
    let mut reader = Reader {
        zones: Zones::new(zone.cloned(), found.hint, found.zones),
        work: Work(limits.days),
        remarks: &mut remarks,
    };
    let mut problems: Vec<Problem> = Vec::new();
    let (mut count, mut windows, mut events) = (0, 0, Vec::new());
    for (uid, together) in by_uid(&found.events, reader.remarks)? {
        let line = together.line;
        let off = together.master.is_some_and(cancelled);
        let read = if off { Ok(Vec::new()) } else { reader.windows(together.master, &together.others) };
        match read {
            Ok(read) => {
                windows += read.len();
                events.push(ReadEvent { line, uid, windows: read });
            }
            Err(problem) => {
                count += 1;
                problems.push(problem);
                problems.truncate(Problems::MOST);
            }
        }
        if windows > limits.events {
            let message = format!("the events come to more than {} windows; split the file", limits.events);
            return Err(Problems::one(Problem::of_line(line, message)));
        }
    }
    if count > 0 {
        return Err(Problems { first: problems, count });
    }
    if events.is_empty() {
        remarks.add(1, "there is no event in this file");
    }
    remarks.first.sort_by_key(|(line, _)| *line);
    Ok(ReadCalendar { events, remarks })
}

/// Events with their occurrences, in the order of the file; of two with one name the newer one.
fn by_uid<'a>(events: &'a [Event], remarks: &mut Remarks) -> Result<Vec<(String, Together<'a>)>, Problems> {
    let mut order: Vec<(String, Together<'a>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for event in events {
        let uid = match event.first("UID").map(|uid| uid.value.trim().to_owned()).filter(|uid| !uid.is_empty()) {
            Some(uid) if uid.chars().count() > UID || uid.chars().any(char::is_control) => {
                let message = format!("a UID has at most {UID} characters, and none that cannot be seen");
                return Err(Problems::one(Problem::of_line(event.line, message)));
            }
            Some(uid) => uid,
            None => {
                remarks.add(event.line, "the event has no UID, so it is known again by its title and its start alone");
                let said = |name| event.first(name).map(|property| value::text(&property.value)).unwrap_or_default();
                let made: String = format!("{} {}", said("DTSTART"), said("SUMMARY")).chars().take(UID).collect();
                made
            }
        };
        let place = *places.entry(uid.clone()).or_insert_with(|| {
            order.push((uid, Together { line: event.line, ..Together::default() }));
            order.len() - 1
        });
        let Some((uid, together)) = order.get_mut(place) else { continue };
        let old = if let Some(which) = event.first("RECURRENCE-ID") {
            let name = value_name(&which.value);
            let old = together.others.get(&name).copied();
            together.others.insert(name, newer(old, event));
            old
        } else {
            together.master.replace(newer(together.master, event))
        };
        if old.is_some() {
            remarks.add(event.line, format!("{uid} is there twice; the one with the higher SEQUENCE was read"));
        }
    }
    Ok(order)
}

/// An occurrence by its name, however it is written.
fn value_name(value: &str) -> String {
    value.trim().to_ascii_uppercase()
}

fn newer<'a>(old: Option<&'a Event>, new: &'a Event) -> &'a Event {
    let age = |event: &Event| {
        let stamp = event.first("DTSTAMP").and_then(|stamp| value::Stamp::parse(&stamp.value));
        (event.number("SEQUENCE").unwrap_or(0), stamp)
    };
    match old {
        Some(old) if age(old) > age(new) => old,
        _ => new,
    }
}
