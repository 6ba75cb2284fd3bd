//! What a board decides about a release.

use slipway_domain::approval::{Approval, Ballot, Route, Standing, may_approve};
use slipway_domain::board::{MeetingError, Point, QuorumState, quorum};
use slipway_domain::id::PersonId;
use slipway_domain::release::Release;

use super::DecideItem;
use super::held::HeldMeeting;
use crate::approval::{BallotCard, decided, still_open, with_its_state};
use crate::desk::{Context, Desk, id_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::Changed;

/// Keeps what the board decides about a release; provisional where the board has no quorum, and approves nothing then.
///
/// How long the release was talked about is what the clock of its point counted, or what is said by hand.
/// Where it completes what the policy asks, the release is approved with it, and rejected where the board rejects it.
/// Refuses to decide in a meeting that is not held, and to approve what nobody may approve.
pub fn decide_item(desk: &mut Desk, context: &Context, input: DecideItem, _: &dyn Task) -> Result<Changed> {
    let now = context.host.clock.now();
    let held = HeldMeeting::find(desk, context, &input.meeting)?;
    let release = desk.plan.decided_with(desk.release(&input.release)?).clone();
    if held.meeting.opened.is_none() {
        return Err(held.refused(&desk.plan, &MeetingError::NotOpen));
    }
    held.is_not_locked(&desk.plan)?;
    still_open(&release)?;
    let outcome = input.decision.outcome.0;
    let board = &held.board;
    let state = quorum(&desk.plan, board, &held.meeting.attendance, held.at);
    let chair = chair(desk, &held, &state);
    let conflicts = desk.schedule.of(&desk.plan, release.id);
    let standing = desk.plan.standing(&release, &conflicts, now);
    let route = standing.route.filter(|route| route.is_board()).unwrap_or(Route::Cab);
    if outcome.approves() && standing.policy.is_some() {
        if !(standing.route.is_some_and(Route::is_board) && standing.roles.is_empty()) {
            return Err(not_the_board(&release, &standing));
        }
        let nobody = chair.map_or_else(|| PersonId::new(uuid::Uuid::nil()), |(id, _)| id);
        may_approve(&desk.plan, &release, &standing, nobody, None)?;
    }
    votes(&state, &input.ballot)?;
    let point = Point::Release(release.id);
    let meeting = match input.minutes {
        Some(minutes) => held.meeting.say_talked(&point, minutes.saturating_mul(60), now),
        None => Ok(held.meeting.clone()),
    };
    let meeting = meeting.map_err(|error| held.refused(&desk.plan, &error))?;
    let interests = input.ballot.interests.iter().map(|key| id_of(&desk.plan.people, "person", key));
    let approval = Approval {
        route,
        by: chair.map_or_else(|| context.host.actor.clone(), |(_, name)| name.to_owned()),
        person: chair.map(|(id, _)| id),
        provisional: !state.met,
        stamp: standing.stamp(),
        meeting: Some(held.meeting.id),
        ballot: Some(Ballot {
            votes_for: input.ballot.votes_for,
            against: input.ballot.against,
            abstained: input.ballot.abstained,
            interests: interests.collect::<Result<_>>()?,
            comments: input.ballot.comments.trim().to_owned(),
            seconds: meeting.talked(&point, now),
        }),
        ..decided(desk, context, &release, &input.decision)?
    };
    approval.check()?;
    let provisional = if approval.provisional { ", provisionally" } else { "" };
    let label = format!("{} decides on {}: {}{provisional}", board.key, release.label(), outcome.told());
    let mut edits = held.edits(meeting);
    edits.extend(with_its_state(desk, &release, approval, now));
    desk.commit(context, label, None, &edits)
}

/// A board does not approve what its policy lets others approve, since that would count for nothing.
fn not_the_board(release: &Release, standing: &Standing<'_>) -> AppError {
    let message = format!("{} is not for the board to approve. {}", release.label(), standing.sentence);
    AppError::refused("approval.not_the_board", message)
        .hint("let those approve it whom its policy asks, defer it, or change the policy")
}

/// Refuses more votes than the board has; where nobody said who sits there, votes are not counted.
fn votes(state: &QuorumState, ballot: &BallotCard) -> Result<()> {
    let voted = ballot.votes_for.saturating_add(ballot.against).saturating_add(ballot.abstained);
    let votes = u32::try_from(state.seats.iter().filter(|seat| seat.votes).count()).unwrap_or(u32::MAX);
    if state.seats.is_empty() || voted <= votes {
        return Ok(());
    }
    let message = format!("{voted} votes were told, and the board has {votes}");
    Err(AppError::refused("meeting.votes", message).hint("count the votes again"))
}

/// Who chairs: whoever fills the chair's seat.
fn chair<'a>(desk: &'a Desk, held: &HeldMeeting, state: &QuorumState) -> Option<(PersonId, &'a str)> {
    let seat = state.seats.iter().find(|seat| seat.chair && seat.filled);
    let id = seat.map(|seat| seat.deputy.unwrap_or(seat.person)).or(held.board.membership.chair)?;
    Some((id, desk.plan.people.get(id)?.name.as_str()))
}
