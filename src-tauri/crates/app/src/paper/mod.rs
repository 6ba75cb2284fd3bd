//! Documents on paper: the wall planner of a year, the notice of a freeze, the sheet of a train, the page of a
//! bundle, milestones beside trains, the calendar of a stretch of time, and what hangs beside the telephone: who is
//! responsible, who approves, and who is called.

mod alignment_sheet;
#[cfg(test)]
mod alignment_sheet_tests;
mod bundle_sheet;
#[cfg(test)]
mod bundle_sheet_tests;
mod calendar;
#[cfg(test)]
mod calendar_tests;
mod displaced;
mod escalation_page;
pub(crate) mod lanes;
mod map;
mod notice;
mod occurrences;
mod planner;
mod policy_page;
pub(crate) mod press;
mod responsibility_pages;
mod scope;
#[cfg(test)]
mod tests;
pub(crate) mod time;
mod train_sheet;
#[cfg(test)]
mod train_sheet_tests;
mod wire;

pub use alignment_sheet::print_alignment_sheet;
pub use bundle_sheet::print_bundle_sheet;
pub use calendar::print_calendar;
pub use escalation_page::print_card;
pub(crate) use map::print_map;
pub use notice::print_notice;
pub use planner::print_planner;
pub use policy_page::print_policy;
pub use responsibility_pages::print_responsibilities;
pub use train_sheet::print_train_sheet;
pub use wire::*;
