//! Dependencies between releases.

use serde::{Deserialize, Serialize};

use crate::id::{ReleaseId, ReleaseLinkId};
use crate::time::Span;
use crate::word::words;

words! {
    /// Which ends of two releases a dependency ties together, predecessor first.
    Relation, "relation" {
        /// The successor starts after the predecessor finished.
        FinishToStart = "FS",
        /// The successor starts after the predecessor started.
        StartToStart = "SS",
        /// The successor finishes after the predecessor finished.
        FinishToFinish = "FF",
        /// The successor finishes after the predecessor started.
        StartToFinish = "SF",
    }
}

/// One release must wait for another.
///
/// A lag in working days counts Monday to Friday without the plan's holidays,
/// in the zone of the predecessor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseLink {
    /// Its id.
    pub id: ReleaseLinkId,
    /// The release that waits.
    pub successor: ReleaseId,
    /// The release for which it waits.
    pub predecessor: ReleaseId,
    /// Which ends are tied together.
    pub relation: Relation,
    /// How long after; negative allows the successor to come earlier.
    pub lag: Span,
}
