//! Printing the board's pack: the plan told in the words of paper.

use chrono::Datelike;
use slipway_domain::conflict::Conflict;
use slipway_domain::release::Release;
use slipway_domain::time::{Interval, Minutes};
use slipway_print::pack::model::PackIdentity;
use slipway_print::{PackModel, cab_pack};

use super::meetings::{Meeting, find};
use super::{PrintPack, PrintedPack, board, calendar_page, forward_schedule, registers, sheet};
use crate::desk::{App, Context, Desk};
use crate::error::Result;
use crate::host::Task;
use crate::paper::press::{self, Wish};
use crate::paper::time::full_moment;

/// How far the forward schedule of change looks.
const WEEKS_AHEAD: i64 = 5;

/// Prints the board's pack as PDF.
///
/// The plan is told in the words of paper first; the pages are made when the desk is free again.
pub fn print_pack(app: &App, input: PrintPack, task: &dyn Task) -> Result<PrintedPack> {
    let (model, snapshot) = app.ask("cab_pack_print", |desk, context| {
        let meeting = find(desk, context, &input.meeting)?;
        Ok((model(desk, context, &meeting, task)?, desk.seq()))
    })?;
    let wish = Wish { paper: input.paper.into(), mono: input.mono, fallback_font: input.fallback_font, picture: false };
    let printed = press::print(app, "cab_pack_print", input.path, &wish, snapshot, task, |options, progress| {
        cab_pack(&model, options, progress)
    })?;
    Ok(printed.into())
}

fn model(desk: &Desk, context: &Context, meeting: &Meeting<'_>, task: &dyn Task) -> Result<PackModel> {
    let ahead = Interval::from_start(meeting.at.start(), Minutes::hours(WEEKS_AHEAD * 7 * 24));
    let mut scheduled: Vec<&Release> = desk
        .plan
        .releases
        .iter()
        .filter(|release| release.state.takes_part() && release.occupancy().overlaps(ahead))
        .collect();
    scheduled.sort_by_key(|release| (release.occupancy().start(), release.key.clone()));
    let found: Vec<&Conflict> = desk.judged().all.iter().filter(|conflict| conflict.span().overlaps(ahead)).collect();
    let mut items = Vec::with_capacity(meeting.for_decision.len());
    for release in &meeting.for_decision {
        // Each sheet looks for other slots, which is the long part of the work before the printing.
        if task.is_cancelled() {
            return Err(press::cancelled());
        }
        items.push(sheet::item(desk, context, release));
    }
    Ok(PackModel {
        title: board::title(meeting),
        language: "en-GB".to_owned(),
        classification: press::CLASSIFICATION.to_owned(),
        draft: false,
        identity: identity(desk, context, meeting)?,
        meeting: board::meeting(desk, meeting),
        decisions: meeting.for_decision.iter().map(|release| board::decision(meeting, release)).collect(),
        since_last: Vec::new(),
        agenda: board::agenda(desk, meeting),
        schedule: forward_schedule::forward_schedule(desk, ahead, &scheduled, &found),
        calendar: Some(calendar_page::page(desk, meeting)),
        outages: None,
        items,
        conflicts: found.iter().map(|conflict| registers::conflict(desk, conflict)).collect(),
        dependencies: registers::dependency_order(desk, ahead),
        attendance: board::attendance(desk, meeting),
        signatories: board::signatories(desk, meeting),
    })
}

fn identity(desk: &Desk, context: &Context, meeting: &Meeting<'_>) -> Result<PackIdentity> {
    let now = context.host.clock.now();
    let week = meeting.day.iso_week();
    let snapshot = desk.seq();
    let operation = desk.store.operation_of(snapshot)?;
    Ok(PackIdentity {
        pack_id: format!("{}-{}-W{:02}", meeting.board.key, week.year(), week.week()),
        version: 1,
        supersedes: None,
        snapshot_id: format!("operation {snapshot}"),
        snapshot_sha256: operation.hash,
        generated_at: now.epoch_seconds(),
        generated_at_text: full_moment(now, &desk.plan.settings.zone),
        producer: format!("Slipway {}", env!("CARGO_PKG_VERSION")),
    })
}
