//! Approval policies, and what was decided by them.

mod conditions;
mod give;
mod policies;
mod policy_wire;
mod replay;
mod standing;
#[cfg(test)]
mod tests;
mod wire;

pub(crate) use conditions::{card_of, conditions_of};
pub use give::{confirm_approval, give_approval, meet_condition};
pub(crate) use give::{decided, still_open, unless_approved, with_its_state};
pub use policies::{enforce_policy, export_policy, list_policies, remove_policy, save_policy, ship_policy};
pub use policy_wire::*;
pub use replay::replay_policy;
pub(crate) use standing::approval_view;
pub use standing::show_standing;
pub use wire::*;
