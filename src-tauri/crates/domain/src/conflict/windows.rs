//! C03, C04, C12 and C13: inside a window that stands against releases.

use rustc_hash::FxHashMap;

use super::entry::Entry;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Detail, Party, Stretches};
use super::rule::{Found, Rule, View};
use super::schedule::Schedule;
use super::{Code, Severity};
use crate::Plan;
use crate::calendar::{ExceptionStage, WindowKind};
use crate::id::{ExceptionId, ReleaseId, WindowId};
use crate::time::{Instant, Interval, Minutes, common, join};

/// C03 (hard freezes), C04 (soft freezes, business peaks and month-ends), C12 (trading hours of a region) and C13
/// (another company at work on what it runs for us).
///
/// One conflict for each window that is about at least one component of the
/// release, with every occurrence that the release overlaps. A layer weighs as
/// it says itself. A freeze from which the release is excepted is soft.
pub(super) struct Windows;

/// Exceptions that were granted and not used yet, by freeze and release.
#[derive(Clone, Debug, Default)]
pub(super) struct Leave(FxHashMap<(WindowId, ReleaseId), Vec<(Instant, ExceptionId)>>);

impl Leave {
    pub(super) fn read(plan: &Plan) -> Self {
        let mut leave: FxHashMap<_, Vec<_>> = FxHashMap::default();
        for exception in plan.exceptions.iter().filter(|exception| exception.stage == ExceptionStage::Approved) {
            let expires = exception.expires.map(|expires| (expires, exception.id));
            leave.entry((exception.window, exception.release)).or_default().extend(expires);
        }
        for granted in leave.values_mut() {
            granted.sort_unstable();
        }
        Self(leave)
    }

    /// The exception that runs out last.
    fn of(&self, window: WindowId, release: ReleaseId) -> Option<(Instant, ExceptionId)> {
        self.0.get(&(window, release)).and_then(|granted| granted.last().copied())
    }
}

impl Rule for Windows {
    fn codes(&self) -> &'static [Code] {
        &[Code::C03, Code::C04, Code::C12, Code::C13]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        if asked.history {
            return;
        }
        let met = view.schedule.horizon.unwelcome(view.plan, asked.at);
        for of_window in met.chunk_by(|a, b| a.0 == b.0) {
            let window = of_window.first().map(|(window, _)| *window);
            let wanted = window.filter(|window| view.codes.has(code_of(view.schedule.horizon.kind(*window))));
            found.extend(wanted.and_then(|window| inside(view, asked, window, of_window)));
        }
    }

    fn obstacles(&self, probe: &Probe<'_>, within: Interval) -> Vec<Obstacle> {
        let view = probe.view();
        let asked = &probe.entry;
        let met = view.schedule.horizon.unwelcome(view.plan, within);
        let mut obstacles = Vec::new();
        for of_window in met.chunk_by(|a, b| a.0 == b.0) {
            let Some((window, _)) = of_window.first().copied() else { continue };
            if asked.history || !asked.is_covered_by(window) {
                continue;
            }
            let (code, severity) = weight(view.schedule, window);
            let starts = join(of_window.iter().map(|(_, occurrence)| probe.overlapping(*occurrence)).collect());
            let id = view.schedule.horizon.id(window);
            let party = Party::Window(id);
            let excepted = view.schedule.leave.of(id, asked.id).filter(|_| code == Code::C03);
            let Some((expires, _)) = excepted else {
                obstacles.extend(severity.map(|severity| Obstacle::new(code, party, severity, starts)));
                continue;
            };
            let last = expires.plus_seconds(1 - probe.length());
            let in_time = Interval::from_start(Instant::MIN, Minutes::ZERO).extended_to(last);
            let late = Interval::from_start(last, Minutes::ZERO).extended_to(Instant::MAX);
            let soft = common(&starts, &[in_time]);
            obstacles.extend(severity.map(|_| Obstacle::new(code, party, Severity::Soft, soft)));
            let hard = common(&starts, &[late]);
            obstacles.extend(severity.map(|severity| Obstacle::new(code, party, severity, hard)));
        }
        obstacles
    }
}

const fn code_of(kind: WindowKind) -> Code {
    match kind {
        WindowKind::FreezeHard => Code::C03,
        WindowKind::Trading => Code::C12,
        WindowKind::Vendor => Code::C13,
        _ => Code::C04,
    }
}

/// The code under which a window stands against releases, and how much it weighs.
fn weight(schedule: &Schedule, window: u32) -> (Code, Option<Severity>) {
    let kind = schedule.horizon.kind(window);
    let code = code_of(kind);
    let own = schedule.horizon.severity(window);
    let own = own.filter(|_| matches!(kind, WindowKind::Peak | WindowKind::Trading | WindowKind::MonthEnd));
    (code, own.or_else(|| schedule.weights.of(code, true)))
}

/// The conflict of a release with the occurrences of a window that it overlaps; none when the window is about none of
/// its components.
fn inside(view: &View<'_>, asked: &Entry, window: u32, met: &[(u32, Interval)]) -> Option<Found> {
    let horizon = &view.schedule.horizon;
    let covered = || asked.parts.iter().filter(|part| part.profile.is_covered_by(window));
    covered().next()?;
    let (code, severity) = weight(view.schedule, window);
    let occurrences: Stretches = met.iter().map(|(_, occurrence)| *occurrence).collect();
    let overlaps = apart(occurrences.iter().filter_map(|occurrence| occurrence.intersection(asked.at)).collect());
    if overlaps.is_empty() {
        return None;
    }
    let id = horizon.id(window);
    let excepted = view.schedule.leave.of(id, asked.id).filter(|_| code == Code::C03);
    let excepted = excepted.filter(|(expires, _)| asked.at.end() <= *expires);
    let severity = if excepted.is_some() { severity.map(|_| Severity::Soft)? } else { severity? };
    let mut conflict = Conflict::new(code, severity, asked.id, asked.at, Party::Window(id)).over(occurrences, overlaps);
    if let Some((_, exception)) = excepted {
        conflict = conflict.with(Detail::Exception(exception));
    }
    let services = view.schedule.ground.ids(covered().filter_map(|part| part.service));
    Some(Found { place: (asked.rank, code, window), conflict: Conflict { services, ..conflict } })
}

/// Occurrences of one window that run into each other count once; those that touch stay apart, as people know them.
fn apart(overlaps: Stretches) -> Stretches {
    let run_into_each_other = overlaps.windows(2).any(|pair| matches!(pair, [a, b] if a.overlaps(*b)));
    if run_into_each_other { join(overlaps.into_vec()).into() } else { overlaps }
}

#[cfg(test)]
mod tests {
    use crate::calendar::{Freeze, FreezeStage, WindowKind};
    use crate::conflict::sketch::Sketch;
    use crate::conflict::{Code, Schedule, Severity};
    use crate::policy::Weight;
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
        assert_eq!(told(WindowKind::MonthEnd), ["R-1 C04 soft F 60"]);
        assert_eq!(told(WindowKind::Trading), ["R-1 C12 soft F 60"]);
        assert_eq!(told(WindowKind::Vendor), ["R-1 C13 hard F 60"]);
        assert!(told(WindowKind::Holiday).is_empty());
    }

    fn on_that_night(kind: WindowKind) -> Sketch {
        let sketch = Sketch::new().service("pay", 2).release("R-1", &["pay"], "2026-12-18T22:00/00:00");
        sketch.window("F", kind, &["pay"], "2026-12-18T20:00/23:00", "")
    }

    #[test]
    fn a_layer_weighs_as_it_says_and_everything_else_as_the_plan_says() {
        let hard =
            |kind| on_that_night(kind).change_window("F", |window| window.severity = Some(Severity::Hard)).told();
        assert_eq!(hard(WindowKind::Peak), ["R-1 C04 hard F 60"]);
        assert_eq!(hard(WindowKind::Trading), ["R-1 C12 hard F 60"]);
        assert_eq!(hard(WindowKind::FreezeSoft), ["R-1 C04 soft F 60"], "a freeze weighs as its kind says");
        let soft = on_that_night(WindowKind::FreezeHard).weighs(Code::C03, Weight::Soft, Weight::Soft);
        assert_eq!(soft.told(), ["R-1 C03 soft F 60"]);
        assert!(on_that_night(WindowKind::Vendor).weighs(Code::C13, Weight::Off, Weight::Off).told().is_empty());
    }

    #[test]
    fn a_freeze_that_is_not_published_binds_nobody() {
        let at = |stage| {
            let freeze = Freeze { stage, ..Freeze::proposed() };
            on_that_night(WindowKind::FreezeHard).change_window("F", |window| window.freeze = Some(freeze)).told()
        };
        for stage in [FreezeStage::Proposed, FreezeStage::Negotiated, FreezeStage::Agreed, FreezeStage::Ended] {
            assert!(at(stage).is_empty(), "{stage}");
        }
        assert_eq!(at(FreezeStage::Published), ["R-1 C03 hard F 60"]);
    }

    #[test]
    fn an_exception_makes_a_freeze_soft_for_one_release_that_ends_in_time() {
        let until = |expires| on_that_night(WindowKind::FreezeHard).excepted("E-1", "F", "R-1", expires).told();
        assert_eq!(until("2026-12-19T00:00"), ["R-1 C03 soft F 60"]);
        assert_eq!(until("2026-12-18T23:59"), ["R-1 C03 hard F 60"]);
        let other = on_that_night(WindowKind::FreezeHard).release("R-2", &["pay"], "2026-12-18T20:00/21:00");
        assert_eq!(
            other.excepted("E-1", "F", "R-1", "2026-12-19T00:00").told(),
            ["R-1 C03 soft F 60", "R-2 C03 hard F 60"]
        );
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
