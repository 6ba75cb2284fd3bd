//! Freezes and the layers of the calendar: how a freeze comes to bind, exceptions from it, and what stands where.

mod bench;
mod exceptions;
mod layers;
mod stages;
#[cfg(test)]
mod tests;
mod wire;

pub use bench::{preview, try_out};
pub use exceptions::{decide, exceptions, request, use_up, withdraw};
pub use layers::{expand, layers, show};
pub(crate) use stages::freeze;
pub use stages::{end, negotiate, propose, publish, reopen, sign};
pub use wire::*;
