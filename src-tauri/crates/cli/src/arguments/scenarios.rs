//! Scenarios: what-if copies of the plan.

use clap::Subcommand;

/// What to do about scenarios.
#[derive(Debug, Subcommand)]
pub enum Scenario {
    /// List the scenarios of the plan, with the path for --plan
    List {
        /// Those that were thrown away and can be brought back
        #[arg(long)]
        thrown_away: bool,
    },
    /// Copy the plan as it stands into a scenario beside it; plan on in it with --plan
    New {
        /// Its name: letters, digits and .-_
        name: String,
    },
    /// Tell what a scenario changes, side by side with the plan
    Compare {
        /// Its name
        name: String,
    },
    /// Make the plan what a scenario says, as one operation
    Apply {
        /// Its name
        name: String,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Throw a scenario away; it can be brought back
    Discard {
        /// Its name
        name: String,
    },
    /// Bring a scenario back that was thrown away
    Restore {
        /// Its name
        name: String,
    },
}
