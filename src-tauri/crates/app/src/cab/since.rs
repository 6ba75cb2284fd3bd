//! What changed since the last meeting, or since an operation.

use std::collections::BTreeSet;

use slipway_domain::Plan;
use slipway_domain::board::{Board, IssuedPack};
use slipway_domain::conflict::{Conflict, Schedule};
use slipway_domain::id::ApprovalId;
use slipway_domain::since::{Difference, Side, Subject, What, since};
use slipway_domain::time::{Instant, Interval};
use slipway_storage::{Operation, StorageError};

use super::meetings::{find, id_of_meeting};
use super::{AskSince, SinceRow, SinceView};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::paper::time::full_moment;

/// Tells what changed since the last meeting before one, or since an operation, with who changed it and why.
pub fn show_since(desk: &Desk, context: &Context, input: AskSince, _: &dyn Task) -> Result<SinceView> {
    let meeting = find(desk, context, input.meeting.as_deref().unwrap_or("next"))?;
    let from = match input.since {
        Some(seq) => From { seq, label: format!("operation {seq}") },
        None => From::before(desk, &meeting.board, meeting.at)?,
    };
    changes(desk, context, from)
}

/// The moment from which changes are told.
pub(super) struct From {
    seq: u64,
    label: String,
}

impl From {
    /// The last pack that was issued for an earlier meeting of a board; where there is none, the plan as the meeting
    /// before began, or as it was made.
    pub(super) fn before(desk: &Desk, board: &Board, at: Interval) -> Result<Self> {
        let earlier = |pack: &&IssuedPack| pack.board == board.id && pack.planned < at.start();
        if let Some(pack) = desk.plan.packs.iter().filter(earlier).max_by_key(|pack| (pack.planned, pack.number)) {
            let id = id_of_meeting(board, pack.planned);
            let label = format!("pack {} of {id} (operation {})", pack.number, pack.snapshot);
            return Ok(Self { seq: pack.snapshot, label });
        }
        let begun = board.previous_meeting(at.start()).map(Interval::start);
        // The plan may be shown as it was; what came behind that is none of it.
        let mut log = desk.store.operations()?;
        log.retain(|operation| operation.seq <= desk.seq());
        let seq = begun.and_then(|begun| last_until(&log, begun));
        Ok(match (begun, seq) {
            (Some(begun), Some(seq)) => {
                Self { seq, label: format!("the meeting of {} (operation {seq})", full_moment(begun, &board.zone)) }
            }
            _ => Self { seq: desk.seq().min(1), label: "the plan as it was made (operation 1)".to_owned() },
        })
    }
}

/// The number of the last operation until an instant.
fn last_until(log: &[Operation], until: Instant) -> Option<u64> {
    log.iter().filter(|operation| operation.meta.at <= until).map(|operation| operation.seq).max()
}

/// The changes from a moment to the plan as it stands.
pub(super) fn changes(desk: &Desk, context: &Context, from: From) -> Result<SinceView> {
    let now = context.host.clock.now();
    if from.seq > desk.seq() {
        return Err(AppError::from(StorageError::NoOperation(from.seq)));
    }
    let before = desk.store.as_of(from.seq)?;
    let schedule = Schedule::build(&before);
    let told_before = schedule.all(&before);
    let (counted_before, counts_now) = (counted(&before, &schedule, now), counted(&desk.plan, &desk.schedule, now));
    let one = Side { plan: &before, conflicts: &told_before, standing: &counted_before };
    let told_now: &[Conflict] = &desk.judged().all;
    let other = Side { plan: &desk.plan, conflicts: told_now, standing: &counts_now };
    let found = since(&one, &other, now);
    let changes = found.iter().map(|one| row(desk, &before, from.seq, one)).collect::<Result<_>>()?;
    Ok(SinceView { from: from.seq, to: desk.seq(), label: from.label, changes })
}

/// The approvals that count in a plan.
fn counted(plan: &Plan, schedule: &Schedule, now: Instant) -> BTreeSet<ApprovalId> {
    let decided: BTreeSet<_> = plan.approvals.iter().map(|approval| approval.release).collect();
    let releases = decided.into_iter().filter_map(|id| plan.releases.get(id));
    releases
        .flat_map(|release| {
            let conflicts = schedule.of(plan, release.id);
            plan.standing(release, &conflicts, now).given.into_iter().map(|approval| approval.id).collect::<Vec<_>>()
        })
        .collect()
}

fn row(desk: &Desk, before: &Plan, from: u64, difference: &Difference) -> Result<SinceRow> {
    let (id, title) = match difference.subject {
        Subject::Release(id) => {
            let release = desk.plan.releases.get(id).or_else(|| before.releases.get(id));
            (id.to_string(), release.map(|release| release.title.clone()))
        }
        Subject::Window(id) => {
            let window = desk.plan.windows.get(id).or_else(|| before.windows.get(id));
            (id.to_string(), window.map(|window| window.title.clone()))
        }
    };
    // A conflict comes and goes with things of which no single operation says so.
    let by_nobody = matches!(difference.what, What::ConflictAppeared(_) | What::ConflictResolved(_));
    let last = if by_nobody { None } else { last_change(desk, &id, from)? };
    Ok(SinceRow {
        kind: difference.what.kind().to_string(),
        subject: difference.key.to_string(),
        title: title.unwrap_or_default(),
        sentence: difference.sentence.clone(),
        shift_minutes: match difference.what {
            What::Moved { minutes, .. } => Some(minutes.get()),
            _ => None,
        },
        by: last.as_ref().map(|operation| operation.meta.actor.clone()),
        reason: last.and_then(|operation| operation.meta.reason),
    })
}

/// The last operation behind a moment that touched a row.
fn last_change(desk: &Desk, row: &str, from: u64) -> Result<Option<Operation>> {
    let operations = desk.store.operations_on(row)?;
    Ok(operations.into_iter().filter(|operation| operation.seq > from).max_by_key(|operation| operation.seq))
}
