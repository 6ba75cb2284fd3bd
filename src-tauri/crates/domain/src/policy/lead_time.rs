//! How early a release is handed in.

use serde::{Deserialize, Serialize};

use crate::Plan;
use crate::id::LeadTimeId;
use crate::release::ReleaseKind;
use crate::time::Span;

/// How long before its start a release of one type is handed in. There is one for each type at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeadTime {
    /// Its id.
    pub id: LeadTimeId,
    /// The type of release.
    pub kind: ReleaseKind,
    /// How long before.
    pub lead: Span,
}

impl LeadTime {
    /// Whether a span can be a lead time: nobody hands a release in after its start.
    pub fn may_be(lead: Span) -> bool {
        !lead.is_negative()
    }
}

impl Plan {
    /// How long before its start a release of a type is handed in; none where nothing was settled.
    pub fn lead_time(&self, kind: ReleaseKind) -> Option<Span> {
        self.lead_times.iter().find(|time| time.kind == kind).map(|time| time.lead)
    }
}
