//! C07: a predecessor is not where it must be before the successor.

use chrono::{NaiveDate, TimeDelta};
use smallvec::SmallVec;

use super::entry::Entry;
use super::record::{Conflict, Party};
use super::rule::{Found, Rule, View};
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
    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        tell(view, asked, |_| true, found);
    }

    fn all(&self, view: &View<'_>, found: &mut Vec<Found>) {
        for entry in view.schedule.entries().filter(|entry| view.schedule.links.of.contains_key(&entry.id)) {
            tell(view, entry, |other| other.rank > entry.rank, found);
        }
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
    found.extend(missed.into_iter().map(|(other, missed)| missed.told(asked, other)));
}

/// A dependency that is not kept, and the time by which the successor comes too early.
pub(super) struct Missed<'a> {
    pub(super) link: &'a ReleaseLink,
    pub(super) by: Interval,
}

impl Missed<'_> {
    pub(super) fn told(&self, teller: &Entry, other: &Entry) -> Found {
        let conflict = Conflict::new(Code::C07, Severity::Hard, teller.id, teller.at, Party::Release(other.id))
            .over(vec![other.at], vec![self.by]);
        Found {
            place: (teller.rank, Code::C07, other.rank),
            conflict: Conflict { link: Some(self.link.id), ..conflict },
        }
    }
}

/// The time by which the tied end of a successor comes too early, if it does.
pub(super) fn missed_by(
    view: &View<'_>,
    link: &ReleaseLink,
    predecessor: &Entry,
    successor: &Entry,
) -> Option<Interval> {
    let earliest = earliest_in(view, link, predecessor);
    let tied = tied_end(link.relation, successor.at);
    (tied < earliest).then(|| Interval::from_start(tied, Minutes::ZERO).extended_to(earliest))
}

/// The earliest instant for the tied end of the successor, with the holidays that the predecessor keeps.
pub(super) fn earliest_in(view: &View<'_>, link: &ReleaseLink, predecessor: &Entry) -> Instant {
    earliest(link, predecessor.at, &predecessor.zone, |within| {
        let holidays = predecessor.parts.iter().flat_map(|part| part.profile.holidays());
        view.schedule.horizon.days_off(view.plan, holidays, within)
    })
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
/// tie, in the predecessor's zone, and keeps the time on the wall. `days_off`
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
    let days = match link.lag {
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
