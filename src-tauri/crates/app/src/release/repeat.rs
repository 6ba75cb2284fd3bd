//! Planning a release again and again.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::catalogue::StoreUse;
use slipway_domain::conflict;
use slipway_domain::id::ReleaseId;
use slipway_domain::plan::Edit;
use slipway_domain::release::{Planned, Release, ReleaseState, RepeatError};
use slipway_domain::time::Recurrence;
use ts_rs::TS;

use super::Stretch;
use super::draft::free_keys;
use crate::desk::{Context, Desk, conflict_view};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, ConflictView, Mode, Text};

/// By which rule a release happens again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RepeatRelease {
    /// Which release; it is the first time.
    pub key: Text<Key>,
    /// The rule as RFC 5545 writes it, with `COUNT` (the first time included) or `UNTIL`.
    pub rule: Text<Recurrence>,
    /// Days on the wall of the release's zone that are left out.
    #[serde(default)]
    pub leave_out: Vec<Text<NaiveDate>>,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// What repeating a release did, or would do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct RepeatOutcome {
    /// Key of the release that is repeated.
    pub release: Text<Key>,
    /// Each time that it happens again, in the order of time.
    pub repetitions: Vec<Repetition>,
    /// The operation; none for a preview.
    pub changed: Option<Changed>,
}

/// One time that a release happens again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct Repetition {
    /// The day on which it starts, on the wall of the release's zone.
    pub day: Text<NaiveDate>,
    /// Its key; none where it is left out.
    pub key: Option<Text<Key>>,
    /// When.
    pub at: Stretch,
    /// What speaks against it, with the other repetitions in place.
    pub conflicts: Vec<ConflictView>,
}

impl From<RepeatError> for AppError {
    fn from(error: RepeatError) -> Self {
        Self::refused("release.repetition", error.to_string())
            .hint("give the rule a COUNT, the first time included, or an UNTIL, such as FREQ=WEEKLY;COUNT=6")
    }
}

/// Plans a release again at each time at which a rule falls, as drafts.
///
/// A repetition is the same work by the same people; what belongs to one time
/// alone does not go along: version, schema, train, links, notes and when it
/// was handed in. As with any draft, conflicts are told and do not refuse it.
pub fn repeat(desk: &mut Desk, context: &Context, input: RepeatRelease, _: &dyn Task) -> Result<RepeatOutcome> {
    let original = desk.release(&input.key)?.clone();
    let zone = original.planned.zone();
    let day = |planned: &Planned| zone.wall(planned.occupancy().start()).date();
    let mut keys = free_keys(desk, context);
    let planned = original.planned.repeated(&input.rule.0)?;
    let repeated: Vec<(Planned, Option<Release>)> = planned
        .into_iter()
        .map(|planned| {
            let left_out = input.leave_out.iter().any(|left_out| left_out.0 == day(&planned));
            let again = (!left_out).then(|| keys.next()).flatten();
            let again = again.map(|key| at(&original, ReleaseId::new(context.host.ids.next()), key, &planned));
            (planned, again)
        })
        .collect();
    let releases: Vec<&Release> = repeated.iter().filter_map(|(_, release)| release.as_ref()).collect();
    let mut conflicts = conflicts_of(desk, &releases);
    let repetitions = repeated.iter().map(|(planned, release)| Repetition {
        day: day(planned).into(),
        key: release.as_ref().map(|release| release.key.clone().into()),
        at: planned.occupancy().into(),
        conflicts: release.as_ref().and_then(|release| conflicts.remove(&release.id)).unwrap_or_default(),
    });
    let repetitions = repetitions.collect();
    let changed = if input.mode == Mode::Commit && !releases.is_empty() {
        let edits: Vec<Edit> = releases.iter().map(|release| Edit::from((*release).clone())).collect();
        let times = if edits.len() == 1 { "once".to_owned() } else { format!("{} times", edits.len()) };
        Some(desk.commit(context, format!("Repeat {} {times}", original.label()), input.reason, &edits)?)
    } else {
        None
    };
    Ok(RepeatOutcome { release: original.key.into(), repetitions, changed })
}

/// The same work at another time.
fn at(original: &Release, id: ReleaseId, key: Key, planned: &Planned) -> Release {
    Release {
        id,
        key,
        state: ReleaseState::Draft,
        train: None,
        planned: planned.clone(),
        version: None,
        stores: original.stores.iter().map(|used| StoreUse { schema: None, ..*used }).collect(),
        submitted: None,
        notes: BTreeMap::new(),
        ..original.clone()
    }
}

/// What speaks against each of some new releases when all of them are in the plan.
fn conflicts_of(desk: &Desk, releases: &[&Release]) -> BTreeMap<ReleaseId, Vec<ConflictView>> {
    let (mut plan, mut schedule) = (desk.plan.clone(), desk.schedule.clone());
    for release in releases {
        plan.releases.put((*release).clone());
    }
    schedule.refresh(&plan, &conflict::Changed::Releases(releases.iter().map(|release| release.id).collect()));
    let told = |release: &&Release| {
        let found = schedule.of(&plan, release.id);
        (release.id, found.iter().map(|one| conflict_view(&plan, one, release.planned.zone())).collect())
    };
    releases.iter().map(told).collect()
}
