//! The plan file: SQLite schema, migrations, tables and the journal.
//!
//! A [`Store`] owns one writing connection. A plan is read whole with
//! [`Store::load`] and changed by lists of [`slipway_domain::plan::Edit`]s, each
//! list one operation of the journal.

mod check;
mod digest;
mod error;
mod exported;
mod history;
mod journal;
mod migrations;
mod store;
mod tables;
mod undo;

pub use check::Checked;
pub use digest::fingerprint;
pub use error::StorageError;
pub use exported::ExportedEvent;
pub use journal::{Change, Meta, Operation, Verified};
pub use store::Store;
