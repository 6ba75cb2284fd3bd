//! Dependencies between services.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::catalogue::ServiceLink;
use slipway_domain::id::{ServiceId, ServiceLinkId};
use slipway_domain::plan::Table;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, link: &ServiceLink) -> Result<(), StorageError> {
    let values: [&dyn ToSql; 4] =
        [&link.id.to_string(), &link.from.to_string(), &link.to.to_string(), &link.kind.as_str()];
    row::put(db, "service_link", &["id", "source", "target", "kind"], &values)
}

pub(crate) fn remove(db: &Connection, id: ServiceLinkId) -> Result<(), StorageError> {
    row::remove(db, "service_link", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<ServiceLink>, StorageError> {
    each(db, "service_link", "SELECT id, source, target, kind FROM service_link", |cells| {
        Ok(ServiceLink {
            id: cells.id(0, ServiceLinkId::new)?,
            from: cells.id(1, ServiceId::new)?,
            to: cells.id(2, ServiceId::new)?,
            kind: cells.parsed(3)?,
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
        let link =
            |kind| ServiceLink { id: ServiceLinkId::new(uuid(40)), from: service(30).id, to: service(31).id, kind };
        let kinds = LinkKind::ALL.iter().map(|kind| Edit::from(link(*kind)));
        let ends = [service(30).into(), service(31).into()];
        mirrors(ends.into_iter().chain(kinds).chain([Edit::RemoveServiceLink(ServiceLinkId::new(uuid(40)))]));
    }
}
