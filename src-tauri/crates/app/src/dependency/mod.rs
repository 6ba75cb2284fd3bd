//! Dependencies: the map, links, order, critical path and blast radius.

mod link;
mod map;
mod order;
mod sequence;
#[cfg(test)]
mod sequence_tests;
mod wire;

pub use link::{link_releases, link_services, unlink_releases, unlink_services};
pub use map::map;
pub use order::{blast, critical_path, order};
pub use sequence::{SequenceOutcome, SequencePlace, SequenceReleases, sequence};
pub use wire::*;
