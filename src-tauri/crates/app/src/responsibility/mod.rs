//! Who answers for what, and what is missing.

mod gaps;
mod grids;
#[cfg(test)]
mod tests;
mod wire;

pub(crate) use gaps::chosen;
pub use gaps::{export_gaps, list_gaps};
pub use grids::{list_grids, reset_grid, save_grid};
pub use wire::*;
