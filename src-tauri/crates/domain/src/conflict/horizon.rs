//! The windows of a plan, expanded over the years in which something is planned.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{NaiveDate, TimeDelta};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::Severity;
use super::chapters::{Chapter, MOST_CHAPTERS, busiest, chapters_of, runs};
use super::search::ended_by;
use super::track::Track;
use crate::Plan;
use crate::calendar::{Component, Scope, Window, WindowKind};
use crate::id::{EnvironmentId, RegionId, ServiceId, TeamId, WindowId};
use crate::time::{Interval, join};

/// The windows that are about one component.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// One bit for each window, by its number.
    covering: Bits,
    /// None for a component that no maintenance window is about.
    openings: Option<Arc<Openings>>,
    /// Holidays among them, by number.
    holidays: Vec<u32>,
}

/// Some maintenance windows taken together.
#[derive(Clone, Debug, Default)]
struct Openings {
    windows: Vec<u32>,
    /// Their occurrences within the horizon, joined.
    open: Vec<Interval>,
}

/// A set of windows, as one bit for each number.
type Bits = Box<[u64]>;

impl Profile {
    pub(super) fn is_covered_by(&self, window: u32) -> bool {
        holds(&self.covering, window)
    }

    /// Whether work on the component is welcome only in maintenance windows.
    pub(super) const fn has_maintenance(&self) -> bool {
        self.openings.is_some()
    }

    /// The holidays that are about the component, by number.
    pub(super) fn holidays(&self) -> &[u32] {
        &self.holidays
    }
}

fn holds(bits: &[u64], window: u32) -> bool {
    bits.get(window as usize / 64).is_some_and(|word| word >> (window % 64) & 1 == 1)
}

/// A window with its number; windows are numbered in the order of their keys.
#[derive(Clone, Debug)]
struct Placed {
    id: WindowId,
    kind: WindowKind,
    /// How much it weighs by itself, of layers.
    severity: Option<Severity>,
    scope: Scope,
    /// Occurrences within the horizon, sorted.
    occurrences: Vec<Interval>,
    /// The days that they touch, sorted; of holidays only.
    days: Vec<NaiveDate>,
}

impl Placed {
    fn new(window: &Window, runs: &[Interval]) -> Self {
        let occurrences = expand(window, runs);
        let mut days = match window.kind {
            WindowKind::Holiday => window.days_touched(occurrences.iter().copied()),
            _ => Vec::new(),
        };
        days.sort_unstable();
        let severity = window.severity;
        Self { id: window.id, kind: window.kind, severity, scope: window.scope.clone(), occurrences, days }
    }
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
    /// Occurrences of what stands against releases.
    unwelcome: Track<u32>,
    /// Windows with a limit, with their limits and occurrences.
    limited: Vec<(u32, u32)>,
    limited_mask: Bits,
    limited_occurrences: Track<u32>,
    mentions: Mentions,
    profiles: FxHashMap<Component, Arc<Profile>>,
    shared: FxHashMap<Bits, Arc<Profile>>,
    openings: FxHashMap<Bits, Arc<Openings>>,
}

impl Horizon {
    /// Expands the windows of a plan over the chapters that the given times touch.
    pub(super) fn expand(plan: &Plan, times: impl Iterator<Item = Interval>) -> Self {
        let chapters = busiest(times);
        let mut sorted: Vec<&Window> = plan.windows.iter().collect();
        sorted.sort_by(|a, b| a.key.cmp(&b.key).then(a.id.cmp(&b.id)));
        let runs = runs(&chapters);
        let windows: Vec<Placed> = sorted.iter().map(|window| Placed::new(window, &runs)).collect();
        let unwelcome = windows
            .iter()
            .zip(0..)
            .filter(|(window, _)| is_unwelcome(window.kind))
            .flat_map(|(window, number)| window.occurrences.iter().map(move |occurrence| (*occurrence, number)))
            .collect();
        let limits = sorted.iter().zip(0..).filter_map(|(window, number)| Some((number, window.limit?)));
        let limited: Vec<(u32, u32)> = limits.filter(|(number, _)| sorted[*number as usize].binds()).collect();
        let of_limited = limited.iter().flat_map(|(number, _)| {
            windows[*number as usize].occurrences.iter().map(move |occurrence| (*occurrence, *number))
        });
        let limited_occurrences = Track::new(of_limited.collect());
        let mut limited_mask: Bits = vec![0; windows.len().div_ceil(64)].into();
        for (number, _) in &limited {
            limited_mask[*number as usize / 64] |= 1 << (number % 64);
        }
        Self {
            windows,
            chapters,
            limited,
            limited_mask,
            limited_occurrences,
            unwelcome: Track::new(unwelcome),
            mentions: Mentions::of(&sorted, plan),
            profiles: FxHashMap::default(),
            shared: FxHashMap::default(),
            openings: FxHashMap::default(),
        }
    }

    pub(super) fn id(&self, window: u32) -> WindowId {
        self.windows[window as usize].id
    }

    pub(super) fn kind(&self, window: u32) -> WindowKind {
        self.windows[window as usize].kind
    }

    pub(super) fn severity(&self, window: u32) -> Option<Severity> {
        self.windows[window as usize].severity
    }

    /// The limit of a window that has one.
    pub(super) fn limit(&self, window: u32) -> Option<u32> {
        let place = self.limited.binary_search_by_key(&window, |(number, _)| *number).ok()?;
        self.limited.get(place).map(|(_, limit)| *limit)
    }

    /// The windows with a limit that are about one of some components, with it.
    pub(super) fn limits<'a>(&self, profiles: impl Iterator<Item = &'a Profile>) -> SmallVec<[(u32, u32); 4]> {
        let mut found = SmallVec::new();
        if self.limited.is_empty() {
            return found;
        }
        let mut about: SmallVec<[u64; 8]> = SmallVec::from_elem(0, self.limited_mask.len());
        for profile in profiles {
            for (word, covering) in about.iter_mut().zip(&profile.covering) {
                *word |= covering;
            }
        }
        for ((word, mask), index) in about.iter().zip(&self.limited_mask).zip(0_u32..) {
            let mut left = word & mask;
            while left != 0 {
                let number = index * 64 + left.trailing_zeros();
                found.extend(self.limit(number).map(|limit| (number, limit)));
                left &= left - 1;
            }
        }
        found
    }

    /// The occurrences of a window with a limit that overlap a stretch, sorted.
    pub(super) fn occurrences(&self, plan: &Plan, window: u32, within: Interval) -> SmallVec<[Interval; 2]> {
        if self.reaches(within) {
            let mut found = SmallVec::new();
            self.limited_occurrences.overlapping(within, |occurrence, number| {
                found.extend((number == window).then_some(occurrence));
            });
            return found;
        }
        plan.windows.get(self.id(window)).map(|window| window.occurrences(within)).unwrap_or_default().into()
    }

    /// What recurs, over all that is expanded, in any order.
    pub(super) fn expanded(&self, occurrences: impl Fn(Interval) -> Vec<Interval>) -> Vec<Interval> {
        runs(&self.chapters).into_iter().flat_map(occurrences).collect()
    }

    /// Whether the windows are expanded over the whole of a stretch.
    pub(super) fn reaches(&self, within: Interval) -> bool {
        chapters_of(within).all(|chapter| self.chapters.contains(&chapter))
    }

    /// Whether a rebuild would expand the windows over more of a stretch than now.
    pub(super) fn could_reach(&self, within: Interval) -> bool {
        self.chapters.len() < MOST_CHAPTERS && !self.reaches(within)
    }

    /// The windows about a component, remembered.
    pub(super) fn profile(&mut self, component: &Component) -> Arc<Profile> {
        let reduced = self.mentions.reduce(component);
        if let Some(profile) = self.profiles.get(&reduced) {
            return Arc::clone(profile);
        }
        let covering = self.covering(&reduced);
        let profile = if let Some(profile) = self.shared.get(&covering) {
            Arc::clone(profile)
        } else {
            let maintenance = self.maintenance_among(&covering);
            let openings = self.openings_of(&maintenance);
            if let Some(openings) = &openings {
                self.openings.insert(maintenance, Arc::clone(openings));
            }
            Arc::new(self.profile_of(covering.clone(), openings))
        };
        self.shared.insert(covering, Arc::clone(&profile));
        self.profiles.insert(reduced, Arc::clone(&profile));
        profile
    }

    /// The windows about a component of a release that is only being thought about.
    pub(super) fn profile_once(&self, component: &Component) -> Arc<Profile> {
        let reduced = self.mentions.reduce(component);
        if let Some(profile) = self.profiles.get(&reduced) {
            return Arc::clone(profile);
        }
        let covering = self.covering(&reduced);
        let openings = self.openings_of(&self.maintenance_among(&covering));
        Arc::new(self.profile_of(covering, openings))
    }

    fn covering(&self, component: &Component) -> Bits {
        self.pick(|window| window.scope.covers(component))
    }

    fn maintenance_among(&self, covering: &[u64]) -> Bits {
        let mut numbers = 0..;
        self.pick(|window| {
            let number = numbers.next().unwrap_or_default();
            window.kind == WindowKind::Maintenance && holds(covering, number)
        })
    }

    /// Asks each window in the order of its number.
    fn pick(&self, mut is_in: impl FnMut(&Placed) -> bool) -> Bits {
        self.windows
            .chunks(64)
            .map(|windows| {
                windows.iter().zip(0..).fold(0, |word, (window, bit)| word | u64::from(is_in(window)) << bit)
            })
            .collect()
    }

    fn numbers_in(&self, bits: &[u64]) -> impl Iterator<Item = u32> {
        (0..self.windows.len() as u32).filter(|number| holds(bits, *number))
    }

    fn openings_of(&self, maintenance: &[u64]) -> Option<Arc<Openings>> {
        if let Some(openings) = self.openings.get(maintenance) {
            return Some(Arc::clone(openings));
        }
        let windows: Vec<u32> = self.numbers_in(maintenance).collect();
        let occurrences = windows.iter().flat_map(|number| &self.windows[*number as usize].occurrences);
        let open = join(occurrences.copied().collect());
        (!windows.is_empty()).then(|| Arc::new(Openings { windows, open }))
    }

    fn profile_of(&self, covering: Bits, openings: Option<Arc<Openings>>) -> Profile {
        let holidays = self.numbers_in(&covering).filter(|number| self.kind(*number) == WindowKind::Holiday).collect();
        Profile { covering, openings, holidays }
    }

    /// The occurrences of what stands against releases that overlap a stretch, as (window, occurrence), sorted.
    pub(super) fn unwelcome(&self, plan: &Plan, within: Interval) -> SmallVec<[(u32, Interval); 8]> {
        let mut met = SmallVec::new();
        if self.reaches(within) {
            self.unwelcome.overlapping(within, |occurrence, number| met.push((number, occurrence)));
        } else {
            for (window, number) in self.windows.iter().zip(0_u32..).filter(|(window, _)| is_unwelcome(window.kind)) {
                let window = plan.windows.get(window.id).filter(|window| window.binds());
                let occurrences = window.map(|window| window.occurrences(within)).unwrap_or_default();
                met.extend(occurrences.into_iter().map(|occurrence| (number, occurrence)));
            }
        }
        met.sort_unstable();
        met
    }

    /// When maintenance windows about a component are open, sorted and apart: at least what overlaps a stretch.
    pub(super) fn open<'a>(&self, plan: &Plan, profile: &'a Profile, within: Interval) -> Cow<'a, [Interval]> {
        let Some(openings) = &profile.openings else { return Cow::Borrowed(&[]) };
        if self.reaches(within) {
            return Cow::Borrowed(&openings.open);
        }
        let windows = openings.windows.iter().filter_map(|number| plan.windows.get(self.id(*number)));
        Cow::Owned(join(windows.flat_map(|window| window.occurrences(within)).collect()))
    }

    /// The days that a stretch of time loses to some holidays, and perhaps a few days beside it.
    pub(super) fn days_off<'a>(
        &self,
        plan: &Plan,
        holidays: impl IntoIterator<Item = &'a u32>,
        within: Interval,
    ) -> Vec<NaiveDate> {
        let mut days = Vec::new();
        let reached = self.reaches(within);
        // A day more on either side covers every offset from UTC.
        let first = within.start().utc().date_naive() - TimeDelta::days(1);
        let last = within.end().utc().date_naive() + TimeDelta::days(1);
        for holiday in holidays.into_iter().filter_map(|number| self.windows.get(*number as usize)) {
            if reached {
                let from = holiday.days.partition_point(|day| *day < first);
                days.extend(holiday.days.iter().skip(from).take_while(|day| **day <= last));
            } else if let Some(window) = plan.windows.get(holiday.id) {
                days.extend(window.days_touched(window.occurrences(within)));
            }
        }
        days
    }
}

/// Those of some stretches, sorted and apart, that overlap another.
pub(crate) fn overlapping(stretches: &[Interval], within: Interval) -> &[Interval] {
    let first = ended_by(stretches, within.start());
    // Of stretches that are apart, at most one has begun and not ended.
    let ended = ended_by(stretches, within.end());
    let behind = ended + usize::from(stretches.get(ended).is_some_and(|stretch| stretch.start() < within.end()));
    stretches.get(first..behind).unwrap_or_default()
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

/// Whether a kind stands against releases wherever it is on.
const fn is_unwelcome(kind: WindowKind) -> bool {
    !matches!(kind, WindowKind::Maintenance | WindowKind::Holiday)
}

fn expand(window: &Window, runs: &[Interval]) -> Vec<Interval> {
    if !window.binds() {
        return Vec::new();
    }
    let mut occurrences: Vec<Interval> = runs.iter().flat_map(|run| window.occurrences(*run)).collect();
    occurrences.sort_unstable();
    occurrences.dedup();
    occurrences
}
