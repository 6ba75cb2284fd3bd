//! iCalendar (RFC 5545), written for what Outlook, Google and Apple calendars accept.

mod event;
mod line;
mod write;

pub use event::{Busy, CalendarEvent, CalendarFile, Status};
pub use write::{write, write_split};
