//! The names of events, what each is about, and how that stands in the plan.

use chrono::{Datelike, NaiveDate, NaiveTime};
use slipway_domain::Plan;
use slipway_domain::calendar::Window;
use slipway_domain::id::{BoardId, ReleaseId, WindowId};
use slipway_domain::plan::Named;
use slipway_domain::time::{Instant, Interval};
use uuid::Uuid;

/// Behind the `@` of the name of every release.
const RELEASES: &str = "slipway";
/// Behind the `@` of the name of every window.
const WINDOWS: &str = "windows.slipway";
/// Behind the `@` of the name of every meeting.
const MEETINGS: &str = "meetings.slipway";
/// The digits of an id.
const ID: usize = 36;

/// The name of a release's event.
pub(super) fn of_release(release: ReleaseId) -> String {
    format!("{release}@{RELEASES}")
}

/// The name of the event of a window as a whole.
pub(super) fn of_window(window: WindowId) -> String {
    format!("{window}@{WINDOWS}")
}

/// The name of one occurrence of a window: by its wall day, so that it keeps its name when the window's hours change.
/// One at another hour than the first has it in its name, because there may be several on one day.
pub(super) fn of_occurrence(window: &Window, at: Instant) -> String {
    let wall = window.zone.wall(at);
    let form = if wall.time() == window.start.time() { "%Y%m%d" } else { "%Y%m%dT%H%M%S" };
    format!("{}-{}@{WINDOWS}", window.id, wall.format(form))
}

/// The name of a meeting's event.
pub(super) fn of_meeting(board: BoardId, at: Instant) -> String {
    format!("{board}-{}@{MEETINGS}", at.epoch_seconds())
}

/// What an event is about, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// A release.
    Release(ReleaseId),
    /// A window, or its occurrence on a day.
    Window(WindowId, Option<NaiveDate>),
    /// A meeting of a board.
    Meeting(BoardId, Instant),
}

impl About {
    /// What the event of a name is about; none where the name is not one of this program's.
    pub(crate) fn read(uid: &str) -> Option<Self> {
        let (name, domain) = uid.split_once('@')?;
        let id = Uuid::try_parse(name.get(..ID)?).ok()?;
        let behind = name.get(ID..)?;
        match (domain, behind.strip_prefix('-')) {
            (RELEASES, None) if behind.is_empty() => Some(Self::Release(ReleaseId::new(id))),
            (WINDOWS, None) if behind.is_empty() => Some(Self::Window(WindowId::new(id), None)),
            (WINDOWS, Some(name)) => {
                let (day, time) = name.split_once('T').unwrap_or((name, "000000"));
                NaiveTime::parse_from_str(time, "%H%M%S").ok()?;
                Some(Self::Window(WindowId::new(id), Some(NaiveDate::parse_from_str(day, "%Y%m%d").ok()?)))
            }
            (MEETINGS, Some(at)) => {
                Some(Self::Meeting(BoardId::new(id), Instant::from_epoch_seconds(at.parse().ok()?).ok()?))
            }
            _ => None,
        }
    }

    /// The id of the release, of the window or of the board.
    pub(super) const fn thing(self) -> Uuid {
        match self {
            Self::Release(id) => id.uuid(),
            Self::Window(id, _) => id.uuid(),
            Self::Meeting(id, _) => id.uuid(),
        }
    }

    /// How this stands in a plan, when it is not among the events of a calendar that had it.
    pub(super) fn stands(self, plan: &Plan, years: &Years) -> Stands {
        match self {
            Self::Release(id) => plan.releases.get(id).map_or(Stands::Gone, |release| Stands::Elsewhere(key(release))),
            Self::Window(id, day) => match (plan.windows.get(id), day) {
                (None, _) => Stands::Gone,
                (Some(window), Some(day)) if !years.holds(window.zone.start_of_day(day)) => Stands::OutOfSight,
                (Some(window), _) => Stands::Elsewhere(key(window)),
            },
            Self::Meeting(id, at) => match plan.boards.get(id) {
                None => Stands::Gone,
                Some(_) if !years.holds(at) => Stands::OutOfSight,
                Some(board) => Stands::Elsewhere(key(board)),
            },
        }
    }
}

fn key(thing: &impl Named) -> String {
    thing.key().map(ToString::to_string).unwrap_or_default()
}

/// How something stands of which a calendar told before and now does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// It is in the plan no more.
    Gone,
    /// Its occurrence lies outside of the years that are written out.
    OutOfSight,
    /// The thing of this key is in the plan; whether its event is depends on what the calendar holds.
    Elsewhere(String),
}

/// The years in which occurrences are written out: the one before, this one and the next.
///
/// Whole years, so that an unchanged plan exports the same events on the next day.
#[derive(Clone, Copy)]
pub(crate) struct Years(Interval);

impl Years {
    /// Those around an instant.
    pub(super) fn around(now: Instant) -> Option<Self> {
        let begins = |year: i32| {
            let day = NaiveDate::from_ymd_opt(year, 1, 1)?.and_time(NaiveTime::MIN);
            Instant::from_epoch_seconds(day.and_utc().timestamp()).ok()
        };
        let year = now.utc().year();
        Some(Self(Interval::new(begins(year - 1)?, begins(year + 2)?).ok()?))
    }

    /// From the first instant of the first to the last of the last.
    pub(super) const fn stretch(self) -> Interval {
        self.0
    }

    fn holds(self, at: Instant) -> bool {
        self.0.holds(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID_TEXT: &str = "01936a3e-7c00-7000-8000-000000000001";

    #[test]
    fn a_name_says_what_its_event_is_about_and_other_names_say_nothing() {
        let id = Uuid::try_parse(ID_TEXT).unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 12, 1);
        let at = Instant::parse("2026-12-01T13:00:00Z").unwrap();
        let release = ReleaseId::new(id);
        assert_eq!(About::read(&of_release(release)), Some(About::Release(release)));
        assert_eq!(About::read(&of_window(WindowId::new(id))), Some(About::Window(WindowId::new(id), None)));
        for name in ["20261201", "20261201T130000"] {
            let name = format!("{ID_TEXT}-{name}@{WINDOWS}");
            assert_eq!(About::read(&name), Some(About::Window(WindowId::new(id), day)), "{name}");
        }
        assert_eq!(About::read(&of_meeting(BoardId::new(id), at)), Some(About::Meeting(BoardId::new(id), at)));
        for other in ["", "x@slipway", "20261201@windows.slipway", &format!("{ID_TEXT}@example.org")] {
            assert_eq!(About::read(other), None, "{other}");
        }
        assert_eq!(About::read(&format!("{ID_TEXT}-1@{RELEASES}")), None);
    }
}
