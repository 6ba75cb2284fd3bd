//! Risk: assessing a release, and the score of today with its arithmetic.

mod assess;
#[cfg(test)]
mod tests;
mod wire;

pub use assess::{assess, show};
pub use wire::*;
