//! Steps of runbooks, and what each waits for.

use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::ToSql;
use rustc_hash::FxHashMap;
use slipway_domain::id::{PersonId, ReleaseId, StepId};
use slipway_domain::plan::Table;
use slipway_domain::release::{RunbookStep, StepWait};
use slipway_domain::time::Minutes;

use super::row::{self, each, put_parts};
use crate::StorageError;

const COLUMNS: &[&str] = &["id", "release", "key", "title", "minutes", "owner"];

pub(crate) fn put(db: &Connection, step: &RunbookStep) -> Result<(), StorageError> {
    let id = step.id.to_string();
    let values: [&dyn ToSql; 6] = [
        &id,
        &step.release.to_string(),
        &step.key.as_str(),
        &step.title,
        &step.minutes.get(),
        &step.owner.map(|id| id.to_string()),
    ];
    row::put(db, "runbook_step", COLUMNS, &values)?;
    let waits: BTreeSet<Vec<String>> = step
        .waits
        .iter()
        .map(|wait| vec![wait.step.to_string(), wait.relation.to_string(), wait.lag.get().to_string()])
        .collect();
    put_parts(db, "runbook_step_wait", &["step", "predecessor", "relation", "lag"], &id, &waits)
}

pub(crate) fn remove(db: &Connection, id: StepId) -> Result<(), StorageError> {
    row::remove(db, "runbook_step", &id.to_string(), &[("runbook_step_wait", "step")])
}

pub(super) fn all(db: &Connection) -> Result<Table<RunbookStep>, StorageError> {
    let mut waits: FxHashMap<StepId, Vec<StepWait>> = FxHashMap::default();
    let sql = "SELECT step, predecessor, relation, lag FROM runbook_step_wait ORDER BY step, predecessor";
    let parts: Vec<(StepId, StepWait)> = each(db, "runbook_step_wait", sql, |cells| {
        let lag = Minutes::new(cells.parsed(3)?);
        Ok((cells.id(0, StepId::new)?, StepWait { step: cells.id(1, StepId::new)?, relation: cells.parsed(2)?, lag }))
    })?;
    for (step, wait) in parts {
        waits.entry(step).or_default().push(wait);
    }
    each(db, "runbook_step", &format!("SELECT {} FROM runbook_step", COLUMNS.join(", ")), |cells| {
        let id = cells.id(0, StepId::new)?;
        Ok(RunbookStep {
            id,
            release: cells.id(1, ReleaseId::new)?,
            key: cells.parsed(2)?,
            title: cells.plain(3)?,
            minutes: Minutes::new(cells.plain(4)?),
            owner: cells.optional_id(5, PersonId::new)?,
            waits: waits.remove(&id).unwrap_or_default(),
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::dependency::Relation;
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{environment, key, mirrors, person, release, uuid};

    #[test]
    fn a_step_is_read_back_with_what_it_waits_for_and_taken_out() {
        let step = |number: u128, waits| RunbookStep {
            id: StepId::new(uuid(number)),
            release: release(60).id,
            key: key(&format!("R-60.{number}")),
            title: "Stop the workers".into(),
            minutes: Minutes::new(10),
            owner: None,
            waits,
        };
        let wait = |number: u128, relation, lag| StepWait {
            step: StepId::new(uuid(number)),
            relation,
            lag: Minutes::new(lag),
        };
        let waits = vec![wait(91, Relation::FinishToStart, 0), wait(92, Relation::StartToStart, -15)];
        let third = RunbookStep { owner: Some(person().id), ..step(93, waits) };
        let fewer = RunbookStep { waits: vec![wait(92, Relation::FinishToFinish, 30)], ..third.clone() };
        let parents = [person().into(), environment(12).into(), release(60).into()];
        let forms = [
            step(91, Vec::new()).into(),
            step(92, Vec::new()).into(),
            third.into(),
            fewer.into(),
            Edit::RemoveStep(StepId::new(uuid(93))),
        ];
        mirrors(parents.into_iter().chain(forms));
    }
}
