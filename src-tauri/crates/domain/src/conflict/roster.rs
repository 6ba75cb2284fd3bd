//! Who is there, and who stands in.

use super::horizon::{Horizon, overlapping};
use super::numbers::Registry;
use super::record::outside;
use super::rule::View;
use crate::Plan;
use crate::time::{Interval, join};

/// When one person can be counted on.
#[derive(Clone, Debug, Default)]
struct Presence {
    deputy: Option<u32>,
    /// Sorted and apart.
    absences: Vec<Interval>,
    /// Times on duty within the horizon, sorted and apart; none for a person without shifts, who is always on duty.
    duty: Option<Vec<Interval>>,
}

/// When people can be counted on, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Roster(Vec<Presence>);

impl Roster {
    pub(super) fn read(plan: &Plan, registry: &Registry, horizon: &Horizon) -> Self {
        let mut roster: Vec<Presence> = registry
            .people
            .iter()
            .map(|id| {
                let deputy = plan.people.get(id).and_then(|person| person.deputy).filter(|deputy| *deputy != id);
                Presence { deputy: deputy.and_then(|id| registry.people.number(id)), ..Presence::default() }
            })
            .collect();
        let number = |person| registry.people.number(person).map(|number| number as usize);
        for absence in plan.absences.iter() {
            if let Some(person) = number(absence.person).and_then(|number| roster.get_mut(number)) {
                person.absences.push(absence.interval());
            }
        }
        for shift in plan.shifts.iter() {
            if let Some(person) = number(shift.person).and_then(|number| roster.get_mut(number)) {
                person.duty.get_or_insert_default().extend(horizon.expanded(|run| shift.occurrences(run)));
            }
        }
        for person in &mut roster {
            person.absences = join(std::mem::take(&mut person.absences));
            person.duty = person.duty.take().map(join);
        }
        Self(roster)
    }

    pub(super) fn deputy(&self, person: u32) -> Option<u32> {
        self.0.get(person as usize)?.deputy
    }

    /// The parts of a stretch in which a person is absent or off duty, sorted and apart.
    pub(super) fn away(&self, view: &View<'_>, person: u32, within: Interval) -> Vec<Interval> {
        let Some(presence) = self.0.get(person as usize) else { return Vec::new() };
        let absent = overlapping(&presence.absences, within);
        let Some(duty) = &presence.duty else {
            return absent.iter().filter_map(|absence| absence.intersection(within)).collect();
        };
        let off = if view.schedule.horizon.reaches(within) {
            outside(within, overlapping(duty, within))
        } else {
            let id = view.schedule.registry.people.id(person);
            let shifts = view.plan.shifts.iter().filter(|shift| shift.person == id);
            outside(within, &join(shifts.flat_map(|shift| shift.occurrences(within)).collect()))
        };
        join(absent.iter().filter_map(|absence| absence.intersection(within)).chain(off).collect())
    }
}
