//! What a window is about.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::{EnvironmentId, RegionId, ServiceId, TeamId};
use crate::release::ReleaseKind;
use crate::{Key, Plan};

/// What a window is about: each list that is empty means all of its kind.
///
/// Several values in one list mean any of them; several lists must all match.
/// The lists are matched against one component at a time, so that a release is
/// in scope when one of its services is, with its own team and region.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    /// Services.
    pub services: BTreeSet<ServiceId>,
    /// Teams: the service's own, or the one that carries the release.
    pub teams: BTreeSet<TeamId>,
    /// Environments.
    pub environments: BTreeSet<EnvironmentId>,
    /// Regions: the service's own.
    pub regions: BTreeSet<RegionId>,
    /// Types of release.
    pub kinds: BTreeSet<ReleaseKind>,
}

/// One service of a release with everything that a scope asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Component {
    /// The service; none for a release that names no service.
    pub service: Option<ServiceId>,
    /// The team that owns the service.
    pub service_team: Option<TeamId>,
    /// The team that carries the release.
    pub release_team: Option<TeamId>,
    /// The service's region.
    pub region: Option<RegionId>,
    /// Where the release is deployed.
    pub environment: EnvironmentId,
    /// The type of the release.
    pub kind: ReleaseKind,
}

impl Scope {
    /// Whether nothing narrows it.
    pub fn is_global(&self) -> bool {
        self.services.is_empty()
            && self.teams.is_empty()
            && self.environments.is_empty()
            && self.regions.is_empty()
            && self.kinds.is_empty()
    }

    /// Whether a component is in scope.
    pub fn covers(&self, component: &Component) -> bool {
        fn any<T: Ord>(list: &BTreeSet<T>, values: &[Option<T>]) -> bool {
            list.is_empty() || values.iter().flatten().any(|value| list.contains(value))
        }
        any(&self.services, &[component.service])
            && any(&self.teams, &[component.service_team, component.release_team])
            && any(&self.environments, &[Some(component.environment)])
            && any(&self.regions, &[component.region])
            && any(&self.kinds, &[Some(component.kind)])
    }
}

impl Plan {
    /// The keys of windows, boards and chains of escalation whose scope names something, sorted.
    ///
    /// What they name must not be taken out: a list with only that entry would
    /// be empty then, and mean all.
    pub fn scopes_that_name(&self, names: impl Fn(&Scope) -> bool) -> Vec<&Key> {
        let windows = self.windows.iter().filter(|window| names(&window.scope)).map(|window| &window.key);
        let boards = self.boards.iter().filter(|board| names(&board.scope)).map(|board| &board.key);
        let chains = self.chains.iter().filter(|chain| names(&chain.scope)).map(|chain| &chain.key);
        let mut keys: Vec<&Key> = windows.chain(boards).chain(chains).collect();
        keys.sort_unstable();
        keys
    }
}
