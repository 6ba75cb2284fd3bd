//! What the pack says about a release in more than one place.

use slipway_domain::catalogue::Role;
use slipway_domain::release::Release;

use crate::desk::Desk;

/// Letter and name of a release's band of risk, or nothing.
pub(super) fn risk(release: &Release) -> String {
    release.risk.map_or_else(String::new, |risk| format!("{} {}", risk.letter(), risk.as_str().replace('-', " ")))
}

/// The name of the person who holds a role, or nothing.
pub(super) fn holder(desk: &Desk, release: &Release, role: Role) -> String {
    let person = release.holder(role).and_then(|id| desk.plan.people.get(id));
    person.map_or_else(String::new, |person| person.name.clone())
}

/// The team that carries a release, if one does.
pub(super) fn team<'a>(desk: &'a Desk, release: &Release) -> Option<&'a str> {
    release.team.and_then(|id| desk.plan.teams.get(id)).map(|team| team.name.as_str())
}

/// The train on which a release rides, or nothing.
pub(super) fn train(desk: &Desk, release: &Release) -> String {
    release.train.and_then(|id| desk.plan.trains.get(id)).map_or_else(String::new, |train| train.name.clone())
}

/// The services of a release with their tiers.
pub(super) fn services(desk: &Desk, release: &Release) -> String {
    let named = release.services.iter().filter_map(|id| desk.plan.services.get(*id));
    named.map(|service| format!("{} (tier {})", service.name, service.tier)).collect::<Vec<_>>().join(", ")
}

/// The environment of a release and the regions of its services.
pub(super) fn environments(desk: &Desk, release: &Release) -> String {
    let plan = &desk.plan;
    let environment = plan.environments.get(release.environment).map(|environment| environment.name.as_str());
    let services = release.services.iter().filter_map(|id| plan.services.get(*id)?.region);
    let mut regions: Vec<&str> = services.filter_map(|id| Some(plan.regions.get(id)?.name.as_str())).collect();
    regions.sort_unstable();
    regions.dedup();
    environment.into_iter().chain(regions).collect::<Vec<_>>().join(" · ")
}

/// The parts that say something, between separators.
pub(super) fn joined(parts: impl IntoIterator<Item = String>, separator: &str) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(separator)
}
