//! Boards and meetings sketched in a few words, for tests.

use uuid::Uuid;

use super::{AgendaMark, Attendance, Board, Meeting, Member, Point, Presence, Quorum};
use crate::approval::{Approval, Bound, Outcome, Route};
use crate::conflict::sketch::Sketch;
use crate::id::{ApprovalId, MeetingId, PersonId};
use crate::release::Release;
use crate::time::Instant;

/// A plan with people who are called by their names, and a board on Tuesdays at two that nobody sits on.
///
/// Zoe stands in for Ada everywhere.
pub(super) fn sketch() -> Sketch {
    let sketch =
        ["Zoe", "Yan", "Xiu", "Bob", "Cem", "Dora"].iter().fold(Sketch::new(), |sketch, name| sketch.person(name, ""));
    let sketch = sketch.person("Ada", "Zoe");
    sketch.board("CAB", "2026-11-03T14:00/15:00", "FREQ=WEEKLY;BYDAY=TU", "5wd", "14wd")
}

/// The board of a sketch with members: Ada (chair), Bob (Security), Cem (Operations) and Dora, who has no vote.
pub(super) fn board(sketch: &Sketch, at_least: u32, chair: bool, groups: &[&str]) -> Board {
    let mut board = sketch.plan.boards.by_key("CAB").unwrap().clone();
    let member = |name: &str, group: &str, votes: bool| Member {
        person: sketch.person_id(name),
        group: group.to_owned(),
        votes,
        deputy: None,
    };
    board.membership.chair = Some(sketch.person_id("Ada"));
    board.membership.members =
        vec![member("Bob", "Security", true), member("Cem", "Operations", true), member("Dora", "", false)];
    let groups = groups.iter().map(|group| (*group).to_owned()).collect();
    board.membership.quorum = Quorum { at_least, chair, groups };
    board
}

/// A row of an attendance: `Ada` is there, `Bob declined` has said no, and for `Cem for Zoe` Cem came in her place.
pub(super) fn row(sketch: &Sketch, told: &str) -> Attendance {
    let person = |name: &str| -> PersonId { sketch.person_id(name) };
    if let Some((deputy, of)) = told.split_once(" for ") {
        return Attendance { person: person(of), presence: Presence::Apologies, deputy: Some(person(deputy)) };
    }
    let (name, presence) = told.split_once(' ').unwrap_or((told, "present"));
    Attendance { person: person(name), presence: presence.parse().unwrap(), deputy: None }
}

/// A meeting of which nothing is kept yet.
pub(super) fn meeting(board: &Board, planned: Instant) -> Meeting {
    Meeting::new(MeetingId::new(Uuid::from_u64_pair(7, planned.epoch_seconds().unsigned_abs())), board.id, planned)
}

/// A mark that says nothing but which point it is about.
pub(super) fn mark(point: Point) -> AgendaMark {
    AgendaMark { point, place: None, length: None, justification: String::new(), off: false }
}

/// A board's approval of a release, outside of a meeting.
pub(super) fn approval(release: &Release, number: u128, at: Instant) -> Approval {
    Approval {
        id: ApprovalId::new(Uuid::from_u128(number)),
        release: release.id,
        route: Route::Cab,
        role: None,
        by: "Ada".to_owned(),
        person: None,
        deputy_for: None,
        at,
        outcome: Outcome::Approved,
        provisional: false,
        reason: String::new(),
        until: None,
        conditions: Vec::new(),
        bound: Bound {
            window: release.occupancy(),
            services: release.services.iter().copied().collect(),
            environment: release.environment,
            version: release.version.clone(),
            snapshot: 1,
        },
        stamp: None,
        meeting: None,
        ballot: None,
        verbal: None,
    }
}
