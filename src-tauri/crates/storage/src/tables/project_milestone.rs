//! Milestones of projects.

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::id::{ProjectMilestoneId, ReleaseId};
use slipway_domain::plan::Table;
use slipway_domain::project::{ProjectMilestone, Slip};

use super::row::{self, Cells, each};
use crate::StorageError;

const COLUMNS: &[&str] =
    &["id", "key", "title", "project", "release", "baseline", "forecast", "actual", "slips", "source"];

pub(crate) fn put(db: &Connection, milestone: &ProjectMilestone) -> Result<(), StorageError> {
    let ProjectMilestone { id, key, title, project, release, baseline, forecast, actual, slips, source } = milestone;
    let day = |day: &Option<NaiveDate>| day.map(|day| day.format("%F").to_string());
    let values: [&dyn ToSql; 10] = [
        &id.to_string(),
        &key.as_str(),
        title,
        project,
        &release.map(|id| id.to_string()),
        &day(baseline),
        &day(forecast),
        &day(actual),
        &(!slips.is_empty()).then(|| serde_json::to_string(slips).unwrap_or_default()),
        source,
    ];
    row::put(db, "project_milestone", COLUMNS, &values)
}

pub(crate) fn remove(db: &Connection, id: ProjectMilestoneId) -> Result<(), StorageError> {
    row::remove(db, "project_milestone", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<ProjectMilestone>, StorageError> {
    each(db, "project_milestone", &format!("SELECT {} FROM project_milestone", COLUMNS.join(", ")), |cells| {
        let milestone = ProjectMilestone {
            id: cells.id(0, ProjectMilestoneId::new)?,
            key: cells.parsed(1)?,
            title: cells.plain(2)?,
            project: cells.plain(3)?,
            release: cells.optional_id(4, ReleaseId::new)?,
            baseline: cells.optional(5)?,
            forecast: cells.optional(6)?,
            actual: cells.optional(7)?,
            slips: slips(&cells)?,
            source: cells.plain(9)?,
        };
        cells.checked(milestone.check())?;
        Ok(milestone)
    })
}

fn slips(cells: &Cells<'_>) -> Result<Vec<Slip>, StorageError> {
    match cells.plain::<Option<String>>(8)? {
        None => Ok(Vec::new()),
        Some(text) => cells.checked_in(8, serde_json::from_str(&text)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{at, key, mirrors, uuid};

    #[test]
    fn a_milestone_is_read_back_with_its_days_and_how_its_forecast_changed() {
        let plain = ProjectMilestone {
            id: ProjectMilestoneId::new(uuid(95)),
            key: key("ERP-1"),
            title: "Interface is there".into(),
            project: String::new(),
            release: None,
            baseline: None,
            forecast: None,
            actual: None,
            slips: Vec::new(),
            source: String::new(),
        };
        let day = |text: &str| Some(text.parse().unwrap());
        let mut full = ProjectMilestone {
            project: "ERP".into(),
            baseline: day("2026-12-01"),
            actual: day("2026-12-07"),
            source: "erp.xml".into(),
            ..plain.clone()
        };
        full.expect(day("2026-12-04"), at("2026-11-20T09:00:00Z"));
        full.expect(None, at("2026-11-21T09:00:00Z"));
        mirrors([plain.clone().into(), full.into(), plain.clone().into(), Edit::RemoveProjectMilestone(plain.id)]);
    }
}
