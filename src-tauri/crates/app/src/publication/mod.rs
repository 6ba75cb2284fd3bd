//! Calendars for others: files, published folders, messages that update one event, and the words of events.

mod came;
mod course;
mod draft;
mod event;
mod export;
mod folder;
mod gone;
mod invite;
mod ledger;
mod lost;
mod memory;
mod part;
mod picked;
mod preview;
mod saved;
mod seen;
#[cfg(test)]
mod tests;
mod wire;
mod words;

pub(crate) use came::as_they_came;
pub(crate) use course::About;
pub(crate) use event::of_meeting;
pub use export::export_calendar;
pub(crate) use export::put;
pub use folder::{keep_published, publish, set_publication, show_publication};
pub use invite::invite;
pub(crate) use ledger::Ledger;
pub use preview::preview_calendar;
pub use saved::{list_calendars, remove_calendar, save_calendar};
pub(crate) use seen::Standing;
pub use wire::*;
pub use words::{reset_words, save_words, show_words};
