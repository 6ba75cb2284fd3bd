//! What comes before what, kept in order as links come and go.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::standing::Standing;

/// Things and what each needs, so that whether a link would close a circle is known without a walk through everything.
#[derive(Clone, Debug)]
pub struct Precedence<Id> {
    numbers: FxHashMap<Id, usize>,
    ids: Vec<Id>,
    standing: Standing,
}

impl<Id: Copy + Eq + Hash> Precedence<Id> {
    /// Begins with links, each from the one that needs or waits; one that closes a circle is kept aside.
    pub fn of(links: impl IntoIterator<Item = (Id, Id)>) -> Self {
        let mut all = Self { numbers: FxHashMap::default(), ids: Vec::new(), standing: Standing::default() };
        for (from, to) in links {
            all.add(from, to);
        }
        all
    }

    /// The circle that a link would close, from the one that would need or wait, each needing the next; none where it closes
    /// none.
    pub fn circle(&self, from: Id, to: Id) -> Option<Vec<Id>> {
        if from == to {
            return Some(vec![from]);
        }
        let (Some(from), Some(to)) = (self.numbers.get(&from), self.numbers.get(&to)) else { return None };
        let mut circle = self.standing.way(*to, *from)?;
        circle.rotate_right(1);
        Some(circle.into_iter().map(|node| self.ids[node]).collect())
    }

    /// Adds a link.
    pub fn add(&mut self, from: Id, to: Id) {
        let (from, to) = (self.number(from), self.number(to));
        self.standing.add(from, to);
    }

    /// Takes a link away.
    pub fn remove(&mut self, from: Id, to: Id) {
        if let (Some(from), Some(to)) = (self.numbers.get(&from), self.numbers.get(&to)) {
            self.standing.remove(*from, *to);
        }
    }

    fn number(&mut self, id: Id) -> usize {
        *self.numbers.entry(id).or_insert_with(|| {
            self.ids.push(id);
            self.standing.grow()
        })
    }
}
