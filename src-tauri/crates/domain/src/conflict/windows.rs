//! C03 and C04: inside a freeze or a peak.

use super::entry::Entry;
use super::record::{Conflict, Party};
use super::rule::{Found, Rule, View};
use super::{Code, Severity};
use crate::calendar::WindowKind;
use crate::time::{Interval, join};

/// C03 (hard freezes) and C04 (soft freezes and business peaks).
///
/// One conflict for each window that is about at least one component of the
/// release, with every occurrence that the release overlaps.
pub(super) struct Windows;

impl Rule for Windows {
    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        if asked.history {
            return;
        }
        let met = view.schedule.horizon.unwelcome(view.plan, asked.at);
        for of_window in met.chunk_by(|a, b| a.0 == b.0) {
            found.extend(of_window.first().and_then(|(window, _)| inside(view, asked, *window, of_window)));
        }
    }
}

/// The conflict of a release with the occurrences of a window that it overlaps; none when the window is about none of
/// its components.
fn inside(view: &View<'_>, asked: &Entry, window: u32, met: &[(u32, Interval)]) -> Option<Found> {
    let horizon = &view.schedule.horizon;
    let covered = || asked.parts.iter().filter(|part| part.profile.is_covered_by(window));
    covered().next()?;
    let (code, severity) = match horizon.kind(window) {
        WindowKind::FreezeHard => (Code::C03, Severity::Hard),
        _ => (Code::C04, Severity::Soft),
    };
    let occurrences: Vec<Interval> = met.iter().map(|(_, occurrence)| *occurrence).collect();
    let overlaps = apart(occurrences.iter().filter_map(|occurrence| occurrence.intersection(asked.at)).collect());
    if overlaps.is_empty() {
        return None;
    }
    let conflict = Conflict::new(code, severity, asked.id, asked.at, Party::Window(horizon.id(window)));
    let services = view.schedule.ground.ids(covered().filter_map(|part| part.service));
    Some(Found {
        place: (asked.rank, code, window),
        conflict: Conflict { services, ..conflict.over(occurrences, overlaps) },
    })
}

/// Occurrences of one window that run into each other count once; those that touch stay apart, as people know them.
fn apart(overlaps: Vec<Interval>) -> Vec<Interval> {
    let run_into_each_other = overlaps.windows(2).any(|pair| matches!(pair, [a, b] if a.overlaps(*b)));
    if run_into_each_other { join(overlaps) } else { overlaps }
}
