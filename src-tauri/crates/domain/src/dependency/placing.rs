//! Slots for releases that are put in order, found one after another.

use super::sequence::sequenced;
use crate::Plan;
use crate::cascade::with_deployments;
use crate::conflict::{Changed, Schedule};
use crate::id::ReleaseId;
use crate::plan::Edit;
use crate::release::{Planned, Release};
use crate::slot::{SlotQuery, next_slots_for_all};
use crate::time::{Instant, Interval};

/// Finds valid slots one after another, each seeing where those before it went.
pub struct Placing {
    plan: Plan,
    schedule: Schedule,
    now: Instant,
}

impl Placing {
    /// Begins with a plan without the dependencies among those that are put in order: the order itself keeps them, and
    /// what comes behind is not yet where it will be.
    pub fn within(plan: &Plan, schedule: &Schedule, within: Interval, now: Instant) -> Self {
        let among = sequenced(plan, within);
        let mut plan = plan.clone();
        let links: Vec<Edit> = plan
            .release_links
            .iter()
            .filter(|link| among.contains(&link.predecessor) && among.contains(&link.successor))
            .map(|link| Edit::RemoveReleaseLink(link.id))
            .collect();
        if links.is_empty() {
            return Self { plan, schedule: schedule.clone(), now };
        }
        for link in &links {
            plan.apply(link);
        }
        let schedule = Schedule::build(&plan);
        Self { plan, schedule, now }
    }

    /// Puts a release into the best valid slot at or behind a start, but not before now, and its deployments along with it.
    pub fn put(&mut self, release: &Release, start: Instant) -> Option<Planned> {
        let start = start.max(self.now);
        let query = SlotQuery { count: 1, ..SlotQuery::new(start, start) };
        let slot = next_slots_for_all(&self.plan, &self.schedule, release, &query).slots.into_iter().next()?;
        let planned = release.planned.moved_to(slot.interval.start());
        let moved = with_deployments(&self.plan, vec![(release.id, planned.clone())]);
        let ids: Vec<ReleaseId> = moved.iter().map(|(id, _)| *id).collect();
        for (id, planned) in moved {
            if let Some(old) = self.plan.releases.get(id).cloned() {
                self.plan.releases.put(Release { planned, ..old });
            }
        }
        self.schedule.refresh(&self.plan, &Changed::Releases(ids));
        Some(planned)
    }
}
