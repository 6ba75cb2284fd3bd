//! Showing the catalogue.

use slipway_domain::Key;
use slipway_domain::plan::{Named, Table};
use slipway_domain::release::ReleaseKind;

use super::{
    CatalogueView, EnvironmentCard, LeadTimeCard, NamedCard, PersonCard, RegionCard, ServiceCard, TeamCard, board,
    roster, window,
};
use crate::desk::{Context, Desk, key_of};
use crate::error::Result;
use crate::host::Task;
use crate::train::train_card;
use crate::wire::Nothing;

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
            kind: Some(service.kind.into()),
            regulated: Some(service.regulated),
        }),
        teams: by_key(&plan.teams, |team| TeamCard {
            key: team.key.clone().into(),
            name: team.name.clone(),
            limit: team.limit.into(),
        }),
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
            deputy: person.deputy.and_then(|id| key_of(&plan.people, id)).into(),
        }),
        trains: by_key(&plan.trains, |train| train_card(plan, train)),
        windows: by_key(&plan.windows, |window| window::card(plan, window)),
        stores: by_key(&plan.stores, |store| named(&store.key, &store.name)),
        bookings: by_key(&plan.bookings, |booking| roster::booking_card(plan, booking)).into_iter().flatten().collect(),
        absences: by_key(&plan.absences, |absence| roster::absence_card(plan, absence)).into_iter().flatten().collect(),
        shifts: by_key(&plan.shifts, |shift| roster::shift_card(plan, shift)).into_iter().flatten().collect(),
        boards: by_key(&plan.boards, |one| board::card(plan, one)),
        lead_times: ReleaseKind::ALL
            .iter()
            .filter_map(|kind| Some(LeadTimeCard { kind: (*kind).into(), lead: plan.lead_time(*kind)?.into() }))
            .collect(),
    })
}

fn by_key<T: Named, C>(table: &Table<T>, card: impl Fn(&T) -> C) -> Vec<C> {
    let mut things: Vec<&T> = table.iter().collect();
    things.sort_by(|a, b| a.key().cmp(&b.key()));
    things.into_iter().map(card).collect()
}
