//! The built `slipway`, from outside.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test stops where something is wrong")]

mod bad_input;
mod planning;
mod real_cycle;
