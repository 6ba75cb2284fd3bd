//! Use cases: one for each thing a person does, and the table that names them.
//!
//! The window and the command line call the same functions through
//! [`commands::COMMANDS`]. Clock, ids, files and the acting person are handed in
//! through [`host::Host`]; nothing here reads the environment.

pub mod approval;
pub mod bundle;
pub mod cab;
pub mod calendar;
pub mod catalogue;
pub mod classification;
pub mod commands;
pub mod conflict;
pub mod dependency;
pub mod desk;
pub mod error;
pub mod escalation;
pub mod exchange;
mod few;
pub mod freeze;
pub mod history;
pub mod host;
pub mod paper;
pub mod project;
pub mod publication;
pub mod release;
pub mod responsibility;
pub mod risk;
pub mod sample;
pub mod scenario;
#[cfg(test)]
mod testing;
pub mod train;
pub mod typescript;
pub mod wire;

pub use desk::App;
pub use error::{AppError, Fault};
