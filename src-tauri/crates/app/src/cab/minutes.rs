//! The minutes of a meeting, and what is exported of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use slipway_domain::Plan;
use slipway_domain::approval::Approval;
use slipway_domain::board::{
    Action, Agenda, Held, MeetingError, MeetingMinutes, QuorumState, Sitting, agenda, minutes, quorum,
};
use slipway_domain::conflict::Schedule;
use slipway_domain::id::MeetingId;
use slipway_domain::release::Release;
use slipway_domain::time::Instant;
use slipway_interop::csv::write;
use slipway_storage::Operation;

use super::held::HeldMeeting;
use super::meetings::{find, goes_to_board, id_of_meeting, title};
use super::workbench::{agenda_of, quorum_of};
use super::{ExportMeeting, MinutesView, SaveMinutes, WhichMeeting};
use crate::desk::{App, Context, Desk, key_of};
use crate::error::{AppError, Result};
use crate::exchange::WrittenFile;
use crate::host::Task;
use crate::publication::put;
use crate::wire::{Changed, Text};

/// The minutes of a meeting as they follow from what was kept of it; once they are locked, as they did then, whatever
/// becomes of its releases, its conditions and its actions behind that.
///
/// Refuses a meeting that nobody has opened: whoever is expected has not been there yet.
pub(super) fn generated(desk: &Desk, held: &HeldMeeting, now: Instant) -> Result<MeetingMinutes> {
    if held.meeting.opened.is_none() {
        return Err(held.refused(&desk.plan, &MeetingError::NotOpen));
    }
    let calendar = calendar_changes(desk, held)?;
    let Some((at, then)) = as_locked(desk, held)? else {
        let (quorum, agenda) = (quorum_of(desk, held), agenda_of(desk, held, now));
        return Ok(written(held.sitting(&desk.plan, now), &quorum, &agenda, &calendar));
    };
    let schedule = Schedule::build(&then);
    let board = then.boards.get(held.board.id).unwrap_or(&held.board);
    let sitting = Sitting { board, now: at, ..held.sitting(&then, at) };
    let quorum = quorum(&then, board, &held.meeting.attendance, held.at);
    let needs_board = |release: &Release| goes_to_board(&then, &schedule, release, at);
    let agenda = agenda(&sitting, &schedule.all(&then), needs_board);
    Ok(written(sitting, &quorum, &agenda, &calendar))
}

/// When the minutes of a meeting were locked, and the plan as it was then; none while they are not.
fn as_locked(desk: &Desk, held: &HeldMeeting) -> Result<Option<(Instant, Plan)>> {
    let Some((at, seq)) = locked_by(desk, held)? else { return Ok(None) };
    Ok(Some((at, desk.store.as_of(seq)?)))
}

/// When the minutes of a meeting were locked, and the number of the operation that did it; none while they are not.
pub(super) fn locked_by(desk: &Desk, held: &HeldMeeting) -> Result<Option<(Instant, u64)>> {
    let Some((_, at)) = &held.meeting.locked else { return Ok(None) };
    // Nothing touches a meeting behind that.
    let touched = desk.store.operations_on(&held.meeting.id.to_string())?;
    Ok(touched.iter().map(|operation| operation.seq).max().map(|seq| (*at, seq)))
}

fn written(sitting: Sitting<'_>, quorum: &QuorumState, agenda: &Agenda, calendar: &[String]) -> MeetingMinutes {
    let plan = sitting.plan;
    let here = |meeting: Option<MeetingId>| meeting.is_some() && meeting == sitting.meeting.map(|one| one.id);
    let mut decisions: Vec<&Approval> = plan.approvals.iter().filter(|approval| here(approval.meeting)).collect();
    decisions.sort_by_key(|approval| (approval.at, approval.id));
    let mut actions: Vec<&Action> = plan.actions.iter().filter(|action| here(action.meeting)).collect();
    actions.sort_by(|one, other| one.key.cmp(&other.key));
    minutes(&Held { sitting, quorum, agenda, decisions: &decisions, actions: &actions, calendar })
}

/// The use cases that change the calendar.
pub(super) const CALENDAR: [&str; 19] = [
    "release_move",
    "release_draw",
    "release_edit",
    "release_remove",
    "release_repeat",
    "deployment_plan",
    "sequence_apply",
    "release_board",
    "release_leave",
    "boarding_close",
    "departure_move",
    "window_save",
    "window_remove",
    "freeze_publish",
    "freeze_end",
    "file_import",
    "calendar_import",
    "scenario_apply",
    "history_go_back",
];

/// What was changed in the calendar while the meeting was held, as the journal tells it; what was changed and taken back
/// in it is no change.
fn calendar_changes(desk: &Desk, held: &HeldMeeting) -> Result<Vec<String>> {
    let Some(opened) = &held.meeting.opened else { return Ok(Vec::new()) };
    let until = held.meeting.ended.as_ref().map_or(u64::MAX, |ended| ended.snapshot);
    let mut log = desk.store.operations()?;
    log.sort_by_key(|operation| operation.seq);
    // By the operation that was taken back or brought back, if it was, the last one that did.
    let mut roots: BTreeMap<u64, u64> = BTreeMap::new();
    let mut meanwhile: BTreeMap<u64, &Operation> = BTreeMap::new();
    let mut calendar: BTreeSet<u64> = BTreeSet::new();
    for operation in log.iter().filter(|operation| operation.seq <= until) {
        let root = operation.undoes.map_or(operation.seq, |of| roots.get(&of).copied().unwrap_or(of));
        roots.insert(operation.seq, root);
        if CALENDAR.contains(&operation.meta.use_case.as_str()) {
            calendar.insert(root);
        }
        if operation.seq > opened.snapshot && calendar.contains(&root) && meanwhile.remove(&root).is_none() {
            meanwhile.insert(root, operation);
        }
    }
    let mut told: Vec<&Operation> = meanwhile.into_values().collect();
    told.sort_by_key(|operation| operation.seq);
    Ok(told.into_iter().map(|operation| format!("{} ({})", operation.meta.label, operation.meta.actor)).collect())
}

/// The minutes as text: as they were edited, or as they are generated.
pub(super) fn text(desk: &Desk, held: &HeldMeeting, now: Instant) -> Result<String> {
    Ok(held.meeting.minutes_text(&generated(desk, held, now)?))
}

/// Shows the minutes of a meeting.
pub fn show_minutes(desk: &Desk, context: &Context, input: WhichMeeting, _: &dyn Task) -> Result<MinutesView> {
    let named = title(&find(desk, context, &input.meeting)?);
    let held = HeldMeeting::find(desk, context, &input.meeting)?;
    let meeting = &held.meeting;
    let both = meeting.opened.as_ref().zip(meeting.ended.as_ref());
    Ok(MinutesView {
        id: id_of_meeting(&held.board, held.at.start()),
        title: named,
        text: text(desk, &held, context.host.clock.now())?,
        edited: meeting.minutes.is_some(),
        locked_by: meeting.locked.as_ref().map(|(by, _)| by.clone()),
        locked_at: meeting.locked.as_ref().map(|(_, at)| Text(*at)),
        snapshots: both.map(|(opened, ended)| (opened.snapshot, ended.snapshot)),
    })
}

/// Keeps the minutes as they were edited; nothing brings back those that are generated.
pub fn save_minutes(desk: &mut Desk, context: &Context, input: SaveMinutes, _: &dyn Task) -> Result<Changed> {
    let held = HeldMeeting::find(desk, context, &input.meeting)?;
    let step = held.meeting.edit_minutes(input.text.as_deref().unwrap_or_default());
    held.keep(desk, context, format!("Edit the minutes of the {}", held.label()), step)
}

/// Locks the minutes; nothing of the meeting changes behind that.
pub fn lock_minutes(desk: &mut Desk, context: &Context, input: WhichMeeting, _: &dyn Task) -> Result<Changed> {
    let held = HeldMeeting::find(desk, context, &input.meeting)?;
    let step = held.meeting.lock(&context.host.actor, context.host.clock.now());
    held.keep(desk, context, format!("Lock the minutes of the {}", held.label()), step)
}

/// Writes minutes, actions or dates of a meeting as a file.
pub fn export_meeting(app: &App, input: ExportMeeting, _: &dyn Task) -> Result<WrittenFile> {
    let bytes = app.change("cab_export", |desk, context| {
        let held = HeldMeeting::find(desk, context, &input.meeting)?;
        match input.what.as_str() {
            "minutes" => Ok(text(desk, &held, context.host.clock.now())?.into_bytes()),
            "actions" => Ok(actions(desk, &held)),
            "calendar" => super::dates::calendar(desk, context, &held),
            other => Err(AppError::usage("meeting.export", format!("{other:?} is nothing that a meeting exports"))
                .hint("say minutes, actions or calendar")),
        }
    })?;
    put(&app.context("cab_export"), Path::new(&input.path), &bytes)?;
    Ok(WrittenFile { path: input.path, bytes: bytes.len() })
}

fn actions(desk: &Desk, held: &HeldMeeting) -> Vec<u8> {
    const COLUMNS: [&str; 7] = ["key", "kind", "release", "text", "owner", "due", "done"];
    let plan = &desk.plan;
    let mut own: Vec<&Action> = plan.actions.iter().filter(|action| action.meeting == Some(held.meeting.id)).collect();
    own.sort_by(|one, other| one.key.cmp(&other.key));
    let text = |key: Option<Text<slipway_domain::Key>>| key.map(|key| key.to_string()).unwrap_or_default();
    let row = |action: &Action| {
        vec![
            action.key.to_string(),
            action.kind.to_string(),
            text(action.release.and_then(|id| key_of(&plan.releases, id))),
            action.text.clone(),
            text(action.owner.and_then(|id| key_of(&plan.people, id))),
            action.due.map(|day| day.to_string()).unwrap_or_default(),
            if action.done.is_some() { "yes" } else { "no" }.to_owned(),
        ]
    };
    write(&COLUMNS, own.into_iter().map(row))
}
