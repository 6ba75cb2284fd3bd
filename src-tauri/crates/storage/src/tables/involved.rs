//! The services that something touches and the people who answer for it, as two lists beside its row.

use std::collections::BTreeSet;
use std::hash::Hash;

use rusqlite::Connection;
use rustc_hash::FxHashMap;
use slipway_domain::catalogue::Assignment;
use slipway_domain::id::{PersonId, ServiceId};
use uuid::Uuid;

use super::row::{each, put_parts};
use crate::StorageError;

/// The two tables of a noun.
pub(super) struct Involved {
    /// The column of both that names the noun.
    pub(super) owner: &'static str,
    /// The table of its services.
    pub(super) services: &'static str,
    /// The table of its people.
    pub(super) people: &'static str,
}

impl Involved {
    pub(super) fn put(
        &self,
        db: &Connection,
        id: &str,
        services: &[ServiceId],
        people: &[Assignment],
    ) -> Result<(), StorageError> {
        let services: BTreeSet<Vec<String>> = services.iter().map(|id| vec![id.to_string()]).collect();
        put_parts(db, self.services, &[self.owner, "service"], id, &services)?;
        let people: BTreeSet<Vec<String>> =
            people.iter().map(|held| vec![held.role.as_str().to_owned(), held.person.to_string()]).collect();
        put_parts(db, self.people, &[self.owner, "role", "person"], id, &people)
    }

    /// The tables and columns with which a row is taken out.
    pub(super) fn parts(&self) -> [(&'static str, &'static str); 2] {
        [(self.services, self.owner), (self.people, self.owner)]
    }

    /// The services of each, in the order of their ids; `narrowed` is a `WHERE` clause or empty.
    pub(super) fn services<T: Eq + Hash>(
        &self,
        db: &Connection,
        wrap: fn(Uuid) -> T,
        narrowed: &str,
    ) -> Result<FxHashMap<T, Vec<ServiceId>>, StorageError> {
        let Self { owner, services, .. } = self;
        let sql = format!("SELECT {owner}, service FROM {services}{narrowed} ORDER BY {owner}, service");
        let pairs: Vec<(T, ServiceId)> =
            each(db, services, &sql, |cells| Ok((cells.id(0, wrap)?, cells.id(1, ServiceId::new)?)))?;
        Ok(grouped(pairs))
    }

    /// The people of each, sorted; `narrowed` is a `WHERE` clause or empty.
    pub(super) fn people<T: Eq + Hash>(
        &self,
        db: &Connection,
        wrap: fn(Uuid) -> T,
        narrowed: &str,
    ) -> Result<FxHashMap<T, Vec<Assignment>>, StorageError> {
        let Self { owner, people, .. } = self;
        let sql = format!("SELECT {owner}, role, person FROM {people}{narrowed}");
        let pairs: Vec<(T, Assignment)> = each(db, people, &sql, |cells| {
            let assignment = Assignment { role: cells.parsed(1)?, person: cells.id(2, PersonId::new)? };
            Ok((cells.id(0, wrap)?, assignment))
        })?;
        let mut held = grouped(pairs);
        for people in held.values_mut() {
            people.sort_unstable();
        }
        Ok(held)
    }
}

fn grouped<T: Eq + Hash, V>(pairs: Vec<(T, V)>) -> FxHashMap<T, Vec<V>> {
    let mut groups: FxHashMap<T, Vec<V>> = FxHashMap::default();
    for (owner, value) in pairs {
        groups.entry(owner).or_default().push(value);
    }
    groups
}
