//! Boards: adding them, changing them, and their cards.

use slipway_domain::Plan;
use slipway_domain::board::{Board, BoardError, Member, Membership, Quorum};
use slipway_domain::id::BoardId;
use slipway_domain::time::Minutes;

use super::save::{id_for, name_or, save};
use super::window::{WALL, scope, wall};
use super::{BoardCard, MemberCard, MembershipCard};
use crate::calendar::scope_view;
use crate::desk::{Context, Desk, id_of, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, Text};

impl From<BoardError> for AppError {
    fn from(error: BoardError) -> Self {
        match error {
            BoardError::Meeting(_) => Self::refused("board.times", error.to_string())
                .hint("choose an end after the start, and let the meetings recur"),
            BoardError::CutOff(_) => Self::refused("board.cut_off", error.to_string())
                .hint("say how long before a meeting its agenda closes, such as 5wd"),
        }
    }
}

/// Adds a board or changes it.
pub fn save_board(desk: &mut Desk, context: &Context, card: BoardCard, _: &dyn Task) -> Result<Changed> {
    let board = Board {
        id: id_for(&desk.plan.boards, &card.key, context, BoardId::new),
        key: card.key.0.clone(),
        name: name_or(card.name, &card.key),
        scope: scope(desk, &card.scope)?,
        zone: card.zone.0,
        start: wall(&card.start)?,
        end: wall(&card.end)?,
        recurrence: card.rrule.map(|rule| rule.0),
        cut_off: card.cut_off.0,
        cut_off_major: card.cut_off_major.0,
        membership: membership(desk, card.membership, desk.plan.boards.by_key(card.key.0.as_str()))?,
    };
    board.check()?;
    board.membership.check().map_err(|error| {
        AppError::refused("board.membership", error.told(&desk.plan))
            .hint("change who sits on the board, or when it can decide")
    })?;
    save(desk, context, "board", &card.key, board)
}

/// The card of a board.
pub(super) fn card(plan: &Plan, board: &Board) -> BoardCard {
    BoardCard {
        key: board.key.clone().into(),
        name: board.name.clone(),
        start: board.start.format(WALL).to_string(),
        end: board.end.format(WALL).to_string(),
        zone: board.zone.clone().into(),
        rrule: board.recurrence.clone().map(Text),
        scope: scope_view(plan, &board.scope),
        cut_off: board.cut_off.into(),
        cut_off_major: board.cut_off_major.into(),
        membership: Some(membership_card(plan, &board.membership)),
    }
}

/// Who sits on a board; who did where nothing is said.
fn membership(desk: &Desk, card: Option<MembershipCard>, old: Option<&Board>) -> Result<Membership> {
    let Some(card) = card else { return Ok(old.map(|board| board.membership.clone()).unwrap_or_default()) };
    let person =
        |key: Option<Text<slipway_domain::Key>>| key.map(|key| id_of(&desk.plan.people, "person", &key)).transpose();
    let member = |said: MemberCard| -> Result<Member> {
        Ok(Member {
            person: id_of(&desk.plan.people, "person", &said.person)?,
            group: said.group.trim().to_owned(),
            votes: said.votes,
            deputy: person(said.deputy)?,
        })
    };
    Ok(Membership {
        chair: person(card.chair)?,
        members: card.members.into_iter().map(member).collect::<Result<_>>()?,
        quorum: Quorum {
            at_least: card.at_least,
            chair: card.chair_needed,
            groups: card.groups.iter().map(|group| group.trim().to_owned()).filter(|group| !group.is_empty()).collect(),
        },
        per_item: card.minutes_per_item.map_or(Membership::PER_ITEM, Minutes::new),
        place: card.place,
        link: card.link,
    })
}

fn membership_card(plan: &Plan, said: &Membership) -> MembershipCard {
    let member = |member: &Member| {
        Some(MemberCard {
            person: key_of(&plan.people, member.person)?,
            group: member.group.clone(),
            votes: member.votes,
            deputy: member.deputy.and_then(|id| key_of(&plan.people, id)),
        })
    };
    MembershipCard {
        chair: said.chair.and_then(|id| key_of(&plan.people, id)),
        members: said.members.iter().filter_map(member).collect(),
        at_least: said.quorum.at_least,
        chair_needed: said.quorum.chair,
        groups: said.quorum.groups.iter().cloned().collect(),
        minutes_per_item: Some(said.per_item.get()),
        place: said.place.clone(),
        link: said.link.clone(),
    }
}
