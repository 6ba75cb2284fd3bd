//! What stands against a release at each of many starts at once.

use chrono::NaiveDate;

use super::Code;
use super::entry::Entry;
use super::horizon::overlapping;
use super::occupancy::Meeting;
use super::precedence::{earliest_in, missed_by, tied_end};
use super::record::{Conflict, Party, outside};
use super::rule::{RULES, View};
use super::schedule::Schedule;
use crate::Plan;
use crate::calendar::WindowKind;
use crate::dependency::{Relation, ReleaseLink};
use crate::release::{Planned, Release};
use crate::time::{Instant, Interval, Minutes, Span, join};

/// Starts that are tried, at equal distances.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Starts {
    pub(crate) first: Instant,
    pub(crate) step_seconds: i64,
    pub(crate) count: usize,
}

impl Starts {
    pub(crate) fn at(self, index: usize) -> Instant {
        self.first.plus_seconds(self.step_seconds * index as i64)
    }

    /// The number of starts before an instant.
    pub(crate) fn before(self, instant: Instant) -> usize {
        let seconds = instant.epoch_seconds() - self.first.epoch_seconds();
        let steps = seconds.div_euclid(self.step_seconds) + i64::from(seconds.rem_euclid(self.step_seconds) > 0);
        (steps.max(0) as usize).min(self.count)
    }

    /// The starts in a stretch, as a range of their numbers.
    pub(crate) fn within(self, stretch: Interval) -> std::ops::Range<usize> {
        self.before(stretch.start())..self.before(stretch.end())
    }
}

/// One thing that stands against some of the starts.
#[derive(Clone, Debug)]
pub(crate) struct Obstacle {
    pub(crate) code: Code,
    pub(crate) other: Party,
    /// Whether a start is refused for it, or only worse.
    pub(crate) refuses: bool,
    /// The starts against which it stands, as stretches, sorted and apart.
    pub(crate) starts: Vec<Interval>,
}

/// A release that is tried at other times.
pub(crate) struct Probe<'a> {
    plan: &'a Plan,
    schedule: &'a Schedule,
    planned: &'a Planned,
    entry: Entry,
}

impl<'a> Probe<'a> {
    /// A release as it is given, which the plan need not hold; none when it does not take part.
    pub(crate) fn new(plan: &'a Plan, schedule: &'a Schedule, release: &'a Release) -> Option<Self> {
        let profile = |component: &_| schedule.horizon.profile_once(component);
        let entry = Entry::read(plan, release, &schedule.ground, profile)?;
        Some(Self { plan, schedule, planned: &release.planned, entry })
    }

    /// The conflicts that the release would have if it started then.
    pub(crate) fn conflicts_at(&self, start: Instant) -> Vec<Conflict> {
        self.schedule.preview_of(self.plan, vec![self.entry.moved(&self.planned.moved_to(start))])
    }

    /// The conflict of one code with one party, if the release would have it when it started then.
    pub(crate) fn conflict_at(&self, start: Instant, code: Code, other: Party) -> Option<Conflict> {
        let moved = [self.entry.moved(&self.planned.moved_to(start))];
        let view = View::with(self.schedule, self.plan, &moved);
        let mut found = Vec::new();
        for rule in RULES.iter().filter(|rule| rule.codes().contains(&code)) {
            for entry in &moved {
                rule.of(&view, entry, &mut found);
            }
        }
        let is_it = |conflict: &Conflict| (conflict.code, conflict.other) == (code, other);
        found.into_iter().map(|found| found.conflict).find(is_it)
    }

    /// Everything that stands against at least one of the starts, one for each code and party, by code.
    ///
    /// Being outside the maintenance windows of a component refuses a start
    /// whatever the component's tier: a slot lies inside the windows of all.
    pub(crate) fn obstacles(&self, starts: Starts) -> Vec<Obstacle> {
        let length = self.length();
        let last = starts.at(starts.count.saturating_sub(1));
        let within = Interval::from_start(starts.first, Minutes::ZERO).extended_to(last.plus_seconds(length));
        let mut obstacles = self.releases(within);
        obstacles.extend(self.windows(within));
        obstacles.extend(self.maintenance(within));
        obstacles.extend(self.links(starts));
        obstacles.sort_by_key(|obstacle| (obstacle.code, obstacle.other));
        obstacles.dedup_by(|again, first| {
            let same = (again.code, again.other) == (first.code, first.other);
            if same {
                first.starts = join([std::mem::take(&mut first.starts), std::mem::take(&mut again.starts)].concat());
            }
            same
        });
        obstacles.retain(|obstacle| obstacle.starts.iter().any(|refused| !starts.within(*refused).is_empty()));
        obstacles
    }

    fn length(&self) -> i64 {
        self.entry.at.end().epoch_seconds() - self.entry.at.start().epoch_seconds()
    }

    /// The starts with which the release would overlap a stretch.
    fn overlapping(&self, stretch: Interval) -> Interval {
        let first = stretch.start().plus_seconds(1 - self.length());
        Interval::from_start(first, Minutes::ZERO).extended_to(stretch.end())
    }

    fn releases(&self, within: Interval) -> Vec<Obstacle> {
        let mut numbers = Vec::new();
        self.schedule.near(&self.entry, within, |number| numbers.push(number));
        numbers.sort_unstable();
        numbers.dedup();
        let others = numbers.into_iter().filter_map(|number| self.schedule.entry(number));
        others
            .filter_map(|other| {
                let meeting = Meeting::of(&self.schedule.ground, &self.entry, other);
                let code = meeting.code()?;
                Some(Obstacle {
                    code,
                    other: Party::Release(other.id),
                    refuses: meeting.is_hard(),
                    starts: vec![self.overlapping(other.at)],
                })
            })
            .collect()
    }

    fn windows(&self, within: Interval) -> Vec<Obstacle> {
        let horizon = &self.schedule.horizon;
        let met = horizon.unwelcome(self.plan, within);
        let of_windows = met.chunk_by(|a, b| a.0 == b.0);
        of_windows
            .filter_map(|of_window| {
                let (window, _) = *of_window.first()?;
                if self.entry.history || !self.entry.parts.iter().any(|part| part.profile.is_covered_by(window)) {
                    return None;
                }
                let refuses = horizon.kind(window) == WindowKind::FreezeHard;
                Some(Obstacle {
                    code: if refuses { Code::C03 } else { Code::C04 },
                    other: Party::Window(horizon.id(window)),
                    refuses,
                    starts: join(of_window.iter().map(|(_, occurrence)| self.overlapping(*occurrence)).collect()),
                })
            })
            .collect()
    }

    fn maintenance(&self, within: Interval) -> Vec<Obstacle> {
        let kept = self.entry.parts.iter().filter(|part| part.profile.has_maintenance() && !self.entry.history);
        kept.filter_map(|part| {
            let open = self.schedule.horizon.open(self.plan, &part.profile, within);
            let closed = outside(within, overlapping(&open, within));
            Some(Obstacle {
                code: Code::C05,
                other: Party::Service(self.schedule.ground.id(part.service?)),
                refuses: true,
                starts: join(closed.into_iter().map(|closed| self.overlapping(closed)).collect()),
            })
        })
        .collect()
    }

    fn links(&self, starts: Starts) -> Vec<Obstacle> {
        let view = View::standing(self.schedule, self.plan);
        let links = self.schedule.links.of(self.entry.id);
        links
            .filter_map(|link| {
                let leads = link.predecessor == self.entry.id;
                let other = view.release(if leads { link.successor } else { link.predecessor })?;
                if self.entry.history && other.history {
                    return None;
                }
                let refused = match (leads, link.lag) {
                    (false, _) => vec![self.starts_before_predecessor(&view, link, other)],
                    (true, Span::Calendar(lag)) => vec![self.starts_too_late(link, lag, other)],
                    (true, Span::WorkingDays(_)) => self.starts_that_miss(&view, link, other, starts),
                };
                Some(Obstacle { code: Code::C07, other: Party::Release(other.id), refuses: true, starts: refused })
            })
            .collect()
    }

    fn starts_before_predecessor(&self, view: &View<'_>, link: &ReleaseLink, predecessor: &Entry) -> Interval {
        let tied = earliest_in(view, link, predecessor);
        let start = match link.relation {
            Relation::FinishToStart | Relation::StartToStart => tied,
            Relation::FinishToFinish | Relation::StartToFinish => tied.plus_seconds(-self.length()),
        };
        Interval::from_start(Instant::MIN, Minutes::ZERO).extended_to(start)
    }

    fn starts_too_late(&self, link: &ReleaseLink, lag: Minutes, successor: &Entry) -> Interval {
        let latest = tied_end(link.relation, successor.at).plus(-lag);
        let start = match link.relation {
            Relation::FinishToStart | Relation::FinishToFinish => latest.plus_seconds(-self.length()),
            Relation::StartToStart | Relation::StartToFinish => latest,
        };
        Interval::from_start(start.plus_seconds(1), Minutes::ZERO).extended_to(Instant::MAX)
    }

    /// Starts after which a lag in working days ends too late for the successor.
    ///
    /// Within a day on which clocks do not change, a later start is never better,
    /// so that most days are judged by their first and last start.
    fn starts_that_miss(
        &self,
        view: &View<'_>,
        link: &ReleaseLink,
        successor: &Entry,
        starts: Starts,
    ) -> Vec<Interval> {
        let zone = &self.entry.zone;
        let shift = match link.relation {
            Relation::FinishToStart | Relation::FinishToFinish => self.length(),
            Relation::StartToStart | Relation::StartToFinish => 0,
        };
        let misses = |index: usize| {
            let at = self.entry.at.moved_to(starts.at(index));
            missed_by(view, link, &Entry { at, ..self.entry.clone() }, successor).is_some()
        };
        let tie = |index: usize| starts.at(index).plus_seconds(shift);
        let one =
            |index: usize| Interval::from_start(starts.at(index), Minutes::ZERO).extended_to(starts.at(index + 1));
        let mut refused = Vec::new();
        let mut first = 0;
        while first < starts.count {
            let day: NaiveDate = zone.wall(tie(first)).date();
            let next_day = day.succ_opt().map_or(Instant::MAX, |next| zone.start_of_day(next));
            let behind = starts.before(next_day.plus_seconds(-shift)).max(first + 1);
            let last = behind - 1;
            let (early, late) = (misses(first), misses(last));
            let clocks_change = zone.offset_seconds(tie(first)) != zone.offset_seconds(tie(last));
            if early == late && !clocks_change {
                if early {
                    refused.push(one(first).extended_to(starts.at(behind)));
                }
            } else {
                refused.extend((first..behind).filter(|index| misses(*index)).map(one));
            }
            first = behind;
        }
        join(refused)
    }
}
