//! How risky a release is, told by four models of which three set its band and the highest counts.
//!
//! Rules (A), a questionnaire (B) and a matrix of impact and likelihood, moved
//! by what is known about the release (C); readiness (D) moves with time and is
//! told beside. Each model can be settled, and what is usual stands where none
//! was. Every score opens its arithmetic.
//!
//! The band that a release holds is the one that trains and conflicts count; it
//! is set when somebody assesses the release, so that conflicts, which move the
//! score, never move themselves.

mod assessment;
mod bands;
mod basis;
mod highest;
mod matrix;
mod model;
mod modifier;
mod questionnaire;
mod readiness;
mod record;
mod rules;
mod score;
#[cfg(test)]
mod tests;
mod words;

pub use assessment::{Assessment, RollbackTest, SchemaChange};
pub use bands::{Bands, BandsError};
pub use basis::{PolicyCheck, REQUIRED_ROLES, ReadinessBasis, ReadinessPolicy, ReadinessTask, TaskSource};
pub use highest::{ModelTold, Told, told};
pub use matrix::{Impact, Likelihood, MatrixModel, MatrixScore};
pub use model::{Answer, ModelBody, ModelKind, ModelScore, Question, RiskModel, RiskModelError, RiskRule};
pub use modifier::{Contribution, Modifier};
pub use readiness::{
    COUNTED_DAYS, PartScore, ReadinessFacts, ReadinessModel, ReadinessPart, ReadinessScore, readiness_risk,
};
pub use record::{ChangeRecord, FINISHED_WITHIN_DAYS};
pub use rules::first_that_holds;
use score::score_by;
pub use score::{ReleaseScore, score};
