//! What sentences call releases, windows, people and lengths of time.

use crate::Plan;
use crate::calendar::WindowKind;
use crate::conflict::record::{Conflict, Party};
use crate::conflict::time_text::{told, told_instant};
use crate::id::{PersonId, ReleaseId, ServiceId};
use crate::time::{Interval, Minutes, Zone};

/// A release with its time.
pub(super) fn party(plan: &Plan, release: ReleaseId, at: Interval, zone: &Zone) -> String {
    format!("{} ({})", label(plan, release), told(at, zone))
}

pub(super) fn label(plan: &Plan, release: ReleaseId) -> String {
    plan.releases.get(release).map_or_else(|| "The new release".to_owned(), crate::release::Release::label)
}

/// The other party with its time.
pub(super) fn other(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    match conflict.other {
        Party::Release(id) => {
            let at = conflict.met.first().copied().unwrap_or(conflict.at);
            plan.releases.get(id).map_or_else(
                || format!("the new release ({})", told(at, zone)),
                |release| format!("{} ({})", release.label(), told(at, zone)),
            )
        }
        Party::Window(id) => {
            let Some(window) = plan.windows.get(id) else { return "a window that is gone".to_owned() };
            let kind = match window.kind {
                WindowKind::FreezeHard => "hard freeze",
                WindowKind::FreezeSoft => "soft freeze",
                WindowKind::Peak => "business peak",
                WindowKind::Trading => "trading hours",
                WindowKind::MonthEnd => "month-end",
                WindowKind::Maintenance => "maintenance window",
                WindowKind::Vendor => "vendor's window",
                WindowKind::Holiday => "holiday",
            };
            let times: Vec<String> = conflict.met.iter().map(|occurrence| told(*occurrence, zone)).collect();
            format!("the {kind} {} ({})", window.title, times.join(", "))
        }
        Party::Service(id) => service_name(plan, id),
        Party::Booking(id) => {
            let title = plan.bookings.get(id).map_or("a booking that is gone", |booking| booking.title.as_str());
            let at = conflict.met.first().copied().unwrap_or(conflict.at);
            format!("{title} ({})", told(at, zone))
        }
        Party::Person(id) => person_name(plan, id),
        Party::Team(id) => {
            plan.teams.get(id).map_or_else(|| "a team that is gone".to_owned(), |team| team.name.clone())
        }
        Party::Train(id) => {
            plan.trains.get(id).map_or_else(|| "a train that is gone".to_owned(), |train| train.name.clone())
        }
        Party::Board(id) => {
            plan.boards.get(id).map_or_else(|| "a board that is gone".to_owned(), |board| board.name.clone())
        }
        Party::LeadTime => "the lead time".to_owned(),
        Party::LocalTime => "the clock on the wall".to_owned(),
    }
}

pub(super) fn service_name(plan: &Plan, service: ServiceId) -> String {
    plan.services.get(service).map_or_else(|| "a service that is gone".to_owned(), |service| service.name.clone())
}

pub(crate) fn person_name(plan: &Plan, person: PersonId) -> String {
    plan.people.get(person).map_or_else(|| "somebody who is gone".to_owned(), |person| person.name.clone())
}

/// The names of components.
pub(super) fn services(plan: &Plan, services: &[ServiceId]) -> String {
    let names: Vec<String> = services.iter().map(|service| service_name(plan, *service)).collect();
    if names.is_empty() { "the same component".to_owned() } else { list(&names) }
}

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [name] => name.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

pub(super) fn minutes(length: Minutes) -> String {
    match length.get() {
        1 => "1 minute".to_owned(),
        minutes => format!("{minutes} minutes"),
    }
}

/// A length in days and hours, where it is longer than a day; minutes are of no use there.
pub(super) fn days(length: Minutes) -> String {
    const DAY: i64 = 24 * 60;
    let of = |count: i64, what: &str| if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") };
    match (length.get() / DAY, length.get() % DAY / 60) {
        (0, _) => minutes(length),
        (days, 0) => of(days, "day"),
        (days, hours) => format!("{} {}", of(days, "day"), of(hours, "hour")),
    }
}

/// When the stretches that are met begin and end.
pub(super) fn around(conflict: &Conflict, zone: &Zone) -> (String, String) {
    let before = conflict.met.iter().map(|stretch| stretch.start()).min().unwrap_or(conflict.at.start());
    let after = conflict.met.iter().map(|stretch| stretch.end()).max().unwrap_or(conflict.at.end());
    (told_instant(before, zone), told_instant(after, zone))
}

/// The key alone, where the sentence has already told the rest.
pub(super) fn short(plan: &Plan, release: ReleaseId) -> String {
    plan.releases.get(release).map_or_else(|| "the new release".to_owned(), |release| release.key.to_string())
}
