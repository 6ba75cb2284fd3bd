//! Conflicts that are new or gone.

use rustc_hash::FxHashSet;

use super::releases::taking_part;
use super::{Difference, Side, Subject, What};
use crate::Plan;
use crate::conflict::{Code, Conflict, Party, remedy, sentence};
use crate::id::ReleaseId;

/// What makes two conflicts the same one, whatever their times: the code and both parties.
///
/// Of two releases it does not matter from which one it is told, because that changes with their keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity {
    /// The code.
    pub code: Code,
    /// The release; of two the one with the lower id.
    pub release: ReleaseId,
    /// The other party.
    pub other: Party,
}

impl Identity {
    /// What makes a conflict that one.
    pub fn of(conflict: &Conflict) -> Self {
        let (release, other) = match conflict.other {
            Party::Release(other) if other < conflict.release => (other, Party::Release(conflict.release)),
            other => (conflict.release, other),
        };
        Self { code: conflict.code, release, other }
    }
}

pub(super) fn differences(before: &Side<'_>, after: &Side<'_>) -> Vec<Difference> {
    let gone = only_here(before, after).map(|conflict| {
        let with = withdrawn_with(conflict, after.plan);
        let sentence = format!("{} is resolved{with}. It said: {}", conflict.code, statement(conflict, before.plan));
        difference(What::ConflictResolved(Identity::of(conflict)), conflict, before.plan, sentence)
    });
    let new = only_here(after, before).map(|conflict| {
        let sentence = format!("{} is new: {}", conflict.code, statement(conflict, after.plan));
        difference(What::ConflictAppeared(Identity::of(conflict)), conflict, after.plan, sentence)
    });
    gone.chain(new).flatten().collect()
}

/// The conflicts of one side that the other does not have.
fn only_here<'a>(side: &Side<'a>, other: &Side<'_>) -> impl Iterator<Item = &'a Conflict> + use<'a> {
    let there: FxHashSet<Identity> = other.conflicts.iter().map(Identity::of).collect();
    side.conflicts.iter().filter(move |conflict| !there.contains(&Identity::of(conflict)))
}

fn difference(what: What, conflict: &Conflict, plan: &Plan, sentence: String) -> Option<Difference> {
    let release = plan.releases.get(conflict.release)?;
    Some(Difference {
        what,
        subject: Subject::Release(release.id),
        key: release.key.clone(),
        start: conflict.span().start(),
        sentence,
    })
}

/// What is wrong, without what to do about it.
fn statement(conflict: &Conflict, plan: &Plan) -> String {
    let release = plan.releases.get(conflict.release);
    let zone = release.map_or(&plan.settings.zone, |release| release.planned.zone());
    let (whole, remedy) = (sentence(conflict, plan, zone), remedy(conflict, plan, zone));
    whole.strip_suffix(&remedy).unwrap_or(&whole).trim_end().to_owned()
}

/// The release with which a conflict went, where one of its parties is withdrawn.
fn withdrawn_with(conflict: &Conflict, after: &Plan) -> String {
    let other = match conflict.other {
        Party::Release(other) => Some(other),
        _ => None,
    };
    let gone = std::iter::once(conflict.release).chain(other).find(|id| taking_part(after, *id).is_none());
    let Some(id) = gone else { return String::new() };
    match after.releases.get(id) {
        Some(release) => format!(", because {} is {}", release.key, release.state),
        None => ", because one of the releases was taken out of the plan".to_owned(),
    }
}
