//! The boards' meetings: what each decides, for what starts until the next one is over.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use slipway_domain::Key;
use slipway_domain::board::Board;
use slipway_domain::conflict::Party;
use slipway_domain::id::{BoardId, ReleaseId};
use slipway_domain::release::{Release, ReleaseKind, ReleaseState, Risk};
use slipway_domain::time::{Instant, Interval, Minutes};
use uuid::Uuid;

use super::{MeetingView, WhichMeeting};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{List, Nothing};

/// How many meetings of each board are listed.
const AHEAD: usize = 8;
/// For how long the last meeting of a board decides.
const WEEK: Minutes = Minutes::hours(7 * 24);
/// How a meeting says when it begins, on the wall.
const BEGINS: &str = "%Y-%m-%dT%H:%M";

/// One meeting with what it is about.
pub(super) struct Meeting<'a> {
    pub(super) board: Board,
    pub(super) day: NaiveDate,
    pub(super) at: Interval,
    /// Releases that need a decision, riskiest first.
    pub(super) for_decision: Vec<&'a Release>,
    /// Releases that are only told.
    pub(super) for_information: Vec<&'a Release>,
    /// Of those for decision, the ones of which the board heard too late.
    pub(super) late: Vec<Key>,
}

/// The boards of the plan, by key; the usual one where it has settled on none.
fn boards(desk: &Desk) -> Vec<Board> {
    let settled: Vec<Board> = desk.plan.boards_by_key().into_iter().cloned().collect();
    if settled.is_empty() {
        return vec![Board::usual(BoardId::new(Uuid::nil()), desk.plan.settings.zone.clone())];
    }
    settled
}

fn meeting(desk: &Desk, board: Board, at: Interval) -> Meeting<'_> {
    let next = board.first_meeting(at.end()).map_or_else(|| at.end().plus(WEEK), Interval::end);
    let window = at.extended_to(next);
    let mut for_decision = Vec::new();
    let mut for_information = Vec::new();
    let starting = desk.plan.releases.iter().filter(|release| window.holds(release.occupancy().start()));
    for release in starting.filter(|release| desk.plan.concerns(&board, release)) {
        match release.state {
            ReleaseState::Submitted | ReleaseState::Assessed if release.kind != ReleaseKind::Standard => {
                for_decision.push(release);
            }
            ReleaseState::Submitted | ReleaseState::Assessed | ReleaseState::Approved | ReleaseState::Scheduled => {
                for_information.push(release);
            }
            _ => {}
        }
    }
    let rank = |release: &&Release| {
        (Reverse(release.risk.unwrap_or(Risk::Low)), release.occupancy().start(), release.key.clone())
    };
    for_decision.sort_by_key(rank);
    for_information.sort_by_key(|release| (release.occupancy().start(), release.key.clone()));
    let missed = desk.judged().all.iter().filter(|conflict| conflict.other == Party::Board(board.id));
    let missed: BTreeSet<ReleaseId> = missed.map(|conflict| conflict.release).collect();
    let late = for_decision.iter().filter(|release| missed.contains(&release.id)).map(|release| release.key.clone());
    let late = late.collect();
    let day = board.zone.wall(at.start()).date();
    Meeting { board, day, at, for_decision, for_information, late }
}

/// The meetings of a board that begin on a day of its own zone.
fn on_day(board: &Board, day: NaiveDate) -> Vec<Interval> {
    let Some(next) = day.checked_add_days(Days::new(1)) else { return Vec::new() };
    let within =
        Interval::from_start(board.zone.start_of_day(day), Minutes::ZERO).extended_to(board.zone.start_of_day(next));
    let mut meetings = board.meetings().occurrences(within);
    meetings.retain(|meeting| within.holds(meeting.start()));
    meetings
}

/// The meeting of an id, or the next.
///
/// An id is `CAB@2026-12-01T14:00`, by the clock of the board; the hour may be
/// left out, and the board too, where the first meeting of the day is meant.
pub(super) fn find<'a>(desk: &'a Desk, context: &Context, id: &str) -> Result<Meeting<'a>> {
    let boards = boards(desk);
    let first = |mut met: Vec<(Interval, Board)>| {
        met.sort_by(|(one, a), (other, b)| (one.start(), &a.key).cmp(&(other.start(), &b.key)));
        met.into_iter().next().map(|(at, board)| meeting(desk, board, at))
    };
    if id == "next" {
        let now = context.host.clock.now();
        let next = boards.into_iter().filter_map(|board| Some((board.meetings().next(now)?, board)));
        return first(next.collect()).ok_or_else(|| {
            AppError::refused("meeting.none", "no board has a meeting to come")
                .hint("give a board another date, or let its meetings recur")
        });
    }
    let (key, time) = id.split_once('@').map_or((None, id), |(key, time)| (Some(key), time));
    let begins = NaiveDateTime::parse_from_str(time, BEGINS).ok();
    let day = begins.map_or_else(|| time.parse::<NaiveDate>().ok(), |begins| Some(begins.date()));
    let asked = boards.into_iter().filter(|board| key.is_none_or(|key| board.key.as_str() == key));
    let met = asked.flat_map(|board| {
        let on_day = day.map(|day| on_day(&board, day)).unwrap_or_default().into_iter();
        on_day
            .filter(|at| begins.is_none_or(|begins| board.zone.wall(at.start()) == begins))
            .map(|at| (at, board.clone()))
            .collect::<Vec<_>>()
    });
    first(met.collect()).ok_or_else(|| {
        AppError::usage("meeting.unknown", format!("there is no meeting {id:?}"))
            .hint("`slipway cab meetings` lists the next ones; name one by its id or its day, or say `next`")
    })
}

pub(super) fn view(desk: &Desk, meeting: &Meeting<'_>) -> MeetingView {
    let Meeting { board, .. } = meeting;
    MeetingView {
        id: format!("{}@{}", board.key, board.zone.wall(meeting.at.start()).format(BEGINS)),
        board: board.key.clone().into(),
        title: format!("{}, week {}", board.name, meeting.day.iso_week().week()),
        start: meeting.at.start().into(),
        end: meeting.at.end().into(),
        for_decision: meeting.for_decision.iter().map(|release| desk.bar(release)).collect(),
        for_information: meeting.for_information.len(),
        late: meeting.late.iter().cloned().map(Into::into).collect(),
    }
}

/// Lists the next meetings of every board with what each decides.
pub fn meetings(desk: &Desk, context: &Context, _: Nothing, _: &dyn Task) -> Result<List<MeetingView>> {
    let now: Instant = context.host.clock.now();
    let ahead = |board: Board| {
        let meetings = board.meetings().upcoming(now, AHEAD);
        meetings.into_iter().map(move |at| (at, board.clone())).collect::<Vec<_>>()
    };
    let mut all: Vec<(Interval, Board)> = boards(desk).into_iter().flat_map(ahead).collect();
    all.sort_by(|(one, a), (other, b)| (one.start(), &a.key).cmp(&(other.start(), &b.key)));
    Ok(all.into_iter().map(|(at, board)| view(desk, &meeting(desk, board, at))).collect())
}

/// Shows one meeting of a board.
pub fn show_meeting(desk: &Desk, context: &Context, input: WhichMeeting, _: &dyn Task) -> Result<MeetingView> {
    Ok(view(desk, &find(desk, context, &input.meeting)?))
}
