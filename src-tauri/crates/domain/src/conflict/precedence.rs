//! C07: a predecessor is not where it must be before the successor.

use chrono::{NaiveDate, TimeDelta};
use smallvec::{SmallVec, smallvec};

use super::entry::Entry;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Detail, Party};
use super::rule::{Found, Pairs, Rule, View};
use super::waiting::waits;
use super::{Code, Severity};
use crate::dependency::{Relation, ReleaseLink};
use crate::time::{Instant, Interval, Minutes, Span, WorkingCalendar, Zone};

/// C07, one for each pair, however many dependencies tie it together.
///
/// Each relation ties one end of the successor to one of the predecessor (FS
/// start to end, SS start to start, FF end to end, SF end to start); the tied
/// end must not come before the predecessor's plus the lag. Stabilisation does
/// not count. Of several dependencies that are not kept, the one missed by most
/// is told.
pub(super) struct Precedence;

/// The dependencies of a plan, found from either release.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    links: Vec<ReleaseLink>,
    of: rustc_hash::FxHashMap<crate::id::ReleaseId, SmallVec<[u32; 4]>>,
}

impl Links {
    pub(super) fn read(plan: &crate::Plan) -> Self {
        let mut all = Self::default();
        let of_two = plan.release_links.iter().filter(|link| link.predecessor != link.successor);
        for (link, number) in of_two.zip(0..) {
            all.of.entry(link.predecessor).or_default().push(number);
            all.of.entry(link.successor).or_default().push(number);
            all.links.push(link.clone());
        }
        all
    }

    /// The dependencies of a release, in either role.
    pub(super) fn of(&self, release: crate::id::ReleaseId) -> impl Iterator<Item = &ReleaseLink> {
        self.of.get(&release).into_iter().flatten().filter_map(|number| self.links.get(*number as usize))
    }
}

impl Rule for Precedence {
    fn codes(&self) -> &'static [Code] {
        &[Code::C07]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        tell(view, asked, |_| true, found);
    }

    fn first(&self, view: &View<'_>, asked: &Entry, _: &Pairs, found: &mut Vec<Found>) {
        tell(view, asked, |other| other.rank > asked.rank, found);
    }

    fn obstacles(&self, probe: &Probe<'_>, _: Interval) -> Vec<Obstacle> {
        waits(probe)
    }
}

/// Tells the dependencies of a release on some others that are not kept.
fn tell(view: &View<'_>, asked: &Entry, is_asked_about: impl Fn(&Entry) -> bool, found: &mut Vec<Found>) {
    let mut missed: SmallVec<[(&Entry, Missed<'_>); 4]> = SmallVec::new();
    for link in view.schedule.links.of(asked.id) {
        let leads = link.predecessor == asked.id;
        let Some(other) = view.release(if leads { link.successor } else { link.predecessor }) else { continue };
        if (asked.history && other.history) || !is_asked_about(other) {
            continue;
        }
        let (predecessor, successor) = if leads { (asked, other) } else { (other, asked) };
        if let Some(by) = missed_by(view, link, predecessor, successor) {
            missed.push((other, Missed { link, by }));
        }
    }
    missed.sort_by_key(|(other, missed)| (other.id, -missed.by.minutes(), missed.link.id));
    missed.dedup_by_key(|(other, _)| other.id);
    let Some(severity) = view.schedule.weights.of(Code::C07, true) else { return };
    found.extend(missed.into_iter().map(|(other, missed)| missed.told(severity, asked, other)));
}

/// A dependency that is not kept, and the time by which the successor comes too early.
pub(super) struct Missed<'a> {
    pub(super) link: &'a ReleaseLink,
    pub(super) by: Interval,
}

impl Missed<'_> {
    fn told(&self, severity: Severity, teller: &Entry, other: &Entry) -> Found {
        let conflict = Conflict::new(Code::C07, severity, teller.id, teller.at, Party::Release(other.id))
            .over(smallvec![other.at], smallvec![self.by]);
        Found { place: (teller.rank, Code::C07, other.rank), conflict: conflict.with(Detail::Link(self.link.id)) }
    }
}

/// The time by which the tied end of a successor comes too early, if it does.
pub(super) fn missed_by(
    view: &View<'_>,
    link: &ReleaseLink,
    predecessor: &Entry,
    successor: &Entry,
) -> Option<Interval> {
    let earliest = earliest_in(view, link, predecessor, successor);
    let tied = tied_end(link.relation, successor.at);
    (tied < earliest).then(|| Interval::from_start(tied, Minutes::ZERO).extended_to(earliest))
}

/// The earliest instant for the tied end of the successor, with the holidays of the lag's calendar.
pub(super) fn earliest_in(view: &View<'_>, link: &ReleaseLink, predecessor: &Entry, successor: &Entry) -> Instant {
    let zone = lag_zone(view, link, predecessor, successor);
    let days_off_of = |entry: &Entry, within| {
        let holidays = entry.parts.iter().flat_map(|part| part.profile.holidays());
        view.schedule.horizon.days_off(view.plan, holidays, within)
    };
    let whose = link.calendar.of(Some(predecessor), Some(successor), None);
    earliest(link, predecessor.at, zone, |within| {
        whose.map_or_else(|| view.plan.days_off_everywhere(within), |entry| days_off_of(entry, within))
    })
}

/// The zone in which the days of a lag are counted.
pub(super) fn lag_zone<'a>(
    view: &View<'a>,
    link: &ReleaseLink,
    predecessor: &'a Entry,
    successor: &'a Entry,
) -> &'a Zone {
    link.calendar.of(&predecessor.zone, &successor.zone, &view.plan.settings.zone)
}

/// The end of the successor that a relation ties.
pub(crate) const fn tied_end(relation: Relation, successor: Interval) -> Instant {
    match relation {
        Relation::FinishToStart | Relation::StartToStart => successor.start(),
        Relation::FinishToFinish | Relation::StartToFinish => successor.end(),
    }
}

/// The earliest instant for the tied end of the successor.
///
/// A lag in working days counts from the day of the predecessor's end of the
/// tie, in the zone of its calendar, and keeps the time on the wall. `days_off`
/// answers with the holidays that a stretch of time touches.
pub(crate) fn earliest(
    link: &ReleaseLink,
    predecessor: Interval,
    zone: &Zone,
    days_off: impl Fn(Interval) -> Vec<NaiveDate>,
) -> Instant {
    let from = match link.relation {
        Relation::FinishToStart | Relation::FinishToFinish => predecessor.end(),
        Relation::StartToStart | Relation::StartToFinish => predecessor.start(),
    };
    after(from, link.lag, zone, days_off)
}

/// The instant that lies a span behind another; working days keep the time on the wall of the zone.
///
/// `days_off` answers with the holidays that a stretch of time touches.
pub(crate) fn after(from: Instant, span: Span, zone: &Zone, days_off: impl Fn(Interval) -> Vec<NaiveDate>) -> Instant {
    let days = match span {
        Span::Calendar(minutes) => return from.plus(minutes),
        Span::WorkingDays(0) => return from,
        Span::WorkingDays(days) => days,
    };
    let wall = zone.wall(from);
    // Weekends alone stretch a count to seven fifths; when holidays stretch it beyond the look, look further.
    let mut look = TimeDelta::days(i64::from(days.unsigned_abs()) * 2 + 14);
    loop {
        let whole = Minutes::new(look.num_minutes() + 2 * 24 * 60);
        let around = Interval::from_start(from.plus(-whole), Minutes::ZERO).extended_to(from.plus(whole));
        let day = WorkingCalendar::with_holidays(days_off(around)).add(wall.date(), days);
        if (day - wall.date()).abs() <= look || look.num_days() > 20 * 366 {
            return zone.resolve(day.and_time(wall.time())).first();
        }
        look = look * 2;
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::WindowKind;
    use crate::conflict::Schedule;
    use crate::conflict::sketch::{Sketch, planned};
    use crate::dependency::Relation;
    use crate::release::ReleaseState;

    fn pair(relation: Relation, lag: &str, successor: &str) -> Sketch {
        let sketch = Sketch::new().release("R-1", &[], "2026-12-18T20:00/22:00").release("R-2", &[], successor);
        sketch.waits("R-2", "R-1", relation, lag)
    }

    fn told(relation: Relation, lag: &str, successor: &str) -> Vec<String> {
        pair(relation, lag, successor).told()
    }

    #[test]
    fn each_relation_ties_its_two_ends_and_allows_them_to_touch() {
        for (relation, kept, missed) in [
            (Relation::FinishToStart, "2026-12-18T22:00/23:00", "2026-12-18T21:59/23:00"),
            (Relation::StartToStart, "2026-12-18T20:00/20:30", "2026-12-18T19:59/20:30"),
            (Relation::FinishToFinish, "2026-12-18T19:00/22:00", "2026-12-18T19:00/21:59"),
            (Relation::StartToFinish, "2026-12-18T19:00/20:00", "2026-12-18T19:00/19:59"),
        ] {
            assert!(told(relation, "0", kept).is_empty(), "{relation}");
            assert_eq!(told(relation, "0", missed), ["R-1 C07 hard R-2 1"], "{relation}");
        }
    }

    #[test]
    fn a_lag_asks_for_more_and_a_lead_for_less() {
        assert_eq!(told(Relation::FinishToStart, "2h", "2026-12-18T23:00/23:30"), ["R-1 C07 hard R-2 60"]);
        assert!(told(Relation::FinishToStart, "2h", "2026-12-19T00:00/01:00").is_empty());
        assert!(told(Relation::FinishToStart, "-30m", "2026-12-18T21:30/23:00").is_empty());
        assert_eq!(told(Relation::FinishToStart, "-30m", "2026-12-18T21:15/23:00"), ["R-1 C07 hard R-2 15"]);
    }

    #[test]
    fn a_lag_in_working_days_leaves_out_weekends_and_holidays() {
        // 18 December 2026 is a Friday.
        assert!(told(Relation::FinishToStart, "1wd", "2026-12-21T22:00/23:00").is_empty());
        assert_eq!(told(Relation::FinishToStart, "1wd", "2026-12-21T21:00/23:00"), ["R-1 C07 hard R-2 60"]);
        let holiday = |scope: &[&str]| {
            let sketch = Sketch::new().service("pay", 2).service("web", 2);
            let sketch = sketch.release("R-1", &["pay"], "2026-12-18T20:00/22:00");
            let sketch = sketch.release("R-2", &[], "2026-12-21T22:00/23:00");
            let sketch =
                sketch.window("H", WindowKind::Holiday, scope, "2025-12-21T00:00/2025-12-22T00:00", "FREQ=YEARLY");
            sketch.waits("R-2", "R-1", Relation::FinishToStart, "1wd").told()
        };
        assert_eq!(holiday(&[]), ["R-1 C07 hard R-2 1440"]);
        assert_eq!(holiday(&["pay"]), ["R-1 C07 hard R-2 1440"]);
        assert!(holiday(&["web"]).is_empty(), "a holiday of others is a working day");
    }

    #[test]
    fn a_working_day_keeps_the_time_on_the_wall_over_a_clock_change() {
        let sketch = Sketch::new().release("R-1", &[], "2026-10-23T20:00/22:00");
        let sketch = sketch.release("R-2", &[], "2026-10-26T22:00/23:00");
        assert!(sketch.waits("R-2", "R-1", Relation::FinishToStart, "1wd").told().is_empty());
    }

    #[test]
    fn two_dependencies_of_a_pair_are_one_conflict_and_the_worse_is_told() {
        let sketch = pair(Relation::FinishToStart, "0", "2026-12-18T21:00/23:00");
        let sketch = sketch.waits("R-2", "R-1", Relation::StartToStart, "3h");
        let sketch = sketch.waits("R-1", "R-2", Relation::FinishToStart, "-150m");
        assert_eq!(sketch.told(), ["R-1 C07 hard R-2 120"]);
        let worst = Schedule::build(&sketch.plan).all(&sketch.plan)[0].link().unwrap();
        assert_eq!(sketch.plan.release_links.get(worst).unwrap().relation, Relation::StartToStart);
    }

    #[test]
    fn a_predecessor_that_is_called_off_holds_nobody_up() {
        let early = || pair(Relation::FinishToStart, "0", "2026-12-18T21:00/23:00");
        assert!(early().state("R-1", ReleaseState::Cancelled).told().is_empty());
        assert_eq!(early().state("R-1", ReleaseState::Closed).told().len(), 1);
        assert!(early().state("R-1", ReleaseState::Closed).state("R-2", ReleaseState::Closed).told().is_empty());
    }

    #[test]
    fn a_preview_is_told_from_the_predecessor_when_it_is_the_one_that_moves() {
        let sketch = pair(Relation::FinishToStart, "0", "2026-12-18T22:00/23:00");
        let moved = [(sketch.release_id("R-1"), planned("2026-12-18T20:30/22:30", "Europe/Berlin"))];
        let conflicts = Schedule::build(&sketch.plan).preview(&sketch.plan, &moved);
        assert_eq!(
            conflicts.iter().map(|conflict| sketch.short(conflict)).collect::<Vec<_>>(),
            ["R-1 C07 hard R-2 30"]
        );
    }
}
