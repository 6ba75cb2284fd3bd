//! Who is away, and when.

use std::collections::BTreeMap;

use crate::Plan;
use crate::conflict::overlapping;
use crate::id::PersonId;
use crate::time::{Interval, join};

/// When people are absent, read once from a plan and asked for many releases.
///
/// Being off duty is not being away here: whoever answers for something need not be at work at the time.
pub(super) struct Away(BTreeMap<PersonId, Vec<Interval>>);

impl Away {
    pub(super) fn read(plan: &Plan) -> Self {
        let mut away: BTreeMap<PersonId, Vec<Interval>> = BTreeMap::new();
        for absence in plan.absences.iter() {
            away.entry(absence.person).or_default().push(absence.interval());
        }
        Self(away.into_iter().map(|(person, absences)| (person, join(absences))).collect())
    }

    /// The parts of a stretch for which a person is absent, sorted and apart.
    pub(super) fn of(&self, person: PersonId, within: Interval) -> Vec<Interval> {
        let absences = self.0.get(&person).map_or(&[][..], Vec::as_slice);
        overlapping(absences, within).iter().filter_map(|absence| absence.intersection(within)).collect()
    }
}
