//! C07 and C15 in words: what comes before what.

use super::names::{label, minutes, other, party, short};
use crate::Plan;
use crate::conflict::precedence::tied_end;
use crate::conflict::record::{Conflict, Detail};
use crate::conflict::time_text::told_instant;
use crate::dependency::{Relation, ReleaseLink};
use crate::id::{ReleaseId, ServiceId, StoreId};
use crate::time::{Interval, Minutes, Span, Zone};

/// The two releases of a C07 in their roles, as (predecessor, its time, successor, its time).
pub(super) fn roles(conflict: &Conflict, link: &ReleaseLink) -> (ReleaseId, Interval, ReleaseId, Interval) {
    let met = conflict.met.first().copied().unwrap_or(conflict.at);
    if link.predecessor == conflict.release {
        (link.predecessor, conflict.at, link.successor, met)
    } else {
        (link.predecessor, met, link.successor, conflict.at)
    }
}

pub(super) fn waiting(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let Some(link) = conflict.link().and_then(|id| plan.release_links.get(id)) else {
        return format!(
            "{} and {} are not in the order in which they must be.",
            party(plan, conflict.release, conflict.at, zone),
            other(conflict, plan, zone)
        );
    };
    let (predecessor, predecessor_at, successor, successor_at) = roles(conflict, link);
    let (verb, early, reached) = match link.relation {
        Relation::FinishToStart => ("start", "starts", "has ended"),
        Relation::StartToStart => ("start", "starts", "has started"),
        Relation::FinishToFinish => ("end", "ends", "has ended"),
        Relation::StartToFinish => ("end", "ends", "has started"),
    };
    let late = minutes(conflict.overlap);
    let lag = lag(link.lag);
    if predecessor == conflict.release {
        let predecessor = party(plan, predecessor, predecessor_at, zone);
        let successor = party(plan, successor, successor_at, zone);
        format!(
            "{predecessor} is needed by {successor}, which must not {verb} {lag} it {reached}; it {early} {late} too early."
        )
    } else {
        let predecessor = party(plan, predecessor, predecessor_at, zone);
        let successor = party(plan, successor, successor_at, zone);
        format!("{successor} must not {verb} {lag} {predecessor} {reached}; it {early} {late} too early.")
    }
}

/// The lag as words between `must not start` and the predecessor.
pub(super) fn lag(lag: Span) -> String {
    match lag {
        Span::Calendar(length) if length == Minutes::ZERO => "before".to_owned(),
        Span::WorkingDays(0) => "before".to_owned(),
        Span::Calendar(length) if length < Minutes::ZERO => format!("more than {} before", -length),
        Span::Calendar(length) => format!("until {length} after"),
        Span::WorkingDays(days) => {
            let count = days.unsigned_abs();
            let unit = if count == 1 { "working day" } else { "working days" };
            if days < 0 { format!("more than {count} {unit} before") } else { format!("until {count} {unit} after") }
        }
    }
}

pub(super) fn wait(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let Some(link) = conflict.link().and_then(|id| plan.release_links.get(id)) else {
        return "Move one of the two.".to_owned();
    };
    let (predecessor, _, successor, at) = roles(conflict, link);
    let verb = if tied_end(link.relation, at) == at.start() { "start" } else { "end" };
    let earliest = told_instant(conflict.span().end(), zone);
    format!(
        "Let {} {verb} at {earliest} or later, or {} come earlier by {}.",
        short(plan, successor),
        short(plan, predecessor),
        minutes(conflict.overlap)
    )
}

/// The release with the lower version and the other one, with what both bring a version of.
struct Versions {
    lower: ReleaseId,
    higher: ReleaseId,
    store: Option<StoreId>,
    same: bool,
}

fn versions(conflict: &Conflict) -> Option<Versions> {
    let crate::conflict::Party::Release(other) = conflict.other else { return None };
    match conflict.detail.as_deref() {
        Some(Detail::Order { store, first, same }) => {
            let higher = if *first == conflict.release { other } else { conflict.release };
            Some(Versions { lower: *first, higher, store: *store, same: *same })
        }
        _ => None,
    }
}

/// The version that a release brings, as people write it.
fn version(plan: &Plan, release: ReleaseId, store: Option<StoreId>) -> String {
    let release = plan.releases.get(release);
    let told = match store {
        Some(store) => release
            .and_then(|release| release.stores.iter().find(|held| held.store == store)?.schema)
            .map(|schema| format!("schema {schema}")),
        None => release.and_then(|release| release.version.clone()).map(|version| format!("version {version}")),
    };
    told.unwrap_or_else(|| "a version".to_owned())
}

fn carrier(plan: &Plan, store: Option<StoreId>, services: &[ServiceId]) -> String {
    match store {
        Some(id) => {
            plan.stores.get(id).map_or_else(|| "a data store that is gone".to_owned(), |store| store.name.clone())
        }
        None => super::names::services(plan, services),
    }
}

/// C15 in words.
pub(super) fn contradiction(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let told = party(plan, conflict.release, conflict.at, zone);
    let Some(Versions { lower, higher, store, same }) = versions(conflict) else {
        return format!("{told} and {} bring versions in the wrong order.", other(conflict, plan, zone));
    };
    let carrier = carrier(plan, store, &conflict.services);
    if same {
        let version = version(plan, conflict.release, store);
        return format!("{told} and {} both bring {version} of {carrier}.", other(conflict, plan, zone));
    }
    let (low, high) = (version(plan, lower, store), version(plan, higher, store));
    let length = minutes(conflict.overlap);
    if higher == conflict.release {
        let other = other(conflict, plan, zone);
        format!("{told} brings {high} of {carrier} {length} before {other}, which brings {low}, has ended.")
    } else {
        let other = other(conflict, plan, zone);
        format!("{told} brings {low} of {carrier} and ends {length} after {other}, which brings {high}, has started.")
    }
}

/// The way out of a C15.
pub(super) fn put_in_order(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let Some(Versions { lower, higher, same, .. }) = versions(conflict) else {
        return "Move one of the two.".to_owned();
    };
    if same {
        return format!(
            "Give {} or {} another version, or make one release of the two.",
            short(plan, lower),
            short(plan, higher)
        );
    }
    let earliest = told_instant(conflict.span().end(), zone);
    format!(
        "Let {} start at {earliest} or later, or correct the version of {}.",
        short(plan, higher),
        label(plan, lower)
    )
}
