//! Boards: who decides on releases, when they meet, and until when they must have heard of one.

mod actions;
mod agenda;
mod coming;
mod flow;
mod meeting;
mod membership;
mod minutes;
mod names;
mod pace;
mod quorum;
mod refusal;
mod sitting;
#[cfg(test)]
mod sketch;
mod talk;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::calendar::Scope;
use crate::id::BoardId;
use crate::release::{Release, ReleaseKind};
use crate::time::{Instant, Interval, Minutes, Recurrence, Series, SeriesError, Span, Zone};
use crate::{Key, Plan};

pub use actions::OpenAction;
pub use agenda::{Agenda, AgendaPoint, Section, agenda};
pub use coming::{Coming, ForDecision, coming};
pub use meeting::{Action, ActionKind, AgendaMark, Attendance, IssuedPack, Meeting, Opening, Point, Presence};
pub use membership::{Member, Membership, MembershipError, Quorum};
pub use minutes::{Held, MeetingMinutes, MinutedAction, MinutedItem, decision_line, minutes};
pub use pace::Pace;
pub use quorum::{QuorumState, Seat, expected, quorum};
pub use refusal::MeetingError;
pub use sitting::Sitting;

/// A change advisory board: a series of meetings that decide on the releases in its scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// Its id.
    pub id: BoardId,
    /// Its key, such as `CAB`.
    pub key: Key,
    /// Its name for people.
    pub name: String,
    /// What it decides on.
    pub scope: Scope,
    /// The zone of its wall times.
    pub zone: Zone,
    /// When it first meets, on the wall.
    pub start: NaiveDateTime,
    /// When the first meeting ends, on the wall.
    pub end: NaiveDateTime,
    /// How the meetings recur, if they do.
    pub recurrence: Option<Recurrence>,
    /// How long before a meeting its agenda closes; working days are counted in the zone of the board.
    pub cut_off: Span,
    /// The same for normal releases of which [`Release::is_major`] holds.
    pub cut_off_major: Span,
    /// Who sits on it, and when it can decide.
    pub membership: Membership,
}

/// Why something does not make a board.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum BoardError {
    /// The wall times do not make meetings.
    #[error("a board cannot meet like that: {0}")]
    Meeting(#[from] SeriesError),
    /// The agenda would close after the meeting.
    #[error("an agenda closes before its meeting, not {0} before it")]
    CutOff(Span),
}

impl Board {
    /// How long before a meeting an agenda closes where nobody says anything else.
    pub const CUT_OFF: Span = Span::WorkingDays(5);
    /// The same for major releases.
    pub const CUT_OFF_MAJOR: Span = Span::WorkingDays(14);

    /// For how long a meeting decides behind which no other comes, and looks back before which none came.
    const WEEK: Minutes = Minutes::hours(7 * 24);

    /// Checks that its wall times make meetings and that agendas close before them.
    pub fn check(&self) -> Result<(), BoardError> {
        self.meetings().check()?;
        let after = [self.cut_off, self.cut_off_major].into_iter().find(|span| span.is_negative());
        after.map_or(Ok(()), |span| Err(BoardError::CutOff(span)))
    }

    /// Its meetings.
    pub fn meetings(&self) -> Series<'_> {
        Series { zone: &self.zone, start: self.start, end: self.end, recurrence: self.recurrence.as_ref() }
    }

    /// The first meeting that begins at an instant or later.
    pub fn first_meeting(&self, from: Instant) -> Option<Interval> {
        self.meetings().starting(from)
    }

    /// The last meeting that begins before an instant.
    ///
    /// Looks a little back first, so that a rule is not expanded for decades to learn what came last.
    pub fn previous_meeting(&self, before: Instant) -> Option<Interval> {
        let series = self.meetings();
        let first = series.first();
        let mut until = before;
        for days in std::iter::once(62).chain(std::iter::repeat(20 * 366)) {
            if until <= first.start() {
                break;
            }
            let back = Interval::from_start(until.plus(Minutes::hours(-24 * days)), Minutes::ZERO).extended_to(until);
            let found = series.occurrences(back);
            if let Some(last) = found.into_iter().rev().find(|meeting| meeting.start() < before) {
                return Some(last);
            }
            until = back.start();
        }
        None
    }

    /// The stretch in which the releases start on which a meeting decides: from its beginning until the next one is
    /// over, and for a week behind the last one.
    pub fn decides_on(&self, meeting: Interval) -> Interval {
        let next = self.first_meeting(meeting.end());
        meeting.extended_to(next.map_or_else(|| meeting.end().plus(Self::WEEK), Interval::end))
    }

    /// How long before a meeting it must have heard of a release; none for one that waits for no meeting.
    ///
    /// A standard release was approved once for all, and an emergency is decided on when it comes.
    pub fn cut_off_of(&self, release: &Release) -> Option<Span> {
        let waits = release.kind == ReleaseKind::Normal;
        waits.then_some(if release.is_major() { self.cut_off_major } else { self.cut_off })
    }

    /// The board of a plan that has settled on none: it hears of everything, and meets each Tuesday at 14:00 for an
    /// hour.
    pub fn usual(id: BoardId, zone: Zone) -> Self {
        let tuesday = NaiveDate::default() + Days::new(5);
        Self {
            id,
            key: Key::parse("CAB").unwrap_or_else(|_| Key::nameless()),
            name: "Change advisory board".to_owned(),
            scope: Scope::default(),
            zone,
            start: tuesday.and_time(NaiveTime::default()) + TimeDelta::hours(14),
            end: tuesday.and_time(NaiveTime::default()) + TimeDelta::hours(15),
            recurrence: Recurrence::parse("FREQ=WEEKLY;BYDAY=TU").ok(),
            cut_off: Span::ZERO,
            cut_off_major: Span::ZERO,
            membership: Membership::default(),
        }
    }
}

impl Plan {
    /// The boards, by key.
    pub fn boards_by_key(&self) -> Vec<&Board> {
        let mut boards: Vec<&Board> = self.boards.iter().collect();
        boards.sort_by(|one, other| one.key.cmp(&other.key));
        boards
    }

    /// Whether a release is the business of a board: one of its components is in the board's scope.
    pub fn concerns(&self, board: &Board, release: &Release) -> bool {
        board.scope.is_global() || self.components(release).any(|component| board.scope.covers(&component))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;
    use crate::release::Risk;

    fn board() -> Board {
        let sketch = Sketch::new().board("CAB", "2026-12-01T14:00/15:00", "FREQ=WEEKLY;BYDAY=TU", "5wd", "14wd");
        sketch.plan.boards.by_key("CAB").unwrap().clone()
    }

    #[test]
    fn the_first_meeting_begins_no_earlier_than_asked() {
        let first = |from: &str| board().first_meeting(Instant::parse(from).unwrap()).unwrap().start().to_string();
        assert_eq!(first("2026-11-01T00:00:00Z"), "2026-12-01T13:00:00Z");
        assert_eq!(first("2026-12-01T13:00:00Z"), "2026-12-01T13:00:00Z");
        assert_eq!(first("2026-12-01T13:00:01Z"), "2026-12-08T13:00:00Z", "one that has begun is too late");
        assert_eq!(first("2027-04-01T00:00:00Z"), "2027-04-06T12:00:00Z", "by the clock on the wall");
    }

    #[test]
    fn the_previous_meeting_is_the_last_that_began_before() {
        let previous = |board: &Board, before: &str| {
            let previous = board.previous_meeting(Instant::parse(before).unwrap());
            previous.map(|meeting| meeting.start().to_string())
        };
        assert_eq!(previous(&board(), "2026-12-08T13:00:00Z").as_deref(), Some("2026-12-01T13:00:00Z"));
        assert_eq!(previous(&board(), "2026-12-08T13:00:01Z").as_deref(), Some("2026-12-08T13:00:00Z"));
        assert_eq!(previous(&board(), "2026-12-01T13:00:00Z"), None, "the first has none before it");
        assert_eq!(previous(&board(), "2080-01-03T00:00:00Z").as_deref(), Some("2080-01-02T13:00:00Z"));
        let ended = Board { recurrence: Recurrence::parse("FREQ=WEEKLY;COUNT=3").ok(), ..board() };
        assert_eq!(previous(&ended, "2026-12-20T00:00:00Z").as_deref(), Some("2026-12-15T13:00:00Z"));
        assert_eq!(previous(&ended, "2090-01-01T00:00:00Z").as_deref(), Some("2026-12-15T13:00:00Z"));
        let once = Board { recurrence: None, ..board() };
        assert_eq!(previous(&once, "2090-01-01T00:00:00Z").as_deref(), Some("2026-12-01T13:00:00Z"));
        assert_eq!(previous(&once, "2026-12-01T13:00:00Z"), None);
    }

    #[test]
    fn a_meeting_decides_on_what_starts_until_the_next_one_is_over() {
        let decides = |board: &Board| board.decides_on(board.meetings().first()).end().to_string();
        assert_eq!(decides(&board()), "2026-12-08T14:00:00Z");
        assert_eq!(decides(&Board { recurrence: None, ..board() }), "2026-12-08T14:00:00Z", "a week behind the last");
    }

    #[test]
    fn an_agenda_closes_before_its_meeting() {
        assert_eq!(board().check(), Ok(()));
        let late = Span::WorkingDays(-1);
        assert_eq!(Board { cut_off: late, ..board() }.check(), Err(BoardError::CutOff(late)));
        let late = Span::Calendar(Minutes::new(-1));
        assert_eq!(Board { cut_off_major: late, ..board() }.check(), Err(BoardError::CutOff(late)));
        let board = board();
        assert!(matches!(Board { end: board.start, ..board }.check(), Err(BoardError::Meeting(_))));
    }

    #[test]
    fn a_board_decides_on_what_is_in_its_scope_and_hears_of_major_releases_earlier() {
        let sketch = Sketch::new().service("pay", 1).release("R-1", &["pay"], "2026-12-18T22:00/23:00");
        let release = sketch.plan.releases.by_key("R-1").unwrap().clone();
        assert!(sketch.plan.concerns(&board(), &release));
        let narrow = |key: &str| {
            let environments = [sketch.plan.environments.by_key(key).unwrap().id].into();
            Board { scope: Scope { environments, ..Scope::default() }, ..board() }
        };
        assert!(sketch.plan.concerns(&narrow("production"), &release));
        assert!(!sketch.plan.concerns(&narrow("staging"), &release));
        assert_eq!(board().cut_off_of(&release), Some(Span::WorkingDays(5)));
        let risky = Release { risk: Some(Risk::High), ..release.clone() };
        assert_eq!(board().cut_off_of(&risky), Some(Span::WorkingDays(14)));
        for kind in [ReleaseKind::Standard, ReleaseKind::Emergency] {
            assert_eq!(board().cut_off_of(&Release { kind, ..release.clone() }), None, "{kind} waits for no meeting");
        }
    }

    #[test]
    fn a_plan_that_has_settled_on_no_board_has_one_on_tuesdays_at_two() {
        let berlin = crate::conflict::sketch::zone("Europe/Berlin");
        let usual = Board::usual(BoardId::new(uuid::Uuid::nil()), berlin);
        assert_eq!(usual.check(), Ok(()));
        let next = usual.first_meeting(Instant::parse("2026-11-23T10:00:00Z").unwrap()).unwrap();
        assert_eq!((next.start().to_string().as_str(), next.minutes().get()), ("2026-11-24T13:00:00Z", 60));
    }
}
