//! The calendar: everything that is drawn in a stretch of time.

mod show;
mod wire;

pub(crate) use show::scope_view;
pub use show::show;
pub use wire::*;
