//! The plan's things in the shapes that cross the boundary.

use slipway_domain::catalogue::Service;
use slipway_domain::conflict::{self, Conflict, Party};
use slipway_domain::plan::{Named, Table};
use slipway_domain::release::Release;
use slipway_domain::time::{Interval, Zone};
use slipway_domain::{Key, Plan};
use slipway_storage::Operation;

use super::{Desk, Judged};
use crate::error::{AppError, Result};
use crate::history::original;
use crate::host::Host;
use crate::release::Stretch;
use crate::scenario;
use crate::wire::{ConflictView, OperationView, PartyView, ReleaseBar, SegmentsView, StatusView, Text, UndoView};

pub(super) fn operation(operation: &Operation) -> OperationView {
    OperationView {
        id: operation.meta.id.to_string(),
        seq: operation.seq,
        at: operation.meta.at.into(),
        actor: operation.meta.actor.clone(),
        use_case: operation.meta.use_case.clone(),
        label: operation.meta.label.clone(),
    }
}

impl From<Interval> for Stretch {
    fn from(interval: Interval) -> Self {
        Self { start: interval.start().into(), end: interval.end().into() }
    }
}

/// The key of a thing, for the wire.
pub(crate) fn key_of<T: Named>(table: &Table<T>, id: T::Id) -> Option<Text<Key>> {
    table.get(id).and_then(Named::key).cloned().map(Text)
}

/// The id behind a key, or the refusal that there is no such thing.
pub(crate) fn id_of<T: Named>(table: &Table<T>, what: &str, key: &Key) -> Result<T::Id> {
    table.by_key(key.as_str()).map(Named::id).ok_or_else(|| AppError::unknown(what, key.as_str()))
}

/// A conflict with its sentence, told in a zone.
///
/// The plan must hold the release from which the conflict is told.
pub(crate) fn conflict_view(plan: &Plan, conflict: &Conflict, zone: &Zone) -> ConflictView {
    let span = conflict.span();
    let release = plan.releases.get(conflict.release);
    let party = |kind: &str, key: &str, title: &str| PartyView {
        kind: kind.to_owned(),
        key: key.to_owned(),
        title: title.to_owned(),
    };
    let other = match conflict.other {
        Party::Release(id) => plan.releases.get(id).map(|other| party("release", other.key.as_str(), &other.title)),
        Party::Window(id) => plan.windows.get(id).map(|window| party("window", window.key.as_str(), &window.title)),
        Party::Service(id) => {
            plan.services.get(id).map(|service| party("service", service.key.as_str(), &service.name))
        }
        Party::Booking(id) => {
            plan.bookings.get(id).map(|booking| party("booking", booking.key.as_str(), &booking.title))
        }
        Party::Person(id) => plan.people.get(id).map(|person| party("person", person.key.as_str(), &person.name)),
        Party::Team(id) => plan.teams.get(id).map(|team| party("team", team.key.as_str(), &team.name)),
        Party::Train(id) => plan.trains.get(id).map(|train| party("train", train.key.as_str(), &train.name)),
        Party::Board(id) => plan.boards.get(id).map(|board| party("board", board.key.as_str(), &board.name)),
        Party::LeadTime => release.map(|release| {
            party("lead-time", release.kind.as_str(), &format!("lead time of {} releases", release.kind))
        }),
        Party::LocalTime => {
            release.map(|release| party("clock", release.planned.zone().name(), "the clock on the wall"))
        }
    };
    ConflictView {
        code: conflict.code.to_string(),
        cause: conflict.code.meaning().to_owned(),
        severity: conflict.severity.to_string(),
        release: Text(release.map_or_else(Key::nameless, |release| release.key.clone())),
        other: other.unwrap_or_else(|| party("unknown", "", "")),
        start: span.start().into(),
        end: span.end().into(),
        overlap_minutes: conflict.overlap.get(),
        path: conflict.path().iter().filter_map(|id| key_of(&plan.services, *id)).collect(),
        sentence: conflict::sentence(conflict, plan, zone),
        remedy: conflict::remedy(conflict, plan, zone),
    }
}

/// A release as the calendar draws it.
pub(crate) fn bar(plan: &Plan, judged: &Judged, release: &Release) -> ReleaseBar {
    let counts = judged.of_release(release.id);
    let services: Vec<&Service> = release.services.iter().filter_map(|id| plan.services.get(*id)).collect();
    let mut regions: Vec<Text<Key>> =
        services.iter().filter_map(|service| key_of(&plan.regions, service.region?)).collect();
    regions.sort();
    regions.dedup();
    let at = release.occupancy();
    ReleaseBar {
        key: release.key.clone().into(),
        deployment_of: release.deployment_of.and_then(|id| key_of(&plan.releases, id)),
        title: release.title.clone(),
        kind: release.kind.into(),
        state: release.state.into(),
        services: services.iter().map(|service| service.key.clone().into()).collect(),
        // The plan file holds no release without its environment, so the last resort is never shown.
        environment: key_of(&plan.environments, release.environment).unwrap_or_else(|| Text(Key::nameless())),
        team: release.team.and_then(|id| key_of(&plan.teams, id)),
        train: release.train.and_then(|id| key_of(&plan.trains, id)),
        regions,
        risk: release.risk.map(Text),
        version: release.version.clone(),
        start: at.start().into(),
        end: at.end().into(),
        zone: release.planned.zone().clone().into(),
        segments: SegmentsView {
            validation: release.planned.validation().get(),
            rollback: release.planned.rollback().get(),
            stabilisation: release.planned.stabilisation().get(),
        },
        depends_on: judged.predecessors(release.id).iter().filter_map(|id| key_of(&plan.releases, *id)).collect(),
        hard: counts.hard,
        soft: counts.soft,
        can_move: release.state.can_move(),
    }
}

impl Desk {
    /// A release as the calendar draws it.
    pub(crate) fn bar(&self, release: &Release) -> ReleaseBar {
        bar(&self.plan, self.judged(), release)
    }

    /// A release by its key.
    pub(crate) fn release(&self, key: &Key) -> Result<&Release> {
        self.plan.releases.by_key(key.as_str()).ok_or_else(|| AppError::unknown("release", key.as_str()))
    }

    /// How the plan stands.
    pub(crate) fn status(&self, host: &Host) -> Result<StatusView> {
        let (undo, redo) = self.store.candidates()?;
        let label = |operation: Operation| UndoView { seq: operation.seq, label: original(&operation).to_owned() };
        let judged = self.judged();
        Ok(StatusView {
            path: self.path().display().to_string(),
            name: self.plan.settings.name.clone(),
            zone: self.plan.settings.zone.clone().into(),
            read_only: self.store.is_read_only(),
            scenario: scenario::standing(self)?,
            seq: self.seq,
            undo: undo.filter(|operation| operation.seq > 1).map(label),
            redo: redo.map(label),
            hard: judged.counts.hard,
            soft: judged.counts.soft,
            releases: self.plan.releases.len(),
            services: self.plan.services.len(),
            now: host.clock.now().into(),
        })
    }
}
