//! Who may approve a release.

use thiserror::Error;

use super::words::holders;
use super::{Block, Route, Standing};
use crate::Plan;
use crate::catalogue::{Assignment, Role};
use crate::id::PersonId;
use crate::release::Release;

/// A role within a sentence.
fn spoken(role: Role) -> String {
    role.as_str().replace('-', " ")
}

/// Why somebody cannot approve a release.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CannotApprove {
    /// Nobody is asked.
    #[error("nobody is asked to approve it")]
    NobodyIsAsked,
    /// It is decided by a board as a whole.
    #[error("{} decides on it as a whole; record what the board decided, without a role", .0.told())]
    AsAWhole(Route),
    /// It is not said in which role.
    #[error("say in which role it is approved; {0} may")]
    InWhichRole(String),
    /// Another role is asked.
    #[error("the {} is not asked; {asked} may approve it", spoken(*.role))]
    RoleNotAsked {
        /// The role that was said.
        role: Role,
        /// The roles that are asked, in words.
        asked: String,
    },
    /// Somebody else holds the role.
    #[error("{name} is not the {} of it, and not a deputy of one; put the person in the role first", spoken(*.role))]
    NotTheHolder {
        /// Who would approve.
        name: String,
        /// The role.
        role: Role,
    },
    /// Nobody approves alone what they asked for.
    #[error(
        "{0} asked for it and cannot be the only one who approves it; somebody else has to, in the role or as a deputy"
    )]
    Own(String),
    /// There is a conflict of interest.
    #[error("{0} declared a conflict of interest about it; somebody else has to approve it")]
    Interest(String),
    /// Nobody may.
    #[error("it cannot be approved by anybody yet. {0}")]
    Blocked(String),
}

/// Whether a person may approve a release in a role (none for a board as a whole), and for whom as a deputy.
///
/// A deputy may always approve for who holds the role, and it is recorded for whom. Who decides for a board as a whole
/// is the board's own business. Nobody needs leave to speak against a release.
pub fn may_approve(
    plan: &Plan,
    release: &Release,
    standing: &Standing<'_>,
    person: PersonId,
    role: Option<Role>,
) -> Result<Option<PersonId>, CannotApprove> {
    let release = plan.decided_with(release);
    let name = || plan.people.get(person).map_or_else(|| "somebody who is gone".to_owned(), |found| found.name.clone());
    let route = standing.route.filter(|route| *route != Route::Auto).ok_or(CannotApprove::NobodyIsAsked)?;
    let ballots = plan.approvals.iter().filter(|approval| approval.release == release.id);
    if ballots.filter_map(|approval| approval.ballot.as_ref()).any(|ballot| ballot.interests.contains(&person)) {
        return Err(CannotApprove::Interest(name()));
    }
    if let Some(block) = standing.blocks.iter().find(|block| block.code == Block::ROLLBACK_UNTESTED) {
        return Err(CannotApprove::Blocked(block.sentence.clone()));
    }
    if standing.roles.is_empty() && route.is_board() {
        return if role.is_none() { Ok(None) } else { Err(CannotApprove::AsAWhole(route)) };
    }
    let asked = || holders(&standing.roles);
    let role = role.ok_or_else(|| CannotApprove::InWhichRole(asked()))?;
    if !standing.roles.is_empty() && !standing.roles.contains(&role) {
        return Err(CannotApprove::RoleNotAsked { role, asked: asked() });
    }
    let holds = || release.people.iter().filter(|assignment| assignment.role == role).map(|found| found.person);
    let is_deputy = |holder: &PersonId| plan.people.get(*holder).is_some_and(|found| found.deputy == Some(person));
    let deputy_for = if holds().any(|holder| holder == person) {
        None
    } else {
        Some(holds().find(is_deputy).ok_or_else(|| CannotApprove::NotTheHolder { name: name(), role })?)
    };
    let alone = standing.needed <= 1 && standing.given.iter().all(|given| plan.who_asked(given, release).is_some());
    if alone && release.people.contains(&Assignment { role: Role::Requester, person }) {
        return Err(CannotApprove::Own(name()));
    }
    Ok(deputy_for)
}
