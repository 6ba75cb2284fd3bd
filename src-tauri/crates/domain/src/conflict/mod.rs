//! Conflicts: what stands against a release happening when it is planned.
//!
//! A family of codes is a file with a [`rule::Rule`]; adding a family is adding
//! such a file and naming it in [`rule::RULES`]. Every rule is asked through a
//! [`Schedule`], so that a drag, a list, a pack and a gate get one answer.
//!
//! Who takes part: every release that is not rejected or cancelled, from its
//! start to its end. A release that is over (closed or backed out) takes part
//! as history: it can be the other party of a release that is not over, and
//! has no conflicts on its own account. Severity does not depend on the state.

mod booking;
mod chapters;
mod code;
mod entry;
mod facts;
mod ground;
mod held;
mod horizon;
mod lanes;
mod lead_time;
mod limit;
mod local_time;
mod maintenance;
mod meetings;
mod numbers;
mod occupancy;
mod people;
mod precedence;
mod probe;
mod record;
mod rollback;
mod roster;
mod rule;
mod schedule;
mod search;
mod sentence;
#[cfg(test)]
pub(crate) mod sketch;
mod stabilisation;
mod time_text;
mod track;
mod train;
mod version;
mod waiting;
mod weights;
mod windows;

pub(crate) use horizon::overlapping;
pub(crate) use precedence::{after, earliest, tied_end};
pub(crate) use probe::{Obstacle, Probe, Starts};
pub(crate) use sentence::{ahead, list, person_name};

pub use code::{Code, Severity};
pub use record::{Conflict, Counts, Detail, Doubt, Party, Stretches};
pub use schedule::{Changed, Schedule};
pub use sentence::{remedy, sentence};
pub use time_text::{told, told_instant};
