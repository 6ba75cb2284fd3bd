//! What releases hold while they happen.

use super::entry::Entry;
use super::horizon::Horizon;
use super::lanes::Lanes;
use super::limit::TeamLimits;
use crate::time::Interval;

/// What releases hold while they happen, found by what is held.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    /// By group of environments and component.
    pub(super) components: Lanes<(u32, u32)>,
    /// Stabilisations, by the same; of releases that are not over.
    pub(super) tails: Lanes<(u32, u32)>,
    /// By group of environments and data store that a rollback would restore; of releases that are not over.
    pub(super) stores: Lanes<(u32, u32)>,
    /// By person; of releases that are not over.
    pub(super) people: Lanes<u32>,
    /// By team with a limit; of releases that are not over.
    pub(super) teams: Lanes<u32>,
    /// By window with a limit; of releases that are not over.
    pub(super) windows: Lanes<u32>,
}

impl Held {
    pub(super) fn of(entries: &[(u32, &Entry)], limits: &TeamLimits, horizon: &Horizon) -> Self {
        Self {
            components: Lanes::of(
                entries.iter().flat_map(|(number, entry)| entry.lanes().map(|lane| (lane, entry.at, *number))),
            ),
            tails: Lanes::of(
                entries.iter().flat_map(|(number, entry)| tails(entry).map(|(lane, tail)| (lane, tail, *number))),
            ),
            stores: Lanes::of(
                entries.iter().flat_map(|(number, entry)| stores(entry).map(|store| (store, entry.at, *number))),
            ),
            people: Lanes::of(
                entries.iter().flat_map(|(number, entry)| people(entry).map(|person| (person, entry.at, *number))),
            ),
            teams: Lanes::of(
                entries.iter().flat_map(|(number, entry)| teams(entry, limits).map(|team| (team, entry.at, *number))),
            ),
            windows: Lanes::of(
                entries
                    .iter()
                    .flat_map(|(number, entry)| windows(entry, horizon).map(|window| (window, entry.at, *number))),
            ),
        }
    }

    pub(super) fn put(&mut self, entry: &Entry, number: u32, limits: &TeamLimits, horizon: &Horizon) {
        entry.lanes().for_each(|lane| self.components.put(lane, entry.at, number));
        tails(entry).for_each(|(lane, tail)| self.tails.put(lane, tail, number));
        stores(entry).for_each(|store| self.stores.put(store, entry.at, number));
        people(entry).for_each(|person| self.people.put(person, entry.at, number));
        teams(entry, limits).for_each(|team| self.teams.put(team, entry.at, number));
        windows(entry, horizon).for_each(|window| self.windows.put(window, entry.at, number));
    }

    pub(super) fn remove(&mut self, entry: &Entry, number: u32, limits: &TeamLimits, horizon: &Horizon) {
        entry.lanes().for_each(|lane| self.components.remove(lane, entry.at, number));
        tails(entry).for_each(|(lane, tail)| self.tails.remove(lane, tail, number));
        stores(entry).for_each(|store| self.stores.remove(store, entry.at, number));
        people(entry).for_each(|person| self.people.remove(person, entry.at, number));
        teams(entry, limits).for_each(|team| self.teams.remove(team, entry.at, number));
        windows(entry, horizon).for_each(|window| self.windows.remove(window, entry.at, number));
    }
}

fn tails(entry: &Entry) -> impl Iterator<Item = ((u32, u32), Interval)> + '_ {
    let tail = Some(entry.tail()).filter(|tail| !tail.is_empty() && !entry.history);
    tail.into_iter().flat_map(|tail| entry.lanes().map(move |lane| (lane, tail)))
}

fn stores(entry: &Entry) -> impl Iterator<Item = (u32, u32)> + '_ {
    entry.restored().filter(|_| !entry.history)
}

fn people(entry: &Entry) -> impl Iterator<Item = u32> + '_ {
    entry.facts.duties.iter().filter(|_| !entry.history).map(|duty| duty.person)
}

fn teams<'a>(entry: &'a Entry, limits: &'a TeamLimits) -> impl Iterator<Item = u32> + 'a {
    entry.facts.team.into_iter().filter(|team| !entry.history && limits.of(*team).is_some())
}

fn windows<'a>(entry: &'a Entry, horizon: &'a Horizon) -> impl Iterator<Item = u32> + 'a {
    let limited = (!entry.history).then(|| entry.limits(horizon));
    limited.into_iter().flatten().map(|(window, _)| window)
}
