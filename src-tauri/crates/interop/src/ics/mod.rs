//! iCalendar (RFC 5545), written for what Outlook, Google and Apple calendars accept.

mod event;
mod line;
mod series;
mod write;
mod zone;

pub use event::{Busy, CalendarEvent, CalendarFile, Status, When};
pub use series::{Days, Moved, Series};
pub use write::{write, write_split};
pub use zone::AnnualZone;
