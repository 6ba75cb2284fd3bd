//! The dates of a meeting as a calendar file: itself, the next one, and what is due.

use chrono::NaiveDate;
use slipway_domain::release::Release;
use slipway_domain::time::Instant;
use slipway_interop::ics::{Busy, CalendarEvent, CalendarFile, Days, PRODUCT, Status, When, write};

use super::held::HeldMeeting;
use crate::desk::{Context, Desk};
use crate::error::Result;
use crate::publication::{Ledger, Standing, of_meeting};

/// The meeting, the next one, conditions of its approvals and its open actions.
///
/// Names never change, and sequences come from the ledger of everything that leaves the plan, so that importing the file
/// again changes what was imported before.
pub(super) fn calendar(desk: &mut Desk, context: &Context, held: &HeldMeeting) -> Result<Vec<u8>> {
    let plan = &desk.plan;
    let mut events = vec![of_meeting(plan, &held.board, held.at)];
    events.extend(held.board.first_meeting(held.at.end()).map(|next| of_meeting(plan, &held.board, next)));
    let mut approvals: Vec<_> =
        plan.approvals.iter().filter(|approval| approval.meeting == Some(held.meeting.id)).collect();
    approvals.sort_by_key(|approval| (approval.at, approval.id));
    for approval in approvals {
        let label = plan.releases.get(approval.release).map(Release::label).unwrap_or_default();
        for (condition, number) in approval.conditions.iter().zip(1..) {
            let uid = format!("{}-{number}@conditions.slipway", approval.id);
            let description = format!("A condition of the approval of {label}.");
            events.extend(condition.due.and_then(|due| due_on(due, uid, condition.text.clone(), description)));
        }
    }
    let mut actions: Vec<_> =
        plan.actions.iter().filter(|one| one.meeting == Some(held.meeting.id) && one.done.is_none()).collect();
    actions.sort_by(|one, other| one.key.cmp(&other.key));
    for action in actions {
        let owner = action.owner.and_then(|id| plan.people.get(id)).map_or("nobody", |person| person.name.as_str());
        let uid = format!("{}@actions.slipway", action.id);
        let summary = format!("{} {}", action.key, action.text);
        events.extend(action.due.and_then(|due| due_on(due, uid, summary, format!("An action of {owner}."))));
    }
    let marks = desk.store.exported_marks()?;
    let settled = Ledger::keeping(Standing::default()).settle(desk, context, events, marks)?;
    Ok(write(&CalendarFile {
        name: held.board.name.clone(),
        guid: held.board.id.to_string(),
        product: PRODUCT.to_owned(),
        events: settled.events,
        refresh: None,
    }))
}

/// Something that is due on a day; nothing on the last day that a calendar knows.
fn due_on(day: NaiveDate, uid: String, summary: String, description: String) -> Option<CalendarEvent> {
    Some(CalendarEvent {
        uid,
        created: Instant::MIN,
        changed: Instant::MIN,
        sequence: 0,
        when: When::Days(Days::on(day)?),
        summary,
        description,
        location: None,
        categories: vec!["CAB".to_owned()],
        status: Status::Confirmed,
        busy: Busy::Free,
        url: None,
        related: Vec::new(),
    })
}
