//! Files for others and from others.

mod graph;
mod import;
mod incoming;
mod map;
mod mapping;
mod merge;
mod order;
mod table;
#[cfg(test)]
mod tests;
mod wire;

pub use graph::export_graph;
pub use import::{import, look};
pub use incoming::*;
pub use map::{ExportMap, MapFormat, export_map};
pub use order::{ExportOrder, OrderFormat, export_order};
pub use table::{export_plan, export_releases};
pub use wire::*;
