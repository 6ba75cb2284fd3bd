//! What breaks when a release is late.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::cascade::CascadeMove;
use slipway_domain::dependency::{self, LateError, Pushed};
use slipway_domain::id::ReleaseId;
use slipway_domain::release::Planned;
use slipway_domain::time::{Instant, Minutes, Span};
use ts_rs::TS;

use super::circle::prevents;
use crate::desk::{Context, Desk, conflict_view, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::{Stretch, conflicts_at, why_it_moves};
use crate::wire::{ConflictView, Text};

/// A release that ends later than planned.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowLate {
    /// Its key.
    pub release: Text<Key>,
    /// By how much, such as `90m` or `1wd`.
    pub by: Text<Span>,
}

/// What breaks when a release ends later than planned.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct LateView {
    /// When it would end.
    pub end: Text<Instant>,
    /// How late it can be without anything breaking, in minutes; none where nothing waits for its end.
    #[ts(type = "number | null")]
    pub slack_minutes: Option<i64>,
    /// By how much the end of everything that is linked moves, in minutes.
    #[ts(type = "number")]
    pub end_moves_minutes: i64,
    /// Every release that can no longer start when it is planned, in the order in which they push each other.
    pub items: Vec<LateItem>,
}

/// A release that breaks when another is late.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct LateItem {
    /// Its key.
    pub key: Text<Key>,
    /// Its title.
    pub title: String,
    /// When it is planned.
    pub from: Stretch,
    /// When it could be at the earliest.
    pub to: Stretch,
    /// How many minutes later that is.
    #[ts(type = "number")]
    pub minutes: i64,
    /// Keys from the late release to this one.
    pub path: Vec<Text<Key>>,
    /// Why, in a sentence.
    pub reason: String,
    /// What would speak against the later time and does not speak against the planned one.
    pub conflicts: Vec<ConflictView>,
}

/// Says what breaks when a release ends later than planned.
pub fn late(desk: &Desk, _: &Context, input: ShowLate, _: &dyn Task) -> Result<LateView> {
    let release = desk.release(&input.release)?;
    let is_late = match input.by.0 {
        Span::Calendar(by) => by > Minutes::ZERO,
        Span::WorkingDays(days) => days > 0,
    };
    if !is_late {
        return Err(AppError::usage("late.by", format!("{} is no delay", input.by.0))
            .hint("say by how much it ends later, such as 90m, 4h or 1wd"));
    }
    let late = dependency::late(&desk.plan, release, input.by.0).map_err(|error| match error {
        LateError::Circle(_) => prevents(&desk.plan),
        LateError::Planned(error) => error.into(),
    })?;
    let mut moved: Vec<(ReleaseId, Planned)> = vec![(release.id, late.planned.clone())];
    moved.extend(late.pushed.iter().map(|one| (one.step.release, one.step.planned.clone())));
    let stands: BTreeSet<Cause> = desk
        .judged()
        .all
        .iter()
        .map(|conflict| cause(&conflict_view(&desk.plan, conflict, &desk.plan.settings.zone)))
        .collect();
    let mut new = conflicts_at(desk, &moved);
    new.retain(|conflict| !stands.contains(&cause(conflict)));
    let item = |Pushed { step, path }: Pushed| item(desk, &step, &path, &new);
    Ok(LateView {
        end: late.planned.occupancy().end().into(),
        slack_minutes: late.slack.map(Minutes::get),
        end_moves_minutes: late.end_moves.get(),
        items: late.pushed.into_iter().filter_map(item).collect(),
    })
}

/// What a conflict is about, whoever of two parties tells it.
type Cause = (String, BTreeSet<(String, String)>);

fn cause(conflict: &ConflictView) -> Cause {
    let teller = ("release".to_owned(), conflict.release.to_string());
    (conflict.code.clone(), BTreeSet::from([teller, (conflict.other.kind.clone(), conflict.other.key.clone())]))
}

fn item(desk: &Desk, step: &CascadeMove, path: &[ReleaseId], new: &[ConflictView]) -> Option<LateItem> {
    let release = desk.plan.releases.get(step.release)?;
    Some(LateItem {
        key: release.key.clone().into(),
        title: release.title.clone(),
        from: step.from.into(),
        to: step.to.into(),
        minutes: step.to.start().minutes_since(step.from.start()).get(),
        path: path.iter().filter_map(|id| key_of(&desk.plan.releases, *id)).collect(),
        reason: why_it_moves(&desk.plan, release, step.why)?,
        conflicts: new.iter().filter(|conflict| conflict.release.0 == release.key).cloned().collect(),
    })
}
