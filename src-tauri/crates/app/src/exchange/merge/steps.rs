//! Rows about steps of runbooks.

use slipway_domain::dependency::Relation;
use slipway_domain::id::StepId;
use slipway_domain::plan::Named;
use slipway_domain::release::{RunbookStep, StepWait};
use slipway_domain::time::Minutes;
use slipway_interop::csv::{Problem, Problems, Row, StepRow};

use super::{Merge, Step, nothing};

/// How long a step takes of which nobody said it, in minutes.
const UNTOLD: u32 = 15;

impl Merge {
    pub(super) fn steps(&mut self, rows: &[Row<StepRow>]) -> Result<(), Problems> {
        self.each(rows, Self::step)?;
        self.each(rows, Self::step_waits)
    }

    fn step(&mut self, row: &Row<StepRow>) -> Step<()> {
        let says = &row.says;
        let release = self.known_release(row.line, "release", &says.release)?;
        let owner = says.owner.as_ref().map(|key| self.known_person(row.line, "owner", key)).transpose()?;
        let old = self.plan.steps.by_key(says.key.as_str()).cloned();
        if old.as_ref().is_some_and(|old| old.release != release) {
            return Err(Problem {
                line: row.line,
                column: Some("key".to_owned()),
                message: format!("{} is a step of another release", says.key),
            });
        }
        let kept = old.as_ref();
        let step = RunbookStep {
            id: kept.map_or_else(|| StepId::new(self.ids.next()), |old| old.id),
            release,
            key: says.key.clone(),
            title: says.title.clone().or(kept.map(|old| old.title.clone())).unwrap_or_else(|| says.key.to_string()),
            minutes: says
                .minutes
                .map(|minutes| Minutes::new(minutes.into()))
                .or(kept.map(|old| old.minutes))
                .unwrap_or(Minutes::new(UNTOLD.into())),
            owner: owner.or(kept.and_then(|old| old.owner)),
            waits: kept.map(|old| old.waits.clone()).unwrap_or_default(),
        };
        step.check().map_err(|error| Problem::of_line(row.line, error.to_string()))?;
        let summary = format!("{}, {}", step.title, step.minutes);
        self.say(row.line, &says.key, old.is_some(), old.as_ref() == Some(&step), summary);
        self.put(step);
        Ok(())
    }

    /// A step may stand above what it waits for, so that it waits when every row is read.
    fn step_waits(&mut self, row: &Row<StepRow>) -> Step<()> {
        let Some(mut step) = self.plan.steps.by_key(row.says.key.as_str()).cloned() else { return Ok(()) };
        for key in &row.says.after {
            let first = self.plan.steps.by_key(key.as_str()).filter(|first| first.release == step.release);
            let first = first.map(Named::id).ok_or_else(|| nothing(row.line, "after", "step of this release", key))?;
            if step.waits.iter().all(|wait| wait.step != first) {
                step.waits.push(StepWait { step: first, relation: Relation::FinishToStart, lag: Minutes::ZERO });
            }
        }
        step.waits.sort_by_key(|wait| wait.step);
        if let Some(circle) = self.plan.circle_of_steps(&step) {
            let keys: Vec<String> =
                circle.iter().filter_map(|id| Some(self.plan.steps.get(*id)?.key.to_string())).collect();
            let message = format!("these steps would wait for each other in a circle: {}", keys.join(" → "));
            return Err(Problem::of_line(row.line, message));
        }
        if self.plan.steps.get(step.id) != Some(&step) {
            self.put(step);
        }
        Ok(())
    }
}
