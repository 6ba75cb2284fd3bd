//! Rows of candidate changes.

use slipway_domain::bundle::{Change, Mandatory, Place};
use slipway_domain::id::ChangeId;
use slipway_interop::csv::{ChangeRow, Problem, Row};

use super::{Merge, Step};

impl Merge {
    /// A change: where it is and how often it was put off stay, whatever a file says.
    pub(super) fn change(&mut self, row: &Row<ChangeRow>) -> Step<()> {
        let (line, says) = (row.line, &row.says);
        let old = self.plan.changes.by_key(says.key.as_str()).cloned();
        let kept = old.as_ref();
        let service = says.service.as_ref().map(|key| self.known_service(line, "service", key)).transpose()?;
        let change = Change {
            id: kept.map_or_else(|| ChangeId::new(self.ids.next()), |old| old.id),
            key: says.key.clone(),
            title: says.title.clone().or(kept.map(|old| old.title.clone())).unwrap_or_else(|| says.key.to_string()),
            service: said(line, "service", service, kept.map(|old| old.service))?,
            value: said(line, "value", says.value, kept.map(|old| old.value))?,
            urgency: said(line, "urgency", says.urgency, kept.map(|old| old.urgency))?,
            deadline: says.deadline.or(kept.and_then(|old| old.deadline)),
            effort: said(line, "effort", says.effort, kept.map(|old| old.effort))?,
            impact: said(line, "impact", says.impact, kept.map(|old| old.impact))?,
            likelihood: said(line, "likelihood", says.likelihood, kept.map(|old| old.likelihood))?,
            mandatory: says.mandatory.or(kept.map(|old| old.mandatory)).unwrap_or(Mandatory::None),
            place: kept.map_or(Place::Open, |old| old.place),
            deferrals: kept.map(|old| old.deferrals.clone()).unwrap_or_default(),
        };
        let summary = format!("change {}: {}", change.title, change.score());
        self.say(line, &says.key, old.is_some(), old.as_ref() == Some(&change), summary);
        self.put(change);
        Ok(())
    }
}

/// What a row says, or what there is already; a new change needs it.
fn said<T>(line: usize, column: &str, says: Option<T>, there: Option<T>) -> Step<T> {
    says.or(there).ok_or_else(|| Problem {
        line,
        column: Some(column.to_owned()),
        message: format!("{column} is missing; a change that is new needs it"),
    })
}
