//! Bundles: candidate changes, the risk budget of a release, and what it takes along or puts off.

mod apply;
mod budget;
mod change;
mod place;
mod show;
#[cfg(test)]
mod tests;
mod wire;

pub use apply::apply;
pub use budget::{accept, save_budget, withdraw};
pub use change::{list, remove_change, save_change};
pub use place::place;
pub use show::show;
pub(crate) use show::{Around, budget_view};
pub use wire::*;
