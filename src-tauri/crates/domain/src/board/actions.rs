//! What meetings asked of people and nobody has said is done.

use super::{Action, Board};
use crate::Plan;
use crate::time::Instant;

/// An action that is open, seen at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenAction<'a> {
    /// The action.
    pub action: &'a Action,
    /// How many days ago it was asked, by the calendar on the board's wall.
    pub age: i64,
    /// By how many days it is overdue; 0 while it is not, or where it has no day.
    pub overdue: i64,
}

impl Plan {
    /// The open actions that a board follows up: by the day when they are due, those without a day last.
    pub fn open_actions(&self, board: &Board, now: Instant) -> Vec<OpenAction<'_>> {
        let today = board.zone.wall(now).date();
        let open = self.actions.iter().filter(|action| action.board == board.id && action.done.is_none());
        let mut open: Vec<OpenAction<'_>> = open
            .map(|action| {
                let asked = board.zone.wall(action.asked).date();
                let overdue = action.due.map_or(0, |due| (today - due).num_days().max(0));
                OpenAction { action, age: (today - asked).num_days().max(0), overdue }
            })
            .collect();
        open.sort_by(|one, other| {
            let rank = |open: &OpenAction<'_>| (open.action.due.is_none(), open.action.due, open.action.asked);
            rank(one).cmp(&rank(other)).then_with(|| one.action.key.cmp(&other.action.key))
        });
        open
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::Key;
    use crate::board::ActionKind;
    use crate::board::sketch::sketch;
    use crate::id::ActionId;

    fn action(board: &Board, number: u8, due: Option<&str>, asked: &str) -> Action {
        Action {
            id: ActionId::new(Uuid::from_u128(u128::from(number))),
            key: Key::parse(&format!("ACT-{number}")).unwrap(),
            board: board.id,
            meeting: None,
            release: None,
            kind: ActionKind::Task,
            text: "Test the rollback".into(),
            owner: None,
            due: due.map(|day| day.parse().unwrap()),
            asked: Instant::parse(asked).unwrap(),
            done: None,
        }
    }

    #[test]
    fn open_actions_stand_by_their_days_with_age_and_delay_by_the_clock_of_the_board() {
        let mut sketch = sketch();
        let board = sketch.plan.boards.by_key("CAB").unwrap().clone();
        sketch.plan.actions.put(action(&board, 1, None, "2026-11-24T13:30:00Z"));
        sketch.plan.actions.put(action(&board, 2, Some("2026-12-01"), "2026-11-24T23:30:00Z"));
        sketch.plan.actions.put(action(&board, 3, Some("2026-11-30"), "2026-12-01T22:59:00Z"));
        let done = Some(("Ada".to_owned(), Instant::parse("2026-11-25T10:00:00Z").unwrap()));
        sketch.plan.actions.put(Action { done, ..action(&board, 4, None, "2026-11-24T13:30:00Z") });
        let elsewhere = crate::id::BoardId::new(Uuid::nil());
        sketch.plan.actions.put(Action { board: elsewhere, ..action(&board, 5, None, "2026-11-24T13:30:00Z") });
        let open = |now: &str| -> Vec<(String, i64, i64)> {
            let open = sketch.plan.open_actions(&board, Instant::parse(now).unwrap());
            open.iter().map(|open| (open.action.key.to_string(), open.age, open.overdue)).collect()
        };
        let told = |key: &str, age, overdue| (key.to_owned(), age, overdue);
        let evening = open("2026-12-01T22:59:59Z");
        assert_eq!(evening, [told("ACT-3", 0, 1), told("ACT-2", 6, 0), told("ACT-1", 7, 0)]);
        let midnight = open("2026-12-01T23:00:00Z");
        assert_eq!(
            midnight,
            [told("ACT-3", 1, 2), told("ACT-2", 7, 1), told("ACT-1", 8, 0)],
            "a day by the board's clock"
        );
    }
}
