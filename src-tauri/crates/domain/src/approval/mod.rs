//! Approval: which way a release goes, who approves it, and whether what was approved is still what is planned.
//!
//! A policy tells the way from what is known about a release. Whether the way
//! was gone is never written down: it follows from the decisions that were
//! recorded and from the plan as it stands, so that a release that is moved
//! loses its approvals and gets them back when the move is undone.

mod ages;
mod bound;
mod check;
mod decide;
mod effect;
mod fault;
mod load;
mod may;
mod opinion;
mod policy;
mod profiles;
mod record;
mod replay;
mod route;
mod standing;
#[cfg(test)]
mod tests;
mod told;
mod verify;
mod words;

pub use ages::{Ages, approval_ages};
pub use bound::{Subject, Voided};
pub use check::{Line, PolicyFault};
pub use decide::{Decided, Tried};
pub use fault::ApprovalFault;
pub use load::{CabLoad, RouteLoad, WeekLoad};
pub use may::{CannotApprove, may_approve};
pub use policy::{Policy, PolicyRule, Route};
pub use record::{Approval, Ballot, Bound, Condition, Outcome, Stamp, Verbal};
pub use replay::{Replay, Replayed, replay};
pub use standing::{Block, Standing};
pub use verify::{CannotVerify, Verifiers, Witness};
