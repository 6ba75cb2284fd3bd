//! Files for others and from others.

mod calendar;
mod event;
mod graph;
mod import;
mod incoming;
#[cfg(test)]
mod incoming_tests;
mod ledger;
mod mapping;
mod merge;
mod table;
#[cfg(test)]
mod tests;
mod wire;

pub use calendar::export_calendar;
pub(crate) use calendar::put;
pub use graph::export_graph;
pub use import::{import, look};
pub use incoming::import_calendars;
pub use table::{export_plan, export_releases};
pub use wire::*;
