//! C18: a local time that does not exist, or that comes twice.

use super::Code;
use super::entry::Entry;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Detail, Party};
use super::rule::{Found, Rule, View};
use crate::time::Interval;

/// C18: hard until somebody says which instant is meant.
///
/// No stretch of time is wrong, so that the conflict counts no minutes.
pub(super) struct LocalTime;

impl Rule for LocalTime {
    fn codes(&self) -> &'static [Code] {
        &[Code::C18]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        if asked.history || asked.doubts.is_empty() {
            return;
        }
        let Some(severity) = view.schedule.weights.of(Code::C18, true) else { return };
        let conflict = Conflict::new(Code::C18, severity, asked.id, asked.at, Party::LocalTime);
        let conflict = conflict.with(Detail::Doubts(asked.doubts.clone()));
        found.push(Found { place: (asked.rank, Code::C18, 0), conflict });
    }

    /// A slot is an instant, about which there is no doubt.
    fn obstacles(&self, _: &Probe<'_>, _: Interval) -> Vec<Obstacle> {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use crate::conflict::sketch::Sketch;
    use crate::release::ReleaseState;
    use crate::time::Occurrence;

    fn told(when: &str) -> Vec<String> {
        Sketch::new().release("R-1", &[], when).told()
    }

    #[test]
    fn a_wall_time_that_is_skipped_or_repeated_is_in_doubt() {
        assert_eq!(told("2026-03-29T02:30/05:00"), ["R-1 C18 hard clock 0"]);
        assert_eq!(told("2026-03-29T01:00/02:59"), ["R-1 C18 hard clock 0"]);
        assert_eq!(told("2026-10-25T02:00/05:00"), ["R-1 C18 hard clock 0"]);
        assert_eq!(told("2026-10-25T00:00/02:59"), ["R-1 C18 hard clock 0"]);
    }

    #[test]
    fn the_ends_of_the_hour_that_is_skipped_or_repeated_are_not() {
        assert!(told("2026-03-29T03:00/05:00").is_empty() && told("2026-03-29T01:59/03:00").is_empty());
        assert!(told("2026-10-25T01:59/03:00").is_empty() && told("2026-10-25T03:00/05:00").is_empty());
    }

    #[test]
    fn the_doubt_is_over_when_somebody_says_which_hour_is_meant() {
        let sketch = || Sketch::new().release("R-1", &[], "2026-10-25T02:30/05:00");
        assert!(sketch().start_means("R-1", Occurrence::Earlier).told().is_empty());
        assert!(sketch().start_means("R-1", Occurrence::Later).told().is_empty());
        assert!(sketch().state("R-1", ReleaseState::Closed).told().is_empty());
    }
}
