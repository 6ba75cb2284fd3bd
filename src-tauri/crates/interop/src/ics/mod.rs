//! iCalendar (RFC 5545), written for what Outlook, Google and Apple calendars accept, and read as others write it.

mod event;
mod line;
mod read;
mod series;
mod write;
mod zone;

pub use event::{Busy, CalendarEvent, CalendarFile, Status, When};
pub use read::{Limits, ReadCalendar, ReadEvent, ReadWindow, Remarks, read};
pub use series::{Days, Moved, Series};
pub use write::{write, write_split};
pub use zone::AnnualZone;
