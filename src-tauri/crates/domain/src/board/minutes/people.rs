//! Who was at a meeting, and who gets its minutes.

use std::collections::BTreeSet;

use super::Held;
use crate::Plan;
use crate::board::{Attendance, Presence, Seat, Sitting, names};
use crate::id::PersonId;

/// Who was at a meeting, by name and in the order of the seats; guests stand behind.
#[derive(Default)]
pub(super) struct Presences {
    pub(super) chair: String,
    pub(super) present: Vec<String>,
    pub(super) deputies: Vec<String>,
    pub(super) apologies: Vec<String>,
    pub(super) absent: Vec<String>,
}

pub(super) fn presence(held: &Held<'_>) -> Presences {
    let plan = held.sitting.plan;
    let mut told = Presences::default();
    for seat in &held.quorum.seats {
        match (seat.filled, seat.deputy) {
            (true, None) => told.present.push(seated(seat)),
            (true, Some(deputy)) => told.deputies.push(format!("{} for {}", names::person(plan, deputy), seat.name)),
            (false, _) => {}
        }
        let is_there = seat.filled && seat.deputy.is_none();
        match seat.presence {
            _ if is_there => {}
            Some(Presence::Declined | Presence::Apologies) => told.apologies.push(seat.name.clone()),
            _ if !seat.filled => told.absent.push(seat.name.clone()),
            _ => {}
        }
        if seat.chair && seat.filled {
            told.chair = seat.deputy.map_or_else(|| seat.name.clone(), |deputy| names::person(plan, deputy));
        }
    }
    let is_guest = |row: &&Attendance| {
        let fills = |seat: &Seat| seat.filled && (seat.person == row.person || seat.deputy == Some(row.person));
        row.presence == Presence::Present && !held.quorum.seats.iter().any(fills)
    };
    let guests = rows(&held.sitting).iter().filter(is_guest);
    told.present.extend(guests.map(|row| format!("{} (guest)", names::person(plan, row.person))));
    told
}

fn seated(seat: &Seat) -> String {
    match (seat.chair, seat.group.as_str()) {
        (true, "") => format!("{} (chair)", seat.name),
        (true, group) => format!("{} (chair, {group})", seat.name),
        (false, "") => seat.name.clone(),
        (false, group) => format!("{} ({group})", seat.name),
    }
}

fn rows<'a>(sitting: &Sitting<'a>) -> &'a [Attendance] {
    sitting.meeting.map_or(&[], |meeting| &meeting.attendance)
}

/// Everybody with a seat, who came, who spoke to an item or has something to do, each once and by name.
pub(super) fn distribution(held: &Held<'_>) -> Vec<String> {
    let mut people: BTreeSet<PersonId> = held.quorum.seats.iter().map(|seat| seat.person).collect();
    for row in rows(&held.sitting) {
        people.extend((row.presence == Presence::Present).then_some(row.person));
        people.extend(row.deputy);
    }
    let about_releases = held.agenda.points.iter().filter(|point| point.release.is_some());
    people.extend(about_releases.filter_map(|point| point.presenter));
    people.extend(held.actions.iter().filter_map(|action| action.owner));
    let conditions = held.decisions.iter().flat_map(|decision| &decision.conditions);
    people.extend(conditions.flat_map(|condition| [condition.owner, condition.verifier]).flatten());
    let mut named: Vec<String> = people.into_iter().filter_map(|id| address(held.sitting.plan, id)).collect();
    named.sort();
    named
}

fn address(plan: &Plan, id: PersonId) -> Option<String> {
    let person = plan.people.get(id)?;
    Some(match &person.email {
        Some(email) => format!("{} <{email}>", person.name),
        None => person.name.clone(),
    })
}
