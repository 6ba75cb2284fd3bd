//! The dates of a meeting as a calendar file: itself, the next one, and what is due.

use slipway_domain::time::{Instant, Interval};
use slipway_interop::ics::{Busy, CalendarEvent, CalendarFile, Days, Status, When, write};

use super::held::HeldMeeting;
use super::meetings::id_of_meeting;
use crate::desk::{Context, Desk};
use crate::error::Result;

/// What is kept about a row of which an event tells: when it was written first and last, and how often it changed.
struct Told {
    created: Instant,
    changed: Instant,
    sequence: u32,
}

/// The meeting, the next one, conditions of its approvals and its open actions.
///
/// Names never change, and sequences rise with the operations that touched what an event tells of, so that importing
/// the file again changes what was imported before.
pub(super) fn calendar(desk: &Desk, context: &Context, held: &HeldMeeting) -> Result<Vec<u8>> {
    let plan = &desk.plan;
    let now = context.host.clock.now();
    let mut events = vec![meeting(desk, held, held.at, now)?];
    if let Some(next) = held.board.first_meeting(held.at.end()) {
        events.push(meeting(desk, held, next, now)?);
    }
    let mut approvals: Vec<_> =
        plan.approvals.iter().filter(|approval| approval.meeting == Some(held.meeting.id)).collect();
    approvals.sort_by_key(|approval| (approval.at, approval.id));
    for approval in approvals {
        let label =
            plan.releases.get(approval.release).map(slipway_domain::release::Release::label).unwrap_or_default();
        let told = told(desk, &approval.id.to_string(), now)?;
        for (condition, number) in approval.conditions.iter().zip(1..) {
            let Some(day) = condition.due.and_then(Days::on) else { continue };
            let uid = format!("{}-{number}@conditions.slipway", approval.id);
            let description = format!("A condition of the approval of {label}.");
            let mut event = event(uid, When::Days(day), condition.text.clone(), description, &told);
            event.busy = Busy::Free;
            events.push(event);
        }
    }
    let mut actions: Vec<_> =
        plan.actions.iter().filter(|one| one.meeting == Some(held.meeting.id) && one.done.is_none()).collect();
    actions.sort_by(|one, other| one.key.cmp(&other.key));
    for action in actions {
        let Some(day) = action.due.and_then(Days::on) else { continue };
        let owner = action.owner.and_then(|id| plan.people.get(id)).map_or("nobody", |person| person.name.as_str());
        let uid = format!("{}@actions.slipway", action.id);
        let told = told(desk, &action.id.to_string(), now)?;
        let summary = format!("{} {}", action.key, action.text);
        let mut event = event(uid, When::Days(day), summary, format!("An action of {owner}."), &told);
        event.busy = Busy::Free;
        events.push(event);
    }
    Ok(write(&CalendarFile {
        name: held.board.name.clone(),
        guid: held.board.id.to_string(),
        product: format!("-//Slipway//Slipway {}//EN", env!("CARGO_PKG_VERSION")),
        events,
    }))
}

fn meeting(desk: &Desk, held: &HeldMeeting, at: Interval, now: Instant) -> Result<CalendarEvent> {
    let board = &held.board;
    let membership = &board.membership;
    let uid = format!("{}-{}@meetings.slipway", board.id, at.start().epoch_seconds());
    let link = if membership.link.is_empty() { String::new() } else { format!("\n{}", membership.link) };
    let description = format!("{}: {}{link}", id_of_meeting(board, at.start()), membership.quorum.told());
    let told = told(desk, &board.id.to_string(), now)?;
    let mut event = event(uid, at.into(), board.name.clone(), description, &told);
    event.location = Some(membership.place.clone()).filter(|place| !place.is_empty());
    Ok(event)
}

fn told(desk: &Desk, row: &str, now: Instant) -> Result<Told> {
    let operations = desk.store.operations_on(row)?;
    let times = || operations.iter().map(|operation| operation.meta.at);
    Ok(Told {
        created: times().min().unwrap_or(now),
        changed: times().max().unwrap_or(now),
        sequence: u32::try_from(operations.len().saturating_sub(1)).unwrap_or(u32::MAX),
    })
}

fn event(uid: String, when: When, summary: String, description: String, told: &Told) -> CalendarEvent {
    CalendarEvent {
        uid,
        created: told.created,
        changed: told.changed,
        sequence: told.sequence,
        when,
        summary,
        description,
        location: None,
        categories: vec!["CAB".to_owned()],
        status: Status::Confirmed,
        busy: Busy::Busy,
    }
}
