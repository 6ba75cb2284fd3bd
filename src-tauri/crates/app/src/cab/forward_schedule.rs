//! The forward schedule of change: what is planned in the coming weeks, a row a release.

use std::collections::{BTreeMap, BTreeSet};

use slipway_domain::catalogue::Role;
use slipway_domain::conflict::{Conflict, Party};
use slipway_domain::id::ReleaseId;
use slipway_domain::release::Release;
use slipway_domain::time::{Interval, Zone};
use slipway_print::pack::model::{ForwardSchedule, ScheduleRow};

use super::release_words::{environments, holder, joined, risk, services, train};
use crate::desk::Desk;
use crate::paper::time::{clock, days, moment, monday_of, week};

pub(super) fn forward_schedule(
    desk: &Desk,
    ahead: Interval,
    scheduled: &[&Release],
    conflicts: &[&Conflict],
) -> ForwardSchedule {
    let zone = &desk.plan.settings.zone;
    let codes = codes_by_release(conflicts);
    let (first, last) = (zone.wall(ahead.start()).date(), zone.wall(ahead.end()).date());
    ForwardSchedule {
        period: format!("{} · weeks by {zone}", days(first, last)),
        rows: scheduled.iter().map(|release| row(desk, release, zone, codes.get(&release.id))).collect(),
    }
}

/// The codes of the conflicts in which each release is a party.
fn codes_by_release(conflicts: &[&Conflict]) -> BTreeMap<ReleaseId, BTreeSet<String>> {
    let mut codes: BTreeMap<ReleaseId, BTreeSet<String>> = BTreeMap::new();
    for conflict in conflicts {
        let other = match conflict.other {
            Party::Release(id) => Some(id),
            _ => None,
        };
        for id in std::iter::once(conflict.release).chain(other) {
            codes.entry(id).or_default().insert(conflict.code.to_string());
        }
    }
    codes
}

fn row(desk: &Desk, release: &Release, week_zone: &Zone, codes: Option<&BTreeSet<String>>) -> ScheduleRow {
    let zone = release.planned.zone();
    let at = release.occupancy();
    ScheduleRow {
        week: week(monday_of(week_zone.wall(at.start()).date())),
        number: release.key.to_string(),
        title: release.title.clone(),
        kind: release.kind.to_string(),
        services: services(desk, release),
        environments: environments(desk, release),
        start: clock(at.start(), zone),
        start_utc: moment(at.start(), &Zone::utc()),
        end: clock(at.end(), zone),
        zone: zone.to_string(),
        risk: risk(release),
        train: train(desk, release),
        owner: joined([Role::ReleaseManager, Role::DeploymentLead].map(|role| holder(desk, release, role)), ", "),
        rollback_owner: holder(desk, release, Role::RollbackOwner),
        conflicts: codes.into_iter().flatten().cloned().collect(),
        status: release.state.to_string(),
        ..ScheduleRow::default()
    }
}
