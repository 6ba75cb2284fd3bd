//! What tests of several crates share: a fixed clock, ids that count, small plans and generators.
//!
//! Panics where a test asks for nonsense, so that a mistake in a test is seen
//! where it was made. Never a dependency of a program, only of tests.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "only tests depend on this crate")]
#![allow(clippy::missing_panics_doc, reason = "every function here panics on nonsense, as the head of the crate says")]

pub mod generate;
mod plan;
mod world;

pub use plan::{PlanBuilder, ReleaseBuilder, ServiceBuilder, WindowBuilder, plan};
pub use world::{Counter, MONDAY, Ticks, at, key, span, wall, zone};
