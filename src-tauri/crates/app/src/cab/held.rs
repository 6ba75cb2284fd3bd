//! A meeting of which something is kept: found by its name, and changed step by step.

use slipway_domain::board::{self, Board, Point, Sitting};
use slipway_domain::id::{BoardId, MeetingId};
use slipway_domain::plan::Edit;
use slipway_domain::time::{Instant, Interval};
use slipway_domain::{Key, Plan, board::MeetingError};

use super::meetings::find;
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::wire::Changed;

/// What marks a point of an agenda that is not a release.
const OWN: char = '~';

/// A meeting with what is kept of it.
pub(super) struct HeldMeeting {
    pub(super) board: Board,
    pub(super) at: Interval,
    pub(super) meeting: board::Meeting,
    /// What must be written before anything of it can be: the board, where the plan has settled on none.
    before: Vec<Edit>,
}

impl HeldMeeting {
    /// The meeting of an id, or the next; one of which nothing is kept yet gets a row of its own.
    pub(super) fn find(desk: &Desk, context: &Context, id: &str) -> Result<Self> {
        let found = find(desk, context, id)?;
        let (mut board, at) = (found.board, found.at);
        let mut before = Vec::new();
        if desk.plan.boards.get(board.id).is_none() {
            // The plan names it for ever, so that its calendar is the same before it is written down and behind that.
            board.id = BoardId::new(desk.plan.settings.guid);
            before.push(board.clone().into());
        }
        let kept = desk.plan.meeting_of(board.id, at.start()).cloned();
        let meeting =
            kept.unwrap_or_else(|| board::Meeting::new(MeetingId::new(context.host.ids.next()), board.id, at.start()));
        Ok(Self { board, at, meeting, before })
    }

    /// The meeting as the rules ask about it.
    pub(super) fn sitting<'a>(&'a self, plan: &'a Plan, now: Instant) -> Sitting<'a> {
        Sitting { meeting: Some(&self.meeting), ..Sitting::of(plan, &self.board, self.at, now) }
    }

    /// A refusal of its course, with the meeting and people named and times in the zone of the board.
    pub(super) fn refused(&self, plan: &Plan, error: &MeetingError) -> AppError {
        AppError::refused(error.code(), error.told(plan, &self.board.zone, &self.label()))
            .hint("`slipway cab show --meeting ID` shows how the meeting stands")
    }

    /// Refuses what would change something of a meeting of which the minutes are locked.
    pub(super) fn is_not_locked(&self, plan: &Plan) -> Result<()> {
        match self.meeting.locked.clone() {
            Some((by, at)) => Err(self.refused(plan, &MeetingError::Locked { by, at })),
            None => Ok(()),
        }
    }

    /// What is to be written so that the meeting is as given.
    pub(super) fn edits(&self, meeting: board::Meeting) -> Vec<Edit> {
        let mut edits = self.before.clone();
        edits.push(meeting.into());
        edits
    }

    /// Keeps the meeting as it is after a step, or says why the step cannot be taken; nothing is written where nothing
    /// changes.
    pub(super) fn keep(
        &self,
        desk: &mut Desk,
        context: &Context,
        label: String,
        step: std::result::Result<board::Meeting, MeetingError>,
    ) -> Result<Changed> {
        let meeting = step.map_err(|error| self.refused(&desk.plan, &error))?;
        let edits = if meeting == self.meeting { Vec::new() } else { self.edits(meeting) };
        desk.commit(context, label, None, &edits)
    }

    /// What it is called, for people.
    pub(super) fn label(&self) -> String {
        let day = self.board.zone.wall(self.at.start()).date();
        format!("{} of {}", self.board.key, day.format("%-d %b %Y"))
    }
}

/// Names a point of an agenda: the key of a release, or `~` and what the point is called.
pub(super) fn point_id(plan: &Plan, point: &Point) -> String {
    match point {
        Point::Release(id) => plan.releases.get(*id).map_or_else(String::new, |release| release.key.to_string()),
        Point::Other(name) => format!("{OWN}{name}"),
    }
}

/// The point that a name means.
pub(super) fn point_of(desk: &Desk, id: &str) -> Result<Point> {
    if let Some(name) = id.strip_prefix(OWN) {
        return Ok(Point::Other(name.trim().to_owned()));
    }
    let key = Key::parse(id).map_err(|error| {
        AppError::usage("meeting.point", error.to_string())
            .hint("name a release by its key, or another point by ~ and a text")
    })?;
    Ok(Point::Release(desk.release(&key)?.id))
}
