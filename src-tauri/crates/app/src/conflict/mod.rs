//! Conflicts and the slots that avoid them.

mod find;
mod wire;

pub(crate) use find::{concerns, slot_view, zone_of};
pub use find::{find_slots, list};
pub use wire::*;
