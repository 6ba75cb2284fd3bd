//! The live schedule: everything that the rules ask, indexed, kept beside the plan.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Code;
use super::booking::Booked;
use super::code::Codes;
use super::entry::Entry;
use super::ground::Ground;
use super::held::Held;
use super::horizon::Horizon;
use super::limit::TeamLimits;
use super::meetings::Meetings;
use super::numbers::Registry;
use super::precedence::Links;
use super::record::Conflict;
use super::roster::Roster;
use super::rule::{Found, Pairs, RULES, Rule, View, in_order};
use super::train::Boards;
use super::version::Chains;
use super::weights::Weights;
use super::windows::Leave;
use crate::id::ReleaseId;
use crate::release::{Planned, Release};
use crate::time::Interval;
use crate::{Key, Plan};

/// So many changed releases are put among the others one by one; more are sorted together.
const MOST_PLACED_SINGLY: usize = 32;
/// So many releases are judged in one go when all of them are.
const TOLD_TOGETHER: usize = 512;

/// What has changed in a plan since the schedule looked at it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Only these releases were put in, changed or taken out.
    Releases(Vec<ReleaseId>),
    /// Anything: windows, the catalogue, dependencies, or very many releases.
    Everything,
}

/// The schedule of a plan, ready to be asked about conflicts.
///
/// It is an index over one plan and knows nothing that the plan does not say:
/// whoever changes the plan calls [`Self::refresh`] before the next question,
/// and hands the same plan to every question. Recurring windows are expanded
/// over the years in which something is planned; questions about other years
/// are answered as well, only slower.
#[derive(Clone, Debug, Default)]
pub struct Schedule {
    pub(super) ground: Ground,
    pub(super) horizon: Horizon,
    pub(super) links: Links,
    pub(super) registry: Registry,
    pub(super) weights: Weights,
    pub(super) roster: Roster,
    pub(super) booked: Booked,
    pub(super) leave: Leave,
    pub(super) team_limits: TeamLimits,
    pub(super) boards: Boards,
    pub(super) meetings: Meetings,
    pub(super) chains: Chains,
    pub(super) held: Held,
    entries: Vec<Option<Entry>>,
    free: Vec<u32>,
    numbers: FxHashMap<ReleaseId, u32>,
    /// Numbers of entries in the order of the releases' keys.
    order: Vec<u32>,
    /// Stretches of time that somebody asked to be answered at full speed.
    wanted: Vec<Interval>,
}

impl Schedule {
    /// Reads a whole plan.
    pub fn build(plan: &Plan) -> Self {
        Self::build_over(plan, Vec::new())
    }

    fn build_over(plan: &Plan, wanted: Vec<Interval>) -> Self {
        let taking_part = plan.releases.iter().filter(|release| release.state.takes_part());
        let horizon = Horizon::expand(plan, taking_part.map(Release::occupancy).chain(wanted.iter().copied()));
        let ground = Ground::survey(plan);
        let registry = Registry::read(plan);
        let mut schedule = Self {
            links: Links::read(plan),
            weights: Weights::read(plan),
            roster: Roster::read(plan, &registry, &horizon),
            booked: Booked::read(plan, &ground, &registry),
            leave: Leave::read(plan),
            team_limits: TeamLimits::read(plan, &registry),
            boards: Boards::read(plan, &registry, &horizon),
            meetings: Meetings::read(plan, &registry),
            ground,
            horizon,
            registry,
            wanted,
            ..Self::default()
        };
        for release in plan.releases.iter() {
            if let Some(entry) = schedule.read(plan, release) {
                schedule.numbers.insert(entry.id, schedule.entries.len() as u32);
                schedule.entries.push(Some(entry));
            }
        }
        let entries: Vec<(u32, &Entry)> = (0..).zip(schedule.entries.iter().flatten()).collect();
        let held = Held::of(&entries, &schedule.team_limits, &schedule.horizon);
        let mut chains = Chains::default();
        chains.fill(entries.iter().copied());
        schedule.boards.fill(entries.into_iter().map(|(_, entry)| entry));
        (schedule.held, schedule.chains) = (held, chains);
        schedule.rank();
        schedule
    }

    /// Follows a change of the plan.
    pub fn refresh(&mut self, plan: &Plan, changed: &Changed) {
        let Changed::Releases(ids) = changed else {
            *self = Self::build_over(plan, std::mem::take(&mut self.wanted));
            return;
        };
        let mut put: Vec<&Release> = ids.iter().filter_map(|id| plan.releases.get(*id)).collect();
        put.sort_by_key(|release| release.id);
        put.dedup_by_key(|release| release.id);
        let beyond = put.iter().any(|release| self.horizon.could_reach(release.occupancy()));
        if beyond || ids.len() > self.entries.len() / 4 + 8 {
            *self = Self::build_over(plan, std::mem::take(&mut self.wanted));
            return;
        }
        for id in ids {
            self.take(*id);
        }
        let mut touched = Vec::with_capacity(put.len());
        for release in put {
            if let Some(entry) = self.read(plan, release) {
                touched.push(self.put(entry));
            }
        }
        self.rank_anew(&touched);
    }

    /// Makes sure that questions about a stretch of time are answered at full speed.
    pub fn reach(&mut self, plan: &Plan, within: Interval) {
        if self.horizon.could_reach(within) {
            self.wanted.push(within);
            *self = Self::build_over(plan, std::mem::take(&mut self.wanted));
        }
    }

    /// Every conflict of the plan: each pair of parties once for each code, told from the release with the smaller key.
    ///
    /// Sorted by the key of the release, the code, and the key of the other party.
    pub fn all(&self, plan: &Plan) -> Vec<Conflict> {
        self.all_of(plan, Code::ALL)
    }

    /// Those of some codes among [`Self::all`], without looking for others.
    pub fn all_of(&self, plan: &Plan, codes: &[Code]) -> Vec<Conflict> {
        let asked = Codes::of(codes);
        let view = View::standing(self, plan).about(asked);
        let rules: Vec<&dyn Rule> =
            RULES.iter().copied().filter(|rule| rule.codes().iter().any(|code| codes.contains(code))).collect();
        let everything = codes.len() == Code::ALL.len();
        let pairs: Vec<Pairs> = rules.par_iter().map(|rule| rule.pairs(self, asked)).collect();
        let told = |numbers: &[u32]| {
            let mut found: Vec<Found> = Vec::with_capacity(TOLD_TOGETHER);
            for entry in numbers.iter().filter_map(|number| self.entry(*number)) {
                let before = found.len();
                for (rule, pairs) in rules.iter().zip(&pairs) {
                    rule.first(&view, entry, pairs, &mut found);
                }
                if !everything {
                    found.extract_if(before.., |found| !asked.has(found.place.1)).for_each(drop);
                }
                if let Some(of_entry) = found.get_mut(before..) {
                    of_entry.sort_unstable_by_key(|found| found.place);
                }
            }
            found
        };
        // In the order of the keys, so that parts that were told side by side only need to be joined.
        let parts: Vec<Vec<Found>> = self.order.par_chunks(TOLD_TOGETHER).map(told).collect();
        let mut all = Vec::with_capacity(parts.iter().map(Vec::len).sum());
        for part in parts {
            all.extend(part.into_iter().map(|found| found.conflict));
        }
        all
    }

    /// The conflicts of one release, told from it, sorted by code and by the key of the other party.
    pub fn of(&self, plan: &Plan, release: ReleaseId) -> Vec<Conflict> {
        let view = View::standing(self, plan);
        let mut found = Vec::new();
        if let Some(entry) = view.release(release) {
            ask(&view, entry, &mut found);
        }
        in_order(found)
    }

    /// The conflicts that these releases would have if all of them were at their new times.
    ///
    /// Told from the releases that move; a pair of which both move is told once, from the smaller key.
    pub fn preview(&self, plan: &Plan, moved: &[(ReleaseId, Planned)]) -> Vec<Conflict> {
        let at_new_time = |(id, planned): &(ReleaseId, Planned)| {
            let entry = self.numbers.get(id).and_then(|number| self.entry(*number))?;
            Some(entry.moved(planned))
        };
        self.preview_of(plan, moved.iter().filter_map(at_new_time).collect())
    }

    /// The conflicts that a release would have if it were in the plan as it is given.
    ///
    /// For a release that is only being drawn, and for one whose services or environment are being changed.
    pub fn preview_new(&self, plan: &Plan, release: &Release) -> Vec<Conflict> {
        self.preview_of(plan, self.read_once(plan, release).into_iter().collect())
    }

    pub(super) fn preview_of(&self, plan: &Plan, mut moved: Vec<Entry>) -> Vec<Conflict> {
        moved.sort_by(|a, b| (&a.key, a.id).cmp(&(&b.key, b.id)));
        moved.dedup_by_key(|entry| entry.id);
        let view = View::with(self, plan, &moved);
        let mut found = Vec::new();
        for entry in &moved {
            let before = found.len();
            ask(&view, entry, &mut found);
            if moved.len() > 1 {
                let told: Vec<Found> =
                    found.drain(before..).filter(|found| !view.is_told_from_other(entry, &found.conflict)).collect();
                found.extend(told);
            }
        }
        in_order(found)
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().flatten()
    }

    pub(super) fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get(number as usize).and_then(Option::as_ref)
    }

    pub(super) fn number(&self, release: ReleaseId) -> Option<u32> {
        self.numbers.get(&release).copied()
    }

    pub(super) fn ranked(&self, rank: u32) -> Option<&Entry> {
        self.order.get(rank as usize).and_then(|number| self.entry(*number))
    }

    /// Calls `found` for the numbers of releases that hold a component of this one, or one related to it, within a
    /// stretch of time; some more than once, and this one too.
    pub(super) fn near(&self, asked: &Entry, within: Interval, mut found: impl FnMut(u32)) {
        let Some(group) = asked.group else { return };
        for service in asked.services() {
            for component in self.ground.reach(service) {
                self.held.components.overlapping((group, component), within, |_, number| found(number));
            }
        }
    }

    fn read(&mut self, plan: &Plan, release: &Release) -> Option<Entry> {
        let Self { ground, horizon, registry, .. } = self;
        Entry::read(plan, release, ground, registry, |component| horizon.profile(component))
    }

    /// Reads a release that is only being thought about.
    pub(super) fn read_once(&self, plan: &Plan, release: &Release) -> Option<Entry> {
        Entry::read(plan, release, &self.ground, &self.registry, |component| self.horizon.profile_once(component))
    }

    fn take(&mut self, id: ReleaseId) -> Option<()> {
        let number = self.number(id)?;
        let entry = self.entry(number)?.clone();
        self.held.remove(&entry, number, &self.team_limits, &self.horizon);
        self.chains.remove(&entry, number);
        self.boards.remove(&entry);
        self.numbers.remove(&id);
        self.free.push(number);
        *self.entries.get_mut(number as usize)? = None;
        Some(())
    }

    /// Puts a release in and answers with its number; its rank is settled later.
    fn put(&mut self, entry: Entry) -> u32 {
        let number = self.free.pop().unwrap_or(self.entries.len() as u32);
        self.held.put(&entry, number, &self.team_limits, &self.horizon);
        self.chains.put(&entry, number);
        self.boards.put(&entry);
        self.numbers.insert(entry.id, number);
        match self.entries.get_mut(number as usize) {
            Some(place) => *place = Some(entry),
            None => self.entries.push(Some(entry)),
        }
        number
    }

    /// Sorts the releases by key anew.
    fn rank(&mut self) {
        let mut sorted: Vec<(&Key, ReleaseId, u32)> = self
            .entries
            .iter()
            .zip(0..)
            .filter_map(|(entry, number)| entry.as_ref().map(|entry| (&entry.key, entry.id, number)))
            .collect();
        sorted.sort_unstable();
        self.order = sorted.into_iter().map(|(_, _, number)| number).collect();
        self.number_ranks(0);
    }

    /// Puts these, which were put in or changed, where their keys belong, and leaves those out that are gone.
    fn rank_anew(&mut self, touched: &[u32]) {
        if touched.len() > MOST_PLACED_SINGLY {
            self.rank();
            return;
        }
        let stays = |number: &u32| self.entry(*number).is_some() && !touched.contains(number);
        let mut order: Vec<u32> = self.order.iter().copied().filter(stays).collect();
        let same = order.iter().zip(&self.order).take_while(|(new, old)| new == old).count();
        let mut first = same;
        for number in touched {
            let key = |number: u32| self.entry(number).map(|entry| (&entry.key, entry.id));
            let place = order.partition_point(|other| key(*other) < key(*number));
            order.insert(place, *number);
            first = first.min(place);
        }
        self.order = order;
        self.number_ranks(first);
    }

    fn number_ranks(&mut self, first: usize) {
        for (number, rank) in self.order.iter().zip(0..).skip(first) {
            if let Some(Some(entry)) = self.entries.get_mut(*number as usize) {
                entry.rank = rank;
            }
        }
    }
}

fn ask(view: &View<'_>, entry: &Entry, found: &mut Vec<Found>) {
    for rule in RULES {
        rule.of(view, entry, found);
    }
}
