//! Exceptions from freezes.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::calendar::FreezeException;
use slipway_domain::id::{ExceptionId, ReleaseId, WindowId};
use slipway_domain::plan::Table;
use slipway_domain::time::Instant;

use super::row::{self, each};
use crate::StorageError;

const COLUMNS: &[&str] = &[
    "id", "key", "window", "release", "criteria", "reason", "risk", "rollback", "stage", "approver", "decided",
    "expires", "outcome",
];

pub(crate) fn put(db: &Connection, exception: &FreezeException) -> Result<(), StorageError> {
    let criteria = serde_json::to_string(&exception.criteria).unwrap_or_else(|_| "[]".to_owned());
    let values: [&dyn ToSql; 13] = [
        &exception.id.to_string(),
        &exception.key.as_str(),
        &exception.window.to_string(),
        &exception.release.to_string(),
        &criteria,
        &exception.reason,
        &exception.risk,
        &exception.rollback,
        &exception.stage.as_str(),
        &exception.approver,
        &exception.decided.map(Instant::epoch_seconds),
        &exception.expires.map(Instant::epoch_seconds),
        &exception.outcome,
    ];
    row::put(db, "exception", COLUMNS, &values)
}

pub(crate) fn remove(db: &Connection, id: ExceptionId) -> Result<(), StorageError> {
    row::remove(db, "exception", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<FreezeException>, StorageError> {
    each(db, "exception", &format!("SELECT {} FROM exception", COLUMNS.join(", ")), |cells| {
        Ok(FreezeException {
            id: cells.id(0, ExceptionId::new)?,
            key: cells.parsed(1)?,
            window: cells.id(2, WindowId::new)?,
            release: cells.id(3, ReleaseId::new)?,
            criteria: cells.checked_in(4, serde_json::from_str(cells.text(4)?))?,
            reason: cells.plain(5)?,
            risk: cells.plain(6)?,
            rollback: cells.plain(7)?,
            stage: cells.parsed(8)?,
            approver: cells.plain(9)?,
            decided: cells.optional_instant(10)?,
            expires: cells.optional_instant(11)?,
            outcome: cells.plain(12)?,
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::calendar::{Criterion, ExceptionStage};
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{at, environment, freeze, key, mirrors, release, uuid};

    #[test]
    fn an_exception_is_read_back_at_every_stage_and_taken_out() {
        let bare = FreezeException {
            id: ExceptionId::new(uuid(83)),
            key: key("E-1"),
            window: freeze().id,
            release: release(60).id,
            criteria: Vec::new(),
            reason: String::new(),
            risk: String::new(),
            rollback: String::new(),
            stage: ExceptionStage::Requested,
            approver: None,
            decided: None,
            expires: None,
            outcome: String::new(),
        };
        let criterion = |text: &str, met| Criterion { text: text.to_owned(), met };
        let full = |stage| FreezeException {
            criteria: vec![criterion("The \"board\" has seen it", true), criterion("", false)],
            reason: "The law changes".into(),
            risk: "Prices are wrong".into(),
            rollback: "Switch it off".into(),
            stage,
            approver: Some("Ada".into()),
            decided: Some(at("2026-12-01T10:00:00Z")),
            expires: Some(at("2026-12-20T00:00:00Z")),
            outcome: "Went well".into(),
            ..bare.clone()
        };
        let parents = [environment(12).into(), release(60).into(), freeze().into(), bare.clone().into()];
        let stages = ExceptionStage::ALL.iter().map(|stage| Edit::from(full(*stage)));
        mirrors(parents.into_iter().chain(stages).chain([Edit::RemoveException(bare.id)]));
    }
}
