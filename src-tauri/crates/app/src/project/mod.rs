//! Milestones of projects: what releases wait for, and whether it comes in time for their trains.

mod list;
mod save;
#[cfg(test)]
mod tests;
mod wire;

pub(crate) use list::{chosen, view};
pub use list::{export, list};
pub use save::{remove, save};
pub use wire::*;
