//! What a file comes to.

use chrono::{NaiveDate, NaiveDateTime};
use slipway_domain::time::{Instant, Recurrence, Zone};

use crate::ics::{Busy, CalendarEvent, Related, Status, When};

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub struct ReadCalendar {
    /// Its events, in the order of the file.
    pub events: Vec<ReadEvent>,
    /// What a person should know although the file could be read.
    pub remarks: Remarks,
    /// How many events could not be read; a remark tells why.
    pub left_out: usize,
    /// What calendars call it (X-WR-CALNAME).
    pub name: Option<String>,
    /// Its name for ever (X-WR-RELCALID).
    pub guid: Option<String>,
    /// The program that wrote it (PRODID).
    pub product: Option<String>,
    /// What is to be done with it (METHOD).
    pub method: Option<String>,
    /// The zone that it names for times without one (X-WR-TIMEZONE), which is only a hint.
    pub hint: Option<Zone>,
}

/// An event by its name for ever.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadEvent {
    /// The line on which it begins, from 1.
    pub line: usize,
    /// Its UID.
    pub uid: String,
    /// What it comes to; nothing where it was called off.
    pub windows: Vec<ReadWindow>,
    /// When it is, where it takes no time and so comes to no window.
    pub instant: Option<Box<ReadInstant>>,
    /// Whether it was called off, as a whole.
    pub cancelled: bool,
    /// Whether the file holds only some occurrences of it, and says nothing of the others.
    pub partial: bool,
    /// Those occurrences, where it holds only some; each is called off, or takes place as a window says.
    pub occurrences: Vec<ReadOccurrence>,
    /// How often it changed; the higher one is newer.
    pub sequence: u32,
    /// When it was written down like this (DTSTAMP), which tells two of one sequence apart.
    pub stamp: Option<Instant>,
    /// When it was made.
    pub created: Option<Instant>,
    /// Whether it will take place, where the file says that.
    pub status: Option<Status>,
    /// How it shows in the free-busy view, where the file says that.
    pub busy: Option<Busy>,
    /// What it is, as the file has it; the windows have a title of one line.
    pub summary: String,
    /// More about it.
    pub description: String,
    /// Where it is.
    pub location: Option<String>,
    /// What it belongs to.
    pub categories: Vec<String>,
    /// Where more about it is.
    pub url: Option<String>,
    /// Events of which it is a part, or for which it waits.
    pub related: Vec<Related>,
    /// When it takes place in the form in which our own writer tells it, if the event has that form.
    pub(super) form: Option<Form>,
}

/// When an event takes place; most do once, and a file may have a hundred thousand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Once(Instant, Instant),
    Other(Box<When>),
}

impl ReadEvent {
    /// The event as our own writer would write it; none where it holds anything that our writer does not write, or
    /// lacks anything that it does.
    ///
    /// All of these together, with the name, guid and product of their calendar, are written with the bytes of the
    /// file from which they were read, if that was written by us. It is made when it is asked for, because all that
    /// it needs is there, and a file may have a hundred thousand.
    pub fn as_written(&self) -> Option<CalendarEvent> {
        let when = match self.form.as_ref()? {
            Form::Once(start, end) => When::Once { start: *start, end: *end },
            Form::Other(when) => (**when).clone(),
        };
        Some(CalendarEvent {
            when,
            uid: self.uid.clone(),
            created: self.created?,
            changed: self.stamp?,
            sequence: self.sequence,
            summary: self.summary.clone(),
            description: self.description.clone(),
            location: self.location.clone(),
            categories: self.categories.clone(),
            status: self.status?,
            busy: self.busy?,
            url: self.url.clone(),
            related: self.related.clone(),
        })
    }
}

/// An occurrence of a series that the file does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadOccurrence {
    /// The line on which its event begins.
    pub line: usize,
    /// When its series would have it start.
    pub at: Occurs,
    /// Whether all that come later are meant too.
    pub and_later: bool,
    /// Whether it is called off.
    pub off: bool,
}

/// When a series would have an occurrence start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occurs {
    /// At some time of a day, on the wall of the series.
    On(NaiveDate),
    /// At an instant.
    At(Instant),
}

/// A point in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadInstant {
    /// What it is called, in one line.
    pub title: String,
    /// The zone of its wall time.
    pub zone: Zone,
    /// When it is, or first is, on the wall.
    pub at: NaiveDateTime,
    /// Whether it comes again.
    pub recurs: bool,
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

    pub(super) fn add(&mut self, line: usize, text: impl Into<String>) {
        self.count += 1;
        if self.first.len() < Self::MOST {
            self.first.push((line, text.into()));
        }
    }

    /// Adds those of other events of the same file.
    pub(super) fn join(&mut self, other: Self) {
        self.count += other.count;
        let room = Self::MOST.saturating_sub(self.first.len());
        self.first.extend(other.first.into_iter().take(room));
    }
}
