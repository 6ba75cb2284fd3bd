//! Who is likely to come, before a meeting.

use super::{QuorumState, row, state, told};
use crate::Plan;
use crate::board::{Attendance, Board, Member, Presence, names};
use crate::conflict::told_instant;
use crate::id::PersonId;
use crate::time::{Instant, Interval, join};

/// Who is likely to be at a meeting, and whether the board will be able to decide.
///
/// A member is counted on unless they said that they do not come or are away
/// for any of the meeting; somebody who may come, or has not answered, is. For
/// one who is not, whoever is noted in their place is, and otherwise who stands
/// in on this board or everywhere: unless that one is away, does not come or
/// has a seat of their own.
pub fn expected(plan: &Plan, board: &Board, at: Interval) -> QuorumState {
    let answers = plan.meeting_of(board.id, at.start()).map_or(&[][..], |meeting| &meeting.attendance);
    let seats = board.membership.seats();
    let is_member = |person: PersonId| seats.iter().any(|seat| seat.person == person);
    let likely = |member: &Member| {
        let answer = row(answers, member.person);
        if let Some(noted) = answer.filter(|row| row.deputy.is_some() || row.presence == Presence::Present) {
            return noted.clone();
        }
        if !declines(answers, member.person) && away_until(plan, member.person, at).is_none() {
            return Attendance { person: member.person, presence: Presence::Present, deputy: None };
        }
        let free = |person: &PersonId| {
            !is_member(*person) && !declines(answers, *person) && away_until(plan, *person, at).is_none()
        };
        let deputy = stand_in(plan, member).filter(free);
        Attendance { person: member.person, presence: Presence::Apologies, deputy }
    };
    let there: Vec<Attendance> = seats.iter().map(likely).collect();
    let state = state(plan, board, answers, &there, at);
    QuorumState { sentence: told::likely(board, &state), ..state }
}

fn declines(answers: &[Attendance], person: PersonId) -> bool {
    row(answers, person).is_some_and(|row| matches!(row.presence, Presence::Declined | Presence::Apologies))
}

/// Who stands in for a member: on this board, or everywhere.
fn stand_in(plan: &Plan, member: &Member) -> Option<PersonId> {
    member.deputy.or_else(|| plan.people.get(member.person)?.deputy)
}

/// Until when a person is away who is away for any of a stretch of time; absences that touch count as one.
fn away_until(plan: &Plan, person: PersonId, at: Interval) -> Option<Instant> {
    let absences = plan.absences.iter().filter(|absence| absence.person == person);
    let away = join(absences.map(crate::roster::Absence::interval).collect());
    away.into_iter().filter(|away| away.overlaps(at)).map(Interval::end).max()
}

/// Until when a member is away, and who stands in, in a sentence without a full stop.
pub(super) fn absence_told(plan: &Plan, board: &Board, member: &Member, at: Interval) -> Option<String> {
    let until = told_instant(away_until(plan, member.person, at)?, &board.zone);
    let stands_in = match stand_in(plan, member) {
        None => "nobody stands in".to_owned(),
        Some(deputy) => {
            let name = names::person(plan, deputy);
            match away_until(plan, deputy, at) {
                Some(_) => format!("{name}, who would stand in, is away as well"),
                None => format!("{name} stands in"),
            }
        }
    };
    Some(format!("away until {until}; {stands_in}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Meeting;
    use crate::board::sketch::{board, meeting, row, sketch};
    use crate::conflict::sketch::{Sketch, planned};

    fn at() -> Interval {
        planned("2026-12-01T14:00/15:00", "Europe/Berlin").occupancy()
    }

    /// What is expected of a board that asks for its chair and two votes, after these answers.
    fn state(sketch: Sketch, answers: &[&str]) -> QuorumState {
        let mut sketch = sketch;
        let board = board(&sketch, 2, true, &[]);
        let attendance = answers.iter().map(|told| row(&sketch, told)).collect();
        sketch.plan.meetings.put(Meeting { attendance, ..meeting(&board, at().start()) });
        expected(&sketch.plan, &board, at())
    }

    #[test]
    fn whoever_neither_is_away_nor_said_no_is_counted_on() {
        let state = state(sketch(), &["Ada accepted", "Bob tentative"]);
        assert_eq!((state.present, state.met), (3, true));
        assert_eq!(
            state.sentence,
            "CAB board is likely to have a quorum: 3 members with a vote are expected (at least 2 must come), and so \
             is the chair. 1 of them is not sure and 1 of them has not answered."
        );
    }

    #[test]
    fn for_a_member_who_is_away_the_deputy_is_counted_on() {
        // Zoe stands in for Ada everywhere.
        let state = state(sketch().absent("Ada", "2026-11-30T08:00/2026-12-01T14:01"), &[]);
        assert!(state.chair && state.seats[0].deputy.is_some());
        assert_eq!(state.seats[0].expected.as_deref(), Some("away until 1 Dec 14:01 Europe/Berlin; Zoe stands in"));
    }

    #[test]
    fn a_deputy_who_is_away_as_well_or_does_not_come_is_not() {
        let away = |sketch: Sketch| sketch.absent("Ada", "2026-11-30T08:00/2026-12-03T08:00");
        let both = state(away(sketch()).absent("Zoe", "2026-12-01T08:00/18:00"), &[]);
        assert!(!both.chair && !both.met);
        let told = both.seats[0].expected.as_deref().unwrap();
        assert_eq!(told, "away until 3 Dec 08:00 Europe/Berlin; Zoe, who would stand in, is away as well");
        assert_eq!(
            both.sentence,
            "CAB board is not likely to have a quorum: 2 members with a vote are expected (at least 2 must come), and \
             the chair is missing. 2 of them have not answered. Ask those who are missing to send somebody, or let the \
             board meet at another time."
        );
        assert!(!state(away(sketch()), &["Zoe declined"]).chair);
    }

    #[test]
    fn the_deputy_of_the_board_comes_before_the_one_whom_the_person_has_everywhere() {
        let sketch = sketch().absent("Bob", "2026-12-01T08:00/18:00");
        let mut board = board(&sketch, 0, false, &[]);
        board.membership.members[0].deputy = Some(sketch.person_id("Yan"));
        let state = expected(&sketch.plan, &board, at());
        assert_eq!(state.seats[1].deputy, Some(sketch.person_id("Yan")));
        assert_eq!(state.seats[1].expected.as_deref(), Some("away until 1 Dec 18:00 Europe/Berlin; Yan stands in"));
    }

    #[test]
    fn who_is_noted_in_a_place_is_counted_on_and_who_is_back_in_time_as_well() {
        let state = state(sketch().absent("Cem", "2026-12-01T08:00/14:00"), &["Yan for Ada", "Bob declined"]);
        let filled: Vec<bool> = state.seats.iter().map(|seat| seat.filled).collect();
        assert_eq!(filled, [true, false, true, true]);
        assert!(state.seats[2].expected.is_none(), "back when the meeting begins");
    }
}
