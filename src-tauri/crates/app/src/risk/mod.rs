//! Risk: assessing a release, and the score of today with its arithmetic.

mod assess;
mod models;
#[cfg(test)]
mod tests;
mod wire;

pub use assess::{assess, show};
pub use models::{list_models, reset_model, save_model};
pub use wire::*;
