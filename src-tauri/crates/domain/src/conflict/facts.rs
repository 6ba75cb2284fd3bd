//! What a release brings along whenever it happens.

use std::sync::OnceLock;

use smallvec::SmallVec;

use super::ground::Ground;
use super::lead_time::Due;
use super::numbers::Registry;
use crate::Plan;
use crate::catalogue::Role;
use crate::id::TeamId;
use crate::release::{Release, ReleaseKind, ReleaseState, Risk};
use crate::time::{Instant, Span};

/// A person who answers for something on a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Duty {
    pub(super) person: u32,
    /// Whether nothing happens without the person: deployment leads and rollback owners.
    pub(super) critical: bool,
}

/// A data store that a release changes or would restore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hold {
    pub(super) store: u32,
    pub(super) schema: Option<u32>,
    pub(super) restores: bool,
}

/// A version as numbers; zeros at the end say nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version(SmallVec<[u64; 4]>);

impl Version {
    /// Reads `4.2.0` and `v4.2`; none for anything that is not numbers and dots, of which nobody knows the order.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let numbers = text.strip_prefix(['v', 'V']).unwrap_or(text);
        let parts: Result<SmallVec<[u64; 4]>, _> = numbers.split('.').map(str::parse).collect();
        parts.ok().map(Self::new)
    }

    pub(super) fn of_schema(number: u32) -> Self {
        Self::new(SmallVec::from_slice(&[u64::from(number)]))
    }

    fn new(mut parts: SmallVec<[u64; 4]>) -> Self {
        while parts.last() == Some(&0) {
            parts.pop();
        }
        Self(parts)
    }
}

/// What a release brings along whenever it happens, by dense numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// Each person once, sorted.
    pub(super) duties: SmallVec<[Duty; 4]>,
    /// Sorted by store.
    pub(super) stores: SmallVec<[Hold; 1]>,
    /// The version that it brings of its only service.
    pub(super) version: Option<(u32, Version)>,
    pub(super) team: Option<u32>,
    pub(super) team_id: Option<TeamId>,
    /// The train on which it takes a place; an emergency rides beside it.
    pub(super) train: Option<u32>,
    pub(super) points: u32,
    /// When it was handed in.
    pub(super) submitted: Option<Instant>,
    /// How long before its start that had to be.
    pub(super) lead: Option<Span>,
    /// The boards that decide on it, with how long before their meetings they must have heard of it.
    pub(super) boards: SmallVec<[(u32, Span); 1]>,
    /// Since when it may start, once somebody has counted.
    pub(super) dues: OnceLock<SmallVec<[Due; 2]>>,
    /// Whether it was taken back, so that what it brought is gone.
    pub(super) backed_out: bool,
}

impl Facts {
    pub(super) fn read(plan: &Plan, release: &Release, ground: &Ground, registry: &Registry) -> Self {
        let mut duties: SmallVec<[Duty; 4]> = SmallVec::new();
        for held in &release.people {
            let Some(person) = registry.people.number(held.person) else { continue };
            let critical = matches!(held.role, Role::DeploymentLead | Role::RollbackOwner);
            match duties.iter_mut().find(|duty| duty.person == person) {
                Some(duty) => duty.critical |= critical,
                None => duties.push(Duty { person, critical }),
            }
        }
        duties.sort_unstable();
        let holds = release.stores.iter().filter_map(|held| {
            let store = registry.stores.number(held.store)?;
            Some(Hold { store, schema: held.schema, restores: held.restores })
        });
        let mut stores: SmallVec<[Hold; 1]> = holds.collect();
        stores.sort_unstable_by_key(|hold| hold.store);
        let version = match release.services.as_slice() {
            [only] => ground.number(*only).zip(release.version.as_deref().and_then(Version::parse)),
            _ => None,
        };
        let rides = release.kind != ReleaseKind::Emergency;
        Self {
            duties,
            stores,
            version,
            team: release.team.and_then(|id| registry.teams.number(id)),
            team_id: release.team,
            train: release.train.filter(|_| rides).and_then(|id| registry.trains.number(id)),
            points: release.risk.map_or(0, Risk::points),
            submitted: release.submitted.filter(|_| plan.is_decided_about(release)),
            lead: plan.lead_time(release.kind),
            boards: boards(plan, release, registry),
            dues: OnceLock::new(),
            backed_out: release.state == ReleaseState::BackedOut,
        }
    }
}

/// Looked up only for what was handed in: nothing else can be late.
fn boards(plan: &Plan, release: &Release, registry: &Registry) -> SmallVec<[(u32, Span); 1]> {
    let asked = || registry.boards.iter().zip(0..).filter_map(|(id, number)| Some((plan.boards.get(id)?, number)));
    let decide = || asked().filter(|(board, _)| plan.concerns(board, release));
    match release.submitted {
        Some(_) => decide().filter_map(|(board, number)| Some((number, board.cut_off_of(release)?))).collect(),
        None => SmallVec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number_and_what_is_no_number_has_no_order() {
        let version = |text| Version::parse(text).unwrap();
        assert!(version("4.10") > version("4.9.7"));
        assert_eq!(version("v4.2"), version("4.2.0"));
        assert!(version("4.2.0.1") > version("4.2"));
        for text in ["", "4.2-rc1", "2026.1.0b2", "four", "4..2"] {
            assert_eq!(Version::parse(text), None, "{text}");
        }
    }
}
