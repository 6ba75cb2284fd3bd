//! Which releases somebody asks for: by the keys that people type, and by the ids that the plan keeps.

use slipway_domain::Plan;
use slipway_domain::release::{Release, Selection};

use super::ReleaseFilter;
use crate::desk::{id_of, key_of};
use crate::error::Result;
use crate::wire::Text;

/// The releases that a filter leaves, by their starts; refuses a key that is nobody's.
pub(crate) fn chosen<'a>(plan: &'a Plan, filter: &ReleaseFilter) -> Result<Vec<&'a Release>> {
    Ok(selection(plan, filter)?.of(plan))
}

/// A filter by the ids of what it names; refuses a key that is nobody's.
pub(crate) fn selection(plan: &Plan, filter: &ReleaseFilter) -> Result<Selection> {
    let services = filter.service.iter().chain(&filter.services);
    Ok(Selection {
        after: filter.from.map(|from| from.0),
        before: filter.to.map(|to| to.0),
        services: services.map(|key| id_of(&plan.services, "service", key)).collect::<Result<_>>()?,
        team: filter.team.as_ref().map(|key| id_of(&plan.teams, "team", key)).transpose()?,
        train: filter.train.as_ref().map(|key| id_of(&plan.trains, "train", key)).transpose()?,
        environment: filter
            .environment
            .as_ref()
            .map(|key| id_of(&plan.environments, "environment", key))
            .transpose()?,
        region: filter.region.as_ref().map(|key| id_of(&plan.regions, "region", key)).transpose()?,
        person: filter.person.as_ref().map(|key| id_of(&plan.people, "person", key)).transpose()?,
        kind: filter.kind.map(|kind| kind.0),
        state: filter.state.map(|state| state.0),
        text: filter.text.clone(),
    })
}

/// A selection by the keys of what it names; what is gone from the plan is left out.
pub(crate) fn filter_of(plan: &Plan, selection: &Selection) -> ReleaseFilter {
    ReleaseFilter {
        from: selection.after.map(Text),
        to: selection.before.map(Text),
        service: None,
        services: selection.services.iter().filter_map(|id| key_of(&plan.services, *id)).collect(),
        team: selection.team.and_then(|id| key_of(&plan.teams, id)),
        train: selection.train.and_then(|id| key_of(&plan.trains, id)),
        environment: selection.environment.and_then(|id| key_of(&plan.environments, id)),
        region: selection.region.and_then(|id| key_of(&plan.regions, id)),
        person: selection.person.and_then(|id| key_of(&plan.people, id)),
        kind: selection.kind.map(Text),
        state: selection.state.map(Text),
        text: selection.text.clone(),
    }
}
