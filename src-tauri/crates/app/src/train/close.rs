//! Closing the boarding of a departure: who is not ready stays behind and rides on the next one.

use slipway_domain::Plan;
use slipway_domain::cascade::deployments_along;
use slipway_domain::conflict::{Changed as Refreshed, Schedule};
use slipway_domain::plan::Edit;
use slipway_domain::release::Release;
use slipway_domain::time::Instant;
use slipway_domain::train::{Boarding, BoardingOutcome, Departure, Train, left_behind, next_to_board};

use super::board::{line, place};
use super::view::{departure, train};
use super::{CloseBoarding, CloseOutcome, LeftBehind};
use crate::desk::{Context, Desk};
use crate::error::Result;
use crate::host::Task;
use crate::release::belongs;
use crate::wire::{Mode, Text};

/// Closes the boarding of a departure, or says who would stay behind.
pub fn close(desk: &mut Desk, context: &Context, input: CloseBoarding, _: &dyn Task) -> Result<CloseOutcome> {
    let now = context.host.clock.now();
    let train = train(desk, &input.train)?;
    let departure = departure(desk, train, input.departure.0, now)?;
    let behind: Vec<(Release, String)> = left_behind(&desk.plan, &departure)
        .into_iter()
        .map(|(release, hindrance)| (release.clone(), hindrance.told(&desk.plan, train, &departure)))
        .collect();
    let mut rebooking = Rebooking::of(desk, train);
    let riders = behind.len();
    let told: Vec<LeftBehind> =
        behind.into_iter().flat_map(|(release, why)| rebooking.next(context, &departure, &release, why, now)).collect();
    let mut outcome =
        CloseOutcome { train: train.key.clone().into(), departure: departure.day.into(), behind: told, changed: None };
    if input.mode == Mode::Commit && !outcome.behind.is_empty() {
        let many = match riders {
            1 => "1 release stays behind".to_owned(),
            many => format!("{many} releases stay behind"),
        };
        let label = format!("Close {} of {}: {many}", train.key, departure.day.format("%-d %b %Y"));
        let edits = rebooking.edits;
        outcome.changed = Some(desk.commit(context, label, None, &edits)?);
    }
    Ok(outcome)
}

/// Releases that go to later departures one after another, each seeing where those before it went.
pub(super) struct Rebooking {
    plan: Plan,
    schedule: Schedule,
    train: Train,
    /// What is to be written.
    pub(super) edits: Vec<Edit>,
}

impl Rebooking {
    pub(super) fn of(desk: &Desk, train: &Train) -> Self {
        Self { plan: desk.plan.clone(), schedule: desk.schedule.clone(), train: train.clone(), edits: Vec::new() }
    }

    /// Puts a release on the next departure with a place and a valid slot; takes it off the train where there is none.
    ///
    /// Tells the release, and behind it the deployments that go along.
    pub(super) fn next(
        &mut self,
        context: &Context,
        missed: &Departure,
        release: &Release,
        why: String,
        now: Instant,
    ) -> Vec<LeftBehind> {
        let mut after = missed.day;
        let (next, planned) = loop {
            let Some(next) = next_to_board(&self.plan, &self.train, release, after, now) else { break (None, None) };
            if let Some(planned) = place(&self.plan, &self.schedule, release, &next, now) {
                break (Some(next.day), Some(planned));
            }
            after = next.day;
        };
        let to = planned.as_ref().map(|planned| planned.occupancy().into());
        let moved = match planned {
            Some(planned) => Release { planned, train: Some(self.train.id), ..release.clone() },
            None => Release { train: None, ..release.clone() },
        };
        let mut told = vec![LeftBehind {
            release: release.key.clone().into(),
            title: release.title.clone(),
            why: why.clone(),
            from: release.occupancy().into(),
            next: next.map(Text),
            to,
            along: false,
        }];
        let line = line(context, &self.train, release, missed.day, BoardingOutcome::Missed);
        let along = deployments_along(&self.plan, &[(moved.id, moved.planned.clone())]);
        told.extend(along.iter().map(|(deployment, planned)| LeftBehind {
            release: deployment.key.clone().into(),
            title: deployment.title.clone(),
            why: belongs(&self.plan, deployment),
            from: deployment.occupancy().into(),
            next: None,
            to: Some(planned.occupancy().into()),
            along: true,
        }));
        let with = along.into_iter().map(|(one, planned)| Release { planned, ..one.clone() });
        let all: Vec<Release> = std::iter::once(moved).chain(with).collect();
        let ids = all.iter().map(|one| one.id).collect();
        for one in all {
            self.plan.releases.put(one.clone());
            self.edits.push(one.into());
        }
        self.schedule.refresh(&self.plan, &Refreshed::Releases(ids));
        self.edits.push(Boarding { why, next, ..line }.into());
        told
    }
}
