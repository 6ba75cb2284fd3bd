//! The windows of a plan, expanded over the years in which something is planned.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::track::Track;
use crate::Plan;
use crate::calendar::{Component, Window, WindowKind};
use crate::id::{EnvironmentId, RegionId, ServiceId, TeamId, WindowId};
use crate::time::{Instant, Interval, join};

/// A stretch of the calendar that is expanded as a whole: 366 days, counted from 1970.
type Chapter = i64;

const CHAPTER_SECONDS: i64 = 366 * 86_400;

/// The most chapters that are kept expanded. Times further off are expanded when somebody asks for them, so that
/// one mistyped year does not fill the memory.
const MOST_CHAPTERS: usize = 40;

/// The most chapters that are expanded in one go, well below what a recurrence answers with at once.
const CHAPTERS_AT_ONCE: Chapter = 20;

/// The windows that are about one component.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Profile {
    /// One bit for each window, by its number.
    covering: Box<[u64]>,
    /// Maintenance windows among them, by number.
    maintenance: Vec<u32>,
    /// Their occurrences within the horizon, joined.
    open: Vec<Interval>,
}

impl Profile {
    pub(super) fn is_covered_by(&self, window: u32) -> bool {
        self.covering.get(window as usize / 64).is_some_and(|word| word >> (window % 64) & 1 == 1)
    }

    /// Whether work on the component is welcome only in maintenance windows.
    pub(super) fn has_maintenance(&self) -> bool {
        !self.maintenance.is_empty()
    }
}

/// A window with its number; windows are numbered in the order of their keys.
#[derive(Clone, Debug)]
struct Placed {
    id: WindowId,
    kind: WindowKind,
    /// Occurrences within the horizon, sorted; empty for kinds about which no rule asks.
    occurrences: Vec<Interval>,
}

/// What the scopes of all windows speak of. Components that differ only in what no scope speaks of are in the same
/// windows, so that they can share one [`Profile`].
#[derive(Clone, Debug, Default)]
struct Mentions {
    services: BTreeSet<ServiceId>,
    teams: BTreeSet<TeamId>,
    environments: BTreeSet<EnvironmentId>,
    regions: BTreeSet<RegionId>,
    elsewhere: Option<EnvironmentId>,
}

/// The windows of a plan, expanded.
#[derive(Clone, Debug, Default)]
pub(super) struct Horizon {
    windows: Vec<Placed>,
    chapters: BTreeSet<Chapter>,
    /// Occurrences of freezes and peaks.
    unwelcome: Track<u32>,
    mentions: Mentions,
    profiles: FxHashMap<Component, Arc<Profile>>,
    shared: FxHashMap<Box<[u64]>, Arc<Profile>>,
}

impl Horizon {
    /// Expands the windows of a plan over the chapters that the given times touch.
    pub(super) fn expand(plan: &Plan, times: impl Iterator<Item = Interval>) -> Self {
        let chapters = busiest(times);
        let mut sorted: Vec<&Window> = plan.windows.iter().collect();
        sorted.sort_by(|a, b| a.key.cmp(&b.key).then(a.id.cmp(&b.id)));
        let runs = runs(&chapters);
        let windows: Vec<Placed> = sorted
            .iter()
            .map(|window| Placed { id: window.id, kind: window.kind, occurrences: expand(window, &runs) })
            .collect();
        let unwelcome = windows
            .iter()
            .zip(0..)
            .filter(|(window, _)| is_unwelcome(window.kind))
            .flat_map(|(window, number)| window.occurrences.iter().map(move |occurrence| (*occurrence, number)))
            .collect();
        Self {
            windows,
            chapters,
            unwelcome: Track::new(unwelcome),
            mentions: Mentions::of(&sorted, plan),
            profiles: FxHashMap::default(),
            shared: FxHashMap::default(),
        }
    }

    pub(super) fn id(&self, window: u32) -> WindowId {
        self.windows[window as usize].id
    }

    pub(super) fn kind(&self, window: u32) -> WindowKind {
        self.windows[window as usize].kind
    }

    /// Whether the windows are expanded over the whole of a stretch.
    pub(super) fn reaches(&self, within: Interval) -> bool {
        chapters_of(within).all(|chapter| self.chapters.contains(&chapter))
    }

    /// Whether a rebuild would expand the windows over more of a stretch than now.
    pub(super) fn could_reach(&self, within: Interval) -> bool {
        self.chapters.len() < MOST_CHAPTERS && !self.reaches(within)
    }

    /// The chapters that are expanded, as times with which to expand again.
    pub(super) fn reach(&self) -> Vec<Interval> {
        self.chapters.iter().map(|chapter| span_of(*chapter, *chapter)).collect()
    }

    /// The windows about a component, remembered.
    pub(super) fn profile(&mut self, plan: &Plan, component: &Component) -> Arc<Profile> {
        let reduced = self.mentions.reduce(component);
        if let Some(profile) = self.profiles.get(&reduced) {
            return Arc::clone(profile);
        }
        let covering = self.covering(plan, &reduced);
        let profile = match self.shared.get(&covering) {
            Some(profile) => Arc::clone(profile),
            None => Arc::new(self.profile_with(covering.clone())),
        };
        self.shared.insert(covering, Arc::clone(&profile));
        self.profiles.insert(reduced, Arc::clone(&profile));
        profile
    }

    /// The windows about a component of a release that is only being thought about.
    pub(super) fn profile_once(&self, plan: &Plan, component: &Component) -> Arc<Profile> {
        let reduced = self.mentions.reduce(component);
        if let Some(profile) = self.profiles.get(&reduced) {
            return Arc::clone(profile);
        }
        let covering = self.covering(plan, &reduced);
        self.shared.get(&covering).map_or_else(|| Arc::new(self.profile_with(covering)), Arc::clone)
    }

    fn covering(&self, plan: &Plan, component: &Component) -> Box<[u64]> {
        let mut covering = vec![0_u64; self.windows.len().div_ceil(64)];
        for (window, number) in self.windows.iter().zip(0_usize..) {
            if plan.windows.get(window.id).is_some_and(|window| window.scope.covers(component)) {
                covering[number / 64] |= 1 << (number % 64);
            }
        }
        covering.into_boxed_slice()
    }

    fn profile_with(&self, covering: Box<[u64]>) -> Profile {
        let mut profile = Profile { covering, ..Profile::default() };
        let is_maintenance =
            |number: &u32| self.kind(*number) == WindowKind::Maintenance && profile.is_covered_by(*number);
        let maintenance: Vec<u32> = (0..self.windows.len() as u32).filter(is_maintenance).collect();
        let occurrences = maintenance.iter().flat_map(|number| &self.windows[*number as usize].occurrences);
        profile.open = join(occurrences.copied().collect());
        profile.maintenance = maintenance;
        profile
    }

    /// The occurrences of freezes and peaks that overlap a stretch, as (window, occurrence), sorted.
    pub(super) fn unwelcome(&self, plan: &Plan, within: Interval) -> SmallVec<[(u32, Interval); 8]> {
        let mut met = SmallVec::new();
        if self.reaches(within) {
            self.unwelcome.overlapping(within, |occurrence, number| met.push((number, occurrence)));
        } else {
            for (window, number) in self.windows.iter().zip(0_u32..).filter(|(window, _)| is_unwelcome(window.kind)) {
                let window = plan.windows.get(window.id);
                let occurrences = window.map(|window| window.occurrences(within)).unwrap_or_default();
                met.extend(occurrences.into_iter().map(|occurrence| (number, occurrence)));
            }
        }
        met.sort_unstable();
        met
    }

    /// When maintenance windows about a component are open, sorted and apart, as far as they overlap a stretch.
    pub(super) fn open<'a>(&self, plan: &Plan, profile: &'a Profile, within: Interval) -> Cow<'a, [Interval]> {
        if self.reaches(within) {
            let first = profile.open.partition_point(|open| open.end() <= within.start());
            let behind = profile.open.partition_point(|open| open.start() < within.end());
            return Cow::Borrowed(profile.open.get(first..behind).unwrap_or_default());
        }
        let windows = profile.maintenance.iter().filter_map(|number| plan.windows.get(self.id(*number)));
        Cow::Owned(join(windows.flat_map(|window| window.occurrences(within)).collect()))
    }

    /// The days that a stretch of time loses to holidays, of those holidays that `is_about` picks by number.
    pub(super) fn holidays(&self, plan: &Plan, is_about: impl Fn(u32) -> bool, within: Interval) -> Vec<NaiveDate> {
        let reached = self.reaches(within);
        let mut days = Vec::new();
        for (placed, number) in self.windows.iter().zip(0..) {
            if placed.kind != WindowKind::Holiday || !is_about(number) {
                continue;
            }
            let Some(window) = plan.windows.get(placed.id) else { continue };
            if reached {
                let within = placed.occurrences.iter().copied().filter(|occurrence| occurrence.overlaps(within));
                days.extend(window.days_touched(within));
            } else {
                days.extend(window.days_touched(window.occurrences(within)));
            }
        }
        days
    }
}

impl Mentions {
    fn of(windows: &[&Window], plan: &Plan) -> Self {
        let mut mentions = Self::default();
        for scope in windows.iter().map(|window| &window.scope) {
            mentions.services.extend(&scope.services);
            mentions.teams.extend(&scope.teams);
            mentions.environments.extend(&scope.environments);
            mentions.regions.extend(&scope.regions);
        }
        mentions.elsewhere =
            plan.environments.iter().map(|environment| environment.id).find(|id| !mentions.environments.contains(id));
        mentions
    }

    fn reduce(&self, component: &Component) -> Component {
        let environment = component.environment;
        let team = |team: Option<TeamId>| team.filter(|team| self.teams.contains(team));
        Component {
            service: component.service.filter(|service| self.services.contains(service)),
            service_team: team(component.service_team),
            release_team: team(component.release_team),
            region: component.region.filter(|region| self.regions.contains(region)),
            environment: match self.elsewhere {
                Some(elsewhere) if !self.environments.contains(&environment) => elsewhere,
                _ => environment,
            },
            kind: component.kind,
        }
    }
}

const fn is_unwelcome(kind: WindowKind) -> bool {
    matches!(kind, WindowKind::FreezeHard | WindowKind::FreezeSoft | WindowKind::Peak)
}

fn chapters_of(within: Interval) -> std::ops::RangeInclusive<Chapter> {
    let last = (within.end().epoch_seconds() - 1).max(within.start().epoch_seconds());
    within.start().epoch_seconds().div_euclid(CHAPTER_SECONDS)..=last.div_euclid(CHAPTER_SECONDS)
}

fn span_of(first: Chapter, last: Chapter) -> Interval {
    let start = Instant::MIN.plus_seconds(first * CHAPTER_SECONDS - Instant::MIN.epoch_seconds());
    Interval::from_start(start, crate::time::Minutes::new((last - first + 1) * CHAPTER_SECONDS / 60))
}

/// The chapters that most of the times touch, and the one after the last, in which the next moves will fall.
fn busiest(times: impl Iterator<Item = Interval>) -> BTreeSet<Chapter> {
    let mut busy: BTreeMap<Chapter, usize> = BTreeMap::new();
    for chapter in times.flat_map(chapters_of) {
        *busy.entry(chapter).or_default() += 1;
    }
    let mut ranked: Vec<(Chapter, usize)> = busy.into_iter().collect();
    ranked.sort_by_key(|(chapter, count)| (std::cmp::Reverse(*count), *chapter));
    let mut chapters: BTreeSet<Chapter> = ranked.iter().take(MOST_CHAPTERS - 1).map(|(chapter, _)| *chapter).collect();
    if let Some(last) = chapters.last().copied() {
        chapters.insert(last + 1);
    }
    chapters
}

/// Chapters that follow each other, as stretches that are expanded in one go.
fn runs(chapters: &BTreeSet<Chapter>) -> Vec<Interval> {
    let mut runs: Vec<(Chapter, Chapter)> = Vec::new();
    for &chapter in chapters {
        match runs.last_mut() {
            Some((first, last)) if *last + 1 == chapter && chapter - *first < CHAPTERS_AT_ONCE => *last = chapter,
            _ => runs.push((chapter, chapter)),
        }
    }
    runs.into_iter().map(|(first, last)| span_of(first, last)).collect()
}

fn expand(window: &Window, runs: &[Interval]) -> Vec<Interval> {
    if window.kind == WindowKind::Vendor {
        return Vec::new();
    }
    let mut occurrences: Vec<Interval> = runs.iter().flat_map(|run| window.occurrences(*run)).collect();
    occurrences.sort_unstable();
    occurrences.dedup();
    occurrences
}
