//! How early releases are handed in.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::id::LeadTimeId;
use slipway_domain::plan::Table;
use slipway_domain::policy::LeadTime;

use super::row::{self, each};
use crate::StorageError;

pub(crate) fn put(db: &Connection, time: &LeadTime) -> Result<(), StorageError> {
    let values: [&dyn ToSql; 3] = [&time.id.to_string(), &time.kind.as_str(), &time.lead.to_string()];
    row::put(db, "lead_time", &["id", "kind", "lead"], &values)
}

pub(crate) fn remove(db: &Connection, id: LeadTimeId) -> Result<(), StorageError> {
    row::remove(db, "lead_time", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<LeadTime>, StorageError> {
    each(db, "lead_time", "SELECT id, kind, lead FROM lead_time", |cells| {
        Ok(LeadTime { id: cells.id(0, LeadTimeId::new)?, kind: cells.parsed(1)?, lead: cells.parsed(2)? })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;
    use slipway_domain::release::ReleaseKind;
    use slipway_domain::time::{Minutes, Span};

    use super::*;
    use crate::tables::testing::{mirrors, uuid};

    #[test]
    fn a_lead_time_is_read_back_in_hours_and_in_working_days() {
        let id = LeadTimeId::new(uuid(84));
        let hours = LeadTime { id, kind: ReleaseKind::Emergency, lead: Span::Calendar(Minutes::hours(4)) };
        let days = LeadTime { lead: Span::WorkingDays(5), ..hours.clone() };
        mirrors([hours.into(), days.into(), Edit::RemoveLeadTime(id)]);
    }
}
