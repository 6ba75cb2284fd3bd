//! The plan file: SQLite schema, migrations, tables and the journal.
//!
//! A [`Store`] owns one writing connection to one file.
//!
//! - Making and opening: [`Store::create`], [`Store::open`], [`Store::reader`] (a connection that only reads, for long
//!   exports), [`Store::set_aside`].
//! - Reading: [`Store::load`] reads the whole plan; [`Store::latest`] says cheaply whether another program wrote.
//! - Writing: [`Store::write`] takes a list of [`slipway_domain::plan::Edit`]s, [`Store::perform`] a closure over
//!   [`Write`] with `put_` and `remove_` for each noun; both leave one operation or nothing. [`Store::preview`] runs
//!   such a closure and takes it back.
//! - Undo: [`Store::undo`], [`Store::redo`], [`Store::undo_one`], [`Store::candidates`].
//! - History: [`Store::log`], [`Store::changes`], [`Store::difference`], [`Store::as_of`], [`Store::verify`],
//!   [`Store::check`].
//! - Scenarios: [`ScenarioFiles`], [`Store::fork`], [`Store::scenario`], [`Store::scenario_changes`], [`Store::diverged`],
//!   [`Write::replay`]; going back to a moment: [`Store::go_back`].
//! - Beside the journal: [`Store::exported_marks`] and [`Store::remember_exported`].
//!
//! Every change of a journalled table is recorded by triggers, and refused by
//! them outside an operation. Every error has a stable [`StorageError::code`].

mod check;
mod digest;
mod error;
mod history;
mod hold;
mod journal;
mod migrations;
mod open;
mod replay;
mod rows;
mod scenario;
mod store;
mod tables;
mod undo;
mod write;

pub use check::Checked;
pub use digest::fingerprint;
pub use error::StorageError;
pub use journal::{Change, LogFilter, Meta, Operation, Verified};
pub use scenario::{Scenario, ScenarioFiles, ScenarioName, ScenarioNameError};
pub use store::Store;
pub use tables::column_mapping::ColumnMapping;
pub use tables::exported_event::{ExportedEvent, ExportedMark};
pub use tables::imported_event::ImportedEvent;
pub use write::Write;
