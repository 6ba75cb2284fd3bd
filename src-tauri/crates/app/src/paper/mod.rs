//! Documents on paper: the wall planner of a year, the notice of a freeze, and the sheet of a train.

mod displaced;
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

pub use notice::print_notice;
pub use planner::print_planner;
pub use train_sheet::print_train_sheet;
pub use wire::*;
