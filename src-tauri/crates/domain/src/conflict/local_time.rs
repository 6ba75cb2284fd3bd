//! C18: a local time that does not exist, or that comes twice.

use super::entry::Entry;
use super::record::{Conflict, Party};
use super::rule::{Found, Rule, View};
use super::{Code, Severity};

/// C18: hard until somebody says which instant is meant.
///
/// No stretch of time is wrong, so that the conflict counts no minutes.
pub(super) struct LocalTime;

impl Rule for LocalTime {
    fn of(&self, _: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        if asked.history || asked.doubts.is_empty() {
            return;
        }
        let conflict = Conflict::new(Code::C18, Severity::Hard, asked.id, asked.at, Party::LocalTime);
        found.push(Found {
            place: (asked.rank, Code::C18, 0),
            conflict: Conflict { doubts: asked.doubts.clone(), ..conflict },
        });
    }
}
