//! Events that become milestones of a project.

use slipway_domain::id::ProjectMilestoneId;
use slipway_domain::plan::Named;
use slipway_domain::project::ProjectMilestone;
use slipway_interop::csv::{MilestoneRow, Row};
use slipway_storage::ImportedEvent;

use super::file::{File, Incoming, MILESTONE, Step};
use super::intake::{Intake, line_of};
use super::keys::leading;
use super::told::Became;
use super::windows::title;
use crate::exchange::ImportLine;

impl Intake<'_> {
    /// Makes a milestone of an event, on the day on which it begins; it need not take any time.
    pub(super) fn milestone(&mut self, file: &mut File<'_>, incoming: &Incoming<'_>) -> Step {
        let event = incoming.event;
        let title = title(incoming);
        let (day, recurs) = match (event.windows.as_slice(), &event.instant) {
            ([first, more @ ..], _) => (first.start.date(), !more.is_empty() || first.recurrence.is_some()),
            ([], Some(instant)) => (instant.at.date(), instant.recurs),
            ([], None) => {
                return Err(incoming.problem(format!("{title}: no occurrence of it is told, so its day is not known")));
            }
        };
        if recurs {
            let text = format!("{title} recurs; its milestone is the first day");
            self.told.remark(file.name, Some(event.line), text);
        }
        let old = incoming.row(MILESTONE, "").and_then(|row| self.milestone_of(row)).cloned();
        // A file that was read as a table of milestones has named it by its UID.
        let old = old.or_else(|| self.desk.plan.project_milestones.by_key(event.uid.trim()).cloned());
        let key = match (&old, leading(title)) {
            (Some(old), _) => old.key.clone(),
            (None, Some((key, _))) => self.milestone_keys.free(key.to_string()),
            (None, None) => self.milestone_keys.of_title(title),
        };
        let says = MilestoneRow {
            title: Some(
                leading(title).map_or(title, |(_, rest)| if rest.is_empty() { title } else { rest }).to_owned(),
            ),
            project: Some(file.project.clone()).filter(|_| old.is_none() || self.input.project.is_some()),
            release: None,
            baseline: None,
            forecast: Some(day),
            actual: None,
            key,
        };
        let key = says.key.clone();
        let name = file.name.to_owned();
        let merge = self.merge();
        merge.begin(&name);
        merge.milestone(&Row { line: event.line, says })?;
        let id = merge.plan.project_milestones.by_key(key.as_str()).map(Named::id);
        let Some((line, id)) = merge.lines.pop().zip(id) else { return Ok(()) };
        let became = match line.outcome.as_str() {
            "added" => Became::Added,
            "updated" => Became::Updated,
            _ => Became::Unchanged,
        };
        self.told.say(became, || ImportLine {
            summary: format!("milestone {}", line.summary),
            ..line_of(file, event, key.as_str(), "milestone")
        });
        self.remember(file, incoming, MILESTONE, id.uuid(), "");
        Ok(())
    }

    /// The milestone that an event became before.
    pub(super) fn milestone_of(&self, row: &ImportedEvent) -> Option<&ProjectMilestone> {
        self.desk.plan.project_milestones.get(ProjectMilestoneId::new(row.row))
    }
}
