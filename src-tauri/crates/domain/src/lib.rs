//! The field of release planning: pure types and rules.
//!
//! Nothing here reads a clock, a file, the environment or a random number:
//! ids, times and people come in as arguments. The window, the command line,
//! the printer and the calendar files all ask the functions of this crate, so
//! they cannot disagree.

pub mod approval;
pub mod board;
pub mod booking;
pub mod bundle;
pub mod calendar;
pub mod cascade;
pub mod catalogue;
pub mod conflict;
pub mod dependency;
pub mod escalation;
pub mod id;
pub mod key;
pub mod metrics;
pub mod plan;
pub mod policy;
pub mod project;
pub mod publication;
pub mod release;
pub mod responsibility;
pub mod risk;
pub mod roster;
mod scale;
pub mod since;
pub mod slot;
pub mod time;
pub mod train;
mod word;

pub use key::Key;
pub use plan::Plan;
pub use scale::OffScale;
pub use word::UnknownWord;
