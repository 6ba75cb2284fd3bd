//! C05 and C06: outside every maintenance window of a component, or longer than each.

use smallvec::smallvec;

use super::entry::{Entry, Part};
use super::horizon::overlapping;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Party, outside};
use super::rule::{Found, Rule, View};
use super::search::ended_by;
use super::{Code, Severity};
use crate::time::{Interval, Minutes, common, join};

/// C05 or C06, one for each component.
///
/// A component that is in scope of at least one maintenance window is worked
/// on only inside the union of their occurrences; occurrences that touch join.
/// C06 stands in place of C05 where there are windows within 31 days and every
/// one is shorter than the release, so that moving it would not help. C05
/// weighs most for a component of tier 1. A release that names no service has no
/// component that could be outside.
pub(super) struct Maintenance;

/// How far from the release a window is still worth telling.
const NEARBY: Minutes = Minutes::hours(31 * 24);

impl Rule for Maintenance {
    fn codes(&self) -> &'static [Code] {
        &[Code::C05, Code::C06]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        if !asked.history {
            found.extend(asked.parts.iter().filter_map(|part| outside_of(view, asked, part)));
        }
    }

    /// A slot lies inside the windows of all components, whatever their tiers.
    fn obstacles(&self, probe: &Probe<'_>, within: Interval) -> Vec<Obstacle> {
        let kept = probe.entry.parts.iter().filter(|part| part.profile.has_maintenance() && !probe.entry.history);
        kept.filter_map(|part| Some(closed(probe, part, part.service?, within))).flatten().collect()
    }
}

/// The starts at which a release would be outside the windows of a component, as C05 and as C06.
fn closed(probe: &Probe<'_>, part: &Part, service: u32, within: Interval) -> Vec<Obstacle> {
    let schedule = probe.view().schedule;
    let look = nearby(within);
    let open = schedule.horizon.open(probe.view().plan, &part.profile, look);
    let open = overlapping(&open, look);
    let closed = outside(within, overlapping(open, within));
    let closed = join(closed.into_iter().map(|closed| probe.overlapping(closed)).collect());
    // The starts at which a window is near, and those at which one is that is long enough.
    let near = |open: &Interval| probe.overlapping(nearby(*open));
    let needed = probe.entry.at.minutes();
    let any = join(open.iter().map(near).collect());
    let long = join(open.iter().filter(|open| open.minutes() >= needed).map(near).collect());
    let whole = Interval::ALWAYS;
    let hopeless = common(&any, &outside(whole, &long));
    let too_short = common(&closed, &hopeless);
    let elsewhere = common(&closed, &outside(whole, &hopeless));
    let critical = schedule.ground.is_tier_one(service);
    let party = Party::Service(schedule.ground.id(service));
    let of_code = |(code, starts)| {
        schedule.weights.of(code, critical).map(|_| Obstacle::new(code, party, Severity::Hard, starts))
    };
    [(Code::C05, elsewhere), (Code::C06, too_short)].into_iter().filter_map(of_code).collect()
}

/// The conflict of a release with one of its components that is not in maintenance all the time.
fn outside_of(view: &View<'_>, asked: &Entry, part: &Part) -> Option<Found> {
    let service = part.service.filter(|_| part.profile.has_maintenance())?;
    let nearby = nearby(asked.at);
    let open = view.schedule.horizon.open(view.plan, &part.profile, nearby);
    let first = ended_by(&open, asked.at.start());
    let (passed, coming) = open.split_at(first);
    if coming.first().is_some_and(|open| open.contains(asked.at)) {
        return None;
    }
    let inside = &coming[..coming.iter().take_while(|open| open.start() < asked.at.end()).count()];
    let ground = &view.schedule.ground;
    let id = ground.id(service);
    let needed = asked.at.minutes();
    let around = overlapping(&open, nearby);
    let too_short = !around.is_empty() && around.iter().all(|open| open.minutes() < needed);
    let code = if too_short { Code::C06 } else { Code::C05 };
    let severity = view.schedule.weights.of(code, ground.is_tier_one(service))?;
    let conflict = Conflict::new(code, severity, asked.id, asked.at, Party::Service(id));
    let running = coming.first().filter(|open| open.start() <= asked.at.start());
    let before = running.or(passed.last());
    let after = coming.get(usize::from(running.is_some()));
    let met = before.into_iter().chain(after).filter_map(|open| open.intersection(nearby)).collect();
    Some(Found {
        place: (asked.rank, code, service),
        conflict: Conflict { services: smallvec![id], ..conflict.over(met, outside(asked.at, inside)) },
    })
}

/// The stretch around a release in which windows are looked for.
fn nearby(at: Interval) -> Interval {
    Interval::from_start(at.start().plus(-NEARBY), Minutes::ZERO).extended_to(at.end().plus(NEARBY))
}

#[cfg(test)]
mod tests {
    use crate::calendar::WindowKind;
    use crate::conflict::sketch::Sketch;

    fn told(tier: u8, windows: &[(&str, &str)], release: &str) -> Vec<String> {
        let sketch = Sketch::new().service("pay", tier).service("web", 1).release("R-1", &["pay"], release);
        let window = |sketch: Sketch, (name, when): &(&str, &str)| {
            sketch.window(name, WindowKind::Maintenance, &["pay"], when, "FREQ=WEEKLY")
        };
        windows.iter().fold(sketch, window).told()
    }

    const SUNDAY: [(&str, &str); 1] = [("W", "2026-01-04T01:00/05:00")];

    #[test]
    fn a_release_may_fill_its_window_and_not_exceed_it() {
        assert!(told(1, &SUNDAY, "2026-06-07T01:00/05:00").is_empty());
        assert!(told(1, &SUNDAY, "2026-06-07T02:00/03:00").is_empty());
        assert_eq!(told(1, &SUNDAY, "2026-06-07T00:59/03:00"), ["R-1 C05 hard pay 1"]);
        assert_eq!(told(1, &SUNDAY, "2026-06-07T02:00/05:01"), ["R-1 C05 hard pay 1"]);
        assert_eq!(told(2, &SUNDAY, "2026-06-08T01:00/05:00"), ["R-1 C05 soft pay 240"], "only tier 1 is hard");
    }

    #[test]
    fn a_release_that_is_longer_than_every_window_nearby_cannot_be_helped_by_moving_it() {
        assert_eq!(told(1, &SUNDAY, "2026-06-07T00:59/05:00"), ["R-1 C06 hard pay 1"]);
        assert_eq!(told(3, &SUNDAY, "2026-06-07T00:00/06:00"), ["R-1 C06 hard pay 120"], "whatever the tier");
        let longer = [SUNDAY[0], ("W-2", "2026-01-03T20:00/02:00")];
        assert!(told(1, &longer, "2026-06-06T20:00/04:00").is_empty(), "windows that overlap are one");
        assert_eq!(
            told(1, &longer, "2026-06-07T00:00/06:00"),
            ["R-1 C05 hard pay 60"],
            "the one of nine hours is near"
        );
        let sketch = Sketch::new().service("pay", 1).release("R-1", &["pay"], "2026-06-07T01:00/06:00");
        let sketch = sketch.window("W", WindowKind::Maintenance, &["pay"], "2026-03-01T01:00/05:00", "");
        assert_eq!(sketch.told(), ["R-1 C05 hard pay 300"], "no window within a month that could be too short");
    }

    #[test]
    fn a_component_without_any_window_may_be_worked_on_at_any_time() {
        assert!(told(1, &[], "2026-06-08T01:00/05:00").is_empty());
    }

    #[test]
    fn windows_that_touch_join_and_those_with_a_gap_do_not() {
        let touching = [("W-1", "2026-01-03T22:00/00:00"), ("W-2", "2026-01-04T00:00/03:00")];
        assert!(told(1, &touching, "2026-06-06T22:00/03:00").is_empty());
        let apart = [("W-1", "2026-01-03T22:00/23:59"), ("W-2", "2026-01-04T00:00/03:00")];
        assert_eq!(told(1, &apart, "2026-06-06T23:00/00:30"), ["R-1 C05 hard pay 1"]);
    }

    #[test]
    fn a_window_is_an_hour_shorter_in_the_night_in_which_clocks_jump() {
        assert!(told(1, &SUNDAY, "2026-03-29T01:00/05:00").is_empty());
        assert!(told(1, &SUNDAY, "2026-10-25T01:00/05:00").is_empty());
    }

    #[test]
    fn each_component_asks_for_its_own_window() {
        let sketch = Sketch::new().service("pay", 1).service("web", 2).service("log", 1);
        let sketch = sketch.release("R-1", &["pay", "web", "log"], "2026-06-07T03:00/04:00");
        let sketch = sketch.window("P", WindowKind::Maintenance, &["pay"], "2026-06-07T01:00/05:00", "");
        let sketch = sketch.window("W", WindowKind::Maintenance, &["web"], "2026-06-07T01:00/03:30", "");
        assert_eq!(sketch.told(), ["R-1 C05 soft web 30"], "log has no window at all");
    }
}
