//! Quorums of made-up meetings against every way in which those who are there could sit.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::board::Quorum;
use crate::board::sketch::{board, sketch};
use crate::conflict::sketch::planned;

/// Of a meeting: its rule, and for each of Ada, Bob, Cem, Dora and two guests how they are noted and who came for them.
type Drawn = (u32, bool, u8, Vec<(u8, u8)>);

const PEOPLE: [&str; 7] = ["Ada", "Bob", "Cem", "Dora", "Zoe", "Yan", "Xiu"];

fn drawn() -> impl Strategy<Value = Drawn> {
    (0_u32..4, any::<bool>(), 0_u8..4, prop::collection::vec((0_u8..6, 0_u8..10), 6))
}

/// The rule and the rows that numbers stand for.
fn meeting(drawn: &Drawn) -> (Plan, Board, Vec<Attendance>) {
    let sketch = sketch();
    let (at_least, chair, groups, rows) = drawn;
    let mut board = board(&sketch, *at_least, *chair, &[]);
    let asked = ["Operations", "Security"].into_iter().enumerate().filter(|(bit, _)| groups >> bit & 1 == 1);
    let groups = asked.map(|(_, group)| group.to_owned()).collect();
    board.membership.quorum = Quorum { groups, ..board.membership.quorum };
    let row = |(name, (presence, deputy)): (&&str, &(u8, u8))| {
        let presence = *Presence::ALL.get(usize::from(*presence))?;
        let deputy = PEOPLE.get(usize::from(*deputy)).map(|name| sketch.person_id(name));
        Some(Attendance { person: sketch.person_id(name), presence, deputy })
    };
    let rows = PEOPLE.iter().zip(rows).filter_map(row).collect();
    (sketch.plan, board, rows)
}

fn state(plan: &Plan, board: &Board, rows: &[Attendance]) -> QuorumState {
    quorum(plan, board, rows, planned("2026-12-01T14:00/15:00", "Europe/Berlin").occupancy())
}

/// Every way in which people can sit: each in one seat that is theirs, or for which they came.
fn ways(people: &[PersonId], may: &impl Fn(PersonId, usize) -> bool, seats: usize) -> Vec<Vec<Option<PersonId>>> {
    let Some((first, rest)) = people.split_first() else { return vec![vec![None; seats]] };
    let mut all = Vec::new();
    for way in ways(rest, may, seats) {
        for seat in (0..seats).filter(|seat| way[*seat].is_none() && may(*first, *seat)) {
            let mut with = way.clone();
            with[seat] = Some(*first);
            all.push(with);
        }
        all.push(way);
    }
    all
}

/// The oracle: of all ways to sit the one that fills most seats, and of those the one that fills the first ones.
fn best(board: &Board, rows: &[Attendance]) -> Vec<Option<PersonId>> {
    let members: Vec<PersonId> = board.membership.seats().iter().map(|seat| seat.person).collect();
    let mut people = BTreeSet::new();
    for row in rows {
        people.extend((row.presence == Presence::Present).then_some(row.person));
        people.extend(row.deputy);
    }
    let may = |person: PersonId, seat: usize| {
        let owner = members[seat];
        let came_for = |row: &Attendance| row.person == owner && row.deputy == Some(person);
        owner == person || (!members.contains(&person) && rows.iter().any(came_for))
    };
    let people: Vec<PersonId> = people.into_iter().collect();
    let filled = |way: &Vec<Option<PersonId>>| way.iter().map(Option::is_some).collect::<Vec<bool>>();
    let most = |way: &Vec<Option<PersonId>>| (filled(way).iter().filter(|is| **is).count(), filled(way));
    ways(&people, &may, members.len()).into_iter().max_by_key(most).unwrap()
}

proptest! {
    #[test]
    fn the_quorum_is_what_the_best_way_to_sit_gives(drawn in drawn()) {
        let (plan, board, rows) = meeting(&drawn);
        let (state, best) = (state(&plan, &board, &rows), best(&board, &rows));
        let filled: Vec<bool> = state.seats.iter().map(|seat| seat.filled).collect();
        prop_assert_eq!(&filled, &best.iter().map(Option::is_some).collect::<Vec<bool>>());
        let votes = state.seats.iter().zip(&best).filter(|(seat, by)| seat.votes && by.is_some()).count();
        prop_assert_eq!(state.present as usize, votes);
        let rule = &board.membership.quorum;
        let has = |group: &String| state.seats.iter().zip(&best).any(|(seat, by)| seat.group == *group && by.is_some());
        let met = votes >= rule.at_least as usize && (!rule.chair || best[0].is_some()) && rule.groups.iter().all(has);
        prop_assert_eq!(state.met, met);
    }

    #[test]
    fn nobody_fills_two_seats(drawn in drawn()) {
        let (plan, board, rows) = meeting(&drawn);
        let state = state(&plan, &board, &rows);
        let by = |seat: &Seat| seat.filled.then(|| seat.deputy.unwrap_or(seat.person));
        let all: Vec<PersonId> = state.seats.iter().filter_map(by).collect();
        let each: BTreeSet<PersonId> = all.iter().copied().collect();
        prop_assert_eq!(each.len(), all.len());
    }

    #[test]
    fn a_member_more_who_is_there_never_loses_the_quorum(drawn in drawn(), who in 0_usize..4) {
        let (plan, board, mut rows) = meeting(&drawn);
        let before = state(&plan, &board, &rows);
        let person = plan.people.by_key(PEOPLE[who]).unwrap().id;
        match rows.iter_mut().find(|row| row.person == person) {
            Some(row) => row.presence = Presence::Present,
            None => rows.push(Attendance { person, presence: Presence::Present, deputy: None }),
        }
        let after = state(&plan, &board, &rows);
        prop_assert!(after.present >= before.present);
        prop_assert!(after.met || !before.met);
    }
}
