//! The catalogue: what is released, where it runs, and who answers for it.

mod environment;
mod people;
mod service;
mod store;

pub use environment::{Environment, Region};
pub use people::{Assignment, OwnDeputy, Person, Role, Team};
pub use service::{LinkKind, MinVersion, MinVersionError, Service, ServiceKind, ServiceLink, Tier, TierError};
pub use store::{Store, StoreUse, StoreWord, StoreWordError};
