//! iCalendar (RFC 5545), written for what Outlook, Google and Apple calendars accept, and read as others write it.

mod address;
mod event;
mod line;
mod read;
mod series;
mod stable;
mod told;
mod write;
mod zone;

pub use address::{EmailAddress, EmailAddressError, Participant};
pub use event::{Busy, CalendarEvent, CalendarFile, Related, Relation, Status, When};
pub use read::{
    Limits, Occurs, ReadCalendar, ReadEvent, ReadInstant, ReadOccurrence, ReadWindow, Remarks, before_occurrence, read,
    without_occurrence,
};
pub use series::{Days, Moved, Series};
pub use write::{Method, PRODUCT, write, write_split, write_update};
pub use zone::AnnualZone;
