//! The catalogue: what is released, where it runs, and who answers for it.

mod environment;
mod people;
mod service;

pub use environment::{Environment, Region};
pub use people::{Assignment, Person, Role, Team};
pub use service::{LinkKind, Service, ServiceLink, Tier, TierError};
