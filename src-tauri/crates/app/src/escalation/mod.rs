//! Who is called when, and the way back.

mod chains;
mod rollback;
#[cfg(test)]
mod tests;
mod wire;

pub use chains::{list_chains, remove_chain, save_chain};
pub use rollback::{decide_rollback, remove_rollback, save_rollback, show_rollback};
pub use wire::*;
