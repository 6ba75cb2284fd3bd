//! A release as the rules look at it.

use std::sync::Arc;

use smallvec::SmallVec;

use super::facts::Facts;
use super::ground::Ground;
use super::horizon::{Horizon, Profile};
use super::numbers::Registry;
use super::record::Doubt;
use crate::Key;
use crate::calendar::Component;
use crate::id::ReleaseId;
use crate::plan::Plan;
use crate::release::{Planned, Release};
use crate::time::{Interval, Minutes, Zone};

/// A component of a release with the windows that are about it.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The service; none for a release that names no service.
    pub(super) service: Option<u32>,
    pub(super) profile: Arc<Profile>,
}

/// A release that takes part, by dense numbers.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) id: ReleaseId,
    pub(super) key: Key,
    /// Its place among all releases in the order of their keys.
    pub(super) rank: u32,
    pub(super) at: Interval,
    pub(super) zone: Zone,
    /// The group of its environment; none where the catalogue does not know it, so that it meets nobody.
    pub(super) group: Option<u32>,
    /// Whether it is over, so that it takes part only as the other party of a release that is not.
    pub(super) history: bool,
    /// Its components, sorted by service.
    pub(super) parts: SmallVec<[Part; 2]>,
    pub(super) doubts: Vec<Doubt>,
    /// How long it stabilises behind its end.
    stabilisation: Minutes,
    pub(super) facts: Arc<Facts>,
}

impl Entry {
    /// The rank of a release that the schedule does not hold.
    pub(super) const UNRANKED: u32 = u32::MAX;

    /// Reads a release; none when it does not take part.
    pub(super) fn read(
        plan: &Plan,
        release: &Release,
        ground: &Ground,
        registry: &Registry,
        mut profile: impl FnMut(&Component) -> Arc<Profile>,
    ) -> Option<Self> {
        if !release.state.takes_part() {
            return None;
        }
        let mut parts: SmallVec<[Part; 2]> = plan
            .components(release)
            .map(|component| Part {
                service: component.service.and_then(|id| ground.number(id)),
                profile: profile(&component),
            })
            .collect();
        parts.sort_by_key(|part| part.service);
        parts.dedup_by_key(|part| part.service);
        Some(Self {
            id: release.id,
            key: release.key.clone(),
            rank: Self::UNRANKED,
            at: release.occupancy(),
            zone: release.planned.zone().clone(),
            group: ground.group(release.environment),
            history: release.state.is_history(),
            parts,
            doubts: doubts(&release.planned),
            stabilisation: release.planned.stabilisation(),
            facts: Arc::new(Facts::read(plan, release, ground, registry)),
        })
    }

    /// The same release at another time.
    pub(super) fn moved(&self, planned: &Planned) -> Self {
        Self {
            at: planned.occupancy(),
            zone: planned.zone().clone(),
            doubts: doubts(planned),
            stabilisation: planned.stabilisation(),
            ..self.clone()
        }
    }

    /// The same release at another time of which nothing but the stretch matters.
    pub(super) fn over(&self, at: Interval) -> Self {
        Self { at, ..self.clone() }
    }

    /// The numbers of its services, sorted.
    pub(super) fn services(&self) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.parts.iter().filter_map(|part| part.service)
    }

    /// Its components where it is deployed, as lanes are named.
    pub(super) fn lanes(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.group.into_iter().flat_map(|group| self.services().map(move |service| (group, service)))
    }

    /// The data stores that its rollback restores where it is deployed.
    pub(super) fn restored(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let stores = || self.facts.stores.iter().filter(|hold| hold.restores).map(|hold| hold.store);
        self.group.into_iter().flat_map(move |group| stores().map(move |store| (group, store)))
    }

    /// Its stabilisation.
    pub(super) fn tail(&self) -> Interval {
        Interval::from_start(self.at.end(), self.stabilisation)
    }

    /// The windows with a limit that are about one of its components, with it.
    pub(super) fn limits(&self, horizon: &Horizon) -> SmallVec<[(u32, u32); 4]> {
        horizon.limits(self.parts.iter().map(|part| &*part.profile))
    }

    /// Whether a window is about one of its components.
    pub(super) fn is_covered_by(&self, window: u32) -> bool {
        self.parts.iter().any(|part| part.profile.is_covered_by(window))
    }

    pub(super) fn touches(&self, service: u32) -> bool {
        self.parts.binary_search_by_key(&Some(service), |part| part.service).is_ok()
    }
}

fn doubts(planned: &Planned) -> Vec<Doubt> {
    let zone = planned.zone();
    planned.doubtful().map(|wall| Doubt { wall, zone: zone.clone(), resolved: zone.resolve(wall) }).collect()
}
