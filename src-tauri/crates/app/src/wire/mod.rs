//! The shapes that cross the boundary: what the window, the command line and other programs send and receive.
//!
//! Text is parsed into the types of the field while it is read, so that a use
//! case never sees a malformed key or time.

mod conflict;
mod operation;
mod release;
mod scalar;

pub use conflict::{ConflictView, PartyView};
pub use operation::{Changed, OperationView, StatusView, UndoView};
pub use release::{ReleaseBar, SegmentsView};
pub use scalar::{Kept, Text};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// No input at all.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// A list, so that a JSON document is always an object.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct List<T> {
    /// What is in it, in a stable order.
    pub items: Vec<T>,
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self { items: items.into_iter().collect() }
    }
}

/// Whether a use case only shows what would happen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Do it.
    #[default]
    Commit,
    /// Say what would happen and write nothing.
    Preview,
}
