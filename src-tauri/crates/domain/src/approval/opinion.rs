//! Whose word counts: of everybody the last one, and nobody's twice.

use std::collections::{BTreeMap, BTreeSet};

use super::{Approval, Route};
use crate::catalogue::Role;
use crate::id::PersonId;
use crate::release::Release;
use crate::time::Instant;

/// Whose word a decision is, or by whose hand it was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Voice<'a> {
    /// A board as a whole.
    Board(Route),
    /// A person of the plan.
    Person(PersonId),
    /// Somebody who is none.
    Name(&'a str),
}

impl Approval {
    /// Whether a board decided it as a whole.
    pub(super) const fn is_of_a_board(&self) -> bool {
        self.role.is_none() && self.route.is_board()
    }

    /// Whose word it is: for a deputy the one for whom was decided.
    pub(super) fn voice(&self) -> Voice<'_> {
        self.said_by(self.deputy_for.or(self.person))
    }

    /// By whose hand it was given.
    pub(super) fn hand(&self) -> Voice<'_> {
        self.said_by(self.person)
    }

    fn said_by(&self, person: Option<PersonId>) -> Voice<'_> {
        if self.is_of_a_board() {
            return Voice::Board(self.route);
        }
        person.map_or(Voice::Name(self.by.trim()), Voice::Person)
    }
}

/// Who must approve.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    pub(super) route: Route,
    /// Empty for a board that decides as a whole.
    pub(super) roles: &'a [Role],
    pub(super) needed: u32,
}

impl Asked<'_> {
    /// Whether a decision was made by somebody who is asked.
    fn counts(&self, approval: &Approval) -> bool {
        let in_role = match (self.roles, approval.role) {
            ([], role) => role.is_none() || !self.route.is_board(),
            (roles, Some(role)) => roles.contains(&role),
            (_, None) => false,
        };
        approval.route == self.route && in_role
    }
}

/// The decisions about a release, by what they are worth; each list from the oldest.
#[derive(Clone, Debug, Default)]
pub(super) struct Weighed<'a> {
    /// Those that count, each of another hand.
    pub(super) given: Vec<&'a Approval>,
    /// Those that approved something else than what is planned now.
    pub(super) void: Vec<&'a Approval>,
    /// Those that were said, count, and have still to be confirmed.
    pub(super) unconfirmed: Vec<&'a Approval>,
    /// Those that were said and not confirmed in time.
    pub(super) lapsed: Vec<&'a Approval>,
    /// Those of a board without a quorum, on which it has not come back.
    pub(super) provisional: Vec<&'a Approval>,
    /// The last word against it, where it came behind everything that counts.
    pub(super) adverse: Option<&'a Approval>,
}

/// Weighs decisions about a release, which come from the oldest.
///
/// Of each voice the last opinion holds: an approval that counts, or any word
/// against the release. Words against it from before it was handed in are over.
pub(super) fn weigh<'a>(
    all: &[&'a Approval],
    asked: Option<Asked<'_>>,
    release: &Release,
    now: Instant,
) -> Weighed<'a> {
    let counts = |approval: &Approval| asked.is_some_and(|asked| asked.counts(approval));
    let heard = |approval: &Approval| !approval.provisional && (!approval.outcome.approves() || counts(approval));
    let opinions = last(all, heard);
    let mut weighed = Weighed::default();
    let mut given: Vec<(usize, &Approval)> = Vec::new();
    for (place, approval) in &opinions {
        if !approval.outcome.approves() {
            continue;
        }
        let verbal = approval.verbal.as_ref();
        if !approval.stands(release) {
            weighed.void.push(approval);
        } else if verbal.is_some_and(|verbal| verbal.has_lapsed(now)) {
            weighed.lapsed.push(approval);
        } else {
            given.push((*place, *approval));
        }
    }
    let mut hands = BTreeSet::new();
    given.reverse();
    given.retain(|(_, approval)| hands.insert(approval.hand()));
    given.reverse();
    let newest = given.last().map(|(place, _)| *place);
    weighed.given = given.into_iter().map(|(_, approval)| approval).collect();
    let open = |approval: &&Approval| approval.verbal.as_ref().is_some_and(|verbal| verbal.confirmed.is_none());
    weighed.unconfirmed = weighed.given.iter().copied().filter(open).collect();

    let is_over = |approval: &Approval| release.submitted.is_some_and(|submitted| approval.at < submitted);
    let against = opinions.iter().rev().find(|(_, approval)| !approval.outcome.approves() && !is_over(approval));
    weighed.adverse = against.filter(|(place, _)| newest.is_none_or(|newest| *place > newest)).map(|found| found.1);

    let superseded = |place: usize, approval: &Approval| {
        let behind = all.get(place + 1..).unwrap_or_default();
        behind.iter().any(|later| !later.provisional && later.voice() == approval.voice())
    };
    let elsewhere = last(all, |approval| !approval.provisional && approval.outcome.approves() && !counts(approval));
    let void = elsewhere.into_iter().filter(|(place, found)| !found.stands(release) && !superseded(*place, found));
    weighed.void.extend(void.map(|(_, found)| found));
    weighed.void.sort_by_key(|approval| (approval.at, approval.id));
    let provisional = last(all, |approval| approval.provisional && approval.outcome.approves());
    let open = provisional.into_iter().filter(|(place, found)| found.stands(release) && !superseded(*place, found));
    weighed.provisional = open.map(|(_, found)| found).collect();
    weighed
}

/// The last decision of each voice among some, with its place, from the oldest.
fn last<'a>(all: &[&'a Approval], among: impl Fn(&Approval) -> bool) -> Vec<(usize, &'a Approval)> {
    let mut of: BTreeMap<Voice<'a>, (usize, &'a Approval)> = BTreeMap::new();
    for (place, approval) in all.iter().enumerate().filter(|(_, approval)| among(approval)) {
        of.insert(approval.voice(), (place, approval));
    }
    let mut found: Vec<(usize, &Approval)> = of.into_values().collect();
    found.sort_by_key(|(place, _)| *place);
    found
}
