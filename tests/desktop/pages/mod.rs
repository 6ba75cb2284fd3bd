//! Rooms of the window, in the words of who is in them.

mod calendar;
mod dependencies;
mod frame;

pub use calendar::{Calendar, Edge};
pub use dependencies::Dependencies;
