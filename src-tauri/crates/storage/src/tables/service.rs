//! Services, and where each runs.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::ToSql;
use rustc_hash::FxHashMap;
use slipway_domain::catalogue::{Service, ServiceKind, Tier};
use slipway_domain::id::{EnvironmentId, RegionId, ServiceId, TeamId};
use slipway_domain::plan::Table;

use super::row::{self, each, put_parts};
use crate::StorageError;

pub(crate) fn put(db: &Connection, service: &Service) -> Result<(), StorageError> {
    let id = service.id.to_string();
    let values: [&dyn ToSql; 8] = [
        &id,
        &service.key.as_str(),
        &service.name,
        &service.tier.number(),
        &service.team.map(|id| id.to_string()),
        &service.region.map(|id| id.to_string()),
        &(service.kind != ServiceKind::Service).then_some(service.kind.as_str()),
        &service.regulated.then_some(true),
    ];
    row::put(db, "service", &["id", "key", "name", "tier", "team", "region", "kind", "regulated"], &values)?;
    let environments: BTreeSet<Vec<String>> = service.environments.iter().map(|id| vec![id.to_string()]).collect();
    put_parts(db, "service_environment", &["service", "environment"], &id, &environments)
}

pub(crate) fn remove(db: &Connection, id: ServiceId) -> Result<(), StorageError> {
    row::remove(db, "service", &id.to_string(), &[("service_environment", "service")])
}

pub(super) fn all(db: &Connection) -> Result<Table<Service>, StorageError> {
    let mut environments: FxHashMap<ServiceId, Vec<EnvironmentId>> = FxHashMap::default();
    let sql = "SELECT service, environment FROM service_environment ORDER BY service, environment";
    let pairs: Vec<(ServiceId, EnvironmentId)> = each(db, "service_environment", sql, |cells| {
        Ok((cells.id(0, ServiceId::new)?, cells.id(1, EnvironmentId::new)?))
    })?;
    for (service, environment) in pairs {
        environments.entry(service).or_default().push(environment);
    }
    each(db, "service", "SELECT id, key, name, tier, team, region, kind, regulated FROM service", |cells| {
        let id = cells.id(0, ServiceId::new)?;
        Ok(Service {
            id,
            key: cells.parsed(1)?,
            name: cells.plain(2)?,
            kind: cells.optional(6)?.unwrap_or(ServiceKind::Service),
            tier: cells.checked_in(3, Tier::try_from(cells.plain::<u8>(3)?))?,
            team: cells.optional_id(4, TeamId::new)?,
            region: cells.optional_id(5, RegionId::new)?,
            regulated: cells.plain::<Option<bool>>(7)?.unwrap_or_default(),
            environments: environments.remove(&id).unwrap_or_default(),
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{environment, mirrors, region, service, team};

    #[test]
    fn a_service_is_read_back_bare_and_full_and_taken_out_with_its_places() {
        let full = Service {
            kind: ServiceKind::Vendor,
            tier: Tier::ONE,
            regulated: true,
            team: Some(team().id),
            region: Some(region().id),
            environments: vec![environment(12).id, environment(13).id],
            ..service(30)
        };
        let fewer = Service { environments: vec![environment(13).id], ..full.clone() };
        mirrors([
            team().into(),
            region().into(),
            environment(12).into(),
            environment(13).into(),
            service(30).into(),
            full.into(),
            fewer.into(),
            Edit::RemoveService(service(30).id),
        ]);
    }
}
