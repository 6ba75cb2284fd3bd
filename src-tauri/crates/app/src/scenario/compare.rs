//! A scenario side by side with its plan.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use serde_json::Value;
use slipway_domain::conflict::{Conflict, Schedule};
use slipway_domain::id::ReleaseId;
use slipway_domain::release::{Release, Risk};
use slipway_domain::since::Identity;
use slipway_domain::time::Zone;
use slipway_domain::{Key, Plan, dependency};
use slipway_storage::{Change, ScenarioFiles, StorageError, Store};
use uuid::Uuid;

use super::{CriticalChange, ScenarioDifference, ScenarioMove, Sides, WhichScenario};
use crate::desk::{Context, Desk, Judged, conflict_view};
use crate::error::Result;
use crate::host::Task;
use crate::wire::{ConflictView, Text};

/// One side: a plan with everything that is asked of it.
struct Side {
    plan: Plan,
    judged: Judged,
}

impl Side {
    fn of(plan: Plan) -> Self {
        let judged = Judged::of(&plan, &Schedule::build(&plan));
        Self { plan, judged }
    }

    fn risk(&self) -> i64 {
        let open = self.plan.releases.iter().filter(|release| !release.state.is_history());
        open.map(|release| i64::from(release.risk.map_or(0, Risk::points))).sum()
    }

    /// The end of the critical path in minutes, and who is on it.
    fn critical(&self) -> Option<(i64, BTreeSet<Key>)> {
        let path = dependency::critical_path(&self.plan).ok()?;
        let on_it = path.items.iter().filter(|item| item.critical);
        let keys = on_it.filter_map(|item| self.plan.releases.get(item.release)).map(|release| release.key.clone());
        Some((path.end.get(), keys.collect()))
    }

    fn conflicts(&self) -> FxHashMap<Identity, &Conflict> {
        self.judged.all.iter().map(|conflict| (Identity::of(conflict), conflict)).collect()
    }

    /// The conflicts that the other side does not have, in the order of the list.
    fn only_here(&self, other: &Self) -> Vec<ConflictView> {
        let there = other.conflicts();
        let new = |conflict: &&Conflict| !there.contains_key(&Identity::of(conflict));
        let zone = |conflict: &Conflict| -> &Zone {
            self.plan.releases.get(conflict.release).map_or(&self.plan.settings.zone, |one| one.planned.zone())
        };
        let here = self.judged.all.iter().filter(new);
        here.map(|conflict| conflict_view(&self.plan, conflict, zone(conflict))).collect()
    }
}

/// Compares a scenario with the plan: as the plan would stand with it, or as it stands by itself where both changed
/// the same.
pub fn compare(desk: &Desk, _: &Context, input: WhichScenario, _: &dyn Task) -> Result<ScenarioDifference> {
    let files = ScenarioFiles::around(&desk.store)?;
    let scenario = files.open(&input.name)?;
    let changes = scenario.scenario_changes()?;
    let mut base = Store::open(files.base())?;
    let diverged = base.diverged(&changes)?;
    let before = Side::of(base.load()?.0);
    let with = if diverged.is_empty() && !base.is_read_only() {
        let (plan, _) = base.preview(|write| -> std::result::Result<Plan, StorageError> {
            write.replay(&changes)?;
            write.plan()
        })?;
        plan
    } else {
        scenario.load()?.0
    };
    let after = Side::of(with);
    let touched = touched(&changes);
    let (critical_before, critical_after) = (before.critical(), after.critical());
    let mut difference = ScenarioDifference {
        name: input.name,
        hard: sides(before.judged.counts.hard, after.judged.counts.hard),
        soft: sides(before.judged.counts.soft, after.judged.counts.soft),
        risk: Sides { plan: before.risk(), scenario: after.risk() },
        critical: critical_before
            .as_ref()
            .zip(critical_after.as_ref())
            .map(|((plan, _), (scenario, _))| Sides { plan: *plan, scenario: *scenario }),
        critical_changes: critical_changes(critical_before.map(|one| one.1), critical_after.map(|one| one.1)),
        moved: Vec::new(),
        added: Vec::new(),
        removed: Vec::new(),
        changed: Vec::new(),
        others: others(&changes),
        new_conflicts: after.only_here(&before),
        gone_conflicts: before.only_here(&after),
        diverged,
    };
    for id in touched {
        tell(&mut difference, before.plan.releases.get(id), after.plan.releases.get(id));
    }
    Ok(difference)
}

fn sides(plan: usize, scenario: usize) -> Sides {
    Sides { plan: plan as i64, scenario: scenario as i64 }
}

/// The releases that some changes are about.
fn touched(changes: &[Change]) -> BTreeSet<ReleaseId> {
    let id = |change: &Change| {
        let column = match change.table.as_str() {
            "release" => "id",
            "release_service" | "release_person" | "release_store" => "release",
            _ => return None,
        };
        let image = if change.after.is_null() { &change.before } else { &change.after };
        image.get(column).and_then(Value::as_str).and_then(|id| Uuid::try_parse(id).ok()).map(ReleaseId::new)
    };
    changes.iter().filter_map(id).collect()
}

/// What else changes, counted by kind.
fn others(changes: &[Change]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for change in changes.iter().filter(|change| !change.table.starts_with("release")) {
        *counts.entry(&change.table).or_default() += 1;
    }
    let links = changes.iter().filter(|change| change.table == "release_link").count();
    if links > 0 {
        counts.insert("release_link", links);
    }
    let told = |(table, count): (&str, usize)| {
        let what = table.replace('_', " ");
        if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
    };
    counts.into_iter().map(told).collect()
}

fn critical_changes(before: Option<BTreeSet<Key>>, after: Option<BTreeSet<Key>>) -> Vec<CriticalChange> {
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let only = |one: &BTreeSet<Key>, other: &BTreeSet<Key>, scenario| -> Vec<CriticalChange> {
        one.difference(other).map(|key| CriticalChange { key: Text(key.clone()), scenario }).collect()
    };
    let mut changes = only(&before, &after, false);
    changes.extend(only(&after, &before, true));
    changes
}

fn tell(difference: &mut ScenarioDifference, before: Option<&Release>, after: Option<&Release>) {
    match (before, after) {
        (Some(before), Some(after)) if before.occupancy() != after.occupancy() => {
            difference.moved.push(ScenarioMove {
                key: after.key.clone().into(),
                title: after.title.clone(),
                from: before.occupancy().into(),
                to: after.occupancy().into(),
            });
        }
        (Some(before), Some(after)) if before != after => difference.changed.push(after.key.clone().into()),
        (None, Some(after)) => difference.added.push(after.key.clone().into()),
        (Some(before), None) => difference.removed.push(before.key.clone().into()),
        _ => {}
    }
}
