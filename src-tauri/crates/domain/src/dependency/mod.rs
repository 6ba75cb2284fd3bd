//! What needs what: order, critical path, blast radius, and the drawing of it in layers.

mod graph;
mod layout;
mod link;
pub mod network;
mod reach;
mod releases;
mod sequence;

pub use layout::{Drawing, Layout, layout};
pub use link::{Relation, ReleaseLink};
pub use reach::{Hit, blast_radius, service_circle, service_cycle};
pub use releases::{CriticalItem, CriticalPath, Cycle, critical_path, release_cycle, release_order};
pub use sequence::{Because, IN_ONE_GO, Sequenced, sequence, sequenced};
