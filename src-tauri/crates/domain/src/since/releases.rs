//! Releases that are new, gone, moved, or are rated or stand otherwise.

use super::{Difference, Subject, What};
use crate::Plan;
use crate::conflict::{told, told_instant};
use crate::id::ReleaseId;
use crate::release::{Release, ReleaseState};
use crate::time::{Interval, Minutes, Zone};

/// A release that takes part in a plan.
pub(super) fn taking_part(plan: &Plan, id: ReleaseId) -> Option<&Release> {
    plan.releases.get(id).filter(|release| release.state.takes_part())
}

pub(super) fn differences(before: &Plan, after: &Plan) -> Vec<Difference> {
    let gone = before.releases.iter().filter(|release| after.releases.get(release.id).is_none());
    let ids = after.releases.iter().chain(gone).map(|release| release.id);
    ids.flat_map(|id| match (taking_part(before, id), taking_part(after, id)) {
        (None, Some(release)) => vec![added(before, release)],
        (Some(release), None) => vec![withdrawn(after, release)],
        (Some(old), Some(new)) => changes(old, new),
        (None, None) => Vec::new(),
    })
    .collect()
}

fn difference(what: What, release: &Release, sentence: String) -> Difference {
    Difference {
        what,
        subject: Subject::Release(release.id),
        key: release.key.clone(),
        start: release.occupancy().start(),
        sentence,
    }
}

fn added(before: &Plan, release: &Release) -> Difference {
    let is = if before.releases.get(release.id).is_some() { "is back in the plan" } else { "is new" };
    let at = told(release.occupancy(), release.planned.zone());
    difference(What::Added, release, format!("{} {is}, planned {at}.", release.label()))
}

fn withdrawn(after: &Plan, release: &Release) -> Difference {
    let was = match after.releases.get(release.id).map(|release| release.state) {
        Some(ReleaseState::Rejected) => "was rejected",
        Some(_) => "was cancelled",
        None => "was taken out of the plan",
    };
    let at = told(release.occupancy(), release.planned.zone());
    difference(What::Withdrawn, release, format!("{}, planned {at}, {was}.", release.label()))
}

fn changes(old: &Release, new: &Release) -> Vec<Difference> {
    let mut found = Vec::new();
    let (from, to) = (old.occupancy(), new.occupancy());
    if from != to {
        let minutes = to.start().minutes_since(from.start());
        found.push(difference(What::Moved { from, to, minutes }, new, moved(new, from, to)));
    }
    if old.risk != new.risk {
        let told = |risk: Option<crate::release::Risk>| {
            risk.map_or_else(|| "not rated".to_owned(), |risk| risk.as_str().replace('-', " "))
        };
        let sentence = format!("The risk of {} is {}; it was {}.", new.label(), told(new.risk), told(old.risk));
        found.push(difference(What::RiskChanged { from: old.risk, to: new.risk }, new, sentence));
    }
    if old.state != new.state {
        let what = What::StateChanged { from: old.state, to: new.state };
        found.push(difference(what, new, format!("{} is {}; it was {}.", new.label(), new.state, old.state)));
    }
    found
}

/// A move in a sentence: both times, and by how much it starts or ends otherwise.
fn moved(release: &Release, from: Interval, to: Interval) -> String {
    let (zone, label) = (release.planned.zone(), release.label());
    let ends = format!("it ended {} and ends {}", told_instant(from.end(), zone), told_instant(to.end(), zone));
    if from.start() == to.start() {
        let start = told_instant(from.start(), zone);
        return format!("{label} starts {start} as before; {ends}, {}.", by(zone, from.end(), to.end()));
    }
    let by = by(zone, from.start(), to.start());
    let length = if from.minutes() == to.minutes() {
        String::new()
    } else {
        format!(" It takes {}; before, it took {}.", to.minutes(), from.minutes())
    };
    format!("{label} moved {by}, from {} to {}.{length}", told(from, zone), told(to, zone))
}

/// How much later or earlier something is: days where the clock on the wall shows the same time, and time otherwise.
fn by(zone: &Zone, from: crate::time::Instant, to: crate::time::Instant) -> String {
    let way = if to > from { "later" } else { "earlier" };
    let (one, other) = (zone.wall(from), zone.wall(to));
    let days = (other.date() - one.date()).num_days().abs();
    if days > 0 && one.time() == other.time() {
        return if days == 1 { format!("1 day {way}") } else { format!("{days} days {way}") };
    }
    let seconds = to.epoch_seconds().abs_diff(from.epoch_seconds());
    let minutes = i64::try_from(seconds / 60).unwrap_or(i64::MAX);
    match (minutes / (24 * 60), Minutes::new(minutes % (24 * 60))) {
        (0, Minutes::ZERO) => format!("{seconds} seconds {way}"),
        (0, rest) => format!("{rest} {way}"),
        (days, Minutes::ZERO) => format!("{} hours {way}", days * 24),
        (days, rest) => format!("{days}d {rest} {way}"),
    }
}
