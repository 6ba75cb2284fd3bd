//! Dependencies between services.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::catalogue::{MinVersion, ServiceLink};
use slipway_domain::id::{ServiceId, ServiceLinkId};
use slipway_domain::plan::Table;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, link: &ServiceLink) -> Result<(), StorageError> {
    let ServiceLink { id, from, to, kind, min_version } = link;
    let (id, from, to) = (id.to_string(), from.to_string(), to.to_string());
    let min_version = min_version.as_ref().map(MinVersion::as_str);
    let values: [&dyn ToSql; 5] = [&id, &from, &to, &kind.as_str(), &min_version];
    row::put(db, "service_link", &["id", "source", "target", "kind", "min_version"], &values)
}

pub(crate) fn remove(db: &Connection, id: ServiceLinkId) -> Result<(), StorageError> {
    row::remove(db, "service_link", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<ServiceLink>, StorageError> {
    each(db, "service_link", "SELECT id, source, target, kind, min_version FROM service_link", |cells| {
        Ok(ServiceLink {
            id: cells.id(0, ServiceLinkId::new)?,
            from: cells.id(1, ServiceId::new)?,
            to: cells.id(2, ServiceId::new)?,
            kind: cells.parsed(3)?,
            min_version: cells.optional(4)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::catalogue::LinkKind;
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{mirrors, service, uuid};

    #[test]
    fn every_kind_of_dependency_is_read_back() {
        let (from, to) = (service(30).id, service(31).id);
        let link = |kind, version: Option<&str>| {
            let min_version = version.map(|version| version.parse().unwrap());
            ServiceLink { id: ServiceLinkId::new(uuid(40)), from, to, kind, min_version }
        };
        let versions = [Some("2.4"), None].into_iter().cycle();
        let kinds = LinkKind::ALL.iter().zip(versions).map(|(kind, version)| Edit::from(link(*kind, version)));
        let ends = [service(30).into(), service(31).into()];
        mirrors(ends.into_iter().chain(kinds).chain([Edit::RemoveServiceLink(ServiceLinkId::new(uuid(40)))]));
    }
}
