//! The change advisory board: meetings and the pack.

mod board;
mod calendar_page;
mod forward_schedule;
mod meetings;
mod pack;
mod registers;
mod release_words;
mod sheet;
#[cfg(test)]
mod tests;
mod wire;

pub use meetings::{meetings, show_meeting};
pub use pack::print_pack;
pub use wire::*;
