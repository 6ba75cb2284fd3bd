//! What a rule is, and the list of those that are asked.

use rustc_hash::FxHashMap;

use super::code::Codes;
use super::entry::Entry;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Party};
use super::schedule::Schedule;
use super::{
    Code, booking, lead_time, limit, local_time, maintenance, occupancy, people, precedence, rollback, stabilisation,
    train, version, windows,
};
use crate::Plan;
use crate::id::ReleaseId;
use crate::time::Interval;

/// One family of conflicts.
///
/// A new family is a file with a rule, and a line in [`RULES`].
pub(super) trait Rule: Sync {
    /// The codes on which it decides.
    fn codes(&self) -> &'static [Code];

    /// The conflicts of one release, told from it, one for each other party and code.
    ///
    /// A family may leave out what the view does not ask about; whoever asks drops what is left of it.
    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>);

    /// The pairs of releases that may be in conflict, found in one walk through all of them.
    ///
    /// Only for families in which releases meet each other; where they do so in crowds and not in pairs, each of a
    /// crowd is paired with itself. Those that meet only in other codes may be left out.
    fn pairs(&self, _: &Schedule, _: Codes) -> Pairs {
        Pairs::default()
    }

    /// The conflicts that one release tells when all are told: those with the calendar, and those with releases of
    /// greater keys.
    ///
    /// As written here it fits the families in which a release meets the calendar alone.
    fn first(&self, view: &View<'_>, asked: &Entry, _: &Pairs, found: &mut Vec<Found>) {
        self.of(view, asked, found);
    }

    /// What stands against a release at the starts that are tried; `within` holds the release at each of them.
    ///
    /// Together with the weights of the codes this says exactly what [`Self::of`] would say at each start.
    fn obstacles(&self, probe: &Probe<'_>, within: Interval) -> Vec<Obstacle>;
}

/// Every rule that there is.
pub(super) static RULES: &[&dyn Rule] = &[
    &occupancy::Occupancy,
    &windows::Windows,
    &maintenance::Maintenance,
    &precedence::Precedence,
    &stabilisation::Stabilisation,
    &booking::Bookings,
    &people::People,
    &limit::Limits,
    &lead_time::LeadTimes,
    &version::Versions,
    &rollback::Rollback,
    &train::Capacity,
    &local_time::LocalTime,
];

/// Added to the numbers of other parties of a code, so that they come behind its releases or windows.
pub(super) const BEHIND_RELEASES: u32 = 1 << 31;

/// A conflict with its place in a list: by the release that tells it, the code, and the other party, all by key.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) place: (u32, Code, u32),
    pub(super) conflict: Conflict,
}

/// Pairs of releases by rank, the smaller one first.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs(Vec<(u32, u32)>);

impl Pairs {
    /// Takes pairs in any order, some perhaps more than once.
    pub(super) fn new(mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        Self(pairs)
    }

    /// The greater partners of a rank, sorted.
    pub(super) fn of(&self, rank: u32) -> impl Iterator<Item = u32> + '_ {
        let first = self.0.partition_point(|pair| pair.0 < rank);
        self.0.iter().skip(first).take_while(move |pair| pair.0 == rank).map(|pair| pair.1)
    }
}

/// Two ranks, the smaller one first.
pub(super) fn pair(one: &Entry, other: &Entry) -> (u32, u32) {
    (one.rank.min(other.rank), one.rank.max(other.rank))
}

/// The schedule as a question sees it: as it stands, or with some releases at other times.
pub(super) struct View<'a> {
    pub(super) schedule: &'a Schedule,
    pub(super) plan: &'a Plan,
    /// What is asked about.
    pub(super) codes: Codes,
    moved: &'a [Entry],
    places: FxHashMap<ReleaseId, usize>,
}

impl<'a> View<'a> {
    /// The schedule as it stands.
    pub(super) fn standing(schedule: &'a Schedule, plan: &'a Plan) -> Self {
        Self { schedule, plan, codes: Codes::ALL, moved: &[], places: FxHashMap::default() }
    }

    /// The same, asked about some codes alone.
    pub(super) fn about(self, codes: Codes) -> Self {
        Self { codes, ..self }
    }

    /// The schedule with these in place of what it holds of the same releases.
    pub(super) fn with(schedule: &'a Schedule, plan: &'a Plan, moved: &'a [Entry]) -> Self {
        let places = moved.iter().zip(0..).map(|(entry, place)| (entry.id, place)).collect();
        Self { schedule, plan, codes: Codes::ALL, moved, places }
    }

    /// The releases at other times.
    pub(super) const fn moved(&self) -> &'a [Entry] {
        self.moved
    }

    /// What stands under a number of the schedule, unless it is at another time now.
    pub(super) fn at_rest(&self, number: u32) -> Option<&'a Entry> {
        self.schedule.entry(number).filter(|entry| self.places.is_empty() || !self.places.contains_key(&entry.id))
    }

    /// Whether a conflict of two releases that both move is told from the other one, which has the smaller key.
    pub(super) fn is_told_from_other(&self, teller: &Entry, conflict: &Conflict) -> bool {
        let Party::Release(other) = conflict.other else { return false };
        match (self.places.get(&teller.id), self.places.get(&other)) {
            (Some(here), Some(there)) => there < here,
            _ => false,
        }
    }

    /// A release that takes part, at the time at which this question sees it.
    pub(super) fn release(&self, id: ReleaseId) -> Option<&'a Entry> {
        match self.places.get(&id) {
            Some(place) => self.moved.get(*place),
            None => self.schedule.number(id).and_then(|number| self.schedule.entry(number)),
        }
    }
}

/// Sorts what was found by place. Conflicts are large: their places are sorted, and then each is moved once.
pub(super) fn in_order(mut found: Vec<Found>) -> Vec<Conflict> {
    let mut order: Vec<((u32, Code, u32), u32)> = found.iter().map(|found| found.place).zip(0..).collect();
    order.sort_unstable();
    let mut from: Vec<usize> = order.into_iter().map(|(_, from)| from as usize).collect();
    for start in 0..from.len() {
        let mut here = start;
        while from[here] != start {
            found.swap(here, from[here]);
            here = std::mem::replace(&mut from[here], here);
        }
        from[here] = here;
    }
    found.into_iter().map(|found| found.conflict).collect()
}
