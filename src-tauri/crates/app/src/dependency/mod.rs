//! Dependencies: the map, links, order, critical path and blast radius.

mod circle;
mod late;
mod link;
mod map;
mod order;
mod sequence;
#[cfg(test)]
mod sequence_tests;
mod wire;

pub(crate) use circle::{named, of_releases as circles_of_releases, of_services as circles_of_services, prevents};
pub use late::{LateItem, LateView, ShowLate, late};
pub use link::{link_releases, link_services, unlink_releases, unlink_services};
pub use map::{MapCircle, MapGrouping, MapLink, MapNode, MapPlace, MapSubject, MapView, ShowMap, map};
pub(crate) use map::{drawn, label, note, subtitle, violated};
pub use order::{blast, critical_path, order};
pub use sequence::{SequenceOutcome, SequencePlace, SequenceReleases, sequence};
pub use wire::*;
