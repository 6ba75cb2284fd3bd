//! The minutes of a meeting on paper.

use slipway_domain::Plan;
use slipway_domain::approval::{Approval, Condition};
use slipway_domain::board::{Action, MinutedItem, Presence as Noted, Seat};
use slipway_domain::id::PersonId;
use slipway_print::cab_minutes;
use slipway_print::minutes::{
    ActionRow, CalendarChange, ConditionRow, EditedText, FreezeDecision, MinutesItem, MinutesModel, PlanState,
    Presence, Quorum, SeatRow, Votes,
};

use super::PrintMeeting;
use super::held::HeldMeeting;
use super::meetings::{find, id_of_meeting, title};
use super::minutes::{generated, locked_by};
use super::workbench::{agenda_of, quorum_of};
use crate::desk::{App, Context, Desk};
use crate::error::Result;
use crate::host::Task;
use crate::paper::PrintedPaper;
use crate::paper::press::{self, Wish};
use crate::paper::time::{full_moment, zone_at};

const USE_CASE: &str = "cab_minutes_print";

/// Prints the minutes of a meeting as PDF; a draft until they are locked.
///
/// The pages are made when the desk is free again.
pub fn print_minutes(app: &App, input: PrintMeeting, task: &dyn Task) -> Result<PrintedPaper> {
    let (model, snapshot) = app.ask(USE_CASE, |desk, context| {
        let held = HeldMeeting::find(desk, context, &input.meeting)?;
        // Locked minutes are printed as the plan was when they were locked.
        match locked_by(desk, &held)? {
            Some((_, seq)) => Ok((model(&desk.past(seq)?, context, &input.meeting)?, seq)),
            None => Ok((model(desk, context, &input.meeting)?, desk.seq())),
        }
    })?;
    let wish = Wish {
        paper: input.paper.into(),
        mono: input.mono,
        duplex: input.duplex,
        fallback_font: input.fallback_font,
        picture: false,
    };
    press::print(app, USE_CASE, input.path, &wish, snapshot, task, |options, progress| {
        cab_minutes(&model, options, progress)
    })
}

fn model(desk: &Desk, context: &Context, id: &str) -> Result<MinutesModel> {
    let now = context.host.clock.now();
    let named = title(&find(desk, context, id)?);
    let held = HeldMeeting::find(desk, context, id)?;
    let told = generated(desk, &held, now)?;
    let (board, meeting) = (&held.board, &held.meeting);
    let quorum = quorum_of(desk, &held);
    let agenda = agenda_of(desk, &held, now);
    let planned = |item: &MinutedItem| {
        let point = agenda.points.iter().find(|point| point.number == item.number && point.release == item.release);
        point.and_then(|point| u32::try_from(point.length.get()).ok())
    };
    let items = told.items.iter().map(|item| self::item(desk, &held, item, planned(item))).collect();
    let locked = meeting.locked.as_ref();
    Ok(MinutesModel {
        title: named,
        key: id_of_meeting(board, held.at.start()),
        board: board.name.clone(),
        held: told.held.clone(),
        zone: zone_at(&board.zone, held.at.start()),
        place: board.membership.place.clone(),
        chair: told.chair.clone(),
        locked: locked.is_some(),
        locked_note: locked
            .map(|(by, at)| format!("Locked by {by} on {}.", full_moment(*at, &board.zone)))
            .unwrap_or_default(),
        seats: quorum.seats.iter().map(|seat| self::seat(&desk.plan, seat)).collect(),
        quorum: Quorum { met: told.quorum, sentence: told.quorum_told.clone() },
        items,
        actions: actions(desk, &held),
        freezes: told
            .freezes
            .iter()
            .map(|line| FreezeDecision { decision: line.clone(), ..FreezeDecision::default() })
            .collect(),
        calendar_changes: told
            .calendar
            .iter()
            .map(|line| CalendarChange { change: line.clone(), ..CalendarChange::default() })
            .collect(),
        next_meeting: told.next.clone(),
        distribution: told.distribution.clone(),
        edited: edited(meeting.minutes.as_deref()),
        before: state(desk, told.snapshots.0)?,
        after: state(desk, told.snapshots.1)?,
        provenance: press::provenance(desk, context)?,
    })
}

fn edited(text: Option<&str>) -> Option<EditedText> {
    let text = text?.to_owned();
    Some(EditedText { text, note: "Edited by hand; what was recorded stands in the plan.".to_owned() })
}

fn state(desk: &Desk, seq: Option<u64>) -> Result<PlanState> {
    let Some(seq) = seq else { return Ok(PlanState::default()) };
    Ok(PlanState { operation: format!("operation {seq}"), sha256: desk.store.operation_of(seq)?.hash })
}

fn name(plan: &Plan, id: PersonId) -> String {
    plan.people.get(id).map_or_else(|| "somebody who is gone".to_owned(), |person| person.name.clone())
}

fn seat(plan: &Plan, seat: &Seat) -> SeatRow {
    let as_what = match (seat.chair, seat.group.is_empty()) {
        (true, true) => "Chair".to_owned(),
        (true, false) => format!("Chair, {}", seat.group),
        (false, true) => "Member".to_owned(),
        (false, false) => seat.group.clone(),
    };
    let deputy = seat.deputy.filter(|_| seat.filled);
    SeatRow {
        seat: as_what,
        presence: match (seat.filled, deputy, seat.presence) {
            (true, Some(_), _) => Presence::Deputy,
            (true, None, _) => Presence::Present,
            (false, _, Some(Noted::Apologies | Noted::Declined)) => Presence::Apologies,
            _ => Presence::Absent,
        },
        who: deputy.map_or_else(|| seat.name.clone(), |id| name(plan, id)),
        deputy_for: deputy.map(|_| seat.name.clone()).unwrap_or_default(),
    }
}

fn item(desk: &Desk, held: &HeldMeeting, item: &MinutedItem, planned: Option<u32>) -> MinutesItem {
    let plan = &desk.plan;
    let decided = item.release.and_then(|id| {
        plan.approvals_of(id).into_iter().rev().find(|approval| approval.meeting == Some(held.meeting.id))
    });
    let ballot = decided.and_then(|approval| approval.ballot.as_ref());
    MinutesItem {
        place: item.number.clone(),
        number: item.release.and_then(|id| plan.releases.get(id)).map(|one| one.key.to_string()).unwrap_or_default(),
        title: item.title.clone(),
        decision: item.decision.clone(),
        reason: item.reason.clone(),
        provisional: item.provisional,
        verbal: item.verbal.clone(),
        conditions: decided.map(|approval| conditions(plan, approval)).unwrap_or_default(),
        votes: ballot.map(|ballot| Votes {
            in_favour: ballot.votes_for,
            against: ballot.against,
            abstained: ballot.abstained,
        }),
        interests: item.interests.clone(),
        minutes_spent: ballot.map(|_| item.minutes),
        minutes_planned: planned,
        comments: item.comments.clone(),
    }
}

fn conditions(plan: &Plan, approval: &Approval) -> Vec<ConditionRow> {
    let row = |condition: &Condition| ConditionRow {
        text: condition.text.clone(),
        owner: condition.owner.map(|id| name(plan, id)).unwrap_or_default(),
        due: condition.due.map(|day| day.format("%-d %b %Y").to_string()).unwrap_or_default(),
        verified_by: condition.verifier.map(|id| name(plan, id)).unwrap_or_default(),
    };
    approval.conditions.iter().map(row).collect()
}

fn actions(desk: &Desk, held: &HeldMeeting) -> Vec<ActionRow> {
    let plan = &desk.plan;
    let mut own: Vec<&Action> = plan.actions.iter().filter(|one| one.meeting == Some(held.meeting.id)).collect();
    own.sort_by(|one, other| one.key.cmp(&other.key));
    let row = |action: &Action| ActionRow {
        text: format!("{} {}", action.key, action.text),
        about: action.release.and_then(|id| plan.releases.get(id)).map(|one| one.key.to_string()).unwrap_or_default(),
        owner: action.owner.map(|id| name(plan, id)).unwrap_or_default(),
        due: action.due.map(|day| day.format("%-d %b %Y").to_string()).unwrap_or_default(),
    };
    own.into_iter().map(row).collect()
}
