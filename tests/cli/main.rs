//! The built `slipway`, from outside.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

mod asking;
mod bad_csv;
mod bad_facts;
mod bad_plan;
mod bundling;
mod cab_meeting;
mod calendar_file;
mod calendar_import;
mod calls;
mod complete;
mod contract;
mod csv_forms;
mod dependencies;
mod deployments;
mod every_change;
mod governance;
mod layers;
mod milestones;
mod other_reader;
mod paper;
mod planning;
mod publication;
mod real_cycle;
mod sequencing;
mod standing_in;
mod telling;
mod templates;
