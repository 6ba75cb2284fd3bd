//! How much risk releases take along.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::bundle::{Acceptance, RiskBudget};
use slipway_domain::id::ReleaseId;
use slipway_domain::plan::Table;

use super::row::{self, Cells, each};
use crate::StorageError;

const COLUMNS: &[&str] = &["id", "cap", "accepted_by", "accepted_at", "accepted_reason", "accepted_up_to"];

pub(crate) fn put(db: &Connection, budget: &RiskBudget) -> Result<(), StorageError> {
    let accepted = budget.accepted.as_ref();
    let values: [&dyn ToSql; 6] = [
        &budget.id.to_string(),
        &budget.cap,
        &accepted.map(|one| &one.by),
        &accepted.map(|one| one.at.epoch_seconds()),
        &accepted.map(|one| &one.reason),
        &accepted.map(|one| one.up_to),
    ];
    row::put(db, "risk_budget", COLUMNS, &values)
}

pub(crate) fn remove(db: &Connection, id: ReleaseId) -> Result<(), StorageError> {
    row::remove(db, "risk_budget", &id.to_string(), &[])
}

fn accepted(cells: &Cells<'_>) -> Result<Option<Acceptance>, StorageError> {
    let Some(by) = cells.plain::<Option<String>>(2)? else { return Ok(None) };
    let at = cells.optional_instant(3)?;
    let at = cells.checked_in(3, at.ok_or("an acceptance has a time"))?;
    Ok(Some(Acceptance { by, at, reason: cells.plain(4)?, up_to: cells.plain(5)? }))
}

pub(super) fn all(db: &Connection) -> Result<Table<RiskBudget>, StorageError> {
    each(db, "risk_budget", &format!("SELECT {} FROM risk_budget", COLUMNS.join(", ")), |cells| {
        Ok(RiskBudget { id: cells.id(0, ReleaseId::new)?, cap: cells.plain(1)?, accepted: accepted(&cells)? })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{at, environment, mirrors, release};

    #[test]
    fn a_budget_is_read_back_bare_and_full_and_taken_out() {
        let bare = RiskBudget { id: release(60).id, cap: None, accepted: None };
        let capped = RiskBudget { cap: Some(0), ..bare.clone() };
        let accepted = Acceptance {
            by: "Grace".into(),
            at: at("2026-11-23T10:00:00Z"),
            reason: "It must".into(),
            up_to: u32::MAX,
        };
        let full = RiskBudget { cap: Some(40), accepted: Some(accepted), ..bare.clone() };
        let parents = [environment(12).into(), release(60).into()];
        let forms =
            [bare.clone().into(), capped.into(), full.into(), bare.clone().into(), Edit::RemoveRiskBudget(bare.id)];
        mirrors(parents.into_iter().chain(forms));
    }
}
