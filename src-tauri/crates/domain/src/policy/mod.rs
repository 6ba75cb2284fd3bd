//! What an organisation has settled on: how early releases are handed in, how much conflicts weigh, and
//! what a line of a decision table asks.

mod conditions;
mod lead_time;
mod severity;

pub use conditions::{Conditions, Facts};
pub use lead_time::LeadTime;
pub use severity::{LighterWhereItMatters, SeverityRule, Weight};
