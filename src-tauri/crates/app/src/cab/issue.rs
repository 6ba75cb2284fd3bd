//! Packs that were issued: the paper on which a meeting decides.

use serde_json::Value;
use slipway_domain::board::IssuedPack;
use slipway_domain::id::{BoardId, PackId};
use slipway_domain::time::Instant;
use slipway_storage::Change;

use super::WhichMeeting;
use super::held::HeldMeeting;
use crate::desk::{Context, Desk};
use crate::error::Result;
use crate::host::Task;
use crate::wire::Changed;

/// The packs that were issued for a meeting, oldest first.
pub(super) fn packs_of(desk: &Desk, board: BoardId, planned: Instant) -> Vec<&IssuedPack> {
    let mut packs: Vec<&IssuedPack> =
        desk.plan.packs.iter().filter(|pack| (pack.board, pack.planned) == (board, planned)).collect();
    packs.sort_by_key(|pack| pack.number);
    packs
}

/// Tables of which a change is part of a meeting, and no change of what its pack shows.
const OF_THE_MEETING: [&str; 5] = ["meeting", "approval", "action_item", "issued_pack", "named_person"];

/// Whether what a pack shows is still so: nothing changed since but the course of a meeting, and the states into which
/// its decisions took releases.
pub(super) fn is_current(desk: &Desk, pack: &IssuedPack) -> Result<bool> {
    if desk.seq() <= pack.snapshot.saturating_add(1) {
        return Ok(true);
    }
    let changes = desk.store.difference(pack.snapshot, desk.seq())?;
    Ok(changes.iter().all(|change| OF_THE_MEETING.contains(&change.table.as_str()) || is_of_state(change)))
}

/// Whether a change is one of a release of which nothing but the state is another.
fn is_of_state(change: &Change) -> bool {
    let without = |image: &Value| {
        let mut image = image.clone();
        image.as_object_mut().map(|cells| cells.remove("state"));
        image
    };
    let both = !change.before.is_null() && !change.after.is_null();
    change.table == "release" && both && without(&change.before) == without(&change.after)
}

/// Issues the pack of a meeting: what it shows now is what the board decides on. It supersedes the one before.
///
/// Nothing is written where nothing changed since the last one. Refuses one for a meeting whose minutes are locked.
pub fn issue_pack(desk: &mut Desk, context: &Context, input: WhichMeeting, _: &dyn Task) -> Result<Changed> {
    let held = HeldMeeting::find(desk, context, &input.meeting)?;
    held.is_not_locked(&desk.plan)?;
    let last = packs_of(desk, held.board.id, held.at.start()).last().copied();
    if last.map(|last| is_current(desk, last)).transpose()? == Some(true) {
        return desk.commit(context, "Issue no pack, since nothing changed", None, &[]);
    }
    let number = last.map_or(0, |last| last.number).saturating_add(1);
    let pack = IssuedPack {
        id: PackId::new(context.host.ids.next()),
        board: held.board.id,
        planned: held.at.start(),
        number,
        snapshot: desk.seq(),
        by: context.host.actor.clone(),
        at: context.host.clock.now(),
    };
    let label = format!("Issue pack {number} of the {}", held.label());
    let mut edits = held.edits(held.meeting.clone());
    edits.push(pack.into());
    desk.commit(context, label, None, &edits)
}
