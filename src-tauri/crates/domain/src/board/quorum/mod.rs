//! Whether a board can decide: who is there, in whose seat, and who is missing.

mod expected;
#[cfg(test)]
mod oracle;
mod told;

use std::collections::BTreeSet;

use super::{Attendance, Board, Member, Presence, names};
use crate::Plan;
use crate::id::PersonId;
use crate::time::Interval;

pub use expected::expected;

/// Whether a board can decide, with the seats from which that follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuorumState {
    /// How many seats with a vote are filled.
    pub present: u32,
    /// How many must be.
    pub needed: u32,
    /// Whether the chair's seat is filled.
    pub chair: bool,
    /// The groups of which somebody must be there and nobody is, sorted.
    pub missing_groups: Vec<String>,
    /// Whether the board can decide; what it decides otherwise is provisional.
    pub met: bool,
    /// All of it in a sentence.
    pub sentence: String,
    /// The seats: the chair's, then those of the members in their order.
    pub seats: Vec<Seat>,
}

/// A seat of a board at one meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Whose it is.
    pub person: PersonId,
    /// The person's name.
    pub name: String,
    /// The group for which the person sits there; empty for nobody but themselves.
    pub group: String,
    /// Whether the seat has a vote.
    pub votes: bool,
    /// Whether it is the chair's.
    pub chair: bool,
    /// What the person said or was noted as; none where nothing is known.
    pub presence: Option<Presence>,
    /// Who is there in the person's place.
    pub deputy: Option<PersonId>,
    /// Whether somebody fills it.
    pub filled: bool,
    /// Until when the person is away, and who stands in; none where no absence is known for any of the meeting.
    pub expected: Option<String>,
}

/// Who has come, and whether the board can decide.
///
/// A member who is there fills their own seat. Whoever is noted as a deputy is
/// there too, whoever named them: in their own seat if they have one, and
/// otherwise in the first open seat of those for which they came, the chair's
/// before all others. So nobody counts twice.
pub fn quorum(plan: &Plan, board: &Board, attendance: &[Attendance], at: Interval) -> QuorumState {
    let state = state(plan, board, attendance, attendance, at);
    QuorumState { sentence: told::held(board, &state), ..state }
}

/// The state without its sentence: seats filled by `there`, told with the `answers` that were given.
fn state(plan: &Plan, board: &Board, answers: &[Attendance], there: &[Attendance], at: Interval) -> QuorumState {
    let (membership, rule) = (&board.membership, &board.membership.quorum);
    let members = membership.seats();
    let filled = fill(plan, &members, there);
    let seat = |(member, by): (&Member, &Option<PersonId>)| Seat {
        person: member.person,
        name: names::person(plan, member.person),
        group: member.group.clone(),
        votes: member.votes,
        chair: membership.chair == Some(member.person),
        presence: row(answers, member.person).map(|row| row.presence),
        deputy: by.filter(|by| *by != member.person),
        filled: by.is_some(),
        expected: expected::absence_told(plan, board, member, at),
    };
    let seats: Vec<Seat> = members.iter().zip(&filled).map(seat).collect();
    let filled = || seats.iter().filter(|seat| seat.filled);
    let present = u32::try_from(filled().filter(|seat| seat.votes).count()).unwrap_or(u32::MAX);
    let chair = filled().any(|seat| seat.chair);
    let is_missing = |group: &&String| filled().all(|seat| seat.group != **group);
    let missing_groups: Vec<String> = rule.groups.iter().filter(is_missing).cloned().collect();
    let met = present >= rule.at_least && (chair || !rule.chair) && missing_groups.is_empty();
    QuorumState { present, needed: rule.at_least, chair, missing_groups, met, sentence: String::new(), seats }
}

/// Who fills each seat.
fn fill(plan: &Plan, members: &[Member], attendance: &[Attendance]) -> Vec<Option<PersonId>> {
    let is_somebody = |person: &PersonId| plan.people.get(*person).is_some();
    let present = attendance.iter().filter(|row| row.presence == Presence::Present).map(|row| row.person);
    let deputies = attendance.iter().filter_map(|row| row.deputy).filter(is_somebody);
    let there: BTreeSet<PersonId> = present.chain(deputies).collect();
    let mut seated: BTreeSet<PersonId> = members.iter().map(|member| member.person).collect();
    let by = |member: &Member| {
        if there.contains(&member.person) {
            return Some(member.person);
        }
        let deputy = row(attendance, member.person)?.deputy.filter(is_somebody)?;
        seated.insert(deputy).then_some(deputy)
    };
    members.iter().map(by).collect()
}

/// What is kept about a person's attendance.
fn row(attendance: &[Attendance], person: PersonId) -> Option<&Attendance> {
    attendance.iter().find(|row| row.person == person)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::sketch::{board, row, sketch};
    use crate::conflict::sketch::planned;

    fn at() -> Interval {
        planned("2026-12-01T14:00/15:00", "Europe/Berlin").occupancy()
    }

    /// What follows when some are there, such as `Ada` or `Zoe for Bob`, at a board of Ada (chair), Bob (Security), Cem
    /// (Operations) and Dora, who has no vote.
    fn state(at_least: u32, chair: bool, groups: &[&str], there: &[&str]) -> QuorumState {
        let sketch = sketch();
        let board = board(&sketch, at_least, chair, groups);
        let rows: Vec<Attendance> = there.iter().map(|told| row(&sketch, told)).collect();
        quorum(&sketch.plan, &board, &rows, at())
    }

    #[test]
    fn members_with_a_vote_count_and_others_do_not() {
        let two = state(3, false, &[], &["Ada", "Bob", "Dora"]);
        assert_eq!((two.present, two.needed, two.met), (2, 3, false));
        assert!(state(3, false, &[], &["Ada", "Bob", "Cem"]).met);
    }

    #[test]
    fn a_deputy_counts_as_the_one_for_whom_they_came() {
        let state = state(2, true, &["Security"], &["Zoe for Ada", "Bob"]);
        assert!(state.met && state.chair);
        assert_eq!(
            state.seats[0].deputy.map(|id| sketch().plan.people.get(id).unwrap().name.clone()).as_deref(),
            Some("Zoe")
        );
    }

    #[test]
    fn somebody_who_came_for_two_counts_once() {
        let state = state(2, false, &[], &["Zoe for Ada", "Zoe for Bob"]);
        assert_eq!((state.present, state.met), (1, false));
        assert_eq!(state.seats.iter().map(|seat| seat.filled).collect::<Vec<_>>(), [true, false, false, false]);
    }

    #[test]
    fn a_member_who_came_for_another_counts_as_themselves() {
        let state = state(1, true, &[], &["Bob for Ada"]);
        assert_eq!((state.present, state.chair, state.met), (1, false, false));
        assert!(state.seats[1].filled && !state.seats[0].filled);
    }

    #[test]
    fn a_group_is_there_when_somebody_fills_one_of_its_seats() {
        let state = state(0, false, &["Operations", "Security"], &["Cem"]);
        assert_eq!((state.missing_groups.as_slice(), state.met), (["Security".to_owned()].as_slice(), false));
    }

    #[test]
    fn guests_fill_no_seat_unless_they_came_for_somebody() {
        assert_eq!(state(1, false, &[], &["Zoe"]).present, 0);
        assert_eq!(state(1, false, &[], &["Zoe", "Zoe for Cem"]).present, 1);
    }

    #[test]
    fn a_board_without_a_rule_decides_and_says_that_nobody_settled_on_one() {
        let plan = sketch().plan;
        let usual = Board::usual(crate::id::BoardId::new(uuid::Uuid::nil()), crate::time::Zone::utc());
        let state = quorum(&plan, &usual, &[], at());
        assert!(state.met && state.seats.is_empty());
        assert_eq!(
            state.sentence,
            "Nobody has settled on a quorum for Change advisory board, so whoever is there decides."
        );
    }

    #[test]
    fn the_sentence_tells_what_is_there_and_what_is_missing() {
        assert_eq!(
            state(2, true, &["Security"], &["Ada", "Bob", "Cem"]).sentence,
            "CAB board has a quorum: 3 members with a vote are there (at least 2 must be), and so are the chair and \
             somebody of Security."
        );
        assert_eq!(
            state(3, true, &["Operations", "Security"], &["Zoe for Bob"]).sentence,
            "CAB board has no quorum: 1 member with a vote is there (at least 3 must be), and the chair and somebody \
             of Operations are missing. What it decides is provisional; wait for those who are missing, or note who \
             came in their place."
        );
        assert_eq!(
            state(0, true, &[], &["Bob"]).sentence,
            "CAB board has no quorum: the chair is missing. What it decides is provisional; wait for those who are \
             missing, or note who came in their place."
        );
        assert_eq!(state(0, true, &[], &["Ada"]).sentence, "CAB board has a quorum: the chair is there.");
    }
}
