//! Files for others and from others.

mod calendar;
mod import;
mod merge;
mod table;
mod wire;

pub use calendar::export_calendar;
pub(crate) use calendar::put;
pub use import::{import, look};
pub use table::{export_plan, export_releases};
pub use wire::*;
