//! Settings, teams, regions, environments, people, trains and services.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::ToSql;
use rustc_hash::FxHashMap;
use slipway_domain::catalogue::{Environment, Person, Region, Service, ServiceLink, Team, Tier};
use slipway_domain::id::{EnvironmentId, PersonId, RegionId, ServiceId, ServiceLinkId, TeamId, TrainId};
use slipway_domain::plan::{Settings, Table};
use slipway_domain::train::Train;
use uuid::Uuid;

use super::row::{each, put, put_parts};
use crate::StorageError;

type Done = Result<(), StorageError>;

fn text(value: impl std::fmt::Display) -> String {
    value.to_string()
}

pub(super) fn put_settings(db: &Connection, settings: &Settings) -> Done {
    let values: [&dyn ToSql; 4] = [&"plan", &text(settings.guid), &settings.name, &settings.zone.name()];
    put(db, "setting", &["id", "guid", "name", "zone"], &values)
}

pub(super) fn settings(db: &Connection) -> Result<Settings, StorageError> {
    let rows: Vec<Settings> = each(db, "setting", "SELECT id, guid, name, zone FROM setting", |cells| {
        Ok(Settings { guid: cells.parsed::<Uuid>(1)?, name: cells.plain(2)?, zone: cells.parsed(3)? })
    })?;
    let missing = || StorageError::Unreadable { table: "setting", id: "plan".into(), why: "it is missing".into() };
    rows.into_iter().next().ok_or_else(missing)
}

pub(super) fn put_team(db: &Connection, team: &Team) -> Done {
    put(db, "team", &["id", "key", "name"], &[&text(team.id), &team.key.as_str(), &team.name])
}

pub(super) fn teams(db: &Connection) -> Result<Table<Team>, StorageError> {
    each(db, "team", "SELECT id, key, name FROM team", |cells| {
        Ok(Team { id: cells.id(0, TeamId::new)?, key: cells.parsed(1)?, name: cells.plain(2)? })
    })
}

pub(super) fn put_region(db: &Connection, region: &Region) -> Done {
    let values: [&dyn ToSql; 4] = [&text(region.id), &region.key.as_str(), &region.name, &region.zone.name()];
    put(db, "region", &["id", "key", "name", "zone"], &values)
}

pub(super) fn regions(db: &Connection) -> Result<Table<Region>, StorageError> {
    each(db, "region", "SELECT id, key, name, zone FROM region", |cells| {
        let id = cells.id(0, RegionId::new)?;
        Ok(Region { id, key: cells.parsed(1)?, name: cells.plain(2)?, zone: cells.parsed(3)? })
    })
}

pub(super) fn put_environment(db: &Connection, environment: &Environment) -> Done {
    let Environment { id, key, name, production, infrastructure } = environment;
    let values: [&dyn ToSql; 5] = [&text(id), &key.as_str(), name, production, infrastructure];
    put(db, "environment", &["id", "key", "name", "production", "infrastructure"], &values)
}

pub(super) fn environments(db: &Connection) -> Result<Table<Environment>, StorageError> {
    each(db, "environment", "SELECT id, key, name, production, infrastructure FROM environment", |cells| {
        Ok(Environment {
            id: cells.id(0, EnvironmentId::new)?,
            key: cells.parsed(1)?,
            name: cells.plain(2)?,
            production: cells.plain(3)?,
            infrastructure: cells.plain(4)?,
        })
    })
}

pub(super) fn put_person(db: &Connection, person: &Person) -> Done {
    let values: [&dyn ToSql; 5] =
        [&text(person.id), &person.key.as_str(), &person.name, &person.team.map(text), &person.email];
    put(db, "person", &["id", "key", "name", "team", "email"], &values)
}

pub(super) fn people(db: &Connection) -> Result<Table<Person>, StorageError> {
    each(db, "person", "SELECT id, key, name, team, email FROM person", |cells| {
        Ok(Person {
            id: cells.id(0, PersonId::new)?,
            key: cells.parsed(1)?,
            name: cells.plain(2)?,
            team: cells.optional_id(3, TeamId::new)?,
            email: cells.plain(4)?,
        })
    })
}

pub(super) fn put_train(db: &Connection, train: &Train) -> Done {
    put(db, "train", &["id", "key", "name"], &[&text(train.id), &train.key.as_str(), &train.name])
}

pub(super) fn trains(db: &Connection) -> Result<Table<Train>, StorageError> {
    each(db, "train", "SELECT id, key, name FROM train", |cells| {
        Ok(Train { id: cells.id(0, TrainId::new)?, key: cells.parsed(1)?, name: cells.plain(2)? })
    })
}

pub(super) fn put_service(db: &Connection, service: &Service) -> Done {
    let id = text(service.id);
    let values: [&dyn ToSql; 6] = [
        &id,
        &service.key.as_str(),
        &service.name,
        &service.tier.number(),
        &service.team.map(text),
        &service.region.map(text),
    ];
    put(db, "service", &["id", "key", "name", "tier", "team", "region"], &values)?;
    let environments: BTreeSet<Vec<String>> = service.environments.iter().map(|id| vec![text(id)]).collect();
    put_parts(db, "service_environment", &["service", "environment"], &id, &environments)
}

pub(super) fn services(db: &Connection) -> Result<Table<Service>, StorageError> {
    let mut environments: FxHashMap<ServiceId, Vec<EnvironmentId>> = FxHashMap::default();
    let sql = "SELECT service, environment FROM service_environment ORDER BY service, environment";
    let pairs: Vec<(ServiceId, EnvironmentId)> = each(db, "service_environment", sql, |cells| {
        Ok((cells.id(0, ServiceId::new)?, cells.id(1, EnvironmentId::new)?))
    })?;
    for (service, environment) in pairs {
        environments.entry(service).or_default().push(environment);
    }
    each(db, "service", "SELECT id, key, name, tier, team, region FROM service", |cells| {
        let id = cells.id(0, ServiceId::new)?;
        Ok(Service {
            id,
            key: cells.parsed(1)?,
            name: cells.plain(2)?,
            tier: cells.checked(Tier::try_from(cells.plain::<u8>(3)?))?,
            team: cells.optional_id(4, TeamId::new)?,
            region: cells.optional_id(5, RegionId::new)?,
            environments: environments.remove(&id).unwrap_or_default(),
        })
    })
}

pub(super) fn put_service_link(db: &Connection, link: &ServiceLink) -> Done {
    let values: [&dyn ToSql; 4] = [&text(link.id), &text(link.from), &text(link.to), &link.kind.as_str()];
    put(db, "service_link", &["id", "source", "target", "kind"], &values)
}

pub(super) fn service_links(db: &Connection) -> Result<Table<ServiceLink>, StorageError> {
    each(db, "service_link", "SELECT id, source, target, kind FROM service_link", |cells| {
        Ok(ServiceLink {
            id: cells.id(0, ServiceLinkId::new)?,
            from: cells.id(1, ServiceId::new)?,
            to: cells.id(2, ServiceId::new)?,
            kind: cells.parsed(3)?,
        })
    })
}
