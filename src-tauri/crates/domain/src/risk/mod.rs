//! How risky a release is: a matrix of impact and likelihood, moved by what is known about the release.
//!
//! The score of today opens its arithmetic. The band that a release holds is
//! the one that trains and conflicts count; it is set when somebody assesses
//! the release, so that conflicts, which move the score, never move themselves.

mod assessment;
mod matrix;
mod modifier;
mod record;
mod score;
#[cfg(test)]
mod tests;

pub use assessment::{Assessment, RollbackTest, SchemaChange};
pub use matrix::{Impact, Likelihood, MatrixScore};
pub use modifier::{Contribution, Modifier};
pub use record::{ChangeRecord, FINISHED_WITHIN_DAYS};
pub use score::{ReleaseScore, score};
