//! Types of release: what each asks, and how releases are classified.

mod classify;
#[cfg(test)]
mod tests;
mod types;
mod wire;

pub use classify::{classify_release, show_classification};
pub use types::{list_reclassifications, list_types, reset_type, save_type};
pub use wire::*;
