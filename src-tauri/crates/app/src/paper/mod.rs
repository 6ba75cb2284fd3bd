//! Documents on paper: the wall planner of a year, the notice of a freeze, the sheet of a train, and the
//! calendar of a stretch of time.

mod calendar;
#[cfg(test)]
mod calendar_tests;
mod displaced;
pub(crate) mod lanes;
mod notice;
mod occurrences;
mod planner;
pub(crate) mod press;
mod scope;
#[cfg(test)]
mod tests;
pub(crate) mod time;
mod train_sheet;
#[cfg(test)]
mod train_sheet_tests;
mod wire;

pub use calendar::print_calendar;
pub use notice::print_notice;
pub use planner::print_planner;
pub use train_sheet::print_train_sheet;
pub use wire::*;
