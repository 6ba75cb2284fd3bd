//! Every conflict of a plan, found once, with what lists and bars ask about it.

use rustc_hash::FxHashMap;
use slipway_domain::Plan;
use slipway_domain::conflict::{Conflict, Counts, Party, Schedule};
use slipway_domain::id::ReleaseId;

/// Every conflict of a plan and what follows from it.
#[derive(Debug)]
pub struct Judged {
    /// Each pair once for each code, sorted by key.
    pub all: Vec<Conflict>,
    /// How many there are of each severity.
    pub counts: Counts,
    by_release: FxHashMap<ReleaseId, Counts>,
    predecessors: FxHashMap<ReleaseId, Vec<ReleaseId>>,
}

impl Judged {
    pub(crate) fn of(plan: &Plan, schedule: &Schedule) -> Self {
        let all = schedule.all(plan);
        let mut by_release: FxHashMap<ReleaseId, Counts> = FxHashMap::default();
        for conflict in &all {
            let mut count = |release| {
                let counts = by_release.entry(release).or_default();
                if conflict.is_hard() { counts.hard += 1 } else { counts.soft += 1 }
            };
            count(conflict.release);
            if let Party::Release(other) = conflict.other {
                count(other);
            }
        }
        Self { counts: Counts::of(&all), all, by_release, ..Self::waiting(plan) }
    }

    /// What waits for what alone: no conflict is looked for.
    pub(crate) fn waiting(plan: &Plan) -> Self {
        let mut predecessors: FxHashMap<ReleaseId, Vec<ReleaseId>> = FxHashMap::default();
        for link in plan.release_links.iter() {
            predecessors.entry(link.successor).or_default().push(link.predecessor);
        }
        Self { all: Vec::new(), counts: Counts::of(&[]), by_release: FxHashMap::default(), predecessors }
    }

    /// How many conflicts a release has.
    pub fn of_release(&self, release: ReleaseId) -> Counts {
        self.by_release.get(&release).copied().unwrap_or_default()
    }

    /// The releases for which a release waits.
    pub fn predecessors(&self, release: ReleaseId) -> &[ReleaseId] {
        self.predecessors.get(&release).map_or(&[], Vec::as_slice)
    }
}
