//! Gaps in sentences.

use std::collections::BTreeSet;

use super::{Duties, GapKind, Look};
use crate::catalogue::Role;
use crate::conflict::{list, person_name, told};
use crate::id::PersonId;
use crate::responsibility::{Part, called};
use crate::time::Interval;

impl Look<'_> {
    /// Nobody holds a role.
    pub(super) fn nobody(&self, kind: GapKind, role: Role) -> String {
        let (release, role) = (self.release.label(), (role, called(role)));
        let why = match kind {
            GapKind::NoOwner => "so that nobody owns it".to_owned(),
            GapKind::NoRollbackOwner => "so that nobody decides on taking it back".to_owned(),
            GapKind::NoSupportLead => "so that nobody takes it over after its deployment".to_owned(),
            _ => format!("which is {} by the grid of {} releases", self.duties_of(role.0), self.release.kind),
        };
        let remedy = if kind.blocks() { "." } else { ", or change the grid." };
        format!("On {release} nobody holds the role of {}, {why}. Give it to somebody{remedy}", role.1)
    }

    /// What a role answers for and does by the grid: `accountable for testing and responsible for testing and verifying`.
    fn duties_of(&self, role: Role) -> String {
        let told = |word: &str, part: Part| {
            let rows: Vec<String> = self.asked.grid.rows(role, part).map(|row| row.doing().to_owned()).collect();
            (!rows.is_empty()).then(|| format!("{word} for {}", list(&rows)))
        };
        let both = [told("accountable", Part::Accountable), told("responsible", Part::Responsible)];
        both.into_iter().flatten().collect::<Vec<_>>().join(", and ")
    }

    /// The owner has no deputy.
    pub(super) fn unrepresented(&self, owner: PersonId) -> String {
        let (release, owner) = (self.release.label(), person_name(self.plan, owner));
        format!(
            "{owner} owns {release} and has no deputy. Name a deputy of {owner}, or give the role of release manager to \
             somebody who has one."
        )
    }

    /// Somebody who answers for the release is away, and nobody stands in.
    pub(super) fn nobody_there(
        &self,
        person: PersonId,
        roles: &BTreeSet<Role>,
        away: &[Interval],
        deputy: Option<&(PersonId, Vec<Interval>)>,
    ) -> String {
        let zone = self.release.planned.zone();
        let times = |away: &[Interval]| away.iter().map(|part| told(*part, zone)).collect::<Vec<_>>().join(", ");
        let (release, name) = (self.release.label(), person_name(self.plan, person));
        let stands_in = match deputy {
            None => "and has no deputy".to_owned(),
            Some((deputy, away)) => {
                format!("and so is the deputy, {} ({})", person_name(self.plan, *deputy), times(away))
            }
        };
        format!(
            "{name} answers for {release} as {} and is away during it ({}), {stands_in}. Name a deputy who is there, give \
             the role to somebody else, or move the release.",
            names(roles),
            times(away)
        )
    }

    /// One person alone approves or verifies what that person asks for or carries out.
    pub(super) fn only_one(&self, kind: GapKind, person: PersonId, duties: &Duties) -> String {
        let (does, alone) = match kind {
            GapKind::ApprovesAlone => ("asks for", "approves"),
            _ => ("carries out", "verifies"),
        };
        let (release, name) = (self.release.label(), person_name(self.plan, person));
        let others: Vec<String> = duties.iter().copied().map(called).collect();
        let roles = if others.len() == 1 { "the role" } else { "one of the roles" };
        format!(
            "{name} {does} {release} and is the only one who {alone} it. Give {roles} of {} to somebody else.",
            list(&others)
        )
    }
}

fn names(roles: &BTreeSet<Role>) -> String {
    list(&roles.iter().copied().map(called).collect::<Vec<_>>())
}
