//! Dense numbers instead of ids, in the order of keys.

use rustc_hash::FxHashMap;

use crate::Plan;
use crate::id::{BoardId, BookingId, PersonId, StoreId, TeamId, TrainId};
use crate::plan::{Named, Table};

/// Things of one kind, numbered in the order of their keys, so that a comparison of numbers is one of keys.
#[derive(Clone, Debug)]
pub(super) struct Numbers<Id> {
    ids: Vec<Id>,
    numbers: FxHashMap<Id, u32>,
}

impl<Id> Default for Numbers<Id> {
    fn default() -> Self {
        Self { ids: Vec::new(), numbers: FxHashMap::default() }
    }
}

impl<Id: Copy + Ord + std::hash::Hash> Numbers<Id> {
    pub(super) fn of<T: Named<Id = Id>>(table: &Table<T>) -> Self {
        let mut sorted: Vec<&T> = table.iter().collect();
        sorted.sort_by(|a, b| (a.key(), a.id()).cmp(&(b.key(), b.id())));
        let ids: Vec<Id> = sorted.into_iter().map(Named::id).collect();
        Self { numbers: ids.iter().copied().zip(0..).collect(), ids }
    }

    pub(super) fn number(&self, id: Id) -> Option<u32> {
        self.numbers.get(&id).copied()
    }

    pub(super) fn id(&self, number: u32) -> Id {
        self.ids[number as usize]
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Id> + '_ {
        self.ids.iter().copied()
    }
}

/// What stands around releases, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Registry {
    pub(super) people: Numbers<PersonId>,
    pub(super) teams: Numbers<TeamId>,
    pub(super) trains: Numbers<TrainId>,
    pub(super) stores: Numbers<StoreId>,
    pub(super) bookings: Numbers<BookingId>,
    pub(super) boards: Numbers<BoardId>,
}

impl Registry {
    pub(super) fn read(plan: &Plan) -> Self {
        Self {
            people: Numbers::of(&plan.people),
            teams: Numbers::of(&plan.teams),
            trains: Numbers::of(&plan.trains),
            stores: Numbers::of(&plan.stores),
            bookings: Numbers::of(&plan.bookings),
            boards: Numbers::of(&plan.boards),
        }
    }
}
