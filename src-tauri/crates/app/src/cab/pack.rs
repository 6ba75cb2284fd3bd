//! Printing the board's pack: the plan told in the words of paper.

use std::collections::BTreeSet;

use slipway_domain::conflict::Conflict;
use slipway_domain::release::Release;
use slipway_domain::time::{Interval, Minutes};
use slipway_print::{PackModel, cab_pack};

use super::edition::{Edition, with_edition};
use super::held::HeldMeeting;
use super::meetings::{Meeting, find};
use super::{
    PrintPack, PrintedPack, agenda_page, board, calendar_page, forward_schedule, kpis, outages, registers, risks,
    sheet, since,
};
use crate::desk::{App, Context, Desk};
use crate::error::Result;
use crate::host::Task;
use crate::paper::press::{self, Wish};

/// How far the forward schedule of change looks.
const WEEKS_AHEAD: i64 = 5;

/// Prints the board's pack as PDF: as it was issued, while nothing changed since, and as a draft of the next one otherwise.
///
/// The plan is told in the words of paper first; the pages are made when the desk is free again.
pub fn print_pack(app: &App, input: PrintPack, task: &dyn Task) -> Result<PrintedPack> {
    let (model, snapshot, draft) = app.ask("cab_pack_print", |desk, context| {
        with_edition(desk, context, &input.meeting, input.number, |desk, context, edition| {
            Ok((model(desk, context, &input.meeting, edition, task)?, desk.seq(), !edition.issued))
        })
    })?;
    let number = model.identity.version;
    let wish = Wish {
        paper: input.paper.into(),
        mono: input.mono,
        duplex: input.duplex,
        fallback_font: input.fallback_font,
        picture: false,
    };
    let printed = press::print(app, "cab_pack_print", input.path, &wish, snapshot, task, |options, progress| {
        cab_pack(&model, options, progress)
    })?;
    Ok(PrintedPack::of(printed, number, draft))
}

/// What starts or goes on in the weeks of a forward schedule, by start and key.
pub(super) fn scheduled(desk: &Desk, ahead: Interval) -> Vec<&Release> {
    let releases = desk.plan.releases.iter();
    let mut scheduled: Vec<&Release> =
        releases.filter(|release| release.state.takes_part() && release.occupancy().overlaps(ahead)).collect();
    scheduled.sort_by_key(|release| (release.occupancy().start(), release.key.clone()));
    scheduled
}

/// The weeks of a forward schedule from a meeting on.
pub(super) fn weeks_ahead(meeting: &Meeting<'_>) -> Interval {
    Interval::from_start(meeting.at.start(), Minutes::hours(WEEKS_AHEAD * 7 * 24))
}

/// The conflicts of a stretch, in the order of the register.
pub(super) fn found(desk: &Desk, ahead: Interval) -> Vec<&Conflict> {
    desk.judged().all.iter().filter(|conflict| conflict.span().overlaps(ahead)).collect()
}

fn model(desk: &Desk, context: &Context, id: &str, edition: &Edition, task: &dyn Task) -> Result<PackModel> {
    let meeting = find(desk, context, id)?;
    let held = HeldMeeting::find(desk, context, id)?;
    let ahead = weeks_ahead(&meeting);
    let (scheduled, found) = (scheduled(desk, ahead), found(desk, ahead));
    let changes = since::changes(desk, context, since::From::before(desk, &meeting.board, meeting.at)?)?;
    let changed: BTreeSet<&str> = changes.changes.iter().map(|change| change.subject.as_str()).collect();
    let mut items = Vec::with_capacity(meeting.for_decision.len());
    for release in &meeting.for_decision {
        // Each sheet looks for other slots, which is the long part of the work before the printing.
        if task.is_cancelled() {
            return Err(press::cancelled());
        }
        items.push(sheet::item(desk, context, release));
    }
    let away = desk.plan.projected_outages(ahead);
    Ok(PackModel {
        title: board::title(&meeting),
        language: "en-GB".to_owned(),
        classification: press::CLASSIFICATION.to_owned(),
        draft: !edition.issued,
        identity: edition.identity(desk, context, &meeting)?,
        meeting: board::meeting(desk, &meeting, &held),
        decisions: meeting.for_decision.iter().map(|release| board::decision(&meeting, release)).collect(),
        since_label: format!("since {}", changes.label),
        since_last: changes.changes.iter().map(agenda_page::since_row).collect(),
        agenda: agenda_page::agenda(desk, &held, context.host.clock.now()),
        actions: agenda_page::actions(desk, &held, context.host.clock.now()),
        schedule: forward_schedule::forward_schedule(desk, context, ahead, &scheduled, &found, &changed),
        calendar: Some(calendar_page::page(desk, &meeting)),
        outages: Some(outages::rows(&away)),
        items,
        risks: Some(risks::register(desk, context, &scheduled)),
        conflicts: found.iter().map(|conflict| registers::conflict(desk, conflict)).collect(),
        dependencies: registers::dependency_order(desk, ahead),
        map: None,
        attendance: board::attendance(desk, &meeting, &held),
        signatories: board::signatories(desk, &meeting),
        kpis: kpis::page(desk, context),
        glossary: registers::glossary(&found),
    })
}
