//! The catalogue as the rules look at it: dense numbers instead of ids, and who leans on whom.

use rustc_hash::FxHashMap;

use crate::Plan;
use crate::catalogue::{Environment, Tier};
use crate::id::{EnvironmentId, ServiceId};

/// A service within reach of another, with the service between the two if they are not neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Near {
    pub(super) service: u32,
    pub(super) via: Option<u32>,
}

/// The catalogue by dense numbers.
///
/// Services are numbered in the order of their keys, so that a comparison of
/// numbers is one of keys.
#[derive(Clone, Debug, Default)]
pub(super) struct Ground {
    services: Vec<ServiceId>,
    tier_one: Vec<bool>,
    numbers: FxHashMap<ServiceId, u32>,
    groups: FxHashMap<EnvironmentId, u32>,
    near: Vec<Vec<Near>>,
}

impl Ground {
    pub(super) fn survey(plan: &Plan) -> Self {
        let mut sorted: Vec<_> = plan.services.iter().collect();
        sorted.sort_by(|a, b| a.key.cmp(&b.key).then(a.id.cmp(&b.id)));
        let services: Vec<ServiceId> = sorted.iter().map(|service| service.id).collect();
        let numbers: FxHashMap<ServiceId, u32> = services.iter().copied().zip(0..).collect();
        Self {
            tier_one: sorted.iter().map(|service| service.tier == Tier::ONE).collect(),
            near: within_two_steps(&neighbours(plan, &numbers)),
            groups: environment_groups(plan),
            services,
            numbers,
        }
    }

    pub(super) fn number(&self, service: ServiceId) -> Option<u32> {
        self.numbers.get(&service).copied()
    }

    pub(super) fn id(&self, service: u32) -> ServiceId {
        self.services[service as usize]
    }

    pub(super) fn ids<C: FromIterator<ServiceId>>(&self, services: impl IntoIterator<Item = u32>) -> C {
        services.into_iter().map(|service| self.id(service)).collect()
    }

    pub(super) fn len(&self) -> usize {
        self.services.len()
    }

    pub(super) fn is_tier_one(&self, service: u32) -> bool {
        self.tier_one[service as usize]
    }

    /// The environments in which a component is the same component, as one number; none for an environment that the
    /// catalogue does not know.
    pub(super) fn group(&self, environment: EnvironmentId) -> Option<u32> {
        self.groups.get(&environment).copied()
    }

    /// Everything within depth 2 of a service, sorted by number.
    fn near(&self, service: u32) -> &[Near] {
        &self.near[service as usize]
    }

    /// A service and everything within depth 2 of it.
    pub(super) fn reach(&self, service: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::once(service).chain(self.near(service).iter().map(|near| near.service))
    }

    pub(super) fn relation(&self, one: u32, other: u32) -> Option<Near> {
        let near = self.near(one);
        near.binary_search_by_key(&other, |near| near.service).ok().map(|place| near[place])
    }
}

/// Environments that share infrastructure get one number. Sharing is mutual and carries over, so that it is enough to
/// ask the first environment of each group.
fn environment_groups(plan: &Plan) -> FxHashMap<EnvironmentId, u32> {
    let mut firsts: Vec<&Environment> = Vec::new();
    let mut groups = FxHashMap::default();
    for environment in plan.environments.iter() {
        let group =
            firsts.iter().position(|first| first.shares_infrastructure_with(environment)).unwrap_or_else(|| {
                firsts.push(environment);
                firsts.len() - 1
            });
        groups.insert(environment.id, group as u32);
    }
    groups
}

/// Both directions of every link that couples at run time.
fn neighbours(plan: &Plan, numbers: &FxHashMap<ServiceId, u32>) -> Vec<Vec<u32>> {
    let mut next_to = vec![Vec::new(); numbers.len()];
    for link in plan.service_links.iter().filter(|link| link.kind.couples_at_run_time()) {
        if let (Some(&from), Some(&to)) = (numbers.get(&link.from), numbers.get(&link.to))
            && from != to
        {
            next_to[from as usize].push(to);
            next_to[to as usize].push(from);
        }
    }
    for list in &mut next_to {
        list.sort_unstable();
        list.dedup();
    }
    next_to
}

/// Depth 1 and depth 2 of each service; of several ways over two steps the one with the smallest service between,
/// which is the same one from both ends.
fn within_two_steps(next_to: &[Vec<u32>]) -> Vec<Vec<Near>> {
    const NEVER: u32 = u32::MAX;
    let mut seen_from = vec![NEVER; next_to.len()];
    next_to
        .iter()
        .zip(0_u32..)
        .map(|(direct, service)| {
            seen_from[service as usize] = service;
            let mut near: Vec<Near> = Vec::new();
            for &neighbour in direct {
                seen_from[neighbour as usize] = service;
                near.push(Near { service: neighbour, via: None });
            }
            for &between in direct {
                for &far in &next_to[between as usize] {
                    if std::mem::replace(&mut seen_from[far as usize], service) != service {
                        near.push(Near { service: far, via: Some(between) });
                    }
                }
            }
            near.sort_unstable_by_key(|near| near.service);
            near
        })
        .collect()
}
