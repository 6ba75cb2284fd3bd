//! The board's meetings: each Tuesday at 14:00 in the plan's zone, for what starts in the week behind it.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use slipway_domain::release::{Release, ReleaseKind, ReleaseState, Risk};
use slipway_domain::time::{Instant, Interval, Minutes};

use super::{MeetingView, WhichMeeting};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{List, Nothing};

/// How many meetings are listed.
const AHEAD: u64 = 8;
/// How long a meeting lasts.
const LENGTH: Minutes = Minutes::new(60);

/// One meeting with what it is about.
pub(super) struct Meeting<'a> {
    pub(super) day: NaiveDate,
    pub(super) at: Interval,
    /// Releases that need a decision, riskiest first.
    pub(super) for_decision: Vec<&'a Release>,
    /// Releases that are only told.
    pub(super) for_information: Vec<&'a Release>,
}

fn start(desk: &Desk, day: NaiveDate) -> Instant {
    let at = NaiveTime::from_hms_opt(14, 0, 0).unwrap_or_default();
    desk.plan.settings.zone.resolve(day.and_time(at)).first()
}

/// The first meeting that has not ended yet.
fn next_day(desk: &Desk, now: Instant) -> NaiveDate {
    let mut day = desk.plan.settings.zone.wall(now).date();
    while day.weekday() != Weekday::Tue || start(desk, day).plus(LENGTH) <= now {
        let Some(next) = day.checked_add_days(Days::new(1)) else { break };
        day = next;
    }
    day
}

pub(super) fn meeting(desk: &Desk, day: NaiveDate) -> Meeting<'_> {
    let at = Interval::from_start(start(desk, day), LENGTH);
    let until = day
        .checked_add_days(Days::new(7))
        .map_or(at.end().plus(Minutes::hours(168)), |day| start(desk, day).plus(LENGTH));
    let window = at.extended_to(until);
    let mut for_decision = Vec::new();
    let mut for_information = Vec::new();
    for release in desk.plan.releases.iter().filter(|release| window.holds(release.occupancy().start())) {
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
        (std::cmp::Reverse(release.risk.unwrap_or(Risk::Low)), release.occupancy().start(), release.key.clone())
    };
    for_decision.sort_by_key(rank);
    for_information.sort_by_key(|release| (release.occupancy().start(), release.key.clone()));
    Meeting { day, at, for_decision, for_information }
}

/// The meeting of an id, or the next.
pub(super) fn find<'a>(desk: &'a Desk, context: &Context, id: &str) -> Result<Meeting<'a>> {
    if id == "next" {
        return Ok(meeting(desk, next_day(desk, context.host.clock.now())));
    }
    let day: Option<NaiveDate> = id.parse().ok().filter(|day: &NaiveDate| day.weekday() == Weekday::Tue);
    day.map(|day| meeting(desk, day)).ok_or_else(|| {
        AppError::usage("meeting.unknown", format!("there is no meeting {id:?}"))
            .hint("the board meets on Tuesdays; `slipway cab meetings` lists the next ones, or say `next`")
    })
}

pub(super) fn view(desk: &Desk, meeting: &Meeting<'_>) -> MeetingView {
    MeetingView {
        id: meeting.day.to_string(),
        title: format!("Change advisory board, week {}", meeting.day.iso_week().week()),
        start: meeting.at.start().into(),
        end: meeting.at.end().into(),
        for_decision: meeting.for_decision.iter().map(|release| desk.bar(release)).collect(),
        for_information: meeting.for_information.len(),
    }
}

/// Lists the board's next meetings with what each decides.
pub fn meetings(desk: &Desk, context: &Context, _: Nothing, _: &dyn Task) -> Result<List<MeetingView>> {
    let first = next_day(desk, context.host.clock.now());
    let days = (0..AHEAD).filter_map(|week| first.checked_add_days(Days::new(7 * week)));
    Ok(days.map(|day| view(desk, &meeting(desk, day))).collect())
}

/// Shows one meeting of the board.
pub fn show_meeting(desk: &Desk, context: &Context, input: WhichMeeting, _: &dyn Task) -> Result<MeetingView> {
    Ok(view(desk, &find(desk, context, &input.meeting)?))
}
