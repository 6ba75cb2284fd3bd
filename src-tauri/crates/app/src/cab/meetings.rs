//! The boards' meetings: what each decides, for what starts until the next one is over.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};
use slipway_domain::approval::Route;
use slipway_domain::board::{Board, Sitting, coming};
use slipway_domain::conflict::Schedule;
use slipway_domain::id::{BoardId, ReleaseId};
use slipway_domain::release::Release;
use slipway_domain::time::{Instant, Interval, Minutes};
use slipway_domain::{Key, Plan, board};
use uuid::Uuid;

use super::{MeetingView, WhichMeeting};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{List, Nothing};

/// How many meetings of each board are listed.
const AHEAD: usize = 8;
/// How many meetings that were held are listed.
const PAST: usize = 24;
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

/// Whether a release goes to a board by the policy in force.
pub(super) fn needs_board(desk: &Desk, release: &Release, now: Instant) -> bool {
    goes_to_board(&desk.plan, &desk.schedule, release, now)
}

/// The same in another state of the plan.
pub(super) fn goes_to_board(plan: &Plan, schedule: &Schedule, release: &Release, now: Instant) -> bool {
    let conflicts = schedule.of(plan, release.id);
    plan.standing(release, &conflicts, now).route.is_some_and(Route::is_board)
}

/// The boards of the plan, by key; the usual one where it has settled on none.
fn boards(desk: &Desk) -> Vec<Board> {
    let settled: Vec<Board> = desk.plan.boards_by_key().into_iter().cloned().collect();
    if settled.is_empty() {
        return vec![Board::usual(BoardId::new(Uuid::nil()), desk.plan.settings.zone.clone())];
    }
    settled
}

fn meeting(desk: &Desk, board: Board, at: Interval, now: Instant) -> Meeting<'_> {
    let sitting = Sitting::of(&desk.plan, &board, at, now);
    let coming = coming(&sitting, &desk.judged().all, |release| needs_board(desk, release, now));
    let late = coming.for_decision.iter().filter(|one| one.late).map(|one| one.release.key.clone()).collect();
    let decides: Vec<ReleaseId> = coming.for_decision.iter().map(|one| one.release.id).collect();
    let told: Vec<ReleaseId> = coming.for_information.iter().map(|release| release.id).collect();
    let releases = |ids: Vec<ReleaseId>| ids.into_iter().filter_map(|id| desk.plan.releases.get(id)).collect();
    let day = board.zone.wall(at.start()).date();
    Meeting { day, at, for_decision: releases(decides), for_information: releases(told), late, board }
}

/// The meetings of a board that begin on a day of its own zone; one that was held stays where it was when the board
/// meets at other times.
fn on_day(plan: &Plan, board: &Board, day: NaiveDate) -> Vec<Interval> {
    let Some(next) = day.checked_add_days(Days::new(1)) else { return Vec::new() };
    let within =
        Interval::from_start(board.zone.start_of_day(day), Minutes::ZERO).extended_to(board.zone.start_of_day(next));
    let mut meetings = board.meetings().occurrences(within);
    meetings.retain(|meeting| within.holds(meeting.start()));
    let held = plan.meetings.iter().filter(|one| one.board == board.id && one.opened.is_some());
    for kept in held.filter(|one| within.holds(one.planned)) {
        if meetings.iter().all(|meeting| meeting.start() != kept.planned) {
            meetings.push(was_planned(board, kept));
        }
    }
    meetings
}

/// When a meeting of which something is kept was planned; as long as the board meets now where it meets at other times.
fn was_planned(board: &Board, kept: &board::Meeting) -> Interval {
    let same = board.first_meeting(kept.planned).filter(|at| at.start() == kept.planned);
    same.unwrap_or_else(|| Interval::from_start(kept.planned, board.meetings().first().minutes()))
}

/// The meeting of an id, or the next.
///
/// An id is `CAB@2026-12-01T14:00`, by the clock of the board; the hour may be
/// left out, and the board too, where the first meeting of the day is meant.
pub(super) fn find<'a>(desk: &'a Desk, context: &Context, id: &str) -> Result<Meeting<'a>> {
    let boards = boards(desk);
    let now = context.host.clock.now();
    let first = |mut met: Vec<(Interval, Board)>| {
        met.sort_by(|(one, a), (other, b)| (one.start(), &a.key).cmp(&(other.start(), &b.key)));
        met.into_iter().next().map(|(at, board)| meeting(desk, board, at, now))
    };
    if id == "next" {
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
        let on_day = day.map(|day| on_day(&desk.plan, &board, day)).unwrap_or_default().into_iter();
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

/// What a meeting of a board is called by when it begins, such as `CAB@2026-12-01T14:00`.
pub(crate) fn id_of_meeting(board: &Board, begins: Instant) -> String {
    format!("{}@{}", board.key, board.zone.wall(begins).format(BEGINS))
}

/// What a meeting of which something is kept is called; none where its board is gone.
pub(crate) fn meeting_name(plan: &Plan, meeting: &board::Meeting) -> Option<String> {
    Some(id_of_meeting(plan.boards.get(meeting.board)?, meeting.planned))
}

/// How far a meeting has come.
pub(super) fn stage(kept: Option<&board::Meeting>) -> &'static str {
    match kept {
        Some(board::Meeting { locked: Some(_), .. }) => "locked",
        Some(board::Meeting { ended: Some(_), .. }) => "ended",
        Some(board::Meeting { opened: Some(_), .. }) => "open",
        _ => "planned",
    }
}

/// What a meeting is called on the screen.
pub(super) fn title(meeting: &Meeting<'_>) -> String {
    format!("{}, week {}", meeting.board.name, meeting.day.iso_week().week())
}

pub(super) fn view(desk: &Desk, meeting: &Meeting<'_>) -> MeetingView {
    let Meeting { board, .. } = meeting;
    MeetingView {
        id: id_of_meeting(board, meeting.at.start()),
        board: board.key.clone().into(),
        title: title(meeting),
        stage: stage(desk.plan.meeting_of(board.id, meeting.at.start())).to_owned(),
        start: meeting.at.start().into(),
        end: meeting.at.end().into(),
        for_decision: meeting.for_decision.iter().map(|release| desk.bar(release)).collect(),
        for_information: meeting.for_information.len(),
        late: meeting.late.iter().cloned().map(Into::into).collect(),
    }
}

/// Lists the next meetings of every board with what each decides, and behind them those that were held, newest first.
pub fn meetings(desk: &Desk, context: &Context, _: Nothing, _: &dyn Task) -> Result<List<MeetingView>> {
    let now: Instant = context.host.clock.now();
    let ahead = |board: Board| {
        let meetings = board.meetings().upcoming(now, AHEAD);
        meetings.into_iter().map(move |at| (at, board.clone())).collect::<Vec<_>>()
    };
    let mut all: Vec<(Interval, Board)> = boards(desk).into_iter().flat_map(ahead).collect();
    all.sort_by(|(one, a), (other, b)| (one.start(), &a.key).cmp(&(other.start(), &b.key)));
    let next = all.iter().map(|(at, _)| at.start()).min().unwrap_or(now);
    let held = desk.plan.meetings.iter().filter(|kept| kept.opened.is_some() && kept.planned < next);
    let mut past: Vec<(Interval, Board)> = held
        .filter_map(|kept| {
            let board = desk.plan.boards.get(kept.board)?;
            Some((was_planned(board, kept), board.clone()))
        })
        .collect();
    past.sort_by(|(one, a), (other, b)| (other.start(), &a.key).cmp(&(one.start(), &b.key)));
    past.truncate(PAST);
    Ok(all.into_iter().chain(past).map(|(at, board)| view(desk, &meeting(desk, board, at, now))).collect())
}

/// Shows one meeting of a board.
pub fn show_meeting(desk: &Desk, context: &Context, input: WhichMeeting, _: &dyn Task) -> Result<MeetingView> {
    Ok(view(desk, &find(desk, context, &input.meeting)?))
}
