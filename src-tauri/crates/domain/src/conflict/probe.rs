//! What stands against a release at each of many starts at once.

use super::entry::Entry;
use super::record::{Conflict, Party};
use super::rule::{RULES, View};
use super::schedule::Schedule;
use super::{Code, Severity};
use crate::Plan;
use crate::release::{Planned, Release};
use crate::time::{Instant, Interval, Minutes, join};

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

impl Obstacle {
    pub(super) fn new(code: Code, other: Party, severity: Severity, starts: Vec<Interval>) -> Self {
        Self { code, other, refuses: severity == Severity::Hard, starts }
    }
}

/// A release that is tried at other times.
pub(crate) struct Probe<'a> {
    plan: &'a Plan,
    schedule: &'a Schedule,
    planned: &'a Planned,
    pub(super) entry: Entry,
    pub(super) starts: Starts,
}

impl<'a> Probe<'a> {
    /// A release as it is given, which the plan need not hold; none when it does not take part.
    pub(crate) fn new(plan: &'a Plan, schedule: &'a Schedule, release: &'a Release, starts: Starts) -> Option<Self> {
        let entry = schedule.read_once(plan, release)?;
        Some(Self { plan, schedule, planned: &release.planned, entry, starts })
    }

    /// The schedule as it stands, with the release where it is now.
    pub(super) fn view(&self) -> View<'a> {
        View::standing(self.schedule, self.plan)
    }

    /// The conflicts that the release would have if it started then.
    pub(crate) fn conflicts_at(&self, start: Instant) -> Vec<Conflict> {
        self.schedule.preview_of(self.plan, vec![self.entry.moved(&self.planned.moved_to(start))])
    }

    /// What an obstacle comes to if the release started then: the conflict of its code, or of another of the family,
    /// with the same party.
    pub(crate) fn conflict_at(&self, start: Instant, obstacle: &Obstacle) -> Option<Conflict> {
        let moved = [self.entry.moved(&self.planned.moved_to(start))];
        let view = View::with(self.schedule, self.plan, &moved);
        let mut found = Vec::new();
        for rule in RULES.iter().filter(|rule| rule.codes().contains(&obstacle.code)) {
            for entry in &moved {
                rule.of(&view, entry, &mut found);
            }
        }
        let with_party = found.into_iter().map(|found| found.conflict).filter(|found| found.other == obstacle.other);
        with_party.min_by_key(|conflict| conflict.code != obstacle.code)
    }

    /// Everything that stands against at least one of the starts, one for each code, party and weight, by code.
    pub(crate) fn obstacles(&self) -> Vec<Obstacle> {
        let starts = self.starts;
        let last = starts.at(starts.count.saturating_sub(1));
        let within = Interval::from_start(starts.first, Minutes::ZERO).extended_to(last.plus_seconds(self.length()));
        let mut obstacles: Vec<Obstacle> = RULES.iter().flat_map(|rule| rule.obstacles(self, within)).collect();
        obstacles.sort_by_key(|obstacle| (obstacle.code, obstacle.other, !obstacle.refuses));
        obstacles.dedup_by(|again, first| {
            let same = (again.code, again.other, again.refuses) == (first.code, first.other, first.refuses);
            if same {
                first.starts = join([std::mem::take(&mut first.starts), std::mem::take(&mut again.starts)].concat());
            }
            same
        });
        obstacles.retain(|obstacle| obstacle.starts.iter().any(|refused| !starts.within(*refused).is_empty()));
        obstacles
    }

    /// An obstacle that weighs what the plan says; none for a code of which nobody wants to be told.
    pub(super) fn obstacle(&self, code: Code, other: Party, critical: bool, starts: Vec<Interval>) -> Option<Obstacle> {
        let severity = self.schedule.weights.of(code, critical)?;
        Some(Obstacle::new(code, other, severity, starts))
    }

    /// The length of the release in seconds.
    pub(super) fn length(&self) -> i64 {
        self.entry.at.end().epoch_seconds() - self.entry.at.start().epoch_seconds()
    }

    /// The starts with which the release would overlap a stretch.
    pub(super) fn overlapping(&self, stretch: Interval) -> Interval {
        let first = stretch.start().plus_seconds(1 - self.length());
        Interval::from_start(first, Minutes::ZERO).extended_to(stretch.end())
    }
}
