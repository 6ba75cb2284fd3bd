//! Who holds what, and when.

use std::hash::Hash;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::track::Track;
use crate::time::{Instant, Interval};

/// Numbers of releases that were found along several lanes, each once.
pub(super) fn each_once(mut numbers: SmallVec<[u32; 16]>) -> SmallVec<[u32; 16]> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Stretches of time of releases, by what they hold meanwhile.
#[derive(Clone, Debug)]
pub(super) struct Lanes<K>(FxHashMap<K, Track<u32>>);

impl<K> Default for Lanes<K> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<K: Copy + Eq + Hash> Lanes<K> {
    pub(super) fn of(held: impl IntoIterator<Item = (K, Interval, u32)>) -> Self {
        let mut lanes: FxHashMap<K, Vec<(Interval, u32)>> = FxHashMap::default();
        for (what, at, number) in held {
            lanes.entry(what).or_default().push((at, number));
        }
        Self(lanes.into_iter().map(|(what, spans)| (what, Track::new(spans))).collect())
    }

    pub(super) fn put(&mut self, what: K, at: Interval, number: u32) {
        self.0.entry(what).or_default().put(at, number);
    }

    pub(super) fn remove(&mut self, what: K, at: Interval, number: u32) {
        if let Some(track) = self.0.get_mut(&what) {
            track.remove(at, number);
            if track.is_empty() {
                self.0.remove(&what);
            }
        }
    }

    /// Calls `found` for everything that overlaps a stretch.
    pub(super) fn overlapping(&self, what: K, within: Interval, found: impl FnMut(Interval, u32)) {
        if let Some(track) = self.0.get(&what) {
            track.overlapping(within, found);
        }
    }

    /// Every one of these with each of the others that starts while it holds the same.
    pub(super) fn starts_within(&self, others: &Self, mut met: impl FnMut(u32, u32)) {
        let mut running: Vec<(Instant, u32)> = Vec::new();
        for (what, track) in &self.0 {
            let Some(starting) = others.0.get(what) else { continue };
            running.clear();
            let mut coming = track.iter().peekable();
            for (at, other) in starting.iter() {
                while let Some((here, number)) = coming.next_if(|(here, _)| here.start() <= at.start()) {
                    running.push((here.end(), number));
                }
                running.retain(|(end, _)| *end > at.start());
                for (_, number) in &running {
                    met(*number, other);
                }
            }
        }
    }

    /// Those that hold something together with so many others that they are more than may be.
    pub(super) fn crowded(&self, most: impl Fn(K) -> u32, mut found: impl FnMut(u32)) {
        let mut running: Vec<(Instant, u32)> = Vec::new();
        for (what, track) in &self.0 {
            let most = most(*what) as usize;
            running.clear();
            for (at, number) in track.iter() {
                running.retain(|(end, _)| *end > at.start());
                running.push((at.end(), number));
                if running.len() > most {
                    for (_, number) in &running {
                        found(*number);
                    }
                }
            }
        }
    }

    /// Every two that hold the same at the same time.
    pub(super) fn meetings(&self, mut met: impl FnMut(u32, u32)) {
        let mut running: Vec<(Interval, u32)> = Vec::new();
        for track in self.0.values() {
            running.clear();
            for (at, number) in track.iter() {
                running.retain(|(other, _)| other.end() > at.start());
                for (_, other) in &running {
                    met(number, *other);
                }
                running.push((at, number));
            }
        }
    }
}
