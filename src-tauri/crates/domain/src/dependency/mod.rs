//! What needs what: order, critical path, blast radius, and the drawing of it in layers.

mod circles;
mod graph;
mod hold;
mod late;
mod layout;
mod link;
pub mod network;
mod placing;
mod precedence;
mod reach;
mod releases;
mod sequence;
mod standing;

pub use circles::{Circle, loosest_of_releases, loosest_of_services, release_circles, service_circles};
pub use hold::{HeldBack, held_back};
pub use late::{Late, LateError, Pushed, late};
pub use layout::{Drawing, Layout, layout};
pub use link::{LagCalendar, Relation, ReleaseLink};
pub use placing::Placing;
pub use precedence::Precedence;
pub use reach::{Direction, Hit, blast_radius};
pub use releases::{CriticalItem, CriticalPath, Cycle, critical_path, release_order, spare};
pub use sequence::{Because, IN_ONE_GO, Sequenced, sequence};
