//! Teams, people, regions, environments, services and their dependencies, market by market.

use slipway_domain::catalogue::{Environment, LinkKind, Person, Region, Service, ServiceKind, ServiceLink, Team, Tier};
use slipway_domain::id::{EnvironmentId, PersonId, RegionId, ServiceId, ServiceLinkId, TeamId, TrainId};
use slipway_domain::time::Zone;
use slipway_domain::train::Train;
use slipway_domain::{Key, Plan};
use uuid::Uuid;

use super::SampleError;
use super::texts::{
    ENVIRONMENTS, FIRST_NAMES, LAST_NAMES, LINKS, LINKS_HOME, MARKET_TEAMS, MARKETS, MIN_VERSIONS, REGIONS, SERVICES,
    TEAMS,
};

/// How many people each team has.
const PEOPLE: usize = 3;

pub(super) fn fill(plan: &mut Plan, markets: usize, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    let mut regions = Vec::new();
    for (key, name, zone) in REGIONS {
        let id = RegionId::new(ids());
        plan.regions.put(Region { id, key: Key::parse(key)?, name: name.to_owned(), zone: Zone::parse(zone)? });
        regions.push(id);
    }
    let mut environments = Vec::new();
    for (key, name, production, infrastructure) in ENVIRONMENTS {
        let id = EnvironmentId::new(ids());
        let infrastructure = infrastructure.map(str::to_owned);
        plan.environments.put(Environment {
            id,
            key: Key::parse(key)?,
            name: name.to_owned(),
            production,
            infrastructure,
        });
        environments.push(id);
    }
    for (key, name) in [("CORE", "Core train"), ("DIGITAL", "Digital train")] {
        plan.trains.put(Train::new(TrainId::new(ids()), Key::parse(key)?, name.to_owned()));
    }
    let mut teams = Vec::new();
    for (key, name) in TEAMS {
        teams.push(team(plan, key, name, ids)?);
    }
    let owners = |index: usize| teams.get(index).copied();
    market(plan, None, &regions, &environments, &owners, ids)?;
    for (code, name, region) in MARKETS.iter().take(markets.saturating_sub(1)) {
        let mut local = Vec::new();
        for (key, title, homes) in MARKET_TEAMS {
            local.push((team(plan, &format!("{code}-{key}"), &format!("{name} {title}"), ids)?, homes));
        }
        let owners = |index: usize| local.iter().find(|(_, homes)| homes.contains(&index)).map(|(id, _)| *id);
        market(plan, Some((code, name, *region)), &regions, &environments, &owners, ids)?;
    }
    Ok(())
}

fn team(plan: &mut Plan, key: &str, name: &str, ids: &mut dyn FnMut() -> Uuid) -> Result<TeamId, SampleError> {
    let id = TeamId::new(ids());
    plan.teams.put(Team { id, key: Key::parse(key)?, name: name.to_owned(), limit: None });
    for _ in 0..PEOPLE {
        let number = plan.people.len();
        let first = FIRST_NAMES.get(number % FIRST_NAMES.len()).copied().unwrap_or_default();
        let last =
            LAST_NAMES.get((number * 7 + number / FIRST_NAMES.len()) % LAST_NAMES.len()).copied().unwrap_or_default();
        let login = format!("{}.{}{number}", first.to_lowercase(), last.to_lowercase().replace([' ', '\''], ""));
        plan.people.put(Person {
            id: PersonId::new(ids()),
            key: Key::parse(&login)?,
            name: format!("{first} {last}"),
            team: Some(id),
            email: Some(format!("{login}@nordwind.example")),
            deputy: None,
        });
    }
    Ok(id)
}

fn market(
    plan: &mut Plan,
    market: Option<(&str, &str, usize)>,
    regions: &[RegionId],
    environments: &[EnvironmentId],
    owner: &dyn Fn(usize) -> Option<TeamId>,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<(), SampleError> {
    let key = |service: &str| market.map_or_else(|| service.to_owned(), |(code, ..)| format!("{code}-{service}"));
    for text in &SERVICES {
        let region = market.map_or(text.region, |(.., region)| region);
        plan.services.put(Service {
            id: ServiceId::new(ids()),
            key: Key::parse(&key(text.key))?,
            name: market.map_or_else(|| text.name.to_owned(), |(_, name, _)| format!("{} {name}", text.name)),
            kind: kind(text.key),
            tier: Tier::try_from(text.tier).unwrap_or(Tier::DEFAULT),
            regulated: false,
            team: owner(text.team),
            region: regions.get(region).copied(),
            environments: environments.to_vec(),
        });
    }
    for (from, to, kind) in LINKS {
        let least = MIN_VERSIONS.iter().find(|(one, other, _)| (*one, *other) == (from, to));
        link(plan, &key(from), &key(to), kind, least.map(|(.., version)| *version), ids);
    }
    if market.is_some() {
        for (from, to, kind) in LINKS_HOME {
            link(plan, &key(from), to, kind, None, ids);
        }
    }
    Ok(())
}

/// What a service of the sample is.
fn kind(key: &str) -> ServiceKind {
    match key {
        "fraud-screening" => ServiceKind::Vendor,
        "data-warehouse" => ServiceKind::Infrastructure,
        "tax-engine" | "shipping-labels" => ServiceKind::Component,
        _ => ServiceKind::Service,
    }
}

fn link(plan: &mut Plan, from: &str, to: &str, kind: LinkKind, least: Option<&str>, ids: &mut dyn FnMut() -> Uuid) {
    if let (Some(from), Some(to)) = (plan.services.by_key(from), plan.services.by_key(to)) {
        let min_version = least.and_then(|version| version.parse().ok());
        let link = ServiceLink { id: ServiceLinkId::new(ids()), from: from.id, to: to.id, kind, min_version };
        plan.service_links.put(link);
    }
}
