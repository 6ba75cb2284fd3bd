//! What needs what: order, critical path and blast radius.

mod link;

pub use link::{Relation, ReleaseLink};
