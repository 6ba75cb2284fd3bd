//! Showing the catalogue.

use slipway_domain::Key;
use slipway_domain::calendar::Window;
use slipway_domain::plan::{Named, Table};

use super::{CatalogueView, EnvironmentCard, NamedCard, PersonCard, RegionCard, ServiceCard, WindowCard};
use crate::calendar::scope_view;
use crate::desk::{Context, Desk, key_of};
use crate::error::Result;
use crate::host::Task;
use crate::wire::{Nothing, Text};

/// Shows everything around the releases.
pub fn show(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<CatalogueView> {
    let plan = &desk.plan;
    let named = |key: &Key, name: &str| NamedCard { key: key.clone().into(), name: name.to_owned() };
    Ok(CatalogueView {
        services: by_key(&plan.services, |service| ServiceCard {
            key: service.key.clone().into(),
            name: service.name.clone(),
            tier: service.tier.number(),
            team: service.team.and_then(|id| key_of(&plan.teams, id)),
            region: service.region.and_then(|id| key_of(&plan.regions, id)),
            environments: service.environments.iter().filter_map(|id| key_of(&plan.environments, *id)).collect(),
        }),
        teams: by_key(&plan.teams, |team| named(&team.key, &team.name)),
        environments: by_key(&plan.environments, |environment| EnvironmentCard {
            key: environment.key.clone().into(),
            name: environment.name.clone(),
            production: environment.production,
            infrastructure: environment.infrastructure.clone(),
        }),
        regions: by_key(&plan.regions, |region| RegionCard {
            key: region.key.clone().into(),
            name: region.name.clone(),
            zone: region.zone.clone().into(),
        }),
        people: by_key(&plan.people, |person| PersonCard {
            key: person.key.clone().into(),
            name: person.name.clone(),
            team: person.team.and_then(|id| key_of(&plan.teams, id)),
            email: person.email.clone(),
        }),
        trains: by_key(&plan.trains, |train| named(&train.key, &train.name)),
        windows: by_key(&plan.windows, |window| window_card(desk, window)),
    })
}

fn window_card(desk: &Desk, window: &Window) -> WindowCard {
    WindowCard {
        key: window.key.clone().into(),
        title: window.title.clone(),
        kind: window.kind.into(),
        start: window.start.format("%Y-%m-%dT%H:%M").to_string(),
        end: window.end.format("%Y-%m-%dT%H:%M").to_string(),
        zone: window.zone.clone().into(),
        rrule: window.recurrence.clone().map(Text),
        scope: scope_view(&desk.plan, &window.scope),
    }
}

fn by_key<T: Named, C>(table: &Table<T>, card: impl Fn(&T) -> C) -> Vec<C> {
    let mut things: Vec<&T> = table.iter().collect();
    things.sort_by(|a, b| a.key().cmp(&b.key()));
    things.into_iter().map(card).collect()
}
