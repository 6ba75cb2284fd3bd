//! What is missing in the responsibilities of a release.

mod told;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::away::Away;
use super::{Activity, Grid, Part};
use crate::Plan;
use crate::catalogue::Role;
use crate::id::PersonId;
use crate::release::{Release, ReleaseKind};
use crate::time::{Instant, Interval, Minutes};
use crate::word::words;

words! {
    /// What is missing in the responsibilities of a release.
    GapKind, "gap" {
        /// Nobody owns it: it has no release manager.
        NoOwner = "no-owner",
        /// Nobody stands in for its owner.
        NoDeputy = "no-deputy",
        /// Nobody decides on taking it back.
        NoRollbackOwner = "no-rollback-owner",
        /// Nobody takes it over after its deployment.
        NoSupportLead = "no-support-lead",
        /// Somebody who answers for it is away while it is carried out, and nobody stands in.
        Away = "away",
        /// Whoever asks for it is the only one who approves it.
        ApprovesAlone = "approves-alone",
        /// Whoever carries it out is the only one who verifies it.
        VerifiesAlone = "verifies-alone",
        /// Nobody holds a role that does something for it, or answers for it.
        RoleOpen = "role-open",
    }
}

impl GapKind {
    /// Whether a release with such a gap may not leave its draft.
    pub const fn blocks(self) -> bool {
        !matches!(self, Self::RoleOpen)
    }
}

/// Something that is missing in the responsibilities of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What.
    pub kind: GapKind,
    /// The role that it is about; of several that one person holds, the first.
    pub role: Option<Role>,
    /// The person whom it is about; none where nobody is there.
    pub person: Option<PersonId>,
    /// Whether the release may not leave its draft: [`GapKind::blocks`].
    pub blocks: bool,
    /// The whole sentence: what, on which release, and what to do; times are in the zone of the release.
    pub sentence: String,
}

/// The roles that the row of a grid asks for by the letters A and R.
type Duties = BTreeSet<Role>;

/// What a grid asks of the releases of its type.
struct Asked<'a> {
    grid: &'a Grid,
    /// Those who answer for something. Owner and rollback owner always do.
    accountable: Duties,
    /// Those who answer for something or do it.
    needed: Duties,
    approving: Duties,
    verifying: Duties,
}

impl<'a> Asked<'a> {
    fn by(grid: &'a Grid) -> Self {
        let is_duty = |part| matches!(part, Part::Responsible | Part::Accountable);
        let duties = || grid.cells.iter().filter(move |cell| is_duty(cell.part));
        let of = |activity| duties().filter(|cell| cell.activity == activity).map(|cell| cell.role).collect();
        let accountable = duties().filter(|cell| cell.part == Part::Accountable).map(|cell| cell.role);
        Self {
            grid,
            accountable: accountable.chain([Role::ReleaseManager, Role::RollbackOwner]).collect(),
            needed: duties().map(|cell| cell.role).collect(),
            approving: of(Activity::Approve),
            verifying: of(Activity::Verify),
        }
    }
}

impl Plan {
    /// What is missing in the responsibilities of a release, in the order of kinds, roles and people.
    ///
    /// Nothing is, once the release is over. Of an absence only what lies behind
    /// `now` counts. Whoever stands in must be there for the whole of the
    /// release, as for conflict C10; where several hold a role, each is asked
    /// for a deputy.
    pub fn gaps(&self, release: &Release, now: Instant) -> Vec<Gap> {
        let grid = self.grid(release.kind);
        Look { plan: self, away: &Away::read(self), asked: &Asked::by(&grid), release, now }.gaps()
    }

    /// Every release that is not over with what is missing in it, by start and key; nothing may be.
    pub fn all_gaps(&self, now: Instant) -> Vec<(&Release, Vec<Gap>)> {
        let away = Away::read(self);
        let grids: Vec<_> = ReleaseKind::ALL.iter().map(|kind| (*kind, self.grid(*kind))).collect();
        let asked: BTreeMap<ReleaseKind, Asked<'_>> =
            grids.iter().map(|(kind, grid)| (*kind, Asked::by(grid))).collect();
        let open = self.releases.iter().filter(|release| !release.state.is_history());
        let mut found: Vec<(&Release, Vec<Gap>)> = open
            .filter_map(|release| {
                let asked = asked.get(&release.kind)?;
                Some((release, Look { plan: self, away: &away, asked, release, now }.gaps()))
            })
            .collect();
        found.sort_by(|(one, _), (other, _)| {
            (one.occupancy().start(), &one.key).cmp(&(other.occupancy().start(), &other.key))
        });
        found
    }
}

/// One release under the eyes of one grid.
struct Look<'a> {
    plan: &'a Plan,
    away: &'a Away,
    asked: &'a Asked<'a>,
    release: &'a Release,
    now: Instant,
}

impl Look<'_> {
    fn gaps(&self) -> Vec<Gap> {
        if self.release.state.is_history() {
            return Vec::new();
        }
        let mut gaps = self.missing();
        gaps.extend(self.without_deputy());
        gaps.extend(self.absent());
        gaps.extend(self.alone(GapKind::ApprovesAlone, Role::Requester, &self.asked.approving));
        gaps.extend(self.alone(GapKind::VerifiesAlone, Role::DeploymentLead, &self.asked.verifying));
        gaps.sort_by_key(|gap| (gap.kind, gap.role, gap.person));
        gaps
    }

    fn gap(kind: GapKind, role: Role, person: Option<PersonId>, sentence: String) -> Gap {
        Gap { kind, role: Some(role), person, blocks: kind.blocks(), sentence }
    }

    fn holders(&self, role: Role) -> impl Iterator<Item = PersonId> {
        let holds = self.release.people.iter().filter(move |assignment| assignment.role == role);
        holds.map(|assignment| assignment.person)
    }

    /// The deputy of a person, where there is one who is somebody else.
    fn deputy(&self, person: PersonId) -> Option<PersonId> {
        let deputy = self.plan.people.get(person)?.deputy.filter(|deputy| *deputy != person)?;
        self.plan.people.get(deputy).map(|deputy| deputy.id)
    }

    /// The roles that nobody holds.
    fn missing(&self) -> Vec<Gap> {
        let always = [
            (Role::ReleaseManager, GapKind::NoOwner),
            (Role::RollbackOwner, GapKind::NoRollbackOwner),
            (Role::SupportLead, GapKind::NoSupportLead),
        ];
        let by_grid = self.asked.needed.iter().filter(|role| always.iter().all(|(other, _)| other != *role));
        always
            .into_iter()
            .chain(by_grid.map(|role| (*role, GapKind::RoleOpen)))
            .filter(|(role, _)| self.holders(*role).next().is_none())
            .map(|(role, kind)| Self::gap(kind, role, None, self.nobody(kind, role)))
            .collect()
    }

    fn without_deputy(&self) -> Vec<Gap> {
        let role = Role::ReleaseManager;
        let alone = self.holders(role).filter(|owner| self.deputy(*owner).is_none());
        alone.map(|owner| Self::gap(GapKind::NoDeputy, role, Some(owner), self.unrepresented(owner))).collect()
    }

    /// What of the release lies ahead.
    fn ahead(&self) -> Option<Interval> {
        let ahead = Interval::from_start(self.now, Minutes::ZERO).extended_to(Instant::MAX);
        self.release.occupancy().intersection(ahead)
    }

    /// Those who answer for the release, are away during it, and have nobody who stands in.
    fn absent(&self) -> Vec<Gap> {
        let Some(ahead) = self.ahead() else { return Vec::new() };
        let mut roles: BTreeMap<PersonId, BTreeSet<Role>> = BTreeMap::new();
        for held in self.release.people.iter().filter(|held| self.asked.accountable.contains(&held.role)) {
            roles.entry(held.person).or_default().insert(held.role);
        }
        let gap = |(person, roles): (PersonId, BTreeSet<Role>)| {
            let away = self.away.of(person, ahead);
            let deputy = self.deputy(person).map(|deputy| (deputy, self.away.of(deputy, ahead)));
            let is_covered = deputy.as_ref().is_some_and(|(_, away)| away.is_empty());
            if away.is_empty() || is_covered {
                return None;
            }
            let sentence = self.nobody_there(person, &roles, &away, deputy.as_ref());
            Some(Self::gap(GapKind::Away, *roles.first()?, Some(person), sentence))
        };
        roles.into_iter().filter_map(gap).collect()
    }

    /// Whoever holds a role and is the only one who holds some of others, by which somebody else should see to it.
    fn alone(&self, kind: GapKind, role: Role, duties: &Duties) -> Option<Gap> {
        let held = self.release.people.iter().filter(|held| duties.contains(&held.role));
        let people: BTreeSet<PersonId> = held.map(|held| held.person).collect();
        let only = people.first().copied().filter(|_| people.len() == 1)?;
        self.holders(role).any(|person| person == only).then(|| {
            let sentence = self.only_one(kind, only, duties);
            Self::gap(kind, role, Some(only), sentence)
        })
    }
}
