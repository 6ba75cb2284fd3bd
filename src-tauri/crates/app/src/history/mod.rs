//! The journal: list, undo, redo, compare, verify.

mod journal;
mod wire;

pub use journal::{as_of, compare, go_back, list, redo, show, undo, undo_one, verify};
pub(crate) use journal::{operation_row, original};
pub use wire::*;
