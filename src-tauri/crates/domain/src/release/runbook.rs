//! Runbooks: the steps of a release, what each waits for, and how long they take together.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Release;
use crate::dependency::network::{Activity, Tie, schedule};
use crate::dependency::{Precedence, Relation};
use crate::id::{PersonId, ReleaseId, StepId};
use crate::time::{Interval, Minutes};
use crate::{Key, Plan};

/// One step of the runbook of a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunbookStep {
    /// Its id.
    pub id: StepId,
    /// The release.
    pub release: ReleaseId,
    /// Its key, unique among all steps of the plan.
    pub key: Key,
    /// What is done.
    pub title: String,
    /// How long it takes; 0 for a check that takes no time.
    pub minutes: Minutes,
    /// Who does it.
    pub owner: Option<PersonId>,
    /// The steps of the same release for which it waits.
    pub waits: Vec<StepWait>,
}

/// Why something is not a step of a runbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a step takes between 0 minutes and a week, not {0}; cut it into several")]
pub struct StepLength(pub Minutes);

impl RunbookStep {
    /// The longest step: a week.
    pub const LONGEST: Minutes = Minutes::hours(7 * 24);

    /// Checks that it takes no longer than a step can.
    pub fn check(&self) -> Result<(), StepLength> {
        if (Minutes::ZERO..=Self::LONGEST).contains(&self.minutes) { Ok(()) } else { Err(StepLength(self.minutes)) }
    }
}

/// What one step waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepWait {
    /// The step that goes first.
    pub step: StepId,
    /// Which ends are tied together.
    pub relation: Relation,
    /// How long after, in minutes that pass; negative allows the step to come earlier.
    pub lag: Minutes,
}

/// A step with its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimedStep<'a> {
    /// The step.
    pub step: &'a RunbookStep,
    /// Its earliest time.
    pub at: Interval,
    /// How late it can be without moving the end of the runbook.
    pub total_float: Minutes,
    /// How late it can be without moving any other step.
    pub free_float: Minutes,
}

impl TimedStep<'_> {
    /// Whether a delay of it moves the end of the runbook.
    pub fn is_critical(&self) -> bool {
        self.total_float <= Minutes::ZERO
    }
}

/// The runbook of a release with the time of each step, begun when the release starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runbook<'a> {
    /// Its steps, by start and key.
    pub steps: Vec<TimedStep<'a>>,
    /// How long all of them take.
    pub takes: Minutes,
    /// How long they may take: from the start of the release to its rollback reserve.
    pub room: Minutes,
}

impl Runbook<'_> {
    /// By how much the steps take longer than they may.
    pub fn over(&self) -> Minutes {
        Minutes::new((self.takes.get() - self.room.get()).max(0))
    }
}

impl Plan {
    /// The steps of the runbook of a release, by key.
    pub fn steps_of(&self, release: ReleaseId) -> Vec<&RunbookStep> {
        let mut steps: Vec<&RunbookStep> = self.steps.iter().filter(|step| step.release == release).collect();
        steps.sort_by(|a, b| a.key.cmp(&b.key));
        steps
    }

    /// The runbook of a release, by the critical path method; an error names steps that wait for each other in a circle.
    pub fn runbook(&self, release: &Release) -> Result<Runbook<'_>, Vec<StepId>> {
        let steps = self.steps_of(release.id);
        let number = |id: StepId| steps.iter().position(|step| step.id == id);
        let activities: Vec<Activity> =
            steps.iter().map(|step| Activity { duration: step.minutes.get(), not_before: 0 }).collect();
        let tie = |successor: usize, wait: &StepWait| {
            Some(Tie { predecessor: number(wait.step)?, successor, relation: wait.relation, lag: wait.lag.get() })
        };
        let ties: Vec<Tie> = steps
            .iter()
            .enumerate()
            .flat_map(|(successor, step)| step.waits.iter().filter_map(move |wait| tie(successor, wait)))
            .collect();
        let (takes, timings) = schedule(&activities, &ties)
            .map_err(|circle| circle.into_iter().map(|node| steps[node].id).collect::<Vec<_>>())?;
        let start = release.occupancy().start();
        let mut timed: Vec<TimedStep> = steps
            .iter()
            .zip(timings)
            .map(|(step, timing)| TimedStep {
                step,
                at: Interval::from_start(start.plus(Minutes::new(timing.early_start)), step.minutes),
                total_float: Minutes::new(timing.total_float()),
                free_float: Minutes::new(timing.free_float),
            })
            .collect();
        timed.sort_by(|a, b| (a.at.start(), &a.step.key).cmp(&(b.at.start(), &b.step.key)));
        let room = release.occupancy().minutes().get() - release.planned.rollback().get();
        Ok(Runbook { steps: timed, takes: Minutes::new(takes), room: Minutes::new(room) })
    }

    /// The circle that a step would close by what it waits for, each waiting for the next; none where it closes none.
    pub fn circle_of_steps(&self, step: &RunbookStep) -> Option<Vec<StepId>> {
        let others = self.steps.iter().filter(|other| other.id != step.id);
        let mut standing =
            Precedence::of(others.flat_map(|other| other.waits.iter().map(|wait| (other.id, wait.step))));
        step.waits.iter().find_map(|wait| {
            let circle = standing.circle(step.id, wait.step);
            standing.add(step.id, wait.step);
            circle
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;
    use crate::id::StepId;

    fn step(number: u64, sketch: &Sketch, name: &str, minutes: i64, waits: &[(u64, Relation, i64)]) -> RunbookStep {
        let id = |number| StepId::new(uuid::Uuid::from_u64_pair(9, number));
        let wait = |(step, relation, lag): &(u64, Relation, i64)| StepWait {
            step: id(*step),
            relation: *relation,
            lag: Minutes::new(*lag),
        };
        RunbookStep {
            id: id(number),
            release: sketch.release_id("R-1"),
            key: Key::parse(name).unwrap(),
            title: name.to_owned(),
            minutes: Minutes::new(minutes),
            owner: None,
            waits: waits.iter().map(wait).collect(),
        }
    }

    fn sketch() -> Sketch {
        use Relation::{FinishToFinish, FinishToStart};
        let mut sketch = Sketch::new().release("R-1", &[], "2026-12-01T20:00/22:00");
        for step in [
            step(1, &sketch, "stop", 10, &[]),
            step(2, &sketch, "migrate", 60, &[(1, FinishToStart, 0)]),
            step(3, &sketch, "copy", 30, &[(1, FinishToStart, 5)]),
            step(4, &sketch, "start", 5, &[(2, FinishToStart, 0), (3, FinishToStart, 0)]),
            step(5, &sketch, "watch", 20, &[(4, FinishToFinish, 30)]),
        ] {
            sketch.plan.steps.put(step);
        }
        sketch
    }

    #[test]
    fn a_step_takes_at_most_a_week() {
        let step = |minutes: i64| RunbookStep {
            id: StepId::new(uuid::Uuid::nil()),
            release: ReleaseId::new(uuid::Uuid::nil()),
            key: Key::parse("R-1.1").unwrap(),
            title: "Copy".into(),
            minutes: Minutes::new(minutes),
            owner: None,
            waits: Vec::new(),
        };
        assert_eq!([0, 7 * 24 * 60].map(|minutes| step(minutes).check()), [Ok(()), Ok(())]);
        for minutes in [-1, 7 * 24 * 60 + 1] {
            assert_eq!(step(minutes).check(), Err(StepLength(Minutes::new(minutes))));
        }
    }

    #[test]
    fn steps_start_as_early_as_what_they_wait_for_allows_and_floats_say_what_may_be_late() {
        let sketch = sketch();
        let release = sketch.plan.releases.get(sketch.release_id("R-1")).unwrap();
        let runbook = sketch.plan.runbook(release).unwrap();
        let start = release.occupancy().start();
        let told: Vec<String> = runbook
            .steps
            .iter()
            .map(|timed| {
                let at = timed.at.start().minutes_since(start).get();
                format!("{} {at} {} {}", timed.step.key, timed.total_float.get(), timed.free_float.get())
            })
            .collect();
        assert_eq!(told, ["stop 0 0 0", "migrate 10 0 0", "copy 15 25 25", "start 70 0 0", "watch 85 0 0"]);
        assert_eq!((runbook.takes.get(), runbook.room.get(), runbook.over().get()), (105, 120, 0));
    }

    #[test]
    fn the_rollback_reserve_is_no_room_for_steps() {
        let sketch = sketch().change("R-1", |release| {
            release.planned =
                release.planned.clone().with_segments(Minutes::ZERO, Minutes::new(30), Minutes::ZERO).unwrap();
        });
        let release = sketch.plan.releases.get(sketch.release_id("R-1")).unwrap();
        assert_eq!(sketch.plan.runbook(release).unwrap().over().get(), 15);
    }

    #[test]
    fn a_step_that_would_wait_for_itself_through_others_closes_a_circle() {
        let sketch = sketch();
        let first = step(1, &sketch, "stop", 10, &[(4, Relation::FinishToStart, 0)]);
        let keys: Vec<String> = sketch
            .plan
            .circle_of_steps(&first)
            .unwrap()
            .iter()
            .map(|id| sketch.plan.steps.get(*id).unwrap().key.to_string())
            .collect();
        assert_eq!((keys[0].as_str(), keys[1].as_str(), keys.len()), ("stop", "start", 3));
        assert_eq!(sketch.plan.circle_of_steps(&step(1, &sketch, "stop", 10, &[])), None);
    }
}
