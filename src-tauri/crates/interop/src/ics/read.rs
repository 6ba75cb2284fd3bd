//! Reading calendar files (RFC 5545) as windows, and as the events that they were written from.
//!
//! What comes from other people is read as far as it can be: any encoding and
//! line break, several calendars in a file, events outside of one, zones by
//! Windows names. Files are untrusted: their size, the number of events, zones
//! and properties, the depth of components and the work that rules make are
//! bounded.
//!
//! What cannot be read is told with its line. A line, an exception or a date
//! beside a rule that says nothing is passed over. An occurrence with times of
//! its own that cannot be read is left out, and so is an event: one that does
//! not say when it takes place, has a rule that is none, is not named as events
//! are, takes too much work, or is cut off by the end of the file. The whole
//! file is refused only where
//!
//! * it is no calendar file, or not one event of it could be read: every reason is told;
//! * it is larger, deeper or more work than [`Limits`] allow, because nobody knows then what is missing;
//! * a person must say first in which zone times without one are, or those in a zone that nobody knows.

mod components;
mod decode;
mod event;
mod exceptions;
mod facts;
mod group;
mod lines;
mod names;
mod offsets;
mod pieces;
mod property;
mod reader;
mod shift;
mod stretch;
#[cfg(test)]
mod tests;
mod times;
mod value;
mod windows;
mod written;
mod yearly;
mod zones;

use std::num::NonZero;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::thread;

use slipway_domain::time::Zone;

use crate::csv::{Problem, Problems};
use components::components;
use group::{Together, by_uid};
use reader::{File, Reader, Trouble};
use zones::Zones;

pub use event::{Occurs, ReadCalendar, ReadEvent, ReadInstant, ReadOccurrence, ReadWindow, Remarks};
pub use pieces::{before_occurrence, without_occurrence};

/// How much of a file is read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes.
    pub bytes: usize,
    /// Events.
    pub events: usize,
    /// Windows that are made of them.
    pub windows: usize,
    /// Zones that a file defines.
    pub zones: usize,
    /// Properties of one event that are read.
    pub properties: usize,
    /// Days of rules that are gone through where occurrences are left out.
    pub days: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 192 << 20, events: 200_000, windows: 500_000, zones: 500, properties: 2_000, days: 200_000_000 }
    }
}

/// The longest UID, in characters.
const UID: usize = 500;
/// The longest title, in characters.
const TITLE: usize = 200;
/// The most windows into which one event falls apart.
const PIECES: usize = 500;
/// So many events are read in one go, by one processor.
const READ_TOGETHER: usize = 256;
/// So many of such portions are in memory twice.
const PORTIONS: usize = 64;
/// What is told of a line that is none.
const NO_COLON: &str = "the line has no colon, so it was passed over";

/// Reads a calendar file; `zone` is that of days and of times without one.
pub fn read(bytes: &[u8], zone: Option<&Zone>, limits: Limits) -> Result<ReadCalendar, Problems> {
    counted(bytes, zone, limits, &AtomicI64::new(limits.days))
}

/// Reads a calendar file with a supply of days of rules that may be gone through.
fn counted(bytes: &[u8], zone: Option<&Zone>, limits: Limits, work: &AtomicI64) -> Result<ReadCalendar, Problems> {
    let refused = |message: String| Err(Problems::one(Problem::of_line(1, message)));
    if bytes.len() > limits.bytes {
        return refused(format!("the file has more than {} bytes; split it", limits.bytes));
    }
    let text = match decode::decoded(bytes) {
        Ok(text) => text,
        Err(error) => return refused(format!("{error}; this is no calendar file")),
    };
    let mut remarks = Remarks::default();
    let found = components(&text, &limits, &mut remarks)?;
    let (events, mut bad) = by_uid(&text, found.events, &mut remarks);
    bad.extend(found.cut);
    let file = File {
        text: &text,
        limits,
        zones: Zones::new(zone.cloned(), found.zones),
        headers: found.headers,
        work,
        windows: AtomicUsize::new(0),
    };
    let mut all = Part { events: Vec::with_capacity(events.len()), bad: Bad::of(bad), remarks, ..Part::default() };
    for portions in events.chunks(READ_TOGETHER * PORTIONS) {
        for part in side_by_side(&file, portions) {
            all.join(part);
        }
    }
    drop(events);
    all.finish(&file)
}

/// Reads events in portions, in the order of the file.
///
/// Whoever asks reads too, and the others are started only where there is enough for them, because a program that reads
/// one file should not pay for more processors than it uses.
fn side_by_side(file: &File<'_>, events: &[Together<'_>]) -> Vec<Part> {
    let portions = events.len().div_ceil(READ_TOGETHER);
    let next = AtomicUsize::new(0);
    let read = || {
        let mut parts = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(events) = events.chunks(READ_TOGETHER).nth(number) else { return parts };
            parts.push((number, Part::of(file, events)));
        }
    };
    let mut parts = if portions < 2 {
        read()
    } else {
        let others = thread::available_parallelism().map_or(1, NonZero::get).min(portions) - 1;
        thread::scope(|scope| {
            let started = (0..others).filter_map(|_| thread::Builder::new().spawn_scoped(scope, read).ok());
            let started: Vec<_> = started.collect();
            let mut parts = read();
            for other in started {
                parts.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
            }
            parts
        })
    };
    parts.sort_unstable_by_key(|(number, _)| *number);
    parts.into_iter().map(|(_, part)| part).collect()
}

/// Problems of which the first are kept.
#[derive(Default)]
struct Bad {
    first: Vec<Problem>,
    count: usize,
}

impl Bad {
    fn of(problems: Vec<Problem>) -> Self {
        let mut bad = Self::default();
        for problem in problems {
            bad.add(problem);
        }
        bad
    }

    fn add(&mut self, problem: Problem) {
        self.count += 1;
        if self.first.len() < Problems::MOST {
            self.first.push(problem);
        }
    }

    fn join(&mut self, other: Self) {
        let count = self.count + other.count;
        for problem in other.first {
            self.add(problem);
        }
        self.count = count;
    }

    fn problems(mut self) -> Problems {
        self.first.sort_by_key(|problem| problem.line);
        Problems { first: self.first, count: self.count }
    }
}

/// Some events of a file as they were read.
#[derive(Default)]
struct Part {
    events: Vec<ReadEvent>,
    remarks: Remarks,
    once: Vec<(String, usize)>,
    bad: Bad,
    /// What a person must say first.
    asked: Bad,
    /// Why the whole file is too much.
    over: Option<Problem>,
}

impl Part {
    fn of(file: &File<'_>, events: &[Together<'_>]) -> Self {
        let mut part = Self { events: Vec::with_capacity(events.len()), ..Self::default() };
        let mut reader = Reader::new(file);
        for event in events {
            // Others may have found that it is too much.
            let work = file.work.load(Ordering::Relaxed) < 0;
            let windows = file.windows.load(Ordering::Relaxed) > file.limits.windows;
            if part.over.is_some() || work || windows {
                break;
            }
            match reader.event(event) {
                Ok(event) => part.events.push(event),
                Err(Trouble::Bad(problem)) => part.bad.add(problem),
                Err(Trouble::Ask(problem)) => part.asked.add(problem),
                Err(Trouble::Over(problem)) => part.over = Some(problem),
            }
        }
        (part.remarks, part.once) = (reader.remarks, reader.once.into_iter().collect());
        part
    }

    fn join(&mut self, other: Self) {
        self.events.extend(other.events);
        self.remarks.join(other.remarks);
        self.once.extend(other.once);
        self.bad.join(other.bad);
        self.asked.join(other.asked);
        self.over = self.over.take().or(other.over);
    }

    fn finish(mut self, file: &File<'_>) -> Result<ReadCalendar, Problems> {
        if let Some(over) = self.over {
            return Err(Problems::one(over));
        }
        if self.asked.count > 0 {
            return Err(self.asked.problems());
        }
        let left_out = self.bad.count;
        if left_out > 0 && self.events.is_empty() {
            return Err(self.bad.problems());
        }
        let mut remarks = self.remarks;
        self.once.sort_unstable();
        self.once.dedup_by(|later, first| later.0 == first.0);
        for (text, line) in self.once {
            remarks.add(line, text);
        }
        let kept = self.bad.first.len();
        for Problem { line, message, .. } in self.bad.first {
            remarks.add(line, format!("{message}; the event was left out"));
        }
        remarks.count += left_out - kept;
        if self.events.is_empty() {
            remarks.add(1, "there is no event in this file");
        }
        remarks.first.sort_by_key(|(line, _)| *line);
        let said = |field: fn(&components::Header) -> &Option<String>| {
            file.headers.iter().find_map(|header| field(header).clone())
        };
        Ok(ReadCalendar {
            events: self.events,
            remarks,
            left_out,
            name: said(|header| &header.name),
            guid: said(|header| &header.guid),
            product: said(|header| &header.product),
            method: said(|header| &header.method),
            hint: file.hint(0),
        })
    }
}
