//! The change advisory board: its meetings as they are run, what it decides, its minutes and the pack.

mod actions;
mod agenda_page;
mod board;
mod calendar_page;
mod course;
mod course_wire;
mod dates;
mod decide;
mod edition;
mod forward_schedule;
mod held;
mod issue;
mod kpis;
#[cfg(test)]
mod meeting_tests;
mod meetings;
mod minutes;
mod minutes_page;
mod outages;
mod pack;
mod quarter;
mod registers;
mod release_words;
mod risks;
mod sheet;
mod sheet_parts;
mod since;
#[cfg(test)]
mod tests;
mod wire;
mod workbench;
mod workbench_wire;

pub use actions::{list_actions, remove_action, save_action};
pub use course::{end_meeting, mark_attendance, mark_point, open_meeting, order_agenda, take_point};
pub use course_wire::*;
pub use decide::decide_item;
pub use forward_schedule::print_schedule;
pub use issue::issue_pack;
pub(crate) use meetings::{id_of_meeting, meeting_name};
pub use meetings::{meetings, show_meeting};
pub use minutes::{export_meeting, lock_minutes, save_minutes, show_minutes};
pub use minutes_page::print_minutes;
pub use outages::print_outages;
pub use pack::print_pack;
pub use since::show_since;
pub use wire::*;
pub use workbench::show_workbench;
pub use workbench_wire::*;
