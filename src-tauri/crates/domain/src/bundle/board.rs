//! The changes around a release, in columns.

use super::{Change, Place};
use crate::Plan;
use crate::release::Release;

/// The changes around a release; each stands in one column at most, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board<'a> {
    /// Those that it takes along.
    pub inside: Vec<&'a Change>,
    /// Those that it put off, to no release or to another than the next one.
    pub deferred: Vec<&'a Change>,
    /// Those that are in the next release or were put off to it.
    pub next: Vec<&'a Change>,
    /// Those about which nobody has decided: see [`Board::is_candidate`].
    pub candidates: Vec<&'a Change>,
}

impl<'a> Board<'a> {
    /// The changes around a release, the next one of which is known or not.
    pub fn of(plan: &'a Plan, release: &Release, next: Option<&Release>) -> Self {
        let mut board = Self::default();
        for change in plan.changes_where(|_| true) {
            let column = if change.is_in(release.id) {
                &mut board.inside
            } else if next.is_some_and(|next| change.place.release() == Some(next.id)) {
                &mut board.next
            } else if change.is_put_off_by(release.id) {
                &mut board.deferred
            } else if Self::is_candidate(change, release) {
                &mut board.candidates
            } else {
                continue;
            };
            column.push(change);
        }
        board
    }

    /// Whether a release could take a change along that is not in it: the change was put off to it, or it is in no
    /// release, waits for none, was not put off by this one, and the release touches its service.
    pub fn is_candidate(change: &Change, release: &Release) -> bool {
        match change.place {
            Place::In(_) => false,
            Place::PutOff(Some(to)) => to == release.id,
            Place::Open => touches(release, change),
            Place::PutOff(None) => touches(release, change) && !change.is_put_off_by(release.id),
        }
    }
}

/// Whether a release touches the service of a change.
pub(super) fn touches(release: &Release, change: &Change) -> bool {
    release.services.contains(&change.service)
}

/// Whether a change that a release does not take can wait for another one: that starts later and still takes changes.
pub fn can_wait_for(from: &Release, to: &Release) -> bool {
    to.state.takes_changes() && to.occupancy().start() > from.occupancy().start()
}

impl Plan {
    /// The release behind another one on the same train: of those that start later and can still be given contents,
    /// the first.
    pub fn next_on_train(&self, release: &Release) -> Option<&Release> {
        let train = release.train?;
        let later = self.releases.iter().filter(|other| other.train == Some(train) && can_wait_for(release, other));
        later.min_by(|a, b| (a.occupancy().start(), &a.key).cmp(&(b.occupancy().start(), &b.key)))
    }
}
