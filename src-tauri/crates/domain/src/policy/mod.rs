//! What an organisation has settled on: how early releases are handed in, and how much conflicts weigh.

mod lead_time;
mod severity;

pub use lead_time::LeadTime;
pub use severity::{LighterWhereItMatters, SeverityRule, Weight};
