//! What stands behind the items: the conflict register and the dependency order.

use std::collections::BTreeSet;

use slipway_domain::conflict::{Code, Conflict};
use slipway_domain::dependency::{critical_path, release_order};
use slipway_domain::release::Release;
use slipway_domain::time::Interval;
use slipway_print::pack::model::{ConflictRow, DependencyOrder, DependencyRow, Term};

use crate::desk::{Desk, conflict_view};
use crate::paper::time::{brief, moment};

pub(super) fn conflict(desk: &Desk, conflict: &Conflict) -> ConflictRow {
    let zone = crate::conflict::zone_of(desk, conflict);
    let view = conflict_view(&desk.plan, conflict, zone);
    let sentence = without_remedy(&view.sentence, &view.remedy);
    ConflictRow {
        code: view.code,
        hard: conflict.is_hard(),
        release: view.release.0.to_string(),
        other: view.other.key,
        overlap: brief(conflict.span(), zone),
        sentence,
        remedy: view.remedy,
    }
}

/// What is wrong, where what to do about it stands in a column of its own.
pub(super) fn without_remedy(sentence: &str, remedy: &str) -> String {
    sentence.strip_suffix(remedy).unwrap_or(sentence).trim_end().to_owned()
}

/// The releases of a stretch that wait for others or are waited for, in the order in which they can go.
pub(super) fn dependency_order(desk: &Desk, within: Interval) -> DependencyOrder {
    let plan = &desk.plan;
    let (waves, path) = match (release_order(plan, Some(within)), critical_path(plan)) {
        (Ok(waves), Ok(path)) => (waves, path),
        (Err(cycle), _) | (_, Err(cycle)) => {
            let keys = cycle.nodes.iter().filter_map(|id| Some(plan.releases.get(*id)?.key.to_string()));
            let note = format!(
                "These releases wait for each other in a circle, so there is no order: {}.",
                keys.collect::<Vec<_>>().join(", ")
            );
            return DependencyOrder { rows: Vec::new(), note };
        }
    };
    let mut rows = Vec::new();
    for (wave, ids) in waves.iter().enumerate() {
        for release in ids.iter().filter_map(|id| plan.releases.get(*id)) {
            let before = desk.judged().predecessors(release.id);
            let item = path.items.iter().find(|item| item.release == release.id);
            if before.is_empty() && item.is_none() {
                continue;
            }
            let waits: Vec<&Release> = before.iter().filter_map(|id| plan.releases.get(*id)).collect();
            rows.push(DependencyRow {
                order: wave as u32 + 1,
                number: release.key.to_string(),
                title: release.title.clone(),
                ends: moment(release.occupancy().end(), release.planned.zone()),
                waits_for: waits.iter().map(|other| other.key.as_str()).collect::<Vec<_>>().join(", "),
                slack: item.map(|item| item.total_float.get()),
                critical: item.is_some_and(|item| item.critical),
            });
        }
    }
    DependencyOrder { rows, note: String::new() }
}

/// The codes of some conflicts with their meanings.
pub(super) fn glossary(found: &[&Conflict]) -> Vec<Term> {
    let codes: BTreeSet<Code> = found.iter().map(|conflict| conflict.code).collect();
    codes.into_iter().map(|code| Term { word: code.to_string(), meaning: code.meaning().to_owned() }).collect()
}
