//! How risky releases are held to be.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::id::ReleaseId;
use slipway_domain::plan::Table;
use slipway_domain::risk::Assessment;
use slipway_domain::time::Instant;

use super::document::written;
use super::row::{self, each};
use crate::StorageError;

const COLUMNS: &[&str] =
    &["id", "impact", "likelihood", "rollback_tested", "schema", "canary", "made_by", "made_at", "answers", "scores"];

pub(crate) fn put(db: &Connection, assessment: &Assessment) -> Result<(), StorageError> {
    let id = assessment.id.to_string();
    let kept = |empty: bool, text: String| (!empty).then_some(text);
    let answers = kept(assessment.answers.is_empty(), written(&assessment.answers, "assessment", &id)?);
    let scores = kept(assessment.scores.is_empty(), written(&assessment.scores, "assessment", &id)?);
    let values: [&dyn ToSql; 10] = [
        &id,
        &assessment.impact.get(),
        &assessment.likelihood.get(),
        &assessment.rollback_tested.map(|day| day.to_string()),
        &assessment.schema.as_str(),
        &assessment.canary,
        &assessment.by,
        &assessment.at.epoch_seconds(),
        &answers,
        &scores,
    ];
    row::put(db, "assessment", COLUMNS, &values)
}

pub(crate) fn remove(db: &Connection, id: ReleaseId) -> Result<(), StorageError> {
    row::remove(db, "assessment", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<Assessment>, StorageError> {
    each(db, "assessment", &format!("SELECT {} FROM assessment", COLUMNS.join(", ")), |cells| {
        Ok(Assessment {
            id: cells.id(0, ReleaseId::new)?,
            impact: cells.scaled(1)?,
            likelihood: cells.scaled(2)?,
            rollback_tested: cells.optional(3)?,
            schema: cells.parsed(4)?,
            answers: cells.json_or_default(8)?,
            scores: cells.json_or_default(9)?,
            canary: cells.plain(5)?,
            by: cells.plain(6)?,
            at: cells.checked_in(7, Instant::from_epoch_seconds(cells.plain(7)?))?,
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;
    use std::collections::BTreeMap;

    use slipway_domain::release::Risk;
    use slipway_domain::risk::{ModelKind, ModelScore, SchemaChange};

    use super::*;
    use crate::tables::testing::{at, environment, mirrors, release};

    #[test]
    fn an_assessment_is_read_back_bare_and_full_and_taken_out() {
        let bare = Assessment {
            id: release(60).id,
            impact: 1.try_into().unwrap(),
            likelihood: 5.try_into().unwrap(),
            rollback_tested: None,
            schema: SchemaChange::None,
            canary: false,
            answers: BTreeMap::new(),
            scores: Vec::new(),
            by: "ada".into(),
            at: at("2026-11-23T10:00:00Z"),
        };
        let full = Assessment {
            rollback_tested: Some("2026-11-01".parse().unwrap()),
            canary: true,
            answers: [("users".to_owned(), 6)].into(),
            scores: vec![ModelScore { model: ModelKind::Matrix, version: 2, points: Some(12), band: Risk::High }],
            schema: SchemaChange::Incompatible,
            ..bare.clone()
        };
        let parents = [environment(12).into(), release(60).into()];
        let forms = [bare.clone().into(), full.into(), bare.clone().into(), Edit::RemoveAssessment(bare.id)];
        mirrors(parents.into_iter().chain(forms));
    }
}
