//! C03 and C04: inside a freeze or a peak.

use super::entry::Entry;
use super::record::{Conflict, Party, Stretches};
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
    fn codes(&self) -> &'static [Code] {
        &[Code::C03, Code::C04]
    }

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
    let occurrences: Stretches = met.iter().map(|(_, occurrence)| *occurrence).collect();
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
fn apart(overlaps: Stretches) -> Stretches {
    let run_into_each_other = overlaps.windows(2).any(|pair| matches!(pair, [a, b] if a.overlaps(*b)));
    if run_into_each_other { join(overlaps.into_vec()).into() } else { overlaps }
}

#[cfg(test)]
mod tests {
    use crate::calendar::WindowKind;
    use crate::conflict::Schedule;
    use crate::conflict::sketch::Sketch;
    use crate::release::ReleaseState;

    fn freeze(kind: WindowKind, window: &str, rule: &str, release: &str) -> Vec<String> {
        let sketch = Sketch::new().service("pay", 2).release("R-1", &["pay"], release);
        sketch.window("F", kind, &["pay"], window, rule).told()
    }

    #[test]
    fn a_release_may_touch_a_freeze_on_either_side() {
        let freeze = |release| freeze(WindowKind::FreezeHard, "2026-12-18T00:00/2027-01-04T08:00", "", release);
        assert!(freeze("2026-12-17T22:00/2026-12-18T00:00").is_empty());
        assert!(freeze("2027-01-04T08:00/10:00").is_empty());
        assert_eq!(freeze("2026-12-17T22:00/00:01"), ["R-1 C03 hard F 1"]);
        assert_eq!(freeze("2027-01-04T07:59/10:00"), ["R-1 C03 hard F 1"]);
        assert_eq!(freeze("2026-12-18T22:00/02:00"), ["R-1 C03 hard F 240"]);
        assert_eq!(freeze("2026-12-10T00:00/2027-01-10T00:00"), ["R-1 C03 hard F 24960"], "the freeze lies inside");
    }

    #[test]
    fn soft_freezes_and_peaks_ask_for_a_reason_and_other_windows_for_nothing() {
        let told = |kind| freeze(kind, "2026-12-18T20:00/23:00", "", "2026-12-18T22:00/00:00");
        assert_eq!(told(WindowKind::FreezeSoft), ["R-1 C04 soft F 60"]);
        assert_eq!(told(WindowKind::Peak), ["R-1 C04 soft F 60"]);
        assert!(told(WindowKind::Vendor).is_empty() && told(WindowKind::Holiday).is_empty());
    }

    #[test]
    fn several_occurrences_of_a_window_are_one_conflict_with_the_sum_of_minutes() {
        let told = |release| freeze(WindowKind::Peak, "2026-12-01T09:00/11:00", "FREQ=DAILY", release);
        assert_eq!(told("2026-12-05T10:00/2026-12-07T10:00"), ["R-1 C04 soft F 240"]);
    }

    #[test]
    fn occurrences_that_run_into_each_other_count_each_minute_once() {
        let told = |window, release| freeze(WindowKind::Peak, window, "FREQ=DAILY", release);
        assert_eq!(told("2026-12-01T09:00/2026-12-02T15:00", "2026-12-05T08:00/12:00"), ["R-1 C04 soft F 240"]);
        assert_eq!(
            told("2026-10-01T02:30/2026-10-02T02:30", "2026-10-25T00:00/06:00"),
            ["R-1 C04 soft F 420"],
            "the repeated hour belongs to both days"
        );
    }

    #[test]
    fn a_window_that_jumps_with_the_clocks_is_as_long_as_the_night() {
        let told = |release| freeze(WindowKind::FreezeHard, "2026-01-04T01:00/05:00", "FREQ=WEEKLY;BYDAY=SU", release);
        assert_eq!(told("2026-03-29T00:00/08:00"), ["R-1 C03 hard F 180"]);
        assert_eq!(told("2026-10-25T00:00/08:00"), ["R-1 C03 hard F 300"]);
    }

    #[test]
    fn a_window_is_told_once_with_the_components_that_it_is_about() {
        let sketch = Sketch::new().service("pay", 2).service("web", 2).service("log", 2);
        let sketch = sketch.release("R-1", &["pay", "web", "log"], "2026-12-18T22:00/23:00");
        let sketch = sketch.window("F", WindowKind::FreezeHard, &["log", "pay"], "2026-12-18T20:00/22:30", "");
        assert_eq!(sketch.told(), ["R-1 C03 hard F 30"]);
        let services = Schedule::build(&sketch.plan).all(&sketch.plan)[0].services.to_vec();
        assert_eq!(services, ["log", "pay"].map(|name| sketch.service_id(name)));
    }

    #[test]
    fn a_release_without_a_service_meets_the_windows_that_are_about_everything() {
        let sketch = Sketch::new().service("pay", 2).release("R-1", &[], "2026-12-18T22:00/23:00");
        let sketch = sketch.window("ALL", WindowKind::FreezeHard, &[], "2026-12-18T20:00/22:30", "");
        let sketch = sketch.window("PAY", WindowKind::FreezeHard, &["pay"], "2026-12-18T20:00/22:30", "");
        assert_eq!(sketch.told(), ["R-1 C03 hard ALL 30"]);
        assert!(sketch.state("R-1", ReleaseState::Closed).told().is_empty());
    }
}
