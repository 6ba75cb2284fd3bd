//! What must be ready before a release goes: the checklist of operations.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::Plan;
use crate::id::{PersonId, ReadinessId, ReleaseId};
use crate::time::Instant;
use crate::word::words;

words! {
    /// What an item of the readiness checklist is about.
    ReadinessArea, "area of readiness" {
        /// Dashboards, alerts and logs.
        Monitoring = "monitoring",
        /// Those who answer when something is wrong, and what they need.
        Support = "support",
        /// People who know the new thing.
        Training = "training",
        /// Machines, storage and network for the expected load.
        Capacity = "capacity",
        /// Licences and contracts.
        Licences = "licences",
        /// Whatever else must be ready.
        Other = "other",
    }
}

/// One item of the readiness checklist of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadinessItem {
    /// Its id.
    pub id: ReadinessId,
    /// The release.
    pub release: ReleaseId,
    /// What it is about.
    pub area: ReadinessArea,
    /// What must be ready.
    pub title: String,
    /// Whether go/no-go stays shut while it is open.
    pub mandatory: bool,
    /// The day by whose end it is due; none where nobody set one.
    pub due: Option<NaiveDate>,
    /// Who sees to it.
    pub owner: Option<PersonId>,
    /// Who said that it is ready, and when; none while it is open.
    pub ready: Option<(String, Instant)>,
}

/// How much of a checklist is ready.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadinessRate {
    /// Items that are ready.
    pub ready: usize,
    /// All items.
    pub all: usize,
    /// Mandatory items that are open.
    pub mandatory_open: usize,
}

impl ReadinessRate {
    /// Whether go/no-go may open: no mandatory item is open.
    pub const fn opens_go_no_go(self) -> bool {
        self.mandatory_open == 0
    }

    /// Per cent that are ready, rounded down; none without an item.
    pub fn percent(self) -> Option<usize> {
        (self.ready * 100).checked_div(self.all)
    }
}

impl Plan {
    /// The readiness checklist of a release, by area and title.
    pub fn readiness_of(&self, release: ReleaseId) -> Vec<&ReadinessItem> {
        let mut items: Vec<&ReadinessItem> = self.readiness.iter().filter(|item| item.release == release).collect();
        items.sort_by(|a, b| (a.area, &a.title, a.id).cmp(&(b.area, &b.title, b.id)));
        items
    }

    /// What keeps go/no-go of a release shut: the mandatory items that are open, by area and title.
    pub fn mandatory_open(&self, release: ReleaseId) -> Vec<&ReadinessItem> {
        let mut items = self.readiness_of(release);
        items.retain(|item| item.mandatory && item.ready.is_none());
        items
    }

    /// How much of the checklist of a release is ready.
    pub fn readiness_rate(&self, release: ReleaseId) -> ReadinessRate {
        let mut rate = ReadinessRate::default();
        for item in self.readiness.iter().filter(|item| item.release == release) {
            rate.all += 1;
            rate.ready += usize::from(item.ready.is_some());
            rate.mandatory_open += usize::from(item.mandatory && item.ready.is_none());
        }
        rate
    }
}
