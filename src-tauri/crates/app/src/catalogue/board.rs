//! Boards: adding them, changing them, and their cards.

use slipway_domain::Plan;
use slipway_domain::board::{Board, BoardError};
use slipway_domain::id::BoardId;

use super::BoardCard;
use super::save::{id_for, name_or, save};
use super::window::{WALL, scope, wall};
use crate::calendar::scope_view;
use crate::desk::{Context, Desk};
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
    };
    board.check()?;
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
    }
}
