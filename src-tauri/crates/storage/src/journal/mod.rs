//! The journal: every change a person makes is one operation, with the rows it touched before and after.
//!
//! Triggers on every journalled table write the row images, so that no code
//! path can go round them: a write while no operation is open is refused by the
//! database itself. Each operation carries the SHA-256 of the one before it.

mod log;
mod record;
pub(crate) mod triggers;
mod verify;

use serde_json::Value;
use slipway_domain::time::Instant;
use uuid::Uuid;

pub use log::LogFilter;
pub(crate) use log::{changes, changes_between, filtered, latest, named, operations};
pub(crate) use record::{begin, finish};
pub(crate) use verify::verify;

/// Who changes what, when and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meta {
    /// Names the operation for ever.
    pub id: Uuid,
    /// When.
    pub at: Instant,
    /// Who.
    pub actor: String,
    /// From which machine.
    pub machine: String,
    /// The use case, as the command table names it.
    pub use_case: String,
    /// What it does, for people.
    pub label: String,
    /// Why.
    pub reason: Option<String>,
}

/// One operation of the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its place in the journal, from 1 without gaps.
    pub seq: u64,
    /// Who changed what, when and why.
    pub meta: Meta,
    /// The operation that it takes back.
    pub undoes: Option<u64>,
    /// SHA-256 over its content and the hash of the one before it, in hexadecimal.
    pub hash: String,
}

/// A row before and after an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its table.
    pub table: String,
    /// The values that name it, separated by `/`.
    pub row: String,
    /// The row before; null where it is new.
    pub before: Value,
    /// The row after; null where it is gone.
    pub after: Value,
}

/// What a check of the journal found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verified {
    /// Every one of this many operations is as it was written.
    Whole(u64),
    /// An operation is not as it was written.
    Tampered {
        /// The first such operation.
        seq: u64,
        /// What is wrong with it.
        why: String,
    },
}
