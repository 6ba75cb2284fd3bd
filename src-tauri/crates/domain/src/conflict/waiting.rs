//! The starts at which a release would not keep its dependencies.

use chrono::NaiveDate;

use super::Code;
use super::entry::Entry;
use super::precedence::{earliest_in, lag_zone, missed_by, tied_end};
use super::probe::{Obstacle, Probe};
use super::record::Party;
use super::rule::View;
use crate::dependency::{Relation, ReleaseLink};
use crate::time::{Instant, Interval, Minutes, Span, join};

/// The starts at which a release would not keep its dependencies.
pub(super) fn waits(probe: &Probe<'_>) -> Vec<Obstacle> {
    let view = probe.view();
    let asked = &probe.entry;
    let links = view.schedule.links.of(asked.id);
    links
        .filter_map(|link| {
            let leads = link.predecessor == asked.id;
            let other = view.release(if leads { link.successor } else { link.predecessor })?;
            if asked.history && other.history {
                return None;
            }
            let refused = match (leads, link.lag) {
                (false, _) => vec![before_predecessor(probe, &view, link, other)],
                (true, Span::Calendar(lag)) => vec![too_late(probe, link, lag, other)],
                (true, Span::WorkingDays(_)) => that_miss(probe, &view, link, other),
            };
            probe.obstacle(Code::C07, Party::Release(other.id), true, refused)
        })
        .collect()
}

fn before_predecessor(probe: &Probe<'_>, view: &View<'_>, link: &ReleaseLink, predecessor: &Entry) -> Interval {
    let tied = earliest_in(view, link, predecessor, &probe.entry);
    let start = match link.relation {
        Relation::FinishToStart | Relation::StartToStart => tied,
        Relation::FinishToFinish | Relation::StartToFinish => tied.plus_seconds(-probe.length()),
    };
    Interval::from_start(Instant::MIN, Minutes::ZERO).extended_to(start)
}

fn too_late(probe: &Probe<'_>, link: &ReleaseLink, lag: Minutes, successor: &Entry) -> Interval {
    let latest = tied_end(link.relation, successor.at).plus(-lag);
    let start = match link.relation {
        Relation::FinishToStart | Relation::FinishToFinish => latest.plus_seconds(-probe.length()),
        Relation::StartToStart | Relation::StartToFinish => latest,
    };
    Interval::from_start(start.plus_seconds(1), Minutes::ZERO).extended_to(Instant::MAX)
}

/// Starts after which a lag in working days ends too late for the successor.
///
/// Within a day on which clocks do not change, a later start is never better,
/// so that most days are judged by their first and last start.
fn that_miss(probe: &Probe<'_>, view: &View<'_>, link: &ReleaseLink, successor: &Entry) -> Vec<Interval> {
    let starts = probe.starts;
    let zone = lag_zone(view, link, &probe.entry, successor);
    let shift = match link.relation {
        Relation::FinishToStart | Relation::FinishToFinish => probe.length(),
        Relation::StartToStart | Relation::StartToFinish => 0,
    };
    let misses = |index: usize| {
        let at = probe.entry.at.moved_to(starts.at(index));
        missed_by(view, link, &probe.entry.over(at), successor).is_some()
    };
    let tie = |index: usize| starts.at(index).plus_seconds(shift);
    let one = |index: usize| Interval::from_start(starts.at(index), Minutes::ZERO).extended_to(starts.at(index + 1));
    let mut refused = Vec::new();
    let mut first = 0;
    while first < starts.count {
        let day: NaiveDate = zone.wall(tie(first)).date();
        let next_day = day.succ_opt().map_or(Instant::MAX, |next| zone.start_of_day(next));
        let behind = starts.before(next_day.plus_seconds(-shift)).max(first + 1);
        let last = behind - 1;
        let (early, late) = (misses(first), misses(last));
        let clocks_change = zone.offset_seconds(tie(first)) != zone.offset_seconds(tie(last));
        if early == late && !clocks_change {
            if early {
                refused.push(one(first).extended_to(starts.at(behind)));
            }
        } else {
            refused.extend((first..behind).filter(|index| misses(*index)).map(one));
        }
        first = behind;
    }
    join(refused)
}
