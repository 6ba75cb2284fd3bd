//! The change advisory board: meetings and the pack.

mod calendar_page;
mod meetings;
mod pack;
mod sheet;
mod wire;

pub use meetings::{meetings, show_meeting};
pub use pack::print_pack;
pub use wire::*;
