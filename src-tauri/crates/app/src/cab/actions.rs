//! What meetings ask of people.

use slipway_domain::Key;
use slipway_domain::board::Action;
use slipway_domain::id::ActionId;
use slipway_domain::plan::Edit;
use slipway_domain::time::Instant;

use super::held::HeldMeeting;
use super::meetings::meeting_name;
use super::{ActionCard, ActionView, WhichAction};
use crate::desk::{Context, Desk, id_of, key_of};
use crate::error::{AppError, Fault, Result};
use crate::host::Task;
use crate::wire::{Changed, List, Nothing, Text};

/// Lists what meetings asked of people: the open ones by due date, then those that are done, newest first.
pub fn list_actions(desk: &Desk, context: &Context, _: Nothing, _: &dyn Task) -> Result<List<ActionView>> {
    let now = context.host.clock.now();
    let mut actions: Vec<&Action> = desk.plan.actions.iter().collect();
    actions.sort_by(|one, other| {
        let rank = |action: &Action| (action.done.is_some(), action.due.is_none(), action.due, action.asked);
        rank(one).cmp(&rank(other)).then_with(|| one.key.cmp(&other.key))
    });
    Ok(actions.into_iter().filter_map(|action| view(desk, action, now)).collect())
}

/// An action as it stands at a moment; none where its board is gone.
pub(super) fn view(desk: &Desk, action: &Action, now: Instant) -> Option<ActionView> {
    let plan = &desk.plan;
    let board = plan.boards.get(action.board)?;
    let today = board.zone.wall(now).date();
    let meeting = action.meeting.and_then(|id| plan.meetings.get(id));
    Some(ActionView {
        key: action.key.clone().into(),
        board: board.key.clone().into(),
        meeting: meeting.and_then(|meeting| meeting_name(plan, meeting)),
        release: action.release.and_then(|id| key_of(&plan.releases, id)),
        kind: action.kind.into(),
        text: action.text.clone(),
        owner: action.owner.and_then(|id| key_of(&plan.people, id)),
        owner_name: action.owner.and_then(|id| Some(plan.people.get(id)?.name.clone())),
        due: action.due.map(Text),
        age_days: (today - board.zone.wall(action.asked).date()).num_days().max(0),
        overdue: action.done.is_none() && action.due.is_some_and(|due| due < today),
        done_by: action.done.as_ref().map(|(by, _)| by.clone()),
    })
}

/// Keeps what a meeting asks of somebody, or that it is done.
///
/// Once its minutes are locked a meeting asks for nothing more; what it asked for is still followed up.
pub fn save_action(desk: &mut Desk, context: &Context, card: ActionCard, _: &dyn Task) -> Result<Changed> {
    let held = HeldMeeting::find(desk, context, &card.meeting)?;
    let text = card.text.trim().to_owned();
    if text.is_empty() {
        return Err(AppError::refused("action.text", "an action says what is to be done").hint("say it in a few words"));
    }
    let old = card.key.as_ref().map(|key| action(desk, key)).transpose()?;
    if old.is_none() {
        held.is_not_locked(&desk.plan)?;
    }
    let now = context.host.clock.now();
    let said = old.and_then(|old| old.done.clone());
    let action = Action {
        id: old.map_or_else(|| ActionId::new(context.host.ids.next()), |old| old.id),
        key: match old {
            Some(old) => old.key.clone(),
            None => next_key(desk)?,
        },
        board: old.map_or(held.meeting.board, |old| old.board),
        meeting: old.map_or(Some(held.meeting.id), |old| old.meeting),
        release: card.release.as_ref().map(|key| Ok::<_, AppError>(desk.release(key)?.id)).transpose()?,
        kind: card.kind.0,
        text,
        owner: card.owner.as_ref().map(|key| id_of(&desk.plan.people, "person", key)).transpose()?,
        due: card.due.map(|day| day.0),
        asked: old.map_or(now, |old| old.asked),
        done: card.done.then(|| said.unwrap_or_else(|| (context.host.actor.clone(), now))),
    };
    let label = match (old, &action.done) {
        (None, _) => format!("{} asks: {}", held.label(), action.text),
        (Some(old), Some(_)) if old.done.is_none() => format!("{} is done: {}", action.key, action.text),
        _ => format!("Change {}: {}", action.key, action.text),
    };
    let mut edits = if old.is_some() { Vec::new() } else { held.edits(held.meeting.clone()) };
    edits.push(action.into());
    desk.commit(context, label, None, &edits)
}

fn action<'a>(desk: &'a Desk, key: &Key) -> Result<&'a Action> {
    desk.plan.actions.by_key(key.as_str()).ok_or_else(|| AppError::unknown("action", key.as_str()))
}

/// The first key behind all that are there: `ACT-0001`, `ACT-0002`.
fn next_key(desk: &Desk) -> Result<Key> {
    let number = |action: &Action| action.key.as_str().strip_prefix("ACT-")?.parse::<u32>().ok();
    let last = desk.plan.actions.iter().filter_map(number).max().unwrap_or(0);
    Key::parse(&format!("ACT-{:04}", last.saturating_add(1)))
        .map_err(|error| AppError::new(Fault::Internal, "action.key", error.to_string()))
}

/// Takes an action out.
pub fn remove_action(desk: &mut Desk, context: &Context, input: WhichAction, _: &dyn Task) -> Result<Changed> {
    let (id, label) = {
        let action = action(desk, &input.key)?;
        (action.id, format!("Remove {}: {}", action.key, action.text))
    };
    desk.commit(context, label, None, &[Edit::RemoveAction(id)])
}
