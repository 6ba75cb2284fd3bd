//! What this machine remembers of calendars that left it, beside every plan file.
//!
//! A plan file can be copied, brought back from a backup or tried in a scenario, and would then count sequences from
//! where it stood. Calendars that saw a higher one would take no notice; so the machine keeps the highest of each plan.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use slipway_domain::time::Instant;
use slipway_storage::ExportedMark;
use uuid::Uuid;

use crate::error::{AppError, Fault, Result};
use crate::host::Host;

#[derive(Serialize, Deserialize)]
struct Mark(u32, String, i64, i64);

/// How the events of a plan left this machine last.
pub(super) fn recall(host: &Host, plan: Uuid) -> FxHashMap<String, ExportedMark> {
    let kept = host.memory.recall(&name(plan)).ok().flatten();
    // What cannot be read is only a safeguard lost: the plan keeps its own ledger.
    let marks: BTreeMap<String, Mark> = kept.and_then(|kept| serde_json::from_str(&kept).ok()).unwrap_or_default();
    let mark = |Mark(sequence, content, created, changed)| {
        let [created, changed] = [created, changed].map(|at| Instant::from_epoch_seconds(at).ok());
        Some(ExportedMark { sequence, content, created: created?, changed: changed?, as_came: false })
    };
    marks.into_iter().filter_map(|(uid, kept)| Some((uid, mark(kept)?))).collect()
}

/// Keeps how events left, in place of what was kept of them; a sequence never goes down.
pub(super) fn keep<'a>(
    host: &Host,
    plan: Uuid,
    mut known: FxHashMap<String, ExportedMark>,
    left: impl Iterator<Item = (&'a str, &'a ExportedMark)>,
) -> Result<()> {
    let mut is_news = false;
    for (uid, mark) in left {
        let is_higher = known.get(uid).is_none_or(|known| known.sequence < mark.sequence);
        if is_higher {
            known.insert(uid.to_owned(), mark.clone());
            is_news = true;
        }
    }
    if !is_news {
        return Ok(());
    }
    let kept = |mark: ExportedMark| {
        Mark(mark.sequence, mark.content, mark.created.epoch_seconds(), mark.changed.epoch_seconds())
    };
    let marks: BTreeMap<String, Mark> = known.into_iter().map(|(uid, mark)| (uid, kept(mark))).collect();
    let text = serde_json::to_string(&marks).unwrap_or_default();
    host.memory.keep(&name(plan), &text).map_err(|error| {
        AppError::new(Fault::Refused, "memory.unwritable", format!("this machine cannot remember the export: {error}"))
            .hint("make room in your state folder, or make it writable; the calendar was not written")
    })
}

fn name(plan: Uuid) -> String {
    format!("sequences-{plan}")
}
