//! What comes to a meeting: the releases on which it decides, and those of which it is only told.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Sitting;
use crate::approval::{Approval, Outcome, Route};
use crate::conflict::{Code, Conflict, Party, after};
use crate::id::ReleaseId;
use crate::release::{Release, ReleaseKind, ReleaseState, Risk};

/// What comes to a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming<'a> {
    /// Releases on which it decides: by risk, then start, then key.
    pub for_decision: Vec<ForDecision<'a>>,
    /// Releases of which it is only told: by start, then key.
    pub for_information: Vec<&'a Release>,
}

/// A release on which a meeting decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ForDecision<'a> {
    /// The release.
    pub release: &'a Release,
    /// Whether it was handed in after the agenda had closed (C14).
    pub late: bool,
    /// What the board decided before, where that is why it comes again.
    pub again: Option<&'a Approval>,
    /// What this meeting has decided already.
    pub decided: Option<&'a Approval>,
}

/// What comes to a meeting.
///
/// It decides on the releases in the board's scope that were handed in, need a
/// board and start until the next meeting is over. A release comes again,
/// whenever it starts, after a provisional decision or a question to the first
/// meeting behind it, and after it was put off to the first one from that day
/// on, and not before. What the meeting has decided stays. What is tried before
/// its release is decided about is only told.
///
/// `needs_board` says which way a release takes by the policy in force; it is
/// not asked while none is, and every release but a standard one needs a board
/// then.
pub fn coming<'a>(sitting: &Sitting<'a>, conflicts: &[Conflict], needs_board: impl Fn(&Release) -> bool) -> Coming<'a> {
    let (plan, board) = (sitting.plan, sitting.board);
    let has_policy = plan.policies.iter().any(|policy| policy.in_force);
    let needs = |release: &Release| {
        let by_type = || release.kind != ReleaseKind::Standard;
        plan.is_decided_about(release) && if has_policy { needs_board(release) } else { by_type() }
    };
    let missed = conflicts.iter().filter(|one| one.code == Code::C14 && one.other == Party::Board(board.id));
    let missed: BTreeSet<ReleaseId> = missed.map(|conflict| conflict.release).collect();
    let window = board.decides_on(sitting.planned);
    let last = last_decisions(sitting);
    let (mut for_decision, mut for_information) = (Vec::new(), Vec::new());
    for release in plan.releases.iter().filter(|release| plan.concerns(board, release)) {
        let last = last.get(&release.id).copied();
        let here =
            |approval: &&Approval| approval.meeting.is_some() && approval.meeting == sitting.meeting.map(|one| one.id);
        let decided = last.filter(here);
        let waits = matches!(release.state, ReleaseState::Submitted | ReleaseState::Assessed);
        let is_near = window.holds(release.occupancy().start());
        let turn = last.filter(|_| waits).map_or(Turn::Free, |last| turn(sitting, last));
        // What is far away is not asked about, which is the long part.
        let is_due = turn == Turn::Now || (is_near && turn == Turn::Free);
        let comes = waits && is_due && needs(release);
        if decided.is_some() || comes {
            let again = last.filter(|_| decided.is_none() && turn == Turn::Now);
            // What is over has no conflicts any more, and stays where it was when it was decided.
            let was_late = decided.is_some() && release.state.is_history() && missed_its_board(sitting, release);
            for_decision.push(ForDecision { release, late: was_late || missed.contains(&release.id), again, decided });
        } else if is_near && is_told(release, waits && needs(release)) {
            for_information.push(release);
        }
    }
    let start = |release: &Release| (release.occupancy().start(), release.key.clone());
    for_decision.sort_by_key(|one| (Reverse(one.release.risk.unwrap_or(Risk::Low)), start(one.release)));
    for_information.sort_by_key(|release| start(release));
    Coming { for_decision, for_information }
}

fn is_told(release: &Release, waits_for_a_board: bool) -> bool {
    let state = release.state;
    let handed_in = matches!(state, ReleaseState::Submitted | ReleaseState::Assessed);
    (handed_in && !waits_for_a_board) || matches!(state, ReleaseState::Approved | ReleaseState::Scheduled)
}

/// Whether a release starts before the board has decided whose agenda was open when it was handed in, as C14 has it.
fn missed_its_board(sitting: &Sitting<'_>, release: &Release) -> bool {
    let (plan, board) = (sitting.plan, sitting.board);
    let Some((submitted, cut_off)) = release.submitted.zip(board.cut_off_of(release)) else { return false };
    let heard = after(submitted, cut_off, &board.zone, |within| plan.days_off(release, within));
    board.first_meeting(heard).is_some_and(|decides| release.occupancy().start() < decides.end())
}

/// When a release comes again on which the board decided before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// When its start is near, as every other.
    Free,
    /// To this meeting.
    Now,
    /// Not to this meeting.
    Other,
}

fn turn(sitting: &Sitting<'_>, last: &Approval) -> Turn {
    let since = match (last.outcome, last.until) {
        (Outcome::Deferred, None) => return Turn::Free,
        (Outcome::Deferred, Some(until)) => sitting.board.zone.start_of_day(until),
        (Outcome::MoreInformation, _) => last.at,
        _ if last.provisional => last.at,
        _ => return Turn::Free,
    };
    match sitting.takes_up(since) {
        true => Turn::Now,
        false if last.outcome == Outcome::Deferred => Turn::Other,
        false => Turn::Free,
    }
}

/// The last decision of the board about each release: of one of its meetings, or of a board outside of any.
fn last_decisions<'a>(sitting: &Sitting<'a>) -> BTreeMap<ReleaseId, &'a Approval> {
    let meetings = &sitting.plan.meetings;
    let is_own = |approval: &&Approval| {
        let by_a_board = matches!(approval.route, Route::Cab | Route::Ecab) && approval.role.is_none();
        match approval.meeting {
            Some(meeting) => meetings.get(meeting).is_some_and(|meeting| meeting.board == sitting.board.id),
            None => by_a_board,
        }
    };
    let mut last: BTreeMap<ReleaseId, &Approval> = BTreeMap::new();
    for approval in sitting.plan.approvals.iter().filter(is_own) {
        let known = last.entry(approval.release).or_insert(approval);
        if (known.at, known.id) < (approval.at, approval.id) {
            *known = approval;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::board::sketch::sketch;
    use crate::calendar::WindowKind;
    use crate::conflict::Schedule;
    use crate::conflict::sketch::planned;
    use crate::time::{Instant, Minutes};

    fn begins() -> Instant {
        planned("2026-12-01T14:00/15:00", "Europe/Berlin").start().at
    }

    proptest! {
        #[test]
        fn a_release_missed_its_board_where_its_conflicts_say_so(
            submitted in 1_i64..1_000,
            start in prop_oneof![0_i64..340, Just(1), Just(169), Just(337)],
            major: bool,
            holiday in 0_u8..20,
        ) {
            let day = 10 + holiday;
            let when = format!("2026-11-{day:02}T00:00/23:00");
            let sketch = sketch().window("H", WindowKind::Holiday, &[], &when, "");
            let sketch = sketch.release("R-1", &[], "2026-12-01T22:00/23:00").change("R-1", |release| {
                release.planned = release.planned.moved_to(begins().plus(Minutes::hours(start)));
                release.submitted = Some(begins().plus(Minutes::hours(-submitted)));
                release.risk = major.then_some(Risk::High);
                release.state = ReleaseState::Submitted;
            });
            let plan = &sketch.plan;
            let (board, release) = (plan.boards.by_key("CAB").unwrap(), plan.releases.by_key("R-1").unwrap());
            let sitting = Sitting::of(plan, board, board.first_meeting(begins()).unwrap(), begins());
            let conflicts = Schedule::build(plan).all(plan);
            let told = conflicts.iter().any(|one| one.code == Code::C14 && one.other == Party::Board(board.id));
            prop_assert_eq!(missed_its_board(&sitting, release), told);
        }
    }
}
