//! One meeting as the rules ask about it: its board, its time, and what it looks back on and ahead to.

use super::{Board, Meeting};
use crate::Plan;
use crate::time::{Instant, Interval};

/// One meeting of a board, seen at an instant.
#[derive(Clone, Copy, Debug)]
pub struct Sitting<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The board.
    pub board: &'a Board,
    /// When it is planned.
    pub planned: Interval,
    /// What is kept of it, if anything.
    pub meeting: Option<&'a Meeting>,
    /// Now.
    pub now: Instant,
}

impl<'a> Sitting<'a> {
    /// A meeting with what the plan keeps of it.
    pub fn of(plan: &'a Plan, board: &'a Board, planned: Interval, now: Instant) -> Self {
        Self { plan, board, planned, meeting: plan.meeting_of(board.id, planned.start()), now }
    }

    /// The stretch since the meeting before it began; a week for the first one.
    ///
    /// What happened while that meeting was held was not known when it looked back.
    pub fn since(&self) -> Interval {
        let begins = self.planned.start();
        let previous = self.board.previous_meeting(begins);
        let from = previous.map_or_else(|| begins.plus(-Board::WEEK), Interval::start);
        Interval::from_start(from, crate::time::Minutes::ZERO).extended_to(begins)
    }

    /// Whether the meeting was open at an instant, by the clock and not by its plan.
    pub fn was_open_at(&self, at: Instant) -> bool {
        let Some(opened) = self.meeting.and_then(|meeting| meeting.opened.as_ref()) else { return false };
        let ended = self.meeting.and_then(|meeting| meeting.ended.as_ref()).map_or(self.now, |ending| ending.at);
        opened.at <= at && at <= ended
    }

    /// Whether something that waits for a board since an instant comes to this meeting: the first that begins from
    /// then on, or, where that is over and nothing was decided, the one that is held now or next.
    pub fn takes_up(&self, waits_since: Instant) -> bool {
        let begins = self.planned.start();
        if begins < waits_since {
            return false;
        }
        let is_next = self.now < self.planned.end();
        match self.board.previous_meeting(begins) {
            None => true,
            Some(previous) => previous.start() < waits_since || (previous.end() <= self.now && is_next),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::sketch::sketch;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    /// The days of the meetings that take something up that waits since an instant.
    fn taken_up(since: &str, now: &str) -> Vec<String> {
        let sketch = sketch();
        let board = sketch.plan.boards.by_key("CAB").unwrap();
        let meetings = board.meetings().upcoming(at("2026-11-01T00:00:00Z"), 8).into_iter();
        let takes = |planned: &Interval| Sitting::of(&sketch.plan, board, *planned, at(now)).takes_up(at(since));
        meetings.filter(takes).map(|planned| board.zone.wall(planned.start()).date().to_string()).collect()
    }

    #[test]
    fn what_waits_comes_to_the_first_meeting_and_goes_on_to_the_next_while_nothing_is_decided() {
        assert_eq!(taken_up("2026-11-20T10:00:00Z", "2026-11-20T10:00:00Z"), ["2026-11-24"]);
        assert_eq!(taken_up("2026-11-24T13:00:00Z", "2026-11-20T10:00:00Z"), ["2026-11-24"]);
        assert_eq!(taken_up("2026-11-24T13:00:01Z", "2026-11-24T13:30:00Z"), ["2026-12-01"]);
        assert_eq!(taken_up("2026-11-20T10:00:00Z", "2026-11-24T13:59:59Z"), ["2026-11-24"], "it is still held");
        assert_eq!(taken_up("2026-11-20T10:00:00Z", "2026-11-24T14:00:00Z"), ["2026-11-24", "2026-12-01"]);
        assert_eq!(taken_up("2026-11-20T10:00:00Z", "2026-12-02T14:00:00Z"), ["2026-11-24", "2026-12-08"]);
    }

    #[test]
    fn a_meeting_looks_back_to_the_beginning_of_the_one_before_and_the_first_for_a_week() {
        let sketch = sketch();
        let board = sketch.plan.boards.by_key("CAB").unwrap();
        let since = |planned: Interval| Sitting::of(&sketch.plan, board, planned, planned.start()).since();
        let first = board.meetings().first();
        assert_eq!(since(first).start(), first.start().plus(-Board::WEEK));
        let second = board.first_meeting(first.end()).unwrap();
        assert_eq!(since(second), Interval::new(first.start(), second.start()).unwrap());
    }
}
