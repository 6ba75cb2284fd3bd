//! Calendars for others: which part of the plan they hold, and in which words their events are told.

mod calendar;
mod named;
mod phrase;
mod words;

pub use calendar::{CalendarNameError, Chosen, Part, SavedCalendar};
pub use named::PartNames;
pub use phrase::{Phrase, PhraseError};
pub use words::{CalendarWords, EventKind};
