//! Documents on paper: the wall planner of a year, and the notice of a freeze.

mod displaced;
mod notice;
mod occurrences;
mod planner;
pub(crate) mod press;
mod scope;
#[cfg(test)]
mod tests;
pub(crate) mod time;
mod wire;

pub use notice::print_notice;
pub use planner::print_planner;
pub use wire::*;
