//! The releases of a stretch of time in the order in which they can be deployed, and the calendar put in that order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::cascade::with_deployments;
use slipway_domain::conflict;
use slipway_domain::dependency::{self, Because, Placing, Sequenced};
use slipway_domain::id::{ReleaseId, ServiceId};
use slipway_domain::plan::Edit;
use slipway_domain::release::{Planned, Release};
use slipway_domain::time::{Instant, Interval};
use slipway_domain::{Key, Plan};
use ts_rs::TS;

use super::circle::prevents;
use crate::desk::{Context, Desk, id_of, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::{Deployments, MovedAlong, Stretch, conflicts_at, refuse_hard, waits_for};
use crate::wire::{Changed, ConflictView, Mode, Text};

/// The stretch whose releases are put in order.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SequenceReleases {
    /// Only releases that end after this.
    pub from: Text<Instant>,
    /// Only releases that start before this.
    pub to: Text<Instant>,
    /// Keys of releases that stay where they are.
    #[serde(default)]
    pub leave_out: Vec<Text<Key>>,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// What putting releases in order did, or would do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SequenceOutcome {
    /// The releases, wave by wave.
    pub places: Vec<SequencePlace>,
    /// Deployments that go along with releases that move.
    pub moves: Vec<MovedAlong>,
    /// What speaks against the new times of those that move.
    pub conflicts: Vec<ConflictView>,
    /// What was written; none in a preview, and none where everything stands in order.
    pub changed: Option<Changed>,
}

/// The place of a release in the order.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SequencePlace {
    /// Its key.
    pub key: Text<Key>,
    /// Its title.
    pub title: String,
    /// The number of its wave, from 1; those of one wave need not wait for each other.
    #[ts(type = "number")]
    pub wave: usize,
    /// Where it is planned.
    pub from: Stretch,
    /// Where it goes; where it is planned already, if it starts behind everything before it.
    pub to: Stretch,
    /// Whether it moves.
    pub moves: bool,
    /// Whether a person left it out, so that it stays although it should move.
    pub left_out: bool,
    /// Whether it should move and cannot: it is being carried out, or there is no valid slot for it.
    pub stuck: bool,
    /// When it could start at the earliest, by order and length alone.
    pub earliest: Text<Instant>,
    /// When it must start at the latest, so that everything behind it still ends within the stretch.
    pub latest: Text<Instant>,
    /// Why it stands behind others, in sentences.
    pub why: Vec<String>,
}

/// Puts the releases of a stretch in the order in which they can be deployed, as one operation, or tells what that would be.
///
/// A release that starts behind everything that it waits for, and within a day
/// behind what touches a service that its own needs, keeps its time; another goes
/// to the best valid slot behind that, with its deployments. Refused on a hard conflict.
pub fn sequence(desk: &mut Desk, context: &Context, input: SequenceReleases, _: &dyn Task) -> Result<SequenceOutcome> {
    let within = Interval::new(input.from.0, input.to.0).map_err(|error| {
        AppError::usage("order.backwards", error.to_string()).hint("say a start and an end behind it")
    })?;
    let stay: Vec<ReleaseId> =
        input.leave_out.iter().map(|key| id_of(&desk.plan.releases, "release", key)).collect::<Result<_>>()?;
    let now = context.host.clock.now();
    let mut placing = Placing::within(&desk.plan, &desk.schedule, within, now);
    let items = dependency::sequence(&desk.plan, within, &stay, |release, start| placing.put(release, start))
        .map_err(|_| prevents(&desk.plan))?;
    let moved: Vec<(ReleaseId, Planned)> = items
        .iter()
        .filter(|item| desk.plan.releases.get(item.release).is_some_and(|release| release.planned != item.planned))
        .map(|item| (item.release, item.planned.clone()))
        .collect();
    let count = moved.len();
    let moves = Deployments::of(desk, &moved).told;
    let moved = with_deployments(&desk.plan, moved);
    let places = items.iter().filter_map(|item| place(desk, item, &stay)).collect();
    let mut outcome = SequenceOutcome { places, moves, conflicts: conflicts_at(desk, &moved), changed: None };
    if input.mode == Mode::Commit && count > 0 {
        if let Some(first) = moved.first().and_then(|(id, _)| key_of(&desk.plan.releases, *id)) {
            refuse_hard(&first.0, &outcome.conflicts, &[])?;
        }
        let edit = |(id, planned): (ReleaseId, Planned)| {
            Some(Edit::from(Release { planned, ..desk.plan.releases.get(id)?.clone() }))
        };
        let edits: Vec<Edit> = moved.into_iter().filter_map(edit).collect();
        let zone = &desk.plan.settings.zone;
        let releases = if count == 1 { "1 release".to_owned() } else { format!("{count} releases") };
        let label = format!("Put {releases} in order, {}", conflict::told(within, zone));
        outcome.changed = Some(desk.commit(context, label, input.reason, &edits)?);
    }
    Ok(outcome)
}

fn place(desk: &Desk, item: &Sequenced, stay: &[ReleaseId]) -> Option<SequencePlace> {
    let release = desk.plan.releases.get(item.release)?;
    let moves = release.planned != item.planned;
    let left_out = stay.contains(&release.id);
    Some(SequencePlace {
        key: release.key.clone().into(),
        title: release.title.clone(),
        wave: item.wave + 1,
        from: release.occupancy().into(),
        to: item.planned.occupancy().into(),
        moves,
        left_out,
        stuck: item.late && !moves && !left_out,
        earliest: item.earliest.into(),
        latest: item.latest.into(),
        why: item.because.iter().filter_map(|because| why(&desk.plan, release, because)).collect(),
    })
}

fn why(plan: &Plan, release: &Release, because: &Because) -> Option<String> {
    match because {
        Because::Waits(link) => waits_for(plan, release, plan.release_links.get(*link)?),
        Because::Needs { before, service, needed } => {
            let name = |id: ServiceId| plan.services.get(id).map(|service| service.name.as_str());
            let (service, needed) = (name(*service)?, name(*needed)?);
            let before = plan.releases.get(*before)?.label();
            Some(format!("{} touches {service}, which needs {needed} of {before}", release.key))
        }
    }
}
