//! Printing the board's pack: the plan told in the words of paper.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use chrono::Datelike;
use slipway_domain::catalogue::Role;
use slipway_domain::conflict::{Conflict, told, told_instant};
use slipway_domain::dependency::{critical_path, release_order};
use slipway_domain::release::Release;
use slipway_domain::time::{Interval, Minutes};
use slipway_print::pack::model::{
    AgendaItem, AgendaTarget, Attendee, ConflictRow, DecisionRow, DependencyRow, ForwardSchedule,
    Meeting as PaperMeeting, PackIdentity, ScheduleRow, Signatory, ZonedTime,
};
use slipway_print::{FallbackFont, PackModel, PackOptions, PrintError, cab_pack};

use super::meetings::{Meeting, find};
use super::{Paper, PrintPack, PrintedPack, calendar_page, sheet};
use crate::desk::{Context, Desk, conflict_view};
use crate::error::{AppError, Fault, Result};
use crate::host::Task;

/// How far the forward schedule of change looks.
const WEEKS_AHEAD: i64 = 5;
/// The largest font file that is read.
const FONT_BYTES: u64 = 64 << 20;

/// Prints the board's pack as PDF.
pub fn print_pack(desk: &Desk, context: &Context, input: PrintPack, task: &dyn Task) -> Result<PrintedPack> {
    let meeting = find(desk, context, &input.meeting)?;
    let model = model(desk, context, &meeting)?;
    let fallback_font = match &input.fallback_font {
        None => None,
        Some(path) => {
            let bytes = context.host.files.read(Path::new(path), FONT_BYTES).map_err(|error| {
                AppError::new(Fault::Input, "font.unreadable", format!("{path}: {error}")).hint("choose a font file")
            })?;
            Some(FallbackFont { bytes, index: 0 })
        }
    };
    let paper = match input.paper {
        Paper::A4 => slipway_print::Paper::A4,
        Paper::Letter => slipway_print::Paper::Letter,
    };
    let options = PackOptions { paper, mono: input.mono, fallback_font };
    let file = cab_pack(&model, &options, &mut |done, whole| {
        task.progress(done, whole);
        if task.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
    .map_err(|error| match error {
        PrintError::Cancelled => AppError::refused("task.cancelled", "printing was stopped; nothing was written"),
        PrintError::Font { .. } => {
            AppError::new(Fault::Input, "font.bad", error.to_string()).hint("choose another font file")
        }
        PrintError::Write(_) => AppError::new(Fault::Internal, "pack.unprintable", error.to_string()),
    })?;
    crate::exchange::put(context, Path::new(&input.path), &file.bytes)?;
    Ok(PrintedPack {
        path: input.path,
        pages: file.pages,
        bytes: file.bytes.len(),
        snapshot: desk.seq(),
        warnings: file.warnings.iter().map(ToString::to_string).collect(),
    })
}

fn model(desk: &Desk, context: &Context, meeting: &Meeting<'_>) -> Result<PackModel> {
    let zone = &desk.plan.settings.zone;
    let now = context.host.clock.now();
    let ahead = Interval::from_start(meeting.at.start(), Minutes::hours(WEEKS_AHEAD * 7 * 24));
    let week = meeting.day.iso_week();
    let snapshot = desk.seq();
    let operation = desk.store.operation_of(snapshot)?;
    let mut scheduled: Vec<&Release> = desk
        .plan
        .releases
        .iter()
        .filter(|release| release.state.takes_part() && release.occupancy().overlaps(ahead))
        .collect();
    scheduled.sort_by_key(|release| (release.occupancy().start(), release.key.clone()));
    let found: Vec<&Conflict> = desk.judged().all.iter().filter(|conflict| conflict.span().overlaps(ahead)).collect();
    let items: Vec<_> = meeting.for_decision.iter().map(|release| sheet::item(desk, context, release)).collect();
    Ok(PackModel {
        title: "Change advisory board".to_owned(),
        language: "en-GB".to_owned(),
        classification: "INTERNAL – CONFIDENTIAL".to_owned(),
        draft: true,
        identity: PackIdentity {
            pack_id: format!("CAB-{}-W{:02}", week.year(), week.week()),
            version: 1,
            supersedes: None,
            snapshot_id: format!("operation {snapshot}"),
            snapshot_sha256: operation.hash,
            generated_at: now.epoch_seconds(),
            generated_at_text: told_instant(now, zone),
            producer: format!("Slipway {}", env!("CARGO_PKG_VERSION")),
        },
        meeting: paper_meeting(desk, meeting),
        decisions: meeting.for_decision.iter().map(|release| decision(desk, release)).collect(),
        since_last: Vec::new(),
        agenda: agenda(desk, meeting),
        schedule: ForwardSchedule {
            period: told(ahead, zone),
            rows: scheduled.iter().map(|release| schedule_row(desk, release, &found)).collect(),
        },
        calendar: Some(calendar_page::page(desk, meeting, ahead, &scheduled)),
        outages: Vec::new(),
        items,
        conflicts: found.iter().map(|conflict| conflict_row(desk, conflict)).collect(),
        dependencies: dependencies(desk, ahead),
        attendance: attendance(desk),
        signatories: ["Chair", "Service owner", "Business representative", "Security and risk"]
            .map(|role| Signatory { name: String::new(), role: role.to_owned() })
            .into(),
    })
}

/// A stretch of time in the zone of every region, each zone once.
pub(super) fn zoned(desk: &Desk, at: Interval) -> Vec<ZonedTime> {
    let mut by_zone: BTreeMap<_, Vec<&str>> = BTreeMap::new();
    for region in desk.plan.regions.iter() {
        by_zone.entry(region.zone.clone()).or_default().push(&region.name);
    }
    if by_zone.is_empty() {
        by_zone.insert(desk.plan.settings.zone.clone(), vec!["All"]);
    }
    by_zone
        .into_iter()
        .map(|(zone, regions)| ZonedTime { region: regions.join(", "), when: told(at, &zone), zone: zone.to_string() })
        .collect()
}

fn paper_meeting(desk: &Desk, meeting: &Meeting<'_>) -> PaperMeeting {
    let chairs = holders(desk, Role::ChangeManager);
    PaperMeeting {
        board: "Change advisory board".to_owned(),
        times: zoned(desk, meeting.at),
        place: "as invited".to_owned(),
        link: None,
        chair: chairs.first().cloned().unwrap_or_else(|| "Change manager".to_owned()),
        quorum_rule: "Chair, and for each item its owner or deputy".to_owned(),
        expected_attendance: format!("{} invited", attendance(desk).len()),
    }
}

/// The names of everybody who holds a role on any release, sorted.
fn holders(desk: &Desk, role: Role) -> Vec<String> {
    let mut names: Vec<String> = desk
        .plan
        .releases
        .iter()
        .filter_map(|release| Some(desk.plan.people.get(release.holder(role)?)?.name.clone()))
        .collect();
    names.sort();
    names.dedup();
    names
}

fn attendance(desk: &Desk) -> Vec<Attendee> {
    [
        (Role::ChangeManager, "Change manager", true),
        (Role::ReleaseManager, "Release manager", true),
        (Role::BusinessApprover, "Business approver", false),
        (Role::Security, "Security", false),
    ]
    .into_iter()
    .flat_map(|(role, named, counts_for_quorum)| {
        holders(desk, role).into_iter().take(6).map(move |name| Attendee {
            name,
            role: named.to_owned(),
            answer: "no answer".to_owned(),
            deputy: String::new(),
            counts_for_quorum,
        })
    })
    .collect()
}

/// Band and letter of a release's risk.
pub(super) fn risk(release: &Release) -> String {
    release.risk.map_or_else(|| "–".to_owned(), |risk| format!("{} {}", risk.letter(), risk))
}

/// The name of the person who holds a role, or a dash.
pub(super) fn holder(desk: &Desk, release: &Release, role: Role) -> String {
    let person = release.holder(role).and_then(|id| desk.plan.people.get(id));
    person.map_or_else(|| "–".to_owned(), |person| person.name.clone())
}

/// The services of a release with their tiers.
pub(super) fn services(desk: &Desk, release: &Release) -> String {
    let named = release.services.iter().filter_map(|id| desk.plan.services.get(*id));
    named.map(|service| format!("{} (tier {})", service.name, service.tier)).collect::<Vec<_>>().join(", ")
}

/// The environment of a release and the regions of its services.
pub(super) fn environments(desk: &Desk, release: &Release) -> String {
    let plan = &desk.plan;
    let mut names: Vec<&str> =
        plan.environments.get(release.environment).map(|environment| environment.name.as_str()).into_iter().collect();
    let services = release.services.iter().filter_map(|id| plan.services.get(*id)?.region);
    let mut regions: Vec<&str> = services.filter_map(|id| Some(plan.regions.get(id)?.name.as_str())).collect();
    regions.sort_unstable();
    regions.dedup();
    names.extend(regions);
    names.join(", ")
}

fn decision(_: &Desk, release: &Release) -> DecisionRow {
    DecisionRow {
        number: release.key.to_string(),
        title: release.title.clone(),
        window: told(release.occupancy(), release.planned.zone()),
        risk: risk(release),
        ask: "Approve".to_owned(),
    }
}

fn agenda(desk: &Desk, meeting: &Meeting<'_>) -> Vec<AgendaItem> {
    let zone = &desk.plan.settings.zone;
    let mut items = Vec::new();
    let mut clock = meeting.at.start();
    let mut add = |number: String, title: String, presenter: String, minutes: u32, target| {
        let starts = zone.wall(clock).format("%H:%M").to_string();
        clock = clock.plus(Minutes::new(minutes.into()));
        items.push(AgendaItem { number, title, presenter, minutes, starts, target });
    };
    let chair = || "Chair".to_owned();
    add("1".into(), "Previous minutes and open actions".into(), chair(), 5, None);
    add("2".into(), "Conflicts of the coming weeks".into(), chair(), 5, Some(AgendaTarget::Conflicts));
    for (index, release) in meeting.for_decision.iter().enumerate() {
        let presenter = holder(desk, release, Role::ReleaseManager);
        let target = Some(AgendaTarget::Item(release.key.to_string()));
        add(format!("3.{}", index + 1), release.label(), presenter, 5, target);
    }
    let told = format!("For information: {} releases", meeting.for_information.len());
    add("4".into(), told, chair(), 5, Some(AgendaTarget::Schedule));
    add("5".into(), "Any other business".into(), chair(), 5, None);
    items
}

fn schedule_row(desk: &Desk, release: &Release, conflicts: &[&Conflict]) -> ScheduleRow {
    let zone = release.planned.zone();
    let at = release.occupancy();
    let concerned = conflicts.iter().filter(|conflict| crate::conflict::concerns(conflict, release));
    let mut codes: Vec<String> = concerned.map(|conflict| conflict.code.to_string()).collect();
    codes.sort();
    codes.dedup();
    ScheduleRow {
        number: release.key.to_string(),
        title: release.title.clone(),
        kind: release.kind.to_string(),
        services: services(desk, release),
        environments: environments(desk, release),
        start_utc: at.start().utc().format("%d %b %H:%M UTC").to_string(),
        start_local: told_instant(at.start(), zone),
        end: told_instant(at.end(), zone),
        outage_minutes: None,
        outage_felt_by: String::new(),
        risk: risk(release),
        train: release
            .train
            .and_then(|id| desk.plan.trains.get(id))
            .map_or_else(|| "–".to_owned(), |train| train.name.clone()),
        owner: format!(
            "{} / {}",
            holder(desk, release, Role::ReleaseManager),
            holder(desk, release, Role::DeploymentLead)
        ),
        rollback_owner: holder(desk, release, Role::RollbackOwner),
        gates_passed: 0,
        gates: 0,
        approvals_given: 0,
        approvals: 0,
        conflicts: codes,
        status: release.state.to_string(),
        changed: false,
    }
}

fn conflict_row(desk: &Desk, conflict: &Conflict) -> ConflictRow {
    let zone = crate::conflict::zone_of(desk, conflict);
    let view = conflict_view(&desk.plan, conflict, zone);
    ConflictRow {
        code: view.code,
        hard: conflict.is_hard(),
        parties: format!("{} – {}", view.release.0, view.other.key),
        overlap: format!("{} min", view.overlap_minutes),
        sentence: view.sentence,
        remedy: view.remedy,
    }
}

fn dependencies(desk: &Desk, within: Interval) -> Vec<DependencyRow> {
    let plan = &desk.plan;
    let waves = release_order(plan, Some(within)).unwrap_or_default();
    let path = critical_path(plan).unwrap_or_default();
    let mut rows = Vec::new();
    for (wave, ids) in waves.iter().enumerate() {
        for release in ids.iter().filter_map(|id| plan.releases.get(*id)) {
            let before = desk.judged().predecessors(release.id);
            let item = path.items.iter().find(|item| item.release == release.id);
            if before.is_empty() && item.is_none() {
                continue;
            }
            let waits: Vec<String> =
                before.iter().filter_map(|id| Some(plan.releases.get(*id)?.key.to_string())).collect();
            rows.push(DependencyRow {
                order: wave as u32 + 1,
                number: release.key.to_string(),
                title: release.title.clone(),
                ends: told_instant(release.occupancy().end(), release.planned.zone()),
                waits_for: if waits.is_empty() { "–".to_owned() } else { waits.join(", ") },
                slack: item.map_or_else(|| "–".to_owned(), |item| item.total_float.to_string()),
                critical: item.is_some_and(|item| item.critical),
            });
        }
    }
    rows
}
