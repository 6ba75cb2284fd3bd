//! C08 to C14, C16 and C17 in words: what a release asks of environments, people, stores and trains.

use super::names::{around, days, label, list, minutes, other, party, person_name, services, short};
use crate::Plan;
use crate::conflict::record::{Conflict, Detail, Party};
use crate::conflict::time_text::{told, told_instant};
use crate::conflict::{Code, Severity};
use crate::id::ReleaseId;
use crate::release::Release;
use crate::time::{Span, Zone};

fn detail(conflict: &Conflict) -> Option<&Detail> {
    conflict.detail.as_deref()
}

/// Whether the release from which a C08 is told is the one that stabilises.
fn stabilises(conflict: &Conflict) -> bool {
    conflict.met.first().is_some_and(|tail| tail.start() == conflict.at.end())
}

/// What is wrong.
pub(super) fn statement(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let release = party(plan, conflict.release, conflict.at, zone);
    let length = minutes(conflict.overlap);
    match (conflict.code, detail(conflict)) {
        (Code::C08, _) => {
            let services = services(plan, &conflict.services);
            let tail = conflict.met.first().map_or_else(String::new, |tail| told(*tail, zone));
            let Party::Release(id) = conflict.other else { return release };
            if stabilises(conflict) {
                format!("{} starts on {services} while {release} stabilises ({tail}).", label(plan, id))
            } else {
                format!("{release} starts on {services} while {} stabilises ({tail}).", label(plan, id))
            }
        }
        (Code::C09, _) => {
            let whom = whom(conflict, plan);
            format!(
                "{release} needs an environment that is booked for {}{whom} for {length}.",
                other(conflict, plan, zone)
            )
        }
        (Code::C10, Some(Detail::People(people))) => {
            let names: Vec<String> = people.iter().map(|person| person_name(plan, *person)).collect();
            let need = if names.len() == 1 { "is" } else { "are" };
            let names = list(&names);
            format!(
                "{names} {need} needed by {release} and by {} at the same time for {length}.",
                other(conflict, plan, zone)
            )
        }
        (Code::C10, _) => {
            let away: Vec<String> = conflict.met.iter().map(|away| told(*away, zone)).collect();
            format!(
                "{} is needed by {release} and away for {length} of it ({}).",
                other(conflict, plan, zone),
                away.join(", ")
            )
        }
        (Code::C11, Some(Detail::Load { most, limit })) => {
            let at_most = format!("{most} at the same time for {length}, where at most {limit} may be");
            match conflict.other {
                Party::Team(_) => {
                    format!("{release} is one of the deployments of team {}: {at_most}.", other(conflict, plan, zone))
                }
                _ => format!("{release} is one of the deployments in {}: {at_most}.", other(conflict, plan, zone)),
            }
        }
        (Code::C14, _) => {
            let early = days(conflict.overlap);
            format!("{release} starts {early} too early: {}.", handed_in(conflict, plan, zone))
        }
        (Code::C16, Some(Detail::Stores(stores))) => {
            let names: Vec<String> =
                stores.iter().filter_map(|store| Some(plan.stores.get(*store)?.name.clone())).collect();
            format!(
                "{release} and {} overlap for {length}, and the rollback of each restores {}.",
                other(conflict, plan, zone),
                list(&names)
            )
        }
        (Code::C17, Some(Detail::Board { place, points })) => {
            let Party::Train(id) = conflict.other else { return release };
            let train = plan.trains.get(id);
            let room = train.and_then(|train| train.capacity).filter(|most| place > most);
            let budget = train.and_then(|train| train.risk_budget).filter(|most| points > most);
            let mut wrong = Vec::new();
            wrong.extend(room.map(|most| format!("number {place} on a train for {most}")));
            wrong.extend(
                budget.map(|most| format!("brings it to {points} points of risk, of which it may carry {most}")),
            );
            format!("{release} is on {} and is too much for it: {}.", other(conflict, plan, zone), wrong.join(" and "))
        }
        _ => format!("{release}: {}.", conflict.code.meaning().to_lowercase()),
    }
}

/// For whom an environment is booked.
fn whom(conflict: &Conflict, plan: &Plan) -> String {
    let Party::Booking(id) = conflict.other else { return String::new() };
    let Some(booking) = plan.bookings.get(id) else { return String::new() };
    let environment = plan.environments.get(booking.environment).map(|environment| environment.name.as_str());
    let release = booking.release.and_then(|id| plan.releases.get(id)).map(Release::label);
    let team = booking.team.and_then(|id| plan.teams.get(id)).map(|team| team.name.clone());
    let by = release.or(team).map(|by| format!(", by {by}")).unwrap_or_default();
    format!(" in {}{by},", environment.unwrap_or("an environment that is gone"))
}

/// When a release was handed in, and why that was too late.
fn handed_in(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let Some(release) = plan.releases.get(conflict.release) else { return "it was handed in too late".to_owned() };
    let when = release.submitted.map_or_else(|| "too late".to_owned(), |at| told_instant(at, zone));
    let board = match conflict.other {
        Party::Board(id) => plan.boards.get(id),
        _ => None,
    };
    if let Some((board, meeting)) = board.zip(conflict.met.first()) {
        let closes = ahead(board.cut_off_of(release).unwrap_or(Span::ZERO));
        let meeting = told(*meeting, zone);
        return format!(
            "it was handed in {when}, and {}, whose agenda closes {closes} ahead, decides on it at {meeting}",
            board.name
        );
    }
    match plan.lead_time(release.kind) {
        Some(lead) => {
            format!("it was handed in {when}, and a {} release is handed in {} ahead", release.kind, ahead(lead))
        }
        None => "it was handed in too late".to_owned(),
    }
}

/// How long before something: `5 working days`.
pub(crate) fn ahead(span: Span) -> String {
    match span {
        Span::Calendar(minutes) => minutes.to_string(),
        Span::WorkingDays(1) => "1 working day".to_owned(),
        Span::WorkingDays(days) => format!("{days} working days"),
    }
}

/// The way out.
pub(super) fn remedy(conflict: &Conflict, plan: &Plan, zone: &Zone) -> String {
    let (before, after) = around(conflict, zone);
    let or_reason = match conflict.severity {
        Severity::Hard => ".",
        Severity::Soft => ", or give the reason for going ahead.",
    };
    let who = || short(plan, conflict.release);
    match conflict.code {
        Code::C08 => {
            let later = later(conflict);
            format!("Let {} start at {after} or later{or_reason}", later.map_or_else(who, |id| short(plan, id)))
        }
        Code::C10 => match conflict.other {
            Party::Person(id) => format!(
                "Name a deputy of {} who is free, put somebody else on {}, or move it{or_reason}",
                person_name(plan, id),
                who()
            ),
            _ => format!(
                "Put somebody else on one of the two, name a deputy who is free, or let {} end by {before} or start at {after} or later{or_reason}",
                who()
            ),
        },
        Code::C11 => {
            let free = conflict.overlaps.last().map_or_else(String::new, |busy| told_instant(busy.end(), zone));
            format!("Move one of them, for instance {} to {free} or later{or_reason}", who())
        }
        Code::C14 => {
            let due = told_instant(conflict.span().end(), zone);
            format!("Let it start at {due} or later{or_reason}")
        }
        Code::C16 => format!(
            "Let {} end by {before} or start at {after} or later, or give one a rollback that leaves the data alone{or_reason}",
            who()
        ),
        Code::C17 => format!("Let {} take the next train, or give this one more room{or_reason}", who()),
        _ => format!("Let it end by {before} or start at {after} or later{or_reason}"),
    }
}

/// Of the two releases of a C08 the one that starts too early.
fn later(conflict: &Conflict) -> Option<ReleaseId> {
    let Party::Release(other) = conflict.other else { return None };
    Some(if stabilises(conflict) { other } else { conflict.release })
}
