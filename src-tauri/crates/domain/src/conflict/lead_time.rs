//! C14: handed in too late.

use smallvec::{SmallVec, smallvec};

use super::Code;
use super::entry::Entry;
use super::precedence::after;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Party, Stretches};
use super::rule::{Found, Rule, View};
use crate::time::{Instant, Interval, Minutes, Span, Zone};

/// C14: a release starts sooner after it was handed in than its type allows, or before the board whose agenda was
/// still open then has decided.
///
/// Working days are counted without the holidays that are about the release, in
/// its own zone for its type and in the zone of the board for a board. A release
/// that was not handed in yet is not late yet, a board that meets no more
/// closes no agenda, and a deployment is late in production alone.
pub(super) struct LeadTimes;

/// Since when a release may start, after what settles it.
#[derive(Clone, Debug)]
pub(super) struct Due {
    other: Party,
    /// Its place among those who may be the other party of a C14.
    place: u32,
    /// The meeting that decides, of a board.
    met: Stretches,
    since: Instant,
}

impl Rule for LeadTimes {
    fn codes(&self) -> &'static [Code] {
        &[Code::C14]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        if asked.history {
            return;
        }
        for due in dues(view, asked).iter().filter(|due| asked.at.start() < due.since) {
            let Some(severity) = view.schedule.weights.of(Code::C14, true) else { return };
            let missed = Interval::from_start(asked.at.start(), Minutes::ZERO).extended_to(due.since);
            let conflict = Conflict::new(Code::C14, severity, asked.id, asked.at, due.other);
            found.push(Found {
                place: (asked.rank, Code::C14, due.place),
                conflict: conflict.over(due.met.clone(), smallvec![missed]),
            });
        }
    }

    fn obstacles(&self, probe: &Probe<'_>, _: Interval) -> Vec<Obstacle> {
        if probe.entry.history {
            return Vec::new();
        }
        let before = |due: &Due| {
            let starts = vec![Interval::from_start(Instant::MIN, Minutes::ZERO).extended_to(due.since)];
            probe.obstacle(Code::C14, due.other, true, starts)
        };
        dues(&probe.view(), &probe.entry).iter().filter_map(before).collect()
    }
}

/// Since when a release may start; counted once, because neither its time nor that of others matters.
fn dues<'a>(view: &View<'_>, asked: &'a Entry) -> &'a [Due] {
    let Some(submitted) = asked.facts.submitted else { return &[] };
    asked.facts.dues.get_or_init(|| {
        let heard = |span: Span, zone: &Zone| {
            after(submitted, span, zone, |within| {
                let holidays = asked.parts.iter().flat_map(|part| part.profile.holidays());
                view.schedule.horizon.days_off(view.plan, holidays, within)
            })
        };
        let lead = asked.facts.lead.map(|lead| Due {
            other: Party::LeadTime,
            place: 0,
            met: SmallVec::new(),
            since: heard(lead, &asked.zone),
        });
        let registry = &view.schedule.registry;
        let boards = asked.facts.boards.iter().filter_map(|(number, cut_off)| {
            let board = view.plan.boards.get(registry.boards.id(*number))?;
            let from = heard(*cut_off, &board.zone);
            let meeting = view.schedule.meetings.first(view.plan, registry, *number, from)?;
            let other = Party::Board(board.id);
            Some(Due { other, place: number + 1, met: smallvec![meeting], since: meeting.end() })
        });
        lead.into_iter().chain(boards).collect()
    })
}

#[cfg(test)]
mod tests {
    use crate::calendar::WindowKind;
    use crate::conflict::sketch::{Sketch, planned};
    use crate::conflict::{Changed, Schedule};
    use crate::release::{ReleaseKind, Risk};

    /// Handed in on a Friday morning.
    fn sketch(lead: &str, when: &str) -> Sketch {
        let sketch = Sketch::new().release("R-1", &[], when).lead(ReleaseKind::Normal, lead);
        let submitted = planned("2026-12-11T10:00/11:00", "Europe/Berlin").start().at;
        sketch.change("R-1", |release| release.submitted = Some(submitted))
    }

    #[test]
    fn a_deployment_is_late_in_production_alone() {
        let late = || sketch("48h", "2026-12-13T09:59/12:00").release("R-9", &[], "2026-12-20T20:00/22:00");
        assert_eq!(late().deploys("R-1", "R-9").told(), ["R-1 C14 soft lead-time 1"]);
        let staging = late().plan.environments.by_key("staging").unwrap().id;
        let tried = late().deploys("R-1", "R-9").change("R-1", |release| release.environment = staging);
        assert!(tried.told().is_empty());
    }

    #[test]
    fn a_release_that_starts_too_soon_after_it_was_handed_in_is_late() {
        assert_eq!(sketch("48h", "2026-12-13T09:59/12:00").told(), ["R-1 C14 soft lead-time 1"]);
        assert!(sketch("48h", "2026-12-13T10:00/12:00").told().is_empty());
        assert!(sketch("5wd", "2026-12-18T10:00/12:00").told().is_empty());
        assert_eq!(sketch("5wd", "2026-12-18T09:00/12:00").told(), ["R-1 C14 soft lead-time 60"]);
        let holiday = sketch("5wd", "2026-12-18T10:00/12:00");
        let holiday = holiday.window("H", WindowKind::Holiday, &[], "2026-12-16T00:00/2026-12-17T00:00", "");
        assert_eq!(holiday.told(), ["R-1 C14 soft lead-time 4320"], "the Monday behind it");
    }

    #[test]
    fn what_was_not_handed_in_and_types_without_a_lead_time_are_not_late() {
        assert!(
            sketch("48h", "2026-12-12T10:00/12:00").change("R-1", |release| release.submitted = None).told().is_empty()
        );
        let other =
            sketch("48h", "2026-12-12T10:00/12:00").change("R-1", |release| release.kind = ReleaseKind::Emergency);
        assert!(other.told().is_empty());
    }

    /// A board that meets on Tuesdays and hears of releases five working days ahead, of major ones fourteen.
    fn board(when: &str) -> Sketch {
        sketch("0", when).board("CAB", "2026-01-06T14:00/15:00", "FREQ=WEEKLY;BYDAY=TU", "5wd", "14wd")
    }

    #[test]
    fn a_release_that_starts_before_the_board_has_decided_on_it_is_late() {
        assert!(board("2026-12-22T15:00/16:00").told().is_empty(), "the meeting is over");
        assert_eq!(board("2026-12-22T14:30/16:00").told(), ["R-1 C14 soft CAB 30"]);
        let missed = board("2026-12-22T15:00/16:00");
        let late = planned("2026-12-15T14:01/15:00", "Europe/Berlin").start().at;
        let missed = missed.change("R-1", |release| release.submitted = Some(late));
        assert_eq!(missed.told(), ["R-1 C14 soft CAB 10080"], "its agenda closed a minute before");
    }

    #[test]
    fn a_board_hears_of_major_releases_earlier() {
        let major = |when| board(when).change("R-1", |release| release.risk = Some(Risk::High));
        assert_eq!(major("2027-01-05T14:59/16:00").told(), ["R-1 C14 soft CAB 1"]);
        assert!(major("2027-01-05T15:00/16:00").told().is_empty());
    }

    #[test]
    fn what_a_board_does_not_decide_on_or_was_not_handed_in_is_not_late_for_it() {
        let mut other = board("2026-12-14T10:00/12:00");
        let mut narrow = other.plan.boards.by_key("CAB").unwrap().clone();
        narrow.scope.kinds.insert(ReleaseKind::Standard);
        other.plan.boards.put(narrow);
        assert!(other.told().is_empty());
        let emergency = board("2026-12-14T10:00/12:00");
        assert!(emergency.change("R-1", |release| release.kind = ReleaseKind::Emergency).told().is_empty());
        let draft = board("2026-12-14T10:00/12:00").change("R-1", |release| release.submitted = None);
        assert!(draft.told().is_empty());
        let over = sketch("0", "2026-12-14T10:00/12:00").board("CAB", "2026-01-06T14:00/15:00", "", "5wd", "14wd");
        assert!(over.told().is_empty(), "it met once, long ago");
    }

    #[test]
    fn a_board_is_asked_the_same_whether_its_meetings_were_expanded_or_not() {
        let far = planned("2052-12-13T10:00/11:00", "Europe/Berlin").start().at;
        let told = |sketch: Sketch| Schedule::build(&sketch.plan).all(&sketch.plan);
        let sketch = board("2052-12-14T10:00/12:00").change("R-1", |release| release.submitted = Some(far));
        let expanded = told(sketch.release("R-2", &[], "2026-12-14T10:00/12:00"));
        let mut schedule = Schedule::build(&board("2026-12-14T10:00/12:00").plan);
        let later = board("2052-12-14T10:00/12:00").change("R-1", |release| release.submitted = Some(far));
        schedule.refresh(&later.plan, &Changed::Releases(later.plan.releases.iter().map(|one| one.id).collect()));
        assert_eq!((schedule.all(&later.plan).len(), &schedule.all(&later.plan)), (1, &expanded));
    }

    #[test]
    fn the_sentence_tells_which_meeting_decides() {
        assert_eq!(
            board("2026-12-22T14:30/16:00").sentence(),
            "R-1 R-1 title (22 Dec 14:30–16:00 Europe/Berlin) starts 30 minutes too early: it was handed in 11 Dec 10:00 \
             Europe/Berlin, and CAB board, whose agenda closes 5 working days ahead, decides on it at \
             22 Dec 14:00–15:00 Europe/Berlin. Let it start at 22 Dec 15:00 Europe/Berlin or later, or give the reason \
             for going ahead."
        );
    }

    #[test]
    fn the_sentence_tells_when_it_would_be_in_time() {
        assert_eq!(
            sketch("5wd", "2026-12-18T09:00/12:00").sentence(),
            "R-1 R-1 title (18 Dec 09:00–12:00 Europe/Berlin) starts 60 minutes too early: it was handed in 11 Dec 10:00 \
             Europe/Berlin, and a normal release is handed in 5 working days ahead. Let it start at 18 Dec 10:00 \
             Europe/Berlin or later, or give the reason for going ahead."
        );
    }
}
