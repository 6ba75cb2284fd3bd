//! The forward schedule of change: what is planned in the coming weeks, a row a release.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;
use slipway_domain::catalogue::Role;
use slipway_domain::conflict::{Conflict, Party};
use slipway_domain::id::ReleaseId;
use slipway_domain::release::{self, Release};
use slipway_domain::time::{Interval, Zone};
use slipway_print::pack::model::{ForwardSchedule, Outage, ScheduleModel, ScheduleRow};

use super::meetings::find;
use super::pack::{found, scheduled, weeks_ahead};
use super::release_words::{environments, holder, joined, risk, services, train};
use super::{PrintMeeting, quarter, since};
use crate::desk::{App, Context, Desk};
use crate::error::Result;
use crate::host::Task;
use crate::paper::PrintedPaper;
use crate::paper::press::{self, Wish};
use crate::paper::time::{clock, days, moment, monday_of, week};

const USE_CASE: &str = "forward_schedule_print";

/// The forward schedule of change of a stretch, with the summary of the quarter behind its beginning.
///
/// `changed` are the keys of what changed since the last meeting.
pub(super) fn forward_schedule(
    desk: &Desk,
    context: &Context,
    ahead: Interval,
    scheduled: &[&Release],
    conflicts: &[&Conflict],
    changed: &BTreeSet<&str>,
) -> ForwardSchedule {
    let zone = &desk.plan.settings.zone;
    let codes = codes_by_release(conflicts);
    let (first, last) = (zone.wall(ahead.start()).date(), zone.wall(ahead.end()).date());
    let mondays = std::iter::successors(Some(monday_of(first)), |monday| monday.checked_add_days(Days::new(7)));
    let (quarter_label, quarter) = quarter::summary(desk, first);
    ForwardSchedule {
        period: format!("{} · weeks by {zone}", days(first, last)),
        weeks: mondays.take_while(|monday| *monday <= last).map(week).collect(),
        rows: scheduled
            .iter()
            .map(|release| ScheduleRow {
                changed: changed.contains(release.key.as_str()),
                ..row(desk, context, release, zone, codes.get(&release.id))
            })
            .collect(),
        quarter_label,
        quarter,
    }
}

/// Prints the forward schedule of change of the weeks from a meeting on as PDF.
pub fn print_schedule(app: &App, input: PrintMeeting, task: &dyn Task) -> Result<PrintedPaper> {
    let (model, snapshot) = app.ask(USE_CASE, |desk, context| {
        let meeting = find(desk, context, &input.meeting)?;
        let ahead = weeks_ahead(&meeting);
        let changes = since::changes(desk, context, since::From::before(desk, &meeting.board, meeting.at)?)?;
        let changed = changes.changes.iter().map(|change| change.subject.as_str()).collect();
        let schedule = forward_schedule(desk, context, ahead, &scheduled(desk, ahead), &found(desk, ahead), &changed);
        let title = format!("Forward schedule of change, {}", desk.plan.settings.name);
        Ok((ScheduleModel { title, schedule, provenance: press::provenance(desk, context)? }, desk.seq()))
    })?;
    let wish = Wish {
        paper: input.paper.into(),
        mono: input.mono,
        duplex: input.duplex,
        fallback_font: input.fallback_font,
        picture: false,
    };
    press::print(app, USE_CASE, input.path, &wish, snapshot, task, |options, progress| {
        slipway_print::forward_schedule(&model, options, progress)
    })
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

fn row(
    desk: &Desk,
    context: &Context,
    release: &Release,
    week_zone: &Zone,
    codes: Option<&BTreeSet<String>>,
) -> ScheduleRow {
    let zone = release.planned.zone();
    let at = release.occupancy();
    let about = desk.schedule.of(&desk.plan, desk.plan.decided_with(release).id);
    let standing = desk.plan.standing(release, &about, context.host.clock.now());
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
        outage: desk.plan.outages.get(release.id).map_or(Outage::Unknown, outage),
        approvals_given: u32::try_from(standing.given.len()).unwrap_or(u32::MAX),
        approvals: standing.needed,
        ..ScheduleRow::default()
    }
}

fn outage(said: &release::Outage) -> Outage {
    match u32::try_from(said.minutes.get()) {
        Ok(0) | Err(_) => Outage::No,
        Ok(minutes) => Outage::Yes { minutes, felt_by: said.felt_by.clone() },
    }
}
