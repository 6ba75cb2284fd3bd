//! Who is called when something goes wrong, and when.

use thiserror::Error;

use super::{Chain, Level};
use crate::Plan;
use crate::calendar::Scope;
use crate::catalogue::Role;
use crate::id::PersonId;
use crate::release::Release;
use crate::time::Minutes;

/// Why levels do not make a chain.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ChainFault {
    /// Nobody is called.
    #[error("a chain calls somebody; give it at least one level")]
    NoLevel,
    /// The next one would be called at once.
    #[error("level {level} waits {}; it must wait at least 1 minute before the next level is called", .minutes)]
    NoWait {
        /// The level, from 1.
        level: usize,
        /// How long it waits.
        minutes: Minutes,
    },
    /// The last level would wait less than nothing.
    #[error("the last level cannot wait {0}; 0 minutes say that nobody is called behind it")]
    Negative(Minutes),
}

/// A level of a chain with who is called on a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The place of the level, from 0.
    pub level: usize,
    /// As what somebody is called.
    pub role: Role,
    /// Who is called; none where nobody holds the role on the release.
    pub person: Option<PersonId>,
    /// The name of that person; empty where it is nobody.
    pub name: String,
    /// How long behind the start of the escalation.
    pub after: Minutes,
    /// The number to call; empty where it is not known.
    pub phone: String,
}

impl Chain {
    /// Checks that it calls somebody, and one behind the other.
    pub fn check(&self) -> Result<(), ChainFault> {
        let (last, first) = self.levels.split_last().ok_or(ChainFault::NoLevel)?;
        let hasty = first.iter().position(|level| level.minutes <= Minutes::ZERO);
        if let Some((index, level)) = hasty.and_then(|index| Some((index, first.get(index)?))) {
            return Err(ChainFault::NoWait { level: index + 1, minutes: level.minutes });
        }
        if last.minutes < Minutes::ZERO { Err(ChainFault::Negative(last.minutes)) } else { Ok(()) }
    }

    /// Its levels, each with how long behind the start of the escalation it is called.
    pub fn timed(&self) -> impl Iterator<Item = (Minutes, &Level)> {
        self.levels.iter().scan(Minutes::ZERO, |passed, level| {
            let after = *passed;
            *passed = *passed + level.minutes;
            Some((after, level))
        })
    }

    /// The place of the level that is called so long behind the start of the escalation, from 0; none before it.
    ///
    /// A level is called until the next one is, and the last one for ever.
    pub fn at(&self, passed: Minutes) -> Option<usize> {
        self.timed().take_while(|(after, _)| *after <= passed).count().checked_sub(1)
    }
}

impl Plan {
    /// The chain of escalation of a release: of those whose scope covers a component the most narrow, by how many lists
    /// of the scope are filled, and then the first by its key.
    pub fn chain_of(&self, release: &Release) -> Option<&Chain> {
        let covers = |chain: &&Chain| self.components(release).any(|component| chain.scope.covers(&component));
        self.chains.iter().filter(covers).min_by(|one, other| {
            let by_narrowness = filled(&other.scope).cmp(&filled(&one.scope));
            by_narrowness.then_with(|| one.key.cmp(&other.key))
        })
    }

    /// Who is called on a release by a chain, level by level.
    ///
    /// A level that names nobody calls the first who holds its role on the release.
    pub fn called(&self, release: &Release, chain: &Chain) -> Vec<Called> {
        let called = |(level, (after, of)): (usize, (Minutes, &Level))| {
            let person = of.person.or_else(|| release.holder(of.role));
            let name = person.map(|id| self.people.get(id).map_or("somebody who is gone", |found| found.name.as_str()));
            let name = name.unwrap_or_default().to_owned();
            Called { level, role: of.role, person, name, after, phone: of.phone.clone() }
        };
        chain.timed().enumerate().map(called).collect()
    }
}

/// How many lists of a scope narrow it.
fn filled(scope: &Scope) -> usize {
    let lists = [
        scope.services.is_empty(),
        scope.teams.is_empty(),
        scope.environments.is_empty(),
        scope.regions.is_empty(),
        scope.kinds.is_empty(),
    ];
    lists.into_iter().filter(|empty| !empty).count()
}
