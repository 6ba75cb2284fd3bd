//! Rows of milestones.

use slipway_domain::id::{ProjectMilestoneId, ReleaseId};
use slipway_domain::plan::Named;
use slipway_domain::project::ProjectMilestone;
use slipway_domain::release::Release;
use slipway_interop::csv::{MilestoneRow, Problem, Row};

use super::{Merge, Step};
use crate::exchange::import::file_name;

impl Merge {
    /// What a row does not say stays as it is; a forecast that changes is kept with the one before it.
    pub(in crate::exchange) fn milestone(&mut self, row: &Row<MilestoneRow>) -> Step<()> {
        let says = &row.says;
        let old = self.plan.project_milestones.by_key(says.key.as_str()).cloned();
        let kept = old.as_ref();
        let release = says.release.as_ref().and_then(|named| self.release_named(row.line, named));
        let mut milestone = ProjectMilestone {
            id: kept.map_or_else(|| ProjectMilestoneId::new(self.ids.next()), Named::id),
            key: says.key.clone(),
            title: says.title.clone().or(kept.map(|old| old.title.clone())).unwrap_or_else(|| says.key.to_string()),
            project: says.project.clone().or(kept.map(|old| old.project.clone())).unwrap_or_default(),
            release: release.or(kept.and_then(|old| old.release)),
            baseline: says.baseline.or(kept.and_then(|old| old.baseline)),
            forecast: kept.and_then(|old| old.forecast),
            actual: says.actual.or(kept.and_then(|old| old.actual)),
            slips: kept.map(|old| old.slips.clone()).unwrap_or_default(),
            source: file_name(&self.file).to_owned(),
        };
        milestone.expect(says.forecast.or(milestone.forecast), self.now);
        milestone.check().map_err(|error| Problem::of_line(row.line, error.to_string()))?;
        let day = milestone.day().map_or_else(|| "no day yet".to_owned(), |day| day.to_string());
        let summary = format!("{}, {day}", milestone.title);
        self.say(row.line, &says.key, old.is_some(), old.as_ref() == Some(&milestone), summary);
        self.put(milestone);
        Ok(())
    }

    /// The release of a key, or the only one that brings a version of that name; a project tool may name one that is in
    /// no plan, which is told and is no reason to refuse the file.
    fn release_named(&mut self, line: usize, named: &str) -> Option<ReleaseId> {
        if let Some(release) = self.plan.releases.by_key(named) {
            return Some(release.id);
        }
        let brings = |release: &&Release| release.version.as_deref() == Some(named);
        let found: Vec<ReleaseId> = self.plan.releases.iter().filter(brings).map(Named::id).collect();
        if let [only] = found.as_slice() {
            return Some(*only);
        }
        let why = if found.is_empty() { "no release has" } else { "several releases have" };
        let file = file_name(&self.file).to_owned();
        self.warnings.push(format!(
            "{file}, line {line}: {why} the key or version {named:?}; the milestone keeps the release that it had"
        ));
        None
    }
}
