//! C05: outside every maintenance window of a component.

use super::entry::{Entry, Part};
use super::horizon::overlapping;
use super::record::{Conflict, Party, outside};
use super::rule::{Found, Rule, View};
use super::{Code, Severity};
use crate::time::{Interval, Minutes};

/// C05, one for each component.
///
/// A component that is in scope of at least one maintenance window is worked
/// on only inside the union of their occurrences; occurrences that touch join.
/// Hard for a component of tier 1. A release that names no service has no
/// component that could be outside.
pub(super) struct Maintenance;

/// How far from the release a window is still worth telling.
const NEARBY: Minutes = Minutes::hours(31 * 24);

impl Rule for Maintenance {
    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        if !asked.history {
            found.extend(asked.parts.iter().filter_map(|part| outside_of(view, asked, part)));
        }
    }
}

/// The conflict of a release with one of its components that is not in maintenance all the time.
fn outside_of(view: &View<'_>, asked: &Entry, part: &Part) -> Option<Found> {
    let service = part.service.filter(|_| part.profile.has_maintenance())?;
    let nearby = nearby(asked.at);
    let open = view.schedule.horizon.open(view.plan, &part.profile, nearby);
    let inside = overlapping(&open, asked.at);
    if inside.iter().any(|open| open.contains(asked.at)) {
        return None;
    }
    let ground = &view.schedule.ground;
    let severity = if ground.is_tier_one(service) { Severity::Hard } else { Severity::Soft };
    let id = ground.id(service);
    let conflict = Conflict::new(Code::C05, severity, asked.id, asked.at, Party::Service(id));
    let (before, after) = open.split_at(open.partition_point(|open| open.start() <= asked.at.start()));
    let met = before.last().into_iter().chain(after.first()).filter_map(|open| open.intersection(nearby)).collect();
    Some(Found {
        place: (asked.rank, Code::C05, service),
        conflict: Conflict { services: vec![id], ..conflict.over(met, outside(asked.at, inside)) },
    })
}

/// The stretch around a release in which windows are looked for.
fn nearby(at: Interval) -> Interval {
    Interval::from_start(at.start().plus(-NEARBY), Minutes::ZERO).extended_to(at.end().plus(NEARBY))
}
