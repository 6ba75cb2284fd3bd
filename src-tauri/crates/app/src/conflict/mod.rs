//! Conflicts and the slots that avoid them.

mod find;
mod wire;

pub use find::{find_slots, list};
pub(crate) use find::{slot_view, zone_of};
pub use wire::*;
