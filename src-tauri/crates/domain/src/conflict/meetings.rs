//! The meetings of boards, expanded over the years in which releases were handed in.

use std::collections::BTreeSet;

use super::chapters::{Chapter, busiest, chapters_of, runs};
use super::numbers::Registry;
use crate::Plan;
use crate::time::{Instant, Interval, Minutes};

/// The meetings of every board, by its number.
#[derive(Clone, Debug, Default)]
pub(super) struct Meetings {
    chapters: BTreeSet<Chapter>,
    /// Of each board, sorted.
    meetings: Vec<Vec<Interval>>,
}

impl Meetings {
    pub(super) fn read(plan: &Plan, registry: &Registry) -> Self {
        if plan.boards.is_empty() {
            return Self::default();
        }
        let handed_in = plan.releases.iter().filter_map(|release| release.submitted);
        let chapters = busiest(handed_in.map(|at| Interval::from_start(at, Minutes::ZERO)));
        let runs = runs(&chapters);
        let meetings = |board: &crate::board::Board| {
            let mut meetings: Vec<Interval> = runs.iter().flat_map(|run| board.meetings().occurrences(*run)).collect();
            // What reaches over the seam between two runs is found in both.
            meetings.sort_unstable();
            meetings.dedup();
            meetings
        };
        let boards = registry.boards.iter();
        let meetings = boards.map(|id| plan.boards.get(id).map(meetings).unwrap_or_default()).collect();
        Self { chapters, meetings }
    }

    /// The first meeting of a board that begins at an instant or later.
    pub(super) fn first(&self, plan: &Plan, registry: &Registry, board: u32, from: Instant) -> Option<Interval> {
        let known = self.meetings.get(board as usize)?;
        let next = known.get(known.partition_point(|meeting| meeting.start() < from));
        let between = |next: &&Interval| Interval::from_start(from, Minutes::ZERO).extended_to(next.end());
        let reached = next.filter(|next| chapters_of(between(next)).all(|chapter| self.chapters.contains(&chapter)));
        reached.copied().or_else(|| plan.boards.get(registry.boards.id(board))?.first_meeting(from))
    }
}
