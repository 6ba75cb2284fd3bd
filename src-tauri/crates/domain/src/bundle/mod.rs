//! Bundling by risk: which candidate changes a release takes along, which it puts off, and why.
//!
//! A change has the points of its cell in the matrix of [`crate::risk`]; what
//! moves the likelihood of a release moves none of its changes. A release takes
//! as many points as its budget allows, and one high change for each service of
//! tier 1; beyond that somebody has to accept the overflow by name.

mod board;
mod budget;
mod change;
mod measure;
#[cfg(test)]
mod oracle;
mod propose;
#[cfg(test)]
mod tests;
mod told;

pub use board::{Board, can_wait_for};
pub use budget::{Acceptance, Breach, RiskBudget, Standing};
pub use change::{Change, Deferral, Mandatory, Place};
pub use measure::{Effort, EffortError, Urgency, Value, Worth};
pub use propose::{Proposal, Proposed, Why, propose};
