//! Scenarios: what-if copies of the plan beside it, compared with it, applied as one operation, or thrown away.

mod compare;
mod keep;
#[cfg(test)]
mod tests;
mod wire;

pub use compare::compare;
pub(crate) use keep::standing;
pub use keep::{apply, create, discard, leave, list, open, restore, thrown_away};
pub use wire::*;
